"""Errors that a person can act on. Standard library only."""

from __future__ import annotations

from .terminal import one_line


class SSLSegError(Exception):
    """A fault that the user can mend: one sentence that names the thing, one hint that names the remedy.

    Args:
        sentence: what is wrong, naming the file, case or setting.
        hint: what to do about it.
    """

    def __init__(self, sentence: str, hint: str = "") -> None:
        self.sentence = one_line(sentence)  # names from files of others are in it
        self.hint = one_line(hint)
        super().__init__(" ".join(part for part in (self.sentence, self.hint) if part))

    def kept(self) -> SSLSegError:
        """This error, to be kept in a list: without the traceback, whose frames would keep their volumes in memory."""
        self.__cause__ = self.__context__ = None
        return self.with_traceback(None)


class DataError(SSLSegError):
    """A volume, mask or DICOM series that cannot be used as it is."""


class MaskError(DataError):
    """A file that is taken for a mask, where an image was to be added."""


class ProjectError(SSLSegError):
    """A project folder, case or label schema that is missing, inconsistent or not writable."""


class SettingsError(SSLSegError):
    """A setting out of its range, or settings that contradict each other."""


class CheckpointError(SSLSegError):
    """A checkpoint or model that cannot be read, or that does not fit what it is asked to do."""


class StorageError(SSLSegError):
    """The disk refused a read or a write (full, read-only, gone)."""
