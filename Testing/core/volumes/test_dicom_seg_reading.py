"""Segmentation objects of other makers: each voxel at its place and in its segment, or a sentence that says why not."""

from pathlib import Path

import numpy as np
import pydicom
import pytest
import SimpleITK as sitk
from pydicom.uid import ExplicitVRLittleEndian, JPEGLSLossless, RLELossless, generate_uid

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.volumes.dicom import read_stack, stacks_in
from SSLSegmentationLib.volumes.dicom_color import rgb_of_lab
from SSLSegmentationLib.volumes.dicom_seg_reading import read_dicom_seg
from volumes.dicom_objects import save, voxels, write_series
from volumes.test_dicom_seg_writing import WHOLE

highdicom = pytest.importorskip("highdicom")
NAMES = ("liver", "spleen", "kidney")


@pytest.fixture
def image(tmp_path):
    write_series(tmp_path / "in", voxels(), **WHOLE, SpecificCharacterSet="ISO_IR 192")
    return read_stack(stacks_in(tmp_path / "in")[0], tmp_path / "in")


@pytest.fixture
def array():
    values = np.random.default_rng(5).choice(np.array([0, 1, 2, 3], np.uint8), (4, 6, 5))
    values[1] = 0
    return values


@pytest.fixture
def write(tmp_path, image):
    """Write an object of some slices of the series with highdicom."""

    def written(voxels_of, kind, slices=(0, 1, 2, 3), numbers=(1, 2, 3), **how):
        from pydicom.sr.codedict import codes

        images = [pydicom.dcmread(path) for path in sorted((tmp_path / "in").iterdir())]
        described = [
            highdicom.seg.SegmentDescription(number, name, codes.SCT.Organ, codes.SCT.Organ, "MANUAL")
            for number, name in zip(numbers, NAMES, strict=True)
        ]
        for one, color in zip(described, ((255, 0, 12), (1, 2, 3), (10, 128, 30)), strict=True):
            one.RecommendedDisplayCIELabValue = list(highdicom.color.CIELabColor.from_rgb(*color).value)
        content = highdicom.seg.Segmentation(
            [images[k] for k in slices],
            voxels_of,
            kind,
            described,
            *(generate_uid(), 1, generate_uid(), 1, "M", "MM", "1", "1"),
            **how,
        )
        return save(content, tmp_path / "seg.dcm")

    return written


def read(path, image, schema=None):
    found = read_dicom_seg(path, image, schema)
    return sitk.GetArrayFromImage(found.labels), found


@pytest.mark.parametrize("kind", ["BINARY", "LABELMAP"])
@pytest.mark.parametrize("slices", [(0, 1, 2, 3), (3, 0, 2, 1), (2,), (3, 0)])
def test_slices_in_any_order_and_only_some_of_them(write, image, array, kind, slices):
    path = write(array[list(slices)], kind, slices)
    expected = np.zeros_like(array)
    expected[list(slices)] = array[list(slices)]
    got, found = read(path, image)
    assert np.array_equal(got, expected) and found.made == "manual" and not found.notes
    assert [one.name for one in found.schema.segments] == list(NAMES)
    assert [one.color for one in found.schema.segments] == [(255, 0, 12), (1, 2, 3), (10, 128, 30)]


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, RLELossless])
def test_a_label_map_with_gaps_in_its_numbers(write, image, array, syntax):
    numbers = np.array([0, 7, 90, 254])
    path = write(numbers[array].astype(np.uint8), "LABELMAP", numbers=(7, 90, 254), transfer_syntax_uid=syntax)
    assert np.array_equal(read(path, image)[0], numbers[array])
    schema = LabelSchema.from_names({4: "kidney", 1: "spleen", 9: "liver"})
    assert np.array_equal(read(path, image, schema)[0], np.array([0, 9, 1, 4])[array])


def test_a_label_map_of_16_bits(write, image, array):
    path = write(np.array([0, 1, 2, 300])[array].astype(np.uint16), "LABELMAP", numbers=(1, 2, 300))
    with pytest.raises(DataError, match="no label schema"):  # a project has values up to 254
        read(path, image)
    content = pydicom.dcmread(path)
    assert content.BitsAllocated == 16
    content.SegmentSequence[-1].SegmentNumber = 3
    content.PixelData = np.minimum(content.pixel_array, 3).astype("<u2").tobytes()
    assert np.array_equal(read(save(content, path), image)[0], array)


def test_the_background_of_a_label_map_is_no_segment_even_if_it_is_described_as_one(write, image, array):
    content = pydicom.dcmread(write(array, "LABELMAP", omit_empty_frames=False))
    [background] = [one for one in content.SegmentSequence if one.SegmentNumber == 0]  # highdicom describes it
    background.SegmentNumber = content.PixelPaddingValue = 9
    content.PixelData = np.where(content.pixel_array, content.pixel_array, 9).astype(np.uint8).tobytes()
    got, found = read(save(content, Path(content.filename)), image)
    assert np.array_equal(got, array) and found.made == "manual" and len(found.schema.segments) == 3


def test_a_label_map_with_a_number_that_nobody_describes_is_damaged(write, image, array):
    content = pydicom.dcmread(write(array, "LABELMAP"))
    content.PixelData = content.PixelData.replace(b"\x03", b"\x05")
    with pytest.raises(DataError, match="is damaged"):
        read(save(content, Path(content.filename)), image)


def test_frames_in_any_order_and_numbers_that_begin_anywhere(write, image, array):
    content = pydicom.dcmread(write(array, "BINARY"))
    frames, pixels = list(content.PerFrameFunctionalGroupsSequence), content.pixel_array
    order = np.random.default_rng(1).permutation(len(frames))
    content.PerFrameFunctionalGroupsSequence = [frames[k] for k in order]
    bits = np.packbits(pixels[order].ravel(), bitorder="little").tobytes()
    content.PixelData = bits + b"\0" * (len(bits) % 2)
    for one in content.SegmentSequence:
        one.SegmentNumber += 3
    for frame in frames:
        frame.SegmentIdentificationSequence[0].ReferencedSegmentNumber += 3
    assert np.array_equal(read(save(content, Path(content.filename)), image)[0], np.where(array, array + 3, 0))


@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, RLELossless])
def test_fractions_are_refused(write, image, array, syntax):
    parts = np.stack([array == number for number in (1, 2, 3)], axis=-1).astype(float)
    path = write(parts, "FRACTIONAL", fractional_type="PROBABILITY", transfer_syntax_uid=syntax)
    with pytest.raises(DataError, match="holds fractions"):
        read(path, image)


def test_what_no_decoder_reads_is_not_called_damaged(write, image, array, monkeypatch):
    pytest.importorskip("jpeg_ls")
    path = write(array, "LABELMAP", transfer_syntax_uid=JPEGLSLossless)
    assert np.array_equal(read(path, image)[0], array)
    monkeypatch.setattr(pydicom.Dataset, "pixel_array", property(lambda self: 1 / 0))
    with pytest.raises(DataError, match=r"cannot be decoded \(JPEG-LS Lossless"):
        read(path, image)


@pytest.mark.parametrize("kind", ["BINARY", "LABELMAP"])
def test_broken_bytes_give_a_mask_or_a_sentence(write, image, array, tmp_path, kind):
    whole = write(array, kind).read_bytes()
    random = np.random.default_rng(4)
    for _ in range(60):
        content = bytearray(whole)
        for at in random.integers(132, len(whole), 3):
            content[at] = random.integers(256)
        (tmp_path / "broken.dcm").write_bytes(content[: random.integers(len(whole) // 2, 2 * len(whole))])
        try:
            read(tmp_path / "broken.dcm", image)
        except DataError as error:
            assert "broken.dcm" in error.sentence


def test_two_segments_of_one_name_are_refused_with_the_reason(write, image, array):
    content = pydicom.dcmread(write(array, "BINARY"))
    content.SegmentSequence[2].SegmentLabel = "Liver"
    with pytest.raises(DataError, match="share a name"):
        read(save(content, Path(content.filename)), image)


@pytest.mark.parametrize("color", [(0, 0, 0), (255, 255, 255), (1, 2, 3), (10, 128, 30), (255, 0, 12), (0, 0, 200)])
def test_a_colour_comes_back(color):
    assert rgb_of_lab(*highdicom.color.CIELabColor.from_rgb(*color).value) == color
