"""Which backbone a finetuning starts from if nobody names one."""

import argparse

import pytest

from SSLSegmentationLib.cli import finding
from SSLSegmentationLib.cli.finding import find_backbone, find_network, tell_if_unfinished
from SSLSegmentationLib.core.errors import CheckpointError, ProjectError, SettingsError
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining.beginning import starter_network
from SSLSegmentationLib.project.models import ModelCard
from SSLSegmentationLib.project.shipped import is_shipped, starter_path
from SSLSegmentationLib.tasks.base import SLICES, require_task, task_of
from SSLSegmentationLib.training.presets import DEFAULT_NETWORK, QUICK_NETWORK

shipped = pytest.mark.skipif(not is_shipped(), reason="this version has no starter")


@shipped
def test_as_long_as_nothing_was_pretrained_it_is_the_starter_and_that_is_said(project, capsys):
    assert starter_network() == QUICK_NETWORK
    path = find_backbone(project, "latest", QUICK_NETWORK)
    assert path == starter_path()
    tell_if_unfinished(path, argparse.Namespace(project=project.folder, backbone="latest", json=False))
    assert "starts from the starter backbone" in "".join(capsys.readouterr())


@shipped
def test_the_starter_comes_before_a_pretraining_of_ones_own_and_that_is_said(project, monkeypatch, capsys):
    entry = argparse.Namespace(path=project.folder / "runs" / "own" / "backbone.pt", name="own", card=None)
    path = find_backbone(project, "auto", QUICK_NETWORK)
    assert path == starter_path()
    options = argparse.Namespace(project=project.folder, backbone="auto", json=False)
    tell_if_unfinished(path, options)
    assert "--backbone latest" not in "".join(capsys.readouterr())  # there is none
    monkeypatch.setattr(finding, "list_models", lambda *_: [entry])
    monkeypatch.setattr(finding, "newest", lambda entries: entries[-1])
    assert find_backbone(project, "auto", QUICK_NETWORK) == path
    tell_if_unfinished(path, options)
    assert "From the project's own pretraining: --backbone latest." in "".join(capsys.readouterr())
    assert find_backbone(project, "auto", DEFAULT_NETWORK) == entry.path  # the starter is of another shape


@shipped
def test_a_starter_that_was_asked_for_is_not_explained(project, capsys):
    path = find_backbone(project, "starter", QUICK_NETWORK)
    tell_if_unfinished(path, argparse.Namespace(project=project.folder, backbone="starter", json=False))
    assert not any(capsys.readouterr())


@pytest.mark.parametrize("network", [None, DEFAULT_NETWORK, UNetSettings(widths=(8, 16))])
def test_for_another_network_there_is_none(project, network):
    for wish in ("latest", "auto") if network else ("latest",):
        with pytest.raises(SettingsError, match="no pretrained backbone") as refused:
            find_backbone(project, wish, network)
        assert ("--backbone starter" in refused.value.hint) is (network is not None)  # of another task: it never fits


def test_without_a_starter_there_is_none(project, monkeypatch):
    monkeypatch.setattr(finding, "is_shipped", lambda: False)
    with pytest.raises(SettingsError, match="no pretrained backbone"):
        find_backbone(project, "auto", QUICK_NETWORK)


@shipped
def test_the_latest_is_a_pretraining_of_the_project(project, monkeypatch):
    entry = argparse.Namespace(path=project.folder / "runs" / "own" / "backbone.pt", name="own", card=None)
    monkeypatch.setattr(finding, "list_models", lambda *_: [entry])
    monkeypatch.setattr(finding, "newest", lambda entries: entries[-1])
    assert find_backbone(project, "latest", QUICK_NETWORK) == entry.path


def entry(project, name, architecture, kind="backbone"):
    """A backbone of a run, by its card alone."""
    folder = project.folder / "runs" / name
    folder.mkdir(parents=True)
    (folder / f"{kind}.pt").touch()
    made = f"2026-01-0{len(list(folder.parent.iterdir()))}T00:00:00Z"
    ModelCard(kind, "1", made, (), 1, 1, 0, method="mim", architecture=architecture).write(folder)
    return folder / f"{kind}.pt"


def test_the_latest_is_one_of_the_task_that_is_asked_for(project):
    flat = entry(project, "a", "unet")
    volumes = entry(project, "b", "unet3d")
    assert find_backbone(project, "latest", None) == flat == find_network(project, "latest")
    assert (
        find_backbone(project, "latest", None, "volumes") == volumes == find_backbone(project, "auto", task="volumes")
    )
    with pytest.raises(SettingsError, match=f"no pretrained backbone for {task_of('en_face').purpose}"):
        find_backbone(project, "latest", None, "en_face")


def test_a_network_of_another_task_is_not_offered_to_what_sees_slices(project):
    entry(project, "b", "unet3d")
    with pytest.raises(ProjectError, match="no backbone or model for slices") as refused:
        find_network(project, "latest")
    assert "sslseg pretrain" in refused.value.hint and str(project.folder) in refused.value.hint
    with pytest.raises(CheckpointError, match="one for slices is needed here") as refused:
        require_task({"architecture": "unet3d"}, SLICES, "b")
    assert refused.value.hint == "Choose another backbone or model: 'sslseg models PROJECT' lists them."


@pytest.mark.parametrize("task", ["volumes", "en_face"])
def test_where_nothing_was_pretrained_for_a_task_it_starts_from_scratch_and_says_so(project, capsys, task):
    entry(project, "a", "unet")
    assert find_backbone(project, "auto", None, task) is None
    tell_if_unfinished(None, argparse.Namespace(project=project.folder, backbone="auto", task=task, json=False))
    said = "".join(capsys.readouterr())
    assert "it starts from scratch" in said and f"--{task_of(task).flag}" in said
    tell_if_unfinished(None, argparse.Namespace(project=project.folder, backbone="scratch", task=task, json=False))
    assert not any(capsys.readouterr())
