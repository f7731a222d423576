"""Checkpoints: what loads, what is refused, and what a transfer reports."""

import errno
import os
import pickle

import pytest
import torch

from SSLSegmentationLib.core.errors import CheckpointError, StorageError
from SSLSegmentationLib.networks import UNet, UNetSettings
from SSLSegmentationLib.training import load_checkpoint, save_checkpoint, transfer
from SSLSegmentationLib.training.checkpoint import FORMAT_VERSION


def test_round_trip_keeps_tensors_and_plain_values(tmp_path):
    path = tmp_path / "é 1.pt"
    save_checkpoint(path, "model", {"state": {"w": torch.arange(3)}, "names": ["a", "ü"], "score": None})
    content = load_checkpoint(path, "model", "backbone")
    assert torch.equal(content["state"]["w"], torch.arange(3))
    assert (content["names"], content["score"]) == (["a", "ü"], None)


@pytest.mark.filterwarnings("ignore:Detected pickle protocol")
def test_code_in_a_pickle_is_not_run(tmp_path):
    victim = tmp_path / "run-by-pickle"

    class Malicious:
        def __reduce__(self):
            return os.mkdir, (str(victim),)

    for save in (
        lambda path: torch.save({"state": Malicious()}, path),
        lambda path: path.write_bytes(pickle.dumps(Malicious())),
    ):
        path = tmp_path / "evil.pt"
        save(path)
        with pytest.raises(CheckpointError, match=r"evil\.pt") as caught:
            load_checkpoint(path, "model")
        assert "program code" in str(caught.value) or "not a checkpoint" in str(caught.value)
        assert not victim.exists()


@pytest.mark.parametrize("kept", [4, 100, 0.5, 0.99])
def test_a_truncated_file_is_refused_by_name(tmp_path, kept):
    path = tmp_path / "model.pt"
    save_checkpoint(path, "model", {"state": {"w": torch.zeros(1000)}})
    whole = path.read_bytes()
    path.write_bytes(whole[: int(kept * len(whole)) if isinstance(kept, float) else kept])
    with pytest.raises(CheckpointError, match=r"model\.pt.*truncated"):
        load_checkpoint(path, "model")


def test_a_missing_file_a_foreign_file_and_another_kind_are_told_apart(tmp_path):
    with pytest.raises(CheckpointError, match="does not exist"):
        load_checkpoint(tmp_path / "none.pt", "model")
    torch.save({"weights": torch.zeros(1)}, tmp_path / "foreign.pt")
    with pytest.raises(CheckpointError, match="not a checkpoint of SSLSegmentation"):
        load_checkpoint(tmp_path / "foreign.pt", "model")
    save_checkpoint(tmp_path / "backbone.pt", "backbone", {})
    with pytest.raises(CheckpointError, match="is a backbone checkpoint, but a model"):
        load_checkpoint(tmp_path / "backbone.pt", "model")


def test_a_newer_format_asks_for_an_update(tmp_path):
    torch.save({"format": "SSLSegmentation", "format_version": FORMAT_VERSION + 1, "kind": "model"}, tmp_path / "m.pt")
    with pytest.raises(CheckpointError, match="Update SSLSegmentation"):
        load_checkpoint(tmp_path / "m.pt", "model")


def test_a_full_disk_keeps_the_previous_checkpoint(tmp_path, monkeypatch):
    path = tmp_path / "last.pt"
    save_checkpoint(path, "training", {"step": 1})

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match=r"disk is full.*last\.pt"):
        save_checkpoint(path, "training", {"step": 2})
    monkeypatch.undo()
    assert load_checkpoint(path, "training")["step"] == 1
    assert [p.name for p in tmp_path.iterdir()] == ["last.pt"]


SETTINGS = UNetSettings(widths=(8, 16))


def test_transfer_reports_what_loaded_was_dropped_and_is_new():
    source, target = UNet(SETTINGS, 2), UNet(SETTINGS, 5)
    state = {name: tensor for name, tensor in source.state_dict().items() if name.startswith("encoder.")}
    state["head.weight"] = torch.zeros(3)
    report = transfer(target, state, "b.pt", prefixes=("encoder.", "decoder."))
    assert set(report.loaded) == {name for name in state if name.startswith("encoder.")}
    assert report.dropped == ["head.weight"]
    assert all(name.startswith(("decoder.", "segmentation_head.")) for name in report.new)
    assert len(report.loaded) + len(report.new) == len(target.state_dict())
    for name in report.loaded:
        assert torch.equal(target.state_dict()[name], state[name])
    assert "encoder" in str(report) and "head" in str(report)
    counts = report.counts()
    assert counts["loaded"] == {"encoder": len(report.loaded)}
    assert set(counts["new"]) == {"decoder", "segmentation_head"} and sum(counts["new"].values()) == len(report.new)
    assert counts["dropped"] == {"head": 1} and counts["mismatched"] == {}


def test_transfer_includes_the_buffers_of_batch_norm():
    settings = UNetSettings(widths=(8, 16), norm="batch")
    source, target = UNet(settings, 2), UNet(settings, 2)
    source(torch.rand(4, 1, 8, 8))
    report = transfer(target, source.state_dict(), "b.pt", prefixes=("encoder.",))
    assert any("running_mean" in name for name in report.loaded)
    name = "encoder.stages.0.norm1.running_mean"
    assert torch.equal(target.state_dict()[name], source.state_dict()[name])


def test_another_architecture_is_an_error_that_changes_nothing():
    source, target = UNet(UNetSettings(widths=(8, 24)), 2), UNet(SETTINGS, 2)
    before = {name: tensor.clone() for name, tensor in target.state_dict().items()}
    with pytest.raises(CheckpointError, match="another network"):
        transfer(target, source.state_dict(), "other.pt", prefixes=("encoder.", "decoder."))
    assert all(torch.equal(before[name], tensor) for name, tensor in target.state_dict().items())


def test_nothing_that_loads_is_an_error():
    with pytest.raises(CheckpointError, match="no tensor has a matching name"):
        transfer(UNet(SETTINGS, 2), {"backbone.weight": torch.zeros(2)}, "x.pt", prefixes=("encoder.",))
