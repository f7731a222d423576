"""Pix2Rep and Pix2Rep-v2 against Seince et al. 2024 (arXiv:2407.20395) and what must hold for any warp."""

import math
from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from SSLSegmentationLib.augmentation.intensity import IntensityRanges
from SSLSegmentationLib.augmentation.pixels import feature_vectors
from SSLSegmentationLib.augmentation.ranges import PIX2REP_V2_VIEW, PIX2REP_VIEW, SpatialRanges
from SSLSegmentationLib.augmentation.warp import _assemble, identity_grid, valid_mask, warp
from SSLSegmentationLib.losses.barlow import barlow_twins
from SSLSegmentationLib.losses.ntxent import nt_xent
from SSLSegmentationLib.networks import UNet, UNetSettings
from SSLSegmentationLib.networks.unet import count_parameters
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.pretraining.methods.pix2rep import Pix2Rep, Pix2RepSettings, Pix2RepV2, Pix2RepV2Settings
from SSLSegmentationLib.stores import SliceBatch

SIZE = (32, 32)
SAME_LOOK = IntensityRanges()
STILL = SpatialRanges()
both = pytest.mark.parametrize(
    ("kind", "settings"), [(Pix2Rep, Pix2RepSettings(pixels=200)), (Pix2RepV2, Pix2RepV2Settings(pixels=200))]
)


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


@pytest.fixture
def batch():
    images = torch.rand(5, 1, 4, 4, generator=generator(3))
    images = F.interpolate(images, (40, 48), mode="bicubic").clamp(0, 1).half()
    return SliceBatch(images, None, torch.zeros(5, dtype=torch.long), torch.zeros(5))


def build(kind, settings, norm="instance"):
    torch.manual_seed(0)
    return kind(UNet(UNetSettings(widths=(8, 16, 24), norm=norm), 2), settings, SIZE)


class Pointwise(nn.Module):
    """A network that looks at each pixel by itself: for it, every warp is an equivariance."""

    def __init__(self, linear):
        super().__init__()
        self.decoder = nn.Sequential(nn.Conv2d(1, 6, 1, bias=False))
        if not linear:
            self.decoder.append(nn.Tanh())
            self.decoder[0].weight.data *= 8

    def features(self, images):
        return self.decoder(images)

    def decoder_width(self):
        return 6


def pointwise(kind, settings, linear):
    torch.manual_seed(0)
    method = kind(Pointwise(linear), settings, SIZE)
    method.head = nn.Identity()
    return method


def quarter_turn_or_flip(matrix):
    """A grid that moves pixels onto pixels."""
    return _assemble(matrix[None].double().numpy(), torch.zeros(1, 2).numpy(), (), SIZE, SIZE, "cpu")


@both
def test_views_show_the_same_field_under_one_warp_a_sample(batch, kind, settings):
    method = build(kind, replace(settings, intensity=SAME_LOOK))
    views = method.views(batch, generator())
    torch.testing.assert_close(views["first"], batch.images[:, :, 4:36, 8:40].float(), atol=1e-4, rtol=0)
    assert torch.equal(views["second"], warp(views["first"], views["grid"]))
    assert views["grid"].shape == (5, *SIZE, 2) and not torch.equal(views["grid"][0], views["grid"][1])
    other = build(kind, settings).views(batch, generator())
    assert torch.equal(other["grid"], views["grid"])
    assert not torch.equal(other["first"], views["first"])


@both
def test_looks_of_the_two_views_differ(batch, kind, settings):
    views = build(kind, replace(settings, warp=STILL)).views(batch, generator())
    for first, second in zip(views["first"], views["second"], strict=True):
        assert not torch.equal(first, second)
        assert float(torch.corrcoef(torch.stack([first.flatten(), second.flatten()]))[0, 1]) > 0.7


@both
def test_compared_pixels_come_from_within_the_slice_in_both_views(batch, kind, settings):
    shifted = SpatialRanges(translation=0.4)
    far = replace(PIX2REP_VIEW, scale=(0.6, 1.0), translation=0.3)
    method = build(kind, replace(settings, spatial=shifted, warp=far))
    views = method.views(batch, generator())
    assert 0.1 < views["valid"].float().mean() < 0.9
    drawn = views["pixels"][views["chosen"]]
    assert (
        len(drawn) == 200 and feature_vectors(views["valid"][:, None].float(), views["pixels"])[views["chosen"]].all()
    )
    # What lies outside has no influence on the loss of a network that looks at single pixels.
    bare = pointwise(kind, method.settings, linear=True)
    spoilt = dict(views, second=views["second"].masked_fill(~views["valid"][:, None], 1e3))
    assert torch.equal(bare.embeddings(views)[1], bare.embeddings(spoilt)[1])
    assert float(method.loss(views)["valid_share"]) == pytest.approx(float(views["valid"].float().mean()))


@both
def test_padding_around_a_small_slice_is_not_compared(batch, kind, settings):
    small = SliceBatch(batch.images[:, :, :20, :20], None, batch.case, batch.position)
    views = build(kind, replace(settings, warp=STILL)).views(small, generator())
    assert views["valid"].sum() == 5 * 20 * 20 and views["valid"][:, 6:26, 6:26].all()


@both
def test_all_are_compared_where_fewer_pixels_are_valid_than_asked_for(batch, kind, settings):
    method = build(kind, replace(settings, pixels=100_000))
    views = method.views(batch, generator())
    first, second = method.embeddings(views)
    assert len(first) == len(second) == int(views["valid"].sum()) < 5 * 32 * 32
    monitors = method.loss(views)
    if kind is Pix2Rep:
        assert float(monitors["chance_level"]) == pytest.approx(math.log(2 * len(first) - 1))


@both
def test_sampled_embeddings_are_those_of_the_warped_map_of_embeddings(batch, kind, settings):
    """The head before the warp, as in the papers, though it only sees the neighbours of the sampled pixels."""
    method = build(kind, settings).eval()
    rows = []
    method.head.register_forward_hook(lambda module, inputs, output: rows.append(len(inputs[0])))
    views = method.views(batch, generator())
    with torch.no_grad():
        sampled = method.embeddings(views)
        assert rows == [4 * 200, 200]
        maps = [method._embed_map(method.network.features(views[name])) for name in ("first", "second")]
        whole = [
            feature_vectors(part, views["pixels"])[views["chosen"]] for part in (warp(maps[0], views["grid"]), maps[1])
        ]
        interpolated = warp(method.network.features(views["first"]), views["grid"])
        late = method.head(feature_vectors(interpolated, views["pixels"])[views["chosen"]])
    for one, other in zip(sampled, whole, strict=True):
        torch.testing.assert_close(one, other, atol=1e-5, rtol=0)
    assert (late - sampled[0]).abs().max() > 1e-3  # the order matters: the head is not linear


def test_without_a_limit_every_valid_pixel_is_compared(batch):
    method = build(Pix2RepV2, Pix2RepV2Settings(pixels=0)).eval()
    views = method.views(batch, generator())
    assert "pixels" not in views
    limited = dict(views)
    every = replace(method.settings, pixels=10**6)
    method.settings = every
    limited |= {name: method.views(batch, generator())[name] for name in ("pixels", "chosen")}
    with torch.no_grad():
        for one, other in zip(method.embeddings(views), method.embeddings(limited), strict=True):
            torch.testing.assert_close(one, other, atol=1e-5, rtol=0)
        a, b = method.embeddings(views)
        expected = barlow_twins(a.double(), b.double(), 5e-3)
        assert float(method.loss(views)["loss"]) == pytest.approx(float(expected), rel=1e-4)


def test_infonce_over_pixels_equals_the_loop(batch):
    method = build(Pix2Rep, Pix2RepSettings(pixels=12, temperature=0.3)).eval()
    views = method.views(batch, generator())
    with torch.no_grad():
        loss = float(method.loss(views)["loss"])
        maps = [method.network.features(views[name]) for name in ("first", "second")]
        embedded = [F.conv2d(part, method.head[0].weight[..., None, None]) for part in maps]
        norm = method.head[1]
        embedded = [
            F.conv2d(norm(part.permute(0, 2, 3, 1).flatten(0, 2)).view(5, 32, 32, -1).permute(0, 3, 1, 2).relu(),
                     method.head[3].weight[..., None, None])
            for part in embedded
        ]  # fmt: skip
    z = []
    for view in (0, 1):
        for slice_ in range(5):
            for pixel in views["pixels"][slice_][views["chosen"][slice_]].tolist():
                row, column = divmod(pixel, 32)
                if view == 1:
                    vector = embedded[1][slice_, :, row, column]
                else:
                    x, y = ((float(c) + 1) * 16 - 0.5 for c in views["grid"][slice_, row, column])
                    left, top = math.floor(x), math.floor(y)
                    vector = 0
                    for r, c in ((top, left), (top, left + 1), (top + 1, left), (top + 1, left + 1)):
                        if 0 <= r < 32 and 0 <= c < 32:
                            vector = vector + (1 - abs(y - r)) * (1 - abs(x - c)) * embedded[0][slice_, :, r, c]
                z.append(vector.double() / vector.double().norm())
    total = 0.0
    for i, anchor in enumerate(z):
        others = sum(math.exp(float(anchor @ z[k]) / 0.3) for k in range(24) if k != i)
        total -= math.log(math.exp(float(anchor @ z[(i + 12) % 24]) / 0.3) / others)
    assert loss == pytest.approx(total / 24, abs=1e-4)


@both
def test_without_any_transform_both_views_are_one(batch, kind, settings):
    method = build(kind, replace(settings, intensity=SAME_LOOK, warp=STILL)).eval()
    views = method.views(batch, generator())
    assert torch.equal(views["grid"], identity_grid(5, SIZE)) and views["valid"].all()
    with torch.no_grad():
        first, second = method.embeddings(views)
        torch.testing.assert_close(first, second, atol=2e-5, rtol=0)
        loss = float(method.loss(views)["loss"])
    expected = nt_xent(second, second, 0.53) if kind is Pix2Rep else barlow_twins(second, second, 5e-3)
    assert loss == pytest.approx(float(expected), abs=1e-3)


@both
@pytest.mark.parametrize("linear", [True, False])
def test_features_follow_the_warp(batch, kind, settings, linear):
    """Exactly for a linear network of single pixels; interpolation and a nonlinearity do not commute."""
    view = PIX2REP_VIEW if kind is Pix2Rep else PIX2REP_V2_VIEW
    method = pointwise(kind, replace(settings, intensity=SAME_LOOK, warp=view), linear)
    first, second = method.embeddings(method.views(batch, generator()))
    gap = float((first - second).detach().abs().max())
    assert gap < 1e-5 if linear else gap > 1e-3


@both
def test_features_of_any_network_of_single_pixels_follow_flips_and_quarter_turns(batch, kind, settings):
    method = pointwise(kind, replace(settings, intensity=SAME_LOOK), linear=False)
    shared, _ = method._field(batch.images[:1], STILL, generator())
    views = method.views(SliceBatch(batch.images[:1], None, batch.case[:1], batch.position[:1]), generator())
    for matrix in ([[-1, 0], [0, 1]], [[1, 0], [0, -1]], [[0, 1], [-1, 0]], [[0, -1], [1, 0]], [[-1, 0], [0, -1]]):
        grid = quarter_turn_or_flip(torch.tensor(matrix))
        assert valid_mask(grid).all()
        moved = dict(views, first=shared, second=warp(shared, grid), grid=grid)
        first, second = method.embeddings(moved)
        torch.testing.assert_close(first, second, atol=1e-5, rtol=0)
        wrong = dict(moved, grid=quarter_turn_or_flip(torch.tensor(matrix) @ torch.tensor([[0, 1], [1, 0]])))
        assert (method.embeddings(wrong)[0] - second).abs().max() > 0.05  # x and y swapped


@both
def test_a_landmark_is_found_where_the_warp_takes_it(kind, settings):
    """Also shows that the grid is not taken the wrong way round: the place is worked out from its inverse."""
    view = SpatialRanges(rotation_deg=60, scale=(1.2, 1.6), flip_horizontal=True)
    images = torch.zeros(8, 1, *SIZE)
    for number in range(8):
        images[number, 0, 12 + number, 9 + number // 2] = 1
    batch = SliceBatch(images.half(), None, torch.zeros(8, dtype=torch.long), torch.zeros(8))
    method = pointwise(kind, replace(settings, pixels=100_000, intensity=SAME_LOOK, warp=view), linear=True)
    views = method.views(batch, generator(5))
    first, second = method.embeddings(views)
    seen = 0
    image, pixel = (views["chosen"].nonzero()[:, 0], views["pixels"][views["chosen"]])
    for number in range(8):
        place = torch.tensor([9.0 + number // 2, 12.0 + number])  # x, y
        steps = views["grid"][number]
        # The affine map from output to input in pixels, from three corners; solved for the landmark.
        origin, right, down = (((steps[r, c] + 1) * 16 - 0.5) for r, c in ((0, 0), (0, 31), (31, 0)))
        matrix = torch.stack([(right - origin) / 31, (down - origin) / 31], dim=1)
        x, y = torch.linalg.solve(matrix, place - origin).tolist()
        if not (1 < x < 30 and 1 < y < 30):
            continue
        seen += 1
        rows = image == number
        for embedded in (first, second):
            best = int(pixel[rows][embedded[rows].norm(dim=1).argmax()])
            assert math.hypot(best % 32 - x, best // 32 - y) < 1
    assert seen >= 4


@both
def test_the_order_of_the_pixels_does_not_matter(batch, kind, settings):
    method = build(kind, settings).eval()
    views = method.views(batch, generator())
    order = torch.randperm(views["pixels"].shape[1], generator=generator())
    with torch.no_grad():
        loss = method.loss(views)["loss"]
        shuffled = method.loss(dict(views, pixels=views["pixels"][:, order], chosen=views["chosen"][:, order]))["loss"]
    assert float(shuffled) == pytest.approx(float(loss), rel=1e-5)


@both
def test_every_weight_of_encoder_decoder_and_head_gets_a_gradient(batch, kind, settings):
    method = build(kind, settings)
    method.loss(method.views(batch, generator()))["loss"].backward()
    without = {name for name, p in method.named_parameters() if p.grad is None or not p.grad.abs().sum() > 0}
    assert without == {"network.segmentation_head.weight", "network.segmentation_head.bias"}


@both
def test_the_preview_marks_where_the_network_finds_the_place(batch, kind, settings):
    """Distinct intensities and a network that keeps them: the place is found where it is."""
    ramp = (torch.arange(32)[:, None] / 64 + torch.arange(32) ** 2 / 2048).expand(3, 1, 32, 32)
    slices = SliceBatch(ramp, None, torch.zeros(3, dtype=torch.long), torch.zeros(3))
    method = pointwise(kind, replace(settings, intensity=SAME_LOOK), linear=True)

    class Coordinates(nn.Module):  # says of each intensity which it is, whatever the others are
        def features(self, images):
            return torch.cat([torch.cos(3 * k * images) for k in range(6)], dim=1)

    method.network = Coordinates()
    with torch.inference_mode():
        preview = method.preview(slices, generator())
    for row in preview.rows:
        assert [panel.heat for panel in row] == [False, False, True]
        source, true = (torch.tensor(panel.point) for panel in row[:2])
        r, c = (round(float(v)) for v in source)
        assert row[0].image[r, c] == pytest.approx(row[1].image[tuple(true.int().tolist())], abs=0.05)
        assert row[2].image[row[2].point] == row[2].image.max() > 0.95
        off = math.hypot(*(float(a) - b for a, b in zip(true, row[2].point, strict=True)))
        assert row[2].title == f"{off:.0f} px from the right place"


@pytest.mark.parametrize("method", ["pix2rep", "pix2rep_v2"])
def test_the_paper_preset_has_the_settings_and_the_network_of_the_public_code(method):
    settings = PretrainingSettings.from_preset(method, "paper")
    own, optimisation = settings.stages[method]
    with torch.device("meta"):
        network = UNet(settings.network, 2)
    assert network.decoder_width() == 1024 and settings.max_size == 128
    assert count_parameters(network) == pytest.approx(134.9e6, rel=0.03)
    assert (own.hidden, own.embedding) == (256, 256)
    assert (
        own.warp.rotation_deg == 90
        and own.warp.scale == pytest.approx((1 / 0.95, 1 / 0.33), rel=1e-4)
        and own.warp.random_crop
    )
    assert (optimisation.epochs, optimisation.batch_size) == (200, 8)
    if method == "pix2rep":
        assert (own.pixels, own.temperature) == (1000, 0.53)
        assert (optimisation.optimizer, optimisation.learning_rate, optimisation.schedule) == (
            "adam",
            4.7e-4,
            "constant",
        )
        assert optimisation.validation_interval(100) == 500  # every five epochs
    else:
        assert (own.pixels, own.redundancy) == (0, 5e-3)
        assert (optimisation.optimizer, optimisation.schedule, optimisation.warmup) == ("adamw", "cosine", 0.05)
