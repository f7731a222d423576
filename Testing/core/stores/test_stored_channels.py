"""The further sequences of a store: each prepared as if it were the volume itself, zero where a case lacks it."""

import json
import os
from dataclasses import replace

import numpy as np
import pytest
import torch
from store_data import ORDERS, SCHEMA, add, landmark
from two_sequences import give
from volumes.synthetic import noise

from SSLSegmentationLib.core.errors import DataError, ProjectError
from SSLSegmentationLib.core.locks import ProjectLock
from SSLSegmentationLib.execution.files import rename_slices
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.channels import set_channels
from SSLSegmentationLib.project.runs import Stopped
from SSLSegmentationLib.stores import SliceStore, build_store
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.volumes.reading import read_volume

PLAIN = Preprocessing(spacing_mm=1.2, ignore_padding=True)
SEEN = replace(PLAIN, channels=("T2", "ADC", "DWI"))


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    """Cases of different sizes and orders of axes; the first has all sequences, the second ADC, the others none."""
    project = Project.create(tmp_path_factory.mktemp("channels") / "project")
    project.set_schema(SCHEMA)
    with ProjectLock(project.folder):
        set_channels(project, SEEN.channels)
    array, labels = landmark()
    found = [
        add(project, array, labels, order=ORDERS[1]),
        add(project, noise((4, 9, 30)), order=ORDERS[2]),
        add(project, noise((3, 12, 14), seed=3)),
    ]
    for number, (case, name) in enumerate([(found[0], "ADC"), (found[0], "DWI"), (found[1], "ADC")]):
        shape = case.size[::-1]
        give(case, name, (noise(shape, np.float32, seed=7 + number) ** 2))
    return found


@pytest.fixture(scope="module")
def store(cases, tmp_path_factory):
    return build_store(tmp_path_factory.mktemp("store"), cases, SEEN, SCHEMA)


def test_each_sequence_is_what_preprocessing_makes_of_it(cases, store):
    for case, stored in zip(cases, store.cases, strict=True):
        _, down, across = window = store.window(stored)
        expected = [PLAIN.apply(read_volume(case.image_path))]
        for name in SEEN.channels[1:]:
            path = case.channel_path(name)
            expected.append(PLAIN.apply(read_volume(path)) if path else np.zeros_like(expected[0]))
        expected = np.stack(expected, axis=1).astype(np.float16)
        assert np.array_equal(store.images[window], expected[:, 0])
        assert np.array_equal(store.inputs(stored).numpy(), expected)
        batch = store.batch(np.array(stored.rows)).images.numpy()
        assert np.array_equal(batch[:, :, down, across], expected)
        batch[:, :, down, across] = 0
        assert not batch.any()  # around them
    assert store.lacking == {cases[1].id: ["DWI"], cases[2].id: ["ADC", "DWI"]}


def test_slices_and_masks_are_those_of_a_store_without_further_sequences(cases, store, tmp_path):
    plain = build_store(tmp_path / "plain", cases, PLAIN, SCHEMA)
    assert sorted(os.listdir(plain.folder)) == ["index.json", "labels.npy", "slices.npy"]
    for name in ("slices.npy", "labels.npy"):
        assert (plain.folder / name).read_bytes() == (store.folder / name).read_bytes()
    index = json.loads((plain.folder / "index.json").read_text())
    assert "channels" not in index and "channels" not in index["preprocessing"]
    assert plain.channels is None and plain.lacking == {} and plain.fingerprint != store.fingerprint


def test_neighbours_come_with_all_their_sequences(cases, store, tmp_path):
    wide = build_store(tmp_path / "wide", cases, replace(SEEN, context=1), SCHEMA)
    rows = np.array(wide.cases[0].rows)
    own = store.batch(rows).images
    before, after = np.maximum(np.arange(len(rows)) - 1, 0), np.minimum(np.arange(len(rows)) + 1, len(rows) - 1)
    expected = np.concatenate([own, own[before], own[after]], axis=1)
    assert np.array_equal(wide.batch(rows).images.numpy(), expected)


def test_an_interrupted_build_goes_on_and_one_with_another_sequence_begins_anew(cases, store, tmp_path):
    def stopping(items):
        yield next(iter(items))
        raise Stopped

    def content(folder):
        return {name: (folder / name).read_bytes() for name in sorted(os.listdir(folder))}

    half = tmp_path / "half"
    with pytest.raises(Stopped):
        build_store(half, cases, SEEN, SCHEMA, stopping)
    assert (half / "begun-channels.npy").is_file()
    prepared = []

    def watched(items):
        for case in items:
            prepared.append(case.id)
            yield case

    build_store(half, cases, SEEN, SCHEMA, watched)
    assert content(half) == content(store.folder)
    with pytest.raises(Stopped):
        build_store(half, cases, SEEN, SCHEMA, stopping)
    changed = replace(cases[0], channels=cases[0].channels[:1])
    other = build_store(half, [changed, *cases[1:]], SEEN, SCHEMA)
    assert other.lacking[cases[0].id] == ["DWI"] and other.fingerprint != store.fingerprint
    build_store(half, cases, PLAIN, SCHEMA)
    assert sorted(os.listdir(half)) == ["index.json", "labels.npy", "slices.npy"]


def test_a_sequence_that_has_changed_since_is_refused(cases, tmp_path):
    (record, *others) = cases[0].channels
    spoilt = replace(cases[0], channels=(replace(record, fingerprint="another"), *others))
    with pytest.raises(DataError, match=f"The sequence 'ADC' of case '{spoilt.id}' has changed"):
        build_store(tmp_path / "store", [spoilt], SEEN)
    assert os.listdir(tmp_path / "store") == []


def test_a_store_that_has_lost_its_sequences_is_damaged(cases, tmp_path):
    folder = build_store(tmp_path / "store", cases[:1], SEEN).folder
    (folder / "channels.npy").unlink()
    with pytest.raises(ProjectError, match=r"lacks .*channels\.npy"):
        SliceStore(folder)


def test_cases_of_a_store_can_go_by_other_names(cases, tmp_path):
    store = build_store(tmp_path / "store", cases, SEEN)
    rename_slices(store.folder, {case.id: f"case-{number}" for number, case in enumerate(cases)})
    assert SliceStore(store.folder).lacking == {"case-1": ["DWI"], "case-2": ["ADC", "DWI"]}


def test_a_store_on_an_accelerator_shows_the_same(store):
    kept, rows = SliceStore(store.folder), np.arange(len(store))[::2]
    tensors = [torch.from_numpy(np.array(array)) for array in (kept.images, kept.channels, kept.labels)]
    kept._resident = (torch.device("cpu"), *tensors)
    assert torch.equal(kept.batch(rows).images, store.batch(rows).images)
    assert torch.equal(kept.with_labels(np.array(kept.labels)).batch(rows).labels, store.batch(rows).labels)
