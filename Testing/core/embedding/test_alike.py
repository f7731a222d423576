"""What is alike: against a loop in float64, and what is found in other cases."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from SSLSegmentationLib.embedding import AlikeMap, Standard, slice_similarity
from SSLSegmentationLib.embedding.alike import LEVELS_OF_FILTERS, LEVELS_OF_MAPS, STEP
from SSLSegmentationLib.embedding.channels import FILTERS, PLACE, compared

FEW, MANY = len(FILTERS) + len(PLACE), len(FILTERS) + len(PLACE) + 4
#: The channels that are compared, counted by hand: all but the three that say where a pixel lies.
SEEN = {FEW: list(range(25)), MANY: [*range(25), 28, 29, 30, 31]}
_SUM = 1 + 0.85 + 0.85**2 + 0.85**3
#: What they count: of four maps each .85 of the one before, in squares, and four in all.
COUNT = {FEW: [1.0] * 25, MANY: [1.0] * 25 + [math.sqrt(4 * 0.85**n / _SUM) for n in range(4)]}


def features_of(seed, slices, channels, rows, columns, smooth=1.0):
    """Random features of any scale and offset a channel, smooth enough that neighbours are alike."""
    random = np.random.default_rng(seed)
    values = random.standard_normal((slices, channels, rows, columns))
    values = ndimage.gaussian_filter(values, (0, 0, smooth, smooth), mode="wrap")
    values /= values.std()
    scale, offset = random.uniform(0.1, 20, (2, 1, channels, 1, 1))
    return (values * scale + offset).astype(np.float16)


def by_loop(features, pixel):
    """Cosines of all pixels with one, float64 [S, h, w], standardised by every fourth row and column."""
    slices, channels, rows, columns = features.shape
    seen = SEEN[channels]
    start = [min(2, rows - 1), min(2, columns - 1)]
    means, spreads = [], []
    for channel in seen:
        some = [float(v) for v in features[:, channel, start[0] :: STEP, start[1] :: STEP].ravel()]
        mean = sum(some) / len(some)
        means.append(mean)
        spreads.append(max(math.sqrt(sum((v - mean) ** 2 for v in some) / len(some)), 1e-6))

    def vector(s, r, c):
        values = [float(features[s, channel, r, c]) for channel in seen]
        return [w * (v - m) / d for v, m, d, w in zip(values, means, spreads, COUNT[channels], strict=True)]

    query = vector(*pixel)
    found = np.empty((slices, rows, columns))
    for s, r, c in np.ndindex(*found.shape):
        other = vector(s, r, c)
        dot = sum(a * b for a, b in zip(query, other, strict=True))
        lengths = math.sqrt(sum(a * a for a in query)) * math.sqrt(sum(b * b for b in other))
        found[s, r, c] = dot / lengths if lengths else 0
    return found


def ready(features):
    made = AlikeMap(features)
    while not made.is_complete:
        made.go(0.0)
    return made


@settings(max_examples=10, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    shape=st.tuples(st.integers(1, 3), st.sampled_from([FEW, MANY]), st.integers(5, 9), st.integers(5, 9)),
    data=st.data(),
)
def test_similarities_equal_a_loop(seed, shape, data):
    features = features_of(seed, *shape)
    pixel = tuple(data.draw(st.integers(0, size - 1)) for size in (shape[0], *shape[2:]))
    made = ready(features)
    query = made.standard.vector(pixel)
    found, wanted = made.similarity(query), by_loop(features, pixel)
    assert np.abs(found - wanted).max() < 2e-5
    assert found[pixel] == pytest.approx(1, abs=1e-5)
    assert np.array_equal(made.similarity(query, pixel[0]), found[pixel[0]])


def test_it_is_the_cosine_of_similarity_maps():
    features = features_of(1, 2, FEW, 8, 9)
    made = ready(features)
    query = made.standard.vector((1, 3, 4))
    vectors = made.standard.unit(np.asarray(features[0, made.standard.channels])).astype(np.float16)
    assert np.abs(made.similarity(query, 0) - slice_similarity(vectors, query)).max() < 1e-3


@pytest.mark.parametrize("channels", [FEW, MANY])
def test_where_a_pixel_lies_is_not_compared(channels):
    features = features_of(2, 2, channels, 8, 8)
    moved = features.copy()
    moved[:, len(FILTERS) : len(FILTERS) + len(PLACE)] += 7
    assert compared(channels) == SEEN[channels]
    queries = [ready(each).standard.vector((0, 1, 1)) for each in (features, moved)]
    assert np.array_equal(*queries)


def test_before_all_slices_are_ready_those_that_are_not_stay_dark():
    made = AlikeMap(features_of(3, 4, FEW, 8, 8))
    query = made.standard.vector((2, 5, 5))
    made.go(0.0, middle=2)
    assert not made.is_complete
    found = made.similarity(query)
    assert found[2, 5, 5] == pytest.approx(1, abs=1e-5) and not found[[0, 3]].any()
    assert made.shown(query, 3)[3].size and made.similarity(query)[3].any()


@pytest.mark.parametrize(("channels", "levels"), [(FEW, LEVELS_OF_FILTERS), (MANY, LEVELS_OF_MAPS)])
def test_more_alike_is_lit_up_more(channels, levels):
    made = ready(features_of(4, 2, channels, 9, 9))
    query = made.standard.vector((1, 4, 4))
    found, shown = made.similarity(query), made.shown(query)
    assert shown.dtype == np.uint8 and shown[1, 4, 4] == 4
    assert np.array_equal(shown, sum((found >= level).astype(np.uint8) for level in levels))


@pytest.mark.parametrize("place", [(0, 0, 0), (2, 17, 22), (1, 6, 11)])
def test_the_most_similar_place_of_another_case_is_found_wherever_it_lies(place):
    """The other case shows the same at other places, brighter and with more contrast."""
    one = features_of(5, 3, MANY, 18, 23, smooth=3.0)
    shift = (1, -3, 5)
    other = (np.roll(one, shift, (0, 2, 3)).astype(np.float32) * 2 + 3).astype(np.float16)
    query = Standard(one).vector(place)
    wanted = tuple((at + by) % size for at, by, size in zip(place, shift, (3, 18, 23), strict=True))
    found = Standard(other).best("b", query)
    assert found.case_id == "b" and found.pixel == wanted and found.similarity > 0.95


@pytest.mark.parametrize("shape", [(1, FEW, 1, 1), (2, FEW, 1, 7), (1, MANY, 4, 2)])
def test_the_smallest_cases_have_a_map_and_a_best_place(shape):
    made = ready(features_of(7, *shape))
    query = made.standard.vector((0, 0, 0))
    assert made.shown(query).shape == (shape[0], *shape[2:])
    assert np.isfinite(made.standard.best("a", query).similarity)


def test_a_channel_that_is_the_same_everywhere_says_nothing():
    features = features_of(8, 2, FEW, 8, 8)
    features[:, 3] = 9
    made = ready(features)
    assert np.isfinite(made.similarity(made.standard.vector((0, 0, 0)))).all()
    assert not ready(np.full_like(features, 2)).similarity(np.ones(25, np.float32) / 5).any()


def test_a_case_that_is_too_large_has_fewer_pixels_over_the_same_field_of_view(monkeypatch):
    features = features_of(9, 3, FEW, 24, 18, smooth=4.0)
    whole = ready(features)
    query = whole.standard.vector((1, 16, 4))
    monkeypatch.setattr("SSLSegmentationLib.embedding.alike.MOST_BYTES", 4 * 25 * 3 * 24 * 18 // 4)
    made = ready(features)
    assert made.size == (12, 9) and made.standard.size == (24, 18)
    assert np.abs(made.similarity(query) - whole.similarity(query)[:, 1::2, 1::2]).max() < 1e-6
    assert made.shown(query).shape == (3, 12, 9)
