"""Cases with frames: one record, frames as views, each with a mask of its own; damaged records say why."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.project import Case, LabelRecord, Project, Role, expanded, frames_of
from SSLSegmentationLib.project.case_keys import recorded
from SSLSegmentationLib.project.cohort import remarks
from SSLSegmentationLib.project.label_state import label_state
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.project.series import (
    FrameRecord,
    SeriesRecord,
    counted_cases,
    even_step,
    frame_file,
    frame_id,
    series_fingerprint,
    split_frame_id,
    whole_id,
)


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "study é")


def add(project, frames=0, name="scan", role=Role.TRAIN):
    """A case whose files hold words; with ``frames`` above 0 one with frames."""
    with project.filling_case_folder() as folder:
        files = [frame_file(number) for number in range(1, frames + 1)] or ["image.nrrd"]
        (folder / "frames").mkdir()
        for file in files:
            (folder / file).write_text("voxels")
        prints = [f"{folder.name}-{file}" for file in files]
        records = [
            FrameRecord(file, one, time_ms=40.0 * number)
            for number, (file, one) in enumerate(zip(files, prints, strict=True))
        ]
        case = Case(
            id=folder.name,
            name=name,
            role=role,
            image=files[0],
            fingerprint=series_fingerprint(prints) if frames else prints[0],
            size=(8, 9, 10),
            spacing_mm=(1.5, 1.5, 8.0),
            direction=(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
            series=SeriesRecord(tuple(records), step_ms=40.0) if frames else None,
            folder=folder,
        )
        case.save()
    return case


def give(case, text="mask", suffix=".seg.nrrd", source="imported"):
    case.set_label(LabelRecord("", source), suffix, lambda path: path.write_text(text))


def record(case):
    return json.loads((case.folder / "case.json").read_text())


def labels_of(project, case):
    return {view.frame.number: view.label.file for view in frames_of(project.case(case.id)) if view.label}


def test_the_record_of_a_case_without_frames_is_as_before(study):
    content = record(add(study))
    assert "series" not in content and "frame" not in content


def test_a_case_with_frames_comes_back_as_it_was_written(study):
    case = add(study, 3)
    assert Case.load(case.folder) == case
    assert record(case)["series"]["frames"][2] == {
        "image": "frames/003.nrrd",
        "fingerprint": "case0001-frames/003.nrrd",
        "label": None,
        "time_ms": 80.0,
        "intensities": None,
    }


def test_frames_are_views_with_what_is_theirs(study):
    case = add(study, 3)
    view = frames_of(case)[1]
    assert (view.id, view.image, view.fingerprint) == ("case0001@2", "frames/002.nrrd", "case0001-frames/002.nrrd")
    assert (view.frame.case_id, view.frame.number, view.frame.count, view.frame.time_ms) == ("case0001", 2, 3, 40.0)
    assert view.role is case.role and view.size == case.size and view.folder == case.folder and view.series is None
    assert view.image_path == case.folder / "frames" / "002.nrrd"
    assert view.prediction_path("model").name == "model@002.seg.nrrd"
    assert str(view.frame) == "frame 2 of 3"
    assert frames_of(view) == [view]


def test_lists_take_whole_cases_and_volumes_take_frames(study):
    still, moving = add(study, role=Role.TEST), add(study, 3)
    assert study.cases() == [still, moving]
    assert [view.id for view in study.volumes()] == ["case0001", "case0002@1", "case0002@2", "case0002@3"]
    assert expanded(study.cases()) == study.volumes()
    assert [view.id for view in study.volumes(Role.TEST)] == ["case0001"]
    give(study.case("case0002@3"))
    assert study.cases(labelled=True) == [study.case("case0002")] and study.cases(labelled=False) == [still]
    assert [view.id for view in study.volumes(labelled=True)] == ["case0002@3"]
    assert len(study.volumes(labelled=False)) == 3


def test_a_frame_is_found_by_the_id_or_name_of_its_case(study):
    add(study), add(study, 3, name="patient 7")
    assert study.case("case0002@2") == study.case("patient 7@2") == study.volumes()[2]
    found = study.named_cases(["case0002@1", "case0002", "patient 7@1", "case0002@3"])
    assert [case.id for case in found] == ["case0002@1", "case0002", "case0002@3"]
    assert study.case_folder("case0002@3") == study.case("case0002").folder


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("case0002@4", "The case 'case0002' has no frame 4: it has 3."),
        ("case0002@0", "has no case 'case0002@0'"),
        ("case0002@", "has no case 'case0002@'"),
        ("case0002@01", "has no case 'case0002@01'"),
        ("case0002@2@1", "has no case 'case0002@2@1'"),
        ("case0001@1", "The case 'case0001' is one volume without frames, so it has no frame 1."),
        ("case0009@1", "has no case 'case0009@1'"),
        ("two@1", "has no case 'two@1'"),
    ],
)
def test_a_frame_that_is_not_there_is_refused_in_a_sentence(study, key, sentence):
    add(study, name="two"), add(study, 3, name="two")
    with pytest.raises(ProjectError) as error:
        study.case(key)
    assert sentence in error.value.sentence


def test_a_name_that_could_be_a_frame_or_another_case_is_asked_back(study):
    add(study, 3, name="cine1")
    add(study, name="cine1@2")
    add(study, name="cine1@7")
    add(study, name="case0001@3")
    with pytest.raises(
        ProjectError, match="'cine1@2' is the name of the case 'case0002', and frame 2 of 'cine1'"
    ) as no:
        study.case("cine1@2")
    assert no.value.hint == "Use an id: 'case0002' for the case, 'case0001@2' for the frame."
    assert study.case("case0001@2").frame.number == 2 and study.case("case0002").frame is None
    assert study.case("cine1@7").id == "case0003"  # there is no such frame
    assert study.case("cine1@1").id == "case0001@1"
    assert study.case("case0001@3").frame.number == 3  # an id comes before a name


def test_cases_are_counted_once_and_their_frames_beside_them():
    ids = ["case0001@1", "case0001@4", "case0002", "case0003@1"]
    assert counted_cases(ids) == "3 cases (3 frames)"
    assert counted_cases(ids[2:3]) == "1 case" and counted_cases([]) == "0 cases"
    assert counted_cases(ids[:1], "case has", "cases have") == "1 case has (1 frame)"


def test_a_case_folder_that_somebody_named_like_a_frame_stays_a_case(study):
    add(study, 3)
    other = add(study)
    other.folder.rename(other.folder.with_name("case0001@2"))
    assert study.case("case0001@2").frame is None
    assert study.case_folder("case0001@2").name == "case0001@2"
    assert study.case("case0001@1").frame is not None


def test_each_frame_has_a_mask_of_its_own(study):
    case = add(study, 3)
    for number in (1, 3):
        give(study.case(f"case0001@{number}"), f"mask {number}")
    assert labels_of(study, case) == {1: "label-f001.seg.nrrd", 3: "label-f003.seg.nrrd"}
    assert (case.folder / "label-f003.seg.nrrd").read_text() == "mask 3"
    assert [(each.case, each.file) for each in label_state(study)] == [
        ("case0001@1", "label-f001.seg.nrrd"),
        ("case0001@3", "label-f003.seg.nrrd"),
    ]


def test_a_newer_mask_takes_the_place_of_the_older_one_and_no_other(study):
    case = add(study, 3)
    first, second = frames_of(case)[:2]
    give(first, "old"), give(second, "other"), give(first, "new")
    assert labels_of(study, case) == {1: "label-f001-2.seg.nrrd", 2: "label-f002.seg.nrrd"}
    assert sorted(path.name for path in case.folder.glob("label*")) == ["label-f001-2.seg.nrrd", "label-f002.seg.nrrd"]
    first.drop_label()
    assert first.label is None and labels_of(study, case) == {2: "label-f002.seg.nrrd"}
    assert not (case.folder / "label-f001-2.seg.nrrd").exists()


def test_a_mask_that_cannot_be_written_leaves_the_older_one(study):
    view = frames_of(add(study, 2))[1]
    give(view, "old")

    def fail(path):
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        view.set_label(LabelRecord(""), ".seg.nrrd", fail)
    assert study.case("case0001@2").label_path.read_text() == "old"


def test_a_file_of_the_user_is_not_deleted_for_being_an_older_mask(study):
    case = add(study, 2)
    (case.folder / "mine.seg.nrrd").write_text("precious")
    view = frames_of(case)[0]
    view.label = LabelRecord("mine.seg.nrrd")
    view.save()
    give(study.case("case0001@1"))
    assert (case.folder / "mine.seg.nrrd").read_text() == "precious"


def test_a_view_saves_its_frame_and_nothing_else(study):
    case = add(study, 3)
    view = frames_of(case)[1]
    study.set_role(study.case("case0001"), Role.VALIDATION)
    give(study.case("case0001@3"))
    view.role, view.name, view.spacing_mm = Role.TEST, "another", (9.0, 9.0, 9.0)
    view.label = LabelRecord("label-f002.seg.nrrd", annotated_axis=2, annotated_slices=[1])
    view.save()
    newest = study.case("case0001")
    assert (newest.role, newest.name, newest.spacing_mm) == (Role.VALIDATION, "scan", (1.5, 1.5, 8.0))
    assert newest.series.frames[1].label.annotated_slices == [1]
    assert newest.series.frames[2].label is not None
    assert newest.fingerprint == case.fingerprint


def test_a_mask_of_the_whole_case_is_refused_with_the_names_of_its_frames(study):
    case = add(study, 3)
    for act in (give, Case.drop_label):
        with pytest.raises(ProjectError, match="has 3 frames, and each has a mask of its own") as error:
            act(case)
        assert "'case0001@1' to 'case0001@3'" in error.value.hint
    assert not list(case.folder.glob("label*"))


def test_a_view_of_a_frame_that_is_gone_changes_nothing(study):
    case = add(study, 3)
    view = frames_of(case)[2]
    shorter = case.series.frames[:2]
    case.series = replace(case.series, frames=shorter)
    case.fingerprint = series_fingerprint(frame.fingerprint for frame in shorter)
    case.save()
    for act in (give, Case.save, Case.drop_label):
        with pytest.raises(ProjectError, match="has no longer the frame 'case0001@3'"):
            act(view)
    assert recorded(case.folder, "case0001@3") is None
    assert recorded(case.folder, "case0001@2").frame.count == 2


def test_a_frame_has_the_role_of_its_case_and_is_not_removed_alone(study):
    case = add(study, 2)
    study.set_role(study.case("case0001@2"), Role.TEST)
    assert study.case("case0001").role is Role.TEST and frames_of(study.case("case0001"))[0].role is Role.TEST
    with pytest.raises(ProjectError, match="'case0001@2' is frame 2 of 2 of a case"):
        study.remove_case(study.case("case0001@2"))
    assert study.cases() == [study.case(case.id)]


def test_the_schema_keeps_what_a_labelled_frame_uses(study):
    study.set_schema(LabelSchema.from_names({1: "cavity", 2: "wall"}))
    give(frames_of(add(study, 2))[1])
    with pytest.raises(ProjectError, match="Labelled cases use the value 2"):
        study.set_schema(LabelSchema.from_names({1: "cavity"}))


def test_series_and_frames_are_known_by_their_content(study):
    add(study), add(study, 2)
    known = study.fingerprints()
    assert known[study.case("case0002").fingerprint] == "case0002"
    assert known["case0002-frames/002.nrrd"] == "case0002@2"
    assert known["case0001-image.nrrd"] == "case0001"


def test_what_a_newer_version_says_of_a_frame_stays(study):
    case = add(study, 2)
    content = record(case)
    content["series"] |= {"shift": 3}
    content["series"]["frames"][0] |= {"beat": 1}
    content["series"]["frames"][1] |= {"beat": 2, "label": {"file": "label-f002.nrrd", "author": "X"}}
    (case.folder / "case.json").write_text(json.dumps(content))
    give(study.case("case0001@1"))
    newest = record(case)["series"]
    assert newest["shift"] == 3 and [frame["beat"] for frame in newest["frames"]] == [1, 2]
    assert newest["frames"][1]["label"]["author"] == "X"
    give(study.case("case0001@2"))
    assert "author" not in record(case)["series"]["frames"][1]["label"]
    study.case("case0001@2").drop_label()
    assert record(case)["series"]["frames"][1] == {**content["series"]["frames"][1], "label": None} | {
        "time_ms": 40.0,
        "intensities": None,
    }


DAMAGES = {
    "its series has no frames": lambda c: c["series"].update(frames=[]),
    "3 frames are not those that it was made of": lambda c: c["series"]["frames"].pop(),
    "are not those that it was made of": lambda c: c["series"]["frames"].reverse() or c.update(image="frames/004.nrrd"),
    "is not its first frame": lambda c: c.update(image="frames/002.nrrd"),
    "gives the name 'frames/001.nrrd' to two": lambda c: c["series"]["frames"][1].update(image="frames/001.nrrd"),
    "lies outside its folder": lambda c: c["series"]["frames"][1].update(image="/elsewhere/002.nrrd"),
    "leads out of the folder": lambda c: c["series"]["frames"][1].update(image="../002.nrrd"),
    "is empty": lambda c: c["series"]["frames"][1].update(label={"file": ""}),
    "a mask that is that of none of them": lambda c: c.update(label={"file": "label.nrrd"}),
    "of a kind that is not known": lambda c: c["series"].update(kind="mood"),
    "a time of its frames is no number": lambda c: c["series"]["frames"][1].update(time_ms=float("inf")),
    "no list of whole numbers": lambda c: c["series"]["frames"][1].update(
        label={"file": "label.nrrd", "annotated_axis": 2, "annotated_slices": ["1"]}
    ),
    "has no slice 10 along k": lambda c: c["series"]["frames"][1].update(
        label={"file": "label.nrrd", "annotated_axis": 2, "annotated_slices": [10]}
    ),
    "FrameRecord lacks 'image'": lambda c: c["series"]["frames"][1].pop("image"),
    "SeriesRecord lacks 'frames'": lambda c: c["series"].pop("frames"),
    "frames cannot be": lambda c: c["series"].update(frames="001.nrrd"),
    "SeriesRecord cannot be made of []": lambda c: c.update(series=[]),
    "SeriesRecord cannot be made of 'time'": lambda c: c.update(series="time"),
}


@pytest.mark.parametrize("says", DAMAGES)
def test_a_record_that_contradicts_itself_leaves_its_case_out_and_says_why(study, says):
    case, other = add(study, 4), add(study, 2)
    content = record(case)
    DAMAGES[says](content)
    (case.folder / "case.json").write_text(json.dumps(content))
    good, damaged = study.survey()
    assert good == [other]
    assert says in str(damaged[0])
    with pytest.raises(ProjectError):
        study.case("case0001@1")


def test_a_series_without_a_record_is_told_of_as_one_that_lost_it(study):
    case = add(study, 2)
    (case.folder / "case.json").unlink()
    assert [each.id for each in study.survey()[1]] == [case.id]


def test_frames_whose_files_are_gone_are_remarked_once(study):
    case = add(study, 3)
    for number in (2, 3):
        (case.folder / frame_file(number)).unlink()
    (found,) = remarks(study.cases())[case.id]
    assert "(2 of its 3 frames)" in found and "002.nrrd" in found


def test_who_was_killed_over_a_series_leaves_nothing(study):
    from SSLSegmentationLib.project.case_folders import CaseFolders

    folders = CaseFolders(study.folder)
    folder, lock = folders._begin("")
    (folder / "frames").mkdir()
    (folder / "frames" / "001.nrrd").write_text("voxels")
    (folder / "label-f001.seg.nrrd").write_text("mask")
    lock.release()
    study.tidy()
    assert not folder.exists()


def test_a_folder_of_frames_with_something_else_in_it_is_nobodys_leftover(study):
    from SSLSegmentationLib.project.case_folders import CaseFolders

    folder, lock = CaseFolders(study.folder)._begin("")
    (folder / "frames").mkdir()
    (folder / "frames" / "notes.txt").write_text("precious")
    lock.release()
    study.tidy()
    assert (folder / "frames" / "notes.txt").exists()


@given(st.text(min_size=1), st.integers(1, 999_999))
def test_an_id_of_a_frame_is_taken_apart_as_it_was_made(case, number):
    assert split_frame_id(frame_id(case, number)) == (case, number)
    assert whole_id(frame_id(case, number)) == case


@given(st.lists(st.text("0123456789abcdef", min_size=16, max_size=16), min_size=2, unique=True), st.randoms())
def test_the_fingerprint_of_a_series_knows_frames_and_their_order(frames, random):
    other = random.sample(frames, len(frames))
    assert (series_fingerprint(frames) == series_fingerprint(other)) == (frames == other)
    assert series_fingerprint(frames[:-1]) != series_fingerprint(frames)


@given(st.integers(2, 40), st.floats(0.5, 2000), st.floats(-1e4, 1e4))
def test_even_times_have_a_step_and_others_none(count, step, start):
    times = [start + step * number for number in range(count)]
    assert even_step(times) == pytest.approx(step, rel=1e-6, abs=1e-6)
    assert even_step([*times, times[-1] + 3 * step + 2]) is None
    assert even_step([*times, None]) is None


@given(
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from([".seg.nrrd", ".nii.gz", ".nrrd"]) | st.none()), max_size=12)
)
def test_whatever_is_done_to_masks_of_frames_each_has_its_newest(tmp_path_factory, steps):
    project = Project.create(tmp_path_factory.mktemp("frames") / "study")
    case = add(project, 4)
    expected = {}
    for number, (frame, suffix) in enumerate(steps):
        view = project.case(f"case0001@{frame}")
        if suffix is None:
            view.drop_label()
            expected.pop(frame, None)
        else:
            give(view, f"mask {number}", suffix)
            expected[frame] = f"mask {number}"
    found = {view.frame.number: view.label_path.read_text() for view in project.volumes(labelled=True)}
    assert found == expected
    assert len(list(case.folder.glob("label*"))) == len(expected)
