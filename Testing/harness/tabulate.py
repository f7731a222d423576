"""Write ``pythonqt.json``: what Python code in Slicer 5.13 may use of Qt, CTK and Slicer's widgets.

    python tabulate.py PYTHONQT CTK SLICER pythonqt.json

Needed again only when Slicer changes its Qt. The first three arguments are checkouts of
https://github.com/MeVisLab/pythonqt at v4.1.0 (CTK builds a patched copy of it), https://github.com/commontk/CTK and
https://github.com/Slicer/Slicer. For Qt's classes PythonQt's generated wrappers say which methods, static functions and
enumeration values Python sees, and the meta objects of Qt 5.15, read through PyQt5 (which this script needs and nothing
else does), say the properties, signals and slots. Classes of CTK and Slicer have no such wrappers: Python sees their
properties, signals, public slots and invokable methods, as their headers declare them.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from pathlib import Path

QT = """
Qt QObject QTimer QSettings QProcess QProcessEnvironment QFileSystemWatcher QFile QFileInfo QDir QUrl QByteArray QSize
QPoint QPointF QRect QRectF QMargins QDateTime QDate QTime QLocale QRegularExpression QStandardPaths QEventLoop
QIODevice QCoreApplication QGuiApplication QApplication QDesktopServices QClipboard QCursor QScreen QColor QBrush QPen
QPainter QFont QFontDatabase QFontMetrics QIcon QImage QPixmap QPalette QMovie QKeySequence QTextCursor QTextDocument
QTextOption QPaintDevice QValidator QIntValidator QDoubleValidator QRegularExpressionValidator QAbstractItemModel
QStandardItemModel QStandardItem QModelIndex QItemSelectionModel QSortFilterProxyModel QAction QActionGroup QShortcut
QMenu QToolTip QStyle QStyleFactory QWidget QFrame QLabel QAbstractButton QPushButton QToolButton QCheckBox
QRadioButton QButtonGroup QGroupBox QLineEdit QTextEdit QTextBrowser QPlainTextEdit QAbstractSpinBox QSpinBox
QDoubleSpinBox QAbstractSlider QSlider QScrollBar QComboBox QProgressBar QAbstractScrollArea QScrollArea QSplitter
QStackedWidget QTabBar QTabWidget QToolBox QToolBar QAbstractItemView QHeaderView QListView QTableView QTreeView
QListWidget QListWidgetItem QTableWidget QTableWidgetItem QTableWidgetSelectionRange QTreeWidget QTreeWidgetItem
QLayout QLayoutItem QBoxLayout QHBoxLayout QVBoxLayout QGridLayout QFormLayout QStackedLayout QSpacerItem QWidgetItem
QSizePolicy QDialog QDialogButtonBox QMessageBox QFileDialog QInputDialog QProgressDialog QMainWindow QStatusBar
QDockWidget QColorDialog QCompleter QEvent QDropEvent QDragMoveEvent QDragEnterEvent QMimeData
"""

CTK = """
ctkCollapsibleButton ctkCollapsibleGroupBox ctkExpandableWidget ctkPathLineEdit ctkDirectoryButton ctkDoubleSpinBox
ctkSliderWidget ctkRangeWidget ctkComboBox ctkMessageBox ctkColorPickerButton ctkFittedTextBrowser ctkMenuButton
ctkPushButton ctkDynamicSpacer
"""

SLICER = """
qMRMLWidget qMRMLNodeComboBox qMRMLCheckableNodeComboBox qMRMLSegmentsTableView qMRMLSegmentSelectorWidget
qMRMLSegmentEditorWidget qMRMLAbstractViewWidget qMRMLPlotWidget qMRMLPlotView qMRMLSubjectHierarchyTreeView
qMRMLSliceWidget qMRMLSliceControllerWidget qMRMLThreeDWidget qMRMLLayoutManager qSlicerLayoutManager
qSlicerApplication qSlicerCoreApplication qSlicerWidget qSlicerTerminologyNavigatorWidget
qSlicerSegmentEditorEffectFactory
"""


def wrappers(pythonqt: Path) -> dict[str, dict]:
    """Class → methods and enumeration values of the generated wrappers and of PythonQt's own decorators."""
    found: dict[str, dict] = {}
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(pythonqt.glob("generated_cpp_515/*/*.h")))
    for name, body in re.findall(r"^class PythonQtWrapper_(\w+) : public \w+\s*\n(.*?)^\};", text, re.M | re.S):
        entry = found.setdefault(name, {"methods": set(), "enums": set()})
        for values in re.findall(r"^enum \w+\{(.*?)\};", body, re.M | re.S):
            entry["enums"].update(re.findall(r"(\w+)\s*=", values))
        for method in re.findall(r"^\s*[\w:<>,*&\s]*?[\s*&](\w+)\(", body, re.M):
            if re.match(r"py_q_|new_|delete_|operator|__|PythonQt|Q_ENUMS|Q_FLAGS|PyBytes", method):
                continue
            entry["methods"].add(re.sub(rf"^static_{name}_|^py_(get|set)_", "", method))
    own = (pythonqt / "src/PythonQtStdDecorators.h").read_text(encoding="utf-8")
    for method in re.findall(r"^  [\w:<>*& ]+?[ *&](\w+)\((?:const )?QObject\* ?(?:o|obj|parent|sender)\b", own, re.M):
        found["QObject"]["methods"].add(method.removeprefix("static_QObject_"))
    found["QTimer"]["methods"].add("singleShot")
    return found


def describe(cls: type) -> dict:
    """Own properties (name → type, read-only ones marked by "!"), signals, slots and enums of a PyQt5 class."""
    meta = getattr(cls, "staticMetaObject", None)
    if meta is None or meta.className() != cls.__name__:
        return {}
    properties, signals, slots = {}, [], set()
    for i in range(meta.propertyOffset(), meta.propertyCount()):
        entry = meta.property(i)
        properties[entry.name()] = entry.typeName() + ("" if entry.isWritable() else "!")
    for i in range(meta.methodOffset(), meta.methodCount()):
        method = meta.method(i)
        signature = bytes(method.methodSignature()).decode()
        if method.methodType() == method.Signal:
            signals.append(signature)
        elif method.access() == method.Public:
            slots.add(signature.split("(")[0])
    enums = {
        meta.enumerator(i).key(j)
        for i in range(meta.enumeratorOffset(), meta.enumeratorCount())
        for j in range(meta.enumerator(i).keyCount())
    }
    return {"properties": properties, "signals": signals, "slots": slots, "enums": enums}


def qt_rows(pythonqt: Path) -> dict[str, dict]:
    """The rows of Qt's classes."""
    modules = [importlib.import_module(f"PyQt5.{name}") for name in ("QtCore", "QtGui", "QtWidgets")]
    classes = {name: next(getattr(module, name) for module in modules if hasattr(module, name)) for name in QT.split()}
    exposed = wrappers(pythonqt)
    table = {}
    for name in QT.split():
        described = describe(classes[name])
        table[name] = {
            "properties": described.get("properties", {}),
            "signals": described.get("signals", []),
            "methods": exposed[name]["methods"] | described.get("slots", set()),
            "enums": exposed[name]["enums"] | described.get("enums", set()),
        }
    # PythonQt hides this property behind the static function of the same name (PythonQtClassInfo.cpp).
    del table["QTimer"]["properties"]["singleShot"]
    # A method is listed where it first appears, and not again where a derived class overrides it.
    original = {name: set(row["methods"]) for name, row in table.items()}
    for name, row in table.items():
        row["methods"] -= {m for base in classes[name].__mro__[1:] for m in original.get(base.__name__, ())}
    return table


def normalized(parameters: str) -> str:
    """C++ parameters as Qt writes them in signatures: ``const QString& path = x`` → ``QString``."""
    types = []
    for parameter in filter(None, (part.strip() for part in parameters.split(","))):
        kind = re.sub(r"=.*|\bconst\b|&", "", parameter).strip()
        kind = re.sub(r"([\w>*])\s+\w+$", r"\1", kind) if re.search(r"[\w>*]\s+\w+$", kind) else kind
        kind = re.sub(r"\*\s*\w+$", "*", kind)
        types.append(kind.replace(" ", ""))
    return ",".join(types)


def header_row(header: Path) -> dict:
    """Properties, signals, public slots, invokable methods and enumeration values that a header declares."""
    name = header.stem
    text = header.read_text(encoding="utf-8")
    text = re.sub(r"^#ifndef __VTK_WRAP__.*?^#endif", "", text, flags=re.S | re.M)  # C++ types that Python has not
    text = re.sub(r"//[^\n]*|/\*.*?\*/|^#[^\n]*", "", text, flags=re.S | re.M)
    body = re.search(rf"^\s*class (?:\w+ )?{name}\s*:\s*public (\w+)(.*?)^\}};", text, re.M | re.S)
    row = {"base": body.group(1), "properties": {}, "signals": [], "methods": set(), "enums": set()}
    section = "private"
    declarations = re.sub(r"=\s*[\w:]+\(\)", "", body.group(2))  # default arguments like QVariant()
    for statement in re.split(r"(?<=[;:}])\s*\n|\n(?=\s*Q_PROPERTY)", declarations):
        for kind, key, rest in re.findall(r"Q_PROPERTY\(\s*([\w:<>*]+[\s*]+)(\w+)([^)]*)\)", statement):
            row["properties"].setdefault(key, kind.strip() + ("" if "WRITE" in rest else "!"))
        change = re.findall(r"(public|protected|private)?\s*\b(slots|Q_SLOTS|signals|Q_SIGNALS)?\s*:\s*$", statement)
        declared = re.search(r"([\w~]+)\s*\(([^()]*)\)[^()]*$", re.sub(r"\{.*", "", statement, flags=re.S))
        enum = re.search(r"\benum (?:class )?\w*\s*\{(.*?)\}", statement, re.S)
        if enum and section.startswith("public"):
            row["enums"].update(re.findall(r"(?:^|,)\s*(\w+)", enum.group(1)))
        elif declared and not re.search(r"Q_PROPERTY|Q_DECLARE|Q_DISABLE|QVTK_OBJECT|\boperator\b", declared.group(0)):
            if section == "signals":
                row["signals"].append(f"{declared.group(1)}({normalized(declared.group(2))})")
            elif section == "public slots" or (section.startswith("public") and "Q_INVOKABLE" in statement):
                row["methods"].add(declared.group(1))
        for access, what in change:
            if access or what:
                section = "signals" if "ignals" in what.lower() else f"{access} {'slots' if what else ''}".strip()
    return row


def main(pythonqt: Path, ctk: Path, slicer: Path, target: Path) -> None:
    """Combine the sources; one class a line."""
    table = qt_rows(pythonqt)
    for names, folder in ((CTK, ctk), (SLICER, slicer)):
        headers = {path.stem: path for path in folder.glob("**/*.h")}
        table.update((name, header_row(headers[name])) for name in names.split())
    lines = []
    for name, row in sorted(table.items()):
        compact = {key: sorted(value) if isinstance(value, set) else value for key, value in row.items() if value}
        lines.append(f"{json.dumps(name)}: {json.dumps(compact, separators=(',', ':'))}")
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
