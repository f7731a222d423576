"""The main job in five minutes on made-up data: pretrain, finetune on two cases, compare with no pretraining."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ..api import Options, check_finetuning, check_pretraining, evaluate, finetune, pretrain
from ..core.text import duration
from ..finetuning import FinetuneSettings
from ..importing.demo_project import DEMO_COHORT, make_demo_project
from ..inference.evaluation import EvaluationReport
from ..networks import UNetSettings
from ..pretraining import DEFAULT_METHOD, PretrainingSettings
from ..project import Project

#: Small enough for two cores: 0.2 million parameters.
DEMO_NETWORK = UNetSettings(widths=(12, 24, 48, 64))
DEMO_SIZE = 64

#: How long the demo may take on a machine that is busy with something else.
BUDGET_SECONDS = 300.0
_PLANNED = 0.9  # of that time
_LEAST = 0.2  # of the steps: with fewer there is nothing to see
_BUSIER = 1.3  # a machine that is busy already may become busier by this factor
_STARTS = 3  # trainings, each of which measures its steps once more


@dataclass(frozen=True)
class DemoResult:
    """What the demo showed.

    Args:
        project: its folder.
        pretrained: test scores after pretraining and finetuning.
        scratch: test scores of the same finetuning from random weights.
        share: of the steps that the demo would train with time enough; 1 = all.
        seconds: whole time.
    """

    project: Path
    pretrained: EvaluationReport
    scratch: EvaluationReport
    share: float
    seconds: float


def run_demo(
    folder: Path | str,
    method: str = DEFAULT_METHOD,
    options: Options | None = None,
    say: Callable[[str], None] = lambda text: None,
    effort: float = 1.0,
    budget: float | None = None,
) -> DemoResult:
    """Make a synthetic cohort, pretrain on it without labels, finetune on two cases, and compare with scratch.

    Args:
        folder: new or empty; becomes a project one can go on with.
        method: pretraining method.
        say: gets a line of text at each step.
        effort: scales the number of steps (tests use less than 1).
        budget: seconds that all of it may take, or nearly: where this machine would need longer, fewer steps are
            trained (None = as long as it takes).
    """
    options = options or Options()
    started = time.monotonic()
    say(f"1/5  Making {DEMO_COHORT.cases} synthetic abdominal MRI volumes (no patient data) …")
    project = make_demo_project(folder, options.progress)
    pace = None if budget is None else _Pace.measured(project, method, effort, options, started + _PLANNED * budget)
    share = 1.0 if pace is None else pace.share(pace.pretraining + pace.finetunings)
    if pace:
        say(pace.sentence(share))
    say(f"2/5  Pretraining ('{method}') on volumes without labels …")
    began = time.monotonic()
    backbone = pretrain(project, settings=demo_pretraining(method, share * effort), options=options)
    if pace:  # the machine may have become busier
        slower = max(1.0, (time.monotonic() - began) / (share * pace.pretraining + pace.measuring))
        share = min(share, pace.share(slower * pace.finetunings))
    tuning = demo_finetuning(share * effort)
    say("3/5  Finetuning on 2 labelled cases, from the pretrained backbone …")
    pretrained = finetune(project, backbone, settings=tuning, options=options)
    say("4/5  The same from scratch (random weights), for comparison …")
    scratch = finetune(project, None, settings=tuning, options=options)
    say(f"5/5  Predicting and scoring the {DEMO_COHORT.test} test cases …")
    with_it, without = (evaluate(project, result.model, options=options) for result in (pretrained, scratch))
    return DemoResult(project.folder, with_it, without, share, time.monotonic() - started)


@dataclass(frozen=True)
class _Pace:
    """How fast this machine trains the demo's networks at the moment, in seconds.

    Args:
        pretraining: all steps of it.
        finetunings: all steps of both.
        measuring: at the beginning of a training.
        scoring: all that is predicted and scored after a training.
        until: when it shall end, on the clock ``time.monotonic``.
    """

    pretraining: float
    finetunings: float
    measuring: float
    scoring: float
    until: float

    @classmethod
    def measured(cls, project: Project, method: str, effort: float, options: Options, until: float) -> _Pace:
        began = time.monotonic()
        first = check_pretraining(project, demo_pretraining(method, effort), options)
        second = check_finetuning(project, None, demo_finetuning(effort), options=options)
        measuring = (time.monotonic() - began) / 2
        cases = 2 * (
            2 * DEMO_COHORT.validation + DEMO_COHORT.test
        )  # each model is scored on these, the first ones twice
        a_case = max(stage.validation_seconds for stage in second.stages.values()) / DEMO_COHORT.validation
        return cls(first.working_seconds, 2 * second.working_seconds, measuring, cases * a_case, until)

    def share(self, seconds: float) -> float:
        """The part of trainings of ``seconds`` that can be done in time, from now on."""
        left = self.until - time.monotonic() - _STARTS * self.measuring - self.scoring
        if left >= seconds:
            return 1.0
        return max(_LEAST, left / (_BUSIER * seconds))

    def sentence(self, share: float) -> str:
        """What is going to be trained, and how long it will take."""
        whole = share * (self.pretraining + self.finetunings) + _STARTS * self.measuring + self.scoring
        left = f"About {duration(whole)} to go."
        if share == 1.0:
            return left
        return (
            f"This machine is slow or busy with something else: only {share:.0%} of the steps are trained, to stay "
            f"within about {duration(BUDGET_SECONDS)}. The masks are the worse for it. {left}"
        )


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
