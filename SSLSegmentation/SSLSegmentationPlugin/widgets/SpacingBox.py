"""A voxel size to assume for files that do not tell the true one."""

from collections.abc import Callable, Mapping

import ctk
import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.volumes.checks import SPACING_LIMITS_MM

from .Builders import bodyOf, textLabel

#: Option of the import → name in the form and in a sentence, help, digits, largest value in mm.
_LENGTHS = {
    "field-of-view": (
        _("Field of view"),
        _("field of view"),
        _("Of the longer side of a slice, from edge to edge, as the protocol of the scan says."),
        1,
        2000.0,
    ),
    "pixel-size": (_("or pixel size"), _("pixel size"), _("Side of a pixel in the slice."), 5, SPACING_LIMITS_MM[1]),
    "slice-distance": (
        _("Slice distance"),
        _("slice distance"),
        _("From the middle of one slice to that of the next: slice thickness and gap."),
        3,
        SPACING_LIMITS_MM[1],
    ),
}
_SAME = ("field-of-view", "pixel-size")  # say the same thing: one of them


class SpacingBox:
    """A section that folds. What is written in it holds for what is added next, and is in its heading.

    Args:
        onChanged: called when something else is assumed.
    """

    def __init__(self, onChanged: Callable[[], None]) -> None:
        self._onChanged = onChanged
        self._project: object = self
        self.widget = ctk.ctkCollapsibleButton()
        self.widget.toolTip = _(
            "For images whose files do not tell the true size of a voxel: for example, all of them say 1 × 1 mm "
            "though their matrices differ. Otherwise leave it alone."
        )
        rows = bodyOf(self.widget)
        rows.addWidget(
            textLabel(
                _(
                    "If the files do not tell the true size of a voxel (for example, all images say 1 × 1 mm though "
                    "their matrices differ), give here what is known. It holds for all that is added next. The "
                    "project's copies get it, and masks come along; the files stay as they are."
                )
            )
        )
        form = qt.QFormLayout()
        rows.addLayout(form)
        self.boxes = {}
        for name, (title, _words, help, digits, most) in _LENGTHS.items():
            box = self.boxes[name] = qt.QDoubleSpinBox()
            box.decimals, box.maximum, box.singleStep = digits, most, 1 if name == "field-of-view" else 0.1
            box.specialValueText = _("as the file says")  # at 0
            box.suffix = " mm"
            label = qt.QLabel(title)
            label.toolTip = box.toolTip = help
            form.addRow(label, box)
        for name in _LENGTHS:
            self.boxes[name].valueChanged.connect(self._slot(name))
        self.clear()

    def lengths(self) -> dict[str, float]:
        """Option of the import → mm, of what is assumed."""
        return {name: box.value for name, box in self.boxes.items() if box.value > 0}

    def clear(self) -> None:
        """Assume nothing, and fold."""
        for box in self.boxes.values():
            box.value = 0
        self.widget.collapsed = True
        self._refresh()

    def show(self, project: object, enabled: bool) -> None:
        """Show whether something can be written; another project forgets what was written for the one before."""
        if project != self._project:
            self._project = project
            self.clear()
        for box in self.boxes.values():
            box.enabled = enabled

    def unfold(self) -> None:
        """Show what can be written."""
        self.widget.collapsed = False
        self.boxes["field-of-view"].setFocus()

    def _slot(self, name: str) -> Callable[..., None]:
        def changed(*_arguments) -> None:
            if name in _SAME and self.boxes[name].value > 0:
                self.boxes[_SAME[1 - _SAME.index(name)]].value = 0
            self._refresh()
            self._onChanged()

        return changed

    def _refresh(self) -> None:
        words = lengthWords(self.lengths())
        self.widget.text = (
            _("Assumed: {words}").format(words=words) if words else _("The files' voxel size is not true …")
        )


def lengthWords(lengths: Mapping[str, float]) -> str:
    """For example "field of view 180 mm, slice distance 3.6 mm"; empty if nothing is assumed.

    Args:
        lengths: as of :meth:`SpacingBox.lengths`.
    """
    return ", ".join(f"{_LENGTHS[name][1]} {mm:g} mm" for name, mm in lengths.items())
