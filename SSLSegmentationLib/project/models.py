"""What a project has learnt: its backbones and models, where each comes from and how good it is.

Beside a ``backbone.pt`` or ``model.pt`` lies its card, ``card.json``: what a person wants to know of it without opening
it. A run writes it; an imported model brings it along. Standard library only.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError, SettingsError, SSLSegError
from ..core.paths import checked, leads_out
from ..core.settings import UNSAID, from_dict, to_dict
from ..core.storage import check_format, dump_json, read_json, write_text
from .cases import Role
from .project import Project
from .shipped import STARTER

FORMAT_VERSION = 1
CARD = "card.json"
KINDS = ("backbone", "model")
_OF_FRAMES = ("frames", "cases")
#: What the card of a network that nnU-Net has trained says in place of a method of pretraining.
NNUNET = "nnunet"
#: … and of one that was pretrained elsewhere, with nnssl.
NNSSL = "nnssl"
_NO_CARD = "Nothing is written down about it: it was made by an older version, or its card was lost."


@dataclass(frozen=True)
class Start:
    """What a finetuning began with.

    Args:
        method: of the pretraining.
        volumes: that it learnt from, without labels.
        name: of the run or model that it came from; empty if unknown.
        transductive: whether test cases (and, of older versions, validation cases) were among them.
        stopped_early: how far the pretraining got if it was stopped; empty if it was finished.
    """

    method: str
    volumes: int
    name: str = ""
    transductive: bool = False
    stopped_early: str = ""


@dataclass(frozen=True)
class ModelCard:
    """A backbone or model in short.

    Args:
        kind: ``backbone`` or ``model``.
        version: of the library that made it.
        made: when, UTC, ISO 8601; of an imported one: when it was taken over.
        cases: ids of the cases that it learnt from; empty in one that was exported.
        volumes: how many these were.
        slices: how many slices of them; of a model only annotated ones.
        validation_volumes: cases that chose the best weights; they are labels, too.
        method: pretraining method of a backbone.
        preset: name of the settings it began with; single ones may have been changed.
        structures: what a model segments, by label value.
        start: what a model began with; None from scratch.
        transductive: whether it learnt from images of test cases (and, of older versions, of validation cases), too.
        spacing_mm: pixel size of the slices.
        plane: in which volumes are sliced.
        bias_field_correction: whether N4 comes first.
        widths: channels of the network's stages.
        steps: of training.
        validation_dice: mean Dice of slices of the validation cases at the best step; None without any.
        stopped_early: how far it got if it was stopped; empty if it was finished.
        scores: role → what an evaluation said (see :func:`read_scores`), of an imported model.
        strategy: how a model was finetuned; ``full`` unless its settings say otherwise.
        unlabelled_volumes: how many a model learnt from without labels, beside ``volumes``.
        architecture: of the network: ``unet`` for slices, ``placed_unet`` likewise, which takes where each pixel lies,
            ``unet_ensemble``: several of these, ``probed_unet`` for slices, with a linear classifier on several of its
            maps, ``fpn3d2d`` for flat masks of volumes.
        one_part: structures of which the largest connected part is kept in each mask.
        without_holes: structures whose small holes are filled.
        place: whether its network takes where each pixel lies, and why, in a sentence; empty if nobody asked.
        is_placed: whether its network takes where each pixel lies.
        networks: how many answer together.
        frames: of a model whose cases have frames: of how many it learnt (``train``), which chose the best weights
            (``validation``), and which it saw without labels (``unlabelled``).
        context: neighbours on each side that its network sees beside each slice.
        channels: sequences that its network sees, that of the volume itself first; none = the volume alone.
        normalisation: of greys: ``percentiles`` or ``z-score``; empty if the card does not say.
    """

    kind: str
    version: str
    made: str
    cases: tuple[str, ...]
    volumes: int
    slices: int
    validation_volumes: int
    method: str = ""
    preset: str = ""
    structures: tuple[str, ...] = ()
    start: Start | None = None
    transductive: bool = False
    spacing_mm: float = 0.0
    plane: str = ""
    bias_field_correction: bool = False
    widths: tuple[int, ...] = ()
    steps: int = 0
    validation_dice: float | None = None
    stopped_early: str = ""
    scores: dict[str, Any] = field(default_factory=dict)
    strategy: str = "full"
    unlabelled_volumes: int = 0
    architecture: str = "unet"
    one_part: tuple[str, ...] = ()
    without_holes: tuple[str, ...] = ()
    place: str = ""
    is_placed: bool = False
    networks: int = 1
    frames: dict[str, Any] = field(default_factory=dict)
    context: int = field(default=0, metadata=UNSAID)
    channels: tuple[str, ...] = field(default=(), metadata=UNSAID)
    normalisation: str = field(default="", metadata=UNSAID)

    @classmethod
    def of(cls, kind: str, content: Mapping[str, Any]) -> ModelCard:
        """The card of a checkpoint.

        Args:
            kind: ``backbone`` or ``model``.
            content: of the checkpoint; its weights are not looked at.
        """
        data, preprocessing = content["data"], content["preprocessing"] or {}  # a starter has none
        shared = {
            "kind": kind,
            "version": content["version"],
            "made": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "cases": tuple(data["cases"]),
            "preset": content["settings"]["preset"],
            "spacing_mm": float(preprocessing["spacing_mm"]) if preprocessing else 0.0,
            "plane": preprocessing["plane"] if preprocessing else "",
            "bias_field_correction": preprocessing["bias_field_correction"] if preprocessing else False,
            "widths": tuple(content["network"].get("widths", ())),
            "architecture": content.get("architecture", "unet"),
            "stopped_early": _where(content.get("stopped_early")),
            "context": int(preprocessing.get("context", 0)),
            "channels": tuple(map(str, preprocessing.get("channels", ()))),
            "normalisation": str(preprocessing.get("normalisation", "percentiles")) if preprocessing else "",
        }
        if kind == "backbone":
            return cls(
                **shared,
                volumes=data["volumes"],
                slices=data["slices"],
                validation_volumes=data["validation_volumes"],
                method=content["method"],
                transductive=data["transductive"],
                steps=sum(stage["step"] for stage in content["stages"]),
            )
        labels, training, start = content["labels"], content["training"], content.get("backbone")
        best, rule = training["best_score"], content.get("postprocessing") or {}
        names = {segment["value"]: segment["name"] for segment in content["schema"]}
        return cls(
            **shared,
            volumes=labels["train_cases"],
            slices=labels["train_slices"],
            validation_volumes=labels["validation_cases"],
            structures=tuple(s["name"] for s in sorted(content["schema"], key=lambda s: s["value"])),
            start=start and _start(start),
            transductive=data.get("transductive", False),
            strategy=content["settings"].get("strategy", "full"),
            unlabelled_volumes=labels.get("unlabelled_cases", 0),
            steps=training["step"],
            validation_dice=None if best is None else round(1 - best, 6),
            one_part=tuple(names[value] for value in rule.get("one_part", ()) if value in names),
            place=str(content.get("place", "")),
            is_placed=bool(content["network"].get("place")),
            networks=1 + len(content.get("other_states", ())),
            without_holes=tuple(names[value] for value in rule.get("without_holes", ()) if value in names),
            frames=dict(labels.get("frames", {})),
        )

    def anonymous(self, scores: Mapping[str, Any]) -> ModelCard:
        """The card as it is handed to somebody else: without names of cases and runs, with its scores."""
        start = self.start and replace(self.start, name="")
        return replace(self, cases=(), start=start, scores=dict(scores))

    def to_text(self) -> str:
        """Content of ``card.json``."""
        return dump_json({"format_version": FORMAT_VERSION, **to_dict(self)}, indent=2) + "\n"

    def write(self, folder: Path) -> None:
        """Write ``card.json``.

        Raises:
            StorageError: the disk refused.
        """
        write_text(folder / CARD, self.to_text())

    @classmethod
    def read(cls, folder: Path) -> ModelCard:
        """Read ``card.json``.

        Raises:
            ProjectError: missing, damaged or of a newer version.
        """
        path = checked(folder, folder / CARD, f"The model card of '{folder.name}'")
        content = read_json(path, "model card")
        check_format(content, FORMAT_VERSION, f"The model card '{path}'")
        content.pop("format_version")
        try:
            card = from_dict(cls, content)
        except SettingsError as error:
            raise ProjectError(
                f"The model card '{path}' is damaged ({error.sentence})", "Restore it from a backup."
            ) from error
        if card.kind not in KINDS:
            raise ProjectError(f"The model card '{path}' is damaged.", "Restore it from a backup.")
        return replace(card, scores=checked_scores(card.scores))


@dataclass(frozen=True)
class ModelEntry:
    """A backbone or model of a project.

    Args:
        name: of its run, or the one under which it was imported.
        kind: ``backbone`` or ``model``.
        path: of its ``.pt`` file; what it comes with lies beside it.
        card: what is known of it; None if nothing is.
        imported: whether it was made elsewhere.
        scores: role → scores (see :func:`read_scores`).
        problem: why its card is missing; empty if it is not.
    """

    name: str
    kind: str
    path: Path
    card: ModelCard | None
    imported: bool
    scores: dict[str, Any] = field(default_factory=dict)
    problem: str = ""

    @property
    def folder(self) -> Path:
        """Folder of the run or of the imported model."""
        return self.path.parent

    def size(self) -> int:
        """Bytes of the folder with all that is in it."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file())


def list_models(project: Project, kind: str | None = None) -> list[ModelEntry]:
    """Backbones and models that can be used now: of runs that are done or were stopped and kept, and imported ones.

    Args:
        kind: only ``backbone`` or ``model``.

    Returns:
        Those of runs in the order of time, then the imported ones by name. One whose card cannot be read is among them.
    """
    kinds = KINDS if kind is None else (kind,)
    found = []
    for place in ("runs", "models"):
        for folder in sorted(path.parent for k in kinds for path in (project.folder / place).glob(f"*/{k}.pt")):
            own = [k for k in kinds if (path := folder / f"{k}.pt").is_file() and not leads_out(project.folder, path)]
            if own and not folder.name.startswith("."):
                found.append(_entry(folder, own[0], place))
    return found


def newest(entries: Sequence[ModelEntry]) -> ModelEntry:
    """The one that came into the project last: of the newest run, or imported since that was done.

    Args:
        entries: at least one, in the order of :func:`list_models`.
    """

    def came(entry: ModelEntry) -> str:
        return entry.card.made if entry.card else ""

    last = [entry for entry in entries if not entry.imported][-1:]
    if last and came(last[0]):  # learning that goes on may have made one since, in a run that was begun before
        own = [entry for entry in entries if not entry.imported]
        last = [max(reversed(own), key=came)]
    return max(
        (*last, *(entry for entry in entries if entry.imported)), key=lambda entry: (came(entry), entry.imported)
    )


def find_entry(project: Project, name: str) -> ModelEntry:
    """The backbone or model of this name, or the newest one for ``latest``.

    Raises:
        ProjectError: there is none.
    """
    entries = list_models(project)
    if name == "latest":
        entries = [newest(entries)] if entries else []
    else:
        entries = [entry for entry in entries if entry.name == name]
    if not entries:
        raise ProjectError(
            f"The project '{project.shown}' has no backbone or model '{name}'.", "'sslseg models PROJECT' lists them."
        )
    return entries[0]


def read_scores(folder: Path) -> dict[str, Any]:
    """What evaluations wrote beside a model.

    Returns:
        Role → ``overall`` (metric → mean, std, count, missing) and ``structures`` (the same by structure). An
        evaluation that cannot be read is left out.
    """
    scores = {}
    for role in Role:
        path = folder / f"evaluation-{role}.json"
        try:
            path = checked(folder, path, "The evaluation")
            content = read_json(path, "evaluation") if path.exists() else {}
        except SSLSegError:
            continue
        scores[str(role)] = content
    return checked_scores(scores)


def checked_scores(scores: Any) -> dict[str, Any]:
    """Of what a file says, those parts that are scores of a role."""
    found = {}
    for role in Role:
        content = scores.get(str(role)) if isinstance(scores, Mapping) else None
        if not isinstance(content, Mapping) or not isinstance(content.get("overall"), Mapping):
            continue
        structures = content.get("structures")
        rows = [row for row in structures if isinstance(row, Mapping)] if isinstance(structures, list) else []
        found[str(role)] = {"overall": content["overall"], "structures": rows}
        if isinstance(of := content.get("frames"), Mapping) and all(type(of.get(key)) is int for key in _OF_FRAMES):
            found[str(role)]["frames"] = {key: of[key] for key in _OF_FRAMES}
    return found


def successors(project: Project, entry: ModelEntry) -> list[str]:
    """Ids of runs that began with a backbone, or that predict with a model. They need it no more once they are done."""
    found = []
    for folder in project.run_folders():
        path = folder / "job.json"
        try:
            request = read_json(checked(folder, path, "The run"), "run request")
        except SSLSegError:
            continue
        named = request.get("backbone" if entry.kind == "backbone" else "model")
        if isinstance(named, str) and named != STARTER and (project.folder / named).parent.name == entry.name:
            found.append(path.parent.name)
    return found


def _entry(folder: Path, kind: str, place: str) -> ModelEntry:
    card, problem = None, ""
    if (folder / CARD).exists():
        try:
            card = ModelCard.read(folder)
        except SSLSegError as error:
            problem = str(error)
    else:
        problem = _NO_CARD
    if card and card.start and not card.start.name and place == "runs":
        card = replace(card, start=replace(card.start, name=_start_name(folder)))
    scores = {**(card.scores if card else {}), **read_scores(folder)}
    return ModelEntry(folder.name, kind, folder / f"{kind}.pt", card, place == "models", scores, problem)


def _start_name(folder: Path) -> str:
    """Name of the backbone that a finetuning was asked to begin with."""
    try:
        return Path(read_json(folder / "job.json", "run request").get("backbone") or "").parent.name
    except (SSLSegError, TypeError):
        return ""


def _start(start: Mapping[str, Any]) -> Start:
    data = start["data"]
    return Start(
        start["method"], data["volumes"], "", bool(data.get("transductive")), _where(start.get("stopped_early"))
    )


def _where(stopped: Mapping[str, Any] | None) -> str:
    return f"{stopped['stage']}, step {stopped['step']} of {stopped['total']}" if stopped else ""
