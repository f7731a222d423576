"""What earlier versions spelt otherwise goes on working, and answers with today's spelling."""

import shlex

import pytest

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.cli.former import today
from SSLSegmentationLib.cli.main import prepared
from SSLSegmentationLib.pretraining import recipes
from SSLSegmentationLib.project import Project

COMMANDS = [
    ("jobs p latest", "jobs show p latest"),
    ("jobs p run --follow", "jobs follow p run"),
    ("jobs p run --stop", "jobs stop p run"),
    ("jobs --abort p run --grace 3", "jobs abort p run --grace 3"),
    ("jobs p run --resume --device cpu --ranks 2", "jobs resume p run --device cpu --ranks 2"),
    ("jobs p latest --log --json", "jobs log p latest --json"),
    ("jobs p --clean --yes", "jobs clean p --yes"),
    ("jobs p run --clean", "jobs clean p run"),
    ("models p latest", "models show p latest"),
    ("models p starter --json", "models show p starter --json"),
    ("models p run --export 'a file'", "models export p run 'a file'"),
    ("models p --export=out run --json --lock-key k", "models export p run out --json --lock-key k"),
    ("models p --import in.zip", "models import p in.zip"),
    ("models p mine --import in.zip --attended", "models import p in.zip mine --attended"),
    ("models p mine --delete --yes", "models remove p mine --yes"),
    ("export p run folder", "runs export p run folder"),
    ("export p latest --json folder", "runs export p latest --json folder"),
    ("export p run --take-back", "runs take-back p run"),
    ("import-run p folder --unfinished", "runs import p folder --unfinished"),
]
UNCHANGED = ["jobs p", "jobs stop p run", "jobs --help", "models p --json", "models --help", "runs p", "cases p"]
UNCHANGED += ["export p --format nnunet --output out", "export --output out --format nnunet p", "export p", "export -h"]


@pytest.mark.parametrize(("then", "now"), [*COMMANDS, *((words, words) for words in UNCHANGED)])
def test_a_former_command_is_todays(then, now):
    assert shlex.join(today(shlex.split(then))) == now


@pytest.mark.parametrize("now", [now for _, now in COMMANDS] + UNCHANGED[:2])
def test_todays_command_is_understood(now):
    _, parser = prepared(shlex.split(now))
    parser.parse_intermixed_args(parser.words)


def test_a_former_command_answers_with_todays_and_does_the_same(tmp_path, capsys):
    project = str(Project.create(tmp_path / "p").folder)
    assert main(["jobs", project, "--clean", "--yes"]) == 0
    out, err = capsys.readouterr()
    assert out == "Nothing was removed.\n"
    assert err == f"'sslseg jobs {project} --clean --yes' is now 'sslseg jobs clean {project} --yes'.\n"
    assert main(["jobs", "clean", project, "--yes"]) == 0
    assert capsys.readouterr() == (out, "")


def test_two_verbs_at_once_are_refused(capsys):
    with pytest.raises(SystemExit):
        main(["jobs", "p", "run", "--stop", "--follow"])
    assert "not allowed with" in capsys.readouterr().err


def value(action):
    """Words for a value of a flag."""
    count = {None: 1, "+": 2}.get(action.nargs, action.nargs)
    return [] if count == 0 else [str((action.choices or ["3"])[0])] * count


@pytest.mark.parametrize(
    "words",
    [
        ["finetune", "p"],
        ["finetune", "p", "--en-face"],
        ["study", "p"],
        ["embed", "p"],
        *(["pretrain", "p", "--method", method] for method in recipes()),
    ],
    ids=lambda words: " ".join(words),
)
def test_every_former_flag_is_obeyed_and_answers_with_todays(words):
    """What the flags were: the whole name of the setting, with all groups that it lies in."""
    _, parser = prepared(words)
    settings = [action for action in parser._actions if action.dest.startswith("setting:")]
    assert settings and "--optimisation-" not in parser.format_help() and "--network-" not in parser.format_help()
    shown = parser.format_help()
    for action in settings:
        former = "--" + action.dest.partition(":")[2].replace(".", "-").replace("_", "-")
        flags = [former, f"--no-{former[2:]}"] if len(action.option_strings) == 2 else [former]
        for old, new in zip(flags, action.option_strings, strict=True):
            said = []
            found = parser.today([*parser.words, old, *value(action)], said.append)
            assert found == [*parser.words, new, *value(action)]
            assert said == ([] if old == new else [f"'{old}' is now '{new}'."])
            assert old == new or f" {old} " not in shown
            if value(action):
                assert parser.today([f"{old}=3"], said.append) == [f"{new}=3"]


def test_a_former_flag_is_told_and_changes_the_setting(tmp_path, capsys):
    project = str(Project.create(tmp_path / "p").folder)
    assert main(["finetune", project, "--optimisation-learning-rate", "99", "--backbone", "scratch"]) == 1
    told, error = capsys.readouterr().err.splitlines()
    assert told == "'--optimisation-learning-rate' is now '--learning-rate'."
    assert "learning_rate = 99.0 is out of range" in error


def test_a_former_flag_may_be_abbreviated_as_before():
    _, parser = prepared(["finetune", "p"])
    said = []
    assert parser.today(["--optimisation-learn", "1", "--", "--network-widths"], said.append)[0] == "--learning-rate"
    assert said == ["'--optimisation-learn' is now '--learning-rate'."]
    assert parser.today(["--", "--network-widths"], said.append) == ["--", "--network-widths"]
    assert parser.today(["--optim", "sgd"], said.append) == ["--optim", "sgd"]  # as argparse understands it
