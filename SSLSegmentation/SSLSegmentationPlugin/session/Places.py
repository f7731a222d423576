"""Where people keep their work."""

from pathlib import Path

from SSLSegmentationLib.core.text import free_name


def documents() -> Path:
    """The user's folder of documents, or home if there is none."""
    folder = Path.home() / "Documents"
    return folder if folder.is_dir() else Path.home()


def freeFolder(place: Path, name: str, separator: str = "-") -> Path:
    """A folder that there is not yet, in a place: of this name, or with a number behind it."""
    return place / free_name(name, lambda taken: (place / taken).exists(), separator=separator)
