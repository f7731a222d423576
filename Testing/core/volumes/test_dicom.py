"""DICOM series: true geometry from slice positions, and a plain sentence for every stack that is not one volume."""

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.volumes import dicom
from SSLSegmentationLib.volumes.dicom import dicom_volumes
from SSLSegmentationLib.volumes.reading import find_volumes, read_volume


def test_slices_are_ordered_by_position_not_by_name_or_number(tmp_path, write_dicom):
    positions = [6, 0, 9, 3]
    volume = write_dicom(tmp_path / "a", positions)
    image = read_volume(tmp_path / "a")
    np.testing.assert_array_equal(sitk.GetArrayFromImage(image), volume[np.argsort(positions)])
    np.testing.assert_allclose(image.GetOrigin(), (1.5, 2, 0), atol=1e-9)
    np.testing.assert_allclose(image.GetSpacing(), (0.75, 0.5, 3), atol=1e-9)
    np.testing.assert_allclose(image.GetDirection(), np.eye(3).ravel(), atol=1e-9)


def test_the_gap_counts_not_the_slice_thickness(tmp_path, write_dicom):
    write_dicom(tmp_path / "a", (0, 3.6, 7.2), **{"0018|0050": "3.0", "0018|0088": "3.0"})
    assert read_volume(tmp_path / "a").GetSpacing()[2] == pytest.approx(3.6)


def test_gantry_tilt_is_kept_as_shear(tmp_path, write_dicom):
    write_dicom(tmp_path / "a", (0, 3, 6, 9), shift=0.2)
    image = read_volume(tmp_path / "a")
    for k, z in enumerate((0, 3, 6, 9)):
        place = image.TransformIndexToPhysicalPoint((0, 0, k))
        np.testing.assert_allclose(place, (1.5, 2 + 0.2 * z, z), atol=1e-9)


def test_a_flipped_series_keeps_every_voxel_in_its_place(tmp_path, write_dicom):
    volume = write_dicom(tmp_path / "a", (0, 3, 6), axes=(1, 0, 0, 0, -1, 0))  # the normal points to the feet
    image = read_volume(tmp_path / "a")
    for k, z in enumerate((0, 3, 6)):
        index = image.TransformPhysicalPointToIndex((1.5, 2.0, z))
        assert index[:2] == (0, 0)
        assert image[index] == volume[k, 0, 0]


def test_no_patient_name_comes_along(tmp_path, write_dicom):
    write_dicom(tmp_path / "a", (0, 3, 6))
    assert read_volume(tmp_path / "a").GetMetaDataKeys() == ()


def test_scanner_rounding_of_positions_is_forgiven(tmp_path, write_dicom):
    write_dicom(tmp_path / "a", (0, 2.99, 6.02, 9.0))
    assert read_volume(tmp_path / "a").GetSpacing()[2] == pytest.approx(3.0)


def test_files_of_other_kinds_do_not_disturb(tmp_path, write_dicom):
    write_dicom(tmp_path / "a", (0, 3, 6))
    (tmp_path / "a" / "notes.txt").write_text("read me")
    (tmp_path / "a" / "DICOMDIR.bak").write_bytes(bytes(200))
    assert read_volume(tmp_path / "a").GetSize() == (16, 12, 3)


def test_each_series_is_named_by_its_first_slice(tmp_path, write_dicom):
    write_dicom(tmp_path, (6, 0, 3), uid="1.2.1", prefix="a")
    write_dicom(tmp_path, (0, 3), uid="1.2.2", prefix="b")
    assert [path.name for path in dicom_volumes(tmp_path)[0]] == ["a001.dcm", "b000.dcm"]


def refused(folder, *words):
    with pytest.raises(DataError) as caught:
        read_volume(folder)
    for word in words:
        assert word in caught.value.sentence
    assert caught.value.hint
    assert "Doe" not in str(caught.value)
    return caught.value


def test_several_series_are_listed_and_one_can_be_picked(tmp_path, write_dicom):
    write_dicom(tmp_path, (0, 3, 6), uid="1.2.4", prefix="a")
    write_dicom(tmp_path, (0, 3), uid="1.2.5", prefix="b", **{"0008|103e": "dwi"})
    error = refused(tmp_path, "2 DICOM series", "no. 4 't2 tra' (3 files)", "no. 5 'dwi' (2 files)")
    assert "a000.dcm" in error.hint
    assert read_volume(tmp_path / "b001.dcm").GetSize() == (16, 12, 2)


def test_a_missing_slice_is_located(tmp_path, write_dicom):
    write_dicom(tmp_path, (0, 3, 6, 12, 15))
    refused(tmp_path, "lacks 1 slice", "slice 3 at 6.00 mm", "slice 4 at 12.00 mm", "6.00 mm", "usual gap is 3.00 mm")


def test_several_missing_slices_are_counted(tmp_path, write_dicom):
    write_dicom(tmp_path, (0, 3, 6, 15, 18, 21, 27))
    refused(tmp_path, "lacks 2 slices", "slice 3 at 6.00 mm", "(2 such gaps)")


def test_uneven_spacing_is_located(tmp_path, write_dicom):
    write_dicom(tmp_path, (0, 3, 6, 10, 13))
    refused(tmp_path, "unevenly spaced", "slice 3 at 6.00 mm", "4.00 mm")


def test_repeated_positions_are_called_4d(tmp_path, write_dicom):
    write_dicom(tmp_path, (0, 3, 6, 0, 3, 6, 0, 3, 6))
    refused(tmp_path, "4-D", "9 images share 3 positions", "about 3 each")


def test_a_localizer_is_refused(tmp_path, write_dicom):
    write_dicom(tmp_path, (0, 3, 6), prefix="a")
    write_dicom(tmp_path, (0, 3), prefix="b", axes=(0, 1, 0, 0, 0, -1))
    refused(tmp_path, "several orientations")


def test_mixed_sizes_are_refused(tmp_path, write_dicom):
    write_dicom(tmp_path, (0, 3, 6), prefix="a")
    write_dicom(tmp_path, (9, 12), prefix="b", shape=(12, 20))
    refused(tmp_path, "different size")


def test_slices_shifted_against_each_other_are_refused(tmp_path, write_dicom):
    write_dicom(tmp_path, (0, 3, 6, 9))
    write_dicom(tmp_path, (12, 15), prefix="b", **{"0020|0032": "40\\2\\12"})
    (tmp_path / "b001.dcm").unlink()
    refused(tmp_path, "shifted")


def test_a_single_slice_is_refused(tmp_path, write_dicom):
    write_dicom(tmp_path, (0,))
    refused(tmp_path, "single slice")


@pytest.mark.parametrize("kept", [0, 0.2, 0.7, 0.98, 0.999])
def test_a_damaged_file_is_named(tmp_path, write_dicom, kept):
    write_dicom(tmp_path, (0, 3, 6))
    path = tmp_path / "001.dcm"
    path.write_bytes(path.read_bytes()[: int(kept * path.stat().st_size)])
    refused(tmp_path, "001.dcm", "damaged")


def test_a_folder_without_dicom_is_refused(tmp_path):
    refused(tmp_path, "no DICOM image")


def test_a_real_series_is_read_with_its_oblique_geometry(shared_data):
    image = read_volume(shared_data / "dicom" / "prostatex-0000-t2-transverse")
    assert image.GetSize() == (384, 384, 19)
    np.testing.assert_allclose(image.GetSpacing(), (0.5, 0.5, 3), atol=1e-6)
    last = image.TransformIndexToPhysicalPoint((0, 0, 18))
    np.testing.assert_allclose(last, (-57.617565642283, -65.237142311814, 24.131530548117), atol=1e-4)


def test_the_missing_slice_of_a_real_series_is_found(shared_data):
    refused(shared_data / "dicom" / "missing-slice-dwi", "lacks 1 slice", "'1-07.dcm'", "'1-05.dcm'", "6.00 mm")


def test_the_headers_of_a_folder_of_many_series_are_read_once_and_again_when_it_has_changed(
    tmp_path, write_dicom, monkeypatch
):
    for number in range(3):
        write_dicom(tmp_path / f"{number}", (0, 3, 6), uid=f"1.2.3.{number}")
        for path in (tmp_path / f"{number}").iterdir():
            path.rename(tmp_path / f"{number}-{path.name}")
    read = []
    real = dicom.read_header
    monkeypatch.setattr(dicom, "read_header", lambda path: read.append(path.name) or real(path))
    volumes = [read_volume(path) for path in find_volumes(tmp_path)]
    assert [volume.GetSize()[2] for volume in volumes] == [3, 3, 3]
    assert len(read) == len(set(read)) == 9
    max(tmp_path.glob("0-*.dcm")).unlink()
    assert [read_volume(path).GetSize()[2] for path in find_volumes(tmp_path)] == [2, 3, 3]
