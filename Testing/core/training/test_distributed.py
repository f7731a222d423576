"""Two processes train as one does: the same losses and weights, also after a stop, and they decide together."""

import sys
from dataclasses import replace

import numpy as np
import pytest
import torch
from rank_processes import in_processes
from torch import nn

from SSLSegmentationLib.core.errors import SettingsError, SSLSegError
from SSLSegmentationLib.execution.ranks import SilentRun
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.mean_teacher import MeanTeacherSettings
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining import PretrainingSettings, recipes, run_pretraining
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.training import Objective, OptimisationSettings, RunContext, Stopped, Trainer, load_checkpoint
from SSLSegmentationLib.training.distributed import Ranks, device_of_rank, merged

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork")

#: Adam would turn the rounding of a gradient of nearly nothing into whole steps.
GENTLE = {"optimizer": "sgd", "learning_rate": 0.005, "batch_size": 4, "steps": 3, "epochs": 0, "validate_every": 2}
NETWORK = UNetSettings(widths=(8, 16), norm="batch")
SMALL = {"hidden": 32, "embedding": 16}
#: What makes a stage small, or unlike its default where several processes have to agree on more.
TINY = {
    ("chaitanya", "local"): {"decoder_stages": 1, "embedding": 16},
    ("contrastive", "local"): {"negatives": "batch", "head_batch_norm": True, "embedding": 16},
    ("dino", "dino"): {"outputs": 32, "frozen_last_layer": 0.4, **SMALL},
    ("mim", "mim"): {"patch": 4, "tissue_level": 0.2},
    ("pix2rep", "pix2rep"): {"pixels": 64, "hidden": 16, "embedding": 8},
    ("pix2rep_v2", "pix2rep_v2"): {"pixels": 512, "hidden": 16, "embedding": 8},
    ("simclr", "simclr"): {"pooling": 2, **SMALL},
    ("pcl", "pcl"): {"pooling": 2, **SMALL},
}


@pytest.fixture
def in_float64(monkeypatch):
    """Networks and losses compute in float64, on views made in float32: what then differs between one process and two
    is no rounding. (In float32 they round differently, by how much depends on the processor's instructions.)"""

    def fit(trainer, fit=Trainer.fit):
        for module in filter(None, (trainer.objective.module, trainer.average)):
            module.double()
        return fit(trainer)

    def doubled(module, inputs):
        return tuple(x.double() if isinstance(x, torch.Tensor) and x.is_floating_point() else x for x in inputs)

    single = torch.Tensor.float
    monkeypatch.setattr(Trainer, "fit", fit)
    monkeypatch.setattr(torch.Tensor, "float", lambda x: x if x.dtype == torch.float64 else single(x))
    hook = nn.modules.module.register_module_forward_pre_hook(doubled)
    yield
    hook.remove()


def tiny_pretraining(method, **changes):
    settings = PretrainingSettings.from_preset(method, "quick")
    stages = {}
    for name, (own, optimisation) in settings.stages.items():
        own = replace(own, **TINY.get((method, name), {}))
        if method == "combine":
            own = replace(own, mim=replace(own.mim, patch=4), pix2rep=replace(own.pix2rep, pixels=64))
        stages[name] = own, replace(optimisation, **{**GENTLE, **changes})
    return replace(settings, network=NETWORK, max_size=32, stages=stages)


def tiny_finetuning(strategy="full", **changes):
    settings = FinetuneSettings.from_preset("quick")
    changes = {"batch_size": 4} if strategy == "linear_probe" else {**GENTLE, "weight_averaging": 0.5, **changes}
    optimisation = replace(settings.optimisation, **changes)
    chosen = {"strategy": strategy}
    if strategy == "mean_teacher":
        chosen["mean_teacher"] = MeanTeacherSettings(weight=1.0, start=0.0)
    return replace(settings, network=NETWORK, max_size=32, optimisation=optimisation, **chosen)


def context(folder, ranks=None, shards=0, stop_after=None):
    """Of one of several processes, of which the first writes."""
    folder.mkdir(exist_ok=True)
    ranks = ranks or Ranks()
    run, steps = (RunFolder if ranks.is_main else SilentRun)(folder), iter(range(10**6))

    def should_stop():  # the last process asks
        asked = stop_after is not None and run.checkpoints.exists() and next(steps) + 1 >= stop_after
        return asked and ranks.rank == ranks.world_size - 1

    return RunContext(run, should_stop=should_stop, ranks=ranks, shards=shards)


def course(folder):
    """What a run says of itself at every validation: everything that several processes must agree on."""
    names = ("loss", "validation_loss", "validation_dice", "gradient_norm")
    records = [{"at": (e["stage"], e["step"]), **e} for e in RunFolder(folder).events("metrics")]
    return {(*e["at"], name): e[name] for e in records for name in names if name in e}


def weights(folder):
    """Of the end of each stage, buffers, averages and teachers included."""
    found = {}
    for path in sorted(folder.glob("checkpoints/*/last.pt")):
        content = load_checkpoint(path, "training")
        for part in ("module", "average"):
            found |= {f"{path.parent.name}.{part}.{name}": tensor for name, tensor in (content[part] or {}).items()}
    return found


def assert_same_course(one, other):
    """Weights to 1e-9; of what is told (six digits, summed in float32) as many digits as that leaves."""
    assert course(one).keys() == course(other).keys() and course(one)
    for at, value in course(one).items():
        assert course(other)[at] == pytest.approx(value, rel=5e-6, abs=1e-9), at
    for name, tensor in weights(one).items():
        assert tensor.dtype in (torch.float64, torch.int64), name
        assert torch.allclose(weights(other)[name].double(), tensor.double(), rtol=1e-9, atol=1e-9), name


@pytest.mark.parametrize("method", recipes("slices"))
def test_a_pretraining_takes_the_course_of_one_process(project, tmp_path, in_float64, method):
    settings = tiny_pretraining(method)
    run_pretraining(project, settings, context(tmp_path / "one", shards=2))
    in_processes(lambda ranks: run_pretraining(project, settings, context(tmp_path / "two", ranks)))
    assert_same_course(tmp_path / "one", tmp_path / "two")


def backbone(project, folder):
    """A pretraining's result."""
    return run_pretraining(project, tiny_pretraining("regression", steps=1), context(folder))


def test_a_linear_probe_is_done_by_the_first_process(project, tmp_path):
    start, settings = backbone(project, tmp_path / "backbone"), tiny_finetuning("linear_probe")
    run_finetuning(project, settings, context(tmp_path / "one"), start)
    in_processes(lambda ranks: run_finetuning(project, settings, context(tmp_path / "two", ranks), start) and None)
    assert course(tmp_path / "one").keys() == course(tmp_path / "two").keys()
    models = [load_checkpoint(tmp_path / name / "model.pt", "model")["state"] for name in ("one", "two")]
    assert all(torch.allclose(tensor, models[1][name]) for name, tensor in models[0].items())


@pytest.mark.parametrize("strategy", ["full", "mean_teacher"])
def test_a_finetuning_takes_the_course_of_one_process(project, tmp_path, in_float64, strategy):
    start = backbone(project, tmp_path / "backbone")
    settings = replace(tiny_finetuning(strategy), backbone_rate=0.5, frozen_start=0.5 if strategy == "full" else 0.0)
    run_finetuning(project, settings, context(tmp_path / "one", shards=2), start)
    in_processes(lambda ranks: run_finetuning(project, settings, context(tmp_path / "two", ranks), start) and None)
    assert_same_course(tmp_path / "one", tmp_path / "two")
    models = [load_checkpoint(tmp_path / name / "model.pt", "model")["state"] for name in ("one", "two")]
    assert all(torch.allclose(tensor, models[1][name], atol=1e-5) for name, tensor in models[0].items())


def test_gradients_of_parts_of_a_step_add_up_in_processes_too(project, tmp_path, in_float64):
    def run(folder, ranks=None, shards=0):
        where = context(folder, ranks, shards)
        where.before_stage = lambda trainer: trainer.go_down(2 if where.ranks.is_main else 1, 0)
        run_finetuning(project, tiny_finetuning(batch_size=8), where)

    run(tmp_path / "one", shards=2)
    in_processes(lambda ranks: run(tmp_path / "two", ranks))
    assert_same_course(tmp_path / "one", tmp_path / "two")


def test_a_run_of_two_processes_goes_on_in_one_as_if_nothing_had_happened(project, tmp_path, in_float64):
    settings = tiny_pretraining("contrastive")

    def stopped(ranks):
        with pytest.raises(Stopped):  # in the second stage
            run_pretraining(project, settings, context(tmp_path / "two", ranks, stop_after=5))

    run_pretraining(project, settings, context(tmp_path / "one", shards=2))
    in_processes(stopped)
    assert "stopped_early" in load_checkpoint(tmp_path / "two/backbone.pt", "backbone")
    run_pretraining(project, settings, context(tmp_path / "two"))
    assert_same_course(tmp_path / "one", tmp_path / "two")


def test_a_run_of_one_process_goes_on_in_two_which_is_told(project, tmp_path):
    settings = tiny_pretraining("regression", steps=4)
    with pytest.raises(Stopped):
        run_pretraining(project, settings, context(tmp_path, stop_after=2))
    in_processes(lambda ranks: run_pretraining(project, settings, context(tmp_path, ranks)))
    told = [event["text"] for event in RunFolder(tmp_path).events("message")]
    assert any(text.startswith("Going on in 2 processes, not 1") for text in told)
    assert load_checkpoint(tmp_path / "checkpoints/regression/last.pt", "training")["shards"] == 2
    assert ("regression", 4, "loss") in course(tmp_path)


class Toy(Objective):
    """Fits a linear map; ``faults`` says what a process meets at a step, once."""

    steps_per_epoch = 6
    batch_size = 4

    def __init__(self, faults=None):
        with torch.random.fork_rng():
            torch.manual_seed(0)
            self.module = nn.Linear(3, 1)
        self.faults = faults or {}

    def training_loss(self, step, part=0):
        (rows, generator), *_ = self.shards.of(np.arange(4), part, self.parts, "toy", step)
        x = torch.randn(len(rows), 3, generator=generator)
        loss = (self.module(x) - x.sum(1, keepdim=True)).square().mean()
        fault = self.faults.pop(step, None)
        if isinstance(fault, Exception):
            raise fault
        return {"loss": loss * (fault or 1)}

    def validate(self, module):
        score = float((module(torch.ones(1, 3)) - 3).abs())
        return {"score": score, "validation_loss": score}


TOY = OptimisationSettings(steps=8, batch_size=4, learning_rate=0.05, validate_every=4, schedule="plateau")


def train_toy(folder, ranks, faults=None):
    """The last checkpoint's step and rate, and this process's weights."""
    trainer = Trainer(Toy(faults), TOY, context(folder, ranks), "stage")
    trainer.fit()
    return trainer.optimizer.param_groups[0]["lr"], trainer.rollbacks, trainer.objective.module.weight.detach().numpy()


def test_a_loss_that_is_no_number_in_one_process_takes_all_back(tmp_path):
    results = in_processes(lambda ranks: train_toy(tmp_path, ranks, {5: float("nan")} if ranks.rank else {}))
    assert [result[:2] for result in results] == [(0.025, 1)] * 2
    assert np.array_equal(results[0][2], results[1][2])
    assert [event["step"] for event in RunFolder(tmp_path).events("warning")] == [8]


def test_memory_that_runs_out_in_one_process_ends_the_run_in_plain_words(tmp_path):
    def work(ranks):
        if ranks.is_main:
            with pytest.raises(RuntimeError) as caught:
                train_toy(tmp_path, ranks)
            return str(ranks.explained(caught.value))
        with pytest.raises(SSLSegError, match="Memory has run out in one of 2 processes"):
            train_toy(tmp_path, ranks, {2: RuntimeError("CUDA out of memory")})
        return ""

    assert in_processes(work)[0].startswith("Another of the 2 processes of this run has ended")


def test_what_cannot_be_divided_is_refused(tmp_path):
    ranks = Ranks(world_size=3)
    with pytest.raises(SettingsError, match="A batch of 4 slices cannot be divided evenly among 3 processes"):
        ranks.shards(0, 4)
    with pytest.raises(SettingsError, match="cannot share the device 'cuda:1'"):
        device_of_rank("cuda:1")


def test_each_process_of_a_machine_has_its_own_gpu(monkeypatch):
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 2)
    for local in "02":  # the first one can tell people
        with pytest.raises(SettingsError, match="3 processes on one machine need as many GPUs: there are 2"):
            device_of_rank("auto", {"LOCAL_RANK": local, "LOCAL_WORLD_SIZE": "3"})
    assert device_of_rank("cpu", {"LOCAL_RANK": "2"}) == torch.device("cpu")


@pytest.mark.parametrize("processes, wanted, count", [(2, 0, 2), (1, 4, 4), (2, 4, 4), (2, 1, 2), (4, 2, 4), (1, 0, 1)])
def test_every_slice_of_a_batch_belongs_to_one_process(processes, wanted, count):
    divided = [Ranks(number, processes).shards(wanted, 8) for number in range(processes)]
    assert {shards.count for shards in divided} == {count}
    rows = np.arange(8)
    for parts in (1, 2):
        taken = [
            (rows.tolist(), generator.initial_seed())
            for shards in divided
            for part in range(parts)
            for rows, generator in shards.of(np.arange(8), part, parts, 1, "stage", 5)
        ]
        assert sorted(row for own, _ in taken for row in own) == rows.tolist()
        assert len({seed for _, seed in taken}) == count * parts


def test_views_of_shards_become_those_of_a_batch():
    one = {"both": torch.arange(4.0)[:, None], "pixels": torch.ones(2, 3), "position": torch.tensor([1.0, 2.0])}
    two = {"both": torch.arange(4.0, 8)[:, None], "pixels": torch.ones(2, 1), "position": torch.tensor([3.0, 4.0])}
    both = merged([one, two], [2, 2])
    assert both["both"][:, 0].tolist() == [0, 1, 4, 5, 2, 3, 6, 7] and both["position"].tolist() == [1, 2, 3, 4]
    assert both["pixels"].sum(dim=1).tolist() == [3, 3, 1, 1]
    assert merged([one], [2])["both"] is one["both"]
