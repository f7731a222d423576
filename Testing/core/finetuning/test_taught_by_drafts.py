"""The campaign that compares a finetuning that begins with drafts: who is drafted, and what its table says."""

import pytest
from taught_by_drafts import COLUMNS, Cases, Draw, table

from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.importing.synthetic import CohortSettings, write_cohort
from SSLSegmentationLib.project import Project, Role


@pytest.fixture
def cases(tmp_path):
    description = write_cohort(tmp_path / "cohort", CohortSettings(cases=9, training=5, validation=1, test=1, size=48))
    project = Project.create(tmp_path / "project")
    import_dataset(project, description, link=True)
    return Cases(project, tmp_path / "roles.json")


def test_neither_scored_nor_test_cases_are_drafted_and_the_roles_come_back(cases, tmp_path):
    project, before = cases.project, dict(cases.roles)
    learnt, scored = cases.cast(Draw("set", 1, 0, 30))
    plan = plan_finetuning(project, FinetuneSettings.from_preset("quick"), train_ids=learnt)
    assert [case.id for case in plan.train] == learnt and len(scored) == 2
    drafted = {case.id for case in project.cases(Role.TRAIN, Role.UNLABELLED)} - set(learnt)
    free = {name for name, role in before.items() if role in (Role.TRAIN, Role.UNLABELLED)}
    assert drafted == free - {*learnt, *scored} and len(drafted) == 4
    again = Cases(project, tmp_path / "roles.json")  # after a kill
    assert (again.training, again.roles) == (cases.training, before)
    assert {case.id: case.role for case in project.cases()} == before


def test_the_table_compares_the_draws_that_both_have():
    def row(draw, way, dice, start="scratch", case="a"):
        figures = (*("set", "1", str(draw), start, way, "30"), "29.0", "2.0", "100", "b", case, str(dice))
        return dict(zip(COLUMNS, figures, strict=True))

    rows = [row(0, "labels", 0.5), row(1, "labels", 0.6), row(0, "drafts", 0.7), row(0, "drafts", 0.5, case="c")]
    text = table([*rows, row(0, "alone", 0.4, start="–")])
    assert "| set | 1 | scratch | labels | 2 | 0.550 | 0.071 | – | 100 |" in text
    assert "| set | 1 | scratch | drafts | 1 | 0.600 | – | +0.100 | 100 |" in text
    assert "| set | 1 | – | alone | 1 | 0.400 | – | – | 100 |" in text
