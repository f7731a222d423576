"""What scripted modules of Slicer commonly write runs unchanged: one test for each kind of widget."""

import ctk
import pytest
import qt
import slicer

pytestmark = pytest.mark.usefixtures("application")


def test_labels_and_buttons():
    label = qt.QLabel("text")
    font = label.font
    font.setBold(True)
    label.font = font
    label.styleSheet = "color: red"
    label.textFormat = qt.Qt.RichText
    label.alignment = qt.Qt.AlignRight | qt.Qt.AlignVCenter
    label.setTextInteractionFlags(qt.Qt.TextSelectableByMouse | qt.Qt.LinksAccessibleByMouse)
    label.setSizePolicy(qt.QSizePolicy.Expanding, qt.QSizePolicy.Preferred)
    palette = label.palette
    palette.setColor(qt.QPalette.WindowText, qt.QColor("red"))
    label.palette = palette
    button = qt.QPushButton("Stop")
    button.icon = button.style().standardIcon(qt.QStyle.SP_BrowserStop)
    button.name = "StopButton"
    assert label.font.bold()
    assert label.alignment == qt.Qt.AlignRight | qt.Qt.AlignVCenter
    assert (button.objectName, button.icon.isNull()) == ("StopButton", False)
    button.raise_()


def test_tables():
    table = qt.QTableWidget(2, 2)
    table.horizontalHeader().stretchLastSection = True
    table.sortingEnabled = False
    table.contextMenuPolicy = qt.Qt.CustomContextMenu
    table.customContextMenuRequested.connect(lambda point: None)
    item = qt.QTableWidgetItem("one")
    item.setTextAlignment(qt.Qt.AlignRight | qt.Qt.AlignVCenter)
    item.setData(qt.Qt.UserRole, "case-1")
    item.setForeground(qt.QBrush(qt.QColor("red")))
    table.setItem(0, 0, item)
    table.selectRow(0)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]
    assert table.item(0, 0).data(qt.Qt.UserRole) == "case-1"
    assert table.item(1, 1) is None


def test_lists_and_trees():
    entries = qt.QListWidget()
    entries.addItems(["a", "b"])
    entries.currentRow = 1
    assert (entries.count, entries.currentItem().text()) == (2, "b")
    tree = qt.QTreeWidget()
    tree.columnCount = 2
    qt.QTreeWidgetItem(tree, ["x", "y"]).setText(1, "z")
    assert (tree.topLevelItemCount, tree.topLevelItem(0).text(1)) == (1, "z")


def test_choices():
    box = qt.QComboBox()
    box.addItem("first", 3)
    box.addItem("second", "two")
    box.setItemData(0, "tip", qt.Qt.ToolTipRole)
    box.currentIndex = 1
    assert (box.currentText, box.currentData, box.findText("first"), box.findData(3)) == ("second", "two", 0, 0)
    group, heard = qt.QButtonGroup(), []
    for number in range(2):
        group.addButton(qt.QRadioButton(str(number)), number)
    group.idClicked.connect(heard.append)
    group.button(1).click()
    assert (group.checkedId(), heard) == (1, [1])


def test_layouts():
    widget = qt.QWidget()
    form = qt.QFormLayout(widget)
    form.fieldGrowthPolicy = qt.QFormLayout.AllNonFixedFieldsGrow
    form.addRow("Name:", qt.QLineEdit())
    row = qt.QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.spacing = 2
    row.addWidget(qt.QLabel("a"), 1, qt.Qt.AlignTop)
    row.addStretch(1)
    form.addRow(row)
    grid = qt.QGridLayout()
    grid.addWidget(qt.QLabel("b"), 0, 0, 1, 2)
    form.addRow(grid)
    assert (form.rowCount(), row.count(), row.spacing, row.itemAt(0).widget().text) == (3, 2, 2, "a")
    with pytest.raises(AttributeError, match="addStretch"):
        grid.addStretch(1)


def test_containers():
    tabs, stack, area = qt.QTabWidget(), qt.QStackedWidget(), qt.QScrollArea()
    tabs.addTab(qt.QLabel("one"), "1")
    tabs.addTab(qt.QLabel("two"), "2")
    tabs.setTabToolTip(0, "why")
    tabs.currentIndex = 1
    stack.addWidget(qt.QLabel("page"))
    stack.setCurrentWidget(stack.widget(0))
    area.widgetResizable = True
    area.frameShape = qt.QFrame.NoFrame
    area.setWidget(qt.QLabel("inside"))
    assert (tabs.count, tabs.widget(1).text, stack.currentIndex, area.widget().text) == (2, "two", 0, "inside")


def test_numbers_and_texts():
    number = qt.QDoubleSpinBox()
    number.decimals, number.singleStep, number.suffix = 4, 0.1, " mm"
    number.setRange(0, 1)
    number.value = 7
    bar = qt.QProgressBar()
    bar.setRange(0, 10)
    bar.value, bar.format = 4, "%v of %m"
    log = qt.QPlainTextEdit()
    log.appendPlainText("a line")
    log.moveCursor(qt.QTextCursor.End)
    log.verticalScrollBar().value = log.verticalScrollBar().maximum
    line = qt.QLineEdit()
    line.setValidator(qt.QIntValidator(0, 5, line))
    assert (number.value, number.text, bar.text, log.toPlainText()) == (1.0, "1.0000 mm", "4 of 10", "a line")


def test_menus_and_shortcuts():
    heard, menu = [], qt.QMenu()
    action = menu.addAction("Export")
    action.triggered.connect(lambda: heard.append("export"))
    action.trigger()
    shortcut = qt.QShortcut(menu)
    shortcut.setKey(qt.QKeySequence("Ctrl+B"))
    shortcut.activated.connect(lambda: None)
    assert heard == ["export"]


def test_pictures_of_data():
    image = qt.QImage(bytes(36), 4, 3, 12, qt.QImage.Format_RGB888)
    label = qt.QLabel()
    label.setPixmap(qt.QPixmap.fromImage(image).scaled(8, 8, qt.Qt.KeepAspectRatio, qt.Qt.SmoothTransformation))
    assert (label.pixmap.width(), label.pixmap.height()) == (8, 6)


def test_processes_and_settings():
    process = qt.QProcess()
    process.start("echo", ["done"])
    assert process.waitForFinished(5000)
    assert process.readAllStandardOutput().data().strip() == b"done"
    settings = slicer.app.settings()
    settings.setValue("SSLSegmentation/recent", ["a", "b"])
    assert list(settings.value("SSLSegmentation/recent")) == ["a", "b"]


def test_functions_of_slicer_over_qt():
    widget = qt.QWidget()
    child = ctk.ctkCollapsibleButton(widget)
    child.name = "Section"
    assert slicer.util.findChild(widget, "Section") is child
    with slicer.util.tryWithErrorDisplay("It failed.", waitCursor=True):
        slicer.app.processEvents()
    slicer.util.delayDisplay("a moment", 10)
    slicer.app.connect("startupCompleted()", lambda: None)


def test_an_error_under_slicer_s_own_guard_is_shown_once(dialogs):
    with pytest.raises(ValueError), slicer.util.tryWithErrorDisplay("The volume could not be read."):
        raise ValueError("truncated")
    assert len(dialogs.asked) == 1
    assert "could not be read" in dialogs.asked[0].text
