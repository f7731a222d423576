"""The project folder: roles that are kept, neutral names, and a sentence for whatever is wrong with its files."""

import errno
import json
import os
import re
import shutil
import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.core.errors import ProjectError, StorageError
from SSLSegmentationLib.project import Case, LabelRecord, Project, Role, safe_name
from SSLSegmentationLib.project.schema import LabelSchema, Segment


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "étude 1 liver")


def add_case(project, name="scan", role=Role.UNLABELLED, label=None):
    folder = project.new_case_folder()
    case = Case(
        id=folder.name,
        name=name,
        role=role,
        image="image.nrrd",
        fingerprint=f"{name}-{folder.name}",
        size=(8, 9, 10),
        spacing_mm=(0.1, 1 / 3, 3.0),
        direction=(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
        label=label,
        folder=folder,
    )
    case.save()
    return case


def test_a_project_is_created_in_a_new_folder_and_opened_again(tmp_path):
    made = Project.create(tmp_path / "new" / "étude 1", "Liver study")
    opened = Project(tmp_path / "new" / "étude 1")
    assert (made.name, opened.name) == ("Liver study", "Liver study")
    assert opened.folder == made.folder
    assert opened.folder.is_absolute()
    assert os.listdir(made.folder) == ["project.json"]
    assert Project.create(tmp_path / "other").name == "other"


@pytest.mark.parametrize("leftover", [".DS_Store", "Thumbs.db", "desktop.ini"])
def test_what_file_managers_leave_behind_does_not_count_as_content(tmp_path, leftover):
    (tmp_path / leftover).touch()
    assert Project.create(tmp_path).name == tmp_path.name


def test_a_folder_in_use_is_refused(tmp_path, study):
    with pytest.raises(ProjectError, match="already holds a project"):
        Project.create(study.folder)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").touch()
    with pytest.raises(ProjectError, match=r"folder '.*letters' is not empty") as caught:
        Project.create(tmp_path / "letters")
    assert "empty folder" in caught.value.hint
    with pytest.raises(ProjectError, match=r"a\.txt' is a file"):
        Project.create(tmp_path / "letters" / "a.txt")
    assert os.listdir(tmp_path / "letters") == ["a.txt"]


@pytest.mark.parametrize("wrong", ["nowhere", "empty", "file"])
def test_what_is_no_project_is_not_opened(tmp_path, wrong):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(ProjectError, match=rf"'.*{wrong}' is not a project") as caught:
        Project(tmp_path / wrong)
    assert "sslseg new" in caught.value.hint


@pytest.mark.parametrize(
    ("content", "words"), [("{", "damaged"), ("[]", "damaged"), ('{"name": "x"}', "format version")]
)
def test_a_damaged_project_file_is_named(study, content, words):
    (study.folder / "project.json").write_text(content)
    with pytest.raises(ProjectError, match=words) as caught:
        Project(study.folder)
    assert str(study.folder) in caught.value.sentence


def test_a_project_of_a_newer_format_is_refused(study):
    path = study.folder / "project.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"format_version": 99}))
    with pytest.raises(ProjectError, match="format 99") as caught:
        Project(study.folder)
    assert "Update" in caught.value.hint


# ---------------------------------------------------------------------- cases
def test_a_case_comes_back_as_it_was_saved(study):
    case = add_case(study, "Müller", Role.TEST, LabelRecord("label.nrrd", "imported", 2, [0, 3]))
    again = study.case(case.id)
    assert again == case
    assert again.folder == case.folder
    assert again.role is Role.TEST
    assert again.label_path == case.folder / "label.nrrd"
    assert again.image_path == case.folder / "image.nrrd"
    assert again.spacing_mm == (0.1, 1 / 3, 3.0)


def test_cases_are_listed_by_role_and_label_in_the_order_of_their_ids(study):
    roles = [Role.TRAIN, Role.TEST, Role.UNLABELLED, Role.TRAIN]
    made = [add_case(study, role=role, label=LabelRecord("l.nrrd") if i == 3 else None) for i, role in enumerate(roles)]
    ids = [case.id for case in made]
    assert ids == ["case0001", "case0002", "case0003", "case0004"]
    assert [case.id for case in study.cases()] == ids
    assert [case.id for case in study.cases(Role.TRAIN)] == [ids[0], ids[3]]
    assert [case.id for case in study.cases(Role.TRAIN, Role.TEST)] == [ids[0], ids[1], ids[3]]
    assert [case.id for case in study.cases(labelled=True)] == [ids[3]]
    assert [case.id for case in study.cases(Role.TRAIN, labelled=False)] == [ids[0]]


def test_a_case_is_found_by_id_or_by_an_unambiguous_name(study):
    one, two, three = (add_case(study, name) for name in ("twin", "twin", "single"))
    assert study.case(one.id) == one
    assert study.case("single") == three
    with pytest.raises(ProjectError, match="2 cases are called 'twin'") as caught:
        study.case("twin")
    assert one.id in caught.value.hint and two.id in caught.value.hint
    with pytest.raises(ProjectError, match="no case 'triple'") as caught:
        study.case("triple")
    assert "sslseg cases" in caught.value.hint


def test_an_id_goes_before_a_name(study):
    first = add_case(study, "case0002")
    second = add_case(study, "other")
    assert study.case("case0002") == second != first


def test_the_folder_gives_the_id_so_a_copied_case_is_a_case_of_its_own(study):
    import shutil

    case = add_case(study)
    shutil.copytree(case.folder, case.folder.with_name("case0001 copy"))
    assert [c.id for c in study.cases()] == ["case0001", "case0001 copy"]


def test_a_half_made_case_is_no_case(study):
    (study.folder / "cases" / "case0001").mkdir(parents=True)
    assert study.cases() == []
    assert add_case(study).id == "case0002"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"role": "teacher"}, "teacher"),
        ({"role": None}, "None"),
        ({"size": [1, 2]}, "size"),
        ({"size": "big"}, "size"),
        ({"spacing_mm": [1, 2, "x"]}, "spacing_mm"),
        ({"direction": None}, "direction"),
        ({"label": {"path": "x"}}, "file"),
        ({"label": "label.nrrd"}, "label"),
        ({"label": {"file": "label.nrrd", "annotated_slices": "all", "annotated_axis": 0}}, "annotated_slices"),
        ({"label": {"file": "label.nrrd", "annotated_slices": [8], "annotated_axis": 0}}, "no slice 8"),
        ({"label": {"file": "label.nrrd", "annotated_slices": [1], "annotated_axis": True}}, "axis"),
        ({"en_face": {"axis": 7}}, "7"),
        ({"spacing_mm": [1, 2, 0]}, "spacing"),
        ({"spacing_mm": [1, 2, float("nan")]}, "spacing"),
        ({"spacing_mm": [1, 2, 10**400]}, "spacing"),
        ({"size": [1, 2, -3]}, "size"),
        ({"direction": [float("inf")] * 9}, "direction"),
    ],
)
def test_a_damaged_case_record_is_named(study, change, words):
    path = add_case(study).folder / "case.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    assert study.cases() == []
    with pytest.raises(ProjectError) as caught:
        study.case("case0001")
    assert str(path) in caught.value.sentence
    assert words in caught.value.sentence
    assert caught.value.hint


@pytest.mark.parametrize("missing", ["name", "role", "image", "fingerprint", "size", "spacing_mm", "direction"])
def test_an_incomplete_case_record_is_named(study, missing):
    path = add_case(study).folder / "case.json"
    content = json.loads(path.read_text())
    del content[missing]
    path.write_text(json.dumps(content))
    with pytest.raises(ProjectError, match=missing) as caught:
        study.case("case0001")
    assert str(path) in caught.value.sentence


def test_a_record_that_is_no_json_is_named(study):
    (add_case(study).folder / "case.json").write_bytes(b"\x00\xff")
    with pytest.raises(ProjectError, match=r"case0001.case\.json' is damaged"):
        study.case("case0001")


# ---------------------------------------------------------------------- roles
@pytest.mark.parametrize("word", ["train", "TRAIN", "Train"])
def test_a_role_is_read_from_its_word(word):
    assert Role.parse(word) is Role.TRAIN


@pytest.mark.parametrize("word", ["training", "", None])
def test_a_word_that_is_no_role_lists_those_there_are(word):
    with pytest.raises(ProjectError, match="is not a role") as caught:
        Role.parse(word)
    assert "unlabelled, train, validation, test" in caught.value.hint


@pytest.mark.parametrize("role", [Role.TRAIN, Role.VALIDATION, Role.UNLABELLED])
def test_a_test_case_does_not_slip_into_training(study, role):
    case = add_case(study, role=Role.TEST)
    with pytest.raises(ProjectError, match="test case") as caught:
        study.set_role(case, role)
    assert "--force" in caught.value.hint
    assert case.role is Role.TEST
    assert study.case(case.id).role is Role.TEST
    study.set_role(case, role, force=True)
    assert study.case(case.id).role is role


def test_other_changes_of_role_are_free(study):
    case = add_case(study)
    for role in (Role.TRAIN, Role.VALIDATION, Role.UNLABELLED, Role.TEST, Role.TEST):
        study.set_role(case, role)
        assert study.case(case.id).role is role


def test_a_role_set_from_an_old_record_neither_frees_a_test_case_nor_drops_a_label(study):
    old = add_case(study)
    new = study.case(old.id)
    new.label = LabelRecord("label.nrrd")
    new.save()
    study.set_role(new, Role.TEST)
    with pytest.raises(ProjectError, match="test case"):
        study.set_role(old, Role.TRAIN)
    study.set_role(old, Role.TRAIN, force=True)
    assert study.case(old.id).label == LabelRecord("label.nrrd")


# ---------------------------------------------------------------------- label schema
def test_a_removed_case_is_kept_beside_the_others_and_can_come_back(study):
    case = add_case(study, "a")
    other = add_case(study, "b")
    moved = study.remove_case(case)
    assert [c.id for c in study.cases()] == [other.id]
    assert moved == study.folder / "removed" / case.id and (moved / "case.json").is_file()
    moved.rename(study.folder / "cases" / case.id)
    assert [c.id for c in study.cases()] == [case.id, other.id]


def test_the_id_of_a_removed_case_is_not_given_to_another(study):
    first, second = add_case(study), add_case(study)
    study.remove_case(first)
    study.remove_case(second)
    assert add_case(study).id not in (first.id, second.id)
    (study.folder / "removed" / "liver-1").mkdir()
    assert study.new_case_folder("liver 1").name == "liver-1-2"


def test_a_case_that_comes_back_and_goes_again_does_not_replace_what_was_removed_before(study):
    case = add_case(study, "first")
    removed = study.remove_case(case)
    shutil.copytree(removed, case.folder)  # brought back by hand, and changed
    case.name = "second"
    case.save()
    again = study.remove_case(case)
    assert [Case.load(path).name for path in (removed, again)] == ["first", "second"]


def test_a_case_that_the_disk_keeps_stays_in_the_project(study, monkeypatch):
    case = add_case(study, "a")

    def refuse(*arguments):
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(StorageError, match="cases"):
        study.remove_case(case)
    assert [c.id for c in study.cases()] == [case.id]


def test_a_project_without_a_schema_says_how_to_get_one(study):
    assert not study.has_schema
    with pytest.raises(ProjectError, match="no label schema") as caught:
        _ = study.schema
    assert "sslseg labels" in caught.value.hint


def test_a_schema_may_change_until_a_case_is_labelled(study):
    study.set_schema(LabelSchema.from_names(["liver", "spleen"]))
    study.set_schema(LabelSchema.from_names(["prostate"]))
    assert study.schema.segments[0].name == "prostate"


def test_what_labelled_cases_use_stays_and_more_may_come(study):
    old = LabelSchema.from_names(["liver", "spleen"])
    study.set_schema(old)
    add_case(study, label=LabelRecord("label.nrrd"))
    for other in (["liver"], ["spleen", "liver"], ["liver", "kidney"]):
        with pytest.raises(ProjectError, match="Labelled cases use") as caught:
            study.set_schema(LabelSchema.from_names(other))
        assert caught.value.hint
        assert study.schema == old
    recoloured = tuple(Segment(s.value, s.name.upper(), (1, 2, 3)) for s in old.segments)
    wider = LabelSchema((*recoloured, Segment(9, "kidney", (4, 5, 6))))
    study.set_schema(wider)
    assert study.schema == wider


def test_a_structure_may_be_renamed_when_cases_are_labelled(study):
    study.set_schema(LabelSchema.from_names(["liver", "spleen"]))
    add_case(study, label=LabelRecord("label.nrrd"))
    study.set_schema(study.schema.renamed({"liver": "Leber"}))
    assert [segment.name for segment in study.schema.segments] == ["Leber", "spleen"]
    assert study.schema.by_name("liver").value == 1
    # A table without the column of former names, as Slicer saves it, does not make them forgotten.
    study.set_schema(LabelSchema.from_names(["Leber", "spleen"]))
    assert study.schema.by_name("liver").value == 1


# ---------------------------------------------------------------------- names and folders
def test_neutral_case_folders_do_not_collide_under_concurrency(study):
    made, faults = [], []

    def work():
        try:
            made.extend(study.new_case_folder() for _ in range(10))
            made.extend(study.new_case_folder("Müller") for _ in range(5))
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(set(made)) == len(made) == 90
    assert sum(re.fullmatch(r"case\d{4}", folder.name) is not None for folder in made) == 60


def test_run_folders_do_not_collide_under_concurrency(study):
    made = []
    threads = [
        threading.Thread(target=lambda: made.extend(study.new_run_folder("pretrain") for _ in range(10)))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 60
    assert all(folder.is_dir() and folder.parent == study.folder / "runs" for folder in made)
    assert all(re.fullmatch(r"\d{8}-\d{6}(-\d+)?-pretrain(-\d+)?", folder.name) for folder in made)


def test_runs_are_found_by_id_and_the_newest_as_latest(study):
    for name in ("20260101-120000-pretrain", "20260102-080000-finetune", "20251231-235959-scratch"):
        (study.folder / "runs" / name).mkdir(parents=True)
        (study.folder / "runs" / name / "job.json").write_text("{}")
    (study.folder / "runs" / "20270101-000000-without-job").mkdir()
    assert study.run_folder("latest").name == "20260102-080000-finetune"
    assert study.run_folder("20260101-120000-pretrain").name == "20260101-120000-pretrain"
    for missing in ("20270101-000000-without-job", "other"):
        with pytest.raises(ProjectError, match=f"no run '{missing}'") as caught:
            study.run_folder(missing)
        assert "sslseg runs" in caught.value.hint


def test_a_project_without_runs_says_so(study):
    with pytest.raises(ProjectError, match="no run yet"):
        study.run_folder("latest")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_refuses_new_folders_is_named(study, monkeypatch, number):
    def refuse(*args, **kwargs):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    for make in (study.new_run_folder, study.new_case_folder):
        with pytest.raises(StorageError) as caught:
            make("x")
        assert str(study.folder) in caught.value.sentence
        assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Müller, Anna", "Muller-Anna"),
        ("3 t2_tse.v2", "3-t2_tse.v2"),
        ("../../etc/passwd", "etc-passwd"),
        ("..", "case"),
        ("肝", "case"),
        ("", "case"),
        ("CON", "case-CON"),
        ("nul.nrrd", "case-nul.nrrd"),
        ("a" * 59 + ".b", "a" * 59),
    ],
)
def test_safe_names(text, name):
    assert safe_name(text) == name


@given(st.text(max_size=100))
@settings(max_examples=200, deadline=None)
def test_any_text_makes_a_name_that_every_file_system_takes(text):
    name = safe_name(text)
    assert re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", name)
    assert len(name) <= 65
    assert name.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
    assert safe_name(name) == name


def test_a_copied_project_is_told_from_the_one_it_was_copied_from(tmp_path):
    original = Project.create(tmp_path / "liver", "Liver")
    assert original.shown == "Liver"
    shutil.copytree(original.folder, tmp_path / "trial")
    copy = Project(tmp_path / "trial")
    assert copy.shown == "Liver (in 'trial')"
    with pytest.raises(ProjectError, match=r"The project 'Liver \(in 'trial'\)' has no run yet"):
        copy.run_folder("latest")


def test_a_name_that_no_folder_can_have_is_shown_alone(tmp_path):
    assert Project.create(tmp_path / "Leber-2026", "Leber: 2026").shown == "Leber: 2026"
