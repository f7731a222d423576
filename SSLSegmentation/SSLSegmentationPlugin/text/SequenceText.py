"""What is said of the sequences of cases, such as T2 and ADC."""

from collections.abc import Sequence

from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case


def sequencesText(case: Case, names: Sequence[str]) -> str:
    """What a case has and lacks: "T2, ADC", "T2, no ADC"; empty where there is but one sequence.

    Args:
        names: of the project, that of the image first.
    """
    if not names or case.series is not None:
        return ""
    lacking = [_("no {name}").format(name=name) for name in lackingOf(case, names)]
    return ", ".join([*namesOf(case, names), *lacking])


def namesOf(case: Case, names: Sequence[str]) -> list[str]:
    """Sequences that a case has, its image first."""
    return [name for number, name in enumerate(names) if number == 0 or case.channel(name) is not None]


def lackingOf(case: Case, names: Sequence[str]) -> list[str]:
    """Further sequences of the project that a case lacks."""
    return [name for name in names[1:] if case.channel(name) is None]
