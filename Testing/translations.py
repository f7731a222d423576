"""Renews the German and French texts of the Slicer module, by Qt's own tools (of PySide6, which the tests need anyway).

    python Testing/translations.py
    python Testing/translations.py --missing de [PLACE] > FILE   # what has no German text yet, to be filled in
    python Testing/translations.py --add de FILE                 # what was filled in, into the catalogues

What the module says is collected from its sources: each ``_("…")`` in the context that ``slicer.i18n.tr`` asks for,
what it shows of the library's registries in a context of its own, and the sentences that the library makes, as
templates (sentences.py), in a third, which has files of its own: ``Sentences_de.ts`` and ``_fr.ts``. ``lupdate`` brings
them and ``SSLSegmentation_de.ts`` and ``_fr.ts`` up to date: what is translated stays, what nobody says any more goes,
what is new is marked as unfinished and waits for a translation (in Qt Linguist, or in the file). ``lrelease`` makes of
both the ``.qm`` file of a language for Slicer. Tests fail as long as anything is missing.
"""

from __future__ import annotations

import argparse
import ast
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
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
from SSLSegmentationLib.volumes.segmentation_formats import REGISTRY as MASKS

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # as a script, it finds its folder only

from Testing.sentences import sentences

MODULE = Path(__file__).resolve().parents[1] / "SSLSegmentation"
FOLDER = MODULE / "Resources" / "Translations"
LANGUAGES = ("de", "fr")
#: Context of what the library's registries say; the module's file LibraryText asks for it.
LIBRARY = "SSLSegmentationLib"
#: That of the templates of its sentences; the module's file Sentences asks for it.
SENTENCES = "SSLSegmentationLib.sentences"
#: Names of the catalogues, of both of which a language's .qm file is made.
CATALOGUES = ("SSLSegmentation", "Sentences")
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
    formats = [form for registry in (DATASETS, MODELS, MASKS) for form in registry.values()]
    found += [text for form in formats for text in (form.title, form.looks)]
    for text in dict.fromkeys(found):
        if text:
            yield LIBRARY, text


def renew(folder: Path) -> None:
    """Bring the files of a folder up to date."""
    kinds = {text: sentence.kinds for text, sentence in sentences().items()}
    lines = ",\n".join(f"{json.dumps(text, ensure_ascii=False)}: {json.dumps(each)}" for text, each in kinds.items())
    (folder / "sentences.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8", newline="\n")
    with tempfile.TemporaryDirectory() as scratch:
        for name, found in zip(CATALOGUES, (texts(), [(SENTENCES, text) for text in kinds]), strict=True):
            source = Path(scratch) / f"{name}.py"
            calls = (f"translate({_literal(context)}, {_literal(text)})" for context, text in found)
            source.write_text("\n".join(calls), encoding="utf-8")
            for language in LANGUAGES:
                _qt("lupdate", source, "-no-obsolete", "-sort-messages", "-locations", "none", "-disable-heuristic",
                    "similartext", "-source-language", "en", "-target-language", language,
                    "-ts", folder / f"{name}_{language}.ts")  # fmt: skip
    for language in LANGUAGES:
        both = [folder / f"{name}_{language}.ts" for name in CATALOGUES]
        _qt("lrelease", *both, "-nounfinished", "-qm", folder / f"SSLSegmentation_{language}.qm")


def missing(language: str, place: str = "") -> list[dict[str, str]]:
    """Templates of the library's sentences without a translation, in the order of the sources, to be filled in.

    Args:
        language: as "de".
        place: where they are said: the beginning of a file's name, as "volumes/".
    """
    done = {message.findtext("source") for message in _messages(language) if _translation(message)}
    found = []
    for text, sentence in sentences().items():
        if text not in done and any(at.startswith(place) for at in sentence.places):
            words = _slicers_words(text)
            found.append({"at": sentence.places[0], "text": text, "in Slicer": words, "say": ""})
            if words == text:
                del found[-1]["in Slicer"]
    return sorted(found, key=lambda entry: (entry["at"].split(":")[0], int(entry["at"].split(":")[1])))


def add(language: str, path: Path, folder: Path = FOLDER) -> None:
    """Put translations of a file into the catalogue: a list as :func:`missing` makes it, or an object text → words."""
    given = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(given, list):
        given = {entry["text"]: entry["say"] for entry in given}
    known, tree = sentences(), _tree(language, folder)
    for text, words in given.items():
        if text not in known:
            print(f"Nobody says this any more: {text}")
        elif words and (fault := fault_of(text, words)):
            raise ValueError(f"{text}\n{words}\n{fault}")
    for message in tree.iter("message"):
        if words := given.get(message.findtext("source")):
            translation = message.find("translation")
            translation.attrib.pop("type", None)
            translation.text = words
    tree.write(folder / f"Sentences_{language}.ts", encoding="utf-8", xml_declaration=True)
    renew(folder)


def fault_of(text: str, words: str) -> str:
    """What is wrong with the translation of a template; empty if nothing is."""
    for part, what in (
        (r"%\d+", "The places are others."),
        (r"'%\d+'", "What stands in quotation marks does not."),
        (r"\n", "The lines are others."),
        (r"^ | $", "It begins or ends with a blank."),
    ):
        if sorted(re.findall(part, text)) != sorted(re.findall(part, words)):
            return what
    if not _COMMAND.search(_slicers_words(text)) and _COMMAND.search(words):
        return "It advises the command line; say it as it is 'in Slicer'."
    return ""


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


_COMMAND = re.compile(r"\bsslseg [a-z]|(?<![\w-])--[a-z][a-z-]+")


def _slicers_words(text: str) -> str:
    """What the module says instead in English."""
    path = MODULE / "SSLSegmentationPlugin" / "text" / "SlicerWords.py"
    specification = importlib.util.spec_from_file_location("SlicerWords", path)
    if specification is None or specification.loader is None:
        raise FileNotFoundError(path)
    words = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(words)
    return str(words.inSlicersWords(text))


def _tree(language: str, folder: Path = FOLDER) -> ElementTree.ElementTree:
    return ElementTree.parse(folder / f"Sentences_{language}.ts")


def _messages(language: str) -> Iterator[ElementTree.Element]:
    return _tree(language).iter("message")


def _translation(message: ElementTree.Element) -> str:
    translation = message.find("translation")
    return "" if translation is None or translation.get("type") else translation.text or ""


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


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Renew the texts of the Slicer module.")
    parser.add_argument("--missing", nargs="+", metavar=("LANGUAGE", "PLACE"), help="print what has no translation")
    parser.add_argument("--add", nargs=2, metavar=("LANGUAGE", "FILE"), help="take translations from a file")
    arguments = parser.parse_args()
    if arguments.missing:
        print(json.dumps(missing(*arguments.missing), ensure_ascii=False, indent=1))
    elif arguments.add:
        add(arguments.add[0], Path(arguments.add[1]))
    else:
        FOLDER.mkdir(parents=True, exist_ok=True)
        renew(FOLDER)


if __name__ == "__main__":
    main()
