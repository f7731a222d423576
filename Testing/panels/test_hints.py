"""Advice of the library for the command line reaches the panels in Slicer's words."""

import ast
import re
from pathlib import Path

import pytest
import SSLSegmentationPlugin
from SSLSegmentationPlugin.text.Hints import inSlicer

import SSLSegmentationLib

LIBRARY, PLUGIN = (Path(package.__path__[0]) for package in (SSLSegmentationLib, SSLSegmentationPlugin))
COMMAND = re.compile(r"\bsslseg [a-z]|(?<![\w-])--[a-z][a-z-]+")
#: What Slicer does not offer: its advice is the command line's, or cannot come up in Slicer.
ELSEWHERE = (
    *(
        "cli",
        "embedding/embedder.py",
        "embedding/comparison.py",
        "embedding/settings.py",
        "execution/bring_back.py",
        "execution/export.py",
        "study",
        "tasks",
    ),
    "inference/file_prediction.py",
    "inference/mask_places.py",
    "inference/series_prediction.py",
    "volumes/dicom_source.py",
    "inference/prediction_table.py",
)
IN_COMMANDS = ("cli/finding.py",)  # of what Slicer calls
ONLY_THERE = (
    "Bring its result back with 'sslseg runs import'",
    "If it need not, take it back first with 'sslseg runs take-back",
    "This run has finished. Bring its result back with",  # printed on another computer
    "Use --device auto, cuda or cpu with them.",  # several processes, started there
    "Start as many processes as there are GPUs",
    "Make it with 'sslseg channels plan PROJECT FOLDER",  # of a file that Slicer writes and reads itself
    "A data set for nnU-Net 2, written by",  # beside an export, for every reader
    "    python -m monai.bundle run --bundle_root",  # in a bundle, for whoever runs it
    "        --config_file configs/inference.json",
    "sslseg starter FOLDER --steps",  # in the card of a starter
)


def text(node):
    """What a string of the source would say, with stand-ins for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join("7" if isinstance(part, ast.FormattedValue) else text(part) for part in node.values)
    return ""


def advice():
    """All strings of the library that name a command or an option in a sentence."""
    for path in sorted(LIBRARY.rglob("*.py")):
        name = path.relative_to(LIBRARY).as_posix()
        if name not in IN_COMMANDS and name.startswith(ELSEWHERE):
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        nodes = list(ast.walk(tree))
        skipped = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}  # docstrings
        skipped |= {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in nodes:
            words = "" if id(node) in skipped else text(node)
            if " " in words and COMMAND.search(words) and not words.startswith(ONLY_THERE):
                yield pytest.param(words, id=f"{name}:{node.lineno}")


@pytest.mark.parametrize("words", list(advice()))
def test_advice_of_the_library_has_slicers_words(words):
    if "' gives it this " in words:
        words = re.sub("--role 7", "--role train", words)
    said = inSlicer(words)
    assert not COMMAND.search(re.sub(r"the command line chooses one of several \(.*?\)", "", said)), said


def test_all_advice_is_found():
    assert len(list(advice())) > 20


def test_what_is_no_advice_for_the_command_line_stays(application):
    for words in ("", "The file 'a--b.nrrd' does not exist.", "It is 3 -- or 4 -- slices thick."):
        assert inSlicer(words) == words


def test_every_error_that_the_plugin_shows_goes_through_it():
    """Sentence and hint are put together in one place only.

    But for the report, which is for engineers, and for what has no widgets, and is shown by a panel.
    """
    shown = re.compile(r"\{\w*\.?error\.hint\}")
    for path in PLUGIN.rglob("*.py"):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if shown.search(line)]
        if path.name not in ("Hints.py", "Annotations.py", "Drafting.py", "Reopening.py"):
            assert all("error.kind" in line for line in lines), f"{path.name}: {lines}"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "It was not added a second time, but 'sslseg label PROJECT case0001 \"/a b/m.nrrd\"' gives it this mask, "
            "and 'sslseg role PROJECT case0001 --role train' gives it this role.",
            "It was not added a second time, but 'Give it a mask' gives it this mask, and 'Use selected for' gives it "
            "this role.",
        ),
        (
            "Rename the segment (the schema has liver), remove it, or add it to the schema: 'sslseg labels PROJECT "
            "--add \"foie d'été\"'.",
            "Rename the segment (the schema has liver), remove it, or add it in the step 'Annotate'.",
        ),
        (
            "Leave the few out, or cut all alike with --plane axial.",
            "Leave the few out, or cut all alike with 'axial' as 'Plane of the slices' ('Advanced settings').",
        ),
        (
            "those of fold 0 came in for validation, the others for training (--fold chooses another).",
            "those of fold 0 came in for validation, the others for training (the command line chooses one of several "
            "('sslseg import … --fold N')).",
        ),
    ],
)
def test_advice_still_reads_as_a_sentence(words, said):
    assert inSlicer(words) == said
