"""What the library's registries say of methods, settings and formats, in the language of Slicer.

The library itself speaks English only, also where it refuses something: its sentences are made when they are needed.
"""

from slicer.i18n import translate

_CONTEXT = "SSLSegmentationLib"  # in the catalogues, as Testing/translations.py makes them


def translated(text: str) -> str:
    """A text of a registry as it is shown."""
    return translate(_CONTEXT, text) if text else ""
