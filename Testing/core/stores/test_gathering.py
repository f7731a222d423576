"""What a network sees of a slice: itself and its neighbours, never those of another case."""

import itertools

import numpy as np
import pytest
import torch
from store_data import FINE, SCHEMA, add
from volumes.synthetic import noise

from SSLSegmentationLib.project import Project
from SSLSegmentationLib.stores import build_store
from SSLSegmentationLib.stores.gathering import seen_slices, with_neighbours
from SSLSegmentationLib.stores.preprocessing import Preprocessing, neighbour_steps


def by_hand(count, number, context):
    """Numbers of what is seen with a slice, one after the other."""
    found = [number]
    for step in range(1, context + 1):
        found += [max(0, number - step), min(count - 1, number + step)]
    return found


@pytest.mark.parametrize(("count", "context"), [*itertools.product((1, 2, 3, 7), (0, 1, 2))])
def test_the_neighbours_of_each_slice_are_those_of_its_volume(count, context):
    numbers = np.arange(count)
    found = seen_slices(numbers, context, 0, count)
    assert found.tolist() == [by_hand(count, number, context) for number in numbers]
    # The same volume behind another one in a store.
    assert (seen_slices(100 + numbers, context, np.full(count, 100), np.full(count, count)) - 100).tolist() == (
        found.tolist()
    )


def test_all_channels_of_the_slice_come_before_those_of_its_neighbours():
    assert neighbour_steps(0) == (0,) and neighbour_steps(1) == (0, -1, 1)
    volume = torch.arange(24.0).view(4, 2, 1, 3)
    found = with_neighbours(volume, np.array([2, 0]), 1)
    assert found.shape == (2, 6, 1, 3)
    assert torch.equal(found[0], torch.cat([volume[2], volume[1], volume[3]]))
    assert torch.equal(found[1], torch.cat([volume[0], volume[0], volume[1]]))
    seen = Preprocessing(context=1, channels=("T2", "ADC")).seen
    assert seen == (("", 0), ("ADC", 0), ("", -1), ("ADC", -1), ("", 1), ("ADC", 1))
    assert Preprocessing().seen == (("", 0),) and Preprocessing(context=1).inputs == 3


@pytest.fixture
def built(tmp_path):
    """Stores of the same cases, of three, two and two slices of other sizes, without neighbours and with them."""
    shapes = ((3, 20, 24), (2, 24, 20), (2, 16, 16))
    project = Project.create(tmp_path / "project")
    project.set_schema(SCHEMA)
    cases = [add(project, noise(shape, seed=seed), np.full(shape, 3)) for seed, shape in enumerate(shapes)]
    return [
        build_store(tmp_path / f"store{context}", cases, Preprocessing(**{**vars(FINE), "context": context}), SCHEMA)
        for context in (0, 1)
    ]


def stacks(store):
    """What is seen with each row, put together one slice after the other."""
    found = []
    for case in store.cases:
        for number in range(case.count):
            found.append(np.stack([store.images[case.first + each] for each in by_hand(case.count, number, 1)]))
    return torch.from_numpy(np.stack(found))


def test_a_batch_shows_neighbours_of_the_same_case_alone(built):
    plain, store = built
    wanted = stacks(plain)
    rows = np.array([4, 0, 2, 3, 5, 1, 3])
    batch = store.batch(rows)
    assert batch.images.dtype == torch.float16 and torch.equal(batch.images, wanted[rows])
    alone = plain.batch(rows)
    assert torch.equal(alone.images, wanted[rows][:, :1])
    assert torch.equal(alone.labels, batch.labels) and torch.equal(alone.position, batch.position)
    assert len(store.batch(rows[:0]).images) == 0


def test_a_store_on_an_accelerator_shows_the_same(built):
    rows = np.array([4, 0, 2, 3])
    for store in built:
        before = store.batch(rows)
        images, labels = (torch.from_numpy(np.array(array)) for array in (store.images, store.labels))
        store._resident = (torch.device("cpu"), images, None, labels)
        kept = store.batch(rows)
        assert torch.equal(kept.images, before.images) and torch.equal(kept.labels, before.labels)


def test_labels_of_neighbours_are_those_of_their_own_slices(built):
    plain, store = built
    labels = np.random.default_rng(0).integers(0, 3, plain.labels.shape, np.uint8)
    rows = np.array([4, 0, 2, 3])
    found = store.with_labels(labels).seen_labels(rows)
    assert torch.equal(found, torch.from_numpy(labels[store._seen(rows)]))
    assert torch.equal(found[:, 0], store.with_labels(labels).batch(rows).labels)
    assert plain.with_labels(labels).seen_labels(rows).shape[1] == 1


def test_whole_slices_of_a_case_are_seen_as_in_a_batch(built):
    for store in built:
        for case in store.cases:
            seen = store.batch(np.array(case.rows)).images[(slice(None), slice(None), *store.window(case)[1:])]
            assert torch.equal(store.inputs(case), seen)
            chosen = np.arange(case.count)[::-2]
            assert torch.equal(store.inputs(case, chosen), seen[chosen.tolist()])


def test_neighbours_change_nothing_on_the_disk_but_the_index(built):
    plain, store = built
    for name in ("slices.npy", "labels.npy"):
        assert (plain.folder / name).read_bytes() == (store.folder / name).read_bytes()
    old, new = ((each.folder / "index.json").read_text() for each in built)
    assert '"context"' not in old and '"context": 1' in new and '"channels"' not in old
    assert plain.fingerprint != store.fingerprint
