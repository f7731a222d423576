"""A form for the settings of a method, one row each, with help, unit and range."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import qt

from ..text.SettingText import choiceWords, groupName, settingHelp, settingName, settingUnit
from .Builders import narrowChooser, setEnabled

_DECIMALS = 6
_FEW_DECIMALS, _SMALL = 3, 1e-3
_LEAST_WIDTH_PX = 90
_LARGEST = 2**31 - 1  # that a box for whole numbers takes; more would wrap around


class SettingsForm:
    """Rows grouped under headings.

    Args:
        parent: widget that takes the rows.
        onChanged: called when something is changed.
    """

    def __init__(self, parent: "qt.QWidget", onChanged: Callable[[], None] = lambda: None) -> None:
        self._layout = qt.QFormLayout(parent)
        # Long names go above their control instead of making the panel wider.
        self._layout.setRowWrapPolicy(qt.QFormLayout.WrapLongRows)
        self._onChanged = onChanged
        self._fields: list[tuple[Mapping[str, Any], Any]] = []
        self._locked: Mapping[str, str] = {}

    def show(self, fields: Sequence[Mapping[str, Any]]) -> None:
        """Replace all rows by those of ``fields``."""
        while self._layout.rowCount():
            self._layout.removeRow(0)
        self._fields, self._locked = [], {}
        stages = {field["path"][1] for field in fields if field["path"][0] == "stages"}
        heading = None
        for field in sorted(fields, key=lambda field: len(field["path"]) > 1):  # what holds for all parts comes first
            group = groupName(field["path"], len(stages))
            if group != heading:
                heading = group
                self._layout.addRow(qt.QLabel(f"<b>{group}</b>"))
            control = self._control(field)
            label = qt.QLabel(settingName(field))
            label.toolTip = control.toolTip = settingHelp(field)
            control.setProperty("enabledToolTip", settingHelp(field))
            self._layout.addRow(label, control)
            self._fields.append((field, control))

    def lock(self, locked: Mapping[str, str]) -> None:
        """Disable what something else decides.

        Args:
            locked: path with dots, or its first name → why nothing can be set there; what is not named can be set.
        """
        if locked == self._locked:  # asked for at every tick
            return
        self._locked = locked
        for field, control in self._fields:
            setEnabled(control, locked.get(".".join(field["path"])) or locked.get(field["path"][0], ""))

    def controls(self) -> list[tuple[Mapping[str, Any], Any]]:
        """Each field and the widget in which it is set."""
        return list(self._fields)

    def value(self, *path: str) -> Any:
        """What is set at a path; None if the form does not show it."""
        return next((_value(field, control) for field, control in self._fields if field["path"] == [*path]), None)

    def changes(self) -> dict[tuple[str, ...], Any]:
        """Path → value of what differs from the preset and can be set."""
        found = {}
        for field, control in self._fields:
            value = _value(field, control)
            if value != field["value"] and control.enabled:
                found[tuple(field["path"])] = value
        return found

    def _control(self, field: Mapping[str, Any]) -> Any:
        value = field["value"]
        if field["choices"]:
            control = chooser(field)
            changed = control.currentIndexChanged
        elif field["kind"] == "bool":
            control = qt.QCheckBox()
            control.checked = value
            changed = control.toggled
        elif field["length"] is not None:
            control = qt.QLineEdit(_shown(value))
            changed = control.textChanged
        else:
            control = _numberBox(field)
            changed = control.valueChanged
        changed.connect(self._onEdited)
        # As wide as the panel allows: room for the largest number that fits would make the panel wider.
        control.setSizePolicy(qt.QSizePolicy.Ignored, qt.QSizePolicy.Fixed)
        control.setMinimumWidth(_LEAST_WIDTH_PX)
        return control

    def _onEdited(self, *_arguments) -> None:
        self._onChanged()


def chooser(field: Mapping[str, Any]) -> "qt.QComboBox":
    """A combo box for a setting that has choices, with what each means in its tooltip."""
    control = narrowChooser(letters=12)
    for row, (choice, words) in enumerate(choiceWords(field).items()):
        control.addItem(choice, choice)
        control.setItemData(row, words, qt.Qt.ToolTipRole)
    control.currentIndex = field["choices"].index(field["value"])
    return control


def _shown(values: Sequence[float] | Sequence[str]) -> str:
    return ", ".join(values) if all(isinstance(v, str) for v in values) else " ".join(f"{v:g}" for v in values)


def _numberBox(field: Mapping[str, Any]) -> Any:
    value, (low, high) = field["value"], field["range"] or (None, None)
    whole = field["kind"] == "int"
    control = qt.QSpinBox() if whole else qt.QDoubleSpinBox()
    if not whole:
        control.decimals = _decimals(field)
    control.minimum = max(low, -_LARGEST) if low is not None else -(10**9)
    control.maximum = min(high, _LARGEST) if high is not None else 10**9
    unit = settingUnit(field)
    control.singleStep = 1 if whole else max(abs(value) / 10, 10**-_DECIMALS)
    control.suffix = f" {unit}" if unit else ""
    control.value = value
    return control


def _decimals(field: Mapping[str, Any]) -> int:
    """As many as the value and its range have, at least a few; all of them where small numbers are meant."""
    numbers = [field["value"], *(field["range"] or ())]
    if any(0 < abs(number) < _SMALL for number in numbers) or 0 < abs(field["value"]) < 10 * _SMALL:
        return _DECIMALS
    return max(_FEW_DECIMALS, *(len(f"{number:.{_DECIMALS}f}".rstrip("0").partition(".")[2]) for number in numbers))


def _value(field: Mapping[str, Any], control: Any) -> Any:
    if field["choices"]:
        return control.itemData(control.currentIndex)
    if field["kind"] == "bool":
        return control.checked
    kind = {"int": int, "float": float}.get(field["kind"], str)
    if field["length"] is not None:
        if control.text == _shown(field["value"]):  # fewer digits than the value may have
            return field["value"]
        if kind is str:  # names, which may have spaces
            return tuple(word.strip() for word in control.text.split(",") if word.strip())
        try:
            return tuple(kind(word) for word in control.text.replace(",", " ").split())
        except ValueError:
            return control.text  # the check of the settings says what is wrong with it
    # What a box shows has six decimals; an untouched value stays as it is.
    return field["value"] if abs(control.value - field["value"]) < 10**-_DECIMALS else kind(control.value)
