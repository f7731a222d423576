"""What is said of cases with frames."""

from slicer.i18n import tr as _

from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.project import Case, Frame

_WORDS = {"time": (_("frame"), _("frames")), "echo": (_("echo"), _("echoes"))}


def framesText(case: Case) -> str:
    """How many frames a case has, and how many of them have a mask: "20 frames (2 annotated)"."""
    frames = case.series.frames
    text = counted(len(frames), *_WORDS.get(case.series.kind, (_("volume"), _("volumes"))))
    annotated = sum(frame.label is not None for frame in frames)
    return text + (" " + _("({count} annotated)").format(count=annotated) if annotated else "")


def withFrames(text: str, frames: int) -> str:
    """A count of cases in words, with that of the frames which they have, if they have any: "2 cases (12 frames)"."""
    return text + (f" ({counted(frames, *_WORDS['time'])})" if frames else "")


def frameText(frame: Frame, number: int | None = None) -> str:
    """Which frame it is, and when: "Frame 3 of 20, 120 ms".

    Args:
        number: of another frame of the same case, of which no time is known.
    """
    text = _("Frame {number} of {count}").format(number=number or frame.number, count=frame.count)
    if frame.time_ms is None or number not in (None, frame.number):
        return text
    return text + ", " + _("{time:.0f} ms").format(time=frame.time_ms)


def shownName(case: Case) -> str:
    """Name of a case; of a frame that of its case, and which one it is."""
    if case.frame is None:
        return case.name
    name = case.name.removesuffix(f"@{case.frame.number}")
    return _("{name}, frame {number}").format(name=name, number=case.frame.number)
