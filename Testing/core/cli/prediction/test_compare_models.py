"""``sslseg compare``: the masks of two models, case by case and structure by structure."""

import json

import numpy as np
import pytest
import SimpleITK as sitk
from model_samples import make_run, model_content

from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.volumes.labels import write_segmentation


@pytest.fixture
def compared(project):
    """A project with masks by two models of other values; that of the first case has a slice less by the second."""
    models = [make_run(project, "model", model_content()).id for _ in range(2)]
    cases = project.cases(Role.TEST, Role.VALIDATION)
    for number, case in enumerate(cases):
        image = sitk.ReadImage(str(case.image_path))
        for model, values in zip(models, ((1, 2), (7, 4)), strict=True):
            array = np.zeros(image.GetSize()[::-1], np.uint8)
            array[2:6, 10:20, 10:20] = values[0]
            array[2:4, 22:26, 10:20] = values[1]
            if model == models[1] and number == 0:
                array[5] = 0
            schema = LabelSchema.from_names(dict(zip(values, ("liver", "kidney"), strict=True)))
            path = case.prediction_path(model)
            path.parent.mkdir(exist_ok=True)
            write_segmentation(path, array, image, schema)
    return project, models, cases


def table(text):
    """Cells of all rows below the heading."""
    return [line.split() for line in text.partition("---")[2].splitlines()[1:]]


def test_each_case_and_structure_has_a_row_and_each_structure_a_mean(compared, sslseg):
    project, models, cases = compared
    code, out, err = sslseg("compare", project.folder, *models)
    assert code == 0, err
    assert out.startswith(f"First: {models[0]}. Second: {models[1]}. {len(cases)} cases;")
    liver, kidney, *_others = table(out)
    means = table(out)[-2:]
    assert liver[:3] == [cases[0].id, "liver", "0.857"] and kidney[1:3] == ["kidney", "1.000"]
    assert float(liver[4]) == pytest.approx(0.75 * float(liver[3]), abs=0.1) and kidney[-1] == "–"
    assert liver[-3:-1] == ["6", "of"] and len(table(out)) == 2 * len(cases) + 2
    assert [row[:2] for row in means] == [["mean", "liver"], ["mean", "kidney"]]


def test_as_json_with_chosen_cases(compared, sslseg):
    project, models, cases = compared
    code, out, _ = sslseg("compare", project.folder, *models, "--cases", cases[0].name, "--json")
    content = json.loads(out)
    (case,) = content["cases"]
    assert code == 0 and content["models"] == models and content["not_compared"] == {}
    assert (case["case"], case["slice"], case["axis"]) == (cases[0].id, 5, 2)
    assert [one["name"] for one in case["structures"]] == ["liver", "kidney"]
    assert case["structures"][0]["dice"] == pytest.approx(6 / 7) and case["structures"][1]["slice"] is None


def test_a_mask_that_cannot_be_read_stops_no_other(compared, sslseg):
    project, models, cases = compared
    cases[0].prediction_path(models[1]).write_bytes(b"NRRD0004\n")
    code, out, err = sslseg("compare", project.folder, *models)
    assert code == 3 and f"Not compared: {cases[0].id}. " in err and cases[1].id in out and cases[0].id not in out
    code, out, err = sslseg("compare", project.folder, *models, "--cases", cases[0].id)
    assert code == 1 and "Nothing was compared." in out


def test_what_is_missing_is_said_with_the_command_that_makes_it(compared, sslseg):
    project, models, _cases = compared
    code, _, err = sslseg("compare", project.folder, models[0], models[0])
    assert code == 1 and "Both are the model" in err
    other = project.cases(Role.UNLABELLED)[0].id
    code, _, err = sslseg("compare", project.folder, *models, "--cases", other)
    assert code == 1 and f"'{other}' lacks a mask" in err and f"--cases {other}' makes them" in err
    for case in project.cases():
        case.prediction_path(models[0]).unlink(missing_ok=True)
    code, _, err = sslseg("compare", project.folder, *models)
    assert code == 1 and "No case has masks of both" in err
