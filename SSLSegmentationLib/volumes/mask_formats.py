"""Mask formats: the registry of the files that a mask can be written as.

Each module ``…_writer`` of this package registers some. None of this loads SimpleITK or numpy: an entry names its
writer, which is imported when one is used. Standard library only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..core.errors import DataError
from ..core.registry import Registry, loaded


@dataclass(frozen=True)
class MaskFormat:
    """A kind of file that a mask can be written as.

    Args:
        name: registry key: how the names of such files end, in small letters, as ``.seg.nrrd``.
        title: for people.
        source: module of this package and function that writes: path, mask as an image with its geometry (uint8,
            SimpleITK), label schema. It need neither be atomic nor put errors into words.
        named: whether it holds names and colours of the structures.
        sheared: whether it holds a geometry whose axes are not at right angles.
        offered: whether it is among those that people choose from.
    """

    name: str
    title: str
    source: str
    named: bool = False
    sheared: bool = True
    offered: bool = True

    @property
    def write(self) -> Callable[..., Any]:
        """The writer. The first use loads it."""
        return loaded(__package__, self.source)


REGISTRY: Registry[MaskFormat] = Registry("mask format", __package__, "_writer")
register = REGISTRY.register


def offered(*, sheared: bool = False) -> tuple[str, ...]:
    """Names of the formats to choose from, the usual one first: those with names of structures come before others.

    Args:
        sheared: only those that hold a sheared geometry.
    """
    found = [entry for entry in REGISTRY.values() if entry.offered and (entry.sheared or not sheared)]
    return tuple(entry.name for entry in sorted(found, key=lambda entry: (entry.named, entry.name), reverse=True))


def format_of(path: Path) -> MaskFormat:
    """The format that a file name asks for.

    Raises:
        DataError: there is none.
    """
    fitting = [name for name in REGISTRY if path.name.lower().endswith(name)]
    if not fitting:
        raise DataError(f"A mask cannot be written as '{path.name}'.", f"Use {one_of(offered())}.")
    return REGISTRY[max(fitting, key=len)]


def one_of(names: tuple[str, ...]) -> str:
    """Names in a row, as ``.nrrd, .nii.gz or .mha``."""
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
