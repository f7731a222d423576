"""Ours, nnU-Net v2 (2D) and a MONAI pipeline on the same cases, draws and splits: one table.

    python Testing/peers/compare.py DATASET.json --work FOLDER --nnunet-env FOLDER [--study FOLDER] [--max-size 64 ...]

For each number of labelled cases and each draw of ``sslseg study``:

- ours from each of ``--starts``, as the study trains it;
- the MONAI pipeline of ``monai_pipeline.py``: same widths, steps and batch size, its rate chosen by validation as ours;
- nnU-Net v2 2D, for as long as our training from scratch took ("same time") and for ``--nnunet-long-minutes``, each
  once as it plans and once planned for our pixel size.

All masks are scored alike: Dice of the whole volume on its own grid. Every training runs in a process of its own. What
is done is not done again: call it again with the same ``--work`` to go on. nnU-Net needs its own environment (``python
-m venv FOLDER``, then ``FOLDER/bin/pip install nnunetv2``); without one it is left out. ``--study`` takes learning
rates, backbones and finished trainings from a finished ``sslseg study`` of the same project; it knows only their
seconds on the wall.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from contest import NNUNET, Contest, Job
from measuring import CLOCKS
from tables import write_tables

from SSLSegmentationLib.core.errors import SettingsError, SSLSegError
from SSLSegmentationLib.core.progress import bar
from SSLSegmentationLib.core.settings import add_arguments, overrides
from SSLSegmentationLib.core.storage import read_json, write_json
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.study import StudySettings, check_study

_HERE = Path(__file__).resolve().parent
_ROOT = _HERE.parents[1]
_KEPT_OF_STUDY = ("preset", "rates", "max_size", "widths", "pretraining_length", "finetuning_length", "seed")


def main() -> int:
    """Parse arguments, do what is missing, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="dataset.json, or a project folder")
    parser.add_argument("--work", type=Path, required=True, help="folder for all that is made")
    parser.add_argument(
        "--nnunet-env", type=Path, default=None, help="environment with nnU-Net; without it: no nnU-Net"
    )
    parser.add_argument(
        "--nnunet-as", nargs="+", choices=NNUNET, default=list(NNUNET), help="which of nnU-Net's trainings take part"
    )
    parser.add_argument(
        "--nnunet-long-minutes", type=float, default=10.0, help="of nnU-Net's longer trainings; 0 = none"
    )
    parser.add_argument("--nnunet-long-draws", type=int, default=1, help="draws that are trained for so long")
    parser.add_argument("--no-monai", action="store_true", help="leave the MONAI pipeline out, or for a later call")
    parser.add_argument("--study", type=Path, default=None, help="run folder of a finished study of the same project")
    parser.add_argument(
        "--clock",
        choices=CLOCKS,
        default="cpu",
        help="what 'same time' means: seconds of the processor, which other work on the machine does not change, or on "
        "the wall (with --device cuda always)",
    )
    parser.add_argument("--threads", type=int, default=1, help="of everybody")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("--at-most", type=int, default=None, help="trainings to do in this call (default: all)")
    add_arguments(parser, StudySettings(), title="ours, as in 'sslseg study'")
    options = parser.parse_args()
    try:
        return compare(options)
    except SSLSegError as error:
        print(error, file=sys.stderr)
        return 1


def compare(options: argparse.Namespace) -> int:
    """Do what is missing, as far as ``--at-most`` allows, and write the tables of what is done."""
    project = _project(options)
    settings = overrides(_base(options), options)
    check_study(project, settings)
    contest = Contest(
        work=options.work,
        project=project,
        settings=settings,
        run=_runner(options),
        device=options.device,
        threads=options.threads,
        clock="wall" if options.device == "cuda" else options.clock,
        monai=not options.no_monai,
        nnunet=options.nnunet_as if options.nnunet_env else (),
        long_seconds=60 * options.nnunet_long_minutes,
        long_draws=options.nnunet_long_draws,
        left=options.at_most,
    )
    if options.study:
        contest.adopt(options.study)
    complete = contest.go()
    if rows := contest.rows():
        print(write_tables(options.work, rows, settings.resamples, settings.seed, contest.clock))
    print("All is done." if complete else "There is more to do: call it again to go on.")
    return 0


def _project(options: argparse.Namespace) -> Project:
    if options.source.suffix != ".json":
        return Project(options.source)
    folder = options.work / "project"
    if (folder / "project.json").exists():
        return Project(folder)
    project = Project.create(folder)
    refused = import_dataset(project, options.source, link=True, progress=bar).refused
    if refused:
        raise refused[0][1]
    return project


def _base(options: argparse.Namespace) -> StudySettings:
    """The settings that flags change: the study's, if there is one, and then only what leaves its cells valid."""
    if not options.study:
        return StudySettings()
    settings = StudySettings.from_job(read_json(options.study / "job.json")["settings"])
    changed = overrides(settings, options)
    for name in _KEPT_OF_STUDY:
        if getattr(settings, name) != getattr(changed, name):
            raise SettingsError(
                f"The study in '{options.study}' was made with {name} = {getattr(settings, name)}.",
                f"Leave out --{name.replace('_', '-')}, or --study.",
            )
    return settings


def _runner(options: argparse.Namespace) -> Callable[[Job], None]:
    """What runs a job in a process of its own, and says where to read when it fails."""
    own, theirs = Path(sys.executable), None
    if options.nnunet_env:
        theirs = options.nnunet_env.absolute() / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        if not theirs.exists():
            raise SettingsError(f"There is no Python environment in '{options.nnunet_env}'.", "Make it, see --help.")

    def run(job: Job) -> None:
        print(f"{job['kind']}: {job['name']}", flush=True)
        folder = Path(job["folder"])
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{job['kind']}-job.json"
        write_json(path, job)
        nnunet = job["kind"] in ("prepare", "train")
        script = [_HERE / "nnunet_side.py", job["kind"]] if nnunet else [_HERE / "work.py"]
        threads = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLOSC_NTHREADS"), str(options.threads))
        environment = os.environ | threads | {"PYTHONPATH": str(_ROOT)}
        log = folder.parent / f"{folder.name}-{job['kind']}-{job['name']}.log"
        with open(log, "w") as output:
            command = list(map(str, [theirs if nnunet else own, *script, path]))
            done = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, env=environment)
        if done.returncode:
            raise SSLSegError(f"The training '{job['name']}' failed.", f"Read '{log}'.")

    return run


if __name__ == "__main__":
    sys.exit(main())
