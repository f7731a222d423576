"""The models that learning has made one after another, as they lie in its run folder. Standard library only.

::

    learning.json    where it stands: the round, what it learns from, the models that were published
    model.pt         the newest model, with its card and scores: what Models, Review and ``sslseg predict`` take
    models/ID-3/     the third model, kept for looking back, with its card, its plan and the scores that it was given
    rounds/0007/     the round that is going on: its plan, slices and checkpoints

All of it is written so that a worker that is killed at any moment finds a state that it can go on from: a model is
whole under ``models/`` before it becomes the newest, and is the newest before it is recorded; what was not recorded is
done again, with the same result.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from ..core.errors import ProjectError, SettingsError
from ..core.paths import checked
from ..core.settings import from_dict
from ..core.storage import check_format, keep_copy, move, read_json, remove_folder, write_json
from ..project.label_state import LabelState
from ..project.models import CARD
from ..project.seen import PLAN

FORMAT_VERSION = 1
RECORD = "learning.json"
MODEL = "model.pt"
_MODELS, _ROUNDS, _SCORES = "models", "rounds", "evaluation-*"


@dataclass(frozen=True)
class Published:
    """A model of the chain.

    Args:
        number: from 1.
        round: that made it.
        reason: why it was published, in words.
        train: cases whose labels the round learnt from → number of their complete slices, None = the whole volume.
        validation: cases that judged it.
        validation_dice: of these; None without any.
        sha256: of its file.
    """

    number: int
    round: int
    reason: str
    train: dict[str, int | None]
    validation: tuple[str, ...]
    validation_dice: float | None = None
    sha256: str = ""


@dataclass(frozen=True)
class ChainState:
    """Where learning stands; what ``learning.json`` holds.

    Args:
        round: number of the last round that was begun.
        training: whether that is not over.
        labels: what it learns from.
        rounds_on_labels: rounds on these labels that are over.
        settled: whether nothing more is to be had from these labels.
        unpublished: rounds that are over since a model was published last.
        published_labels: what the newest model has learnt from.
        models: those that were published; the files of older ones may be gone.
    """

    round: int = 0
    training: bool = False
    labels: tuple[LabelState, ...] = ()
    rounds_on_labels: int = 0
    settled: bool = False
    unpublished: int = 0
    published_labels: tuple[LabelState, ...] = ()
    models: tuple[Published, ...] = ()

    def begun(self, labels: tuple[LabelState, ...]) -> ChainState:
        """The next round, on these labels."""
        same = labels == self.labels
        rounds = self.rounds_on_labels if same else 0
        return replace(self, round=self.round + 1, training=True, labels=labels, rounds_on_labels=rounds, settled=False)

    def over(self, published: Published | None, *, settled: bool) -> ChainState:
        """The round is over, with or without a model that is published."""
        state = replace(self, training=False, rounds_on_labels=self.rounds_on_labels + 1, settled=settled)
        if published is None:
            return replace(state, unpublished=self.unpublished + 1)
        models = (*self.models, published)
        return replace(state, unpublished=0, published_labels=self.labels, models=models)

    @property
    def has_news(self) -> bool:
        """Whether the newest model has not seen these labels."""
        return self.labels != self.published_labels


@dataclass(frozen=True)
class Chain:
    """The folder of a run of learning.

    Args:
        folder: of the run.
    """

    folder: Path

    def read(self) -> ChainState:
        """Where it stands; at the beginning where nothing is written yet.

        Raises:
            ProjectError: the record is damaged or of a newer version.
        """
        path = checked(self.folder, self.folder / RECORD, f"The record of the run '{self.folder.name}'")
        if not path.exists():
            return ChainState()
        content = read_json(path, "record of learning")
        check_format(content, FORMAT_VERSION, f"The record '{path}'")
        content.pop("format_version")
        try:
            return from_dict(ChainState, content)
        except (SettingsError, TypeError) as error:
            raise ProjectError(
                f"The record '{path}' is damaged ({error}).", "Start a new run from its model."
            ) from error

    def write(self, state: ChainState) -> None:
        """Write down where it stands.

        Raises:
            StorageError: the disk refused.
        """
        write_json(self.folder / RECORD, {"format_version": FORMAT_VERSION, **asdict(state)})

    def round_folder(self, number: int) -> Path:
        """Folder of a round."""
        return self.folder / _ROUNDS / f"{number:04d}"

    def model_folder(self, number: int) -> Path:
        """Folder of a model; its name is that of the masks that it makes when somebody goes back to it."""
        return self.folder / _MODELS / f"{self.folder.name}-{number}"

    def publish(self, number: int, made: Path, newest: int | None) -> None:
        """Make what a round has made the newest model. May be done again after it was interrupted anywhere.

        Args:
            number: of the model.
            made: folder of the round.
            newest: number of the model that is the newest so far; None = there is none.

        Raises:
            StorageError: the disk refused.
        """
        target = self.model_folder(number)
        for name in (PLAN, CARD, MODEL):
            keep_copy(made / name, target / name)
        before = self.model_folder(newest) if newest else None
        if before is not None and before.is_dir():  # scores go with their model; what people have made of it stays
            for path in sorted(self.folder.glob(_SCORES)):
                move(path, before / path.name)
        for name in (MODEL, CARD):
            keep_copy(target / name, self.folder / name)

    def clear_rounds(self, but: int) -> None:
        """Remove slices and checkpoints of rounds that are over.

        Raises:
            StorageError: the disk refused.
        """
        for path in sorted((self.folder / _ROUNDS).glob("[0-9]*")):
            if path.name != self.round_folder(but).name:
                remove_folder(path)

    def prune(self, state: ChainState, keep: int, needed: Collection[str]) -> list[int]:
        """Remove the files of models that are older than those to keep; returns their numbers.

        Args:
            keep: how many beside the newest; 0 = all.
            needed: checksums of models that somebody still works with.

        Raises:
            StorageError: the disk refused.
        """
        old = state.models[: -keep - 1] if keep else ()
        gone = [each for each in old if each.sha256 not in needed and self.model_folder(each.number).is_dir()]
        for each in gone:
            remove_folder(self.model_folder(each.number))
        return [each.number for each in gone]


def why_publish(state: ChainState, before: float | None, after: float | None, publish_after: int, rounds: int) -> str:
    """Why the model of a round is published, in words; empty if it is not.

    Args:
        state: at the end of the round, before that is recorded.
        before: validation Dice of the model that it went on from, be it of this chain or what that began with, on the
            validation cases of today; None = there are none, or there was no model.
        after: that of its own; None without validation cases.
        publish_after: rounds after which labels that are new are enough.
        rounds: on the same labels, at most.
    """
    if not state.models and before is None:
        return "it is the first"
    if after is None:
        return "its steps are done"
    if before is None or after > before:
        return f"validation Dice {after:.3f}" + ("" if before is None else f", was {before:.3f}")
    if state.has_news and (state.unpublished + 1 >= publish_after or state.rounds_on_labels + 1 >= rounds):
        return "it has seen labels that the last one has not"
    return ""


def slices_of(labels: Collection[LabelState], ids: Collection[str]) -> dict[str, int | None]:
    """How many slices of each case are complete; None = the whole volume."""
    return {each.case: None if each.slices is None else len(each.slices) for each in labels if each.case in ids}
