"""Models go to nnU-Net and make the same masks there; its plain 2D U-Nets come in as backbones, weights only."""

import json
import os
import shutil

import numpy as np
import pytest
import SimpleITK as sitk
import torch
import torch.nn.functional as F
from model_samples import backbone_content, make_run, model_content

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import CheckpointError, ProjectError, SettingsError, SSLSegError
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.inference.model_formats import REGISTRY, format_of
from SSLSegmentationLib.inference.nnunet_export import export_nnunet
from SSLSegmentationLib.inference.nnunet_import import import_nnunet
from SSLSegmentationLib.inference.nnunet_network import plan_of, settings_of, to_nnunet
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.models import find_entry, list_models
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import load_checkpoint, save_checkpoint
from SSLSegmentationLib.training.foreign import read_foreign

PLAIN = UNetSettings(widths=(4, 8, 8))


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "ours é")


def content(plane="axial", **more):
    """A model of z-scores, of weights that find something."""
    schema = LabelSchema.from_names({2: "liver", 5: "left kidney"})
    network = seeded_network(PLAIN, schema.class_count, 1)
    preprocessing = Preprocessing(spacing_mm=1.3, plane=plane, normalisation="z-score")
    return {
        **model_content(),
        "network": to_dict(PLAIN),
        "preprocessing": to_dict(preprocessing),
        "patch": [48, 48],
        "state": dict(network.state_dict()),
        "schema": schema.to_dict(),
        **more,
    }


def exported(project, tmp_path, name="out", **more):
    run = make_run(project, "model", content(**more))
    return find_entry(project, run.id), export_nnunet(find_entry(project, run.id), tmp_path / name, card_text)


def volume(order):
    """A volume with structure, with nothing around it, in an axis order."""
    random = np.random.default_rng(3)
    array = np.zeros((9, 40, 50), np.float32)
    array[1:8, 3:35, 5:44] = random.gamma(2.0, 50.0, (7, 32, 39))
    array[2:6, 10:25, 12:30] += 300
    image = sitk.GetImageFromArray(array.astype(np.int16))
    image.SetSpacing((1.0, 1.1, 4.0))
    image.SetOrigin((5, -7, 11))
    return sitk.DICOMOrient(image, order)


def as_nnunet_predicts(folder, image):
    """What nnU-Net does with a volume by the files in a folder, with operations of numpy and torch alone."""
    plans = json.loads((folder / "plans.json").read_text())
    plan = plans["configurations"]["2d"]
    weights = read_foreign(folder / "fold_0" / "checkpoint_final.pth")["network_weights"]
    assert plans["image_reader_writer"] == "NibabelIOWithReorient" and plan["normalization_schemes"] == [
        "ZScoreNormalization"
    ]
    ras = sitk.DICOMOrient(image, "RAS")
    forward = plans["transpose_forward"]
    data = sitk.GetArrayFromImage(ras).astype(np.float32).transpose(forward)
    spacing = [ras.GetSpacing()[::-1][axis] for axis in forward]
    filled = np.argwhere(data != 0)
    box = tuple(slice(low, high + 1) for low, high in zip(filled.min(axis=0), filled.max(axis=0), strict=True))
    crop = data[box]
    crop = (crop - crop.mean()) / max(crop.std(), 1e-8)
    size = [round(spacing[axis] / plan["spacing"][axis - 1] * crop.shape[axis]) for axis in (1, 2)]
    slices = F.interpolate(torch.from_numpy(crop)[None, None], (len(crop), *size), mode="trilinear")[0, 0]
    missing = [patch - side for patch, side in zip(plan["patch_size"], size, strict=True)]
    assert min(missing) >= 0
    top, left = (side // 2 for side in missing)
    padded = F.pad(slices, (left, missing[1] - left, top, missing[0] - top))
    with torch.no_grad():
        logits = plain_conv_unet(padded[:, None], weights, plan["architecture"]["arch_kwargs"])
    logits = logits[:, :, top : top + size[0], left : left + size[1]].transpose(0, 1)
    logits = F.interpolate(logits[None], crop.shape, mode="trilinear")[0]
    mask = np.zeros(data.shape, np.uint8)
    mask[box] = logits.argmax(dim=0).numpy()
    mask = sitk.GetImageFromArray(mask.transpose(plans["transpose_backward"]))
    mask.CopyInformation(ras)
    order = sitk.DICOMOrientImageFilter.GetOrientationFromDirectionCosines(image.GetDirection())
    return sitk.GetArrayFromImage(sitk.DICOMOrient(mask, order))


def plain_conv_unet(images, weights, kwargs):
    """The network of nnU-Net, from its weights by name."""

    def block(maps, name, stride=(1, 1)):
        for number in (0, 1):
            at = f"{name}.convs.{number}"
            maps = F.conv2d(maps, weights[f"{at}.conv.weight"], stride=stride if number == 0 else 1, padding=1)
            maps = F.instance_norm(maps, weight=weights[f"{at}.norm.weight"], bias=weights[f"{at}.norm.bias"])
            maps = F.leaky_relu(maps, 0.01)
        return maps

    skips = [images]
    for stage in range(kwargs["n_stages"]):
        skips.append(block(skips[-1], f"encoder.stages.{stage}.0", kwargs["strides"][stage]))
    maps, *skips = reversed(skips[1:])
    for stage, skip in enumerate(skips):
        up = F.conv_transpose2d(
            maps, weights[f"decoder.transpconvs.{stage}.weight"], stride=kwargs["strides"][-1 - stage]
        )
        maps = block(torch.cat([up, skip], dim=1), f"decoder.stages.{stage}")
    last = f"decoder.seg_layers.{kwargs['n_stages'] - 2}"
    return F.conv2d(maps, weights[f"{last}.weight"], weights[f"{last}.bias"])


@pytest.mark.parametrize(
    ("plane", "order"), [("axial", "LPS"), ("axial", "RAS"), ("axial", "PIR"), ("coronal", "LAS"), ("sagittal", "RAS")]
)
def test_what_nnunet_makes_of_it_is_our_mask(project, tmp_path, plane, order):
    entry, found = exported(project, tmp_path, plane=plane)
    image = volume(order)
    ours = load_predictor(entry.path).predict(image).labels
    theirs = as_nnunet_predicts(found.path, image)
    assert set(np.unique(ours)) == {0, 2, 5}
    renumbered = np.array([0, 2, 5])[theirs]
    assert (ours != renumbered).mean() < 1e-4  # where two classes are alike to the last digit
    assert "2 becomes 1, 5 becomes 2" in " ".join(found.notes)


def test_each_weight_stands_where_nnunet_looks_for_it(project, tmp_path):
    network = seeded_network(PLAIN, 3, 0)
    found = to_nnunet(network.state_dict(), PLAIN)
    encoder = {
        f"encoder.stages.{stage}.0.convs.{conv}.{part}"
        for stage in range(3)
        for conv in (0, 1)
        for part in (
            "conv.weight",
            "norm.weight",
            "norm.bias",
            *(f"all_modules.{p}" for p in ("0.weight", "1.weight", "1.bias")),
        )
    }
    assert {name for name in found if name.startswith("encoder.")} == encoder
    assert {name for name in found if name.startswith("decoder.encoder.")} == {f"decoder.{name}" for name in encoder}
    rest = {name for name in found if name.startswith("decoder.") and not name.startswith("decoder.encoder.")}
    assert len(rest) == 2 + 4 + 2 * 2 * 6  # brought up, outputs, blocks
    assert found["decoder.seg_layers.0.weight"].shape == (3, 8, 1, 1)
    assert torch.equal(found["decoder.seg_layers.1.weight"], network.segmentation_head.weight)
    assert settings_of(plan_of(PLAIN)) == PLAIN


def test_the_folder_is_one_that_slicers_module_takes(project, tmp_path):
    _, found = exported(project, tmp_path)
    assert len(found.path.name.split("__")) == 3 and found.path.parent.name.startswith("Dataset900_")
    described = json.loads((found.path / "dataset.json").read_text())
    assert described["labels"] == {"background": 0, "liver": 1, "left kidney": 2}
    assert described["file_ending"] == ".nii.gz" and described["numTraining"] == 2
    checkpoint = torch.load(found.path / "fold_0" / "checkpoint_final.pth", weights_only=True)
    assert checkpoint["trainer_name"] == "nnUNetTrainer" and checkpoint["init_args"]["configuration"] == "2d"
    assert checkpoint["inference_allowed_mirroring_axes"] is None
    text = (found.path / "README.md").read_text(encoding="utf-8")
    assert "Jane-Doe" not in text and "nnUNetv2_predict_from_modelfolder" in text


def test_a_folder_named_as_a_data_set_becomes_it_and_several_networks_its_folds(project, tmp_path):
    state = content()["state"]
    several = {"other_states": [state], "architecture": "unet_ensemble", "postprocessing": {"one_part": [2]}}
    _, found = exported(project, tmp_path, "Dataset007_Liver", **several)
    assert found.path == tmp_path / "Dataset007_Liver" / "nnUNetTrainer__nnUNetPlans__2d"
    assert sorted(path.name for path in found.path.glob("fold_*")) == ["fold_0", "fold_1"]
    notes = " ".join(found.notes)
    assert "averages the 2 networks" in notes and "keep all parts" in notes


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"preprocessing": to_dict(Preprocessing())}, "greys between two percentiles"),
        ({"preprocessing": to_dict(Preprocessing(normalisation="z-score", bias_field_correction=True))}, "bias field"),
        ({"preprocessing": to_dict(Preprocessing(normalisation="z-score", context=1))}, "sees 3 images of each place"),
        ({"network": to_dict(UNetSettings(widths=(8, 16), norm="group"))}, "group normalisation"),
        ({"network": to_dict(UNetSettings(widths=(8, 16), pixel_features=4))}, "last map"),
        ({"network": to_dict(UNetSettings(widths=(8, 16), place=True)), "architecture": "placed_unet"}, "sees where"),
        ({"architecture": "probed_unet"}, "no plain 2D U-Net"),
    ],
)
def test_a_model_that_nnunet_would_answer_otherwise_with_is_refused(project, tmp_path, changes, why):
    run = make_run(project, "model", content())
    save_checkpoint(run.folder / "model.pt", "model", content(**changes))
    with pytest.raises((CheckpointError, SettingsError), match=why):
        export_nnunet(find_entry(project, run.id), tmp_path / "out", card_text)
    assert not (tmp_path / "out").exists() and not list(tmp_path.glob(".partial*"))


def test_models_of_several_planes_and_folders_that_hold_something_are_refused(project, tmp_path):
    like = {"field_mm": [40.0], "slice_mm": [4.0], "greys": [[0.1] * 10], "planes": ["axial", "coronal"]}
    run = make_run(project, "model", content(plane="acquired", data={"cases": ["a"], "like": like}))
    with pytest.raises(SettingsError, match="axial and coronal slices"):
        export_nnunet(find_entry(project, run.id), tmp_path / "out", card_text)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("mine")
    with pytest.raises(ProjectError, match="exists already"):
        exported(project, tmp_path, "full")
    assert os.listdir(tmp_path / "full") == ["a.txt"]
    run = make_run(project, "backbone", backbone_content())
    with pytest.raises(CheckpointError, match="backbone checkpoint"):
        export_nnunet(find_entry(project, run.id), tmp_path / "out", card_text)


def test_a_network_of_nnunet_comes_in_as_a_backbone(project, tmp_path, capsys):
    _, found = exported(project, tmp_path)
    folder = found.path.parent
    for source, name in ((folder, None), (found.path, "b"), (found.path / "fold_0" / "checkpoint_final.pth", "c")):
        assert format_of(source) is REGISTRY["nnunet"]
        if name:
            with pytest.raises(ProjectError, match="in the project already"):
                import_nnunet(project, source, name)
            continue
        taken = import_nnunet(project, source)
    assert taken.entry.kind == "backbone" and "labelled volumes by nnU-Net" in card_text(taken.entry)
    read = load_checkpoint(taken.entry.path, "backbone")
    own = content()["state"]
    assert set(read["state"]) == {name for name in own if not name.startswith("segmentation_head")}
    assert all(torch.equal(tensor, own[name]) for name, tensor in read["state"].items())
    assert "test cases" in taken.warnings[0]
    assert main(["models", str(project.folder)]) == 0 and "2 labelled volumes by nnU-Net" in capsys.readouterr().out


def changed_plans(folder, **changes):
    plans = json.loads((folder / "plans.json").read_text())
    architecture = plans["configurations"]["2d"]["architecture"]
    for name, value in changes.items():
        (architecture if name in architecture else architecture["arch_kwargs"])[name] = value
    (folder / "plans.json").write_text(json.dumps(plans))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"network_class_name": "a.b.ResidualEncoderUNet"}, "a ResidualEncoderUNet, not a plain U-Net"),
        ({"conv_op": "torch.nn.modules.conv.Conv3d"}, "it is 3D"),
        ({"kernel_sizes": [[3, 3], [3, 3], [1, 3]]}, "3 × 3 pixels"),
        ({"strides": [[1, 1], [2, 2], [2, 1]]}, "far from square"),
        ({"n_conv_per_stage": [2, 2, 3]}, "two convolutions"),
        ({"norm_op": "torch.nn.LayerNorm"}, "normalises with"),
        ({"nonlin": "torch.nn.ReLU"}, "leaky ReLU"),
        ({"features_per_stage": [4, 8]}, "cannot be taken over|weights are not those"),
        ({"features_per_stage": [4, 8, 16]}, "has another shape than its plans say"),
        ({"n_stages": "many"}, "do not describe the network"),
    ],
)
def test_another_network_is_refused_with_the_reason(project, tmp_path, changes, why):
    _, found = exported(project, tmp_path)
    changed_plans(found.path, **changes)
    with pytest.raises(SSLSegError, match=why):
        import_nnunet(project, found.path)
    assert [entry.kind for entry in list_models(project)] == ["model"]


def test_half_a_folder_and_wrong_folders_are_refused(project, tmp_path):
    _, found = exported(project, tmp_path)
    half = tmp_path / "half" / found.path.name
    shutil.copytree(found.path, half)
    (half / "plans.json").unlink()
    for path in (half, half / "fold_0" / "checkpoint_final.pth"):
        with pytest.raises(SSLSegError, match=r"no plans\.json"):
            format_of(path).read(project, path) if path.is_dir() else import_nnunet(project, path)
    (found.path / "fold_0" / "checkpoint_final.pth").unlink()
    with pytest.raises(CheckpointError, match="no fold has a checkpoint"):
        import_nnunet(project, found.path.parent)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ProjectError, match="is no backbone or model that is known"):
        format_of(tmp_path / "empty")
    for name in ("a__b__2d", "a__c__2d"):
        (tmp_path / "two" / name).mkdir(parents=True)
        (tmp_path / "two" / name / "plans.json").write_text("{}")
    with pytest.raises(CheckpointError, match="several trained models"):
        import_nnunet(project, tmp_path / "two")


def test_a_checkpoint_with_code_or_of_two_channels_is_refused(project, tmp_path):
    _, found = exported(project, tmp_path)
    path = found.path / "fold_0" / "checkpoint_final.pth"
    read = torch.load(path, weights_only=True)
    first = "encoder.stages.0.0.convs.0.conv.weight"
    weights = {**read["network_weights"], first: read["network_weights"][first].repeat(1, 2, 1, 1)}
    torch.save({**read, "network_weights": weights}, path)
    with pytest.raises(CheckpointError, match="sees 2 images"):
        import_nnunet(project, found.path)
    torch.save({**read, "logging": print}, path)
    with pytest.raises(CheckpointError, match="nothing in it was run"):
        import_nnunet(project, found.path)
    torch.save({**read, "init_args": {"configuration": "3d_fullres"}}, path)
    with pytest.raises(CheckpointError, match="'3d_fullres'"):
        import_nnunet(project, found.path)


def test_the_command_line_writes_and_takes_folders(project, tmp_path, capsys):
    run = make_run(project, "model", content())
    line = ["models", "export", str(project.folder), run.id, str(tmp_path / "nn")]
    assert main([*line, "--format", "nnunet", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "nnunet" and told["notes"] and told["bytes"] > 0
    assert main(["models", "import", str(project.folder), told["file"], "theirs"]) == 0
    assert "Took over the backbone 'theirs'" in capsys.readouterr().out
