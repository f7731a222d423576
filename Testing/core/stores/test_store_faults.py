"""The slice store is whole or absent, and refuses what has changed or is damaged."""

import errno
import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk
from store_data import FINE, SCHEMA, add, landmark
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.core.errors import DataError, ProjectError, StorageError
from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.stores import SliceStore, build_store


@pytest.fixture
def study(tmp_path):
    project = Project.create(tmp_path / "étude 1")
    project.set_schema(SCHEMA)
    return project


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A store of a labelled case of six slices and an unlabelled one of four, for tests that spoil a copy of it."""
    project = Project.create(tmp_path_factory.mktemp("built") / "project")
    project.set_schema(SCHEMA)
    cases = [add(project, *landmark()), add(project, noise((4, 9, 9)))]
    return build_store(project.folder.parent / "store", cases, FINE, SCHEMA).folder


@pytest.fixture
def spoilt(built, tmp_path):
    """The folder of a store to spoil."""
    return Path(shutil.copytree(built, tmp_path / "store é"))


def test_no_cases_make_no_store(tmp_path):
    with pytest.raises(DataError, match="no volume to train on") as caught:
        build_store(tmp_path / "store", [], FINE)
    assert caught.value.hint
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("change", ["voxels", "size", "spacing", "gone", "cut"])
@pytest.mark.parametrize("link", [True, False])
def test_an_image_that_has_changed_since_it_was_added_is_noticed(study, tmp_path, change, link):
    path = tmp_path / "scan é.nrrd"
    sitk.WriteImage(image_of(noise((4, 9, 9))), str(path))
    case = add_volume(study, path, link=link)
    array, geometry = noise((4, 9, 9)), {}
    if change == "voxels":
        array[0, 0, 0] += 1
    elif change == "size":
        array = array[:3]
    elif change == "spacing":
        geometry["spacing"] = (0.7, 0.95, 3.0)
    if change == "gone":
        case.image_path.unlink()
    else:
        sitk.WriteImage(image_of(array, **geometry), str(case.image_path))
    if change == "cut":
        case.image_path.write_bytes(case.image_path.read_bytes()[:-50])
    with pytest.raises(DataError) as caught:
        build_store(tmp_path / "store", [case], FINE)
    assert str(case.image_path) in caught.value.sentence
    assert caught.value.hint
    assert os.listdir(tmp_path / "store") == []


def test_a_record_that_does_not_fit_its_volume_is_noticed(study, tmp_path):
    case = add(study, noise((4, 9, 9)))
    case.spacing_mm = (1.3, 1.0, 3.0)
    with pytest.raises(DataError, match=f"record of case '{case.id}'"):
        build_store(tmp_path / "store", [case], FINE)


def test_a_mask_that_is_gone_is_named_and_no_store_is_left(study, tmp_path):
    cases = [add(study, noise((4, 9, 9))), add(study, *landmark())]
    cases[1].label_path.unlink()
    with pytest.raises(DataError, match=r"label\.nrrd"):
        build_store(tmp_path / "store", cases, FINE, SCHEMA)
    assert os.listdir(tmp_path / "store") == []


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="POSIX")
def test_a_disk_that_is_too_small_is_an_error_before_any_work(study, tmp_path, monkeypatch):
    case = add(study, *landmark())
    build_store(tmp_path / "store", [case], FINE, SCHEMA)

    def full(*args):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "posix_fallocate", full)
    with pytest.raises(StorageError, match=r"disk is full: '.*slices\.npy' was not written"):
        build_store(tmp_path / "store", [case], FINE, SCHEMA, progress=lambda cases: pytest.fail("began to work"))
    assert not (tmp_path / "store" / "index.json").exists()
    with pytest.raises(ProjectError, match=r"index\.json"):
        SliceStore(tmp_path / "store")


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS])
def test_a_disk_that_cannot_reserve_space_is_used_all_the_same(study, tmp_path, monkeypatch, number):
    def unsupported(*args):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "posix_fallocate", unsupported, raising=False)
    assert len(build_store(tmp_path / "store", [add(study, *landmark())], FINE, SCHEMA)) == 6
    monkeypatch.delattr(os, "posix_fallocate")
    assert len(build_store(tmp_path / "store", study.cases(), FINE, SCHEMA)) == 6


def test_a_disk_that_runs_full_half_way_leaves_no_store(study, tmp_path):
    """A limit on the size of files acts like a full disk."""
    resource, signal = pytest.importorskip("resource"), pytest.importorskip("signal")
    cases = [add(study, noise((4, 60, 60), seed=i)) for i in range(3)]
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, before[1]))
    try:
        with pytest.raises(StorageError, match=r"slices\.npy"):
            build_store(tmp_path / "store", cases, FINE)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert os.listdir(tmp_path / "store") == []


def test_an_interrupted_rebuild_leaves_no_store_that_mixes_old_and_new(study, tmp_path):
    cases = [add(study, noise((4, 9, 9), seed=i)) for i in range(3)]
    build_store(tmp_path / "store", cases, FINE)

    def interrupted(items):
        yield next(iter(items))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_store(tmp_path / "store", cases[::-1], FINE, progress=interrupted)
    with pytest.raises(ProjectError, match=r"index\.json"):
        SliceStore(tmp_path / "store")
    assert not any(name.startswith(".partial") for name in os.listdir(tmp_path / "store"))


def test_what_a_killed_build_left_behind_is_cleared_away(study, tmp_path):
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / ".partial-0123abcd-slices.npy").write_bytes(b"x" * 1000)
    build_store(tmp_path / "store", [add(study, noise((4, 9, 9)))], FINE)
    assert sorted(os.listdir(tmp_path / "store")) == ["index.json", "slices.npy"]


def test_a_store_on_a_read_only_disk(study, tmp_path, monkeypatch):
    case = add(study, noise((4, 9, 9)))

    def refuse(*args, **kwargs):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    with pytest.raises(StorageError, match="read-only") as caught:
        build_store(tmp_path / "store", [case], FINE)
    assert str(tmp_path / "store") in caught.value.sentence


@pytest.mark.parametrize(
    "damage",
    [
        lambda index: index.pop("shape"),
        lambda index: index.pop("cases"),
        lambda index: index.pop("preprocessing"),
        lambda index: index.pop("schema"),
        lambda index: index.pop("format_version"),
        lambda index: index["preprocessing"].update(spacing_mm=-1),
        lambda index: index["preprocessing"].update(sharpness=2),
        lambda index: index["cases"][0].pop("count"),
        lambda index: index["cases"][0].update(count="four"),
        lambda index: index["cases"][0].update(count=5),
        lambda index: index["cases"][1].update(first=7),
        lambda index: index["cases"][0].update(width=10_000),
        lambda index: index["cases"].pop(),
        lambda index: index.update(cases={}),
        lambda index: index.update(shape=[1, 2]),
        lambda index: index.update(schema=[{"value": 3}]),
        lambda index: index.update(schema=17),
    ],
)
def test_a_damaged_index_is_refused(spoilt, damage):
    index = json.loads((spoilt / "index.json").read_text())
    damage(index)
    (spoilt / "index.json").write_text(json.dumps(index))
    with pytest.raises(ProjectError, match="damaged") as caught:
        SliceStore(spoilt)
    assert str(spoilt) in caught.value.sentence
    assert caught.value.hint


def test_a_store_of_a_newer_format_is_refused(spoilt):
    index = json.loads((spoilt / "index.json").read_text())
    (spoilt / "index.json").write_text(json.dumps(index | {"format_version": 99}))
    with pytest.raises(ProjectError, match="format 99") as caught:
        SliceStore(spoilt)
    assert "Update" in caught.value.hint


@pytest.mark.parametrize("name", ["slices.npy", "labels.npy"])
@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "header", "other type", "other shape", "zip", "objects"])
def test_a_damaged_or_foreign_array_is_refused(spoilt, name, damage):
    path = spoilt / name
    content, array = path.read_bytes(), np.array(np.load(path))
    if damage == "gone":
        path.unlink()
    elif damage == "zip":
        with open(path, "wb") as file:
            np.savez(file, array)
    elif damage in ("other type", "other shape", "objects"):
        other = {"other type": array.astype(np.int32), "other shape": array[1:], "objects": np.array([{}, 1], object)}
        np.save(path, other[damage], allow_pickle=True)
    else:
        path.write_bytes({"empty": b"", "cut": content[:-100], "header": b"\x93NUMPY\x01\x00" + content[30:]}[damage])
    with pytest.raises(ProjectError, match=name) as caught:
        SliceStore(spoilt)
    assert "Delete" in caught.value.hint


def test_a_folder_without_a_store_is_named(tmp_path):
    with pytest.raises(ProjectError, match=r"slice store index '.*index\.json' does not exist"):
        SliceStore(tmp_path)
