"""Formats of other systems: how one is recognised, what lacks for it, and folders that are whole or not there."""

import os
import sys

import pytest

from SSLSegmentationLib.core import exchange, packages
from SSLSegmentationLib.core.errors import ProjectError, SSLSegError, StorageError
from SSLSegmentationLib.core.exchange import ExchangeFormat, new_folder, readers, recognised, writers
from SSLSegmentationLib.importing.dataset_formats import REGISTRY as DATA_SETS
from SSLSegmentationLib.inference.model_formats import REGISTRY as MODELS


@pytest.fixture
def formats(tmp_path, monkeypatch):
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text("")
    (tmp_path / "package" / "box.py").write_text("def knows(path):\n    return path.suffix == '.box'\n\nread = len\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield {
        "box": ExchangeFormat("box", "box of masks", "a file .box", "package", "box:knows", reads="box:read"),
        "bag": ExchangeFormat("bag", "bag of masks", "a file .bag", "package", writes="box:read", needs=("bagger",)),
    }
    for name in [name for name in sys.modules if name.split(".")[0] == "package"]:
        del sys.modules[name]


def test_a_format_is_known_by_its_look(formats, tmp_path):
    (tmp_path / "a.box").touch()
    assert recognised(formats, tmp_path / "a.box", "thing").name == "box"
    assert [[entry.name for entry in kind(formats)] for kind in (readers, writers)] == [["box"], ["bag"]]
    (tmp_path / "a.bag").touch()
    with pytest.raises(ProjectError, match=r"a\.bag' is no thing that is known") as caught:
        recognised(formats, tmp_path / "a.bag", "thing")
    assert "box of masks: a file .box" in caught.value.hint and "bag of masks" not in caught.value.hint
    with pytest.raises(ProjectError, match="does not exist"):
        recognised(formats, tmp_path / "none", "thing")


def test_a_package_that_only_one_format_needs_is_asked_for_when_it_is_used(formats, monkeypatch):
    monkeypatch.setitem(packages.OPTIONAL, "bagger", "1.2")
    assert formats["box"].read([1, 2]) == 2
    with pytest.raises(SSLSegError, match=r"bag of masks needs bagger>=1\.2, which this Python lacks") as caught:
        _ = formats["bag"].write
    assert "-m pip install" in caught.value.hint and "bagger>=1.2" in caught.value.hint
    monkeypatch.setattr(packages, "_version", lambda name: "1.10")
    assert formats["bag"].write([1]) == 1


def test_a_folder_appears_when_all_of_it_is_there(tmp_path):
    target = tmp_path / "made" / "here"
    with new_folder(target) as staging:
        (staging / "a").write_text("a")
        assert not target.exists() and staging.name.startswith(".partial-")
    assert [*os.listdir(target), *os.listdir(target.parent)] == ["a", "here"]


def test_of_a_failed_folder_nothing_is_left_and_an_empty_one_stays(tmp_path):
    target = tmp_path / "here"
    target.mkdir()
    with pytest.raises(KeyError), new_folder(target) as staging:
        (staging / "a").write_text("a")
        raise KeyError
    assert os.listdir(tmp_path) == ["here"] and not os.listdir(target)
    with pytest.raises(StorageError, match="here' was not written"), new_folder(target):
        raise OSError(28, "No space left on device")
    with new_folder(target) as staging:
        (staging / "a").write_text("a")
    assert os.listdir(target) == ["a"]


@pytest.mark.parametrize("taken", ["file", "folder", "link"])
def test_what_is_there_is_not_overwritten(tmp_path, taken):
    target = tmp_path / "here"
    if taken == "file":
        target.write_text("mine")
    elif taken == "folder":
        target.mkdir()
        (target / "mine").touch()
    else:
        target.symlink_to(tmp_path / "nowhere")
    with pytest.raises(ProjectError, match="exists already") as caught, exchange.new_folder(target):
        pass
    assert "empty folder" in caught.value.hint and os.listdir(tmp_path) == ["here"]


@pytest.mark.parametrize(
    ("registry", "name"), [(registry, name) for registry in (DATA_SETS, MODELS) for name in registry]
)
def test_every_format_says_how_it_looks_and_names_what_there_is(registry, name):
    entry = registry[name]
    assert entry.title and entry.looks and (entry.reads or entry.writes)
    assert not entry.reads or callable(entry.read)
    assert not entry.writes or callable(entry.write)
