"""A tiny starter, and an installation that ships it."""

from dataclasses import replace

import pytest

from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining import starter_objective as objective
from SSLSegmentationLib.pretraining.starter_making import StarterSettings, make_starter
from SSLSegmentationLib.project import shipped
from SSLSegmentationLib.training.options import Options

WIDTHS = (8, 16, 16, 16)


def tiny(steps=2, seed=0):
    return replace(StarterSettings.of(steps, seed), network=UNetSettings(widths=WIDTHS))


@pytest.fixture(autouse=True)
def few_pixels(monkeypatch):
    monkeypatch.setattr(objective, "_SIZES", ((32, 2), (48, 1)))


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Folder of a tiny starter."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(objective, "_SIZES", ((32, 2), (48, 1)))
        return make_starter(tmp_path_factory.mktemp("starter"), tiny(), Options("cpu")).parent


@pytest.fixture
def installed(made, tmp_path, monkeypatch):
    """Folder from which the tiny starter is shipped."""
    folder = tmp_path / "installed"
    folder.mkdir()
    for name in (shipped.WEIGHTS, shipped.CARD):
        (folder / name).write_bytes((made / name).read_bytes())
    monkeypatch.setattr(shipped, "_FOLDER", folder)
    return folder
