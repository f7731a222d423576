"""The tutorial as it lies on this computer, in the language of Slicer: the README or its like, a page for each step."""

from __future__ import annotations

import re
from pathlib import Path

from slicer.i18n import tr as _

_MODULE = Path(__file__).resolve().parents[2]
#: Where it is: in an installed extension beside the module; in a source tree, its first folder.
_PLACES = (_MODULE / "Resources" / "Help", _MODULE.parent)
#: Where it is read in the world, if it is not here.
ADDRESS = "https://github.com/SSLSegmentation/SlicerSSLSegmentation#readme"
#: Step → numbers of its parts of the tutorial.
_PARTS = {
    "SetupPanel": (1,),
    "DataPanel": (2,),
    "AnnotatePanel": (3, 4),
    "FinetunePanel": (5,),
    "ReviewPanel": (6,),
    "PretrainPanel": (7,),
    "ModelsPanel": (8,),
}
_PART = re.compile(r"^\*\*(\d+)\. ", re.MULTILINE)
_HEADING = re.compile(r"^#+ ", re.MULTILINE)


def file() -> Path | None:
    """The tutorial's file, beside which its pictures and further pages are; None if it was not installed.

    The catalogues name it as any other text, so that it is in the language of the rest.
    """
    names = (_("README.md"), "README.md")
    found = (place / name for place in _PLACES for name in names if (place / name).is_file())
    return next(found, None)


def page(step: str) -> str:
    """What the tutorial says of a step, as Markdown; empty if it is not here.

    Args:
        step: class name of its panel.
    """
    tutorial = file()
    if tutorial is None:
        return ""
    parts = _parts(tutorial.read_text(encoding="utf-8"))
    return "\n\n".join(parts[number].strip() for number in _PARTS.get(step, ()) if number in parts)


def _parts(text: str) -> dict[int, str]:
    """The numbered parts, each from its number to the next one, or to the next heading."""
    found = {}
    starts = list(_PART.finditer(text))
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        part = text[start.start() : following.start() if following else len(text)]
        end = _HEADING.search(part)
        found[int(start[1])] = part[: end.start()] if end else part
    return found
