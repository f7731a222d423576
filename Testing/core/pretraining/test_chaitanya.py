"""G^D and G^D- against loops over the pairs that the paper names; parts of volumes; what small projects get."""

import itertools
import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from encoder_data import build, generator, make_batch
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.augmentation.intensity import IntensityRanges
from SSLSegmentationLib.losses.ntxent import masked_nt_xent
from SSLSegmentationLib.pretraining import recipe
from SSLSegmentationLib.pretraining.methods.chaitanya import (
    PartitionContrast,
    PartitionContrastSettings,
    part_of,
    partition_masks,
)

PARTS = [0, 1, 2, 3]


@pytest.fixture
def batch():
    """Two volumes, one slice of each of four parts, ordered by part, as the stream draws them."""
    position = [(part + 0.5) / 4 for part in PARTS for _ in (0, 1)]
    return make_batch(8, case=[0, 1] * 4, position=position)


def pair_loss(z, part, a, b, temperature=0.1):
    """ℓ(a, b); negatives are all images of other parts than a's."""
    score = {k: math.exp(float(z[a] @ z[k]) / temperature) for k in range(len(z))}
    negatives = sum(score[k] for k in range(len(z)) if part[k] != part[a])
    return -math.log(score[b] / (score[b] + negatives))


def embeddings(count, seed=0):
    torch.manual_seed(seed)
    return F.normalize(torch.randn(count, 8, dtype=torch.float64), dim=1)


def test_across_volumes_the_loss_is_that_of_the_four_pairs():
    """G^D: (x_i, x̃_i), (x_i, x_j), (x_j, x̃_j), (x̃_i, x̃_j), both ways; per image half of the sum in the paper's code."""
    z, case, part = embeddings(16), torch.tensor([0, 1] * 4), torch.tensor(PARTS).repeat_interleave(2)
    parts = part.repeat(2).tolist()
    total = 0.0
    for number in PARTS:
        i, j = 2 * number, 2 * number + 1
        for a, b in ((i, i + 8), (i, j), (j, j + 8), (i + 8, j + 8)):
            total += pair_loss(z, parts, a, b) + pair_loss(z, parts, b, a)
    positive, negative = partition_masks(case, part, 2, across_volumes=True)
    value = masked_nt_xent(z, positive, negative, 0.1, "own_positive")
    assert float(value) == pytest.approx(total / 16 / 2, abs=1e-12)


def test_without_other_volumes_the_loss_is_that_of_the_three_pairs():
    """G^D-: the pairs among a slice and its two views, both ways."""
    z, case, part = embeddings(24), torch.tensor([0, 1] * 4), torch.tensor(PARTS).repeat_interleave(2)
    parts = part.repeat(3).tolist()
    total = 0.0
    for slice_ in range(8):
        for a, b in itertools.permutations((slice_, slice_ + 8, slice_ + 16), 2):
            total += pair_loss(z, parts, a, b)
    positive, negative = partition_masks(case, part, 3, across_volumes=False)
    value = masked_nt_xent(z, positive, negative, 0.1, "own_positive")
    assert float(value) == pytest.approx(total / 24 / 2, abs=1e-12)


def test_the_verified_vectorised_form():
    """ℓ = logaddexp(s_ab, log-sum-exp over the columns of other parts) − s_ab."""
    z, part = embeddings(16), torch.tensor(PARTS).repeat_interleave(2).repeat(2)
    scores = z @ z.T / 0.1
    rest = scores.masked_fill(part[:, None] == part, -torch.inf).logsumexp(dim=1)
    positive, negative = partition_masks(torch.tensor([0, 1] * 4), part[:8], 2, across_volumes=True)
    losses = [
        torch.stack([torch.logaddexp(scores[a, b], rest[a]) - scores[a, b] for b in positive[a].nonzero() if b != a])
        for a in range(16)
    ]
    expected = torch.stack([loss.mean() for loss in losses]).mean()
    torch.testing.assert_close(masked_nt_xent(z, positive, negative, 0.1, "own_positive"), expected)


def test_golden_number():
    z = embeddings(16)
    masks = partition_masks(torch.tensor([0, 1] * 4), torch.tensor(PARTS).repeat_interleave(2), 2, across_volumes=True)
    assert float(masked_nt_xent(z, *masks, 0.1, "own_positive")) == pytest.approx(4.382387709874903, abs=1e-9)


@given(
    volumes=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=10),
    views=st.integers(2, 3),
    across=st.booleans(),
)
@settings(max_examples=50, deadline=None)
def test_images_of_the_same_part_are_never_negatives(volumes, views, across):
    case, part = torch.tensor(volumes).T
    positive, negative = partition_masks(case, part, views, across)
    place = list(itertools.product(range(views), range(len(case))))
    for (row, (view, a)), (column, (other_view, b)) in itertools.product(enumerate(place), repeat=2):
        same_part = part[a] == part[b]
        assert bool(negative[row, column]) == (not same_part)
        partner = across and same_part and case[a] != case[b] and view == other_view
        assert bool(positive[row, column]) == bool(a == b or partner)


@pytest.mark.parametrize(("across", "views"), [(True, 2), (False, 3)])
def test_the_method_contrasts_slices_as_they_are_with_crops_in_another_look(batch, across, views):
    method = build(PartitionContrast, PartitionContrastSettings(across_volumes=across, pooling=4))
    drawn = method.views(batch, generator())
    assert drawn["images"].shape == (8 * views, 1, 32, 32)
    whole = F.interpolate(batch.images.float(), (32, 32), mode="bilinear", align_corners=False)
    assert torch.allclose(drawn["images"][:8], whole, atol=1e-3)
    assert drawn["part"].tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
    losses = method.loss(drawn)
    with torch.no_grad():
        features = F.adaptive_avg_pool2d(method.network.encoder(drawn["images"])[-1], 4)
        z = F.normalize(method.head(features.flatten(1)).double(), dim=1)
    masks = partition_masks(drawn["case"], drawn["part"], views, across)
    assert losses["loss"].item() == pytest.approx(float(masked_nt_xent(z, *masks, 0.1, "own_positive")), abs=1e-4)
    assert losses["chance_level"].item() == pytest.approx(math.log1p(6 * views))


def test_equal_embeddings_sit_at_chance(batch):
    method = build(PartitionContrast, PartitionContrastSettings())
    method.head.register_forward_hook(lambda module, inputs, output: 0 * output + 1)
    losses = {name: value.item() for name, value in method.loss(method.views(batch, generator())).items()}
    assert losses["loss"] == pytest.approx(losses["chance_level"], abs=1e-5) and losses["std"] < 1e-3


def test_crops_keep_clear_of_the_margin(batch):
    """Of the paper: 100 of 192 pixels, at least 16 from the edge."""
    own = recipe("chaitanya").preset("paper").stages["global"][0]
    plain = PartitionContrastSettings(
        crop_area=own.crop_area, crop_margin=own.crop_margin, intensity=IntensityRanges(), pooling=2
    )
    boxes, images = build(PartitionContrast, plain)._looks(batch.images, generator())
    sides = boxes[:, 2:] - boxes[:, :2]
    torch.testing.assert_close(sides, torch.tensor([48.0, 40.0]).expand(8, 2) * 100 / 192)
    edge = torch.tensor([48.0, 40.0]) * 16 / 192
    assert (boxes[:, :2] >= edge - 1e-3).all() and (boxes[:, 2:] <= torch.tensor([48.0, 40.0]) - edge + 1e-3).all()
    assert images.shape == (16, 1, 32, 32)


@given(slices=st.integers(1, 60), parts=st.integers(2, 8))
@settings(max_examples=100, deadline=None)
def test_parts_differ_by_one_slice_at_most_and_no_slice_is_left_out(slices, parts):
    position = torch.tensor((np.arange(slices) + 0.5) / slices).float()
    part = part_of(position, parts)
    counts = torch.bincount(part, minlength=parts)
    assert len(counts) == parts and int(counts.sum()) == slices
    assert int(counts.max() - counts.min()) <= 1
    assert torch.equal(part, part.sort().values)
    if slices % parts == 0:
        expected = np.concatenate([[n] * len(p) for n, p in enumerate(np.array_split(np.arange(slices), parts))])
        assert part.tolist() == expected.tolist()


def test_a_single_volume_is_told_apart_by_its_parts(batch):
    alone = make_batch(8, case=[0] * 8, position=[(part + 0.5) / 4 for part in PARTS for _ in (0, 1)])
    method = build(PartitionContrast, PartitionContrastSettings(pooling=4))
    losses = method.loss(method.views(alone, generator()))
    losses["loss"].backward()
    assert losses["loss"].item() > 0
    assert all(parameter.grad.isfinite().all() for parameter in method.network.encoder.parameters())


def test_without_other_parts_there_is_nothing_to_learn_and_nothing_breaks():
    batch = make_batch(4, case=[0, 1, 2, 3], position=[0.5] * 4)
    method = build(PartitionContrast, PartitionContrastSettings())
    losses = method.loss(method.views(batch, generator()))
    losses["loss"].backward()
    assert losses["loss"].item() == losses["chance_level"].item() == 0
    assert all(parameter.grad.isfinite().all() for parameter in method.network.encoder.parameters())


def test_the_preview_says_in_which_part_each_slice_lies(batch):
    method = build(PartitionContrast, PartitionContrastSettings()).eval()
    with torch.inference_mode():
        preview = method.preview(batch, generator())
    assert [row[0].title for row in preview.rows] == [f"part {part + 1} of 4" for part in PARTS for _ in (0, 1)]
    assert all("likeness to its slice" in row[1].title and "other parts" in row[1].title for row in preview.rows)


def test_the_paper_preset_has_the_settings_of_its_code():
    preset = recipe("chaitanya").preset("paper")
    (globally, training), (locally, local_training) = preset.stages["global"], preset.stages["local"]
    assert preset.network.widths == (16, 32, 64, 128, 128, 128) and preset.max_size == 192
    assert (globally.parts, globally.across_volumes, globally.temperature) == (4, True, 0.1)
    assert (globally.pooling, globally.hidden, globally.embedding) == (6, 1024, 128)
    assert globally.crop_area[0] == globally.crop_area[1] == pytest.approx(100**2 / 192**2)
    assert (globally.intensity.brightness, globally.intensity.contrast) == (0.3, (0.7, 1.3))
    assert (locally.decoder_stages, locally.places, locally.negatives, locally.patch) == (3, "lattice", "nearest", 3)
    for optimisation in (training, local_training):
        assert (optimisation.steps, optimisation.optimizer, optimisation.learning_rate) == (10_000, "adam", 1e-3)
        assert (optimisation.schedule, optimisation.weight_decay) == ("constant", 0)
    assert (training.batch_size, local_training.batch_size) == (24, 12)
