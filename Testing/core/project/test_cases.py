"""Case records: none leads out of its folder, a damaged one harms its own case only, a newer one loses nothing."""

import json
import os
import shutil
import sys

import pytest
from hostile_names import HOSTILE
from importing_data import state

from SSLSegmentationLib.core.errors import ProjectError, SSLSegError
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.cases import Case, LabelRecord, Role
from SSLSegmentationLib.project.damaged import CaseMemory
from SSLSegmentationLib.project.en_face import EnFaceRecord
from SSLSegmentationLib.project.schema import LabelSchema

links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "study é")


@pytest.fixture
def victim(tmp_path):
    """A folder outside that must stay as it is; it looks like a case, too."""
    folder = tmp_path / "victim"
    folder.mkdir()
    for name in ("victim.txt", "label.nrrd", "image.nrrd", "case.json", "important.txt", "project.json"):
        (folder / name).write_text("precious")
    (tmp_path / "victim.txt").write_text("precious")
    return tmp_path


def add_case(project, name="scan", role=Role.TRAIN, label="label.nrrd", **more):
    with project.filling_case_folder() as folder:
        (folder / "image.nrrd").write_text("voxels")
        if label:
            (folder / label).write_text("mask")
        case = Case(
            id=folder.name,
            name=name,
            role=role,
            image="image.nrrd",
            fingerprint=f"{name}-{folder.name}",
            size=(8, 9, 10),
            spacing_mm=(1.0, 1.0, 3.0),
            direction=(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
            label=label and LabelRecord(label),
            folder=folder,
            **more,
        )
        case.save()
    return case


def edit(case, change):
    path = case.folder / "case.json"
    content = json.loads(path.read_text())
    change(content)
    path.write_text(json.dumps(content, default=repr))
    return path


NAMES = [*(name for name in HOSTILE if not isinstance(name, bytes)), "case.json", "CASE.json"]  # JSON has no bytes
KINDS = {
    "label": lambda content, name: content["label"].update(file=name),
    "image": lambda content, name: content.update(image=name),
    "en-face image": lambda content, name: content.update(en_face={"axis": 1, "image": name, "mask": None}),
    "en-face mask": lambda content, name: content.update(en_face={"axis": 1, "image": None, "mask": name}),
}


def outside(victim):
    return [entry for entry in state(victim) if "study é" not in entry[0].parts]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:30])
@pytest.mark.parametrize("kind", KINDS)
def test_no_record_of_a_case_names_what_is_not_its_own(study, victim, kind, name):
    good, case = add_case(study, "good"), add_case(study, "bad")
    if kind.startswith("en-face") and name in (None, ""):
        return  # that is how a record says that there is none
    edit(case, lambda content: KINDS[kind](content, name))
    before = outside(victim)
    absolute = kind == "image" and isinstance(name, str) and (name[:1] in "/\\" or name[1:3] in (":\\", ":/")) and name
    if absolute:  # a linked image, which is read only, and only where it is
        found = study.case(case.id)
        found.set_label(LabelRecord(""), ".nrrd", lambda path: path.write_text("new"))
        found.drop_label()
    else:
        assert study.cases() == [good]
        with pytest.raises(ProjectError) as refusal:
            study.case(case.id)
        assert str(case.folder / "case.json") in refusal.value.sentence and refusal.value.hint
        for change in (
            lambda: case.set_label(LabelRecord(""), ".nrrd", lambda path: path.write_text("new")),
            case.drop_label,
            lambda: study.set_role(case, Role.TEST),
        ):
            with pytest.raises(SSLSegError):
                change()
    assert outside(victim) == before


@links
@pytest.mark.parametrize("place", ["label.nrrd", "image.nrrd", "case.json", "folder", "cases", "removed"])
def test_no_link_in_a_project_leads_a_change_outside(study, victim, place):
    good, case = add_case(study, "good"), add_case(study, "bad")
    path = {"folder": case.folder, "cases": case.folder.parent, "removed": study.folder / "removed"}.get(
        place, case.folder / place
    )
    away = victim / "victim" / "away"
    shutil.move(path, away) if path.exists() else away.mkdir()
    path.symlink_to(away)
    before = outside(victim)
    for change in (
        lambda: case.set_label(LabelRecord(""), ".nrrd", lambda path: path.write_text("new")),
        case.drop_label,
        lambda: study.set_role(case, Role.TEST),
        lambda: study.remove_case(study.case(case.id)),
        lambda: add_case(study, "new"),
        study.tidy,
    ):
        try:
            change()
        except SSLSegError as error:
            assert error.hint
    assert outside(victim) == before
    if place not in ("cases", "removed"):
        assert good in study.cases()


@links
def test_a_case_whose_files_link_within_its_folder_is_used_as_it_is(study):
    case = add_case(study)
    (case.folder / "label.nrrd").rename(case.folder / "kept.nrrd")
    (case.folder / "label.nrrd").symlink_to("kept.nrrd")
    study.case(case.id).set_label(LabelRecord(""), ".nrrd", lambda path: path.write_text("new"))
    assert (case.folder / "kept.nrrd").read_text() == "mask"
    assert study.case(case.id).label_path.read_text() == "new"


@pytest.mark.parametrize("own", ["image.nrrd", "IMAGE.nrrd", "predictions", "draft.seg.nrrd", "notes/label.nrrd"])
def test_a_new_label_deletes_only_an_older_label(study, own):
    case = add_case(study, label=None)
    (case.folder / "predictions").mkdir()
    (case.folder / "notes").mkdir()
    for name in ("predictions/m.seg.nrrd", "draft.seg.nrrd", "notes/label.nrrd"):
        (case.folder / name).write_text("drawn")
    edit(case, lambda content: content.update(label={"file": own}))
    if own.lower() == "image.nrrd":
        with pytest.raises(ProjectError, match="two of its files"):
            study.case(case.id)
        return
    before = state(case.folder)
    study.case(case.id).set_label(LabelRecord(""), ".nrrd", lambda path: path.write_text("new"))
    study.case(case.id).drop_label()
    assert [entry for entry in state(case.folder) if entry[0].name != "case.json"] == [
        entry for entry in before if entry[0].name != "case.json"
    ]


@pytest.mark.parametrize("image", ["label.nrrd", "Label.NRRD", "label-2.nrrd"])
def test_a_new_label_never_takes_the_name_of_another_file_of_the_case(study, image):
    case = add_case(study, label=None)
    (case.folder / "image.nrrd").rename(case.folder / image)
    edit(case, lambda content: content.update(image=image))
    for text in ("first", "second", "third"):
        study.case(case.id).set_label(LabelRecord(""), ".nrrd", lambda path, text=text: path.write_text(text))
        found = study.case(case.id)
        assert found.label_path.read_text() == text
        assert found.image_path.read_text() == "voxels"
        assert found.label_path.name.casefold() != image.casefold()


# ---------------------------------------------------------------------- damaged records
DAMAGES = {
    "empty": b"",
    "garbage": b"\xff\x00{",
    "half": b'{"name": "x", "role"',
    "list": b"[]",
    "deep": b"[" * 100_000,
    "number": b'{"size": ' + b"9" * 5000 + b"}",
    "types": b'{"name": 5, "role": {}, "size": "big"}',
    "nothing": b"{}",
    "null": b"null",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_record_blocks_its_own_case_only_and_is_told_once(study, caplog, damage):
    good, bad = add_case(study, "good"), add_case(study, "bad")
    (bad.folder / "case.json").write_bytes(DAMAGES[damage])
    assert study.cases() == [good] == study.cases(Role.TRAIN)
    cases, (damaged,) = study.survey()
    assert cases == [good] and damaged.id == bad.id
    assert "case.json" in damaged.error.sentence and "Restore it from a backup" in damaged.error.hint
    assert [bad.id in message for message in caplog.messages] == [True]
    assert study.case("good") == good == study.case(good.id)
    with pytest.raises(SSLSegError, match=r"case\.json"):
        study.named_cases([good.id, bad.id])
    assert add_case(study, "new").id == "case0003"
    study.remove_case(good)
    assert (bad.folder / "case.json").read_bytes() == DAMAGES[damage]


@pytest.mark.parametrize("how", ["unreadable", "folder", "pipe", "missing"])
def test_a_record_that_cannot_be_read_at_all_is_damage_like_any_other(study, how, monkeypatch):
    good, bad = add_case(study, "good"), add_case(study, "bad")
    path = bad.folder / "case.json"
    path.unlink()
    if how == "folder":
        path.mkdir()
    elif how == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("no pipes in folders")
        os.mkfifo(path)
    elif how == "unreadable":
        path.write_text("{}")
        if not hasattr(os, "geteuid") or os.geteuid() == 0:
            pytest.skip("root may read everything, and Windows has no such permissions")
        path.chmod(0)
    assert study.cases() == [good]
    (damaged,) = study.survey()[1]
    assert damaged.id == bad.id and damaged.error.hint
    assert add_case(study, "new").id == "case0003"


def test_with_a_damaged_record_the_schema_keeps_what_its_mask_may_use(study):
    study.set_schema(LabelSchema.from_names(["liver"]))
    (add_case(study).folder / "case.json").write_text("{")
    with pytest.raises(ProjectError, match="'liver'"):
        study.set_schema(LabelSchema.from_names(["spleen"]))


def test_the_scan_of_a_damaged_case_is_still_known_if_its_record_tells(study):
    bad = add_case(study, "bad")
    edit(bad, lambda content: content.update(role="teacher"))
    assert study.fingerprints() == {bad.fingerprint: bad.id}
    (bad.folder / "case.json").write_text("{")
    assert study.fingerprints() == {}


# ---------------------------------------------------------------------- newer records
def test_what_a_newer_version_has_written_survives_all_changes(study):
    case = add_case(study, en_face=EnFaceRecord(1, "flat.nrrd"))

    def renew(content):
        content["uncertainty"] = {"by": [1, 2]}
        content["label"]["author"] = "me"
        content["en_face"]["scanner"] = "x"

    path = edit(case, renew)
    found = study.case(case.id)
    study.set_role(found, Role.TEST)
    content = json.loads(path.read_text())
    assert content["uncertainty"] == {"by": [1, 2]} and content["role"] == "test"
    assert content["label"] == {"author": "me", "file": "label.nrrd", "source": "imported"} | {
        name: None for name in ("annotated_axis", "annotated_slices")
    }
    assert content["en_face"]["scanner"] == "x"
    found.set_label(LabelRecord(""), ".nrrd", lambda path: path.write_text("new"))
    content = json.loads(path.read_text())
    assert "author" not in content["label"]  # it was said of the older label
    assert content["uncertainty"] == {"by": [1, 2]} and content["en_face"]["scanner"] == "x"


def test_a_case_that_is_named_twice_counts_once(study):
    first, second = add_case(study, "first"), add_case(study, "second")
    assert study.named_cases([second.id, "first", first.id, "second"]) == [second, first]


@pytest.mark.parametrize("spacing", [[1e308, 1, 1], [1, 1e-300, 1], [0, 1, 1], [-1, 1, 1], [1, 1, float("nan")]])
def test_a_record_with_a_spacing_that_no_volume_has_is_damaged(study, spacing):
    case = add_case(study, "case")
    record = case.folder / "case.json"
    record.write_text(json.dumps({**json.loads(record.read_text()), "spacing_mm": spacing}))
    (damaged,) = study.survey()[1]
    assert "that of no volume" in damaged.error.sentence


# ---------------------------------------------------------------------- read again and again
def settled(case):
    """A record that was written a while ago."""
    os.utime(case.folder / "case.json", ns=(10**18, 10**18))


def test_only_records_that_have_changed_are_read_again(study):
    one, other = add_case(study, "a"), add_case(study, "b")
    for case in (one, other):
        settled(case)
    memory = CaseMemory()
    before = study.survey(memory=memory)[0]
    study.set_role(one, Role.TEST)
    after = study.survey(memory=memory)[0]
    assert after[0].role is Role.TEST and after[1] is before[1]
    assert study.survey()[0][1] is not before[1]  # who does not ask often gets his own


def test_a_record_that_has_just_been_written_is_read_again(study):
    case, memory = add_case(study), CaseMemory()
    first = study.survey(memory=memory)[0][0]
    status = (case.folder / "case.json").stat()
    edit(case, lambda content: content.update(name="nacs"))  # as long as before
    os.utime(case.folder / "case.json", ns=(status.st_mtime_ns, status.st_mtime_ns))
    assert (study.survey(memory=memory)[0][0].name, first.name) == ("nacs", "scan")


def test_a_record_that_is_spoilt_or_gone_is_told_though_it_was_known(study):
    case, memory = add_case(study), CaseMemory()
    settled(case)
    study.survey(memory=memory)
    (case.folder / "case.json").write_text("{")
    assert [one.id for one in study.survey(memory=memory)[1]] == [case.id]
    (case.folder / "case.json").unlink()
    assert study.survey(memory=memory)[0] == []
