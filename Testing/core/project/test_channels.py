"""Several sequences per case: their names in the project, their files in the record, and what a record cannot say."""

import json
from dataclasses import replace

import pytest

from SSLSegmentationLib.core.errors import DataError, ProjectError, SettingsError
from SSLSegmentationLib.core.settings import from_dict, to_dict
from SSLSegmentationLib.project import Case, LabelRecord, Project, Role, frames_of, refuse_duplicate
from SSLSegmentationLib.project.channels import (
    ChannelRecord,
    channel_counts,
    channel_name,
    counts_text,
    drop_channel,
    ensure_channel,
    link_channel,
    set_channels,
    write_channel,
)
from SSLSegmentationLib.project.cohort import remarks
from SSLSegmentationLib.project.seen import SeenScans, refuse_scans_of_test_cases, scan_record
from SSLSegmentationLib.project.series import FrameRecord, SeriesRecord, series_fingerprint
from SSLSegmentationLib.project.views import flat_view
from SSLSegmentationLib.training.plan import planned


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "study é")


def add(project, **more):
    """A case whose files hold words."""
    with project.filling_case_folder() as folder:
        (folder / "image.nrrd").write_text("voxels")
        case = Case(
            id=folder.name,
            name="scan",
            role=Role.TRAIN,
            image="image.nrrd",
            fingerprint=f"{folder.name}-print",
            size=(8, 9, 10),
            spacing_mm=(1.5, 1.5, 8.0),
            direction=(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
            folder=folder,
        )
        case = replace(case, **more)
        case.save()
    return case


def give(case, name, words="other voxels", **more):
    def write(path):
        path.write_text(words)
        return ChannelRecord("", "", f"{case.id}-{name}", **more)

    return write_channel(case, name, write)


def on_disk(case):
    return json.loads((case.folder / "case.json").read_text())


def test_a_case_without_sequences_is_recorded_as_before(study):
    case = add(study)
    before = (case.folder / "case.json").read_bytes()
    assert b"channels" not in before
    give(case, "ADC")
    drop_channel(case, "ADC")
    assert (case.folder / "case.json").read_bytes() == before
    assert sorted(path.name for path in case.folder.iterdir()) == ["case.json", "image.nrrd"]
    assert "channels" not in json.loads((study.folder / "project.json").read_text())
    assert study.channels == ()


def test_sequences_come_back(study):
    case = add(study)
    give(case, "ADC", resampled=True, file_fingerprint="of the file")
    link_channel(case, ChannelRecord("T1 C", str(study.folder.parent / "t1.nii"), "linked"))
    newest = study.case(case.id)
    assert newest == case
    assert [one.name for one in newest.channels] == ["ADC", "T1 C"]
    assert newest.channel("adc").resampled
    assert newest.channel("adc").image == "channel-ADC.nrrd"
    assert newest.channel_path("ADC") == case.folder / "channel-ADC.nrrd"
    assert newest.channel_path("T1 C") == study.folder.parent / "t1.nii"
    assert newest.channel("DWI") is None
    assert newest.channel_path("DWI") is None


def test_the_older_file_stays_until_the_new_one_is_written(study):
    case = add(study)
    give(case, "ADC", "older")

    def fail(path):
        path.write_text("half")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_channel(case, "ADC", fail)
    assert study.case(case.id).channel_path("ADC").read_text() == "older"
    give(case, "ADC", "newer")
    assert study.case(case.id).channel_path("ADC").read_text() == "newer"
    assert len(list(case.folder.glob("channel-*"))) == 1


def test_a_linked_file_is_never_deleted(study, tmp_path):
    file = tmp_path / "channel-adc.nii"
    file.write_text("mine")
    case = add(study)
    link_channel(case, ChannelRecord("ADC", str(file), "linked"))
    give(case, "ADC")
    drop_channel(case, "ADC")
    assert file.read_text() == "mine"


def test_names_that_become_one_file_name_get_files_of_their_own(study):
    case = add(study)
    for name in ("b 1", "b-1", "B_1", "é", "ü"):
        give(case, name, name)
    files = [case.channel_path(one.name) for one in study.case(case.id).channels]
    assert [file.read_text() for file in files] == ["b 1", "b-1", "B_1", "é", "ü"]
    assert len({file.name.casefold() for file in files}) == 5


def test_a_change_keeps_what_else_the_record_says_by_now(study):
    case = add(study)
    older = study.case(case.id)
    case.set_label(LabelRecord(""), ".nii", lambda path: path.write_text("mask"))
    give(older, "ADC")
    assert study.case(case.id).label is not None
    older.set_label(LabelRecord(""), ".nii", lambda path: path.write_text("mask 2"))
    assert study.case(case.id).channel("ADC") is not None


def test_what_a_newer_version_has_written_stays_with_its_sequence(study):
    case = add(study)
    for name in ("ADC", "DWI"):
        give(case, name)
    content = on_disk(case)
    content["channels"][1]["b_value"] = 800
    (case.folder / "case.json").write_text(json.dumps(content))
    case = study.case(case.id)
    drop_channel(case, "ADC")
    give(case, "T1")
    assert [one.get("b_value") for one in on_disk(case)["channels"]] == [800, None]
    give(case, "DWI")  # another file: nothing said of the older one holds
    assert [one.get("b_value") for one in on_disk(case)["channels"]] == [None, None]


def series_of(case):
    frame = FrameRecord(case.image, "frame")
    return {"series": SeriesRecord((frame,)), "fingerprint": series_fingerprint(["frame"])}


def test_frames_and_sequences_exclude_each_other(study):
    case = add(study)
    case = replace(case, **series_of(case))
    case.save()
    for part in (case, *frames_of(case)):
        with pytest.raises(ProjectError, match=r"frame|part of a case"):
            give(part, "ADC")
    record = {"channels": (ChannelRecord("ADC", "adc.nrrd", "print"),)}
    replace(case, **record).save()
    with pytest.raises(ProjectError, match="it has frames, and further sequences"):
        study.case(case.id)


def test_the_plane_of_a_case_has_no_sequences(study):
    case = add(study)
    give(case, "ADC")
    plane = flat_view(case, 1)
    assert plane.channels is None
    with pytest.raises(ProjectError, match="part of a case"):
        give(plane, "DWI")
    assert study.case(case.id).channel("ADC") is not None


@pytest.mark.parametrize(
    ("channels", "said"),
    [
        ([{"name": "ADC", "image": "../other/image.nrrd", "fingerprint": "x"}], "sequence 'ADC'"),
        ([{"name": "ADC", "image": "image.nrrd", "fingerprint": "x"}], "to two of its files"),
        (
            [
                {"name": "ADC", "image": "a.nrrd", "fingerprint": "x"},
                {"name": "adc", "image": "b.nrrd", "fingerprint": "y"},
            ],
            "called 'ADC' and 'adc'",
        ),
        ([{"name": "a/b", "image": "a.nrrd", "fingerprint": "x"}], "no name for a sequence"),
        ([{"name": "ADC", "image": "a.nrrd"}], "lacks 'fingerprint'"),
        ([{"name": "ADC", "image": "a.nrrd", "fingerprint": 3}], "fingerprint cannot be"),
        ("ADC", "channels cannot be"),
        ([3], "cannot be made of 3"),
    ],
)
def test_a_damaged_record_says_why(study, channels, said):
    case = add(study)
    (case.folder / "case.json").write_text(json.dumps(on_disk(case) | {"channels": channels}))
    with pytest.raises(ProjectError, match=said):
        study.case(case.id)
    assert study.cases() == []


def test_names_are_those_of_the_project(study):
    assert ensure_channel(study, " ADC ") == "ADC"
    assert study.channels == ("image", "ADC")
    assert ensure_channel(study, "adc") == "ADC"
    set_channels(study, ("T2", "ADC", "DWI"))
    assert Project(study.folder).channels == ("T2", "ADC", "DWI")
    assert study.name == Project(study.folder).name == "study é"
    for name in ("t2", "image", "Image"):
        with pytest.raises(SettingsError, match="the image itself"):
            ensure_channel(study, name)


def test_a_name_that_a_case_has_stays(study):
    case = add(study)
    give(case, ensure_channel(study, "ADC"))
    with pytest.raises(ProjectError, match="'ADC', which is not among"):
        set_channels(study, ("T2", "DWI"))
    with pytest.raises(ProjectError, match="'ADC', which is not among"):
        set_channels(study, ("ADC",))
    assert study.channels == ("image", "ADC")


@pytest.mark.parametrize("name", ["", "  ", "T2*", "a,b", "a=b", "../x", "a/b", "-x", "a" * 41, "\x1b[0m", "a@1"])
def test_odd_names_are_refused(study, name):
    with pytest.raises(SettingsError, match="no name for a sequence"):
        ensure_channel(study, name)
    assert study.channels == ()


@pytest.mark.parametrize("name", ["T2", "T1+C", "b 800", "DCE_T1-w", "3", "造影", "Größe+"])
def test_usual_names_are_taken(name):
    assert channel_name(f" {name} ") == name


@pytest.mark.parametrize("names", ["T2", [3], ["T2", "t2"], ["T2", "T2"], [" T2"], {"T2": 1}])
def test_damaged_names_of_a_project_say_so(study, names):
    file = study.folder / "project.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | {"channels": names}))
    with pytest.raises(ProjectError, match="damaged in its names of sequences"):
        _ = study.channels
    assert study.cases() == []


def test_cases_are_counted_by_sequence(study):
    cases = [add(study) for _ in range(3)]
    give(cases[1], ensure_channel(study, "ADC"))
    counts = channel_counts(study.channels, study.cases())
    assert counts == {"image": 3, "ADC": 1}
    assert counts_text(counts, 3) == "image: all 3 cases; ADC: 1 of 3 cases"


def test_a_further_sequence_is_known_by_its_voxels(study):
    case = add(study)
    give(case, "ADC", file_fingerprint="of the file")
    for known in (study.fingerprints(), damaged(study, case).fingerprints()):
        assert f"{case.id}-ADC" not in known  # it is no case
        for one in (f"{case.id}-ADC", "of the file"):
            with pytest.raises(DataError, match=f"further sequence of case '{case.id}'"):
                refuse_duplicate("scan.nii", one, known)


def damaged(study, case):
    (case.folder / "case.json").write_text(json.dumps(on_disk(case) | {"role": "none"}))
    return study


# ---------------------------------------------------------------------- one scan, one role; what is gone
def test_a_scan_that_was_learnt_from_is_known_by_its_sequences(study, tmp_path):
    case, other = add(study), add(Project.create(tmp_path / "other"), fingerprint="case0001-ADC")
    give(case, "ADC", file_fingerprint="of the file")
    plan = planned([case])
    record = scan_record(learnt=plan)
    assert record["learnt"] == ["case0001-ADC", "case0001-print", "of the file"]
    seen = SeenScans(learnt=frozenset(record["learnt"]))
    assert seen.among([other], seen.learnt) == [other.id]
    with pytest.raises(SettingsError, match="is the same scan as the test case"):
        refuse_scans_of_test_cases([replace(plan[0], id="mine")], [other])
    plan_of_old = planned([other])
    assert "channel_fingerprints" not in to_dict(plan_of_old[0])
    assert from_dict(type(plan[0]), to_dict(plan[0])) == plan[0]


def test_a_sequence_that_is_gone_or_anothers_is_remarked_on(study):
    cases = [add(study) for _ in range(3)]
    give(cases[0], "ADC")
    give(cases[1], "ADC")
    assert remarks(study.cases()) == {}
    (cases[0].folder / "channel-ADC.nrrd").unlink()
    assert "Its sequence 'ADC' is gone: there is no file" in remarks(study.cases())["case0001"][0]
    (cases[0].folder / "channel-ADC.nrrd").write_text("voxels")
    link_channel(cases[2], ChannelRecord("DWI", str(cases[1].channel_path("ADC")), "case0002-ADC"))
    found = remarks(study.cases())
    assert found["case0003"] == [
        "Its sequence 'DWI' is also the sequence 'ADC' of 'case0002' (train): one of them is wrong."
    ]
    assert "'DWI' of 'case0003'" in found["case0002"][0]
