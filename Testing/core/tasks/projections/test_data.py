"""From volumes and flat images to batches: everything lies above what it belongs to."""

from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
import torch

from SSLSegmentationLib.core.errors import DataError, ProjectError
from SSLSegmentationLib.inference.projection_evaluation import score_flat
from SSLSegmentationLib.networks.fpn3d2d import seeded_fpn
from SSLSegmentationLib.networks.projection_strips import MARGIN_ROWS, flat_logits
from SSLSegmentationLib.pretraining import plan_pretraining
from SSLSegmentationLib.stores.projection_batches import augment, fitting_patch, random_crops
from SSLSegmentationLib.stores.projection_preprocessing import EnFacePreprocessing, plan_en_face
from SSLSegmentationLib.stores.projection_settings import EnFaceAugmentation
from SSLSegmentationLib.stores.projections import EnFaceStore, build_en_face_store
from SSLSegmentationLib.training.plan import RunPlan, cases_of
from SSLSegmentationLib.training.projection_plan import EnFacePlan
from SSLSegmentationLib.volumes.projection import axis_across, flat_grid

from .conftest import NETWORK, pretraining

CPU = torch.device("cpu")
STILL = EnFaceAugmentation(rotate=False, mirror=False, offset_std=0.0, scale=(1.0, 1.0), shift=0.0)


@pytest.fixture
def plan(flat_project):
    return plan_pretraining(flat_project, pretraining(target="own"))


@pytest.fixture
def store(flat_project, plan, tmp_path):
    return plan.build_store(tmp_path / "slices", cases_of(plan, flat_project))


@pytest.mark.parametrize("code", ["LPS", "RAI", "SPL", "PSR", "ILA"])
@pytest.mark.parametrize("slow_axis", ["rows", "columns"])
@pytest.mark.parametrize("pixels", ["square", "native"])
def test_a_column_stays_above_its_mask_and_the_mask_comes_back(code, slow_axis, pixels):
    """A bright column along the axis of projection, whatever the order in which the axes are stored."""
    voxels, mask = np.zeros((9, 14, 20), np.float32), np.zeros((9, 1, 20), np.uint8)
    voxels[6, :, 3] = 100
    mask[6, 0, 3] = 1
    volume = sitk.GetImageFromArray(voxels)
    volume.SetSpacing((1.0, 0.5, 1.0))
    volume = sitk.DICOMOrient(volume, code)
    plane = "coronal"  # LPS axis P is the second one
    axis = axis_across(plane, volume.GetDirection())
    assert volume.GetSize()[axis] == 14
    ways = EnFacePreprocessing(
        plane=plane, depth=28, pixels=pixels, slow_axis=slow_axis, lower_percentile=0, upper_percentile=100
    )
    array = ways.apply(volume)
    assert array.shape == (28, *((20, 9) if slow_axis == "columns" else (9, 20)))
    place = np.unravel_index(array.mean(axis=0).argmax(), array.shape[1:])
    flat_mask = sitk.GetImageFromArray(mask)
    flat_mask.CopyInformation(flat_grid(_image_of(voxels), 1))
    labels = sitk.GetArrayFromImage(sitk.DICOMOrient(flat_mask, code))
    flat = ways.flat_labels(labels, volume)
    assert flat.sum() == 1 and flat[place] == 1
    for projection in ("mean", "max"):
        assert np.unravel_index(ways.flat_image(volume, projection).argmax(), flat.shape) == place
    back = ways.to_native(flat, volume)
    assert np.array_equal(sitk.GetArrayFromImage(back), labels)
    assert back.GetOrigin() == pytest.approx(flat_grid(volume, axis).GetOrigin())


def _image_of(voxels):
    volume = sitk.GetImageFromArray(voxels)
    volume.SetSpacing((1.0, 0.5, 1.0))
    return volume


def test_the_plan_projects_as_the_cases_say_and_as_deep_as_the_network_needs(flat_project):
    cases = flat_project.cases()
    planned = plan_en_face(cases, 32, 16, 0, "acquired")
    assert planned.plane == "axial" and planned.depth >= 16
    with pytest.raises(DataError, match="onto the axial plane, not onto the coronal"):
        plan_en_face(cases, 32, 16, 0, "coronal")
    with pytest.raises(DataError, match="15 voxels is too little"):
        plan_en_face(cases, 32, 16, 15, "acquired")
    for case in cases:
        case.en_face = None
    assert plan_en_face(cases, 32, 64, 0, "coronal").plane == "coronal"
    assert plan_en_face(cases, 32, 64, 0, "acquired").depth == 64


def test_the_fine_pixels_of_an_oct_are_kept(flat_project):
    cases = flat_project.cases()
    for case in cases:
        case.spacing_mm = tuple(mm / 500 for mm in case.spacing_mm)
    coarse, fine = (plan_en_face(cases, size, 16, 0, "acquired").spacing_mm for size in (24, 4096))
    assert 0.0005 < fine < coarse < 0.05 and coarse == pytest.approx(fine * 2, rel=0.2)


def test_the_plan_is_kept_with_all_it_decides(plan, tmp_path):
    plan.write(tmp_path)
    read = RunPlan.read(tmp_path)
    assert isinstance(read, EnFacePlan) and read == plan
    (tmp_path / "plan.json").write_text((tmp_path / "plan.json").read_text().replace('"en_face"', '"later"'))
    with pytest.raises(ProjectError, match="damaged"):
        RunPlan.read(tmp_path)


def test_test_cases_are_left_out_of_pretraining(flat_project, plan):
    roles = {case.id: case.role for case in flat_project.cases()}
    assert {str(roles[name]) for name in plan.train_ids} == {"train", "unlabelled"}
    assert {str(roles[name]) for name in plan.validation_ids} == {"validation"}


def test_a_transductive_pretraining_keeps_validation_cases_apart(flat_project):
    plan = plan_pretraining(flat_project, replace(pretraining(target="own"), transductive=True))
    roles = {case.id: str(case.role) for case in flat_project.cases()}
    assert {roles[name] for name in plan.train_ids} == {"train", "unlabelled", "test"}
    assert {roles[name] for name in plan.validation_ids} == {"validation"}


def test_parts_are_standardised_and_lie_under_their_targets(store):
    """The target is the volume's own mean, so that of a part must be the mean of the part, up to one scale a case."""
    numbers = np.array([0, 1, 2, 0, 1, 2])
    batch = random_crops(store, numbers, (16, 20), torch.Generator().manual_seed(0), CPU)
    assert batch.volumes.shape == (6, 1, store.images.shape[1], 16, 20) and batch.targets.shape == (6, 1, 16, 20)
    for volume, target in zip(batch.volumes[:, 0], batch.targets[:, 0], strict=True):
        assert np.corrcoef(volume.mean(dim=0).ravel(), target.ravel())[0, 1] > 0.95
    for number in range(3):
        whole = store.volume(number, CPU)
        assert float(whole.mean()) == pytest.approx(0, abs=1e-2) and float(whole.std()) == pytest.approx(1, abs=1e-2)


def test_b_scans_are_standardised_one_by_one(flat_project, tmp_path):
    settings = pretraining(target="own")
    case = flat_project.cases()[0]
    ways = plan_en_face([case], 32, 16, 0, "acquired", standardise="b-scan")
    volume = build_en_face_store(tmp_path / "slices", [case], ways, target=settings.stages["intermodal"][0].target)
    rows = volume.volume(0, CPU).permute(1, 0, 2).flatten(1)
    assert torch.allclose(rows.mean(dim=1), torch.zeros(len(rows)), atol=2e-2)
    assert torch.allclose(rows.std(dim=1), torch.ones(len(rows)), atol=3e-2)


def test_a_case_without_a_flat_mask_cannot_be_scored(flat_project):
    case = flat_project.cases()[0]
    case.en_face = replace(case.en_face, mask=None)
    volume = sitk.ReadImage(str(case.image_path))
    with pytest.raises(DataError, match=f"'{case.id}' has no flat mask"):
        score_flat(case, volume, np.zeros((1, 1, 1), np.uint8), flat_project.schema, [1])


def test_a_store_without_masks_says_so_when_they_are_asked_for(store):
    assert store.masks is None
    with pytest.raises(ProjectError, match="without what is flat"):
        store.flat(store.masks, 0)
    with pytest.raises(ProjectError, match="without what is flat"):
        _ = store.needed_schema


def test_parts_depend_on_the_generator_alone_and_reach_every_place(store):
    numbers, seen = np.zeros(64, dtype=np.int64), np.zeros((store.cases[0].height, store.cases[0].width), bool)
    first, again = (random_crops(store, numbers, (12, 12), torch.Generator().manual_seed(5), CPU) for _ in range(2))
    assert torch.equal(first.volumes, again.volumes)
    whole = store.flat(store.targets, 0).astype(np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(whole, (12, 12))
    for part in first.targets[:, 0].numpy():
        places = np.argwhere((windows == part).all(axis=(2, 3)))
        assert len(places)
        for row, column in places:
            seen[row : row + 12, column : column + 12] = True
    assert seen[0].any() and seen[-1].any() and seen[:, 0].any() and seen[:, -1].any()


def test_augmentation_moves_all_that_belongs_together_and_can_be_switched_off(store):
    batch = random_crops(store, np.zeros(32, dtype=np.int64), (16, 16), torch.Generator().manual_seed(1), CPU)
    still = augment(batch, STILL, torch.Generator().manual_seed(2))
    assert torch.equal(still.volumes, batch.volumes) and torch.equal(still.targets, batch.targets)
    moved = augment(batch, EnFaceAugmentation(), torch.Generator().manual_seed(2))
    found = set()
    for before, volume, target in zip(batch.targets[:, 0], moved.volumes[:, 0], moved.targets[:, 0], strict=True):
        mirrorings = [(), (-1,), (-2,), (-2, -1)]
        found |= {axes for axes in mirrorings if torch.equal(before.flip(axes), target)}
        assert np.corrcoef(volume.mean(dim=0).ravel(), target.ravel())[0, 1] > 0.95
    assert len(found) == 4
    ratio = moved.volumes.std(dim=(1, 2, 3, 4)) / batch.volumes.std(dim=(1, 2, 3, 4))
    assert 0.9 - 1e-3 <= float(ratio.min()) < 0.95 and 1.05 < float(ratio.max()) <= 1.1 + 1e-3


def test_a_part_is_no_larger_than_the_smallest_volume_and_no_smaller_than_ssims_window(store):
    smallest = min(case.height for case in store.cases), min(case.width for case in store.cases)
    patch = fitting_patch(store, range(len(store)), (256, 256), NETWORK.stride)
    assert all(
        side <= most and side % step == 0 for side, most, step in zip(patch, smallest, NETWORK.stride, strict=True)
    )
    assert fitting_patch(store, range(len(store)), (1, 1), NETWORK.stride) == (12, 12)
    with pytest.raises(DataError, match="too small"):
        fitting_patch(store, range(len(store)), (64, 64), (4, 64))


def test_strips_leave_no_trace():
    network = seeded_fpn(NETWORK, 2, 0).eval()
    volume = torch.randn(16, 2 * MARGIN_ROWS + 21, 18, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        whole, strips = flat_logits(network, volume), flat_logits(network, volume, strip_voxels=16 * 20 * 4)
    assert whole.shape == (2, 2 * MARGIN_ROWS + 21, 18)
    assert torch.allclose(whole, strips, atol=1e-5)


def test_a_store_that_is_damaged_says_so(store):
    (store.folder / "moments.npy").unlink()
    with pytest.raises(ProjectError, match=r"lacks '.*moments\.npy'"):
        EnFaceStore(store.folder)
