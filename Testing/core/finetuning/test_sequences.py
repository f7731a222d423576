"""Finetuning on several sequences of each scan: what shows in one of them alone is found, and one may be lacking."""

from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
import torch
from two_sequences import NAMES, two_sequences

from SSLSegmentationLib.api import Options, evaluate, new_finetuning
from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.embedding import draft_engine, draft_features
from SSLSegmentationLib.embedding.draft_maps import BackboneMaps
from SSLSegmentationLib.embedding.embedder import Embedder
from SSLSegmentationLib.execution import export_run, import_run
from SSLSegmentationLib.execution.worker import work
from SSLSegmentationLib.finetuning import FinetuneSettings, probe_pixels, run_finetuning
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.finetuning.mean_teacher import MeanTeacherObjective
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.finetuning.strategy import REGISTRY
from SSLSegmentationLib.finetuning.warm_start import gone_on, start_of, write_start
from SSLSegmentationLib.inference.case_prediction import run_prediction
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.jobs.states import JobState
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.models import ModelCard, ModelEntry
from SSLSegmentationLib.stores import SliceStore
from SSLSegmentationLib.stores.slices import native_labels
from SSLSegmentationLib.training import Stopped, load_checkpoint, save_checkpoint
from SSLSegmentationLib.volumes.overlap import mean_dice
from SSLSegmentationLib.volumes.reading import read_volume

from .conftest import context, last_checkpoint, made_backbone, same_tensors, tiny

CPU = torch.device("cpu")
ROLES = (Role.TRAIN, Role.TRAIN, Role.TRAIN, Role.VALIDATION, Role.TEST, Role.UNLABELLED)
FIRST = "encoder.stages.0.conv1.conv.weight"


@pytest.fixture(autouse=True)
def few_pixels(monkeypatch):
    monkeypatch.setattr(probe_pixels, "PIXELS", 3000)
    monkeypatch.setattr(draft_engine, "PIXELS", 1000)
    monkeypatch.setattr(draft_features, "LOOKS", 1)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """Cases with both sequences; the second one to learn from lacks ADC."""
    return two_sequences(tmp_path_factory.mktemp("sequences"), ROLES, lacking=(1,))


@pytest.fixture(scope="module")
def learnt(study, tmp_path_factory):
    """Result of a training that has time to learn, with both sequences and with the first alone."""
    found = {}
    for name, channels in (("both", ()), ("alone", ("T2",))):
        settings = tiny(steps=60, channels=channels)
        optimisation = replace(settings.optimisation, learning_rate=2e-2, validate_every=60)
        folder = tmp_path_factory.mktemp(name)
        found[name] = run_finetuning(study, replace(settings, optimisation=optimisation), context(folder)).model
    return found


def single(study, path):
    """A backbone that has seen volumes alone."""
    content = load_checkpoint(made_backbone(study, path), "backbone")
    kept = {name: value for name, value in content.items() if name not in ("format", "format_version", "kind")}
    images = {name: value for name, value in content["preprocessing"].items() if name != "channels"}
    save_checkpoint(path, "backbone", {**kept, "preprocessing": images})
    return path


def dice(study, model, case, **given):
    """Of the mask that a model makes, and its prediction."""
    image = read_volume(case.image_path)
    found = load_predictor(model).predict(image, **given)
    return mean_dice(found.labels, native_labels(case, image, study.schema), study.schema.values), found


def test_what_shows_in_the_second_sequence_alone_is_found_with_it_and_not_without(study, learnt):
    (case,) = study.cases(Role.TEST)
    adc = {"adc": read_volume(case.channel_path("ADC"))}
    score, prediction = dice(study, learnt["both"], case, channels=adc)
    assert score > 0.8
    assert not [text for text in prediction.remarks if "sequence" in text]
    assert dice(study, learnt["alone"], case)[0] < 0.5
    lacking, prediction = dice(study, learnt["both"], case)
    assert lacking < 0.5
    assert "It lacks the sequence 'ADC', which the model has learnt from." in prediction.remarks


def test_cases_bring_their_sequences_to_predictions_and_evaluations(study, learnt, tmp_path):
    (case,) = study.cases(Role.TEST)
    lacks = study.cases(Role.TRAIN)[1]
    model = learnt["both"]
    result = run_prediction(study, model, [case.id, lacks.id], context(tmp_path))
    remarks = [[text for text in each.remarks if "lacks" in text] for each in result.predicted]
    assert remarks[0] == [] and len(remarks[1]) == 1
    report = evaluate(study, model, Role.TEST, options=Options("cpu"))
    assert report.case_mean(case.id) > 0.8 and not [text for text in report.remarks if "sequence" in text]
    report = evaluate(study, model, Role.TRAIN, options=Options("cpu"))
    assert "1 of these 3 cases lacks the sequence 'ADC': the network saw zeros there." in report.remarks


def test_a_sequence_on_another_grid_is_put_onto_that_of_the_volume(study, learnt):
    (case,) = study.cases(Role.TEST)
    adc = read_volume(case.channel_path("ADC"))
    corner = adc.TransformContinuousIndexToPhysicalPoint((-0.25, -0.25, 0.0))
    grid = [64, 64, 4], sitk.Transform(), sitk.sitkNearestNeighbor, corner, [0.5, 0.5, 3.0]
    finer = sitk.Resample(adc, *grid)
    score, prediction = dice(study, learnt["both"], case, channels={"ADC": finer})
    assert score > 0.7
    assert [text for text in prediction.remarks if "'ADC' lies on another grid" in text]
    far = sitk.Image(adc)
    far.SetOrigin((500.0, 0.0, 0.0))
    with pytest.raises(DataError, match="share no place"):
        dice(study, learnt["both"], case, channels={"ADC": far})


def test_names_that_a_model_does_not_know_are_refused(study, learnt):
    (case,) = study.cases(Role.TEST)
    adc = read_volume(case.channel_path("ADC"))
    for model, name, words in (
        ("both", "DWI", "does not see a sequence 'DWI' .* beside it sees 'ADC'"),
        ("both", "t2", "'t2' is the volume itself"),
        ("alone", "ADC", "it sees nothing beside it"),
    ):
        with pytest.raises(SettingsError, match=words):
            dice(study, learnt[model], case, channels={name: adc})


def test_the_card_names_the_sequences(study, learnt):
    content = load_checkpoint(learnt["both"], "model")
    card = ModelCard.of("model", content)
    assert card.channels == NAMES and content["settings"]["channels"] == NAMES
    assert "sequences T2, ADC" in card_text(ModelEntry("run", "model", learnt["both"], card, False))
    plain = ModelCard.of("model", load_checkpoint(learnt["alone"], "model"))
    assert plain.channels == () and "sequences" not in card_text(
        ModelEntry("run", "model", learnt["alone"], plain, False)
    )


@pytest.mark.parametrize("name", REGISTRY)
def test_every_strategy_learns_from_both_sequences_and_resumes_bit_for_bit(study, tmp_path, name):
    entry = REGISTRY[name]
    backbone = single(study, tmp_path / "backbone.pt") if entry.freezes else None
    settings = tiny(strategy=name, channels=() if entry.freezes else NAMES)
    fitted = run_finetuning(study, settings, context(tmp_path, "whole"), backbone)
    content = load_checkpoint(fitted.model, "model")
    if entry.freezes:  # it cannot learn to see what the backbone has not seen
        assert "inputs" not in content
        with pytest.raises(SettingsError, match="cannot learn to see 'ADC'"):
            plan_finetuning(study, replace(settings, channels=NAMES), backbone)
        return
    assert content["inputs"] == 2 and content["preprocessing"]["channels"] == NAMES
    with pytest.raises(Stopped):
        run_finetuning(study, settings, context(tmp_path, "halved", stop_after=2))
    run_finetuning(study, settings, context(tmp_path, "halved"))
    assert same_tensors(*(last_checkpoint(tmp_path / folder)["module"] for folder in ("whole", "halved")))


def test_a_backbone_that_has_not_seen_a_sequence_answers_as_before_until_it_has_learnt(study, tmp_path):
    backbone = single(study, tmp_path / "backbone.pt")
    setup = prepare_finetuning(study, tiny(), backbone)
    network = setup.way.new_network(setup.begun, 0)
    setup.way.transferred(network, setup.begun.backbone, "backbone.pt")
    weight = network.state_dict()[FIRST]
    assert torch.equal(weight[:, :1], load_checkpoint(backbone, "backbone")["state"][FIRST])
    assert weight.shape[1] == 2 and not weight[:, 1].any()


def test_what_is_dropped_from_a_backbone_is_said(study, learnt, tmp_path):
    start = start_of(learnt["both"], study.schema)
    settings = gone_on(FinetuneSettings.from_preset("quick"), start)
    assert settings.channels == NAMES
    assert gone_on(settings, start_of(learnt["alone"], study.schema)).channels == ("image",)
    path = tmp_path / "start.pt"
    write_start(learnt["both"], path, study.schema)
    run = context(tmp_path)
    run_finetuning(study, tiny(steps=1, channels=("T2",)), run, path)
    (event,) = run.run.events("transfer")
    assert "has also seen 'ADC', which the network does not see any more" in event["text"]


def test_a_teacher_sees_what_is_there_and_a_student_less(study, tmp_path):
    setup = prepare_finetuning(study, tiny(strategy="mean_teacher"))
    store = setup.plan.build_store(tmp_path / "slices", setup.cases)
    objective = setup.stages[0].objective(store, setup.stages[0].optimisation, CPU)
    assert isinstance(objective, MeanTeacherObjective)
    looks = [objective.unlabelled_views(step) for step in range(30)]
    rows = [objective.unlabelled.batch(step) for step in range(30)]
    lacks = torch.from_numpy(store.case_of_row[np.concatenate(rows)] == 1)
    student, teacher = (torch.cat(images)[:, :2].flatten(2).any(dim=2) for images in zip(*looks, strict=True))
    assert torch.equal(teacher[:, 1], ~lacks) and bool(teacher[:, 0].all())
    assert 0.05 < 1 - float(student[~lacks, 1].float().mean()) < 0.4 and not bool(student[lacks, 1].any())


def test_a_sequence_that_no_case_has_is_refused_and_nothing_said_leaves_it_out(study):
    only = [study.cases(Role.TRAIN)[1].id]
    with pytest.raises(SettingsError, match="None of the cases that are learnt from has the sequence 'ADC'"):
        plan_finetuning(study, tiny(channels=NAMES), train_ids=only)
    assert plan_finetuning(study, tiny(), train_ids=only).preprocessing.channels == ()


def test_what_sees_one_picture_goes_on_with_the_volume(study, learnt):
    (case,) = study.cases(Role.TEST)
    image = read_volume(case.image_path)
    vectors = Embedder(learnt["both"]).embed(image).vectors
    assert len(vectors) == 4 and np.isfinite(vectors).all()
    slices = np.random.default_rng(0).random((2, 32, 32)).astype(np.float32)
    maps = BackboneMaps(learnt["both"]).of(slices, np.array([0.2, 0.7]))
    assert all(bool(each.isfinite().all()) for each in maps)


def test_an_exported_run_takes_the_sequences_along_and_comes_back(study, tmp_path, monkeypatch):
    run = new_finetuning(study, None, tiny(steps=1))
    folder = export_run(study, run, tmp_path / "away").folder
    store = SliceStore(folder / "slices")
    (lacks,) = store.lacking
    assert store.channels is not None and lacks in {case.id for case in store.cases}
    monkeypatch.setenv("SSLSEG_STATE", str(tmp_path / "state"))
    assert work(folder, "cpu", 1) == 0
    assert import_run(study, folder, options=Options("cpu")).state is JobState.DONE
    assert load_checkpoint(run.folder / "model.pt", "model")["preprocessing"]["channels"] == NAMES
