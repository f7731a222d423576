"""Data sets with several channels: a file for each, or all in one file."""

import shutil

import numpy as np
import pytest
import SimpleITK as sitk
from importing_data import SHAPE, found, save, state
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.core.errors import ProjectError, SettingsError
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.project.channels import drop_channel, set_channels
from SSLSegmentationLib.volumes.reading import read_volume


# ---------------------------------------------------------------------- several channels
@pytest.fixture
def two_channels(raw):
    for path in list(raw.folder.glob("images*/*")):
        save(noise(SHAPE, seed=int(path.name[6:9]) + 10), path.with_name(path.name.replace("_0000", "_0001")))
    return raw


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({"0": "T2", "1": "ADC"}, ("T2", "ADC")),
        (None, ("channel 0", "channel 1")),
        ({"0": "T2"}, ("T2", "channel 1")),
        ({"0": "MRI", "1": "MRI"}, ("MRI", "MRI 2")),
        ({"0": "T2", "1": "image"}, ("T2", "image 1")),
        ({"0": "T2, fat/sat", "1": "=?"}, ("T2 fat sat", "channel 1")),
        ({"0": "noNorm", "1": "B" * 80}, ("noNorm", "B" * 36)),
    ],
)
def test_several_channels_become_the_sequences_of_a_case(study, two_channels, names, expected):
    report = import_dataset(study, two_channels(channel_names=names))
    assert not report.refused and study.channels == expected
    for case in study.cases():
        image, further = (read_volume(path) for path in (case.image_path, case.channel_path(expected[1])))
        assert (image.GetPixel(3, 2, 1) != further.GetPixel(3, 2, 1)) and image.GetSize() == further.GetSize()
    assert len(import_dataset(study, two_channels(channel_names=names)).present) == 6


def test_a_channel_on_another_grid_is_put_on_that_of_the_image_and_told(study, two_channels):
    path = two_channels.folder / "imagesTr" / "liver_000_0001.nii.gz"
    save(noise((5, 12, 14), seed=20), path, spacing=(0.35, 0.45, 3.0))
    report = import_dataset(study, two_channels(channel_names={"0": "T2", "1": "ADC"}))
    assert not report.refused and any("resampled" in note for note in report.told)
    case = study.case("liver_000")
    assert read_volume(case.channel_path("ADC")).GetSize() == read_volume(case.image_path).GetSize()


def sequences(study):
    return {case.id: [one.name for one in case.channels or ()] for case in study.cases()}


def test_channels_are_sequences_of_a_case(study, two_channels):
    (two_channels.folder / "imagesTs" / "liver_002_0001.nii.gz").unlink()
    description = two_channels(channel_names={"0": "T2", "1": "ADC"})
    report = import_dataset(study, description)
    assert report.refused == [] and study.channels == ("T2", "ADC")
    assert found(study)["liver_000"] == ("train", True)
    assert sequences(study) == {"liver_000": ["ADC"], "liver_001": ["ADC"], "liver_002": []}
    assert report.notes == ["1 case lacks a channel: 'liver_002'.", "T2: all 3 cases; ADC: 2 of 3 cases."]
    for number, name in ((0, None), (1, "ADC")):
        case = study.case("liver_001")
        image = read_volume(case.channel_path(name) if name else case.image_path)
        expected = read_volume(two_channels.folder / "imagesTr" / f"liver_001_{number:04d}.nii.gz")
        assert image.GetPixel(3, 2, 1) == expected.GetPixel(3, 2, 1)
    again = import_dataset(study, description)
    assert (again.added, again.channels, len(again.present)) == ([], [], 5)


@pytest.mark.parametrize("style", ["lists", "named"])
def test_channels_of_other_styles(study, two_channels, style):
    entry = {"image": "imagesTr/liver_000.nii.gz", "label": "labelsTr/liver_000.nii.gz"}
    images = [f"imagesTr/liver_000_{number:04d}.nii.gz" for number in range(2)]
    more = {"training": [entry]} if style == "lists" else {"dataset": {"liver_000": {**entry, "images": images}}}
    import_dataset(study, two_channels(channel_names={"0": "T2", "1": "ADC"}, **more))
    assert sequences(study)["liver_000"] == ["ADC"]


def test_a_case_without_its_first_channel_is_named(study, two_channels):
    (two_channels.folder / "imagesTr" / "liver_000_0000.nii.gz").unlink()
    report = import_dataset(study, two_channels(channel_names={"0": "T2", "1": "ADC"}))
    assert [str(error).partition(",")[0] for _, error in report.refused] == [
        f"The case 'liver_000' in '{two_channels.folder / 'imagesTr'}' lacks the channel 'T2'"
    ]
    assert sequences(study) == {"liver_001": ["ADC"], "liver_002": ["ADC"]}


def test_names_that_are_no_names_are_made_some(study, two_channels):
    import_dataset(study, two_channels(channel_names={"0": "z-score (CT)", "1": "z-score (CT)"}))
    assert study.channels == ("z-score CT", "z-score CT 2")


# ---------------------------------------------------------------------- all channels in one file
@pytest.fixture
def stacks(raw):
    """Two cases of T2 and ADC in one file each; returns what writes the description."""
    shutil.rmtree(raw.folder / "imagesTs")
    for number in range(2):
        (raw.folder / "imagesTr" / f"liver_{number:03d}_0000.nii.gz").unlink()
        parts = [image_of(noise(SHAPE, seed=10 * channel + number)) for channel in range(2)]
        sitk.WriteImage(sitk.JoinSeries(parts), str(raw.folder / "imagesTr" / f"liver_{number:03d}.nii.gz"))
    listed = [
        {"image": f"./imagesTr/liver_{n:03d}.nii.gz", "label": f"./labelsTr/liver_{n:03d}.nii.gz"} for n in (0, 1)
    ]

    def write(**changes):
        modality = {"0": "T2", "1": "ADC"}
        return raw(**{"channel_names": None, "modality": modality, "training": listed, "test": [], **changes})

    write.folder = raw.folder
    return write


def test_the_fourth_axis_of_a_file_holds_sequences(study, stacks):
    before = state(stacks.folder / "imagesTr")
    report = import_dataset(study, stacks())
    assert state(stacks.folder / "imagesTr") == before
    assert report.refused == [] and sequences(study) == {"liver_000": ["ADC"], "liver_001": ["ADC"]}
    assert found(study) == {"liver_000": ("train", True), "liver_001": ("train", True)}
    case = study.case("liver_001")
    assert np.array_equal(sitk.GetArrayFromImage(read_volume(case.image_path)), noise(SHAPE, seed=1))
    assert np.array_equal(sitk.GetArrayFromImage(read_volume(case.channel_path("ADC"))), noise(SHAPE, seed=11))
    again = import_dataset(study, stacks())
    assert (again.added, again.channels, len(again.present)) == ([], [], 2)


def test_what_a_killed_import_lacks_is_added(study, stacks):
    import_dataset(study, stacks())
    drop_channel(study.case("liver_000"), "ADC")
    assert import_dataset(study, stacks()).channels == [("liver_000", "ADC")]


@pytest.mark.parametrize(("channel", "seed"), [("0", 1), ("ADC", 11)])
def test_one_of_them_can_be_chosen(study, stacks, channel, seed):
    import_dataset(study, stacks(), channel=channel)
    case = study.case("liver_001")
    assert case.channels is None and study.channels == ()
    assert np.array_equal(sitk.GetArrayFromImage(read_volume(case.image_path)), noise(SHAPE, seed=seed))


def test_a_file_of_fewer_volumes_than_channels_is_refused(study, stacks):
    save(noise(SHAPE, seed=5), stacks.folder / "imagesTr" / "liver_000.nii.gz")
    report = import_dataset(study, stacks())
    assert "holds 1 volume, and its data set names the channels T2, ADC" in str(report.refused[0][1])
    assert set(sequences(study)) == {"liver_001"}


def test_a_stack_is_not_linked(study, stacks):
    report = import_dataset(study, stacks(), link=True)
    assert study.cases() == [] and "a file of its own" in str(report.refused[0][1])


def test_images_of_another_sequence_are_refused(study, stacks):
    set_channels(study, ("FLAIR",))
    with pytest.raises(ProjectError, match="is 'FLAIR', not 'T2'"):
        import_dataset(study, stacks())
    with pytest.raises(ProjectError, match="is 'FLAIR', not 'ADC'"):
        import_dataset(study, stacks(), channel="1")


@pytest.mark.parametrize(("channel", "number"), [("0", 0), ("T2", 0), ("adc", 1), ("1", 1), ("0001", 1)])
def test_a_channel_is_chosen_by_number_or_name(study, two_channels, channel, number):
    import_dataset(study, two_channels(channel_names={"0": "T2", "0001": "ADC"}), channel=channel)
    assert len(study.cases()) == 3
    image = read_volume(study.case("liver_000").image_path)
    expected = read_volume(two_channels.folder / "imagesTr" / f"liver_000_{number:04d}.nii.gz")
    assert image.GetPixel(3, 2, 1) == expected.GetPixel(3, 2, 1)


def test_a_channel_that_is_none_is_refused_with_those_there_are(study, two_channels):
    with pytest.raises(SettingsError, match="no channel 'T1'") as caught:
        import_dataset(study, two_channels(channel_names={"0": "T2", "1": "ADC"}), channel="T1")
    assert "0 T2, 1 ADC" in caught.value.hint
