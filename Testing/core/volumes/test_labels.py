"""Masks of every kind become one label map in the schema's values, or are refused with a sentence."""

import gzip
import itertools

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.volumes.labels import (
    read_label_map,
    schema_from_label_map,
    schema_from_segmentation,
    write_segmentation,
)
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.segments import parse_segments

from .synthetic import image_of, noise, rotation, sheared

SHAPE = (6, 8, 9)
SUFFIXES = (".nrrd", ".nhdr", ".nii", ".nii.gz", ".mha", ".mhd")
TISSUE = (
    "Segmentation category and type - 3D Slicer General Anatomy list~SCT^85756007^Tissue~SCT^85756007^Tissue~^^~"
    "Anatomic codes - DICOM master list~^^~^^"
)


@pytest.fixture
def image():
    return image_of(noise(SHAPE), rotation(20, (1, 2, 0)))


@pytest.fixture
def labels():
    """Liver 2, tumour 7, spleen 5, away from the border."""
    array = np.zeros(SHAPE, np.uint8)
    array[1:4, 2:6, 2:7] = 2
    array[2, 3:5, 3:5] = 7
    array[4, 6, 7] = 5
    return array


def on_grid(array, image):
    result = sitk.GetImageFromArray(array)
    result.CopyInformation(image)
    return result


def write_slicer_file(path, layers, image, segments, crop=None, **more):
    """Write ``.seg.nrrd`` as Slicer does. segments: (name, layer, label value) in file order."""
    stack = [on_grid(np.asarray(layer, np.uint8), image) for layer in layers]
    result = sitk.Compose(stack) if len(stack) > 1 else stack[0]
    if crop is not None:
        result = result[crop]
    for n, (name, layer, value) in enumerate(segments):
        fields = {"ID": f"Segment_{n}", "Name": name, "Layer": str(layer), "LabelValue": str(value)}
        fields |= {"Color": "0.2 0.4 0.6", "Tags": f"TerminologyEntry:{TISSUE}|"}
        for key, text in fields.items():
            result.SetMetaData(f"Segment{n}_{key}", text)
    result.SetMetaData("Segmentation_MasterRepresentation", "Binary labelmap")
    for key, text in more.items():
        result.SetMetaData(key, text)
    sitk.WriteImage(result, str(path), useCompression=True)
    return path


def refused(path, image, schema, *words):
    with pytest.raises(DataError) as caught:
        read_label_map(path, image, schema)
    for word in (path.name, *words):
        assert word in caught.value.sentence
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("dtype", [np.uint8, np.int16, np.float32, np.float64])
def test_label_maps_of_any_format_and_type(tmp_path, image, labels, schema, suffix, dtype):
    path = tmp_path / f"1 masque é{suffix}"
    sitk.WriteImage(on_grid(labels.astype(dtype), image), str(path))
    result = read_label_map(path, image, schema)
    np.testing.assert_array_equal(result.array, labels)
    assert result.array.dtype == np.uint8
    assert (result.present, result.overlap_voxels, result.source_kind) == ((2, 5, 7), 0, "label map")


def test_a_value_that_the_schema_lacks(tmp_path, image, labels, schema):
    labels[0, 0, 0] = 9
    sitk.WriteImage(on_grid(labels, image), str(tmp_path / "a.nrrd"))
    assert "2 Liver" in refused(tmp_path / "a.nrrd", image, schema, "value 9").hint


def test_a_binary_mask_of_0_and_255_is_not_taken_for_not_annotated(tmp_path, image, labels, schema):
    sitk.WriteImage(on_grid((labels > 0).astype(np.uint8) * 255, image), str(tmp_path / "a.nrrd"))
    refused(tmp_path / "a.nrrd", image, schema, "value 255")


@pytest.mark.parametrize("value", [0.5, np.nan, np.inf])
def test_fractions_are_refused(tmp_path, image, labels, schema, value):
    array = labels.astype(np.float32)
    array[3, 3, 3] = value
    sitk.WriteImage(on_grid(array, image), str(tmp_path / "a.nrrd"))
    refused(tmp_path / "a.nrrd", image, schema, "not whole numbers", f"{value:.4g}")


@pytest.mark.parametrize("suffix", [".nrrd", ".nii.gz", ".seg.nrrd"])
@pytest.mark.parametrize("factor", [0.9999999975, 1.0000001, 1 - 1e-6])
def test_what_arithmetic_left_of_a_whole_number_is_rounded(tmp_path, image, labels, schema, suffix, factor):
    stored = on_grid(labels * factor, image)
    if suffix == ".seg.nrrd":
        for n, (name, value) in enumerate((("liver", 2), ("spleen", 5), ("tumeur à droite", 7))):
            for key, text in (("ID", name), ("Name", name), ("LabelValue", str(value)), ("Layer", "0")):
                stored.SetMetaData(f"Segment{n}_{key}", text)
    sitk.WriteImage(stored, str(tmp_path / f"a{suffix}"))
    result = read_label_map(tmp_path / f"a{suffix}", image, schema)
    np.testing.assert_array_equal(result.array, labels)
    assert result.as_stored == (suffix == ".seg.nrrd")
    assert [segment.value for segment in schema_from_label_map(tmp_path / f"a{suffix}").segments] == [2, 5, 7]


def test_a_fraction_is_shown_with_all_its_digits_and_a_map_of_probabilities_by_its_name(tmp_path, image, schema):
    sitk.WriteImage(on_grid(np.full(SHAPE, 2.0001), image), str(tmp_path / "a.nrrd"))
    assert "probabilities" not in refused(tmp_path / "a.nrrd", image, schema, "such as 2.0001").sentence
    sitk.WriteImage(on_grid(np.linspace(0, 1, 432).reshape(SHAPE), image), str(tmp_path / "b.nrrd"))
    refused(tmp_path / "b.nrrd", image, schema, "like a map of probabilities")


@pytest.mark.parametrize("suffix", [".nii.gz", ".nii"])
def test_nan_in_a_nifti_mask_does_not_become_background(tmp_path, image, labels, schema, suffix):
    array = labels.astype(np.float32)
    array[2, 3, 4] = np.nan
    sitk.WriteImage(on_grid(array, image), str(tmp_path / f"a{suffix}"))
    refused(tmp_path / f"a{suffix}", image, schema, "1 voxel that is NaN")


def test_negative_values_are_refused(tmp_path, image, labels, schema):
    sitk.WriteImage(on_grid(-labels.astype(np.int16), image), str(tmp_path / "a.nrrd"))
    refused(tmp_path / "a.nrrd", image, schema, "value -7")


@pytest.mark.parametrize("value", [-1, 255, 300])
def test_nobody_is_told_to_name_a_value_that_no_label_can_have(tmp_path, image, labels, schema, value):
    whole = labels.astype(np.int32)
    whole[labels == 5] = value
    sitk.WriteImage(on_grid(whole, image), str(tmp_path / "a.nrrd"))
    hint = refused(tmp_path / "a.nrrd", image, schema, f"value {value}").hint
    assert "from 1 to 254" in hint and "--add" not in hint


def test_a_mask_on_another_grid(tmp_path, image, labels, schema):
    shifted = on_grid(labels, image)
    shifted.SetOrigin(image.TransformContinuousIndexToPhysicalPoint((0, 0, 0.5)))
    sitk.WriteImage(shifted, str(tmp_path / "a.nrrd"))
    error = refused(tmp_path / "a.nrrd", image, schema, "another grid", "origin differs by 1.50 mm")
    assert "reference volume" in error.hint
    sitk.WriteImage(on_grid(labels, image)[1:], str(tmp_path / "b.nrrd"))
    refused(tmp_path / "b.nrrd", image, schema, "size is 8 × 8 × 6 against 9 × 8 × 6")


@pytest.mark.parametrize("suffix", [".nrrd", ".seg.nrrd"])
def test_an_empty_mask(tmp_path, image, schema, suffix):
    path = tmp_path / f"a{suffix}"
    write_segmentation(path, np.zeros(SHAPE, np.uint8), image, schema)
    refused(path, image, schema, "holds no labelled voxel")
    empty = read_label_map(path, image, schema, allow_empty=True)
    assert empty.array.shape == SHAPE
    assert empty.present == ()


def test_slicers_one_voxel_file_means_empty_wherever_it_lies(tmp_path, image, schema):
    path = write_slicer_file(tmp_path / "a.seg.nrrd", [np.ones((1, 1, 1))], sitk.Image([1, 1, 1], 1), [("liver", 0, 1)])
    refused(path, image, schema, "holds no labelled voxel")
    assert not read_label_map(path, image, schema, allow_empty=True).array.any()


def test_bytes_that_are_no_text_in_the_metadata_do_no_harm(tmp_path, image, labels, schema):
    path = write_slicer_file(
        tmp_path / "a.seg.nrrd", [labels], image, [("liver", 0, 2), ("spleen", 0, 5), ("Gruen", 0, 7)]
    )
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Gruen", b"Gr\xfcn").replace(b"\n\n", b"\nL\xe4nge:=3\n\n", 1))
    refused(path, image, schema, "Gr\ufffdn")
    sitk.WriteImage(on_grid(labels, image), str(tmp_path / "b.nrrd"))
    content = (tmp_path / "b.nrrd").read_bytes()
    (tmp_path / "b.nrrd").write_bytes(content.replace(b"\n\n", b"\nL\xe4nge:=3\n\n", 1))
    np.testing.assert_array_equal(read_label_map(tmp_path / "b.nrrd", image, schema).array, labels)
    assert read_volume(tmp_path / "b.nrrd").GetMetaDataKeys() == ()


def test_missing_and_damaged_masks(tmp_path, image, labels, schema):
    refused(tmp_path / "nowhere.seg.nrrd", image, schema, "does not exist")
    path = tmp_path / "a.seg.nrrd"
    write_segmentation(path, labels, image, schema)
    path.write_bytes(path.read_bytes()[:-20])
    refused(path, image, schema, "truncated")


def test_an_image_is_not_a_mask(tmp_path, image, schema):
    colour = sitk.Compose([sitk.Cast(image, sitk.sitkUInt8)] * 3)
    sitk.WriteImage(colour, str(tmp_path / "a.nrrd"))
    refused(tmp_path / "a.nrrd", image, schema, "several values per voxel")
    sitk.WriteImage(image, str(tmp_path / "b.nrrd"))
    refused(tmp_path / "b.nrrd", image, schema, "and 343 more")


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))), ids=str)
def test_segments_are_matched_by_name_never_by_order(tmp_path, image, labels, schema, order):
    segments = [("LIVER", 0, 11), ("Spleen", 0, 4), ("Tumeur_à droite", 0, 2)]
    file_array = np.select([labels == 2, labels == 5, labels == 7], [11, 4, 2])
    path = write_slicer_file(tmp_path / "a.seg.nrrd", [file_array], image, [segments[i] for i in order])
    result = read_label_map(path, image, schema)
    np.testing.assert_array_equal(result.array, labels)
    assert (result.overlap_voxels, result.source_kind) == (0, "segmentation")


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))), ids=str)
def test_overlapping_segments_are_composed_by_priority(tmp_path, image, labels, schema, order):
    liver, tumour, spleen = labels > 1, labels == 7, labels == 5  # liver includes the tumour and the spleen
    layers = [[liver, tumour, spleen][i] for i in order]
    segments = [(["liver", "tumeur à droite", "spleen"][i], n, 1) for n, i in enumerate(order)]
    path = write_slicer_file(tmp_path / "a.seg.nrrd", layers, image, segments)
    result = read_label_map(path, image, schema)
    expected = labels.copy()
    expected[spleen] = 2  # the schema puts liver before spleen, and the tumour before both
    np.testing.assert_array_equal(result.array, expected)
    assert result.overlap_voxels == tumour.sum() + spleen.sum()


def test_a_segment_that_the_schema_lacks(tmp_path, image, labels, schema):
    segments = [("liver", 0, 2), ("pancreas", 0, 7), ("spleen", 0, 5)]
    path = write_slicer_file(tmp_path / "a.seg.nrrd", [labels], image, segments)
    assert "Liver" in refused(path, image, schema, "'pancreas'").hint


def test_an_empty_segment_that_the_schema_lacks_does_no_harm(tmp_path, image, labels, schema):
    labels[labels == 7] = 2
    segments = [("liver", 0, 2), ("Segment_1", 0, 7), ("spleen", 0, 5)]
    path = write_slicer_file(tmp_path / "a.seg.nrrd", [labels], image, segments)
    assert read_label_map(path, image, schema).present == (2, 5)


def test_voxels_of_no_segment_and_layers_that_do_not_exist(tmp_path, image, labels, schema):
    path = write_slicer_file(tmp_path / "a.seg.nrrd", [labels], image, [("liver", 0, 2), ("spleen", 0, 5)])
    refused(path, image, schema, "value 7 that belong to no segment")
    path = write_slicer_file(tmp_path / "b.seg.nrrd", [labels], image, [("liver", 3, 2)])
    refused(path, image, schema, "damaged metadata")


def test_a_value_counts_only_in_the_layer_of_its_segment(tmp_path, image, labels, schema):
    segments = [("liver", 0, 2), ("spleen", 0, 5), ("tumeur à droite", 0, 7)]
    path = write_slicer_file(tmp_path / "a.seg.nrrd", [labels, labels == 5], image, segments)
    refused(path, image, schema, "value 1 that belong to no segment")
    path = write_slicer_file(tmp_path / "b.seg.nrrd", [labels, labels], image, segments)
    refused(path, image, schema, "value 2 that belong to no segment")


def test_two_segments_of_one_name_are_joined_and_are_no_overlap(tmp_path, image, labels, schema):
    layers = [labels == 2, (labels == 2) | (labels == 7)]
    path = write_slicer_file(tmp_path / "a.seg.nrrd", layers, image, [("liver", 0, 1), ("Liver", 1, 1)])
    result = read_label_map(path, image, schema)
    np.testing.assert_array_equal(result.array, 2 * layers[1])
    assert result.overlap_voxels == 0


def test_a_fractional_segmentation_is_refused(tmp_path, image, labels, schema):
    more = {"Segmentation_SourceRepresentation": "Fractional labelmap"}
    path = write_slicer_file(tmp_path / "a.seg.nrrd", [labels], image, [("liver", 0, 2)], **more)
    assert "Binary labelmap" in refused(path, image, schema, "Fractional labelmap").hint


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 0, 2)])
@pytest.mark.parametrize("flips", [(False, False, False), (False, False, True), (True, True, False)])
@pytest.mark.parametrize("degrees", [0, 20, 45])
def test_a_mask_in_another_axis_order_is_read_in_that_of_the_image(tmp_path, labels, schema, order, flips, degrees):
    image = image_of(noise(SHAPE), rotation(degrees, (1, 2, 0)))
    reordered = sitk.Flip(sitk.PermuteAxes(on_grid(labels, image), order), flips)
    same = order == (0, 1, 2) and not any(flips)
    for name in ("a.nrrd", "a.nii.gz", "a.mha"):
        sitk.WriteImage(reordered, str(tmp_path / name))
        result = read_label_map(tmp_path / name, image, schema)
        np.testing.assert_array_equal(result.array, labels)
        assert result.as_stored == same
    on_layers = [np.where(labels == 7, 0, labels), np.where(labels == 7, 7, 0)]
    stack = [sitk.Flip(sitk.PermuteAxes(on_grid(layer.astype(np.uint8), image), order), flips) for layer in on_layers]
    arrays = [sitk.GetArrayFromImage(layer) for layer in stack]
    segments = [("liver", 0, 2), ("spleen", 0, 5), ("tumeur à droite", 1, 7)]
    crop = (slice(1, None), slice(1, None), slice(1, None))
    path = write_slicer_file(tmp_path / "a.seg.nrrd", arrays, stack[0], segments, crop)
    np.testing.assert_array_equal(read_label_map(path, image, schema).array, labels)


def test_a_segmentation_that_slicer_drew_on_a_left_handed_nifti(tmp_path, labels, schema):
    image = image_of(noise(SHAPE), np.diag([1, -1, 1]), spacing=(1, 1, 3), origin=(-10, 20, -30))
    drawn = sitk.Flip(on_grid(labels, image), [False, False, True])  # Slicer reverses slices when it loads such a file
    assert drawn.GetDirection()[8] == -1
    segments = [("liver", 0, 2), ("spleen", 0, 5), ("tumeur à droite", 0, 7)]
    path = write_slicer_file(tmp_path / "a.seg.nrrd", [sitk.GetArrayFromImage(drawn)], drawn, segments)
    np.testing.assert_array_equal(read_label_map(path, image, schema).array, labels)


@pytest.mark.parametrize("direction", [np.eye(3), rotation(33, (1, 2, 3)), sheared(rotation(15, (0, 1, 0)))])
@pytest.mark.parametrize("layers", [1, 2])
def test_a_segmentation_cropped_to_its_content_is_pasted_back(tmp_path, labels, schema, direction, layers):
    image = image_of(noise(SHAPE), direction)
    crop = (slice(2, 8), slice(2, 7), slice(1, 5))
    segments = [("liver", 0, 2), ("spleen", 0, 5), ("tumeur à droite", layers - 1, 7)]
    stack = [labels] if layers == 1 else [np.where(labels == 7, 0, labels), np.where(labels == 7, 7, 0)]
    path = write_slicer_file(tmp_path / "a.seg.nrrd", stack, image, segments, crop)
    np.testing.assert_array_equal(read_label_map(path, image, schema).array, labels)


def test_a_segmentation_on_a_larger_grid_is_cut_to_the_image(tmp_path, image, labels, schema):
    large = sitk.ConstantPad(image, [3, 1, 2], [0, 4, 1])
    padded = np.pad(labels, ((2, 1), (1, 4), (3, 0)))
    path = write_slicer_file(
        tmp_path / "a.seg.nrrd", [padded], large, [("liver", 0, 2), ("spleen", 0, 5), ("tumeur à droite", 0, 7)]
    )
    np.testing.assert_array_equal(read_label_map(path, image, schema).array, labels)
    padded[0, 0, 0] = 2
    path = write_slicer_file(
        tmp_path / "b.seg.nrrd", [padded], large, [("liver", 0, 2), ("spleen", 0, 5), ("tumeur à droite", 0, 7)]
    )
    refused(path, image, schema, "reaches beyond")


def test_a_segmentation_off_the_lattice_is_refused(tmp_path, image, labels, schema):
    finer = sitk.Image(image)
    finer.SetSpacing((0.35, 0.9, 3.0))
    path = write_slicer_file(
        tmp_path / "a.seg.nrrd", [labels], finer, [("liver", 0, 2), ("spleen", 0, 5), ("tumeur à droite", 0, 7)]
    )
    refused(path, image, schema, "another grid", "spacing is")


def test_a_schema_comes_out_of_a_segmentation_as_it_went_in(tmp_path, image, labels, schema):
    write_segmentation(tmp_path / "a.seg.nrrd", labels, image, schema)
    assert schema_from_segmentation(tmp_path / "a.seg.nrrd") == schema


def test_a_schema_from_slicers_layers_gets_distinct_values(tmp_path, image, labels):
    segments = [("liver", 0, 1), ("tumour", 1, 1), ("spleen", 0, 2)]
    path = write_slicer_file(tmp_path / "a.seg.nrrd", [labels > 0, labels > 2], image, segments)
    result = schema_from_segmentation(path)
    assert [(s.name, s.value, s.color) for s in result.segments] == [
        ("liver", 1, (51, 102, 153)),
        ("tumour", 3, (51, 102, 153)),
        ("spleen", 2, (51, 102, 153)),
    ]
    assert result.segments[0].terminology == "~SCT^85756007^Tissue~SCT^85756007^Tissue~^^~~^^~^^"


def test_no_schema_can_be_made_of_these(tmp_path, image, labels):
    sitk.WriteImage(on_grid(labels, image), str(tmp_path / "a.nrrd"))
    with pytest.raises(DataError, match="names no segment"):
        schema_from_segmentation(tmp_path / "a.nrrd")
    path = write_slicer_file(tmp_path / "b.seg.nrrd", [labels], image, [("liver", 0, 1), ("Liver", 0, 2)])
    with pytest.raises(DataError, match="share"):
        schema_from_segmentation(path)
    for name, array in {"c": labels * 0, "d": labels.astype(np.int16) * 100, "e": -labels.astype(np.int16)}.items():
        sitk.WriteImage(on_grid(array, image), str(tmp_path / f"{name}.nrrd"))
        with pytest.raises(DataError, match=f"{name}.nrrd"):
            schema_from_label_map(tmp_path / f"{name}.nrrd")


def test_a_schema_from_a_label_map_has_a_generic_name_and_colour_per_value(tmp_path, image, labels):
    sitk.WriteImage(on_grid(labels.astype(np.float32), image), str(tmp_path / "a.nii.gz"))
    result = schema_from_label_map(tmp_path / "a.nii.gz")
    assert [(s.value, s.name) for s in result.segments] == [(2, "Label 2"), (5, "Label 5"), (7, "Label 7")]
    assert len({s.color for s in result.segments}) == 3


def test_a_real_mask_fits_its_image(shared_data):
    schema = LabelSchema.from_names({1: "liver", 2: "right kidney", 3: "left kidney", 4: "spleen"})
    image = read_volume(shared_data / "liver_t2spir" / "images" / "mr01.nii.gz")
    result = read_label_map(shared_data / "liver_t2spir" / "labels" / "mr01.nii.gz", image, schema)
    assert result.present == (1, 2, 3, 4)
    assert result.array.shape == image.GetSize()[::-1]


def test_an_old_mask_without_layers_or_label_values_gets_slicers_defaults(tmp_path, image, labels, schema):
    path = write_slicer_file(
        tmp_path / "a.seg.nrrd", [labels == 2, labels == 5], image, [("liver", 0, 1), ("spleen", 1, 1)]
    )
    content = path.read_bytes()
    header, _, data = content.partition(b"\n\n")
    kept = [line for line in header.split(b"\n") if b"_Layer:" not in line and b"_LabelValue:" not in line]
    path.write_bytes(b"\n".join(kept) + b"\n\n" + data)
    assert gzip.decompress(data)
    assert read_label_map(path, image, schema).present == (2, 5)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("value", [1e300, -1e300, 3e38, 1e19, 2.0**40])
def test_values_that_no_label_has_are_refused(tmp_path, value):
    array = np.zeros((4, 5, 6))
    array[1:3, 1:3], array[0, 0, 0] = 1, value
    image = sitk.GetImageFromArray(array)
    path = tmp_path / "mask.nrrd"
    sitk.WriteImage(image, str(path))
    for read in (
        lambda: read_label_map(path, image, LabelSchema.from_names(["liver"])),
        lambda: schema_from_label_map(path),
    ):
        with pytest.raises(DataError, match=r"mask\.nrrd' has (the value|values)"):
            read()


def test_the_largest_whole_number_of_64_bits_is_named_as_it_is(tmp_path):
    array = np.zeros((4, 5, 6), np.uint64)
    array[0, 0, 0] = 2**64 - 1
    image = sitk.GetImageFromArray(array)
    sitk.WriteImage(image, str(tmp_path / "mask.nrrd"))
    with pytest.raises(DataError, match="18446744073709551615"):
        read_label_map(tmp_path / "mask.nrrd", image, LabelSchema.from_names(["liver"]))


@pytest.mark.parametrize(("written", "red"), [("inf 0 0", 255), ("-inf 1 1", 0), ("1e300 0 0", 255)])
def test_a_colour_beyond_all_bounds_is_the_brightest_or_the_darkest(written, red):
    (segment,) = parse_segments({"Segment0_ID": "a", "Segment0_Color": written})
    assert segment.color[0] == red
    with pytest.raises(ValueError, match="no number"):
        parse_segments({"Segment0_ID": "a", "Segment0_Color": "nan 0 0"})
