"""Checkpoints: plain tensors and plain values, loaded without running any code that a file may bring.

Three kinds: ``training`` (to resume a run), ``backbone`` (result of pretraining), ``model`` (result of finetuning).
"""

from __future__ import annotations

import io
import os
import pickle
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from ..core.errors import CheckpointError
from ..core.storage import atomic_path
from ..project.models import ModelCard
from .archive import check_archive
from .memory import is_out_of_memory

FORMAT = "SSLSegmentation"
FORMAT_VERSION = 1
#: How torch says that a file asks for more than weights.
_CODE = re.compile("global|unrecognized function|can only (build|create|reduce)", re.IGNORECASE)


def save_checkpoint(path: Path | str, kind: str, content: Mapping[str, Any]) -> None:
    """Write a checkpoint atomically. Its folder must exist: a run that somebody has removed is not made anew.

    Args:
        path: target file.
        kind: ``training``, ``backbone`` or ``model``.
        content: tensors, numbers, text, and lists, tuples and dictionaries of them.

    Raises:
        StorageError: disk full, folder gone or not writable; the previous checkpoint is untouched.
    """
    data = checkpoint_bytes(kind, content)
    with atomic_path(path, make_folder=False) as temporary:
        temporary.write_bytes(data)


def checkpoint_bytes(kind: str, content: Mapping[str, Any]) -> memoryview:
    """What :func:`save_checkpoint` writes."""
    buffer = io.BytesIO()
    torch.save({**content, "format": FORMAT, "format_version": FORMAT_VERSION, "kind": kind}, buffer)
    return buffer.getbuffer()


def save_result(folder: Path, kind: str, content: Mapping[str, Any]) -> Path:
    """Write what a run hands on, ``<kind>.pt``, and its card beside it.

    Args:
        folder: of the run.
        kind: ``backbone`` or ``model``.
        content: as :func:`save_checkpoint` takes it.

    Returns:
        Path of the checkpoint.

    Raises:
        StorageError: disk full, folder gone or not writable.
    """
    path = folder / f"{kind}.pt"
    save_checkpoint(path, kind, content)
    ModelCard.of(kind, content).write(folder)
    return path


class Checkpoint(os.PathLike[str]):
    """A file that is read once, when somebody first asks for its content, and then kept for all who ask.

    Goes wherever the path of a checkpoint goes. A file that has been replaced meanwhile is read again. What was read is
    shared: nobody may change it.

    Args:
        path: of the file.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._read: tuple[Any, dict[str, Any]] | None = None

    def __reduce__(self) -> tuple[type[Checkpoint], tuple[Path]]:
        return Checkpoint, (self.path,)  # another process reads it itself

    def __fspath__(self) -> str:
        return os.fspath(self.path)

    def __str__(self) -> str:
        return str(self.path)

    def content(self, *kinds: str) -> dict[str, Any]:
        """What is in it; arguments and errors as :func:`load_checkpoint`."""
        now = self._state()
        if self._read is None or now is None or self._read[0] != now:
            self._read = now, _loaded(self.path, self.path)
        return _of_kind(self._read[1], kinds, self.path)

    def _state(self) -> tuple[int, ...] | None:
        """By what a file that was replaced is known; None if it is not there."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns


def load_checkpoint(path: Path | str | Checkpoint, *kinds: str, shown: Path | None = None) -> dict[str, Any]:
    """Read a checkpoint of one of ``kinds`` onto the CPU, weights only: code in the file is never run.

    Args:
        path: of the file; a :class:`Checkpoint` is not read a second time.
        kinds: that it may be of.
        shown: what the file is called in error sentences (default: ``path``).

    Raises:
        CheckpointError: missing, damaged, holding code, not ours, of a newer version, or of another kind.
    """
    if isinstance(path, Checkpoint):
        return path.content(*kinds)
    shown = shown or Path(path)
    return _of_kind(_loaded(Path(path), shown), kinds, shown)


def _loaded(path: Path, shown: Path) -> dict[str, Any]:
    """Content of a checkpoint of any kind."""
    if not path.is_file():
        raise CheckpointError(f"The checkpoint '{shown}' does not exist.", "Check the path.")
    members = check_archive(path, shown)
    if not any(name.endswith("/data.pkl") for name in members):
        raise CheckpointError(f"'{shown}' is not a checkpoint of SSLSegmentation.", "Choose a backbone.pt or model.pt.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of torch, about what its unpickler refuses a moment later
            content = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # torch raises pickle, runtime, key, value … errors for what it cannot read
        if isinstance(error, pickle.UnpicklingError) and _CODE.search(str(error)):
            raise CheckpointError(
                f"The checkpoint '{shown}' holds program code; it was not loaded and nothing in it was run.",
                "Ask for the weights alone, or use another checkpoint.",
            ) from error
        if is_out_of_memory(error):
            raise
        raise CheckpointError(
            f"The checkpoint '{shown}' is damaged: what it holds cannot be read as weights and plain values.",
            "Get the file again from its source, or use another checkpoint.",
        ) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise CheckpointError(f"'{shown}' is not a checkpoint of SSLSegmentation.", "Choose a backbone.pt or model.pt.")
    version = content.get("format_version", 0)
    if type(version) is not int or version < 0:
        raise CheckpointError(f"The checkpoint '{shown}' is damaged: it does not say its format.", "Get it again.")
    if version > FORMAT_VERSION:
        raise CheckpointError(
            f"The checkpoint '{shown}' has format {version}; this one reads up to {FORMAT_VERSION}.",
            "Update SSLSegmentation.",
        )
    return content


def _of_kind(content: dict[str, Any], kinds: Sequence[str], shown: Path) -> dict[str, Any]:
    """The content, if it is of one of ``kinds``."""
    if content.get("kind") not in kinds:
        raise CheckpointError(
            f"'{shown}' is a {content.get('kind')} checkpoint, but a {' or '.join(kinds)} checkpoint is needed.",
            "Choose another file.",
        )
    return content


def check_finite(state: Mapping[str, Tensor], shown: Path | str) -> None:
    """Make sure that weights are numbers: a network of others finds nothing, and does not say why.

    Raises:
        CheckpointError: one is not a number or is infinite.
    """
    for name, tensor in state.items():
        if tensor.is_floating_point() and not torch.isfinite(tensor).all():
            raise CheckpointError(
                f"The weights in '{shown}' are spoilt: '{name}' holds values that are not numbers.",
                "Get the file again, or train again.",
            )


@dataclass
class TransferReport:
    """What happened to each tensor when a network was initialised from a checkpoint."""

    loaded: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    mismatched: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        parts = [f"{len(self.loaded)} tensors loaded ({_parts(self.loaded)})"]
        if self.new:
            parts.append(f"{len(self.new)} new with random values ({_parts(self.new)})")
        if self.dropped:
            parts.append(f"{len(self.dropped)} of the checkpoint dropped ({_parts(self.dropped)})")
        if self.mismatched:
            parts.append(f"{len(self.mismatched)} of another shape left out ({_parts(self.mismatched)})")
        return "; ".join(parts)

    def counts(self) -> dict[str, dict[str, int]]:
        """How many tensors of each part of the network were loaded, dropped, new and of another shape."""
        return {kind: dict(Counter(name.split(".")[0] for name in names)) for kind, names in vars(self).items()}


def transfer(
    network: nn.Module, state: Mapping[str, Tensor], source: str, *, prefixes: Iterable[str]
) -> TransferReport:
    """Load those tensors of ``state`` that start with one of ``prefixes`` into ``network``, buffers included.

    Args:
        network: changed in place.
        state: names and tensors of a checkpoint.
        source: names the checkpoint in errors.
        prefixes: parts that may transfer, for example ``("encoder.", "decoder.")``.

    Raises:
        CheckpointError: a tensor has another shape (another architecture), or nothing loads.
    """
    own = network.state_dict()
    allowed = tuple(prefixes)
    report = TransferReport()
    for name, tensor in state.items():
        if not name.startswith(allowed) or name not in own:
            report.dropped.append(name)
        elif own[name].shape != tensor.shape:
            report.mismatched.append(name)
        else:
            report.loaded.append(name)
    report.new = [name for name in own if name not in set(report.loaded)]
    if report.mismatched or not report.loaded:
        why = f"'{report.mismatched[0]}' has another shape" if report.mismatched else "no tensor has a matching name"
        raise CheckpointError(
            f"The checkpoint '{source}' belongs to another network: {why}.",
            "Use the network settings of the checkpoint, or pretrain again with these.",
        )
    for name in report.loaded:
        own[name].copy_(state[name])
    return report


def _parts(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(name.split(".")[0] for name in names))
