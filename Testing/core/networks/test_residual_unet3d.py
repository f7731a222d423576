"""Residual blocks in 3D: what they begin as, and how many a stage has."""

import pytest
import torch

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.networks.residual_unet3d import ResidualBlock, ResidualUNet3d
from SSLSegmentationLib.networks.settings import ResidualUNet3dSettings

SHAPE = ResidualUNet3dSettings(widths=(4, 8, 8), blocks=(1, 2), flat_stages=1, depth_poolings=1)


def test_a_block_begins_as_the_way_around_it():
    block = ResidualBlock(SHAPE, 8, 8, 2, first=True).eval()
    maps = torch.randn(1, 8, 4, 4, 4)
    with torch.no_grad():
        around = torch.nn.functional.avg_pool3d(maps, (2, 2, 2))
        assert torch.allclose(block(maps), torch.nn.functional.leaky_relu(around, 0.01))
        block.conv2.adn.N.weight.fill_(1.0)
        assert not torch.allclose(block(maps), torch.nn.functional.leaky_relu(around, 0.01))


def test_stages_halve_slices_first_and_have_the_blocks_that_are_asked_for():
    network = ResidualUNet3d(SHAPE, 2)
    assert [len(stage) for stage in network.encoder.stages] == [1, 2, 2]
    with torch.no_grad():
        maps = network.encoded(torch.rand(1, 1, 4, 16, 16))
    assert [tuple(one.shape[1:]) for one in maps] == [(4, 4, 16, 16), (8, 4, 8, 8), (8, 2, 4, 4)]
    assert network.encoder.stages[0][0].conv1.conv.kernel_size == (1, 3, 3)
    assert SHAPE.planned(64, 1.0) == SHAPE  # planned before


@pytest.mark.parametrize("blocks", [(), (1, 2, 3, 4), (0, 1)])
def test_numbers_of_blocks_that_make_no_network_are_refused(blocks):
    with pytest.raises(SettingsError):
        ResidualUNet3dSettings(widths=(4, 8, 8), blocks=blocks)
