"""The command draft: what a classifier of the annotations so far makes of every case, in seconds."""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.errors import DataError
from ..core.starting import sign_of_life
from ..core.text import counted, table
from ..project import Project, expanded
from ..project.schema import LabelSchema
from ..project.series import counted_cases
from ..project.shipped import STARTER
from .arguments import add_project_argument
from .finding import find_network
from .main import emit, say
from .registry import USE, command

if TYPE_CHECKING:
    from ..embedding import Draft, DraftLoop


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_project_argument(parser)
    parser.add_argument("--cases", nargs="+", help="ids of the cases to draft (default: all)")
    parser.add_argument(
        "--backbone",
        default="auto",
        help="whose maps are looked at beside filters: 'auto' (the starter, if torch is installed), 'starter', "
        "'latest', a run's id, an imported backbone's name, a file, or 'none'",
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=None,
        metavar="FOLDER",
        help="also write the drafts into this folder, as segmentations (.seg.nrrd)",
    )


@command(
    "draft",
    "draft all cases from what is annotated so far, in seconds and without training a network",
    group=USE,
    arguments=_arguments,
)
def draft(options: argparse.Namespace) -> int:
    """Make the drafts and list them; returns the exit code."""
    project = Project(options.project)
    schema = project.schema
    wanted = [case.id for case in expanded(project.named_cases(options.cases or ()) or project.cases())]
    masks = _masks(options.output, wanted)
    from ..embedding import DraftLoop, read_draft
    from ..execution.drafts import draft_backbone, drafting_lock

    def tell(text: str) -> None:
        say(options, text)

    wish = options.backbone
    if wish not in ("auto", "none", STARTER):
        wish = str(find_network(project, wish).absolute())
    with sign_of_life(wanted=not options.json and wish != "none"):
        backbone = draft_backbone(project, wish, tell)
    loop = DraftLoop(project, tell, only=wanted, backbone=backbone, saved_only=True)
    with drafting_lock(project):
        seconds = _make(loop, options)
        drafts = {case_id: read_draft(project, case_id) for case_id, fresh in loop.fresh().items() if fresh}
    made = {case_id: found for case_id, found in drafts.items() if found}
    if not made:
        raise _nothing_made(project, loop)
    for case_id, path in masks.items():
        if case_id in made:
            _write(project, made[case_id], schema, path)
            say(options, f"{case_id} → {path}")
    _report(made, seconds, masks, options)
    return 0 if len(made) == len(wanted) else 3


def _make(loop: DraftLoop, options: argparse.Namespace) -> Mapping[str, float]:
    """Make all drafts; returns the seconds that each case took."""
    seconds: dict[str, float] = defaultdict(float)
    begun = time.monotonic()
    while (piece := loop.step()) is not None:
        now = time.monotonic()
        seconds[piece.case_id] += now - begun
        begun = now
    return seconds


def _nothing_made(project: Project, loop: DraftLoop) -> DataError:
    if not project.cases(labelled=True):
        return DataError(
            f"Nothing is annotated in the project '{project.shown}' yet.", "Annotate one case, or some of its slices."
        )
    if not loop.is_taught:
        return DataError(
            "A draft needs voxels of a structure and of the background, or of two structures, in training cases.",
            "Annotate a slice that shows a structure; validation and test cases teach nothing ('sslseg role').",
        )
    return DataError("No case could be drafted; the reasons are above.", "See whether the volumes can be opened.")


def _masks(folder: Path | None, wanted: Sequence[str]) -> dict[str, Path]:
    """Case → file of its segmentation.

    Raises:
        DataError: one is there already.
    """
    masks = {case_id: folder / f"{case_id}.seg.nrrd" for case_id in wanted} if folder else {}
    for path in masks.values():
        if path.exists():
            raise DataError(f"'{path}' exists already.", "Nothing is overwritten: choose another --output.")
    return masks


def _write(project: Project, made: Draft, schema: LabelSchema, path: Path) -> None:
    from ..volumes.reading import read_volume
    from ..volumes.writing import write_segmentation

    write_segmentation(path, made.labels(), read_volume(project.case(made.case_id).image_path), schema)


def _report(
    made: Mapping[str, Draft], seconds: Mapping[str, float], masks: Mapping[str, Path], options: argparse.Namespace
) -> None:
    first = next(iter(made.values()))
    content = {
        "taught_by": dict(first.taught),
        "drafts": [
            {"case": case_id, "seconds": round(seconds[case_id], 2)}
            | ({"mask": str(masks[case_id])} if case_id in masks else {})
            for case_id in made
        ],
    }
    rows = [["case", "seconds"], *([case_id, f"{seconds[case_id]:.1f}"] for case_id in made)]
    taught = f"Learnt from {counted(first.pixels, 'pixel')} of {counted_cases(first.cases)}."
    emit(options, content, f"{table(rows)}\n{taught} The drafts are in the project's folder 'drafts'.")
