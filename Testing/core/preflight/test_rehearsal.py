"""Measured steps: what fits into the memory is found before anything is risked, and time is told from real steps."""

from dataclasses import replace

import pytest
import torch

from SSLSegmentationLib.preflight import memory
from SSLSegmentationLib.preflight.rehearsal import Growth, Rehearsal, fitting_parts
from SSLSegmentationLib.pretraining.run import prepare_pretraining
from SSLSegmentationLib.stores import build_store
from SSLSegmentationLib.training import Stopped, Trainer
from SSLSegmentationLib.training.memory import NotEnoughMemory

from .conftest import pretraining

MEGABYTE = 10**6
CPU = torch.device("cpu")


@pytest.fixture
def rehearse(project, tmp_path):
    """Measures the one stage of a tiny regression."""

    def run(batch_size=4, seconds=20.0, should_stop=lambda: False, max_size=32):
        work = prepare_pretraining(project, pretraining(max_size=max_size))
        stage = replace(work.stages[0], optimisation=replace(work.stages[0].optimisation, batch_size=batch_size))
        store = build_store(tmp_path / "store", work.cases, work.preprocessing)
        (tmp_path / "temporary").mkdir(exist_ok=True)
        return Rehearsal(stage, store, tmp_path / "temporary", CPU, seconds, should_stop).run()

    return run


@pytest.fixture
def machine(monkeypatch):
    """Makes a machine with so many free bytes, on which a batch takes so many bytes a slice (a quarter after a shrink).

    Returns the batches that were tried.
    """

    def make(free, per_slice):
        tried = []

        def probe(self, slices, shrinks):
            tried.append(slices)
            return 1000 * MEGABYTE + slices * per_slice // 4**shrinks, 0.001

        monkeypatch.setattr(memory, "used_bytes", lambda: 1000 * MEGABYTE)
        monkeypatch.setattr(memory, "available_bytes", lambda: free)
        monkeypatch.setattr(Rehearsal, "_probe", probe)
        return tried

    return make


@pytest.mark.parametrize(("limit", "parts"), [(None, 1), (1000, 1), (400, 1), (399, 2), (210, 4), (130, None)])
def test_a_batch_is_split_until_it_fits(limit, parts):
    growth = Growth(slices=4, seconds=1.0, peak=140, per_slice=20)  # 60 + 20 a slice
    assert fitting_parts(growth, batch=17, smallest=2, limit=limit) == parts


def test_nothing_known_means_nothing_lowered():
    assert fitting_parts(Growth(4, 1.0, None, None), batch=64, smallest=2, limit=1.0) == 1


def test_a_whole_batch_that_fits_is_kept(rehearse, machine):
    tried = machine(free=1000 * MEGABYTE, per_slice=10 * MEGABYTE)
    estimate, _ = rehearse(batch_size=32)
    assert (estimate.parts, estimate.shrinks, estimate.lowered) == (1, 0, False) and tried == [2, 8]


def test_a_batch_that_would_not_fit_is_split_before_it_is_tried(rehearse, machine, monkeypatch):
    sizes = []
    step = Trainer.train_step
    monkeypatch.setattr(
        Trainer,
        "train_step",
        lambda self, number: (sizes.append(-(-self.objective.batch_size // self.objective.parts)), step(self, number)),
    )
    tried = machine(free=250 * MEGABYTE, per_slice=10 * MEGABYTE)  # 200 MB may be planned with: 20 slices
    estimate, _ = rehearse(batch_size=32)
    assert estimate.parts == 2 and estimate.lowered
    assert set(sizes) == {16} and tried == [2, 8]


def test_the_second_batch_is_not_tried_if_it_may_not_fit(rehearse, machine):
    tried = machine(free=60 * MEGABYTE, per_slice=10 * MEGABYTE)  # 48 MB may be planned with: 4 slices
    estimate, _ = rehearse(batch_size=32)
    assert estimate.parts == 8 and tried == [2]


def test_where_the_smallest_batch_does_not_fit_the_patch_shrinks(rehearse, machine):
    machine(free=20 * MEGABYTE, per_slice=10 * MEGABYTE)  # 16 MB may be planned with: 6 slices of a quarter the size
    estimate, _ = rehearse(batch_size=8, max_size=64)
    assert estimate.shrinks == 1 and estimate.parts == 2


def test_no_memory_at_all_is_a_sentence(rehearse, machine):
    machine(free=10 * MEGABYTE, per_slice=100 * MEGABYTE)
    with pytest.raises(NotEnoughMemory, match=r"not enough memory.*preset 'quick'"):
        rehearse()


def test_weights_that_do_not_fit_are_refused_before_a_step(rehearse, machine):
    tried = machine(free=10_000, per_slice=0)
    with pytest.raises(NotEnoughMemory, match="not enough memory"):
        rehearse()
    assert tried == []


def test_memory_grows_with_the_batch(rehearse):
    if memory.used_bytes() is None:
        pytest.skip("this system does not tell")
    estimate, device = rehearse(batch_size=16)
    assert estimate.peak_bytes > 0 and estimate.parts == 1 and device == CPU


def test_a_stage_is_timed_by_whole_steps(rehearse, project):
    estimate, _ = rehearse()
    work = prepare_pretraining(project, pretraining()).stages[0]
    assert (estimate.steps, estimate.validations) == (work.steps, work.validations) == (4, 2)
    assert 0 < estimate.step_seconds < 5 and estimate.measured
    assert estimate.validation_seconds > 0 and estimate.save_seconds > 0 and estimate.checkpoint_bytes > 0


def test_a_step_that_takes_too_long_is_told_from_a_part_of_it(rehearse, monkeypatch):
    sizes = []
    step = Rehearsal._step
    monkeypatch.setattr(
        Rehearsal,
        "_step",
        lambda self, trainer, number: (sizes.append(trainer.objective.batch_size), step(self, trainer, number))[1],
    )
    estimate, _ = rehearse(batch_size=32, seconds=0.0)
    assert not estimate.measured and max(sizes) == 8 and estimate.step_seconds > 0


def test_it_can_be_stopped_between_steps(rehearse):
    with pytest.raises(Stopped):
        rehearse(should_stop=lambda: True)


@pytest.mark.parametrize(("most", "parts", "shrinks"), [(8, 1, 0), (3, 4, 0), (2, 4, 0)])
def test_where_memory_raises_errors_the_ladder_of_the_training_finds_what_fits(
    rehearse, monkeypatch, most, parts, shrinks
):
    step = Trainer.train_step

    def check(trainer, number):
        if trainer.objective.batch_size / trainer.objective.parts > most:
            raise torch.cuda.OutOfMemoryError("out of memory")
        step(trainer, number)

    monkeypatch.setattr(Trainer, "train_step", check)
    monkeypatch.setattr(Rehearsal, "run", Rehearsal._on_accelerator)
    estimate, device = rehearse(batch_size=8)
    assert (estimate.parts, estimate.shrinks, device) == (parts, shrinks, CPU)


def test_weights_that_do_not_fit_on_an_accelerator_are_refused(rehearse, monkeypatch):
    def refuse(self, slices, shrinks):
        raise torch.cuda.OutOfMemoryError("out of memory")

    monkeypatch.setattr(Rehearsal, "_trainer", refuse)
    monkeypatch.setattr(Rehearsal, "run", Rehearsal._on_accelerator)
    with pytest.raises(NotEnoughMemory):
        rehearse()
