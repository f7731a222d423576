"""Trees of BIDS come in: subjects and sessions as cases, their modalities as sequences, masks of derivatives."""

import numpy as np
import pytest
import SimpleITK as sitk
from importing_data import SHAPE, labels, save, state
from volumes.synthetic import noise

from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.volumes.reading import read_volume


@pytest.fixture
def study(tmp_path):
    return Project.create(tmp_path / "study")


@pytest.fixture
def tree(tmp_path):
    """Three subjects with T2w, two of them with T1w; masks for two."""
    root = tmp_path / "bids"
    for number in (1, 2, 3):
        save(noise(SHAPE, seed=number), root / f"sub-0{number}" / "anat" / f"sub-0{number}_T2w.nii.gz")
    for number in (1, 2):
        save(noise(SHAPE, seed=9 + number), root / f"sub-0{number}" / "anat" / f"sub-0{number}_T1w.nii.gz")
        save(
            labels(),
            root / "derivatives" / "labels" / f"sub-0{number}" / "anat" / f"sub-0{number}_T2w_seg-manual.nii.gz",
        )
    (root / "sub-01" / "anat" / "sub-01_T2w.json").write_text("{}")
    save(noise(SHAPE, seed=20), root / "sub-01" / "dwi" / "sub-01_dwi.nii.gz")
    (root / "participants.tsv").write_text("participant_id\tage\nsub-01\t30\nsub-02\t40\nsub-03\t50\n")
    return root


def roles(study):
    return {case.id: (str(case.role), case.label is not None) for case in study.cases()}


def test_subjects_are_cases_and_those_with_a_mask_are_learnt_from(study, tree):
    before = state(tree)
    report = import_dataset(study, tree)
    assert state(tree) == before and not report.refused
    assert roles(study) == {"sub-01": ("train", True), "sub-02": ("train", True), "sub-03": ("unlabelled", False)}
    assert study.channels == ("T2w", "T1w")
    image = read_volume(study.case("sub-02").channel_path("T1w"))
    np.testing.assert_array_equal(sitk.GetArrayFromImage(image), noise(SHAPE, seed=11))
    assert study.case("sub-03").channel("T1w") is None
    assert [(s.value, s.name) for s in study.schema.segments] == [(1, "Label 1"), (2, "Label 2")]


def test_roles_and_names_are_those_of_the_tables(study, tree):
    rows = ["participant_id\tgroup\tsplit", "sub-01\tpatient\tTrain", "sub-02\tpatient\tval", "sub-03\tcontrol\tTEST"]
    (tree / "participants.tsv").write_text("\n".join(rows))
    (tree / "derivatives" / "labels" / "dseg.tsv").write_text("index\tname\n1\tliver\n2\tspleen\n99\tother\n")
    import_dataset(study, tree, channel="T2w")
    assert {case.id: str(case.role) for case in study.cases()} == {
        "sub-01": "train",
        "sub-02": "validation",
        "sub-03": "test",
    }
    assert [(s.value, s.name) for s in study.schema.segments] == [(1, "liver"), (2, "spleen")]
    assert study.channels == ()


def test_sessions_and_acquisitions_are_cases_of_their_own(study, tmp_path):
    root = tmp_path / "bids"
    names = ["sub-01_ses-a_acq-ax", "sub-01_ses-a_acq-sag", "sub-01_ses-b"]
    for seed, name in enumerate(names):
        session = name.split("_")[1]
        save(noise(SHAPE, seed=seed), root / "sub-01" / session / "anat" / f"{name}_T2w.nii.gz")
    save(labels(), root / "derivatives" / "tool" / "sub-01" / "ses-a" / "anat" / "sub-01_ses-a_acq-sag_dseg.nii.gz")
    save(noise(SHAPE), root / "derivatives" / "tool" / "sub-01" / "ses-b" / "anat" / "sub-01_ses-b_desc-n4_T2w.nii.gz")
    report = import_dataset(study, root)
    assert not report.refused and not report.notes
    assert {name: labelled for name, (_, labelled) in roles(study).items()} == dict.fromkeys(names, False) | {
        names[1]: True
    }


def test_of_several_kinds_of_masks_the_commonest_is_taken_and_the_others_are_named(study, tree):
    other = tree / "derivatives" / "labels" / "sub-01" / "anat" / "sub-01_T2w_lesion-manual.nii.gz"
    save(labels(), other)
    report = import_dataset(study, tree)
    assert "'seg-manual' were taken, and not 'lesion-manual'" in report.notes[0]


def test_what_is_no_tree_or_has_no_such_part_is_refused(study, tree, tmp_path):
    (tmp_path / "hollow" / "sub-01").mkdir(parents=True)
    with pytest.raises(DataError, match="no image in 'anat'"):
        import_dataset(study, tmp_path / "hollow")
    with pytest.raises(SettingsError, match="no channel 'FLAIR'"):
        import_dataset(study, tree, channel="FLAIR")
    with pytest.raises(SettingsError, match="no fold 0"):
        import_dataset(study, tree, fold=0)


def test_a_link_that_leads_out_of_the_tree_is_left_alone(study, tree, tmp_path):
    secret = save(noise(SHAPE, seed=30), tmp_path / "secret.nii.gz")
    (tree / "sub-04" / "anat").mkdir(parents=True)
    (tree / "sub-04" / "anat" / "sub-04_T2w.nii.gz").symlink_to(secret)
    import_dataset(study, tree)
    assert "sub-04" not in roles(study)
