"""The module's own translations: Slicer itself looks for them only in a folder of its own, not in those of extensions.

Qt's lrelease makes the files; see Testing/translations.py.
"""

from pathlib import Path

import slicer

_FOLDER = Path(__file__).resolve().parents[2] / "Resources" / "Translations"


def load() -> None:
    """Load those of the language that Slicer was started in; does nothing if there are none, or Slicer has none."""
    if hasattr(slicer.app, "loadTranslations"):  # older Slicers do not let Python ask for it, and show English
        slicer.app.loadTranslations(str(_FOLDER))
