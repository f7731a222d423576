"""DICOM series by their files, wherever they lie."""

import numpy as np
import pytest
from volumes.dicom_objects import voxels, write_series

from SSLSegmentationLib.core.errors import StorageError
from SSLSegmentationLib.importing.series_files import read_series_list, volumes_of_series
from SSLSegmentationLib.volumes.itk import quiet_itk
from SSLSegmentationLib.volumes.reading import read_volume


@pytest.fixture
def disk(tmp_path):
    """Two series in one folder, as on a CD, and one whose images lie in two folders."""
    for n in (1, 2):
        write_series(tmp_path / "cd", voxels(seed=n), prefix=f"{n}_", SeriesInstanceUID=f"1.{n}")
    write_series(tmp_path / "A", voxels(seed=3)[:2], places=(0, 3), SeriesInstanceUID="1.3")
    write_series(tmp_path / "B", voxels(seed=3)[2:], places=(6, 9), SeriesInstanceUID="1.3")
    return tmp_path


def files_of(*patterns_and_folders):
    return [path for folder, pattern in patterns_and_folders for path in sorted(folder.glob(pattern))]


def array(path):
    import SimpleITK as sitk

    with quiet_itk():
        return sitk.GetArrayFromImage(read_volume(path))


def test_a_series_is_taken_from_among_others_and_from_several_folders(disk):
    series = [files_of((disk / "cd", "2_*")), files_of((disk / "A", "*"), (disk / "B", "*"))]
    with volumes_of_series(series) as paths:
        assert len(paths) == 2 and paths[0].parent == disk / "cd"
        np.testing.assert_array_equal(array(paths[0]), voxels(seed=2))
        np.testing.assert_array_equal(array(paths[1]), voxels(seed=3))
    assert not paths[1].exists() and len(files_of((disk / "A", "*"))) == 2


def test_two_volumes_of_one_series_are_both_taken(tmp_path):
    for n in (1, 2):
        write_series(tmp_path / "s", voxels(seed=n), prefix=f"{n}", each=lambda k, n=n: {"EchoTime": 9.0 * n})
    with volumes_of_series([files_of((tmp_path / "s", "*"))]) as paths:
        assert len(paths) == 2


@pytest.mark.parametrize("text", ["", "{}", "[[]]", "[[1]]", '["a"]', '[[""]]', "nonsense"])
def test_what_is_no_list_of_series_is_refused(tmp_path, text):
    (tmp_path / "list.json").write_text(text)
    with pytest.raises(StorageError, match=r"list"):
        read_series_list(tmp_path / "list.json")
