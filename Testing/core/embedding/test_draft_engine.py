"""The classifier behind drafts: it takes the same pixels every time, knows what it has seen, and is smooth."""

import numpy as np
import pytest

from SSLSegmentationLib.embedding import draft_engine
from SSLSegmentationLib.embedding.draft_engine import DraftEngine, no_samples
from SSLSegmentationLib.project.schema import NOT_ANNOTATED

SHAPE = (5, 24, 20)


def case(seed=0, classes=3):
    """Features of which the first says the class but for noise, and classes."""
    rng = np.random.default_rng(seed)
    labels = np.zeros(SHAPE, np.uint8)
    labels[1:4, 4:14, 5:15] = 1
    labels[2:4, 15:20, 4:9] = 2 if classes > 2 else 0
    features = rng.normal(0, 0.2, (SHAPE[0], 4, *SHAPE[1:])).astype(np.float16)
    features[:, 0] += labels
    return features, labels


def test_both_answers_find_the_classes_of_another_case():
    features, labels = case()
    engine = DraftEngine(3)
    samples = [engine.sample(features, labels)]
    others, truth = case(1)
    for fit in (engine.fit_first, engine.fit_second):
        found = engine.apply(fit(samples), others, range(SHAPE[0]))
        assert found.dtype == np.uint8 and found.shape == (3, *SHAPE)
        np.testing.assert_allclose(found.sum(axis=0, dtype=int), 255, atol=2)
        assert (found.argmax(axis=0) == truth).mean() > 0.93


def test_the_same_annotations_give_the_same_classifier():
    features, labels = case()
    first, second = (DraftEngine(3).fit_second([DraftEngine(3).sample(features, labels)]) for _ in range(2))
    (_, first), (_, second) = first.members[0], second.members[0]
    for one, other in zip(first.layers, second.layers, strict=True):
        np.testing.assert_array_equal(one, other)


def test_beside_maps_of_a_backbone_filters_alone_have_as_much_of_a_say():
    (features, labels), (others, _) = (with_channels(case(seed), seed) for seed in (0, 1))
    engine = DraftEngine(3)
    found = engine.fit_second([engine.sample(features, labels)])
    alone, beside = (
        engine.fit_second([engine.sample(features[:, :channels], labels)]).members[-1][1].probabilities(others[2, :28])
        for channels in (28, 40)
    )
    np.testing.assert_array_equal(alone, beside)
    with_maps = found.members[0][1]
    assert len(with_maps.mean) == 44 and len(found.members[1][1].mean) == 28 and found.classes == 3
    mean = found.probabilities(others[2])
    np.testing.assert_allclose(mean, (with_maps.probabilities(others[2, :44]) + alone) / 2, atol=1e-6)


def with_channels(case_, seed, channels=60):
    """A case with more channels, as many as filters, place and the maps of a backbone are."""
    features, labels = case_
    rng = np.random.default_rng(seed)
    noise = rng.normal(0, 1, (SHAPE[0], channels - features.shape[1], *SHAPE[1:])).astype(np.float16)
    return np.concatenate([features, noise], axis=1), labels


def test_only_annotated_pixels_are_taken_and_classes_share_what_is_kept(monkeypatch):
    features, labels = case()
    labels[0] = labels[4] = NOT_ANNOTATED
    monkeypatch.setattr(draft_engine, "CLASS_PIXELS", 90)
    samples = DraftEngine(3).sample(features, labels)
    kept = np.bincount(samples.labels, minlength=3)
    assert kept[2] == 50  # all that there are
    assert all(60 < count < 120 for count in kept[:2])
    totals = np.bincount(labels[labels != NOT_ANNOTATED], minlength=3)
    np.testing.assert_allclose(np.bincount(samples.labels, samples.weights, 3), totals, rtol=0.35)
    assert len(DraftEngine(3).sample(features, np.full(SHAPE, NOT_ANNOTATED, np.uint8))) == 0


def test_pixels_stay_chosen_while_others_are_annotated_beside_them():
    features, labels = case()
    partly = labels.copy()
    partly[3:] = NOT_ANNOTATED
    engine = DraftEngine(3)
    few, all_ = engine.sample(features, partly), engine.sample(features, labels)
    assert {tuple(vector) for vector in few.vectors} <= {tuple(vector) for vector in all_.vectors}


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_class_that_is_not_annotated_is_never_said(missing):
    features, labels = case()
    labels[labels == missing] = NOT_ANNOTATED
    engine = DraftEngine(3)
    samples = [engine.sample(features, labels)]
    for fit in (engine.fit_first, engine.fit_second):
        assert not engine.apply(fit(samples), features, [2])[missing].any()


def test_one_class_alone_is_no_lesson():
    features, labels = case()
    labels[labels > 0] = NOT_ANNOTATED
    engine = DraftEngine(3)
    samples = engine.sample(features, labels)
    for chosen in ([], [samples], [samples, no_samples(4)]):
        assert engine.fit_first(chosen) is None and engine.fit_second(chosen) is None


def test_some_slices_are_as_they_are_in_the_whole():
    features, labels = case()
    engine = DraftEngine(3)
    classifier = engine.fit_first([engine.sample(features, labels)])
    whole = engine.apply(classifier, features, range(SHAPE[0]))
    for numbers in ([0], [4], [3, 1]):
        np.testing.assert_array_equal(engine.apply(classifier, features, numbers), whole[:, numbers])


def test_a_fit_ends_with_what_is_raised_after_a_step():
    features, labels = case()
    engine = DraftEngine(3)
    asked = []

    def after_step():
        asked.append(True)
        if len(asked) == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        engine.fit_second([engine.sample(features, labels)], after_step)
    assert len(asked) == 3
