"""What a preflight says: checks with a severity and a remedy, and the time that the stages of a run will take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import Enum
from typing import Any

from ..core.errors import SSLSegError
from ..core.text import rough_duration
from ..training.settings import CHECKPOINT_SECONDS


class Severity(str, Enum):
    """How bad the outcome of a check is."""

    OK = "ok"
    WARNING = "warning"  # the run goes on
    REFUSAL = "refusal"  # the run does not start

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Args:
        name: what, in one or two words.
        severity: how bad it is.
        sentence: what was found.
        remedy: what to do about it; empty if nothing needs to be done.
    """

    name: str
    severity: Severity
    sentence: str
    remedy: str = ""

    @classmethod
    def ok(cls, name: str, sentence: str) -> Check:
        """Nothing to complain of."""
        return cls(name, Severity.OK, sentence)

    @classmethod
    def warning(cls, name: str, sentence: str, remedy: str) -> Check:
        """Something that the user should know; the run goes on."""
        return cls(name, Severity.WARNING, sentence, remedy)

    def to_dict(self) -> dict[str, str]:
        """Plain content for JSON."""
        return {**asdict(self), "severity": str(self.severity)}


@dataclass(frozen=True)
class StageEstimate:
    """What a few measured steps of a stage say about all of it.

    Args:
        steps: optimisation steps in all.
        validations: how often it is validated.
        step_seconds: one step.
        validation_seconds: one validation.
        save_seconds: writing one checkpoint to resume from.
        best_seconds: writing the best weights.
        parts: parts into which a batch is split so that it fits into the memory.
        shrinks: how often the patch is made smaller for that.
        peak_bytes: most memory in use at once; None where it cannot be asked for.
        checkpoint_bytes: size of a checkpoint to resume from.
        measured: False if one step takes so long that only a part of one was measured.
        train_slices: slices of a pass, from which follows what other settings would take.
        own_steps: whether the stage decides its steps by itself, whatever the settings say.
    """

    steps: int
    validations: int
    step_seconds: float
    validation_seconds: float = 0.0
    save_seconds: float = 0.0
    best_seconds: float = 0.0
    parts: int = 1
    shrinks: int = 0
    peak_bytes: int | None = None
    checkpoint_bytes: int = 0
    measured: bool = True
    train_slices: int = 0
    own_steps: bool = False

    @property
    def seconds(self) -> float:
        """The whole stage: steps, validations, and checkpoints (with each validation, and once a minute)."""
        return self.steps * self.paced_seconds + self.validations * self.validation_cost

    @property
    def paced_seconds(self) -> float:
        """A step with its share of the checkpoints that are written once a minute."""
        return self.step_seconds * (1 + self.save_seconds / CHECKPOINT_SECONDS)

    @property
    def validation_cost(self) -> float:
        """Seconds of a validation and the checkpoints that follow it."""
        return self.validation_seconds + self.best_seconds + self.save_seconds

    @property
    def lowered(self) -> bool:
        """Whether batch or patch are smaller than asked for."""
        return self.parts > 1 or self.shrinks > 0

    def to_dict(self) -> dict[str, Any]:
        """Plain content for JSON, with the seconds of the whole stage."""
        rounded = {key: _rounded(value) for key, value in asdict(self).items()}
        return {**rounded, "seconds": _rounded(self.seconds)}

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> StageEstimate:
        """Inverse of :meth:`to_dict`."""
        return cls(**{field.name: content[field.name] for field in fields(cls) if field.name in content})


@dataclass
class PreflightReport:
    """Everything a preflight has found.

    Args:
        device: that it was measured on.
        checks: in the order in which they were made.
        stages: estimate of each stage, by name; empty if nothing was measured.
        preparing_seconds: cutting the volumes into slices; 0 if that is done.
        measuring_seconds: measuring itself; 0 if that is done.
        ending_seconds: what comes after the last step, such as scoring the model on the validation cases.
        disk_bytes: all that the run writes.
    """

    device: str
    checks: list[Check] = field(default_factory=list)
    stages: dict[str, StageEstimate] = field(default_factory=dict)
    preparing_seconds: float = 0.0
    measuring_seconds: float = 0.0
    ending_seconds: float = 0.0
    disk_bytes: int = 0

    @property
    def seconds(self) -> float | None:
        """The whole run; None if nothing was measured."""
        if not self.stages:
            return None
        return self.working_seconds + self.measuring_seconds + self.ending_seconds

    @property
    def working_seconds(self) -> float:
        """Preparing and training, without what is measured before and scored after it."""
        return self.preparing_seconds + sum(estimate.seconds for estimate in self.stages.values())

    @property
    def refusals(self) -> list[Check]:
        """What keeps the run from starting."""
        return [check for check in self.checks if check.severity is Severity.REFUSAL]

    @property
    def warnings(self) -> list[Check]:
        """What the user should know."""
        return [check for check in self.checks if check.severity is Severity.WARNING]

    def add(self, checks: Iterable[Check]) -> None:
        """Add checks."""
        self.checks.extend(checks)

    def refuse(self) -> None:
        """Stop here if a check says so.

        Raises:
            SSLSegError: the first refusal.
        """
        if self.refusals:
            raise SSLSegError(self.refusals[0].sentence, self.refusals[0].remedy)

    def to_dict(self) -> dict[str, Any]:
        """Plain content for JSON."""
        return {
            "ok": not self.refusals,
            "device": self.device,
            "checks": [check.to_dict() for check in self.checks],
            "seconds": None if self.seconds is None else _rounded(self.seconds),
            "disk_bytes": self.disk_bytes,
            "preparing_seconds": _rounded(self.preparing_seconds),
            "measuring_seconds": _rounded(self.measuring_seconds),
            "ending_seconds": _rounded(self.ending_seconds),
            "stages": {name: estimate.to_dict() for name, estimate in self.stages.items()},
        }

    def __str__(self) -> str:
        lines = []
        for check in self.checks:
            lines.append(f"{check.severity:<8} {check.name}: {check.sentence} {check.remedy}".rstrip())
        return "\n".join([*lines, f"{'time':<8} {self.time_sentence()}"])

    def time_sentence(self) -> str:
        """How long it will take, in words."""
        if self.seconds is None:
            return "not measured."
        parts = [f"preparing slices {rough_duration(self.preparing_seconds)}"] if self.preparing_seconds else []
        if self.measuring_seconds:
            parts.append(f"measuring {rough_duration(self.measuring_seconds)}")
        for name, stage in self.stages.items():
            count = f"{stage.steps} steps of {stage.step_seconds:.3g} s, {stage.validations} validations"
            parts.append(f"{name} {rough_duration(stage.seconds)} ({count})")
        if self.ending_seconds:
            parts.append(f"checking the model at the end {rough_duration(self.ending_seconds)}")
        return f"about {rough_duration(self.seconds)} on '{self.device}': {'; '.join(parts)}."


def _rounded(value: Any) -> Any:
    return float(f"{value:.4g}") if isinstance(value, float) else value
