"""Pretraining, finetuning, prediction and evaluation from volumes to flat masks, through the same machinery as all."""

import json
from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
import torch

from SSLSegmentationLib.api import (
    Options,
    check_finetuning,
    check_pretraining,
    evaluate,
    finetune,
    new_pretraining,
    predict_cases,
    pretrain,
)
from SSLSegmentationLib.core.errors import CheckpointError, DataError
from SSLSegmentationLib.execution import export_run, import_run
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.finetuning.projection_settings import EnFaceFinetuneSettings
from SSLSegmentationLib.finetuning.run import _begun, prepare_finetuning
from SSLSegmentationLib.inference.model_exchange import export_model, import_model
from SSLSegmentationLib.inference.prediction import Predictor, load_predictor
from SSLSegmentationLib.jobs.states import JobState
from SSLSegmentationLib.networks import Fpn3d2dSettings
from SSLSegmentationLib.networks.fpn3d2d import seeded_fpn
from SSLSegmentationLib.pretraining import PretrainingSettings, recipe, run_pretraining
from SSLSegmentationLib.pretraining.run import plan_pretraining, prepare_pretraining
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.models import find_entry, list_models
from SSLSegmentationLib.training import Stopped, load_checkpoint
from SSLSegmentationLib.volumes.projection import flat_grid
from SSLSegmentationLib.volumes.reading import load_image, read_volume

from .conftest import context, finetuning, pretraining

CPU = Options("cpu")


def same(first, second):
    """Whether two checkpoints hold the same, bit for bit."""
    if isinstance(first, dict):
        return first.keys() == second.keys() and all(same(value, second[key]) for key, value in first.items())
    if isinstance(first, (list, tuple)):
        return len(first) == len(second) and all(map(same, first, second))
    return torch.equal(first, second) if isinstance(first, torch.Tensor) else first == second


def objective(project, settings, tmp_path, stage="intermodal"):
    work = prepare_pretraining(project, settings)
    store = work.plan.build_store(tmp_path / "slices", work.cases)
    return work.stages[0].objective(store, settings.stages[stage][1], torch.device("cpu"))


def test_pretraining_learns_to_draw_the_flat_image_and_hands_on_the_whole_network(flat_project, tmp_path):
    run = context(tmp_path / "run")
    backbone = load_checkpoint(run_pretraining(flat_project, pretraining(60), run), "backbone")
    records = [event for event in run.run.events("metrics") if "loss" in event]
    assert records[-1]["loss"] < 0.8 * records[-1]["chance_level"]
    checks = [event for event in run.run.events("metrics") if "validation_loss" in event]
    assert checks[-1]["validation_ssim"] == pytest.approx(1 - checks[-1]["validation_loss"], abs=1e-5)
    network = seeded_fpn(pretraining().network, 1, 0).state_dict()
    assert set(backbone["state"]) == set(network) and backbone["architecture"] == "fpn3d2d"
    for part in ("encoder", "projection", "decoder", "segmentation_head"):
        names = [name for name in network if name.startswith(f"{part}.") and network[name].is_floating_point()]
        assert any(not torch.equal(backbone["state"][name], network[name]) for name in names), part
    assert backbone["data"]["cases"] and not {c.id for c in flat_project.cases(Role.TEST)} & set(
        backbone["data"]["cases"]
    )


def test_pretraining_resumes_bit_for_bit(flat_project, tmp_path):
    whole = run_pretraining(flat_project, pretraining(), context(tmp_path / "whole"))
    with pytest.raises(Stopped) as stop:
        run_pretraining(flat_project, pretraining(), context(tmp_path / "halved", 3))
    assert load_checkpoint(stop.value.kept, "backbone")["stopped_early"]["step"] == 3
    runs = whole, run_pretraining(flat_project, pretraining(), context(tmp_path / "halved"))
    assert same(*(load_checkpoint(path, "backbone")["state"] for path in runs))
    one, other = (load_checkpoint(path.parent / "checkpoints/intermodal/last.pt", "training") for path in runs)
    assert all(same(one[part], other[part]) for part in ("module", "optimizer", "schedule"))


def test_finetuning_resumes_bit_for_bit(flat_project, tmp_path):
    whole = run_finetuning(flat_project, finetuning(), context(tmp_path / "whole"))
    with pytest.raises(Stopped):
        run_finetuning(flat_project, finetuning(), context(tmp_path / "halved", 3))
    again = run_finetuning(flat_project, finetuning(), context(tmp_path / "halved"))
    assert same(*(load_checkpoint(result.model, "model")["state"] for result in (whole, again)))


def test_a_step_depends_on_its_number_alone_and_splits_into_parts(flat_project, tmp_path):
    made = objective(flat_project, pretraining(), tmp_path)
    made.training_mode()
    losses = [float(made.training_loss(step)["loss"].detach()) for step in (1, 0, 1)]
    assert losses[0] == losses[2] != losses[1]
    made.parts = 2
    assert all(bool(made.training_loss(1, part)["loss"].isfinite()) for part in (0, 1))
    assert made.patch == (16, 16) and made.shrink() == "parts of 12 × 12 pixels" and made.shrink() is None
    assert bool(made.training_loss(2)["loss"].isfinite())


def test_half_precision_changes_little(flat_project, tmp_path):
    made = objective(flat_project, pretraining(), tmp_path)
    made.module.eval()
    with torch.no_grad():
        exact = made.training_loss(0)["loss"]
        with torch.autocast("cpu", torch.bfloat16):
            rounded = made.training_loss(0)["loss"]
    assert rounded.dtype == torch.float32 and float(rounded) == pytest.approx(float(exact), abs=0.02)


def test_a_collapse_is_noticed_and_a_perfect_image_costs_nothing(flat_project, tmp_path):
    made = objective(flat_project, pretraining(), tmp_path)
    with torch.no_grad():
        for parameter in made.module.parameters():
            parameter.zero_()
    monitors = {name: float(value.detach()) for name, value in made.training_loss(0).items()}
    assert monitors["loss"] > 0.98 * monitors["chance_level"]
    target = torch.rand(2, 1, 16, 16)
    made.module.network = _Answers(torch.logit(target.clamp(1e-6, 1 - 1e-6)))
    assert float(made.module.loss({"volumes": target, "targets": target})["loss"]) == pytest.approx(0, abs=1e-3)


class _Answers(torch.nn.Module):
    """Answers the same whatever it is asked."""

    def __init__(self, answer):
        super().__init__()
        self.answer = answer

    def forward(self, volumes):
        return self.answer


def test_what_is_wanted_can_be_inverted(flat_project, tmp_path):
    plain = objective(flat_project, pretraining(target="own"), tmp_path / "plain")
    inverted = objective(flat_project, pretraining(target="own", invert=True), tmp_path / "inverted")
    views = []
    for made in (plain, inverted):
        batch, generator = made.batch(0)
        views.append(made.module.views(batch, generator))
    assert torch.equal(views[0]["volumes"], views[1]["volumes"])
    assert torch.allclose(views[0]["targets"], 1 - views[1]["targets"])


def test_previews_show_volumes_drawings_and_what_they_should_be(flat_project, tmp_path):
    made = objective(flat_project, pretraining(), tmp_path)
    made.module.eval()
    with torch.inference_mode():
        preview = made.preview(made.module)
    assert len(preview.rows) == len(preview.captions) == 1 and len(preview.columns) == 3
    for panel in preview.rows[0]:
        assert np.isfinite(panel.image).all() and 0 <= panel.image.min() <= panel.image.max() <= 1


def test_a_project_without_paired_images_is_told_what_is_missing_and_what_to_do(project):
    with pytest.raises(DataError) as error:
        plan_pretraining(project, pretraining())
    assert "image of another modality" in error.value.sentence
    assert "sslseg en-face" in error.value.hint and "--target own" in error.value.hint
    plan = plan_pretraining(project, pretraining(target="own"))  # volumes alone suffice for that
    assert plan.train and plan.target == "own"
    with pytest.raises(DataError, match="has a mask in the plane"):
        plan_finetuning(project, finetuning())
    assert recipe("intermodal").needs and recipe("intermodal").kind == "en_face"


def test_a_binary_task_takes_over_the_whole_network_with_its_last_convolution(flat_project, tmp_path):
    path = run_pretraining(flat_project, pretraining(2), context(tmp_path / "pretraining"))
    state = load_checkpoint(path, "backbone")["state"]
    run = context(tmp_path / "run", stop_after=1)
    with pytest.raises(Stopped) as stop:
        run_finetuning(flat_project, finetuning(learning_rate=1e-8), run, path)
    report = stop.value.kept.transfer
    assert not (report.new or report.dropped or report.mismatched) and set(report.loaded) == set(state)
    setup = prepare_finetuning(flat_project, finetuning(), path, folder=run.run.folder)
    network, _ = _begun(setup, 0)
    assert same(dict(network.state_dict()), dict(state))


def test_several_structures_get_a_last_convolution_of_their_own(project_of_structures, tmp_path):
    path = run_pretraining(project_of_structures, pretraining(2), context(tmp_path / "pretraining"))
    result = run_finetuning(project_of_structures, finetuning(40), context(tmp_path / "run"), path)
    assert sorted(result.transfer.new) == ["segmentation_head.bias", "segmentation_head.weight"]
    model = load_checkpoint(result.model, "model")
    assert model["outputs"] == 3 and model["state"]["segmentation_head.weight"].shape[0] == 3
    case = project_of_structures.cases()[0]
    predictor = load_predictor(result.model)
    predictor.keep_maps = True
    prediction = predictor.predict_file(case.image_path, tmp_path / "flat.seg.nrrd")
    found, maps = prediction.labels, prediction.maps
    assert set(np.unique(found)) <= {0, 1, 2}
    assert maps.shape == (2, *found.shape) and maps.max() <= 100
    for value, sure in enumerate(maps, 1):
        assert (sure[found == value] == maps.max(axis=0)[found == value]).all()
    written = [load_image(path) for path in sorted(tmp_path.glob("flat-probability-*.nrrd"))]
    grid = flat_grid(read_volume(case.image_path), case.en_face.axis)
    assert [image.GetSize() for image in written] == [grid.GetSize()] * 2


def test_a_backbone_that_lacks_a_part_or_is_of_another_kind_is_refused(flat_project, project, tmp_path):
    path = run_pretraining(flat_project, pretraining(2), context(tmp_path / "pretraining"))
    content = load_checkpoint(path, "backbone")
    content["state"].pop("decoder.0.path.0.weight")
    torch.save(content, tmp_path / "part.pt")
    with pytest.raises(CheckpointError, match=r"lacks 'decoder\.0\.path\.0\.weight'"):
        run_finetuning(flat_project, finetuning(), context(tmp_path / "a"), tmp_path / "part.pt")
    settings = FinetuneSettings.from_preset("quick")
    with pytest.raises(CheckpointError, match="flat masks") as error:
        run_finetuning(project, settings, context(tmp_path / "b"), path)
    assert "--en-face" in error.value.hint
    torch.save({**content, "architecture": "unet"}, tmp_path / "unet.pt")
    with pytest.raises(CheckpointError, match="for slices"):
        run_finetuning(flat_project, finetuning(), context(tmp_path / "c"), tmp_path / "unet.pt")


def test_the_whole_way_as_jobs_with_preflight_pictures_scores_and_masks(flat_project):
    backbone = pretrain(flat_project, settings=pretraining(4), options=CPU)
    assert list(backbone.parent.glob("previews/*.png")) and (backbone.parent / "curves.png").exists()
    stages = [json.loads(line) for line in (backbone.parent / "events.jsonl").read_text().splitlines()]
    assert any(event["kind"] == "preflight" and event["stages"] for event in stages)
    result = finetune(flat_project, backbone, settings=finetuning(80), options=CPU)
    assert 1 - result.outcome.best_score > 0.6
    report = evaluate(flat_project, result.model, options=CPU)
    assert report.overall().mean > 0.5 and (result.model.parent / "evaluation-test.png").exists()
    scores = json.loads((result.model.parent / "evaluation-test.json").read_text())
    (score,) = next(iter(scores["cases"].values()))
    assert score["hd95_mm"] > 0 and score["reference_ml"] is None  # a flat mask has no volume
    with pytest.raises(CheckpointError, match="flat masks"):
        Predictor(result.model)
    predicted = predict_cases(flat_project, result.model, flat_project.cases(Role.UNLABELLED), options=CPU).predicted
    case = flat_project.cases(Role.UNLABELLED)[0]
    mask, volume = load_image(flat_project.folder / predicted[0].path), read_volume(case.image_path)
    grid = flat_grid(volume, case.en_face.axis)
    assert mask.GetSize() == grid.GetSize() and mask.GetOrigin() == pytest.approx(grid.GetOrigin())
    assert 0 < sitk.GetArrayFromImage(mask).mean() < 1
    entry = find_entry(flat_project, result.model.parent.name)
    assert entry.card.start.method == "intermodal" and entry.card.structures == ("liver",)


def test_a_mirrored_volume_makes_a_mirrored_mask_when_mirrorings_are_averaged(flat_project, tmp_path):
    """With native pixels the network sees exactly the mirror image."""
    settings = finetuning(20)
    settings = replace(settings, data=replace(settings.data, pixels="native"))
    result = run_finetuning(flat_project, settings, context(tmp_path / "run"))
    predictor = load_predictor(result.model, flips=True)
    image = next(
        volume
        for volume in (read_volume(case.image_path) for case in flat_project.cases())
        if all(side % 4 == 0 for side in predictor.preprocessing.native_size(volume))
    )
    axis = next(number for number in range(3) if number != predictor.preprocessing.axis(image))
    array = np.flip(sitk.GetArrayFromImage(image), 2 - axis).copy()
    mirrored = sitk.GetImageFromArray(array)
    mirrored.CopyInformation(image)
    one, other = predictor.predict(image).labels, predictor.predict(mirrored).labels
    assert one.mean() > 0 and (np.flip(one, 2 - axis) == other).mean() > 0.999


def test_checks_train_nothing_and_tell_how_long(flat_project):
    for report in (
        check_pretraining(flat_project, pretraining(10), CPU),
        check_finetuning(flat_project, None, finetuning(10), options=CPU),
    ):
        assert not report.refusals and report.seconds > 0
        assert "parts of volumes" in str(report)
    assert not list((flat_project.folder / "runs").glob("*"))


def test_a_run_can_be_exported_trained_elsewhere_and_brought_back(flat_project, tmp_path, monkeypatch):
    from SSLSegmentationLib.execution.worker import work

    here = run_pretraining(flat_project, pretraining(), context(tmp_path / "here"))
    run = new_pretraining(flat_project, pretraining())
    export_run(flat_project, run, tmp_path / "export")
    text = "".join(path.read_text() for path in (tmp_path / "export").rglob("*.json"))
    assert all(case.id not in text for case in flat_project.cases())
    monkeypatch.setenv("SSLSEG_STATE", str(tmp_path / "state"))
    assert work(tmp_path / "export", "cpu", 1) == 0
    came = import_run(flat_project, tmp_path / "export", options=CPU)
    assert came.state is JobState.DONE
    backbone = load_checkpoint(run.folder / "backbone.pt", "backbone")
    assert same(backbone["state"], load_checkpoint(here, "backbone")["state"])
    assert {*backbone["data"]["cases"]} <= {case.id for case in flat_project.cases()}


def test_backbones_and_models_can_be_handed_on(flat_project, tmp_path):
    backbone = pretrain(flat_project, settings=pretraining(2), options=CPU)
    finetune(flat_project, backbone, settings=finetuning(2), options=CPU)
    other = Project.create(tmp_path / "other")
    for entry in list_models(flat_project):
        made = import_model(other, export_model(entry, tmp_path / f"{entry.kind}.zip", card_text))
        assert find_entry(other, made.entry.name).kind == entry.kind


@pytest.mark.parametrize("preset", ["quick", "default", "paper"])
def test_presets_share_a_network_and_survive_the_job_file(preset):
    settings, own = EnFaceFinetuneSettings.from_preset(preset), PretrainingSettings.from_preset("intermodal", preset)
    assert FinetuneSettings.from_job(json.loads(json.dumps(settings.to_job()))) == settings
    assert PretrainingSettings.from_job(json.loads(json.dumps(own.to_job()))) == own
    assert settings.network == own.network and settings.max_size == own.max_size
    data = own.stages["intermodal"][0].data
    assert settings.data == data
    assert all(side % stride == 0 for side, stride in zip(data.patch, settings.network.stride, strict=True))
    assert not data.depth or data.depth >= settings.network.least_depth


def test_the_papers_preset_says_what_the_paper_does():
    settings = EnFaceFinetuneSettings.from_preset("paper")
    assert settings.network == Fpn3d2dSettings((16, 32, 64, 128, 256))
    optimisation, data = settings.optimisation, settings.data
    assert (optimisation.optimizer, optimisation.learning_rate, optimisation.momentum) == ("sgd", 0.1, 0.9)
    assert (optimisation.weight_decay, optimisation.epochs, optimisation.batch_size) == (1e-4, 40, 8)
    assert not optimisation.nesterov and optimisation.schedule == "constant" and not optimisation.gradient_clip
    assert (data.patch, data.crops_per_volume, data.standardise, data.pixels) == ((32, 256), 20, "b-scan", "native")
