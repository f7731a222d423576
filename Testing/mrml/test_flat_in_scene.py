"""The plane that a case is projected onto, in the scene: at its place, with a mask of its own."""

import numpy as np
import pytest
import SimpleITK as sitk
import slicer
from samples import GEOMETRIES
from SSLSegmentationPlugin.scene import CaseScene, SceneNodes
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.Segmentations import setLabels
from SSLSegmentationPlugin.scene.Volumes import addVolume, loadImage
from SSLSegmentationPlugin.session import Drafts
from SSLSegmentationPlugin.session.CaseLabels import openAnnotation, saveDraft, saveLabel, withdrawLabel
from SSLSegmentationPlugin.session.Predictions import acceptPrediction, loadPrediction

from SSLSegmentationLib.importing.projections import flat_image, flat_mask, set_en_face
from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.views import flat_view
from SSLSegmentationLib.volumes.projection import flat_grid
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation

AXES = (0, 1, 2)


@pytest.fixture
def flatCase(project, makeVolume):
    """Make a case of a geometry that is projected along an axis, with its own mean as flat image."""

    def make(kind="oblique", axis=1, projection="mean"):
        case = addVolume(project, makeVolume(ijkToRas=GEOMETRIES[kind]))
        return set_en_face(project, case, axis, projection=projection)

    return make


def drawn(view, volumeNode, schema, seed=0):
    """Values of the schema at random, on the grid of the node."""
    values = np.array([0, *schema.values], np.uint8)
    return np.random.default_rng(seed).choice(values, Grid.ofVolume(volumeNode).shape)


@pytest.mark.parametrize("axis", AXES)
@pytest.mark.parametrize("kind", [kind for kind in GEOMETRIES if "sheared" not in kind])
def test_what_is_drawn_becomes_the_flat_mask_where_it_was_drawn(project, scene, schema, flatCase, kind, axis):
    case = flatCase(kind, axis)
    view = flat_view(case)
    volumeNode = loadImage(scene, view)
    grid = Grid.ofVolume(volumeNode)
    assert grid.size[axis] == 1 and tuple(view.size) == grid.size
    node = openAnnotation(project, view, volumeNode)
    labels = drawn(view, volumeNode, schema)
    setLabels(node, grid, schema, labels)
    saveLabel(project, view, node, volumeNode)
    newest, volume = Case.load(case.folder), read_volume(case.image_path)
    assert newest.en_face.mask_source == "annotated" and newest.label is None
    found = flat_mask(newest, volume, project.schema)
    on = flat_grid(volume, axis)
    for k, j, i in np.argwhere(found)[:5]:  # the same values at the same places of the world
        lps = np.array(on.TransformIndexToPhysicalPoint((int(i), int(j), int(k))))
        ijk = np.linalg.inv(grid.ijkToRas) @ [-lps[0], -lps[1], lps[2], 1]
        index = np.rint(ijk[:3]).astype(int)
        assert np.abs(ijk[:3] - index).max() < 1e-3 and labels[tuple(index[::-1])] == found[k, j, i]
    assert np.count_nonzero(found) == np.count_nonzero(labels)


def test_the_flat_image_has_the_pixels_of_its_file(scene, flatCase):
    case = flatCase("left-handed", 0, "max")
    volume = read_volume(case.image_path)
    shown = slicer.util.arrayFromVolume(loadImage(scene, flat_view(case)))
    kept = sitk.GetArrayFromImage(flat_image(case, volume))
    assert np.array_equal(shown, kept[::-1]) and np.array_equal(
        kept, sitk.GetArrayFromImage(volume).max(axis=2, keepdims=True)
    )


def test_a_whole_volume_of_another_contrast_is_shown_as_its_projection(project, scene, makeVolume, tmp_path):
    case = addVolume(project, makeVolume())
    other = read_volume(case.image_path) * 2
    sitk.WriteImage(other, str(tmp_path / "adc.nrrd"))
    set_en_face(project, case, 2, image=tmp_path / "adc.nrrd")
    node = loadImage(scene, flat_view(case))
    expected = sitk.GetArrayFromImage(other).mean(axis=0, keepdims=True)
    assert np.allclose(slicer.util.arrayFromVolume(node), expected)


def test_flat_mask_and_mask_of_the_volume_are_never_mixed(project, scene, schema, flatCase):
    case = flatCase()
    view = flat_view(case)
    volumeNode, flatNode = loadImage(scene, case), loadImage(scene, view)
    assert volumeNode is not flatNode
    whole, flat = openAnnotation(project, case, volumeNode), openAnnotation(project, view, flatNode)
    assert whole is not flat
    both = {whole: (case, volumeNode, 1), flat: (view, flatNode, 2)}
    for node, (one, image, seed) in both.items():
        setLabels(node, Grid.ofVolume(image), schema, drawn(one, image, schema, seed))
        saveDraft(one, node, image, schema)
    assert Drafts.draftPath(view).name == "draft-flat-j.seg.nrrd" and Drafts.draftPath(case).is_file()
    saveLabel(project, case, whole, volumeNode)
    content = case.label_path.read_bytes()
    saveLabel(project, view, flat, flatNode)
    newest = Case.load(case.folder)
    assert newest.label_path.read_bytes() == content and newest.en_face.mask
    CaseScene.unload(view, flat)
    assert SceneNodes.findNode(scene, view, SceneNodes.IMAGE) is None and whole.GetScene() is scene
    again = openAnnotation(project, flat_view(newest), loadImage(scene, flat_view(newest)))
    assert not Drafts.readRecord(flat_view(newest)).changed and again is not whole
    withdrawLabel(project, flat_view(newest), again, loadImage(scene, flat_view(newest)))
    newest = Case.load(case.folder)
    assert newest.en_face.mask is None and newest.en_face.image and newest.label_path.read_bytes() == content
    assert any(path.name.startswith("en-face-mask") for path in (case.folder / "set aside").iterdir())


def test_a_predicted_flat_mask_lies_over_the_flat_image_and_can_be_accepted(project, scene, schema, flatCase):
    case = flatCase("left-handed", 0)
    view, volume = flat_view(case), read_volume(case.image_path)
    path = view.prediction_path("model-1")
    path.parent.mkdir()
    labels = np.zeros(flat_grid(volume, 0).GetSize()[::-1], np.uint8)
    labels[1, 2, 0] = schema.values[0]
    write_segmentation(path, labels, flat_grid(volume, 0), schema)
    volumeNode = loadImage(scene, view)
    node, composed = loadPrediction(view, path, volumeNode, schema)
    assert np.array_equal(composed.labels[::-1], labels)
    acceptPrediction(project, view, node, volumeNode, isAgreed=True)
    newest = Case.load(case.folder)
    assert newest.en_face.mask_source == "accepted prediction of model-1"
    assert np.array_equal(flat_mask(newest, volume, schema), labels)
    assert flat_view(newest).label.source == "accepted prediction of model-1" and newest.label is None
