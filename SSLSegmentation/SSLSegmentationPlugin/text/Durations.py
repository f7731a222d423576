"""How long something takes, in words."""

from slicer.i18n import tr as _


def duration(seconds: float | None) -> str:
    """For example "40 s", "12 min", "3 h 05 min"; empty if unknown."""
    if seconds is None:
        return ""
    minutes = round(seconds / 60)
    if seconds < 90:
        return _("{count} s").format(count=round(seconds))
    if minutes < 90:
        return _("{count} min").format(count=minutes)
    return _("{hours} h {minutes:02d} min").format(hours=minutes // 60, minutes=minutes % 60)
