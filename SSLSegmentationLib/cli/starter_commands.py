"""The command that makes a starter backbone from computed shapes."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..core.progress import bar, silent
from ..core.starting import INTERRUPTED
from ..pretraining.starter_settings import StarterSettings
from ..project.runs import Stopped
from ..project.shipped import checksum
from .main import emit, loading, program, shell_words
from .registry import TRAINING, command
from .running import StopOnInterrupt
from .streams import print_message


def _arguments(parser: argparse.ArgumentParser) -> None:
    usual = StarterSettings().optimisation
    parser.add_argument(
        "folder",
        type=Path,
        help="for the starter and what it needs to go on after a stop; one with a beginning goes on",
    )
    parser.add_argument("--steps", type=int, default=usual.steps, help="training steps; more can be added later")
    parser.add_argument("--seed", type=int, default=usual.seed, help="decides shapes, looks and first weights")
    parser.add_argument(
        "--threads",
        type=int,
        default=1,
        help="CPU threads; with another number the weights differ in their last digits",
    )


@command("starter", "make a starter backbone from computed shapes (hours)", group=TRAINING, arguments=_arguments)
def starter(options: argparse.Namespace) -> int:
    """Make it; returns the exit code."""
    with loading(options):
        from ..pretraining.starter_making import make_starter
        from ..training.options import Options
    settings = StarterSettings.of(options.steps, options.seed)
    with StopOnInterrupt() as stop:
        how = Options("cpu", silent if options.json else bar, stop, options.threads)
        try:
            path = make_starter(options.folder, settings, how)
        except Stopped as stopped:
            again = ("starter", options.folder, "--steps", options.steps, "--seed", options.seed)
            print_message(
                f"\nStopped at step {stopped.where['step']}; everything is saved, and '{stopped.kept}' can be used.\n"
                f"Continue with: {shell_words(*program(), *again)}"
            )
            return INTERRUPTED
    digest = checksum(path)
    text = f"Starter: {path}\nSHA-256: {digest}\nUse it with: sslseg finetune PROJECT --backbone {shell_words(path)}"
    emit(options, {"starter": str(path), "sha256": digest}, text)
    return 0
