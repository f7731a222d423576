"""One volume, one mask: whatever goes wrong with a volume is one sentence about it, and stops no other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import DataError, SSLSegError
from ..training.memory import is_out_of_memory, release_cached_memory

if TYPE_CHECKING:
    from .prediction import Prediction, TaskPredictor

_log = logging.getLogger(__name__)


def predict_volume(
    predictor: TaskPredictor,
    source: Path,
    target: Path,
    what: str,
    tell: Callable[[str], object] | None = None,
    channels: Mapping[str, Path] | None = None,
) -> Prediction:
    """Segment a volume and write its mask; where memory runs out, in smaller bites, then on the CPU.

    Args:
        predictor: it keeps what it fell back to, unless even that did not help.
        source: the volume.
        target: its mask.
        what: names the volume in errors, for example "the case 'case0001'".
        tell: is told of each step down (default: the log).
        channels: files of its further sequences, by name.

    Raises:
        DataError: the volume cannot be used, or memory does not suffice for it.
        SSLSegError: others that say what is wrong already, such as :class:`StorageError`.
    """
    tell = tell or _log.warning
    while True:
        try:
            return (
                predictor.predict_file(source, target, channels) if channels else predictor.predict_file(source, target)
            )
        except SSLSegError:
            raise
        except Exception as error:  # a file can be odd in more ways than anybody has thought of
            if not is_out_of_memory(error):
                raise unforeseen(what, error) from error
            failure = error
        release_cached_memory(predictor.device)
        words = predictor.take_less_memory()
        if words is None:
            predictor.take_memory_again()  # the next volume may be smaller
            raise DataError(
                f"There is not enough memory to segment {what}.",
                "Close other programs, crop the volume, or use a machine with more memory.",
            ) from failure
        tell(f"Memory ran out: going on {words}.")


def unforeseen(what: str, error: Exception) -> DataError:
    """An error that nobody has thought of, in words."""
    _log.debug("%s", what, exc_info=error)
    reason = " ".join(f"{type(error).__name__}: {error}".rstrip(": ").split())
    if isinstance(error, OSError):
        reason = error.strerror or reason
        return DataError(
            f"The file of {what} could not be read ({reason}).", "Check the file, its permissions and disk."
        )
    return DataError(
        f"An unexpected error stopped the segmentation of {what} ({reason}).",
        "The file may be damaged: export it again from its source. If it is not, please report this.",
    )
