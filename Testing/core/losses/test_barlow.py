"""Barlow Twins: against the double loop, lightly and MONAI, and where its value is known."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from monai.losses import BarlowTwinsLoss

from SSLSegmentationLib.losses.barlow import barlow_chance_level, barlow_monitors, barlow_twins

LAMBDA = 5e-3


def pairs(count=12, dimensions=5, seed=0, dtype=torch.float64):
    generator = torch.Generator().manual_seed(seed)
    mixed = torch.randn(dimensions, dimensions, generator=generator, dtype=dtype)
    a = torch.randn(count, dimensions, generator=generator, dtype=dtype) @ mixed
    return a, a + 0.5 * torch.randn(count, dimensions, generator=generator, dtype=dtype)


def whitened(count=64, dimensions=6, seed=0):
    z = torch.randn(count, dimensions, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)
    z = z - z.mean(0)
    return torch.linalg.qr(z).Q * count**0.5  # columns stay sums of centred ones


def loop(a, b, redundancy):
    count, dimensions = a.shape
    total = 0.0
    for i in range(dimensions):
        for j in range(dimensions):
            mean_i, mean_j = (sum(z[:, k].tolist()) / count for z, k in ((a, i), (b, j)))
            var_i, var_j = (
                sum((value - mean) ** 2 for value in z[:, k].tolist()) / count
                for z, k, mean in ((a, i, mean_i), (b, j, mean_j))
            )
            products = sum((float(a[n, i]) - mean_i) * (float(b[n, j]) - mean_j) for n in range(count))
            c = products / count / ((var_i + 1e-5) * (var_j + 1e-5)) ** 0.5
            total += (1 - c) ** 2 if i == j else redundancy * c**2
    return total


def value_and_gradients(loss, a, b):
    a, b = a.clone().requires_grad_(), b.clone().requires_grad_()
    value = loss(a, b)
    value.backward()
    return value.detach(), a.grad, b.grad


@pytest.mark.parametrize(("count", "dimensions"), [(2, 3), (12, 5), (40, 4)])
def test_equals_the_double_loop(count, dimensions):
    a, b = pairs(count, dimensions)
    assert float(barlow_twins(a, b, LAMBDA)) == pytest.approx(loop(a, b, LAMBDA), abs=1e-12)


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_equals_lightly_in_value_and_gradient(lightly_losses, dtype):
    a, b = pairs(32, 8, dtype=dtype)
    theirs = value_and_gradients(lightly_losses.BarlowTwinsLoss(lambda_param=LAMBDA), a, b)
    ours = value_and_gradients(lambda a, b: barlow_twins(a, b, LAMBDA), a, b)
    tolerance = 1e-9 if dtype is torch.float64 else 1e-4
    for one, other in zip(ours, theirs, strict=True):
        torch.testing.assert_close(one, other, atol=tolerance, rtol=tolerance)


def test_is_zero_on_whitened_views_where_monai_keeps_what_its_unbiased_deviation_leaves():
    z = whitened(8, 4)
    assert float(barlow_twins(z, z, LAMBDA)) < 1e-8
    assert float(BarlowTwinsLoss(LAMBDA)(z, z)) == pytest.approx(4 / 8**2, abs=1e-5)  # D / N²


def test_opposite_views_cost_four_a_dimension():
    z = whitened()
    assert float(barlow_twins(z, -z, LAMBDA)) == pytest.approx(4 * 6, abs=1e-3)


def test_what_equal_dimensions_unrelated_views_and_constants_cost():
    column = whitened()[:, :1]
    same = column.expand(-1, 6)
    assert float(barlow_twins(same, same, LAMBDA)) == pytest.approx(LAMBDA * 6 * 5, abs=1e-3)
    z = whitened(64, 12)
    assert float(barlow_twins(z[:, :6], z[:, 6:], LAMBDA)) == pytest.approx(barlow_chance_level(6), abs=1e-3)
    assert float(barlow_twins(torch.zeros(9, 6), torch.ones(9, 6), LAMBDA)) == 6  # constant


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**31), scale=st.floats(0.5, 20), offset=st.floats(-10, 10))
def test_neither_order_nor_scale_nor_offset_of_a_dimension_matters(seed, scale, offset):
    a, b = pairs(16, 4, seed)
    expected = float(barlow_twins(a, b, LAMBDA))
    order = torch.randperm(16, generator=torch.Generator().manual_seed(seed))
    assert float(barlow_twins(a[order], b[order], LAMBDA)) == pytest.approx(expected, abs=1e-9)
    # The small constant under the root is all that sees the scale.
    factors = torch.tensor([1, scale, 1, -scale], dtype=a.dtype)
    assert float(barlow_twins(a * factors + offset, b * factors, LAMBDA)) == pytest.approx(expected, rel=1e-2, abs=1e-3)


def test_is_computed_in_float32_under_autocast():
    a, b = pairs(4096, 16, dtype=torch.float32)
    a, b = (a + 30).bfloat16(), (b + 30).bfloat16()  # bf16 could not tell the values from their mean
    exact = barlow_twins(a.float(), b.float(), LAMBDA)
    with torch.autocast("cpu", torch.bfloat16):
        rounded = barlow_twins(a, b, LAMBDA)
        monitors = barlow_monitors(a, b)
    assert rounded.dtype == torch.float32 and all(value.dtype == torch.float32 for value in monitors.values())
    assert float(rounded) == pytest.approx(float(exact), rel=1e-6)


def test_gradient_is_that_of_finite_differences():
    a, b = pairs(6, 3)
    assert torch.autograd.gradcheck(
        lambda a, b: barlow_twins(a, b, LAMBDA), (a.requires_grad_(), b.requires_grad_()), atol=1e-5
    )


def test_monitors_of_embeddings_that_fill_the_sphere():
    z = torch.randn(3000, 16, generator=torch.Generator().manual_seed(0)) * 7 + 100
    monitors = {name: float(value) for name, value in barlow_monitors(z, z).items()}
    assert monitors["std"] == pytest.approx(1, abs=1e-3)
    assert monitors["effective_rank"] > 15
    assert monitors["alignment"] < 1e-6 and monitors["dead_dimensions"] == 0
    assert -4 < monitors["uniformity"] < -3


def test_monitors_equal_loops_over_pairs():
    a, b = pairs(10, 4)
    z = [(v - v.mean(0)) / (v.var(0, correction=0) + 1e-5).sqrt() for v in (a, b)]
    first, second = ([row / row.norm() for row in view] for view in z)
    monitors = barlow_monitors(a, b)
    apart = [float((u - v).norm() ** 2) for u, v in zip(first, second, strict=True)]
    assert float(monitors["alignment"]) == pytest.approx(sum(apart) / 10, abs=1e-9)
    others = [
        float(torch.exp(-2 * (u - v).norm() ** 2)) for i, u in enumerate(first) for j, v in enumerate(first) if i != j
    ]
    assert float(monitors["uniformity"].exp()) == pytest.approx(sum(others) / 90, abs=1e-9)


def test_monitors_see_every_kind_of_collapse():
    healthy = torch.randn(200, 8, generator=torch.Generator().manual_seed(0))
    one = healthy[:, :1].expand(-1, 8)
    assert float(barlow_monitors(one, one)["effective_rank"]) == pytest.approx(1, abs=1e-3)
    constant = barlow_monitors(torch.full((200, 8), 3.0) + 1e-6 * healthy, torch.full((200, 8), 3.0))
    assert float(constant["std"]) < 0.01 and float(constant["dead_dimensions"]) == 1
    partly = healthy.clone()
    partly[:, :2] = 5
    assert float(barlow_monitors(partly, partly)["dead_dimensions"]) == pytest.approx(0.25)
