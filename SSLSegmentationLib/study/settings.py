"""What a study of label efficiency compares, and how thoroughly."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from ..core.acting import ActsWith, Needs, refuse_idle
from ..core.errors import SettingsError
from ..core.settings import check, from_dict, setting, to_dict
from ..finetuning.strategy import REGISTRY as STRATEGIES
from ..pretraining import DEFAULT_METHOD
from ..pretraining.settings import PLACEBO
from ..project.shipped import STARTER
from ..tasks.base import REGISTRY as TASKS
from ..tasks.base import SLICES

SCRATCH = "scratch"
#: From scratch with the compute of the longest pretraining as further finetuning steps: is it only the time?
SCRATCH_LONGER = "scratch-longer"
#: A small perceptron on where a pixel lies: what does it take to know where the organ usually is?
PLACE_ONLY = "place-only"
#: The same on filters of several scales, too: what does it take without a network?
PROBE_ONLY = "probe-only"
#: What ``sslseg draft`` answers by filters: what does a user have before anything is trained?
DRAFTS_ALONE = "drafts-alone"
#: A plain supervised training (:func:`plain_settings`): is our own recipe worth anything?
PLAIN_LOOP = "plain-loop"
#: Fitted in seconds, without a network.
SHALLOW = (PLACE_ONLY, PROBE_ONLY, DRAFTS_ALONE)
#: What every start has to beat. They make no claim of their own.
YARDSTICKS = (*SHALLOW, PLAIN_LOOP)
#: Presets whose own finetuning is the plain loop, so that 'scratch' is its row (tested).
PLAIN_PRESETS = ("quick",)
_FROM_SCRATCH = (SCRATCH, SCRATCH_LONGER, *YARDSTICKS)


@dataclass(frozen=True)
class Start:
    """What a finetuning starts from and how it goes on.

    Written ``pix2rep``, ``pix2rep:linear_probe`` or ``pix2rep:full@0.1``; ``pix2rep-placebo`` is pretrained likewise,
    but with nothing to learn of the anatomy.

    Args:
        origin: a pretraining method, with or without ``-placebo``, ``starter``, ``scratch``, ``scratch-longer``, or a
            yardstick.
        strategy: of the finetuning; empty = that of the preset.
        backbone_rate: rate of what came from the backbone, as a part of the other; None = that of the preset.
    """

    origin: str
    strategy: str = ""
    backbone_rate: float | None = None

    @classmethod
    def parse(cls, text: str) -> Start:
        """Read the written form.

        Raises:
            SettingsError: what stands behind the ``@`` is no number.
        """
        origin, _, way = text.partition(":")
        strategy, _, rate = way.partition("@")
        try:
            return cls(origin, strategy, float(rate) if rate else None)
        except ValueError as error:
            raise SettingsError(
                f"The start '{text}' of the study has no rate behind its '@'.", "Write for example 'mim:full@0.1'."
            ) from error

    def __str__(self) -> str:
        rate = "" if self.backbone_rate is None else f"@{self.backbone_rate:g}"
        return f"{self.origin}:{self.strategy}{rate}" if self.strategy or rate else self.origin

    @property
    def backbone(self) -> str | None:
        """The pretraining to be done for it, a method's name with or without ``-placebo``; None without one."""
        return None if self.origin in (STARTER, *_FROM_SCRATCH) else self.origin

    @property
    def is_pretrained(self) -> bool:
        """Whether it starts from a backbone: of a pretraining of the study, or the starter."""
        return self.origin not in _FROM_SCRATCH

    @property
    def has_rate(self) -> bool:
        """Whether something that was pretrained goes on learning, at a rate of its own if there is one."""
        strategy = STRATEGIES.get(self.strategy)
        return self.is_pretrained and not self.is_solved and not (strategy and strategy.freezes)

    @property
    def is_control(self) -> bool:
        """Whether it is there to be compared with, not to be used."""
        return not self.is_pretrained or self.origin.endswith(PLACEBO)

    @property
    def is_solved(self) -> bool:
        """Whether a solver finds it, so that learning rates and steps do nothing."""
        strategy = STRATEGIES.get(self.strategy)
        return self.origin in SHALLOW or bool(strategy and strategy.solved)


_CHOOSES = Needs(("has_choice",), otherwise="while there is but one learning rate")


@dataclass(frozen=True)
class StudySettings:
    """Everything that decides a study. ``job.json`` holds it."""

    acts_with: ClassVar[ActsWith] = {
        **dict.fromkeys(("rate_scope", "rate_draws"), (_CHOOSES,)),
        "rate_counts": (_CHOOSES, Needs(("rate_scope",), ("one",))),
        "tune_longer": (_CHOOSES, Needs(("has_longer",), otherwise="without 'scratch-longer' among the starts")),
        "draws_few": (Needs(("has_few",), otherwise="without one or two labelled cases among the counts"),),
        "draws_many": (Needs(("has_many",), otherwise="without three or more labelled cases among the counts"),),
        "pretraining_length": (Needs(("backbones",), otherwise="without a pretraining method among the starts"),),
    }

    starts: tuple[str, ...] = setting(
        (SCRATCH, DEFAULT_METHOD),
        "what to compare: 'scratch', pretraining methods, 'starter' (the backbone that comes along), and as controls "
        "'scratch-longer' (the pretraining's time as further finetuning) and 'METHOD-placebo' (pretraining that pairs "
        "slices at random); 'METHOD:STRATEGY' finetunes another way, 'METHOD:STRATEGY@0.1' with a tenth of the rate "
        "for what was pretrained",
    )
    preset: str = setting("quick", "preset of pretraining and finetuning", choices=("quick", "default", "paper"))
    yardsticks: bool = setting(
        True,
        "also compare with what every start has to beat: 'place-only', 'probe-only' and 'drafts-alone' (seconds, no "
        "network), "
        "'plain-loop' (a plain supervised training; with the preset quick 'scratch' is one) and, with a pretraining, "
        "'scratch-longer'",
    )
    counts: tuple[int, ...] = setting((1, 2, 4), "numbers of labelled training cases", range=(1, 100_000))
    all_labels: bool = setting(True, "add one training with all labelled training cases")
    draws_few: int = setting(5, "draws of the labelled cases where there are one or two", range=(1, 1000))
    draws_many: int = setting(3, "draws where there are more", range=(1, 1000))
    rates: tuple[float, ...] = setting(
        (2e-3, 5e-3),
        "learning rates to choose from on the validation cases, for each start apart",
        range=(1e-8, 10.0),
        flag="learning_rates",
    )
    rate_scope: str = setting(
        "each",
        "choose a learning rate for each number of labelled cases apart, since the best one moves with it, or one for "
        "all numbers, by the mean over them",
        choices=("each", "one"),
    )
    rate_counts: tuple[int, ...] = setting(
        (), "with --rate-scope one: the numbers of labelled cases to choose it with; none = all", range=(1, 100_000)
    )
    rate_draws: int = setting(
        2,
        "draws of each number of labelled cases with which a learning rate is chosen (the first ones)",
        range=(1, 1000),
    )
    tune_longer: bool = setting(
        True, "choose the learning rates of 'scratch-longer' with trainings of its own instead of taking scratch's"
    )
    max_size: int = setting(
        0, "pixels of the longer side of a typical slice; 0 = the preset's", unit="px", range=(0, 2048)
    )
    widths: tuple[int, ...] = setting((), "channels of the network's stages; none = the preset's", range=(1, 4096))
    pretraining_length: float = setting(1.0, "pretraining steps as a multiple of the preset's", range=(0.001, 1000.0))
    finetuning_length: float = setting(1.0, "finetuning steps as a multiple of the preset's", range=(0.001, 1000.0))
    processes: int = setting(1, "trainings at a time", range=(1, 1024))
    resamples: int = setting(10_000, "resamples of the bootstrap for the intervals", range=(100, 10_000_000))
    seed: int = setting(0, "decides draws, weights and intervals", range=(0, 2**31))
    task: str = setting(
        SLICES,
        "what is trained; the yardsticks that need no network look at slices in any case",
        choices=lambda settings: {name: task.makes for name, task in TASKS.items() if task.compared},
    )

    def __post_init__(self) -> None:
        check(self)
        for name in ("starts", "counts", "rates", "rate_counts"):
            values = getattr(self, name)
            if (not values and name != "rate_counts") or len(set(values)) < len(values):
                words = " ".join(map(str, values))
                raise SettingsError(f"The study's {name} '{words}' are none or repeat.", "Name each of them once.")
        if SCRATCH not in self.starts:
            raise SettingsError("A study compares with training from scratch.", "Add 'scratch' to its starts.")

    @property
    def parsed_starts(self) -> list[Start]:
        """All that is compared, each once: the yardsticks, if wanted, and the starts that are named."""
        named = list(dict.fromkeys(map(Start.parse, self.starts)))
        if not self.yardsticks:
            return named
        first = [Start(name) for name in YARDSTICKS if name != PLAIN_LOOP or self.preset not in PLAIN_PRESETS]
        if any(start.backbone for start in named):
            place = named.index(Start(SCRATCH)) + 1
            named = [*named[:place], Start(SCRATCH_LONGER), *named[place:]]
        return list(dict.fromkeys([*first, *named]))

    @property
    def names(self) -> list[str]:
        """Names of all that is compared."""
        return [str(start) for start in self.parsed_starts]

    @property
    def backbones(self) -> list[str]:
        """Pretrainings, each once, in the order of the starts: names of methods with or without ``-placebo``."""
        return list(dict.fromkeys(start.backbone for start in self.parsed_starts if start.backbone))

    @property
    def has_choice(self) -> bool:
        """Whether learning rates are chosen between."""
        return len(self.rates) > 1

    @property
    def has_longer(self) -> bool:
        """Whether a longer training from scratch is compared."""
        return any(start.origin == SCRATCH_LONGER for start in self.parsed_starts)

    @property
    def has_few(self) -> bool:
        """Whether one or two labelled cases are drawn."""
        return min(self.counts) <= 2

    @property
    def has_many(self) -> bool:
        """Whether three or more labelled cases are drawn."""
        return max(self.counts) > 2

    def check_asked(self, asked: Collection[str] = ()) -> None:
        """Make sure that nothing is asked for that would do nothing.

        A study that an older version began goes on all the same: this is for new ones.

        Args:
            asked: names of settings that were asked for even if they are as by default.

        Raises:
            SettingsError: names the first such setting.
        """
        refuse_idle(self, type(self)(), asked)
        for start in self.parsed_starts:
            if start.backbone_rate is not None and not start.has_rate:
                raise SettingsError(
                    f"'{start}': nothing that was pretrained learns in it, so that the rate behind '@' does nothing.",
                    "Leave out the '@' and what follows it.",
                )

    def draws(self, count: int) -> int:
        """How often ``count`` labelled cases are drawn."""
        return self.draws_few if count <= 2 else self.draws_many

    def to_job(self) -> dict[str, Any]:
        """Plain content for ``job.json``."""
        return to_dict(self)

    @classmethod
    def from_job(cls, content: Mapping[str, Any]) -> StudySettings:
        """Inverse of :meth:`to_job`.

        A study that an older version began goes on as it was begun: without yardsticks, with the learning rates of
        scratch for ``scratch-longer`` and, before that, one learning rate chosen with one number of cases.
        """
        content = {"yardsticks": False, "tune_longer": False, **content}
        if "rate_count" in content:
            content = {**content, "rate_scope": "one", "rate_counts": [content["rate_count"]]}
            del content["rate_count"]
        return from_dict(cls, content)
