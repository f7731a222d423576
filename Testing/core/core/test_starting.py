"""The first seconds of a command: a sign of life, and an end in one line on Ctrl-C, also amid imports."""

import os
import signal
import subprocess
import sys

import pytest

from SSLSegmentationLib.core.starting import sign_of_life

WAITS = (
    "import sys, time, types\n"
    "def slow(*arguments, **words): print('loading', flush=True); time.sleep(30)\n"
    "import SSLSegmentationLib.__main__ as entry\n"
    "{where}\n"
    "sys.argv = ['sslseg', 'resume', 'p']\n"
    "sys.exit(entry.main())"
)
AMID_OUR_IMPORTS = (
    "class Finder:\n    def find_spec(self, name, path, target=None):\n"
    "        if name == 'SSLSegmentationLib.cli': slow()\nsys.meta_path.insert(0, Finder())"
)
AMID_THE_IMPORT_OF_A_PACKAGE = AMID_OUR_IMPORTS.replace("SSLSegmentationLib.cli'", "torch'")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("where", [AMID_OUR_IMPORTS, AMID_THE_IMPORT_OF_A_PACKAGE], ids=["ours", "torch"])
def test_ctrl_c_while_packages_load_is_one_line(where):
    command = [sys.executable, "-c", WAITS.format(where=where)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    assert process.stdout.readline() == "loading\n"
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert [line for line in told.splitlines() if line and "Loading" not in line] == ["Interrupted."]


def test_a_sign_of_life_comes_before_what_takes_long(capsys):
    with sign_of_life(package="a package that is not there"):
        assert capsys.readouterr().err == "Loading …\n"
    with sign_of_life(package="os"):
        assert "os" in sys.modules and capsys.readouterr().err == ""
    with sign_of_life(wanted=False, package="a package that is not there"):
        assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX terminals")
def test_on_a_terminal_the_sign_of_life_goes_away_again():
    import pty

    code = "from SSLSegmentationLib.core.starting import *\nwith sign_of_life(package='none'): pass"
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", code], stderr=theirs, check=True)
    assert os.read(ours, 100).decode() == "Loading …\r" + " " * 9 + "\r"
