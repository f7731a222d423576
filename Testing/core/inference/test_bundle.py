"""Models go to MONAI as bundles that make the same masks with MONAI's own transforms, and come in again."""

import json
import os
import warnings

import numpy as np
import pytest
import SimpleITK as sitk
import torch
from model_samples import backbone_content, make_run, write_evaluation
from monai.bundle import ConfigParser, load_bundle_config, verify_net_in_out
from monai.data import MetaTensor, decollate_batch, load_net_with_metadata
from test_nnunet_model import content, volume

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core import packages
from SSLSegmentationLib.core.errors import CheckpointError, ProjectError, SettingsError
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.inference.bundle import export_bundle, import_bundle
from SSLSegmentationLib.inference.model_formats import REGISTRY, format_of
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.models import find_entry
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import load_checkpoint, save_checkpoint


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "ours é")


def exported(project, tmp_path, **more):
    run = make_run(project, "model", content(**more))
    write_evaluation(run.folder)
    entry = find_entry(project, run.id)
    return entry, export_bundle(entry, tmp_path / "liver", card_text)


def sorted_by(image, codes):
    """Voxels with axes that run as MONAI's codes say, and their spacing; MONAI itself needs nibabel for that."""
    ras = sitk.DICOMOrient(image, "RAS")
    places = [("SI", "AP", "RL").index(next(pair for pair in ("SI", "AP", "RL") if code in pair)) for code in codes]
    flipped = [axis for axis, code in enumerate(codes) if code in "IPL"]
    return np.flip(sitk.GetArrayFromImage(ras).transpose(places), flipped), np.array(ras.GetSpacing())[::-1][places]


def as_monai_predicts(folder, image):
    """What the bundle's own configuration makes of a volume, but for reading, sorting of axes and writing."""
    parser = ConfigParser()
    parser.read_config(str(folder / "configs" / "inference.json"))
    parser.read_meta(str(folder / "configs" / "metadata.json"))
    transforms = parser["preprocessing"]["transforms"]
    codes = transforms[1]["axcodes"]
    transforms[:2] = [{"_target_": "Identityd", "keys": "image"}]
    del parser["postprocessing"]["transforms"][-1]
    array, spacing = sorted_by(image, codes)
    affine = np.diag([*spacing, 1.0])
    known = {"affine": torch.from_numpy(affine), "original_affine": affine}
    found = MetaTensor(torch.from_numpy(array.astype(np.float32)[None].copy()), meta=known)
    parser["dataset"]["data"] = [{"image": found}]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        network = parser.get_parsed_content("network")
        network.load_state_dict(torch.load(folder / "models" / "model.pt", weights_only=True))
        (batch,) = parser.get_parsed_content("dataloader")
        with torch.no_grad():
            batch["pred"] = parser.get_parsed_content("inferer")(batch["image"], network.eval())
        (made,) = map(parser.get_parsed_content("postprocessing"), decollate_batch(batch))
    np.testing.assert_allclose(made["pred"].affine, affine, atol=1e-6)
    return made["pred"][0].numpy(), codes


@pytest.mark.parametrize(("plane", "order"), [("axial", "PIR"), ("coronal", "LPS"), ("sagittal", "RAS")])
def test_monai_makes_our_mask(project, tmp_path, plane, order):
    entry, found = exported(project, tmp_path, plane=plane)
    image = volume(order)
    mask = sitk.GetImageFromArray(load_predictor(entry.path).predict(image).labels)
    mask.CopyInformation(image)
    theirs, codes = as_monai_predicts(found.path, image)
    ours, _ = sorted_by(mask, codes)
    assert set(np.unique(ours)) == {0, 2, 5}
    assert (theirs != ours).mean() < 1e-4  # where classes are alike to the last digit


def test_its_network_takes_and_gives_what_its_description_says(project, tmp_path):
    _, found = exported(project, tmp_path)
    configs = found.path / "configs"
    files = {"meta_file": str(configs / "metadata.json"), "config_file": str(configs / "inference.json")}
    verify_net_in_out(net_id="network_def", device="cpu", **files)
    described = json.loads((found.path / "configs" / "metadata.json").read_text(encoding="utf-8"))
    needed = ("schema", "version", "monai_version", "pytorch_version", "numpy_version", "required_packages_version")
    assert all(described[name] for name in (*needed, "task", "description", "authors", "copyright"))
    outputs = described["network_data_format"]["outputs"]["pred"]
    assert outputs["channel_def"] == {"0": "background", "1": "liver", "2": "left kidney"}
    assert described["eval_metrics"]["dice"] == 0.8125
    assert (found.path / "docs" / "license.txt").read_text(encoding="utf-8")
    assert "Jane-Doe" not in (found.path / "docs" / "README.md").read_text(encoding="utf-8")


def test_its_script_answers_as_its_network(project, tmp_path):
    entry, found = exported(project, tmp_path)
    images = torch.rand(2, 1, 48, 64, generator=torch.Generator().manual_seed(0))
    path = str(found.path / "models" / "model.ts")
    script, described, _ = load_net_with_metadata(path)
    with torch.no_grad():
        torch.testing.assert_close(script(images), load_predictor(entry.path).network(images), atol=1e-5, rtol=1e-4)
    assert described["name"] == "liver"
    assert load_bundle_config(path, "inference.json")["network_def#in_channels"] == 1


def test_its_onnx_answers_as_its_network(project, tmp_path):
    evaluator = pytest.importorskip("onnx.reference").ReferenceEvaluator
    entry, found = exported(project, tmp_path)
    assert not any("onnx" in note for note in found.notes)
    images = torch.rand(2, 1, 16, 32, generator=torch.Generator().manual_seed(0))
    (answer,) = evaluator(str(found.path / "models" / "model.onnx")).run(None, {"image": images.numpy()})
    with torch.no_grad():
        torch.testing.assert_close(
            torch.from_numpy(answer), load_predictor(entry.path).network(images), atol=1e-4, rtol=1e-4
        )


def test_without_the_package_for_onnx_a_sentence_says_what_installs_it(project, tmp_path, monkeypatch):
    monkeypatch.setitem(packages.OPTIONAL, "onnx", "99")
    _, found = exported(project, tmp_path)
    assert not (found.path / "models" / "model.onnx").exists() and (found.path / "models" / "model.ts").is_file()
    assert "needs onnx>=99, which this Python lacks" in found.notes[-1] and "-m pip install" in found.notes[-1]
    assert "pip install" not in (found.path / "docs" / "README.md").read_text(encoding="utf-8")


def test_it_comes_in_again(project, tmp_path, capsys):
    entry, found = exported(project, tmp_path)
    other = Project.create(tmp_path / "theirs")
    assert format_of(found.path) is REGISTRY["monai-bundle"]
    assert main(["models", "import", str(other.folder), str(found.path)]) == 0
    taken = find_entry(other, "liver")
    ours, theirs = (load_checkpoint(one.path, "model")["state"] for one in (entry, taken))
    assert all(torch.equal(tensor, theirs[name]) for name, tensor in ours.items())
    assert taken.scores["test"]["overall"]["dice"]["mean"] == 0.8125
    os.remove(found.path / "models" / "model.sslseg.zip")
    with pytest.raises(CheckpointError, match=r"lacks 'models/model\.sslseg\.zip'"):
        import_bundle(other, found.path)
    (found.path / "configs" / "metadata.json").write_text('{"version": "1"}')
    with pytest.raises(CheckpointError, match="not written by this program"):
        import_bundle(other, found.path)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"preprocessing": to_dict(Preprocessing())}, "MONAI cannot prepare"),
        ({"other_states": [content()["state"]], "architecture": "unet_ensemble"}, "2 networks that answer together"),
        ({"network": to_dict(UNetSettings(widths=(4, 8)))}, "DynUNet cannot have the shape"),
        ({"network": to_dict(UNetSettings(widths=(8, 8, 8), norm="group"))}, "DynUNet cannot have the shape"),
    ],
)
def test_a_model_that_monai_cannot_run_is_refused(project, tmp_path, changes, why):
    run = make_run(project, "model", content())
    save_checkpoint(run.folder / "model.pt", "model", content(**changes))
    with pytest.raises((CheckpointError, SettingsError), match=why):
        export_bundle(find_entry(project, run.id), tmp_path / "out", card_text)
    assert not (tmp_path / "out").exists() and not list(tmp_path.glob(".partial*"))


def test_a_backbone_and_a_folder_that_holds_something_are_refused(project, tmp_path):
    run = make_run(project, "backbone", backbone_content())
    with pytest.raises(CheckpointError, match="backbone checkpoint"):
        export_bundle(find_entry(project, run.id), tmp_path / "out", card_text)
    (tmp_path / "liver").mkdir()
    (tmp_path / "liver" / "mine.txt").write_text("mine")
    with pytest.raises(ProjectError, match="exists already"):
        exported(project, tmp_path)
    assert os.listdir(tmp_path / "liver") == ["mine.txt"]
