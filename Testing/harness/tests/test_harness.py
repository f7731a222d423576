"""The harness itself: a small panel of many classes runs and can be seen; what PythonQt refuses is refused."""

import ctk
import pytest
import qt
import slicer

from Testing.harness import rules


class SamplePanel:
    """Uses the classes of a panel as scripted modules of Slicer do."""

    def __init__(self):
        self.widget = qt.QWidget()
        self.heard = []
        layout = qt.QVBoxLayout(self.widget)
        heading = qt.QLabel("<b>Pretrain</b> on 12 volumes · größer · α ≤ β")
        heading.wordWrap = True
        layout.addWidget(heading)
        self._data(layout)
        self._settings(layout)
        self._progress(layout)
        layout.addStretch(1)

    def _data(self, layout):
        section = ctk.ctkCollapsibleButton()
        section.text = "Data"
        layout.addWidget(section)
        form = qt.QFormLayout(section)
        self.volumes = slicer.qMRMLNodeComboBox()
        self.volumes.nodeTypes = ["vtkMRMLScalarVolumeNode"]
        self.volumes.noneEnabled = True
        self.volumes.setMRMLScene(slicer.mrmlScene)
        self.volumes.currentNodeChanged.connect(lambda node: self.heard.append(node and node.GetName()))
        form.addRow("Volume:", self.volumes)
        self.folder = ctk.ctkPathLineEdit()
        self.folder.filters = ctk.ctkPathLineEdit.Dirs
        form.addRow("Folder:", self.folder)
        self.table = qt.QTableWidget()
        self.table.columnCount = 3
        self.table.rowCount = 2
        self.table.setHorizontalHeaderLabels(["Case", "Size", "Role"])
        self.table.verticalHeader().visible = False
        self.table.selectionBehavior = qt.QAbstractItemView.SelectRows
        self.table.editTriggers = qt.QAbstractItemView.NoEditTriggers
        for row, values in enumerate((("liver 01", "320×320×24"), ("liver 02", "288×288×30"))):
            for column, value in enumerate(values):
                item = qt.QTableWidgetItem(value)
                item.setFlags(item.flags() & ~qt.Qt.ItemIsEditable)
                self.table.setItem(row, column, item)
            role = qt.QComboBox()
            role.addItems(["training", "test"])
            self.table.setCellWidget(row, 2, role)
        self.table.horizontalHeader().setSectionResizeMode(0, qt.QHeaderView.Stretch)
        self.table.setMaximumHeight(110)
        form.addRow(self.table)

    def _settings(self, layout):
        box = qt.QGroupBox("Settings")
        layout.addWidget(box)
        form = qt.QFormLayout(box)
        self.epochs = qt.QSpinBox()
        self.epochs.minimum, self.epochs.maximum, self.epochs.value, self.epochs.suffix = 1, 500, 40, " epochs"
        form.addRow("Length:", self.epochs)
        self.rate = ctk.ctkSliderWidget()
        self.rate.minimum, self.rate.maximum, self.rate.value = 0, 1, 0.25
        form.addRow("Weight:", self.rate)
        self.quick = qt.QCheckBox("Quick try-out")
        self.quick.checked = True
        form.addRow(self.quick)
        self.name = qt.QLineEdit()
        self.name.placeholderText = "name of the run"
        form.addRow("Name:", self.name)
        choices = qt.QHBoxLayout()
        self.methods = qt.QButtonGroup(self.widget)
        for index, text in enumerate(("regression", "contrastive")):
            button = qt.QRadioButton(text)
            button.checked = index == 0
            self.methods.addButton(button, index)
            choices.addWidget(button)
        form.addRow("Method:", choices)

    def _progress(self, layout):
        row = qt.QHBoxLayout()
        layout.addLayout(row)
        self.bar = qt.QProgressBar()
        self.bar.maximum = 100
        self.bar.value = 30
        row.addWidget(self.bar, 1)
        self.start = qt.QPushButton("Start")
        self.start.clicked.connect(lambda: self.heard.append("start"))
        row.addWidget(self.start)
        self.more = qt.QToolButton()
        self.more.text = "⋯"
        self.menu = qt.QMenu(self.more)
        self.menu.addAction(qt.QAction("Export", self.menu))
        self.more.setMenu(self.menu)
        row.addWidget(self.more)
        self.log = qt.QPlainTextEdit()
        self.log.readOnly = True
        self.log.plainText = "step 120 of 400, loss 0.412"
        self.log.maximumHeight = 60
        layout.addWidget(self.log)


def test_a_panel_runs_and_can_be_seen(application, picture):
    volume = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "liver 01")
    panel = SamplePanel()
    panel.volumes.setCurrentNode(volume)
    panel.start.click()
    assert panel.heard == ["liver 01", "start"]

    path = picture(panel.widget, "harness-sample")

    image = qt.QImage(str(path))
    assert image.width() == 460
    darkest = min(qt.QColor(image.pixel(x, y)).lightness() for x in range(8, 300) for y in range(8, 30))
    assert darkest < 100  # letters, not an empty area


def test_letters_are_drawn_as_letters_and_not_as_boxes(application):
    def drawn(text):
        label = qt.QLabel(text)
        label.resize(40, 40)
        return label.grab().toImage()

    assert drawn("i") != drawn("M")
    assert drawn("ä") != drawn("≤")


def test_values_are_made_to_fit_a_property_as_pythonqt_does(application):
    box, label = qt.QSpinBox(), qt.QLabel()
    box.value, label.text, label.enabled = 2.9, 5, 0
    assert (box.value, label.text, label.enabled) == (2, "5", False)
    with pytest.raises(AttributeError, match="does not accept"):
        box.value = "many"


def test_items_keep_methods(application):
    item = qt.QTableWidgetItem("one")
    assert item.text() == "one"
    item.setCheckState(qt.Qt.Checked)
    assert item.checkState() == qt.Qt.Checked == 2
    with pytest.raises(AttributeError, match="does not exist"):
        item.toolTip2 = "x"


@pytest.mark.parametrize(
    ("make", "name", "value"),
    [
        (lambda: qt.QLabel(), "txt", "x"),
        (lambda: qt.QLabel(), "setText", "x"),
        (lambda: qt.QPushButton(), "clicked", "x"),
        (lambda: qt.QLabel(), "selectedText", "x"),
        (lambda: qt.QTimer(), "singleShot", True),
        (lambda: qt.QVBoxLayout(), "margin", 3),
        (lambda: ctk.ctkPathLineEdit(), "path", "x"),
    ],
)
def test_what_cannot_be_set_in_slicer_is_refused(application, make, name, value):
    with pytest.raises(AttributeError, match=name):
        setattr(make(), name, value)


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda: qt.QComboBox(), "setPlaceHolder"),
        (lambda: qt.QTableView(), "dataChanged"),
        (lambda: ctk.ctkCollapsibleButton(), "setCollapsed"),
        (lambda: ctk.ctkSliderWidget(), "setMaximum"),
    ],
)
def test_what_python_does_not_see_in_slicer_is_refused(application, make, name):
    widget = make()
    with pytest.raises(AttributeError, match="no attribute"):
        exec(f"widget.{name}", {"widget": widget})


def test_unknown_classes_and_scoped_values_are_refused():
    for name in ("QRegExp", "Signal", "QGraphicsView"):
        with pytest.raises(AttributeError, match=name):
            getattr(qt, name)
    with pytest.raises(AttributeError, match="AlignmentFlag"):
        qt.Qt.AlignmentFlag  # noqa: B018


def test_keywords_are_refused_in_methods(application):
    with pytest.raises(ValueError, match="keyword"):
        qt.QLabel().setText(text="x")


def test_connections_end_by_callable_or_all_at_once(application):
    heard = []

    def hear(value):
        heard.append(value)

    box = qt.QSpinBox()
    box.valueChanged.connect(hear)
    box.value = 3
    assert box.valueChanged.disconnect(hear) is True
    assert box.valueChanged.disconnect(hear) is False
    box.value = 4
    box.connect("valueChanged(int)", hear)
    box.disconnect("valueChanged(int)", hear)
    box.value = 5
    assert heard == [3]


def test_overloads_by_index_and_signals_of_other_versions_are_refused(application):
    box = qt.QComboBox()
    with pytest.raises(TypeError, match=r"currentIndexChanged\[type\]"):
        box.currentIndexChanged[int]
    with pytest.raises(ValueError, match="no signal"):
        box.connect("currentTextChanged(int)", print)


def test_an_exception_in_a_callable_is_kept_for_the_test(application):
    def fail():
        raise KeyError("lost")

    button = qt.QPushButton()
    button.clicked.connect(fail)
    button.click()
    assert [type(error) for error in rules.errors] == [KeyError]
    rules.errors.clear()


def test_python_classes_keep_their_own_attributes_and_overrides(application):
    class Tall(qt.QWidget):
        def __init__(self):
            super().__init__()
            self.kept = []

        def sizeHint(self):
            return qt.QSize(30, 70)

    tall = Tall()
    tall.kept.append(1)
    tall.adjustSize()
    assert (tall.kept, tall.height) == ([1], 70)
    with pytest.raises(AttributeError, match="parent"):
        tall.parent = None
