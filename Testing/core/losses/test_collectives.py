"""Values and gradients of several processes are those of one that has the whole batch."""

import sys

import pytest
import torch
from rank_processes import in_processes
from torch import nn
from torch.nn.parallel import DistributedDataParallel

from SSLSegmentationLib.losses.collectives import (
    WholeBatchNorm,
    all_gather,
    all_reduce_mean,
    all_reduce_sum,
    distributed,
    synchronise_batch_norms,
    world_size,
)
from SSLSegmentationLib.losses.masked import best_single_answer, masked_l1, masked_mse
from SSLSegmentationLib.losses.ntxent import nt_xent
from SSLSegmentationLib.losses.segmentation import segmentation_loss

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork")

GENERATOR = torch.Generator().manual_seed(3)
ROWS = torch.randn(6, 5, generator=GENERATOR, dtype=torch.float64)


class Model(nn.Module):
    """A layer, a batch normalisation and a loss of the whole batch."""

    def __init__(self, loss):
        super().__init__()
        self.loss = loss
        with torch.random.fork_rng():
            torch.manual_seed(0)
            self.layers = nn.Sequential(nn.Linear(5, 4), nn.BatchNorm1d(4), nn.Linear(4, 4)).double()

    def forward(self, *inputs):
        with distributed():
            return self.loss(self.layers, *inputs)


def one_and_several(loss, *inputs, shares=((0, 1, 2), (3, 4, 5))):
    """Loss, gradients and buffers of one process, and those of as many as there are shares of the rows."""

    def outcome(model, value):
        value.backward()
        module = getattr(model, "module", model)
        gradients = {name: parameter.grad for name, parameter in module.named_parameters()}
        return value.detach(), gradients, dict(module.named_buffers())

    def work(ranks):
        model = Model(loss)
        synchronise_batch_norms(model)
        wrapped = DistributedDataParallel(model, broadcast_buffers=False)
        own = list(shares[ranks.rank])
        return outcome(wrapped, wrapped(*(tensor[own] for tensor in inputs)))

    alone = Model(loss)
    return outcome(alone, alone(*inputs)), in_processes(work, len(shares))


def assert_equal(one, several, mean_of_values=False):
    values = [value for value, _, _ in several]
    assert torch.allclose(one[0], torch.stack(values).mean(0))
    assert mean_of_values or all(torch.allclose(one[0], value) for value in values)
    for _, gradients, buffers in several:
        for expected, found in ((one[1], gradients), (one[2], buffers)):
            assert all(torch.allclose(found[name], tensor, rtol=1e-6, atol=1e-8) for name, tensor in expected.items())


def contrast(layers, rows):
    first, second = layers(rows), layers(2 * rows + 1)
    both = all_gather(torch.cat([first, second]), views=2)
    return nt_xent(*both.chunk(2), 0.1)


def ragged_contrast(layers, rows):
    return nt_xent(*(all_gather(layers(rows * factor), ragged=True) for factor in (1, 2)), 0.1)


def weighted_mean(layers, rows):
    error = layers(rows).square() * (rows[:, :1] > 0)
    return all_reduce_mean(error.sum(), (rows[:, :1] > 0).sum()) + all_reduce_sum(layers(rows).sum()).sigmoid()


@pytest.mark.parametrize("loss", [contrast, weighted_mean])
def test_a_loss_of_the_whole_batch_has_the_gradients_of_one_process(loss):
    assert_equal(*one_and_several(loss, ROWS))


@pytest.mark.parametrize("shares", [((0,), (1, 2, 3, 4, 5)), ((0, 1), (2, 3, 4, 5), ())])
def test_processes_may_have_different_numbers_of_rows_or_none(shares):
    assert_equal(*one_and_several(ragged_contrast, ROWS, shares=shares))


def test_a_batch_normalisation_alone_is_that_of_torch():
    layers, whole = nn.BatchNorm2d(3, momentum=None), nn.BatchNorm2d(3, momentum=None)
    synchronise_batch_norms(whole)
    assert type(whole) is WholeBatchNorm and world_size() == 1
    images = torch.randn(4, 3, 5, 5, generator=GENERATOR)
    assert torch.equal(layers(images), whole(images)) and torch.equal(layers.running_var, whole.running_var)


LOGITS = torch.randn(6, 3, 4, 4, generator=GENERATOR, dtype=torch.float64)
LABELS = torch.randint(0, 3, (6, 4, 4), generator=GENERATOR)
LABELS[0], LABELS[4, :2] = 255, 255


def of_logits(loss):
    def value(layers, logits, labels):
        change = layers(logits.flatten(1)[:, :5])[:, :3, None, None]
        return loss(logits + change, labels)

    return value


@pytest.mark.parametrize("name", ["dice", "dice_ce"])
def test_segmentation_losses_are_those_of_the_whole_batch(name):
    loss = of_logits(segmentation_loss(name))
    assert_equal(*one_and_several(loss, LOGITS, LABELS), mean_of_values=name == "dice")


@pytest.mark.parametrize("error", ["mse", "l1"])
def test_masked_losses_and_their_chance_level_count_the_pixels_of_the_whole_batch(error):
    measure = {"mse": masked_mse, "l1": masked_l1}[error]

    def loss(layers, logits, labels):
        found, mask = logits + layers(logits.flatten(1)[:, :5])[:, :3, None, None], (labels > 0)[:, None]
        chance = measure(best_single_answer(logits, mask, error), logits, mask)
        return measure(found, logits, mask) / chance

    labels = LABELS.clone()
    labels[:2] = 0
    assert_equal(*one_and_several(loss, LOGITS, labels))
