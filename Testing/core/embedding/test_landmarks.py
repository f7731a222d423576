"""A pixel that is found is where the structure is in the patient, whatever the orientation, spacing and resolution."""

import numpy as np
import pytest
import SimpleITK as sitk
from embedding_samples import brightness_embedder, landmark_volume, save_backbone
from volumes.synthetic import image_of, noise, rotation, sheared

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.embedding import Embedder, FeatureChoice, similarity

ORDERS = ["LPS", "RAS", "SPL", "PIR", "ILA", "ARI"]
HERE, THERE = (6.0, -5.0, 4.0), (-8.0, 3.0, -6.0)


def voxels_apart(image, point, other):
    """Largest distance of two points along a voxel axis, in voxels."""
    a, b = (np.array(image.TransformPhysicalPointToContinuousIndex(p)) for p in (point, other))
    return np.abs(a - b).max()


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("degrees", [0, 25])
@pytest.mark.parametrize("spacing", [0.8, 1.3, 2.0])
def test_the_nearest_pixel_is_the_landmark(tmp_path, order, degrees, spacing):
    embedder = brightness_embedder(tmp_path, spacing_mm=spacing)
    first = embedder.embed(landmark_volume(HERE))
    image = landmark_volume(THERE, order, degrees, size=(40, 35, 11), spacing=(1.0, 1.2, 3.5))
    query = first.vector(first.grid.pixel_at_point(HERE))
    found = similarity(embedder.embed(image), query).nearest()
    assert voxels_apart(image, found.point_mm, THERE) <= 1
    assert voxels_apart(image, image.TransformIndexToPhysicalPoint(found.index), found.point_mm) <= 0.5 + 1e-6
    assert found.similarity > 0.99


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [(33, 27, 9), (30, 31, 7)])
def test_at_half_resolution_the_landmark_is_found_within_a_pixel_of_the_map(tmp_path, order, size):
    embedder = brightness_embedder(tmp_path, FeatureChoice("encoder"), spacing_mm=1.2)
    first = embedder.embed(landmark_volume(HERE, size=size, spacing=(1.2, 1.2, 4.0)))
    image = landmark_volume(THERE, order, 10, size=size, spacing=(1.2, 1.2, 4.0))
    found = similarity(embedder.embed(image), first.vector(first.grid.pixel_at_point(HERE))).nearest()
    assert voxels_apart(image, found.point_mm, THERE) <= 1


@pytest.mark.parametrize("order", ORDERS)
def test_a_network_finds_the_same_voxel_in_a_volume_that_is_stored_in_another_order(tmp_path, order):
    image = image_of(noise((5, 22, 18)), rotation(12, (1, 0, 2)), (1.5, 1.5, 5.0))
    other = sitk.DICOMOrient(image, order)
    embedder = Embedder(save_backbone(tmp_path / "backbone.pt"))
    first, second = embedder.embed(image), embedder.embed(other)
    for index in [(3, 17, 1), (11, 4, 4)]:
        found = similarity(second, first.vector(first.grid.pixel_at_index(index))).nearest()
        assert found.similarity == pytest.approx(1, abs=1e-5)
        assert np.allclose(found.point_mm, image.TransformIndexToPhysicalPoint(index), atol=1e-6)
        assert np.allclose(other.TransformIndexToPhysicalPoint(found.index), found.point_mm, atol=1e-6)


@pytest.mark.parametrize("order", [*ORDERS, None])
@pytest.mark.parametrize("features", [FeatureChoice(), FeatureChoice("encoder")])
@pytest.mark.parametrize("spacing", [0.5, 1.1, 2.3])
def test_places_go_to_the_map_and_back(tmp_path, order, features, spacing):
    image = image_of(noise((5, 17, 22)), sheared(rotation(20, (1, 2, 0))), (0.7, 0.9, 3.0))
    image = sitk.DICOMOrient(image, order) if order else image
    grid = brightness_embedder(tmp_path, features, spacing_mm=spacing).grid_of(image)
    # Half a voxel through the plane, half a map pixel and half a voxel within it.
    in_plane = [1 + grid.step * spacing / size for size in image.GetSpacing()]
    reach = [0.5 if size == 3.0 else wide for size, wide in zip(image.GetSpacing(), in_plane, strict=True)]
    generator = np.random.default_rng(0)
    for _ in range(50):
        index = [generator.uniform(-0.5, extent - 0.5) for extent in image.GetSize()]
        point = image.TransformContinuousIndexToPhysicalPoint(index)
        pixel = grid.pixel_at_index(index)
        assert grid.pixel_at_point(point) == pixel
        back = image.TransformPhysicalPointToContinuousIndex(grid.point_of(pixel))
        assert all(abs(a - b) <= limit + 1e-6 for a, b, limit in zip(index, back, reach, strict=True))
        assert all(abs(a - b) <= 0.5 + 1e-6 for a, b in zip(grid.index_of(pixel), back, strict=True))


def test_a_map_pixel_and_its_own_centre_are_one_place(tmp_path):
    grid = brightness_embedder(tmp_path, spacing_mm=1.7).grid_of(landmark_volume(HERE, "PIR", 30, size=(33, 27, 3)))
    slices, (rows, columns) = grid.canonical_size[0], grid.shape
    for pixel in np.ndindex(slices, rows, columns):
        assert grid.pixel_at_point(grid.point_of(pixel)) == pixel


@pytest.mark.parametrize("order", ORDERS)
def test_the_similarity_map_has_the_geometry_of_its_volume(tmp_path, order):
    image = landmark_volume(HERE, order, 25)
    embedding = brightness_embedder(tmp_path, spacing_mm=1.6).embed(image)
    found = similarity(embedding, embedding.vector(embedding.grid.pixel_at_point(HERE)))
    result = found.to_image()
    assert result.GetSize() == image.GetSize() and result.GetPixelID() == sitk.sitkFloat32
    for get in ("GetSpacing", "GetOrigin", "GetDirection"):
        assert getattr(result, get)() == getattr(image, get)()
    array = sitk.GetArrayFromImage(result)
    assert array.min() >= -1 and array.max() == pytest.approx(found.nearest().similarity)
    assert result[found.nearest().index] == pytest.approx(array.max())
    bright = sitk.GetArrayFromImage(image) > 700
    assert array[bright].min() > array[~bright].mean()


@pytest.mark.parametrize("index", [(33, 0, 0), (0, -1, 0), (0, 0, 8.6), (0, float("nan"), 0)])
def test_a_voxel_outside_the_volume_is_refused(tmp_path, index):
    grid = brightness_embedder(tmp_path).grid_of(landmark_volume(HERE))
    with pytest.raises(DataError, match=r"The voxel .* is outside the volume\..*\(32, 26, 8\)"):
        grid.pixel_at_index(index)


def test_a_point_outside_the_volume_is_refused_in_the_words_of_slicer(tmp_path):
    grid = brightness_embedder(tmp_path).grid_of(landmark_volume(HERE))
    with pytest.raises(DataError, match=r"The point R -100\.0, A 0\.0, S 3\.0 mm is outside the volume\."):
        grid.pixel_at_point((100.0, 0.0, 3.0))
