"""What the Slicer side may import, from outside and among itself."""

import ast
import graphlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

MODULE = Path(__file__).resolve().parents[2] / "SSLSegmentation"
PLUGIN = MODULE / "SSLSegmentationPlugin"
SCRIPTS = sorted(path.relative_to(MODULE).as_posix() for path in MODULE.rglob("*.py"))
#: Folders of the plugin from the lowest to the highest: each imports of lower ones only; those of one set not of each
#: other.
FLOORS = ({"text"}, {"scene", "environment"}, {"session"}, {"widgets"}, {"panels"}, {"selftest"})
MOST_LINES = 400


def imports(path):
    """Files of the plugin that a file imports when it is loaded or when one of its functions is called.

    What stands below ``if TYPE_CHECKING:`` is never imported.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    forTypes = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and ast.unparse(block.test).endswith("TYPE_CHECKING")
        for node in ast.walk(block)
    }
    found = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or id(node) in forTypes:
            continue
        above = path.parents[node.level - 1] if node.level else MODULE
        for name in (node.module or "", *(f"{node.module or ''}.{alias.name}" for alias in node.names)):
            file = above.joinpath(*filter(None, name.split("."))).with_suffix(".py")
            if PLUGIN in file.parents and file.is_file():
                found.add(file)
    return found


FILES = {path: imports(path) for path in sorted(PLUGIN.rglob("*.py"))}


def folder(path):
    return path.relative_to(PLUGIN).parts[0]


def test_every_file_of_the_plugin_is_on_a_floor():
    assert {folder(path) for path in FILES} - {"__init__.py"} == set().union(*FLOORS)


@pytest.mark.parametrize("path", [path for path in FILES if path.parent != PLUGIN], ids=lambda path: path.stem)
def test_no_file_imports_from_a_higher_floor_or_the_one_beside_it(path):
    number = next(number for number, names in enumerate(FLOORS) if folder(path) in names)
    allowed = set().union(*FLOORS[:number], {folder(path)})
    assert {folder(file) for file in FILES[path]} <= allowed


def test_no_files_import_each_other_in_a_circle():
    assert len(list(graphlib.TopologicalSorter(FILES).static_order())) == len(FILES)


def test_the_order_of_the_folders_is_found_where_it_is_broken():
    """The looking itself: at a relative, an absolute and a function's own import, and not at one for types."""
    assert any(folder(file) == "text" for file in FILES[PLUGIN / "widgets" / "RunView.py"])
    assert PLUGIN / "scene" / "SceneNodes.py" in FILES[PLUGIN / "session" / "Annotations.py"]
    assert PLUGIN / "session" / "JobEntry.py" not in FILES[PLUGIN / "text" / "RunText.py"]


def test_no_file_of_the_plugin_is_long():
    long = [path.name for path in FILES if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES]
    assert long == []


def is_of_widgets(script):
    """Whether a script, or what it imports, needs Qt, which slicer-core lacks.

    The panels' tests look at these.
    """
    seen, left = set(), [MODULE / script]
    while left:
        path = left.pop()
        if path not in seen:
            seen.add(path)
            left += FILES.get(path, ())
    return any(
        folder(path) in ("panels", "selftest") or re.search(r"^import qt$", path.read_text(encoding="utf-8"), re.M)
        for path in seen
    )


def test_below_the_widgets_neither_torch_nor_qt_is_imported():
    plugin = [name for name in SCRIPTS if name.startswith("SSLSegmentationPlugin/") and not is_of_widgets(name)]
    assert "SSLSegmentationPlugin/session/Session.py" in plugin
    names = ", ".join(script.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for script in plugin)
    code = (
        "import sys, types; sys.modules['slicer.i18n'] = i18n = types.ModuleType('i18n');"  # slicer-core lacks it
        "i18n.tr, i18n.translate = str, lambda context, text: text;"
        f"sys.path[:0] = {[str(MODULE), str(MODULE.parent)]!r}; import {names};"
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
