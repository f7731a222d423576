"""Contrastive pretraining against Umapathy et al. 2022, section II.C."""

import math

import pytest
import torch
import torch.nn.functional as F

from SSLSegmentationLib.augmentation.warp import SpatialRanges
from SSLSegmentationLib.networks import UNet, UNetSettings
from SSLSegmentationLib.pretraining.contrastive import (
    GlobalContrast,
    GlobalContrastSettings,
    LocalContrast,
    LocalContrastSettings,
)
from SSLSegmentationLib.slices import SliceBatch

SIZE = (32, 32)


@pytest.fixture
def batch():
    images = torch.rand(5, 1, 4, 4, generator=torch.Generator().manual_seed(3))
    images = F.interpolate(images, (40, 48), mode="bicubic").clamp(0, 1).half()
    return SliceBatch(images, None, torch.zeros(5, dtype=torch.long), torch.zeros(5))


def build(kind, settings, norm="instance"):
    torch.manual_seed(0)
    return kind(UNet(UNetSettings(widths=(8, 16, 24), norm=norm), 2), settings, SIZE)


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


def test_global_loss_equals_the_formula_on_the_pooled_encoder(batch):
    method = build(GlobalContrast, GlobalContrastSettings(pooling=4))
    views = method.views(batch, generator())
    assert views["both"].shape == (10, 1, *SIZE)
    loss = method.loss(views)["loss"].item()
    with torch.no_grad():
        features = method.network.encoder(views["both"])[-1]
        cells = features.unflatten(3, (4, -1)).unflatten(2, (4, -1)).mean((3, 5))  # 4 × 4 parts of the 8 × 8 map
        z = F.normalize(method.head(cells.flatten(1)).double(), dim=1)
    total = 0.0
    for a in range(10):
        p = (a + 5) % 10
        others = [math.exp(float(z[a] @ z[k]) / 0.1) for k in range(10) if k != a]
        total -= math.log(math.exp(float(z[a] @ z[p]) / 0.1) / sum(others))
    assert loss == pytest.approx(total / 10, abs=1e-4)


def test_parts_of_the_map_tell_slices_apart_where_its_mean_does_not(batch):
    """Instance normalisation takes the mean of each channel away: why the head can be given parts of the map."""
    method = build(GlobalContrast, GlobalContrastSettings())
    with torch.no_grad():
        features = method.network.encoder(method.views(batch, generator())["both"])[-1]

    def spread(pooled):
        return float(pooled.std(dim=0).mean() / pooled.abs().mean())

    assert spread(F.adaptive_avg_pool2d(features, 4)) > 2 * spread(features.mean((2, 3)))


def test_a_collapsed_encoder_sits_at_chance_and_the_monitor_says_so(batch):
    method = build(GlobalContrast, GlobalContrastSettings())
    views = method.views(batch, generator())
    healthy = {name: value.item() for name, value in method.loss(views).items()}
    torch.nn.init.zeros_(method.head[-1].weight)
    method.head.register_forward_hook(lambda module, inputs, output: output + 1)
    collapsed = {name: value.item() for name, value in method.loss(views).items()}
    assert collapsed["loss"] == pytest.approx(math.log(9), abs=1e-5)
    assert collapsed["chance_level"] == pytest.approx(math.log(9), abs=1e-5)
    assert collapsed["std"] < 1e-3 < healthy["std"]


def test_the_global_stage_trains_the_encoder_only(batch):
    method = build(GlobalContrast, GlobalContrastSettings())
    method.loss(method.views(batch, generator()))["loss"].backward()
    grads = {name for name, p in method.network.named_parameters() if p.grad is not None and p.grad.abs().sum() > 0}
    assert grads == {name for name, _ in method.network.named_parameters() if name.startswith("encoder.")}
    assert {name.split(".")[0] for name in method.transferable()} == {"encoder"}


def test_the_two_crops_overlap_but_differ(batch):
    method = build(GlobalContrast, GlobalContrastSettings())
    first, second = method.views(batch, generator())["both"].chunk(2)
    assert float((first - second).abs().mean()) > 0.02


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


def test_the_preview_of_the_global_stage_tells_the_likeness_that_the_loss_sees(batch):
    method = build(GlobalContrast, GlobalContrastSettings()).eval()
    with torch.inference_mode():
        preview = method.preview(batch, generator())
        first, second = F.normalize(method._embed(method.views(batch, generator())["both"]), dim=1).chunk(2)
    for number, row in enumerate(preview.rows):
        assert row[1].title == f"likeness of the two: {float(first[number] @ second[number]):.2f}"
        others = [first[number] @ second[k] for k in range(5) if k != number]
        others += [first[k] @ second[number] for k in range(5) if k != number]
        assert row[2].title == f"with other slices: {float(sum(others)) / 8:.2f}"
        (left, top, right, bottom), _ = row[0].boxes
        assert 0 <= left < right <= 48 and 0 <= top < bottom <= 40 and row[0].image.shape == (40, 48)


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
