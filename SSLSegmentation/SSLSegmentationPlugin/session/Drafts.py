"""The draft of a case: all that the user drew, beside the label from which networks learn; and what was replaced.

``draft.seg.nrrd`` holds every segment with its layers; ``draft.json`` says what it continues. What is drawn on a part
of a case, such as its flat image, has a draft of its own, ``draft-flat-j.seg.nrrd``. Files that are replaced by
something else than their own continuation move to ``set aside`` in the case's folder: nothing is deleted.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.core.paths import checked
from SSLSegmentationLib.core.storage import keep_copy, read_json, storage_error, write_json
from SSLSegmentationLib.core.text import free_name
from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.project.views import again, part_of

ANNOTATED = "annotated"
_DRAFT, _RECORD, _ASIDE = ".seg.nrrd", ".json", "set aside"


@dataclass(frozen=True)
class DraftRecord:
    """What is known of a draft.

    Args:
        continues: checksums of the labels that it continues; None among them = of a case without a label.
        changed: whether it holds what the label does not.
        source: where what was drawn began, as the label's record will say.
        schema: names and colours of the segments when it was written; None if unknown.
    """

    continues: tuple[str | None, ...]
    changed: bool = True
    source: str = ANNOTATED
    schema: LabelSchema | None = None


def draftPath(case: Case) -> Path:
    """The file of the draft, whether it exists or not.

    Raises:
        ProjectError: a link leads out of the case's folder.
    """
    return _place(case, _DRAFT)


def files(case: Case) -> tuple[Path, Path]:
    """The file of the draft and that of its record; raises as :func:`draftPath`."""
    return draftPath(case), _place(case, _RECORD)


def _place(case: Case, suffix: str) -> Path:
    part = part_of(case)
    name = (f"draft-{part}" if part else "draft") + suffix
    return checked(case.folder, case.folder / name, _("The draft of the case '{id}'").format(id=case.id))


def readRecord(case: Case) -> DraftRecord | None:
    """The record of a case's draft, if the draft continues the label that the case has now (or continues none).

    Raises:
        ProjectError, StorageError: the record cannot be read.
    """
    if not draftPath(case).is_file() or not (_place(case, _RECORD)).is_file():
        return None
    content = read_json(_place(case, _RECORD), _("draft record"))
    try:
        schema = content["schema"] and LabelSchema.from_dict(content["schema"])
        record = DraftRecord(tuple(content["continues"]), bool(content["changed"]), str(content["source"]), schema)
    except (KeyError, TypeError, ValueError) as error:
        raise ProjectError(
            _("The draft record '{path}' is damaged.").format(path=_place(case, _RECORD)),
            _("Restore it from a backup, or move '{draft}' out of the folder; Slicer loads it.").format(
                draft=draftPath(case).name
            ),
        ) from error
    return record if labelChecksum(case) in record.continues else None


def writeRecord(case: Case, record: DraftRecord) -> None:
    """Write the record of a draft, which may be written only after it."""
    content = {
        "continues": list(record.continues),
        "changed": record.changed,
        "source": record.source,
        "schema": record.schema and record.schema.to_dict(),
    }
    write_json(_place(case, _RECORD), content)


def labelChecksum(case: Case) -> str | None:
    """Checksum of the label file that the case has on the disk now; None without one."""
    return checksum(again(case).label_path)


def checksum(path: Path | None) -> str | None:
    """Of a file's content; None if there is no file."""
    return None if path is None or not path.is_file() else f"{zlib.crc32(path.read_bytes()):08x}"


def fingerprint(case: Case) -> str:
    """What the disk holds of a case's annotation: changes with the draft and with the label."""
    return f"{checksum(draftPath(case))} {labelChecksum(case)}"


def archive(case: Case, paths: Sequence[Path | None]) -> list[Path]:
    """Keep copies of files that are about to be replaced; returns where they are.

    Raises:
        StorageError: the disk refused; nothing may be replaced then.
    """
    kept = []
    for path in paths:
        if path is None or not path.is_file():
            continue
        stem = path.name.partition(".")[0]
        suffix = path.name[len(stem) :]
        folder = checked(
            case.folder, case.folder / _ASIDE, _("What was set aside of the case '{id}'").format(id=case.id)
        )
        target = folder / free_name(stem, lambda name, folder=folder: (folder / name).exists(), suffix)
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise storage_error(target, error) from error
        keep_copy(path, target)
        kept.append(target)
    return kept
