"""Data sets in the style of the Decathlon come in with their split, whatever their description says."""

import json
import os
import shutil

import pytest
from importing_data import SCHEMA, SHAPE, labels, save, state
from volumes.synthetic import noise

from SSLSegmentationLib.core.errors import DataError, ProjectError, StorageError
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.importing import volumes as importing
from SSLSegmentationLib.project import Project, Role


@pytest.fixture
def study(tmp_path):
    project = Project.create(tmp_path / "étude 1")
    project.set_schema(SCHEMA)
    return project


@pytest.fixture
def inbox(tmp_path):
    """The user's folder, whose files must stay as they are."""
    folder = tmp_path / "Eingang é 2"
    folder.mkdir()
    return folder


@pytest.fixture
def dataset(inbox):
    """A data set in the style of the Decathlon; returns a function that writes its description."""
    for number in range(5):
        save(noise(SHAPE, seed=number), inbox / "imagesTr" / f"liver_{number}.nii.gz")
        save(labels(), inbox / "labelsTr" / f"liver_{number}.nii.gz")

    def entry(number):
        return {"image": f"./imagesTr/liver_{number}.nii.gz", "label": f"./labelsTr/liver_{number}.nii.gz"}

    def write(**changes):
        content = {
            "labels": {"0": "background", "1": "liver", "2": "spleen"},
            "numTraining": 2,
            "training": [entry(0), entry(1)],
            "test": ["./imagesTr/liver_2.nii.gz"],
        }
        path = inbox / "dataset.json"
        path.write_text(json.dumps({**content, **changes}), encoding="utf-8")
        return path

    write.entry = entry
    return write


def test_a_decathlon_data_set_is_imported_with_its_split(tmp_path, inbox, dataset):
    study = Project.create(tmp_path / "p")
    description = dataset(validation=[dataset.entry(3)], unlabeled=["imagesTr/liver_4.nii.gz"])
    before = state(inbox)
    report = import_dataset(study, description)
    assert state(inbox) == before
    assert report.refused == []
    found = {case.id: (str(case.role), case.label is not None) for case in study.cases()}
    assert found == {
        "liver_0": ("train", True),
        "liver_1": ("train", True),
        "liver_2": ("test", False),
        "liver_3": ("validation", True),
        "liver_4": ("unlabelled", False),
    }
    assert [(s.value, s.name) for s in study.schema.segments] == [(1, "liver"), (2, "spleen")]


def test_a_test_list_may_give_labels_too(study, dataset):
    report = import_dataset(study, dataset(test=[dataset.entry(2)]), link=True)
    case = study.case("liver_2")
    assert (case.role, case.label is not None, len(report.added)) == (Role.TEST, True, 3)
    assert case.image.endswith("liver_2.nii.gz")


def test_without_a_validation_list_none_is_made_up(study, dataset):
    import_dataset(study, dataset())
    assert study.cases(Role.VALIDATION) == []


@pytest.mark.parametrize("labels_", [{"background": 0, "liver": 1, "spleen": 2}, {"1": "Liver", "2": "SPLEEN"}])
def test_labels_may_be_turned_round_and_spelt_otherwise(study, dataset, labels_):
    assert len(import_dataset(study, dataset(labels=labels_)).added) == 3


def test_missing_and_double_volumes_are_reported_and_the_rest_goes_on(study, inbox, dataset):
    (inbox / "imagesTr" / "liver_1.nii.gz").unlink()
    report = import_dataset(study, dataset(unlabeled=["imagesTr/liver_0.nii.gz", "imagesTr/liver_4.nii.gz"]))
    assert [case.id for case in report.added] == ["liver_0", "liver_2", "liver_4"]
    (missing, double) = (error.sentence for _, error in report.refused)
    assert "liver_1.nii.gz' does not exist" in missing
    assert "same volume as case 'liver_0'" in double


@pytest.mark.parametrize("name", ["a" * 5000, "a\x00b.nrrd", "half \ud800.nrrd"])
def test_names_that_no_file_can_have_are_refused_one_by_one(study, dataset, name):
    report = import_dataset(study, dataset(training=[{**dataset.entry(0), "image": name}]))
    assert [case.id for case in report.added] == ["liver_2"]
    ((_, error),) = report.refused
    assert "no name that a file can have" in error.sentence and len(error.sentence) < 1000


@pytest.mark.parametrize("name", ["../../secret.nrrd", "imagesTr/../../secret.nrrd", "/etc/passwd"])
@pytest.mark.parametrize("kind", ["image", "label"])
def test_a_data_set_names_no_file_outside_its_folder(study, inbox, dataset, name, kind):
    save(noise(SHAPE, seed=9), inbox.parent / "secret.nrrd")
    report = import_dataset(study, dataset(training=[{**dataset.entry(0), kind: name}]))
    assert [case.id for case in report.added] == ["liver_2"]
    ((_, error),) = report.refused
    assert "outside the data set's folder" in error.sentence
    assert name in error.sentence


@pytest.mark.parametrize("entry", [17, None, {}, {"label": "x"}, {"image": ["a", 2]}, {"image": 3}, ["a"]])
def test_an_entry_that_names_no_image_is_reported(study, dataset, entry):
    report = import_dataset(study, dataset(training=[entry, dataset.entry(0)]))
    assert [case.id for case in report.added] == ["liver_0", "liver_2"]
    ((path, error),) = report.refused
    assert path.name == "dataset.json"
    assert "dataset.json" in error.sentence


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"labels": None}, "not a Decathlon"),
        ({"labels": {}}, "not a Decathlon"),
        ({"labels": ["liver"]}, "not a Decathlon"),
        ({"labels": {"one": "liver"}}, "not a Decathlon"),
        ({"labels": {"0": "background"}}, "not a Decathlon"),
        ({"labels": {"1": "liver", "2": "liver"}}, "not a Decathlon"),
        ({"labels": {"1": "kidney"}}, "labels of .* differ"),
        ({"labels": {"2": "liver"}}, "labels of .* differ"),
        ({"training": "imagesTr"}, "'training' is no list"),
        ({"training": [], "test": []}, "lists no volume"),
    ],
)
def test_a_description_of_another_style_is_refused_before_anything_is_written(study, dataset, changes, words):
    before = state(study.folder)
    with pytest.raises((ProjectError, DataError), match=words) as caught:
        import_dataset(study, dataset(**changes))
    assert "dataset.json" in caught.value.sentence
    assert caught.value.hint
    assert state(study.folder) == before


@pytest.mark.parametrize("content", [b"", b'{"labels": {"1": "li', b"[1, 2]", b"\xff\xfe{}"])
def test_a_damaged_description_is_named(study, inbox, content):
    (inbox / "dataset.json").write_bytes(content)
    with pytest.raises(ProjectError, match=r"data set description '.*dataset\.json' is damaged"):
        import_dataset(study, inbox / "dataset.json")
    with pytest.raises(ProjectError, match="does not exist"):
        import_dataset(study, inbox / "nowhere.json")


def test_a_full_disk_stops_the_import_and_keeps_what_is_there(study, dataset, monkeypatch):
    real, done = importing.write_image, []

    def full(path, image):
        if done:
            raise StorageError("The disk is full: nothing was written.", "Free some space.")
        done.append(path)
        real(path, image)

    monkeypatch.setattr(importing, "write_image", full)
    with pytest.raises(StorageError, match="disk is full"):
        import_dataset(study, dataset())
    assert [case.id for case in study.cases()] == ["liver_0"]
    assert os.listdir(study.folder / "cases") == ["liver_0"]


def test_a_data_set_named_by_a_path_with_dots_is_imported(cohort, tmp_path):
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    description = folder / ".." / "data" / "dataset.json"
    shutil.copytree(cohort.parent, tmp_path / "data")
    report = import_dataset(Project.create(tmp_path / "p"), description, link=True)
    assert len(report.added) == 6 and not report.refused


@pytest.mark.parametrize("value", [float("inf"), [float("inf")], float("nan"), 10**400])
def test_label_values_that_are_no_numbers_are_a_sentence(study, dataset, value):
    with pytest.raises(ProjectError, match="do not name label values"):
        import_dataset(study, dataset(labels={"background": 0, "liver": value}))
