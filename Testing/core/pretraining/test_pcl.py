"""Positional contrast against a double loop, and its limits: SimCLR at a threshold of 0, all positive above 1."""

import math
from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F
from encoder_data import build, generator, make_batch

from SSLSegmentationLib.losses.ntxent import masked_nt_xent, nt_xent
from SSLSegmentationLib.pretraining import recipe
from SSLSegmentationLib.pretraining.methods.pcl import (
    PositionalContrast,
    PositionalContrastSettings,
    same_phase,
    same_place,
)
from SSLSegmentationLib.pretraining.methods.simclr import GlobalContrast, GlobalContrastSettings

POSITIONS = [0.05, 0.1, 0.3, 0.62, 0.7]


@pytest.fixture
def batch():
    return make_batch(5, case=[0, 1, 0, 2, 1], position=POSITIONS)


def embeddings(count=6, dimensions=16, seed=0):
    torch.manual_seed(seed)
    a = torch.randn(count, dimensions, dtype=torch.float64)
    return a, a + 0.5 * torch.randn(count, dimensions, dtype=torch.float64)


def pcl(a, b, position, threshold, temperature=0.1):
    positive = same_place(torch.as_tensor(position), threshold)
    return masked_nt_xent(torch.cat([a, b]), positive, ~positive, temperature)


@pytest.mark.parametrize("threshold", [0.1, 0.35])
def test_the_loss_of_the_method_equals_a_double_loop(batch, threshold):
    method = build(PositionalContrast, PositionalContrastSettings(threshold=threshold, pooling=4))
    views = method.views(batch, generator())
    loss = method.loss(views)["loss"].item()
    with torch.no_grad():
        features = method.network.encoder(views["both"])[-1]
        z = F.normalize(method.head(F.adaptive_avg_pool2d(features, 4).flatten(1)).double(), dim=1)
    total = 0.0
    for i in range(10):
        scores = {k: math.exp(float(z[i] @ z[k]) / 0.1) for k in range(10) if k != i}
        positives = [k for k in scores if k % 5 == i % 5 or abs(POSITIONS[k % 5] - POSITIONS[i % 5]) < threshold]
        total -= sum(math.log(scores[p] / sum(scores.values())) for p in positives) / len(positives)
    assert loss == pytest.approx(total / 10, abs=1e-4)


def test_golden_number():
    """Also that of the cine study's implementation on this input."""
    a, b = embeddings()
    value = pcl(a, b, torch.tensor([0, 0.1, 0.2, 0.5, 0.6, 1], dtype=torch.float64), 0.35)
    assert float(value) == pytest.approx(6.387055512936, abs=1e-9)


@pytest.mark.parametrize("threshold", [0.0, 1e-4])
def test_it_is_simclr_as_the_threshold_goes_to_zero(threshold):
    a, b = embeddings()
    value = pcl(a, b, torch.linspace(0.05, 0.95, 6, dtype=torch.float64), threshold)
    torch.testing.assert_close(value, nt_xent(a, b, 0.1), rtol=0, atol=1e-12)


def test_with_a_threshold_of_zero_the_method_is_simclr(batch):
    ours = build(PositionalContrast, PositionalContrastSettings(threshold=0.0))
    simclr = build(GlobalContrast, GlobalContrastSettings())
    simclr.load_state_dict(ours.state_dict())
    losses = [method.loss(method.views(batch, generator()))["loss"].item() for method in (ours, simclr)]
    assert losses[0] == pytest.approx(losses[1], abs=1e-6)


def test_above_a_threshold_of_one_all_are_positive():
    assert bool(same_place(torch.linspace(0.001, 0.999, 7), 1.1).all())
    assert bool(same_place(torch.linspace(0.001, 0.999, 7), 1.0).all())


def test_all_equal_embeddings_give_the_chance_level_whatever_the_threshold(batch):
    same = torch.ones(6, 4, dtype=torch.float64)
    for threshold in (0.0, 0.2, 1.0):
        value = pcl(same, same, torch.linspace(0, 1, 6), threshold)
        assert float(value) == pytest.approx(math.log(11), abs=1e-12)


@pytest.mark.parametrize("slices", [10, 20, 7, 30])
def test_a_distance_of_exactly_the_threshold_is_not_below_it(slices):
    """Also where single precision makes a distance of 0.1 a little smaller."""
    position = ((torch.arange(slices, dtype=torch.float64) + 0.5) / slices).float()
    near = same_place(position, 0.1)[:slices, :slices]
    steps = (torch.arange(slices)[:, None] - torch.arange(slices)).abs()
    assert torch.equal(near, steps * 10 < slices)


def test_the_same_place_in_other_volumes_and_both_views_are_positive():
    position = torch.tensor([0.5, 0.25, 0.52, 0.25])  # a volume of a single slice, two of two and one of many
    near = same_place(position, 0.1)
    assert near.shape == (8, 8) and torch.equal(near, near.T)
    first = [[True, False, True, False], [False, True, False, True], [True, False, True, False]]
    assert near[:3, :4].tolist() == first and torch.equal(near[:4, 4:], near[:4, :4])


def test_slices_of_the_same_place_become_alike_and_others_unlike():
    a, b = (view.requires_grad_() for view in embeddings(3))
    optimizer = torch.optim.Adam([a, b], 0.1)
    for _ in range(60):
        optimizer.zero_grad()
        pcl(a, b, torch.tensor([0.2, 0.25, 0.9]), 0.1, temperature=1.0).backward()
        optimizer.step()
    alike = F.cosine_similarity(a[:, None], a[None], dim=-1).detach()
    assert alike[0, 1] > 0.95 and alike[0, 2] < 0 and alike[1, 2] < 0


def test_the_preview_says_where_each_slice_lies(batch):
    method = build(PositionalContrast, PositionalContrastSettings()).eval()
    with torch.inference_mode():
        preview = method.preview(batch, generator())
    assert [row[0].title for row in preview.rows] == [f"at {round(100 * p)}% of the volume" for p in POSITIONS]


def test_the_paper_preset_is_that_of_the_cine_study_and_the_help_names_acdc():
    own, optimisation = recipe("pcl").preset("paper").stages["pcl"]
    assert (own.threshold, own.temperature, own.hidden, own.embedding, own.crop_area) == (0.1, 0.1, 512, 512, (1, 1))
    assert (optimisation.batch_size, optimisation.epochs, optimisation.weight_decay) == (64, 100, 1e-5)
    assert (optimisation.learning_rate, optimisation.optimizer, optimisation.precision) == (0.1, "sgd", "fp32")
    help_text = PositionalContrastSettings.__dataclass_fields__["threshold"].metadata["help"]
    assert "0.35" in help_text and "ACDC" in help_text


def test_frames_of_one_place_are_alike_unless_their_phases_are_to_be_told_apart():
    phase = torch.tensor([0.0, 0.25, 0.9, -1.0])
    assert same_phase(phase, 0.5).all()
    near = same_phase(phase, 0.1)[:4, :4]
    expected = torch.tensor([[1, 0, 1, 1], [0, 1, 0, 1], [1, 0, 1, 1], [1, 1, 1, 1]], dtype=torch.bool)
    assert torch.equal(near, expected)  # around from 0.9 to 0.0; what is no frame is of any phase
    assert torch.equal(same_phase(phase, 0.1), near.repeat(2, 2))
    assert torch.equal(same_phase(phase, 0.1).diagonal(), torch.ones(8, dtype=torch.bool))


def test_the_phase_changes_which_slices_are_positives(batch):
    with_phase = replace(batch, phase=torch.tensor([0.0, 0.5, 0.0, 0.5, 0.5]))
    settings = PositionalContrastSettings(threshold=0.1, pooling=4)
    losses = {}
    for most, slices in ((0.5, batch), (0.5, with_phase), (0.1, with_phase), (0.1, batch)):
        method = build(PositionalContrast, replace(settings, phase=most))
        losses[most, slices is batch] = method.loss(method.views(slices, generator()))["loss"].item()
    assert losses[0.5, True] == losses[0.5, False] == losses[0.1, True] != losses[0.1, False]
