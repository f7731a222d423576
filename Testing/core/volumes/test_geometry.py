"""Orientation and grids: every landmark keeps its physical place, every round trip is exact."""

import itertools

import numpy as np
import pytest
import SimpleITK as sitk
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.volumes.geometry import (
    PLANES,
    from_canonical,
    grid_difference,
    in_axes_of,
    in_plane_spacing,
    lattice_offset,
    plane_of,
    same_grid,
    to_canonical,
)
from SSLSegmentationLib.volumes.reading import read_volume

from .synthetic import image_of, noise, rotation, sheared

ALL_48_ORDERS = [
    np.eye(3)[:, list(order)] * signs
    for order in itertools.permutations(range(3))
    for signs in itertools.product((1, -1), repeat=3)
]
#: For columns, rows, slices: the world axis (L, P, S) and the sign that the docs promise.
PROMISE = {
    "axial": ((0, 1), (1, 1), (2, 1)),
    "coronal": ((0, 1), (2, -1), (1, 1)),
    "sagittal": ((1, 1), (2, -1), (0, 1)),
}

directions = st.builds(
    lambda order, degrees, axis, slope: sheared(rotation(degrees, axis) @ order, slope),
    st.sampled_from(ALL_48_ORDERS),
    st.sampled_from([0.0, 7.0, 25.0, 44.9, 45.0, 60.0, 90.0, 133.0]),
    st.sampled_from([(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 2, -1)]),
    st.sampled_from([0.0, 0.15]),
)


def bright_voxel(image):
    """Physical place of the largest voxel, in mm."""
    array = sitk.GetArrayViewFromImage(image)
    index = np.unravel_index(np.argmax(array), array.shape)
    return np.array(image.TransformIndexToPhysicalPoint([int(i) for i in reversed(index)]))


@settings(max_examples=50, deadline=None)
@given(directions, st.permutations(range(3)), st.tuples(*[st.booleans()] * 3))
def test_the_axes_of_a_grid_are_brought_back_from_any_order(direction, order, flips):
    image = image_of(noise((3, 4, 5)), direction)
    other = in_axes_of(sitk.Flip(sitk.PermuteAxes(image, order), flips), image)
    assert same_grid(other, image, tolerance=1e-9)
    np.testing.assert_array_equal(sitk.GetArrayViewFromImage(other), sitk.GetArrayViewFromImage(image))


@settings(max_examples=150, deadline=None)
@given(directions, st.sampled_from(PLANES), st.tuples(*[st.integers(0, n - 1) for n in (3, 4, 5)]))
def test_a_landmark_keeps_its_place_and_the_way_back_is_exact(direction, plane, landmark):
    array = noise((3, 4, 5))
    array[landmark] = 5000
    image = image_of(array, direction)
    canonical = to_canonical(image, plane)
    np.testing.assert_allclose(bright_voxel(canonical), bright_voxel(image), atol=1e-9)
    assert sorted(sitk.GetArrayFromImage(canonical).ravel()) == sorted(array.ravel())
    for volume in (canonical, sitk.GetArrayFromImage(canonical)):
        back = from_canonical(volume, image, plane)
        np.testing.assert_array_equal(sitk.GetArrayFromImage(back), array)
        assert (back.GetSize(), back.GetOrigin()) == (image.GetSize(), image.GetOrigin())
        assert (back.GetSpacing(), back.GetDirection()) == (image.GetSpacing(), image.GetDirection())


@pytest.mark.parametrize("plane", PLANES)
@pytest.mark.parametrize("tilt", [0, 20])
@pytest.mark.parametrize("order", ALL_48_ORDERS, ids=str)
def test_axes_point_where_the_plane_promises(order, tilt, plane):
    image = image_of(noise((3, 4, 5)), rotation(tilt, (1, 1, 0.3)) @ order, spacing=(1, 1, 1))
    axes = np.array(to_canonical(image, plane).GetDirection()).reshape(3, 3)
    for column, (world, sign) in zip(axes.T, PROMISE[plane], strict=True):
        assert np.argmax(np.abs(column)) == world
        assert np.sign(column[world]) == sign


@pytest.mark.parametrize("order", ALL_48_ORDERS, ids=str)
def test_storage_order_does_not_change_what_the_network_sees(order):
    reference = image_of(noise((4, 5, 6)), spacing=(1, 1, 1))
    stored = sitk.PermuteAxes(reference, [int(np.argmax(np.abs(column))) for column in order.T])
    stored = sitk.Flip(stored, [bool(column.sum() < 0) for column in order.T])
    seen = sitk.GetArrayFromImage(to_canonical(stored, "axial"))
    np.testing.assert_array_equal(seen, sitk.GetArrayFromImage(reference))


@pytest.mark.parametrize("across, plane", [(0, "sagittal"), (1, "coronal"), (2, "axial")])
@pytest.mark.parametrize("order", ALL_48_ORDERS[::5], ids=str)
def test_the_plane_is_across_the_thick_axis(order, across, plane):
    thickness = [4.0 if np.argmax(np.abs(column)) == across else 0.6 for column in order.T]
    image = image_of(noise(), rotation(30, (1, 0, 0)) @ order, spacing=thickness)
    assert plane_of(image) == plane
    canonical = to_canonical(image)
    assert canonical.GetSpacing() == (0.6, 0.6, 4.0)


def test_an_image_that_is_isotropic_to_20_percent_counts_as_axial():
    assert plane_of(image_of(noise(), spacing=(1.19, 1.0, 1.0))) == "axial"
    assert plane_of(image_of(noise(), spacing=(1.21, 1.0, 1.0))) == "sagittal"


def test_of_two_thick_axes_the_one_stored_last_counts_as_slices():
    assert plane_of(image_of(noise(), spacing=(0.5, 3.0, 3.0))) == "axial"
    assert plane_of(image_of(noise(), spacing=(3.0, 3.0, 0.5))) == "coronal"


def test_in_plane_spacing_is_rows_then_columns():
    image = image_of(noise((4, 5, 6)), spacing=(0.5, 0.8, 3.0))
    assert in_plane_spacing(to_canonical(image, "axial")) == (0.8, 0.5)
    assert in_plane_spacing(to_canonical(image, "coronal")) == (3.0, 0.5)
    assert in_plane_spacing(to_canonical(image, "sagittal")) == (3.0, 0.8)


def test_wrong_arguments_are_refused():
    image = image_of(noise())
    with pytest.raises(ValueError, match="plane must be one of"):
        to_canonical(image, "transverse")
    with pytest.raises(ValueError, match="shape"):
        from_canonical(np.zeros((5, 6, 8)), image, "axial")


def test_grid_differences_are_said_in_plain_words():
    image = image_of(noise(), spacing=(1, 1, 3))
    assert grid_difference(image, sitk.Image(image)) is None
    assert grid_difference(image, image_of(noise((5, 6, 8)))) == "size is 7 × 6 × 5 against 8 × 6 × 5 voxels"
    assert (
        grid_difference(image, image_of(noise(), spacing=(1, 1, 4))) == "spacing is 1 × 1 × 3 mm against 1 × 1 × 4 mm"
    )
    moved = image_of(noise(), spacing=(1, 1, 3), origin=(-12.3, 45.6, 10.8))
    assert grid_difference(image, moved) == "origin differs by 3.00 mm"
    turned = image_of(noise(), rotation(10, (0, 0, 1)), spacing=(1, 1, 3))
    assert grid_difference(image, turned) == "axis directions differ by up to 10.00°"


@pytest.mark.parametrize("shift, same", [(1e-5, True), (0.03, True), (0.2, False)])
def test_rounded_headers_are_forgiven_and_shifts_are_not(shift, same):
    image = image_of(noise(), spacing=(1, 1, 3))
    other = image_of(noise(), spacing=(1, 1, 3), origin=(-12.3 + shift, 45.6, 7.8))
    assert same_grid(image, other) is same
    assert same_grid(image, other, tolerance=1e-6) is False


def test_a_small_spacing_error_that_adds_up_over_the_image_is_a_difference():
    wide = noise((2, 2, 400))
    assert not same_grid(image_of(wide, spacing=(1, 1, 1)), image_of(wide, spacing=(1.001, 1, 1)))


@pytest.mark.parametrize("direction", [np.eye(3), rotation(33, (1, 2, 3)), sheared(rotation(15, (0, 1, 0)))])
def test_a_crop_lies_on_the_lattice_of_its_image(direction):
    image = image_of(noise((8, 9, 10)), direction)
    assert lattice_offset(image[2:7, 3:8, 1:5], image) == (2, 3, 1)
    outside = sitk.ConstantPad(image, [2, 0, 1], [0, 0, 0])
    assert lattice_offset(outside, image) == (-2, 0, -1)
    half = image[2:7, 3:8, 1:5]
    half.SetOrigin(image.TransformContinuousIndexToPhysicalPoint((2.5, 3, 1)))
    assert lattice_offset(half, image) is None
    assert lattice_offset(sitk.Flip(image, [True, False, False]), image) is None


@pytest.mark.parametrize(
    "name, plane", [("3 t2_tse_sag", "sagittal"), ("4 t2_tse_tra", "axial"), ("5 t2_tse_cor", "coronal")]
)
def test_real_oblique_prostate_volumes(shared_data, name, plane):
    image = read_volume(shared_data / "nrrd_oblique" / "ProstateX-0217" / f"{name}.nrrd")
    assert plane_of(image) == plane
    canonical = to_canonical(image)
    assert canonical.GetSize()[2] == min(image.GetSize())
    back = from_canonical(sitk.GetArrayFromImage(canonical), image, plane)
    np.testing.assert_array_equal(sitk.GetArrayViewFromImage(back), sitk.GetArrayViewFromImage(image))
    corner = canonical.TransformIndexToPhysicalPoint((0, 0, 0))
    index = np.round(image.TransformPhysicalPointToContinuousIndex(corner), 6)
    assert all(i in (0, n - 1) for i, n in zip(index, image.GetSize(), strict=True))
