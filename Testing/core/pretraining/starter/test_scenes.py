"""Random layered bodies: reproducible, with parts inside their organs and pairs on their sides."""

import numpy as np
import pytest

from SSLSegmentationLib.pretraining.starter_scenes import ROLES, TABLE, draw_scenes

MANY = draw_scenes(200, np.random.default_rng(0))


def test_scenes_depend_on_the_generator_alone():
    first, again, other = (draw_scenes(3, np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert all(np.array_equal(value, getattr(again, name)) for name, value in vars(first).items())
    assert not np.array_equal(first.x, other.x)


def test_every_structure_has_a_role_and_a_parent_that_is_painted_before_it():
    for index, structure in enumerate(TABLE):
        assert structure.role in ROLES
        assert structure.inside is None or structure.inside < index


@pytest.mark.parametrize("index", [i for i, structure in enumerate(TABLE) if structure.inside is not None])
def test_what_lies_inside_another_has_its_centre_there_and_is_not_larger(index):
    parent = TABLE[index].inside
    x, y = MANY.x[index] - MANY.x[parent], MANY.y[index] - MANY.y[parent]
    cos, sin = np.cos(MANY.angle[parent]), np.sin(MANY.angle[parent])
    u, v = (x * cos + y * sin) / MANY.across[parent], (y * cos - x * sin) / MANY.along[parent]
    assert np.hypot(u, v).max() < 1
    assert (MANY.across[index] <= MANY.across[parent] * (1 + 1e-9)).all()


def test_the_right_of_a_pair_lies_left_in_the_image():
    roles = [structure.role for structure in TABLE]
    right, left = roles.index("right of a pair"), roles.index("left of a pair")
    assert (MANY.x[right] < 0).all() and (MANY.x[left] > 0).all()


def test_images_show_whole_bodies_and_parts_of_them():
    half = MANY.window[:, 2]
    assert (half > 0.95).mean() > 0.3 and (half < 0.6).mean() > 0.2


def test_repeated_scenes_are_the_same_scenes():
    twice = MANY.repeated(2)
    for name, value in vars(MANY).items():
        axis = 0 if name in ("height", "window") else 1
        first, second = np.split(getattr(twice, name), 2, axis=axis)
        assert np.array_equal(first, value) and np.array_equal(second, value)
