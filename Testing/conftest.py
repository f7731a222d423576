"""What holds for all tests: each leaves the process as it was, so that they run in any order and beside each other."""

import locale

import pytest


@pytest.fixture(autouse=True)
def same_locale():
    """C libraries that read images may set the locale of the whole process, and with it the encoding of text files."""
    before = locale.setlocale(locale.LC_ALL)
    yield
    locale.setlocale(locale.LC_ALL, before)
