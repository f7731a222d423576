"""Cosines against a loop in float64, and what holds for any vectors."""

import math

import numpy as np
import pytest
import SimpleITK as sitk
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.embedding import Embedding, PixelGrid, similarity, slice_similarity, slices_at


def embedding_of(seed, slices, width, rows, columns):
    """Random vectors, their lengths too: a map need not be normalised to be compared."""
    vectors = np.random.default_rng(seed).standard_normal((slices, width, rows, columns)).astype(np.float16)
    image = sitk.Image((columns, rows, slices), sitk.sitkUInt8)
    return Embedding(vectors, PixelGrid(image, "axial", (rows, columns), 1, (0, 0), (rows, columns)))


def cosine(a, b):
    dot = sum(float(x) * float(y) for x, y in zip(a, b, strict=True))
    return dot / math.sqrt(sum(float(x) ** 2 for x in a)) / math.sqrt(sum(float(y) ** 2 for y in b))


shapes = st.tuples(st.integers(1, 4), st.integers(2, 9), st.integers(1, 5), st.integers(1, 5))


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), shape=shapes, data=st.data())
def test_similarities_equal_a_loop_and_the_nearest_is_the_largest(seed, shape, data):
    embedding = embedding_of(seed, *shape)
    slices, _, rows, columns = shape
    place = data.draw(st.tuples(st.integers(0, slices - 1), st.integers(0, rows - 1), st.integers(0, columns - 1)))
    query = embedding.vector(place)
    found = similarity(embedding, query)
    loop = np.array(
        [
            [[cosine(embedding.vectors[s, :, r, c], query) for c in range(columns)] for r in range(rows)]
            for s in range(slices)
        ]
    )
    assert np.abs(found.values - loop).max() < 1e-5
    assert np.abs(found.values).max() <= 1
    assert found.at(place).similarity == pytest.approx(1, abs=1e-6)
    assert found.nearest().similarity == found.values.max() == found.values[found.nearest().pixel]
    in_each = [found.nearest([number]) for number in range(slices)]
    assert [nearest.pixel[0] for nearest in in_each] == list(range(slices))
    assert [nearest.similarity for nearest in in_each] == found.values.max(axis=(1, 2)).tolist()
    some = sorted({place[0], slices - 1})
    assert found.nearest(some).similarity == found.values[some].max()


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), factor=st.floats(1e-3, 1e3))
def test_the_length_of_the_query_does_not_matter(seed, factor):
    vectors = embedding_of(seed, 1, 6, 4, 3).vectors[0]
    query = np.random.default_rng(seed + 1).standard_normal(6)
    assert np.abs(slice_similarity(vectors, query) - slice_similarity(vectors, factor * query)).max() < 1e-5


def test_vectors_of_zeros_are_like_nothing():
    vectors = np.zeros((5, 2, 2), np.float16)
    vectors[:, 0, 0] = 1
    assert slice_similarity(vectors, np.ones(5)).tolist() == [[pytest.approx(1), 0], [0, 0]]
    assert not slice_similarity(vectors, np.zeros(5)).any()


@pytest.mark.parametrize(
    ("slice_index", "query_slices", "slices", "expected"),
    [
        (3, 10, 10, [3]),
        (0, 10, 20, [0, 1]),
        (9, 10, 20, [18, 19]),
        (7, 20, 10, [3]),
        (1, 3, 4, [1, 2]),
        (2, 3, 4, [2, 3]),
    ],
)
def test_the_same_relative_position_is_every_slice_that_overlaps(slice_index, query_slices, slices, expected):
    assert list(slices_at((slice_index, 5, 5), query_slices, slices)) == expected


@given(query_slices=st.integers(1, 60), slices=st.integers(1, 60), data=st.data())
def test_every_slice_has_others_at_its_position(query_slices, slices, data):
    index = data.draw(st.integers(0, query_slices - 1))
    found = slices_at((index, 0, 0), query_slices, slices)
    assert len(found) >= 1 and found[0] >= 0 and found[-1] < slices
    for other in range(slices):
        overlaps = other * query_slices < (index + 1) * slices and index * slices < (other + 1) * query_slices
        assert overlaps == (other in found)
