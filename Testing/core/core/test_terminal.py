"""Text from elsewhere, on its way to a terminal."""

import time

import pytest

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.core.terminal import one_line, plain
from SSLSegmentationLib.project.schema import LabelSchema

CONTROLS = [
    "\x1b[2J\x1b]0;title\x07",
    "\x9b31m",
    "\u202egpj.exe",
    "\u2066x\u2069",
    "\x00",
    "\x08\x08",
    "\x7f",
    "\u200fx",
]


@pytest.mark.parametrize("text", CONTROLS, ids=ascii)
def test_control_characters_become_visible_escapes(text):
    for shown in (one_line(f"a{text}b"), plain(f"a{text}b"), str(SSLSegError(f"a{text}b", text))):
        assert shown.isprintable()
        assert shown.startswith("a") and "\\" in shown


def test_line_breaks_of_all_kinds_end_no_single_line_and_stay_between_lines():
    assert one_line(" one\r\n two\nthree\tfour\v\f\u2028five\x85six \n") == "one two three four five six"
    assert plain("one\r\ntwo\n\tthree\rx") == "one\ntwo\n    three\\x0dx"


@pytest.mark.parametrize("text", ["Größe  肝 👩‍⚕️ שלום", "C:\\a  b", "'liver' – 5 × 3 mm²", ""])
def test_what_people_write_stays_as_it_is(text):
    assert one_line(text) == plain(text) == text


def test_a_name_as_long_as_a_book_takes_no_time():
    started = time.monotonic()
    one_line(" " * 1_000_000 + "\n" * 1_000_000)
    assert time.monotonic() - started < 2


def test_the_name_of_a_structure_is_one_line_wherever_it_comes_from():
    schema = LabelSchema.from_names(["li\nver", "left\r\n\tkidney"])
    assert [segment.name for segment in schema.segments] == ["li ver", "left kidney"]
    hostile = [{"value": 1, "name": "a\nsslseg: done\x1b[0m", "color": [1, 2, 3], "terminology": ""}]
    assert LabelSchema.from_dict(hostile).segments[0].name.isprintable()
