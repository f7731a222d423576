"""Pictures of cases and volumes of their masks: right, kept, found out again where something has changed."""

import json

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.project.case_look import CaseLook
from SSLSegmentationLib.project.predicted import ToldMask
from SSLSegmentationLib.volumes import case_looks as module
from SSLSegmentationLib.volumes.case_looks import FOLDER, case_looks
from SSLSegmentationLib.volumes.itk import quiet_itk
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.thumbnail import SIDE, thumbnail


def pixels(look):
    with quiet_itk():
        return sitk.GetArrayFromImage(sitk.ReadImage(look.picture))


def test_the_picture_is_the_middle_slice_upright_with_square_pixels():
    array = np.zeros((9, 40, 60), np.float32)
    array[4, :10, 30:] = 1  # in front, to the left of the patient
    image = sitk.GetImageFromArray(array)
    image.SetSpacing((2.0, 1.0, 5.0))
    picture = thumbnail(image)
    assert picture.dtype == np.uint8 and picture.shape == (round(SIDE * 40 / 120), SIDE)
    assert picture[:8, 70:].min() == 255 and picture[16:].max() == 0 and picture[:, :58].max() == 0
    turned = sitk.Flip(image, (True, False, True))
    assert np.array_equal(thumbnail(turned), picture)


@pytest.mark.parametrize("shape", [(1, 1, 1), (3, 500, 7), (2, 2, 900)])
def test_no_volume_is_too_odd_for_a_picture(shape):
    image = sitk.GetImageFromArray(np.random.default_rng(0).normal(size=shape).astype(np.float32))
    assert max(thumbnail(image).shape) == SIDE and min(thumbnail(image).shape) >= 1


def test_of_each_case_there_is_a_picture_and_the_volume_of_a_whole_mask(project):
    looks, left = case_looks(project)
    assert left == 0 and list(looks) == [case.id for case in project.cases()]
    for case in project.cases():
        look = looks[case.id]
        assert max(pixels(look).shape) == SIDE and look.reason == ""
        if case.label is None:
            assert look.volumes_ml is None
            continue
        labels = read_label_map(case.label_path, read_volume(case.image_path), project.schema).array
        ml = np.prod(case.spacing_mm) / 1000
        for one in project.schema.segments:
            assert look.volumes_ml[one.name] == pytest.approx((labels == one.value).sum() * ml)
        assert look.total_ml == pytest.approx((labels > 0).sum() * ml)
        assert CaseLook.from_dict(module.content_of({"a": look})["a"]) == look


def test_only_what_has_changed_is_read_again_those_that_are_seen_first(project, monkeypatch):
    read = []
    reading = module.read_volume
    monkeypatch.setattr(module, "read_volume", lambda path: read.append(path) or reading(path))
    cases = project.cases()
    looks, left = case_looks(project, first=[cases[4].id, cases[2].id], most=3)
    assert left == 3 and list(looks) == [cases[index].id for index in (0, 2, 4)]
    assert read == [cases[index].image_path for index in (4, 2, 0)]
    assert case_looks(project)[1] == 0 and len(read) == 6
    labelled = next(case for case in cases if case.label is not None)
    labelled.label.annotated_axis, labelled.label.annotated_slices = 2, [0]
    labelled.save()
    again, _left = case_looks(project)
    assert read[6:] == [labelled.image_path] and again[labelled.id].volumes_ml is None
    (project.folder / FOLDER / "index.json").write_text(
        '{"version": 1, "cases": {"' + cases[0].id + '": {"picture": 3}}}'
    )
    assert case_looks(project)[0] == again and len(read) == 13


def test_a_damaged_or_missing_volume_says_why_and_is_there_when_it_is_back(project, tmp_path):
    damaged, gone = project.cases()[:2]
    whole, path = damaged.image_path.read_bytes(), gone.image_path
    damaged.image_path.write_bytes(whole[:200])
    path.rename(tmp_path / "away")
    looks, left = case_looks(project)
    assert left == 0 and looks[damaged.id].picture is None and looks[damaged.id].reason
    assert looks[gone.id].picture is None and str(path) in looks[gone.id].reason
    assert sum(look.picture is not None for look in looks.values()) == 4
    damaged.image_path.write_bytes(whole)
    (tmp_path / "away").rename(path)
    assert all(look.picture for look in case_looks(project)[0].values())


def test_the_mask_of_the_newest_model_counts_until_there_is_one_of_the_case(project, monkeypatch):
    labelled, other = [case for case in project.cases() if case.label is not None][:2]
    told = {case.id: ToldMask(case.label_path, 0.75, {"liver": 0.8}) for case in (labelled, other)}
    other.label = None
    other.save()
    monkeypatch.setattr(module, "newest_model", lambda project: type("Entry", (), {"name": "run 7"}))
    monkeypatch.setattr(module, "told_masks", lambda project, model, cases: told)
    monkeypatch.setattr(module, "schema_from_segmentation", lambda path: project.schema)  # predicted masks say it
    looks, _left = case_looks(project)
    assert (looks[labelled.id].origin, looks[labelled.id].certainty) == ("", 0.75)
    assert (looks[other.id].origin, looks[other.id].structures) == ("run 7", {"liver": 0.8})
    assert looks[other.id].volumes_ml.keys() == {one.name for one in project.schema.segments}


def test_a_folder_that_leads_out_of_the_project_is_refused(project, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (project.folder / FOLDER).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Exception, match="leads out"):
        case_looks(project)


def test_the_command_tells_people_and_programs(sslseg_json, project):
    told = sslseg_json("thumbnails", project.folder, "--most", 2)
    assert told["left"] == 4 and len(told["cases"]) == 2
    assert all(CaseLook.from_dict(one).picture for one in told["cases"].values())


@pytest.fixture
def sslseg_json(capsys):
    def run(*words):
        from SSLSegmentationLib.cli import main

        assert main([*map(str, words), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run
