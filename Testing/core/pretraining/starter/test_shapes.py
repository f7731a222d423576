"""Shapes on a grid: against areas and half-planes worked out in float64."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from SSLSegmentationLib.augmentation.warp import identity_grid
from SSLSegmentationLib.pretraining.starter_scenes import NO_CUT, TABLE, draw_scenes
from SSLSegmentationLib.pretraining.starter_shapes import coverages, points

SIZE = 128
ROUND = next(i for i, s in enumerate(TABLE) if s.role == "blob" and not s.edges)
ANGULAR = next(i for i, s in enumerate(TABLE) if s.edges)


def only(index, **changes):
    """A scene in which one smooth structure is shown, and the whole of it."""
    scenes = draw_scenes(1, np.random.default_rng(3))
    shown = np.zeros_like(scenes.shown)
    shown[index] = True
    values = {"x": 0.1, "y": -0.2, "angle": 0.7, "across": 0.4, "along": 0.25, "squareness": 0.0, "bend": 0.0}
    arrays = {name: np.full_like(scenes.x, value) for name, value in (values | {"noise": 0.0} | changes).items()}
    window, cut = np.array([[0.0, 0.0, 1.0]]), scenes.cut.copy()
    cut[..., 2] = NO_CUT
    return replace(scenes, shown=shown, window=window, cut=cut, **arrays)


def painted(scenes):
    where = points(scenes, identity_grid(1, (SIZE, SIZE)))
    ((index, rows, cover),) = coverages(scenes, where)
    assert rows.tolist() == [0]
    return index, cover[0].double().numpy(), where[0][0].double().numpy(), where[1][0].double().numpy()


def local(scenes, index, x, y):
    angle = scenes.angle[index, 0]
    x, y = x - scenes.x[index, 0], y - scenes.y[index, 0]
    u = (x * np.cos(angle) + y * np.sin(angle)) / scenes.across[index, 0]
    return u, (y * np.cos(angle) - x * np.sin(angle)) / scenes.along[index, 0]


def test_an_ellipse_covers_its_area_and_no_pixel_outside():
    scenes = only(ROUND)
    index, cover, x, y = painted(scenes)
    assert index == ROUND
    assert cover.sum() * (2 / SIZE) ** 2 == pytest.approx(np.pi * 0.4 * 0.25, rel=0.01)
    reach = np.hypot(*local(scenes, ROUND, x, y))
    assert (cover[reach < 0.9] == 1).all() and (cover[reach > 1.1] == 0).all()


def test_squareness_1_is_a_rectangle():
    scenes = only(ROUND, squareness=1.0)
    _, cover, x, y = painted(scenes)
    reach = np.abs(local(scenes, ROUND, x, y)).max(axis=0)
    assert (cover[reach < 0.9] == 1).all() and (cover[reach > 1.1] == 0).all()


def test_a_polygon_is_what_lies_behind_all_its_sides():
    scenes = only(ANGULAR)
    _, cover, x, y = painted(scenes)
    u, v = local(scenes, ANGULAR, x, y)
    normals = scenes.sides[ANGULAR, 0, : TABLE[ANGULAR].edges]
    reach = np.max([u * right + v * down for right, down in normals], axis=0)
    assert (cover[reach < 0.9] == 1).all() and (cover[reach > 1.1] == 0).all() and cover.max() == 1


def test_a_cut_takes_away_what_lies_beyond_it():
    scenes = only(ROUND)
    scenes.cut[ROUND, 0] = (1.0, 0.0, 0.2)
    _, cover, x, y = painted(scenes)
    u, v = local(scenes, ROUND, x, y)
    assert (cover[u > 0.35] == 0).all() and (cover[(u < 0.05) & (np.hypot(u, v) < 0.85)] == 1).all()


def test_noise_moves_the_edge_by_no_more_than_its_part_of_the_size():
    scenes = only(ROUND, noise=0.2)
    _, cover, x, y = painted(scenes)
    reach = np.hypot(*local(scenes, ROUND, x, y))
    assert (cover[reach < 0.7] == 1).all() and (cover[reach > 1.3] == 0).all()
    edge = (cover > 0) & (cover < 1)
    assert np.ptp(reach[edge]) > 0.1


def test_structures_come_in_the_order_of_painting_with_the_scenes_that_show_them():
    scenes = draw_scenes(5, np.random.default_rng(0))
    found = list(coverages(scenes, points(scenes, identity_grid(5, (16, 16)))))
    assert [index for index, _, _ in found] == [i for i in range(len(TABLE)) if scenes.shown[i].any()]
    for index, rows, cover in found:
        assert rows.tolist() == np.flatnonzero(scenes.shown[index]).tolist()
        assert cover.shape == (len(rows), 16, 16) and torch.isfinite(cover).all()
