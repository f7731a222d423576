"""The step Data: the project, and the table of its cases."""

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case, DamagedCase, Project, Role
from SSLSegmentationLib.project.cohort import nominal_spacing
from SSLSegmentationLib.volumes.image_formats import IMAGE_SUFFIXES

from ..session.SequencePlan import SequencePlan
from ..text.CaseSummary import listed, sharedRemarks, summaryText
from ..text.RoleText import ROLE_NAMES
from ..widgets.Builders import controlsRow, fileFilter, rowOf, setEnabled, textLabel, timer
from ..widgets.CaseBrowser import CaseBrowser
from ..widgets.CaseDrops import CaseDrops
from ..widgets.CaseWork import CaseWork
from ..widgets.DatasetButton import DatasetButton
from ..widgets.DicomBox import DicomBox
from ..widgets.FlatImageBox import FlatImageBox
from ..widgets.MaskBox import MaskBox
from ..widgets.OutcomeBox import OutcomeBox
from ..widgets.Panel import Panel
from ..widgets.ProjectBox import ProjectBox
from ..widgets.RoleChooser import roleCombo
from ..widgets.ScansBox import ScansBox
from ..widgets.ScenePicker import ScenePicker
from ..widgets.SequenceBox import SequenceBox
from ..widgets.SpacingBox import SpacingBox

_FILES = fileFilter(_("Images"), IMAGE_SUFFIXES)


class DataPanel(Panel):
    """New, recent or demo project; volumes from files, DICOM and the scene; what each is used for."""

    title = _("Data")
    events = ("project", "cases", "adding")

    def build(self) -> None:
        """Make the controls."""
        self._cases: list[Case] = []
        self._damaged: list[DamagedCase] = []
        self._remarks: dict[str, list[str]] = {}
        self._nominal: set[str] = set()
        self._resultShown: object = None
        self._wasAdding = self._isAway = False
        self._project: Project | None = None
        self.work = CaseWork(self, self._refreshProgress)
        self.projectBox = ProjectBox(self, self._whyBusy)
        self.layout.addWidget(self.projectBox.widget)
        self.casesBox = qt.QGroupBox(_("Cases"))
        rows = qt.QVBoxLayout(self.casesBox)
        rows.addLayout(self._buildAdding())
        self.picker = ScenePicker(self.acting(self.addFromScene), self._refreshControls)
        self.scans = ScansBox(
            self, self.addScans, lambda *what: self.logic.scanImport.plan(*what, asImages=self.masksTooBox.checked)
        )
        self.dicom = DicomBox(self, self.addDicom)
        self.browser = CaseBrowser(self, self._refreshControls, lambda: self.removeButton.click())
        self.table = self.browser.table
        for box in (self.picker, self.scans, self.dicom):
            rows.addWidget(box.widget)
        self.drops = CaseDrops(self, self.table.widget, self.picker, self._add, self._addDataset, self._addNodes)
        rows.addWidget(self.browser.widget, 1)
        self.summary = textLabel()
        rows.addWidget(self.summary)
        self.spacingButton = self.button(
            _("Add them again with another voxel size …"),
            self.showSpacing,
            _("Shows where to write it."),
        )
        rows.addWidget(self.spacingButton)
        rows.addLayout(self._buildChanging())
        rows.addLayout(self._buildMore())
        for box in (self.masks, self.flat, self.sequence):
            rows.addWidget(box.widget)
        self.layout.addWidget(self.casesBox, 1)
        self.progressRow = self._buildProgress()
        self.layout.addWidget(self.progressRow)
        self.layout.addWidget(self._message)
        self.outcome = OutcomeBox(self)
        self.layout.addWidget(self.outcome.widget)
        self.layout.addStretch(0)
        # One volume after the other, with the window alive between them. Runs only while there are some.
        self._sceneTimer = timer(0, self._onSceneTimer)

    def _buildAdding(self) -> "qt.QLayout":
        row = qt.QHBoxLayout()
        self.addButton = self.menuButton(
            _("Add volumes"),
            _("NRRD, NIfTI, MHA, DICOM, or what is loaded in Slicer. It can also be dragged onto the table."),
            (_("Files …"), self.askFiles),
            (_("A folder, with all below it …"), self.askFolder),
            (_("Several sequences of each scan (T2, ADC) …"), self.showSequences),
            (_("A DICOM folder …"), self.askFolder),
            (_("The scene …"), self.askScene),
            (_("Slicer's DICOM database …"), lambda: self.dicom.show()),
            (_("A data set with masks (dataset.json) …"), self.askDataset),
            (_("A data set's folder (nnU-Net, MONAI, BIDS) …"), self.askDatasetFolder),
        )
        self.newRole = roleCombo()
        self.linkBox = qt.QCheckBox(_("Leave files where they are"))
        self.linkBox.toolTip = _(
            "Saves disk space, but the files must stay where they are. Otherwise they are copied into the project. "
            "DICOM is always copied."
        )
        self.linkBox.setProperty("enabledToolTip", self.linkBox.toolTip)
        self.masksTooBox = qt.QCheckBox(_("Also what looks like a mask"))
        self.masksTooBox.toolTip = _(
            "Files that look like masks, by their content and their place, are left out and named below: networks "
            "would learn from them as from images. Choose this if they are images."
        )
        row.addWidget(self.addButton)
        row.addWidget(qt.QLabel(_("as")))
        row.addWidget(self.newRole, 1)
        rows = qt.QVBoxLayout()
        rows.addLayout(row)
        rows.addWidget(self.linkBox)
        rows.addWidget(self.masksTooBox)
        self.spacingBox = SpacingBox(self._refreshControls)
        rows.addWidget(self.spacingBox.widget)
        return rows

    def _buildChanging(self) -> "qt.QLayout":
        row = qt.QHBoxLayout()
        self.role = roleCombo()
        self.roleButton = self.button(_("Change"), self.changeRole, _("Use the selected cases for this."))
        row.addWidget(qt.QLabel(_("Use selected for")))
        row.addWidget(self.role)
        row.addWidget(self.roleButton)
        row.addStretch(1)
        return row

    def _buildMore(self) -> "qt.QLayout":
        self.masks, self.flat = MaskBox(self, self._onlyOne), FlatImageBox(self, self._onlyOne)
        self.sequence = SequenceBox(self, self._onlyOne, lambda: self.linkBox.checked)
        self.dataset = DatasetButton(self)
        self.removeButton = self.button(
            _("Remove …"), self.remove, _("Take the selected cases out of the project. Nothing is deleted.")
        )
        below = rowOf(self.dataset.button)
        below.addStretch(1)
        below.addWidget(self.removeButton)
        rows = qt.QVBoxLayout()
        rows.addLayout(rowOf(self.masks.button, self.flat.button, self.sequence.button))
        rows.addLayout(below)
        return rows

    def _buildProgress(self) -> "qt.QWidget":
        widget, row = controlsRow()
        self.progress = qt.QProgressBar()
        self.stopButton = self.button(_("Stop"), self.stop, _("Volumes that are added stay."))
        row.addWidget(self.progress, 1)
        row.addWidget(self.stopButton)
        widget.visible = False
        return widget

    # ------------------------------------------------------------------ what is shown
    def refresh(self) -> None:
        """Show what is."""
        if self._isAway:
            return
        adding = self.logic.dataImport
        if not (adding.running and self._wasAdding):  # while volumes come in, only the progress changes
            self._readCases()
        self._wasAdding = adding.running
        self._refreshProgress()
        self._refreshControls()

    def _readCases(self) -> None:
        if not self.browser.read():
            return
        self._cases, self._damaged, self._remarks = self.browser.cases, self.browser.damaged, self.browser.remarks
        self._nominal = set(nominal_spacing(self._cases))
        if self._project is not self.session.project:  # what was found is not for another project
            self._project = self.session.project
            self.scans.hide()
            self.dicom.hide()
        self.casesBox.visible = self._project is not None

    def _refreshProgress(self) -> None:
        adding = self.logic.dataImport
        self.table.widget.enabled = not self.work.isRemoving  # some of those that it shows are gone
        self.progressRow.visible = adding.running or self.work.isRemoving
        if self.work.isRemoving:
            self.progress.maximum, self.progress.value = self.work.total, self.work.done
            self.progress.setFormat(_("Taking cases out") + ": %v / %m")
            return
        self.progress.maximum = adding.total  # 0: busy, without a number
        self.progress.value = adding.done
        what = {"making volumes": _("Making volumes"), "importing volumes": _("Importing volumes")}
        what["writing cases"] = _("Writing cases")
        text = what.get(adding.what, _("Adding volumes"))
        self.progress.setFormat(_("Stopping …") if adding.stopping else f"{text}: %v / %m" if adding.total else "")
        if not adding.running and adding.result is not self._resultShown:
            self._resultShown = adding.result
            self._showResult(adding.result)

    def _showResult(self, result) -> None:
        nominal = [id for id in result.added if id in self._nominal]
        self.outcome.show(result, sharedRemarks(self._cases, self._remarks, nominal))
        if result.spacing and result.added and not (result.stopped or result.failure):  # else the rest may come yet
            self.spacingBox.clear()  # the next ones may tell the truth
        if result.plan is not None:
            self.scans.showPlan(SequencePlan.ofFiles(result.plan))

    def _refreshControls(self) -> None:
        self.projectBox.refresh()
        busy = self._whyBusy()
        selected = self.table.selectedKeys()
        none = "" if selected else _("Select cases in the table first (with Shift or Ctrl several).")
        setEnabled(self.addButton, busy)
        setEnabled(self.newRole, busy)
        self._refreshSpacing(busy, selected)
        isBroken = any(case.id in selected for case in self._damaged)  # these can only be looked at and taken out
        unfit = none or (_("The record of a selected case is damaged.") if isBroken else "")
        setEnabled(self.role, busy or unfit)
        setEnabled(self.roleButton, busy or unfit)
        setEnabled(self.removeButton, busy or none)
        for box in (self.masks, self.flat, self.sequence, self.scans, self.dicom):
            box.refresh(busy)
        self.dataset.refresh(busy, len(self._cases))
        setEnabled(self.stopButton, _("It stops after the volume at hand.") if self.logic.dataImport.stopping else "")
        checked = len(self.picker.checkedNodes())
        none = "" if checked else _("Tick at least one volume.")
        setEnabled(self.picker.addButton, busy or self.picker.warning or none)
        self.summary.text = summaryText(self._cases, self._damaged, self._remarks, selected)

    def _refreshSpacing(self, busy: str, selected: list[str]) -> None:
        project, assumed = self.session.project, self.spacingBox.lengths()
        self.spacingBox.show(project and project.folder, enabled=not busy)
        if assumed:
            self.linkBox.checked = False
        apart = _("Files that stay where they are keep the voxel size that they say.") if assumed else ""
        setEnabled(self.linkBox, busy or apart)
        self.picker.warn(
            _(
                "The voxel size written above is for files and folders. That of a volume in the scene is set in "
                "Slicer's module Volumes, under Volume Information, before it is added."
            )
            if assumed
            else ""
        )
        self.spacingButton.visible = bool(self._nominal.intersection(selected or self._nominal))

    def _onlyOne(self) -> Case | None:
        """The selected case; None if it is not one."""
        selected = self.table.selectedKeys()
        return next((case for case in self._cases if [case.id] == selected), None)

    def _whyBusy(self) -> str:
        isAdding = self.logic.dataImport.running
        return _("Volumes are being added: wait, or stop it.") if isAdding else self.work.whyBusy

    def nextStep(self) -> str:
        """What to do next here."""
        project, text = self.session.project, ""
        if project is None:
            text = _("Next: 'Open' a project, 'Create' one, or 'Try the demo' (step '{step}').")
        elif not any((project.folder / "cases").glob("*/case.json")):
            text = _("Next: add the volumes that you want to segment, with 'Add volumes' (step '{step}').")
        return text.format(step=self.title)

    # ------------------------------------------------------------------ adding
    def _newRole(self) -> Role:
        return Role.parse(self.newRole.itemData(self.newRole.currentIndex))

    def showSpacing(self) -> None:
        """Lead to another voxel size for cases that are here."""
        self.spacingBox.unfold()
        self.say(_("Write what is known above. Take the cases out (Remove …, nothing is deleted), and add them again."))

    def _add(self, paths: list[str]) -> None:
        how = {"link": self.linkBox.checked, "asImages": self.masksTooBox.checked}
        self.logic.dataImport.addFiles(paths, self._newRole(), spacing=self.spacingBox.lengths(), **how)

    def askFiles(self) -> None:
        """Ask for image files, and add them."""
        if paths := qt.QFileDialog.getOpenFileNames(slicer.util.mainWindow(), _("Volumes to add"), "", _FILES):
            self._add(list(paths))

    def askFolder(self) -> None:
        """Ask for a folder, and add every volume in it and below."""
        if folder := qt.QFileDialog.getExistingDirectory(
            slicer.util.mainWindow(), _("Folder with volumes or DICOM"), ""
        ):
            self._add([folder])

    def askDataset(self) -> None:
        """Ask for a data set's description, and import it with its masks and its split."""
        title, window = _("Description of the data set"), slicer.util.mainWindow()
        self._addDataset(qt.QFileDialog.getOpenFileName(window, title, "", "dataset.json (*.json)"))

    def askDatasetFolder(self) -> None:
        """Ask for a data set's folder, of whatever system, and import it with its masks and its split."""
        self._addDataset(qt.QFileDialog.getExistingDirectory(slicer.util.mainWindow(), _("Folder of the data set"), ""))

    def _addDataset(self, path: str) -> None:
        if path:
            how = {"link": self.linkBox.checked, "spacing": self.spacingBox.lengths()}
            self.logic.dataImport.addDataset(path, **how)

    def askScene(self) -> None:
        """List the volumes of the scene."""
        self.picker.show(self.session.openedProject())

    def addDicom(self, entries: list) -> None:
        """Add what is chosen of Slicer's DICOM database."""
        how = {"asImages": self.masksTooBox.checked, "spacing": self.spacingBox.lengths()}
        self.logic.dicomImport.add(entries, self._newRole(), **how)
        self._sceneTimer.start()

    def addFromScene(self) -> None:
        """Add the checked volumes of the scene."""
        self._addNodes(self.picker.checkedNodes(), asImages=True)  # the list has said what looks like a mask
        self.picker.hide()

    def _addNodes(self, nodes: list["slicer.vtkMRMLNode"], *, asImages: bool = False) -> None:
        self.logic.dataImport.addNodes(nodes, self._newRole(), asImages=asImages or self.masksTooBox.checked)
        self._sceneTimer.start()

    def showSequences(self) -> None:
        """Let the user say what sequences there are, and what they are called."""
        self.session.openedProject()
        self.picker.hide()
        self.scans.show()

    def addScans(self, plan: SequencePlan) -> None:
        """Add the scans of a plan."""
        if plan.isOfNodes:
            self.logic.scanImport.addNodes(plan, self._newRole(), asImages=self.masksTooBox.checked)
            self._sceneTimer.start()
        else:
            how = {"link": self.linkBox.checked, "asImages": self.masksTooBox.checked}
            self.logic.scanImport.addFiles(plan, self._newRole(), **how)

    def stop(self) -> None:
        """End what is going on with cases; what is done stays done."""
        if self.work.isRemoving:
            self.work.stop()
        else:
            self.logic.dataImport.stop()

    def _onSceneTimer(self, *_arguments) -> None:
        with self.reporting():
            if self.logic.dataImport.step():
                return
        self._sceneTimer.stop()

    # ------------------------------------------------------------------ changing
    def changeRole(self) -> None:
        """Use the selected cases for something else; leaving the test set is asked once."""
        ids, role = set(self.table.selectedKeys()), Role.parse(self.role.itemData(self.role.currentIndex))
        held = [case.name for case in self._cases if case.id in ids and case.role is Role.TEST]
        force = bool(held) and role is not Role.TEST
        if force and not slicer.util.confirmOkCancelDisplay(
            _(
                "{count} of them are test cases ({names}).\n\nOnce a network has seen a test case, its test result no "
                "longer says how good it is on new cases. Use them for '{role}' all the same?"
            ).format(count=len(held), names=listed(held), role=ROLE_NAMES[role]),
            windowTitle=_("Test cases"),
        ):
            return
        self.work.giveRole([case for case in self._cases if case.id in ids], role, force=force)

    def remove(self) -> None:
        """Take the selected cases out of the project."""
        ids = set(self.table.selectedKeys())
        self.work.askToRemove([case for case in [*self._cases, *self._damaged] if case.id in ids])

    # ------------------------------------------------------------------ life
    def enter(self) -> None:
        """The user has opened this step: cases and volumes may have changed elsewhere."""
        self._isAway = False
        if self.picker.widget.visible and self.session.project:
            self.picker.show(self.session.project)
        super().enter()

    def exit(self) -> None:
        """The user has left this step: what changes meanwhile is shown when he is back."""
        self._isAway = True
        self.browser.leave()
        self.flat.hide()

    def onSceneStartClose(self) -> None:
        """Let go of the scene's nodes."""
        for box in (self.picker, self.masks, self.flat, self.sequence, self.scans):
            box.hide()
        if self._sceneTimer.active:
            self.logic.dataImport.stop()

    def cleanup(self) -> None:
        """The module goes away."""
        self._sceneTimer.stop()
        self.dicom.hide()
        for part in (self.work, self.projectBox, self.browser):
            part.cleanup()
        super().cleanup()
