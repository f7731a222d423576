"""Sanity of the data: each check speaks up when it should, and not on a sane cohort."""

from dataclasses import replace
from itertools import count

import numpy as np
import pytest

from SSLSegmentationLib.api import Options, pretrain
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.preflight.data import (
    check_intensity,
    check_labels,
    check_plane,
    check_segments,
    check_slices,
    check_spacing,
    check_test_cases,
    check_validation,
    plan_checks,
)
from SSLSegmentationLib.preflight.patients import check_patients
from SSLSegmentationLib.preflight.report import Severity
from SSLSegmentationLib.pretraining.run import prepare_pretraining
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.cases import PatientRecord
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.stores import build_store

from .conftest import finetuning, pretraining


def warns(check, *words):
    assert check.severity is Severity.WARNING and check.remedy
    for word in words:
        assert word in check.sentence
    return True


def test_a_sane_cohort_passes(pretraining_work, finetuning_work):
    names = {"slices", "spacing", "plane", "validation", "test cases"}
    for work, expected in ((pretraining_work, names), (finetuning_work, names | {"labels", "segments"})):
        checks = plan_checks(work)
        assert {check.name for check in checks} == expected
        assert {check.severity for check in checks} == {Severity.OK}


def test_fewer_slices_than_a_batch_takes(project, pretraining_work):
    slices = pretraining_work.stages[0].train_slices
    stages = tuple(
        replace(stage, optimisation=replace(stage.optimisation, batch_size=slices + 1))
        for stage in pretraining_work.stages
    )
    assert warns(check_slices(replace(pretraining_work, stages=stages)), f"only {slices} slices", f"({slices + 1})")
    assert check_slices(pretraining_work).severity is Severity.OK


@pytest.mark.parametrize("factor", [0.3, 3.0])
def test_a_volume_with_other_pixels_is_named(pretraining_work, factor):
    odd = pretraining_work.cases[1]
    odd.spacing_mm = tuple(factor * mm for mm in odd.spacing_mm)
    assert warns(check_spacing(pretraining_work), f"'{odd.id}'", "pixel size")


def test_a_volume_with_other_slice_distances_is_named(pretraining_work):
    odd = pretraining_work.cases[1]
    odd.spacing_mm = tuple(mm * (5 if mm == max(odd.spacing_mm) else 1) for mm in odd.spacing_mm)
    assert warns(check_spacing(pretraining_work), f"'{odd.id}'", "slice distance")


def test_volumes_in_different_planes(pretraining_work):
    odd = pretraining_work.cases[0]
    odd.spacing_mm, odd.direction = (1.0, 1.0, 5.0), (0, 0, 1, 1, 0, 0, 0, 1, 0)  # slices from right to left
    assert warns(check_plane(pretraining_work), "4 axial", "1 sagittal")
    preprocessing = replace(pretraining_work.preprocessing, plane="coronal")
    cut_alike = replace(pretraining_work, plan=replace(pretraining_work.plan, preprocessing=preprocessing))
    assert check_plane(cut_alike).severity is Severity.OK


def test_training_cases_without_a_label_are_counted(project):
    case = project.cases(Role.UNLABELLED)[0]
    project.set_role(case, Role.TRAIN)
    work = prepare_finetuning(project, finetuning())
    assert warns(check_labels(work), "1 training case", f"{case.id}")
    chosen = prepare_finetuning(project, finetuning(), train_ids=[project.cases(Role.TRAIN, labelled=True)[0].id])
    assert check_labels(chosen).severity is Severity.OK


def test_without_a_case_held_out_no_best_weights_can_be_chosen(project):
    for case in project.cases(Role.VALIDATION):
        project.set_role(case, Role.UNLABELLED)
    assert warns(check_validation(prepare_finetuning(project, finetuning())), "the last weights are kept")
    assert check_validation(prepare_pretraining(project, pretraining())).severity is Severity.OK


def test_a_method_that_keeps_its_last_weights_says_so(project):
    check = check_validation(prepare_pretraining(project, pretraining("dino")))
    assert check.severity is Severity.OK
    assert "last weights are kept" in check.sentence and "1 case held out" in check.sentence


def test_a_segment_that_never_occurs_is_named(project, finetuning_work):
    schema = LabelSchema((*project.schema.segments, Segment(77, "gall bladder", (1, 2, 3))))
    train = project.cases(Role.TRAIN)
    assert warns(check_segments(train, schema), "'gall bladder' never occurs in the labels of 2 training cases")
    assert check_segments(train, project.schema).severity is Severity.OK


def test_looking_for_segments_ends_in_time(project):
    schema = LabelSchema((*project.schema.segments, Segment(77, "gall bladder", (1, 2, 3))))
    seconds = count(step=10)
    check = check_segments(project.cases(Role.TRAIN), schema, clock=lambda: next(seconds))
    assert check.severity is Severity.OK and "not found in the labels of 1 training case" in check.sentence


def test_learning_from_test_cases_is_said_aloud(project):
    work = prepare_pretraining(project, pretraining(transductive=True))
    test = project.cases(Role.TEST)[0].id
    assert warns(check_test_cases(work), "transductive", test)


def test_a_backbone_that_has_seen_the_test_cases_is_told(project):
    backbone = pretrain(project, settings=pretraining(steps=1, transductive=True), options=Options("cpu"))
    work = prepare_finetuning(project, finetuning(), backbone)
    assert warns(check_test_cases(work), "transductive", project.cases(Role.TEST)[0].id)


@pytest.fixture
def store(project, tmp_path, pretraining_work):
    """Slices whose pixels a test may change."""
    store = build_store(tmp_path / "store", pretraining_work.cases, pretraining_work.preprocessing)
    store.images = np.array(store.images)
    return store


def test_a_pixel_size_that_looks_nominal_is_told(pretraining_work):
    for number, case in enumerate(pretraining_work.cases):
        side = (128, 160, 256)[number % 3]
        case.size, case.spacing_mm = (side, side, 20), (1.0, 1.0, 3.0)
        case.direction = (1, 0, 0, 0, 1, 0, 0, 0, 1)
    check = check_spacing(pretraining_work)
    assert warns(check, "looks nominal", "128, 160 and 256")
    assert "--field-of-view" in check.remedy


def test_sane_slices_pass(store):
    check = check_intensity(store)
    assert check.severity is Severity.OK and "5 of 5 volumes" in check.sentence


def test_a_volume_with_slices_of_one_grey_is_named(store):
    case = store.cases[2]
    store.images[case.first : case.first + case.count // 2] = 0.5
    assert warns(check_intensity(store), f"'{case.id}'", "of its slices are of one grey")


def test_an_almost_dark_volume_is_named(store):
    case = store.cases[2]
    store.images[store.window(case)] *= 0.01
    store.images[store.window(case)][:, 0, 0] = 1
    assert warns(check_intensity(store), f"'{case.id}'", "of it is dark")


def test_a_volume_of_another_brightness_is_named(store):
    case = store.cases[2]
    window = store.window(case)
    store.images[window] = 0.7 + 0.3 * store.images[window]
    assert warns(check_intensity(store), f"'{case.id}'", "mean brightness")


def test_looking_at_slices_ends_in_time(store):
    seconds = count(step=10)
    check = check_intensity(store, clock=lambda: next(seconds))
    assert check.severity is Severity.OK and "1 of 5 volumes" in check.sentence


def test_a_patient_on_both_sides_is_said(project):
    def of_patient(case, number):
        case.patient = PatientRecord(number, 1)
        case.save()

    train, held = project.cases(Role.TRAIN), [project.cases(Role.VALIDATION)[0], project.cases(Role.TEST)[0]]
    of_patient(train[0], 1)
    for case in held:
        of_patient(case, 2)
    (check,) = check_patients(prepare_finetuning(project, finetuning()))
    assert check.severity is Severity.OK
    for case in held:
        of_patient(case, 1)
        (check,) = check_patients(prepare_finetuning(project, finetuning()))
        assert warns(check, f"same patients as '{case.id}' are learnt from")
        assert check in plan_checks(prepare_finetuning(project, finetuning()))
        of_patient(case, 2)
