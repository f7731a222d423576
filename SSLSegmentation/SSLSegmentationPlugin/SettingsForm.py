"""A form for the settings of a method, made from the catalogue's fields: one row each, with help, unit and range."""

from collections.abc import Sequence
from typing import Any

import qt
from slicer.i18n import tr as _

_DECIMALS = 6
_LARGEST = 2**31 - 1  # that a box for whole numbers takes; more would wrap around


class SettingsForm:
    """Rows grouped under headings.

    Args:
        parent: widget that takes the rows.
    """

    def __init__(self, parent: "qt.QWidget") -> None:
        self._layout = qt.QFormLayout(parent)
        self._fields: list[tuple[dict[str, Any], Any]] = []

    def show(self, fields: Sequence[dict[str, Any]]) -> None:
        """Replace all rows by those of ``fields``."""
        while self._layout.rowCount():
            self._layout.removeRow(0)
        self._fields = []
        heading = None
        for field in fields:
            group = _group(field["path"])
            if group != heading:
                heading = group
                self._layout.addRow(qt.QLabel(f"<b>{group}</b>"))
            control = _control(field)
            text = field["help"][0].upper() + field["help"][1:]
            control.toolTip = text
            label = qt.QLabel(_words(field["path"][-1]))
            label.toolTip = text
            self._layout.addRow(label, control)
            self._fields.append((field, control))

    def controls(self) -> list[tuple[dict[str, Any], Any]]:
        """Each field and the widget in which it is set."""
        return list(self._fields)

    def changes(self) -> dict[tuple[str, ...], Any]:
        """Path → value of what differs from the preset."""
        found = {}
        for field, control in self._fields:
            value = _value(field, control)
            if value != field["value"]:
                found[tuple(field["path"])] = value
        return found


def _control(field: dict[str, Any]) -> Any:
    value = field["value"]
    if field["choices"]:
        control = qt.QComboBox()
        control.addItems(field["choices"])
        control.currentIndex = field["choices"].index(value)
    elif field["kind"] == "bool":
        control = qt.QCheckBox()
        control.checked = value
    elif field["length"] is not None:
        control = qt.QLineEdit(" ".join(f"{number:g}" for number in value))
    else:
        low, high = field["range"] or (None, None)
        whole = field["kind"] == "int"
        control = qt.QSpinBox() if whole else qt.QDoubleSpinBox()
        if not whole:
            control.decimals = _DECIMALS
        control.minimum = max(low, -_LARGEST) if low is not None else -(10**9)
        control.maximum = min(high, _LARGEST) if high is not None else 10**9
        control.singleStep = 1 if whole else max(abs(value) / 10, 10**-_DECIMALS)
        control.suffix = f" {field['unit']}" if field["unit"] else ""
        control.value = value
    return control


def _value(field: dict[str, Any], control: Any) -> Any:
    if field["choices"]:
        return control.currentText
    if field["kind"] == "bool":
        return control.checked
    kind = {"int": int, "float": float}.get(field["kind"], str)
    if field["length"] is not None:
        try:
            return [kind(word) for word in control.text.replace(",", " ").split()]
        except ValueError:
            return control.text  # the check of the settings says what is wrong with it
    # What a box shows has six decimals; an untouched value stays as it is.
    return field["value"] if abs(control.value - field["value"]) < 10**-_DECIMALS else kind(control.value)


def _group(path: Sequence[str]) -> str:
    parts = [part for part in path[:-1] if part not in ("stages", "method")]
    return ", ".join(_words(part) for part in parts) or _("General")


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()
