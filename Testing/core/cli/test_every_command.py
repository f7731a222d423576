"""What holds for every command: a new one is found here by itself."""

import argparse
import subprocess
import sys

import pytest

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.cli.completion_commands import _bash, _words
from SSLSegmentationLib.cli.main import prepared
from SSLSegmentationLib.cli.registry import GROUPS, commands

EVERY = pytest.mark.parametrize("name", commands())


def parser_of(name):
    return prepared(name.split())[1]


@EVERY
def test_it_explains_itself(capsys, name):
    with pytest.raises(SystemExit) as caught:
        main([*name.split(), "--help"])
    text = capsys.readouterr().out
    assert caught.value.code == 0
    assert len(text.splitlines()[0]) < 80
    assert text.startswith(f"usage: sslseg {name}")
    words = " ".join(text.split())
    assert "(default: None)" not in words and "(default: False)" not in words
    assert "default:" not in words.replace("(default:", "").replace("; default:", "")  # named once, in brackets
    for option in ("--json", "--debug"):
        assert option in words


@EVERY
def test_it_has_its_place_in_the_overview_or_is_a_verb_of_one_that_has(name):
    found, words = commands()[name], name.split()
    assert found.name == name and found.run.__doc__ and not found.summary.endswith(".")
    assert len(words) == 1 or (len(words) == 2 and words[0] in commands())
    assert (found.group in GROUPS) == (len(words) == 1)


@EVERY
def test_all_that_it_takes_is_described(name):
    actions = [action for action in parser_of(name)._actions if action.help is not argparse.SUPPRESS]
    assert all(action.help and not action.help.endswith(".") for action in actions)


@EVERY
def test_it_is_completed(name):
    script = _bash(list(_words(name)), zsh=False)
    assert f"'{name}') flags='-h --help" in script and all(flag in script for flag in parser_of(name).shown)


@EVERY
def test_a_flag_that_it_has_not_is_refused_before_anything_is_done(capsys, name):
    with pytest.raises(SystemExit) as caught:
        main([*name.split(), *(["--no-such-flag"] * 2)])
    assert caught.value.code == 2 and capsys.readouterr().err.startswith(f"usage: sslseg {name}")


def test_none_loads_torch_to_be_found():
    code = "import sys; from SSLSegmentationLib.cli.registry import commands; commands(); print('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8").stdout == "False\n"
