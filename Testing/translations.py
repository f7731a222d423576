"""Renews the German and French texts of the Slicer module, by Qt's own tools (of PySide6, which the tests need anyway).

    python Testing/translations.py

What the module says is collected from its sources: each ``_("…")`` in the context that ``slicer.i18n.tr`` asks for, and
what it shows of the library's registries in a context of its own. ``lupdate`` brings ``SSLSegmentation_de.ts`` and
``_fr.ts`` up to date: what is translated stays, what nobody says any more goes, what is new is marked as unfinished and
waits for a translation (in Qt Linguist, or in the file). ``lrelease`` makes of them the ``.qm`` files for Slicer.
Tests fail as long as anything is missing.
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import PySide6

from SSLSegmentationLib.core.text import capitalised
from SSLSegmentationLib.finetuning.strategy import REGISTRY as STRATEGIES
from SSLSegmentationLib.importing.dataset_formats import REGISTRY as DATASETS
from SSLSegmentationLib.inference.model_formats import REGISTRY as MODELS
from SSLSegmentationLib.networks.architecture import with_network
from SSLSegmentationLib.pretraining import recipes
from SSLSegmentationLib.pretraining.settings import PretrainingSettings
from SSLSegmentationLib.tasks.base import REGISTRY as TASKS

MODULE = Path(__file__).resolve().parents[1] / "SSLSegmentation"
FOLDER = MODULE / "Resources" / "Translations"
LANGUAGES = ("de", "fr")
#: Context of what the library's registries say; the module's file LibraryText asks for it.
LIBRARY = "SSLSegmentationLib"
_ELSEWHERE = ("Testing", "selftest")  # nobody but developers reads these


def module_texts() -> Iterator[tuple[str, str]]:
    """Context and text of everything that the module's sources say."""
    for path in sorted(MODULE.rglob("*.py")):
        if not set(_ELSEWHERE) & set(path.relative_to(MODULE).parts):
            for text in _texts_of(path):
                yield _context(path), text


def library_texts() -> Iterator[tuple[str, str]]:
    """The same of what the module shows of the library's registries."""
    found: list[str] = []
    for name, recipe in recipes().items():
        found += [recipe.title, recipe.summary, recipe.when, recipe.needs]
        found += _field_texts(PretrainingSettings.from_preset(name, "quick"))
    for task in TASKS.values():
        if task.in_slicer:
            found += [task.makes, task.flag_help, *_field_texts(task.settings.from_preset("quick"))]
    found += [text for task in TASKS.values() for text in (task.purpose, task.makes)]
    found += [strategy.learns for strategy in STRATEGIES.values()]
    found += [form.looks for registry in (DATASETS, MODELS) for form in registry.values()]
    for text in dict.fromkeys(found):
        if text:
            yield LIBRARY, text


def renew(folder: Path) -> None:
    """Bring the files of a folder up to date."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "texts.py"
        lines = (f"translate({_literal(context)}, {_literal(text)})" for context, text in texts())
        source.write_text("\n".join(lines), encoding="utf-8")
        for language in LANGUAGES:
            catalogue = folder / f"SSLSegmentation_{language}.ts"
            _qt("lupdate", source, "-no-obsolete", "-sort-messages", "-locations", "none", "-disable-heuristic",
                "similartext", "-source-language", "en", "-target-language", language, "-ts", catalogue)  # fmt: skip
            _qt("lrelease", catalogue, "-nounfinished", "-qm", catalogue.with_suffix(".qm"))


def texts() -> list[tuple[str, str]]:
    """Context and text of everything that is to be translated."""
    return sorted({*module_texts(), *library_texts()})


def _texts_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            (argument,) = node.args
            if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                raise ValueError(f"{path}, line {node.lineno}: only a text that stands there can be translated.")
            yield argument.value


def _context(path: Path) -> str:
    """As ``slicer.i18n.getContext`` has it."""
    return f"{path.parent.name}.{path.stem}" if (path.parent / "__init__.py").is_file() else path.stem


def _field_texts(settings: Any) -> Iterator[str]:
    """What a form says that has no words of the module's own, with each kind of network that can be chosen in it."""
    own = (MODULE / "SSLSegmentationPlugin" / "text" / "SettingText.py").read_text(encoding="utf-8")
    offered = next((field["choices"] for field in settings.describe() if field["path"] == ["architecture"]), ())
    for shown in (settings, *(with_network(settings, network) for network in offered)):
        for field in shown.describe():
            *groups, name = field["path"]
            yield from (field["help"], field["unit"])
            yield from (word.replace("_", " ") for word in groups if f'"{word}": _(' not in own)
            if f'"{name}": _(' not in own:
                yield capitalised(name.replace("_", " "))


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _qt(tool: str, *arguments: str | Path) -> None:
    program = shutil.which(tool, path=str(Path(PySide6.__file__).parent))
    if program is None:
        raise FileNotFoundError(f"This PySide6 has no '{tool}'.")
    command = [program, *map(str, arguments), "-silent"]
    run = subprocess.run(command, capture_output=True, encoding="utf-8")
    if run.returncode or run.stderr.strip():
        raise RuntimeError(f"{' '.join(command)}\n{run.stdout}{run.stderr}")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    renew(FOLDER)
