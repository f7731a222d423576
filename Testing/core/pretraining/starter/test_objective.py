"""The loss of the starter against loops in float64; its randomness a function of seed and step."""

import numpy as np
import pytest
import torch

from SSLSegmentationLib.losses.ntxent import masked_nt_xent
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.pretraining.starter_making import starter_objective
from SSLSegmentationLib.pretraining.starter_objective import StarterLoss, StarterModule, StarterObjective, balanced

from .conftest import tiny


def test_contrast_calls_pixels_of_one_structure_alike_in_either_look_and_no_other_scene_counts():
    torch.manual_seed(0)
    features = torch.randn(4, 5, 3, 4)  # two scenes: views 0 and 2, 1 and 3
    labels = torch.randint(0, 3, (4, 3, 4))
    objective = StarterObjective(StarterModule(seeded_network(tiny().network, 2, 0)), StarterLoss(pixels=24), 0)
    found = objective._contrast(features, torch.nn.Identity(), labels, torch.Generator().manual_seed(1))
    terms = []
    for scene in (0, 1):
        vectors = features[[scene, scene + 2]].permute(0, 2, 3, 1).reshape(-1, 5).double()
        vectors /= vectors.norm(dim=1, keepdim=True)
        classes = labels[[scene, scene + 2]].flatten()
        for i in range(24):
            positives = [j for j in range(24) if j != i and classes[j] == classes[i]]
            scores = vectors @ vectors[i] / objective.settings.temperature
            total = torch.log(sum(torch.exp(scores[k]) for k in range(24) if k != i))
            if positives:
                terms.append(float(np.mean([total - scores[j] for j in positives])))
    assert float(found) == pytest.approx(np.mean(terms), rel=1e-5)


def test_no_place_comes_twice_and_small_structures_come_oftener_than_their_share():
    labels = torch.zeros(2, 1000, dtype=torch.int64)
    labels[:, :40] = 3
    chosen = balanced(labels, 100, torch.Generator().manual_seed(0))
    assert all(len(set(row.tolist())) == 100 for row in chosen)
    assert 0.08 < (labels.gather(1, chosen) == 3).float().mean() < 0.3
    assert balanced(labels, 5000, torch.Generator().manual_seed(0)).shape == (2, 1000)


def test_the_loss_of_a_step_depends_on_seed_and_step_alone():
    def losses(seed, steps):
        objective = starter_objective(tiny(seed=seed))
        return [float(objective.training_loss(step)["loss"].detach()) for step in steps]

    assert losses(0, [3, 5]) == losses(0, [5, 3])[::-1]
    assert losses(0, [3]) != losses(1, [3])


def test_it_learns_and_every_part_of_the_network_gets_a_gradient():
    objective = starter_objective(tiny())
    optimizer = torch.optim.AdamW(objective.module.parameters(), 5e-3)
    course = []
    for _ in range(12):
        loss = objective.training_loss(0)["loss"]
        optimizer.zero_grad()
        loss.backward()
        missing = [name for name, p in objective.module.named_parameters() if p.grad is None]
        assert missing == ["network.segmentation_head.weight", "network.segmentation_head.bias"]
        optimizer.step()
        course.append(float(loss.detach()))
    assert course[-1] < 0.9 * course[0]


def test_equal_embeddings_have_the_loss_of_chance():
    z = torch.ones(1, 8, 4)
    alike = torch.eye(8, dtype=torch.bool).roll(1, 0)[None] | torch.eye(8, dtype=torch.bool).roll(-1, 0)[None]
    assert float(masked_nt_xent(z, alike, ~alike, 0.2)) == pytest.approx(np.log(7), rel=1e-5)
