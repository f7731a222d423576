"""The step Review: masks arrive one by one, are looked at, and become labels, drafts, or are rejected."""

import shutil
import time

import numpy as np
import qt
import slicer
from real_cases import LIVER, SCHEMA, TUMOUR, addCase, addMask, blob, draw, drawn, goOn
from reviewed import MODEL, tell
from SSLSegmentationPlugin.panels.AnnotatePanel import AnnotatePanel
from SSLSegmentationPlugin.scene import SceneNodes
from SSLSegmentationPlugin.session.Review import Verdict

from SSLSegmentationLib.importing import add_label
from SSLSegmentationLib.project import Case, Role
from SSLSegmentationLib.project.models import ModelCard
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation


def column(panel, number):
    return [panel.table.widget.item(row, number).text() for row in range(panel.table.widget.rowCount)]


def names(panel):
    return [text.split("\n")[0] for text in column(panel, 0)]


def nodes(className="vtkMRMLSegmentationNode"):
    return [node.GetName() for node in slicer.util.getNodesByClass(className)]


# ---------------------------------------------------------------------- what is shown
def test_models_of_flat_masks_and_those_in_3d_are_offered(panel, study, logic):
    for name, network in (("en-face", "fpn3d2d"), ("volumes", "unet3d")):
        folder = study.folder / "models" / name
        folder.mkdir(parents=True)
        (folder / "model.pt").write_bytes(b"weights")
        card = {"version": "0.1.0", "made": "", "cases": (), "volumes": 1, "slices": 1, "validation_volumes": 0}
        ModelCard(kind="model", architecture=network, **card).write(folder)
    logic.session.notify("models")
    panel.enter()
    assert {entry.name for entry in panel.reviews.models()} == {MODEL, "en-face", "volumes"}


def test_without_a_model_it_says_where_one_comes_from(panel, project, picture):
    panel.enter()
    assert "no model yet" in panel.emptyLabel.text and not panel.body.visible
    picture(panel.widget, "review-no-model")


def test_before_a_prediction_all_cases_can_be_predicted(panel, study, logic, picture, monkeypatch):
    panel.enter()
    assert panel.allButton.text == "Predict all unlabelled (5)" and panel.allButton.enabled
    assert "Select cases" in panel.selectedButton.toolTip
    assert set(column(panel, 0)) == {f"MR {n:02d}\nnot predicted" for n in range(1, 6)}
    assert "segment the other cases" in panel.nextStep()
    picture(panel.widget, "review-before")
    asked = []

    def predict(model, ids, flips, keepAllParts):
        asked.append((model, ids, flips, keepAllParts))
        return logic.session.jobs[MODEL]

    monkeypatch.setattr(logic, "predict", predict)
    panel.allButton.click()
    panel.table.select([study.cases()[2].id])
    panel.flipsBox.checked = True
    panel.selectedButton.click()
    panel.flipsBox.checked, panel.keepPartsBox.checked = False, True
    panel.selectedButton.click()
    path = study.folder / "runs" / MODEL / "model.pt"
    one = [study.cases()[2].id]
    everyone = [case.id for case in study.cases()]
    assert asked == [(path, everyone, False, False), (path, one, True, False), (path, one, False, True)]


def test_masks_come_in_one_by_one_the_least_certain_first(panel, study, run, logic, picture):
    cases = study.cases()
    panel.enter()
    tell(logic, run, cases[0], blob(), 0.97, certainty=0.82)
    assert column(panel, 0)[0] == "MR 01\nto review"
    assert column(panel, 1)[0] == "tumour 0.1 ml\nliver 1.8 ml\nright kidney 0.0 ml"
    panel.table.select([cases[0].id])
    run.status("running", stage="predicting", step=1, total=4, seconds_left=30)
    tell(logic, run, cases[1], blob(), 0.99, certainty=0.41)
    assert names(panel)[:2] == ["MR 02", "MR 01"] and column(panel, 2)[:2] == ["41%", "82%"]
    assert [one.case.name for one in panel.table.selected()] == ["MR 01"]  # what is looked at stays selected
    assert "MR 02" in panel.suggestionLabel.text and "41%" in panel.suggestionLabel.text
    picture(panel.widget, "review-running", 900)


def test_masks_of_older_versions_are_ordered_by_the_older_measure_and_that_is_said(panel, study, run, logic):
    cases = study.cases()
    panel.enter()
    tell(logic, run, cases[0], blob(), 0.97)
    tell(logic, run, cases[1], blob(), 0.61)
    tell(logic, run, cases[2], 0 * blob(), None)
    assert names(panel)[:3] == ["MR 03", "MR 02", "MR 01"] and column(panel, 2)[:3] == ["–", "61% *", "97% *"]
    told = [panel.table.widget.item(row, 2).toolTip() for row in range(3)]
    assert "finetune again" in told[1] and "finetune again" not in told[0]
    tell(logic, run, cases[0], blob(), 0.97, certainty=0.5)  # predicted again, by a newer version
    assert names(panel)[:3] == ["MR 03", "MR 01", "MR 02"] and column(panel, 2)[1] == "50%"


def test_an_empty_mask_comes_first_whatever_is_expected_of_it(panel, study, run, logic):
    cases = study.cases()
    panel.enter()
    tell(logic, run, cases[0], blob(), 0.9, certainty=0.0)
    tell(logic, run, cases[1], 0 * blob(), None, certainty=0.0)
    assert names(panel)[:2] == ["MR 02", "MR 01"] and column(panel, 2)[:2] == ["–", "0%"]


def test_what_is_unusual_is_told_in_words(panel, predicted, picture):
    assert names(panel) == ["MR 02", "MR 03", "MR 01", "MR 04", "MR 05"]
    assert column(panel, 3) == ["⚠", "⚠", "⚠", "⚠", ""]
    panel.table.select([predicted[1].id])
    told = panel.detailLabel.text
    assert "tumour: in 2 separate parts, the largest 89%; reaches the border of the image" in told
    assert "right kidney: nothing was found." in told and "liver" not in told
    picture(panel.widget, "review-done", 900)
    panel.table.select([predicted[3].id])
    assert panel.detailLabel.text == "The image is damaged. Restore it."
    assert not panel.decisions.acceptButton.enabled and "could not be segmented" in panel.decisions.acceptButton.toolTip


def test_figures_are_kept_for_exactly_this_mask(panel, predicted, study, logic):
    first = logic.reviews.ofModel(MODEL)[0]
    assert first.path.with_name(f"{MODEL}.review.json").is_file()
    logic.reviews._forget()
    assert logic.reviews.ofModel(MODEL)[0].figures == first.figures
    addMask(first.case, MODEL, blob())
    logic.session.notify("cases")
    assert logic.reviews.ofModel(MODEL)[0].figures is None


# ---------------------------------------------------------------------- in the scene
def test_a_selected_mask_is_shown_with_names_colours_terms_and_transform(panel, predicted, scene, logic):
    view = slicer.app.layoutManager().sliceWidget("Red")
    panel.table.select([predicted[0].id])
    node = slicer.util.getNode("MR 01 " + MODEL)
    segmentation = node.GetSegmentation()
    assert [segmentation.GetNthSegment(i).GetName() for i in range(3)] == ["tumour", "liver", "right kidney"]
    assert [round(255 * c) for c in segmentation.GetSegment("Segment_1").GetColor()] == list(LIVER.color)
    assert "64033007^Kidney" in segmentation.GetSegment("Segment_3").GetTerminology()
    volumeNode = slicer.util.getNode("MR 01")
    assert node.GetNodeReference("referenceImageGeometryRef") is volumeNode
    assert drawn(node, volumeNode, "tumour") == (blob() == TUMOUR.value).sum()
    assert view.mrmlSliceCompositeNode().GetBackgroundVolumeID() == volumeNode.GetID()
    transform = scene.AddNewNodeByClass("vtkMRMLLinearTransformNode")
    volumeNode.SetAndObserveTransformNodeID(transform.GetID())
    panel.onSelected()
    assert node.GetParentTransformNode() is transform


def test_looking_through_masks_fills_no_scene_and_keeps_what_the_user_drew(panel, predicted, scene):
    for case in predicted[:3]:
        panel.table.select([case.id])
    goOn(panel.reviews.annotations)
    assert nodes() == [f"MR 03 {MODEL}"] and nodes("vtkMRMLScalarVolumeNode") == ["MR 03"]
    node, volumeNode = slicer.util.getNode(f"MR 03 {MODEL}"), slicer.util.getNode("MR 03")
    draw(node, volumeNode, "right kidney", blob() == 0)
    panel.table.select([predicted[0].id])
    goOn(panel.reviews.annotations)
    assert node.GetScene() is scene and volumeNode.GetScene() is scene
    assert not SceneNodes.mark(node, "kind")


def test_a_closed_scene_is_no_harm(panel, predicted, scene):
    panel.table.select([predicted[0].id])
    panel.onSceneStartClose()
    scene.Clear(False)
    panel.table.select([predicted[1].id])
    assert nodes() == [f"MR 02 {MODEL}"]


# ---------------------------------------------------------------------- decisions
def test_an_accepted_mask_is_a_label_with_its_origin_and_the_next_is_shown(panel, predicted, study, logic, picture):
    panel.table.select([predicted[1].id])
    panel.decisions.acceptButton.click()
    case = Case.load(predicted[1].folder)
    assert case.label.source == f"accepted prediction of {MODEL}" and case.role is Role.TRAIN
    found = read_label_map(case.label_path, read_volume(case.image_path), SCHEMA).array
    assert (found == TUMOUR.value).sum() == (blob() == TUMOUR.value).sum() + 1
    assert [one.case.name for one in panel.table.selected()] == ["MR 03"]
    assert "'MR 02' is accepted. Next: 'MR 03'." in panel._message.text
    assert column(panel, 0)[-1] == "MR 02\n✔ accepted"
    picture(panel.widget, "review-accepted", 900)
    panel.table.select([predicted[1].id])
    assert not panel.decisions.acceptButton.enabled and "step 'Annotate'" in panel.decisions.acceptButton.toolTip


def test_the_role_that_was_chosen_once_is_given(panel, predicted, logic):
    assert panel.role.widget.currentText == "Training"
    panel.role.widget.currentIndex = 1
    panel.role.widget.activated.emit(1)
    panel.table.select([predicted[0].id])
    panel.decisions.acceptButton.click()
    assert Case.load(predicted[0].folder).role is Role.VALIDATION


def test_replacing_a_mask_is_asked_once_and_the_old_one_kept(panel, predicted, study, logic, dialogs, tmp_path):
    case = study.case(predicted[0].id)
    theirs = np.where(blob() > 0, 3, 0).astype(np.uint8)
    write_segmentation(tmp_path / "a.seg.nrrd", theirs, read_volume(case.image_path), SCHEMA)
    add_label(study, case, tmp_path / "a.seg.nrrd")
    logic.session.notify("cases")
    panel.table.select([case.id])
    assert "has a mask already" in panel.detailLabel.text
    dialogs.answer(qt.QMessageBox.Cancel)
    panel.decisions.acceptButton.click()
    assert Case.load(case.folder).label.source == "imported"
    dialogs.answer(qt.QMessageBox.Ok)
    panel.decisions.acceptButton.click()
    assert Case.load(case.folder).label.source == f"accepted prediction of {MODEL}"
    assert len(dialogs.asked) == 2
    (kept,) = (case.folder / "set aside").glob("label*.seg.nrrd")
    np.testing.assert_array_equal(read_label_map(kept, read_volume(case.image_path), SCHEMA).array, theirs)


def test_masks_that_a_model_was_scored_by_are_not_up_for_review(panel, predicted, study, logic, tmp_path):
    held = addCase(study, "MR 06")
    mask = tmp_path / "mask.seg.nrrd"
    write_segmentation(mask, blob(), read_volume(held.image_path), SCHEMA)
    add_label(study, held, mask)
    study.set_role(held, Role.VALIDATION)
    addMask(held, MODEL, blob())
    before = panel.nextStep()
    logic.session.notify("cases")
    last = logic.reviews.ofModel(MODEL)[-1]
    assert (last.case.id, last.verdict) == (held.id, Verdict.CHECKED)
    assert panel.nextStep() == before


def test_a_rejected_mask_stays_on_the_disk_and_can_come_back(panel, predicted, logic, study):
    panel.table.select([predicted[1].id])
    panel.decisions.rejectButton.click()
    assert (predicted[1].folder / "predictions" / f"{MODEL}.seg.nrrd").is_file()
    assert [one.case.name for one in panel.table.selected()] == ["MR 03"]
    # Rejected by a Slicer that is gone, too; and to be annotated, since the model is so unsure of it.
    logic.reviews._forget()
    byId = {one.case.id: one for one in logic.reviews.ofModel(MODEL)}
    assert byId[predicted[1].id].verdict is Verdict.REJECTED
    assert logic.reviews.suggestion(MODEL).case.id == predicted[1].id
    panel.table.select([predicted[1].id])
    assert panel.decisions.rejectButton.text == "Not rejected"
    panel.decisions.rejectButton.click()
    assert names(panel)[0] == "MR 02" and column(panel, 0)[0].endswith("to review")
    panel.decisions.rejectButton.click()
    addMask(predicted[1], MODEL, blob())  # predicted anew: nobody has rejected that
    logic.session.notify("cases")
    assert column(panel, 0)[0] == "MR 02\nto review"


def test_a_mask_is_corrected_in_the_step_annotate(panel, predicted, study, logic):
    asked = []
    logic.session.observe("step", lambda: asked.append(logic.session.step))
    annotate = AnnotatePanel(logic)
    panel.suggestionButton.click()
    assert asked == ["AnnotatePanel"]
    panel.exit()
    annotate.enter()
    annotations = logic.annotations
    assert annotations.case.id == predicted[1].id and annotations.case.label is None
    assert drawn(annotations.segmentationNode, annotations.volumeNode, "tumour") == (blob() == TUMOUR.value).sum() + 1
    draw(annotations.segmentationNode, annotations.volumeNode, "tumour", blob() == TUMOUR.value)
    annotate.exit()
    panel.enter()
    assert "MR 02\nbeing corrected" in column(panel, 0)
    panel.exit()
    slicer.mrmlScene.Clear(False)  # it goes on after the scene, too
    annotate.enter()
    annotations.open(predicted[1].id)
    annotations.markVolume()
    case = Case.load(predicted[1].folder)
    assert case.label.source == f"corrected prediction of {MODEL}" and case.role is Role.TRAIN
    assert read_label_map(case.label_path, read_volume(case.image_path), SCHEMA).array[0, 0, 0] == 0
    mask = case.folder / "predictions" / f"{MODEL}.seg.nrrd"
    assert read_label_map(mask, read_volume(case.image_path), SCHEMA).array[0, 0, 0] == TUMOUR.value
    panel.enter()
    assert "MR 02\n✔ corrected" in column(panel, 0)
    annotate.cleanup()


def test_what_was_drawn_before_is_kept_when_a_prediction_is_corrected(panel, predicted, study, logic):
    annotations = logic.annotations
    annotations.open(predicted[0].id)
    draw(annotations.segmentationNode, annotations.volumeNode, "right kidney", blob() == 0)
    panel.table.select([predicted[0].id])
    panel.decisions.editButton.click()
    assert drawn(annotations.segmentationNode, annotations.volumeNode, "right kidney") == 0
    kept = list((predicted[0].folder / "set aside").glob("draft*.seg.nrrd"))
    assert len(kept) == 1
    found = read_label_map(kept[0], read_volume(predicted[0].image_path), SCHEMA).array
    np.testing.assert_array_equal(found == 3, blob() == 0)


def test_a_damaged_mask_is_told_and_stops_nothing(panel, predicted, study, logic):
    path = addMask(predicted[0], MODEL, blob())
    path.write_bytes(path.read_bytes()[:-40])
    logic.session.notify("cases")
    while panel._measuring.active:
        panel._measuring.timeout.emit()
    assert str(path) in panel._message.text
    panel.table.select([predicted[0].id])
    assert str(path) in panel._message.text
    panel.table.select([predicted[1].id])
    assert nodes() == [f"MR 02 {MODEL}"]


def test_loading_a_large_mask_takes_less_than_a_second(panel, study, logic, run):
    shape = (24, 320, 320)
    case = addCase(study, "large", shape)
    logic.session.notify("cases")
    panel.enter()
    tell(logic, run, case, blob(shape), 0.9)
    start = time.process_time()
    panel.table.select([case.id])
    seconds = time.process_time() - start
    print(f"loading: {seconds:.3f} s")
    assert nodes() == [f"large {MODEL}"]
    assert seconds < 1.0


def test_masks_of_a_project_that_was_moved_are_found_with_what_was_decided(panel, predicted, study, logic, tmp_path):
    panel.table.select([predicted[1].id])
    panel.decisions.rejectButton.click()
    logic.session.closeProject()
    shutil.copytree(study.folder, tmp_path / "elsewhere")
    logic.session.openProject(tmp_path / "elsewhere")
    panel.refresh()
    assert "MR 02\nrejected" in column(panel, 0) and column(panel, 2)[0] == "60%"


def test_a_tick_of_a_running_prediction_is_cheap_with_many_cases(panel, study, run, logic):
    first = study.cases()[0].folder
    for n in range(200):
        shutil.copytree(first, study.folder / "cases" / f"copy{n:04d}")
    logic.session.notify("cases")
    panel.enter()
    tell(logic, run, study.cases()[0], blob(), 0.9)
    while panel._measuring.active:
        panel._measuring.timeout.emit()
    start = time.process_time()
    for _index in range(10):
        logic.session.notify("jobs")
        panel.nextStep()
    milliseconds = 100 * (time.process_time() - start)
    print(f"tick: {milliseconds:.1f} ms")
    assert milliseconds < 5


def test_a_volume_unlike_those_of_the_training_is_worth_a_look(panel, study, run, logic):
    case = study.cases()[0]
    panel.enter()
    tell(logic, run, case, blob(), 0.97, remarks=["Its slices are 640 mm wide."], certainty=0.37)
    panel.table.select([case.id])
    assert panel.detailLabel.text.startswith("Its slices are 640 mm wide.")
    while panel._measuring.active:
        panel._measuring.timeout.emit()
    shutil.rmtree(run.folder)  # the record beside the mask keeps what the run told
    logic.session.findJobs()
    (review,) = (one for one in logic.reviews.ofModel(MODEL) if one.case.id == case.id)
    assert review.remarks == ("Its slices are 640 mm wide.",) and review.certainty == review.sure == 0.37
