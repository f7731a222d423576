"""The module ``ctk`` of the harness: stand-ins for the widgets of CTK that a panel may use (CTK/Libs/Widgets)."""

from __future__ import annotations

import types
from typing import Any

from PySide6 import QtCore, QtGui, QtWidgets

from .dialogs import dialogs
from .stand_ins import declared, row_layout, stand_in


class _Collapsing:
    """Hides the children's contents while collapsed, and remembers which were hidden before."""

    def _collapse(self, collapsed: bool) -> None:
        if collapsed == self.__dict__.get("_is_collapsed", False):
            return
        self.__dict__["_is_collapsed"] = collapsed
        children = [child for child in self.children() if isinstance(child, QtWidgets.QWidget)]
        if collapsed:
            self.__dict__["_shown"] = [child for child in children if not child.isHidden()]
            for child in self._shown:
                child.setVisible(False)
        else:
            for child in self.__dict__.pop("_shown", []):
                child.setVisible(True)
        self.updateGeometry()


@stand_in
class ctkCollapsibleButton(
    declared("ctkCollapsibleButton", QtWidgets.QAbstractButton, collapsedHeight=14), _Collapsing
):
    """A checkable title over contents; checked means expanded."""

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self.checkable = self.checked = True
        self.setSizePolicy(QtWidgets.QSizePolicy.Minimum, QtWidgets.QSizePolicy.Preferred)
        self.setContentsMargins(0, self._title_height(), 0, 0)
        self.toggled.connect(self._toggle)

    def _title_height(self) -> int:
        return self.fontMetrics().height() + 8

    def _get_collapsed(self) -> bool:
        return self.__dict__.get("_is_collapsed", False)

    def _set_collapsed(self, collapsed: bool) -> None:
        self.checked = not collapsed

    def _toggle(self, checked: bool) -> None:
        self._collapse(not checked)
        self.contentsCollapsed.emit(not checked)

    def sizeHint(self) -> QtCore.QSize:
        title = QtCore.QSize(self.fontMetrics().boundingRect(self.text).width() + 40, self._title_height())
        if self.collapsed or self.layout() is None:
            return QtCore.QSize(title.width(), title.height() + (self.collapsedHeight if self.collapsed else 0))
        return self.layout().sizeHint().expandedTo(title)

    def minimumSizeHint(self) -> QtCore.QSize:
        if self.__dict__.get("_is_collapsed", False):
            return type(self).sizeHint(self)
        return QtWidgets.QWidget.minimumSizeHint(self)

    def paintEvent(self, _event: Any) -> None:
        painter = QtGui.QPainter(self)
        area = QtCore.QRect(0, 0, self.width, self._title_height() - 2)
        painter.fillRect(area, self.palette.button())
        color = QtGui.QPalette.Active if self.enabled else QtGui.QPalette.Disabled
        painter.setPen(self.palette.color(color, QtGui.QPalette.ButtonText))
        painter.drawText(area.adjusted(6, 0, 0, 0), QtCore.Qt.AlignVCenter, "▸" if self.collapsed else "▾")
        painter.drawText(area.adjusted(24, 0, 0, 0), QtCore.Qt.AlignVCenter, self.text)
        painter.end()

    def hitButton(self, position: QtCore.QPoint) -> bool:
        return position.y() < self._title_height()


@stand_in
class ctkCollapsibleGroupBox(declared("ctkCollapsibleGroupBox", QtWidgets.QGroupBox), _Collapsing):
    """A checkable group box; unchecked means collapsed."""

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self.checkable = self.checked = True
        self.toggled.connect(lambda checked: self._collapse(not checked))

    def _get_collapsed(self) -> bool:
        return not self.checked

    def _set_collapsed(self, collapsed: bool) -> None:
        self.checked = not collapsed


@stand_in
class ctkPathLineEdit(declared("ctkPathLineEdit", QtWidgets.QWidget, showBrowseButton=True, showHistoryButton=True)):
    """A path that can be typed or browsed for."""

    Dirs, Files, NoFilter = 1, 2, -1  # values of QDir::Filter

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self._box = QtWidgets.QComboBox()
        self._box.editable = True
        self._box.setInsertPolicy(QtWidgets.QComboBox.NoInsert)
        self._browse = QtWidgets.QToolButton()
        self._browse.text = "…"
        self._browse.clicked.connect(lambda: self.browse())
        row_layout(self, self._box, self._browse)
        self.layout().setStretch(0, 1)
        self._valid = False
        self._box.lineEdit().textChanged.connect(self._changed)

    def _get_currentPath(self) -> str:
        return self._box.lineEdit().text

    def _set_currentPath(self, path: str) -> None:
        self._box.lineEdit().text = path

    def _set_showBrowseButton(self, shown: bool) -> None:
        self._browse.visible = shown

    def _changed(self, path: str) -> None:
        self.currentPathChanged.emit(path)
        if not self._valid:
            self._valid = True
            self.validInputChanged.emit(True)

    def browse(self) -> None:
        path = dialogs.ask("ctkPathLineEdit.browse", self.label, filters=self.filters, nameFilters=self.nameFilters)
        if path:
            self.currentPath = path

    def comboBox(self) -> QtWidgets.QComboBox:
        return self._box

    def addCurrentPathToHistory(self) -> None:
        key, settings = self.settingKey or "ctkPathLineEdit", QtCore.QSettings()
        known = [path for path in list(settings.value(key) or ()) if path != self.currentPath]
        settings.setValue(key, [self.currentPath, *known][:10])

    def retrieveHistory(self) -> None:
        self._box.addItems([path for path in list(QtCore.QSettings().value(self.settingKey) or ()) if path])


@stand_in
class ctkDirectoryButton(declared("ctkDirectoryButton", QtWidgets.QWidget)):
    """A button that shows a folder and asks for another."""

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self._button = QtWidgets.QPushButton()
        self._button.clicked.connect(lambda: self.browse())
        row_layout(self, self._button)
        self.directory = "."

    def _set_directory(self, path: str) -> None:
        self._button.text = self.text or path
        self.directoryChanged.emit(path)

    def _set_text(self, text: str) -> None:
        self._button.text = text

    def browse(self) -> str:
        path = dialogs.ask("ctkDirectoryButton.browse", self.caption)
        if path:
            self.directory = path
            self.directorySelected.emit(path)
        return path or ""


class _Number:
    """What the widgets around one number share: the part that holds it is ``_box``, a QDoubleSpinBox."""

    def _make_box(self) -> QtWidgets.QDoubleSpinBox:
        self._box = QtWidgets.QDoubleSpinBox()
        self._box.valueChanged.connect(self._box_changed)
        return self._box

    def _box_changed(self, value: float) -> None:
        self.valueChanged.emit(value)


def _through(name: str) -> dict[str, Any]:
    """``_get_NAME`` and ``_set_NAME`` that pass a property on to ``_box``."""

    def read(self: Any) -> Any:
        return getattr(self._box, name)

    def write(self: Any, value: Any) -> None:
        setattr(self._box, name, value)

    return {f"_get_{name}": read, f"_set_{name}": write}


for _name in ("value", "minimum", "maximum", "singleStep", "decimals", "prefix", "suffix"):
    for _key, _function in _through(_name).items():
        setattr(_Number, _key, _function)


@stand_in
class ctkDoubleSpinBox(declared("ctkDoubleSpinBox", QtWidgets.QWidget), _Number):
    """A number; what CTK adds about decimals is not modelled."""

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        row_layout(self, self._make_box())
        self._box.editingFinished.connect(lambda: self.editingFinished.emit())

    def _set_readOnly(self, value: bool) -> None:
        self._box.readOnly = value

    def _get_cleanText(self) -> str:
        return self._box.cleanText

    def stepUp(self) -> None:
        self._box.stepUp()

    def stepDown(self) -> None:
        self._box.stepDown()


@stand_in
class ctkSliderWidget(declared("ctkSliderWidget", QtWidgets.QWidget, pageStep=10.0, tracking=True), _Number):
    """A slider with a spin box; 0 to 99, two decimals, as CTK starts."""

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self._slider = QtWidgets.QSlider(QtCore.Qt.Horizontal)
        row_layout(self, self._slider, self._make_box())
        self.maximum, self.decimals, self._syncing = 99, 2, False
        self._slider.setRange(0, 1000)
        self._slider.valueChanged.connect(self._slid)

    def _box_changed(self, value: float) -> None:
        self._syncing = True
        span = self.maximum - self.minimum
        self._slider.value = round(1000 * (value - self.minimum) / span) if span else 0
        self._syncing = False
        self.valueChanged.emit(value)

    def _slid(self, position: int) -> None:
        if not self._syncing:
            self.value = self.minimum + (self.maximum - self.minimum) * position / 1000

    def _set_spinBoxVisible(self, shown: bool) -> None:
        self._box.visible = shown

    def reset(self) -> None:
        self.value = self.minimum


@stand_in
class ctkRangeWidget(declared("ctkRangeWidget", QtWidgets.QWidget, maximum=99.0, maximumValue=99.0, decimals=2)):
    """Two numbers; without the slider between them."""

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self._low, self._high = QtWidgets.QDoubleSpinBox(), QtWidgets.QDoubleSpinBox()
        self._high.value = 99
        row_layout(self, self._low, self._high)
        self._low.valueChanged.connect(lambda value: self._changed(self.minimumValueChanged, value))
        self._high.valueChanged.connect(lambda value: self._changed(self.maximumValueChanged, value))

    def _changed(self, signal: Any, value: float) -> None:
        signal.emit(value)
        self.valuesChanged.emit(self.minimumValue, self.maximumValue)

    def _get_minimumValue(self) -> float:
        return self._low.value

    def _set_minimumValue(self, value: float) -> None:
        self._low.value = value

    def _get_maximumValue(self) -> float:
        return self._high.value

    def _set_maximumValue(self, value: float) -> None:
        self._high.value = value

    def _set_minimum(self, value: float) -> None:
        self._low.minimum = self._high.minimum = value

    def _set_maximum(self, value: float) -> None:
        self._low.maximum = self._high.maximum = value

    def setRange(self, low: float, high: float) -> None:
        self.minimum, self.maximum = low, high
        self.rangeChanged.emit(low, high)

    def setValues(self, low: float, high: float) -> None:
        self.minimumValue, self.maximumValue = low, high


@stand_in
class ctkComboBox(declared("ctkComboBox", QtWidgets.QComboBox)):
    """A combo box; its default text is not drawn."""

    def _get_currentUserDataAsString(self) -> str:
        return str(self.itemData(self.currentIndex) or "")

    def _set_currentUserDataAsString(self, text: str) -> None:
        self.currentIndex = next((i for i in range(self.count) if str(self.itemData(i)) == text), -1)


@stand_in
class ctkMessageBox(declared("ctkMessageBox", QtWidgets.QMessageBox)):
    """A message box that may offer not to ask again; noted in `dialogs` instead of opened."""


@stand_in
class ctkColorPickerButton(declared("ctkColorPickerButton", QtWidgets.QPushButton, displayColorName=True)):
    """A button that shows a colour and asks for another."""

    def __init__(self, parent: Any = None):
        super().__init__(parent)
        self.color = QtGui.QColor("black")
        self.clicked.connect(lambda: self.changeColor())

    def _set_color(self, color: QtGui.QColor) -> None:
        swatch = QtGui.QPixmap(16, 16)
        swatch.fill(color)
        self.icon = QtGui.QIcon(swatch)
        if self.displayColorName:
            self.text = color.name()
        self.colorChanged.emit(color)

    def _set_displayColorName(self, shown: bool) -> None:
        self.text = self.color.name() if shown else ""

    def changeColor(self) -> None:
        color = dialogs.ask("ctkColorPickerButton.changeColor", self.text)
        if color is not None:
            self.color = color


@stand_in
class ctkFittedTextBrowser(declared("ctkFittedTextBrowser", QtWidgets.QTextBrowser, collapsed=True)):
    """A text browser that in Slicer is as high as its text."""

    def setCollapsibleText(self, text: str) -> None:
        self.html = text.replace("\n", "<br>")

    setCollapsibleHtml = setCollapsibleText


@stand_in
class ctkExpandableWidget(declared("ctkExpandableWidget", QtWidgets.QFrame)):
    """A frame that can be made larger; the grip is not drawn."""


@stand_in
class ctkMenuButton(declared("ctkMenuButton", QtWidgets.QPushButton)):
    """A button with a menu at its arrow."""


@stand_in
class ctkPushButton(declared("ctkPushButton", QtWidgets.QPushButton)):
    """A push button; text and icon alignment are kept, not drawn."""


@stand_in
class ctkDynamicSpacer(declared("ctkDynamicSpacer", QtWidgets.QWidget)):
    """A spacer whose size policy can be switched; kept, not applied."""


module = types.ModuleType("ctk", "Stand-ins for CTK's widgets: a test double (see the package harness).")
for _name, _value in list(globals().items()):
    if _name.startswith("ctk"):
        setattr(module, _name, _value)
