"""Projects of many thousand cases: nothing is done once per pair of cases. Counted at small sizes, not timed."""

import json
import os
from dataclasses import fields

import pytest

from SSLSegmentationLib.cli.main import main
from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.pretraining.run import plan_pretraining
from SSLSegmentationLib.project import Case, Project, Role

CASES = 40


def add_case(project, name="scan", role=Role.UNLABELLED):
    with project.filling_case_folder() as folder:
        case = Case(
            id=folder.name,
            name=name,
            role=role,
            image="image.nrrd",
            fingerprint=f"{name}-{folder.name}",
            size=(8, 9, 10),
            spacing_mm=(1.0, 1.0, 3.0),
            direction=(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
            folder=folder,
        )
        case.save()
    return case


@pytest.fixture
def study(tmp_path):
    project = Project.create(tmp_path / "étude 1")
    for number in range(CASES):
        add_case(project, f"scan {number}")
    return project


@pytest.fixture
def loads(monkeypatch):
    """Ids of the records that are read from now on."""
    read = []
    real = Case.load.__func__

    def load(cls, folder):
        read.append(folder.name)
        return real(cls, folder)

    monkeypatch.setattr(Case, "load", classmethod(load))
    return read


@pytest.mark.parametrize("wish", [None, "T2"])
def test_a_new_case_does_not_try_the_names_of_all_before_it(tmp_path, monkeypatch, wish):
    project = Project.create(tmp_path / "étude 1")
    made = []
    real = os.mkdir
    monkeypatch.setattr(os, "mkdir", lambda *args, **kwargs: made.append(args) or real(*args, **kwargs))
    names = [project.new_case_folder(wish).name for _ in range(CASES)]
    start = [wish, f"{wish}-2"] if wish else ["case0001", "case0002"]
    assert names[:2] == start and len(set(names)) == CASES
    assert len(made) < 4 * CASES


def test_the_number_of_a_case_that_came_to_nothing_is_given_to_the_next(study):
    with pytest.raises(KeyboardInterrupt), study.filling_case_folder() as folder:
        raise KeyboardInterrupt
    assert add_case(study).id == folder.name == f"case{CASES + 1:04d}"


def test_a_project_opened_again_numbers_on(study):
    assert add_case(Project(study.folder)).id == f"case{CASES + 1:04d}"


def test_cases_are_named_together_with_one_look_at_each_record(study, loads):
    ids = [path.name for path in sorted((study.folder / "cases").iterdir())]
    assert [case.id for case in study.named_cases(reversed(ids))] == ids[::-1]
    assert len(loads) == CASES
    loads.clear()
    assert study.case(ids[7]).name == "scan 7"
    assert loads == [ids[7]]
    loads.clear()
    assert [case.id for case in study.named_cases(["scan 3", ids[5], "scan 4"])] == [ids[3], ids[5], ids[4]]
    assert len(loads) <= CASES + 1


def test_a_key_that_is_no_single_case_is_refused_among_others(study):
    twin = add_case(study, "scan 1")
    with pytest.raises(ProjectError, match="2 cases are called 'scan 1'") as caught:
        study.named_cases(["case0001", "scan 1"])
    assert twin.id in caught.value.hint
    with pytest.raises(ProjectError, match=r"has no case '\.\./cases/case0001'"):
        study.named_cases(["../cases/case0001"])


@pytest.mark.parametrize("command", [["role", "--role", "train"], ["remove"]])
def test_a_command_for_all_cases_reads_each_record_a_few_times(study, loads, command, capsys):
    ids = [path.name for path in sorted((study.folder / "cases").iterdir())]
    assert main([command[0], str(study.folder), *ids, *command[1:], "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["cases"]) == CASES
    assert len(loads) <= 3 * CASES


def test_listing_the_cases_reads_each_record_once(study, loads, capsys):
    assert main(["cases", str(study.folder), "--role", "unlabelled", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == CASES
    assert len(loads) == CASES


def test_planning_a_pretraining_compares_no_case_with_all_others(study, monkeypatch):
    compared = []

    def equal(self, other):
        compared.append(self.id)
        return all(getattr(self, field.name) == getattr(other, field.name) for field in fields(self) if field.compare)

    monkeypatch.setattr(Case, "__eq__", equal)
    plan = plan_pretraining(study, PretrainingSettings.from_preset("regression", "quick"))
    assert (len(plan.train), len(plan.validation)) == (36, 4)
    assert not {case.id for case in plan.train} & {case.id for case in plan.validation}
    assert len(compared) < CASES
