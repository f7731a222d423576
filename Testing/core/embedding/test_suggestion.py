"""Which case first, which slices of it, and why in words: roles, copies, models, and what it must not depend on."""

import json

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.embedding.looks import LENGTH, VolumeVectors
from SSLSegmentationLib.embedding.suggested_slices import showing, spread_slices
from SSLSegmentationLib.embedding.suggestion import suggest, suggestion_map
from SSLSegmentationLib.project import Case, LabelRecord, Project, Role
from SSLSegmentationLib.project.cases import AssumedSpacing
from SSLSegmentationLib.project.en_face import EnFaceRecord
from SSLSegmentationLib.project.schema import LabelSchema

AXIAL = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
SCHEMA = LabelSchema.from_names(["liver", "spleen"])


def add(project, name, role="unlabelled", twin_of=None, labelled=False, size=(8, 8, 20)):
    """A case without an image; what it looks like is said to :func:`suggest`."""
    folder = project.new_case_folder(name)
    case = Case(name, name, Role(role), "image.nrrd", twin_of or name, size, (1.0, 1.0, 4.0), AXIAL, folder=folder)
    if labelled:
        case.label = LabelRecord("label.nrrd")
    case.save()
    return case


def looking(project, **places):
    """Vectors of volumes that lie at these places of a line."""
    ids = tuple(sorted(places))
    return VolumeVectors(ids, np.array([[places[name]] * LENGTH for name in ids], np.float32).reshape(-1, LENGTH))


@pytest.fixture
def empty(tmp_path):
    project = Project.create(tmp_path / "p")
    project.set_schema(SCHEMA)
    return project


@pytest.fixture
def line(empty):
    """Five volumes alike (b in their middle), three others alike (g in theirs), one like no other."""
    places = {"a": 0.0, "b": 1.0, "c": 2.0, "d": 0.5, "e": 1.5, "f": 20.0, "g": 21.0, "h": 22.0, "z": -60.0}
    for name in places:
        add(empty, name)
    return empty, looking(empty, **places)


def label(project, *names):
    for name in names:
        case = project.case(name)
        case.label = LabelRecord("label.nrrd")
        case.save()


def test_the_first_is_most_like_the_others_and_later_ones_stand_for_what_is_unlike_it(line):
    project, vectors = line
    first, second, third = suggest(project, 3, vectors=vectors)
    assert (first.kind, second.kind, third.kind) == ("typical", "uncovered", "uncovered")
    assert first.case_id in "abcde" and {second.case_id, third.case_id} & set("fgh")
    assert first.reason == "Most like the other 8 volumes."
    assert "Unlike what is annotated; 2 other volumes are more like it." in (second.reason, third.reason)
    assert "Unlike all that is annotated, and no other volume is more like it." in (second.reason, third.reason)


def test_what_follows_is_what_is_suggested_once_the_first_is_annotated(line):
    project, vectors = line
    ahead = suggest(project, 4, vectors=vectors)
    label(project, *(one.case_id for one in ahead[:2]))
    assert suggest(project, 2, vectors=vectors) == ahead[2:]


def test_what_is_like_the_annotated_is_said_to_be(line):
    project, vectors = line
    label(project, "b", "g", "z")
    assert suggest(project, vectors=vectors)[0].reason == "All that is left is much like what is annotated."


def test_what_is_like_the_annotated_beside_what_is_not_is_said_to_stand_for_others(empty):
    places = {name: 0.0 + number / 10 for number, name in enumerate("abcdefgh")} | {"p": 3.0, "q": 3.1, "z": 9.0}
    for name in places:
        add(empty, name)
    label(empty, "a", "p")
    reasons = {one.case_id: one.reason for one in suggest(empty, 9, vectors=looking(empty, **places))}
    assert reasons.pop("z") == "Unlike all that is annotated, and no other volume is more like it."
    assert all("annotated" in reason and "Unlike" not in reason for reason in reasons.values())


def test_every_case_comes_once_then_nothing(line):
    project, vectors = line
    assert sorted(one.case_id for one in suggest(project, 100, vectors=vectors)) == list("abcdefghz")
    label(project, *"abcdefghz")
    assert suggest(project, 3, vectors=vectors) == []


def test_the_order_of_the_vectors_does_not_matter(line):
    project, vectors = line
    order = [4, 0, 8, 2, 7, 1, 6, 3, 5]
    turned = VolumeVectors(tuple(vectors.ids[index] for index in order), vectors.vectors[order])
    assert suggest(project, 9, vectors=turned) == suggest(project, 9, vectors=vectors)


@pytest.mark.parametrize("role", ["test", "validation"])
def test_held_out_cases_and_their_copies_are_never_suggested_and_change_nothing(line, role):
    project, vectors = line
    expected = suggest(project, 9, vectors=vectors)
    add(project, "held", role=role)
    add(project, "copy", twin_of="held")
    places = dict(zip(vectors.ids, vectors.vectors[:, 0], strict=True)) | {"held": 1.0}
    assert suggest(project, 20, vectors=looking(project, **places)) == expected
    found = suggest(project, 20, vectors=looking(project, **places, copy=1.0))
    assert {one.case_id for one in found} == set("abcdefghz")


def test_a_held_out_case_that_is_annotated_teaches_nothing(line):
    project, vectors = line
    add(project, "held", role="validation", labelled=True)
    places = dict(zip(vectors.ids, vectors.vectors[:, 0], strict=True)) | {"held": 1.0}
    assert suggest(project, vectors=looking(project, **places))[0].kind == "typical"


def test_of_copies_only_one_is_suggested_and_none_of_what_is_annotated(line):
    project, vectors = line
    add(project, "twin", twin_of="g")
    places = dict(zip(vectors.ids, vectors.vectors[:, 0], strict=True)) | {"twin": 21.0}
    found = [one.case_id for one in suggest(project, 20, vectors=looking(project, **places))]
    assert len({"g", "twin"} & set(found)) == 1 and len(found) == 9
    label(project, "g")
    assert "twin" not in [one.case_id for one in suggest(project, 20, vectors=looking(project, **places))]


def test_a_copy_of_another_spacing_or_of_a_damaged_case_is_not_suggested_either(line):
    project, vectors = line
    held = add(project, "held", role="test")
    held.assumed = AssumedSpacing("field of view 180 mm", (1.0, 1.0, 1.0), "as in the file")
    held.save()
    spoilt = add(project, "spoilt")
    record = json.loads((spoilt.folder / "case.json").read_text()) | {"role": "none"}
    (spoilt.folder / "case.json").write_text(json.dumps(record))
    for name, twin in (("one", "as in the file"), ("two", "spoilt")):
        add(project, name, twin_of=twin)
    places = dict(zip(vectors.ids, vectors.vectors[:, 0], strict=True)) | {"one": 0.5, "two": 0.6}
    assert {one.case_id for one in suggest(project, 20, vectors=looking(project, **places))} == set("abcdefghz")


def test_what_has_no_complete_slice_is_not_annotated_and_what_has_a_flat_mask_is(line):
    project, vectors = line
    begun, flat = project.case("a"), project.case("b")
    begun.label = LabelRecord("label.nrrd", annotated_axis=2, annotated_slices=[])
    begun.save()
    assert suggest(project, vectors=vectors)[0].kind == "typical"
    flat.en_face = EnFaceRecord(axis=1, mask="mask.png")
    flat.save()
    found = suggest(project, 20, vectors=vectors)
    assert found[0].kind == "uncovered"
    assert {one.case_id for one in found} == set("acdefghz")


def test_one_volume_and_none(empty):
    assert suggest(empty, vectors=looking(empty)) == []
    assert suggestion_map(empty, looking(empty)) == []
    add(empty, "only")
    (found,) = suggest(empty, 5, vectors=looking(empty, only=3.0))
    assert (found.case_id, found.kind, found.reason) == ("only", "typical", "It is the only volume.")
    assert suggestion_map(empty, looking(empty, only=3.0)) == [("only", 0.0, 0.0, 0)]


def test_a_case_without_a_vector_is_left_out(line):
    project, vectors = line
    add(project, "unread")
    assert suggest(project, 20, vectors=vectors) == suggest(project, 9, vectors=vectors)


def test_volumes_are_looked_at_unless_told_not_to(project):
    assert suggest(project, compute=False) == []
    (found,) = suggest(project)
    assert project.case(found.case_id).role in (Role.TRAIN, Role.UNLABELLED)
    assert found == suggest(project, compute=False)[0]
    assert sorted(point.case_id for point in suggestion_map(project)) == [case.id for case in project.cases()]


def test_the_map_has_groups_of_volumes_that_look_alike(line):
    project, vectors = line
    points = {point.case_id: point for point in suggestion_map(project, vectors)}
    assert len({points[name].group for name in "abcde"}) == 1
    assert abs(points["a"].x - points["b"].x) < abs(points["a"].x - points["g"].x)


# ------------------------------------------------------------------ slices
@pytest.mark.parametrize(("number", "count", "expected"), [(20, 5, (4, 7, 10, 12, 15)), (20, 1, (10,)), (1, 5, (0,))])
def test_slices_are_spread_evenly_through_the_middle(empty, number, count, expected):
    assert spread_slices(add(empty, "a", size=(8, 8, number)), count) == expected


def test_slices_lie_across_the_axis_of_acquisition(empty):
    case = add(empty, "a", size=(30, 8, 8))
    case.spacing_mm = (5.0, 1.0, 1.0)
    case.save()
    (found,) = suggest(empty, vectors=looking(empty, a=0.0))
    assert found.axis == 0 and max(found.slices) > 8


def areas(**at):
    found = np.zeros(10, int)
    for index, area in at.items():
        found[int(index[1:])] = area
    return found


def test_every_structure_is_shown_and_the_first_throughout():
    first, second = areas(s2=5, s3=9, s4=9, s5=4), areas(s8=3)
    assert showing([first, second], 2) == (3, 8)
    assert showing([first, second], 5) == (2, 3, 4, 5, 8)
    assert showing([first, second], 50) == (2, 3, 4, 5, 8)


def test_a_slice_that_shows_several_structures_counts_for_all():
    assert showing([areas(s3=9, s4=2), areas(s3=4, s7=6)], 1) == (3,)
    assert showing([areas(s3=9), areas(s3=6, s7=6)], 2) == (3, 7)


def test_structures_that_are_nowhere_are_passed_over():
    assert showing([areas(), areas(s1=3)], 3) == (1,)
    assert showing([areas(), areas()], 3) == ()


# ------------------------------------------------------------------ with a model
def predicted(project, model="20260101-000000-000-scratch", **told):
    """A model, and what a run told of its masks: case → certainty of each structure."""
    folder = project.folder / "runs" / model
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.pt").write_bytes(b"weights")
    run = project.folder / "runs" / f"20260102-000000-{len(list((project.folder / 'runs').iterdir())):03d}-predict"
    run.mkdir()
    job = {"format_version": 1, "kind": "predict", "model": f"runs/{model}/model.pt"}
    (run / "job.json").write_text(json.dumps(job))
    lines = []
    for name, structures in told.items():
        path = project.case(name).prediction_path(model)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"a mask")
        lines.append({"kind": "prediction", "case": name, "certainty": 0.5, "structure_certainty": structures})
    (run / "events.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


UNSURE = {"liver": 0.9, "spleen": 0.2}


def test_a_model_does_not_choose_among_what_is_unlike_the_annotated(line):
    project, vectors = line
    expected = [one.case_id for one in suggest(project, 3, vectors=vectors)]
    predicted(project, **{name: {"liver": 0.9, "spleen": 0.8} for name in "bcdfghz"}, a=UNSURE, e=UNSURE)
    found = suggest(project, 3, vectors=vectors)
    assert [one.case_id for one in found] == expected and {one.structure for one in found} == {"spleen"}
    assert found[0].reason == "Most like the other 8 volumes. The model is least sure of its 'spleen' " + (
        "(expected Dice 0.20)." if found[0].case_id in "ae" else "(expected Dice 0.80)."
    )


@pytest.fixture
def alike(empty):
    """Eight volumes of two kinds; both kinds are annotated, one lies at the rim, one beside what is annotated."""
    places = {"a": 0.0, "b": 1.0, "c": 2.0, "d": 10.0, "e": 11.0, "f": 12.0, "r": -1.0, "s": 1.05}
    for name in places:
        add(empty, name)
    label(empty, "b", "e")
    return empty, looking(empty, **places)


def test_among_what_is_like_the_annotated_the_model_is_asked_and_outliers_wait(alike):
    project, vectors = alike
    sure = {"liver": 0.9, "spleen": 0.8}
    predicted(project, a=sure, c=UNSURE, d=sure, f=sure, r={"liver": 0.9, "spleen": 0.5}, s={"liver": 0.9, "spleen": 0})
    first = suggest(project, vectors=vectors)[0]
    assert (first.kind, first.structure, first.case_id) == ("unsure", "spleen", "c")  # s adds next to nothing
    assert first.reason == "The model is least sure of its 'spleen' (expected Dice 0.20)."


def test_structures_take_turns(alike):
    project, vectors = alike
    predicted(project, **{name: {"liver": 0.4, "spleen": 0.3} for name in vectors.ids})
    found = suggest(project, 4, vectors=vectors)
    assert [one.structure for one in found] == ["spleen", "liver", "spleen", "liver"]
    assert len({one.case_id for one in found}) == 4


def test_a_structure_that_was_not_found_is_said_to_be_missing(alike):
    project, vectors = alike
    predicted(project, a={"liver": 0.0})
    found = suggest(project, vectors=vectors)[0]
    assert (found.case_id, found.reason) == ("a", "The model has found no 'liver' in it.")


def test_a_mask_that_is_gone_or_of_an_older_model_says_nothing(alike):
    project, vectors = alike
    predicted(project, a={"liver": 0.1})
    project.case("a").prediction_path("20260101-000000-000-scratch").unlink()
    assert suggest(project, vectors=vectors)[0].kind == "uncovered"
    predicted(project, c={"liver": 0.1})
    assert suggest(project, vectors=vectors)[0].case_id == "c"
    predicted(project, model="20260103-000000-000-scratch")
    assert suggest(project, vectors=vectors)[0].kind == "uncovered"


@pytest.mark.parametrize("told", [None, 7, {"liver": "much"}, {"liver": True}, {"liver": 4}])
def test_what_a_damaged_event_tells_is_passed_over(alike, told):
    project, vectors = alike
    predicted(project, a=told)
    assert suggest(project, vectors=vectors)[0].structure == ""


def test_a_mask_that_cannot_be_read_gives_slices_through_the_middle(alike):
    project, vectors = alike
    predicted(project, a={"liver": 0.1})
    assert suggest(project, vectors=vectors)[0].slices == (4, 7, 10, 12, 15)


def test_the_slices_show_what_the_model_has_found(alike):
    project, vectors = alike
    predicted(project, a={"liver": 0.1, "spleen": 0.7})
    case = project.case("a")
    mask = np.zeros((20, 8, 8), np.uint8)
    mask[3:6, 2:5, 2:5] = 1
    mask[14, 2:4, 2:4] = 2
    image = sitk.GetImageFromArray(np.random.default_rng(0).random(mask.shape))
    labels = sitk.GetImageFromArray(mask)
    for one in (image, labels):
        one.SetSpacing((1.0, 1.0, 4.0))
    sitk.WriteImage(image, str(case.image_path))
    sitk.WriteImage(labels, str(case.prediction_path("20260101-000000-000-scratch")))
    assert suggest(project, vectors=vectors, slices=3)[0].slices == (3, 4, 14)
