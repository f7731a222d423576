"""What a pretraining may ask for: nothing that would do nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from ..core.acting import refuse_idle
from ..core.errors import SettingsError

if TYPE_CHECKING:
    from ..project import Case
    from .settings import PretrainingSettings

_ALL_PHASES = 0.5  # half a cycle: no two phases are further apart


def check_frames(settings: PretrainingSettings, cases: Collection[Case]) -> None:
    """Make sure that nothing is asked of frames where no case has any.

    Args:
        settings: of the pretraining.
        cases: that it learns from, and that it validates on.

    Raises:
        SettingsError: a stage tells phases apart, and there are none.
    """
    phases = [getattr(own, "phase", _ALL_PHASES) for own, _ in settings.stages.values()]
    if min(phases, default=_ALL_PHASES) < _ALL_PHASES and not any(case.frame for case in cases):
        raise SettingsError(
            "Phases are to be told apart, and no case that is learnt from has frames.",
            f"Leave the phase at {_ALL_PHASES:g}, or add a series.",
        )


def check_acting(settings: PretrainingSettings, asked: Mapping[str, Collection[str]] | None = None) -> None:
    """Make sure that nothing is asked for that would do nothing.

    Args:
        settings: of the pretraining. What is as in its preset does not count as asked for.
        asked: of each stage, dotted names of settings that were asked for even if they are as in the preset.

    Raises:
        SettingsError: names the first such setting.
    """
    try:
        usual = type(settings).from_preset(settings.method, settings.preset)
    except SettingsError:  # a name that somebody has given: nobody knows what in it was meant
        usual = settings
    for stage, parts in settings.stages.items():
        for mine, theirs in zip(parts, usual.stages[stage], strict=True):
            refuse_idle(mine, theirs, (asked or {}).get(stage, ()))
