"""The step Review with a model of flat masks: shown over the flat image, accepted, corrected."""

import numpy as np
import pytest
import slicer
from fake_runs import FakeRun
from real_cases import SCHEMA, addCase, blob, draw
from reviewed import MODEL
from SSLSegmentationPlugin.panels.AnnotatePanel import AnnotatePanel
from SSLSegmentationPlugin.scene import SceneNodes
from SSLSegmentationPlugin.session.Review import Verdict

from SSLSegmentationLib.importing.projections import flat_mask, set_en_face
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.models import ModelCard
from SSLSegmentationLib.project.views import flat_view
from SSLSegmentationLib.volumes.projection import flat_grid
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation

FLAT = blob().max(axis=1, keepdims=True)


@pytest.fixture
def cases(project, logic):
    """Three cases and a model of flat masks; the first two are projected along j, the third does not say."""
    project.set_schema(SCHEMA)
    made = [addCase(project, f"OCT {n}") for n in range(1, 4)]
    for case in made[:2]:
        set_en_face(project, case, 1, projection="mean")
    run = FakeRun(project, "finetune", {"settings": {}}, MODEL).status("done").result(model="model.pt")
    card = {"version": "0.1.0", "made": "", "cases": (), "volumes": 1, "slices": 1, "validation_volumes": 0}
    ModelCard(kind="model", architecture="fpn3d2d", plane="coronal", **card).write(run.folder)
    for case in made:
        predict(case)
    logic.session.findJobs()
    logic.session.notify("cases")
    return made


def predict(case):
    path = case.prediction_path(MODEL)
    path.parent.mkdir(exist_ok=True)
    write_segmentation(path, FLAT, flat_grid(read_volume(case.image_path), 1), SCHEMA)


def found(project, case):
    newest = project.case(case.id)
    return flat_mask(newest, read_volume(newest.image_path), SCHEMA)


def verdicts(panel):
    return {one.case.id: one.verdict for one in panel.reviews.ofModel(MODEL)}


def test_flat_masks_are_listed_with_their_areas_and_shown_over_the_flat_image(panel, cases, picture):
    panel.enter()
    assert panel.model.name == MODEL and set(verdicts(panel).values()) == {Verdict.WAITING}
    while panel._measuring.active:
        panel._measuring.timeout.emit()
    one = panel.reviews.ofModel(MODEL)[0]
    pixel = 1.5 * 6.0
    assert one.areasMm2["liver"] == pytest.approx(pixel * np.count_nonzero(FLAT == 1)) and not one.volumesMl
    assert "mm²" in panel.table.widget.item(0, 1).text()
    assert "expected to be, nothing tells" in panel.list.notesLabel.text and panel.list.notesLabel.visible
    assert all("slice" not in side for figure in one.figures for side in figure.sides)  # of one voxel: no border
    panel.table.select([cases[0].id])
    view = flat_view(cases[0])
    node = SceneNodes.findNode(slicer.mrmlScene, view, SceneNodes.PREDICTION)
    volumeNode = SceneNodes.findNode(slicer.mrmlScene, view, SceneNodes.IMAGE)
    assert volumeNode.GetImageData().GetDimensions() == (12, 1, 6)
    shown = slicer.util.arrayFromSegmentBinaryLabelmap(node, "Segment_1", volumeNode)
    assert np.count_nonzero(shown) == np.count_nonzero(FLAT == 1)
    picture(panel.widget, "review-flat")


def test_an_accepted_flat_mask_becomes_the_cases(panel, project, cases, dialogs):
    panel.enter()
    panel.table.select([cases[0].id])
    panel.decisions.acceptButton.click()
    newest = project.case(cases[0].id)
    assert np.array_equal(found(project, cases[0]), FLAT)
    assert (newest.en_face.mask_source, newest.label) == (f"accepted prediction of {MODEL}", None)
    assert newest.role is Role.TRAIN and verdicts(panel)[cases[0].id] is Verdict.ACCEPTED
    assert panel.reviews.unlabelled(MODEL) == [case.id for case in cases[1:]]


def test_a_case_that_does_not_say_is_projected_as_the_others_are(panel, project, cases):
    panel.enter()
    panel.table.select([cases[2].id])
    panel.decisions.acceptButton.click()
    newest = project.case(cases[2].id)
    assert newest.en_face.axis == 1 and newest.en_face.image is None and np.array_equal(found(project, newest), FLAT)


def test_a_corrected_flat_mask_is_drawn_on_in_annotate(panel, project, logic, cases):
    annotate = AnnotatePanel(logic)
    panel.enter()
    panel.table.select([cases[1].id])
    panel.decisions.editButton.click()
    annotate.enter()
    annotations = logic.annotations
    assert annotations.isFlat and annotations.case.id == cases[1].id and annotate.flat.box.checked
    assert verdicts(panel)[cases[1].id] is Verdict.CORRECTING and found(project, cases[1]) is None
    draw(annotations.segmentationNode, annotations.volumeNode, "liver", np.ones_like(FLAT))
    annotations.markVolume()
    assert verdicts(panel)[cases[1].id] is Verdict.CORRECTED
    assert project.case(cases[1].id).en_face.mask_source == f"corrected prediction of {MODEL}"
    assert project.case(cases[1].id).label is None
    annotate.cleanup()


def test_another_mask_of_the_volume_stays_what_it_is(panel, project, logic, cases):
    logic.annotations.open(cases[0].id)
    draw(logic.annotations.segmentationNode, logic.annotations.volumeNode, "liver", blob() > 0)
    logic.annotations.markVolume()
    content = project.case(cases[0].id).label_path.read_bytes()
    panel.enter()
    panel.table.select([cases[0].id])
    panel.decisions.acceptButton.click()
    newest = project.case(cases[0].id)
    assert newest.label_path.read_bytes() == content and newest.en_face.mask
