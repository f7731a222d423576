"""The command compare: the masks of two models, one against the other."""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from ..core.errors import DataError, SettingsError, SSLSegError
from ..core.progress import bar, silent
from ..core.text import counted, listed, quoted, table
from ..project import Case, Project, expanded
from .arguments import add_project_argument
from .finding import find_model
from .main import emit, say
from .registry import USE, command

if TYPE_CHECKING:
    from ..inference.mask_comparison import CaseComparison

_SOME_FAILED = 3


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("first", help="a model: a run's id, an imported model's name, or 'latest'")
    parser.add_argument("second", help="the other one")
    parser.add_argument(
        "--cases",
        nargs="+",
        help="ids or names of the cases to compare (default: all that have masks of both); case0001@3 is the third "
        "frame of a case with frames",
    )


@command("compare", "compare the masks that two models have made", group=USE, arguments=_arguments)
def compare(options: argparse.Namespace) -> int:
    """Say how the masks of two models differ; returns the exit code."""
    project = Project(options.project)
    models = [find_model(project, wish).parent.name for wish in (options.first, options.second)]
    if models[0] == models[1]:
        raise SettingsError(f"Both are the model '{models[0]}'.", "Name another one; 'sslseg models' lists them.")
    named = expanded(project.named_cases(options.cases)) if options.cases else []
    cases = [case for case in named or project.volumes() if all(_has(case, model) for model in models)]
    missing = [case.id for case in named if case not in cases]
    if missing or not cases:
        raise _nothing_there(missing, models)
    from ..inference.mask_comparison import compare_masks

    found: list[CaseComparison] = []
    refused: list[tuple[str, SSLSegError]] = []
    for case in (silent if options.json else bar)(cases, "comparing"):
        try:
            found.append(compare_masks(case, *(case.prediction_path(model) for model in models)))
        except SSLSegError as error:
            refused.append((case.id, error.kept()))
    for name, reason in refused:
        say(options, f"Not compared: {name}. {reason}")
    content = {
        "models": models,
        "cases": [asdict(one) for one in found],
        "not_compared": {name: {"sentence": reason.sentence, "hint": reason.hint} for name, reason in refused},
    }
    emit(options, content, _text(found, models) if found else "Nothing was compared.")
    return 0 if not refused else _SOME_FAILED if found else 1


def _has(case: Case, model: str) -> bool:
    return case.prediction_path(model).is_file()


def _nothing_there(missing: list[str], models: Iterable[str]) -> DataError:
    of = " and ".join(quoted(models))
    what = f"{listed(quoted(missing))} lacks a mask of" if missing else "No case has masks of both"
    cases = f" --cases {' '.join(missing)}" if missing else ""
    return DataError(f"{what} {of}.", f"'sslseg predict PROJECT --model MODEL{cases}' makes them.")


def _text(found: list[CaseComparison], models: list[str]) -> str:
    rows = [["case", "structure", "Dice", "first (ml)", "second (ml)", "difference (ml)", "most in slice"]]
    for case in found:
        for one in case.structures:
            place = "–" if one.slice is None else f"{one.slice + 1} of {case.slices}"
            volumes = [f"{one.first_ml:.1f}", f"{one.second_ml:.1f}", f"{one.second_ml - one.first_ml:+.1f}"]
            rows.append([case.case, one.name, _dice(one.dice), *volumes, place])
    names = dict.fromkeys(one.name for case in found for one in case.structures)
    if len(found) > 1:
        for name in names:
            same = [one for case in found for one in case.structures if one.name == name]
            dices = [one.dice for one in same if not math.isnan(one.dice)]
            mean = sum(dices) / len(dices) if dices else math.nan
            more = sum(one.second_ml - one.first_ml for one in same) / len(same)
            rows.append(["mean", name, _dice(mean), "", "", f"{more:+.1f}", ""])
    heading = f"First: {models[0]}. Second: {models[1]}. {counted(len(found), 'case')}; slices count from 1."
    return f"{heading}\n\n{table(rows)}"


def _dice(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:.3f}"
