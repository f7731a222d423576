"""The order of slices depends on seed and step only, and every slice has its turn."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.stores.sampling import PartitionedStream, SliceStream, derived_seed, step_generator

row_lists = st.lists(st.integers(0, 10_000), min_size=1, max_size=40, unique=True)
batch_sizes = st.integers(1, 60)
seeds = st.integers(0, 2**31)


def test_a_derived_seed_is_the_same_in_every_process_on_every_machine():
    assert derived_seed(0, "pass", 3) == 4258743080675613819
    assert derived_seed("finetune") == 1050334633776144551


@given(st.lists(st.tuples(st.integers(0, 99), st.text("abc", max_size=2), st.integers(0, 99)), unique=True, min_size=2))
@settings(max_examples=50, deadline=None)
def test_derived_seeds_differ_and_fit_a_generator(parts):
    found = [derived_seed(*part) for part in parts]
    assert len(set(found)) == len(found)
    assert all(0 <= seed < 2**63 for seed in found)
    torch.Generator().manual_seed(max(found))


def test_a_steps_randomness_depends_on_all_parts_and_nothing_else():
    first = torch.rand(4, generator=step_generator(0, "a", 1))
    torch.rand(100)
    assert torch.equal(first, torch.rand(4, generator=step_generator(0, "a", 1)))
    for other in ((1, "a", 1), (0, "b", 1), (0, "a", 2)):
        assert not torch.equal(first, torch.rand(4, generator=step_generator(*other)))


@given(row_lists, batch_sizes, seeds, st.integers(0, 50))
@settings(max_examples=100, deadline=None)
def test_every_row_comes_once_per_pass(rows, batch_size, seed, number):
    stream = SliceStream(np.array(rows), batch_size, seed)
    first, last = number * len(rows), (number + 1) * len(rows)
    steps = range(first // batch_size, -(-last // batch_size))
    flat = np.concatenate([stream.batch(step) for step in steps])
    one_pass = flat[first - steps.start * batch_size :][: len(rows)]
    assert sorted(one_pass) == sorted(rows)


@given(row_lists, batch_sizes, seeds)
@settings(max_examples=60, deadline=None)
def test_asking_in_any_order_gives_the_same_batches(rows, batch_size, seed):
    rows = np.array(rows)
    stream = SliceStream(rows, batch_size, seed)
    sequential = [stream.batch(step) for step in range(30)]
    other = SliceStream(rows, batch_size, seed)
    for step in np.random.default_rng(0).permutation(30):
        np.testing.assert_array_equal(other.batch(int(step)), sequential[step])
    resumed = SliceStream(rows, batch_size, seed)
    np.testing.assert_array_equal(resumed.batch(29), sequential[29])
    assert all(len(batch) == batch_size for batch in sequential)
    assert all(batch.dtype == np.int64 for batch in sequential)


@given(row_lists, batch_sizes)
@settings(max_examples=50, deadline=None)
def test_an_epoch_has_as_many_steps_as_every_row_needs(rows, batch_size):
    stream = SliceStream(np.array(rows), batch_size, 0)
    seen = np.concatenate([stream.batch(step) for step in range(stream.steps_per_epoch)])
    assert set(seen) == set(rows)
    if stream.steps_per_epoch > 1:
        fewer = np.concatenate([stream.batch(step) for step in range(stream.steps_per_epoch - 1)])
        assert set(fewer) != set(rows)


def test_passes_and_seeds_have_orders_of_their_own():
    rows = np.arange(100)
    stream = SliceStream(rows, 100, seed=0)
    orders = [tuple(stream.batch(step)) for step in range(5)]
    assert len(set(orders)) == 5
    assert tuple(SliceStream(rows, 100, seed=1).batch(0)) != orders[0]
    assert orders[0] != tuple(rows)


def test_a_long_training_does_not_hoard_memory():
    stream = SliceStream(np.arange(1000), 500, seed=0)
    for step in range(1000):
        stream.batch(step)
    assert sum(order.nbytes for order in stream._passes.values()) <= 3 * stream.rows.nbytes


@pytest.mark.parametrize(("rows", "batch_size"), [([], 4), ([1, 2], 0)])
def test_an_empty_stream_is_refused(rows, batch_size):
    with pytest.raises(ValueError, match="at least one row"):
        SliceStream(np.array(rows), batch_size, 0)


def partitioned(counts, parts, batch_size, seed=0):
    """Volumes of so many slices, their rows from 100 on; the part of each slice by its position."""
    volume = np.repeat(np.arange(len(counts)), counts)
    part = np.concatenate([(np.arange(count) + 0.5) / count * parts for count in counts]).astype(int)
    rows = 100 + np.arange(len(volume))
    stream = PartitionedStream(rows, volume, part, parts, batch_size, seed)
    return stream, dict(zip(rows.tolist(), zip(volume.tolist(), part.tolist(), strict=True), strict=True))


@given(st.lists(st.integers(4, 30), min_size=3, max_size=9), seeds, st.integers(0, 1000))
@settings(max_examples=60, deadline=None)
def test_a_batch_holds_one_slice_of_every_part_of_its_volumes(counts, seed, step):
    stream, where = partitioned(counts, 4, 12, seed)
    places = [where[row] for row in stream.batch(step).tolist()]
    assert [part for _, part in places] == sorted([0, 1, 2, 3] * 3)
    assert [volume for volume, _ in places] == [volume for volume, _ in places[:3]] * 4
    assert np.array_equal(stream.batch(step), partitioned(counts, 4, 12, seed)[0].batch(step))


def test_volumes_take_turns_and_every_slice_comes():
    stream, where = partitioned([5, 6, 7, 20], 4, 8)
    rows = np.concatenate([stream.batch(step) for step in range(400)])
    assert sorted(set(rows.tolist())) == sorted(where)
    counts = np.bincount([where[row][0] for row in rows.tolist()])
    assert counts.tolist() == [800] * 4  # however long they are
    assert stream.steps_per_epoch == 5


def test_every_second_and_fourth_row_still_has_several_parts():
    """So a batch that is split for lack of memory can still be contrasted."""
    stream, where = partitioned([9, 9, 9, 9], 4, 16)
    rows = stream.batch(3).tolist()
    assert [len({where[row][1] for row in rows[0::parts]}) for parts in (2, 4, 8)] == [4, 4, 2]


def test_small_projects_and_odd_batches_are_filled():
    for counts, parts, size in (([1], 4, 8), ([2, 3], 4, 10), ([5], 3, 7), ([1, 1, 9], 4, 16)):
        stream, where = partitioned(counts, parts, size)
        for step in range(5):
            rows = stream.batch(step).tolist()
            assert len(rows) == size and set(rows) <= set(where)
