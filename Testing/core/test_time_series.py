"""A beating heart through the whole loop: added, learnt from, predicted frame by frame, scored, measured over time."""

import csv
import json
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
from cine_phantom import NAMES, PERIOD_MS, ejection_fraction, heart, only, save_series

from SSLSegmentationLib.api import evaluate, finetune, predict_cases, pretrain
from SSLSegmentationLib.cli.main import main
from SSLSegmentationLib.core.errors import DataError, ProjectError, SettingsError
from SSLSegmentationLib.embedding.draft_files import draft_state, read_draft
from SSLSegmentationLib.embedding.drafting import DraftLoop
from SSLSegmentationLib.embedding.looks import volume_vectors
from SSLSegmentationLib.embedding.suggestion import suggest, suggestion_map
from SSLSegmentationLib.execution.export import export_run
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.base import finetuning_of
from SSLSegmentationLib.finetuning.card_words import words_of
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.importing import add_label, add_volume
from SSLSegmentationLib.importing.projections import set_en_face
from SSLSegmentationLib.inference.case_prediction import clear_half_written
from SSLSegmentationLib.jobs.telling import result_text
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.pretraining.run import plan_pretraining, prepare_pretraining
from SSLSegmentationLib.project import Project, Role, frames_of
from SSLSegmentationLib.project.model_text import card_text, score_text
from SSLSegmentationLib.project.models import find_entry
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.project.seen import seen_scans
from SSLSegmentationLib.project.series import whole_id
from SSLSegmentationLib.project.volume_curve import VolumeCurve
from SSLSegmentationLib.stores import SliceStore
from SSLSegmentationLib.training import load_checkpoint
from SSLSegmentationLib.training.plan import RunPlan, cases_of, fixed_plan, new_test_cases, to_pretrain_on
from SSLSegmentationLib.volumes.frames import load_frames, read_frames
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.overlap import structure_dices
from SSLSegmentationLib.volumes.reading import read_volume

PHASES, FEW = 20, 6  # of the heart that is measured, and of those that are learnt from
NETWORK = UNetSettings(widths=(8, 16, 32))
ROLES = {0: Role.TRAIN, 1: Role.TRAIN, 2: Role.UNLABELLED, 3: Role.TEST}


@pytest.fixture(scope="module")
def hearts():
    return {seed: heart(seed, PHASES if role is Role.TEST else FEW) for seed, role in ROLES.items()}


@pytest.fixture(scope="module")
def made(hearts, tmp_path_factory):
    """A project of four hearts: two are labelled at both ends of the beat, and one is held out, labelled throughout."""
    project = Project.create(tmp_path_factory.mktemp("cine") / "hearts é")
    project.set_schema(LabelSchema.from_names(NAMES))
    inbox = tmp_path_factory.mktemp("inbox")
    for seed, role in ROLES.items():
        images, masks, _ = hearts[seed]
        label = None
        if role is not Role.UNLABELLED:
            given = only(masks, 1, 4) if role is Role.TRAIN else masks
            label = save_series(given, inbox / f"{seed}_truth.nii.gz")
        add_volume(project, save_series(images, inbox / f"heart{seed}.nii.gz"), role, label=label)
    return project


def pretraining(method="pcl", steps=2, **own):
    settings = PretrainingSettings.from_preset(method, "quick")
    stages = {
        name: (replace(part, **own), replace(optimisation, steps=steps, batch_size=8))
        for name, (part, optimisation) in settings.stages.items()
    }
    return replace(settings, network=NETWORK, stages=stages)


def finetuning(steps=110):
    settings = FinetuneSettings.from_preset("quick")
    return replace(settings, network=NETWORK, optimisation=replace(settings.optimisation, steps=steps, batch_size=8))


@pytest.fixture(scope="module")
def trained(made):
    """Backbone and model of the project, each of few steps."""
    backbone = pretrain(made, settings=pretraining())
    return backbone, finetune(made, backbone, settings=finetuning()).model


# ---------------------------------------------------------------------- which frames are used for what
def test_pretraining_learns_from_every_frame_and_keeps_those_of_a_case_together(made):
    plan = plan_pretraining(made, pretraining())
    learnt, held_out = set(plan.train_ids), set(plan.validation_ids)
    assert len(learnt) == 2 * FEW and len(held_out) == FEW and not learnt & held_out
    assert {name.partition("@")[0] for name in learnt}.isdisjoint(name.partition("@")[0] for name in held_out)
    assert not any(name.startswith("case0004") for name in learnt | held_out)  # the test case
    assert plan.train[0].fingerprint == made.case(plan.train[0].id).fingerprint


def test_a_transductive_pretraining_takes_the_frames_of_test_cases_too(made):
    learn, validation = to_pretrain_on(made.cases(), transductive=True)
    assert len(learn) + len(validation) == 3 * FEW + PHASES and "case0004@7" in {case.id for case in learn}


def test_finetuning_learns_from_the_frames_that_are_annotated(made):
    train, validation = finetuning_of(finetuning()).labelled(made)
    assert [case.id for case in train] == ["case0001@1", "case0001@4", "case0002@1", "case0002@4"]
    assert not validation
    for wanted, expected in (
        (["case0002"], ["case0002@1", "case0002@4"]),
        (["case0002@4", "case0001@1"], ["case0002@4", "case0001@1"]),
        (["case0001@1", "case0001"], ["case0001@1", "case0001@4"]),
    ):
        found, _ = finetuning_of(finetuning()).labelled(made, wanted)
        assert [case.id for case in found] == expected
    for missing in ("case0001@2", "case0003", "case0004@1"):
        with pytest.raises(DataError, match=missing):
            finetuning_of(finetuning()).labelled(made, [missing])


def test_a_semi_supervised_strategy_learns_from_the_other_frames_without_labels(made):
    settings = FinetuneSettings.from_preset("quick")
    plan = plan_finetuning(made, replace(settings, strategy="mean_teacher", network=NETWORK))
    names = {case.id for case in plan.unlabelled}
    assert {"case0001@2", "case0003@1"} <= names and "case0001@1" not in names
    assert not any(name.startswith("case0004") for name in names)


def test_a_frame_of_a_test_case_is_not_learnt_from_under_another_name(made, hearts, tmp_path):
    copy = Project.create(tmp_path / "copy")
    copy.set_schema(LabelSchema.from_names(NAMES))
    add_volume(copy, save_series(hearts[0][0], tmp_path / "a.nii.gz"), Role.TEST)
    other = Project.create(tmp_path / "other")
    single = sitk.GetImageFromArray(hearts[0][0][3])
    single.SetSpacing((1.5, 1.5, 8.0))
    sitk.WriteImage(single, str(tmp_path / "frame.nii.gz"))
    case = add_volume(other, tmp_path / "frame.nii.gz", Role.UNLABELLED)
    case.folder.rename(copy.folder / "cases" / "case0002")  # past the import, which would refuse it
    with pytest.raises(SettingsError, match="same scan as the test case 'case0001@4'"):
        fixed_plan(tmp_path, copy, lambda project: plan_pretraining(project, pretraining()))


def test_a_run_finds_its_frames_again_and_misses_those_that_are_gone(made):
    plan = plan_pretraining(made, pretraining())
    assert [case.id for case in cases_of(plan, made)] == [case.id for case in plan.cases]
    renamed = replace(plan, train=(*plan.train, replace(plan.train[0], id="case0001@99")))
    with pytest.raises(SettingsError, match="'case0001@99', which this run began with, is no longer in the project"):
        cases_of(renamed, made)
    assert new_test_cases(plan, made) == []
    made.set_role(made.case("case0003"), Role.TEST)
    try:
        assert new_test_cases(plan, made) == ["case0003"]
    finally:
        made.set_role(made.case("case0003"), Role.UNLABELLED, force=True)


def test_phases_are_told_apart_only_where_there_are_frames(made, project):
    plan_pretraining(made, pretraining(phase=0.1))
    with pytest.raises(SettingsError, match="no case that is learnt from has frames"):
        plan_pretraining(project, pretraining(phase=0.1))


# ---------------------------------------------------------------------- the whole loop
def test_the_store_knows_the_phase_of_each_slice(made, trained):
    store = SliceStore(trained[0].parent / "slices")
    assert store.phases["case0001@1"] == 0.0 and store.phases["case0001@4"] == 0.5
    rows = store.rows(ids=["case0001@4"])
    batch = store.batch(rows)
    assert batch.phase.tolist() == [0.5] * len(rows)
    assert store.batch(store.rows(ids=["case0001@1"])).position.tolist() == batch.position.tolist()


def test_a_store_without_frames_is_as_before(project, tmp_path):
    from SSLSegmentationLib.stores import build_store
    from SSLSegmentationLib.stores.preprocessing import Preprocessing

    store = build_store(tmp_path / "slices", project.cases()[:1], Preprocessing(spacing_mm=4.0))
    assert "phases" not in json.loads((tmp_path / "slices" / "index.json").read_text())
    assert store.batch(np.array([0])).phase.tolist() == [-1.0]


def test_what_was_learnt_from_is_known_by_its_frames(made, trained):
    seen = seen_scans(load_checkpoint(trained[1], "model"))
    assert seen.learnt == {view.fingerprint for view in made.volumes(Role.TRAIN, labelled=True)}
    held_out = made.volumes(Role.TEST)
    seen.refuse_learnt(held_out, Role.TEST)
    with pytest.raises(DataError, match="'case0001@1' was used to train this model"):
        seen.refuse_learnt(frames_of(made.case("case0001")), Role.TEST)


def test_every_frame_is_predicted_scored_and_measured(made, trained, hearts, capsys):
    _, model = trained
    report = evaluate(made, model)
    assert list(report.scores) == [f"case0004@{n}" for n in range(1, PHASES + 1)]
    assert any(f"{PHASES} of these are frames of 1 case" in text for text in report.remarks)
    assert score_text(find_entry(made, model.parent.name)).endswith(f"(test, 1 case ({PHASES} frames))")
    truth = hearts[3][2]
    assert main(["measure", str(made.folder), "case0004", "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert content["ejection"]["structure"] == "LV cavity" and not content["missing"]
    assert content["ejection"]["fraction"] == pytest.approx(ejection_fraction(truth), abs=0.08)
    assert abs(content["ejection"]["end_diastole"] - 1) % (PHASES - 2) <= 2
    assert abs(content["ejection"]["end_systole"] - 11) <= 2
    table, picture = content["files"]
    with open(table, newline="") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["time_ms"]) for row in rows] == pytest.approx([PERIOD_MS / PHASES * n for n in range(PHASES)])
    cavity = np.array([float(row["LV cavity (ml)"]) for row in rows])
    assert np.abs(cavity - truth[:, 0]).max() < 0.25 * truth[:, 0].max()
    with open(picture, "rb") as file:
        assert file.read(8) == b"\x89PNG\r\n\x1a\n"


def test_cases_are_counted_as_cases_and_frames_as_frames(made, trained, capsys):
    _, model = trained
    labels = load_checkpoint(model, "model")["labels"]
    assert (labels["train_cases"], labels["unlabelled_cases"], labels["frames"]) == (2, 0, {"train": 4})
    name = model.parent.name
    words = card_text(find_entry(made, name), words_of)
    assert "Finetuned on 2 labelled cases (4 frames) (" in words
    assert main(["models", str(made.folder)]) == 0
    assert "2 labelled cases (4 frames)" in capsys.readouterr().out
    assert main(["role", str(made.folder), "case0001@2", "case0002", "--role", "train"]) == 0
    out, err = capsys.readouterr()
    assert out == f"2 cases ({2 * FEW} frames) are now 'train'.\n"
    assert f"'case0001@2' is a frame: its case gets the role, with all {FEW} frames." in err
    assert result_text({"ok": True, "predicted": [{"case": "a@1"}, {"case": "a@2"}]}) == "1 case (2 frames) segmented"


def test_colours_of_a_case_with_frames_say_that_they_are_of_its_first(made, trained, capsys):
    words = ["embed", str(made.folder), "--part", "encoder"]
    assert main([*words, "case0003"]) == 0
    assert "Of a case with frames its first is shown ('case0003@1')" in capsys.readouterr().err
    assert main([*words, "case0003@1"]) == 0
    assert "its first is shown" not in capsys.readouterr().err


def test_reference_masks_are_measured_and_frames_without_one_are_named(made, hearts, capsys):
    assert main(["measure", str(made.folder), "case0001", "--reference"]) == 0
    out, err = capsys.readouterr()
    truth = hearts[0][2]
    assert "Without a whole mask, and left out: 4 frames" in err
    assert f"Ejection fraction of 'LV cavity': {100 * ejection_fraction(truth):.0f}"[:-1] in out
    assert main(["measure", str(made.folder), "case0003", "--reference"]) == 1
    assert "has no mask in any of its 6 frames" in capsys.readouterr().err
    assert main(["measure", str(made.folder), "case0001", "--reference", "--structure", "RV"]) == 1
    assert "There is no structure 'RV'" in capsys.readouterr().err


def test_a_curve_comes_back_from_what_was_printed_and_no_file_is_written_if_none_is_wanted(made, capsys):
    before = sorted(made.folder.rglob("*"))
    assert main(["measure", str(made.folder), "case0001", "--reference", "--no-files", "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert content["files"] == [] and sorted(made.folder.rglob("*")) == before
    curve = VolumeCurve.from_dict(content)
    assert (curve.case, curve.missing, curve.has_times) == ("case0001", content["missing"], True)
    assert curve.to_dict() == {name: content[name] for name in curve.to_dict()}
    assert curve.ejection().fraction == content["ejection"]["fraction"]
    assert len(curve.to_csv().splitlines()) == 1 + len(curve.places)


def test_a_case_stands_for_all_its_frames_and_a_frame_for_itself(made, trained):
    _, model = trained
    result = predict_cases(made, model, [made.case("case0003@5")])
    assert [entry.case for entry in result.predicted] == ["case0003@5"]
    folder = made.case("case0003").folder / "predictions"
    assert [path.name for path in folder.iterdir()] == [f"{model.parent.name}@005.seg.nrrd"]
    result = predict_cases(made, model, [made.case("case0003")])
    assert [entry.case for entry in result.predicted] == [f"case0003@{n}" for n in range(1, FEW + 1)]
    assert result.predicted[2].path.endswith(f"case0003/predictions/{model.parent.name}@003.seg.nrrd")
    for name in (f".partial-01234567-{model.parent.name}@006.seg.nrrd", ".partial-01234567-another@006.seg.nrrd"):
        (folder / name).write_text("half")
    clear_half_written(made, ["case0003@6"], model)
    assert sorted(path.name for path in folder.glob(".*")) == [".partial-01234567-another@006.seg.nrrd"]


@pytest.mark.parametrize("suffix", [".seg.nrrd", ".nii.gz"])
def test_a_file_of_times_outside_a_project_gets_a_mask_for_each(made, trained, hearts, tmp_path, capsys, suffix):
    images = hearts[3][0][:4]
    source = save_series(images, tmp_path / "new.nii.gz")
    words = ["predict", str(trained[1]), str(source), "--output", str(tmp_path / "masks"), "--format", suffix]
    assert main([*words, "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    assert [row["volume"] for row in content["predicted"]] == [f"{source} (frame {n} of 4)" for n in range(1, 5)]
    if suffix == ".nii.gz":
        assert {row["mask"] for row in content["predicted"]} == {str(tmp_path / "masks" / "new.nii.gz")}
        found = [sitk.GetArrayFromImage(mask) for mask in load_frames(tmp_path / "masks" / "new.nii.gz")]
        step = read_frames(tmp_path / "masks" / "new.nii.gz").times_ms[1]
        assert step == pytest.approx(PERIOD_MS / 4, rel=1e-3)
    else:
        files = [tmp_path / "masks" / f"new@{n}.seg.nrrd" for n in range(1, 5)]
        assert [row["mask"] for row in content["predicted"]] == list(map(str, files))
        frames = read_frames(source).images
        schema = LabelSchema.from_names(NAMES)
        found = [read_label_map(path, image, schema).array for path, image in zip(files, frames, strict=True)]
    assert len(found) == 4
    for mask, truth in zip(found, hearts[3][1], strict=False):
        assert structure_dices(mask, truth, (1,))[0] > 0.6
    assert main(words) == 1 and "exists already" in capsys.readouterr().err
    assert main([*words, "--skip-existing"]) == 0
    assert "skipped" in capsys.readouterr().out
    assert main([*words, "--overwrite", "--frames", "2", "--output", str(tmp_path / "one")]) == 0
    assert [path.name for path in (tmp_path / "one").glob("new*")] == [f"new{suffix}"]
    with open(tmp_path / "masks" / "predictions.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["frame"] for row in rows] == [f"frame {n} of 4" for n in range(1, 5)]
    assert all(float(row[f"{name} (ml)"]) >= 0 for row in rows for name in NAMES.values())


def test_what_a_file_of_unknown_volumes_is_prediction_asks(made, trained, hearts, tmp_path, capsys):
    image = sitk.GetImageFromArray(hearts[3][0][:3], isVector=False)
    image.SetSpacing((1.5, 1.5, 8.0, 1.0))
    sitk.WriteImage(image, str(tmp_path / "unknown.mha"))
    words = ["predict", str(trained[1]), str(tmp_path / "unknown.mha"), "--output", str(tmp_path / "masks")]
    assert main(words) == 1
    assert "--frames first" in capsys.readouterr().err
    assert main([*words, "--frames", "5"]) == 1
    assert "There is no volume 5" in capsys.readouterr().err
    assert main([*words, "--frames", "mean"]) == 0


def test_an_exported_run_names_no_patient_and_keeps_phases_and_which_frames_are_of_one_case(made, tmp_path):
    from SSLSegmentationLib.execution.kinds import Pretraining

    run = Pretraining(pretraining()).write(made)
    try:
        export_run(made, run, tmp_path / "away")
        store = SliceStore(tmp_path / "away" / "slices")
        names = [case.id for case in store.cases]
        assert len(names) == 3 * FEW and all(name.startswith("case-") for name in names)
        assert Counter(map(whole_id, names)) == {f"case-{number:05d}": FEW for number in (1, 2, 3)}
        assert set(store.phases) == set(names) and set(store.phases.values()) == {n / FEW for n in range(FEW)}
        plan = RunPlan.read(tmp_path / "away")
        assert len(plan.train) == 2 * FEW
    finally:
        from SSLSegmentationLib.execution.export import take_back

        take_back(RunFolder(run.folder))


# ---------------------------------------------------------------------- drafts, suggestions
def test_drafts_are_made_of_annotated_frames_and_of_the_one_in_focus(made, monkeypatch):
    monkeypatch.setattr("SSLSegmentationLib.embedding.draft_engine.PIXELS", 2000)
    loop = DraftLoop(made, only=["case0001@1", "case0001@2", "case0003@4"], saved_only=True)
    while loop.step() is not None:
        pass
    assert set(draft_state(made)) == {"case0001@1", "case0001@2", "case0003@4"}
    draft = read_draft(made, "case0003@4")
    assert draft is not None and draft.fingerprint == made.case("case0003@4").fingerprint
    assert set(draft.taught) == {view.id for view in made.volumes(Role.TRAIN, labelled=True)}
    assert read_draft(made, "case0003") is None
    everything = DraftLoop(made, saved_only=True)
    everything._look()
    wanted = [case.id for case in everything._state.cases.values() if everything._is_wanted(case)]
    assert "case0001@1" in wanted and "case0001@2" not in wanted and "case0003@4" not in wanted


def test_a_series_is_one_point_on_the_map_and_one_suggestion(made):
    vectors = volume_vectors(made)
    assert vectors.ids == tuple(case.id for case in made.cases())
    assert [point.case_id for point in suggestion_map(made, vectors)] == list(vectors.ids)
    assert [one.case_id for one in suggest(made, 5, vectors=vectors)] == ["case0003"]  # the others are annotated


# ---------------------------------------------------------------------- what frames cannot be used for
def test_a_series_has_no_flat_image(made, tmp_path):
    for key in ("case0001", "case0001@3"):
        with pytest.raises(ProjectError, match="is of a case with frames, which has no flat image"):
            set_en_face(made, made.case(key), 1, image=tmp_path / "flat.nrrd")


def test_a_changed_frame_is_found_before_it_is_learnt_from(hearts, tmp_path):
    project = Project.create(tmp_path / "p")
    case = add_volume(project, save_series(hearts[0][0][:3], tmp_path / "a.nii.gz"))
    other = sitk.GetImageFromArray(hearts[0][0][5])
    other.CopyInformation(read_volume(case.folder / "frames" / "002.nrrd"))
    sitk.WriteImage(other, str(case.folder / "frames" / "002.nrrd"))
    with pytest.raises(DataError, match="The volume of case 'case0001@2' has changed"):
        prepare_and_store(project, tmp_path)


def prepare_and_store(project, folder):
    setup = prepare_pretraining(project, pretraining())
    return setup.plan.build_store(folder / "slices", setup.cases)


def test_a_mask_for_a_frame_comes_from_the_command_line_alone(hearts, tmp_path, capsys):
    project = Project.create(tmp_path / "p")
    add_volume(project, save_series(hearts[0][0][:3], tmp_path / "a.nii.gz"), Role.TRAIN)
    mask = sitk.GetImageFromArray(hearts[0][1][2])
    mask.SetSpacing((1.5, 1.5, 8.0))
    sitk.WriteImage(mask, str(tmp_path / "m.nrrd"))
    assert main(["label", str(project.folder), "case0001@4", str(tmp_path / "m.nrrd")]) == 1
    assert "The case 'case0001' has no frame 4: it has 3." in capsys.readouterr().err
    add_label(project, project.case("case0001@3"), tmp_path / "m.nrrd")
    assert [view.id for view in project.volumes(labelled=True)] == ["case0001@3"]
