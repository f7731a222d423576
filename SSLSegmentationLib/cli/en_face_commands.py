"""Commands about the plane that volumes are projected onto: en-face, cut."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from ..core.errors import SettingsError
from ..core.locks import ProjectLock
from ..project import Project, Role
from .main import counted, emit, say


def configure(name: str, parser: argparse.ArgumentParser, arguments: Sequence[str]) -> None:
    """Add the arguments of command ``name``."""
    parser.add_argument("project", type=Path, help="project folder")
    parser.add_argument("case", help="case id or name")
    if name == "en-face":
        parser.add_argument(
            "--axis", choices="ijk", default=None, help="voxel axis of projection (default: the one given before)"
        )
        parser.add_argument(
            "--image",
            type=Path,
            default=None,
            help="image of another modality: flat (one voxel along the axis), or a volume on the case's grid",
        )
        parser.add_argument("--mask", type=Path, default=None, help="flat reference mask")
    else:
        parser.add_argument("--axis", choices="ijk", required=True, help="voxel axis that is cut")
        parser.add_argument(
            "--parts",
            nargs="+",
            required=True,
            metavar="ROLE=FIRST:END",
            help="for example train=0:120 test=128:200; voxels count from 0, END is not included. Leave gaps: "
            "neighbouring voxels are alike",
        )


def run(name: str, options: argparse.Namespace) -> int:
    """Run command ``name``."""
    from ..importing.projections import cut_case, set_en_face

    project = Project(options.project)
    axis = None if options.axis is None else "ijk".index(options.axis)
    with ProjectLock(project.folder):
        case = project.case(options.case)
        if name == "en-face":
            if options.image is None and options.mask is None:
                raise SettingsError("There is nothing to give to the case.", "Name an --image or a --mask, or both.")
            notes: list[str] = []
            record = set_en_face(project, case, axis, image=options.image, mask=options.mask, notes=notes).en_face
            for note in notes:
                say(options, note)
            has = " and ".join(what for what, file in (("an image", record.image), ("a mask", record.mask)) if file)
            text = f"Case '{case.id}' is projected along {'ijk'[record.axis]} and has {has} there."
            emit(options, {"case": case.id, "axis": "ijk"[record.axis], **_files(record), "notes": notes}, text)
            return 0
        made = cut_case(project, case, axis, [_part(text) for text in options.parts])
    text = f"Cut '{case.id}' into {counted(len(made), 'case')}: " + ", ".join(f"{c.id} ({c.role})" for c in made)
    emit(options, {"cases": [{"id": c.id, "role": str(c.role), "size": c.size} for c in made]}, f"{text}.")
    return 0


def _files(record: object) -> dict[str, bool]:
    return {name: getattr(record, name) is not None for name in ("image", "mask")}


def _part(text: str) -> object:
    from ..importing.projections import Part

    found = re.fullmatch(r"(\w+)=(\d+):(\d+)", text)
    if not found:
        raise SettingsError(f"'{text}' is no part.", "Write parts like train=0:120.")
    return Part(Role.parse(found[1]), int(found[2]), int(found[3]))
