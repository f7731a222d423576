"""What holds for every format of data sets: it is recognised by its look alone, and what is written comes back.

A new format needs no line here but an example of how it looks.
"""

import json

import pytest
from importing_data import SHAPE, labels, save, state
from volumes.synthetic import noise

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.core.exchange import recognised
from SSLSegmentationLib.importing import add_volume, export_dataset, import_dataset
from SSLSegmentationLib.importing.dataset_formats import REGISTRY
from SSLSegmentationLib.project import Project, Role

every_format = pytest.mark.parametrize("name", REGISTRY)
every_writer = pytest.mark.parametrize("name", [name for name, entry in REGISTRY.items() if entry.writes])

PAIR = {"image": "a_0000.nii.gz", "label": "a.nii.gz"}
#: Descriptions, by the name of their file.
EXAMPLES = {
    "decathlon": ("dataset.json", {"labels": {"1": "liver"}, "training": [PAIR]}),
    "nnunet": ("dataset.json", {"labels": {"background": 0, "liver": 1}, "file_ending": ".nii.gz"}),
    "monai": ("datalist.json", {"training": [{**PAIR, "fold": 0}]}),
}


def made(name, folder):
    """A data set without volumes."""
    folder.mkdir()
    if name in EXAMPLES:
        file, content = EXAMPLES[name]
        (folder / file).write_text(json.dumps(content))
        return [folder, folder / file]
    (folder / "sub-01" / "anat").mkdir(parents=True)
    return [folder]


@every_format
def test_it_is_recognised_and_no_other_takes_it_for_its_own(tmp_path, name):
    for path in made(name, tmp_path / "set"):
        assert [entry.name for entry in REGISTRY.values() if entry.is_one(path)] == [name]
        assert recognised(REGISTRY, path, "data set").name == name


@every_format
@pytest.mark.parametrize("content", [None, b"", b"{", b"[]", b'{"training": 3, "labels": 4}', b"\xff\xfe"])
def test_what_is_none_is_refused_with_a_sentence(tmp_path, name, content):
    study = Project.create(tmp_path / "study")
    folder = tmp_path / "set"
    folder.mkdir()
    if content is not None:
        (folder / "dataset.json").write_bytes(content)
    before = state(study.folder)
    with pytest.raises(ProjectError) as caught:
        import_dataset(study, folder, format=name if content is not None and name != "bids" else None)
    assert "set" in caught.value.sentence and caught.value.hint and state(study.folder) == before


@every_writer
def test_what_is_written_is_recognised_and_comes_back(tmp_path, name):
    study = Project.create(tmp_path / "study")
    for number, role in enumerate((Role.TRAIN, Role.VALIDATION, Role.TEST)):
        mask = save(labels(), tmp_path / "inbox" / f"{number}-label.nrrd")
        add_volume(study, save(noise(SHAPE, seed=number), tmp_path / "inbox" / f"{number}.nrrd"), role, label=mask)
    folder = export_dataset(study, name, tmp_path / "Dataset001_Out").folder
    assert recognised(REGISTRY, folder, "data set").name == name
    back = Project.create(tmp_path / "back")
    assert not import_dataset(back, folder).refused
    assert [(case.role, case.is_labelled) for case in back.cases()] == [(c.role, c.is_labelled) for c in study.cases()]
    assert back.schema == study.schema
