"""A study of 3D networks: the same tables, with what needs no network beside them."""

from dataclasses import replace

import pytest

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.jobs.requests import StudyRequest
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.study import Start, StudySettings, check_study, run_study
from SSLSegmentationLib.study.cells import finetuning_settings
from SSLSegmentationLib.study.design import FinetuningCell
from SSLSegmentationLib.tasks import task_of
from SSLSegmentationLib.training import RunContext, load_checkpoint

from .conftest import add, ball_volume

TINY = StudySettings(
    starts=("scratch", "mim_3d:linear_probe"),
    task="volumes",
    yardsticks=False,
    counts=(1,),
    all_labels=False,
    draws_few=1,
    rates=(5e-3,),
    max_size=32,
    widths=(4, 8),
    pretraining_length=0.01,
    finetuning_length=0.01,
    resamples=100,
)

pytestmark = pytest.mark.usefixtures("few_voxels")


@pytest.fixture
def tested(balls):
    add(balls, *ball_volume(7), Role.TEST)
    return balls


def test_a_study_compares_3d_networks(tested):
    settings = replace(TINY, starts=(*TINY.starts, "place-only"))
    run = StudyRequest(settings).write(tested)
    report = run_study(tested, settings, RunContext(run))
    assert {row.start for row in report.rows} == set(settings.starts)
    models = sorted((run.folder / "cells").glob("*/model.pt"))
    kinds = {load_checkpoint(path, "model")["architecture"] for path in models}
    assert kinds == {"unet3d", "probed_unet3d"}
    assert "--task volumes" in report.markdown and "mim_3d" in report.markdown


def test_methods_of_another_task_are_refused_with_the_name_of_their_form(tested, capsys):
    with pytest.raises(SettingsError, match=r"'mim' is pretrained for slices.*3D network") as refused:
        check_study(tested, replace(TINY, starts=("scratch", "mim")))
    assert "'mim_3d'" in refused.value.hint
    with pytest.raises(SettingsError, match="'dino' is pretrained for slices") as refused:
        check_study(tested, replace(TINY, starts=("scratch", "dino")))
    assert refused.value.hint.startswith("Leave it out")
    with pytest.raises(SettingsError, match="'mim_3d' is pretrained for volumes"):
        check_study(tested, replace(TINY, task="slices"))
    with pytest.raises(SettingsError, match="starter backbone has another network"):
        check_study(tested, replace(TINY, starts=("scratch", "starter")))
    with pytest.raises(SystemExit):
        main(["study", str(tested.folder), "--task", "en_face"])
    assert "--task" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("start", "task"), [("scratch", "volumes"), ("plain-loop", "volumes"), ("probe-only", "slices")]
)
def test_each_start_is_trained_for_its_task(start, task):
    cell = FinetuningCell(Start.parse(start), 1, 0, ("a",), 3e-3)
    assert task_of(finetuning_settings(TINY, cell)).name == task


def test_from_scratch_the_quick_preset_is_the_plain_loop():
    scratch, plain = (
        finetuning_settings(TINY, FinetuningCell(Start.parse(start), 1, 0, ("a",), 3e-3))
        for start in ("scratch", "plain-loop")
    )
    assert replace(plain, mean_teacher=scratch.mean_teacher) == scratch
