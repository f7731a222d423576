"""Which backbone a finetuning starts from if nobody names one."""

import argparse

import pytest

from SSLSegmentationLib.cli import finding
from SSLSegmentationLib.cli.finding import find_backbone, tell_if_unfinished
from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining.beginning import starter_network
from SSLSegmentationLib.project.shipped import is_shipped, starter_path
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
    entry = argparse.Namespace(path=project.folder / "runs" / "own" / "backbone.pt", name="own")
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
    for wish in ("latest", "auto"):
        with pytest.raises(SettingsError, match="no pretrained backbone") as refused:
            find_backbone(project, wish, network)
        assert ("--backbone starter" in refused.value.hint) is (network is not None)  # of another task: it never fits


def test_without_a_starter_there_is_none(project, monkeypatch):
    monkeypatch.setattr(finding, "is_shipped", lambda: False)
    with pytest.raises(SettingsError, match="no pretrained backbone"):
        find_backbone(project, "auto", QUICK_NETWORK)


@shipped
def test_the_latest_is_a_pretraining_of_the_project(project, monkeypatch):
    entry = argparse.Namespace(path=project.folder / "runs" / "own" / "backbone.pt", name="own")
    monkeypatch.setattr(finding, "list_models", lambda *_: [entry])
    monkeypatch.setattr(finding, "newest", lambda entries: entries[-1])
    assert find_backbone(project, "latest", QUICK_NETWORK) == entry.path
