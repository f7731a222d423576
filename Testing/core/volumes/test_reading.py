"""Good files are read exactly; every bad one is refused with a sentence that names it and a remedy."""

import struct

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import find_volumes, fingerprint, read_volume

from .synthetic import image_of, noise, rotation, sheared

FORMATS = (".nrrd", ".nhdr", ".nii", ".nii.gz", ".mha", ".mhd")
DATA_FILE = {".nhdr": ".raw", ".mhd": ".raw"}


@pytest.fixture
def refuses(tmp_path):
    """Read a file of tmp_path and check that it is refused: by name, in one sentence, with a remedy."""

    def check(path, *words):
        with pytest.raises(DataError) as caught:
            read_volume(path)
        error = caught.value
        for word in (path.name, *words):
            assert word in error.sentence
        assert error.sentence.endswith(".")
        assert error.hint
        return error

    return check


def write(image, path, compress=False):
    sitk.WriteImage(image, str(path), useCompression=compress)
    return path


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", ["plain", "with space", "Lékař 肝", "3 t2_tse"])
def test_every_format_is_read_exactly_whatever_its_name(tmp_path, suffix, name):
    image = image_of(noise(), rotation(17, (1, 2, 0)))
    (tmp_path / name).mkdir()
    result = read_volume(write(image, tmp_path / name / f"{name}{suffix}"))
    np.testing.assert_array_equal(sitk.GetArrayFromImage(result), noise())
    exact = 1e-5 if suffix.startswith(".nii") else 1e-12
    np.testing.assert_allclose(result.GetOrigin(), image.GetOrigin(), atol=exact)
    np.testing.assert_allclose(result.GetSpacing(), image.GetSpacing(), atol=exact)
    np.testing.assert_allclose(result.GetDirection(), image.GetDirection(), atol=exact)


@pytest.mark.parametrize("suffix", [".nrrd", ".mha"])
def test_sheared_geometry_is_kept(tmp_path, suffix):
    image = image_of(noise(), sheared(rotation(17, (1, 2, 0))))
    result = read_volume(write(image, tmp_path / f"a{suffix}"))
    np.testing.assert_allclose(result.GetDirection(), image.GetDirection(), atol=1e-12)


@pytest.mark.parametrize("suffix", [".NRRD", ".NII.GZ", ".NII", ".MHA"])
def test_capital_suffixes_are_read(tmp_path, suffix):
    lower = write(image_of(noise()), tmp_path / f"a{suffix.lower()}")
    assert read_volume(lower.rename(tmp_path / f"B{suffix}")).GetSize() == (7, 6, 5)


@pytest.mark.parametrize("suffix", [".nrrd", ".nii", ".mha"])
def test_a_fourth_axis_of_one_is_dropped(tmp_path, suffix):
    image = sitk.JoinSeries([image_of(noise(), rotation(20, (1, 0, 0)))])
    result = read_volume(write(image, tmp_path / f"a{suffix}"))
    assert result.GetSize() == (7, 6, 5)
    np.testing.assert_allclose(np.reshape(result.GetDirection(), (3, 3)), rotation(20, (1, 0, 0)), atol=1e-6)


def test_metadata_that_may_name_a_patient_is_dropped(tmp_path):
    image = image_of(noise())
    image.SetMetaData("0010|0010", "Doe^Jane")
    assert read_volume(write(image, tmp_path / "a.nrrd")).GetMetaDataKeys() == ()


def test_a_missing_file(tmp_path, refuses):
    refuses(tmp_path / "nowhere.nrrd", "does not exist")


def test_an_empty_file(tmp_path, refuses):
    (tmp_path / "a.nii.gz").touch()
    refuses(tmp_path / "a.nii.gz", "is empty")


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("compress", [False, True])
@pytest.mark.parametrize("kept", [0.1, 0.6, 0.999])
def test_a_truncated_file_is_not_filled_with_zeros(tmp_path, refuses, suffix, compress, kept):
    path = write(image_of(noise((20, 30, 30))), tmp_path / f"a{suffix}", compress)
    data = max(tmp_path.iterdir(), key=lambda file: file.stat().st_size)
    data.write_bytes(data.read_bytes()[: int(kept * data.stat().st_size)])
    with pytest.raises(DataError, match=r"truncated|damaged"):
        read_volume(path)


@pytest.mark.parametrize("suffix", [".nrrd", ".nhdr", ".nii.gz", ".mha", ".mhd"])
def test_a_flipped_bit_in_compressed_data_is_noticed(tmp_path, suffix):
    path = write(image_of(noise((20, 30, 30))), tmp_path / f"a{suffix}", compress=True)
    data = max(tmp_path.iterdir(), key=lambda file: file.stat().st_size)
    content = bytearray(data.read_bytes())
    content[len(content) // 2] ^= 4
    data.write_bytes(content)
    with pytest.raises(DataError, match="damaged"):
        read_volume(path)


def test_a_header_without_its_data_file(tmp_path, refuses):
    path = write(image_of(noise()), tmp_path / "a.mhd")
    (tmp_path / "a.raw").unlink()
    refuses(path, "lacks its data file 'a.raw'")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_file_that_is_something_else(tmp_path, refuses, suffix, capfd):
    (tmp_path / f"a{suffix}").write_text("To whom it may concern: this is a letter, not an image. " * 20)
    refuses(tmp_path / f"a{suffix}")


@pytest.mark.parametrize("name", ["scan.jpg", "scan.hdr", "notes.txt", "no suffix"])
def test_an_unsupported_kind_of_file(tmp_path, refuses, name):
    (tmp_path / name).write_bytes(b"\xff\xd8\xff\xe0" + bytes(500))
    assert "NRRD" in refuses(tmp_path / name, "no kind that can be read").hint


@pytest.mark.parametrize("suffix", [".nrrd", ".nii.gz", ".mha"])
def test_a_4d_image(tmp_path, refuses, suffix):
    image = sitk.JoinSeries([image_of(noise()), image_of(noise())])
    refuses(write(image, tmp_path / f"a{suffix}"), "4-D", "7 × 6 × 5 × 2")


def test_a_colour_image(tmp_path, refuses):
    image = sitk.Compose([image_of(noise(dtype=np.uint8))] * 3)
    refuses(write(image, tmp_path / "a.nrrd"), "3 values per voxel")


def test_a_complex_image(tmp_path, refuses):
    image = sitk.Cast(image_of(noise(dtype=np.float32)), sitk.sitkComplexFloat32)
    refuses(write(image, tmp_path / "a.mha"), "per voxel" if image.GetNumberOfComponentsPerPixel() > 1 else "")


@pytest.mark.parametrize("shape", [(1, 6, 7), (5, 1, 7), (5, 6, 1)])
def test_a_single_slice(tmp_path, refuses, shape):
    refuses(write(image_of(noise(shape)), tmp_path / "a.nrrd"), "single slice")


def test_a_2d_image(tmp_path, refuses):
    refuses(write(sitk.GetImageFromArray(noise((6, 7))), tmp_path / "a.nrrd"), "single slice")


def test_a_constant_image(tmp_path, refuses):
    refuses(write(image_of(np.full((5, 6, 7), 42, np.int16)), tmp_path / "a.nrrd"), "Every voxel", "42")


def test_voxels_that_are_not_finite_are_counted(tmp_path, refuses):
    array = noise(dtype=np.float32)
    array[1, 2, 3] = np.nan
    refuses(write(image_of(array), tmp_path / "a.nrrd"), "1 voxel that is NaN")
    array[2, 2, 2:4] = np.inf, -np.inf
    refuses(write(image_of(array), tmp_path / "b.mha"), "3 voxels that are NaN or infinite")


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("value", [1e300, -1e300, 3.5e38])
def test_numbers_that_no_image_has(tmp_path, refuses, value):
    array = noise(dtype=np.float64)
    array[1, 2, 3] = value
    assert "1e38" in refuses(write(image_of(array), tmp_path / "a.nrrd"), f"{value:.3g}").hint


@pytest.mark.parametrize("value", [3.4e38, -3.4e38, 1e-300, 2.0**63])
def test_numbers_at_the_ends_of_what_can_be_read(tmp_path, value):
    array = noise(dtype=np.float64) * min(1, abs(value))
    array[1, 2, 3] = value
    assert read_volume(write(image_of(array), tmp_path / "a.nrrd")).GetSize() == array.shape[::-1]


def test_a_sheared_nifti_is_not_read_as_if_it_were_straight(tmp_path, refuses):
    path = write(image_of(noise()), tmp_path / "a.nii")
    content = bytearray(path.read_bytes())
    struct.pack_into("<hh", content, 252, 0, 2)  # qform_code, sform_code
    struct.pack_into("<12f", content, 280, 1, 0.4, 0, 0, 0, 1, 0, 0, 0, 0, 3, 0)
    path.write_bytes(content)
    assert "NRRD" in refuses(path, "sheared").hint


def test_a_segmentation_is_not_taken_for_an_image(tmp_path, refuses):
    image = image_of(noise(dtype=np.uint8) % 2)
    image.SetMetaData("Segment0_ID", "liver")
    assert "mask" in refuses(write(image, tmp_path / "a.seg.nrrd"), "segmentation").hint


@pytest.mark.parametrize("shown", [True, False])
def test_itk_keeps_quiet_and_the_hosts_choice_is_restored(tmp_path, capfd, shown):
    before = sitk.ProcessObject.GetGlobalWarningDisplay()
    sitk.ProcessObject.SetGlobalWarningDisplay(shown)
    write(image_of(noise()), tmp_path / "a.nii.gz")
    capfd.readouterr()
    read_volume(tmp_path / "a.nii.gz")
    after = sitk.ProcessObject.GetGlobalWarningDisplay()
    sitk.ProcessObject.SetGlobalWarningDisplay(before)
    assert capfd.readouterr() == ("", "")
    assert after == shown


def test_volumes_are_found_and_masks_and_partial_files_are_not(tmp_path, write_dicom):
    (tmp_path / "é b").mkdir()
    wanted = ["2.nrrd", "1.NII.GZ".lower(), "é b/3 x.mha", "é b/segment.nii"]
    unwanted = [
        "2.seg.nrrd", "2-label.nrrd", "1_mask.nii.gz", ".partial-12-2.nrrd", "._1.nii.gz", "notes.txt", "é b/3.raw",
    ]  # fmt: skip
    for name in [*wanted, *unwanted]:
        (tmp_path / name).write_bytes(b"x")
    write_dicom(tmp_path / "one series", (0, 3, 6))
    write_dicom(tmp_path / "two", (0, 3, 6), uid="1.2.1", prefix="a")
    write_dicom(tmp_path / "two", (0, 3, 6), uid="1.2.2", prefix="b")
    write_dicom(tmp_path / ".hidden", (0, 3, 6))
    expected = [*wanted, "one series", "two/a000.dcm", "two/b000.dcm"]
    assert find_volumes(tmp_path) == sorted(tmp_path / name for name in expected)
    assert read_volume(tmp_path / "two" / "b000.dcm").GetSize() == (16, 12, 3)
    with pytest.raises(DataError, match="does not exist"):
        find_volumes(tmp_path / "nowhere")


def test_one_damaged_dicom_folder_does_not_hide_the_others(tmp_path, write_dicom):
    write_dicom(tmp_path / "good", (0, 3, 6))
    write_dicom(tmp_path / "bad", (0, 3, 6))
    damaged = tmp_path / "bad" / "001.dcm"
    damaged.write_bytes(damaged.read_bytes()[:700])
    assert find_volumes(tmp_path) == [tmp_path / "bad", tmp_path / "good"]
    with pytest.raises(DataError, match=r"001\.dcm.*damaged"):
        read_volume(tmp_path / "bad")


def test_the_fingerprint_knows_a_volume_in_any_disguise(tmp_path):
    image = image_of(noise(), rotation(15, (0, 1, 1)))
    disguises = [
        read_volume(write(image, tmp_path / "a.nii.gz")),
        sitk.Cast(image, sitk.sitkFloat64),
        sitk.Flip(sitk.PermuteAxes(image, [2, 0, 1]), [True, False, True]),
    ]
    assert {fingerprint(other) for other in disguises} == {fingerprint(image)}


def test_the_fingerprint_tells_other_volumes_apart():
    image = image_of(noise())
    array = noise()
    array[2, 3, 4] += 1
    others = [image_of(array), image_of(noise(), origin=(0, 0, 0)), image_of(noise(), spacing=(1, 1, 1))]
    assert len({fingerprint(other) for other in [image, *others]}) == 4


@pytest.mark.parametrize(
    "name", ["hippocampus/images/hippocampus_001", "liver_t2spir/images/mr01", "prostate_gland/images/test00"]
)
def test_real_volumes_are_read(shared_data, name):
    image = read_volume(shared_data / f"{name}.nii.gz")
    assert min(image.GetSize()) > 10


@pytest.mark.parametrize("spacing", [0.9375, 0.3125, 0.78125, 0.4296875])
def test_the_fingerprint_survives_the_last_digit_that_formats_lose(tmp_path, spacing):
    rng = np.random.default_rng(7)
    for trial in range(10):
        image = sitk.GetImageFromArray(rng.integers(0, 99, (3, 4, 5)).astype(np.int16))
        image.SetSpacing((spacing, spacing, 3.6))
        image.SetOrigin(rng.normal(0, 80, 3).tolist())
        axis = rng.normal(size=3)
        image.SetDirection(sitk.VersorTransform((axis / np.linalg.norm(axis)).tolist(), 0.3).GetMatrix())
        prints = set()
        for suffix in (".nrrd", ".mha"):
            path = tmp_path / f"{trial}{suffix}"
            sitk.WriteImage(image, str(path))
            prints.add(fingerprint(read_volume(path)))
        assert len(prints) == 1


def test_a_path_in_an_unknown_encoding_is_refused_before_itk_ends_the_process():
    with pytest.raises(DataError, match="unknown encoding"):
        read_volume("scan\udce9.nrrd")


@pytest.mark.parametrize("suffix", [".nrrd", ".seg.nrrd"])
def test_metadata_that_is_no_text_stops_nothing_and_does_not_come_along(tmp_path, suffix):
    path = tmp_path / f"x{suffix}"
    image = sitk.GetImageFromArray(np.arange(60, dtype=np.int16).reshape(3, 4, 5))
    image.SetMetaData("Patient", "Doe")
    sitk.WriteImage(image, str(path))
    path.write_bytes(path.read_bytes().replace(b"Patient:=", b"Pati\xe9nt:="))
    read = read_volume(path)
    assert np.array_equal(sitk.GetArrayFromImage(read), sitk.GetArrayFromImage(image)) and not read.GetMetaDataKeys()
    with pytest.raises(DataError):
        read_label_map(
            path, read, LabelSchema.from_names(["liver"])
        )  # values to 59: refused as a mask, not by accident
