"""Series on their way into a project: one case with frames, a mask for each, and nothing twice."""

import json
import re

import numpy as np
import pytest
import SimpleITK as sitk
from importing_data import SCHEMA, names_below, refuse, state
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.cli.main import main
from SSLSegmentationLib.core.errors import DataError, MaskError, SettingsError, StorageError
from SSLSegmentationLib.importing import (
    ImportReport,
    add_empty_label,
    add_folder,
    add_label,
    add_volume,
    add_volumes,
)
from SSLSegmentationLib.project import Project, Role, frames_of
from SSLSegmentationLib.stores.case_arrays import native_labels, unchanged_volume
from SSLSegmentationLib.volumes.assumed_spacing import SpacingWish
from SSLSegmentationLib.volumes.reading import read_volume

SHAPE = (6, 4, 9, 8)  # frames, z, y, x
SPACING = (1.5, 1.5, 8.0)


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "study é")


def frames(count=SHAPE[0], dtype=np.int16, first=0):
    return np.stack([noise(SHAPE[1:], dtype, seed + first) for seed in range(count)])


def masks(*labelled, count=SHAPE[0]):
    """Cavity and wall in the frames ``labelled``, from 1."""
    array = np.zeros((count, *SHAPE[1:]), np.uint8)
    for number in labelled or (1, 4):
        array[number - 1, 1:3, 2:7, 2:7] = 2
        array[number - 1, 1:3, 3:6, 3 : 5 + number % 2] = 1
    return array


def save(array, path):
    image = sitk.GetImageFromArray(array, isVector=False)
    image.SetSpacing((*SPACING, 0.05)[: array.ndim])
    path.parent.mkdir(parents=True, exist_ok=True)
    sitk.WriteImage(image, str(path), useCompression=True)
    return path


@pytest.fixture
def cine(tmp_path):
    return save(frames(), tmp_path / "inbox" / "patient7_4d.nii.gz")


@pytest.fixture
def mask(tmp_path):
    return save(masks(), tmp_path / "masks" / "truth.nii.gz")


def labelled(case):
    return [view.frame.number for view in frames_of(case) if view.label]


def test_a_file_of_times_is_one_case_with_frames(study, cine):
    before = state(cine.parent)
    report = ImportReport()
    case = add_volume(study, cine, Role.TRAIN, report=report)
    assert study.cases() == [case] and case == study.case("case0001")
    assert (case.name, case.role, case.size, case.spacing_mm) == ("patient7_4d", Role.TRAIN, SHAPE[:0:-1], SPACING)
    assert (case.series.kind, case.series.step_ms, len(case.series.frames)) == ("time", 50.0, 6)
    for view, frame in zip(frames_of(case), frames(), strict=True):
        np.testing.assert_array_equal(sitk.GetArrayFromImage(unchanged_volume(view)), frame)
        assert view.frame.time_ms == pytest.approx(50.0 * (view.frame.number - 1))
        assert view.intensities.low < view.intensities.high
    assert report.added == [case] and "one case with 6 frames, one every 50 ms: 'case0001'" in report.notes[0]
    assert state(cine.parent) == before


def test_a_mask_with_frames_gives_each_its_own_and_leaves_empty_ones_open(study, cine, mask):
    case = add_volume(study, cine, Role.TRAIN, label=mask)
    assert labelled(case) == labelled(study.case(case.id)) == [1, 4]
    for view in study.volumes(labelled=True):
        found = native_labels(view, read_volume(view.image_path), study.schema)
        np.testing.assert_array_equal(found, masks()[view.frame.number - 1])
    assert [segment.name for segment in study.schema.segments] == ["Label 1", "Label 2"]


def test_empty_frames_are_negative_examples_if_asked(study, cine, mask):
    report = ImportReport()
    case = add_volume(study, cine, label=mask, empty_frames=True, report=report)
    assert labelled(case) == [1, 2, 3, 4, 5, 6]
    view = study.case("case0001@2")
    assert not native_labels(view, read_volume(view.image_path), study.schema).any()
    assert any("4 frames hold no labelled voxel" in note for note in report.notes) and not report.empty


def test_a_frame_gets_its_mask_by_its_id(study, cine, tmp_path):
    study.set_schema(SCHEMA)
    add_volume(study, cine)
    single = save(masks()[0], tmp_path / "ed.nii.gz")
    view = add_label(study, study.case("case0001@3"), single)
    assert view.label.file == "label-f003.nii.gz" and labelled(study.case("case0001")) == [3]
    add_empty_label(study, study.case("case0001@5"))
    assert labelled(study.case("case0001")) == [3, 5]
    add_label(study, study.case("case0001@4"), single, annotated_slices=[1, 2], annotated_axis=2)
    assert study.case("case0001@4").label.annotated_slices == [1, 2]


def test_all_frames_of_a_case_that_is_there_get_theirs(study, cine, mask):
    case = add_volume(study, cine)
    add_label(study, case, mask)
    assert labelled(case) == labelled(study.case("case0001")) == [1, 4]
    save(masks(4, 6), mask)
    add_label(study, study.case("case0001"), mask)
    assert labelled(study.case("case0001")) == [1, 4, 6]  # what a later mask is silent on stays


def moved(array, path):
    image = sitk.GetImageFromArray(array, isVector=False)
    image.SetSpacing((*SPACING, 0.05))
    image.SetOrigin((5.0, 0.0, 0.0, 0.0))
    sitk.WriteImage(image, str(path))
    return path


WRONG = {
    "fewer frames": (lambda p: save(masks(1, count=5), p), "has 5 frames, and its image has 6"),
    "one frame": (lambda p: save(masks()[0], p), "has 1 frame, and its image has 6"),
    "nothing in it": (lambda p: save(0 * masks(), p), "no labelled voxel in any of its 6 frames"),
    "another grid": (lambda p: moved(masks(), p), "lies on another grid"),
    "another shape": (lambda p: save(masks()[:, :, :8], p), "lies on another grid"),
    "fractions": (lambda p: save(masks() * np.float32(0.5), p), "0.5"),
    "unknown values": (lambda p: save(masks() * 3, p), "value 3, 6"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_mask_that_does_not_fit_is_refused_and_leaves_nothing(study, cine, tmp_path, what):
    study.set_schema(SCHEMA)
    make, words = WRONG[what]
    path = make(tmp_path / "wrong.nii.gz")
    with pytest.raises(DataError) as error:
        add_volume(study, cine, label=path)
    assert words in error.value.sentence and error.value.hint
    assert not study.cases() and "frames" not in names_below(study.folder)
    case = add_volume(study, cine)
    with pytest.raises(DataError):
        add_label(study, case, path)
    assert not study.case("case0001").is_labelled


def test_a_mask_with_frames_is_none_of_a_single_frame_or_volume(study, cine, mask, tmp_path):
    add_volume(study, cine)
    with pytest.raises(DataError, match="has several frames, and 'case0001@2' is one") as error:
        add_label(study, study.case("case0001@2"), mask)
    assert "'case0001'" in error.value.hint
    single = add_volume(study, save(noise(SHAPE[1:], seed=70), tmp_path / "single.nii.gz"))
    with pytest.raises(DataError, match="4-D"):
        add_label(study, single, mask)


def test_a_mask_for_all_frames_cannot_be_said_of_healthy_ones(study, cine):
    study.set_schema(SCHEMA)
    with pytest.raises(Exception, match="has 6 frames, and each has a mask of its own"):
        add_empty_label(study, add_volume(study, cine))


def test_a_series_is_there_once(study, cine):
    add_volume(study, cine)
    with pytest.raises(DataError, match="the same volume as case 'case0001'"):
        add_volume(study, cine)
    report = add_volumes(study, [cine])
    assert len(report.refused) == 1
    assert add_volumes(study, [cine]).refused and len(study.cases()) == 1


def test_a_frame_that_is_there_within_its_series_is_not_added_again(study, cine, tmp_path):
    add_volume(study, cine, Role.TRAIN)
    path = save(frames()[2], tmp_path / "patient7_frame03.nii.gz")
    report = add_volumes(study, [path])
    assert report.present == [path] and len(study.cases()) == 1
    truth = save(masks()[0], tmp_path / "patient7_frame03_gt.nii.gz")
    case = add_volume(study, path, Role.TRAIN, label=truth)
    assert case.id == "case0001@3" and labelled(study.case("case0001")) == [3]
    with pytest.raises(DataError, match="the same volume as case 'case0001@3'") as error:
        add_volume(study, path, Role.TRAIN, label=truth)
    assert "'sslseg label PROJECT case0001@3" in error.value.hint
    with pytest.raises(DataError, match="same volume"):
        add_volume(study, path, Role.TEST)  # a frame has the role of its case
    assert study.case("case0001").role is Role.TRAIN


@pytest.mark.parametrize("first", ["mean", "first", "2,3", "all"])
@pytest.mark.parametrize("second", ["mean", "last", "5,6", "all"])
def test_a_scan_is_one_case_whatever_is_taken_of_it(study, cine, first, second):
    case = add_volume(study, cine, Role.TEST, frames=first)
    assert Project(study.folder).case(case.id).scan == case.scan
    report = add_volumes(study, [cine], frames=second)
    assert not report.added and [there.id for there in study.cases()] == [case.id]
    for _, error in report.refused:
        assert re.search(f"of the same scan as|the same volume as case '{case.id}", error.sentence)


def test_a_frame_in_a_file_of_its_own_is_of_the_scan_whose_mean_is_there(study, cine, tmp_path):
    add_volume(study, cine, Role.TEST, frames="mean")
    with pytest.raises(DataError, match="of the same scan as case 'case0001'"):
        add_volume(study, save(frames()[2], tmp_path / "patient7_frame03.nii.gz"))
    add_volume(study, save(frames(first=50)[0], tmp_path / "another.nii.gz"))


def test_a_series_of_which_a_frame_is_a_case_is_refused(study, cine, tmp_path):
    add_volume(study, save(frames()[3], tmp_path / "es.nii.gz"), Role.TEST)
    with pytest.raises(DataError, match=r"Frame 4 of .* is the same volume as case 'case0001'") as error:
        add_volume(study, cine)
    assert "sslseg remove PROJECT case0001" in error.value.hint
    assert len(study.cases()) == 1


def test_a_folder_of_a_heart_as_challenges_have_it(study, tmp_path):
    folder = tmp_path / "patient001"
    save(frames(), folder / "patient001_4d.nii.gz")
    for number in (1, 4):
        save(frames()[number - 1], folder / f"patient001_frame{number:02}.nii.gz")
        save(masks()[number - 1], folder / f"patient001_frame{number:02}_gt.nii.gz")
    report = add_folder(study, folder, Role.TRAIN)
    assert len(report.added) == 1 and len(report.present) == 2 and not report.refused
    assert sorted(path.name for path in report.masks) == [f"patient001_frame{n:02}_gt.nii.gz" for n in (1, 4)]
    for path, image in report.masks.items():
        add_volume(study, image, Role.TRAIN, label=path)
    assert labelled(study.case("case0001")) == [1, 4]
    assert not add_folder(study, folder, Role.TRAIN).refused


def test_hints_about_a_frame_name_what_can_be_done_with_it(study, cine, tmp_path):
    add_volume(study, cine, Role.TRAIN)
    with pytest.raises(DataError) as error:  # a part of what is there
        add_volume(study, cine, frames="1,2")
    assert "'sslseg remove PROJECT case0001'" in error.value.hint
    with pytest.raises(DataError) as error:
        add_volume(study, cine, Role.TEST, frames="2")
    assert "'sslseg role PROJECT case0001 --role test' gives all frames of 'case0001'" in error.value.hint


def test_a_role_and_masks_that_come_later_complete_a_series(study, cine, mask):
    add_volume(study, cine)
    report = ImportReport()
    add_volume(study, cine, Role.TRAIN, label=mask, report=report)
    case = study.case("case0001")
    assert labelled(case) == [1, 4] and case.role is Role.TRAIN and report.completed
    with pytest.raises(DataError, match="same volume"):
        add_volume(study, cine, Role.TRAIN, label=mask)


def test_another_spacing_holds_for_all_frames_and_their_masks(study, cine, mask):
    wish = SpacingWish(pixel_size=2.0, slice_distance=10.0)
    case = add_volume(study, cine, label=mask, spacing=wish)
    assert case.spacing_mm == (2.0, 2.0, 10.0) and labelled(case) == [1, 4]
    for view in frames_of(case):
        image = unchanged_volume(view)
        assert image.GetSpacing() == (2.0, 2.0, 10.0)
        assert native_labels(view, image, study.schema).shape == SHAPE[1:]
    with pytest.raises(DataError, match="same volume"):
        add_volume(study, cine)
    add_label(study, study.case("case0001"), save(masks(2), mask))
    assert labelled(study.case("case0001")) == [1, 2, 4]


@pytest.mark.parametrize(("choice", "count"), [("all", 6), ("first", 1), ("last", 1), ("mean", 1), ("1,3", 2)])
def test_what_is_chosen_of_a_file_becomes_the_case(study, tmp_path, choice, count):
    path = save(frames(dtype=np.float32), tmp_path / "dwi.mha")
    with pytest.raises(DataError, match="4-D image of 6 volumes"):
        add_volume(study, path)
    case = add_volume(study, path, frames=choice)
    assert len(frames_of(case)) == count and (case.series is None) == (count == 1)
    assert case.series is None or case.series.kind == "unknown"
    again = add_volumes(study, [path], frames=choice)
    assert again.refused or again.present
    assert len(study.cases()) == 1


def test_a_series_is_not_linked_and_a_mask_is_no_series(study, cine, mask, tmp_path):
    with pytest.raises(SettingsError, match="holds 6 volumes"):
        add_volume(study, cine, link=True)
    with pytest.raises(SettingsError, match="holds 6 volumes"):
        add_volume(study, cine, link=True, frames="mean")
    with pytest.raises(MaskError, match="looks like a mask"):
        add_volume(study, mask)
    single = save(noise(SHAPE[1:]), tmp_path / "single.nii.gz")
    assert add_volume(study, single, link=True).image == str(single)


def test_frames_that_are_the_same_are_told_of(study, tmp_path):
    array = frames()
    array[5] = array[0]
    report = ImportReport()
    add_volume(study, save(array, tmp_path / "a.nii.gz"), report=report)
    assert any("Frame 6 of" in note and "is the same as frame 1" in note for note in report.notes)


def test_a_full_disk_leaves_no_half_series(study, cine, monkeypatch):
    from SSLSegmentationLib.importing import series

    real = series.write_image

    def write(path, image):
        if path.name == "004.nrrd":
            refuse()(path)
        real(path, image)

    monkeypatch.setattr(series, "write_image", write)
    with pytest.raises((OSError, StorageError)):
        add_volume(study, cine)
    assert not study.cases() and not any(name.endswith(".nrrd") for name in names_below(study.folder))


def test_a_damaged_series_is_known_by_its_frames(study, cine):
    case = add_volume(study, cine)
    (case.folder / "case.json").write_text("{")
    report = add_volumes(study, [cine])
    assert "same volume as case 'case0001'" in report.refused[0][1].sentence


def test_the_command_line_does_all_that(tmp_path, cine, mask, capsys):
    project = str(tmp_path / "study")

    def run(*words, code=0):
        assert main([*words, "--json"]) == code
        return json.loads(capsys.readouterr().out)

    assert run("add", project, str(cine), "--label", str(mask), "--role", "train")["added"] == ["case0001"]
    (case,) = run("cases", project)
    assert case["labelled"] and [frame["labelled"] for frame in case["frames"]] == [n in (1, 4) for n in range(1, 7)]
    single = save(masks(2)[1], tmp_path / "one.nii.gz")
    assert run("label", project, "case0001@2", str(single))["case"] == "case0001@2"
    assert run("label", project, "case0001@3", "--healthy")["case"] == "case0001@3"
    assert run("label", project, "case0001", str(mask), "--allow-empty")["frames"] == [1, 2, 3, 4, 5, 6]
    assert run("role", project, "case0001", "--role", "test")["role"] == "test"
    assert main(["cases", project]) == 0
    assert "8×9×4, 6 frames" in capsys.readouterr().out
    assert main(["remove", project, "case0001@2"]) == 1
    assert "cannot be taken out of it" in capsys.readouterr().err
    assert main(["add", project, str(cine), "--allow-empty"]) == 1
    assert "--allow-empty goes with --label" in capsys.readouterr().err
    assert run("remove", project, "case0001")["cases"] == ["case0001"]


def test_an_image_with_one_volume_on_four_axes_is_an_ordinary_case(study, tmp_path):
    case = add_volume(
        study, save(frames(1), tmp_path / "a.nii.gz"), label=save(masks(1, count=1), tmp_path / "m.nii.gz")
    )
    assert case.series is None and case.label is not None
    assert "series" not in json.loads((case.folder / "case.json").read_text())


def test_oblique_series_keep_their_place(study, tmp_path):
    from volumes.synthetic import rotation

    direction = np.eye(4)
    direction[:3, :3] = rotation(30, (1, 2, 3))
    image = sitk.GetImageFromArray(frames(), isVector=False)
    image.SetSpacing((*SPACING, 0.05))
    image.SetDirection(direction.ravel().tolist())
    sitk.WriteImage(image, str(tmp_path / "oblique.nii.gz"))
    case = add_volume(study, tmp_path / "oblique.nii.gz")
    expected = image_of(frames()[2], direction[:3, :3], SPACING, (0, 0, 0))
    found = read_volume(frames_of(case)[2].image_path)
    np.testing.assert_allclose(found.GetDirection(), expected.GetDirection(), atol=1e-6)
