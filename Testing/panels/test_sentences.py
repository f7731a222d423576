"""What the library says is shown in Slicer's language, with names and numbers as they are."""

import json
import re
import time
from pathlib import Path

import pytest
import slicer
from SSLSegmentationPlugin.text import Sentences, Translations
from SSLSegmentationPlugin.text.Hints import advice, inSlicer

from SSLSegmentationLib.core.errors import DataError
from Testing import translations
from Testing.sentences import sentences
from Testing.translations import FOLDER, LANGUAGES, fault_of

_ADD = (
    "Each sentence of the library needs a translation: 'python Testing/translations.py --missing {0} > FILE' lists "
    "those without, fill in 'say', then 'python Testing/translations.py --add {0} FILE'."
)
TEMPLATES = sentences()
CATALOGUE = Sentences.Catalogue.read()


def done(language):
    """Text → its translation."""
    messages = translations._messages(language)
    return {each.findtext("source"): words for each in messages if (words := translations._translation(each))}


DONE = {language: done(language) for language in LANGUAGES}


@pytest.fixture
def speak(application, monkeypatch):
    def speak(locale):
        monkeypatch.setattr(slicer.app, "applicationLocaleName", locale)
        Translations.load()

    return speak


@pytest.fixture
def german(speak):
    speak("de_DE")


# ---------------------------------------------------------------------- catalogues
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_a_translation(language):
    missing = [text for text in TEMPLATES if text not in DONE[language]]
    assert missing == [], _ADD.format(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_of_its_sentence_and_advises_what_slicer_has(language):
    faults = {text: fault for text, words in DONE[language].items() if (fault := fault_of(text, words))}
    assert faults == {}


def test_the_list_of_templates_is_the_one_of_the_sources():
    listed = json.loads((FOLDER / "sentences.json").read_text(encoding="utf-8"))
    assert listed == {text: each.kinds for text, each in TEMPLATES.items()}, "Run 'python Testing/translations.py'."


def test_a_new_sentence_counts_as_missing(tmp_path):
    (tmp_path / "core").mkdir()
    source = 'def refuse(path):\n    raise DataError(f"\'{path}\' is a teapot.", "Choose a cup.")\n'
    (tmp_path / "core" / "tea.py").write_text(source, encoding="utf-8")
    found = sentences(tmp_path)
    assert list(found) == ["'%1' is a teapot.", "Choose a cup."]
    assert not set(found) & set(DONE["de"])


# ---------------------------------------------------------------------- how they are collected
@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('raise E(f"{n} of {m} are left.")', ["%1 of %2 are left."]),
        ('x = f"It has {counted(n, \'case\')}."', ["It has %1 case.", "It has %1 cases."]),
        ('x = f"It has {counted(n, \'foot\', \'feet\')}."', ["It has %1 feet.", "It has %1 foot."]),
        ('x = "All is well." if ok else "It has ended."', ["All is well.", "It has ended."]),
        ('x = f"Take {\'it\' if one else \'them\'} away."', ["Take it away.", "Take them away."]),
        ('x = f"It ends{why}" + ("." if short else f", at {where}.")', ["It ends%1, at %2.", "It ends%1."]),
        ('why = f" in {n} s" if n else ""\nx = f"It ends{why}."', ["It ends in %1 s.", "It ends."]),
        ('x = "no {what} here".format(what=1)', ["no %1 here"]),
        ('"""A docstring."""\nlogging.info("A line of a log.")', []),
        ('x = "liver"\ny = {"two words": 1}["two words"]\nassert z in "a b c"', []),
        ('def read(path, what="file"):\n    raise E(f"The {what} is gone.")\nread(p, "card")',
         ["The %1 is gone.", "card", "file"]),
        ('raise E(f"All {counted_cases(keys, \'test case\')} are gone.")',
         ["%1 test case", "%1 test cases", "All %1 are gone.", "test case"]),
        ('KINDS = {"echo": "echo"}', ["%1 echo", "%1 echos", "echo"]),
        ('register(Strategy("probe", noun="linear probe", part="last layer", how="in seconds"))',
         ["last layer", "linear probe"]),
    ],
)  # fmt: skip
def test_texts_are_collected_as_they_are_said(tmp_path, code, texts):
    (tmp_path / "code.py").write_text(code, encoding="utf-8")
    assert sorted(sentences(tmp_path)) == texts


def test_a_name_that_stands_for_more_of_itself_is_collected(tmp_path):
    code = 'text = f"It has {count} {(text + tail)[:len(text + tail)]}."\nnote = f"{text} And more."'
    (tmp_path / "code.py").write_text(code, encoding="utf-8")
    assert "It has %1 %2. And more." in sentences(tmp_path)


# ---------------------------------------------------------------------- how they are found again
@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("'a b.nrrd' exists already.", "'a b.nrrd' gibt es schon."),
        ("'it's here' exists already.", "'it's here' gibt es schon."),
        ("'3 cases' exists already.", "'3 cases' gibt es schon."),
        ("'The disk is full' exists already.", "'The disk is full' gibt es schon."),
        ("'%1' exists already. Check the path.", "'%1' gibt es schon. Prüfen Sie den Pfad."),
        ("'a. Check the path.' exists already.", "'a. Check the path.' gibt es schon."),
        ("The disk is full: 'b and c' was not written.", "Die Platte ist voll: 'b and c' wurde nicht geschrieben."),
        ("Use 1 or more.", "Erlaubt: 1 oder mehr."),
        ("Choose one of: 'a and b', 'c' and 'd'.", "Wählen Sie davon eines: 'a and b', 'c' und 'd'."),
        ("The file 'x\n' does not exist.\nCheck the path.", "Nicht vorhanden: Datei 'x\n'.\nPrüfen Sie den Pfad."),
        ("Nobody has ever said this. Check the path.", "Nobody has ever said this. Prüfen Sie den Pfad."),
        ("case0001: Check the path.", "case0001: Prüfen Sie den Pfad."),
        ("The disk is full.", "Die Platte ist voll."),
        ("- Check the path.\n- The disk is full.", "- Prüfen Sie den Pfad.\n- Die Platte ist voll."),
        ("The disk is full (failed to open it)", "The disk is full (failed to open it)"),
        ("The file 'x' is damaged (failed to open it).", "Beschädigt: Datei 'x' (failed to open it)."),
        ("The part of it or the whole and more", "The part of it or the whole and more"),
        ("", ""),
        ("12 %", "12 %"),
    ],
)  # fmt: skip
def test_names_and_numbers_come_through_as_they_are(german, said, shown):
    assert inSlicer(said) == shown


def test_what_has_no_translation_stays_english_in_slicers_words(german):
    said = "It is none that anybody knows ('sslseg remove PROJECT a'). Check the path."
    assert inSlicer(said) == "It is none that anybody knows ('Remove …' in the step 'Data'). Prüfen Sie den Pfad."


def test_errors_are_shown_in_french(speak):
    speak("fr_CA")
    assert advice(DataError("'x' exists already.", "Check the path.")) == "'x' existe déjà.\nVérifiez le chemin."


def test_nothing_is_read_or_looked_for_in_english(application, monkeypatch):
    monkeypatch.setattr(Sentences.Catalogue, "read", lambda: pytest.fail("It was read."))
    for locale in ("en_US", "en_GB", "hu_HU"):
        monkeypatch.setattr(slicer.app, "applicationLocaleName", locale)
        assert inSlicer("'x' exists already.") == "'x' exists already."


def filled(text, values, kinds):
    return re.sub(r"%(\d+)", lambda match: values[kinds[int(match[1]) - 1]](int(match[1])), text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_found_whatever_is_filled_in(speak, language):
    """Also where another template would fit it, too."""
    speak(language)
    values = {
        "n": lambda number: f"{number * 17}",
        "o": lambda number: f"Zq{number}x",
        "l": lambda number: f"Zq{number}x",
    }
    wrong = {}
    for text, words in DONE[language].items():
        known = dict.fromkeys(values, values["n"]) if Sentences._Template(text, "").saysLittle else values
        said, due = (filled(each, known, TEMPLATES[text].kinds) for each in (text, words))
        if (shown := inSlicer(said)) != due:
            wrong[said] = shown
    assert wrong == {}


@pytest.mark.parametrize("text", json.loads(Path(__file__).with_name("said.json").read_text(encoding="utf-8")))
def test_what_the_library_has_said_is_found_whole(text, monkeypatch):
    """Errors, advice and events that its own tests have brought about."""
    monkeypatch.setattr(Sentences, "translate", lambda context, template: f"⟦{template}⟧")
    pieces = CATALOGUE.pieces(text)
    assert [words for words, isFound in pieces if words.strip() and not isFound] == []
    assert re.sub(r"[⟦⟧]", "", "".join(words for words, _ in pieces)) == text


def test_a_text_is_found_in_less_than_a_millisecond(german):
    inSlicer("'x' exists already.")
    began = time.perf_counter()
    for number in range(100):
        inSlicer(f"The disk is full: 'volume{number}.nrrd' was not written. The previous file, if any, is untouched.")
    assert (time.perf_counter() - began) / 100 < 0.003  # 0.3 ms on an idle processor
