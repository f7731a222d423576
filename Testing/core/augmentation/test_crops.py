import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.augmentation.crops import box_iou, boxes_to_grid, crop_pair_boxes
from SSLSegmentationLib.augmentation.warp import centre_crop_grid, warp
from SSLSegmentationLib.core.errors import SettingsError


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 2**31),
    size=st.tuples(st.integers(16, 300), st.integers(16, 300)),
    areas=st.tuples(st.floats(0.02, 1), st.floats(0.02, 1)),
    stretch=st.floats(1, 2),
    bounds=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_overlap_is_always_within_its_bounds_and_boxes_within_the_image(seed, size, areas, stretch, bounds):
    low, high = sorted(bounds)
    high = max(high, low + 0.01)
    if high > 1:
        low, high = 0.98, 1.0
    areas = tuple(sorted(areas))
    first, second = crop_pair_boxes(40, size, areas, (1 / stretch, stretch), low, high, generator(seed))
    overlap = box_iou(first.double(), second.double())
    assert overlap.min() >= low - 1e-4 and overlap.max() <= high + 1e-4
    for boxes in (first, second):
        assert boxes.shape == (40, 4)
        assert (boxes[:, 2:] > boxes[:, :2]).all()
        assert boxes.min() >= -1e-3
        assert (boxes[:, 2:] <= torch.tensor([size[1], size[0]]) + 1e-3).all()


def test_areas_and_ratios_are_those_asked_for():
    first, second = crop_pair_boxes(500, (100, 200), (0.3, 0.7), (0.8, 1.25), 0.2, 0.9, generator())
    for boxes in (first, second):
        width, height = (boxes[:, 2:] - boxes[:, :2]).unbind(1)
        area = width * height / 20000
        assert 0.3 - 1e-4 <= area.min() < 0.35 and 0.6 < area.max() <= 0.7 + 1e-4
        ratio = (width / 200) / (height / 100)
        assert 0.8 - 1e-3 <= ratio.min() < 0.9 and 1.1 < ratio.max() <= 1.25 + 1e-3


def test_bounds_that_no_random_pair_meets_fall_back_to_a_nested_crop():
    first, second = crop_pair_boxes(50, (64, 64), (1.0, 1.0), (1.0, 1.0), 0.5, 0.7, generator())
    assert torch.equal(first, torch.tensor([0.0, 0.0, 64.0, 64.0]).expand(50, 4))
    torch.testing.assert_close(box_iou(first, second), torch.full((50,), 0.6))
    assert second[:, 0].std() > 1


def test_pairs_differ_between_samples_and_repeat_with_the_seed():
    first, second = crop_pair_boxes(8, (64, 64), (0.3, 0.8), generator=generator(1))
    again, _ = crop_pair_boxes(8, (64, 64), (0.3, 0.8), generator=generator(1))
    assert torch.equal(first, again)
    assert len(torch.cat([first, second]).unique(dim=0)) == 16


def test_iou_of_known_boxes():
    first = torch.tensor([[0.0, 0, 4, 4], [0, 0, 1, 1], [0, 0, 2, 2]])
    second = torch.tensor([[2.0, 2, 6, 6], [2, 2, 3, 3], [0, 0, 2, 2]])
    torch.testing.assert_close(box_iou(first, second), torch.tensor([4 / 28, 0.0, 1.0]))


def test_grid_of_a_pixel_aligned_box_is_the_array_slice_and_of_a_centred_box_the_centre_crop():
    images = torch.rand(2, 1, 40, 50)
    boxes = torch.tensor([[5.0, 10, 25, 26], [30, 0, 50, 16]])
    cut = warp(images, boxes_to_grid(boxes, (40, 50), (16, 20)))
    torch.testing.assert_close(cut[0, 0], images[0, 0, 10:26, 5:25], atol=1e-5, rtol=0)
    torch.testing.assert_close(cut[1, 0], images[1, 0, 0:16, 30:50], atol=1e-5, rtol=0)
    centred = boxes_to_grid(torch.tensor([[15.0, 10, 35, 30]]), (40, 50), (20, 20))
    torch.testing.assert_close(centred, centre_crop_grid((40, 50), (20, 20)), atol=1e-6, rtol=0)


def test_box_is_resized_to_the_output():
    images = torch.arange(8.0)[None, None, None].expand(1, 1, 8, 8)
    cut = warp(images, boxes_to_grid(torch.tensor([[2.0, 2, 6, 6]]), (8, 8), (2, 2)))
    torch.testing.assert_close(cut[0, 0], torch.tensor([[2.5, 4.5], [2.5, 4.5]]))


@pytest.mark.parametrize(
    "wrong", [{"scale_range": (0, 1)}, {"scale_range": (0.8, 0.3)}, {"min_iou": 0.9}, {"ratio": (2, 1)}]
)
def test_bounds_out_of_order_are_refused(wrong):
    with pytest.raises(SettingsError):
        crop_pair_boxes(2, (8, 8), **{"scale_range": (0.3, 1.0), "generator": generator(), **wrong})


def test_boxes_keep_clear_of_a_margin_as_far_as_they_can():
    """Chaitanya et al. 2020: crops of 100 of 192 pixels with their corner from pixel 10 to 70."""
    area, size = (100 / 192) ** 2, (192, 192)
    boxes = crop_pair_boxes(500, size, (area, area), generator=generator(), min_iou=0, max_iou=1, margin=16 / 192)[0]
    torch.testing.assert_close(boxes[:, 2:] - boxes[:, :2], torch.full((500, 2), 100.0))
    assert 16 - 1e-3 <= boxes[:, :2].min() < 17 and 75 < boxes[:, :2].max() <= 76 + 1e-3
    large = crop_pair_boxes(50, size, (0.9, 1.0), generator=generator(), min_iou=0, max_iou=1, margin=0.3)[0]
    middle = (large[:, :2] + large[:, 2:]) / 2
    torch.testing.assert_close(middle, torch.full((50, 2), 96.0))
