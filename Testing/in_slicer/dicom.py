"""Series of Slicer's own DICOM database on their way into a project and back, in a real Slicer.

    Slicer --no-splash --additional-module-paths SSLSegmentation \\
        --python-script Testing/in_slicer/dicom.py SERIES PICTURES

SERIES: a folder with the DICOM files of three series or more. PICTURES: where the PNG files go. Adds a series by the
chooser and what Slicer's browser has selected, and compares both with what Slicer's own loader makes of them. Annotates
one, hands its mask on as DICOM SEG, and has Slicer's own loader of those (it wants the package dcmqi) show it again.
SSLSEG_PYTHON names a Python with torch and highdicom. Slicer ends with exit code 1 if anything is elsewhere than it
was, or if the window was blocked for too long. The database is one of its own, and goes at the end.
"""

import os
import sys
import tempfile
import traceback
from pathlib import Path

import ctk
import numpy as np
import qt
import slicer
import vtk

sys.path[:0] = [str(Path(__file__).parent)]
slicer.util.selectModule("SSLSegmentation")  # finds the packages of the module and of the library

from DICOMLib import DICOMUtils  # noqa: E402
from SSLSegmentationPlugin.scene.Grids import Grid  # noqa: E402
from SSLSegmentationPlugin.scene.Segmentations import setLabels  # noqa: E402
from window import Window  # noqa: E402

from SSLSegmentationLib.project import Project  # noqa: E402

MILLIMETRES = 1e-3  # how far a voxel may be from where Slicer has it
STRUCTURE = "prostate"


class Chooser(Window):
    """From the database into a project, and back."""

    def __init__(self, series: Path, pictures: Path) -> None:
        super().__init__(Path(__file__).name)
        self.series, self.pictures = series, pictures

    def run(self, scratch: Path) -> None:
        """All of it."""
        self.arrange()
        self.compute(os.environ.get("SSLSEG_PYTHON", ""))
        self.session.openProject(Project.create(scratch / "Scans").folder)
        panel = self.panel("Data")
        panel.dicom.show()
        self.save(self.pictures / "dicom-empty.png")
        panel.dicom.hide()
        DICOMUtils.importDicom(str(self.series), slicer.dicomDatabase)
        self.answering.forget()  # it is Slicer that imports
        found = [self.choose(panel), *self.browse(panel)]
        annotate = self.panel("Annotate")
        annotate.schemaEditor.newName.text = STRUCTURE
        annotate.schemaEditor.addButton.click()
        for uid in found:
            self.compare(uid)
        self.compareSegmentation(self.handOn(found[0], scratch))
        self.verdict()

    # ------------------------------------------------------------------ steps
    def choose(self, panel) -> str:
        """Add a series that the chooser shows; returns its UID."""
        panel.dicom.show()
        self.spin(1)
        tree = self.unfolded(panel)
        item = tree.topLevelItem(0).child(0).child(0)
        item.setSelected(True)
        self.save(self.pictures / "dicom-chooser.png")
        uid = item.data(0, qt.Qt.UserRole).split(" ")[1]
        self.add(panel, panel.dicom.addButton)
        panel.dicom.show()
        self.spin(1)
        self.unfolded(panel)
        self.save(self.pictures / "dicom-added.png")
        return uid

    def unfolded(self, panel):
        """The chooser's tree, with the series of its first patient."""
        tree = panel.dicom.tree
        patient = tree.topLevelItem(0)
        patient.setExpanded(True)
        self.spin(0.2)
        patient.child(0).setExpanded(True)
        self.spin(0.2)
        return tree

    def browse(self, panel) -> list[str]:
        """Add what Slicer's own browser has selected, in each of its two forms; returns the UIDs."""
        found = []
        for isVisual in (False, True):
            panel.dicom.show()
            panel.dicom.openButton.click()
            self.spin(3)
            browser = slicer.modules.DICOMInstance.browserWidget
            browser.toggleBrowsers(isVisual)
            self.spin(3)
            if isVisual:
                view = browser.dicomVisualBrowser.patientView()
                self.wait(view.selectedPatientUIDs, 20)
                uid = self.notAdded(view.selectedPatientUIDs())
                view.selectSeriesInstanceUIDs([uid])
            else:
                uid = self.notAdded(slicer.dicomDatabase.patients()[::-1])
                browser.dicomBrowser.setSelectedItems(ctk.ctkDICOMModel.SeriesType, [uid])
            self.spin(2)
            name = "dicom-visual-browser" if isVisual else "dicom-browser"
            self.save(self.pictures / f"{name}.png")
            slicer.util.selectModule("SSLSegmentation")
            self.spin(1)
            self.add(panel, panel.dicom.browsedButton)
            found.append(uid)
        self.save(self.pictures / "dicom-browsed.png")
        return found

    def notAdded(self, patients) -> str:
        """UID of a series of some patients that the project does not have yet."""
        database = slicer.dicomDatabase
        studies = [study for patient in patients for study in database.studiesForPatient(patient)]
        known = {case.dicom.series for case in self.session.cases()}
        found = [uid for study in studies for uid in database.seriesForStudy(study) if uid not in known]
        if not found:
            raise RuntimeError(f"Nothing new of {patients}, of {known}")
        return found[0]

    def add(self, panel, button) -> None:
        """Click, and wait until one more case is there."""
        before = len(self.session.cases())
        if not button.enabled:
            raise RuntimeError(f"'{button.text}' is disabled: {button.toolTip}")
        self.answering.step = button.text
        button.click()
        self.wait(lambda: not self.logic.dataImport.running)
        result = self.logic.dataImport.result
        if result.failure or len(self.session.cases()) != before + 1:
            raise RuntimeError(f"{result.failure} {result.said}")
        self.spin(1)

    def compare(self, uid: str) -> None:
        """A case, opened, has the voxels and the place that Slicer's own loader gives its series."""
        case = self.caseOf(uid)
        self.panel("Annotate").onCaseChosen(case.id)
        ours = self.logic.annotations.volumeNode
        (name,) = DICOMUtils.loadSeriesByUID([uid])
        slicers = slicer.util.getNode(name)
        self.answering.forget()  # it is Slicer that loads
        worst = 0.0
        shapes = [slicer.util.arrayFromVolume(node).shape for node in (ours, slicers)]
        for corner in np.ndindex(2, 2, 2):
            voxel = [int(place * (length - 1)) for place, length in zip(corner, shapes[1], strict=True)]
            own = nearestVoxel(ours, slicers, voxel)
            worst = max(worst, own[1])
            values = [slicer.util.arrayFromVolume(node)[tuple(at)] for node, at in ((ours, own[0]), (slicers, voxel))]
            if values[0] != values[1]:
                raise RuntimeError(f"{uid}: {values[0]} instead of {values[1]} at voxel {voxel}")
        total = [slicer.util.arrayFromVolume(node).sum(dtype=np.float64) for node in (ours, slicers)]
        if shapes[0] != shapes[1] or worst > MILLIMETRES or total[0] != total[1]:
            raise RuntimeError(f"{uid}: {shapes}, {worst} mm, {total}")
        print(f"series of {shapes[0]} voxels: as Slicer loads it, to {worst:.1e} mm", flush=True)
        slicer.mrmlScene.RemoveNode(slicers)

    def handOn(self, uid: str, scratch: Path) -> Path:
        """Draw in a case, and write its mask as DICOM SEG; returns the folder."""
        annotate, annotations = self.panel("Annotate"), self.logic.annotations
        case = self.caseOf(uid)
        annotate.onCaseChosen(case.id)
        self.spin(1)
        values = slicer.util.arrayFromVolume(annotations.volumeNode)
        self.drawn = np.zeros(values.shape, np.uint8)
        self.drawn[4:9, 100:190, 120:131] = 1  # nowhere its own mirror image
        self.drawn[6, 150:160, 131:160] = 1
        schema = self.session.openedProject().schema
        setLabels(annotations.segmentationNode, Grid.ofVolume(annotations.volumeNode), schema, self.drawn)
        self.volume = slicer.vtkMRMLScalarVolumeNode()
        self.volume.Copy(annotations.volumeNode)
        self.spin(1)
        annotate.complete.volumeButton.click()
        self.spin(1)
        review = self.panel("Review")
        folder = scratch / "seg"
        transfer = review.handOn.transfer
        transfer.exportMasks([case.id], str(self.series), str(folder), "dicom-seg", "")
        self.wait(lambda: not transfer.running)
        if transfer.result.failure:
            raise RuntimeError(f"{transfer.result.failure}")
        return folder

    def compareSegmentation(self, folder: Path) -> None:
        """Slicer's own loader shows each voxel where it was drawn."""
        before = set(slicer.dicomDatabase.allFiles())
        DICOMUtils.importDicom(str(folder), slicer.dicomDatabase)
        new = set(slicer.dicomDatabase.allFiles()) - before
        uid = slicer.dicomDatabase.seriesForFile(new.pop())
        slicer.mrmlScene.Clear(0)
        DICOMUtils.loadSeriesByUID([uid])
        self.answering.forget()  # it is Slicer that loads
        (node,) = slicer.util.getNodesByClass("vtkMRMLSegmentationNode")
        reference = slicer.mrmlScene.AddNode(self.volume)
        segmentation = node.GetSegmentation()
        if [segmentation.GetNthSegment(n).GetName() for n in range(segmentation.GetNumberOfSegments())] != [STRUCTURE]:
            raise RuntimeError(f"'{segmentation.GetNthSegment(0).GetName()}' is no structure of the project.")
        shown = slicer.util.arrayFromSegmentBinaryLabelmap(node, segmentation.GetNthSegmentID(0), reference)
        self.save(self.pictures / "dicom-seg.png")
        wrong = int(((shown > 0) != (self.drawn > 0)).sum())
        print(f"DICOM SEG: {int((shown > 0).sum())} voxels of {int(self.drawn.sum())}, {wrong} elsewhere", flush=True)
        if wrong:
            raise RuntimeError("The mask is elsewhere.")

    def caseOf(self, uid: str):
        """The case that was added from a series."""
        return next(case for case in self.session.cases() if case.dicom and case.dicom.series == uid)


def nearestVoxel(node, other, voxel: list[int]) -> tuple[list[int], float]:
    """The voxel [k, j, i] of a volume that is nearest to one of another, and how far it is, in mm."""
    own, its = (ijkToRas(one) for one in (node, other))
    place = its @ [*voxel[::-1], 1.0]
    exact = (np.linalg.inv(own) @ place)[:3]
    nearest = np.rint(exact)
    return [int(number) for number in nearest[::-1]], float(np.linalg.norm(own[:3, :3] @ (exact - nearest)))


def ijkToRas(node) -> np.ndarray:
    """The matrix of a volume."""
    matrix = vtk.vtkMatrix4x4()
    node.GetIJKToRASMatrix(matrix)
    return slicer.util.arrayFromVTKMatrix(matrix)


def main() -> int:
    """Run it; returns the exit code."""
    series, pictures = (Path(argument).absolute() for argument in sys.argv[-2:])
    with tempfile.TemporaryDirectory() as scratch, DICOMUtils.TemporaryDICOMDatabase(str(Path(scratch) / "database")):
        chooser = Chooser(series, pictures)
        try:
            chooser.run(Path(scratch))
        except Exception:
            traceback.print_exc()
            slicer.util.mainWindow().grab().save(str(pictures / "failed.png"))
            return 1
        finally:
            chooser.session.closeProject()
    return 0


slicer.util.exit(main())
