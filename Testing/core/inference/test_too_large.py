"""A file that says it holds an enormous network is refused by arithmetic: no memory is taken for one."""

import json
from pathlib import Path

import pytest
import torch
from model_samples import backbone_content, make_run, model_content, volume_backbone_content
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from SSLSegmentationLib.core.errors import CheckpointError
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.embedding.embedder import Embedder
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.base import finetuning_of
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.inference.model_exchange import import_model
from SSLSegmentationLib.inference.nnssl_export import export_nnssl
from SSLSegmentationLib.inference.nnssl_import import import_nnssl
from SSLSegmentationLib.inference.nnssl_network import plan_of
from SSLSegmentationLib.inference.nnunet_export import export_nnunet
from SSLSegmentationLib.inference.nnunet_import import import_nnunet
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.architecture import RESIDUAL3D, UNET3D
from SSLSegmentationLib.networks.settings import ResidualUNet3dSettings, UNet3dSettings
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.models import find_entry
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import load_checkpoint, save_checkpoint

_MOST = 1_000_000  # numbers that a small network may make at once
HUGE = (2048,) * 8


class _Small(TorchDispatchMode):
    """Fails when a tensor that takes memory is larger than any of a small file."""

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        made = func(*args, **(kwargs or {}))
        for tensor in tree_leaves(made):
            if isinstance(tensor, torch.Tensor) and tensor.device.type != "meta":
                assert tensor.numel() < _MOST, f"{func} made {tuple(tensor.shape)}"
        return made


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "ours")


def refused(action, *arguments):
    with _Small(), pytest.raises(CheckpointError) as caught:
        action(*arguments)
    assert caught.value.hint
    return caught.value.sentence


def test_the_watch_sees_a_large_network():
    with pytest.raises(AssertionError, match="made"), _Small():
        torch.nn.Conv2d(2048, 2048, 3)


def test_plans_of_nnunet(project, tmp_path):
    run = make_run(
        project, "model", {**model_content(), "preprocessing": to_dict(Preprocessing(1.5, normalisation="z-score"))}
    )
    path = export_nnunet(find_entry(project, run.id), tmp_path / "out", card_text).path
    (plans,) = path.rglob("plans.json")
    content = json.loads(plans.read_text())
    (plan,) = [one for one in content["configurations"].values() if "architecture" in one]
    kwargs = plan["architecture"]["arch_kwargs"]
    stages = len(HUGE)
    kwargs |= {"n_stages": stages, "features_per_stage": list(HUGE), "n_conv_per_stage": 2}
    kwargs |= {"kernel_sizes": [[3, 3]] * stages, "strides": [[1, 1], *[[2, 2]] * (stages - 1)]}
    kwargs |= {"n_conv_per_stage_decoder": 2}
    plans.write_text(json.dumps(content))
    assert "not those of the network in the plans" in refused(import_nnunet, project, plans.parent)


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        (UNet3dSettings(HUGE, flat_stages=0, depth_poolings=7), UNET3D),
        (ResidualUNet3dSettings(HUGE, blocks=(64,) * 8, flat_stages=0, depth_poolings=7), RESIDUAL3D),
    ],
)
def test_plans_of_nnssl(project, tmp_path, settings, kind):
    usual = type(settings)((4, 8, 8), depth_poolings=2)
    run = make_run(project, "backbone", volume_backbone_content(usual, kind))
    path = export_nnssl(find_entry(project, run.id), tmp_path / "out", card_text).path / "checkpoint_final.pth"
    content = torch.load(path, weights_only=True)
    content["nnssl_adaptation_plan"]["architecture_plans"] = plan_of(settings)["architecture_plans"]
    torch.save(content, path)
    assert "not those of the network in the adaptation plan" in refused(import_nnssl, project, path)


def spoilt(tmp_path, kind, content, **network):
    path = tmp_path / f"{kind}.pt"
    save_checkpoint(path, kind, {**content, "network": {**content["network"], **network}})
    return path


@pytest.mark.parametrize("more", [{}, {"inputs": 10**9}, {"inputs": 10**18}])
@pytest.mark.parametrize("kind", ["backbone", "model"])
def test_checkpoints_of_our_own_kind(project, tmp_path, kind, more):
    content = {**(backbone_content() if kind == "backbone" else model_content()), **more}
    path = spoilt(tmp_path, kind, content, **({} if more else {"widths": HUGE}))
    for use in (lambda path: import_model(project, path), *([load_predictor] if kind == "model" else [])):
        assert "do not fit the network described" in refused(use, path)
    assert "do not fit the network described" in refused(Embedder, path)


def test_a_backbone_whose_file_holds_a_small_part_of_it(project, tmp_path):
    small = backbone_content()
    wide = (*small["network"]["widths"], *HUGE[:6])
    path = spoilt(tmp_path, "backbone", small, widths=wide)  # the first stages are there, and fit
    assert "do not fit" in refused(import_model, project, path)
    way = finetuning_of(FinetuneSettings.from_preset("quick"))
    assert "do not fit" in refused(way.beginning, path)


def test_what_is_whole_is_taken(project, tmp_path):
    path = spoilt(tmp_path, "backbone", backbone_content())
    with _Small():
        entry = import_model(project, path).entry
    assert load_checkpoint(entry.path, "backbone")["network"] == to_dict(UNetSettings(widths=(4, 8)))
    assert isinstance(entry.path, Path)
