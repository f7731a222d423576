"""What holds for every registered mask format: the mask comes back, whole or not at all, and it is offered or not.

What one writes is tested in ``test_writing``. A new format needs no line here.
"""

import argparse
import os
from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.cli.registry import commands
from SSLSegmentationLib.core.errors import DataError, StorageError
from SSLSegmentationLib.volumes import mask_formats
from SSLSegmentationLib.volumes.labels import read_label_map, schema_from_segmentation, write_segmentation
from SSLSegmentationLib.volumes.mask_formats import REGISTRY, format_of, offered
from SSLSegmentationLib.volumes.reading import image_suffix

from .synthetic import image_of, noise, rotation, sheared

SHAPE = (6, 8, 9)

every_format = pytest.mark.parametrize("name", REGISTRY)


@pytest.fixture
def image():
    return image_of(noise(SHAPE), rotation(20, (1, 2, 0)))


@pytest.fixture
def labels():
    array = np.zeros(SHAPE, np.uint8)
    array[1:4, 2:6, 2:7] = 2
    array[2, 3:5, 3:5] = 7
    return array


@every_format
def test_a_mask_comes_back_with_what_the_format_holds(tmp_path, image, labels, schema, name):
    path = tmp_path / f"a name with à{name}"
    write_segmentation(path, labels, image, schema)
    assert os.listdir(tmp_path) == [path.name]  # nothing else is left behind
    if image_suffix(path) is None:
        return  # this program does not read it
    result = read_label_map(path, image, schema)
    np.testing.assert_array_equal(result.array, labels)
    assert (result.source_kind == "segmentation") is REGISTRY[name].named
    if REGISTRY[name].named:
        told = {segment.name: segment.color for segment in schema_from_segmentation(path).segments}
        assert told == {segment.name: segment.color for segment in schema.segments}
    else:
        with pytest.raises(DataError):
            schema_from_segmentation(path)


@every_format
def test_the_same_mask_makes_the_same_file(tmp_path, image, labels, schema, name):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        write_segmentation(tmp_path / folder / f"a{name}", labels, image, schema)
    one, two = (sitk_or_bytes(tmp_path / folder / f"a{name}") for folder in ("one", "two"))
    assert one == two


def sitk_or_bytes(path):
    """What a file holds; what a compressed one holds, since its header has a time."""
    if image_suffix(path) is None:
        return path.stat().st_size
    return sitk.GetArrayFromImage(sitk.ReadImage(str(path))).tobytes()


@every_format
def test_a_failure_leaves_the_file_that_is_there(tmp_path, image, labels, schema, name, monkeypatch):
    path = tmp_path / f"a{name}"
    write_segmentation(path, labels, image, schema)
    before = path.read_bytes()

    def half(temporary, *_):
        Path(temporary).write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(mask_formats.MaskFormat, "write", property(lambda self: half))
    with pytest.raises(StorageError, match="full"):
        write_segmentation(path, labels, image, schema)
    assert path.read_bytes() == before and os.listdir(tmp_path) == [path.name]


@every_format
def test_a_geometry_is_kept_or_refused(tmp_path, labels, schema, name):
    image, path = image_of(noise(SHAPE), sheared(rotation(20, (1, 0, 0)))), tmp_path / f"a{name}"
    if not REGISTRY[name].sheared:
        with pytest.raises(DataError, match="sheared") as caught:
            write_segmentation(path, labels, image, schema)
        assert all(other in caught.value.hint for other in offered(sheared=True)) and not path.exists()
        return
    write_segmentation(path, labels, image, schema)
    if image_suffix(path):
        np.testing.assert_allclose(sitk.ReadImage(str(path)).GetDirection(), image.GetDirection(), atol=1e-14)


@every_format
def test_it_is_found_by_its_name_and_offered_if_it_says_so(name, tmp_path):
    assert name == name.lower() and name.startswith(".") and REGISTRY[name].title
    for file in (f"a{name}", f"A B{name.upper()}"):
        assert format_of(Path(file)) is REGISTRY[name]
    parser = argparse.ArgumentParser()
    commands()["predict"].arguments(parser)
    arguments = ["project", "volume", "--format", name]
    if REGISTRY[name].offered:
        assert parser.parse_args(arguments).format == name
    else:
        with pytest.raises(SystemExit):
            parser.parse_args(arguments)


def test_the_usual_format_has_the_names_of_the_structures():
    assert REGISTRY[offered()[0]].named and offered()[0] == ".seg.nrrd"


def test_other_names_are_refused_with_what_there_is(tmp_path):
    with pytest.raises(DataError, match=r"'mask\.png'.*\.seg\.nrrd, .* or \.mha"):
        format_of(Path("mask.png"))
