"""A mask is told from an image by what it holds; names spare the reading, and never make a mask of an image."""

from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import MaskError
from SSLSegmentationLib.volumes.masks import describe_mask, is_named_like_mask, masks_beside_images, refuse_mask

SHAPE = (12, 40, 44)


def balls(count=2, shape=SHAPE, seed=0):
    """Drawn structures: ellipsoids of different values."""
    rng = np.random.default_rng(seed)
    grid = np.stack(np.meshgrid(*(np.arange(n) for n in shape), indexing="ij"), axis=-1)
    array = np.zeros(shape, np.uint8)
    for value in range(1, count + 1):
        centre, radius = rng.uniform(0.2, 0.8, 3) * shape, rng.uniform(3, 8, 3)
        array[(((grid - centre) / radius) ** 2).sum(axis=-1) < 1] = value
    return array


def anatomy(shape=SHAPE, noise=40, seed=0):
    """What a scanner gives: structures, a bias over them, noise."""
    rng = np.random.default_rng(seed)
    bias = np.linspace(0.7, 1.2, shape[2])
    return (bias * (200 + 150 * balls(3, shape, seed)) + noise * rng.standard_normal(shape)).clip(0)


# ---------------------------------------------------------------------- by what they hold
@pytest.mark.parametrize("dtype", [np.uint8, np.int16, np.uint16, np.int32, np.float32, np.float64])
@pytest.mark.parametrize("count", [1, 2, 7, 40])
def test_a_drawn_mask_is_known_in_every_type(dtype, count):
    assert describe_mask(balls(count).astype(dtype))


@pytest.mark.parametrize(
    "array",
    [
        255 * balls(1),  # as drawn by programs of photographs
        np.where(balls(2) == 2, 1035, 0).astype(np.int16),  # a value of FreeSurfer
        balls(2) + np.float64(2.5e-9),  # what resampling leaves
        balls(2).transpose(2, 1, 0),  # slices across another axis
        1 - balls(1),  # the background is labelled
        balls(1)[:, :, :].astype(bool),
    ],
    ids=["white", "large value", "almost whole", "sagittal", "inverted", "bool"],
)
def test_masks_in_other_guises(array):
    assert describe_mask(array)


def test_the_description_names_the_values():
    assert describe_mask(balls(2)) == "holds only the values 0, 1, 2"
    assert "different values" in describe_mask(balls(30))


@pytest.mark.parametrize(
    "array",
    [
        anatomy().astype(np.int16),
        anatomy().astype(np.float32),
        (anatomy() / anatomy().max() * 255).astype(np.uint8),  # 8 bits
        ((anatomy() - 150) / 200 * 255).clip(0, 255).astype(np.uint8),  # a narrow window, much black and white
        (anatomy() / anatomy().max() * 15).astype(np.uint8),  # 16 grey levels
        (anatomy() / anatomy().max() * 5).astype(np.uint8),  # 5 grey levels
        anatomy() / anatomy().max(),  # from 0 to 1
        np.linspace(0, 3000, np.prod(SHAPE)).reshape(SHAPE).astype(np.int16),  # a ramp
    ],
    ids=["int16", "float32", "8 bits", "window", "16 levels", "5 levels", "unit range", "ramp"],
)
@pytest.mark.parametrize("named", [False, True])
def test_an_image_is_no_mask_whatever_it_is_called(array, named):
    assert describe_mask(array, named=named) == ""


def test_noise_of_two_values_is_no_mask():
    assert describe_mask(np.random.default_rng(0).integers(0, 2, SHAPE)) == ""


def test_a_map_of_probabilities_is_a_mask_if_it_is_called_one():
    soft = np.clip(balls(1) - 0.3 * (np.random.default_rng(1).random(SHAPE) < 0.02), 0, 1)
    assert describe_mask(soft) == ""
    assert "probabilities" in describe_mask(soft, named=True)


def test_an_empty_mask_is_one_by_its_name():
    assert describe_mask(np.zeros(SHAPE, np.uint8)) == ""  # a constant image, which is refused elsewhere
    assert describe_mask(np.zeros(SHAPE, np.uint8), named=True)


def test_voxels_that_are_not_finite_make_no_mask():
    array = balls().astype(np.float32)
    array[0, 0, 0] = np.nan
    assert describe_mask(array) == ""


def test_the_array_may_lie_in_memory_in_any_way():
    assert describe_mask(np.asfortranarray(balls())) and describe_mask(balls()[::2, ::-1, 1:])


def test_a_mask_is_refused_with_ways_on():
    with pytest.raises(MaskError, match=r"ct\.nii\.gz' looks like a mask") as caught:
        refuse_mask(balls(), Path("study/ct.nii.gz"))
    assert "--label" in caught.value.hint and "--as-images" in caught.value.hint
    refuse_mask(anatomy(), Path("masks/mask_01_gt.nii.gz"))


@pytest.mark.parametrize(
    "name", ["hippocampus", "liver_t2spir", "prostate_gland", "prostate_zonal", "nrrd_oblique", "oct_3d_to_2d"]
)
def test_real_images_and_masks_are_told_apart(shared_data, name):
    found = {"images": [], "labels": []}
    for kind in found:
        for path in sorted((shared_data / name).rglob(f"{kind}/*.nii.gz"))[:2]:
            found[kind].append(bool(describe_mask(sitk.GetArrayFromImage(sitk.ReadImage(str(path))))))
    assert not any(found["images"]) and all(found["labels"])


# ---------------------------------------------------------------------- by how they are called
@pytest.mark.parametrize(
    "name",
    [
        "a.seg.nrrd", "p1_gt.nii.gz", "p1-gt.nii", "p1-seg.nrrd", "p1_label.nii.gz", "p1_labels.mha",
        "label_001.nii.gz", "label001.nii", "mask_3.nrrd", "seg_3.nrrd", "segmentation.nii.gz", "aseg.nii.gz",
        "aparc+aseg.nii.gz",
        "p1_roi.nii", "p1_t2_ROI.nii", "p1_manual.nii", "p1_tumor_mask.nii", "p1-mask.nii.gz", "BraTS_001_seg.nii.gz",
        "sub-01_T2w_dseg.nii.gz", "T2Mask.nii.gz", "ground truth.nii", "labelsTr/p1.nii.gz", "labels/p1.nii.gz",
        "labelsTs/p1.nii.gz", "masks/p1.nrrd", "mask/p1.nrrd", "segmentations/liver.nii.gz", "Segmentation/p1.mha",
        "seg/p1.nii", "gt/p1.nii", "groundtruth/p1.nii", "Ground Truth/p1.nii", "annotations/p1.nii",
        "derivatives/manual/sub-01/anat/sub-01_T2w.nii.gz", "labels/final/p1.nii.gz", "ROIs/p1.nii",
    ],
)  # fmt: skip
def test_names_of_masks(name):
    assert is_named_like_mask(Path("/data", name), Path("/data"))


@pytest.mark.parametrize(
    "name",
    [
        "p1.nii.gz", "unmasked.nii.gz", "segment.nii", "sagittal.nii", "labelled.nrrd", "patient001_frame01.nii.gz",
        "mask study/p1.nii.gz", "Maskell/p1.nii.gz", "gtx.nii", "imagesTr/p1_0000.nii.gz", "roize.nii", "magnet.nii",
        "stage.nii", "images/p1.nii",
    ],
)  # fmt: skip
def test_names_of_images(name):
    assert not is_named_like_mask(Path("/data", name), Path("/data"))


def test_the_folder_that_was_asked_for_and_those_above_say_nothing():
    assert not is_named_like_mask(Path("/scans/masks/study/p1.nii"), Path("/scans/masks/study"))
    assert not is_named_like_mask(Path("/scans/masks/p1.nii"), Path("/scans/masks"))


@pytest.mark.parametrize(
    ("image", "mask"),
    [
        ("p{k}.nii.gz", "labels/final/p{k}.nii.gz"),
        ("imagesTr/l_{k:03d}_0000.nii.gz", "labelsTr/l_{k:03d}.nii.gz"),
        ("images/p{k}.nii.gz", "masks/p{k}_mask.nii.gz"),
        ("train/image/p{k}.nrrd", "train/label/p{k}.nrrd"),
        ("patient{k:03d}_frame01.nii.gz", "patient{k:03d}_frame01_gt.nii.gz"),
        ("case_{k:05d}/imaging.nii.gz", "case_{k:05d}/segmentation.nii.gz"),
        ("volume-{k}.nii", "segmentation-{k}.nii"),
        ("volumes/volume-{k}.nii", "segmentations/segmentation-{k}.nii"),
        ("s{k:04d}/ct.nii.gz", "s{k:04d}/segmentations/liver.nii.gz"),
        ("s{k:04d}/mri.nii.gz", "s{k:04d}/segmentations/vertebrae_L1.nii.gz"),
        ("pat{k}/t2.nii.gz", "pat{k}/mask.nii.gz"),
        ("pat{k}_t2.nii.gz", "pat{k}_t2_ROI.nii.gz"),
        ("image_{k}.mha", "mask_{k:03d}.mha"),
        ("BraTS_{k}_flair.nii.gz", "BraTS_{k}_seg.nii.gz"),
        ("sub-{k}/anat/sub-{k}_T2w.nii.gz", "derivatives/labels/sub-{k}/anat/sub-{k}_T2w_dseg.nii.gz"),
    ],
)
def test_masks_are_found_with_their_images(image, mask):
    pairs = {Path("/d", mask.format(k=k)): Path("/d", image.format(k=k)) for k in range(1, 4)}
    assert masks_beside_images([*pairs, *pairs.values()], Path("/d")) == pairs


@pytest.mark.parametrize(
    "names",
    [
        ("Mask/t2.nii.gz", "Smith/t2.nii.gz"),  # a patient's name
        ("Mask_t2.nii.gz", "Smith_t2.nii.gz"),
        ("labelsTr/a.nii.gz", "labelsTr/b.nii.gz"),  # no image anywhere
        ("seg1.nii.gz", "seg2.nii.gz", "seg3.nii.gz"),  # a body in segments
        ("mask.nii.gz", "a.nii.gz", "b.nii.gz"),  # of which?
    ],
)
def test_a_file_without_its_image_is_not_called_a_mask_unread(names):
    assert masks_beside_images([Path("/d", name) for name in names], Path("/d")) == {}


def test_of_several_contrasts_none_is_called_the_image():
    paths = [Path("/d", name) for name in ("p1_t1.nii.gz", "p1_t2.nii.gz", "p1_seg.nii.gz")]
    assert masks_beside_images(paths, Path("/d")) == {paths[2]: None}


def test_segmentations_of_slicer_are_masks_also_without_an_image():
    assert masks_beside_images([Path("/d/Segmentation.seg.nrrd")], Path("/d")) == {
        Path("/d/Segmentation.seg.nrrd"): None
    }
