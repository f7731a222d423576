"""What came of adding volumes: what a command has printed of it, in words for the panel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.core.text import counted


@dataclass
class Refusal:
    """A volume that was not added."""

    sentence: str
    hint: str = ""


@dataclass
class ImportResult:
    """What came of adding volumes.

    Args:
        added: ids of the new cases.
        present: how many files had been added before.
        refused: what was not added, and why.
        masks: files that were left out as masks, each with the image that it seems to belong to, in words.
        notes: what else the user should know, in sentences.
        spacing: what was assumed of the voxel size, as of :meth:`DataImport.addFiles`.
        stopped: the user stopped it.
        failure: what ended it early.
        said: what was done, in a sentence, where it is not about volumes.
        plan: what patterns make of the files, as of ``sslseg channels plan``, if that was asked.
        sequences: how many further sequences cases have got.
    """

    added: list[str] = field(default_factory=list)
    present: int = 0
    refused: list[Refusal] = field(default_factory=list)
    masks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    spacing: Mapping[str, float] = field(default_factory=dict)
    stopped: bool = False
    failure: SSLSegError | None = None
    said: str = ""
    plan: dict | None = None
    sequences: int = 0

    def take(self, content: Mapping[str, Any], *, isGift: bool) -> None:
        """Take what a command has printed beside what there is already.

        Args:
            isGift: of a single case, which has said what came of it.
        """
        self.plan = dict(content) if "scans" in content else None
        self.notes += content.get("notes", [])
        self.added += content.get("added", [])
        self.refused += [
            # The file's name says enough; the whole path would bury the reason.
            Refusal(entry["sentence"].replace(entry["path"], Path(entry["path"]).name), entry["hint"])
            for entry in content.get("refused", [])
        ]
        if isGift or self.plan is not None:
            return
        if "folder" in content:
            volumes = counted(sum(content["cases"].values()), _("volume was"), _("volumes were"))
            self.said = _("{volumes} written to {folder}").format(volumes=volumes, folder=content["folder"])
        self.present = len(content.get("present", []))
        self.sequences = len(content.get("channels", []))
        self.masks = [_maskWords(entry) for entry in content.get("masks", [])]
        if content.get("empty"):
            words = counted(len(content["empty"]), _("mask holds nothing"), _("masks hold nothing"))
            text = _("{masks}: networks learn these cases as ones that show none of the structures.")
            self.notes.append(text.format(masks=words))


def _maskWords(entry: dict) -> str:
    mask = Path(entry["path"])
    name = f"{mask.parent.name}/{mask.name}"  # the folder is what many masks are called after
    return (
        name if not entry.get("image") else _("{mask}, of {image}").format(mask=name, image=Path(entry["image"]).name)
    )
