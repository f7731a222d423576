"""Local contrast against Umapathy et al. 2022 (section II.C) and Chaitanya et al. 2020 (L^R)."""

import itertools
import math

import pytest
import torch
import torch.nn.functional as F
from encoder_data import build, generator, make_batch

from SSLSegmentationLib.augmentation.warp import SpatialRanges, random_grid
from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.pretraining import recipe
from SSLSegmentationLib.pretraining.methods.local_contrast import LocalContrast, LocalContrastSettings

#: A small change between the views, so that most places are there in both.
CHANGE = SpatialRanges(rotation_deg=20, scale=(0.9, 1.25), translation=0.1, elastic=1 / 32)


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


def bilinear(feature_map, grid, row, column):
    """Features [C] of a map [C, h, w] at the place where ``grid`` [h, w, 2] has (row, column) read; 0 outside."""
    height, width = feature_map.shape[1:]
    x, y = ((float(grid[row, column, axis]) + 1) / 2 * side - 0.5 for axis, side in ((0, width), (1, height)))
    found = torch.zeros(len(feature_map), dtype=torch.float64)
    for r, c in itertools.product((math.floor(y), math.floor(y) + 1), (math.floor(x), math.floor(x) + 1)):
        if 0 <= r < height and 0 <= c < width:
            found += (1 - abs(y - r)) * (1 - abs(x - c)) * feature_map[:, r, c].double()
    return found


@pytest.mark.parametrize("stages", [0, 1])
def test_the_loss_of_warped_views_equals_a_loop_over_patches(batch, stages):
    """The map of the first view is read where the second view is read in the first."""
    settings = LocalContrastSettings(patches=4, embedding=6, warp=CHANGE, decoder_stages=stages)
    method = build(LocalContrast, settings)
    views = method.views(batch, generator())
    loss = method.loss(views)["loss"].item()
    stride = 2 if stages else 1
    z = [[], []]
    with torch.no_grad():
        for view, name in enumerate(("first", "second")):
            maps = method.map_head(method.network.decoder(method.network.encoder(views[name]), method.stages))
            for b in range(5):
                grid = views["grid"][b].double().unflatten(0, (-1, stride)).unflatten(2, (-1, stride)).mean(dim=(1, 3))
                places = [
                    torch.stack(
                        [
                            bilinear(maps[b], grid, r + i, c + j) if view == 0 else maps[b, :, r + i, c + j].double()
                            for i, j in itertools.product(range(3), range(3))
                        ],
                        dim=1,
                    )
                    for r, c in views["corners"][b].tolist()
                ]
                weight = method.patch_head.weight.double()
                z[view].append([F.normalize(weight @ place.flatten(), dim=0) for place in places])
    total = 0.0
    for v, b, p in itertools.product((0, 1), range(5), range(4)):
        anchor = z[v][b][p]
        positive = math.exp(float(anchor @ z[1 - v][b][p]) / 0.1)
        negatives = sum(math.exp(float(anchor @ z[w][b][q]) / 0.1) for w in (0, 1) for q in range(4) if q != p)
        total -= math.log(positive / (positive + negatives))
    assert loss == pytest.approx(total / 40, abs=1e-4)


def test_warped_views_show_the_same_places_where_the_grid_says(batch):
    """Half a turn is exact: the second view is the first upside down, and so are the places in it."""
    settings = LocalContrastSettings(warp=SpatialRanges(rotation_deg=180), patches=4)
    method = build(LocalContrast, settings)
    views = method._looks(batch.images, SpatialRanges(), generator())
    turned = F.grid_sample(views["first"].float(), views["grid"], align_corners=False)
    for mine, other in zip(turned, views["second"], strict=True):
        both = torch.stack([mine[mine > 0], other[mine > 0]])
        assert float(torch.corrcoef(both)[0, 1]) > 0.8


def test_the_preview_of_warped_views_marks_the_place_that_the_grid_reads(batch):
    method = build(LocalContrast, LocalContrastSettings(warp=CHANGE)).eval()
    with torch.inference_mode():
        rows = method.preview(batch, generator()).rows
        views = method._looks(batch.images, SpatialRanges(), generator())
    for number, (first, second, likeness) in enumerate(rows):
        assert second.point == likeness.point
        r, c = (round(place) for place in second.point)  # the middle of three pixels
        assert [r - 1, c - 1] in views["corners"][number].tolist()
        x, y = ((views["grid"][number, r, c] + 1) / 2 * 32 - 0.5).tolist()
        assert first.point == pytest.approx((y, x), abs=0.2)  # bent within the patch


def test_places_of_warped_views_lie_inside_the_slice(batch):
    field = SpatialRanges(translation=0.2)
    method = build(LocalContrast, LocalContrastSettings(patches=4, spatial=field, warp=CHANGE))
    places = 0
    for seed in range(8):
        views = method.views(batch, generator(seed))
        shared = random_grid(5, tuple(batch.images.shape[-2:]), method.size, field, generator(seed))
        for image, corners in enumerate(views["corners"].tolist()):
            for row, column in corners:
                for r, c in itertools.product(range(row, row + 3), range(column, column + 3)):
                    x, y = views["grid"][image, r, c].tolist()
                    assert max(abs(x), abs(y)) <= 1 + 1e-4
                    nearest = [round((at + 1) / 2 * side - 0.5) for at, side in ((y, 32), (x, 32))]
                    read = shared[image, min(max(nearest[0], 0), 31), min(max(nearest[1], 0), 31)]
                    assert read.abs().max() < 1 + 1 / 16  # to a pixel
                    places += 1
    assert places == 8 * 5 * 4 * 9


def test_views_of_the_same_field_are_drawn_as_before_there_was_a_warp(batch):
    method = build(LocalContrast, LocalContrastSettings(patches=4))
    assert "grid" not in method.views(batch, generator())
    assert not recipe("contrastive").preset("paper").stages["local"][0].warped
    assert not any(preset.stages["local"][0].warped for preset in recipe("chaitanya").presets.values())


def test_fixed_places_and_a_warp_exclude_each_other():
    with pytest.raises(SettingsError, match="Fixed places"):
        LocalContrastSettings(places="lattice", warp=CHANGE)
