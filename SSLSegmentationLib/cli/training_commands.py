"""Commands that train: methods, pretrain, finetune, resume."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..core.errors import SettingsError
from ..core.progress import bar, silent
from ..core.settings import add_arguments, destination, given, overrides, to_dict
from ..finetuning.settings import FinetuneSettings
from ..jobs.requests import new_finetuning, new_pretraining
from ..pretraining import DEFAULT_METHOD, Recipe, recipe, recipes
from ..pretraining.asked import check_acting
from ..pretraining.settings import PretrainingSettings
from ..project import Project
from ..project.runs import RunFolder
from ..tasks.projection_settings import EnFaceFinetuneSettings
from ..training.presets import ALL_BUDGETS, budget_preset
from .cluster_commands import export_new
from .finding import find_backbone, tell_if_unfinished
from .job_commands import run_in_ranks, start_in_background
from .main import add_compute_arguments, add_ranks_argument, emit, loading
from .prediction_commands import report_cases
from .running import run_here
from .study_commands import report_study

if TYPE_CHECKING:
    from ..finetuning import FinetuneResult
    from ..inference.case_prediction import PredictionResult
    from ..study import StudyReport

_PRESETS = ("quick", "default", "paper")
_MINUTES = destination("minutes")
#: Settings that a time budget decides → what they are, in words.
_LENGTHS = {
    "steps": "a number of steps",
    "epochs": "a number of epochs",
    "validate_every": "a number of steps between validations",
}


def configure(name: str, parser: argparse.ArgumentParser, arguments: Sequence[str]) -> None:
    """Add the arguments of command ``name``."""
    if name == "methods":
        return
    parser.add_argument("project", type=Path, help="project folder")
    if name == "pretrain":
        parser.add_argument("--method", choices=list(recipes()), default=DEFAULT_METHOD, help="pretraining method")
        _preset_argument(parser)
        # Method and preset decide which further flags there are and what they default to.
        peek = _glance(parser)
        peek.add_argument("--method", default=DEFAULT_METHOD, choices=list(recipes()))
        chosen, _ = peek.parse_known_args(arguments)
        base = PretrainingSettings.from_preset(chosen.method, _preset(chosen))
        add_arguments(parser, base, title="data and network")
        for stage, (own, optimisation) in base.stages.items():
            prefix = _prefix(chosen.method, stage)
            add_arguments(parser, own, title=f"method, stage '{stage}'", prefix=prefix)
            add_arguments(parser, optimisation, title=f"optimisation, stage '{stage}'", prefix=prefix)
    elif name == "finetune":
        parser.add_argument(
            "--backbone",
            default="latest",
            help="'scratch', 'starter' (pretrained on computed shapes, without any image), a run's id, a backbone.pt, "
            "or 'latest' pretraining, which is the starter as long as there is none and the network is of its shape",
        )
        parser.add_argument("--cases", nargs="+", default=None, help="ids of the labelled training cases to use")
        _preset_argument(parser)
        peek = _glance(parser)
        for each in (parser, peek):
            each.add_argument(
                "--en-face",
                action="store_true",
                help="learn flat masks in the plane that volumes are projected onto, from a backbone of 'intermodal' "
                "or from scratch; it has settings of its own",
            )
        chosen, _ = peek.parse_known_args(arguments)
        add_arguments(parser, _finetuning_preset(chosen), title="settings")
    elif name == "resume":
        parser.add_argument("run", nargs="?", default="latest", help="id of the run, or 'latest'")
    if name in ("pretrain", "finetune"):
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--background", action="store_true", help="return at once; 'sslseg jobs' follows and stops it")
        how.add_argument(
            "--export", type=Path, metavar="FOLDER", help="do not train here: make a folder to train with elsewhere"
        )
        how.add_argument(
            "--check",
            action="store_true",
            help="train nothing: look at disk, memory and data, and measure how long it would take on this machine",
        )
        add_ranks_argument(parser)
    add_compute_arguments(parser)


def run(name: str, options: argparse.Namespace) -> int:
    """Run command ``name``."""
    if name == "methods":
        return _methods(options)
    with loading(options):
        from ..api import resume
        from ..execution import check_target
    project = Project(options.project)
    if name == "resume":
        run = RunFolder(project.run_folder(options.run))
        return run_here(run, project, options, _report, lambda run, how: resume(project, run.id, how))
    if options.ranks > 1 and (options.check or options.export):
        raise SettingsError(
            "--ranks is for a training here and now.",
            "Leave it out; docs/distributed.md says how to start an exported run in several processes.",
        )
    if options.check:
        return _check(name, project, options)
    if options.export:
        check_target(options.export)
        return export_new(project, _new_run(name, project, options), options.export, options)
    run = _new_run(name, project, options)
    if options.background:
        return start_in_background(run, project, options, options.ranks)
    if options.ranks > 1:
        return run_in_ranks(run, project, options)
    return run_here(run, project, options, _report)


def _check(name: str, project: Project, options: argparse.Namespace) -> int:
    from ..api import Options, check_finetuning, check_pretraining

    how = Options(options.device, silent if options.json else bar, threads=options.threads)
    if name == "pretrain":
        report = check_pretraining(project, _pretraining_settings(options), how)
    else:
        report = check_finetuning(project, *_finetuning_request(project, options), how)
    emit(options, report.to_dict(), str(report))
    return 1 if report.refusals else 0


def _glance(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """A parser for the arguments that decide which others there are; its errors read like those of ``parser``."""
    glance = argparse.ArgumentParser(add_help=False, prog=parser.prog, usage=f"{parser.prog} PROJECT [options]")
    glance.add_argument("--preset", choices=_PRESETS)
    glance.add_argument("--minutes", dest=_MINUTES, type=float)
    glance.add_argument("--device", default="auto")
    glance.add_argument("--json", action="store_true")
    return glance


def _preset_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--preset",
        choices=_PRESETS,
        help="quick: minutes on two cores; default (as without it): best measured, for a GPU; paper: the paper's own "
        "settings. Instead, --minutes takes size, network and number of steps that fit into a time on this machine; "
        "with both, the preset decides size and network",
    )


def _preset(options: argparse.Namespace) -> str:
    """Name of the preset, or of the budget, that is asked for."""
    minutes = getattr(options, _MINUTES, None)
    if options.preset or not minutes:
        return options.preset or "default"
    return budget_preset(minutes, gpu=_is_gpu(options))


def _is_gpu(options: argparse.Namespace) -> bool:
    """Whether it will be computed on a graphics card; a device that is not there is refused later."""
    if options.device != "auto":
        return options.device != "cpu"
    with loading(options):
        from ..training import pick_device
    return pick_device().type != "cpu"


def _check_lengths(options: argparse.Namespace, lengths: Iterable[str]) -> None:
    """Refuse a time budget beside what says otherwise how long to train; ``lengths`` are names of given settings."""
    if not getattr(options, _MINUTES, None):
        return
    both = [words for name, words in _LENGTHS.items() if name in lengths]
    if both or options.preset == "paper":
        other = both[0] if both else "the preset 'paper', which has a length of its own,"
        raise SettingsError(f"Both --minutes and {other} are given.", "Give one of them.")
    if options.ranks > 1:
        raise SettingsError(
            "--minutes is for a training in one process: with several ones nothing is measured beforehand.",
            "Give a number of steps instead.",
        )


def _prefix(method: str, stage: str) -> str:
    """One stage needs no prefix; with several, each flag says which it means."""
    return "" if len(recipe(method).stages) == 1 else f"{stage}-"


def _pretraining_settings(options: argparse.Namespace) -> PretrainingSettings:
    base = PretrainingSettings.from_preset(options.method, _preset(options))
    stages, asked = {}, {}
    for stage in recipe(options.method).stages:
        prefix = _prefix(options.method, stage.name)
        own, optimisation = base.stages[stage.name]
        lengths = given(optimisation, options, prefix=prefix)
        _check_lengths(options, lengths)
        asked[stage.name] = given(own, options, prefix=prefix) | lengths
        stages[stage.name] = (
            overrides(own, options, prefix=prefix),
            overrides(optimisation, options, prefix=prefix),
        )
    settings = replace(overrides(base, options), stages=stages)
    check_acting(settings, asked)
    return settings


def _finetuning_preset(options: argparse.Namespace) -> FinetuneSettings | EnFaceFinetuneSettings:
    """The preset that is asked for, of the task that is asked for."""
    return (EnFaceFinetuneSettings if options.en_face else FinetuneSettings).from_preset(_preset(options))


def _finetuning_request(
    project: Project, options: argparse.Namespace
) -> tuple[Path | None, FinetuneSettings | EnFaceFinetuneSettings, list[str] | None]:
    """Backbone, settings and training cases."""
    from ..finetuning.planning import check_request

    base = _finetuning_preset(options)
    _check_lengths(options, given(base.optimisation, options, prefix="optimisation-"))
    settings = overrides(base, options)
    ids = [case.id for case in project.named_cases(options.cases)] if options.cases else None
    network = None if options.en_face else settings.network
    backbone = find_backbone(project, options.backbone, network)
    check_request(project, settings, backbone, ids, given(base, options))
    tell_if_unfinished(backbone, options)
    return backbone, settings, ids


def _new_run(name: str, project: Project, options: argparse.Namespace) -> RunFolder:
    """Write down what is asked for, if it can be done: no run is made of what is refused."""
    from ..pretraining.workload import planned_pretraining

    if name == "pretrain":
        settings = _pretraining_settings(options)
        planned_pretraining(project, settings)
        return new_pretraining(project, settings, threads=options.threads)
    return new_finetuning(project, *_finetuning_request(project, options), threads=options.threads)


def _report(
    result: Path | FinetuneResult | PredictionResult | StudyReport, project: Project, options: argparse.Namespace
) -> int:
    from ..finetuning import FinetuneResult
    from ..inference.case_prediction import PredictionResult
    from ..study import StudyReport
    from ..training import load_checkpoint

    if isinstance(result, PredictionResult):
        return report_cases(result, project, options)
    if isinstance(result, StudyReport):
        return report_study(result, project, options)
    if isinstance(result, FinetuneResult):
        best = None if result.outcome.best_score is None else 1 - result.outcome.best_score
        content = {"model": str(result.model), "validation_dice": best, "labels": result.labels}
        if result.transfer:
            content["transfer"] = {key: len(names) for key, names in vars(result.transfer).items()}
        dice = (
            "no labelled validation case: the last weights were kept" if best is None else f"validation Dice {best:.3f}"
        )
        counts = "{train_cases} training cases ({train_slices} annotated slices), {validation_cases} validation cases"
        if without := result.labels["unlabelled_cases"]:
            counts += f", images of {without} cases without labels"
        text = f"Model: {result.model}\nLabels used: {counts.format(**result.labels)}; {dice}"
        emit(options, content, text + (f"\nTransfer: {result.transfer}" if result.transfer else ""))
        return 0
    content = load_checkpoint(result, "backbone")
    data = content["data"]
    kind = "test cases included (transductive)" if data["transductive"] else "no test case used (inductive)"
    text = f"Backbone: {result}\nLearnt from {data['volumes']} volumes, {data['slices']} slices; {kind}."
    emit(options, {"backbone": str(result), "data": data, "stages": content["stages"]}, text)
    return 0


def _methods(options: argparse.Namespace) -> int:
    blocks = [
        f"{r.name}: {r.title}\n  {r.summary}\n  {r.when}\n"
        + (f"  Needs: {r.needs}\n" if r.needs else "")
        + f"  Source: {r.source}\n"
        + "\n".join(f"  --preset {name:<8} {preset.summary}" for name, preset in r.presets.items())
        for r in recipes().values()
    ]
    content = {
        "methods": {r.name: _content(r) for r in recipes().values()},
        "finetuning": {name: _described(FinetuneSettings.from_preset(name)) for name in _PRESETS},
        "budgets": {name: vars(row) | {"network": to_dict(row.network)} for name, row in ALL_BUDGETS.items()},
    }
    emit(options, content, "\n\n".join(blocks))
    return 0


def _content(recipe: Recipe) -> dict[str, Any]:
    """A method as plain content."""
    presets = {
        name: {"summary": preset.summary, **_described(PretrainingSettings.from_preset(recipe.name, name))}
        for name, preset in recipe.presets.items()
    }
    return {**vars(recipe), "stages": [stage.name for stage in recipe.stages], "presets": presets}


def _described(settings: PretrainingSettings | FinetuneSettings) -> dict[str, Any]:
    """Settings as ``job.json`` holds them, and what a form needs to show them."""
    return {"settings": settings.to_job(), "fields": settings.describe()}
