"""Spoilt files of every kind end in a result or in a sentence.

The long form is a command of its own, ``Testing/campaigns/fuzz_campaign.py``; here, some inputs of each kind.
"""

import os
import subprocess
import sys
from pathlib import Path

_CAMPAIGNS = Path(__file__).resolve().parents[1] / "campaigns"


def campaign(*arguments):
    command = [sys.executable, str(_CAMPAIGNS / "fuzz_campaign.py"), "--lanes", "1", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300)


def test_spoilt_files_of_every_kind_end_in_a_result_or_in_a_sentence():
    done = campaign("--inputs", 150, "--seed", 7)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "150 inputs (" in done.stdout and "0 findings" in done.stdout
    for kind in ("archive", "dataset", "dicom", "meta_image", "nifti", "nrrd", "record"):
        assert f" {kind}" in done.stdout, "each kind came"


FAULTS = (
    "raise ValueError('no sentence')",
    "(folder.parents[4] / 'victim' / 'evil').write_text('x')",
    "(folder.parents[4] / 'victim' / 'precious.txt').unlink()",
    "os.write(2, b'** ERROR: native')",
    "bytearray(3 << 29)[::4096] = b'x' * (3 << 17)",
    "os.kill(os.getpid(), 11)",
    "pass",
)


def test_the_campaign_finds_what_was_put_in_by_hand(tmp_path):
    faults = "".join(f"    if number == {number}:\n        {fault}\n" for number, fault in enumerate(FAULTS))
    script = tmp_path / "with_faults.py"
    script.write_text(
        f"import os, random, sys\nsys.path.insert(0, {str(_CAMPAIGNS)!r})\nimport fuzz_campaign, fuzz_inputs\n"
        "def spoilt(rng, folder):\n"
        "    number = next((n for n, s in enumerate(STATES) if s == rng.getstate()), None)\n"
        f"{faults}"
        "STATES = []\n"
        "for n in range(10):\n    rng = random.Random(f'0-{n}')\n    rng.choices(['nrrd'], [5])\n"
        "    STATES.append(rng.getstate())\n"
        "fuzz_inputs.KINDS['nrrd'] = spoilt\nfuzz_campaign.__file__ = __file__\nsys.exit(fuzz_campaign.run())\n"
    )
    command = [sys.executable, str(script), "--lanes", "1", "--inputs", str(len(FAULTS)), "--kinds", "nrrd"]
    environment = {**os.environ, "PYTHONPATH": str(_CAMPAIGNS.parents[1])}
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)
    found = [f"nrrd {number}:" in done.stdout for number in range(len(FAULTS))]
    assert done.returncode == 1 and found == [True] * 6 + [False], done.stdout + done.stderr
