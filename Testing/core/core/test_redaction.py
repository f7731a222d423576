"""Texts for others: no name and no place is left in them, and what helps is."""

import json
from pathlib import Path

import pytest

from SSLSegmentationLib.core.redaction import Redaction

NAMES = ["Müller^Hans", "Dvořák Jan 1961", "O'Brien_Mary", "12345678", "李伟", "fall (2)"]


@pytest.fixture
def hidden():
    names = {name: f"<case000{number}>" for number, name in enumerate(NAMES, 1)}
    folders = {Path("/home/anna/Étude 1"): "<project>"}
    return Redaction(names | {"anna": "<user>", "station7": "<computer>", "7": "<no>", "": "<no>"}, folders)


@pytest.mark.parametrize(
    "text",
    [
        *NAMES,
        *(json.dumps(name) for name in NAMES),
        *(repr(name.encode()) for name in NAMES if name.isascii()),
        "case Mueller: MÜLLER^HANS, müller_hans, Hans Müller; Dvořák_Jan_1961 and dvořák-jan-1961.nii.gz",
        "Mu\u0308ller^Hans",  # as macOS writes it
        "M\\u00fcller^Hans and M\\xfcller^Hans, M%C3%BCller%5EHans",
        "/mnt/data/Müller Hans/scan 1.nrrd cannot be read",
        "could not open '/data/Doe, John/t2 tra.nii.gz' (Permission denied)",
        r"C:\Users\anna\Doe John\scan.dcm: damaged",
        "\\\\server\\share\\Doe John\\scan.dcm",
        json.dumps({"path": r"D:\Doe John\a.nrrd"}),
        "file:///home/anna/Doe%20John/a.nrrd; anna@station7.clinic.org; ~/Doe John/x.mha",
        'File "/home/anna/Doe John/run.py", line 3',
        "ITK ERROR: ImageFileReader(0x55d): The file /home/anna/Doe John/a b.nrrd does not exist",
        "from doe_john_t1.nii.gz to Doe_John.mha, user=anna host station7",
        "scans/John Doe/12345678.nrrd",
    ],
)
def test_no_name_and_no_place_is_left(hidden, text):
    said = hidden.text(text).casefold()
    for word in ("müller", "ller^", "hans", "dvořák", "1961", "brien", "12345678", "李", "anna", "station7", "clinic"):
        assert word not in said
    if "doe" in text.casefold() and "scans/" not in text:
        assert "doe" not in said.replace("does", "")


@pytest.mark.parametrize(
    "text",
    [
        "step 10/100, 4.5 slices/s, 64 x 64 px, mm/px, loss 0.7, and/or, 7 of 9",
        "see https://github.com/SSLSegmentation/SlicerSSLSegmentation#readme",
        "RuntimeError: CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 7.8 GiB total)",
        "'liver' and 'right kidney': model.pt, checkpoints/step-100.pt, label.seg.nrrd, image.nrrd",
        "case0007 is left out.",
        "",
    ],
)
def test_what_names_nobody_stays(hidden, text):
    assert hidden.text(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'File "/home/anna/.venv/lib/python3.11/site-packages/torch/nn/module.py", line 3, in forward',
            'File "<path>/site-packages/torch/nn/module.py", line 3, in forward',
        ),
        (
            r'File "C:\Users\anna\Slicer\SSLSegmentationLib\cli\main.py", line 3',
            'File "<path>/SSLSegmentationLib/cli/main.py", line 3',
        ),
        ("'/home/anna/Étude 1/runs/1/log.txt' is full", "'<project>/runs/1/log.txt' is full"),
        ("The file '/data/x/label.seg.nrrd' is gone.", "The file '<path>/label.seg.nrrd' is gone."),
        ("'/data/x/Doe.nii.gz' is gone.", "'<path>.nii.gz' is gone."),
        ("/home/anna/Étude 12/a", "<path>"),
    ],
)
def test_a_path_says_what_helps_and_no_more(hidden, text, said):
    assert hidden.text(text) == said


def test_content_is_gone_through_with_its_keys(hidden):
    content = {"Müller^Hans": [1, 2.5, None, True, "/data/Jane Roe/a file without suffix"], "seed": 7}
    assert hidden.content(content) == {"<case0001>": [1, 2.5, None, True, "<path>"], "seed": 7}
