"""Every text that the module shows is translated, and the files are what Qt's tools make of the sources."""

import ast
import re
import xml.etree.ElementTree as ElementTree

import pytest
import slicer
from SSLSegmentationPlugin.text import Translations
from SSLSegmentationPlugin.text.LibraryText import translated
from SSLSegmentationPlugin.text.SettingText import EXPLAINED

from Testing import translations
from Testing.translations import FOLDER, LANGUAGES, MODULE

_RENEW = "Run 'python Testing/translations.py', and translate what it marks as unfinished in SSLSegmentation_{}.ts."
_REFUSALS = ("DataError", "MaskError", "ProjectError", "SettingsError", "StorageError")


def path_of(language):
    return FOLDER / f"SSLSegmentation_{language}.ts"


def messages(language):
    """Context and text → its translation; None if there is none or nobody has said that it is one."""
    found = {}
    for context in ElementTree.parse(path_of(language)).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation.text if not translation.get("type") else None
            found[context.findtext("name"), message.findtext("source")] = done
    return found


MESSAGES = {language: messages(language) for language in LANGUAGES}


def test_every_text_has_a_translation_and_there_is_no_other():
    texts = translations.texts()
    for language in LANGUAGES:
        assert [text for text in texts if not MESSAGES[language].get(text)] == [], _RENEW.format(language)
        assert sorted(MESSAGES[language]) == texts, _RENEW.format(language)


@pytest.mark.parametrize(
    "part",
    [r"(?<!\{)\{[^{}]+\}(?!\})", r"<[^>]+>", r"\n", r"^ | $", r" \(", r"\(Key \w\)|%v|%m|%p"],
    ids=["placeholders", "tags", "new lines", "spaces at the ends", "brackets", "signs of a progress bar"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_parts_of_its_text(language, part):
    """A name is what stands before the bracket of a title; a key is translated, and is asked for elsewhere."""
    wrong = []
    for (context, text), translation in MESSAGES[language].items():
        if part == r" \(":
            same = context != translations.LIBRARY or not text.endswith(")") or " (" in translation
        elif part.startswith(r"\(Key"):
            same = re.findall("%[vmp]", text) == re.findall("%[vmp]", translation)
        else:
            same = sorted(re.findall(part, text)) == sorted(re.findall(part, translation))
        if not same:
            wrong.append((text, translation))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_control_is_called_as_it_is_labelled(language):
    """What a text names in quotation marks, as 'Add volumes', is in its translation what the control says there."""
    labels = {}
    for (_context, text), translation in MESSAGES[language].items():
        labels.setdefault(text.rstrip(":… "), set()).add(translation.rstrip(":… \u00a0"))
    for (_context, text), translation in MESSAGES[language].items():
        for name in re.findall("'([A-Z][^'{}]+)'", text):
            named = labels.get(name.rstrip(":… "))
            assert named is None or any(label in translation for label in named), (text, translation)


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_explains_the_same_choices(language):
    """They are found in it by their form: ``'choice' = what it means;``."""
    for text, translation in MESSAGES[language].items():
        assert [name for name, _words in EXPLAINED.findall(text[1])] == [
            name for name, _words in EXPLAINED.findall(translation)
        ]


def test_the_files_are_what_the_command_makes(tmp_path):
    for path in FOLDER.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    translations.renew(tmp_path)
    for path in FOLDER.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), _RENEW.format(path.stem[-2:])


@pytest.mark.parametrize(
    ("locale", "role", "whole"),
    [
        ("de_DE", "Ohne Maske", "das ganze Netz"),
        ("de_AT", "Ohne Maske", "das ganze Netz"),
        ("fr_CA", "Sans masque", "le réseau entier"),
        ("en_US", "Unlabelled", "the whole network"),
        ("hu_HU", "Unlabelled", "the whole network"),
    ],
    ids=["German", "Austrian", "Canadian French", "English", "Hungarian"],
)
def test_slicer_shows_the_module_in_its_language(monkeypatch, locale, role, whole):
    """Also in that of a country, and in English where there is no translation."""
    monkeypatch.setattr(slicer.app, "applicationLocaleName", locale)
    Translations.load()
    assert slicer.app.translate("text.RoleText", "Unlabelled") == role
    assert translated("the whole network") == whole


def test_an_older_slicer_shows_english(monkeypatch):
    monkeypatch.delattr(type(slicer.app), "loadTranslations")
    Translations.load()
    assert slicer.app.translate("text.RoleText", "Unlabelled") == "Unlabelled"


def test_no_text_is_asked_for_before_the_translations_are_loaded():
    """The module's constructor loads them: until then, files are read whose texts are made in functions only."""
    seen, left = set(), [MODULE / "SSLSegmentation.py"]
    while left:
        path = left.pop()
        if path in seen:
            continue
        seen.add(path)
        for statement in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(statement, ast.ImportFrom):
                above = path.parents[statement.level - 1] if statement.level else MODULE
                parts = (statement.module or "").split(".") if statement.module else []
                names = [[*parts], *([*parts, alias.name] for alias in statement.names)]
                left += [file for name in names if (file := above.joinpath(*name).with_suffix(".py")).is_file()]
            elif not isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
                assert not re.search(r"\b_\(", ast.unparse(statement)), path
    assert MODULE / "SSLSegmentationPlugin" / "session" / "Logic.py" in seen


def test_slicers_own_tool_finds_every_text():
    """It looks for ``_("…")`` in the text of a file, and is led astray by quotation marks within others."""
    for path in MODULE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"""\b_\('|\b_\([rfb]["']""", text) or "selftest" in path.parts, path.name


def bare(word):
    """What a text of the source says without being asked for in Slicer's language."""
    parts = word.values if isinstance(word, ast.JoinedStr) else [word]
    return "".join(part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str))


def test_what_the_module_refuses_it_says_in_slicers_language():
    found = []
    for path in MODULE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text if "selftest" not in path.parts and any(f"{name}(" in text for name in _REFUSALS) else "")
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _REFUSALS:
                found += [f"{path.name}: {ast.unparse(word)}" for word in node.args if re.search("[a-z]", bare(word))]
    assert found == []
