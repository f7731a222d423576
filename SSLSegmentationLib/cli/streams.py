"""Standard output and standard error of a command: closed, full, of another encoding, or read no more."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TextIO

from ..core.errors import StorageError
from ..core.terminal import plain

READ_NO_MORE = 141  # exit code: what a shell reports of a program whose reader, for example `head`, has gone


class _Closed(io.TextIOBase):
    """In place of a standard output that was closed before we began."""

    def write(self, text: str) -> int:
        raise OSError(errno.EBADF, "it is closed")


def prepare_streams() -> None:
    """Make both streams usable whatever the program that started us has done to them."""
    if sys.stdout is None or sys.stderr is None:
        _occupy_standard_numbers()
    sys.stdout = sys.stdout or _Closed()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter shows its code instead of failing
            stream.reconfigure(errors="backslashreplace")


def print_result(text: str) -> None:
    """Print to standard output, now; control characters, which come from names, as visible escapes.

    Raises:
        BrokenPipeError: nobody reads it any more.
        StorageError: it cannot be written: the disk behind it is full, or it is closed.
    """
    try:
        print(plain(text), flush=True)
    except BrokenPipeError:
        silence(sys.stdout)
        raise
    except OSError as error:
        silence(sys.stdout)
        raise StorageError(
            f"The result could not be printed: standard output refused it ({error.strerror or error}).",
            "The command itself has done its work. Print to a disk with space, or to the terminal.",
        ) from error


def print_message(text: str) -> None:
    """Print to standard error, now, as :func:`print_result`; without a place for messages, work goes on without."""
    try:
        print(plain(text), file=sys.stderr, flush=True)
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Let everything that is written to ``stream`` from now on vanish: Python tries once more when it ends."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):  # no file
        return
    void = os.open(os.devnull, os.O_WRONLY)
    os.dup2(void, number)
    os.close(void)


def _occupy_standard_numbers() -> None:
    """Else the next file that is opened gets the number 1 or 2, and with it what libraries print."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
