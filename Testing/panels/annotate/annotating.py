"""Drawing in the open case, and what the disk then holds."""

import slicer
from real_cases import blob, draw

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume


def paint(annotations, name="liver", mask=None):
    draw(annotations.segmentationNode, annotations.volumeNode, name, blob() > 0 if mask is None else mask)


def label(project, caseId):
    """What the core reads as the label of a case, and its record."""
    case = Case.load(project.folder / "cases" / caseId)
    return read_label_map(case.label_path, read_volume(case.image_path), project.schema).array, case.label


def nodes(className="vtkMRMLSegmentationNode"):
    return [node.GetName() for node in slicer.util.getNodesByClass(className)]


def chosenInNavigator(row):
    """Slicer's terminology navigator, in which the user chooses the term in this row."""

    def make():
        navigator = made()
        navigator._list.setCurrentRow(row)
        return navigator

    made = slicer.qSlicerTerminologyNavigatorWidget
    return make


def fullDisk(monkeypatch):
    def fails(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("SSLSegmentationLib.core.storage.os.replace", fails)
