"""Prediction of files: whatever one file does, the others get their masks, and no two inputs share one."""

import errno
import os
from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk
import torch
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.core.storage import atomic_path
from SSLSegmentationLib.inference.file_prediction import FilesReport, Target, planned_targets, predict_files
from SSLSegmentationLib.inference.mask_places import OVERWRITE
from SSLSegmentationLib.inference.prediction import Prediction
from SSLSegmentationLib.inference.single_prediction import predict_volume


class OddPredictor:
    """Stands for a predictor: files named in ``failures`` raise."""

    device = torch.device("cpu")

    def __init__(self, failures):
        self.failures, self.bites, self.restored = failures, 2, 0

    def of_volume(self, volume):
        return self

    def origin_digests(self):
        return []

    def predict_file(self, source, target):
        error = self.failures.get(Path(source).stem)
        if error is not None:
            with atomic_path(target):
                raise error if isinstance(error, BaseException) else error()
        with atomic_path(target) as temporary:
            temporary.write_text("mask")
        return Prediction(np.zeros((1, 1, 1), np.uint8), 0.9, {"liver": 1.0})

    def take_less_memory(self):
        if self.bites:
            self.bites -= 1
            return "in smaller bites"
        return None

    def take_memory_again(self):
        self.restored += 1


@pytest.fixture
def files(tmp_path):
    return [Target(tmp_path / f"{name}.nrrd", tmp_path / "out" / f"{name}.seg.nrrd") for name in "abc"]


ODD = {
    "an error of ITK": (RuntimeError("itk::ERROR: odd"), "an unexpected error", "itk::ERROR"),
    "a value": (ValueError("cannot convert float NaN to integer"), "an unexpected error", "NaN"),
    "an overflow": (OverflowError("cannot convert float infinity"), "an unexpected error", "infinity"),
    "a key": (KeyError("spacing"), "an unexpected error", "spacing"),
    "a refusal": (DataError("'b.nrrd' is a film.", "Split it."), "is a film", ""),
    "memory": (MemoryError(), "not enough memory", ""),
    "memory of torch": (RuntimeError("DefaultCPUAllocator: can't allocate memory"), "not enough memory", ""),
    "a name": (OSError(errno.ENAMETOOLONG, "File name too long"), "name is too long", ""),
    "recursion": (RecursionError("maximum recursion depth exceeded"), "an unexpected error", "recursion"),
}


@pytest.mark.parametrize("kind", ODD)
def test_the_file_after_an_odd_one_gets_its_mask(files, kind):
    error, words, reason = ODD[kind]
    predictor, report, told = OddPredictor({"b": error}), FilesReport(), []
    predict_files(predictor, files, report, tell=told.append)
    assert [one.mask.name for one in report.predicted] == ["a.seg.nrrd", "c.seg.nrrd"]
    ((path, refusal),) = report.refused
    assert path == files[1].volume and words in refusal.sentence.lower() and reason in refusal.sentence
    assert "b.nrrd" in refusal.sentence or "b.seg.nrrd" in refusal.sentence
    assert refusal.hint and refusal.__traceback__ is None
    assert ("memory" in kind) == bool(told) == bool(predictor.restored)
    assert ("memory" in refusal.sentence) == ("memory" in kind)
    assert sorted(os.listdir(files[0].mask.parent)) == ["a.seg.nrrd", "c.seg.nrrd"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EDQUOT])
def test_a_full_disk_ends_with_a_report(files, number):
    report = FilesReport()
    predict_files(OddPredictor({"b": OSError(number, os.strerror(number))}), files, report)
    assert [one.volume for one in report.predicted] == [files[0].volume]
    assert [path for path, _ in report.refused] == [files[1].volume, files[2].volume]
    assert "c.nrrd' was not begun" in report.refused[1][1].sentence


def test_ctrl_c_ends_with_a_report(files):
    report = FilesReport()
    predict_files(OddPredictor({"b": KeyboardInterrupt}), files, report)
    assert report.interrupted and len(report.predicted) == 1 and not report.refused


def put(*paths):
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")


def masks(paths, tmp_path):
    report = FilesReport()
    targets = planned_targets(paths, tmp_path / "out", ".seg.nrrd", report)
    return [target.mask.relative_to(tmp_path / "out").as_posix() for target in targets], report


def test_folders_are_made_again_below_the_output(tmp_path):
    root = tmp_path / "in"
    put(root / "a" / "t2.nrrd", root / "b" / "t2.nrrd", root / "b" / "c" / "t2.nii.gz", root / "t2.nrrd")
    assert masks([root], tmp_path)[0] == ["a/t2.seg.nrrd", "b/c/t2.seg.nrrd", "b/t2.seg.nrrd", "t2.seg.nrrd"]


def test_volumes_of_one_folder_get_flat_names(tmp_path):
    root = tmp_path / "in"
    put(root / "images" / "a.nrrd", root / "images" / "b.nii.gz")
    assert masks([root], tmp_path)[0] == ["a.seg.nrrd", "b.seg.nrrd"]


def test_a_volume_that_is_named_twice_counts_once(tmp_path):
    root = tmp_path / "in"
    put(root / "a.nrrd", root / "b.nrrd")
    assert masks([root / "a.nrrd", root, root / "." / "a.nrrd"], tmp_path)[0] == ["a.seg.nrrd", "b.seg.nrrd"]


def test_masks_of_one_name_are_numbered_also_where_capitals_count_for_nothing(tmp_path):
    paths = [tmp_path / "x" / "t2.nrrd", tmp_path / "x" / "t2.nii.gz", tmp_path / "y" / "T2.nrrd"]
    put(*paths, tmp_path / "t2-2.nrrd")
    report = FilesReport()
    targets = planned_targets([*paths, tmp_path / "t2-2.nrrd"], tmp_path / "out", ".seg.nrrd", report)
    predict_files(OddPredictor({}), targets, report)
    found = [one.mask.name for one in report.predicted]
    assert found == ["t2.seg.nrrd", "t2-2.seg.nrrd", "T2-3.seg.nrrd", "t2-2-2.seg.nrrd"]


def test_a_folder_that_cannot_be_used_hides_no_other(tmp_path):
    put(tmp_path / "good" / "a.nrrd")
    (tmp_path / "empty").mkdir()
    found, report = masks([tmp_path / "empty", tmp_path / "good"], tmp_path)
    assert found == ["a.seg.nrrd"] and "empty' holds no volume" in report.refused[0][1].sentence


def test_masks_beside_the_images_are_named(tmp_path):
    put(tmp_path / "in" / "a.nrrd", tmp_path / "in" / "a_seg.nrrd")
    found, report = masks([tmp_path / "in"], tmp_path)
    assert found == ["a.seg.nrrd"] and [path.name for path in report.masks] == ["a_seg.nrrd"]


def test_a_link_to_an_image_is_not_overwritten_either(tmp_path):
    put(tmp_path / "a.nrrd")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.nrrd").symlink_to(tmp_path / "a.nrrd")
    report = FilesReport()
    target = Target(tmp_path / "a.nrrd", tmp_path / "out" / "a.nrrd")
    predict_files(OddPredictor({}), [target], report, existing=OVERWRITE)
    assert "would replace an image" in report.refused[0][1].sentence and (tmp_path / "a.nrrd").read_bytes() == b""


# ---------------------------------------------------------------------- masks among the images
def _save(array, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    sitk.WriteImage(image_of(array), str(path))
    return path


def _mask():
    array = np.zeros((5, 8, 9), np.uint8)
    array[1:4, 2:6, 2:7] = 1
    return array


def test_masks_in_a_folder_are_left_out_and_named(tmp_path):
    images = [_save(noise((5, 8, 9), seed=k), tmp_path / "in" / f"p{k}.nrrd") for k in range(2)]
    masks = [_save(_mask(), tmp_path / "in" / "p0_seg.nrrd"), _save(_mask(), tmp_path / "in" / "outline.nrrd")]
    for as_images, done in ((False, 2), (True, 4)):
        report = FilesReport()
        targets = planned_targets(
            [tmp_path / "in"], tmp_path / f"out {as_images}", ".nrrd", report, as_images=as_images
        )
        predict_files(OddPredictor({}), targets, report, as_images=as_images)
        assert len(report.predicted) == done and not report.refused
        assert sorted(report.masks) == ([] if as_images else sorted(masks))
    assert {one.volume for one in report.predicted} == {*images, *masks}


def test_a_mask_that_is_named_is_refused(tmp_path):
    path = _save(_mask(), tmp_path / "x.nrrd")
    report = FilesReport()
    predict_files(OddPredictor({}), planned_targets([path], tmp_path / "out", ".nrrd", report), report)
    ((refused, error),) = report.refused
    assert refused == path and "looks like a mask" in error.sentence and "--as-images" in error.hint


def test_a_folder_of_masks_is_refused(tmp_path):
    _save(_mask(), tmp_path / "in" / "a.seg.nrrd")
    report = FilesReport()
    assert planned_targets([tmp_path / "in"], tmp_path / "out", ".nrrd", report) == []
    ((_, error),) = report.refused
    assert "holds no volume but masks" in error.sentence


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("Exception thrown in SimpleITK Flip: itkImportImageContainer.hxx:179: Failed to allocate memory"),
        RuntimeError("std::bad_alloc"),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        MemoryError("Unable to allocate 2.24 GiB for an array"),
    ],
)
def test_memory_is_named_where_it_is_the_cause(error):
    class Full(OddPredictor):
        def predict_file(self, source, target):
            raise error

    with pytest.raises(DataError, match=r"not enough memory to segment 'a\.nrrd'"):
        predict_volume(Full({}), Path("a.nrrd"), Path("b.nrrd"), "'a.nrrd'", lambda text: None)


@pytest.mark.parametrize("error", [OSError(errno.EIO, "Input/output error"), PermissionError(13, "Permission denied")])
def test_a_file_that_the_disk_does_not_give_is_said_to_be_so(error):
    class Broken(OddPredictor):
        def predict_file(self, source, target):
            raise error

    with pytest.raises(DataError, match=rf"'a\.nrrd' could not be read \({error.strerror}\)"):
        predict_volume(Broken({}), Path("a.nrrd"), Path("b.nrrd"), "'a.nrrd'")


def test_where_no_mask_can_be_written_nothing_is_computed(tmp_path):
    (tmp_path / "out").write_text("a file")
    report = FilesReport()
    predictor = OddPredictor({"a": AssertionError("computed")})
    predict_files(predictor, [Target(tmp_path / "a.nrrd", tmp_path / "out" / "b" / "a.nrrd")], report)
    assert "not a folder" in report.refused[0][1].sentence
