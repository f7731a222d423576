"""Methods, presets and their fields, from ``Resources/methods.json``, which SSLSegmentationLib.catalogue makes."""

import copy
import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

_PATH = Path(__file__).resolve().parents[1] / "Resources" / "methods.json"


@lru_cache(maxsize=1)
def _content() -> dict[str, Any]:
    content = json.loads(_PATH.read_text(encoding="utf-8"))
    for method in content["methods"].values():
        _addBudgets(method["presets"], method["budgets"])
    _addBudgets(content["finetuning"], content["finetuning_budgets"])
    return content


def _addBudgets(presets: dict[str, dict[str, Any]], budgets: Mapping[str, Mapping[str, Any]]) -> None:
    """Make presets of budgets, which the file describes by what they change of another one."""
    for name, budget in budgets.items():
        base, changes = presets[budget["base"]], {tuple(path): value for path, value in budget["changes"]}
        fields = [
            {**field, "value": changes[tuple(field["path"])]} if tuple(field["path"]) in changes else field
            for field in base["fields"]
        ]
        presets[name] = {**base, "settings": changed(base["settings"], changes), "fields": fields}


def methods() -> dict[str, dict[str, Any]]:
    """Pretraining methods: name → ``title``, ``summary``, ``when``, ``source``, ``stages``, ``presets`` and budgets as
    such."""
    return _content()["methods"]


def finetuning() -> dict[str, dict[str, Any]]:
    """Finetuning presets, and budgets as such: name → ``settings`` and ``fields``."""
    return _content()["finetuning"]


def changed(settings: dict[str, Any], values: dict[tuple[str, ...], Any]) -> dict[str, Any]:
    """A copy of ``settings`` with other values at some paths."""
    content = copy.deepcopy(settings)
    for path, value in values.items():
        inner = content
        for name in path[:-1]:
            inner = inner[name]
        if path[-1] not in inner:
            raise KeyError("/".join(path))
        inner[path[-1]] = value
    return content
