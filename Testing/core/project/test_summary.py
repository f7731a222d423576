"""What is in projects, for lists of them; and that a project is the same one elsewhere."""

import json
import shutil
import time
from dataclasses import replace

import pytest

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.storage import read_json, write_json
from SSLSegmentationLib.project import Case, LabelRecord, Project, Role
from SSLSegmentationLib.project.models import ModelCard
from SSLSegmentationLib.project.summary import ProjectSummary, summary

CASE = Case("a", "A", Role.TRAIN, "image.nrrd", "0" * 64, (4, 5, 6), (1.0, 1.0, 3.0), (1, 0, 0, 0, 1, 0, 0, 0, 1))


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "Étude", "Étude")


def test_it_says_what_is_in_a_project(project):
    for number in range(3):
        folder = project.folder / "cases" / f"case000{number}"
        folder.mkdir(parents=True)
        label = LabelRecord("label.seg.nrrd") if number else None
        replace(CASE, id=folder.name, folder=folder, label=label).save()
    for number, dice in ((1, 0.5), (2, 0.75)):
        run = project.folder / "runs" / f"2026010{number}-finetune"
        run.mkdir(parents=True)
        (run / "model.pt").write_bytes(b"")
        ModelCard("model", "1", f"2026-01-0{number}", (), 1, 1, 1, validation_dice=dice).write(run)
    today = time.strftime("%Y-%m-%d")
    assert summary(project.folder) == ProjectSummary(
        str(project.folder), "Étude", project.id, 3, 2, validation_dice=0.75, used=today
    )


def test_one_that_is_gone_or_damaged_is_named_with_the_reason(project, tmp_path, capsys):
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "project.json").write_text("{")
    folders = [str(project.folder), str(tmp_path / "gone"), str(tmp_path / "bad")]
    assert main(["projects", *folders, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["projects"]
    assert [one["folder"] for one in found] == folders
    assert [bool(one["problem"]) for one in found] == [False, True, True]
    assert "is damaged" in found[2]["problem"] and found[1]["name"] == "gone"
    assert main(["projects", *folders]) == 0
    assert "Étude" in capsys.readouterr().out


def test_a_project_is_the_same_one_when_it_is_moved_renamed_or_copied_and_another_is_not(project, tmp_path):
    own = project.id
    other = Project.create(tmp_path / "other", "Étude")
    assert len({own, other.id}) == 2
    shutil.copytree(project.folder, tmp_path / "copy")
    project.folder.rename(tmp_path / "moved")
    assert Project(tmp_path / "moved").id == Project(tmp_path / "copy").id == own


def test_one_from_before_identities_has_one_too_and_is_not_written(project):
    content = read_json(project.folder / "project.json")
    del content["id"]
    write_json(project.folder / "project.json", content)
    before = (project.folder / "project.json").read_bytes()
    assert Project(project.folder).id == Project(project.folder).id != project.id
    write_json(project.folder / "project.json", content | {"created": "2020-01-01"})
    assert Project(project.folder).id != project.id
    assert before != b""
