"""The scripts of ``Testing/peers`` as modules, for these tests alone."""

import importlib
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

_FOLDER = Path(__file__).resolve().parents[2] / "peers"
_MODULES = ("measuring", "scoring", "nnunet_folder", "monai_pipeline", "contest", "tables", "work", "compare")


@pytest.fixture(scope="session")
def peers():
    """The modules by name."""
    sys.path.insert(0, str(_FOLDER))
    try:
        yield SimpleNamespace(**{name: importlib.import_module(name) for name in _MODULES})
    finally:
        sys.path.remove(str(_FOLDER))
        for name in _MODULES:
            sys.modules.pop(name, None)
