"""How labels stand: every change of them is seen, and nothing else is."""

import os

import pytest

from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.cases import RECORD, Case
from SSLSegmentationLib.project.label_state import LabelWatch, label_state


def labelled(project):
    return project.cases(Role.TRAIN, labelled=True)


def test_it_names_every_case_with_a_label_and_is_the_same_while_nothing_is_done(project):
    state = label_state(project)
    assert [each.case for each in state] == sorted(case.id for case in project.cases(labelled=True))
    assert all(each.mtime_ns and each.slices is None for each in state)
    assert label_state(project) == state


def test_roles_slices_masks_and_a_label_that_goes_are_seen(project):
    case, seen = labelled(project)[0], {label_state(project)}
    case.label.annotated_axis, case.label.annotated_slices = 2, [1, 3]
    case.save()
    seen.add(label_state(project))
    path = case.label_path
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 1))
    seen.add(label_state(project))
    project.set_role(case, Role.VALIDATION)
    seen.add(label_state(project))
    case.drop_label()
    seen.add(label_state(project))
    assert len(seen) == 5


def test_a_case_whose_record_or_mask_is_gone_keeps_nobody_from_the_others(project):
    first, second = labelled(project)
    (first.folder / "case.json").write_text("{")
    second.label_path.rename(second.folder / "elsewhere")
    found = {each.case: each for each in label_state(project)}
    assert first.id not in found
    assert found[second.id].mtime_ns == 0


def complete_a_slice(project):
    case = labelled(project)[0]
    case.label.annotated_axis, case.label.annotated_slices = 2, [1, 3]
    case.save()


def change_a_role(project):
    project.set_role(labelled(project)[0], Role.VALIDATION)


def drop(project):
    labelled(project)[0].drop_label()


def remove(project):
    project.remove_case(labelled(project)[0])


def damage(project):
    (labelled(project)[0].folder / RECORD).write_text("{")


@pytest.mark.parametrize("change", [complete_a_slice, change_a_role, drop, remove, damage])
def test_who_watches_sees_what_who_asks_sees(project, change):
    watch = LabelWatch(project)
    before = watch.state()
    assert watch.state() == before == label_state(project)
    assert watch.cases() == project.cases()
    change(project)
    assert watch.state() != before
    assert watch.state() == label_state(project)


def test_who_watches_reads_a_record_only_after_it_was_written(project, monkeypatch):
    watch, read, load = LabelWatch(project), [], Case.load
    monkeypatch.setattr(Case, "load", classmethod(lambda cls, folder: read.append(folder.name) or load(folder)))
    ids = [case.id for case in watch.cases()]
    watch.state()
    assert sorted(read) == ids
    load(project.case_folder(ids[0])).save()
    watch.state()
    assert sorted(read) == sorted([*ids, ids[0]])
