import pytest
import torch
from monai.losses import DiceCELoss, DiceLoss

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.losses.segmentation import segmentation_loss


def case(classes=4, annotated=True):
    generator = torch.Generator().manual_seed(0)
    logits = torch.randn(3, classes, 12, 10, generator=generator)
    labels = torch.randint(classes, (3, 12, 10), generator=generator, dtype=torch.uint8)
    if not annotated:
        labels[:, :, 6:] = 255
    return logits, labels


def test_equal_monai_where_everything_is_annotated():
    logits, labels = case()
    monai = {
        "dice": DiceLoss(softmax=True, to_onehot_y=True),
        "dice_ce": DiceCELoss(softmax=True, to_onehot_y=True, include_background=False, batch=True),
    }
    for name, reference in monai.items():
        expected = reference(logits, labels[:, None].long())
        torch.testing.assert_close(segmentation_loss(name)(logits, labels), expected)


@pytest.mark.parametrize("name", ["dice", "dice_ce"])
def test_pixels_that_are_not_annotated_change_neither_value_nor_gradient(name):
    logits, labels = case(annotated=False)
    loss = segmentation_loss(name)
    results = []
    for filler in (0.0, 50.0, float("nan")):
        given = logits.clone()
        given[:, 1, :, 6:] = filler
        given.requires_grad_()
        value = loss(given, labels)
        value.backward()
        assert (given.grad[..., 6:] == 0).all()
        results.append((value.detach(), given.grad))
    assert all(torch.equal(results[0][0], r[0]) and torch.equal(results[0][1], r[1]) for r in results[1:])


@pytest.mark.parametrize("name", ["dice", "dice_ce"])
def test_not_annotated_equals_cut_away(name):
    logits, labels = case(annotated=False)
    loss = segmentation_loss(name)
    torch.testing.assert_close(loss(logits, labels), loss(logits[..., :6], labels[..., :6]))


@pytest.mark.parametrize("name", ["dice", "dice_ce"])
@pytest.mark.parametrize("dtype", [torch.uint8, torch.int64])
def test_right_answer_costs_nothing_and_wrong_answer_much(name, dtype):
    _, labels = case()
    right = 60.0 * torch.nn.functional.one_hot(labels.long(), 4).permute(0, 3, 1, 2).float()
    loss = segmentation_loss(name)
    assert float(loss(right, labels.to(dtype))) == pytest.approx(0, abs=1e-4)
    assert float(loss(right.roll(1, dims=1), labels.to(dtype))) > 0.9


@pytest.mark.parametrize("name", ["dice", "dice_ce"])
def test_batch_without_any_annotation_is_finite_without_gradient(name):
    logits, labels = case()
    logits.requires_grad_()
    value = segmentation_loss(name)(logits, torch.full_like(labels, 255))
    value.backward()
    assert value.isfinite() and (logits.grad == 0).all()


@pytest.mark.parametrize("name", ["dice", "dice_ce"])
def test_gradient_is_the_derivative(name):
    logits, labels = case(annotated=False)
    small = logits[:2, :, :4, 4:8].double().requires_grad_()
    assert torch.autograd.gradcheck(lambda x: segmentation_loss(name)(x, labels[:2, :4, 4:8]), small)


@pytest.mark.parametrize("name", ["dice", "dice_ce"])
def test_autocast_computes_in_float32(name):
    logits, labels = case()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        value = segmentation_loss(name)(logits.bfloat16(), labels)
    assert value.dtype == torch.float32
    torch.testing.assert_close(value, segmentation_loss(name)(logits.bfloat16().float(), labels))


def test_unknown_name_is_refused_with_the_known_ones():
    with pytest.raises(SettingsError, match="dice_ce"):
        segmentation_loss("tversky")
