"""What the Slicer side may import."""

import ast
import re
import subprocess
import sys
from pathlib import Path

MODULE = Path(__file__).resolve().parents[2] / "SSLSegmentation"
SCRIPTS = sorted(path.relative_to(MODULE).as_posix() for path in MODULE.rglob("*.py"))


def is_of_widgets(script):
    """Whether a script needs Qt, or Slicer's translations, which slicer-core lacks: the panels' tests look at these."""
    text = (MODULE / script).read_text(encoding="utf-8")
    return (
        "/panels/" in script
        or script.endswith("/SelfTest.py")
        or re.search(r"^import qt$|^from slicer.i18n ", text, re.M) is not None
    )


def test_below_the_widgets_neither_torch_nor_qt_is_imported():
    plugin = [name for name in SCRIPTS if name.startswith("SSLSegmentationPlugin/") and not is_of_widgets(name)]
    assert "SSLSegmentationPlugin/Session.py" in plugin
    names = ", ".join(script.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for script in plugin)
    code = (
        f"import sys; sys.path[:0] = {[str(MODULE), str(MODULE.parent)]!r}; import {names};"
        "print(*sorted({m.split('.')[0] for m in sys.modules}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    forbidden = {"torch", "monai", "SimpleITK", "qt", "ctk", "PySide6", "PythonQt", "scipy", "matplotlib", "tqdm"}
    assert not set(run.stdout.split()) & forbidden


def test_nothing_that_the_module_takes_from_the_library_loads_torch():
    """Nor MONAI, wherever in a file it is imported: Slicer's Python has neither before somebody installs them."""
    taken = {"import SSLSegmentationLib"}
    for script in SCRIPTS:
        for node in ast.walk(ast.parse((MODULE / script).read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and not node.level and node.module.startswith("SSLSegmentationLib"):
                taken.add(ast.unparse(node))
    assert len(taken) > 30
    lines = [f"import sys; sys.path.insert(0, {str(MODULE.parent)!r})", *sorted(taken)]
    lines.append("print({'torch', 'monai', 'tqdm', 'matplotlib'} & set(sys.modules))")
    run = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, encoding="utf-8", check=False)
    assert run.stdout.strip() == "set()", run.stderr
