"""The command ``learn``: training that goes on by itself whenever labels have changed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.settings import given, overrides
from ..finetuning.learning_settings import LearningSettings, going_on_from
from ..project import Project
from .arguments import add_compute_arguments, add_project_argument
from .config import add_config_argument, read_config
from .finding import find_backbone, find_network, tell_if_unfinished
from .job_commands import start_in_background
from .main import emit, loading, say
from .parsing import CommandParser, Part
from .registry import TRAINING, command
from .running import run_here

if TYPE_CHECKING:
    from ..execution.learning import LearningResult

_PRESETS = ("quick", "default")
_BACKBONES = ("scratch", "starter", "latest")


def _arguments(parser: CommandParser) -> None:
    add_project_argument(parser)
    parser.add_argument(
        "--start",
        default="auto",
        help="what it begins with: 'scratch', 'starter', a run's id, a model.pt or backbone.pt, the 'latest' "
        "pretraining, or 'auto', the project's newest model if it can be gone on from, else as 'finetune' does",
    )
    parser.add_argument(
        "--once", action="store_true", help="end when nothing more is to be had from the labels that there are"
    )
    parser.add_argument(
        "--preset", choices=_PRESETS, help="quick (as without it): short rounds on two cores; default: for a GPU"
    )
    parser.add_argument("--background", action="store_true", help="return at once; 'sslseg jobs' follows and stops it")
    add_compute_arguments(parser)
    add_config_argument(parser)
    glance = CommandParser(add_help=False, prog=parser.prog, usage=f"{parser.prog} PROJECT [options]")
    glance.add_argument("--config")
    glance.add_argument("--preset", choices=_PRESETS)
    glance.add_argument("--architecture")
    chosen, _ = glance.parse_known_args(parser.words)
    config = read_config(parser, "learn", chosen.config)
    config.refuse_beside(preset=chosen.preset, architecture=chosen.architecture)

    def parts(settings: LearningSettings) -> list[Part]:
        return [Part("", settings, "learning")]

    def preset() -> LearningSettings:
        base = LearningSettings.from_preset(chosen.preset or "quick")
        return base.with_network(chosen.architecture) if chosen.architecture else base

    base = config.settings(parser, LearningSettings, preset, parts)
    parser.set_defaults(base=base, config=config)
    parser.add_settings(*parts(base))


@command(
    "learn",
    "keep learning: go on from the last model whenever labels change",
    group=TRAINING,
    arguments=_arguments,
)
def learn(options: argparse.Namespace) -> int:
    """Learn here until it is stopped, or in the background."""
    with loading(options):
        from ..execution.kinds import KeepLearning
        from ..execution.run import run_job
    project = Project(options.project)
    settings = overrides(options.base, options)
    start = _start(project, options, settings)
    asked = given(options.base, options) | {".".join(path) for path in options.config.asked}
    job = KeepLearning(settings, start, options.once)
    job.check(project, [name.removeprefix("finetuning.") for name in asked])
    run = job.write(project, options.threads or options.config.request.get("threads"))
    if options.background:
        return start_in_background(run, project, options)
    if not options.once:
        say(options, "Learning goes on until you stop it with Ctrl-C; in the background with --background.")
    return run_here(run, project, options, report_learning, lambda run, how: run_job(run, how, job))


def _start(project: Project, options: argparse.Namespace, settings: LearningSettings) -> Path | None:
    """What ``--start`` means."""
    wish = options.start
    if wish == "auto" and (found := going_on_from(project)):
        say(options, f"It goes on from the model '{found.name}'.")
        return found.path
    if wish == "auto" or wish in _BACKBONES:
        backbone = find_backbone(project, wish, settings.finetuning.network)
        tell_if_unfinished(backbone, options)
        return backbone
    return find_network(project, wish)


def report_learning(result: LearningResult, project: Project, options: argparse.Namespace) -> int:
    """Print what learning has made; returns the exit code."""
    content = {"model": result.model and str(result.model), "number": result.models}
    dice = "" if result.validation_dice is None else f"; validation Dice {result.validation_dice:.3f}"
    text = f"Model: {result.model}\nThe last of {result.models}{dice}." if result.model else "No model was made."
    emit(options, content | {"validation_dice": result.validation_dice}, text)
    return 0
