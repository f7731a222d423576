"""The command demo: the whole loop on computed volumes, and what to do after it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.progress import bar, silent
from ..core.starting import INTERRUPTED
from ..core.text import free_name, table
from ..pretraining import DEFAULT_METHOD, recipes
from ..project import Project
from ..project.runs import Stopped
from .arguments import add_compute_arguments
from .main import command_line, emit, loading, program, say, shell_words
from .registry import BEGIN, command
from .running import StopOnInterrupt
from .streams import print_message

if TYPE_CHECKING:
    from ..inference.evaluation import EvaluationReport
    from .demo import DemoResult


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=None,
        help="new project folder, numbered if taken (default: sslseg-demo)",
    )
    methods = list(recipes("slices"))
    parser.add_argument("--method", choices=methods, default=DEFAULT_METHOD, help="pretraining method")
    add_compute_arguments(parser)


@command("demo", "show the whole loop on synthetic data, in minutes", group=BEGIN, arguments=_arguments)
def demo(options: argparse.Namespace) -> int:
    """Run the demo; returns the exit code."""
    with loading(options):
        from ..training.options import Options
        from .demo import BUDGET_SECONDS, run_demo
    folder = options.folder or Path(free_name("sslseg-demo", lambda name: Path(name).exists()))
    say(
        options,
        f"The demo downloads nothing, writes about 30 MB into {folder} and takes 2 to {BUDGET_SECONDS / 60:.0f} "
        "minutes on two cores; Ctrl-C stops it.",
    )
    with StopOnInterrupt() as stop:
        how = Options(options.device, silent if options.json else bar, stop, options.threads)
        try:
            result = run_demo(folder, options.method, how, lambda text: say(options, text), budget=BUDGET_SECONDS)
        except Stopped:
            return _stopped(folder)
    content = {
        "seconds": result.seconds,
        "share_of_steps": result.share,
        "dice": {name: report.overall().mean for name, report in _reports(result).items()},
        "pictures": _pictures(result),
        "next": [command for command, _ in _what_next(result)],
    }
    emit(options, content, _text(result))
    return 0


def _stopped(folder: Path) -> int:
    """Say how to go on."""
    if list((folder / "runs").glob("*/job.json")):
        again = command_line("resume", Project(folder), "latest")
        print_message(f"\nStopped. Continue the stopped run with: {again}")
    else:
        print_message(f"\nStopped. '{folder}' holds the volumes only; the next demo takes another folder.")
    return INTERRUPTED


def _reports(result: DemoResult) -> dict[str, EvaluationReport]:
    return {"pretrained": result.pretrained, "from scratch": result.scratch}


def _run_of(report: EvaluationReport) -> str:
    return report.title.split(",")[0]


def _pictures(result: DemoResult) -> list[str]:
    runs = result.project / "runs"
    return [str(runs / _run_of(report) / "evaluation-test.png") for report in _reports(result).values()]


def _text(result: DemoResult) -> str:
    rows = [("2 labelled cases", *(s.name for s in result.scratch.schema.segments), "mean Dice")]
    for name, report in _reports(result).items():
        classes = [f"{report.per_class(s.value).mean:.3f}" for s in report.schema.segments]
        rows.append((name, *classes, f"{report.overall().mean:.3f}"))
    difference = result.pretrained.overall().mean - result.scratch.overall().mean
    pictures, cases = _pictures(result), len(result.scratch.scores)
    fewer = "" if result.share == 1 else f", with {result.share:.0%} of the steps"
    lines = [
        f"\nTest Dice (3D, {cases} cases the networks have never seen; 1 = equal to the reference){fewer}:",
        table(rows),
        f"Pretraining changed the mean by {difference:+.3f} in this run. Time: {result.seconds:.0f} s.",
        f"What that means: everything works on this machine. One short run on {cases} computed volumes does not tell "
        "what pretraining is worth: another run would give another difference. docs/results.md has that for real MRI.",
        f"Pictures: {pictures[0]}\n          {pictures[1]}",
        "\nWhat next:",
        *(f"  {what}:\n    {command}" for command, what in _what_next(result)),
    ]
    if (start := program()) != ["sslseg"]:
        lines.append(f"The command 'sslseg' is not on the PATH of this terminal: it is {shell_words(*start)}")
    return "\n".join(lines)


def _what_next(result: DemoResult) -> list[tuple[str, str]]:
    """Commands that work, and what they do."""
    model = _run_of(result.pretrained)
    return [
        (shell_words(*program(), "predict", result.project, "--model", model), "masks for the volumes that have none"),
        (shell_words(*program(), "models", "show", result.project, model), "what this model is"),
        (shell_words(*program(), "add", "my-project", "SCANS"), "a project of your own, from a folder with volumes"),
        (shell_words(*program(), "--help"), "all commands; each explains itself with --help"),
    ]
