"""DINO's loss: against the double loop and lightly, and where its value is known."""

import math

import pytest
import torch

from SSLSegmentationLib.losses.dino import chance_level, dino_loss, sharpened, teacher_monitors

OUTPUTS, BATCH = 16, 3
TEMPERATURES = 0.1, 0.04


def answers(views, seed=0, dtype=torch.float64, outputs=OUTPUTS):
    return torch.randn(views, BATCH, outputs, generator=torch.Generator().manual_seed(seed), dtype=dtype)


def softmax(values):
    largest = max(values)
    powers = [math.exp(value - largest) for value in values]
    return [power / sum(powers) for power in powers]


def by_loop(student, teacher, centre, student_temperature, teacher_temperature):
    """Mean over images and terms (teacher view, other student view), written out."""
    terms = []
    for t, seen in enumerate(teacher.tolist()):
        for s, view in enumerate(student.tolist()):
            if s == t:
                continue
            for aimed, foretold in zip(seen, view, strict=True):
                aim = softmax([(a - c) / teacher_temperature for a, c in zip(aimed, centre.tolist(), strict=True)])
                logs = [math.log(p) for p in softmax([f / student_temperature for f in foretold])]
                terms.append(-sum(p * log for p, log in zip(aim, logs, strict=True)))
    return sum(terms) / len(terms), len(terms) // BATCH


@pytest.mark.parametrize(("seen", "views", "pairs"), [(2, 5, 8), (2, 2, 2), (1, 3, 2), (3, 3, 6)])
def test_equals_the_double_loop(seen, views, pairs):
    student, teacher, centre = answers(views), answers(seen, 1), answers(1, 2)[0, 0]
    expected, terms = by_loop(student, teacher, centre, *TEMPERATURES)
    assert terms == pairs
    assert float(dino_loss(student, teacher, centre, *TEMPERATURES)) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(("seen", "views"), [(2, 5), (2, 2)])
def test_equals_lightly_in_value_and_gradient_and_detaches_the_teacher(lightly_losses, seen, views):
    theirs = lightly_losses.DINOLoss(OUTPUTS, student_temp=TEMPERATURES[0])
    theirs.center = answers(1, 2, torch.float32)[:, :1]
    centre = theirs.center[0, 0].clone()
    student, teacher = answers(views, 0, torch.float32).requires_grad_(), answers(seen, 1, torch.float32)
    expected = theirs(list(teacher), list(student.unbind()), teacher_temp=TEMPERATURES[1])
    (gradient,) = torch.autograd.grad(expected, student)
    teacher.requires_grad_()
    ours = dino_loss(student, teacher, centre, *TEMPERATURES)
    ours.backward()
    assert float(ours.detach()) == pytest.approx(float(expected.detach()), rel=1e-5)
    assert torch.allclose(student.grad, gradient, atol=1e-6) and teacher.grad is None


def test_a_student_that_tells_no_outputs_apart_is_at_chance_whatever_the_teacher_says():
    student = torch.full((5, BATCH, 512), 0.7, dtype=torch.float64)
    loss = dino_loss(student, answers(2, outputs=512), torch.zeros(512, dtype=torch.float64), *TEMPERATURES)
    assert float(loss) == pytest.approx(math.log(512), abs=1e-12) and chance_level(512) == math.log(512)


def test_a_teacher_equal_to_its_centre_says_nothing():
    """The aim is then uniform: a uniform student is at ln K, any other above it."""
    centre = answers(1, 2)[0, 0]
    teacher = centre.expand(2, BATCH, OUTPUTS)
    assert torch.allclose(sharpened(teacher, centre, 0.04), torch.full_like(teacher, 1 / OUTPUTS), atol=1e-15)
    uniform = dino_loss(torch.zeros(4, BATCH, OUTPUTS).double(), teacher, centre, *TEMPERATURES)
    assert float(uniform) == pytest.approx(math.log(OUTPUTS), abs=1e-12)
    assert float(dino_loss(answers(4), teacher, centre, *TEMPERATURES)) > math.log(OUTPUTS)


def test_half_precision_is_computed_in_float32():
    student, teacher = answers(4, dtype=torch.bfloat16), answers(2, 1, torch.bfloat16)
    with torch.autocast("cpu", torch.bfloat16):
        loss = dino_loss(student, teacher, torch.zeros(OUTPUTS), *TEMPERATURES)
    exact = dino_loss(student.double(), teacher.double(), torch.zeros(OUTPUTS).double(), *TEMPERATURES)
    assert loss.dtype == torch.float32 and float(loss) == pytest.approx(float(exact), rel=1e-5)


def test_views_without_a_pair_are_refused():
    for seen, views in ((1, 1), (3, 2), (0, 2)):
        with pytest.raises(ValueError, match="no pair"):
            dino_loss(answers(views), answers(seen), torch.zeros(OUTPUTS), *TEMPERATURES)


def test_the_monitors_tell_both_collapses_from_a_healthy_teacher():
    embeddings = torch.nn.functional.normalize(torch.randn(64, 32, generator=torch.Generator().manual_seed(0)), dim=1)
    healthy = teacher_monitors(embeddings, torch.eye(OUTPUTS).repeat(4, 1))
    assert float(healthy["teacher_entropy"]) == pytest.approx(0) and healthy["std"] > 0.9
    assert float(healthy["outputs_used"]) == pytest.approx(OUTPUTS, rel=1e-5)
    assert healthy["effective_rank"] > 10
    # One output for every image, though the embeddings still differ.
    single = teacher_monitors(embeddings, torch.eye(OUTPUTS)[:1].expand(64, OUTPUTS))
    assert float(single["outputs_used"]) == float(single["effective_rank"]) == pytest.approx(1)
    # All outputs alike for every image, since the embeddings are all the same.
    blank = teacher_monitors(embeddings[:1].expand(64, 32), torch.full((2, 32, OUTPUTS), 1 / OUTPUTS))
    assert float(blank["teacher_entropy"]) == pytest.approx(math.log(OUTPUTS), rel=1e-5)
    assert blank["std"] < 1e-3 and float(blank["effective_rank"]) == 0
