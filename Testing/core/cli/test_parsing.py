"""Wrong command lines: what was meant is named."""

import pytest

from SSLSegmentationLib import __version__
from SSLSegmentationLib.cli import main


def refusal(capsys, *arguments):
    with pytest.raises(SystemExit) as caught:
        main(list(arguments))
    assert caught.value.code == 2
    usage, sentence = capsys.readouterr().err.splitlines()
    assert usage.startswith(f"usage: sslseg {arguments[0]} ")
    return sentence


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("study", "p", "--minutes", "10"), "unrecognized arguments: --minutes"),
        (("finetune", "p", "--lerning-rate=3"), "--lerning-rate: did you mean --learning-rate?"),
        (("pretrain", "p", "--optimisation-steps", "10"), "--optimisation-steps: did you mean --steps?"),
        (("pretrain", "p", "--method", "combine", "--gamma", "1"), "did you mean --mim-gamma or --pix2rep-gamma?"),
        (("pretrain", "p", "--method", "contrastive", "--seed", "1"), "did you mean --global-seed or --local-seed?"),
        (("predict", "p", "--fliops"), "--fliops: did you mean --flips?"),
    ],
)
def test_a_flag_that_another_command_has_leads_to_the_one_of_this(capsys, arguments, words):
    assert words in refusal(capsys, *arguments)


def test_a_flag_that_resembles_none_is_only_refused(capsys):
    assert refusal(capsys, "cases", "p", "--qqq").endswith("unrecognized arguments: --qqq")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("pretrain", "p", "--preset", "fast"), "--preset: invalid choice: 'fast'"),
        (("pretrain", "p", "--method", "magic"), "--method: invalid choice: 'magic'"),
        (("pretrain", "p", "--method", "pix2rap"), "Did you mean 'pix2rep'?"),
        (("finetune", "p", "--strategy", "mean-teacher"), "Did you mean 'mean_teacher'?"),
        (("finetune", "p", "--preset", "quik"), "Did you mean 'quick'?"),
        (("finetune", "p", "--preset"), "--preset: expected one argument"),
        (("predict", "p", "--threads", "10000"), "10000 is more than 1024"),
    ],
)
def test_a_bad_value_is_told_below_the_usage_of_the_command(capsys, arguments, words):
    assert words in refusal(capsys, *arguments)


def test_what_may_be_left_out_is_not_called_required(capsys):
    assert refusal(capsys, "predict").endswith("required: project")


@pytest.mark.parametrize("command", ["predict", "cases"])
def test_every_command_knows_the_version(capsys, command):
    with pytest.raises(SystemExit) as caught:
        main([command, "--version"])
    assert caught.value.code == 0 and capsys.readouterr().out == f"{__version__}\n"
