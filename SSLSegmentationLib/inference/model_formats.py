"""Model formats: the registry of the forms in which backbones and models are handed on and taken over.

Each module ``…_model`` of this package registers some. None of this loads torch or numpy: an entry names its functions,
which are imported when one is used. Standard library only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..core.exchange import ExchangeFormat, readers, recognised
from ..core.registry import Registry
from ..project.models import ModelCard, ModelEntry

REGISTRY: Registry[ExchangeFormat] = Registry("model format", __package__, "_model")
register = REGISTRY.register
#: Name of the program's own form, which is taken unless another is asked for.
USUAL = "sslseg"
#: How files in it are called.
SUFFIX = ".sslseg.zip"


def is_own_file(path: Path) -> bool:
    """Whether a path may be a file of this program: any file but one that other programs name theirs."""
    return path.is_file() and path.suffix not in (".pth", ".ckpt")


def format_of(path: Path) -> ExchangeFormat:
    """The format that something to be taken over has; a file that is of none is read as one of our own, whose reader
    says what is wrong with it.

    Raises:
        ProjectError: a folder of none.
    """
    if path.is_dir() or any(entry.is_one(path) for entry in readers(REGISTRY)):
        return recognised(REGISTRY, path, "backbone or model")
    return REGISTRY[USUAL]


@dataclass(frozen=True)
class ExportedModel:
    """A backbone or model that was written.

    Args:
        path: file or folder.
        notes: what differs where it is used, in sentences.
    """

    path: Path
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ImportedModel:
    """A backbone or model that was taken over.

    Args:
        entry: in the project.
        warnings: sentences for the user.
    """

    entry: ModelEntry
    warnings: list[str] = field(default_factory=list)


def for_others(entry: ModelEntry, content: Mapping[str, Any], name: str) -> ModelEntry:
    """What is said of a backbone or model that goes to somebody else: without names of cases and runs.

    Args:
        entry: in the project.
        content: of its checkpoint.
        name: that it has there.
    """
    card = (entry.card or ModelCard.of(entry.kind, content)).anonymous(entry.scores)
    return ModelEntry(name, entry.kind, entry.path, card, imported=False, scores=card.scores)
