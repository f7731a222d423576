"""Handing masks on as objects of the DICOM series that they belong to, in the Python that computes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case

from .Transfer import Transfer, TransferResult


class MaskTransfer(Transfer):
    """Of masks of cases."""

    def exportMasks(
        self, cases: Sequence[str], dicom: Path | str, folder: Path | str, format: str, model: str = ""
    ) -> None:
        """Write masks of cases, each into a file that belongs to the images of its series.

        Args:
            cases: ids, also of frames.
            dicom: folder in which, or below which, the series lie; they are only read.
            folder: a new or an empty one.
            format: one of ``volumes.segmentation_formats.REGISTRY``.
            model: whose predicted masks; empty = the cases' own.

        Raises:
            ProjectError: no project is open, or another transfer is under way.
            StorageError: the child process cannot be started.
        """
        words = ["export", str(self.session.openedProject().folder), "--format", format, "--output", str(folder)]
        words += ["--dicom", str(dicom), "--cases", *cases, *(["--model", model] if model else [])]
        self.start(_("Exporting"), *words)

    def answer(self, content: Mapping[str, Any]) -> TransferResult:
        """How many masks were written where, and which were not."""
        refused = [f"{one['sentence']} {one['hint']}" for one in content["refused"]]
        said = _("Masks written: {count}, to {folder}.").format(count=len(content["written"]), folder=content["folder"])
        return TransferResult(said, (*refused, *content["notes"]))


def mayBeOfSeries(case: Case) -> bool:
    """Whether a case came from DICOM, or from the scene, which may have it from there."""
    return case.dicom is not None or case.source in ("dicom", "scene")


def folderOfSeries(case: Case) -> str:
    """Where Slicer's DICOM database has the series that a case was added from; empty if it has not."""
    database = getattr(slicer, "dicomDatabase", None)
    if database is None or case.dicom is None or not database.isOpen:
        return ""
    files = database.filesForSeries(case.dicom.series)
    return str(Path(files[0]).parent) if files else ""
