"""The main job in five minutes on made-up data: pretrain, finetune on two cases, compare with no pretraining."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from .demo_project import DEMO_COHORT, make_demo_project
from .evaluation import EvaluationReport
from .finetuning import FinetuneSettings
from .networks import UNetSettings
from .pretraining import DEFAULT_METHOD, PretrainingSettings
from .workflow import Options, evaluate, finetune, pretrain

#: Small enough for two cores: 0.2 million parameters.
DEMO_NETWORK = UNetSettings(widths=(12, 24, 48, 64))
DEMO_SIZE = 64


@dataclass(frozen=True)
class DemoResult:
    """What the demo showed.

    Args:
        project: its folder.
        pretrained: test scores after pretraining and finetuning.
        scratch: test scores of the same finetuning from random weights.
        seconds: whole time.
    """

    project: Path
    pretrained: EvaluationReport
    scratch: EvaluationReport
    seconds: float


def run_demo(
    folder: Path | str,
    method: str = DEFAULT_METHOD,
    options: Options | None = None,
    say: Callable[[str], None] = lambda text: None,
    effort: float = 1.0,
) -> DemoResult:
    """Make a synthetic cohort, pretrain on it without labels, finetune on two cases, and compare with scratch.

    Args:
        folder: new or empty; becomes a project one can go on with.
        method: pretraining method.
        say: gets a line of text at each step.
        effort: scales the number of steps (tests use less than 1).
    """
    options = options or Options()
    started = time.monotonic()
    say(f"1/5  Making {DEMO_COHORT.cases} synthetic abdominal MRI volumes (no patient data) …")
    project = make_demo_project(folder, options.progress)
    say(f"2/5  Pretraining ('{method}') on volumes without labels …")
    backbone = pretrain(project, settings=demo_pretraining(method, effort), options=options)
    tuning = demo_finetuning(effort)
    say("3/5  Finetuning on 2 labelled cases, from the pretrained backbone …")
    pretrained = finetune(project, backbone, settings=tuning, options=options)
    say("4/5  The same from scratch (random weights), for comparison …")
    scratch = finetune(project, None, settings=tuning, options=options)
    say(f"5/5  Predicting and scoring the {DEMO_COHORT.test} test cases …")
    reports = [evaluate(project, result.model, options=options) for result in (pretrained, scratch)]
    return DemoResult(project.folder, *reports, time.monotonic() - started)


def demo_pretraining(method: str, effort: float = 1.0) -> PretrainingSettings:
    """The quick preset of a method on a smaller network and smaller slices."""
    settings = PretrainingSettings.from_preset(method, "quick")
    stages = {
        name: (own, replace(optimisation, steps=max(2, round(effort * optimisation.steps))))
        for name, (own, optimisation) in settings.stages.items()
    }
    return replace(settings, network=DEMO_NETWORK, max_size=DEMO_SIZE, stages=stages)


def demo_finetuning(effort: float = 1.0) -> FinetuneSettings:
    """The quick preset of finetuning on a smaller network and smaller slices."""
    settings = FinetuneSettings.from_preset("quick")
    optimisation = replace(settings.optimisation, steps=max(2, round(effort * settings.optimisation.steps)))
    return replace(settings, network=DEMO_NETWORK, max_size=DEMO_SIZE, optimisation=optimisation)
