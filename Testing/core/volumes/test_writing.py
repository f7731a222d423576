"""Images and masks are written whole or not at all, with exact geometry and Slicer's metadata."""

import os
import subprocess
import sys
import textwrap

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import DataError, StorageError
from SSLSegmentationLib.volumes import writing
from SSLSegmentationLib.volumes.labels import read_label_map, write_image, write_segmentation
from SSLSegmentationLib.volumes.reading import read_volume

from .synthetic import image_of, noise, rotation, sheared

SHAPE = (6, 8, 9)


@pytest.fixture
def image():
    return image_of(noise(SHAPE), rotation(20, (1, 2, 0)))


@pytest.fixture
def labels():
    array = np.zeros(SHAPE, np.uint8)
    array[1:4, 2:6, 2:7] = 2
    array[2, 3:5, 3:5] = 7
    return array


@pytest.mark.parametrize("direction", [np.eye(3), rotation(33, (1, 2, 3)), sheared(rotation(15, (0, 1, 0)))])
@pytest.mark.parametrize("dtype", [np.uint8, np.int16, np.uint16, np.int32, np.float32, np.float64])
def test_an_image_comes_back_as_it_was(tmp_path, direction, dtype):
    image = image_of(noise(SHAPE, dtype), direction, spacing=(0.5625, 1 / 3, 2.999998092651367))
    image.SetMetaData("0010|0010", "Doe^Jane")
    path = tmp_path / "dossier é" / "1 image.nrrd"
    write_image(path, image)
    assert b"Doe" not in path.read_bytes()
    assert image.GetMetaData("0010|0010") == "Doe^Jane"
    result = read_volume(path)
    assert result.GetPixelID() == image.GetPixelID()
    np.testing.assert_array_equal(sitk.GetArrayViewFromImage(result), sitk.GetArrayViewFromImage(image))
    for field in ("GetOrigin", "GetSpacing", "GetDirection"):
        np.testing.assert_allclose(getattr(result, field)(), getattr(image, field)(), rtol=1e-14, atol=1e-14)
    assert os.listdir(path.parent) == [path.name]


def test_images_are_compressed_and_only_written_as_nrrd(tmp_path):
    write_image(tmp_path / "a.nrrd", image_of(np.zeros((20, 50, 50), np.int16)))
    assert (tmp_path / "a.nrrd").stat().st_size < 2000
    with pytest.raises(ValueError, match="nrrd"):
        write_image(tmp_path / "a.nii.gz", image_of(noise()))


@pytest.mark.parametrize("suffix", [".seg.nrrd", ".nrrd", ".nii.gz", ".nii", ".mha"])
def test_a_mask_comes_back_as_it_was(tmp_path, image, labels, schema, suffix):
    path = tmp_path / f"3 masque é{suffix}"
    write_segmentation(path, labels.astype(np.int64), image, schema)
    result = read_label_map(path, image, schema)
    np.testing.assert_array_equal(result.array, labels)
    assert result.source_kind == ("segmentation" if suffix == ".seg.nrrd" else "label map")
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("suffix", [".seg.nrrd", ".nrrd", ".mha"])
def test_a_sheared_mask_keeps_its_geometry(tmp_path, labels, schema, suffix):
    image = image_of(noise(SHAPE), sheared(rotation(20, (1, 0, 0))))
    write_segmentation(tmp_path / f"a{suffix}", labels, image, schema)
    read = sitk.ReadImage(str(tmp_path / f"a{suffix}"))
    np.testing.assert_allclose(read.GetDirection(), image.GetDirection(), atol=1e-14)


@pytest.mark.parametrize("suffix", [".nii", ".nii.gz"])
def test_a_sheared_mask_is_not_straightened_into_nifti(tmp_path, labels, schema, suffix):
    image = image_of(noise(SHAPE), sheared(np.eye(3)))
    with pytest.raises(DataError, match=r"sheared.*\.nrrd or \.mha instead"):
        write_segmentation(tmp_path / f"a{suffix}", labels, image, schema)
    assert not any(tmp_path.iterdir())


def test_every_segment_is_described_also_the_empty_one(tmp_path, image, labels, schema):
    write_segmentation(tmp_path / "a.seg.nrrd", labels, image, schema)
    read = sitk.ReadImage(str(tmp_path / "a.seg.nrrd"))
    fields = {key: read.GetMetaData(key) for key in read.GetMetaDataKeys() if key.startswith("Segment")}
    assert fields["Segment0_Name"] == "tumeur à droite"
    assert fields["Segment0_LabelValue"] == "7"
    assert fields["Segment0_Extent"] == "3 4 3 4 2 2"
    assert fields["Segment0_Tags"] == f"TerminologyEntry:{schema.segments[0].terminology}|"
    assert fields["Segment1_Extent"] == "2 6 2 5 1 3"
    assert fields["Segment2_Name"] == "spleen"
    assert fields["Segment2_Extent"] == "0 -1 0 -1 0 -1"
    assert {fields[f"Segment{n}_Layer"] for n in range(3)} == {"0"}
    assert len({fields[f"Segment{n}_ID"] for n in range(3)}) == 3
    color = [float(part) for part in fields["Segment0_Color"].split()]
    np.testing.assert_allclose(color, (1, 0, 12 / 255), atol=1e-5)
    assert (
        fields["Segmentation_SourceRepresentation"] == fields["Segmentation_MasterRepresentation"] == "Binary labelmap"
    )


def test_values_shapes_and_formats_that_do_not_fit(tmp_path, image, labels, schema):
    labels[0, 0, 0] = 255
    with pytest.raises(DataError, match=r"255.*nobody annotated"):
        write_segmentation(tmp_path / "a.seg.nrrd", labels, image, schema)
    labels[0, 0, 0] = 3
    with pytest.raises(DataError, match=r"lacks: \[3\]"):
        write_segmentation(tmp_path / "a.seg.nrrd", labels, image, schema)
    with pytest.raises(ValueError, match="shape"):
        write_segmentation(tmp_path / "a.seg.nrrd", labels[1:], image, schema)
    with pytest.raises(DataError, match="cannot be written"):
        write_segmentation(tmp_path / "a.png", labels, image, schema)


def test_a_target_folder_that_cannot_be_made(tmp_path, image, labels, schema):
    (tmp_path / "file").touch()
    for write in (
        lambda path: write_image(path.with_suffix(".nrrd"), image),
        lambda path: write_segmentation(path.with_suffix(".seg.nrrd"), labels, image, schema),
    ):
        with pytest.raises(StorageError, match="was not written"):
            write(tmp_path / "file" / "a")


def test_a_read_only_folder_names_the_permission(tmp_path, image, monkeypatch):
    def refuse(*args, **kwargs):
        raise RuntimeError("could not open for writing")

    def denied(*args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(writing.sitk, "WriteImage", refuse)
    monkeypatch.setattr(writing, "open", denied, raising=False)
    with pytest.raises(StorageError, match=r"no permission to write.*Change the folder's permissions"):
        write_image(tmp_path / "a.nrrd", image)


@pytest.mark.parametrize("suffix", [".seg.nrrd", ".nrrd", ".nii.gz", ".nii", ".mha"])
@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on file size")
def test_a_disk_that_fills_up_in_the_middle_leaves_the_old_file(tmp_path, image, labels, schema, suffix):
    path = tmp_path / f"a{suffix}"
    write_segmentation(path, labels, image, schema)
    before = path.read_bytes()
    script = textwrap.dedent(
        """
        import resource, signal, sys
        import numpy as np, SimpleITK as sitk
        from SSLSegmentationLib.core.errors import StorageError
        from SSLSegmentationLib.project.schema import LabelSchema
        from SSLSegmentationLib.volumes.writing import write_segmentation

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
        array = np.random.default_rng(0).integers(0, 3, (40, 50, 60)).astype(np.uint8)
        try:
            write_segmentation(sys.argv[1], array, sitk.GetImageFromArray(array), LabelSchema.from_names(["a", "b"]))
        except StorageError as error:
            print(error.sentence, error.hint)
            sys.exit(3)
        """
    )
    run = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 3, run.stderr
    assert "was not written" in run.stdout
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == [path.name]


def test_a_full_disk_is_called_full(tmp_path, image, monkeypatch):
    def refuse(*args, **kwargs):
        raise RuntimeError("write failed")

    monkeypatch.setattr(writing.sitk, "WriteImage", refuse)
    monkeypatch.setattr(writing.shutil, "disk_usage", lambda path: type("Usage", (), {"free": 10})())
    with pytest.raises(StorageError, match=r"disk is full.*Free some space"):
        write_image(tmp_path / "a.nrrd", image)


def test_a_writer_that_does_not_notice_a_lost_byte_is_caught(tmp_path, image, monkeypatch):
    write_image(tmp_path / "a.nrrd", image)
    before = (tmp_path / "a.nrrd").read_bytes()
    real = sitk.WriteImage

    def lossy(volume, path, **kwargs):
        real(volume, path, **kwargs)
        os.truncate(path, os.stat(path).st_size - 1)

    monkeypatch.setattr(writing.sitk, "WriteImage", lossy)
    with pytest.raises(StorageError):
        write_image(tmp_path / "a.nrrd", image_of(noise(seed=3)))
    assert (tmp_path / "a.nrrd").read_bytes() == before


@pytest.mark.parametrize("spacing", [(1, 1, 1e30), (1, 1, 1e-9)])
def test_geometry_that_could_not_be_read_again_is_not_written(tmp_path, spacing):
    with pytest.raises(DataError, match="which no volume has"):
        write_image(tmp_path / "a.nrrd", image_of(noise(), spacing=spacing))
    assert not list(tmp_path.iterdir())
