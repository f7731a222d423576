"""The module's own translations: Slicer itself looks for them only in a folder of its own, not in those of extensions.

Qt's lrelease makes the files; see Testing/translations.py.
"""

from functools import lru_cache
from pathlib import Path

import slicer

FOLDER = Path(__file__).resolve().parents[2] / "Resources" / "Translations"


def load() -> None:
    """Load those of the language that Slicer was started in; does nothing if there are none, or Slicer has none."""
    if hasattr(slicer.app, "loadTranslations"):  # older Slicers do not let Python ask for it, and show English
        slicer.app.loadTranslations(str(FOLDER))


def language() -> str:
    """The language that the module speaks, as "de"; empty for English."""
    return _offered(slicer.app.applicationLocaleName) if hasattr(slicer.app, "loadTranslations") else ""


@lru_cache(maxsize=4)
def _offered(locale: str) -> str:
    """What there is for a locale, as "de_AT": that of its language."""
    name = locale.split("_")[0]
    return name if (FOLDER / f"SSLSegmentation_{name}.qm").is_file() else ""
