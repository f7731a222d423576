"""The logic of the module: what its panels and scripts do with a project."""

import logging

import qt
from slicer.ScriptedLoadableModule import ScriptedLoadableModuleLogic


class SSLSegmentationLogic(ScriptedLoadableModuleLogic):
    """Everything that the panels do, for scripts too. Without Qt widgets.

    ::

        logic = SSLSegmentationLogic()
        logic.session.createProject("/data/liver")
        logic.addVolume(slicer.util.getNode("MR1"))
        logic.pretrain("contrastive", "quick")
    """

    def __init__(self):
        ScriptedLoadableModuleLogic.__init__(self)
        from SSLSegmentationPlugin.environment.Environment import Environment, slicerPython
        from SSLSegmentationPlugin.environment.Installation import Installation
        from SSLSegmentationPlugin.environment.Interpreters import Interpreters
        from SSLSegmentationPlugin.session.Afterwards import Afterwards
        from SSLSegmentationPlugin.session.Annotations import Annotations
        from SSLSegmentationPlugin.session.CaseLooks import CaseLooks
        from SSLSegmentationPlugin.session.DataImport import DataImport
        from SSLSegmentationPlugin.session.DicomDatabase import DicomImport
        from SSLSegmentationPlugin.session.Drafting import Drafting
        from SSLSegmentationPlugin.session.Learning import Learning
        from SSLSegmentationPlugin.session.ModelTransfer import ModelTransfer
        from SSLSegmentationPlugin.session.Pointing import Pointing
        from SSLSegmentationPlugin.session.RecentProjects import RecentProjects
        from SSLSegmentationPlugin.session.Reviews import Reviews
        from SSLSegmentationPlugin.session.ScanImport import ScanImport
        from SSLSegmentationPlugin.session.Session import Session
        from SSLSegmentationPlugin.session.Suggestions import Suggestions

        self.session = Session(qt.QSettings())
        self.recentProjects = RecentProjects(self.session, slicerPython())
        self.annotations = Annotations(self.session)
        self.afterwards = Afterwards(self.annotations.leaving, self.annotations.ahead)
        self.reviews = Reviews(self.session, self.annotations)
        self.environment = Environment(self.session)
        self.installation = Installation(self.environment)
        self.interpreters = Interpreters(self.session)
        self.dataImport = DataImport(self.session, slicerPython())
        self.scanImport = ScanImport(self.dataImport)
        self.dicomImport = DicomImport(self.dataImport)
        self.modelTransfer = ModelTransfer(self.session, self.environment)
        self.suggestions = Suggestions(self.session, slicerPython())
        self.caseLooks = CaseLooks(self.session, slicerPython())
        self.drafting = Drafting(self.session, self.annotations, self._interpreter)
        self.pointing = Pointing(self.session, self.annotations)
        self.learning = Learning(self.session, self._interpreter)

    def _interpreter(self):
        return self.environment.interpreter

    def cleanup(self):
        """Close the project and end what is about this Slicer. Jobs go on."""
        try:
            self.dataImport.close()
            self.modelTransfer.close()
            self.installation.close()
            self.interpreters.close()
            self.environment.endProbe()
            self.recentProjects.cleanup()
            self.suggestions.cleanup()
            self.caseLooks.forget()
            self.drafting.cleanup()
            self.pointing.cleanup()
            self.afterwards.cleanup()
            self.annotations.cleanup()
            self.reviews.cleanup()
        finally:
            self.session.end()

    # ------------------------------------------------------------------ cases
    def addVolume(self, volumeNode, role="unlabelled", asImage=False):
        """Add a volume, or a sequence, of the scene to the open project. Many volumes, and files: see ``dataImport``.

        :param role: ``unlabelled``, ``train``, ``validation`` or ``test``.
        :param asImage: also if it looks like a mask, which is refused else.
        :return: the new case.
        """
        from SSLSegmentationLib.project import Role
        from SSLSegmentationPlugin.scene.Sequences import addNode

        case = addNode(self.session.openedProject(), volumeNode, Role.parse(role), asImage=asImage)
        self.session.notify("cases")
        return case

    def setRole(self, caseIds, role, force=False):
        """Say what cases are used for: all of them, or none if one of them may not.

        :param role: ``unlabelled``, ``train``, ``validation`` or ``test``.
        :param force: take even test cases out of the test set.
        """
        from SSLSegmentationLib.project import Role

        project, role = self.session.openedProject(), Role.parse(role)
        cases = project.named_cases(caseIds)
        for case in sorted(cases, key=lambda case: case.role is not Role.TEST):  # what may be refused comes first
            project.set_role(case, role, force=force)
        self.session.notify("cases")

    def removeCases(self, caseIds):
        """Take cases out of the project: their folders move to ``removed`` in the project's; nothing is deleted."""
        project = self.session.openedProject()
        damaged = [case for case in self.session.damagedCases() if case.id in caseIds]  # can be taken out, too
        whole = project.named_cases(set(caseIds) - {case.id for case in damaged})
        folders = {case.folder for case in [*whole, *damaged]}
        if self.annotations.isOpen and self.annotations.case.folder in folders:
            self.annotations.close()
        self.reviews.unload(ofCases=folders)
        try:
            for case in [*whole, *damaged]:
                self.takeOut(project, case)
        finally:
            self.session.notify("cases")

    def takeOut(self, project, case):
        """Take one case out of a project, and out of sight if it is shown; whoever does so tells observers of it."""
        from SSLSegmentationLib.project.series import whole_id

        project.remove_case(case)
        if project is self.session.project and case.id == whole_id(self.session.caseId or ""):
            self.session.setCurrentCase(None)

    def setMaskFromFile(self, caseId, path):
        """Give a case a mask from a file, in the background (see ``dataImport``). A mask that it has is set aside.

        :param path: ``.seg.nrrd`` (matched by names) or a label map (by values); None = empty, of a healthy case.
        """
        from SSLSegmentationPlugin.session.Gifts import maskOf

        self.dataImport.give(maskOf(self._withoutEditor(caseId), path, self.annotations.useLabel))

    def setFlat(self, caseId, axis, image=None, mask=None, projection=None):
        """Give a case a flat image or a flat mask, in the background. What it replaces is set aside.

        :param axis: voxel axis along which the volume is projected (0 = i, 1 = j, 2 = k).
        :param image: file of another modality, flat or on the volume's grid.
        :param mask: file of a flat mask.
        :param projection: ``mean`` or ``max``: the image is made of the volume itself.
        """
        from SSLSegmentationPlugin.session.Gifts import flatOf

        what = {"image": image, "mask": mask, "projection": projection}
        then = {"then": self.annotations.useLabel} if mask else {}
        self.dataImport.give(flatOf(self._withoutEditor(caseId), axis, **what, **then))

    def nameImages(self, name):
        """Say what the sequence is called that the image of every case is, for example ``T2``."""
        from SSLSegmentationLib.project.channels import channel_name, set_channels

        project = self.session.openedProject()
        try:
            set_channels(project, (channel_name(name), *project.channels[1:]))
        finally:
            self.session.notify("cases")

    def setSequenceFromFile(self, caseId, name, path, link=False):
        """Give a case a further sequence of its scan, in the background. An older one of this name is set aside.

        :param name: of the sequence, for example ``ADC``; a new one is added to those of the project.
        :param path: image file, or a folder with one DICOM series; on another grid it is resampled onto the image's.
        :param link: leave the file where it is, if it has the grid of the image.
        """
        from SSLSegmentationPlugin.session.Gifts import sequenceOf

        self.dataImport.give(sequenceOf(self._withoutEditor(caseId), name, path, link=link))

    def setSequenceFromScene(self, caseId, name, volumeNode):
        """Give a case a further sequence that is a volume of the scene, which stays as it is; in the background."""
        from SSLSegmentationPlugin.session.Gifts import sequenceOf
        from SSLSegmentationPlugin.session.ScanImport import fileOfNode

        self.dataImport.free()
        case = self._withoutEditor(caseId)
        path = fileOfNode(volumeNode, name, case)
        self.dataImport.give(sequenceOf(case, name, path, temporary=path.parent))

    def dropSequence(self, caseId, name):
        """Take a further sequence away from a case, in the background; nothing is deleted."""
        from SSLSegmentationPlugin.session.Gifts import sequenceGone

        self.dataImport.give(sequenceGone(self._withoutEditor(caseId), name))

    def setMaskFromScene(self, caseId, segmentationNode, isAgreed=False):
        """Give a case a mask from a segmentation of the scene, which stays as it is. A mask that it has is set aside.

        :param isAgreed: also if nothing is drawn in the segmentation.
        :return: what the user should know, in sentences.
        """
        from SSLSegmentationPlugin.session.LabelImport import importSegmentation

        case, project = self._withoutEditor(caseId), self.session.openedProject()
        hadSchema = project.has_schema
        composed = importSegmentation(project, case, segmentationNode, isAgreed=isAgreed)
        self.annotations.useLabel(case)
        if not hadSchema:
            self.session.notify("labels")
        return composed.warnings()

    def _withoutEditor(self, caseId):
        """A case that is about to get another label: what is being drawn on it is saved and put away first."""
        from SSLSegmentationLib.project.series import whole_id

        if self.annotations.isOpen and whole_id(self.annotations.case.id) == whole_id(caseId):
            self.annotations.close()
        return self.session.openedProject().case(caseId)

    # ------------------------------------------------------------------ models
    def models(self, kind=None):
        """Backbones and models of the open project, those of runs in the order of time, then imported ones.

        :param kind: only ``backbone`` or ``model``.
        :return: entries with ``name``, ``path``, ``card`` and ``scores``.
        """
        from SSLSegmentationLib.project.models import list_models

        return list_models(self.session.openedProject(), kind)

    def removeModel(self, name):
        """Take a backbone or model out of the project: its folder moves to ``removed``; nothing is deleted.

        :return: where its folder is now.
        """
        from SSLSegmentationLib.jobs.removal import set_aside
        from SSLSegmentationLib.project.models import find_entry

        project = self.session.openedProject()
        target = set_aside(project, find_entry(project, name))
        logging.info("The network '%s' was moved to '%s'.", name, target)
        self.session.findJobs()
        self.session.notify("jobs")
        self.session.notify("models")
        return target

    # ------------------------------------------------------------------ jobs
    def pretrain(self, method, preset="default", changes=None, device="auto"):
        """Start a pretraining in the background.

        :param method: name of a pretraining method.
        :param preset: ``quick``, ``default`` or ``paper``, or a budget such as ``3min``.
        :param changes: path of a setting → another value.
        :return: the job's entry in the session.
        """
        from SSLSegmentationLib.jobs.requests import PretrainingRequest
        from SSLSegmentationLib.networks.architecture import with_values
        from SSLSegmentationLib.pretraining.asked import check_acting
        from SSLSegmentationLib.pretraining.settings import PretrainingSettings

        settings = with_values(PretrainingSettings.from_preset(method, preset), changes or {})
        check_acting(settings)
        run = PretrainingRequest(settings).write(self.session.openedProject())
        logging.info("Pretraining '%s' (%s) is started as run %s.", method, preset, run.id)
        return self.session.startJob(run, self.environment.interpreter, device)

    def finetune(self, backbone=None, preset="default", trainIds=None, changes=None, device="auto", task="slices"):
        """Start a finetuning in the background.

        :param backbone: path of a ``backbone.pt``; None = from scratch.
        :param preset: ``quick``, ``default`` or ``paper``, or a budget such as ``3min``.
        :param trainIds: labelled training cases to use (default: all).
        :param task: ``slices``, ``volumes`` for a 3D network, or ``en_face`` for flat masks.
        :param changes: path of a setting → another value.
        :return: the job's entry in the session.
        """
        from SSLSegmentationLib.finetuning.decided import check_acting
        from SSLSegmentationLib.jobs.requests import FinetuningRequest
        from SSLSegmentationLib.networks.architecture import with_values
        from SSLSegmentationLib.tasks.base import task_of

        settings = with_values(task_of(task).settings.from_preset(preset), changes or {})
        check_acting(settings, pretrained=backbone is not None)
        run = FinetuningRequest(settings, backbone, trainIds).write(self.session.openedProject())
        logging.info("Finetuning (%s) is started as run %s.", preset, run.id)
        return self.session.startJob(run, self.environment.interpreter, device)

    def compare(self, backboneId, preset="default", changes=None, device="auto", task="slices"):
        """Finetune from a pretraining, and in the same way from scratch: two jobs, the second waits for the first.

        The one from scratch gets the network of the backbone, and both the same labelled cases.

        :param backboneId: id of a pretraining that has made a backbone.
        :param preset: ``quick``, ``default`` or ``paper``, or a budget such as ``3min``.
        :param changes: path of a setting → another value, for both.
        :param task: as of :meth:`finetune`.
        :return: the two entries in the session, the pretrained one first.
        """
        from SSLSegmentationLib.project import Role
        from SSLSegmentationPlugin.session.Comparison import OF_TRANSFER, scratchChanges

        backbone = self.session.jobs[backboneId]
        project = self.session.openedProject()
        trainIds = [case.id for case in project.cases(Role.TRAIN, labelled=True)]
        changes = {**(changes or {}), **scratchChanges(backbone)}  # what the backbone decides, said for both
        pretrained = self.finetune(backbone.job.folder / "backbone.pt", preset, trainIds, changes, device, task)
        changes = {path: value for path, value in changes.items() if path[0] not in OF_TRANSFER}
        return pretrained, self.finetune(None, preset, trainIds, changes, device, task)

    def predict(self, model, caseIds, flips=False, keepAllParts=False, device="auto"):
        """Start a prediction in the background.

        :param model: path of a ``model.pt``.
        :param caseIds: cases to segment.
        :param flips: average over mirrorings: four times slower, often a little better.
        :param keepAllParts: leave masks as the network makes them.
        :return: the job's entry in the session.
        """
        from SSLSegmentationLib.jobs.requests import PredictionRequest

        run = PredictionRequest(model, caseIds, flips, keepAllParts).write(self.session.openedProject())
        logging.info("Prediction of %d cases is started as run %s.", len(caseIds), run.id)
        return self.session.startJob(run, self.environment.interpreter, device)

    def resume(self, runId, device="auto"):
        """Go on with a run that was stopped, failed or got lost."""
        entry = self.session.jobs[runId]
        return self.session.startJob(entry.job.run, self.environment.interpreter, device)
