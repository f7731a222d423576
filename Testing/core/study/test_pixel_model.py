"""What needs no network: which pixels it learns from, and where its masks lie."""

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.embedding.perceptron import fit_perceptron
from SSLSegmentationLib.project.schema import NOT_ANNOTATED, LabelSchema
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.study import pixel_model
from SSLSegmentationLib.study.pixel_model import PixelModel, classified_by, sampled_pixels

SCHEMA = LabelSchema.from_names({5: "liver", 9: "lesions"})


class Store:
    """Stands for a slice store with one case."""

    needed_schema = SCHEMA

    def __init__(self, labels):
        self.needed_labels = labels
        self.images = np.where(labels == NOT_ANNOTATED, 0.9, 0.1 * labels).astype(np.float16)

    def window(self, case):
        return (slice(None),) * 3


@pytest.fixture
def store():
    labels = np.zeros((3, 20, 20), np.uint8)
    labels[0] = NOT_ANNOTATED
    labels[1, :10] = 1
    labels[2, :2, :2] = 2
    return Store(labels)


def test_all_annotated_pixels_are_learnt_from_where_there_is_room_and_no_other(store):
    vectors, labels, weights, classes = sampled_pixels(store, ["case"], filters=True, seed=0)
    assert classes == 3 and np.bincount(labels).tolist() == [596, 200, 4]
    assert vectors.shape == (800, 28) and vectors.dtype == np.float32
    assert vectors[:, 0] == pytest.approx(0.1 * labels, abs=1e-3)  # the intensity: none of what nobody annotated
    totals = np.bincount(labels, weights=weights)
    assert totals == pytest.approx(np.sqrt([596, 200, 4]))  # a class of a hundredth of the pixels counts a tenth


def test_a_small_class_is_kept_whole_and_weights_make_up_for_the_rest(store, monkeypatch):
    monkeypatch.setattr(pixel_model, "PIXELS", 120)
    vectors, labels, weights, _ = sampled_pixels(store, ["case"], filters=False, seed=0)
    counts = np.bincount(labels)
    assert vectors.shape == (len(labels), 3) and counts[2] == 4 and 30 < counts[0] < 90 and 30 < counts[1] < 90
    totals = np.bincount(labels, weights=weights)
    assert totals == pytest.approx(np.sqrt([596, 200, 4]), rel=0.4)
    again = sampled_pixels(store, ["case"], filters=False, seed=0)
    assert np.array_equal(again[0], vectors) and np.array_equal(again[1], labels)


@pytest.fixture(scope="module")
def left_or_right():
    """A model that calls the first columns of a slice 'liver', the others 'lesions'."""
    places = np.random.default_rng(0).random((400, 3)).astype(np.float32)
    labels = np.where(places[:, 1] < 0.5, 1, 2)
    fitted = fit_perceptron(places, labels, np.ones(400), 3, hidden=4, iterations=40)
    return PixelModel(classified_by(fitted, filters=False), Preprocessing(spacing_mm=2.0, plane="axial"), SCHEMA)


@pytest.mark.parametrize("axes", [(0, 1, 2), (2, 0, 1), (1, 0, 2)])
@pytest.mark.parametrize("flips", [(False, False, False), (True, True, False)])
def test_a_mask_lies_where_it_belongs_however_the_volume_is_stored(left_or_right, axes, flips):
    image = sitk.GetImageFromArray(np.random.default_rng(1).random((10, 24, 30), dtype=np.float32))
    expected = left_or_right.predict(image)
    assert expected.shape == (10, 24, 30) and expected.dtype == np.uint8
    assert (expected[:, :, :14] == 5).all() and (expected[:, :, 16:] == 9).all()
    stored = sitk.Flip(sitk.PermuteAxes(image, axes), flips)
    found = sitk.GetImageFromArray(left_or_right.predict(stored))
    found.CopyInformation(stored)
    back = sitk.Resample(found, image, sitk.Transform(), sitk.sitkNearestNeighbor)
    assert np.array_equal(sitk.GetArrayFromImage(back), expected)


def test_slices_are_classified_alike_alone_and_together(left_or_right, monkeypatch):
    image = sitk.GetImageFromArray(np.zeros((11, 8, 8), np.float32))
    whole = left_or_right.predict(image)
    monkeypatch.setattr(pixel_model, "_CHUNK", 3)
    assert np.array_equal(left_or_right.predict(image), whole)
