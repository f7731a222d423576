"""Colours: the same each time, the same in every volume, principal components on an independent count."""

import numpy as np
import pytest
import SimpleITK as sitk
from embedding_samples import brightness_embedder, landmark_volume

from SSLSegmentationLib.embedding import colour_image, fit_colours, sample_pixels
from SSLSegmentationLib.embedding.colours import foreground


def pixels(seed=0, count=500, width=7):
    generator = np.random.default_rng(seed)
    return (generator.standard_normal((count, width)) * np.arange(width, 0, -1) + 3).astype(np.float32)


def test_axes_are_the_principal_components_with_a_fixed_sign():
    sample = pixels()
    basis = fit_colours([sample[:200], sample[200:]])
    centred = sample.astype(float) - sample.astype(float).mean(axis=0)
    _, lengths, directions = np.linalg.svd(centred, full_matrices=False)
    assert np.allclose(np.abs(np.sum(basis.axes * directions[:3], axis=1)), 1, atol=1e-9)
    assert np.allclose(basis.explained, (lengths**2)[:3] / (lengths**2).sum(), atol=1e-9)
    assert all(axis[np.abs(axis).argmax()] > 0 for axis in basis.axes)


def test_the_sign_does_not_follow_the_order_of_the_pixels():
    sample = pixels()
    a, b = fit_colours([sample]), fit_colours([sample[::-1]])
    assert np.allclose(a.axes, b.axes, atol=1e-9) and np.allclose(a.low, b.low) and np.allclose(a.high, b.high)


def test_colours_run_from_0_to_1_and_equal_vectors_have_equal_ones():
    basis = fit_colours([pixels(0), pixels(1)])
    vectors = pixels(2, 12).T.reshape(7, 3, 4).astype(np.float16)
    colours = basis.colours(vectors)
    assert colours.shape == (3, 3, 4) and colours.dtype == np.float32
    assert colours.min() >= 0 and colours.max() <= 1
    assert np.array_equal(basis.colours(vectors[:, ::-1]), colours[:, ::-1])
    own = basis.colours(pixels(0).T.reshape(7, 20, 25))
    assert all((own[channel] == limit).mean() < 0.05 for channel in range(3) for limit in (0, 1))


def test_vectors_that_are_all_equal_have_a_colour_too():
    basis = fit_colours([np.ones((10, 4), np.float32)])
    assert np.isfinite(basis.colours(np.ones((4, 2, 2), np.float16))).all()


def test_no_pixel_is_an_error():
    with pytest.raises(ValueError):
        fit_colours([np.empty((0, 4), np.float32)])


def test_a_sample_is_spread_over_the_foreground_and_the_same_each_time(tmp_path):
    embedding = brightness_embedder(tmp_path).embed(landmark_volume((0, 0, 0)))
    slices, _, rows, columns = embedding.vectors.shape
    everything = sample_pixels(embedding, count=10**6)
    assert np.array_equal(everything, embedding.vectors.transpose(0, 2, 3, 1).reshape(-1, 4).astype(np.float32))
    mask = np.zeros((slices, rows, columns), bool)
    mask[2:7, 5:9, 3:8] = True
    sample = sample_pixels(embedding, mask, count=30)
    assert len(sample) == 30 and np.array_equal(sample, sample_pixels(embedding, mask, count=30))
    allowed = {vector.tobytes() for vector in everything[mask.ravel()]}
    assert all(vector.tobytes() in allowed for vector in sample)


def test_the_foreground_is_what_is_bright(tmp_path):
    grid = brightness_embedder(tmp_path, spacing_mm=1.1).grid_of(landmark_volume((0, 0, 0)))
    intensities = np.full(grid.canonical_size, 0.05, np.float32)
    intensities[3:6, 8:20, 10:25] = 0.8
    found = foreground(grid, intensities)
    assert found.shape == (9, *grid.shape) and found.any()
    assert np.array_equal(np.flatnonzero(found.any(axis=(1, 2))), [3, 4, 5])
    assert found[3:6].mean() == pytest.approx((intensities[3:6] > 0.5).mean(), abs=0.04)
    assert foreground(grid, np.zeros_like(intensities)).all()


@pytest.mark.parametrize("order", ["LPS", "SPL"])
def test_a_volume_in_colours_lies_where_the_volume_is(tmp_path, order):
    image = landmark_volume((2, 3, 4), order, 20)
    embedding = brightness_embedder(tmp_path).embed(image)
    colours = colour_image(embedding, fit_colours([sample_pixels(embedding)]))
    assert colours.GetSize() == image.GetSize() and colours.GetPixelID() == sitk.sitkVectorUInt8
    assert colours.GetNumberOfComponentsPerPixel() == 3
    for get in ("GetSpacing", "GetOrigin", "GetDirection"):
        assert getattr(colours, get)() == getattr(image, get)()
    landmark = image.TransformPhysicalPointToIndex((2, 3, 4))
    assert colours[landmark] != colours[0, 0, 0]
