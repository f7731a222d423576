"""The floors of the library: which folder may import which. ``python Testing/floors.py`` draws docs/floors.svg.

A folder imports folders of lower floors only, never one of its own floor or above, neither at the top of a file, nor in
a function, nor for types alone, nor looks one up by its name; ``tasks`` alone does that, for the parts of a task. A
test holds it, and that the picture is the one that is drawn here.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = ROOT / "SSLSegmentationLib"
PICTURE = ROOT / "docs" / "floors.svg"

#: From the ground up: folder → what it is about. ``api`` is a file, the only one beside the folders.
FLOORS: tuple[dict[str, str], ...] = (
    {"core": "errors, files, settings, locks"},
    {"project": "cases, structures, runs, models", "networks": "U-Net, 3D to 2D, heads", "augmentation": "warp, looks"},
    {
        "jobs": "requests, background runs",
        "volumes": "read, check, orient, write",
        "losses": "contrast, restore, segment",
        "figures": "curves, cases, previews",
        "tasks": "slices, volumes, flat",
    },
    {"importing": "files and data sets to cases"},
    {"stores": "volumes to arrays on disk"},
    {"training": "plan, loop, checkpoint"},
    {"inference": "masks, certainty, scores", "preflight": "room, memory, time"},
    {"embedding": "what looks alike, drafts"},
    {"pretraining": "methods, and the run of one", "finetuning": "strategies, and the run of one"},
    {"study": "how good with how few labels"},
    {"execution": "kinds of jobs, workers, clusters"},
    {"api": "the whole loop in ten functions"},
    {"cli": "the command line"},
)


@dataclass(frozen=True)
class Import:
    """One import of a module of the library by another.

    Args:
        importer: dotted name within the library, such as ``training.plan``.
        imported: the same; a package stands for itself.
        for_types: whether only a type checker sees it.
    """

    importer: str
    imported: str
    for_types: bool


def modules(library: Path = LIBRARY) -> dict[str, Path]:
    """Dotted name within the library → file; ``__init__`` of a folder goes by the folder's name."""
    found = {}
    for path in sorted(library.rglob("*.py")):
        parts = path.relative_to(library).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)] = path
    return found


def imports(library: Path = LIBRARY) -> Iterator[Import]:
    """All imports between modules of the library, wherever in a file they stand."""
    known = modules(library)
    for name, path in known.items():
        package = path.relative_to(library).parent.parts
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for_types = {id(node) for block in ast.walk(tree) if _is_for_types(block) for node in ast.walk(block)}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                above = package[: len(package) - node.level + 1]
                source = ".".join((*above, *(node.module or "").split("."))).strip(".")
                for alias in node.names:
                    whole = f"{source}.{alias.name}".strip(".")
                    target = whole if whole in known else source
                    if target and target != name:
                        yield Import(name, target, id(node) in for_types)


def lookups(library: Path = LIBRARY) -> Iterator[Import]:
    """Modules that are looked up by their name in a string, as ``training.plan`` or ``training.plan:RunPlan``."""
    known = {name: path for name, path in modules(library).items() if "." in name}
    for importer, path in modules(library).items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                name = node.value.partition(":")[0].lstrip(".")
                if name in known and name != importer:
                    yield Import(importer, name, False)


def _is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def floor_of(module: str) -> int | None:
    """Number of the floor that a module stands on, from 0; None for what stands on none (``__main__``)."""
    folder = module.partition(".")[0]
    return next((number for number, floor in enumerate(FLOORS) if folder in floor), None)


def picture() -> str:
    """The floors as SVG, the ground at the bottom."""
    width, height, box, gap = 960, 46, 182, 8
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{len(FLOORS) * (height + gap) + gap}" '
        'font-family="sans-serif">',
        '<rect width="100%" height="100%" fill="#ffffff"/>',
    ]
    for number, floor in enumerate(reversed(FLOORS)):
        top, left = gap + number * (height + gap), (width - len(floor) * (box + gap) + gap) / 2
        for folder, about in floor.items():
            middle = left + box / 2
            lines += [
                f'<rect x="{left:g}" y="{top}" width="{box}" height="{height}" rx="6" fill="#eef3f8" '
                'stroke="#5b7a99"/>',
                f'<text x="{middle:g}" y="{top + 19}" text-anchor="middle" font-size="14" font-weight="bold" '
                f'fill="#1d2b3a">{escape(folder)}</text>',
                f'<text x="{middle:g}" y="{top + 36}" text-anchor="middle" font-size="11" fill="#44576b">'
                f"{escape(about)}</text>",
            ]
            left += box + gap
    return "\n".join([*lines, "</svg>", ""])


def main() -> int:
    """Draw the picture."""
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
