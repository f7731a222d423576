"""What the library says, in the language of Slicer and in its words, for whoever shows it.

Translations say what to do in Slicer already. Of what is shown in English, the advice for the command line is put into
Slicer's words.
"""

from SSLSegmentationLib.core.errors import SSLSegError

from .Sentences import pieces
from .SlicerWords import inSlicersWords


def advice(error: SSLSegError, between: str = "\n") -> str:
    """An error as it is shown: what is wrong, and what to do about it in Slicer."""
    return inSlicer(f"{error.sentence}{between}{error.hint}".strip())


def inSlicer(text: str) -> str:
    """A message of the library for somebody who has no command line before him, in the language of Slicer.

    What only the command line can do stays as it is.
    """
    said = english = ""
    for part, isTranslated in pieces(text):
        if isTranslated:
            said, english = said + inSlicersWords(english) + part, ""
        else:
            english += part
    return said + inSlicersWords(english)
