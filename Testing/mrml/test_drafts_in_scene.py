"""Drafts between their file and the scene, for volumes that lie in any way: what is seen and used is what was made."""

import numpy as np
import pytest
import slicer
from samples import GEOMETRIES, SHIFT
from SSLSegmentationPlugin.scene import DraftPreview, SceneNodes
from SSLSegmentationPlugin.scene.BackgroundSeed import backgroundSeeds, seedBackground
from SSLSegmentationPlugin.scene.CaseScene import unload
from SSLSegmentationPlugin.scene.SegmentArrays import composeNode
from SSLSegmentationPlugin.scene.SegmentFilling import drawn, fill
from SSLSegmentationPlugin.scene.Volumes import addVolume, gridOfCase, inSliceOrderOfCase, loadImage
from SSLSegmentationPlugin.session.CaseLabels import openAnnotation, saveLabel
from SSLSegmentationPlugin.session.DraftLabels import DraftLabels, Taken

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.embedding import read_draft, slice_axis
from SSLSegmentationLib.embedding.draft import Draft
from SSLSegmentationLib.embedding.draft_files import origin_of, write_draft
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume


@pytest.fixture
def shown(request, project, schema, makeVolume):
    """A case of a geometry in a scene, with a draft on the disk: case, volume node, annotation node, draft."""
    case = addVolume(project, makeVolume(ijkToRas=GEOMETRIES[request.param]))
    origin, random = origin_of(case), np.random.default_rng(3)
    values = tuple(sorted(schema.values))
    probabilities = random.integers(0, 256, (1 + len(values), *origin.canonical_size)).astype(np.uint8)
    numbers = tuple(range(probabilities.shape[1]))
    names = tuple(schema.by_value(value).name for value in values)
    made = Draft(case.id, probabilities, numbers, values, names, origin, case.fingerprint, 1, "first", "s", {"a": 9})
    write_draft(project, made)
    scene = slicer.vtkMRMLScene()
    volumeNode = loadImage(scene, case)
    yield case, volumeNode, openAnnotation(project, case, volumeNode), read_draft(project, case.id)
    scene.Clear(True)


def labelsOf(case, volumeNode, draft):
    axis, (_grid, isReversed) = slice_axis(case), gridOfCase(case, volumeNode)
    made = DraftLabels(draft, case, axis, isReversed)
    while not made.isComplete:
        made.go(0.0)
    return made.soFar(), inSliceOrderOfCase(draft.labels(), isReversed)


everyGeometry = pytest.mark.parametrize("shown", GEOMETRIES, indirect=True)
oblique = pytest.mark.parametrize("shown", ["oblique"], indirect=True)


@everyGeometry
def test_slice_by_slice_it_is_the_whole_draft_in_the_order_of_the_volume_node(shown):
    case, volumeNode, _node, draft = shown
    found, wanted = labelsOf(case, volumeNode, draft)
    assert wanted.any() and np.array_equal(found, wanted)


@everyGeometry
def test_the_slice_that_is_wanted_first_is_made_first(shown):
    case, volumeNode, _node, draft = shown
    axis, (_grid, isReversed) = slice_axis(case), gridOfCase(case, volumeNode)
    made, last = DraftLabels(draft, case, axis, isReversed), case.size[axis] - 1
    made.go(0.0, [last])
    whole = inSliceOrderOfCase(draft.labels(), isReversed)
    assert not made.lacks(last) and made.lacks(0) and made.lacks(None)
    assert np.array_equal(np.take(made.soFar(), last, 2 - axis), np.take(whole, last, 2 - axis))


@everyGeometry
def test_what_is_used_is_in_the_label_file_as_it_was_made(shown, project, schema):
    case, volumeNode, node, draft = shown
    labels, _wanted = labelsOf(case, volumeNode, draft)
    added = fill(node, volumeNode, schema, labels, schema.values, ~drawn(node, volumeNode))
    assert added == np.count_nonzero(labels)
    saveLabel(project, case, node, volumeNode)
    saved = read_label_map(case.label_path, read_volume(case.image_path), schema).array
    assert np.array_equal(saved, draft.labels())


@everyGeometry
def test_the_preview_lies_where_the_labels_do_and_follows_newer_ones(shown, schema):
    case, volumeNode, node, draft = shown
    labels, _wanted = labelsOf(case, volumeNode, draft)
    preview = DraftPreview.showDraft(case, volumeNode, schema, labels, 0.5)
    assert np.array_equal(composeNode(preview, volumeNode, schema).labels, labels)
    newer = np.roll(labels, 1, axis=2)
    assert DraftPreview.showDraft(case, volumeNode, schema, newer, 0.5) is preview
    assert np.array_equal(composeNode(preview, volumeNode, schema).labels, newer)
    assert composeNode(node, volumeNode, schema).isEmpty


@oblique
def test_a_preview_is_neither_saved_nor_left_behind(shown, schema, tmp_path):
    case, volumeNode, node, draft = shown
    scene = volumeNode.GetScene()
    DraftPreview.showDraft(case, volumeNode, schema, labelsOf(case, volumeNode, draft)[0], 0.5)
    scene.SetURL(str(tmp_path / "scene.mrml"))
    scene.Commit()
    assert "draft" not in (tmp_path / "scene.mrml").read_text().replace("draft.seg.nrrd", "")
    unload(case, node)
    assert SceneNodes.nodesOfClass(scene, "vtkMRMLSegmentationNode") == []
    assert SceneNodes.nodesOfClass(scene, "vtkMRMLSegmentationDisplayNode") == []
    assert SceneNodes.findNode(scene, case, SceneNodes.IMAGE) is None


@oblique
def test_volume_and_segmentation_that_were_moved_apart_are_refused(shown, schema):
    case, volumeNode, node, draft = shown
    transform = volumeNode.GetScene().AddNewNodeByClass("vtkMRMLLinearTransformNode")
    transform.SetMatrixTransformToParent(slicer.util.vtkMatrixFromArray(SHIFT))
    node.SetAndObserveTransformNodeID(transform.GetID())
    labels, _wanted = labelsOf(case, volumeNode, draft)
    with pytest.raises(DataError, match="different transforms"):
        fill(node, volumeNode, schema, labels, schema.values, np.ones(labels.shape, bool))


@everyGeometry
def test_background_lies_in_the_complete_slices(shown, schema):
    case, volumeNode, node, draft = shown
    labels, axis = np.zeros_like(draft.labels()), slice_axis(case)
    np.moveaxis(labels, 2 - axis, 0)[1, 0, 0] = 7
    fill(node, volumeNode, schema, labels, (7,), np.ones(labels.shape, bool))
    seedBackground(node, volumeNode, axis, [1])
    found = np.moveaxis(backgroundSeeds(node, volumeNode), 2 - axis, 0)
    assert found[1, -1].all() and not found[1, 0, 0] and not found[[0, 2, 3]].any()
    assert np.array_equal(composeNode(node, volumeNode, schema).labels, labels)


def test_what_was_taken_counts_as_long_as_some_of_it_is_left():
    one, other = np.zeros((1, 2, 2), np.uint8), np.zeros((1, 2, 2), np.uint8)
    one[0, 0], other[0, 1] = 3, 5
    taken = Taken()
    taken.add("a", one)
    taken.add("a", other)
    assert np.array_equal(taken.of("a", one + other), one + other)
    assert np.array_equal(taken.of("a", other), other)
    assert taken.of("a", np.zeros_like(one)) is None and taken.of("b", one) is None
