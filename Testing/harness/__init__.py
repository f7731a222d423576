"""An offscreen test double of 3D Slicer's Qt side, so that the module's widgets run in the tests without Slicer.

What it gives, what it proves and what only a real Slicer can: ``README.md`` in this folder.
"""

from __future__ import annotations

import sys

# Enumeration values are whole numbers in PythonQt (IntEnum), and are reached without their enumeration's name.
sys.pyside6_option_python_enum = 0x0F


def install() -> None:
    """Make ``import qt``, ``import ctk`` and the additions to ``import slicer`` work in this process."""
    if "qt" in sys.modules:
        return
    try:
        from . import qt_module
    except ImportError as error:  # on Linux without a desktop, usually libEGL
        raise ImportError(
            f"Qt could not be loaded for the panels' tests ({error}). On Debian and Ubuntu install "
            "libegl1, libgl1, libxkbcommon0, libdbus-1-3 and libfontconfig1."
        ) from error

    sys.modules["qt"] = qt_module.module
    from . import ctk_module, slicer_module

    sys.modules["ctk"] = ctk_module.module
    slicer_module.install()
