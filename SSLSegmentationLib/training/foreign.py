"""Weights in files of other programs, read without running anything that a file may bring.

``torch.save`` writes a pickle, and other programs put objects beside the tensors, so that they have to be read as
``weights_only=False``, which runs whatever the file says. Here the pickle is read by a reader that knows tensors,
numbers of numpy and plain containers by name, makes them itself, and stops at the first other name: it imports nothing.
"""

from __future__ import annotations

import io
import math
import pickle
import sys
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from ..core.errors import CheckpointError
from .archive import check_archive

_DTYPES = {
    "FloatStorage": torch.float32,
    "DoubleStorage": torch.float64,
    "HalfStorage": torch.float16,
    "BFloat16Storage": torch.bfloat16,
    "LongStorage": torch.int64,
    "IntStorage": torch.int32,
    "ShortStorage": torch.int16,
    "CharStorage": torch.int8,
    "ByteStorage": torch.uint8,
    "BoolStorage": torch.bool,
}
_MOST_PICKLE = 256 << 20  # bytes
_AGAIN = "Ask for the file again, or for one that holds weights alone."


def read_foreign(path: Path | str) -> dict[str, Any]:
    """Content of a checkpoint of another program: tensors on the CPU, numbers, text, and containers of them.

    Args:
        path: file that ``torch.save`` wrote (torch 1.6 or newer).

    Raises:
        CheckpointError: it is none, is damaged, or holds something else, which was not run.
    """
    path = Path(path)
    if not path.is_file():
        raise CheckpointError(f"The checkpoint '{path}' does not exist.", "Check the path.")
    members = check_archive(path)
    pickled = next((name for name in members if name.rpartition("/")[2] == "data.pkl"), None)
    if pickled is None:
        raise CheckpointError(f"'{path}' is not a checkpoint of torch.", "Choose a .pth or .pt file.")
    with zipfile.ZipFile(path) as archive:
        if archive.getinfo(pickled).file_size > _MOST_PICKLE:
            raise CheckpointError(f"'{path}' holds more than weights.", _AGAIN)
        try:
            content = _Reader(archive, pickled.removesuffix("data.pkl"), members).load()
        except _OtherThing as error:
            raise CheckpointError(
                f"'{path}' holds '{error}' beside weights; nothing in it was run, and it was not taken over.", _AGAIN
            ) from error
        except MemoryError:
            raise
        except Exception as error:  # whatever a damaged pickle leads to
            raise CheckpointError(f"'{path}' is damaged ({type(error).__name__}: {error}).", _AGAIN) from error
    if not isinstance(content, dict):
        raise CheckpointError(f"'{path}' holds no weights by name.", _AGAIN)
    return content


def weights_in(content: Mapping[str, Any], path: Path, system: str) -> Mapping[str, Tensor]:
    """The weights in a checkpoint of nnU-Net or of a program that keeps them as it does.

    Args:
        content: as :func:`read_foreign` gives it.
        path: of the file, for the error.
        system: what the program is called, for the error.

    Raises:
        CheckpointError: there are none.
    """
    found = content.get("network_weights")
    if not isinstance(found, Mapping) or not all(isinstance(value, Tensor) for value in found.values()):
        raise CheckpointError(f"'{path}' has no weights as {system} keeps them.", f"Choose a checkpoint of {system}.")
    return found


class _OtherThing(Exception):
    """A name that is none of a tensor, a number or a container."""


class _Reader(pickle.Unpickler):
    """Makes tensors, numbers and containers itself.

    Args:
        archive: that holds the pickle.
        folder: of its members.
        members: names of all.
    """

    def __init__(self, archive: zipfile.ZipFile, folder: str, members: list[str]) -> None:
        super().__init__(io.BytesIO(archive.read(f"{folder}data.pkl")), encoding="utf-8")
        self._archive = archive
        self._folder = folder
        self._storages: dict[str, Tensor] = {}
        order = f"{folder}byteorder"
        written = archive.read(order).decode("ascii", "replace") if order in members else "little"
        if written != sys.byteorder:
            raise ValueError(f"its numbers are {written}-endian")

    def find_class(self, module: str, name: str) -> Any:
        """What stands for a name of the pickle; nothing is imported."""
        if module in ("torch", "torch.storage") and name in _DTYPES:
            return _DTYPES[name]
        if (module, name) in _MAKERS:
            return _Maker(_MAKERS[module, name])
        raise _OtherThing(f"{module}.{name}")

    def persistent_load(self, pid: Any) -> Tensor:
        """The numbers of a storage, flat."""
        kind, dtype, key, _, count = pid
        if kind != "storage" or not isinstance(dtype, torch.dtype):
            raise ValueError("a storage of an unknown kind")
        if key not in self._storages:
            data = bytearray(self._archive.read(f"{self._folder}data/{key}"))
            self._storages[key] = (
                torch.frombuffer(data, dtype=dtype, count=count) if count else torch.empty(0, dtype=dtype)
            )
        return self._storages[key]


class _Maker:
    """A function that a pickle can call, and no more: not a class, and nothing about it can be set."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[..., Any]) -> None:
        self._make = make

    def __call__(self, *arguments: Any) -> Any:
        return self._make(*arguments)

    def __setstate__(self, state: Any) -> None:
        raise ValueError("it sets what a function is")


def _tensor(storage: Tensor, offset: int, size: tuple[int, ...], stride: tuple[int, ...], *_: Any) -> Tensor:
    """As torch builds it again; what lies outside the storage is refused by torch."""
    if math.prod(size) > storage.numel():
        raise ValueError("a tensor is larger than its storage")
    return storage.as_strided(tuple(size), tuple(stride), int(offset)).clone()


def _device(*where: Any) -> str:
    return ":".join(map(str, where))


def _parameter(tensor: Tensor, *_: Any) -> Tensor:
    return tensor


def _dtype(name: str, *_: Any) -> _NumberType:
    return _NumberType(str(name))


class _NumberType:
    """Type of a number of numpy."""

    def __init__(self, name: str) -> None:
        self.dtype = np.dtype(name)
        if self.dtype.kind not in "biuf":
            raise _OtherThing(f"numpy.dtype {name}")

    def __setstate__(self, state: Any) -> None:
        """Its byte order is the usual one."""


def _scalar(kind: _NumberType, data: Any) -> Any:
    return np.frombuffer(data, kind.dtype, count=1)[0].item()


def _encoded(text: str, encoding: str = "utf-8") -> bytes:
    if encoding not in ("latin1", "latin-1"):
        raise _OtherThing(f"text in {encoding}")
    return text.encode("latin-1")


_MAKERS: Mapping[tuple[str, str], Callable[..., Any]] = {
    ("collections", "OrderedDict"): OrderedDict,
    ("__builtin__", "set"): set,
    ("builtins", "set"): set,
    ("torch", "Size"): tuple,
    ("torch", "device"): _device,
    ("torch._utils", "_rebuild_tensor_v2"): _tensor,
    ("torch._utils", "_rebuild_parameter"): _parameter,
    ("numpy", "dtype"): _dtype,
    ("numpy.core.multiarray", "scalar"): _scalar,
    ("numpy._core.multiarray", "scalar"): _scalar,
    ("_codecs", "encode"): _encoded,
}
