"""The module's sources use what Python in Slicer has; the reader of sources finds what it has not."""

from pathlib import Path

import pytest

from Testing.harness import legal

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "SSLSegmentation").rglob("*.py"))


def test_the_module_uses_only_what_python_in_slicer_has():
    assert SOURCES
    assert [problem for source in SOURCES for problem in legal.problems(source)] == []


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("from PySide6 import QtWidgets", "not in Slicer"),
        ("qt.QGraphicsView()", "unknown to the harness"),
        ("ctk.ctkNothing()", "unknown to the harness"),
        ("slicer.qMRMLNothing()", "unknown to the harness"),
        ("qt.QSizePolicy.Policy.Expanding", "has no Policy"),
        ("qt.Qt.AlignmentFlag.AlignLeft", "has no AlignmentFlag"),
        ("qt.QMessageBox.Yes.value", "is a number"),
        ("qt.QLabel('x', parent=None)", "no keyword"),
        ("isinstance(w, qt.QWidget)", "not derived"),
        ("isinstance(w, (int, qt.QWidget))", "not derived"),
        ("button.clicked.connect(f, 3)", "one callable"),
        ("class A(qt.QWidget):\n    def mousePressEvent(self, e):\n        pass", "not overridden"),
    ],
)
def test_what_would_not_do_in_slicer_is_found(tmp_path, code, told):
    source = tmp_path / "code.py"
    source.write_text(code)
    found = legal.problems(source)
    assert len(found) == 1
    assert told in found[0]


@pytest.mark.parametrize(
    "code",
    [
        "qt.QSizePolicy.Expanding | qt.QSizePolicy.Fixed",
        "qt.QTimer.singleShot(0, f)",
        "qt.QFileDialog.getExistingDirectory(None, 'x')",
        "qt.QStyle.SP_DialogApplyButton; qt.QApplication.instance().processEvents()",
        "ctk.ctkPathLineEdit.Dirs; slicer.vtkMRMLScalarVolumeNode; slicer.qMRMLNodeComboBox()",
        "button.connect('clicked()', f); button.clicked.connect(f)",
    ],
)
def test_what_scripted_modules_of_slicer_do_is_accepted(tmp_path, code):
    source = tmp_path / "code.py"
    source.write_text(code)
    assert legal.problems(source) == []
