"""Headers that state an impossible geometry, or state it twice: never a silent 1 mm."""

import logging

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.volumes.checks import check_geometry
from SSLSegmentationLib.volumes.reading import load_image, read_volume

from .header_files import metaimage, nifti, nrrd
from .synthetic import image_of, noise, rotation

NAN, INF = float("nan"), float("inf")
IMPOSSIBLE = [NAN, INF, -INF, 0.0, -3.0, 1e30, 1e-30, 200.0]
NO_PLACE = [NAN, INF, -INF, 1e30, 2e6]
DIRECTIONS = "space directions: (1,0,0) (0,2,0) (0,0,3)"
SCANNER, OTHER = (1, 0), (0, 1)  # codes of qform and sform


def refusal(path, *words):
    with pytest.raises(DataError) as caught:
        read_volume(path)
    for word in (path.name, *words):
        assert word in caught.value.sentence
    assert caught.value.hint
    return caught.value


def sform(matrix, origin=(0, 0, 0)):
    return np.column_stack([matrix, origin]).ravel().tolist()


@pytest.mark.parametrize("codes", [(0, 0), SCANNER])
@pytest.mark.parametrize("value", IMPOSSIBLE)
def test_impossible_spacing_of_a_nifti(tmp_path, codes, value):
    refusal(nifti(tmp_path / "a.nii", pixdim={3: value}, codes=codes), f"{np.float32(value):.4g} mm", "pixdim")


@pytest.mark.parametrize("line", ["spacings: 1 2 {}", "space: LPS\nspace directions: (1,0,0) (0,2,0) (0,0,{})"])
@pytest.mark.parametrize("value", IMPOSSIBLE)
def test_impossible_spacing_of_a_nrrd(tmp_path, line, value):
    path = nrrd(tmp_path / "a.nrrd", line.format(value))
    if value == -3 and "directions" in line:  # an axis that runs the other way
        assert read_volume(path).GetDirection()[8] == -1
    else:
        refusal(path, f"{abs(value) if 'directions' in line else value:.4g} mm", line.split(":")[-2].split("\n")[-1])


@pytest.mark.parametrize("field", ["ElementSpacing", "ElementSize"])
@pytest.mark.parametrize("value", IMPOSSIBLE)
def test_impossible_spacing_of_a_metaimage(tmp_path, field, value):
    refusal(metaimage(tmp_path / "a.mha", f"{field} = 1 2 {value}"), f"{value:.4g} mm", field)


@pytest.mark.parametrize("value", NO_PLACE)
def test_an_origin_that_is_no_place(tmp_path, value):
    refusal(nifti(tmp_path / "q.nii", qoffset={1: value}, codes=SCANNER), "qoffset")
    refusal(nifti(tmp_path / "s.nii", sform=sform(np.diag([1, 1, 3]), (0, value, 0)), codes=OTHER), "sform origin")
    refusal(nrrd(tmp_path / "a.nrrd", "space: LPS", DIRECTIONS, f"space origin: (0,{value},0)"), "space origin")
    for field in ("Offset", "Position", "Origin"):
        refusal(metaimage(tmp_path / "a.mha", "ElementSpacing = 1 1 3", f"{field} = 0 {value} 0"), field)


@pytest.mark.parametrize(
    "rows",
    ["nan 0 0 0 1 0 0 0 1", "inf 0 0 0 1 0 0 0 1", "0 0 0 0 1 0 0 0 1", "2 0 0 0 1 0 0 0 1", "1 0 0 1 0 0 0 0 1"],
)
def test_axes_that_span_no_space(tmp_path, rows):
    for field in ("TransformMatrix", "Orientation", "Rotation"):
        refusal(metaimage(tmp_path / "a.mha", "ElementSpacing = 1 1 3", f"{field} = {rows}"), field)


def test_of_several_fields_of_one_meaning_none_is_overlooked(tmp_path):
    good = ("ElementSpacing = 1 1 3", "Offset = 0 0 0", "TransformMatrix = 1 0 0 0 1 0 0 0 1")
    for bad in ("ElementSize = 1 1 nan", "Origin = inf 0 0", "Orientation = 1 0 0 1 0 0 0 0 1"):
        refusal(metaimage(tmp_path / "a.mha", *good, bad), bad.split()[0])


def test_parallel_axes(tmp_path):
    path = nrrd(tmp_path / "a.nrrd", "space: LPS", "space directions: (1,0,0) (0,2,0) (0,2,1e-9)")
    refusal(path, "span a space")
    refusal(nifti(tmp_path / "a.nii", sform=sform([[1, 1, 0], [0, 0, 0], [0, 0, 3]]), codes=OTHER), "span a space")


@pytest.mark.parametrize("value", [NAN, INF, 5.0])
def test_a_qform_that_is_no_rotation(tmp_path, value):
    refusal(nifti(tmp_path / "a.nii", quatern={0: value}, codes=SCANNER), "qform", "no rotation")
    if value != 5:  # of pixdim[0] only the sign counts
        refusal(nifti(tmp_path / "b.nii", pixdim={0: value}, codes=SCANNER), "qfac", "no rotation")


def test_a_form_that_is_declared_void_is_not_looked_at(tmp_path):
    path = nifti(tmp_path / "a.nii", quatern={0: NAN}, sform=sform(np.diag([-1, -1, 3])), codes=OTHER)
    assert read_volume(path).GetSpacing() == (1, 1, 3)
    path = nifti(tmp_path / "b.nii", sform=sform(np.full((3, 3), NAN)), codes=SCANNER)
    assert read_volume(path).GetSpacing() == (1, 1, 3)


@pytest.mark.parametrize("pixdim", [5.0, 0.0, NAN, INF, 3.01])
@pytest.mark.parametrize("codes", [(0, 1), (0, 2), (1, 1), (1, 2), (2, 4)])
def test_sform_and_pixdim_that_disagree_are_both_named(tmp_path, pixdim, codes):
    path = nifti(tmp_path / "a.nii.gz", pixdim={3: pixdim}, sform=sform(np.diag([-1, -1, 3])), codes=codes)
    refusal(path, f"1 × 1 × {np.float32(pixdim):.4g} mm by its pixdim", "1 × 1 × 3 mm by its sform")


def test_rounding_is_no_contradiction(tmp_path):
    path = nifti(tmp_path / "a.nii", pixdim={3: 3.0004}, sform=sform(np.diag([-1, -1, 3])), codes=OTHER)
    assert read_volume(path).GetSpacing() == pytest.approx((1, 1, 3.0004))


@pytest.mark.parametrize("axes", [2, 3])
def test_a_single_slice_has_no_distance_that_could_disagree(tmp_path, axes):
    path = nifti(
        tmp_path / "a.nii",
        noise((1, 6, 7)),
        pixdim={3: 1.0},
        dim={0: axes},
        sform=sform(np.diag([-1, -1, 3])),
        codes=OTHER,
    )
    assert load_image(path).GetSpacing()[:2] == (1, 1)


def test_mirrored_statements_are_refused(tmp_path):
    refusal(nifti(tmp_path / "a.nii", sform=sform(np.diag([1, -1, 3])), codes=(1, 1)), "mirror")


@pytest.mark.parametrize(("codes", "used"), [((1, 1), "sform"), ((1, 2), "qform"), ((2, 4), "qform")])
def test_of_two_positions_the_one_that_slicer_takes_is_taken_and_the_user_told(tmp_path, caplog, codes, used):
    path = nifti(tmp_path / "a.nii", sform=sform(np.diag([-1, -1, 3]), (-10, 0, 0)), codes=codes)
    with caplog.at_level(logging.WARNING):
        image = read_volume(path)
    assert image.GetOrigin()[0] == (10 if used == "sform" else 0)
    assert f"'{path}' gives two positions, up to 10.0 mm apart" in caplog.text
    assert f"that of the {used} was taken" in caplog.text


def test_an_sform_without_scale_leaves_the_size_to_pixdim_and_says_so(tmp_path, caplog):
    path = nifti(tmp_path / "a.nii", sform=sform(-rotation(20, (0, 0, 1)) * (1, 1, -1)), codes=OTHER)
    with caplog.at_level(logging.WARNING):
        assert read_volume(path).GetSpacing() == (1, 1, 3)
    assert "1 × 1 × 3 mm were taken from its pixdim" in caplog.text


@pytest.mark.parametrize(("unit", "factor"), [(0, 1), (1, 1000), (2, 1), (3, 0.001)])
def test_units_of_a_nifti(tmp_path, unit, factor):
    path = nifti(tmp_path / "a.nii", spacing=tuple(value / factor for value in (1, 2, 3)), xyzt_units=unit)
    assert read_volume(path).GetSpacing() == pytest.approx((1, 2, 3))


@pytest.mark.parametrize("rotate", [False, True])
def test_far_from_the_origin_is_called_far_and_not_sheared(tmp_path, rotate):
    matrix = rotation(33, (0, 0, 1)) if rotate else np.eye(3)
    path = nifti(
        tmp_path / "a.nii.gz",
        spacing=(0.05, 0.05, 1),
        sform=sform(matrix * (0.05, 0.05, 1), (364049, 5991031, 0)),
        codes=OTHER,
    )
    assert "sheared" not in refusal(path, "too far from the origin").sentence


@pytest.mark.parametrize(("name", "factor"), [("um", 0.001), ("µm", 0.001), ("mm", 1), ("cm", 10), ("m", 1000)])
@pytest.mark.parametrize("field", ["space units", "units"])
def test_units_of_a_nrrd(tmp_path, name, factor, field):
    a, b, c = (value / factor for value in (1, 2, 3))
    lines = (f"space: RAS\nspace directions: ({a},0,0) (0,{b},0) (0,0,{c})", f"space origin: ({7 / factor},0,0)")
    lines = lines if field == "space units" else (f"spacings: {a} {b} {c}",)
    image = read_volume(nrrd(tmp_path / "a.nrrd", *lines, f'{field}: "{name}" "{name}" "{name}"'))
    assert image.GetSpacing() == pytest.approx((1, 2, 3))
    assert image.GetOrigin()[0] == pytest.approx(-7 if field == "space units" else 0)


@pytest.mark.parametrize("units", ['"furlong" "furlong" "furlong"', '"mm" "mm" "um"'])
def test_units_that_are_unknown_or_differ_are_named(tmp_path, units):
    refusal(
        nrrd(tmp_path / "a.nrrd", "space: LPS", DIRECTIONS, f"space units: {units}"), "not in mm", units.split('"')[-2]
    )


def test_units_of_a_metaimage(tmp_path):
    path = metaimage(tmp_path / "a.mha", "ElementSpacing = 1000 2000 3000", "DistanceUnits = um")
    assert read_volume(path).GetSpacing() == pytest.approx((1, 2, 3))


@pytest.mark.parametrize(
    ("space", "signs"),
    [
        ("left-posterior-superior", (1, 1)),
        ("LPS", (1, 1)),
        ("right-anterior-superior", (-1, -1)),
        ("RAS", (-1, -1)),
        ("left-anterior-superior", (1, -1)),
        ("LAS", (1, -1)),
    ],
)
def test_spaces_that_name_the_patients_sides(tmp_path, space, signs):
    image = read_volume(nrrd(tmp_path / "a.nrrd", f"space: {space}", DIRECTIONS, "space origin: (7,8,9)"))
    assert image.GetOrigin() == (7 * signs[0], 8 * signs[1], 9)
    assert (image.GetDirection()[0], image.GetDirection()[4]) == signs


@pytest.mark.parametrize("space", ["scanner-xyz", "3D-right-handed", "3D-left-handed", "right-anterior-superior-time"])
def test_spaces_that_do_not_are_refused_by_name(tmp_path, space):
    refusal(nrrd(tmp_path / "a.nrrd", f"space: {space}", DIRECTIONS), space)


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (("space: LPS", "spacings: 1 2 3"), "spacings"),
        (("axis mins: 0 0 0", "axis maxs: 7 12 15"), "axis maxs"),
        (("space: LPS", "space directions: (1,0,0) (0,2,0) none"), "leaves out an axis"),
        (("space: LPS", "space directions: (1,0,0) (0,2,0)"), "3 axes"),
        (("space: LPS", "space directions: (1,0,0) (0,2,0) (0,0,3,5)"), "4 numbers"),
        (("spacings: 1,5 2 3",), "decimal commas"),
        (("spacings: one 2 3",), "no numbers"),
    ],
)
def test_nrrd_headers_from_which_no_geometry_follows(tmp_path, lines, word):
    refusal(nrrd(tmp_path / "a.nrrd", *lines), word)


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (("ElementSpacing = 0,5 0,5 3,0",), "decimal commas"),
        (("ElementSpacing = 1 2",), "3 numbers"),
        (("ElementSpacing = 1 2 x",), "no numbers"),
        (("TransformMatrix = 1 0 0 1",), "9 numbers"),
        (("DistanceUnits = furlong",), "furlong"),
    ],
)
def test_metaimage_headers_from_which_no_geometry_follows(tmp_path, lines, word):
    refusal(metaimage(tmp_path / "a.mha", *lines), word)


def test_a_file_without_any_voxel_size_says_so(tmp_path, caplog):
    for path in (nrrd(tmp_path / "a.nrrd"), metaimage(tmp_path / "a.mha")):
        with caplog.at_level(logging.WARNING):
            assert read_volume(path).GetSpacing() == (1, 1, 1)
        assert f"'{path}' does not say how large its voxels are: 1 mm was taken." in caplog.text


def test_a_good_header_needs_no_remark(tmp_path, caplog):
    nrrd(tmp_path / "a.nrrd", "space: LPS", DIRECTIONS, "space origin: (1,2,3)")
    metaimage(tmp_path / "a.mha", "ElementSpacing = 1 2 3", "Offset = 1 2 3")
    nifti(tmp_path / "a.nii.gz", codes=(1, 1), sform=sform(np.diag([-1, -1, 3])))
    for path in tmp_path.iterdir():
        read_volume(path)
    assert caplog.text == ""


@pytest.mark.parametrize(
    ("spacing", "origin", "direction"),
    [((1, 1, NAN), (0, 0, 0), np.eye(3)), ((1, 1, 1), (0, INF, 0), np.eye(3)), ((1, 1, 1), (0, 0, 0), 2 * np.eye(3))],
)
def test_the_same_is_asked_of_geometry_that_comes_from_elsewhere(spacing, origin, direction):
    check_geometry((9, 9, 9), (0.001, 1, 100), (1e6, 0, 0), np.eye(3).ravel(), "a volume")
    with pytest.raises(DataError, match="'a volume' has"):
        check_geometry((9, 9, 9), spacing, origin, direction.ravel(), "a volume")


@pytest.mark.parametrize("name", ["a.nrrd", "a.mha", "a.nii"])
def test_an_image_of_one_slice_may_be_as_thick_as_the_volume_that_it_was_projected_from(tmp_path, name):
    sitk.WriteImage(image_of(noise((1, 6, 7)), spacing=(1, 1, 640)), str(tmp_path / name))
    assert load_image(tmp_path / name).GetSpacing() == (1, 1, 640)


@pytest.mark.parametrize("name", ["a.nrrd", "a.mha", "a.nii"])
@pytest.mark.parametrize("shape", [(6, 7), (6, 7, 3), (5, 6, 7, 3)])
def test_flat_and_coloured_images_have_good_headers_too(tmp_path, name, shape):
    image = sitk.GetImageFromArray(np.arange(np.prod(shape)).reshape(shape).astype(np.uint8), isVector=shape[-1] == 3)
    sitk.WriteImage(image, str(tmp_path / name))
    np.testing.assert_array_equal(sitk.GetArrayFromImage(load_image(tmp_path / name)), sitk.GetArrayFromImage(image))


def test_a_fourth_axis_has_no_say(tmp_path):
    image = sitk.JoinSeries([sitk.GetImageFromArray(noise())])
    image.SetSpacing((1, 1, 3, 500))
    for name in ("a.nrrd", "a.mha", "a.nii"):
        sitk.WriteImage(image, str(tmp_path / name))
        assert read_volume(tmp_path / name).GetSpacing() == (1, 1, 3)
