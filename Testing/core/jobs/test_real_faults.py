"""What may befall a real job: death amid any write, a full disk, a folder that goes away. It goes on bit-equal."""

import contextlib
import ctypes
import os
import sys
from dataclasses import replace

import pytest
import SimpleITK as sitk
import torch

from SSLSegmentationLib.api import Options, finetune, new_finetuning, new_prediction, new_pretraining, pretrain
from SSLSegmentationLib.core.process import alive
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.jobs import Job, JobState, start
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.training import load_checkpoint

from .conftest import end, until, wait_for
from .test_jobs import worker_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and forks of POSIX")
S = JobState


def settings():
    chosen = PretrainingSettings.from_preset("regression", "quick")
    stages = {
        name: (own, replace(optimisation, steps=12, batch_size=2, validate_every=3, precision="fp32"))
        for name, (own, optimisation) in chosen.stages.items()
    }
    return replace(chosen, network=UNetSettings(widths=(4, 8)), max_size=32, stages=stages)


@pytest.fixture(scope="module")
def another_project(cohort, tmp_path_factory):
    project = Project.create(tmp_path_factory.mktemp("whole") / "project")
    import_dataset(project, cohort, link=True)
    return project


@pytest.fixture(scope="module")
def whole(another_project):
    """Weights of the training that nothing befell."""
    return weights(pretrain(another_project, settings=settings(), options=Options("cpu")))


@pytest.fixture(scope="module")
def model(another_project):
    """A tiny model."""
    return finetune(another_project, settings=tuning(), options=Options("cpu")).model


@pytest.fixture
def launch(loaded_python, tmp_path):
    """Starts runs with the real engine; ends their workers after the test."""
    runs = {}

    def begin(run, fault=""):
        runs[run.folder] = run
        return start(run.folder, loaded_python, "cpu", {"WORKER_FAULT": fault})

    yield begin
    for run in runs.values():
        with contextlib.suppress(Exception):
            end(run)


def weights(path):
    return load_checkpoint(path, "backbone")["state"]


def goes_on_as_if_nothing_had_happened(run, launch, whole):
    view = until(launch(run), S.DONE, S.FAILED, S.LOST, seconds=60)
    assert view.state is S.DONE, view
    resumed = weights(run.folder / view.result["backbone"])
    assert resumed.keys() == whole.keys()
    assert all(torch.equal(resumed[name], tensor) for name, tensor in whole.items())
    assert not list(run.folder.rglob(".partial-*"))
    assert {event["step"] for event in run.events("metrics")} >= {3, 6, 9, 12}
    return view


# Dies when a file with this end of its name is written for the n-th time: amid it, or just after.
DIE_AT_A_FILE = """
import os, signal
name, count, after, replace = {name!r}, {count}, {after}, os.replace
def dying(source, target):
    global count
    count -= os.path.basename(target).endswith(name)
    if count:
        return replace(source, target)
    if after:
        replace(source, target)
    else:
        os.truncate(source, os.path.getsize(source) // 2)
    os.kill(os.getpid(), signal.SIGKILL)
os.replace = dying
"""

DIE_AMID_AN_EVENT = """
import os, signal
from SSLSegmentationLib.project import runs
append, left = runs.append_line, 4
def dying(path, line):
    global left
    left -= 1
    append(path, line) if left else path.open("ab").write(line[:len(line) // 2])
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
runs.append_line = dying
"""


@pytest.mark.parametrize(
    ("name", "count", "after"),
    [
        ("slices.npy", 1, False),
        ("last.pt", 1, False),  # the first of all
        ("last.pt", 3, False),
        ("best.pt", 2, True),  # before last.pt, which is older then
        ("regression.pt", 1, True),  # between two stages
        ("backbone.pt", 1, False),
        ("status.json", 4, False),
        ("result.json", 1, True),  # all is done and nobody has said so
    ],
)
def test_killed_amid_a_write_it_goes_on_from_the_file_before(project, launch, whole, name, count, after):
    run = new_pretraining(project, settings())
    job = launch(run, DIE_AT_A_FILE.format(name=name, count=count, after=after))
    assert until(job, S.LOST, S.DONE, S.FAILED, seconds=60).state is S.LOST
    halves = [*run.folder.rglob(".partial-*"), *run.folder.rglob("begun-*")]  # slices are written as they are made
    assert after or any(path.name.endswith(name) for path in halves)
    goes_on_as_if_nothing_had_happened(run, launch, whole)


def test_killed_amid_an_event_only_that_line_is_lost(project, launch, whole):
    run = new_pretraining(project, settings())
    job = launch(run, DIE_AMID_AN_EVENT)
    assert until(job, S.LOST, S.DONE, S.FAILED, seconds=60).state is S.LOST
    assert not (run.folder / "events.jsonl").read_bytes().endswith(b"\n")
    follower = Job(run.folder)
    before = follower.poll().events
    assert before == list(run.events())
    goes_on_as_if_nothing_had_happened(run, launch, whole)
    assert before and before + follower.poll().events == list(run.events())  # whole lines only, each once


def test_killed_and_moved_with_its_project_it_goes_on(project, launch, whole, tmp_path):
    run = new_pretraining(project, settings())
    until(launch(run, DIE_AT_A_FILE.format(name="last.pt", count=3, after=True)), S.LOST, seconds=60)
    moved = tmp_path / "autre disque"
    project.folder.rename(moved)
    run = type(run)(moved / "runs" / run.id)
    goes_on_as_if_nothing_had_happened(run, launch, whole)
    assert not project.folder.exists()


# ---------------------------------------------------------------------- a full disk
# Files cannot grow beyond a size any more once a file with this end of its name has been written for the n-th time.
LIMIT = """
import os, resource
size, name, count, replace = {size}, {name!r}, {count}, os.replace
def limiting(source, target):
    global count
    count -= os.path.basename(target).endswith(name)
    done = replace(source, target)
    if not count:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    return done
os.replace = limiting
"""


@pytest.mark.parametrize(
    ("size", "name", "count", "refused"),
    [(0, "status.json", 1, "json"), (8000, "status.json", 1, "slices.npy"), (8000, "last.pt", 2, "best.pt")],
)
def test_where_files_cannot_grow_the_job_says_which_and_goes_on_later(
    project, launch, whole, size, name, count, refused
):
    run = new_pretraining(project, settings())
    job = launch(run, LIMIT.format(size=size, name=name, count=count))
    view = until(job, S.FAILED, S.LOST, S.DONE, seconds=60)
    if size:  # the record of the failure fits
        assert view.state is S.FAILED and refused in view.error.sentence, view
    else:
        assert view.state in (S.FAILED, S.LOST), view
    goes_on_as_if_nothing_had_happened(run, launch, whole)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 3 MB."""
    place = tmp_path / "small disk"
    place.mkdir()
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "mount") or libc.mount(b"none", os.fsencode(place), b"tmpfs", 0, b"size=3m"):
        pytest.skip(f"no disk can be mounted here ({os.strerror(ctypes.get_errno())})")
    yield place
    assert libc.umount2(os.fsencode(place), 2) == 0  # MNT_DETACH


# Fills the disk, down to the last free byte, before a file of this name is written for the n-th time.
FILL = """
import os
name, count, replace = {name!r}, {count}, os.replace
def filling(source, target):
    global count
    count -= os.path.basename(target).endswith(name)
    done = replace(source, target)
    if not count:
        with open(run.parents[1] / "films.bin", "ab", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(512))
            except OSError:
                pass
    return done
os.replace = filling
"""


@pytest.mark.parametrize(("name", "count"), [("slices.npy", 1), ("last.pt", 2)])
def test_a_disk_that_runs_full_ends_the_job_and_with_space_again_it_goes_on(
    cohort, small_disk, launch, whole, name, count
):
    project = Project.create(small_disk / "projét")
    import_dataset(project, cohort, link=True)
    run = new_pretraining(project, settings())
    job = launch(run, FILL.format(name=name, count=count))
    view = until(job, S.FAILED, S.LOST, S.DONE, seconds=60)
    assert view.state in (S.FAILED, S.LOST), view
    assert "full" in (view.error.sentence if view.error else view.note)
    (project.folder / "films.bin").unlink()
    goes_on_as_if_nothing_had_happened(run, launch, whole)


# ---------------------------------------------------------------------- a folder that goes away
REMOVE = """
import shutil
from SSLSegmentationLib.training import engine
save, left = engine.save_checkpoint, 3
def removing(path, *content):
    global left
    left -= 1
    if not left:
        shutil.rmtree(run)
    return save(path, *content)
engine.save_checkpoint = removing
"""


def test_a_folder_removed_amid_a_training_is_not_made_anew(project, launch):
    run = new_pretraining(project, settings())
    job = launch(run, REMOVE)
    who = wait_for(lambda: worker_of(run))
    wait_for(lambda: not alive(who), 30)
    assert job.poll().state is S.LOST
    assert not run.folder.exists()


# ---------------------------------------------------------------------- masks
def tuning():
    chosen = FinetuneSettings.from_preset("quick")
    optimisation = replace(chosen.optimisation, steps=4, batch_size=2, validate_every=2, precision="fp32")
    return replace(chosen, network=UNetSettings(widths=(4, 8)), max_size=32, optimisation=optimisation)


def masks(project):
    paths = sorted((project.folder / "cases").glob("*/predictions/*.seg.nrrd"))
    return {path.parts[-3]: sitk.GetArrayFromImage(sitk.ReadImage(str(path))).tobytes() for path in paths}


def test_a_finetuning_killed_while_it_scores_leaves_no_half_mask(project, launch):
    run = new_finetuning(project, None, tuning())
    job = launch(run, DIE_AT_A_FILE.format(name=".seg.nrrd", count=1, after=False))
    assert until(job, S.LOST, S.DONE, S.FAILED, seconds=60).state is S.LOST
    assert list(project.folder.rglob(".partial-*.seg.nrrd"))
    assert until(launch(run), S.DONE, S.FAILED, seconds=60).state is S.DONE
    assert not list(project.folder.rglob(".partial-*"))
    assert len(masks(project)) == 1


@pytest.mark.parametrize(
    "fault",
    [
        DIE_AT_A_FILE.format(name=".seg.nrrd", count=2, after=False),
        LIMIT.format(size=3000, name=".seg.nrrd", count=1),
    ],
    ids=["killed", "full disk"],
)
def test_a_prediction_cut_short_amid_a_mask_goes_on_with_that_case(project, launch, model, fault):
    cases = [case.id for case in project.cases()]
    run = new_prediction(project, model, cases)
    view = until(launch(run, fault), S.DONE, S.LOST, S.FAILED, seconds=60)
    assert view.state in (S.LOST, S.FAILED), view
    assert fault.startswith("\nimport os, signal") or ".seg.nrrd" in (view.error.sentence if view.error else view.note)
    assert len(list(run.events("prediction"))) == 1
    view = until(launch(run), S.DONE, S.LOST, S.FAILED, seconds=60)
    assert [entry["case"] for entry in view.result["predicted"]] == cases, view
    assert not list(project.folder.rglob(".partial-*"))
    found = masks(project)
    until(launch(new_prediction(project, model, cases)), S.DONE, seconds=60)
    assert found == masks(project)
