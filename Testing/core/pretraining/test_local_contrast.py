"""Local contrast against Umapathy et al. 2022 (section II.C) and Chaitanya et al. 2020 (L^R)."""

import itertools
import math

import pytest
import torch
import torch.nn.functional as F
from encoder_data import build, generator, make_batch

from SSLSegmentationLib.augmentation.warp import SpatialRanges
from SSLSegmentationLib.pretraining.local_contrast import LocalContrast, LocalContrastSettings


@pytest.fixture
def batch():
    return make_batch()


def test_local_loss_equals_a_loop_over_patches(batch):
    settings = LocalContrastSettings(patches=4, embedding=6)
    method = build(LocalContrast, settings)
    views = method.views(batch, generator())
    loss = method.loss(views)["loss"].item()
    with torch.no_grad():
        maps = [method.map_head(method.network.decoder(method.network.encoder(views[k]))) for k in ("first", "second")]
        z = [
            [
                [
                    F.normalize(method.patch_head(m[b, :, r : r + 3, c : c + 3].flatten()).double(), dim=0)
                    for r, c in views["corners"][b].tolist()
                ]
                for b in range(5)
            ]
            for m in maps
        ]
    total = 0.0
    for v in (0, 1):
        for b in range(5):
            for p in range(4):
                anchor = z[v][b][p]
                positive = math.exp(float(anchor @ z[1 - v][b][p]) / 0.1)
                negatives = sum(math.exp(float(anchor @ z[w][b][q]) / 0.1) for w in (0, 1) for q in range(4) if q != p)
                total -= math.log(positive / (positive + negatives))
    assert loss == pytest.approx(total / 40, abs=1e-4)


@pytest.mark.parametrize("stages", [0, 1])
def test_the_preview_of_the_local_stage_shows_the_likeness_of_each_place(batch, stages):
    method = build(LocalContrast, LocalContrastSettings(decoder_stages=stages)).eval()
    with torch.inference_mode():
        preview = method.preview(batch, generator())
        views = method._looks(batch.images, SpatialRanges(), generator())
        maps = method.map_head(
            method.network.decoder(method.network.encoder(torch.cat([views["first"], views["second"]])), method.stages)
        )
    stride = 32 // maps.shape[-1]
    for number, row in enumerate(preview.rows):
        assert [panel.heat for panel in row] == [False, False, True]
        r, c = (round((place + 0.5) / stride - 1.5) for place in row[0].point)
        assert [r, c] in views["corners"][number].tolist()
        embeddings = [
            F.normalize(method.patch_head(maps[image, :, y : y + 3, x : x + 3].flatten()), dim=0)
            for image, y, x in ((number, r, c), (number + 5, r, c), (number + 5, 2, 7))
        ]
        for other, (y, x) in ((1, (r + 1, c + 1)), (2, (3, 8))):
            expected = max(0.0, (embeddings[0] @ embeddings[other]).item())
            assert row[2].image[y * stride, x * stride] == pytest.approx(expected, abs=1e-4)


def test_the_monitor_of_the_local_stage_sees_a_collapse(batch):
    method = build(LocalContrast, LocalContrastSettings())
    views = method.views(batch, generator())
    healthy = method.loss(views)["std"].item()
    method.patch_head.register_forward_hook(lambda module, inputs, output: 0 * output + 1)
    collapsed = {name: value.item() for name, value in method.loss(views).items()}
    assert collapsed["std"] < 1e-3 < healthy
    assert collapsed["loss"] == pytest.approx(collapsed["chance_level"], abs=1e-5)


@pytest.mark.parametrize("norm", ["instance", "batch"])
def test_the_frozen_encoder_stays_bit_identical_buffers_included(batch, norm):
    method = build(LocalContrast, LocalContrastSettings(), norm)
    before = {name: tensor.clone() for name, tensor in method.network.state_dict().items()}
    optimizer = torch.optim.Adam([p for p in method.parameters() if p.requires_grad], 1e-2)
    for step in range(2):
        method.train()
        loss = method.loss(method.views(batch, generator(step)))["loss"]
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    after = method.network.state_dict()
    same = {name for name in before if torch.equal(before[name], after[name])}
    assert {name for name in before if name.startswith("encoder.")} <= same
    assert not any(name.startswith("decoder.") and name.endswith("conv.weight") for name in same)


def test_the_local_views_show_the_same_field_in_other_intensities(batch):
    views = build(LocalContrast, LocalContrastSettings()).views(batch, generator())
    for first, second in zip(views["first"], views["second"], strict=True):
        assert not torch.equal(first, second)
        assert float(torch.corrcoef(torch.stack([first.flatten(), second.flatten()]))[0, 1]) > 0.8


def test_a_coarser_decoder_stage_can_be_contrasted(batch):
    method = build(LocalContrast, LocalContrastSettings(decoder_stages=1))
    views = method.views(batch, generator())
    assert int(views["corners"].max()) <= 16 - 3
    assert math.isfinite(method.loss(views)["loss"].item())


def test_after_both_stages_encoder_and_decoder_are_handed_on():
    assert {n.split(".")[0] for n in build(LocalContrast, LocalContrastSettings()).transferable()} == {
        "encoder",
        "decoder",
    }


def test_more_decoder_stages_than_there_are_mean_all(batch):
    method = build(LocalContrast, LocalContrastSettings(decoder_stages=7))
    assert method.stages is None and math.isfinite(method.loss(method.views(batch, generator()))["loss"].item())


def test_fixed_places_with_their_nearest_as_negatives_equal_a_loop(batch):
    """L^R of Chaitanya et al. 2020."""
    settings = LocalContrastSettings(places="lattice", negatives="nearest", embedding=6, head_batch_norm=True)
    method = build(LocalContrast, settings).eval()
    views = method.views(batch, generator())
    losses = method.loss(views)
    corners = views["corners"][0].tolist()
    assert len(corners) == 13 and all(image.tolist() == corners for image in views["corners"])
    with torch.no_grad():
        maps = [method.map_head(method.network.decoder(method.network.encoder(views[k]))) for k in ("first", "second")]
        z = [
            [
                [F.normalize(method.patch_head(m[b, :, r : r + 3, c : c + 3].flatten()).double(), dim=0)
                 for r, c in corners]
                for b in range(5)
            ]
            for m in maps
        ]  # fmt: skip
    total = 0.0
    for v, b, p in itertools.product((0, 1), range(5), range(13)):
        order = sorted((math.dist(corners[p], corners[q]), q) for q in range(13) if q != p)
        anchor = z[v][b][p]
        positive = math.exp(float(anchor @ z[1 - v][b][p]) / 0.1)
        negatives = sum(math.exp(float(anchor @ z[w][b][q]) / 0.1) for w in (0, 1) for _, q in order[:5])
        total -= math.log(positive / (positive + negatives))
    assert losses["loss"].item() == pytest.approx(total / 130, abs=1e-4)
    assert losses["chance_level"].item() == pytest.approx(math.log(11))
