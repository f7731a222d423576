"""Progress where there is no terminal: a line now and then, with what is left."""

from SSLSegmentationLib.core import progress
from SSLSegmentationLib.core.progress import bar


def told(capsys, monkeypatch, items, seconds):
    """What is said of a loop over ``items`` each of which takes ``seconds``."""
    clock = iter(seconds * n for n in range(10_000))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    assert list(bar(items, "learning")) == list(items)
    return capsys.readouterr().err.splitlines()


def test_a_line_comes_every_ten_seconds_with_what_is_left(capsys, monkeypatch):
    lines = told(capsys, monkeypatch, range(20, 50), 4.0)
    assert lines[0] == "learning: 22 of 50, about 2 min 48 s left"
    assert len(lines) == 10 and lines[-1] == "learning: 49 of 50, about 4 s left"


def test_lists_are_counted_and_generators_have_no_end(capsys, monkeypatch):
    assert told(capsys, monkeypatch, ["a", "b", "c"], 10.0)[-1].startswith("learning: 2 of 3, about ")
    items = list("abc")
    clock = iter(10.0 * n for n in range(10_000))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    list(bar((item for item in items), "learning"))
    assert capsys.readouterr().err.splitlines()[-1] == "learning: 2"


def test_what_is_quick_says_nothing(capsys, monkeypatch):
    assert told(capsys, monkeypatch, range(5), 0.1) == []
