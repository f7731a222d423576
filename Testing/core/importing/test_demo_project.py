"""The project of computed volumes."""

import pytest

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.importing import demo_project
from SSLSegmentationLib.importing.synthetic import CohortSettings
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.cohort import remarks

SMALL = CohortSettings(cases=6, training=2, validation=1, test=1, size=48)


@pytest.fixture(autouse=True)
def small(monkeypatch):
    monkeypatch.setattr(demo_project, "DEMO_COHORT", SMALL)


def test_the_demo_project_has_cases_of_every_role_and_none_to_remark_on(tmp_path):
    project = demo_project.make_demo_project(tmp_path / "démo 1")
    assert [len(project.cases(role)) for role in Role] == [2, 2, 1, 1]
    assert len(project.cases(labelled=True)) == 4 and len(project.schema.segments) == 4
    assert remarks(project.cases()) == {}
    moved = Project(project.folder.rename(tmp_path / "elsewhere"))
    assert all(case.image_path.is_file() and case.image_path.is_relative_to(moved.folder) for case in moved.cases())


@pytest.mark.parametrize("was_there", [True, False])
def test_an_interrupted_demo_leaves_nothing_behind(tmp_path, was_there):
    folder = tmp_path / "demo"
    if was_there:
        folder.mkdir()

    def progress(items, text):
        for number, item in enumerate(items):
            if text.startswith("importing") and number == 2:
                raise KeyboardInterrupt
            yield item

    with pytest.raises(KeyboardInterrupt):
        demo_project.make_demo_project(folder, progress)
    assert folder.exists() == was_there
    assert not was_there or not any(folder.iterdir())


def test_a_folder_in_use_is_left_as_it_is(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(ProjectError, match="not empty"):
        demo_project.make_demo_project(tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_the_demos_project_is_called_like_its_folder(tmp_path):
    project = demo_project.make_demo_project(tmp_path / "my-first-project")
    assert project.name == project.shown == "my-first-project"
