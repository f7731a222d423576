"""Around ITK's edges: warnings, metadata, names that would end the process."""

from __future__ import annotations

import logging
import os
import re
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import SimpleITK as sitk

from ..core.errors import DataError

_log = logging.getLogger(__name__)

_STDERR = 2
_capturing = threading.Lock()
#: How the libraries below ITK begin what they print. Where other threads may print too, all else is passed on.
_NATIVE = re.compile(
    r"\s*(\*\* |\+\+ |Meta[IO]|MET_|Uncompress failed|ideal = |\w*(ERROR|WARNING|Error|Warning):? |\[nrrd\]|$)"
)


@contextmanager
def quiet_itk(*, codecs: bool = False) -> Iterator[None]:
    """Keep ITK and the libraries below it from printing inside the block.

    ITK's own warnings are switched off and the host's choice is restored afterwards. What the libraries below (NIfTI,
    MetaIO, GDCM, OpenJPEG) write to the terminal goes to the log at debug level; what another thread of Python wrote
    meanwhile is passed on when the block ends. Threads that read at the same time share one capture. Nothing in the
    block may print.

    Args:
        codecs: compressed images are decoded inside the block. What codecs print has no mark to know it by, so all
            that is written meanwhile goes to the log.
    """
    shown = sitk.ProcessObject.GetGlobalWarningDisplay()
    sitk.ProcessObject.SetGlobalWarningDisplay(False)
    try:
        with _captured_stderr(codecs):
            yield
    finally:
        sitk.ProcessObject.SetGlobalWarningDisplay(shown)


@contextmanager
def _captured_stderr(everything: bool) -> Iterator[None]:
    if not _capturing.acquire(blocking=False):  # another thread captures already, for both
        yield
        return
    try:
        with suppress(OSError, ValueError, AttributeError):  # a host without a terminal has no such stream
            sys.stderr.flush()
        with ExitStack() as stack:
            try:
                kept = os.dup(_STDERR)
                stack.callback(os.close, kept)
                sink = stack.enter_context(tempfile.TemporaryFile())
            except OSError:  # no such stream, or a full disk: then it is shown
                yield
                return
            alone = threading.active_count() == 1  # else what is captured may be another thread's
            os.dup2(sink.fileno(), _STDERR)
            try:
                yield
            finally:
                with suppress(OSError, ValueError, AttributeError):
                    sys.stderr.flush()
                os.dup2(kept, _STDERR)
                sink.seek(0)
                alone = alone and threading.active_count() == 1
                _sort_out(sink.read().decode("utf-8", "replace"), everything or alone)
    finally:
        _capturing.release()


def _sort_out(text: str, everything: bool) -> None:
    """Log what is native, or everything; write what another thread may have written to where it was meant to go."""
    for line in text.splitlines(keepends=True):
        if everything or _NATIVE.match(line):
            _log.debug("%s", line.rstrip())
        else:
            with suppress(OSError):
                os.write(_STDERR, line.encode())


def metadata_of(image: sitk.Image) -> dict[str, str]:
    """The metadata dictionary of an image. Keys that are not UTF-8, which ITK cannot look up, are left out."""
    keys = [key for key in image.GetMetaDataKeys() if _is_text(key)]
    values = (image.GetMetaData(key).encode("utf-8", "surrogateescape").decode("utf-8", "replace") for key in keys)
    return dict(zip(keys, values, strict=True))


def without_metadata(image: sitk.Image) -> sitk.Image:
    """The image without its metadata dictionary, which may hold DICOM tags that name the patient.

    The image that was passed in keeps it.
    """
    return sitk.Cast(image, image.GetPixelID()) if image.GetMetaDataKeys() else image  # filters do not hand it on


def _is_text(key: str) -> bool:
    return not any("\udc80" <= letter <= "\udcff" for letter in key)


def check_name(path: Path) -> None:
    """Refuse a path that is not valid Unicode, as on old disks: ITK would end the whole process on it.

    Raises:
        DataError: says so.
    """
    try:
        str(path).encode()
    except UnicodeEncodeError as error:
        raise DataError(
            f"The path '{path}' has letters of an unknown encoding.", "Rename the file or folder that has them."
        ) from error
