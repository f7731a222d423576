"""Preparing slices goes on where it was interrupted, and begins anew where it would mix two things."""

import os
import shutil
from dataclasses import replace

import numpy as np
import pytest
from store_data import FINE, SCHEMA, add, landmark
from volumes.synthetic import noise

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.runs import Stopped
from SSLSegmentationLib.stores import build_store, building, partial


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    """Two cases with a mask and two without, of different sizes."""
    project = Project.create(tmp_path_factory.mktemp("begun") / "project")
    project.set_schema(SCHEMA)
    array, labels = landmark()
    labelled = [add(project, array, labels), add(project, array + 1, labels)]
    others = [add(project, noise((4, 9, 9))), add(project, noise((3, 12, 30), seed=3))]
    return [labelled[0], others[0], labelled[1], others[1]]


@pytest.fixture
def prepared(monkeypatch):
    """Ids of the cases whose volumes are prepared from now on."""
    seen = []
    real = building.unchanged_volume
    monkeypatch.setattr(building, "unchanged_volume", lambda case: seen.append(case.id) or real(case))
    return seen


def stopping(count, error=Stopped):
    def progress(items):
        for number, item in enumerate(items):
            if number == count:
                raise error
            yield item

    return progress


def content(folder):
    return {name: (folder / name).read_bytes() for name in sorted(os.listdir(folder))}


@pytest.mark.parametrize("error", [Stopped, KeyboardInterrupt])
@pytest.mark.parametrize("schema", [SCHEMA, None])
def test_an_interrupted_build_goes_on_and_equals_one_that_was_not(cases, tmp_path, prepared, error, schema):
    whole = build_store(tmp_path / "whole", cases, FINE, schema)
    prepared.clear()
    for count in (1, 3):
        with pytest.raises(error):
            build_store(tmp_path / "halved", cases, FINE, schema, stopping(count, error))
        assert not (tmp_path / "halved" / "index.json").exists()
    build_store(tmp_path / "halved", cases, FINE, schema)
    assert prepared == [case.id for case in cases]  # each once
    assert content(tmp_path / "halved") == content(whole.folder)


def test_a_killed_build_goes_on_from_what_was_saved_last(cases, tmp_path, prepared, monkeypatch):
    whole = build_store(tmp_path / "whole", cases, FINE, SCHEMA)
    monkeypatch.setattr(partial, "_SAVE_SECONDS", -1.0)
    prepared.clear()

    def killed(items):
        for number, item in enumerate(items):
            if number == 2:
                shutil.copytree(tmp_path / "store", tmp_path / "left by the kill")
            yield item

    build_store(tmp_path / "store", cases, FINE, SCHEMA, killed)
    left = tmp_path / "left by the kill"
    with open(left / "begun-slices.npy", "r+b") as file:  # what was written after the last save
        file.seek(-10_000, os.SEEK_END)
        file.write(b"\xff" * 10_000)
    prepared.clear()
    build_store(left, cases, FINE, SCHEMA)
    assert prepared == [case.id for case in cases[2:]]
    assert content(left) == content(whole.folder)


def test_other_cases_settings_or_masks_begin_anew(cases, tmp_path, prepared):
    moved = replace(cases[0], role=Role.VALIDATION)
    unlabelled = replace(cases[0], label=None)
    coarse = replace(FINE, spacing_mm=1.5)
    others = [(cases[::-1], FINE), ([moved, *cases[1:]], FINE), ([unlabelled, *cases[1:]], FINE), (cases, coarse)]
    for number, (chosen, preprocessing) in enumerate(others):
        folder = tmp_path / str(number)
        with pytest.raises(Stopped):
            build_store(folder, cases, FINE, SCHEMA, stopping(2))
        prepared.clear()
        built = build_store(folder, chosen, preprocessing, SCHEMA)
        assert prepared == [case.id for case in chosen]
        assert sorted(os.listdir(folder)) == ["index.json", "labels.npy", "slices.npy"]
        whole = build_store(tmp_path / f"{number} whole", chosen, preprocessing, SCHEMA)
        np.testing.assert_array_equal(built.labels, whole.labels)


def test_a_volume_that_cannot_be_used_leaves_nothing(cases, tmp_path):
    broken = replace(cases[2], fingerprint="0" * 16)
    with pytest.raises(DataError, match="has changed"):
        build_store(tmp_path / "store", [*cases[:2], broken], FINE, SCHEMA)
    assert os.listdir(tmp_path / "store") == []
