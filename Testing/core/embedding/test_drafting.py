"""Making drafts: whatever the state of a project, what follows from it is made once, and anew when it changes."""

import sys
from dataclasses import replace

import numpy as np
import pytest

from SSLSegmentationLib.embedding import drafting
from SSLSegmentationLib.embedding.draft_features import FeatureCache, draft_grid
from SSLSegmentationLib.embedding.draft_files import (
    draft_path,
    draft_state,
    drafts_folder,
    read_draft,
    slice_axis,
    write_focus,
)
from SSLSegmentationLib.embedding.drafting import DraftLoop
from SSLSegmentationLib.embedding.feature_files import kept_features
from SSLSegmentationLib.project import LabelRecord, Role
from SSLSegmentationLib.project.schema import NOT_ANNOTATED, LabelSchema, Segment
from SSLSegmentationLib.stores.case_arrays import native_labels, unchanged_volume
from SSLSegmentationLib.volumes.overlap import structure_dices
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_segmentation


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """What is tested here is not how good a classifier is."""
    monkeypatch.setattr("SSLSegmentationLib.embedding.draft_engine.PIXELS", 3000)


def finished(project, **how):
    """All that is to be done, and a loop that has done it."""
    told = []
    loop, pieces = DraftLoop(project, told.append, **how), []
    while (piece := loop.step()) is not None:
        pieces.append(piece)
        assert len(pieces) < 200
    return loop, pieces, told


def give(project, case, array, slices=None, axis=None):
    """Give a case a mask of label values [k, j, i]."""
    image = read_volume(case.image_path)
    record = LabelRecord("", "annotated", axis, slices)
    case.set_label(record, ".seg.nrrd", lambda path: write_segmentation(path, array, image, project.schema))


def truth(project, case):
    return native_labels(case, unchanged_volume(case), project.schema)


def test_every_case_gets_a_draft_that_finds_the_structures(project):
    _, pieces, told = finished(project)
    ids = [case.id for case in project.cases()]
    assert list(draft_state(project)) == ids and not told
    assert sorted(piece.case_id for piece in pieces if piece.what == "features") == ids
    for case in project.cases(Role.VALIDATION, Role.TEST):
        draft = read_draft(project, case.id)
        assert draft.quality == "second" and draft.slices == tuple(range(draft.probabilities.shape[1]))
        assert set(draft.cases) == {each.id for each in project.cases(Role.TRAIN)}
        assert np.nanmean(structure_dices(draft.labels(), truth(project, case), project.schema.values)) > 0.5


def test_nothing_is_made_twice_also_by_another_process(project):
    finished(project)
    before = draft_state(project)
    _, pieces, _ = finished(project)
    assert pieces == [] and draft_state(project) == before


def test_drafts_are_the_same_after_an_interruption_anywhere(project):
    finished(project)
    whole = {case.id: read_draft(project, case.id).probabilities for case in project.cases()}
    for path in drafts_folder(project).glob("*.npz"):
        path.unlink()
    for steps in (1, 2, 3, 1):
        loop = DraftLoop(project)
        for _ in range(steps):
            loop.step()
    finished(project)
    for case_id, expected in whole.items():
        np.testing.assert_array_equal(read_draft(project, case_id).probabilities, expected)


def drop_a_label(project):
    project.cases(Role.TRAIN)[0].drop_label()


def change_a_label(project):
    case = project.cases(Role.TRAIN)[0]
    give(project, case, np.zeros_like(truth(project, case)))


def complete_slices(project):
    case = project.cases(Role.TRAIN)[0]
    give(project, case, truth(project, case), [3, 20], 2)


def change_the_role(project):
    project.set_role(project.cases(Role.TRAIN)[0], Role.VALIDATION)


def change_the_schema(project):
    segments = project.schema.segments
    new = next(value for value in range(1, 255) if value not in project.schema.values)
    project.set_schema(LabelSchema((*segments, Segment(new, "another", (1, 2, 3)))))


@pytest.mark.parametrize("change", [drop_a_label, change_a_label, complete_slices, change_the_role, change_the_schema])
def test_a_change_of_what_teaches_makes_all_drafts_anew(project, change):
    finished(project)
    before = draft_state(project)
    change(project)
    _, pieces, _ = finished(project)
    assert {piece.what for piece in pieces} == {"draft"}  # features stay
    after = draft_state(project)
    assert all(after[case_id].fit > state.fit for case_id, state in before.items())
    draft = read_draft(project, project.cases()[0].id)
    assert draft.values == tuple(project.schema.values)


def test_the_pixels_of_single_slices_teach(project):
    first, second = project.cases(Role.TRAIN)
    second.drop_label()
    axis = slice_axis(first)
    give(project, first, truth(project, first), [first.size[axis] // 2], axis)
    finished(project)
    draft = read_draft(project, second.id)
    size = draft.probabilities.shape[2:]
    assert draft.cases == (first.id,) and 0 < draft.pixels <= size[0] * size[1]


def test_what_is_one_part_in_whole_annotations_is_one_in_drafts(project):
    first, second = project.cases(Role.TRAIN)
    second.drop_label()
    value = project.schema.values[0]
    array = np.zeros_like(truth(project, first))
    array[4:8, 10:20, 10:20] = value
    give(project, first, array)
    finished(project)
    assert read_draft(project, second.id).one_part == (value,) == read_draft(project, second.id).without_holes
    axis = slice_axis(first)
    give(project, first, array, list(range(first.size[axis] - 1)), axis)  # what is between slices nobody knows
    finished(project)
    assert read_draft(project, second.id).one_part == ()
    array[-4:-2, -5:-2, -4:-2] = value
    give(project, first, array)
    finished(project)
    assert read_draft(project, second.id).one_part == ()


def test_a_case_that_is_removed_takes_its_draft_and_features_along(project):
    finished(project)
    gone = project.cases(Role.UNLABELLED)[0]
    project.remove_case(gone)
    finished(project)
    assert gone.id not in draft_state(project)
    assert not list((drafts_folder(project) / "features").glob(f"{gone.id}-*"))
    assert len(list((drafts_folder(project) / "features").glob("*.npy"))) == len(project.cases())


def test_a_case_whose_volume_is_gone_is_told_of_once_and_the_others_go_on(project):
    missing = project.cases(Role.TEST)[0]
    missing.image = str(missing.image_path.with_name("gone.nrrd"))
    missing.save()
    loop, _, told = finished(project)
    assert len(told) == 1 and missing.id in told[0]
    assert set(draft_state(project)) == {case.id for case in project.cases()} - {missing.id}
    assert all(loop.fresh().values()) and missing.id not in loop.fresh()
    assert loop.step() is None and len(told) == 1


def test_a_mask_on_another_grid_is_told_of_and_teaches_nothing(project):
    first, second = project.cases(Role.TRAIN)
    image = read_volume(first.image_path)[:, :, 2:]
    array = np.zeros(image.GetSize()[::-1], np.uint8)
    label = first.label_path
    write_segmentation(label.with_name("label-2.nrrd"), array, image, project.schema)
    first.label.file = "label-2.nrrd"
    first.save()
    _, _, told = finished(project)
    assert len(told) == 1 and first.id in told[0] and "grid" in told[0]
    assert read_draft(project, first.id).cases == (second.id,)


def nothing_at_all(project):
    for case in project.cases(Role.TRAIN):
        case.drop_label()


def background_alone(project):
    for case in project.cases(Role.TRAIN):
        give(project, case, np.zeros_like(truth(project, case)))


def test_cases_alone_are_drafted_that_are_asked_for(project):
    wanted = project.cases(Role.TEST)[0].id
    finished(project, only=[wanted])
    assert list(draft_state(project)) == [wanted]


@pytest.mark.parametrize("annotate", [nothing_at_all, background_alone])
def test_without_two_classes_nothing_is_drafted(project, annotate):
    annotate(project)
    loop, _, _ = finished(project)
    assert draft_state(project) == {} and not loop.is_taught


def test_a_structure_that_is_nowhere_annotated_is_nowhere_drafted(project):
    absent = project.schema.values[-1]
    for case in project.cases(Role.TRAIN):
        array = truth(project, case)
        give(project, case, np.where(array == absent, 0, array).astype(np.uint8))
    finished(project)
    assert not read_draft(project, project.cases(Role.TEST)[0].id).probabilities[-1].any()


def test_a_project_without_cases_or_structures_has_nothing_to_do(tmp_path, project):
    from SSLSegmentationLib.project import Project

    assert DraftLoop(Project.create(tmp_path / "empty")).step() is None
    (project.folder / "labels.csv").unlink()
    assert DraftLoop(project).step() is None


@pytest.mark.parametrize("damage", [b"", b"\x93NUMPY damaged"])
def test_damaged_features_grids_and_drafts_are_made_anew(project, damage):
    finished(project)
    folder = drafts_folder(project)
    next(iter(sorted((folder / "features").glob("*.npy")))).write_bytes(damage)
    draft_path(project, project.cases()[0].id).write_bytes(damage)
    (folder / "grid.json").write_bytes(damage)
    (folder / "focus.json").write_bytes(damage)
    loop, pieces, _ = finished(project)
    assert pieces and all(loop.fresh().values())


def test_the_folder_may_be_deleted_at_any_time(project):
    import shutil

    loop, _, _ = finished(project)
    shutil.rmtree(drafts_folder(project))
    while loop.step() is not None:
        pass
    assert list(draft_state(project)) == [case.id for case in project.cases()]


def test_the_visible_slices_come_first_then_their_case_then_the_others(project):
    finished(project)
    case = project.cases(Role.UNLABELLED)[0]
    write_focus(project, case.id, [4, 5])
    change_a_label(project)
    loop = DraftLoop(project)
    loop.step()
    state = draft_state(project)
    assert (state[case.id].quality, len(state[case.id].slices)) == ("first", 2)
    loop.step()
    assert draft_state(project)[case.id].complete
    others = {case_id: each.fit for case_id, each in state.items() if case_id != case.id}
    loop.step()
    state = draft_state(project)
    assert (state[case.id].quality, len(state[case.id].slices)) == ("second", 2)
    assert {case_id: state[case_id].fit for case_id in others} == others


def test_what_is_being_drawn_teaches_before_it_is_saved(project):
    for each in project.cases(Role.TRAIN):
        each.drop_label()
    case = project.cases(Role.UNLABELLED)[0]
    labels = np.full(case.size[::-1], NOT_ANNOTATED, np.uint8)
    assert finished(project)[1] == []
    labels[10, :, :] = 0
    labels[10, 20:30, 20:30] = project.schema.values[0]
    write_focus(project, case.id, [10], labels)
    finished(project)
    assert read_draft(project, case.id).cases == (case.id,)
    first = draft_state(project)
    assert finished(project, saved_only=True)[1] == []
    write_focus(project, case.id, [11], labels)  # looks elsewhere; nothing has changed
    assert finished(project)[1] == [] and draft_state(project) == first
    labels[11] = 0
    write_focus(project, case.id, [11], labels)
    finished(project)
    assert draft_state(project)[case.id].fit > first[case.id].fit


def test_a_drawing_on_another_grid_is_told_of(project):
    case = project.cases(Role.UNLABELLED)[0]
    write_focus(project, case.id, [1], np.zeros((3, 4, 5), np.uint8))
    _, _, told = finished(project)
    assert len(told) == 1 and "grid" in told[0]


def test_a_change_interrupts_what_is_being_made(project, monkeypatch):
    loop = DraftLoop(project)
    while loop.step().what == "features":
        pass
    begun = loop._state.signature
    fit = drafting.DraftEngine.fit_second
    done = []

    def changed_meanwhile(engine, samples, after_step):
        if not done:
            done.append(True)
            drop_a_label(project)
        return fit(engine, samples, after_step)

    monkeypatch.setattr(drafting.DraftEngine, "fit_second", changed_meanwhile)
    change_a_label(project)
    piece = loop.step()
    assert piece.what == "" and loop._state.signature != begun
    finished(project)


def test_a_request_to_stop_ends_a_piece_at_once(project):
    loop = DraftLoop(project, should_stop=lambda: True)
    assert loop.step().what == ""
    assert not list((drafts_folder(project) / "features").glob("*.npy"))


def test_a_further_case_of_another_size_does_not_make_all_features_anew(project):
    finished(project)
    cases = project.cases()
    grid = draft_grid(project, cases)
    finer = [replace(case, spacing_mm=tuple(at / 1.2 for at in case.spacing_mm)) for case in cases]
    assert draft_grid(project, finer) == grid
    much_finer = [replace(case, spacing_mm=tuple(at / 2 for at in case.spacing_mm)) for case in cases]
    assert draft_grid(project, much_finer) != grid
    assert FeatureCache(project, grid).key(cases[0]) != FeatureCache(project, draft_grid(project, much_finer)).key(
        cases[0]
    )


def test_it_needs_no_torch(project):
    import subprocess

    code = (
        "import sys; from SSLSegmentationLib.project import Project\n"
        "from SSLSegmentationLib.embedding import DraftLoop\n"
        f"loop = DraftLoop(Project({str(project.folder)!r}));\n"
        "while loop.step() is not None: pass\n"
        "print(sorted({'torch', 'monai'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]" and draft_state(project)


def test_features_are_made_before_anything_is_annotated_if_somebody_looks_at_what_is_alike(project):
    for case in project.cases():
        case.drop_label()
    focus = project.cases()[1]
    write_focus(project, focus.id, [2])
    assert finished(project)[1] == []
    write_focus(project, focus.id, [2], features=True)
    loop = DraftLoop(project)
    make = FeatureCache.make

    def scroll(cache, case, between):
        """Somebody goes on to other slices meanwhile, which is no reason to give up."""
        write_focus(project, focus.id, [3], features=True)
        return make(cache, case, between)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FeatureCache, "make", scroll)
        assert loop.step() == ("features", focus.id)
    _, pieces, told = finished(project)
    assert {each.what for each in pieces} == {"features"} and not told and draft_state(project) == {}
    assert {each.case_id for each in pieces} == {case.id for case in project.cases()} - {focus.id}
    for case in project.cases():
        found = kept_features(project, case)
        assert np.array_equal(found, FeatureCache(project, draft_grid(project, project.cases())).open(case))
