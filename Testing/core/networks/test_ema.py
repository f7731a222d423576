"""A teacher starts as its student and follows it by the formula, buffers included."""

import pytest
import torch
from torch import nn

from SSLSegmentationLib.networks.ema import follow, teacher_of


def network(seed):
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        made = nn.Sequential(nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.Conv2d(4, 2, 1))
        made(torch.randn(4, 1, 8, 8))  # moves the running statistics
    return made


def state(module):
    return {name: tensor.clone() for name, tensor in module.state_dict().items()}


def test_a_teacher_is_a_copy_that_asks_for_no_gradient():
    student = network(0)
    teacher = teacher_of(student)
    assert all(torch.equal(tensor, teacher.state_dict()[name]) for name, tensor in student.state_dict().items())
    assert not any(parameter.requires_grad for parameter in teacher.parameters()) and not teacher.training
    assert all(parameter.requires_grad for parameter in student.parameters()) and student.training
    assert not {t.data_ptr() for t in teacher.parameters()} & {t.data_ptr() for t in student.parameters()}


@pytest.mark.parametrize("decay", [0.0, 0.25, 0.99, 1.0])
def test_weights_and_buffers_follow_by_the_formula(decay):
    teacher, student = teacher_of(network(0)), network(1)
    before, towards = state(teacher), state(student)
    follow(teacher, student, decay)
    for name, tensor in teacher.state_dict().items():
        if tensor.is_floating_point():
            expected = decay * before[name].double() + (1 - decay) * towards[name].double()
            assert torch.allclose(tensor.double(), expected, atol=1e-7), name
            assert decay not in (0, 1) or torch.equal(tensor, (towards, before)[int(decay)][name])
        else:
            assert torch.equal(tensor, towards[name])
    assert all(torch.equal(tensor, towards[name]) for name, tensor in student.state_dict().items())
    assert "1.running_mean" in before and not torch.equal(before["1.running_mean"], towards["1.running_mean"])
