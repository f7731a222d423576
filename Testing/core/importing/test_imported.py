"""An import that was interrupted and is repeated goes on where it was, and keeps nothing of what it has looked at."""

import os

import pytest
import SimpleITK as sitk
from importing_data import SCHEMA, SHAPE, labels, save
from volumes.synthetic import noise

from SSLSegmentationLib.cli.main import main
from SSLSegmentationLib.core.storage import write_json
from SSLSegmentationLib.importing import add_folder, import_dataset
from SSLSegmentationLib.importing import masks as importing_masks
from SSLSegmentationLib.importing import volumes as importing
from SSLSegmentationLib.importing.imported import FILE, ImportLedger
from SSLSegmentationLib.project import Project


@pytest.fixture
def study(tmp_path):
    project = Project.create(tmp_path / "étude 1")
    project.set_schema(SCHEMA)
    return project


@pytest.fixture
def inbox(tmp_path):
    """A folder with six volumes."""
    for seed in range(6):
        save(noise(SHAPE, seed=seed), tmp_path / "Eingang é" / f"Müller {seed}.nrrd")
    return tmp_path / "Eingang é"


@pytest.fixture
def reads(monkeypatch):
    """Names of the user's files that are read from now on."""
    read = []
    real = importing.read_frames
    monkeypatch.setattr(importing, "read_frames", lambda path, *how: read.append(path.name) or real(path, *how))
    return read


def interrupted_after(count):
    def progress(items, description):
        yield from items[:count]
        raise KeyboardInterrupt

    return progress


def test_an_interrupted_import_goes_on_where_it_was(study, inbox, reads):
    with pytest.raises(KeyboardInterrupt):
        add_folder(study, inbox, progress=interrupted_after(4))
    assert len(study.cases()) == 4
    reads.clear()
    report = add_folder(Project(study.folder), inbox)
    assert [case.name for case in report.added] == ["Müller 4", "Müller 5"]
    assert [path.name for path in report.present] == [f"Müller {seed}.nrrd" for seed in range(4)]
    assert report.refused == []
    assert [name for name in reads if name != "image.nrrd"] == ["Müller 4.nrrd", "Müller 5.nrrd"]
    assert len(study.cases()) == 6


def test_a_data_set_goes_on_with_its_masks(study, inbox):
    entries = []
    for seed in range(4):
        mask = save(labels(), inbox / "labels" / f"{seed}.nrrd")
        entries.append({"image": f"Müller {seed}.nrrd", "label": f"labels/{mask.name}"})
    write_json(inbox / "dataset.json", {"labels": {"1": "liver", "2": "spleen"}, "training": entries})
    with pytest.raises(KeyboardInterrupt):
        import_dataset(study, inbox / "dataset.json", progress=interrupted_after(2))
    report = import_dataset(study, inbox / "dataset.json")
    assert (len(report.added), len(report.present), report.refused) == (2, 2, [])
    assert len(study.cases(labelled=True)) == 4


def test_a_case_that_comes_with_a_mask_is_no_case_before_the_mask_is_there(study, inbox, monkeypatch):
    mask = save(labels(), inbox / "labels" / "0.nrrd")
    seen = []
    real = importing_masks.atomic_path

    def watched(path):
        seen.append(len(study.cases()))
        return real(path)

    monkeypatch.setattr(importing_masks, "atomic_path", watched)
    case = importing.add_volume(study, inbox / "Müller 0.nrrd", label=mask)
    assert seen == [0]
    assert study.case(case.id).label_path.is_file()


def test_files_that_have_changed_are_read_again(study, inbox, reads):
    add_folder(study, inbox)
    save(noise(SHAPE, seed=99), inbox / "Müller 0.nrrd")  # another volume under the same name
    os.utime(inbox / "Müller 1.nrrd", ns=(1, 1))  # the same volume, touched
    study.remove_case(study.case("Müller 2"))
    reads.clear()
    report = add_folder(study, inbox)
    assert [case.name for case in report.added] == ["Müller 0", "Müller 2"]
    assert [(path.name, "same volume" in str(error)) for path, error in report.refused] == [("Müller 1.nrrd", True)]
    assert len(report.present) == 3


def test_the_second_file_of_a_pair_is_looked_at_too(study, inbox):
    folder = inbox / "pairs"
    folder.mkdir()
    sitk.WriteImage(sitk.GetImageFromArray(noise(SHAPE, seed=7)), str(folder / "a.mhd"))
    assert len(add_folder(study, folder).added) == 1
    assert len(add_folder(study, folder).present) == 1
    sitk.WriteImage(sitk.GetImageFromArray(noise(SHAPE, seed=8)), str(folder / "a.mhd"))
    assert len(add_folder(study, folder).added) == 1


@pytest.mark.parametrize("damage", [b'["cut off', b"\xff\xfe\n", b"[1, 2]\n17\n"])
def test_a_damaged_list_of_files_costs_only_a_second_look(study, inbox, damage):
    add_folder(study, inbox)
    (study.folder / FILE).write_bytes(damage)
    report = add_folder(study, inbox)
    assert (len(report.added), len(report.present), len(report.refused)) == (0, 0, 6)
    save(noise(SHAPE, seed=99), inbox / "new.nrrd")
    assert len(add_folder(study, inbox).added) == 1
    assert [path.name for path in add_folder(study, inbox).present] == ["new.nrrd"]


@pytest.mark.parametrize("name", ["nowhere.nrrd", "nul\0byte.nrrd", "\ud800.nrrd"])
def test_what_is_no_file_has_no_stamp(study, inbox, name):
    ledger = ImportLedger(study)
    assert ledger.stamp(inbox / name, None, alone=True) is None
    assert ledger.stamp(inbox / "Müller 0.nrrd", inbox / name, alone=True) is None
    assert ledger.fingerprint(None) is None


def test_no_name_of_a_file_is_written_down(study, inbox):
    add_folder(study, inbox)
    content = (study.folder / FILE).read_text()
    assert len(content.splitlines()) == 6
    assert "ller" not in content and "Eingang" not in content


def test_what_is_refused_keeps_no_volume_in_memory(study, inbox):
    """A traceback holds its frames, and these the voxels."""
    add_folder(study, inbox)
    (study.folder / FILE).unlink()
    report = add_folder(study, inbox)  # all are doubles
    (inbox / "cut.nrrd").write_bytes((inbox / "Müller 0.nrrd").read_bytes()[:-30])
    report.refused += add_folder(study, inbox).refused
    assert len(report.refused) > 6
    for _, error in report.refused:
        assert error.__traceback__ is error.__cause__ is error.__context__ is None


def test_the_command_says_what_was_there_and_is_no_failure(study, inbox, capsys):
    command = ["add", str(study.folder), str(inbox)]
    assert main(command) == 0
    capsys.readouterr()
    assert main(command) == 0
    assert "Added 0 volumes to 'étude 1', 6 were there already." in capsys.readouterr().out
