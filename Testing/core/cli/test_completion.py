"""Scripts that complete commands and flags in a shell."""

import shutil
import subprocess

import pytest

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.cli.main import prepared
from SSLSegmentationLib.cli.registry import commands

BASH = shutil.which("bash")


@pytest.fixture(scope="module")
def scripts(tmp_path_factory):
    """Shell → file with what the command prints for it."""
    folder = tmp_path_factory.mktemp("completion")
    with pytest.MonkeyPatch.context() as patch:
        for shell in ("bash", "zsh", "fish"):
            with open(folder / shell, "w", encoding="utf-8") as file:
                patch.setattr("sys.stdout", file)
                assert main(["completion", shell]) == 0
    return folder


def completed(scripts, *words):
    """What bash offers for the last of ``words``."""
    code = f'source "{scripts / "bash"}"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _sslseg; echo "${{COMPREPLY[*]}}"'
    done = subprocess.run(
        [BASH, "-c", code, "bash", "sslseg", *words], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.skipif(not BASH, reason="needs bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["pre"], {"pretrain", "predict"}),
        (["jobs", ""], {"abort", "clean", "follow", "list", "log", "report", "resume", "show", "stop"}),
        (["models", "ex"], {"export"}),
        (["jobs", "abort", "p", "--g"], {"--grace"}),
        (["finetune", "p", "--lear"], {"--learning-rate"}),
        (["finetune", "p", "--optimisation-"], set()),  # what is spelt otherwise today is not offered
        (["finetune", "p", "--strategy", "m"], {"mean_teacher"}),
        (["finetune", "p", "--strategy", "=", "m"], {"mean_teacher"}),
        (["finetune", "p", "--no-flip"], {"--no-flip-horizontal", "--no-flip-vertical"}),
        (["finetune", "p", "--dep"], set()),
        (["finetune", "p", "--en-face", "--dep"], {"--depth"}),
        (["pretrain", "p", "--method", "pix"], {"pix2rep", "pix2rep_3d", "pix2rep_v2"}),
        (["pretrain", "p", "--method", "contrastive", "--local-lear"], {"--local-learning-rate"}),
        (["pretrain", "p", "--method", "=", "mim", "--mask"], {"--masked-fraction"}),
        (["add", "p", "scan", "--role", "t"], {"train", "test"}),
        (["add", "p", ""], set()),  # files, which bash itself offers
        (["finetune", "p", "--config", ""], set()),
        (["completion", ""], {"bash", "zsh", "fish"}),
        (["completion", "bash", ""], set()),
    ],
)
def test_bash_offers_what_the_command_takes(scripts, words, offered):
    assert set(completed(scripts, *words)) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_knows_every_command_and_flag(scripts, shell):
    text = (scripts / shell).read_text(encoding="utf-8")
    for name in commands():
        assert name.split()[-1] in text
        for flag in prepared(name.split())[1].shown:
            assert flag in text or f"-l {flag[2:]} " in text or (shell == "fish" and flag == "-h"), (name, flag)
    if program := shutil.which(shell):
        subprocess.run([program, "-n", str(scripts / shell)], check=True)
