"""Further sequences of a case on their way into a project: where they lie, what is refused, and nothing twice."""

import numpy as np
import pytest
import SimpleITK as sitk
from importing_data import SHAPE, labels, names_below, refuse, save, state
from volumes.synthetic import image_of, noise, rotation

from SSLSegmentationLib.core.errors import DataError, MaskError, ProjectError, SettingsError, StorageError
from SSLSegmentationLib.importing import ImportReport, add_channel, add_folder, add_volume
from SSLSegmentationLib.importing.channels import remove_channel
from SSLSegmentationLib.importing.projections import Part, cut_case
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.volumes.assumed_spacing import SpacingWish
from SSLSegmentationLib.volumes.reading import fingerprint, read_volume


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "étude 1")


@pytest.fixture
def inbox(tmp_path):
    return tmp_path / "Eingang é"


@pytest.fixture
def case(study, inbox):
    return add_volume(study, save(noise(SHAPE), inbox / "t2.nrrd"))


@pytest.fixture
def adc(inbox):
    return save(noise(SHAPE, seed=1), inbox / "adc.nii.gz")


def channel(study, case, name="ADC"):
    return read_volume(study.case(case.id).channel_path(name))


def test_a_sequence_on_the_grid_of_the_image_comes_in_as_it_is(study, case, adc, inbox):
    before, report = state(inbox), ImportReport()
    record = add_channel(study, case, "ADC", adc, report=report)
    assert state(inbox) == before
    assert (record.image, record.resampled, report.notes) == ("channel-ADC.nrrd", False, [])
    assert study.channels == ("image", "ADC")
    image = channel(study, case)
    assert np.array_equal(sitk.GetArrayFromImage(image), noise(SHAPE, seed=1))
    assert image.GetOrigin() == read_volume(case.image_path).GetOrigin()
    assert fingerprint(image) == record.fingerprint == study.case(case.id).channel("ADC").fingerprint
    assert record.intensities.low < record.intensities.median < record.intensities.high


def test_given_again_it_is_there(study, case, adc):
    add_channel(study, case, "ADC", adc)
    before, report = state(study.folder), ImportReport()
    add_channel(study, study.case(case.id), "adc", adc, report=report)
    assert report.present == [adc]
    assert state(study.folder) == before


def test_a_linked_file_stays_where_it_is(study, case, adc):
    record = add_channel(study, case, "ADC", adc, link=True)
    assert study.case(case.id).channel_path("ADC") == adc
    assert record.fingerprint == fingerprint(read_volume(adc))
    assert not list(case.folder.glob("channel-*"))


def test_axes_in_another_order_are_no_other_grid(study, case, inbox):
    turned = sitk.Flip(sitk.PermuteAxes(image_of(noise(SHAPE, seed=1)), [2, 0, 1]), [True, False, True])
    sitk.WriteImage(turned, str(inbox / "adc.nrrd"))
    report = ImportReport()
    record = add_channel(study, case, "ADC", inbox / "adc.nrrd", link=True, report=report)
    assert not record.resampled and record.image == "channel-ADC.nrrd"
    assert ["copied, not linked" in note for note in report.notes] == [True]
    assert np.array_equal(sitk.GetArrayFromImage(channel(study, case)), noise(SHAPE, seed=1))


# ---------------------------------------------------------------------- other grids
BIG = (16, 20, 24)
OTHER_GRIDS = {
    "size": {"shape": (9, 18, 20)},
    "spacing": {"spacing": (2.2, 1.7, 4.1)},
    "place": {"origin": (-15.0, 44.0, 5.0)},
    "oblique": {"direction": rotation(20, (1, 2, 3)), "shape": (22, 30, 30), "origin": (-18, 38, 10)},
    "coronal": {"direction": [[1, 0, 0], [0, 0, 1], [0, -1, 0]], "shape": (12, 24, 24), "origin": (-20, 38, 45)},
}


def blob(shape, where, **geometry):
    """An image with one bright place at a point of space, in mm."""
    image = image_of(np.zeros(shape, np.float32), **geometry)
    index = np.indices(shape)[::-1].reshape(3, -1)
    steps = np.array(image.GetDirection()).reshape(3, 3) * image.GetSpacing()
    points = steps @ index + np.array(image.GetOrigin())[:, None]
    apart = np.linalg.norm(points - np.array(where)[:, None], axis=0)
    filled = image_of(1000 * np.exp(-((apart.reshape(shape) / 4) ** 2)).astype(np.float32) + 5, **geometry)
    return filled


def brightest(image):
    """Centre of brightness in mm, of what lies above the half."""
    array = sitk.GetArrayFromImage(image)
    at = np.argwhere(array > array.max() / 2)
    weights = array[tuple(at.T)]
    centre = (at * weights[:, None]).sum(axis=0) / weights.sum()
    return np.array(image.TransformContinuousIndexToPhysicalPoint(centre[::-1].tolist()))


@pytest.mark.parametrize("kind", OTHER_GRIDS)
def test_a_landmark_stays_where_it_is_in_space(study, inbox, kind):
    where = (-12.3 + 0.7 * 12, 45.6 + 0.9 * 10, 7.8 + 3.0 * 8)
    base = add_volume(study, save(noise(BIG), inbox / "t2.nrrd"))
    grid = dict(OTHER_GRIDS[kind])
    sitk.WriteImage(blob(grid.pop("shape", BIG), where, **grid), str(inbox / "adc.nrrd"))
    report = ImportReport()
    record = add_channel(study, base, "ADC", inbox / "adc.nrrd", link=True, report=report)
    assert record.resampled and record.file_fingerprint == fingerprint(read_volume(inbox / "adc.nrrd"))
    found, image = channel(study, base), read_volume(base.image_path)
    assert (found.GetSize(), found.GetOrigin(), found.GetSpacing(), found.GetDirection()) == (
        image.GetSize(), image.GetOrigin(), image.GetSpacing(), image.GetDirection()
    )  # fmt: skip
    assert np.linalg.norm(brightest(found) - where) < 1.0
    assert sitk.GetArrayFromImage(found).min() >= 5  # the least value stands where nothing is known
    assert "resampled onto that" in report.notes[0] and base.id in report.notes[0]
    add_channel(study, study.case(base.id), "ADC", inbox / "adc.nrrd", report=report)
    assert report.present == [inbox / "adc.nrrd"]


def test_what_it_does_not_cover_is_said(study, inbox):
    base = add_volume(study, save(noise(BIG), inbox / "t2.nrrd"))
    half = save(noise((8, 20, 24), seed=1), inbox / "adc.nrrd")
    report = ImportReport()
    add_channel(study, base, "ADC", half, report=report)
    assert "covers 50% of the image; elsewhere its least value stands" in report.notes[0]


def test_a_sequence_that_lies_elsewhere_is_refused(study, case, inbox):
    far = save(noise(SHAPE, seed=1), inbox / "adc.nrrd", origin=(400, 0, 0))
    with pytest.raises(DataError, match="share no place") as caught:
        add_channel(study, case, "ADC", far)
    assert "one patient" in caught.value.hint
    assert study.channels == () and study.case(case.id).channels is None


def test_one_that_shows_nothing_where_the_image_lies_is_refused(study, case, inbox):
    array = np.zeros((40, 6, 7), np.int16)
    array[30:] = noise((10, 6, 7))
    with pytest.raises(DataError, match="is 0 everywhere where the image"):
        add_channel(study, case, "ADC", save(array, inbox / "adc.nrrd"))


def test_an_assumed_spacing_holds_for_all_sequences_of_the_file_s_grid(study, inbox, adc):
    case = add_volume(study, save(noise(SHAPE), inbox / "t2.nrrd"), spacing=SpacingWish(pixel_size=1.25))
    record = add_channel(study, case, "ADC", adc)
    assert not record.resampled and channel(study, case).GetSpacing() == pytest.approx((1.25, 1.25, 3.0))
    assert np.array_equal(sitk.GetArrayFromImage(channel(study, case)), noise(SHAPE, seed=1))
    other = save(noise((5, 12, 14), seed=2), inbox / "dwi.nrrd", spacing=(0.35, 0.45, 3.0))
    with pytest.raises(DataError, match="spacing of that case is assumed"):
        add_channel(study, case, "DWI", other)


# ---------------------------------------------------------------------- what is no sequence of this case
@pytest.fixture
def bad(inbox, case):
    inbox.mkdir(exist_ok=True)
    (inbox / "broken.nrrd").write_bytes(b"NRRD0004\n")
    sitk.WriteImage(sitk.GetImageFromArray(np.stack([noise(SHAPE)] * 2), isVector=False), str(inbox / "4d.nii.gz"))
    save(np.full(SHAPE, 3, np.int16), inbox / "flat.nrrd")
    save(labels(), inbox / "mask.nrrd")
    return inbox


@pytest.mark.parametrize(
    ("file", "said", "kind"),
    [
        ("gone.nrrd", "does not exist", DataError),
        ("broken.nrrd", "broken.nrrd", DataError),
        ("4d.nii.gz", "4-D image", DataError),
        ("flat.nrrd", "Every voxel of", DataError),
        ("mask.nrrd", "looks like a mask", MaskError),
        ("t2.nrrd", "is the image of case 'case0001' itself", DataError),
    ],
)
def test_what_cannot_be_a_sequence_is_refused_with_its_name(study, case, bad, file, said, kind):
    before = state(study.folder)
    with pytest.raises(kind, match=said) as caught:
        add_channel(study, case, "ADC", bad / file)
    assert file in caught.value.sentence and caught.value.hint
    assert state(study.folder) == before


@pytest.mark.parametrize("name", ["", "a,b", "T2*", "image"])
def test_a_name_that_is_none_is_refused_before_anything_is_read(study, case, inbox, name):
    with pytest.raises(SettingsError):
        add_channel(study, case, name, inbox / "gone.nrrd")


def test_a_case_with_frames_has_none(study, inbox, adc):
    cine = sitk.GetImageFromArray(np.stack([noise(SHAPE, seed=n) for n in range(3)]), isVector=False)
    sitk.WriteImage(cine, str(inbox / "cine.nii.gz"))
    case = add_volume(study, inbox / "cine.nii.gz", frames="all")
    for part in (case, study.case(f"{case.id}@1")):
        with pytest.raises(ProjectError, match="with frames, which has no further sequences"):
            add_channel(study, part, "ADC", adc)


def test_a_file_that_has_disappeared_is_named(study, inbox, adc):
    image = save(noise(SHAPE), inbox / "t2.nrrd")
    case = add_volume(study, image, link=True)
    image.unlink()
    with pytest.raises(DataError, match=r"t2.nrrd' does not exist"):
        add_channel(study, case, "ADC", adc)


# ---------------------------------------------------------------------- one scan, one role
@pytest.fixture
def other(study, inbox):
    """A test case."""
    return add_volume(study, save(noise(SHAPE, seed=5), inbox / "other.nrrd"), Role.TEST)


def test_the_image_of_another_case_is_refused(study, case, other, inbox):
    with pytest.raises(DataError, match=f"is a volume of case '{other.id}' already"):
        add_channel(study, case, "ADC", inbox / "other.nrrd")


def test_a_sequence_of_another_case_is_refused(study, case, other, adc):
    add_channel(study, other, "ADC", adc)
    with pytest.raises(DataError, match=f"is a volume of case '{other.id}' already"):
        add_channel(study, case, "ADC", adc)


def test_one_volume_is_one_sequence(study, case, adc):
    add_channel(study, case, "ADC", adc)
    with pytest.raises(DataError, match="is the sequence 'ADC' of case"):
        add_channel(study, case, "DWI", adc)


@pytest.mark.parametrize("grid", [{}, {"spacing": (0.8, 0.9, 3.0)}], ids=["same grid", "resampled"])
def test_a_sequence_does_not_come_in_as_a_case(study, case, inbox, grid):
    file = save(noise(SHAPE, seed=1), inbox / "adc.nrrd", **grid)
    add_channel(study, case, "ADC", file)
    with pytest.raises(DataError, match=f"further sequence of case '{case.id}'"):
        add_volume(study, file)
    with pytest.raises(DataError, match=f"further sequence of case '{case.id}'"):
        add_volume(study, study.case(case.id).channel_path("ADC"))
    report = add_folder(study, inbox)
    assert report.added == []
    assert any("adc.nrrd' is a further sequence" in str(error) for _, error in report.refused)


def test_a_frame_of_a_series_is_not_a_sequence_too(study, case, inbox, adc):
    add_channel(study, case, "ADC", adc)
    series = np.stack([noise(SHAPE, seed=n) for n in (1, 2, 3)])
    image = sitk.JoinSeries([image_of(part) for part in series])
    sitk.WriteImage(image, str(inbox / "4d.nii.gz"))
    with pytest.raises(DataError, match=f"further sequence of case '{case.id}'"):
        add_volume(study, inbox / "4d.nii.gz", frames="all")


# ---------------------------------------------------------------------- replacing, taking away
def test_another_file_replaces_it_and_the_older_one_can_come_in_again(study, case, other, adc, inbox):
    add_channel(study, case, "ADC", adc)
    newer = save(noise(SHAPE, seed=2), inbox / "adc2.nrrd")
    add_channel(study, study.case(case.id), "ADC", newer)
    assert np.array_equal(sitk.GetArrayFromImage(channel(study, case)), noise(SHAPE, seed=2))
    assert len(list(case.folder.glob("channel-*"))) == 1
    add_channel(study, other, "ADC", adc)


def test_the_disk_refuses_and_the_older_one_stays(study, case, adc, inbox, monkeypatch):
    add_channel(study, case, "ADC", adc)
    newer = save(noise(SHAPE, seed=2), inbox / "adc2.nrrd")
    before = names_below(case.folder)
    with monkeypatch.context() as patch:
        patch.setattr("os.replace", refuse())
        with pytest.raises(StorageError):
            add_channel(study, study.case(case.id), "ADC", newer)
    assert names_below(case.folder) == before
    assert np.array_equal(sitk.GetArrayFromImage(channel(study, case)), noise(SHAPE, seed=1))


def test_what_is_taken_away_is_kept(study, case, adc):
    add_channel(study, case, "ADC", adc)
    kept = remove_channel(study, study.case(case.id), "adc")
    assert study.case(case.id).channels is None and study.channels == ("image", "ADC")
    assert kept.is_relative_to(study.folder / "removed")
    assert np.array_equal(sitk.GetArrayFromImage(read_volume(kept)), noise(SHAPE, seed=1))
    with pytest.raises(ProjectError, match="has no sequence 'ADC'"):
        remove_channel(study, case, "ADC")
    add_channel(study, case, "ADC", adc, link=True)
    assert remove_channel(study, case, "ADC") is None and adc.exists()


def test_sequences_go_with_their_case(study, case, adc):
    add_channel(study, case, "ADC", adc)
    study.remove_case(study.case(case.id))
    assert study.cases() == [] and (study.folder / "removed" / case.id / "channel-ADC.nrrd").exists()
    again = add_volume(study, adc)
    assert again.id != case.id


def test_a_case_is_cut_with_its_sequences(study, case, adc):
    add_channel(study, case, "ADC", adc)
    parts = cut_case(study, study.case(case.id), 2, [Part(Role.TRAIN, 0, 2), Part(Role.TEST, 2, 5)])
    found = [sitk.GetArrayFromImage(channel(study, part)) for part in parts]
    assert np.array_equal(np.concatenate(found), noise(SHAPE, seed=1))
    assert {part.channel("ADC").image for part in parts} == {"channel-ADC.nrrd"}
