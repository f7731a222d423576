"""What goes with a new label, is left out of it or has another name is asked for; until then nothing changes."""

import numpy as np
import pytest
import slicer
from samples import GEOMETRIES, affine
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.LabelFiles import readLabels
from SSLSegmentationPlugin.scene.SegmentArrays import composeNode
from SSLSegmentationPlugin.scene.Segmentations import renamedStructures, schemaWithSegments, setLabels
from SSLSegmentationPlugin.scene.Volumes import addVolume, loadImage
from SSLSegmentationPlugin.session import Drafts
from SSLSegmentationPlugin.session.CaseLabels import openAnnotation, saveDraft, saveLabel
from SSLSegmentationPlugin.session.LabelDecisions import UndecidedError
from SSLSegmentationPlugin.session.LabelImport import importSegmentation
from SSLSegmentationPlugin.session.Predictions import acceptPrediction, loadPrediction
from vtk.util.numpy_support import numpy_to_vtk

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project import Case
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation

SHAPE = (5, 6, 7)
LABELS = np.zeros(SHAPE, np.uint8)
LABELS[1:4, 2:5, 1:3] = 2  # 18 voxels of Liver
LABELS[2, 3, 4:7] = 7  # 3 voxels of tumeur à droite


class Shown:
    """A case in a scene, with its annotation."""

    def __init__(self, project, volumeNode):
        self.project, self.schema = project, project.schema
        self.case = addVolume(project, volumeNode)
        self.scene = slicer.vtkMRMLScene()
        self.volumeNode = loadImage(self.scene, self.case)
        self.node = openAnnotation(project, self.case, self.volumeNode)
        self.draw(LABELS)

    def draw(self, labels):
        setLabels(self.node, Grid.ofVolume(self.volumeNode), self.schema, labels)

    def rename(self, before, after):
        segmentation = self.node.GetSegmentation()
        segmentation.GetSegment(segmentation.GetSegmentIdBySegmentName(before)).SetName(after)

    def addSegment(self, name, mask):
        image = Grid.ofVolume(self.volumeNode).emptyImage()
        image.GetPointData().SetScalars(numpy_to_vtk(mask.astype(np.uint8).ravel(), deep=True))
        self.node.AddSegmentFromBinaryLabelmapRepresentation(image, name)

    def move(self, millimetres):
        transform = self.scene.AddNewNodeByClass("vtkMRMLLinearTransformNode", "shift")
        transform.SetMatrixTransformToParent(slicer.util.vtkMatrixFromArray(affine(np.eye(3), (millimetres, 0, 0))))
        self.volumeNode.SetAndObserveTransformNodeID(transform.GetID())

    def reopen(self):
        """The annotation as another Slicer finds it."""
        self.scene = slicer.vtkMRMLScene()
        case = Case.load(self.case.folder)
        return openAnnotation(self.project, case, loadImage(self.scene, case))

    def save(self, **how):
        return saveLabel(self.project, self.case, self.node, self.volumeNode, **how)

    def label(self):
        """What the core reads; None without a label."""
        case = Case.load(self.case.folder)
        if case.label is None:
            return None
        return read_label_map(case.label_path, read_volume(case.image_path), self.schema, allow_empty=True).array

    def predict(self, labels):
        path = self.case.folder / "predictions" / "run.seg.nrrd"
        path.parent.mkdir(exist_ok=True)
        write_segmentation(path, labels, read_volume(self.case.image_path), self.schema)
        return loadPrediction(self.case, path, self.volumeNode, self.schema)[0]


@pytest.fixture
def shown(project, makeVolume):
    return Shown(project, makeVolume(ijkToRas=GEOMETRIES["left-handed"]))


def test_a_renamed_segment_is_asked_for_and_nothing_of_it_is_lost(shown):
    shown.rename("Liver", "foie")
    with pytest.raises(UndecidedError, match="'Liver' is called 'foie' now") as raised:
        shown.save()
    assert raised.value.renamed == {"Liver": "foie"}
    assert shown.label() is None
    again = shown.reopen()
    assert renamedStructures(again, shown.schema) == {"Liver": "foie"}  # the draft knows it as well
    assert "Liver" not in [again.GetSegmentation().GetNthSegment(n).GetName() for n in range(3)]


def test_a_renamed_segment_does_not_take_its_structure_out_of_the_label(shown):
    shown.save()
    before = shown.label()
    shown.rename("Liver", "foie")
    for how in ({}, {"annotatedAxis": 2, "annotatedSlices": [2]}):
        with pytest.raises(UndecidedError) as raised:
            shown.save(**how)
        assert raised.value.renamed == {"Liver": "foie"} and len(raised.value.points) == 1
    np.testing.assert_array_equal(shown.label(), before)


def test_a_segment_renamed_to_another_structure_is_said_to_be_missing(shown):
    shown.save()
    shown.rename("Liver", "Kidney")
    with pytest.raises(UndecidedError, match="18 voxels of 'Liver', and nothing of it is drawn now"):
        shown.save()
    shown.save(isAgreed=True)
    assert set(np.unique(shown.label())) == {0, 5, 7}


@pytest.mark.parametrize("how", ["emptied", "removed"])
def test_a_structure_that_the_label_has_goes_only_with_the_users_word(shown, how):
    shown.save()
    before = shown.label()
    if how == "emptied":
        shown.draw(np.where(LABELS == 7, 0, LABELS))
    else:
        segmentation = shown.node.GetSegmentation()
        segmentation.RemoveSegment(segmentation.GetSegmentIdBySegmentName("tumeur à droite"))
    with pytest.raises(UndecidedError, match="3 voxels of 'tumeur à droite'"):
        shown.save()
    np.testing.assert_array_equal(shown.label(), before)
    shown.save(isAgreed=True)
    assert set(np.unique(shown.label())) == {0, 2}


def test_an_ordinary_correction_is_not_asked_for(shown):
    shown.save()
    labels = LABELS.copy()
    labels[2, 3, 6] = 0
    labels[0, 0, 0] = 5
    shown.draw(labels)
    shown.save(mayLeaveOut=())
    assert np.count_nonzero(shown.label() == 7) == 2


def test_segments_beyond_the_schema_are_left_out_with_the_users_word(shown):
    shown.addSegment("helper", LABELS == 0)
    count = np.count_nonzero(LABELS == 0)
    with pytest.raises(UndecidedError, match=rf"'helper' \({count} voxels\) is none"):
        shown.save(mayLeaveOut=())
    assert shown.label() is None
    composed = shown.save(mayLeaveOut=("helper",))
    assert composed.unknown == {"helper": count}


def test_nothing_drawn_is_a_healthy_case_with_the_users_word(shown):
    shown.draw(None)
    with pytest.raises(UndecidedError, match=r"shows none of 'tumeur à droite', 'Liver', 'kidney'"):
        shown.save()
    assert shown.label() is None
    shown.save(isAgreed=True)
    assert not shown.label().any()
    saved = Case.load(shown.case.folder)
    assert (saved.label.source, saved.label.annotated_slices) == ("annotated", None)
    assert shown.reopen().GetSegmentation().GetNumberOfSegments() == 3


def test_a_slice_may_be_complete_without_a_structure(shown):
    shown.draw(None)
    shown.save(annotatedAxis=2, annotatedSlices=[2])
    assert Case.load(shown.case.folder).label.annotated_slices == [2]


def test_a_volume_moved_away_is_refused_for_what_it_is(shown):
    shown.move(500)
    with pytest.raises(DataError, match="lies outside the volume") as raised:
        shown.save()
    assert not isinstance(raised.value, UndecidedError) and shown.label() is None


def test_a_volume_moved_a_little_is_asked_for(shown):
    shown.save()
    before = shown.label()
    shown.move(0.7)
    with pytest.raises(UndecidedError, match="do not lie over each other"):
        shown.save()
    np.testing.assert_array_equal(shown.label(), before)
    shown.node.SetAndObserveTransformNodeID(shown.volumeNode.GetTransformNodeID())
    shown.save()
    np.testing.assert_array_equal(shown.label(), before)


def test_a_draft_from_before_the_volume_was_moved_is_kept_once(shown):
    saveDraft(shown.case, shown.node, shown.volumeNode, shown.schema)
    shown.move(0.35)  # half a voxel: what is drawn is resampled where it is seen
    for _time in range(3):
        saveDraft(shown.case, shown.node, shown.volumeNode, shown.schema)
    kept = list((shown.case.folder / "set aside").glob("draft*.seg.nrrd"))
    assert len(kept) == 1
    labels = readLabels(kept[0], Grid.ofVolume(shown.volumeNode), shown.schema).labels
    np.testing.assert_array_equal(labels, LABELS)
    shown.node.SetAndObserveTransformNodeID(shown.volumeNode.GetTransformNodeID())
    saveDraft(shown.case, shown.node, shown.volumeNode, shown.schema)
    np.testing.assert_array_equal(
        composeNode(shown.reopen(), loadImage(shown.scene, shown.case), shown.schema).labels, LABELS
    )


def test_an_empty_prediction_is_accepted_with_the_users_word(shown):
    prediction = shown.predict(LABELS * 0)
    aside = shown.case.folder / "set aside"
    with pytest.raises(UndecidedError, match="Nothing is predicted"):
        acceptPrediction(shown.project, shown.case, prediction, shown.volumeNode)
    assert shown.label() is None and not aside.exists() and Drafts.readRecord(shown.case) is None
    acceptPrediction(shown.project, shown.case, prediction, shown.volumeNode, isAgreed=True)
    assert not shown.label().any()
    assert Case.load(shown.case.folder).label.source == "accepted prediction of run"


def test_a_prediction_that_lacks_what_the_label_has_is_asked_for(shown):
    shown.save()
    prediction = shown.predict(np.where(LABELS == 7, 0, LABELS))
    with pytest.raises(UndecidedError, match="3 voxels of 'tumeur à droite', and nothing of it is predicted now"):
        acceptPrediction(shown.project, shown.case, prediction, shown.volumeNode)
    assert set(np.unique(shown.label())) == {0, 2, 7}


def test_an_empty_segmentation_is_imported_with_the_users_word(shown):
    theirs = shown.scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "theirs")
    with pytest.raises(UndecidedError, match="Nothing is drawn in 'theirs'"):
        importSegmentation(shown.project, shown.case, theirs)
    assert shown.label() is None
    importSegmentation(shown.project, shown.case, theirs, isAgreed=True)
    assert not shown.label().any()


def test_a_segment_of_the_users_keeps_its_own_place_in_the_schema(shown):
    """Slicer numbers segments on: the id of a user's own segment may be that of a structure to come."""
    shown.node.GetSegmentation().AddEmptySegment("Segment_7x", "cyst")
    shown.addSegment("cyst 2", LABELS == 0)
    grown = schemaWithSegments(shown.node, shown.schema)
    assert [segment.name for segment in grown.segments] == ["tumeur à droite", "Liver", "kidney", "cyst 2"]
