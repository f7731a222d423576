"""The slice store holds exactly what preprocessing makes, images and labels aligned."""

import hashlib
import os
import sys
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
import torch
from store_data import FINE, ORDERS, SCHEMA, add, landmark
from volumes.synthetic import image_of, noise, rotation, sheared

from SSLSegmentationLib.core.errors import DataError, ProjectError
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.schema import NOT_ANNOTATED
from SSLSegmentationLib.stores import SliceStore, build_store
from SSLSegmentationLib.stores.preprocessing import Preprocessing, slice_shape
from SSLSegmentationLib.stores.resampling import resample_labels_in_plane
from SSLSegmentationLib.stores.slices import native_labels
from SSLSegmentationLib.volumes.geometry import in_plane_spacing, to_canonical


@pytest.fixture
def study(tmp_path):
    project = Project.create(tmp_path / "étude 1")
    project.set_schema(SCHEMA)
    return project


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_every_case_lies_centred_on_the_canvas_as_preprocessing_made_it(study, tmp_path):
    cases = [
        add(study, noise((4, 10, 12), seed=1)),
        add(study, noise((3, 21, 30), seed=2), direction=rotation(25, (1, 2, 0)), spacing=(0.9375, 0.8, 4.0)),
        add(study, noise((5, 33, 17), seed=3), order="SPL", direction=sheared(np.eye(3))),
    ]
    store = build_store(tmp_path / "store", cases, FINE)
    assert len(store) == sum(case.count for case in store.cases) == store.images.shape[0]
    assert all(side % 16 == 0 for side in store.canvas)
    assert store.images.dtype == np.float16
    for case, stored in zip(cases, store.cases, strict=True):
        expected = FINE.apply(sitk.ReadImage(str(case.image_path)))
        assert (stored.count, stored.height, stored.width) == expected.shape == slice_shape(case, FINE)
        top, left = (store.canvas[0] - stored.height) // 2, (store.canvas[1] - stored.width) // 2
        rows = store.images[stored.rows.start : stored.rows.stop]
        window = rows[:, top : top + stored.height, left : left + stored.width]
        np.testing.assert_array_equal(window, expected.astype(np.float16))
        assert np.count_nonzero(rows) == np.count_nonzero(window)
        assert stored.slice_spacing_mm == pytest.approx(max(case.spacing_mm))
        assert stored.fingerprint == case.fingerprint


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("spacing", [1.0, 0.7, 2.0])
def test_labels_and_images_stay_aligned_whatever_the_storage(study, tmp_path, order, spacing):
    array, labels = landmark()
    case = add(study, array, labels, order=order, direction=rotation(20, (1, 2, 0)))
    store = build_store(tmp_path / "store", [case], replace(FINE, spacing_mm=spacing), SCHEMA)
    bright = store.images[:] > 0.6  # more than half inside
    assert {int(v) for v in np.unique(store.labels)} == {0, 1}
    liver = store.labels[:] == 1
    assert liver.sum() > 0
    np.testing.assert_allclose(np.argwhere(liver).mean(0), np.argwhere(bright).mean(0), atol=0.35)
    assert (liver & bright).sum() >= 0.75 * (liver | bright).sum()
    assert sorted(set(np.argwhere(liver)[:, 0])) == [3, 4, 5]


def test_classes_follow_the_values_and_not_the_priorities(study, tmp_path):
    array, labels = landmark()
    labels[1, 12:16, 4:9] = 7
    store = build_store(tmp_path / "store", [add(study, array, labels)], FINE, SCHEMA)
    top, left = (store.canvas[0] - 20) // 2, (store.canvas[1] - 24) // 2
    window = store.labels[:, top : top + 20, left : left + 24]
    np.testing.assert_array_equal(window, np.select([labels == 3, labels == 7], [1, 2], 0))
    assert store.schema == SCHEMA


def test_a_case_without_a_label_counts_as_not_annotated(study, tmp_path):
    array, labels = landmark()
    cases = [add(study, noise((4, 9, 9))), add(study, array, labels)]
    store = build_store(tmp_path / "store", cases, FINE, SCHEMA)
    assert (store.labels[:4] == NOT_ANNOTATED).all()
    assert (store.labels[4:] != NOT_ANNOTATED).all()
    rows = store.rows()
    np.testing.assert_array_equal(store.annotated_rows(rows), np.arange(4, 10))
    np.testing.assert_array_equal(store.foreground_rows(rows), [4 + 3, 4 + 4, 4 + 5])


@pytest.mark.parametrize("order", ORDERS)
def test_slices_that_are_not_complete_stay_open(study, tmp_path, order):
    """Marked on the grid as stored: slices 1 and 4 of six along the axis that runs to the head."""
    array, labels = landmark()
    image = sitk.DICOMOrient(image_of(array), order)
    axis = next(i for i, letter in enumerate(order) if letter in "SI")
    slices = [1, 4] if order[axis] == "S" else [6 - 1 - 1, 6 - 1 - 4]
    assert image.GetSize()[axis] == 6
    case = add(study, array, labels, order=order, annotated=(axis, slices))
    store = build_store(tmp_path / "store", [case], FINE, SCHEMA)
    annotated = (store.labels[:] != NOT_ANNOTATED).all(axis=(1, 2))
    assert np.flatnonzero(annotated).tolist() == [1, 4]
    assert (store.labels[~annotated] == NOT_ANNOTATED).all()
    assert (store.labels[4] == 1).sum() == 49
    np.testing.assert_array_equal(store.annotated_rows(store.rows()), [1, 4])
    np.testing.assert_array_equal(store.foreground_rows(store.rows()), [4])


def test_a_record_of_annotated_slices_without_their_axis_is_refused(study):
    array, labels = landmark()
    case = add(study, array, labels, annotated=(2, [1]))
    case.label = replace(case.label, annotated_axis=None, annotated_slices=[])
    with pytest.raises(DataError, match=f"'{case.id}' does not say across which axis"):
        native_labels(case, sitk.ReadImage(str(case.image_path)), SCHEMA)


def test_slices_annotated_across_another_axis_leave_the_rest_of_each_slice_open(study, tmp_path):
    array, labels = landmark()
    case = add(study, array, labels, annotated=(0, [2, 17]))  # two sagittal slices of an axial volume
    store = build_store(tmp_path / "store", [case], FINE, SCHEMA)
    left = (store.canvas[1] - 24) // 2
    top = (store.canvas[0] - 20) // 2
    window = store.labels[:, top : top + 20, left : left + 24]
    assert sorted(set(np.argwhere(window != NOT_ANNOTATED)[:, 2])) == [2, 17]
    np.testing.assert_array_equal(window[:, :, 17], np.where(labels[:, :, 17] == 3, 1, 0))


def test_labels_are_resampled_like_the_images(study, tmp_path):
    array, labels = landmark()
    case = add(study, array, labels, spacing=(0.8, 1.3, 4.0))
    store = build_store(tmp_path / "store", [case], FINE, SCHEMA)
    stored = store.cases[0]
    canonical = to_canonical(sitk.ReadImage(str(case.label_path)))
    expected = resample_labels_in_plane(sitk.GetArrayFromImage(canonical), in_plane_spacing(canonical), (1.0, 1.0))
    top, left = (store.canvas[0] - stored.height) // 2, (store.canvas[1] - stored.width) // 2
    window = store.labels[:, top : top + stored.height, left : left + stored.width]
    np.testing.assert_array_equal(window == 1, expected == 3)


def test_a_store_without_a_schema_has_no_labels(study, tmp_path):
    store = build_store(tmp_path / "store", [add(study, *landmark())], FINE)
    assert store.labels is None
    assert store.schema is None
    assert store.batch(np.array([0, 2])).labels is None
    assert sorted(os.listdir(store.folder)) == ["index.json", "slices.npy"]
    for wants_labels in (store.annotated_rows, store.open_rows, store.foreground_rows):
        with pytest.raises(ProjectError, match="without labels"):
            wants_labels(store.rows())
    with pytest.raises(ProjectError, match="without labels"):
        _ = store.needed_schema


def test_the_same_anatomy_has_the_same_position_whichever_way_a_volume_was_acquired(study, tmp_path):
    """Feet to head or head to feet: the direction matrix says so, not the order of slices in the file."""
    body = noise((8, 20, 24), np.int16) // 20
    body += np.arange(8, dtype=np.int16)[:, None, None] * 500  # brighter towards the head
    downwards = body[::-1].copy()
    upside_down = {"direction": np.diag([1.0, 1.0, -1.0]), "origin": (0.0, 0.0, 21.0)}
    cases = [
        add(study, body),
        add(study, downwards, **upside_down),
        add(study, 2 * body, order="LPI"),  # the same volume is not taken twice
        add(study, body[:2]),
    ]
    store = build_store(tmp_path / "store", cases, FINE)
    for case in store.cases[:3]:
        batch = store.batch(np.arange(case.first, case.first + 8))
        brightness = batch.images.float().mean(dim=(1, 2, 3))
        assert torch.equal(brightness.argsort(), batch.position.argsort())
        np.testing.assert_array_equal(batch.images, store.batch(np.arange(8)).images)
    assert store.batch(np.array([24, 25])).position.tolist() == [0.25, 0.75]  # the shortest that is taken


@pytest.mark.parametrize("order", ORDERS)
def test_positions_rise_from_feet_to_head_whatever_the_storage(study, tmp_path, order):
    array = noise((5, 9, 9), np.int16) // 20
    for level in range(5):
        array[level, 4, 4:] = 200 * level + 100
    cases = [add(study, array, order=order), add(study, noise((3, 9, 9)))]
    store = build_store(tmp_path / "store", cases, FINE)
    batch = store.batch(np.arange(8))
    np.testing.assert_allclose(batch.position, [0.1, 0.3, 0.5, 0.7, 0.9, 1 / 6, 0.5, 5 / 6], atol=1e-6)
    assert batch.case.tolist() == [0] * 5 + [1] * 3
    brightness = [float(image.max()) for image in batch.images[:5]]
    assert brightness == sorted(brightness)


def test_a_batch_is_gathered_in_the_order_asked_for(study, tmp_path):
    cases = [add(study, *landmark()), add(study, noise((4, 9, 9)))]
    build_store(tmp_path / "store", cases, FINE, SCHEMA)
    store = SliceStore(tmp_path / "store")
    rows = np.array([9, 0, 5, 0])
    batch = store.batch(rows)
    assert batch.images.shape == (4, 1, *store.canvas)
    assert (batch.images.dtype, batch.labels.dtype) == (torch.float16, torch.uint8)
    np.testing.assert_array_equal(batch.images[:, 0].numpy(), store.images[rows])
    np.testing.assert_array_equal(batch.labels.numpy(), store.labels[rows])
    assert batch.case.tolist() == [1, 0, 0, 0]
    batch.images.zero_()  # must be a copy, not the file
    assert store.images[rows].any()


def test_rows_are_picked_by_role_and_id(study, tmp_path):
    roles = [Role.TRAIN, Role.VALIDATION, Role.TRAIN]
    cases = [add(study, noise((3, 9, 9), seed=i), role=role) for i, role in enumerate(roles)]
    store = build_store(tmp_path / "store", cases, FINE)
    assert store.rows().tolist() == list(range(9))
    assert store.rows(roles=[Role.TRAIN]).tolist() == [0, 1, 2, 6, 7, 8]
    assert store.rows(roles=["validation"]).tolist() == [3, 4, 5]
    assert store.rows(ids=[cases[2].id]).tolist() == [6, 7, 8]
    assert store.rows(roles=[Role.TRAIN], ids=[cases[1].id]).tolist() == []
    assert store.rows(roles=[]).tolist() == []


def test_two_builds_are_identical_and_a_new_one_replaces_an_older_one(study, tmp_path):
    cases = [add(study, *landmark()), add(study, noise((4, 9, 9)))]
    one = build_store(tmp_path / "one", cases, FINE, SCHEMA)
    two = build_store(tmp_path / "two", cases, FINE, SCHEMA)
    assert digests(one.folder) == digests(two.folder)
    assert one.fingerprint == two.fingerprint
    other = build_store(tmp_path / "two", cases[:1], FINE, SCHEMA)
    assert len(SliceStore(tmp_path / "two")) == len(other) == 6
    assert other.fingerprint != one.fingerprint


def test_the_fingerprint_knows_volumes_order_and_preprocessing(study, tmp_path):
    cases = [add(study, noise((3, 9, 9), seed=i)) for i in range(2)]
    stores = [
        build_store(tmp_path / "a", cases, FINE),
        build_store(tmp_path / "b", cases[::-1], FINE),
        build_store(tmp_path / "c", cases, replace(FINE, spacing_mm=1.5)),
    ]
    assert len({store.fingerprint for store in stores}) == 3
    assert build_store(tmp_path / "d", cases, Preprocessing(spacing_mm=1)).fingerprint == stores[0].fingerprint


def test_progress_sees_every_case(study, tmp_path):
    cases = [add(study, noise((3, 9, 9), seed=i)) for i in range(2)]
    seen = []

    def progress(items):
        for item in items:
            seen.append(item.id)
            yield item

    build_store(tmp_path / "store", cases, FINE, progress=progress)
    assert seen == [case.id for case in cases]


@pytest.mark.skipif(sys.platform == "win32", reason="measures the process")
def test_peak_memory_is_that_of_one_volume_however_many_there_are(study, tmp_path):
    image = noise((6, 128, 128), np.int16)
    for number in range(16):
        image[0, 0, 0] = number
        add(study, image, role=Role.UNLABELLED)
    cases = study.cases()
    build_store(tmp_path / "warm", cases[:1], FINE, SCHEMA)
    peaks = []
    for count in (4, 16):
        tracemalloc.start()
        build_store(tmp_path / str(count), cases[:count], FINE, SCHEMA)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    slices = 6 * 128 * 128
    assert peaks[1] < peaks[0] + 2 * slices  # twelve more volumes take 24 times as much
    assert peaks[1] < 30 * slices
