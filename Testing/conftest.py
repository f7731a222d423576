"""What holds for all tests: each leaves the process as it was, so that they run in any order and beside each other."""

import locale
import os

import pytest


def pytest_make_parametrize_id(config, val, argname):
    """Bytes are named after their parameter: their content may hold a time stamp, and processes must agree on names."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(autouse=True)
def same_locale():
    """ITK sets the locale of the whole process when it writes DICOM, which only tests do; with it goes the encoding."""
    before = locale.setlocale(locale.LC_ALL)
    yield
    locale.setlocale(locale.LC_ALL, before)


@pytest.fixture(autouse=True, scope="session")
def no_waiting_for_the_disk():
    """Nobody pulls the plug here: no test waits until what it has written is on the disk, which a busy disk makes long.

    Tests of what happens when that fails put their own function there.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: None)
        yield
