"""An offscreen test double of 3D Slicer's Qt side, so that the module's widgets run in the tests without Slicer.

It provides ``qt``, ``ctk`` and what the package slicer-core leaves out of ``slicer``: PySide6 (Qt 6) made to behave as
PythonQt (Qt 5.15) does in Slicer 5.13, and small stand-ins for the widgets of CTK and Slicer, over the real MRML scene
of slicer-core. A name that Python in Slicer would not know is refused here too (``rules``), so that code which runs
here has a fair chance to run there.

What it cannot show: how anything looks in Slicer's style; that views draw; the Segment Editor's effects; DICOM;
threads; the order in which Slicer creates and deletes widgets; C++ behaviour of CTK and Slicer widgets beyond the few
lines of each stand-in; argument types that PySide6 converts and PythonQt does not. A test that passes here says that
the module's own logic is right, not that it works in Slicer: the self-test in a real Slicer says that.

In a test: ``import qt, ctk, slicer`` as in the module; fixtures (conftest.py) ``application``, ``scene`` (fresh, used
by all tests), ``dialogs`` (what was asked, and answers prepared), ``picture(widget, name)``. ``scripted.load`` and
``scripted.open_module`` open a whole module. Pictures are kept when the environment variable SSLSEG_PICTURES names a
folder. A Qt class that is missing here: check it in ``tabulate.py``'s sources, add it to its list, run it.
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
