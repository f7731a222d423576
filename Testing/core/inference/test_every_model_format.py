"""What holds for every format of models: it is known by its look alone, names nobody, and comes in again if it can.

A new format needs no line here, unless it takes something else than a model of slices.
"""

import io
import zipfile

import pytest
from model_samples import make_run, volume_backbone_content, write_evaluation
from test_nnunet_model import content

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.inference.model_formats import REGISTRY, format_of
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.models import find_entry, list_models

#: Those that take a backbone of volumes.
OF_VOLUMES = ("nnssl",)

every_format = pytest.mark.parametrize("name", REGISTRY)
every_writer = pytest.mark.parametrize("name", [name for name, entry in REGISTRY.items() if entry.writes])


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "ours é")


def written(project, name, target):
    run = make_run(project, *(("backbone", volume_backbone_content()) if name in OF_VOLUMES else ("model", content())))
    write_evaluation(run.folder)
    return REGISTRY[name].write(find_entry(project, run.id), target, card_text)


def contents(data):
    """Bytes of a file and, if it is an archive, of all that is in it."""
    yield data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from contents(archive.read(member))


@every_writer
def test_what_is_written_is_known_names_nobody_and_comes_in_again(project, tmp_path, name):
    exported = written(project, name, tmp_path / "shared")
    entry = REGISTRY[name]
    files = (
        [exported.path] if exported.path.is_file() else [path for path in exported.path.rglob("*") if path.is_file()]
    )
    assert files and not any(b"Jane-Doe" in part for path in files for part in contents(path.read_bytes()))
    assert not list(tmp_path.glob(".partial*"))
    if entry.reads:
        assert [one.name for one in REGISTRY.values() if one.is_one(exported.path)] == [name]
        other = Project.create(tmp_path / "theirs")
        taken = format_of(exported.path).read(other, exported.path, "taken")
        assert taken.entry.name == "taken" and taken.entry.card and not taken.entry.card.cases
        with pytest.raises(SSLSegError, match="in the project already"):
            entry.read(other, exported.path, "again")


@every_format
@pytest.mark.parametrize("kind", ["missing", "text", "empty folder", "folder of text"])
def test_what_is_none_is_refused_and_leaves_nothing(project, tmp_path, capsys, name, kind):
    path = tmp_path / "given"
    if kind == "text":
        path.write_text("hello")
    elif kind != "missing":
        path.mkdir()
        if kind == "folder of text":
            (path / "plans.json").write_text("[")
            (path / "configs").mkdir()
    for form in ([], ["--format", name]):
        assert main(["models", "import", str(project.folder), str(path), *form]) == 1
        said = capsys.readouterr().err
        assert str(path) in said and "Traceback" not in said
    assert list_models(project) == [] and not list((project.folder / "models").glob("*"))
