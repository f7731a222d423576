"""The training loop: resume bit for bit, best weights, stop, averages, faults."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import nn

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores.sampling import step_generator
from SSLSegmentationLib.training import Objective, OptimisationSettings, Place, RunContext, Trainer, load_checkpoint

SETTINGS = OptimisationSettings(steps=24, batch_size=4, learning_rate=0.05, validate_every=6, precision="fp32")


class Toy(Objective):
    """Fits a linear map to noisy targets; the noise of a step depends on the step alone."""

    steps_per_epoch = 6
    batch_size = 4

    def __init__(self, validate=True):
        with torch.random.fork_rng():
            torch.manual_seed(0)
            self.module = nn.Sequential(nn.Linear(3, 8), nn.BatchNorm1d(8), nn.Linear(8, 1))
        self.validates = validate
        self.validated_weights = []

    def training_loss(self, step, part=0):
        x = torch.randn(4, 3, generator=step_generator("toy", step))[part :: self.parts]
        return {"loss": (self.module(x) - x.sum(1, keepdim=True)).square().mean()}

    def validate(self, module):
        if not self.validates:
            return {}
        x = torch.linspace(-1, 1, 12).view(4, 3)
        score = float((module(x) - x.sum(1, keepdim=True)).square().mean())
        self.validated_weights.append({k: v.clone() for k, v in module.state_dict().items()})
        return {"score": score, "validation_loss": score}


def context(tmp_path, name="run", stop_after=None):
    folder = tmp_path / name
    folder.mkdir(exist_ok=True)
    asked = iter(range(10**6))
    return RunContext(RunFolder(folder), should_stop=lambda: stop_after is not None and next(asked) + 1 >= stop_after)


def trained(tmp_path, name, settings=SETTINGS, stop_after=None, objective=None):
    objective = objective or Toy()
    outcome = Trainer(objective, settings, context(tmp_path, name, stop_after), "stage").fit()
    return objective, outcome


@pytest.mark.parametrize("schedule", ["cosine", "plateau", "poly", "constant"])
@pytest.mark.parametrize("stop_after", [1, 7, 12, 23])
def test_a_resumed_run_equals_one_that_was_not_stopped(tmp_path, schedule, stop_after):
    settings = replace(SETTINGS, schedule=schedule, weight_averaging=0.9, plateau_patience=1)
    whole, _ = trained(tmp_path, "whole", settings)
    _, halted = trained(tmp_path, "halved", settings, stop_after=stop_after)
    assert halted.stopped and halted.step == stop_after
    halved, outcome = trained(tmp_path, "halved", settings)
    assert outcome.step == 24 and not outcome.stopped
    for name, tensor in whole.module.state_dict().items():
        assert torch.equal(tensor, halved.module.state_dict()[name]), name
    last = [load_checkpoint(tmp_path / n / "checkpoints/stage/last.pt", "training") for n in ("whole", "halved")]
    for name, tensor in last[0]["module"].items():
        assert torch.equal(tensor, last[1]["module"][name]), name
    assert last[0]["best_score"] == last[1]["best_score"]


def test_bf16_learns_in_float32_weights_and_resumes_bit_for_bit(tmp_path):
    settings = replace(SETTINGS, precision="bf16", steps=60)
    whole, outcome = trained(tmp_path, "whole", settings)
    with torch.no_grad():
        untrained = Toy().validate(Toy().module.eval())["score"]
    assert outcome.best_score < 0.5 < untrained
    trained(tmp_path, "halved", settings, stop_after=31)
    halved, _ = trained(tmp_path, "halved", settings)
    for name, tensor in whole.module.state_dict().items():
        assert tensor.dtype is not torch.bfloat16
        assert torch.equal(tensor, halved.module.state_dict()[name]), name


def test_the_best_validated_weights_are_kept(tmp_path):
    objective, outcome = trained(tmp_path, "run", replace(SETTINGS, learning_rate=0.9, schedule="constant"))
    scores = [
        event["validation_loss"]
        for event in RunFolder(tmp_path / "run").events("metrics")
        if "validation_loss" in event
    ]
    best = int(np.argmin(scores))
    assert outcome.best_step == (best + 1) * 6
    for name, tensor in objective.validated_weights[best].items():
        assert torch.equal(tensor, objective.module.state_dict()[name])


def test_without_validation_the_last_weights_are_kept(tmp_path):
    objective, outcome = trained(tmp_path, "run", objective=Toy(validate=False))
    assert outcome.best_score is None
    last = load_checkpoint(tmp_path / "run/checkpoints/stage/last.pt", "training")["module"]
    assert all(torch.equal(t, objective.module.state_dict()[n]) for n, t in last.items())


def test_where_a_low_score_says_little_the_last_weights_are_kept_and_the_plateau_still_counts(tmp_path):
    objective = Toy()
    objective.keep_best = False
    settings = replace(SETTINGS, learning_rate=0.9, schedule="plateau", plateau_patience=1)
    trainer = Trainer(objective, settings, context(tmp_path), "stage")
    assert trainer.fit().best_score is None and trainer.schedule.best < float("inf")
    last = load_checkpoint(tmp_path / "run/checkpoints/stage/last.pt", "training")["module"]
    assert all(torch.equal(t, objective.module.state_dict()[n]) for n, t in last.items())
    assert not (tmp_path / "run/checkpoints/stage/best.pt").exists()


def test_a_step_repeated_for_lack_of_memory_begins_anew(tmp_path):
    objective, calls = Toy(validate=False), []
    sane, full = objective.training_loss, iter([True])

    def loss(step, part=0):
        calls.append(("loss", step, part))
        if step == 1 and next(full, False):
            raise MemoryError
        return sane(step, part)

    objective.training_loss = loss
    objective.before_step = lambda step, total: calls.append(("before", step, total))
    trained(tmp_path, "run", replace(SETTINGS, steps=2), objective=objective)
    first, again = [("before", 0, 2), ("loss", 0, 0)], [("before", 1, 2), ("loss", 1, 0)]
    assert calls == [*first, *again, *again, ("loss", 1, 1)]  # in two parts


def test_the_moving_average_follows_its_formula(tmp_path):
    settings = replace(SETTINGS, steps=2, weight_averaging=0.75, schedule="constant", warmup=0.0)
    objective = Toy(validate=False)
    history = []
    objective.after_step = lambda step, total: history.append(objective.module[0].weight.detach().clone())
    trainer = Trainer(objective, settings, context(tmp_path), "stage")
    trainer.fit()
    # torch starts the average at the first weights, then average ← d · average + (1 − d) · weights.
    expected = 0.75 * history[0] + 0.25 * history[1]
    assert torch.allclose(trainer.average.module[0].weight, expected, atol=1e-7)


def test_the_rate_warms_up_and_ends_at_zero(tmp_path):
    settings = replace(SETTINGS, steps=100, warmup=0.1, schedule="cosine")
    rates = []
    objective = Toy(validate=False)
    trainer = Trainer(objective, settings, context(tmp_path), "stage")
    objective.after_step = lambda step, total: rates.append(trainer.optimizer.param_groups[0]["lr"])
    trainer.fit()
    assert max(rates) == pytest.approx(0.05)
    assert rates[0] == pytest.approx(0.05 * 2 / 10) and rates[-1] == pytest.approx(0.0, abs=1e-4)


def test_plateau_halves_the_rate_after_patience(tmp_path):
    objective = Toy()
    objective.validate = lambda module: {"score": 1.0, "validation_loss": 1.0}
    settings = replace(SETTINGS, schedule="plateau", plateau_patience=1, validate_every=2, steps=12, learning_rate=0.08)
    trainer = Trainer(objective, settings, context(tmp_path), "stage")
    trainer.fit()
    # Validations 1 to 6: the first sets the mark; 3 and 5 exceed a patience of one.
    assert trainer.optimizer.param_groups[0]["lr"] == pytest.approx(0.02)


def test_frozen_parts_stay_bit_identical(tmp_path):
    objective = Toy()
    objective.module[0].requires_grad_(False)
    before = objective.module[0].weight.clone()
    moved = objective.module[2].weight.clone()
    trained(tmp_path, "run", objective=objective)
    assert torch.equal(before, objective.module[0].weight)
    assert not torch.equal(moved, objective.module[2].weight)


@pytest.mark.parametrize("schedule", ["cosine", "plateau"])
def test_a_nan_rolls_back_to_the_last_good_checkpoint_and_halves_the_rate(tmp_path, schedule):
    objective = Toy()
    sane, broken = objective.training_loss, iter([True])

    def loss(step, part=0):
        if step == 14 and next(broken, False):
            return {"loss": objective.module[0].weight.sum() * float("nan")}
        return sane(step)

    objective.training_loss = loss
    trainer = Trainer(objective, replace(SETTINGS, schedule=schedule), context(tmp_path), "stage")
    outcome = trainer.fit()
    assert outcome.step == 24 and trainer.rollbacks == 1
    warnings = list(RunFolder(tmp_path / "run").events("warning"))
    assert len(warnings) == 1 and "back to step 12, learning rate halved" in warnings[0]["text"]
    assert all(torch.isfinite(tensor).all() for tensor in objective.module.state_dict().values())
    rates = [
        e["learning_rate"] for e in RunFolder(tmp_path / "run").events("metrics") if e.get("step") == 20 and "loss" in e
    ]
    whole = Trainer(Toy(), replace(SETTINGS, schedule=schedule), context(tmp_path, "whole"), "stage")
    whole.fit()
    expected = [
        e["learning_rate"]
        for e in RunFolder(tmp_path / "whole").events("metrics")
        if e.get("step") == 20 and "loss" in e
    ]
    assert rates == pytest.approx([rate / 2 for rate in expected], rel=1e-4)


def test_a_nan_before_the_first_checkpoint_goes_back_to_the_start(tmp_path):
    objective = Toy()
    sane, broken = objective.training_loss, iter([True])
    objective.training_loss = lambda step, part=0: (
        {"loss": objective.module[0].weight.sum() * float("nan")} if next(broken, False) else sane(step)
    )
    assert Trainer(objective, SETTINGS, context(tmp_path), "stage").fit().step == 24
    assert "back to step 0" in next(RunFolder(tmp_path / "run").events("warning"))["text"]


def test_a_loss_that_stays_nan_gives_up_after_three_rollbacks_with_a_remedy(tmp_path):
    objective = Toy()
    objective.training_loss = lambda step, part=0: {"loss": objective.module[0].weight.sum() * float("nan")}
    with pytest.raises(SSLSegError, match=r"not a number.*learning-rate"):
        trained(tmp_path, "run", objective=objective)
    assert len(list(RunFolder(tmp_path / "run").events("warning"))) == 3


def test_events_carry_what_the_curves_need(tmp_path):
    trained(tmp_path, "run")
    events = list(RunFolder(tmp_path / "run").events("metrics"))
    assert [e["step"] for e in events if "loss" in e] == [6, 10, 12, 18, 20, 24]
    assert [e["step"] for e in events if "validation_loss" in e] == [6, 12, 18, 24]
    training = [e for e in events if "loss" in e]
    assert all({"learning_rate", "slices_per_second", "memory_mib", "stage"} <= set(e) for e in training)
    assert [e["examples_seen"] for e in training] == [24, 40, 48, 72, 80, 96]
    assert [e["epoch"] for e in training] == pytest.approx([1, 10 / 6, 2, 3, 20 / 6, 4], rel=1e-5)
    status = RunFolder(tmp_path / "run").read_status()
    assert (status["step"], status["total"]) == (24, 24)
    assert (status["stage_number"], status["stage_count"]) == (1, 1)


def test_a_restart_says_from_which_step_it_goes_on(tmp_path):
    _, halted = trained(tmp_path, "run", stop_after=7)
    assert halted.stopped and not list(RunFolder(tmp_path / "run").events("resumed"))
    trained(tmp_path, "run")
    events = [e for e in RunFolder(tmp_path / "run").events() if e["kind"] in ("resumed", "metrics")]
    resumed = [place for place, event in enumerate(events) if event["kind"] == "resumed"]
    assert len(resumed) == 1
    assert (events[resumed[0]]["stage"], events[resumed[0]]["step"]) == ("stage", 7)
    assert all(event["step"] > 7 for event in events[resumed[0] + 1 :])


def test_a_roll_back_says_so_too(tmp_path):
    objective = Toy()
    sane, broken = objective.training_loss, iter([True])
    objective.training_loss = lambda step, part=0: (
        {"loss": objective.module[0].weight.sum() * float("nan")} if step == 14 and next(broken, False) else sane(step)
    )
    trained(tmp_path, "run", objective=objective)
    assert [event["step"] for event in RunFolder(tmp_path / "run").events("resumed")] == [12]


class Clock:
    """Time that passes only where a test says so."""

    def __init__(self, monkeypatch):
        self.now = 0.0
        monkeypatch.setattr("SSLSegmentationLib.training.reporting.time.monotonic", lambda: self.now)

    def slow(self, objective, seconds):
        """Make each step take ``seconds``."""

        def after_step(step, total):
            self.now += seconds

        objective.after_step = after_step
        return objective


def test_throughput_and_time_left_do_not_count_the_time_before_a_resume(tmp_path, monkeypatch):
    clock = Clock(monkeypatch)
    trained(tmp_path, "run", stop_after=12, objective=clock.slow(Toy(), 8.0))
    clock.now += 10_000.0
    statuses = []
    run = context(tmp_path)
    monkeypatch.setattr(run.run, "write_status", lambda state, **details: statuses.append(details))
    Trainer(clock.slow(Toy(), 2.0), SETTINGS, run, "stage").fit()
    rates = [e["slices_per_second"] for e in RunFolder(tmp_path / "run").events("metrics") if "loss" in e]
    assert rates == [0.5] * 3 + [2.0] * 3
    assert [status["seconds_left"] for status in statuses] == [12.0, 8.0, 0.0]


def test_the_time_left_counts_the_stages_to_come(tmp_path, monkeypatch):
    clock, statuses, run = Clock(monkeypatch), [], context(tmp_path)
    monkeypatch.setattr(run.run, "write_status", lambda state, **details: statuses.append(details))
    Trainer(clock.slow(Toy(), 2.0), SETTINGS, run, "stage", Place(1, 2, slices_to_come=200)).fit()
    assert (statuses[-1]["stage_number"], statuses[-1]["stage_count"]) == (1, 2)
    assert statuses[-1]["seconds_left"] == 200 / 2.0  # 4 slices a step of 2 s
    assert statuses[0]["seconds_left"] == (24 - 6) * 2.0 + 200 / 2.0


class Hungry(Toy):
    """Runs out of memory unless the batch is split often enough and the patch small enough."""

    batch_size = 4

    def __init__(self, fits_parts, fits_shrinks=0, error=None):
        super().__init__()
        with torch.random.fork_rng():
            torch.manual_seed(0)
            self.module = nn.Linear(3, 1)  # no batch statistics: splitting must not change the gradient
        self.fits, self.halvings, self.shrunk = (fits_parts, fits_shrinks), 2, 0
        self.error = error or torch.cuda.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB")

    def training_loss(self, step, part=0):
        if self.parts < self.fits[0] or self.shrunk < self.fits[1]:
            raise self.error
        return super().training_loss(step, part)

    def shrink(self):
        if self.shrunk == self.halvings:
            return None
        self.shrunk += 1
        return f"patches of {64 >> self.shrunk} pixels"


def fallbacks(tmp_path, name="run"):
    return [event["text"] for event in RunFolder(tmp_path / name).events("fallback")]


@pytest.mark.parametrize(
    "error",
    [
        torch.cuda.OutOfMemoryError("CUDA out of memory."),
        RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes."),
        RuntimeError("MPS backend out of memory (MPS allocated: 1 GB)"),
        MemoryError(),
    ],
)
def test_when_memory_runs_out_batches_are_split_and_nothing_else_changes(tmp_path, error):
    plain = Hungry(1)
    whole, _ = trained(tmp_path, "whole", objective=plain)
    split, outcome = trained(tmp_path, "run", objective=Hungry(4, error=error))
    assert outcome.step == 24 and split.parts == 4
    assert fallbacks(tmp_path) == [
        "Memory ran out: going on with batches of 2 slices, 2 of them a step.",
        "Memory ran out: going on with batches of 1 slices, 4 of them a step.",
    ]
    for name, tensor in whole.module.state_dict().items():
        assert torch.allclose(tensor, split.module.state_dict()[name], atol=1e-5)


def test_after_the_batch_the_patch_shrinks_and_a_resumed_run_remembers(tmp_path):
    first, halted = trained(tmp_path, "run", objective=Hungry(4, 1), stop_after=7)
    assert halted.stopped and (first.parts, first.shrunk) == (4, 1)
    assert fallbacks(tmp_path)[-1] == "Memory ran out: going on with patches of 32 pixels."
    second, _ = trained(tmp_path, "run", objective=Hungry(4, 1))
    assert (second.parts, second.shrunk) == (4, 1) and len(fallbacks(tmp_path)) == 3
    whole, _ = trained(tmp_path, "whole", objective=Hungry(4, 1))
    assert all(torch.equal(t, second.module.state_dict()[n]) for n, t in whole.module.state_dict().items())


def test_at_the_bottom_of_the_ladder_there_is_a_sentence(tmp_path):
    with pytest.raises(SSLSegError, match=r"not enough memory.*quick"):
        trained(tmp_path, "run", objective=Hungry(99))
    assert len(fallbacks(tmp_path)) == 4


def test_other_errors_are_not_taken_for_memory(tmp_path):
    with pytest.raises(RuntimeError, match="shape"):
        trained(tmp_path, "run", objective=Hungry(2, error=RuntimeError("shape mismatch")))
    assert fallbacks(tmp_path) == []
