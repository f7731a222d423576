"""Files of several volumes: what the fourth axis is, which are taken, and what is wrong with one of them."""

import numpy as np
import pytest
import SimpleITK as sitk
from hypothesis import given
from hypothesis import strategies as st

from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.volumes.frames import FrameStack, check_frames, frame_numbers, read_frames
from SSLSegmentationLib.volumes.reading import read_volume

from .synthetic import image_of, noise

SPACE = "(2,0,0) (0,2,0) (0,0,8)"


def series(frames=5, shape=(4, 3, 2), dtype=np.int16):
    """Noise [t, z, y, x]."""
    return np.stack([noise(shape, dtype, seed) for seed in range(frames)])


def save(array, path, step=0.04):
    image = sitk.GetImageFromArray(array, isVector=False)
    image.SetSpacing((2.0, 2.0, 8.0, step))
    sitk.WriteImage(image, str(path))
    return path


def nrrd(path, array, kinds, more="", first=False):
    """A NRRD file as other programs write them, its fourth axis last or first."""
    stored = np.moveaxis(array, 0, -1).copy() if first else array
    sizes, directions = [*stored.shape[::-1]], f"none {SPACE}" if first else f"{SPACE} none"
    header = (
        f"NRRD0005\ntype: short\ndimension: 4\nspace: left-posterior-superior\nsizes: {' '.join(map(str, sizes))}\n"
        f"space directions: {directions}\nkinds: {kinds}\nendian: little\nencoding: raw\nspace origin: (1,2,3)\n"
        f"{more}\n"
    )
    path.write_bytes(header.encode() + stored.astype("<i2").tobytes())
    return path


def set_bytes(path, offset, value):
    content = bytearray(path.read_bytes())
    content[offset : offset + len(value)] = value
    path.write_bytes(bytes(content))
    return path


def arrays(stack):
    return np.stack([sitk.GetArrayFromImage(image) for image in stack.images])


SLICER = (
    'labels: "" "" "" "time"\nunits: "" "" "" "ms"\naxis 3 index type:=numeric\naxis 3 index values:=0 40 80 120 160\n'
)
TIMES = {
    "Slicer's sequence": ("domain domain domain list", SLICER, False, (0, 40, 80, 120, 160)),
    "Slicer's older sequence": (
        "list domain domain domain",
        'labels: "time" "" "" ""\nunits: "s" "" "" ""\naxis 0 index values:=1 1.5 2 2.5 3\n',
        True,
        (0, 500, 1000, 1500, 2000),
    ),
    "a sequence of numbered frames": (
        "domain domain domain list",
        'labels: "" "" "" "frame"\naxis 3 index values:=0 1 2 3 4\n',
        False,
        None,
    ),
    "an axis of time": ("domain domain domain time", "", False, None),
    "an axis of time that comes first": ("time domain domain domain", "", True, None),
    "space and time": ("space space space time", "", False, None),
}


@pytest.mark.parametrize("layout", TIMES)
def test_times_of_a_nrrd_file_are_all_taken(tmp_path, layout):
    kinds, more, first, times = TIMES[layout]
    stack = read_frames(nrrd(tmp_path / "a.seq.nrrd", series(), kinds, more, first))
    np.testing.assert_array_equal(arrays(stack), series())
    assert stack.kind == "time" and stack.times_ms == (times or (None,) * 5)
    assert stack.images[4].GetSpacing() == (2, 2, 8) and stack.images[4].GetOrigin() == (1, 2, 3)
    assert not stack.images[0].GetMetaDataKeys()


@pytest.mark.parametrize(("code", "step", "known"), [(8, 0.04, 40), (16, 40, 40), (24, 40_000, 40), (8, 0, None)])
@pytest.mark.parametrize("suffix", [".nii", ".nii.gz"])
def test_times_of_a_nifti_file_are_all_taken(tmp_path, code, step, known, suffix):
    import gzip

    path = save(series(), tmp_path / "a.nii")
    set_bytes(path, 92, np.float32(step).tobytes())
    set_bytes(path, 123, bytes([code | 2]))
    if suffix == ".nii.gz":
        (tmp_path / "a.nii.gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()
    stack = read_frames(tmp_path / f"a{suffix}")
    assert stack.kind == "time" and len(stack) == 5
    assert stack.times_ms == pytest.approx([known * n for n in range(5)] if known else [None] * 5)
    np.testing.assert_array_equal(arrays(stack), series())


def unknown(path):
    return set_bytes(save(series(), path), 123, bytes([2]))


UNCLEAR = {
    "no unit of time": (lambda p: unknown(p / "a.nii"), "does not say that they are times"),
    "b-values beside": (lambda p: with_b_values(p), "of diffusion (b-values 0, 500)"),
    "MetaImage": (lambda p: save(series(), p / "a.mha"), "does not say that they are times"),
    "four axes of space": (lambda p: save(series(), p / "a.nrrd"), "does not say that they are times"),
    "a list of nothing": (lambda p: nrrd(p / "a.nrrd", series(), "domain domain domain list"), "that they are times"),
    "echoes": (
        lambda p: nrrd(
            p / "a.nrrd",
            series(),
            "domain domain domain list",
            'labels: "" "" "" "EchoTime"\naxis 3 index values:=2 4 6 8 10\n',
        ),
        "of several echoes (echo times 2, 4, 6, 8, 10)",
    ),
    "Slicer's diffusion": (
        lambda p: nrrd(p / "a.nrrd", series(), "list domain domain domain", "DWMRI_b-value:=1000\n", True),
        "of diffusion",
    ),
}


def with_b_values(folder):
    path = save(series(), folder / "dwi.nii.gz")
    (folder / "dwi.bval").write_text("0 0 500 500 500\n")
    return path


@pytest.mark.parametrize("what", UNCLEAR)
def test_what_is_not_said_to_be_times_is_described_and_asked_about(tmp_path, what):
    make, words = UNCLEAR[what]
    path = make(tmp_path)
    with pytest.raises(DataError) as error:
        read_frames(path)
    assert "4-D image of 5 volumes" in error.value.sentence and words in error.value.sentence
    assert "--frames first" in error.value.hint
    assert len(read_frames(path, "all")) == 5 and len(read_frames(path, "2,4")) == 2
    np.testing.assert_array_equal(arrays(read_frames(path, "last"))[0], series()[4])
    np.testing.assert_allclose(arrays(read_frames(path, "mean"))[0], series().mean(axis=0), rtol=1e-6)


@pytest.mark.parametrize("suffix", [".nii.gz", ".mha", ".nrrd"])
def test_a_single_volume_on_four_axes_is_an_ordinary_one(tmp_path, suffix):
    stack = read_frames(save(series(1), tmp_path / f"a{suffix}"))
    np.testing.assert_array_equal(arrays(stack), series(1))


def test_an_ordinary_volume_is_read_as_ever(tmp_path):
    path = tmp_path / "a.nrrd"
    sitk.WriteImage(image_of(noise()), str(path))
    for choice in (None, "all", "first", "mean", "7"):
        (image,) = read_frames(path, choice).images
        assert sitk.Hash(image) == sitk.Hash(read_volume(path))


@pytest.mark.parametrize("choice", ["", "0", "1,", "1-5", "-1", "one", "1;2", "1.5", "٣"])
def test_what_names_no_frames_is_refused(choice):
    with pytest.raises(SettingsError, match="does not say which frames"):
        frame_numbers(choice)


def test_a_frame_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="There is no frame 6: there are 5"):
        read_frames(save(series(), tmp_path / "a.nii.gz"), "1,6")


@given(st.sets(st.integers(1, 6), min_size=1))
def test_chosen_frames_keep_their_order_and_times(wanted):
    images = tuple(sitk.GetImageFromArray(frame) for frame in series(6))
    stack = FrameStack(images, "time", tuple(10.0 * n for n in range(6))).chosen(",".join(map(str, wanted)))
    assert stack.times_ms == tuple(10.0 * (n - 1) for n in sorted(wanted))
    np.testing.assert_array_equal(arrays(stack), series(6)[[n - 1 for n in sorted(wanted)]])


def test_a_frame_that_shows_nothing_is_named(tmp_path):
    array = series()
    array[3] = 7
    path = save(array, tmp_path / "a.nii.gz")
    with pytest.raises(DataError, match=r"Every voxel of 'frame 4 of .*a\.nii\.gz' is 7"):
        check_frames(read_frames(path), path)


@pytest.mark.parametrize("suffix", [".nii", ".nii.gz", ".mha"])
def test_a_frame_that_is_not_finite_is_named(tmp_path, suffix):
    array = series(dtype=np.float32)
    array[2, 0, 0, 1] = np.nan
    array[4] = np.inf
    path = save(array, tmp_path / f"a{suffix}")
    with pytest.raises(DataError, match=r"(frame|volume) 3 of .*has 1 voxel that is NaN"):
        check_frames(read_frames(path, "all"), path)


@pytest.mark.parametrize("kinds", ["domain domain domain list", "domain domain domain time"])
def test_one_volume_is_not_made_of_several(tmp_path, kinds):
    with pytest.raises(DataError, match=r"is a 4-D image \(2 × 3 × 4 × 5\)"):
        read_volume(nrrd(tmp_path / "a.nrrd", series(), kinds))


def test_five_axes_colours_and_segments_are_no_frames(tmp_path):
    vectors = sitk.GetImageFromArray(series().transpose(1, 2, 3, 0).copy(), isVector=True)
    sitk.WriteImage(vectors, str(tmp_path / "colours.nrrd"))
    with pytest.raises(DataError, match="5 values per voxel"):
        read_frames(tmp_path / "colours.nrrd")
    path = nrrd(tmp_path / "a.seg.nrrd", series(), "list domain domain domain", "Segment0_ID:=Segment_1\n", first=True)
    with pytest.raises(DataError, match="is a segmentation"):
        read_frames(path)


def test_a_damaged_or_missing_file_is_refused_as_ever(tmp_path):
    path = save(series(), tmp_path / "a.nii")
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(DataError, match="truncated"):
        read_frames(path)
    with pytest.raises(DataError, match="does not exist"):
        read_frames(tmp_path / "b.nii")
    (tmp_path / "c.nrrd").write_bytes(b"")
    with pytest.raises(DataError, match="is empty"):
        read_frames(tmp_path / "c.nrrd")
