"""The projection network: sizes, depths, and what reaches what."""

import pytest
import torch

from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.networks.fpn3d2d import Fpn3d2d, Fpn3d2dSettings, seeded_fpn
from SSLSegmentationLib.networks.projection_strips import MARGIN_ROWS
from SSLSegmentationLib.networks.unet import count_parameters

SMALL = Fpn3d2dSettings(widths=(2, 3, 4, 5, 6))


def test_the_papers_network_has_4_37_million_parameters():
    assert count_parameters(Fpn3d2d(Fpn3d2dSettings())) == pytest.approx(4.37e6, rel=1e-3)


def test_the_last_two_poolings_halve_the_rows_and_all_halve_the_columns():
    assert SMALL.stride == (4, 16) and SMALL.least_depth == 64
    assert Fpn3d2dSettings(widths=(4, 8)).stride == (2, 2)


@pytest.mark.parametrize("depth", [64, 65, 71, 80, 96, 127, 128, 160])
def test_any_depth_from_the_least_on_becomes_a_flat_image(depth):
    network = seeded_fpn(SMALL, 3, 0).eval()
    with torch.no_grad():
        assert network(torch.zeros(2, 1, depth, 4, 16)).shape == (2, 3, 4, 16)


@pytest.mark.parametrize("widths", [(2, 3), (2, 3, 4), (2, 3, 4, 5), (2, 3, 4, 5, 6, 7)])
def test_other_numbers_of_levels_work_from_their_own_least_depth_on(widths):
    settings = Fpn3d2dSettings(widths=widths)
    network, size = seeded_fpn(settings, 1, 0).eval(), settings.stride
    with torch.no_grad():
        assert network(torch.zeros(1, 1, settings.least_depth, *size)).shape == (1, 1, *size)
        with pytest.raises(DataError, match=f"which needs {settings.least_depth}"):
            network(torch.zeros(1, 1, settings.least_depth - 1, *size))


def test_a_volume_that_is_too_flat_is_refused_with_a_remedy():
    with pytest.raises(DataError) as error:
        seeded_fpn(SMALL, 1, 0)(torch.zeros(1, 1, 63, 4, 16))
    assert "63 voxels" in error.value.sentence and "64" in error.value.hint


def test_sides_that_do_not_fit_and_widths_that_make_no_network_are_refused():
    with pytest.raises(ValueError, match="multiples of"):
        seeded_fpn(SMALL, 1, 0)(torch.zeros(1, 1, 64, 6, 16))
    with pytest.raises(SettingsError, match="1 levels"):
        Fpn3d2dSettings(widths=(4,))


def test_content_that_moves_along_the_axis_of_projection_changes_nothing_far_from_the_ends():
    """By 16 voxels, one of the coarsest level. Towards the ends of a volume it does: windows run out of it there."""
    network = seeded_fpn(Fpn3d2dSettings(widths=(8,) * 5), 1, 0).eval()
    generator = torch.Generator().manual_seed(0)
    blocks = torch.randn(2, 32, 4, 16, generator=generator)
    here, moved, other = (torch.zeros(1, 1, 512, 4, 16) for _ in range(3))
    here[0, 0, 240:272], moved[0, 0, 256:288], other[0, 0, 240:272] = blocks[0], blocks[0], blocks[1]
    with torch.no_grad():
        flat, shifted, different = network(here), network(moved), network(other)
    assert (flat - shifted).abs().max() < 1e-4 * (flat - different).abs().max()


def test_the_first_convolution_learns_through_each_projection_block():
    network = seeded_fpn(SMALL, 1, 0).eval()
    first, volume = network.encoder[0][0].path[0].weight, torch.randn(1, 1, 64, 8, 32)
    for kept in range(5):
        network.zero_grad()
        handles = [
            block.register_forward_hook(lambda module, given, out: out.detach())
            for number, block in enumerate(network.projection)
            if number != kept
        ]
        network(volume).square().sum().backward()
        assert first.grad.abs().sum() > 0, kept
        for handle in handles:
            handle.remove()


@pytest.mark.parametrize("levels", [2, 5, 6])
def test_rows_see_no_further_than_the_margin_of_the_strips_that_prediction_works_in(levels):
    network = seeded_fpn(Fpn3d2dSettings(widths=(3,) * levels), 1, 0).eval()
    rows = MARGIN_ROWS + 16
    volume = torch.randn(1, 1, network.settings.least_depth, rows, network.settings.stride[1])
    changed = volume.clone()
    changed[..., :4, :] += 1
    with torch.no_grad():
        difference = (network(volume) - network(changed)).abs()[0, 0].amax(dim=1)
    assert difference[:4].max() > 0 and difference[MARGIN_ROWS + 4 :].max() == 0


def test_weights_depend_on_the_seed_alone():
    torch.manual_seed(1)
    before = torch.get_rng_state()
    one, same, other = (seeded_fpn(SMALL, 1, seed).state_dict() for seed in (3, 3, 4))
    assert torch.equal(before, torch.get_rng_state())
    assert all(torch.equal(one[name], same[name]) for name in one)
    assert any(not torch.equal(one[name], other[name]) for name in one)
