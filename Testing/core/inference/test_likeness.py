"""A volume unlike what a model learnt from is said to be so; one of the same kind is not."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.inference.likeness import (
    EMPTY,
    known_likeness,
    likeness_remarks,
    refuse_absurd,
    result_remarks,
    training_likeness,
)
from SSLSegmentationLib.stores.preprocessing import Preprocessing

SHAPE = (6, 40, 40)
WAYS = Preprocessing(spacing_mm=2.0, ignore_padding=True)


def scan(seed=0, *, spacing=(2.0, 2.0, 4.0), shape=SHAPE, power=1.0):
    """Tissue with noise; ``power`` changes how its greys are spread."""
    rng = np.random.default_rng(seed)
    _, y, x = np.meshgrid(*(np.linspace(-1, 1, n) for n in shape), indexing="ij")
    array = 1000 * (np.clip(1.2 - np.hypot(x, y), 0.05, 1) ** power + 0.03 * rng.standard_normal(shape)).clip(0)
    image = sitk.GetImageFromArray(array.astype(np.int16))
    image.SetSpacing(spacing)
    return image


def store_of(images):
    """Stands for a slice store."""
    arrays = [WAYS.apply(image) for image in images]
    cases = [SimpleNamespace(id=f"case{n}", height=a.shape[1], width=a.shape[2], n=n) for n, a in enumerate(arrays)]
    return SimpleNamespace(
        cases=cases,
        images=arrays,
        window=lambda case: case.n,
        preprocessing=WAYS,
        planes={case.id: "axial" for case in cases},
        slices_apart_mm={case.id: image.GetSpacing()[2] for case, image in zip(cases, images, strict=True)},
    )


@pytest.fixture(scope="module")
def known():
    images = [scan(seed, spacing=(2.0, 2.0, 4.0 + seed / 4)) for seed in range(4)]
    return training_likeness(store_of(images), [f"case{n}" for n in range(4)])


def said(image, known):
    return " ".join(likeness_remarks(image, WAYS.apply(image), WAYS, (48, 48), known))


@pytest.mark.parametrize(
    "how",
    [{}, {"spacing": (1.8, 1.8, 3.5)}, {"shape": (9, 48, 44)}, {"spacing": (1.0, 1.0, 4.0), "shape": (6, 90, 80)}],
)
def test_another_volume_of_the_kind_gets_no_remark(known, how):
    assert said(scan(9, **how), known) == ""


def test_intensities_of_another_scale_are_no_reason(known):
    image = scan(9)
    assert said(sitk.Cast(image, sitk.sitkFloat32) * 37 + 500, known) == ""


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"spacing": (4.0, 4.0, 4.0)}, "160 mm wide; those that the model learnt from 80 mm"),
        ({"spacing": (1.0, 1.0, 4.0)}, "40 mm wide"),
        ({"spacing": (2.0, 2.0, 12.0)}, "12 mm apart; those that the model learnt from 4 to 4.75 mm"),
        ({"spacing": (2.0, 2.0, 2.0)}, "2 mm apart"),
        ({"power": 4.0}, "grey values are spread otherwise"),
    ],
)
def test_what_differs_is_named(known, how, words):
    assert words in said(scan(9, **how), known)


def test_another_plane_is_named(known):
    image = scan(9)
    image.SetDirection((0, 0, -1, 1, 0, 0, 0, -1, 0))  # slices from right to left
    assert said(image, known) == "Its slices are sagittal; those that the model learnt from axial."
    older = known_likeness({"data": {"like": {name: known[name] for name in ("field_mm", "slice_mm", "greys")}}})
    assert said(image, older) == ""


def test_an_inverted_contrast_is_named(known):
    assert "grey values" in said(sitk.InvertIntensity(scan(9), 1200), known)


def test_a_model_from_before_is_compared_by_what_it_saw_at_a_time():
    assert said(scan(), None) == ""
    assert "400 mm wide, but the model saw 96 mm" in said(scan(spacing=(10.0, 10.0, 4.0)), None)


@pytest.mark.parametrize(
    "damage", [None, {}, {"field_mm": []}, {"greys": "x"}, {"slice_mm": [-1.0]}, {"field_mm": [float("nan")] * 4}]
)
def test_a_damaged_record_is_no_record(known, damage):
    assert known_likeness({"data": {"like": known}}) == known
    assert known_likeness({"data": {"like": damage and {**known, **damage}}}) is None
    assert known_likeness({}) is known_likeness({"data": {}}) is None


def test_what_a_model_keeps_names_no_case_and_is_short(known):
    assert set(known) == {"field_mm", "slice_mm", "greys", "planes"}
    assert all(len(known[name]) == 4 for name in ("field_mm", "slice_mm", "greys")) and known["planes"] == ["axial"]
    assert "case" not in str(known)
    many = store_of([scan()] * 3)
    many.cases = many.cases * 100
    assert len(training_likeness(many, ["case1"])["greys"]) == 50


@pytest.mark.parametrize(
    ("spacing", "words"),
    [
        ((1000.0, 1000.0, 4000.0), "40 × 40 pixels would be 20000 × 20000"),
        ((1e-3, 1e-3, 4.0), "would be 0 × 0"),
        ((1e-30, 1e-30, 1e-30), "would be 0 × 0"),
    ],
)
def test_a_spacing_that_cannot_be_is_refused_before_memory_is_taken(spacing, words):
    with pytest.raises(DataError, match=r"'b\.nrrd' has voxels of ") as caught:
        refuse_absurd(scan(spacing=spacing), WAYS, Path("b.nrrd"))
    assert words in caught.value.sentence and "spacing" in caught.value.hint


@pytest.mark.parametrize("size", [(2, 3, 3), (4, 5000, 8), (30, 300, 300)])
def test_small_and_large_volumes_are_not_absurd(size):
    refuse_absurd(sitk.GetImageFromArray(np.zeros(size, np.uint8)), Preprocessing(spacing_mm=0.9), "x")


def test_an_empty_and_an_unsure_mask_get_a_remark():
    assert result_remarks(None) == [EMPTY] and result_remarks(0.9) == []
    assert "0.34" in result_remarks(0.34)[0]
