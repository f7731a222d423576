"""The tutorial in each language of the module: the same steps and pictures, each control called as it is labelled."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
import slicer
from SSLSegmentationPlugin.panels import PANELS
from SSLSegmentationPlugin.text import Translations, Tutorial

from Testing.translations import FOLDER, LANGUAGES

ROOT = Path(__file__).resolve().parents[2]
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")
_LINK = re.compile(r"\]\(([^)]+)\)")
_NAMED = re.compile(r"(?<![*\w])\*([^*]+)\*(?!\*)")
#: What Slicer itself says, which it says in English in most of its translations; and the sign on a button.
_SLICERS = {"Edit > Application Settings > Modules", "Additional module paths", "Sample Data", "?"}
_SLICERS |= {"Segmentation > SSL Segmentation"}


def path_of(language):
    return ROOT / ("README.md" if language == "en" else f"docs/tutorial_{language}.md")


def labels(language):
    """What controls say, without the signs before and after it."""
    trees = ElementTree.parse(FOLDER / f"SSLSegmentation_{'de' if language == 'en' else language}.ts").iter("message")
    which = "source" if language == "en" else "translation"
    return {message.findtext(which).strip("✔✎✘↶:… \u00a0").casefold() for message in trees}


def controls(language):
    text = path_of(language).read_text(encoding="utf-8")
    start, end = text.find("**Install"), text.find("\n## From Python")
    found = (re.sub(r"\s+", " ", name) for name in _NAMED.findall(text[start:end]))
    return [name for name in found if name not in _SLICERS]


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_step_has_its_page_with_the_same_pictures(language, panel, monkeypatch):
    english = Tutorial.page(panel.__name__)
    monkeypatch.setattr(slicer.app, "applicationLocaleName", language)
    Translations.load()
    page = Tutorial.page(panel.__name__)
    assert Tutorial.file() == path_of(language) and page != english and page.startswith("**")
    names = [[Path(name).name for name in _PICTURE.findall(text)] for text in (english, page)]
    assert names[0] == names[1] != []
    linked = [[Path(name.partition("#")[0]).name for name in _LINK.findall(text)] for text in (english, page)]
    assert sorted(linked[0]) == sorted(linked[1])
    for name in _LINK.findall(page):
        assert (Tutorial.file().parent / name.partition("#")[0]).is_file(), name


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_a_control_is_called_as_it_is_labelled(language):
    known = labels(language)
    assert [name for name in controls(language) if name.strip("… ").casefold() not in known] == []
    assert len(controls(language)) > 20


def test_without_its_translation_the_english_page_is_shown(monkeypatch, tmp_path):
    (tmp_path / "README.md").write_text("**1. Set-up** once.\n", encoding="utf-8")
    monkeypatch.setattr(slicer.app, "applicationLocaleName", "de_DE")
    Translations.load()
    monkeypatch.setattr(Tutorial, "_PLACES", (tmp_path,))
    assert Tutorial.page("SetupPanel") == "**1. Set-up** once."
