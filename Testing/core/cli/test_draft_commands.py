"""The command draft: drafts of all cases, or of some, and files of them; masks of cases stay as they are."""

import json

import numpy as np
import pytest

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.embedding import draft_state, read_draft
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.label_state import label_state
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr("SSLSegmentationLib.embedding.draft_engine.PIXELS", 3000)


def test_all_cases_are_drafted_and_written_where_it_is_asked_for(project, tmp_path, capsys):
    before = label_state(project)
    assert main(["draft", str(project.folder), "--output", str(tmp_path / "out"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    ids = [case.id for case in project.cases()]
    assert [row["case"] for row in told["drafts"]] == ids == list(draft_state(project))
    assert set(told["taught_by"]) == {case.id for case in project.cases(Role.TRAIN)}
    for case in project.cases():
        found = read_label_map(
            tmp_path / "out" / f"{case.id}.seg.nrrd", read_volume(case.image_path), project.schema, allow_empty=True
        )
        np.testing.assert_array_equal(found.array, read_draft(project, case.id).labels())
    assert label_state(project) == before


def test_a_file_that_is_there_is_not_overwritten(project, tmp_path, capsys):
    case = project.cases()[0].id
    kept = tmp_path / f"{case}.seg.nrrd"
    kept.write_text("mine")
    assert main(["draft", str(project.folder), "--cases", case, "--output", str(tmp_path)]) == 1
    assert kept.read_text() == "mine" and "exists already" in capsys.readouterr().err
    assert draft_state(project) == {}


def test_without_annotations_it_says_what_is_lacking(project, capsys):
    for case in project.cases(Role.TRAIN):
        project.set_role(case, Role.VALIDATION)
    assert main(["draft", str(project.folder)]) == 1
    assert "validation and test cases teach nothing" in capsys.readouterr().err
    for case in project.cases(labelled=True):
        case.drop_label()
    assert main(["draft", str(project.folder)]) == 1
    assert "Nothing is annotated" in capsys.readouterr().err


def test_a_volume_that_is_gone_is_named_and_the_others_are_drafted(project, capsys):
    missing = project.cases(Role.TEST)[0]
    missing.image = str(missing.image_path.with_name("gone.nrrd"))
    missing.save()
    assert main(["draft", str(project.folder)]) == 3
    assert missing.id in capsys.readouterr().err
    assert missing.id not in draft_state(project)
