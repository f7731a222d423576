"""A report of a problem: all that helps, no image, no name; saved where the user says, and nowhere else."""

import getpass
import json
import platform
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import StorageError
from SSLSegmentationLib.core.storage import write_json
from SSLSegmentationLib.jobs.problem_report import problem_report
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.runs import RunFolder

CASE = Case(
    id="case0001",
    name="Müller^Hans",
    role=Role.TRAIN,
    image="image.nrrd",
    fingerprint="0" * 64,
    size=(4, 5, 6),
    spacing_mm=(1.0, 1.0, 3.33333),
    direction=(1, 0, 0, 0, 1, 0, 0, 0, 1),
)


@pytest.fixture
def project(tmp_path):
    """Of a person's name, with two cases of persons and two runs, of which the first failed."""
    made = Project.create(tmp_path / "Studie Novák", "Studie Novák")
    (made.folder / "models" / "Novák").mkdir(parents=True)
    for case_id, name in (("case0001", CASE.name), ("Kowalska_Anna", "Kowalska_Anna")):
        folder = made.folder / "cases" / case_id
        folder.mkdir(parents=True)
        replace(CASE, id=case_id, name=name, folder=folder).save()
    for name, state in (("20260101-000000-000-finetune", "failed"), ("20260102-000000-000-predict", "done")):
        run = RunFolder(made.folder / "runs" / name)
        run.folder.mkdir(parents=True)
        run.write_job(name[20:], {"settings": {"seed": 3}, "model": str(made.folder / "models" / "Novák" / "model.pt")})
        run.write_status(state, step=7, worker={"host": platform.node()}, note="'/data/Kowalska Anna/a.nrrd' is full")
    failed = {
        "ok": False,
        "error": {"sentence": "The case 'Kowalska_Anna' is damaged.", "hint": "Look at Müller Hans."},
    }
    write_json(made.folder / "runs" / "20260101-000000-000-finetune" / "result.json", failed)
    log = "\n".join([f"old {n}" for n in range(20_000)] + ['File "/home/x/y/site-packages/torch/z.py"', "CUDA is out"])
    (made.folder / "runs" / "20260101-000000-000-finetune" / "log.txt").write_text(log)
    return made


def test_it_tells_what_helps(project):
    text = problem_report(project).text()
    for words in (
        "SSLSegmentation ",
        "torch ",
        '"seed": 3',
        '"step": 7',
        "is damaged",
        "CUDA is out",
        "2 cases (2 train)",
    ):
        assert words in text
    assert "<path>/site-packages/torch/z.py" in text and "<project>/models/" in text
    assert "old 1\n" not in text and len(text) < 100_000


def test_it_names_nobody(project):
    more = {"slicer-log.txt": f"opened {project.folder} by {getpass.getuser()} on {platform.node()}"}
    machine = {"best": "cpu", "note": f"{Path.home()}/x"}
    report = problem_report(project, machine=machine, more=more)
    for word in ("Müller", "Hans", "Kowalska", "Anna", "Novák", str(Path.home()) + "/", str(project.folder.parent)):
        assert word not in report.text()
    for word in (getpass.getuser(), platform.node()):
        assert f" {word}" not in report.parts["slicer-log.txt"]
    assert "'<case 1>' is damaged" in report.text() and "<case0001>" in report.text()


def test_the_run_that_failed_last_is_told_of_and_another_if_asked(project):
    names = "".join(problem_report(project).parts)
    assert "finetune/log.txt" in names and "predict" not in names
    names = "".join(problem_report(project, project.run_folder("latest")).parts)
    assert "predict/job.json" in names and "finetune" not in names


def test_without_a_project_there_are_versions():
    assert set(problem_report().parts) == {"versions.txt"}


def test_what_is_damaged_is_told_and_stops_nothing(project):
    (project.folder / "runs" / "20260101-000000-000-finetune" / "status.json").write_text("{")
    (project.folder / "cases" / "case0001" / "case.json").write_text("{")
    text = problem_report(project).text()
    assert "1 damaged" in text and "is damaged (" in text and "CUDA is out" in text


def test_it_is_saved_as_one_text_or_in_parts(project, tmp_path):
    report = problem_report(project)
    report.save(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text(encoding="utf-8") == report.text()
    report.save(tmp_path / "report.ZIP")
    with zipfile.ZipFile(tmp_path / "report.ZIP") as archive:
        assert archive.namelist() == ["about.txt", *report.parts]
        assert all(archive.read(name).decode() == text for name, text in report.parts.items())
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        report.save(tmp_path / "file" / "report.zip")


def test_the_command_prints_it_or_saves_it_once(project, tmp_path, capsys):
    assert main(["jobs", "report", str(project.folder)]) == 0
    assert "CUDA is out" in capsys.readouterr().out
    assert main(["jobs", "report", str(project.folder), "latest", "--json"]) == 0
    assert "versions.txt" in json.loads(capsys.readouterr().out)["parts"]
    target = tmp_path / "report.zip"
    assert main(["jobs", "report", str(project.folder), "--save", str(target)]) == 0
    before = target.read_bytes()
    assert main(["jobs", "report", str(project.folder), "--save", str(target)]) == 1
    assert target.read_bytes() == before and "exists already" in capsys.readouterr().err
