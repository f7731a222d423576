"""What a finetuning can start from: the project's pretrainings and imported backbones, and where each comes from."""

from __future__ import annotations

from dataclasses import dataclass

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import CheckpointError
from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.project.models import CARD, ModelEntry
from SSLSegmentationLib.project.shipped import STARTER, is_shipped, starter_path
from SSLSegmentationLib.tasks.base import SLICES, fits_slicer, task_of

from ..text.Hints import inSlicer
from ..text.LibraryText import translated
from ..text.RunText import lineage, methodName, presetName, runTitle
from .JobEntry import JobEntry
from .Session import Session


@dataclass(frozen=True)
class StartPoint:
    """A backbone.

    Args:
        name: of its run, or the one under which it was imported.
        path: of its file.
        title: in a line.
        lineage: where it comes from, in sentences.
        problem: why it cannot be finetuned; empty if it can.
        entry: its run; None if it was made elsewhere.
    """

    name: str
    path: str
    title: str
    lineage: str
    problem: str = ""
    entry: JobEntry | None = None

    @property
    def isStarter(self) -> bool:
        """Whether it is the one that comes with SSLSegmentation, which decides nothing but the network."""
        return self.path == str(starter_path())


def startPoints(session: Session, task: str = SLICES) -> list[StartPoint]:
    """Backbones to choose from: the starter, those of the project's runs, the newest first, then imported ones.

    Args:
        task: what is to be finetuned; backbones for another one are named, and cannot be chosen.
    """
    entries = session.models("backbone")
    made, imported = [e for e in entries if not e.imported], [e for e in entries if e.imported]
    starter = _starter() if task == SLICES else []
    return [*starter, *(_startPoint(session, entry, task) for entry in [*reversed(made), *imported])]


def _starter() -> list[StartPoint]:
    """The backbone that comes with SSLSegmentation, if this version has one."""
    if not is_shipped():
        return []
    lineage = _(
        "It comes with SSLSegmentation: pretrained on computed shapes, without any image of a patient. With few "
        "labels it mostly gave better masks than a short pretraining on the volumes themselves. Image size and plane "
        "are those of your settings."
    )
    return [StartPoint(STARTER, str(starter_path()), _("Starter: pretrained on computed shapes"), lineage)]


def _startPoint(session: Session, model: ModelEntry, task: str) -> StartPoint:
    path, problem = str(model.path), disabledReason(model, task)
    run = session.jobs.get(model.name) if not model.imported else None
    if run is None:
        return StartPoint(model.name, path, _importedTitle(model), problem or _importedLineage(model), problem)
    early = _(", stopped early") if (run.view.result or {}).get("stopped_early") else ""
    title = _("Pretraining: {title}").format(title=runTitle(run)) + early
    return StartPoint(model.name, path, title, problem or lineage(run), problem, run)


def disabledReason(model: ModelEntry, task: str = SLICES) -> str:
    """Why a backbone cannot be finetuned here; empty if it can.

    The network's shape and the resolution of the images come with it, so that any of ours fits; other structures than
    those of the project are no obstacle, since a backbone knows none.
    """
    if model.card is None:  # one without a card may be an old one, and sound
        return inSlicer(model.problem) if (model.folder / CARD).exists() else ""
    try:
        made = task_of(model.card)
    except CheckpointError:  # a network that this version does not know is told when it is used
        return ""
    if not fits_slicer(model.card):
        return _("It was pretrained for {purpose}. Only the command line can finetune it.").format(
            purpose=translated(made.purpose)
        )
    if made.name != task:
        return _("It was pretrained for {makes}: choose these above, if cases have some.").format(
            makes=translated(made.makes)
        )
    return ""


def _importedTitle(model: ModelEntry) -> str:
    card = model.card
    text = _("Imported: {name}").format(name=model.name)
    return f"{text} ({methodName(card.method)})" if card else text


def _importedLineage(model: ModelEntry) -> str:
    card = model.card
    if card is None:
        return _("Imported. Nothing is written down about where it comes from.")
    how = _("Made elsewhere, by the method '{title}' ({preset}) from {volumes}, without labels.").format(
        title=methodName(card.method),
        preset=presetName(card.preset),
        volumes=counted(card.volumes, _("volume"), _("volumes")),
    )
    parts = [how, _("Whether test cases of yours were among them is not known here.")]
    if card.stopped_early:
        parts.append(_("It was stopped early ({where}).").format(where=card.stopped_early))
    return " ".join(parts)
