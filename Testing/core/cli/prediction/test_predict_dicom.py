"""Masks of DICOM series as DICOM: an object for each series, on its images, and none for what is no series."""

import shutil

import numpy as np
import pydicom
import pytest
import SimpleITK as sitk
from predicting import save, state
from volumes.dicom_objects import enhanced, voxels, write_series
from volumes.dicom_objects import save as write_object

from SSLSegmentationLib.core import packages
from SSLSegmentationLib.inference.prediction import Predictor
from SSLSegmentationLib.inference.prediction_table import TABLE
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.volumes import dicom_seg_writing
from SSLSegmentationLib.volumes.dicom_seg_reading import read_dicom_seg
from SSLSegmentationLib.volumes.dicom_source import DicomSources
from SSLSegmentationLib.volumes.reading import read_volume

pytest.importorskip("highdicom")

IDS = {"StudyInstanceUID": "1.2.7", "FrameOfReferenceUID": "1.2.8", "PatientID": "P-77"}


def series(folder, uid="1.2.3", seed=0, places=(9.0, 0.0, 6.0, 3.0), **values):
    """A series whose slices are written in another order than they lie."""
    volume = voxels(len(places), (16, 20), seed)
    return write_series(folder, volume, places, **{**IDS, "SeriesInstanceUID": uid, **values})


@pytest.fixture
def predict(sslseg, model, tmp_path):
    def run(*words, output="out"):
        code, _, err = sslseg("predict", model, *words, "--format", "dicom-seg", "--output", tmp_path / output)
        return code, err, sorted(path.relative_to(tmp_path / output) for path in (tmp_path / output).rglob("*.dcm"))

    return run


def test_each_series_gets_an_object_that_names_its_images(predict, sslseg, model, tmp_path):
    series(tmp_path / "in" / "a", "1.2.3.1")
    series(tmp_path / "in" / "b", "1.2.3.2", 2, prefix="X", SeriesDescription="t2")
    series(tmp_path / "in" / "b", "1.2.3.3", 3, prefix="Y", SeriesDescription="pd")
    before = state(tmp_path / "in")
    code, err, found = predict(tmp_path / "in", "--probabilities")
    assert code == 0 and [path.as_posix() for path in found] == ["a.dcm", "b/b pd.dcm", "b/b t2.dcm"]
    assert "written as 'Tissue'" in err and state(tmp_path / "in") == before
    objects = [pydicom.dcmread(tmp_path / "out" / path) for path in found]
    assert [one.ReferencedSeriesSequence[0].SeriesInstanceUID for one in objects] == ["1.2.3.1", "1.2.3.3", "1.2.3.2"]
    segment = objects[0].SegmentSequence[0]
    assert (segment.SegmentLabel, segment.SegmentAlgorithmType) == ("liver", "AUTOMATIC")
    named = {path.read_bytes().decode("latin1") for path in (tmp_path / "in" / "a").iterdir()}
    for frame in objects[0].PerFrameFunctionalGroupsSequence:
        uid = frame.DerivationImageSequence[0].SourceImageSequence[0].ReferencedSOPInstanceUID
        assert any(uid in content for content in named)
    sslseg("predict", model, tmp_path / "in" / "a", "--output", tmp_path / "plain", "--format", ".nrrd")
    image = read_volume(tmp_path / "in" / "a")
    back = read_dicom_seg(tmp_path / "out" / "a.dcm", image, LabelSchema.from_names({3: "liver"}))
    assert np.array_equal(
        sitk.GetArrayFromImage(back.labels), sitk.GetArrayFromImage(sitk.ReadImage(str(tmp_path / "plain" / "a.nrrd")))
    )
    assert len(list((tmp_path / "out").rglob("*-probability-3-liver.nrrd"))) == 3
    assert "Doe" not in (tmp_path / "out" / TABLE).read_text()


def test_going_on_skips_what_is_that_series_object(predict, tmp_path):
    series(tmp_path / "in" / "a", "1.2.3.1")
    assert predict(tmp_path / "in")[0] == 0
    before = state(tmp_path / "out")
    series(tmp_path / "in" / "b", "1.2.3.2", 2)
    code, err, found = predict(tmp_path / "in", "--skip-existing")
    assert code == 0 and len(found) == 2
    assert before[tmp_path / "out" / "a.dcm"] == state(tmp_path / "out")[tmp_path / "out" / "a.dcm"]
    shutil.rmtree(tmp_path / "in")
    series(tmp_path / "in" / "a", "1.9")  # the same voxels, under another number
    code, err, _ = predict(tmp_path / "in" / "a", "--skip-existing")
    assert code == 1 and "another DICOM series" in err
    assert before[tmp_path / "out" / "a.dcm"] == state(tmp_path / "out")[tmp_path / "out" / "a.dcm"]


def test_what_is_no_series_is_refused_before_anything_is_computed(predict, tmp_path, monkeypatch):
    monkeypatch.setattr(Predictor, "predict_file", lambda *_: pytest.fail("computed"))
    series(tmp_path / "twice")
    shutil.copy(tmp_path / "twice" / "IM001.dcm", tmp_path / "twice" / "other.dcm")
    changed = pydicom.dcmread(tmp_path / "twice" / "other.dcm")
    changed.PixelData = bytes(len(changed.PixelData))
    write_object(changed, tmp_path / "twice" / "other.dcm")
    nameless = series(tmp_path / "nameless")
    for path in nameless.iterdir():
        content = pydicom.dcmread(path)
        del content.FrameOfReferenceUID
        write_object(content, path)
    words = {
        save(tmp_path / "a.nrrd"): "is no DICOM",
        tmp_path / "twice": "twice",
        nameless: "has no FrameOfReferenceUID",
        tmp_path / "gone": "does not exist",
    }
    for path, reason in words.items():
        code, err, found = predict(path)
        assert code == 1 and reason in err and not found, err


def test_copies_of_slices_are_left_out_and_a_series_that_goes_is_said_to_have_gone(predict, tmp_path, monkeypatch):
    series(tmp_path / "in" / "a", "1.2.3.1")
    shutil.copy(tmp_path / "in" / "a" / "IM001.dcm", tmp_path / "in" / "a" / "copy.dcm")
    series(tmp_path / "in" / "b", "1.2.3.2", 2)
    real = Predictor.predict_file

    def goes(self, source, *rest):
        found = real(self, source, *rest)
        if source.name == "b":
            shutil.rmtree(source)
        return found

    monkeypatch.setattr(Predictor, "predict_file", goes)
    code, err, found = predict(tmp_path / "in")
    assert code == 3 and "cannot be read any more" in err and [path.name for path in found] == ["a.dcm"]
    content = pydicom.dcmread(tmp_path / "out" / "a.dcm")
    assert len(content.ReferencedSeriesSequence[0].ReferencedInstanceSequence) == 4
    assert not list((tmp_path / "out").rglob(".partial*"))


def test_times_of_a_series_get_an_object_each(predict, tmp_path):
    for time in range(2):
        series(tmp_path / "in", seed=time, start=1 + 4 * time, TriggerTime=100.0 * time)
    code, err, found = predict(tmp_path / "in")
    assert code == 0 and [path.name for path in found] == ["in@1.dcm", "in@2.dcm"], err
    used = [
        {
            one.ReferencedSOPInstanceUID
            for one in pydicom.dcmread(tmp_path / "out" / path).ReferencedSeriesSequence[0].ReferencedInstanceSequence
        }
        for path in found
    ]
    assert len(used[0]) == len(used[1]) == 4 and not used[0] & used[1]
    code, err, _ = predict(tmp_path / "in", "--frames", "mean")
    assert code == 1 and "mean" in err


def test_volumes_of_one_enhanced_object_get_an_object_each(predict, tmp_path):
    several = enhanced(
        np.concatenate([voxels(4, (16, 20)), voxels(4, (16, 20)) // 2]),
        [0.0, 3.0, 6.0, 9.0] * 2,
        frame=lambda f: {"MREchoSequence": {"EffectiveEchoTime": 2.0 + f // 4}},
        **IDS,
    )
    write_object(several, tmp_path / "in" / "e.dcm")
    code, err, found = predict(tmp_path / "in")
    assert code == 0 and [path.name for path in found] == ["in echo 1.dcm", "in echo 2.dcm"], err
    named = [pydicom.dcmread(tmp_path / "out" / path).SourceImageSequence[0].ReferencedFrameNumber for path in found]
    assert named == [[1, 2, 3, 4], [5, 6, 7, 8]]


def test_a_slice_is_not_overwritten_by_the_object_of_its_series(predict, tmp_path):
    folder = series(tmp_path / "in")
    (folder / "IM001.dcm").rename(folder / "in.dcm")
    before = state(folder)
    code, err, _ = predict(folder, "--overwrite", output="in")
    assert code == 1 and "is no mask" in err and state(folder) == before


def test_without_highdicom_one_command_is_named(predict, tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "_version", lambda name: None)
    code, err, _ = predict(series(tmp_path / "in"))
    assert code == 1 and "highdicom>=0.27" in err and "pip install" in err


def test_a_mask_whose_axes_run_otherwise_is_written_as_it_is(tmp_path, monkeypatch):
    series(tmp_path / "in")
    image, schema = read_volume(tmp_path / "in"), LabelSchema.from_names({3: "liver"})
    mask = sitk.BinaryThreshold(image, float(np.median(sitk.GetArrayFromImage(image))), 1e9, 3, 0)
    turned = sitk.Flip(sitk.PermuteAxes(mask, (1, 0, 2)), (True, False, True))
    source = DicomSources(tmp_path / "in").of(sitk.Flip(image, (True, False, True)), "the image")
    images = dicom_seg_writing.segmented_images

    def among_other_work(source):  # which uses what memory is free
        for _ in range(9):
            sitk.GetImageFromArray(np.full(turned.GetSize()[::-1], 0, np.uint8))
        return images(source)

    monkeypatch.setattr(dicom_seg_writing, "segmented_images", among_other_work)
    dicom_seg_writing.write_dicom_seg(
        tmp_path / "m.dcm", turned, schema, source, dicom_seg_writing.MaskOrigin("MANUAL", "", "1")
    )
    back = read_dicom_seg(tmp_path / "m.dcm", image, schema).labels
    assert np.array_equal(sitk.GetArrayFromImage(back), sitk.GetArrayFromImage(mask))
