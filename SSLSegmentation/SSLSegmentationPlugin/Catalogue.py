"""Methods, presets and their fields, from ``Resources/methods.json``, which SSLSegmentationLib.catalogue makes."""

import copy
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

_PATH = Path(__file__).resolve().parents[1] / "Resources" / "methods.json"


@lru_cache(maxsize=1)
def _content() -> dict[str, Any]:
    return json.loads(_PATH.read_text(encoding="utf-8"))


def methods() -> dict[str, dict[str, Any]]:
    """Pretraining methods: name → ``title``, ``summary``, ``when``, ``source``, ``stages``, ``presets``."""
    return _content()["methods"]


def finetuning() -> dict[str, dict[str, Any]]:
    """Finetuning presets: name → ``settings`` and ``fields``."""
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
