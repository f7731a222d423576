"""SimCLR, also as the global stage of Umapathy et al. 2022 (section II.C)."""

import math
from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F
from encoder_data import SIZE, build, generator, make_batch

from SSLSegmentationLib.augmentation.intensity import IntensityRanges
from SSLSegmentationLib.augmentation.warp import SpatialRanges
from SSLSegmentationLib.core.settings import from_dict
from SSLSegmentationLib.networks.unet import count_parameters, seeded_network
from SSLSegmentationLib.pretraining import recipe
from SSLSegmentationLib.pretraining.methods.simclr import GlobalContrast, GlobalContrastSettings


@pytest.fixture
def batch():
    return make_batch()


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


def test_whole_slices_keep_their_pixel_size_and_are_turned_as_asked(batch):
    """As in the cine study: no crop is magnified."""
    plain = build(GlobalContrast, GlobalContrastSettings(crop_area=(1, 1), intensity=IntensityRanges()))
    middle = batch.images[:, :, 4:36, 8:40].float()
    for view in plain.views(batch, generator())["both"].chunk(2):
        assert torch.allclose(view, middle, atol=1e-6)
    mirrored = GlobalContrastSettings(
        crop_area=(1, 1), intensity=IntensityRanges(), spatial=SpatialRanges(flip_horizontal=True)
    )
    for view in build(GlobalContrast, mirrored).views(batch, generator())["both"].chunk(2):
        kept = [torch.allclose(image, whole, atol=1e-6) for image, whole in zip(view, middle, strict=True)]
        turned = [torch.allclose(image.flip(-1), whole, atol=1e-6) for image, whole in zip(view, middle, strict=True)]
        assert all(a != b for a, b in zip(kept, turned, strict=True)) and any(turned)


def test_crops_are_turned_in_one_resampling(batch):
    still = GlobalContrastSettings(intensity=IntensityRanges())
    turned = replace(still, spatial=SpatialRanges(rotation_deg=180))
    first, second = (build(GlobalContrast, settings).views(batch, generator())["both"] for settings in (still, turned))
    assert first.shape == second.shape and not torch.allclose(first[:5], second[:5], atol=0.1)
    neutral = replace(still, spatial=SpatialRanges(rotation_deg=1e-9))  # the composed grid is that of the crop
    composed = build(GlobalContrast, neutral).views(batch, generator())["both"]
    inner = (..., slice(1, -1), slice(1, -1))
    assert torch.allclose(first[:5][inner], composed[:5][inner], atol=1e-4)


def test_whole_slices_are_shown_without_frames(batch):
    method = build(GlobalContrast, GlobalContrastSettings(crop_area=(1, 1))).eval()
    with torch.inference_mode():
        preview = method.preview(batch, generator())
    assert all(row[0].boxes == () for row in preview.rows) and "versions" in preview.text


def test_the_paper_preset_is_that_of_the_cine_study():
    preset = recipe("simclr").preset("paper")
    own, optimisation = preset.stages["simclr"]
    assert preset.network.widths == (32, 64, 128, 256, 512, 512, 512) and preset.network.norm == "batch"
    assert (own.temperature, own.pooling, own.hidden, own.embedding, own.crop_area) == (0.1, 1, 512, 512, (1, 1))
    assert (optimisation.batch_size, optimisation.epochs, optimisation.optimizer) == (224, 100, "sgd")
    assert (optimisation.learning_rate, optimisation.momentum, optimisation.nesterov) == (0.1, 0.9, False)
    assert (optimisation.weight_decay, optimisation.schedule, optimisation.warmup) == (1e-4, "cosine", 0)
    spatial = own.spatial
    assert (spatial.rotation_deg, spatial.scale, spatial.flip_horizontal, spatial.flip_vertical) == (
        180,
        (0.7, 1.4),
        True,
        True,
    )
    network = seeded_network(preset.network, 4, 0)
    assert 33e6 < count_parameters(network) < 34e6  # the study's network has 33.5 million


def test_requests_of_older_versions_are_understood():
    old = {"temperature": 0.2, "crop_area": [0.2, 0.9], "crop_overlap": [0.1, 0.9], "pooling": 2, "embedding": 64}
    settings = from_dict(GlobalContrastSettings, {**old, "hidden": 32, "intensity": {"brightness": 0.1}})
    assert (settings.pooling, settings.hidden, settings.crop_overlap) == (2, 32, (0.1, 0.9))
    assert settings.spatial == SpatialRanges() and settings.intensity.brightness == 0.1
