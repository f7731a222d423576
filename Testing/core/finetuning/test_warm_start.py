"""What a chain of models may learn from and judge by, where patients are known."""

from types import SimpleNamespace

from SSLSegmentationLib.finetuning.warm_start import allowed
from SSLSegmentationLib.project.cases import PatientRecord
from SSLSegmentationLib.project.seen import SeenScans


def scan(name, patient=None):
    record = PatientRecord(patient, 1) if patient else None
    other = {"frame": None, "cut_from": None, "file_fingerprints": (), "channel_fingerprints": ()}
    return SimpleNamespace(id=name, fingerprint=f"print of {name}", patient=record, dicom=None, **other)


def seen(learnt=(), validation=()):
    return SeenScans(frozenset(one.fingerprint for one in learnt), frozenset(one.fingerprint for one in validation))


def ids(cases):
    return [case.id for case in cases]


def test_a_scan_that_comes_in_later_goes_the_way_of_its_patient():
    taught, judging = scan("taught", 1), scan("judging", 2)
    late, stale, new = scan("late", 2), scan("stale", 1), scan("new", 3)
    found = allowed([taught, late, new], [judging, stale], [], seen([taught], [judging]))
    assert ids(found.train) == ["taught", "new"] and ids(found.validation) == ["judging"]
    assert found.left_out == {
        "late": "another scan of its patient has judged the models so far",
        "stale": "another scan of its patient has been learnt from",
    }


def test_without_patients_and_in_the_first_round_all_are_used():
    taught, judging, late = scan("taught"), scan("judging"), scan("late")
    assert allowed([taught, late], [judging], [], seen([taught], [judging])).left_out == {}
    assert allowed([scan("a", 1)], [scan("b", 1)], [], seen()).left_out == {}


def test_a_patient_that_was_on_both_sides_from_the_first_stays_there_as_it_was_asked_for():
    taught, judging = scan("taught", 1), scan("judging", 1)
    assert allowed([taught], [judging], [], seen([taught], [judging])).left_out == {}
