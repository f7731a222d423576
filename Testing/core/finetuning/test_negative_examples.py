"""Cases in which there is nothing to outline are learnt from and scored; structures may be renamed meanwhile."""

import json

import numpy as np
import pytest

from SSLSegmentationLib.finetuning import run_finetuning
from SSLSegmentationLib.importing import add_empty_label, add_label
from SSLSegmentationLib.inference.case_evaluation import evaluate
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.stores import SliceStore
from SSLSegmentationLib.stores.slices import native_labels
from SSLSegmentationLib.training import Stopped, load_checkpoint
from SSLSegmentationLib.volumes.labels import write_segmentation
from SSLSegmentationLib.volumes.reading import read_volume

from .conftest import context, tiny


def healthy(project, role, count=1):
    """Take the structures out of the labels of some cases of a role."""
    cases = project.cases(role)[:count]
    return [add_empty_label(project, case) for case in cases]


def test_a_healthy_case_is_background_to_learn_from(project, tmp_path):
    (case,) = healthy(project, Role.TRAIN)
    run_finetuning(project, tiny(), context(tmp_path))
    store = SliceStore(tmp_path / "run" / "slices")
    rows = store.rows(ids=[case.id])
    assert len(rows) and not store.labels[rows].any()
    assert len(store.annotated_rows(rows)) == len(rows) and not len(store.foreground_rows(rows))
    assert len(store.foreground_rows(store.rows(roles=["train"])))


@pytest.mark.parametrize("role", [Role.TRAIN, Role.VALIDATION])
def test_nothing_but_healthy_cases_ends_in_no_fault(project, tmp_path, role):
    healthy(project, role, count=2)
    model = run_finetuning(project, tiny(), context(tmp_path)).model
    assert load_checkpoint(model, "model")["schema"] == project.schema.to_dict()


def test_a_healthy_test_case_counts_apart(project, tmp_path):
    (case,) = healthy(project, Role.TEST)
    model = run_finetuning(project, tiny(), context(tmp_path)).model
    report = evaluate(project, model)
    scores = {score.value: score for score in report.scores[case.id]}
    for value, score in scores.items():
        assert score.reference_ml == 0 and np.isnan(score.hd95_mm)
        assert score.skipped if score.prediction_ml == 0 else score.dice == 0
        assert report.skipped(value) == int(score.prediction_ml == 0)
    assert json.loads((model.parent / "evaluation-test.json").read_text())


@pytest.mark.parametrize("suffix", [".seg.nrrd", ".nii.gz"])
def test_a_run_goes_on_after_a_structure_was_renamed(project, tmp_path, suffix):
    case = project.cases(Role.TRAIN)[0]
    image = read_volume(case.image_path)
    array = native_labels(case, image, project.schema)
    first = project.schema.segments[0]

    def label():
        write_segmentation(tmp_path / f"m{suffix}", array, image, project.schema)
        add_label(project, case, tmp_path / f"m{suffix}")

    label()
    whole = load_checkpoint(run_finetuning(project, tiny(), context(tmp_path, "a")).model, "model")
    running = context(tmp_path, "b", stop_after=2)
    with pytest.raises(Stopped):
        run_finetuning(project, tiny(), running)
    project.set_schema(project.schema.renamed({first.name: "étwas Neues"}))
    label()  # under the new name
    model = run_finetuning(project, tiny(), context(tmp_path, "b")).model
    resumed = load_checkpoint(model, "model")
    assert resumed["schema"][0]["name"] == whole["schema"][0]["name"] == first.name
    assert all((resumed["state"][key] == value).all() for key, value in whole["state"].items())
    report = evaluate(project, model)
    assert len(report.scores[project.cases(Role.TEST)[0].id]) == len(project.schema.segments)
    assert "étwas Neues" in report.format_table()


def test_slices_are_prepared_under_the_names_of_before_and_after(project, tmp_path):
    case = project.cases(Role.TRAIN)[0]
    image = read_volume(case.image_path)
    array = native_labels(case, image, project.schema)
    first = project.schema.segments[0]
    with pytest.raises(Stopped):
        run_finetuning(project, tiny(), context(tmp_path, stop_after=1))
    for path in sorted((tmp_path / "run" / "slices").glob("*")):
        path.unlink()
    project.set_schema(project.schema.renamed({first.name: "new"}))
    write_segmentation(tmp_path / "m.seg.nrrd", array, image, project.schema)
    add_label(project, case, tmp_path / "m.seg.nrrd")
    assert run_finetuning(project, tiny(), context(tmp_path)).model.exists()
