"""The synthetic cohort: reproducible, with real geometry, and varied enough to be worth learning from."""

import json
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.importing.phantom import LABELS, Lattice, SmoothField
from SSLSegmentationLib.importing.synthetic import (
    LESION,
    SEQUENCES,
    CohortSettings,
    generate_case,
    generate_sequences,
    write_cohort,
)
from SSLSegmentationLib.project import Project

SMALL = CohortSettings(cases=6, training=2, validation=1, test=1, size=64, seed=3)
CASES = range(16)


@cache
def case(index):
    settings = CohortSettings(size=64, seed=11, oblique_fraction=0.5, reordered_fraction=0.6)
    return generate_case(index, settings)


def centroid(labels, value):
    """Mean physical position (LPS, mm) of a label."""
    z, y, x = np.nonzero(sitk.GetArrayViewFromImage(labels) == value)
    return np.array(labels.TransformContinuousIndexToPhysicalPoint((x.mean(), y.mean(), z.mean())))


def orientation(image):
    return sitk.DICOMOrientImageFilter.GetOrientationFromDirectionCosines(image.GetDirection())


def test_the_same_seed_and_index_give_the_same_case_and_others_differ():
    image, labels = generate_case(4, SMALL)
    again, labels_again = generate_case(4, SMALL)
    assert np.array_equal(sitk.GetArrayFromImage(image), sitk.GetArrayFromImage(again))
    assert np.array_equal(sitk.GetArrayFromImage(labels), sitk.GetArrayFromImage(labels_again))
    assert image.GetDirection() == again.GetDirection() and image.GetOrigin() == again.GetOrigin()
    for other in (generate_case(5, SMALL), generate_case(4, CohortSettings(size=64, seed=4))):
        same_size = other[0].GetSize() == image.GetSize()
        assert not same_size or not np.array_equal(sitk.GetArrayFromImage(other[0]), sitk.GetArrayFromImage(image))


def test_a_case_does_not_depend_on_how_many_cases_the_cohort_has():
    image, _ = generate_case(1, SMALL)
    other, _ = generate_case(1, CohortSettings(cases=99, size=64, seed=3))
    assert np.array_equal(sitk.GetArrayFromImage(image), sitk.GetArrayFromImage(other))


@pytest.mark.parametrize("index", CASES)
def test_image_and_labels_share_a_right_handed_anisotropic_grid(index):
    image, labels = case(index)
    assert image.GetPixelID() == sitk.sitkInt16 and labels.GetPixelID() == sitk.sitkUInt8
    for get in ("GetSize", "GetSpacing", "GetOrigin", "GetDirection"):
        assert getattr(image, get)() == getattr(labels, get)()
    direction = np.array(image.GetDirection()).reshape(3, 3)
    assert np.allclose(direction @ direction.T, np.eye(3), atol=1e-9)
    axial = sitk.DICOMOrient(image, "LPS")
    assert 12 <= axial.GetSize()[2] <= 24 and 5 <= axial.GetSpacing()[2] <= 8
    assert axial.GetSpacing()[0] == pytest.approx(axial.GetSpacing()[1])


@pytest.mark.parametrize("index", CASES)
def test_every_organ_is_on_its_side_of_the_patient_in_every_case(index):
    _, labels = case(index)
    values = np.unique(sitk.GetArrayViewFromImage(labels))
    assert values.tolist() == sorted(LABELS)
    liver, right, left, spleen = (centroid(labels, value) for value in (1, 2, 3, 4))
    # LPS: x grows towards the patient's left, y backwards, z upwards.
    assert liver[0] < -10 and right[0] < -25 and left[0] > 25 and spleen[0] > 40
    assert right[1] > liver[1] and left[1] > liver[1]
    assert spleen[2] > left[2]


def test_the_storage_order_changes_nothing_but_the_order():
    plain = CohortSettings(size=64, seed=11, reordered_fraction=0)
    mixed = CohortSettings(size=64, seed=11, reordered_fraction=1)
    codes = set()
    for index in range(6):
        stored, stored_labels = generate_case(index, mixed)
        codes.add(orientation(stored))
        for a, b in zip((stored, stored_labels), generate_case(index, plain), strict=True):
            a = sitk.DICOMOrient(a, "LPS")
            assert np.allclose(a.GetOrigin(), b.GetOrigin()) and np.allclose(a.GetDirection(), b.GetDirection())
            assert np.array_equal(sitk.GetArrayViewFromImage(a), sitk.GetArrayViewFromImage(b))
    assert len(codes) >= 4


def test_oblique_cases_have_tilted_axes():
    for index in range(4):
        image, _ = generate_case(index, CohortSettings(size=48, seed=1, oblique_fraction=1, reordered_fraction=0))
        turn = np.array(image.GetDirection()).reshape(3, 3)
        assert 4 <= np.degrees(np.arccos((np.trace(turn) - 1) / 2)) <= 18


def test_cases_vary_in_volume_contrast_and_intensity_scale():
    volumes, contrasts, scales = [], [], []
    for index in CASES:
        image, labels = case(index)
        array, mask = sitk.GetArrayViewFromImage(image), sitk.GetArrayViewFromImage(labels)
        volumes.append([np.count_nonzero(mask == value) * np.prod(image.GetSpacing()) / 1000 for value in (1, 2, 3, 4)])
        contrasts.append(np.median(array[mask == 4]) / np.median(array[mask == 1]))
        scales.append(np.percentile(array, 99))
    volumes = np.array(volumes)
    assert (volumes.std(axis=0) / volumes.mean(axis=0) > 0.1).all()
    assert (volumes.mean(axis=0) > [400, 50, 50, 30]).all() and (volumes.mean(axis=0) < [1800, 250, 250, 300]).all()
    assert max(contrasts) / min(contrasts) > 1.5
    assert max(scales) / min(scales) > 20


def test_organs_stand_out_from_the_noise_but_share_their_brightness_with_other_tissue():
    image, labels = case(2)
    array, mask = sitk.GetArrayFromImage(image).astype(float), sitk.GetArrayFromImage(labels)
    liver, outside = array[mask == 1], array[mask == 0]
    assert np.median(liver) > 3 * np.percentile(array, 5)
    low, high = np.percentile(liver, [10, 90])
    assert np.count_nonzero((outside > low) & (outside < high)) > 0.5 * liver.size


def test_a_smooth_field_is_the_sum_of_its_waves_with_unit_variance():
    rng = np.random.default_rng(0)
    lattice = Lattice(rng.normal(size=3) * 30, rng.normal(size=(3, 3)) * 4, (7, 6, 5))
    field = SmoothField(rng, (20, 60), 12)
    points = lattice.points().reshape(3, -1)
    wave = np.exp(1j * (field._frequencies @ points))
    expected = (field._amplitudes[:, None] * wave).sum(axis=0).real
    assert np.allclose(field.on(lattice).ravel(), expected, atol=1e-4)
    spread = [SmoothField(rng, (20, 60)).on(lattice)[2, 3, 3] for _ in range(2000)]
    assert np.mean(spread) == pytest.approx(0, abs=0.08) and np.std(spread) == pytest.approx(1, abs=0.08)


def test_write_cohort_writes_a_decathlon_dataset(tmp_path):
    seen = []

    def progress(items, text):
        for item in items:
            yield item
            seen.append((item[0], len(items), text))

    path = write_cohort(tmp_path / "cohort", SMALL, progress=progress)
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["labels"] == {
        "0": "background",
        "1": "liver",
        "2": "right kidney",
        "3": "left kidney",
        "4": "spleen",
    }
    assert [len(content[role]) for role in ("training", "validation", "test", "unlabeled")] == [2, 1, 1, 2]
    assert seen == [(n, 6, "making volumes") for n in range(6)]
    for role in ("training", "validation", "test"):
        for entry in content[role]:
            image, labels = (sitk.ReadImage(str(path.parent / entry[key])) for key in ("image", "label"))
            assert image.GetSize() == labels.GetSize() and np.allclose(image.GetOrigin(), labels.GetOrigin())
    assert all((path.parent / name).is_file() for name in content["unlabeled"])
    assert len(list(path.parent.glob("labels/*"))) == 4 and len(list(path.parent.glob("images/*"))) == 6
    expected, _ = generate_case(0, SMALL)
    read = sitk.ReadImage(str(path.parent / content["training"][0]["image"]))
    assert np.array_equal(sitk.GetArrayFromImage(read), sitk.GetArrayFromImage(expected))
    assert np.allclose(read.GetDirection(), expected.GetDirection())


@pytest.mark.parametrize(
    "changes",
    [{"cases": 0}, {"cases": 3, "training": 4}, {"size": 20}, {"test": -1}, {"oblique_fraction": 1.5}],
)
def test_impossible_settings_are_refused_with_a_remedy(changes):
    with pytest.raises(SettingsError) as error:
        CohortSettings(**changes)
    assert error.value.sentence and error.value.hint


def test_a_lesion_shows_in_the_second_sequence_alone(tmp_path):
    settings = CohortSettings(cases=2, training=1, validation=0, test=0, size=48, lesions=True)
    image, second, labels = map(sitk.GetArrayFromImage, generate_sequences(0, settings))
    alone, before = map(sitk.GetArrayFromImage, generate_case(0, replace(settings, lesions=False)))
    assert np.array_equal(image, alone)
    lesion, liver = labels == LESION, labels == 1
    assert np.array_equal(before[~lesion], labels[~lesion]) and set(before[lesion]) == {1} and lesion.sum() > 20
    contrast = [abs(float(array[lesion].mean() / array[liver].mean()) - 1) for array in (image, second)]
    assert contrast[0] < 0.2 and contrast[1] > 0.5
    project = Project.create(tmp_path / "p")
    import_dataset(project, write_cohort(tmp_path / "cohort", settings))
    assert project.channels == SEQUENCES
    assert [[one.name for one in case.channels] for case in project.cases()] == [["DWI"]] * 2
    assert "lesion" in [segment.name for segment in project.schema.segments]
