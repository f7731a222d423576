"""DICOM files as they lie on disks: without their mark, damaged, empty, in every transfer syntax."""

import subprocess
import sys

import numpy as np
import pydicom
import pytest
import SimpleITK as sitk
from pydicom.uid import (
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    RLELossless,
)

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.importing import add_folder
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.volumes.dicom_files import is_dicom
from SSLSegmentationLib.volumes.reading import find_volumes, fingerprint, read_volume

from .dicom_objects import CLASSES, PET, PLACES, enhanced, item, save, single_image, voxels, write_series


def array(path):
    return sitk.GetArrayFromImage(read_volume(path))


def refused(path, *words):
    with pytest.raises(DataError) as caught:
        read_volume(path)
    for word in words:
        assert word in caught.value.sentence
    assert caught.value.hint and "Doe" not in str(caught.value)
    return caught.value


def without_mark(content, path, **how):
    """Write an object without its mark and its file information."""
    content.preamble = None
    del content.file_meta
    pydicom.dcmwrite(path, content, enforce_file_format=False, **how)


@pytest.mark.parametrize("suffix", ["", ".IMA", ".dcm", ".MR", ".001"])
@pytest.mark.parametrize(("implicit", "little"), [(True, True), (False, True), (False, False)])
def test_files_without_the_mark_are_found_and_read(tmp_path, suffix, implicit, little):
    for k, z in enumerate(PLACES):
        content = single_image(voxels()[k].astype("<u2" if little else ">u2"), z, k + 1)
        without_mark(content, tmp_path / f"IM{k}{suffix}", implicit_vr=implicit, little_endian=little)
    assert find_volumes(tmp_path) == [tmp_path]
    np.testing.assert_array_equal(array(tmp_path), voxels())
    np.testing.assert_array_equal(array(next(tmp_path.iterdir())), voxels())


@pytest.mark.parametrize(
    "content", [b"", b"\x08\x00", bytes(200), b"\x08\x00" * 300, b"\x08\x00\x05\x00CS\x0a\x00ISO_IR 100" + bytes(300)]
)
def test_other_files_are_not_taken_for_dicom(tmp_path, content):
    path = tmp_path / "notes"
    path.write_bytes(content)
    assert not is_dicom(path)
    write_series(tmp_path, voxels())
    assert find_volumes(tmp_path) == [tmp_path]


@pytest.mark.parametrize("content", [b"", b"not DICOM at all", bytes(4000)])
def test_a_broken_file_beside_a_whole_series_is_named_and_holds_up_nothing(tmp_path, content):
    project = Project.create(tmp_path / "project")
    folder = write_series(tmp_path / "scan", voxels())
    (folder / "broken.dcm").write_bytes(content)
    assert find_volumes(folder) == [folder / "IM001.dcm", folder / "broken.dcm"]
    report = add_folder(project, folder)
    assert [case.name for case in report.added] == ["patient-01_1_t2-tra"]
    ((path, error),) = report.refused
    assert path.name == "broken.dcm" and "'broken.dcm'" not in error.sentence and "broken.dcm" in error.sentence
    assert "damaged" in error.sentence
    np.testing.assert_array_equal(array(folder / "IM002.dcm"), voxels())


def test_a_broken_file_that_may_be_the_missing_slice_ends_the_series(tmp_path):
    write_series(tmp_path, voxels())
    (tmp_path / "IM002.dcm").write_bytes(b"")
    assert find_volumes(tmp_path) == [tmp_path]
    refused(tmp_path, "IM002.dcm", "empty", "incomplete")
    refused(tmp_path / "IM001.dcm", "IM002.dcm")


def test_the_file_at_fault_is_named_also_if_another_of_the_folder_is_broken(tmp_path):
    write_series(tmp_path, voxels())
    (tmp_path / "a.dcm").write_bytes(b"")
    path = tmp_path / "z.dcm"
    path.write_bytes(b"no DICOM")
    refused(path, "z.dcm")


@pytest.mark.parametrize("there", [0, 2, 30, 58])
def test_pixels_that_are_too_few_are_refused(tmp_path, there):
    write_series(tmp_path, voxels())
    content = pydicom.dcmread(tmp_path / "IM003.dcm")
    content.PixelData = content.PixelData[:there]
    content.save_as(tmp_path / "IM003.dcm")
    refused(tmp_path, "IM003.dcm", f"{there} bytes of 60")


def test_pixels_that_are_too_many_are_refused(tmp_path):
    content = enhanced(voxels())
    content.PixelData += content.PixelData
    refused(save(content, tmp_path / "e.dcm"), "e.dcm", "more pixels than its header says")
    write_series(tmp_path / "a", voxels())
    content = pydicom.dcmread(tmp_path / "a" / "IM003.dcm")
    content.PixelData += bytes(8)  # padding, as some scanners write it
    content.save_as(tmp_path / "a" / "IM003.dcm")
    np.testing.assert_array_equal(array(tmp_path / "a"), voxels())


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9, 0.99])
def test_a_cut_enhanced_object_is_refused(tmp_path, kept):
    path = save(enhanced(voxels()), tmp_path / "e.dcm")
    path.write_bytes(path.read_bytes()[: int(kept * path.stat().st_size)])
    refused(tmp_path, "e.dcm", "damaged")
    refused(path, "e.dcm", "damaged")


@pytest.mark.parametrize("spacing", [None, [0, 0], [0.5, 0], [-0.5, 0.5], ["nan", "nan"], ["0,5", "0,5"], [0.5]])
@pytest.mark.parametrize("images", ["single", "enhanced"])
def test_images_without_a_pixel_size_are_refused(tmp_path, spacing, images):
    with pydicom.config.disable_value_validation():
        contents = [single_image(pixels, z, n) for n, (pixels, z) in enumerate(zip(voxels(), PLACES, strict=True))]
        contents = contents if images == "single" else [enhanced(voxels())]
        for n, content in enumerate(contents):
            where = (
                content if images == "single" else content.SharedFunctionalGroupsSequence[0].PixelMeasuresSequence[0]
            )
            del where.PixelSpacing
            content.ImagerPixelSpacing = [0.5, 0.5]
            if spacing is not None:
                where.add_new("PixelSpacing", "LO", [str(value) for value in spacing])
            save(content, tmp_path / f"{n}.dcm")
    refused(tmp_path, "PixelSpacing", "0.dcm")


def test_a_position_that_lacks_is_told_of_its_file(tmp_path):
    write_series(tmp_path, voxels(), each=lambda k: {"ImagePositionPatient": None if k == 2 else [0, 0, 3.0 * k]})
    refused(tmp_path, "lacks slice positions", "1 of 4 images", "'IM003.dcm'")


@pytest.mark.parametrize("syntax", [ImplicitVRLittleEndian, DeflatedExplicitVRLittleEndian, RLELossless])
def test_every_encoding_gives_the_same_voxels(tmp_path, syntax):
    volume = voxels(shape=(8, 10))
    for k, z in enumerate(PLACES):
        save(encoded(single_image(volume[k], z, k + 1), syntax), tmp_path / "single" / f"{k}.dcm")
    save(encoded(enhanced(volume), syntax), tmp_path / "enhanced" / "e.dcm")
    np.testing.assert_array_equal(array(tmp_path / "single"), volume)
    np.testing.assert_array_equal(array(tmp_path / "enhanced"), volume)


def encoded(content, syntax):
    """An object in another transfer syntax."""
    if syntax == RLELossless:
        content.compress(syntax)
    content.file_meta.TransferSyntaxUID = syntax
    return content


def test_big_endian_frames_are_read(tmp_path):
    content = enhanced(voxels().astype(">u2"))
    content.file_meta.TransferSyntaxUID = ExplicitVRBigEndian
    np.testing.assert_array_equal(array(save(content, tmp_path / "e.dcm")), voxels())


def test_only_the_frames_of_a_volume_are_decoded_of_a_compressed_object(tmp_path):
    pixels = np.concatenate([voxels(seed=1), voxels(seed=2)])
    content = enhanced(
        pixels, [*PLACES, *PLACES], frame=lambda f: {"MREchoSequence": {"EffectiveEchoTime": 2.0 + f // 4}}
    )
    content.compress(RLELossless)
    path = save(content, tmp_path / "e.dcm")
    np.testing.assert_array_equal(array(path / "echo 2"), voxels(seed=2))


@pytest.mark.parametrize("images", ["single", "enhanced"])
@pytest.mark.parametrize("signed", [True, False])
def test_bits_beside_a_pixel_are_no_part_of_it(tmp_path, images, signed):
    values = voxels().astype(np.int32) - (300 if signed else 0)
    words = ((values & 0x0FFF) | 0x5000).astype(np.uint16)  # an overlay in the upper four
    how = {"BitsStored": 12, "HighBit": 11, "PixelRepresentation": int(signed)}
    if images == "single":
        write_series(tmp_path, words, **how)
    else:
        content = enhanced(words)
        for keyword, value in how.items():
            setattr(content, keyword, value)
        save(content, tmp_path / "e.dcm")
    np.testing.assert_array_equal(array(tmp_path), values)


def test_pixels_in_the_upper_bits_are_read(tmp_path):
    write_series(tmp_path, voxels() << 4, BitsStored=12, HighBit=15)
    np.testing.assert_array_equal(array(tmp_path), voxels())


def test_inverted_greys_are_read_as_they_are_displayed(tmp_path):
    write_series(tmp_path / "single", voxels(), PhotometricInterpretation="MONOCHROME1")
    content = enhanced(voxels())
    content.PhotometricInterpretation = "MONOCHROME1"
    save(content, tmp_path / "enhanced" / "e.dcm")
    np.testing.assert_array_equal(array(tmp_path / "single"), 65535 - voxels())
    np.testing.assert_array_equal(array(tmp_path / "enhanced"), 65535 - voxels())


@pytest.mark.parametrize(("samples", "photometric"), [(3, "RGB"), (1, "PALETTE COLOR"), (3, "YBR_FULL_422")])
def test_colour_is_refused(tmp_path, samples, photometric):
    write_series(tmp_path, voxels(), SamplesPerPixel=samples, PhotometricInterpretation=photometric)
    refused(tmp_path, "in colour", photometric)


def test_values_that_a_table_changes_are_refused(tmp_path):
    table = item(LUTDescriptor=[4, 0, 16], ModalityLUTType="US", LUTData=bytes(8))
    write_series(tmp_path, voxels(), ModalityLUTSequence=table)
    refused(tmp_path, "ModalityLUTSequence")


@pytest.mark.parametrize("slopes", [(1, 0.0013, 0.0014, 0.002), (1, 2, 3, 4), (0.5, 0.5, 0.5, 0.5)])
def test_each_slice_has_its_slope(tmp_path, slopes):
    write_series(tmp_path, voxels(), kind=PET, each=lambda k: {"RescaleSlope": slopes[k], "RescaleIntercept": 0})
    image = read_volume(tmp_path)
    np.testing.assert_allclose(sitk.GetArrayFromImage(image), voxels() * np.array(slopes)[:, None, None], rtol=1e-12)
    assert image.GetPixelID() == sitk.sitkFloat64
    assert image.GetSpacing() == (0.75, 0.5, 3.0)
    assert image.GetOrigin() == (1.5, 2.0, 0.0)


def test_a_scale_of_its_own_in_each_slice_does_not_change_the_grid(tmp_path):
    axes = [0.8, 0.6, 0, -0.36, 0.48, -0.8]
    normal = np.cross(axes[:3], axes[3:])
    for name, slopes in (("same", (2, 2, 2, 2)), ("own", (2, 2, 2, 4))):
        volume = voxels() * np.array([1, 1, 1, slopes[0] / slopes[3]])[:, None, None]
        places = {k: {"ImagePositionPatient": [round(float(v), 6) for v in k * 3.0 * normal]} for k in range(4)}
        each = lambda k, s=slopes, p=places: {"RescaleSlope": s[k], "RescaleIntercept": 0, **p[k]}  # noqa: E731
        write_series(
            tmp_path / name, (volume * 2 // 2).astype(np.uint16) // 2 * 2, each=each, ImageOrientationPatient=axes
        )
    same, own = read_volume(tmp_path / "same"), read_volume(tmp_path / "own")
    np.testing.assert_allclose(own.GetDirection(), same.GetDirection(), atol=1e-9)
    np.testing.assert_allclose(own.GetSpacing(), same.GetSpacing(), atol=1e-9)
    np.testing.assert_allclose(own.GetOrigin(), same.GetOrigin(), atol=1e-9)
    assert fingerprint(same) != ""


@pytest.mark.parametrize(("kind", "keyword"), [(np.float32, "FloatPixelData"), (np.float64, "DoubleFloatPixelData")])
def test_maps_of_floats_keep_their_values(tmp_path, kind, keyword):
    content = enhanced(voxels(), kind=CLASSES + "30")
    for name in ("PixelData", "BitsStored", "HighBit", "PixelRepresentation"):
        delattr(content, name)
    content.BitsAllocated = 8 * np.dtype(kind).itemsize
    setattr(content, keyword, (voxels() / 7).astype(kind).tobytes())
    np.testing.assert_array_equal(array(save(content, tmp_path / "e.dcm")), (voxels() / 7).astype(kind))


def test_codecs_write_nothing_to_the_terminal(tmp_path):
    for k, z in enumerate(PLACES):
        content = single_image(voxels()[k], z, k + 1)
        content.file_meta.TransferSyntaxUID = JPEG2000Lossless
        content.PixelData = pydicom.encaps.encapsulate([b"\xff\x4f\xff\x51" + bytes(200)])
        content["PixelData"].VR = "OB"
        save(content, tmp_path / f"{k}.dcm")
    code = (
        "import sys; from SSLSegmentationLib.volumes.reading import read_volume\n"
        "try: read_volume(sys.argv[1])\nexcept Exception as error: print(error)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, encoding="utf-8", check=True)
    assert run.stderr == ""
    assert "cannot be decoded (JPEG 2000" in run.stdout


@pytest.mark.parametrize("what", ["single", "enhanced", "compressed"])
def test_broken_bytes_give_a_volume_or_a_sentence_without_a_name(tmp_path, what):
    random = np.random.default_rng(5)
    content = enhanced(voxels(shape=(8, 8)))
    if what == "compressed":
        content.compress(RLELossless)
    path = save(content, tmp_path / "e.dcm")
    if what == "single":
        path.unlink()
        path = write_series(tmp_path, voxels(shape=(8, 8))) / "IM002.dcm"
    whole = path.read_bytes()
    for _ in range(40):
        broken = bytearray(whole)
        for at in random.integers(0, len(whole), random.choice([1, 3, 20])):
            broken[at] = random.integers(256)
        at, length = random.integers(len(whole)), random.integers(0, 30) * random.integers(0, 2)
        path.write_bytes(broken[:at] + broken[at + length :])
        for found in find_volumes(tmp_path):
            try:
                read_volume(found)
            except DataError as error:
                assert "Doe" not in str(error)
                assert str(error).isprintable()
