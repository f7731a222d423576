"""What is said of the sequences of cases, such as T2 and ADC."""

from collections.abc import Sequence

from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.channels import channel_counts


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


def countsText(cases: Sequence[Case], names: Sequence[str]) -> str:
    """How many of some cases have each sequence: "T2 in all, ADC in 12 of 14"; empty where there is but one."""
    if len(names) < 2 or not cases:
        return ""
    counts = channel_counts(names, cases).items()
    of = _("{count} of {total}")
    words = [_("all") if n == len(cases) else of.format(count=n, total=len(cases)) for _name, n in counts]
    parts = [_("{name} in {count}").format(name=name, count=w) for (name, _n), w in zip(counts, words, strict=True)]
    return _("Sequences: {parts}.").format(parts=", ".join(parts))
