"""Commands about the plane that volumes are projected onto: en-face, cut."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..core.errors import SettingsError
from ..core.locks import ProjectLock
from ..core.text import conjoined, counted
from ..project import Project, Role
from ..project.en_face import PROJECTIONS, EnFaceRecord
from .arguments import add_project_argument
from .attended import add_attended_arguments, attend
from .main import emit, say
from .registry import DATA, command

if TYPE_CHECKING:
    from ..importing.projections import Part


def _case_arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("case", help="case id or name")


def _en_face_arguments(parser: argparse.ArgumentParser) -> None:
    _case_arguments(parser)
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
    parser.add_argument(
        "--projection",
        choices=PROJECTIONS,
        default=None,
        help="make the image of the volume itself, its mean or maximum along the axis, in place of --image",
    )
    add_attended_arguments(parser)


@command(
    "en-face",
    "give a case an image or a mask in the plane that it is projected onto",
    group=DATA,
    arguments=_en_face_arguments,
)
def en_face(options: argparse.Namespace) -> int:
    """Give a case its image and mask of the plane."""
    from ..importing.projections import set_en_face

    project = Project(options.project)
    axis = None if options.axis is None else "ijk".index(options.axis)
    attend(options)
    if options.image is not None and options.projection is not None:
        raise SettingsError("--image and --projection both say what the flat image is.", "Leave one of them out.")
    with ProjectLock(project.folder, options.lock_key):
        case = project.case(options.case)
        if options.image is None and options.mask is None and options.projection is None:
            raise SettingsError(
                "There is nothing to give to the case.", "Name an --image or a --mask, or both, or a --projection."
            )
        notes: list[str] = []
        given = {"image": options.image, "mask": options.mask, "projection": options.projection}
        changed = set_en_face(project, case, axis, **given, notes=notes)
        record = cast(EnFaceRecord, changed.en_face)  # just set
    for note in notes:
        say(options, note)
    has = conjoined([what for what, file in (("an image", record.image), ("a mask", record.mask)) if file])
    text = f"Case '{case.id}' is projected along {'ijk'[record.axis]} and has {has} there."
    emit(options, {"case": case.id, "axis": "ijk"[record.axis], **_files(record), "notes": notes}, text)
    return 0


def _cut_arguments(parser: argparse.ArgumentParser) -> None:
    _case_arguments(parser)
    parser.add_argument("--axis", choices="ijk", required=True, help="voxel axis that is cut")
    parser.add_argument(
        "--parts",
        nargs="+",
        required=True,
        metavar="ROLE=FIRST:END",
        help="for example train=0:120 test=128:200; voxels count from 0, END is not included. Leave gaps: "
        "neighbouring voxels are alike",
    )


@command(
    "cut",
    "cut a case into parts that share no voxel, each with a role of its own",
    group=DATA,
    arguments=_cut_arguments,
)
def cut(options: argparse.Namespace) -> int:
    """Cut a case into cases."""
    from ..importing.projections import cut_case

    project = Project(options.project)
    with ProjectLock(project.folder):
        case = project.case(options.case)
        made = cut_case(project, case, "ijk".index(options.axis), [_part(text) for text in options.parts])
    text = f"Cut '{case.id}' into {counted(len(made), 'case')}: " + ", ".join(f"{c.id} ({c.role})" for c in made)
    emit(options, {"cases": [{"id": c.id, "role": str(c.role), "size": c.size} for c in made]}, f"{text}.")
    return 0


def _files(record: EnFaceRecord) -> dict[str, bool]:
    return {name: getattr(record, name) is not None for name in ("image", "mask")}


def _part(text: str) -> Part:
    from ..importing.projections import Part

    found = re.fullmatch(r"(\w+)=(\d+):(\d+)", text)
    if not found:
        raise SettingsError(f"'{text}' is no part.", "Write parts like train=0:120.")
    return Part(Role.parse(found[1]), int(found[2]), int(found[3]))
