"""Choosing a term of a standard terminology, with Slicer's own navigator.

Slicer's terminology button and dialog hand their choice over in C++ types that Python does not see; the navigator
inside them takes and gives a terminology entry.
"""

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.project.terminology import plain_terminology


def ask(entry: str) -> str | None:
    """Ask for a term.

    Args:
        entry: the present one, as a label schema keeps it; may be empty.

    Returns:
        The chosen one, as a label schema keeps it; None if the user has cancelled.
    """
    logic = slicer.vtkSlicerTerminologiesModuleLogic
    dialog = qt.QDialog(slicer.util.mainWindow())
    dialog.windowTitle = _("Standard term of the structure")
    rows = qt.QVBoxLayout(dialog)
    navigator = slicer.qSlicerTerminologyNavigatorWidget()
    navigator.overrideSectionVisible = False  # name and colour are the schema's
    rows.addWidget(navigator)
    buttons = qt.QDialogButtonBox()
    buttons.setStandardButtons(qt.QDialogButtonBox.Ok | qt.QDialogButtonBox.Cancel)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    rows.addWidget(buttons)
    chosen = slicer.vtkSlicerTerminologyEntry()
    if entry and logic.DeserializeTerminologyEntry(entry, chosen):
        navigator.setTerminologyEntry(chosen)
    accepted = dialog.exec_() == qt.QDialog.Accepted
    found = navigator.terminologyEntry(chosen) if accepted else False
    dialog.deleteLater()
    return plain_terminology(logic.SerializeTerminologyEntry(chosen)) if found else None


def text(entry: str) -> str:
    """A terminology entry in words, for example "Kidney, Right"; empty if there is none."""
    parts = [part.split("^") for part in entry.split("~")]
    if len(parts) != 7:
        return ""
    kind, modifier, region, side = (parts[index][2] if len(parts[index]) > 2 else "" for index in (2, 3, 5, 6))
    words = ", ".join(word for word in (kind, modifier) if word)
    place = ", ".join(word for word in (region, side) if word)
    return _("{what} in {place}").format(what=words, place=place) if place else words
