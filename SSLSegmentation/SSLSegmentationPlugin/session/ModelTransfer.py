"""Handing a model on and taking one over. Weights are read in a child process: Slicer's own loads no torch."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from slicer.i18n import tr as _

from SSLSegmentationLib.inference.model_formats import USUAL
from SSLSegmentationLib.project.models import ModelEntry

from .Transfer import Transfer, TransferResult


class ModelTransfer(Transfer):
    """Of backbones and models."""

    def exportModel(self, entry: ModelEntry, path: Path | str, format: str = USUAL) -> None:
        """Write a backbone or model for others, without names of cases.

        Args:
            path: file, or new folder, whichever the format is.
            format: one of ``inference.model_formats.REGISTRY``.

        Raises:
            ProjectError: no project is open, or another transfer is under way.
            StorageError: the child process cannot be started.
        """
        folder = str(self.session.openedProject().folder)
        self.start(_("Exporting"), "models", "export", folder, entry.name, str(path), "--format", format)

    def importModel(self, path: Path | str) -> None:
        """Take over a file or folder of a format that the library knows by its looks.

        Raises:
            ProjectError, StorageError: as :meth:`exportModel`.
        """
        self.start(_("Importing"), "models", "import", str(self.session.openedProject().folder), str(path))

    def answer(self, content: Mapping[str, Any]) -> TransferResult:
        """What was written, or taken over."""
        if "file" in content:
            size = content["bytes"] / 1e6
            said = _("Written: {path} ({size:.1f} MB).").format(path=content["file"], size=size)
            return TransferResult(said, tuple(content.get("notes", ())))
        said = _("'{name}' was taken over: its weights are sound.").format(name=content["name"])
        return TransferResult(said, tuple(content["warnings"]), name=content["name"])
