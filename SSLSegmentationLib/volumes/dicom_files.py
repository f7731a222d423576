"""Is a file DICOM? One answer for finding and for reading. Standard library only, but for files without the mark."""

from __future__ import annotations

from pathlib import Path

_SUFFIXES = (".dcm", ".dicom", ".ima")  # a file of such a name means to be DICOM, whatever is in it
#: First two bytes of a data set without a mark: a group of file or identification elements, in both byte orders.
_GROUPS = (b"\x02\x00", b"\x08\x00", b"\x00\x08")
_CLASS_ROOT = "1.2.840.10008."


def is_dicom(path: Path) -> bool:
    """Whether a file is DICOM: by its mark (128 bytes and "DICM"), its name, or, where the mark lacks, its content."""
    try:
        with open(path, "rb") as file:
            head = file.read(132)
    except OSError:
        return False
    if head[128:] == b"DICM" or path.suffix.lower() in _SUFFIXES:
        return True
    return head[:2] in _GROUPS and _starts_like_dicom(path)


def _starts_like_dicom(path: Path) -> bool:
    """Whether the first elements of a file without the mark name a class of DICOM objects."""
    from pydicom.filereader import read_partial  # takes longer to load than most files to read

    from .dicom_headers import quiet_pydicom

    try:
        with quiet_pydicom(), open(path, "rb") as file:
            content = read_partial(file, lambda tag, *_: tag > 0x00080018, force=True)
            return str(content.get("SOPClassUID", "")).startswith(_CLASS_ROOT)
    except Exception:  # anything may happen to what reads a file that is something else
        return False
