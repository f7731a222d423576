"""Backbones of volumes go to nnssl, for nnU-Net to begin with; its encoders come in as backbones, weights only."""

import json

import pytest
import torch
import torch.nn.functional as F
from model_samples import NETWORK_3D, backbone_content, make_run, model_content, volume_backbone_content

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import ProjectError, SSLSegError
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.inference.model_formats import REGISTRY, format_of
from SSLSegmentationLib.inference.nnssl_export import export_nnssl
from SSLSegmentationLib.inference.nnssl_import import import_nnssl
from SSLSegmentationLib.inference.nnssl_network import plan_of, settings_of
from SSLSegmentationLib.networks.architecture import RESIDUAL3D, UNET3D, build
from SSLSegmentationLib.networks.settings import ResidualUNet3dSettings, UNet3dSettings
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.models import find_entry, list_models
from SSLSegmentationLib.stores.volume_preprocessing import VolumePreprocessing
from SSLSegmentationLib.training import load_checkpoint
from SSLSegmentationLib.training.foreign import read_foreign

FLAT = UNet3dSettings(widths=(4, 8, 8), flat_stages=1, depth_poolings=1)
RESIDUAL = ResidualUNet3dSettings(widths=(4, 8, 8), blocks=(1, 2, 2), flat_stages=1, depth_poolings=1)
BOTH = pytest.mark.parametrize(("settings", "kind"), [(FLAT, UNET3D), (RESIDUAL, RESIDUAL3D)])


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "ours é")


def exported(project, target, *arguments, **more):
    run = make_run(project, "backbone", volume_backbone_content(*arguments, **more))
    return export_nnssl(find_entry(project, run.id), target, card_text)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Bytes of a checkpoint with a residual network."""
    folder = tmp_path_factory.mktemp("written")
    found = exported(Project.create(folder / "project"), folder / "out", RESIDUAL, RESIDUAL3D)
    return (found.path / "checkpoint_final.pth").read_bytes()


@pytest.fixture
def theirs(written, tmp_path):
    """A folder with that checkpoint alone, and what is in it, to be changed and written again."""
    path = tmp_path / "theirs" / "checkpoint_final.pth"
    path.parent.mkdir()
    path.write_bytes(written)
    return path, torch.load(path, weights_only=True)


def encoder_of(images, weights, plan):
    """What an encoder of nnssl makes of images, from its weights by name, with operations of torch alone."""
    kwargs = plan["architecture_plans"]["arch_kwargs"]
    residual = plan["architecture_plans"]["arch_class_name"] == "ResidualEncoderUNet"

    def block(maps, name, stride=1, active=True):
        weight, bias = weights[f"{name}.conv.weight"], weights.get(f"{name}.conv.bias")
        maps = F.conv3d(maps, weight, bias, stride, [side // 2 for side in weight.shape[2:]])
        maps = F.instance_norm(maps, weight=weights[f"{name}.norm.weight"], bias=weights[f"{name}.norm.bias"])
        return F.leaky_relu(maps, 0.01) if active else maps

    maps = block(images, f"{plan['key_to_stem']}.convs.0") if residual else images
    found = []
    for stage, stride in enumerate(kwargs["strides"]):
        at = f"{plan['key_to_encoder']}.{stage}"
        if not residual:
            maps = block(block(maps, f"{at}.0.convs.0", stride), f"{at}.0.convs.1")
        for number in range(kwargs["n_blocks_per_stage"][stage] if residual else 0):
            name, step = f"{at}.blocks.{number}", stride if number == 0 else [1, 1, 1]
            around = F.avg_pool3d(maps, step, step) if max(step) > 1 else maps
            if f"{name}.skip.1.conv.weight" in weights:
                around = block(around, f"{name}.skip.1", active=False)
            inner = block(block(maps, f"{name}.conv1", step), f"{name}.conv2", active=False)
            maps = F.leaky_relu(inner + around, 0.01)
        found.append(maps)
    return found


def features(entry, images):
    content = load_checkpoint(entry.path, "backbone")
    network = build(content, 2).eval()
    assert network.load_state_dict(content["state"], strict=False).unexpected_keys == []
    with torch.no_grad():
        return network.encoded(images)


# ---------------------------------------------------------------------- out, and in again
@BOTH
def test_its_encoder_computes_what_ours_does_and_it_comes_in_again_bit_for_bit(project, tmp_path, settings, kind):
    content = volume_backbone_content(settings, kind)
    run = make_run(project, "backbone", content)
    entry = find_entry(project, run.id)
    found = export_nnssl(entry, tmp_path / "out", card_text)
    read = torch.load(found.path / "checkpoint_final.pth", weights_only=True)
    images = torch.rand(2, 1, 4, 16, 16)
    for one, other in zip(
        encoder_of(images, read["network_weights"], read["nnssl_adaptation_plan"]), features(entry, images), strict=True
    ):
        assert torch.allclose(one, other, atol=1e-5)
    taken = import_nnssl(project, found.path)
    again = load_checkpoint(taken.entry.path, "backbone")
    assert again["architecture"] == kind and again["state"].keys() == content["state"].keys()
    assert all(torch.equal(tensor, again["state"][name]) for name, tensor in content["state"].items())
    second = export_nnssl(taken.entry, tmp_path / "second", card_text)
    other = torch.load(second.path / "checkpoint_final.pth", weights_only=True)
    assert other["nnssl_adaptation_plan"] == read["nnssl_adaptation_plan"]
    assert all(torch.equal(tensor, other["network_weights"][name]) for name, tensor in read["network_weights"].items())


def test_the_plan_says_what_nnunet_asks_of_it(project, tmp_path):
    found = exported(project, tmp_path / "out", FLAT)
    read = torch.load(found.path / "checkpoint_final.pth", weights_only=True)
    plan = read["nnssl_adaptation_plan"]
    told = json.loads((found.path / "adaptation_plan.json").read_text())
    assert told == {**json.loads(json.dumps(plan)), "trainer_name": "SSLSegmentation"}
    keys = {"network_weights", "trainer_name", "init_args", "current_epoch", "logging", "optimizer_state"}
    assert read.keys() == keys | {"nnssl_adaptation_plan"}
    weights = read["network_weights"]
    assert plan["key_to_stem"] == "encoder.stages.0" and plan["key_to_lpe"] is None
    assert {f"{name}.weight" for name in plan["keys_to_in_proj"]} <= weights.keys()
    (configuration,) = plan["pretrain_plan"]["configurations"].values()
    assert configuration["spacing"] == [3.0, 1.5, 1.5] and configuration["spacing_style"] == "median"
    assert plan["recommended_downstream_patchsize"] == configuration["patch_size"] == [4, 8, 8]
    kwargs = plan["architecture_plans"]["arch_kwargs"]
    assert kwargs["kernel_sizes"] == [[1, 3, 3], [3, 3, 3], [3, 3, 3]]
    assert kwargs["strides"] == [[1, 1, 1], [1, 2, 2], [2, 2, 2]]
    assert "one sequence only" in " ".join(found.notes)
    assert "nnUNetv2_preprocess_like_nnssl" in (found.path / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (backbone_content(), "no backbone of volumes"),
        (volume_backbone_content(inputs=2), "sees 2 sequences"),
        (volume_backbone_content(UNet3dSettings(widths=(8, 8), norm="group", depth_poolings=1)), "group normalisation"),
        (volume_backbone_content(preprocessing=None), "How volumes were prepared"),
    ],
)
def test_what_nnssl_has_no_network_for_is_not_written(project, tmp_path, content, why):
    run = make_run(project, "backbone", content)
    with pytest.raises(SSLSegError, match=why):
        export_nnssl(find_entry(project, run.id), tmp_path / "out", card_text)
    assert not (tmp_path / "out").exists() and not list(tmp_path.glob(".partial*"))


def test_a_model_and_a_folder_that_holds_something_are_refused(project, tmp_path):
    run = make_run(project, "model", model_content())
    with pytest.raises(SSLSegError, match="a model checkpoint, but a backbone"):
        export_nnssl(find_entry(project, run.id), tmp_path / "out", card_text)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("mine")
    with pytest.raises(ProjectError, match="exists already"):
        exported(project, tmp_path / "full")


def test_a_corrected_bias_field_is_spoken_of(project, tmp_path):
    prepared = to_dict(VolumePreprocessing(bias_field_correction=True))
    assert "bias field" in " ".join(exported(project, tmp_path / "out", preprocessing=prepared).notes)


# ---------------------------------------------------------------------- in
def test_biases_and_other_places_of_its_encoder_make_no_difference(project, theirs):
    path, read = theirs
    plan, weights = read["nnssl_adaptation_plan"], read["network_weights"]
    generator = torch.Generator().manual_seed(4)
    for name in [name for name in weights if name.startswith("encoder.") and name.endswith(".conv.weight")]:
        if "skip" not in name:
            weights[name.replace("weight", "bias")] = torch.rand(len(weights[name]), generator=generator)
    weights = {name.replace("encoder.st", "net.st"): tensor for name, tensor in weights.items()}
    plan |= {"key_to_encoder": "net.stages", "key_to_stem": "net.stem"}
    torch.save({**read, "network_weights": weights, "trainer_name": "BaseMAETrainer"}, path)
    taken = import_nnssl(project, path)
    assert taken.entry.name == "theirs" and "nnssl" in card_text(taken.entry)
    assert not any(name.startswith("decoder.") for name in load_checkpoint(taken.entry.path, "backbone")["state"])
    images = torch.rand(1, 1, 4, 16, 16)
    for one, other in zip(encoder_of(images, weights, plan), features(taken.entry, images), strict=True):
        assert torch.allclose(one, other, atol=1e-5)
    assert "voxels of 3 × 1.5 × 1.5 mm and greys from 0 to 1" in taken.warnings[1]


def test_its_places_on_the_disk_are_known(project, theirs):
    path, read = theirs
    assert format_of(path) is REGISTRY["nnssl"]
    torch.save({"network_weights": {}, "trainer_name": "BaseMAETrainer"}, path.parent / "older.pth")
    with pytest.raises(SSLSegError, match="no adaptation plan of nnssl"):
        format_of(path.parent / "older.pth").read(project, path.parent / "older.pth")
    run = path.parent / "BaseMAETrainer__nnsslPlans__onemmiso"
    (run / "fold_0").mkdir(parents=True)
    torch.save(read, run / "fold_0" / "checkpoint_final.pth")
    (run / "plans.json").write_text("{}")
    assert format_of(run) is REGISTRY["nnunet"]  # without a plan it could be nnU-Net's
    assert format_of(run / "fold_0" / "checkpoint_final.pth") is REGISTRY["nnssl"]
    (run / "adaptation_plan.json").write_text("{}")
    assert format_of(run) is REGISTRY["nnssl"]
    assert import_nnssl(project, run).entry.name == run.name


def test_the_named_shape_is_that_of_its_paper():
    network = settings_of({"arch_class_name": "ResEncL", "arch_kwargs": None})
    assert network.widths == (32, 64, 128, 256, 320, 320) and network.depth_stride == network.stride == 32
    assert [network.blocks_of(stage) for stage in range(6)] == [1, 3, 4, 6, 6, 6]
    assert settings_of(plan_of(network)["architecture_plans"]).widths == network.widths
    plain = plan_of(NETWORK_3D)["architecture_plans"]
    depth = plain["arch_kwargs"].pop("n_conv_per_stage")
    plain["arch_kwargs"]["n_blocks_per_stage"] = depth  # as nnssl's own class calls it
    assert settings_of(plain) == NETWORK_3D


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"arch_class_name": "PrimusM"}, "it is a PrimusM"),
        ({"arch_class_name": "NoSkipResEncL"}, "it is a NoSkipResEncL"),
        ({"conv_op": "torch.nn.modules.conv.Conv2d"}, "it is 2D"),
        ({"arch_kwargs": None}, "does not describe the network"),
        ({"n_stages": "many"}, "does not describe the network"),
        ({"features_per_stage": [4, 8, 16]}, "has another shape than its plan says"),
        ({"n_blocks_per_stage": [1, 3, 2]}, "'encoder.stages.1.blocks.2.conv1.conv.weight' is missing"),
        ({"n_blocks_per_stage": [0, 3, 2]}, "cannot be taken over"),
        ({"strides": [[1, 1, 1], [2, 2, 2], [1, 2, 2]]}, "do not halve volumes"),
        ({"strides": [[1, 1, 1], [2, 2, 2]]}, "does not describe the network"),
        ({"kernel_sizes": [[5, 5, 5]] * 3}, "other convolutions than of 3 voxels"),
        ({"norm_op": "torch.nn.LayerNorm"}, "normalises with"),
        ({"nonlin": "torch.nn.ReLU"}, "leaky ReLU"),
        ({"bottleneck_channels": 4}, "width of their own"),
    ],
)
def test_another_network_is_refused_with_the_reason(project, theirs, changes, why):
    path, read = theirs
    architecture = read["nnssl_adaptation_plan"]["architecture_plans"]
    for name, value in changes.items():
        (architecture if name in architecture else architecture["arch_kwargs"])[name] = value
    refused(project, path, read, why)


def refused(project, path, read, why):
    torch.save(read, path)
    before = list_models(project)
    with pytest.raises(SSLSegError, match=why) as caught:
        import_nnssl(project, path)
    assert caught.value.hint
    assert list_models(project) == before and not list((project.folder / "models").glob("*"))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"pretrain_num_input_channels": 2}, "sees 2 images of each place"),
        ({"key_to_stem": None}, "is missing"),
        ({"key_to_encoder": "eva"}, "'eva.0.blocks.0.conv1.conv.weight' is missing"),
        ({"pretrain_plan": {}}, "how volumes were prepared"),
        ({"architecture_plans": "ResEncL"}, "does not describe the network"),
    ],
)
def test_a_plan_that_says_something_else_is_refused(project, theirs, changes, why):
    path, read = theirs
    read["nnssl_adaptation_plan"] |= changes
    refused(project, path, read, why)


def test_a_checkpoint_without_plan_with_half_of_it_or_with_code_is_refused(project, theirs):
    path, read = theirs
    refused(project, path, {**read, "logging": print}, "nothing in it was run")
    refused(project, path, {**read, "network_weights": [1]}, "no weights as nnssl keeps them")
    del read["nnssl_adaptation_plan"]["key_to_stem"]
    refused(project, path, read, "does not say 'key_to_stem'")
    del read["nnssl_adaptation_plan"]
    refused(project, path, read, "no adaptation plan of nnssl")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(SSLSegError, match="damaged"):
        import_nnssl(project, path)
    path.unlink()
    with pytest.raises(SSLSegError, match="holds no checkpoint"):
        import_nnssl(project, path.parent)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"spacing_style": "noresample", "spacing": None}, "voxels of any size"),
        ({"spacing_style": "onemmiso", "spacing": torch.ones(3)}, "voxels of 1 × 1 × 1 mm"),
        ({"normalization_schemes": ["ZScoreNormalization"]}, "mean 0 and standard deviation 1"),
        ({"normalization_schemes": ["CTNormalization"]}, "not known here ('CTNormalization')"),
        ({"spacing_style": "median", "spacing": None}, None),
        ({"spacing_style": "median", "spacing": [1.0, -1.0, 1.0]}, None),
    ],
)
def test_how_volumes_were_prepared_is_told_or_damaged(project, theirs, changes, said):
    path, read = theirs
    (configuration,) = read["nnssl_adaptation_plan"]["pretrain_plan"]["configurations"].values()
    configuration |= changes
    if said is None:
        return refused(project, path, read, "'median' of the size of voxels, but not what that is")
    torch.save(read, path)
    assert said in import_nnssl(project, path).warnings[1]


def test_the_command_line_writes_and_takes_them(project, tmp_path, capsys):
    run = make_run(project, "backbone", volume_backbone_content())
    line = ["models", "export", str(project.folder), run.id, str(tmp_path / "shared")]
    assert main([*line, "--format", "nnssl", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["format"] == "nnssl" and told["notes"]
    assert main(["models", "import", str(project.folder), told["file"], "theirs"]) == 0
    assert "Took over the backbone 'theirs'" in capsys.readouterr().out
    assert read_foreign(tmp_path / "shared" / "checkpoint_final.pth")["trainer_name"] == "SSLSegmentation"
