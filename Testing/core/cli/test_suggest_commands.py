"""``sslseg suggest``: as a person and as a program see it, without torch."""

import json
import subprocess
import sys

import pytest

from SSLSegmentationLib.project import Project, Role


def annotate_all(project):
    for case in project.cases(Role.UNLABELLED):
        project.set_role(case, Role.VALIDATION)


def test_it_says_which_case_why_and_which_slices(sslseg, project):
    code, out, err = sslseg("suggest", project.folder, "--count", 2, "--slices", 3)
    assert (code, err) == (0, "")
    first, where, *_ = out.splitlines()
    assert first.startswith("1. ") and "Unlike" in first  # training cases are annotated
    assert where.startswith("   Begin with the slices ") and where.endswith(", counted from 0.")
    assert out.count("Begin with") == 2


def test_a_program_gets_the_same_and_the_map(sslseg, project):
    _, out, _ = sslseg("suggest", project.folder, "--count", 5, "--json")
    told = json.loads(out)
    assert set(told) == {"suggestions", "map", "unreadable"}
    cases = {case.id: case for case in project.cases()}
    assert len(told["suggestions"]) == 2  # the others are annotated or held out
    for one in told["suggestions"]:
        assert set(one) == {"case", "name", "kind", "reason", "structure", "axis", "slices"}
        case = cases[one["case"]]
        assert case.role is Role.UNLABELLED and case.label is None and one["name"] == case.name
        assert one["slices"] and max(one["slices"]) < case.size[one["axis"]]
    assert sorted(point["case"] for point in told["map"]) == sorted(cases)
    assert all(-1 <= point[axis] <= 1 for point in told["map"] for axis in "xy")


def test_where_nothing_is_left_it_says_so(sslseg, project):
    annotate_all(project)
    code, out, _ = sslseg("suggest", project.folder)
    assert code == 0 and out.startswith("There is nothing to suggest: 4 cases have a mask; the others are held out")


def test_a_project_without_cases_is_no_error(sslseg, tmp_path):
    folder = Project.create(tmp_path / "p").folder
    assert sslseg("suggest", folder)[:2] == (0, "There is nothing to suggest: the project has no case yet.\n")
    assert json.loads(sslseg("suggest", folder, "--json")[1]) == {"suggestions": [], "map": [], "unreadable": {}}


def test_what_cannot_be_read_is_named(sslseg, project):
    case = project.cases(Role.UNLABELLED)[0]
    case.image = str(project.folder / "gone.nrrd")
    case.save()
    code, out, _ = sslseg("suggest", project.folder)
    assert code == 0 and f"'{case.id}' is left out: " in out and "gone.nrrd" in out


@pytest.mark.parametrize("flags", [["--count", "0"], ["--count", "many"], ["--slices", "-1"]])
def test_a_number_that_is_none_is_refused(sslseg, project, flags, capsys):
    with pytest.raises(SystemExit) as refused:
        sslseg("suggest", project.folder, *flags)
    assert refused.value.code == 2 and "is not a whole number from 1 to 1000" in capsys.readouterr().err


def test_it_answers_in_a_python_without_torch(project):
    code = (
        "import sys; sys.modules['torch'] = sys.modules['monai'] = None\n"
        f"from SSLSegmentationLib.cli import main\nsys.exit(main(['suggest', {str(project.folder)!r}, '--json']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["suggestions"]
