"""Drafts and the focus on disk: what is written comes back, what is damaged counts as not there."""

import numpy as np
import pytest

from SSLSegmentationLib.embedding import draft_files
from SSLSegmentationLib.embedding.draft import Draft
from SSLSegmentationLib.embedding.draft_files import (
    draft_path,
    draft_state,
    drafts_folder,
    origin_of,
    read_draft,
    read_focus,
    slice_number,
    write_draft,
    write_focus,
)
from SSLSegmentationLib.project.schema import NOT_ANNOTATED
from SSLSegmentationLib.stores.preprocessing import through_plane_axis
from SSLSegmentationLib.volumes.geometry import to_canonical
from SSLSegmentationLib.volumes.reading import read_volume


def draft_for(project, case, fit=1, slices=None):
    count = origin_of(case).canonical_size[0]
    values = project.schema.values
    probabilities = np.zeros((len(values) + 1, count, 6, 5), np.uint8)
    probabilities[0] = 255
    return Draft(
        case.id,
        probabilities,
        tuple(range(count)) if slices is None else slices,
        tuple(values),
        tuple(segment.name for segment in project.schema.segments),
        origin_of(case),
        case.fingerprint,
        fit,
        "first",
        "signature",
        {case.id: 12},
    )


def test_a_draft_comes_back_and_its_state_is_told(project):
    first, second = project.cases()[:2]
    assert draft_state(project) == {} and read_draft(project, first.id) is None
    for case, slices in ((first, None), (second, (0, 2))):
        write_draft(project, draft_for(project, case, 3, slices))
    found = read_draft(project, first.id)
    assert found.to_dict() == draft_for(project, first, 3).to_dict()
    np.testing.assert_array_equal(found.probabilities, draft_for(project, first).probabilities)
    assert not found.labels().any()
    state = draft_state(project)
    assert list(state) == [first.id, second.id]
    assert (state[first.id].fit, state[first.id].quality, state[first.id].complete) == (3, "first", True)
    assert state[second.id].slices == (0, 2) and not state[second.id].complete


def test_a_state_is_read_again_only_after_a_draft_was_written(project, monkeypatch):
    case = project.cases()[0]
    write_draft(project, draft_for(project, case))
    draft_state(project)
    monkeypatch.setattr(draft_files, "read_arrays", lambda *_: pytest.fail("it was read again"))
    assert draft_state(project)[case.id].fit == 1
    monkeypatch.undo()
    write_draft(project, draft_for(project, case, 2))
    assert draft_state(project)[case.id].fit == 2


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"\x93NUMPY"])
def test_a_damaged_draft_counts_as_none(project, content):
    case = project.cases()[0]
    write_draft(project, draft_for(project, case))
    draft_path(project, case.id).write_bytes(content)
    assert read_draft(project, case.id) is None and draft_state(project) == {}


def test_a_draft_cut_short_counts_as_none(project):
    case = project.cases()[0]
    write_draft(project, draft_for(project, case))
    path = draft_path(project, case.id)
    path.write_bytes(path.read_bytes()[:-200])
    assert read_draft(project, case.id) is None


def test_a_draft_of_another_volume_is_none_of_the_case(project):
    case = project.cases()[0]
    write_draft(project, draft_for(project, case))
    case.fingerprint = "another"
    case.save()
    assert read_draft(project, case.id) is None


def test_the_focus_comes_back_with_what_has_been_drawn(project):
    case = project.cases()[0]
    assert read_focus(project) is None
    labels = np.full(case.size[::-1], NOT_ANNOTATED, np.uint8)
    labels[3], labels[5, 2:7, 4] = 0, 2
    write_focus(project, case.id, [4, 3], labels)
    found = read_focus(project)
    assert (found.case_id, found.slices) == (case.id, (4, 3))
    np.testing.assert_array_equal(found.labels, labels)
    write_focus(project, case.id, [4])
    assert read_focus(project).labels is None
    write_focus(project, None)
    assert read_focus(project) is None


def test_a_drawing_of_which_nothing_is_annotated_comes_back(project):
    case = project.cases()[0]
    labels = np.full(case.size[::-1], NOT_ANNOTATED, np.uint8)
    write_focus(project, case.id, [], labels)
    np.testing.assert_array_equal(read_focus(project).labels, labels)


def test_what_was_drawn_in_another_case_is_not_that_of_this_one(project):
    first, second = project.cases()[:2]
    write_focus(project, first.id, [0], np.zeros(first.size[::-1], np.uint8))
    kept = (drafts_folder(project) / "focus.labels").read_bytes()
    write_focus(project, second.id, [0], np.zeros(second.size[::-1], np.uint8))
    (drafts_folder(project) / "focus.labels").write_bytes(kept)  # the other file is not there yet
    assert read_focus(project).labels is None


@pytest.mark.parametrize("content", ["", "{}", '{"case": 3, "slices": 1}', "[]"])
def test_a_damaged_focus_is_none(project, content):
    drafts_folder(project).mkdir()
    (drafts_folder(project) / "focus.json").write_text(content)
    assert read_focus(project) is None


def test_slices_are_numbered_as_preprocessing_stacks_them(project):
    case = project.cases()[0]
    axis = through_plane_axis(case)
    image = read_volume(case.image_path)
    canonical = to_canonical(image)
    for index in (0, case.size[axis] - 1):
        voxel = [0, 0, 0]
        voxel[axis] = index
        place = canonical.TransformPhysicalPointToIndex(image.TransformIndexToPhysicalPoint(voxel))
        assert slice_number(case, axis, index) == place[2]
    assert slice_number(case, (axis + 1) % 3, 0) is None
    assert slice_number(case, axis, case.size[axis]) is None
