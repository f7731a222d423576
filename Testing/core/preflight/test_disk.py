"""Bytes that a run writes: the estimate against the files, and what is said when there is little room."""

from dataclasses import replace

import pytest

from SSLSegmentationLib.api import Options, finetune, pretrain
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.preflight import disk
from SSLSegmentationLib.preflight.disk import check_disk, checkpoint_bytes, run_bytes, store_bytes, weight_bytes
from SSLSegmentationLib.preflight.report import Severity
from SSLSegmentationLib.pretraining.run import prepare_pretraining

from .conftest import finetuning, pretraining

NETWORK = UNetSettings(widths=(16, 32, 64))


def size(*paths):
    return sum(path.stat().st_size for path in paths)


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def compare(work, folder, result):
    """Estimates of a finished run against its files."""
    assert store_bytes(work) == pytest.approx(size(*files(folder / "slices")), rel=0.05)
    for stage in work.stages:
        module, saved = stage.module(), folder / "checkpoints" / stage.name
        assert checkpoint_bytes(module, stage.optimisation) == pytest.approx(size(saved / "last.pt"), rel=0.1)
        assert weight_bytes(module) == pytest.approx(size(saved / "best.pt"), rel=0.1)
    temporary = max(checkpoint_bytes(stage.module(), stage.optimisation) for stage in work.stages)
    written = size(*files(folder / "slices"), *files(folder / "checkpoints"), folder / result)
    assert run_bytes(work) - temporary - disk._PICTURES == pytest.approx(written, rel=0.2)
    assert run_bytes(work) >= size(*files(folder))


@pytest.mark.parametrize(("method", "averaging"), [("regression", 0.9), ("contrastive", 0.0)])
def test_a_pretraining_writes_what_was_estimated(project, method, averaging):
    settings = pretraining(method, steps=2, network=NETWORK)
    stages = {n: (own, replace(o, weight_averaging=averaging)) for n, (own, o) in settings.stages.items()}
    settings = replace(settings, stages=stages)
    work = prepare_pretraining(project, settings)
    backbone = pretrain(project, settings=settings, options=Options("cpu"))
    compare(work, backbone.parent, "backbone.pt")


def test_a_finetuning_writes_what_was_estimated(project):
    settings = replace(finetuning(steps=2, optimizer="sgd"), network=NETWORK)
    work = prepare_finetuning(project, settings)
    model = finetune(project, settings=settings, options=Options("cpu")).model
    compare(work, model.parent, "model.pt")


@pytest.mark.parametrize(
    ("free", "severity", "words"),
    [
        (99e6, Severity.REFUSAL, "needs 100 MB on the disk, but only 99 MB are free"),
        (150e6, Severity.WARNING, "needs 100 MB of the 150 MB"),
        (250e6, Severity.OK, "needs 100 MB; 250 MB are free"),
    ],
)
def test_room_on_the_disk(monkeypatch, tmp_path, free, severity, words):
    monkeypatch.setattr(disk, "free_bytes", lambda folder: free)
    check = check_disk(100e6, tmp_path)
    assert check.severity is severity and words in check.sentence
    assert ("Free some space" in check.remedy) == (severity is not Severity.OK)


def test_what_an_earlier_attempt_has_written_needs_no_room_again(monkeypatch, tmp_path):
    monkeypatch.setattr(disk, "free_bytes", lambda folder: 50e6)
    assert check_disk(100e6, tmp_path, written=90e6).severity is Severity.OK


def test_the_disk_of_a_folder_to_be_made_is_that_of_its_parent(tmp_path):
    assert disk.free_bytes(tmp_path / "not" / "yet") > 0
