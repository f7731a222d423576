"""Folders of new cases: whatever interrupts their making, nothing half is left, and nothing of a person's is lost."""

import os
import signal
import subprocess
import sys
import time

import pytest

from SSLSegmentationLib.project import Project

FILL = """
import sys, time
from pathlib import Path
from SSLSegmentationLib.project.project import Project
with Project(sys.argv[1]).filling_case_folder(sys.argv[2] or None) as folder:
    for name in ("image.nrrd", "label.seg.nrrd", ".partial-0123abcd-en-face-image.nrrd"):
        (folder / name).write_text("half")
    print(folder.name, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "study é")


@pytest.fixture
def filling(study):
    """Starts a process that fills a case folder and does not come to an end; returns it and the folder."""
    processes = []

    def begin(wish=""):
        process = subprocess.Popen(
            [sys.executable, "-c", FILL, str(study.folder), wish], stdout=subprocess.PIPE, encoding="utf-8"
        )
        processes.append(process)
        return process, study.folder / "cases" / process.stdout.readline().strip()

    yield begin
    for process in processes:
        process.kill()
        process.wait()
        process.stdout.close()


def end(process, how):
    process.send_signal(how)
    process.wait()


def names(study):
    return sorted(path.name for path in (study.folder / "cases").iterdir())


@pytest.mark.parametrize("wish", ["", "img"])
@pytest.mark.parametrize("how", ["SIGKILL", "SIGTERM"])
def test_a_case_that_somebody_was_killed_over_is_tidied_up(study, filling, wish, how):
    process, folder = filling(wish)
    end(process, getattr(signal, how, signal.SIGTERM))
    assert folder.is_dir()
    assert study.survey() == ([], []) or study.survey()[1][0].id == folder.name
    study.tidy()
    assert names(study) == []
    assert study.new_case_folder(wish or None).name == folder.name


def test_ctrl_c_leaves_nothing_to_tidy(study, filling):
    process, _ = filling()
    end(process, signal.SIGINT)
    assert names(study) == []


def test_a_case_that_is_being_filled_is_left_alone_and_not_taken_for_damaged(study, filling):
    _, folder = filling()
    study.tidy()
    assert (folder / "image.nrrd").read_text() == "half"
    assert study.survey() == ([], [])
    assert study.new_case_folder().name == "case0002"


@pytest.mark.parametrize(
    "theirs", ["notes.txt", "case.json", "predictions/mask.seg.nrrd", "IMAGE.NRRD.bak", "label-old.nrrd"]
)
def test_what_a_person_put_there_stays_with_all_beside_it(study, filling, theirs):
    process, folder = filling()
    end(process, signal.SIGTERM)
    (folder / theirs).parent.mkdir(exist_ok=True)
    (folder / theirs).write_text("theirs")
    study.tidy()
    assert (folder / theirs).read_text() == "theirs"
    assert (folder / "image.nrrd").read_text() == "half"
    (damaged,) = Project(study.folder).survey()[1]
    assert damaged.id == folder.name


def test_a_folder_without_a_record_that_nobody_is_known_to_have_filled_stays_and_is_shown(study):
    folder = study.new_case_folder()
    (folder / "image.nrrd").write_text("voxels")  # left behind by an older version, or its record was deleted
    study.tidy()
    assert (folder / "image.nrrd").read_text() == "voxels"
    (damaged,) = study.survey()[1]
    assert "does not exist" in damaged.error.sentence and damaged.error.hint


@pytest.mark.parametrize("name", ["..", ".", "../../victim", "case0001/../../.."])
def test_a_mark_that_names_no_case_deletes_nothing(study, name):
    (study.folder / "cases").mkdir()
    (study.folder / "image.nrrd").write_text("x")
    mark = study.folder / "cases" / f".filling-{name}".replace("/", "_")
    mark.touch()
    study.tidy()
    assert (study.folder / "image.nrrd").read_text() == "x"
    assert (study.folder / "project.json").is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
@pytest.mark.parametrize("place", ["cases/case0001", "cases/.filling-case0001", "cases"])
def test_tidying_follows_no_link_outside(study, tmp_path, place):
    victim = tmp_path / "victim"
    victim.mkdir()
    (victim / "image.nrrd").write_text("precious")
    (study.folder / place).parent.mkdir(exist_ok=True)
    (study.folder / place).symlink_to(victim / "image.nrrd" if "filling" in place else victim)
    if place == "cases/case0001":
        (study.folder / "cases" / ".filling-case0001").touch()
    try:
        study.tidy()
    except Exception as error:
        assert "link" in str(error)
    assert (victim / "image.nrrd").read_text() == "precious"
    assert os.listdir(victim) == ["image.nrrd"]


def test_temporary_files_go_when_nobody_can_be_writing_them_any_more(study):
    folder = study.new_case_folder()
    for name in (".partial-0123abcd-label.nrrd", ".partial-mine.txt", ".partial-89abcdef-image.nrrd"):
        (folder / name).write_text("half")
        if "89" not in name:
            os.utime(folder / name, (time.time() - 7200,) * 2)
    study.tidy()
    assert sorted(os.listdir(folder)) == [".partial-89abcdef-image.nrrd", ".partial-mine.txt"]


@pytest.mark.parametrize("removed", [False, True])
def test_no_two_cases_fall_together_on_a_disk_that_ignores_capitals(study, removed):
    made = []
    for wish in ("img", "Img", "IMG", "img"):
        project = Project(study.folder)  # as by one command after another
        folder = project.new_case_folder(wish)
        made.append(folder.name)
        if removed:
            (study.folder / "removed").mkdir(exist_ok=True)
            folder.rename(study.folder / "removed" / folder.name)
    assert len({name.casefold() for name in made}) == 4
    assert made[:2] == ["img", "Img-2"]
