"""*Keep learning*: finetunings in short rounds, each from the last model, whenever labels have changed.

A round is a finetuning like any other (``finetuning.run``), in a folder of its own within that of the run, from a start
that was made of the newest model (``finetuning.warm_start``). What comes of it is published or not (``chain``).
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator
from dataclasses import KW_ONLY, dataclass, field, replace
from enum import Enum, auto
from pathlib import Path
from typing import Any

from ..core.errors import DataError, SSLSegError
from ..core.storage import storage_error
from ..core.text import counted, listed, quoted
from ..figures import save_curves
from ..finetuning.learning_settings import LearningSettings
from ..finetuning.planning import plan_finetuning
from ..finetuning.run import FinetuneResult, execute_finetuning, prepare_finetuning
from ..inference.case_evaluation import score_validation
from ..jobs.background import Background
from ..jobs.named_files import open_model_checksums
from ..project import Project, Role
from ..project.history import MetricHistory
from ..project.label_state import LabelState, LabelWatch
from ..project.shipped import checksum
from ..training import RunContext, Stopped, Trainer
from ..training.memory import release_cached_memory
from ..training.options import Options
from ..training.plan import RunPlan
from .chain import Chain, ChainState, Published, slices_of, why_publish
from .learning_round import Round

_LOOK_SECONDS = 1.0  # between looks at the labels
_EARLY = 0.5  # of a round: as long as no more is done, it begins anew when labels have changed
_MOST_ANEW = 2  # times in a row


class Why(Enum):
    """Why a round is interrupted."""

    ASKED = auto()
    OTHERS = auto()
    LABELS = auto()


@dataclass(frozen=True)
class LearningResult:
    """What learning has made when it was only to learn once.

    Args:
        model: the newest model; None if nothing was published.
        models: how many were published, in all.
        validation_dice: of the newest; None without validation cases.
    """

    model: Path | None
    models: int
    validation_dice: float | None


@dataclass(eq=False)
class Learning:
    """Learning that goes on by itself.

    Args:
        project: whose labels are learnt from.
        settings: of the rounds.
        start: backbone or model to begin with; None = from scratch.
        context: of the run.
        once: end as soon as nothing more is to be had from the labels that there are.
    """

    project: Project
    settings: LearningSettings
    start: Path | str | None
    context: RunContext
    _: KW_ONLY
    once: bool
    _why: Why | None = field(default=None, init=False)
    _looked: float = field(default_factory=time.monotonic, init=False)
    _anew: int = field(default=0, init=False)
    _scored: int = field(default=0, init=False)  # number of the model that was scored last, as well as could be
    _trainer: Trainer | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.run, folder = self.context.run, self.context.run.folder
        self.labels = LabelWatch(self.project)
        self.chain = Chain(folder)
        self.state = self.chain.read()
        self.place = Background(folder, str(self.context.device), self.context.should_stop, self._tell_waiting)

    # ------------------------------------------------------------------ the whole
    def learn(self) -> LearningResult:
        """Round after round.

        Raises:
            Stopped: asked to stop; the newest model stays, and the round goes on from there next time.
            SSLSegError: data, settings, checkpoint or storage do not allow it.
        """
        while self._next_round():
            try:
                with self.place.turn():
                    self._round()
            except Stopped:
                if self.context.should_stop():
                    raise self._stopped() from None
                if self._why is Why.LABELS:
                    self._anew += 1
                    self._put(replace(self.state, training=False))
                # else somebody else wants the device: the same round goes on later
            except DataError as error:
                if self.once:
                    raise
                self._tell_unusable(error)
            finally:
                self._let_go()
        self.chain.clear_rounds(but=0)
        newest = self.state.models[-1] if self.state.models else None
        model = self.run.folder / "model.pt" if newest else None
        return LearningResult(model, len(self.state.models), newest.validation_dice if newest else None)

    def _next_round(self) -> bool:
        """Make sure that a round is begun, once there is something to learn; False if there is nothing and will be
        nothing."""
        told = ""
        while not self.state.training or self._this.is_spoilt():
            labels = self._usable()
            settled = self.state.settled and labels == self.state.labels
            if labels and not settled:
                self._put(self.state.begun(labels))
                self.chain.clear_rounds(but=self.state.round)
                break
            self._catch_up()
            if self.once:
                if not labels:
                    plan_finetuning(self.project, self.settings.finetuning)  # which says what is lacking
                return False
            what = "Waiting for new labels." if labels else "Waiting for a labelled training case."
            if what != told:
                told = what
                self.run.write_status("running", stage="waiting", note=what)
            if self.context.should_stop():
                raise self._stopped()
            time.sleep(_LOOK_SECONDS)
        return True

    def _usable(self) -> tuple[LabelState, ...]:
        """Labels that are learnt from or judge; none if nothing can be learnt from."""
        found = tuple(each for each in self.labels.state() if each.role in (Role.TRAIN, Role.VALIDATION))
        return found if any(each.role == Role.TRAIN for each in found) else ()

    def _put(self, state: ChainState) -> None:
        self.chain.write(state)
        self.state = state

    def _stopped(self) -> Stopped:
        where: dict[str, Any] = {"stage": self._this.stage, "step": 0, "total": None}
        if self._trainer is not None:
            where |= {"step": self._trainer.step, "total": self._trainer.total}
        return Stopped(None, where)

    def _let_go(self) -> None:
        """Keep no memory of the device while others have it."""
        self._trainer = None
        release_cached_memory(self.context.device)

    # ------------------------------------------------------------------ one round
    def _round(self) -> None:
        """Train the round that is begun, from where it got to, and decide what becomes of its model."""
        this = self._this
        self._why, self._trainer = None, None
        self._make(this.folder)
        begin = this.begin()
        settings = this.finetuning(begin)
        plan = this.plan(settings, begin)
        context = replace(
            self.context,
            run=this.run,
            should_stop=self._should_stop,
            keeps_early=False,
            previews=False,
            progress=self._progress,
            before_stage=self._before,
        )
        setup = prepare_finetuning(self.project, settings, begin, plan.train_ids, this.folder)
        made = execute_finetuning(setup, self.project, context)
        if self.place.others() or this.is_spoilt():
            raise Stopped  # its model is made again in a moment, if it is still wanted
        self._finish(this, made)

    @property
    def _this(self) -> Round:
        """The round that is begun."""
        return Round(self.project, self.settings, self.start, self.chain, self.state, self.run)

    def _before(self, trainer: Trainer) -> None:
        self._trainer = trainer
        self._this.judge(trainer)

    def _progress(self, items: Iterable[Any], what: str) -> Iterable[Any]:
        """Steps are those of this round."""
        return self.context.progress(items, self._this.stage if isinstance(items, range) else what)

    def _should_stop(self) -> bool:
        if self.context.should_stop():
            self._why = Why.ASKED
        elif self.place.others():
            self._why = Why.OTHERS
        elif self._labels_changed_early():
            self._why = Why.LABELS
        return self._why is not None

    def _labels_changed_early(self) -> bool:
        if time.monotonic() - self._looked < _LOOK_SECONDS or self._anew >= _MOST_ANEW:
            return False
        self._looked = time.monotonic()
        if self._trainer is not None and self._trainer.step > _EARLY * self._trainer.total:
            return False
        labels = self._usable()
        return bool(labels) and labels != self.state.labels

    # ------------------------------------------------------------------ what becomes of it
    def _finish(self, this: Round, made: FinetuneResult) -> None:
        self._anew = 0
        before = this.before
        score = made.outcome.best_score
        after = None if score is None or not math.isfinite(score) else 1 - score
        reason = why_publish(self.state, before, after, self.settings.publish_after, self.settings.rounds)
        published = self._publish(this, made, reason, after) if reason else None
        if published is None:
            text = f"Validation Dice {after:.3f}, was {before:.3f}: not published, the model stays."
            self.run.log_event("message", stage=self._this.stage, text=text)
        no_better = after is not None and before is not None and after <= before
        tried = no_better and (published is not None or not self.state.has_news)
        settled = tried or self.state.rounds_on_labels + 1 >= self.settings.rounds
        self._put(self.state.over(published, settled=settled))
        if published is not None:
            self._afterwards(published)

    def _publish(self, this: Round, made: FinetuneResult, reason: str, dice: float | None) -> Published:
        plan = RunPlan.read(this.folder)
        train, validation = plan.train_ids, plan.validation_ids
        newest = self.state.models[-1].number if self.state.models else None
        number = (newest or 0) + 1
        slices = slices_of(self.state.labels, train)
        published = Published(
            number, self.state.round, reason, slices, tuple(validation), dice, checksum(this.folder / "model.pt")
        )
        self.chain.publish(number, this.folder, newest)
        seen = [f"'{name}' ({'whole' if n is None else counted(n, 'slice')})" for name, n in slices.items()]
        judged = f"; judged by {listed(quoted(validation))}" if validation else ""
        text = f"Model {number} is published: {reason}. It has learnt from {listed(seen)}{judged}."
        self.run.log_event("model", text=text, **vars(published))
        where = {"stage": self._this.stage, "step": made.outcome.step, "total": made.outcome.total}
        self.run.write_result(
            stopped_early=True, **where, model="model.pt", number=number, validation_dice=dice, labels=made.labels
        )
        return published

    def _afterwards(self, published: Published) -> None:
        """Draw, tidy and score; nothing of it decides anything."""
        history = MetricHistory()
        history.add(self.run.events())
        save_curves(self.run.folder / "curves.png", history.records, "Learning that goes on")
        gone = self.chain.prune(self.state, self.settings.keep, open_model_checksums(self.project))
        if gone:
            self.run.log_event("message", text=f"Removed, as the settings say: {listed([f'model {n}' for n in gone])}.")
        if published.validation:
            self._score()

    def _catch_up(self) -> None:
        """Score the newest model if a kill, or somebody who wanted the device, has come before."""
        newest = self.state.models[-1] if self.state.models else None
        there = (self.run.folder / "evaluation-validation.json").exists()
        if newest is None or not newest.validation or newest.number == self._scored or there:
            return
        try:
            with self.place.turn():
                self._score()
        except Stopped:
            raise self._stopped() from None
        finally:
            self._let_go()

    def _score(self) -> None:
        """On the native grids of the validation cases, unless somebody wants the device meanwhile."""
        options = Options(str(self.context.device), self._interruptible)
        try:
            score_validation(self.project, self.run, self.run.folder / "model.pt", options)
        except Stopped:
            return
        except SSLSegError as error:
            self.run.log_event("warning", text=f"The model was not scored on the validation cases. {error}")
        self._scored = self.state.models[-1].number

    def _interruptible(self, items: Iterable[Any], what: str) -> Iterator[Any]:
        for item in self.context.progress(items, what):
            if self._should_stop():
                raise Stopped
            yield item

    # ------------------------------------------------------------------ words
    def _tell_waiting(self, others: str) -> None:
        if others:
            self.run.write_status("running", stage="waiting", note=f"Gives way to {others}.")

    def _tell_unusable(self, error: DataError) -> None:
        """A mask or volume that cannot be used: wait until somebody has changed something."""
        self.run.log_event("warning", stage=self._this.stage, text=str(error))
        self._put(replace(self.state, training=False, settled=True))

    def _make(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise storage_error(folder, error) from error
