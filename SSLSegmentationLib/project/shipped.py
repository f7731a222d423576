"""The starter that comes with the package: where it is, how it was made, whether it is whole. Standard library only.

Beside the weights, ``starter.pt``, lies their card, ``starter.json``: checksum, command, settings and figures.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Any

from ..core.errors import CheckpointError, StorageError
from ..core.storage import read_json

#: What a command and a run's request call it, and the method that its checkpoint names.
STARTER = "starter"
WEIGHTS, CARD = "starter.pt", "starter.json"
_FOLDER = Path(__file__).parent
_AGAIN = "Install SSLSegmentation again, or start from scratch."


def starter_path() -> Path:
    """Where the shipped weights are, or would be."""
    return _FOLDER / WEIGHTS


def is_shipped() -> bool:
    """Whether this installation has a starter."""
    return starter_path().is_file()


def shipped_starter() -> Path:
    """The shipped weights.

    Raises:
        CheckpointError: there are none, or they are damaged.
    """
    if not is_shipped():
        raise CheckpointError(
            "This installation has no starter backbone.",
            "Start from scratch, or make one: 'sslseg starter FOLDER', then --backbone FOLDER/starter.pt.",
        )
    refuse_damaged(starter_path())
    return starter_path()


def refuse_damaged(path: str | os.PathLike[str]) -> None:
    """Compare a file with the checksum on its card if it is the shipped one; any other passes.

    Raises:
        CheckpointError: it is not what its card says.
    """
    path = Path(path)
    if path.absolute() != starter_path().absolute():
        return
    expected = starter_card().get("sha256")
    if checksum(path) != expected:
        raise CheckpointError(
            f"The starter backbone '{path}' is damaged: its checksum is not the one on its card.", _AGAIN
        )


def starter_card() -> dict[str, Any]:
    """What is written down about the shipped starter.

    Raises:
        StorageError: the card is missing or cannot be read.
    """
    return read_json(_FOLDER / CARD, "card of the starter backbone")


def checksum(path: Path) -> str:
    """SHA-256 of a file of a few megabytes, as hexadecimal digits.

    Raises:
        StorageError: it cannot be read.
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise StorageError(f"'{path}' cannot be read ({error.strerror}).", "Check its permissions.") from error
