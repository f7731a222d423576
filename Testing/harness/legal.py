"""Reads the module's sources for what the test double cannot notice, or notices only where a test comes by."""

from __future__ import annotations

import ast
from pathlib import Path

from . import rules

_FOREIGN = ("PySide6", "PySide2", "PyQt5", "PyQt6", "PythonQt")


def _path(node: ast.AST) -> list[str]:
    """``qt.Qt.AlignLeft`` → ["qt", "Qt", "AlignLeft"]; [] for anything else."""
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    return [node.id, *names] if isinstance(node, ast.Name) else []


def _class_member(name: str, member: str) -> bool:
    """True if Python sees ``member`` on the class ``name`` of Qt, CTK or Slicer or on one of its bases."""
    if name == "Qt":
        return member in rules.TABLE["Qt"]["enums"]
    row = rules.TABLE[name]
    native = next((getattr(place, name) for place in rules.MODULES if hasattr(place, name)), None)
    rows = [rules.TABLE.get(base.__name__, {}) for base in native.__mro__] if native else [row]
    if "base" in row and row["base"] in rules.TABLE and _class_member(row["base"], member):
        return True
    return any(member in entry.get(key, ()) for entry in rows for key in ("methods", "enums"))


def _attribute(path: list[str]) -> str | None:
    module, name, *rest = path
    if module == "slicer" and not name.startswith(("qMRML", "qSlicer")):
        return None
    known = name in rules.TABLE and (module == "qt") == ("base" not in rules.TABLE[name])
    if not known:
        return f"{module}.{name} is unknown to the harness: check that Slicer has it, then add it (tabulate.py)"
    if rest and rest[0] != "__init__" and not _class_member(name, rest[0]):
        return f"{module}.{name} has no {rest[0]} in Slicer (values of enumerations are reached without its name)"
    if len(rest) > 1 and rest[0] in rules.TABLE[name].get("enums", ()):
        return f"{'.'.join(path)}: a value of an enumeration is a number in PythonQt"
    return None


def _call(node: ast.Call) -> str | None:
    path = _path(node.func)
    if path[:1] in (["qt"], ["ctk"]) and any(keyword.arg for keyword in node.keywords):
        return f"{'.'.join(path)}(...) takes no keyword arguments in PythonQt"
    if path in (["isinstance"], ["issubclass"]) and any(_path(leaf)[:1] == ["qt"] for leaf in ast.walk(node.args[-1])):
        return "classes of Qt are not derived from each other in PythonQt: ask widget.inherits('QWidget')"
    if isinstance(node.func, ast.Attribute) and node.func.attr == "connect" and len(node.args) + len(node.keywords) > 1:
        first = node.args[0] if node.args else None
        if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
            return "signal.connect takes one callable in PythonQt"
    return None


def _class(node: ast.ClassDef) -> str | None:
    if any(_path(base)[:1] in (["qt"], ["ctk"]) for base in node.bases):
        for entry in node.body:
            if isinstance(entry, ast.FunctionDef) and (
                entry.name.endswith("Event") or entry.name in ("event", "paint")
            ):
                return f"{node.name}.{entry.name}: event methods of Qt are not overridden in Python here"
    return None


def problems(source: Path) -> list[str]:
    """What in a Python file would not do in Slicer, each as ``FILE:LINE: sentence``."""
    found = []
    tree = ast.parse(source.read_text(encoding="utf-8"), str(source))
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        problem = None
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
            foreign = [name for name in names if name.split(".")[0] in _FOREIGN]
            problem = f"{foreign[0]} is not in Slicer: import qt" if foreign else None
        elif isinstance(node, ast.Attribute) and id(node) not in inner:
            path = _path(node)
            problem = _attribute(path) if path[:1] in (["qt"], ["ctk"], ["slicer"]) and len(path) > 1 else None
        elif isinstance(node, ast.Call):
            problem = _call(node)
        elif isinstance(node, ast.ClassDef):
            problem = _class(node)
        if problem:
            found.append(f"{source.name}:{node.lineno}: {problem}")
    return found
