"""Data-set formats: the registry of the forms in which whole data sets come in and go out.

Each module ``…_dataset`` of this package registers one; what reads and writes it is imported when it is used. Standard
library only.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError, SettingsError
from ..core.exchange import ExchangeFormat, recognised
from ..core.registry import Registry
from ..core.storage import read_json
from ..core.text import listed, quoted

DESCRIPTION = "dataset.json"
#: What the description of a data set is called in sentences.
NOUN = "data set description"

REGISTRY: Registry[ExchangeFormat] = Registry("data-set format", __package__, "_dataset")
register = REGISTRY.register


def format_of(path: Path, wish: str | None = None) -> ExchangeFormat:
    """The format of a data set.

    Args:
        path: its folder, or its description.
        wish: name of the format, if somebody has said it.

    Raises:
        ProjectError: there is nothing, it is damaged or none that is known, or the folder holds several.
        SettingsError: no format of this name is read.
        StorageError: the disk refused.
    """
    if wish is not None:
        entry = REGISTRY.named(wish)
        if not entry.reads:
            raise SettingsError(f"Data sets of the format '{wish}' are written, not read.", "Leave the format out.")
        return entry
    if not path.is_dir():
        read_description(path)  # says what is wrong with it
    elif (path / DESCRIPTION).exists():
        read_description(path / DESCRIPTION)
    elif several := sorted(entry.parent.name for entry in path.glob(f"*/{DESCRIPTION}")):
        raise ProjectError(
            f"'{path}' holds data sets ({listed(several)}), and is none itself.",
            f"Name one of them: {quoted([path / several[0]])[0]}.",
        )
    return recognised(REGISTRY, path, "data set")


def read_description(path: Path) -> dict[str, Any]:
    """What the description of a data set of others says; errors as of :func:`read_json`."""
    return read_json(path, NOUN, "Check it, or ask for the data set again.")


def description_in(path: Path, *names: str) -> Path | None:
    """The description of a data set: the file itself, or the first of ``names`` that lies in the folder."""
    return next((file for file in (path / name for name in names) if file.exists()), None) if path.is_dir() else path


def described(path: Path, *names: str) -> Mapping[str, Any] | None:
    """What the description of a data set says; None if there is none that can be read."""
    file = description_in(path, *names)
    with suppress(ProjectError):
        return read_json(file) if file is not None and file.is_file() else None
    return None


def lists(content: Mapping[str, Any], *keys: str) -> bool:
    """Whether a description lists files itself, under one of ``keys``."""
    return any(key in content for key in keys)
