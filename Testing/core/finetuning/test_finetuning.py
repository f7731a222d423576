"""Finetuning: what it learns from, what it refuses, what it hands on."""

import json
from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
import torch
from hypothesis import given
from hypothesis import strategies as st

from SSLSegmentationLib.augmentation.appearance import AppearanceRanges
from SSLSegmentationLib.augmentation.intensity import IntensityRanges
from SSLSegmentationLib.augmentation.warp import SpatialRanges
from SSLSegmentationLib.core.errors import CheckpointError, DataError, ProjectError, SettingsError
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.method import method_of
from SSLSegmentationLib.finetuning.planning import begun_finetuning, plan_finetuning
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.finetuning.slices import annotated_slices
from SSLSegmentationLib.finetuning.supervised import oversample
from SSLSegmentationLib.inference.likeness import known_likeness
from SSLSegmentationLib.inference.prediction import Predictor, slice_probabilities
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.pretraining import PretrainingSettings, run_pretraining
from SSLSegmentationLib.project import LabelRecord, Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.stores import SliceStore, build_store
from SSLSegmentationLib.stores.preprocessing import through_plane_axis
from SSLSegmentationLib.training import Stopped, load_checkpoint, save_checkpoint
from SSLSegmentationLib.volumes.labels import write_segmentation

from .conftest import context, tiny


def test_from_a_backbone_all_but_the_segmentation_head_is_loaded(project, tmp_path, backbone):
    result = run_finetuning(project, tiny(), context(tmp_path), backbone)
    assert {name.split(".")[0] for name in result.transfer.loaded} == {"encoder", "decoder"}
    assert result.transfer.new == ["segmentation_head.weight", "segmentation_head.bias"]
    content = load_checkpoint(result.model, "model")
    start = load_checkpoint(backbone, "backbone")
    assert content["preprocessing"] == start["preprocessing"]
    assert content["backbone"]["method"] == "regression"
    known = known_likeness(content)
    assert len(known["greys"]) == content["labels"]["train_cases"] and known["planes"]
    (event,) = RunFolder(tmp_path / "run").events("transfer")
    assert event["new"] == {"segmentation_head": 2} and set(event["loaded"]) == {"encoder", "decoder"}


def test_from_scratch_uses_the_preprocessing_that_pretraining_would_choose(project, tmp_path, backbone):
    result = run_finetuning(project, tiny(), context(tmp_path))
    assert result.transfer is None
    assert (
        load_checkpoint(result.model, "model")["preprocessing"]
        == load_checkpoint(backbone, "backbone")["preprocessing"]
    )


def test_a_backbone_of_another_architecture_is_refused(project, tmp_path, backbone):
    content = load_checkpoint(backbone, "backbone")
    content["network"]["widths"] = [8, 24]
    save_checkpoint(
        backbone, "backbone", {k: v for k, v in content.items() if k not in ("format", "format_version", "kind")}
    )
    with pytest.raises(CheckpointError, match="do not fit the network described"):
        run_finetuning(project, replace(tiny(), network=UNetSettings(widths=(8, 24))), context(tmp_path), backbone)


def test_a_model_is_not_a_backbone(project, tmp_path):
    model = run_finetuning(project, tiny(2), context(tmp_path)).model
    with pytest.raises(CheckpointError, match="is a model checkpoint, but a backbone"):
        run_finetuning(project, tiny(2), context(tmp_path, "second"), model)


def test_a_stopped_run_resumes_to_the_same_model_bit_for_bit(project, tmp_path, backbone):
    whole = load_checkpoint(run_finetuning(project, tiny(5), context(tmp_path, "a"), backbone).model, "model")
    with pytest.raises(Stopped):
        run_finetuning(project, tiny(5), context(tmp_path, "b", stop_after=3), backbone)
    halved = load_checkpoint(run_finetuning(project, tiny(5), context(tmp_path, "b"), backbone).model, "model")
    assert all(torch.equal(tensor, halved["state"][name]) for name, tensor in whole["state"].items())


def test_a_stop_keeps_the_best_weights_so_far_as_a_model(project, tmp_path):
    with pytest.raises(Stopped) as stop:
        run_finetuning(project, tiny(8), context(tmp_path, stop_after=5))
    assert stop.value.where == {"stage": "finetune", "step": 5, "total": 8}
    result = stop.value.kept
    content = load_checkpoint(result.model, "model")
    assert content["stopped_early"] == stop.value.where
    assert (content["training"]["stopped"], content["training"]["step"]) == (True, 5)
    best = load_checkpoint(tmp_path / "run/checkpoints/finetune/best.pt", "training")
    assert best["step"] == result.outcome.best_step in (2, 4)
    assert all(torch.equal(tensor, best["module"][name]) for name, tensor in content["state"].items())
    finished = load_checkpoint(run_finetuning(project, tiny(8), context(tmp_path)).model, "model")
    assert finished["stopped_early"] is None and finished["training"]["step"] == 8


def test_the_lineage_of_a_model_shows_that_its_pretraining_was_stopped(project, tmp_path):
    settings = PretrainingSettings.from_preset("regression", "quick")
    own, optimisation = settings.stages["regression"]
    stages = {"regression": (own, replace(optimisation, steps=4, batch_size=2))}
    settings = replace(settings, network=UNetSettings(widths=(8, 16)), max_size=32, stages=stages)
    with pytest.raises(Stopped) as stop:
        run_pretraining(project, settings, context(tmp_path, "backbone", stop_after=3))
    model = run_finetuning(project, tiny(2), context(tmp_path), stop.value.kept).model
    assert load_checkpoint(model, "model")["backbone"]["stopped_early"] == stop.value.where
    assert "stopped at step 3 of 4" in "".join(e["text"] for e in RunFolder(tmp_path / "run").events("transfer"))


def test_the_events_suffice_to_draw_the_course(project, tmp_path):
    run_finetuning(project, tiny(), context(tmp_path))
    events = list(RunFolder(tmp_path / "run").events("metrics"))
    training = [event for event in events if "loss" in event]
    needed = {"stage", "step", "learning_rate", "examples_seen", "epoch", "slices_per_second", "memory_mib"}
    assert training and all(needed <= set(event) for event in training)
    assert [event["step"] for event in events if "validation_dice" in event] == [2, 4]


@pytest.mark.parametrize("validated", [True, False])
def test_the_preview_shows_reference_and_prediction_of_slices_with_a_segment(project, tmp_path, validated):
    if not validated:
        for case in project.cases(Role.VALIDATION):
            project.set_role(case, Role.UNLABELLED)
    settings, cpu = tiny(), torch.device("cpu")
    plan = plan_finetuning(project, settings)
    store = build_store(tmp_path / "slices", [*plan.train, *plan.validation], plan.preprocessing, plan.schema)
    network = seeded_network(settings.network, plan.schema.class_count, 0).eval()
    objective = method_of(plan, settings).objective(settings.optimisation, network, store, cpu)
    with torch.inference_mode():
        preview = objective.preview(network)
    assert ("Validation" in preview.text) == validated
    assert [name for name, _ in preview.segments] == [segment.name for segment in plan.schema.segments]
    shown = {case.id for case in (plan.validation if validated else plan.train)}
    assert {caption.split(", slice")[0] for caption in preview.captions} == shown
    for image, reference, prediction in preview.rows:
        assert reference.labels.shape == prediction.labels.shape == image.image.shape
        assert ((reference.labels > 0) & (reference.labels < 255)).any()
        probabilities = slice_probabilities(network, torch.from_numpy(image.image)[None], objective.patch, cpu)
        assert np.array_equal(prediction.labels, probabilities.argmax(0)[0].numpy())


def test_other_looks_change_the_images_and_no_mask_and_off_is_as_it_was(project, tmp_path):
    looks = AppearanceRanges(curve_probability=1.0, filter_probability=1.0)
    plan = plan_finetuning(project, tiny())
    store = build_store(tmp_path / "slices", plan.cases, plan.preprocessing, plan.schema)
    network = seeded_network(plan.network, plan.schema.class_count, 0)
    batches = []
    for settings in (tiny(), tiny(appearance=AppearanceRanges()), tiny(appearance=looks)):
        own = method_of(plan, settings).objective(settings.optimisation, network, store, torch.device("cpu"))
        batches.append(own.batch(0))
    (images, labels), same, (others, their_labels) = batches
    assert torch.equal(images, same[0]) and torch.equal(labels, same[1])
    assert torch.equal(labels, their_labels) and (images - others).abs().mean() > 0.02


def test_validation_takes_no_more_slices_at_once_than_a_training_step(project, tmp_path):
    plan = plan_finetuning(project, tiny())
    cases = [*plan.train, *plan.validation]
    store = build_store(tmp_path / "store", cases, plan.preprocessing, plan.schema)
    network = seeded_network(plan.network, plan.schema.class_count, 0)
    objective = method_of(plan, tiny()).objective(tiny().optimisation, network, store, torch.device("cpu"))
    seen = []
    network.register_forward_pre_hook(lambda module, inputs: seen.append(len(inputs[0])))
    whole = objective.validate(network.eval())
    assert sum(seen) == objective.validation_slices > max(seen) == objective.batch_size
    seen.clear()
    objective.parts = 2
    assert objective.validate(network) == pytest.approx(whole) and max(seen) == objective.batch_size // 2


def test_it_overfits_one_case(project, tmp_path):
    case = project.cases(Role.TRAIN)[0]
    for other in project.cases(Role.VALIDATION):
        project.set_role(other, Role.UNLABELLED)
    settings = tiny(150, spatial=SpatialRanges(), intensity=IntensityRanges())
    settings = replace(
        settings,
        network=UNetSettings(widths=(8, 16, 32)),
        optimisation=replace(settings.optimisation, learning_rate=1e-2, batch_size=6),
    )
    result = run_finetuning(project, settings, context(tmp_path), train_ids=[case.id])
    losses = [event["loss"] for event in RunFolder(tmp_path / "run").events("metrics")]
    assert losses[-1] < 0.45 * losses[0]
    prediction = Predictor(result.model).predict_file(case.image_path, tmp_path / "mask.seg.nrrd")
    truth = sitk.GetArrayFromImage(sitk.ReadImage(str(case.label_path)))
    liver = 2 * ((prediction.labels == 1) & (truth == 1)).sum() / ((prediction.labels == 1).sum() + (truth == 1).sum())
    assert liver > 0.8


def test_only_annotated_slices_are_learnt_from(project, tmp_path):
    case = project.cases(Role.TRAIN)[0]
    axis = through_plane_axis(case)
    middle = case.size[axis] // 2
    case.label = LabelRecord(case.label.file, "annotated", axis, [middle, middle + 1])
    case.save()
    result = run_finetuning(project, tiny(2), context(tmp_path), train_ids=[case.id])
    assert result.labels["train_slices"] == 2
    store = SliceStore(tmp_path / "run" / "slices")
    rows = store.rows(ids=[case.id])
    assert len(store.annotated_rows(rows)) == 2


def test_no_labelled_training_case_is_said_in_words(project, tmp_path):
    for case in project.cases(Role.TRAIN):
        project.set_role(case, Role.UNLABELLED)
    with pytest.raises(DataError, match=r"no labelled training case.*role 'train'"):
        run_finetuning(project, tiny(), context(tmp_path))


def test_without_a_project_there_must_be_a_run_that_says_what_is_segmented(project, tmp_path):
    with pytest.raises(ProjectError, match="without a run folder needs a project"):
        prepare_finetuning(None, tiny())
    plan = plan_finetuning(project, tiny())
    replace(plan.fixed(), schema=None).write(tmp_path)
    with pytest.raises(ProjectError, match="does not say what is segmented"):
        begun_finetuning(tmp_path, None, tiny())
    plan.fixed().write(tmp_path)
    assert begun_finetuning(tmp_path, None, tiny()).fixed() == plan.fixed()


def test_a_case_without_a_label_has_no_annotated_slice(project):
    plan = plan_finetuning(project, tiny())
    (labelled, *_), (open_case, *_) = plan.train, project.cases(Role.UNLABELLED)
    assert annotated_slices(labelled, plan.preprocessing) > 0
    assert annotated_slices(open_case, plan.preprocessing) == 0


def test_a_test_case_cannot_be_smuggled_into_training(project, tmp_path):
    test_case = project.cases(Role.TEST)[0]
    with pytest.raises(DataError, match="not a labelled case with the role 'train'"):
        run_finetuning(project, tiny(), context(tmp_path), train_ids=[test_case.id])


def test_the_schema_gives_channels_and_values(project, tmp_path):
    schema = LabelSchema.from_names({2: "liver", 7: "right kidney", 9: "left kidney", 200: "spleen"})
    names = {segment.name: segment.value for segment in schema.segments}
    old = project.schema
    for case in project.cases(labelled=True):
        image, label = sitk.ReadImage(str(case.image_path)), sitk.ReadImage(str(case.label_path))
        array = sitk.GetArrayFromImage(label)
        moved = np.zeros_like(array)
        for segment in old.segments:
            moved[array == segment.value] = names[segment.name]
        write_segmentation(case.folder / "label.seg.nrrd", moved, image, schema)
        case.label = LabelRecord("label.seg.nrrd")
        case.save()
    schema.write(project.folder / "labels.csv")
    result = run_finetuning(project, tiny(40), context(tmp_path))
    labels = SliceStore(tmp_path / "run" / "slices").labels
    assert set(np.unique(labels)) == {0, 1, 2, 3, 4}
    case = project.cases(Role.TRAIN)[0]
    predicted = Predictor(result.model).predict_file(case.image_path, tmp_path / "p.nrrd").labels
    assert set(np.unique(predicted)) <= {0, 2, 7, 9, 200} and (predicted > 0).any()


def test_presets_survive_the_job_file_and_the_papers_is_the_papers():
    for name in ("quick", "default", "paper"):
        settings = FinetuneSettings.from_preset(name)
        assert FinetuneSettings.from_job(json.loads(json.dumps(settings.to_job()))) == settings
    paper = FinetuneSettings.from_preset("paper")
    assert (paper.loss, paper.optimisation.epochs, paper.optimisation.schedule) == ("dice", 500, "plateau")
    assert paper.spatial.elastic > 0 and paper.spatial.translation > 0 and paper.intensity == IntensityRanges()
    with pytest.raises(SettingsError, match=r"'huge'.*quick"):
        FinetuneSettings.from_preset("huge")


@given(st.integers(0, 50), st.integers(0, 50), st.floats(0, 0.95))
def test_oversampling_keeps_every_row_and_reaches_the_share(background, foreground, share):
    rows = np.arange(background + foreground)
    result = oversample(rows, rows[background:], share)
    assert set(result) == set(rows)
    if foreground and background:
        copies = np.sum(result >= background) / foreground
        assert copies == int(copies) and np.sum(result < background) == background
        assert np.sum(result >= background) / len(result) >= share - 0.5 * foreground / len(result) - 1e-9
