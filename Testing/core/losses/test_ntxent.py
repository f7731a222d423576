import math

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from monai.losses import ContrastiveLoss

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.losses.ntxent import chance_level, embedding_monitors, masked_nt_xent, nt_xent


def pairs(count=6, dimensions=16, seed=0, dtype=torch.float64):
    generator = torch.Generator().manual_seed(seed)
    a = torch.randn(count, dimensions, generator=generator, dtype=dtype)
    return a, a + 0.5 * torch.randn(count, dimensions, generator=generator, dtype=dtype)


def loop_nt_xent(a, b, temperature):
    z = [v / v.norm() for v in torch.cat([a, b]).double()]
    total = 0.0
    for i, anchor in enumerate(z):
        terms = [math.exp(float(anchor @ other) / temperature) for k, other in enumerate(z) if k != i]
        positive = math.exp(float(anchor @ z[(i + len(a)) % len(z)]) / temperature)
        total -= math.log(positive / sum(terms))
    return total / len(z)


def loop_masked(z, positive, negative, temperature, denominator):
    z = [v / v.norm() for v in z.double()]
    losses = []
    for i, anchor in enumerate(z):
        score = [math.exp(float(anchor @ other) / temperature) for other in z]
        positives = [k for k in range(len(z)) if positive[i, k] and k != i]
        negatives = [k for k in range(len(z)) if negative[i, k] and k != i]
        if not positives:
            continue
        terms = []
        for p in positives:
            counted = set(positives) | set(negatives) if denominator == "all" else {p, *negatives}
            terms.append(-math.log(score[p] / sum(score[k] for k in counted)))
        losses.append(sum(terms) / len(terms))
    return sum(losses) / len(losses) if losses else 0.0


@pytest.mark.parametrize("temperature", [0.07, 0.1, 0.5, 2.0])
@pytest.mark.parametrize("count", [1, 2, 9])
def test_equals_the_double_loop(count, temperature):
    a, b = pairs(count)
    assert float(nt_xent(a, b, temperature)) == pytest.approx(loop_nt_xent(a, b, temperature), abs=1e-12)


def test_golden_number():
    torch.manual_seed(0)
    a = torch.randn(6, 16, dtype=torch.float64)
    b = a + 0.5 * torch.randn(6, 16, dtype=torch.float64)
    assert float(nt_xent(a, b, 0.1)) == pytest.approx(0.0032187398806, abs=1e-12)


def value_and_gradients(loss):
    a, b = (view.requires_grad_() for view in pairs(8))
    value = loss(a, b)
    value.backward()
    return value.detach(), a.grad, b.grad


def test_value_and_gradient_equal_monai():
    ours, theirs = (value_and_gradients(loss) for loss in (lambda a, b: nt_xent(a, b, 0.2), ContrastiveLoss(0.2)))
    torch.testing.assert_close(ours, theirs, atol=1e-6, rtol=0)  # its cosine adds an epsilon


def test_value_and_gradient_equal_lightly(lightly_nt_xent):
    ours, theirs = (value_and_gradients(loss) for loss in (lambda a, b: nt_xent(a, b, 0.2), lightly_nt_xent(0.2)))
    torch.testing.assert_close(ours, theirs, atol=1e-9, rtol=0)


def test_equal_embeddings_give_the_chance_level():
    same = torch.randn(1, 8, dtype=torch.float64).expand(5, 8)
    assert float(nt_xent(same, same, 0.1)) == pytest.approx(math.log(9), abs=1e-12)
    assert chance_level(5) == pytest.approx(math.log(9))


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 2**31), factor=st.floats(1e-3, 1e3), count=st.integers(2, 12))
def test_invariant_to_scale_to_the_order_of_pairs_and_to_swapping_the_views(seed, factor, count):
    a, b = pairs(count, seed=seed)
    value = nt_xent(a, b, 0.1)
    order = torch.randperm(count, generator=torch.Generator().manual_seed(seed))
    close = {"atol": 1e-9, "rtol": 1e-9}
    torch.testing.assert_close(nt_xent(a * factor, b, 0.1), value, **close)
    torch.testing.assert_close(nt_xent(a[order], b[order], 0.1), value, **close)
    torch.testing.assert_close(nt_xent(b, a, 0.1), value, **close)
    assert value >= 0


def test_shuffled_pairs_cost_more():
    a, b = pairs(8)
    assert nt_xent(a, b.roll(1, 0), 0.1) > nt_xent(a, b, 0.1) + 1


@pytest.mark.parametrize("temperature", [0.005, 0.001])
def test_tiny_temperatures_stay_finite_with_their_gradients(temperature):
    a, b = (view.requires_grad_() for view in pairs(8, dtype=torch.float32))
    swapped = b.roll(1, 0)  # a badly matched batch has the largest logits
    for second in (b, swapped):
        loss = nt_xent(a, second, temperature)
        loss.backward()
        assert loss.isfinite() and a.grad.isfinite().all() and b.grad.isfinite().all()


def test_a_zero_embedding_gives_a_finite_gradient():
    a, b = pairs(4, dtype=torch.float32)
    a[0] = 0
    a.requires_grad_()
    nt_xent(a, b, 0.1).backward()
    assert a.grad.isfinite().all()


@pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16])
def test_autocast_and_half_precision_input_compute_in_float32(dtype):
    a, b = (view.to(dtype) for view in pairs(32, 64))
    expected = nt_xent(a.double(), b.double(), 0.1)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        value = nt_xent(a, b, 0.1)
    assert value.dtype == torch.float32
    torch.testing.assert_close(value.double(), expected, atol=1e-5, rtol=1e-5)


def test_gradient_is_the_derivative():
    a, b = (view.requires_grad_() for view in pairs(4, 5))
    assert torch.autograd.gradcheck(lambda *views: nt_xent(*views, 0.3), (a, b))


def test_leading_dimensions_are_separate_problems():
    a, b = pairs(12)
    value = nt_xent(a.view(3, 4, -1), b.view(3, 4, -1), 0.1)
    apart = [nt_xent(a[i : i + 4], b[i : i + 4], 0.1) for i in (0, 4, 8)]
    torch.testing.assert_close(value, torch.stack(apart).mean())


@pytest.mark.parametrize("denominator", ["all", "own_positive"])
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**31), share=st.floats(0, 1))
def test_masked_form_equals_the_loop(denominator, seed, share):
    generator = torch.Generator().manual_seed(seed)
    z = torch.randn(9, 6, generator=generator, dtype=torch.float64)
    draw = torch.rand(9, 9, generator=generator)
    positive = draw < share
    negative = (torch.rand(9, 9, generator=generator) < 0.6) & ~positive
    value = masked_nt_xent(z, positive, negative, 0.2, denominator)
    assert float(value) == pytest.approx(loop_masked(z, positive, negative, 0.2, denominator), abs=1e-11)


@pytest.mark.parametrize("denominator", ["all", "own_positive"])
def test_leading_dimensions_of_the_masked_form_are_separate_problems(denominator):
    z, draw = pairs(12)[0].view(3, 4, -1), torch.rand(3, 4, 4, generator=torch.Generator().manual_seed(2))
    positive = draw < 0.4
    losses, anchors = [], []
    for part, mask in zip(z, positive, strict=True):
        losses.append(masked_nt_xent(part, mask, ~mask, 0.2, denominator))
        anchors.append(int((mask & ~torch.eye(4, dtype=torch.bool)).any(dim=1).sum()))
    expected = sum(loss * count for loss, count in zip(losses, anchors, strict=True)) / sum(anchors)
    torch.testing.assert_close(masked_nt_xent(z, positive, ~positive, 0.2, denominator), expected)
    shared = masked_nt_xent(z, positive[0], ~positive[0], 0.2, denominator)
    apart = [masked_nt_xent(part, positive[0], ~positive[0], 0.2, denominator) for part in z]
    torch.testing.assert_close(shared, torch.stack(apart).mean())


@pytest.mark.parametrize("denominator", ["all", "own_positive"])
@pytest.mark.parametrize("temperature", [0.005, 0.001])
def test_tiny_temperatures_stay_finite_in_the_masked_form(denominator, temperature):
    z = torch.cat(pairs(8, dtype=torch.float32)).requires_grad_()
    positive = torch.rand(16, 16, generator=torch.Generator().manual_seed(1)) < 0.3
    loss = masked_nt_xent(z, positive, ~positive, temperature, denominator)
    loss.backward()
    assert loss.isfinite() and z.grad.isfinite().all()


@pytest.mark.parametrize("denominator", ["all", "own_positive"])
def test_the_masked_form_computes_in_float32_under_autocast(denominator):
    z = torch.cat(pairs(32, 64))
    positive = torch.rand(64, 64, generator=torch.Generator().manual_seed(1)) < 0.1
    expected = masked_nt_xent(z, positive, ~positive, 0.1, denominator)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        value = masked_nt_xent(z.bfloat16(), positive, ~positive, 0.1, denominator)
    assert value.dtype == torch.float32
    torch.testing.assert_close(value.double(), expected, atol=1e-2, rtol=0)


@pytest.mark.parametrize("denominator", ["all", "own_positive"])
def test_masked_form_with_one_positive_each_is_nt_xent(denominator):
    a, b = pairs(7)
    positive = torch.eye(14, dtype=torch.bool).roll(7, 0)
    value = masked_nt_xent(torch.cat([a, b]), positive, ~positive, 0.1, denominator)
    torch.testing.assert_close(value, nt_xent(a, b, 0.1))


def test_the_two_denominators_differ_with_several_positives():
    z = torch.cat(pairs(6))
    position = torch.tensor([0, 0.1, 0.2, 0.5, 0.6, 1]).repeat(2)
    positive = (position[:, None] - position).abs() < 0.35
    supcon, own = (masked_nt_xent(z, positive, ~positive, 0.1, kind) for kind in ("all", "own_positive"))
    assert supcon > own + 0.5


def test_positional_contrast_golden_number():
    torch.manual_seed(0)
    a = torch.randn(6, 16, dtype=torch.float64)
    b = a + 0.5 * torch.randn(6, 16, dtype=torch.float64)
    position = torch.tensor([0, 0.1, 0.2, 0.5, 0.6, 1], dtype=torch.float64).repeat(2)
    positive = (position[:, None] - position).abs() < 0.35
    assert float(masked_nt_xent(torch.cat([a, b]), positive, ~positive, 0.1)) == pytest.approx(6.387055512936, abs=1e-9)


@pytest.mark.parametrize("denominator", ["all", "own_positive"])
def test_anchors_without_positives_or_negatives_give_no_nan(denominator):
    z = pairs(4)[0].requires_grad_()
    nothing = torch.zeros(4, 4, dtype=torch.bool)
    positive = nothing.clone()
    positive[0, 1] = True
    for positives, negatives in [(nothing, nothing), (positive, nothing), (nothing, positive)]:
        loss = masked_nt_xent(z, positives, negatives, 0.1, denominator)
        (gradient,) = torch.autograd.grad(loss, z)
        assert float(loss.detach()) == pytest.approx(0, abs=1e-12) and gradient.isfinite().all()


def test_masked_gradient_is_the_derivative():
    z = pairs(5, 4)[0].requires_grad_()
    positive = torch.rand(5, 5, generator=torch.Generator().manual_seed(1)) < 0.4
    for denominator in ("all", "own_positive"):
        assert torch.autograd.gradcheck(
            lambda x, kind=denominator: masked_nt_xent(x, positive, ~positive, 0.3, kind), z
        )


def test_monitors_tell_a_healthy_from_a_collapsed_embedding():
    healthy = embedding_monitors(torch.randn(400, 16))
    assert float(healthy["std"]) == pytest.approx(1, abs=0.05)
    assert 14 < float(healthy["effective_rank"]) <= 16
    assert abs(float(healthy["positive_cosine"])) < 0.1
    collapsed = embedding_monitors(torch.ones(400, 16))
    assert float(collapsed["std"]) < 1e-3 and float(collapsed["effective_rank"]) == 0
    assert float(collapsed["positive_cosine"]) == pytest.approx(1)


def test_effective_rank_counts_directions_for_few_and_many_rows():
    basis = torch.eye(64)[:3].repeat(10, 1)
    line = torch.randn(30, 1) * torch.randn(1, 64)
    assert float(embedding_monitors(basis)["effective_rank"]) == pytest.approx(2, abs=1e-3)  # a triangle is a plane
    assert float(embedding_monitors(line)["effective_rank"]) == pytest.approx(1, abs=1e-3)
    wide = torch.randn(20, 64)
    z = torch.nn.functional.normalize(wide)
    eigenvalues = torch.linalg.eigvalsh(torch.cov(z.T, correction=0))
    expected = eigenvalues.sum() ** 2 / eigenvalues.square().sum()
    assert float(embedding_monitors(wide)["effective_rank"]) == pytest.approx(float(expected), rel=1e-3)


def test_wrong_settings_are_refused():
    a, b = pairs(3)
    with pytest.raises(SettingsError, match="temperature"):
        nt_xent(a, b, 0)
    with pytest.raises(SettingsError, match="denominator"):
        masked_nt_xent(a, torch.eye(3) > 0, torch.eye(3) > 0, 0.1, "some")
