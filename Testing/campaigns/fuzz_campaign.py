"""Feed the product with spoilt files, and see that it stays calm.

    python Testing/campaigns/fuzz_campaign.py [--inputs 20000] [--seed 0] [--lanes 2] [--kinds nifti dicom]

Headers of NRRD, NIfTI, MetaImage and DICOM, records of a project, lists of data sets and models that somebody sends are
spoilt at random (bytes, values, lines, members of archives) and used as a person would use them. Each must end in a
result or in a sentence: no traceback, nothing that takes longer than 10 s, no growth of memory by more than 1 GiB, no
letter of a native library on the terminal, and no file written, changed or deleted outside the folder of the input.
Each finding is printed with the words that repeat it. Exit code 1 if there is one.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import logging
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

LIMIT_SECONDS = 10.0
LIMIT_BYTES = 1 << 30
_WRITING = (
    "open",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.mkdir",
    "os.truncate",
    "os.chmod",
    "os.link",
    "os.symlink",
)


class Guard:
    """Notes each file that Python code writes, renames or removes outside a folder."""

    def __init__(self) -> None:
        self.inside: str | None = None
        self.outside: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.inside is None or event not in _WRITING:
            return
        if event == "open":
            mode, flags = str(arguments[1] or ""), arguments[2] if isinstance(arguments[2], int) else 0
            if not (set(mode) & set("wxa+") or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)):
                return
        two = event in ("os.rename", "os.link")
        for path, folder in zip(arguments[: 1 + two], (*arguments[1 + two :], -1, -1), strict=False):
            if isinstance(path, (str, bytes, os.PathLike)):
                below = f"/proc/self/fd/{folder}" if isinstance(folder, int) and folder >= 0 and event != "open" else ""
                place = os.path.realpath(os.path.join(below, os.fsdecode(path)))
                if not place.startswith((self.inside, "/dev/", "/proc/")):
                    self.outside.append(f"{event} {place}")


def lane(number: int, first: int, count: int, seed: int, kinds: Sequence[str]) -> None:
    """Work through inputs in this process; a line of JSON before each, and one for each finding."""
    from fuzz_inputs import KINDS, WEIGHTS

    out = os.fdopen(os.dup(1), "w", buffering=1)
    noise = tempfile.TemporaryFile()  # noqa: SIM115  # what native code prints past Python
    os.dup2(noise.fileno(), 1)
    os.dup2(noise.fileno(), 2)
    logging.getLogger("SSLSegmentationLib").addHandler(logging.NullHandler())  # its words are for the user
    weights = [WEIGHTS[kind] for kind in kinds]
    guard = Guard()
    home = Path(tempfile.mkdtemp(prefix=f"fuzz-{number}-"))
    victim = home / "victim"
    victim.mkdir()
    (victim / "precious.txt").write_text("precious")
    os.environ["TMPDIR"] = tempfile.tempdir = str(home / "tmp")
    os.environ["SSLSEG_STATE"] = str(home / "tmp" / "state")
    os.environ["MPLCONFIGDIR"] = str(home / "tmp" / "matplotlib")
    (home / "tmp").mkdir()
    for kind in kinds:  # loads packages and makes the sound files, which is not the time and memory of an input
        with tempfile.TemporaryDirectory(dir=home / "tmp") as work, contextlib.suppress(Exception):
            KINDS[kind](random.Random(0), Path(work))
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    noise.truncate(0)
    for index in range(first, first + count):
        rng = random.Random(f"{seed}-{index}")
        kind = rng.choices(kinds, weights)[0]
        print(json.dumps({"index": index, "kind": kind}), file=out)
        with tempfile.TemporaryDirectory(dir=home / "tmp") as work:
            folder = Path(work) / "a" / "b" / "c"  # as deep as the ways out that are tried
            folder.mkdir(parents=True)
            guard.inside, guard.outside = str(home / "tmp"), []
            started = time.process_time()  # other programs may be busy
            try:
                KINDS[kind](rng, folder)
                wrong = ""
            except Exception:
                wrong = traceback.format_exc(limit=-4)
            guard.inside = None
            seconds = time.process_time() - started
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
            if seconds > LIMIT_SECONDS:
                wrong += f"took {seconds:.1f} s"
            if most - base > LIMIT_BYTES:
                wrong += f"memory grew to {most / 2**20:.0f} MiB"
                base = most
            if guard.outside:
                wrong += f"touched {guard.outside[:3]}"
            if [path.name for path in victim.iterdir()] != ["precious.txt"]:
                wrong += "a file outside is gone"
            if noise.seek(0, os.SEEK_END):
                noise.seek(0)
                wrong += f"printed past Python: {noise.read()[:300]!r}"
                noise.truncate(0)
                noise.seek(0)
            if wrong:
                print(json.dumps({"index": index, "kind": kind, "wrong": wrong, "seconds": seconds}), file=out)
    print(json.dumps({"end": True, "grew": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - base}), file=out)


class Lane:
    """Starts processes for a share of the inputs, one after another if one hangs or dies."""

    def __init__(self, number: int, first: int, count: int, options: argparse.Namespace) -> None:
        self.number, self.first, self.count, self.options = number, first, count, options
        self.kinds: Counter[str] = Counter()
        self.findings: list[dict[str, object]] = []
        self.grew = 0

    def work(self) -> None:
        """Until all inputs are through."""
        end = self.first + self.count
        while self.first < end:
            last = self._process(end - self.first)
            if last is None:
                return
            self.first = int(last["index"]) + 1

    def _process(self, count: int) -> dict[str, object] | None:
        """Run one process; returns the input over which it hung or died, or None at its end."""
        command = [sys.executable, __file__, "--lane", str(self.number), "--first", str(self.first)]
        command += ["--inputs", str(count), "--seed", str(self.options.seed), "--kinds", *self.options.kinds]
        environment = {**os.environ, "OMP_NUM_THREADS": "1"}
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        last: dict[str, object] = {"index": self.first, "kind": "?"}
        moved = [time.monotonic() + 60]

        def watch() -> None:
            while child.poll() is None:
                if time.monotonic() - moved[0] > 3 * LIMIT_SECONDS:
                    child.kill()
                time.sleep(0.5)

        threading.Thread(target=watch, daemon=True).start()
        for line in child.stdout:
            moved[0] = time.monotonic()
            said = json.loads(line)
            if said.get("end"):
                self.grew = max(self.grew, said["grew"])
                last = {}
            elif "wrong" in said:
                self._found(said)
            else:
                last = said
                self.kinds[said["kind"]] += 1
        errors = child.stderr.read()
        code = child.wait()
        if not last:
            return None
        self._found({**last, "wrong": f"the process hung or died (exit code {code}): {errors[-400:]}"})
        return last

    def _found(self, finding: dict[str, object]) -> None:
        self.findings.append(finding)
        print(
            f"\n{finding['kind']} {finding['index']}: {finding['wrong']}\n"
            f"  again: --seed {self.options.seed} --first {finding['index']} --inputs 1",
            flush=True,
        )


def campaign(options: argparse.Namespace) -> tuple[Counter[str], list[dict[str, object]], int]:
    """Inputs of each kind, findings, and the most that memory grew, in bytes."""
    share = -(-options.inputs // options.lanes)
    starts = range(options.first, options.first + options.inputs, share)
    end = options.first + options.inputs
    lanes = [Lane(number, first, min(share, end - first), options) for number, first in enumerate(starts)]
    threads = [threading.Thread(target=each.work) for each in lanes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kinds = sum((each.kinds for each in lanes), Counter())
    return kinds, [finding for each in lanes for finding in each.findings], max(each.grew for each in lanes)


def run(arguments: Sequence[str] | None = None) -> int:
    """Parse the command and run it."""
    from fuzz_inputs import KINDS

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--lanes", type=int, default=2, help="processes at once")
    parser.add_argument("--kinds", nargs="+", choices=list(KINDS), default=list(KINDS))
    parser.add_argument("--lane", type=int, default=None, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.lane is not None:
        lane(options.lane, options.first, options.inputs, options.seed, options.kinds)
        return 0
    started = time.monotonic()
    kinds, findings, grew = campaign(options)
    counts = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    print(f"\n{sum(kinds.values())} inputs ({counts}) in {time.monotonic() - started:.0f} s; {len(findings)} findings")
    print(f"memory grew by {grew / 2**20:.0f} MiB at most")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(run())
