"""Enhanced multi-frame DICOM: the same questions, and the same volumes, as of single images."""

import numpy as np
import pytest
import SimpleITK as sitk
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.volumes.frames import read_frames
from SSLSegmentationLib.volumes.reading import find_volumes, fingerprint, read_volume

from .dicom_objects import CLASSES, PLACES, enhanced, item, save, voxels, write_series


def array(path):
    return sitk.GetArrayFromImage(read_volume(path))


def refused(path, *words):
    with pytest.raises(DataError) as caught:
        read_volume(path)
    for word in words:
        assert word in caught.value.sentence
    assert caught.value.hint and "Doe" not in str(caught.value)
    return caught.value


def test_frames_become_what_single_images_of_the_same_become(tmp_path):
    volume = voxels()
    save(enhanced(volume), tmp_path / "a" / "e.dcm")
    write_series(tmp_path / "b", volume, each=lambda k: {"ImagePositionPatient": [0, 0, 3.0 * k]})
    a, b = read_volume(tmp_path / "a"), read_volume(tmp_path / "b")
    assert fingerprint(a) == fingerprint(b)
    assert a.GetPixelID() == b.GetPixelID()
    assert a.GetMetaDataKeys() == ()


@pytest.mark.parametrize("order", [[3, 2, 1, 0], [0, 2, 1, 3], [2, 0, 3, 1]])
def test_frames_are_ordered_by_position_not_as_they_are_stored(tmp_path, order):
    volume = voxels()
    path = save(enhanced(volume[order], [PLACES[k] for k in order]), tmp_path / "e.dcm")
    np.testing.assert_array_equal(array(path), volume)
    assert read_volume(path).GetSpacing() == (0.75, 0.5, 3.0)


def test_oblique_frames_keep_every_voxel_in_its_place(tmp_path):
    c, s = np.cos(0.3), np.sin(0.3)
    axes = (c, s, 0, 0.6 * -s, 0.6 * c, -0.8)
    volume = voxels()
    image = read_volume(save(enhanced(volume, (5, 8, 11, 14), axes=axes), tmp_path / "e.dcm"))
    normal = np.cross(axes[:3], axes[3:])
    for k, place in enumerate((5, 8, 11, 14)):
        point = place * normal + 2 * 0.75 * np.array(axes[:3]) + 1 * 0.5 * np.array(axes[3:])
        np.testing.assert_allclose(image.TransformIndexToPhysicalPoint((2, 1, k)), point, atol=1e-5)
        assert image[2, 1, k] == volume[k, 1, 2]


def test_what_frames_share_may_stand_in_each_of_them(tmp_path):
    path = save(enhanced(voxels(), shared_spacing=False), tmp_path / "e.dcm")
    assert read_volume(path).GetSpacing() == (0.75, 0.5, 3.0)


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ((0, 3, 9, 12), ("lacks 1 slice", "'e.dcm' frame 2", "6.00 mm")),
        ((0, 3, 7, 10), ("unevenly spaced", "'e.dcm' frame 3")),
        ((0, 3, 3, 6), ("2 different images at 3.00 mm", "'e.dcm' frame 2 and 'e.dcm' frame 3")),
    ],
)
def test_gaps_and_repeats_are_found(tmp_path, places, words):
    refused(save(enhanced(voxels(), places), tmp_path / "e.dcm"), "e.dcm", *words)


def test_frames_of_several_orientations_are_refused(tmp_path):
    content = enhanced(voxels(), (0, 3, 0, 3))
    del content.SharedFunctionalGroupsSequence[0].PlaneOrientationSequence
    for f, frame in enumerate(content.PerFrameFunctionalGroupsSequence):
        axes = [1.0, 0, 0, 0, 1, 0] if f < 2 else [0.0, 1, 0, 0, 0, -1]
        frame.PlaneOrientationSequence = item(ImageOrientationPatient=axes)
    refused(save(content, tmp_path / "e.dcm"), "several orientations")


def test_frames_without_groups_are_refused(tmp_path):
    content = enhanced(voxels())
    del content.PerFrameFunctionalGroupsSequence
    refused(save(content, tmp_path / "e.dcm"), "lacks slice positions", "e.dcm")


def test_frames_that_are_not_all_described_are_refused(tmp_path):
    content = enhanced(voxels())
    del content.PerFrameFunctionalGroupsSequence[3]
    refused(save(content, tmp_path / "e.dcm"), "e.dcm", "number of frames is 4, but it describes 3")


def test_places_in_private_elements_do_not_count(tmp_path):
    content = enhanced(voxels())
    for frame in content.PerFrameFunctionalGroupsSequence:
        private = Dataset()
        private.PlanePositionSequence = item(ImagePositionPatient=[0.0, 0.0, 77.0])
        frame.private_block(0x2005, "Philips MR Imaging DD 005", create=True).add_new(0x0F, "SQ", Sequence([private]))
    np.testing.assert_array_equal(array(save(content, tmp_path / "e.dcm")), voxels())


@pytest.mark.parametrize("slopes", [(1, 0.5, 2.25, 3.3), (1, 2, 3, 4), (0.1, 0.1, 0.1, 0.1)])
def test_each_frame_has_its_slope_and_intercept(tmp_path, slopes):
    def groups(f):
        return {"PixelValueTransformationSequence": {"RescaleSlope": slopes[f], "RescaleIntercept": -5.5}}

    path = save(enhanced(voxels(), frame=groups), tmp_path / "e.dcm")
    assert array(path).dtype == np.float64
    np.testing.assert_allclose(array(path), voxels() * np.array(slopes)[:, None, None] - 5.5, rtol=1e-12)


def test_one_whole_slope_for_all_frames_keeps_whole_numbers(tmp_path):
    def groups(f):
        return {"PixelValueTransformationSequence": {"RescaleSlope": 1, "RescaleIntercept": -1024}}

    path = save(enhanced(voxels(), frame=groups, kind=CLASSES + "2.1"), tmp_path / "e.dcm")
    assert array(path).dtype.kind == "i"
    np.testing.assert_array_equal(array(path), voxels().astype(int) - 1024)


@pytest.mark.parametrize("pieces", [[[0], [1], [2], [3]], [[0, 1], [2, 3]], [[2, 0], [3, 1]]])
def test_a_volume_in_several_objects_is_one_volume(tmp_path, pieces):
    for n, piece in enumerate(pieces):
        save(enhanced(voxels()[piece], [PLACES[k] for k in piece]), tmp_path / f"{n}.dcm")
    assert find_volumes(tmp_path) == [tmp_path]
    np.testing.assert_array_equal(array(tmp_path), voxels())


def test_several_volumes_in_several_objects_are_put_together(tmp_path):
    for n, kept in enumerate([[0, 1], [2, 3]]):
        pixels = np.concatenate([voxels(seed=1)[kept], voxels(seed=2)[kept]])
        places = [PLACES[k] for k in kept] * 2
        save(enhanced(pixels, places, frame=lambda f: GROUPS["b"](f // 2)), tmp_path / f"{n}.dcm")
    found = find_volumes(tmp_path)
    assert found == find_volumes(tmp_path / "1.dcm") == [tmp_path / "0.dcm" / "b 0", tmp_path / "0.dcm" / "b 800"]
    np.testing.assert_array_equal(array(found[1]), voxels(seed=2))
    np.testing.assert_array_equal(array(tmp_path / "1.dcm" / "b 800"), voxels(seed=2))


def test_a_volume_in_each_object_is_one_volume_each(tmp_path):
    for n in range(3):
        content = enhanced(voxels(seed=n))
        content.InstanceNumber = n + 1
        save(content, tmp_path / f"{n}.dcm")
    found = find_volumes(tmp_path)
    assert [path.name for path in found] == ["0.dcm", "1.dcm", "2.dcm"]
    for n, path in enumerate(found):
        np.testing.assert_array_equal(array(path), voxels(seed=n))
    refused(tmp_path, "3 volumes", "volume 1, volume 2, volume 3")


GROUPS = {
    "echo": lambda n: {"MREchoSequence": {"EffectiveEchoTime": (4.6, 2.3)[n]}},
    "b": lambda n: {"MRDiffusionSequence": {"DiffusionBValue": (0.0, 800.0)[n]}},
    "type": lambda n: {"MRImageFrameTypeSequence": {"ComplexImageComponent": ("MAGNITUDE", "PHASE")[n]}},
    "water": lambda n: {
        "MRImageFrameTypeSequence": {"FrameType": ["ORIGINAL", "PRIMARY", "DIXON", ("WATER", "FAT")[n]]}
    },
    "label": lambda n: {"MRArterialSpinLabelingSequence": {"ASLContext": ("LABEL", "CONTROL")[n]}},
    "time": lambda n: {"FrameContentSequence": {"TemporalPositionIndex": n + 1}},
    "heart": lambda n: {"CardiacSynchronizationSequence": {"NominalCardiacTriggerDelayTime": 300.0 * n + 20}},
}


def two_in_one_object(path, what, interleaved):
    """An object with two volumes, slice by slice in turn or one after the other."""
    first, second = voxels(seed=1), voxels(seed=2)
    which = [k % 2 if interleaved else k // 4 for k in range(8)]
    place = [k // 2 if interleaved else k % 4 for k in range(8)]
    pixels = np.stack([(first, second)[n][k] for n, k in zip(which, place, strict=True)])
    content = enhanced(pixels, [PLACES[k] for k in place], frame=lambda f: GROUPS[what](which[f]))
    return save(content, path)


@pytest.mark.parametrize(("what", "word"), [("time", "time"), ("heart", "trigger time")])
@pytest.mark.parametrize("interleaved", [True, False])
def test_several_times_in_one_object_become_the_frames_of_one_series(tmp_path, what, word, interleaved):
    path = two_in_one_object(tmp_path / "e.dcm", what, interleaved)
    assert find_volumes(tmp_path) == [tmp_path] and find_volumes(path) == [path]
    for place in (path, tmp_path):
        for seed, image in enumerate(read_frames(place).images, 1):
            np.testing.assert_array_equal(sitk.GetArrayFromImage(image), voxels(seed=seed))
        refused(place, "2 volumes", f"{word} 1", f"{word} 2")
    np.testing.assert_array_equal(array(path / f"{word} 2"), voxels(seed=2))


@pytest.mark.parametrize(
    ("what", "names"),
    [
        ("echo", ["echo 2", "echo 1"]),
        ("b", ["b 0", "b 800"]),
        ("type", ["magnitude", "phase"]),
        ("water", ["water", "fat"]),
        ("label", ["label", "control"]),
    ],
)
@pytest.mark.parametrize("interleaved", [True, False])
def test_several_volumes_in_one_object_all_become_volumes(tmp_path, what, names, interleaved):
    first, second = voxels(seed=1), voxels(seed=2)
    path = two_in_one_object(tmp_path / "e.dcm", what, interleaved)
    assert set(find_volumes(tmp_path)) == {path / name for name in names}
    assert set(find_volumes(path)) == {path / name for name in names}
    np.testing.assert_array_equal(array(path / names[0]), first)
    np.testing.assert_array_equal(array(path / names[1]), second)
    for ambiguous in (path, tmp_path):
        assert names[0] in refused(ambiguous, "2 volumes", *names).sentence
    refused(path / "echo 9", "holds no volume 'echo 9'")


def test_volumes_that_nothing_tells_apart_are_refused(tmp_path):
    pixels = np.concatenate([voxels(seed=1), voxels(seed=2)])
    path = save(enhanced(pixels, [*PLACES, *PLACES]), tmp_path / "e.dcm")
    assert find_volumes(tmp_path) == [tmp_path]
    refused(path, "4-D", "8 images share 4 positions", "do not tell which belong together")


@pytest.mark.parametrize("kept", [slice(0, 7), slice(1, 8), [0, 1, 2, 3, 4, 6, 7]])
def test_a_volume_that_lacks_a_slice_of_the_others_is_refused_and_the_others_are_not(tmp_path, kept):
    pixels = np.concatenate([voxels(seed=1), voxels(seed=2)])[kept]
    places, echo = np.array([*PLACES, *PLACES])[kept], np.repeat([0, 1], 4)[kept]
    path = save(enhanced(pixels, places, frame=lambda f: GROUPS["echo"](echo[f])), tmp_path / "e.dcm")
    whole = "echo 2" if np.sum(echo == 0) == 4 else "echo 1"
    assert len(array(path / whole)) == 4
    refused(path / ("echo 1" if whole == "echo 2" else "echo 2"), "lacks 1 slice", "other volumes")


def test_dimension_indices_tell_volumes_apart_where_nothing_else_does(tmp_path):
    content = enhanced(
        np.concatenate([voxels(seed=1), voxels(seed=2)]),
        [*PLACES, *PLACES],
        frame=lambda f: {"FrameContentSequence": {"DimensionIndexValues": [1, f % 4 + 1, f // 4 + 1]}},
    )
    content.DimensionIndexSequence = Sequence(
        [item(DimensionIndexPointer=pointer)[0] for pointer in (0x00209056, 0x00209057, 0x20051429)]
    )
    path = save(content, tmp_path / "e.dcm")
    assert find_volumes(path) == [path / "dimension 3 no. 1", path / "dimension 3 no. 2"]
    np.testing.assert_array_equal(array(path / "dimension 3 no. 2"), voxels(seed=2))


def test_wrong_dimension_indices_do_no_harm(tmp_path):
    content = enhanced(voxels(), frame=lambda f: {"FrameContentSequence": {"DimensionIndexValues": [7, 1]}})
    content.DimensionIndexSequence = Sequence([item(DimensionIndexPointer=0x00209128)[0]] * 2)
    np.testing.assert_array_equal(array(save(content, tmp_path / "e.dcm")), voxels())
