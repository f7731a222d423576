"""The command 'embed': table, picture, maps; words for what it cannot do; nothing is overwritten."""

import json

import numpy as np
import pytest
import SimpleITK as sitk
from model_samples import backbone_content, make_pair
from volumes.synthetic import image_of, noise, rotation

from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.training import save_checkpoint

SHAPE = (5, 14, 16)


@pytest.fixture
def study(tmp_path):
    """A project with three cases, a backbone and a model."""
    project = Project.create(tmp_path / "étude 1")
    make_pair(project)
    for seed in range(3):
        path = tmp_path / f"scan {seed}.nrrd"
        sitk.WriteImage(image_of(noise(SHAPE, seed=seed), rotation(20, (1, 2, 0))), str(path))
        add_volume(project, path)
    return project


def test_a_query_gives_a_table_a_picture_and_maps(study, sslseg, tmp_path):
    first = study.cases()[0]
    code, out, _ = sslseg("embed", study.folder, first.name, "--index", 3, 4, 2, "--maps", tmp_path / "maps")
    assert code == 0
    lines = out.splitlines()
    assert lines[0].split() == ["volume", "slice", "point", "(right,", "anterior,", "superior)", "similarity"]
    assert lines[2].split()[0] == first.id and lines[2].endswith("1.000 (the query)") and "3 of 5" in lines[2]
    assert len(lines) == 2 + 3 + 1 and lines[-1].startswith("Picture: ")
    assert (study.folder / "embeddings").joinpath(lines[-1].split("/")[-1]).read_bytes()[:4] == b"\x89PNG"
    for case in study.cases():
        image = sitk.ReadImage(str(case.image_path))
        found = sitk.ReadImage(str(tmp_path / "maps" / f"{case.id}-similarity.nrrd"))
        assert found.GetSize() == image.GetSize()
        assert np.allclose(found.GetDirection(), image.GetDirection(), atol=1e-9)
        assert np.allclose(found.GetOrigin(), image.GetOrigin(), atol=1e-9)
        array = sitk.GetArrayFromImage(found)
        assert array.min() >= -1 and array.max() <= 1
    assert sitk.ReadImage(str(tmp_path / "maps" / f"{first.id}-similarity.nrrd"))[3, 4, 2] == pytest.approx(1)


def test_a_point_is_read_and_printed_as_slicer_shows_it(study, sslseg):
    case = study.cases()[1]
    left, posterior, superior = sitk.ReadImage(str(case.image_path)).TransformIndexToPhysicalPoint((3, 4, 2))
    code, out, _ = sslseg("embed", study.folder, case.id, "--point", -left, -posterior, superior, "--json")
    assert code == 0
    content = json.loads(out)
    query = content["volumes"][0]
    assert query["volume"] == case.id and query["slice"] == 3 and query["index"] == [3, 4, 2]
    assert np.allclose(query["point_ras_mm"], (-left, -posterior, superior), atol=1.5)
    assert query["similarity"] == pytest.approx(1, abs=1e-4)
    assert {row["volume"] for row in content["volumes"]} == {c.id for c in study.cases()}
    assert content["features"] == {"part": "decoder", "level": 0, "width": 4}


def test_without_a_query_only_colours_are_shown_and_only_what_is_named(study, sslseg):
    case = study.cases()[0]
    code, out, _ = sslseg("embed", study.folder, case.id, "--model", study.folder / "runs" / "x", "--json")
    assert code == 1  # there is no such model
    code, out, _ = sslseg("embed", study.folder, case.id, "--json")
    content = json.loads(out)
    assert code == 0 and content["volumes"] == [{"volume": case.id, "slice": 3, "slices": 5}]


def test_image_files_and_a_bare_backbone_will_do(sslseg, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    save_checkpoint(tmp_path / "backbone.pt", "backbone", backbone_content())
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        sitk.WriteImage(image_of(noise(SHAPE)), str(tmp_path / folder / "scan.nrrd"))
    command = ("embed", "backbone.pt", "a/scan.nrrd", "b/scan.nrrd", "--index", 1, 2, 3)
    code, _, _ = sslseg(*command, "--output", "one.png", "--maps", "maps")
    assert code == 0 and (tmp_path / "one.png").exists()
    assert {path.name for path in (tmp_path / "maps").iterdir()} == {"scan-similarity.nrrd", "scan-2-similarity.nrrd"}
    code, _, error = sslseg(*command, "--output", "one.png")
    assert code == 1 and "'one.png' exists already" in error
    code, _, error = sslseg(*command, "--output", "two.png", "--maps", "maps")
    assert code == 1 and "exists already" in error and not (tmp_path / "two.png").exists()
    assert sslseg(*command)[0] == 0 and (tmp_path / "backbone_scan_1_2_3.png").exists()


def test_kept_embeddings_serve_the_next_query(study, sslseg, monkeypatch):
    case = study.cases()[0]
    _, fresh, _ = sslseg("embed", study.folder, case.id, "--index", 3, 4, 2, "--json")
    assert sslseg("embed", study.folder, case.id, "--index", 3, 4, 2, "--keep")[0] == 0
    assert len(list((study.folder / "embeddings" / "kept").rglob("*.npy"))) == 3
    monkeypatch.setattr("SSLSegmentationLib.embedding.embedder.Embedder._maps", None)
    code, again, _ = sslseg("embed", study.folder, case.id, "--index", 3, 4, 2, "--keep", "--json")
    assert code == 0 and json.loads(again)["volumes"] == json.loads(fresh)["volumes"]


def test_a_volume_that_cannot_be_used_is_named_and_the_others_are_shown(study, sslseg, tmp_path):
    first, second, third = study.cases()
    second.image_path.unlink()
    code, out, error = sslseg("embed", study.folder, first.id, "--index", 3, 4, 2)
    assert code == 3 and f"not compared: {second.id}: " in error
    assert first.id in out and third.id in out and second.id not in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--index", 3, 4, 5], "The voxel (3, 4, 5) is outside the volume. Its voxels (i, j, k) run from (0, 0, 0) to"),
        (["--point", 900, 4, 5], "The point R 900.0, A 4.0, S 5.0 mm is outside the volume."),
        (["--maps", "maps"], "--maps needs a query"),
        (["nobody", "--index", 1, 1, 1], "has no case 'nobody'"),
        (["--level", 1], "The decoder of this network has no level 1."),
        (["--output", "picture.jpg"], "The picture cannot be written as 'picture.jpg'. Name a .png file."),
        (["--model", "nothing"], "has no backbone or model 'nothing'"),
    ],
)
def test_what_is_not_possible_is_said_in_a_sentence(study, sslseg, arguments, words):
    code, out, error = sslseg("embed", study.folder, *arguments)
    assert code == 1 and words in " ".join(error.split("\n")) and not out


def test_an_encoder_alone_is_said_and_can_be_shown(study, sslseg, tmp_path):
    content = backbone_content()
    content["state"] = {name: value for name, value in content["state"].items() if name.startswith("encoder.")}
    save_checkpoint(tmp_path / "backbone.pt", "backbone", content)
    code, _, error = sslseg("embed", study.folder, "--model", tmp_path / "backbone.pt")
    assert code == 1 and "has no trained decoder" in error and "--part encoder" in error
    command = ("embed", study.folder, "--model", tmp_path / "backbone.pt", "--part", "encoder", "--json")
    assert json.loads(sslseg(*command)[1])["features"] == {"part": "encoder", "level": 1, "width": 8}


def test_what_needs_a_project_says_so(sslseg, tmp_path):
    save_checkpoint(tmp_path / "backbone.pt", "backbone", backbone_content())
    for arguments, words in (([], "No volume is named."), (["--keep"], "--keep needs a project")):
        code, _, error = sslseg("embed", tmp_path / "backbone.pt", *arguments)
        assert code == 1 and words in error
