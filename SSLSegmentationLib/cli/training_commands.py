"""Commands that train: methods, pretrain, finetune, resume."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ..core.errors import SettingsError
from ..core.progress import bar, silent
from ..core.settings import given, overrides, to_dict
from ..core.text import conjoined
from ..finetuning.settings import FinetuneSettings
from ..networks.architecture import UNET, with_network
from ..pretraining import DEFAULT_METHOD, Recipe, recipe, recipes
from ..pretraining.asked import check_acting
from ..pretraining.recipe import counterparts
from ..pretraining.settings import PretrainingSettings
from ..project import Project
from ..project.runs import RunFolder
from ..tasks import REGISTRY as TASKS
from ..tasks import task_of
from ..tasks.base import SLICES, Task
from ..training.presets import ALL_BUDGETS
from .arguments import add_compute_arguments, add_project_argument, add_ranks_argument
from .cluster_commands import export_new
from .config import Config, add_config_argument, read_config
from .finding import find_backbone, tell_if_unfinished
from .job_commands import run_in_ranks, start_in_background
from .learning_commands import report_learning
from .main import emit, loading, say
from .parsing import CommandParser, Part
from .prediction_commands import report_cases
from .registry import TRAINING, command
from .running import run_here
from .study_commands import report_study
from .training_lengths import MINUTES, PRESETS, Lasting, add_preset_argument, preset_name, timed

if TYPE_CHECKING:
    from ..execution.kinds import Training
    from ..execution.learning import LearningResult
    from ..finetuning import FinetuneResult
    from ..inference.case_prediction import PredictionResult
    from ..study import StudyReport


T = TypeVar("T", bound=Lasting)


@command("methods", "list pretraining methods and presets", group=TRAINING)
def methods(options: argparse.Namespace) -> int:
    """List the pretraining methods, with ``--json`` all settings of all presets, too."""
    blocks = [
        f"{r.name}: {r.title}\n  {r.summary}\n  {r.when}\n"
        + (f"  Needs: {r.needs}\n" if r.needs else "")
        + f"  Source: {r.source}\n"
        + "\n".join(f"  --preset {name:<8} {preset.summary}" for name, preset in r.presets.items())
        for r in recipes().values()
    ]
    content = {
        "methods": {r.name: _content(r) for r in recipes().values()},
        "finetuning": {name: _described(FinetuneSettings.from_preset(name)) for name in PRESETS},
        "budgets": {name: vars(row) | {"network": to_dict(row.network)} for name, row in ALL_BUDGETS.items()},
    }
    emit(options, content, "\n\n".join(blocks))
    return 0


def _pretrain_arguments(parser: CommandParser) -> None:
    add_project_argument(parser)
    parser.add_argument("--method", choices=list(recipes()), default=DEFAULT_METHOD, help="pretraining method")
    add_preset_argument(parser)
    _how_arguments(parser)
    # Method, preset and an earlier run decide which further flags there are and what they default to.
    peek = _glance(parser)
    peek.add_argument("--method", choices=list(recipes()))
    _task_arguments(parser, peek, _form_help)
    chosen, _ = peek.parse_known_args(parser.words)
    config = read_config(parser, "pretrain", chosen.config)
    method = chosen.method or config.word("method") or DEFAULT_METHOD
    flags = {}
    if chosen.task:
        method = _for_task(method, chosen.task)
        flags = {task_of(chosen.task).flag: method != config.word("method")}
    other_method = bool(chosen.method) and method != config.word("method")
    other_network = _other_network(chosen, config)
    config.refuse_beside(preset=chosen.preset, method=other_method, architecture=other_network, **flags)
    base = config.settings(
        parser,
        PretrainingSettings,
        lambda: _with_network(PretrainingSettings.from_preset(method, preset_name(chosen, config)), chosen, config),
        _pretraining_parts,
    )
    parser.set_defaults(method=method, base=base, config=config)
    parser.add_settings(*_pretraining_parts(base))


def _task_arguments(
    parser: argparse.ArgumentParser, peek: argparse.ArgumentParser, help_of: Callable[[Task], str]
) -> None:
    """Flags of which one at most chooses a task; ``help_of`` says what each does, or nothing if there is none."""
    for each in (parser, peek):
        flags = each.add_mutually_exclusive_group()
        for task in TASKS.values():
            if task.flag and (text := help_of(task)):
                flags.add_argument(f"--{task.flag}", action="store_const", dest="task", const=task.name, help=text)


def _form_help(task: Task) -> str:
    same = sorted(set(counterparts(task.name)) - set(recipes(task.name)))
    return f"pretrain for {task.purpose}: {', '.join(same)} have a form for that" if same else ""


def _for_task(method: str, task: str) -> str:
    """The method of a task that does what a method of another one does."""
    same = counterparts(task)
    if method not in same:
        raise SettingsError(
            f"The method '{method}' has no form for {task_of(task).purpose}.", f"Use one of: {', '.join(same)}."
        )
    return same[method]


def _pretraining_parts(base: PretrainingSettings) -> list[Part]:
    parts = [Part("", base, "data and network")]
    for stage, (own, optimisation) in base.stages.items():
        named = _stage_name(base.method, stage)
        parts.append(Part(named, own, f"method, stage '{stage}'", ("stages", stage, "method")))
        parts.append(Part(named, optimisation, f"optimisation, stage '{stage}'", ("stages", stage, "optimisation")))
    return parts


@command(
    "pretrain",
    "pretrain a backbone on volumes without labels",
    group=TRAINING,
    arguments=_pretrain_arguments,
)
def pretrain(options: argparse.Namespace) -> int:
    """Pretrain here, in the background, or make a folder to do so elsewhere."""
    return _train("pretrain", options)


def _finetune_arguments(parser: CommandParser) -> None:
    add_project_argument(parser)
    parser.add_argument(
        "--backbone",
        default="auto",
        help="'scratch', 'starter' (pretrained on computed shapes, without any image), a run's id, a backbone.pt, "
        "the 'latest' pretraining (the starter as long as there is none), or 'auto', the starter if the network is of "
        "its shape, else the latest pretraining",
    )
    parser.add_argument("--cases", nargs="+", default=None, help="ids of the labelled training cases to use")
    add_preset_argument(parser)
    _how_arguments(parser)
    peek = _glance(parser)
    _task_arguments(parser, peek, lambda task: task.flag_help)
    chosen, _ = peek.parse_known_args(parser.words)
    config = read_config(parser, "finetune", chosen.config)
    known = config.word("task")
    task = task_of(chosen.task or known or SLICES)
    other_task = {task.flag: chosen.task not in (None, known)}
    config.refuse_beside(preset=chosen.preset, architecture=_other_network(chosen, config), **other_task)
    kind = task.settings
    base = config.settings(
        parser,
        kind,
        lambda: _with_network(kind.from_preset(preset_name(chosen, config)), chosen, config),
        lambda base: [Part("", base, "settings")],
    )
    parser.set_defaults(base=base, config=config, **_of_run(config))
    parser.add_settings(Part("", base, "settings"))


def _of_run(config: Config) -> dict[str, Any]:
    """What else a finetuning takes from an earlier one of the project, by the names of arguments."""
    found = {"backbone": config.backbone(), "cases": config.request.get("train_ids")}
    return {name: value for name, value in found.items() if value}


def _with_network(settings: T, chosen: argparse.Namespace, config: Config) -> T:
    """The settings with the network that is asked for, whose shape has flags of its own."""
    name = chosen.architecture or config.word("architecture")
    return with_network(settings, name) if name else settings


def _other_network(chosen: argparse.Namespace, config: Config) -> bool:
    """Whether a flag asks for another network than ``--config`` names."""
    return chosen.architecture not in (None, config.word("architecture") or None)


@command("finetune", "finetune on the labelled cases", group=TRAINING, arguments=_finetune_arguments)
def finetune(options: argparse.Namespace) -> int:
    """Finetune here, in the background, or make a folder to do so elsewhere."""
    return _train("finetune", options)


def _resume_arguments(parser: CommandParser) -> None:
    add_project_argument(parser)
    parser.add_argument("run", nargs="?", default="latest", help="id of the run, or 'latest'")
    add_compute_arguments(parser)


@command("resume", "continue a stopped run", group=TRAINING, arguments=_resume_arguments)
def resume(options: argparse.Namespace) -> int:
    """Go on with a run here."""
    with loading(options):
        from ..api import resume
    project = Project(options.project)
    run = RunFolder(project.run_folder(options.run))
    return run_here(run, project, options, _report, lambda run, how: resume(project, run.id, how))


def _how_arguments(parser: CommandParser) -> None:
    add_config_argument(parser)
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


def _train(name: str, options: argparse.Namespace) -> int:
    with loading(options):
        from ..execution import check_target
        from ..execution.run import run_job
    project = Project(options.project)
    if options.config.source:
        besides = ", with its backbone and cases" if "backbone" in options.config.request else ""
        say(options, f"Settings of '{options.config.source}'{besides}.")
    if options.ranks > 1 and (options.check or options.export):
        raise SettingsError(
            "--ranks is for a training here and now.",
            "Leave it out; docs/distributed.md says how to start an exported run in several processes.",
        )
    if options.export:
        check_target(options.export)
    job = _job(name, project, options)
    if options.check:
        return _check(job, project, options)
    if options.export:
        return export_new(project, job.write(project, _threads(options)), options.export, options, job)
    run = job.write(project, _threads(options))
    if options.background:
        return start_in_background(run, project, options, options.ranks)
    if options.ranks > 1:
        return run_in_ranks(run, project, options)
    return run_here(run, project, options, _report, lambda run, how: run_job(run, how, job))


def _check(job: Training, project: Project, options: argparse.Namespace) -> int:
    from ..execution.run import rehearsed
    from ..training.options import Options

    how = Options(options.device, silent if options.json else bar, threads=_threads(options))
    report = rehearsed(job, project, how)
    emit(options, report.to_dict(), str(report))
    return 1 if report.refusals else 0


def _glance(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """A parser for the arguments that decide which others there are; its errors read like those of ``parser``."""
    glance = CommandParser(add_help=False, prog=parser.prog, usage=f"{parser.prog} PROJECT [options]")
    glance.add_argument("--config")
    glance.add_argument("--preset", choices=PRESETS)
    glance.add_argument("--architecture")
    glance.add_argument("--minutes", dest=MINUTES, type=float)
    glance.add_argument("--device", default="auto")
    glance.add_argument("--json", action="store_true")
    return glance


def _stage_name(method: str, stage: str) -> str:
    """One stage needs no name in its flags; with several, each flag says which it means."""
    return "" if len(recipe(method).stages) == 1 else stage


def _pretraining_settings(options: argparse.Namespace) -> PretrainingSettings:
    stages, asked, lengths = {}, {}, set()
    for stage, (own, optimisation) in options.base.stages.items():
        named = _stage_name(options.method, stage)
        of_optimisation = given(optimisation, options, stage=named)
        lengths |= of_optimisation
        in_file = {".".join(path[3:]) for path in options.config.asked if path[:2] == ("stages", stage)}
        asked[stage] = given(own, options, stage=named) | of_optimisation | in_file
        stages[stage] = (overrides(own, options, stage=named), overrides(optimisation, options, stage=named))
    settings = timed(replace(overrides(options.base, options), stages=stages), options, lengths)
    check_acting(settings, asked)
    return settings


def _job(name: str, project: Project, options: argparse.Namespace) -> Training:
    """What is asked for, if it can be done: no run is made of what is refused."""
    from ..execution.kinds import Finetuning, Pretraining

    if name == "pretrain":
        pretraining = Pretraining(_pretraining_settings(options))
        pretraining.check(project)
        return pretraining
    lengths = given(options.base.optimisation, options, stage="optimisation")
    settings = timed(overrides(options.base, options), options, lengths)
    ids = [case.id for case in project.named_cases(options.cases)] if options.cases else None
    of_starters_kind = settings.network if getattr(settings, "architecture", "") == UNET else None
    backbone = find_backbone(project, options.backbone, of_starters_kind, settings.task)
    asked = given(options.base, options) | {".".join(path) for path in options.config.asked}
    finetuning = Finetuning(settings, backbone, ids)
    finetuning.check(project, asked)
    tell_if_unfinished(backbone, options)
    return finetuning


def _threads(options: argparse.Namespace) -> int | None:
    """CPU threads of a new run: as many as the one that it repeats, if nobody says otherwise."""
    return options.threads or options.config.request.get("threads")


def _report(
    result: Path | FinetuneResult | PredictionResult | StudyReport | LearningResult,
    project: Project,
    options: argparse.Namespace,
) -> int:
    from ..execution.learning import LearningResult
    from ..finetuning import FinetuneResult
    from ..inference.case_prediction import PredictionResult
    from ..study import StudyReport
    from ..training import load_checkpoint

    if isinstance(result, LearningResult):
        return report_learning(result, project, options)
    if isinstance(result, PredictionResult):
        return report_cases(result, project, options)
    if isinstance(result, StudyReport):
        return report_study(result, project, options)
    if isinstance(result, FinetuneResult):
        best = None if result.outcome.best_score is None else 1 - result.outcome.best_score
        content: dict[str, Any] = {"model": str(result.model), "validation_dice": best, "labels": result.labels}
        if result.transfer:
            content["transfer"] = {key: len(names) for key, names in vars(result.transfer).items()}
        dice = (
            "no labelled validation case: the last weights were kept" if best is None else f"validation Dice {best:.3f}"
        )
        counts = "{train_cases} training cases ({train_slices} annotated slices), {validation_cases} validation cases"
        if without := result.labels["unlabelled_cases"]:
            counts += f", images of {without} cases without labels"
        text = f"Model: {result.model}\nLabels used: {counts.format(**result.labels)}{_frames(result.labels)}; {dice}"
        emit(options, content, text + (f"\nTransfer: {result.transfer}" if result.transfer else ""))
        return 0
    content = load_checkpoint(result, "backbone")
    data = content["data"]
    kind = "test cases included (transductive)" if data["transductive"] else "no test case used (inductive)"
    text = f"Backbone: {result}\nLearnt from {data['volumes']} volumes, {data['slices']} slices; {kind}."
    emit(options, {"backbone": str(result), "data": data, "stages": content["stages"]}, text)
    return 0


def _frames(labels: Mapping[str, Any]) -> str:
    """How many frames the cases of a model have, where they have some."""
    frames = labels.get("frames", {})
    parts = {"train": "training", "validation": "validation", "unlabelled": "unlabelled"}
    said = [f"{frames[part]} {word}" for part, word in parts.items() if part in frames]
    return f" ({conjoined(said)} frames)" if said else ""


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
