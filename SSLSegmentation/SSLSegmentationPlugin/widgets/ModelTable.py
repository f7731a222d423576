"""The table of a project's backbones and models: what each is, what it learnt from, how good it is."""

from collections.abc import Callable, Sequence

from slicer.i18n import tr as _

from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.project.model_text import score_text
from SSLSegmentationLib.project.models import ModelEntry

from ..text.FrameText import withFrames
from ..text.Hints import inSlicer
from ..text.RoleText import ROLE_WORDS
from ..text.RunText import methodName, startedText
from .RowTable import RowTable

_HEADINGS = (_("Network"), _("Learnt from"), _("Dice"))
_HEADING_HELP = (
    _("A model segments. A backbone is what a pretraining makes: finetune it to get a model."),
    _("What it learnt from, and what it began with."),
    _("Overlap with the reference masks, from 0 (none) to 1 (equal): on test cases if there are any."),
)
_ROLES = {str(role): words for role, words in ROLE_WORDS.items()}


class ModelTable(RowTable):
    """Rows of two lines.

    Args:
        onSelected: called when another row is selected.
    """

    def __init__(self, onSelected: Callable[[], None]) -> None:
        super().__init__(_HEADINGS, onSelected, headingHelp=_HEADING_HELP)
        self.widget.setMinimumHeight(150)

    def show(self, entries: Sequence[ModelEntry], selected: str) -> None:
        """Show these, one of them selected."""
        self.fill([(entry.name, (title(entry), origin(entry), score(entry))) for entry in entries], [selected])

    def selectedName(self) -> str:
        """Name of the selected one; empty if none is."""
        return "".join(self.selectedKeys())


def title(entry: ModelEntry) -> tuple[str, str]:
    """Kind and name or time, and more about it."""
    kind = _("Model") if entry.kind == "model" else _("Backbone")
    if entry.card and entry.card.structures:
        kind += ": " + ", ".join(entry.card.structures)
    stopped = ", " + _("stopped early") if entry.card and entry.card.stopped_early else ""
    name = _("imported: {name}").format(name=entry.name) if entry.imported else startedText(entry.name, withYear=True)
    return f"{kind}\n{name}{stopped}", f"{kind}\n{entry.name}\n{entry.path}"


def origin(entry: ModelEntry) -> tuple[str, str]:
    """What it learnt from, and what it began with."""
    card = entry.card
    if card is None:
        return _("unknown"), inSlicer(entry.problem)
    if card.kind == "backbone":
        volumes = (
            counted(card.volumes, _("volume"), _("volumes")) if card.volumes else ""
        )  # not known of others' networks
        return f"{methodName(card.method)}\n{volumes}".rstrip(), ""
    start = methodName(card.start.method) if card.start else _("from scratch")
    frames = card.frames.get("train")
    labelled = counted(card.volumes, _("labelled case"), _("labelled cases"))
    labelled = withFrames(labelled, frames if isinstance(frames, int) else 0)
    slices = _("{count} annotated slices").format(count=card.slices)
    held = _("and {count} more to choose the best moment").format(count=card.validation_volumes)
    return f"{start}\n{labelled}", f"{labelled}, {slices}, {held}"


def score(entry: ModelEntry) -> tuple[str, str]:
    """Its best known Dice, and on what."""
    if entry.kind == "backbone":
        return "–", _("A backbone segments nothing by itself.")
    text = score_text(entry)
    if not text:
        return "–", _("Nobody has measured it yet: use labelled cases for 'Validation' or 'Test', in the step 'Data'.")
    value, _space, what = text.removesuffix(")").partition(" (")
    role = what.split(",")[0]
    return f"{value}\n{_ROLES.get(role, role)}", inSlicer(what)
