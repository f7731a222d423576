"""Backbones and models of a network too small to know anything, as runs leave them behind."""

from __future__ import annotations

import json
from pathlib import Path

import torch

from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.networks import UNet3dSettings, UNetSettings
from SSLSegmentationLib.networks.architecture import UNET3D
from SSLSegmentationLib.networks.segmenter import seeded
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.stores.volume_preprocessing import VolumePreprocessing
from SSLSegmentationLib.training import save_result

NETWORK = UNetSettings(widths=(4, 8))
NETWORK_3D = UNet3dSettings(widths=(4, 8), depth_poolings=1)
SCHEMA = LabelSchema.from_names(["liver", "left kidney"])
STATISTIC = {"mean": 0.8125, "std": 0.05, "count": 3, "missing": 0}


def common() -> dict:
    return {"version": "0.1.0", "network": to_dict(NETWORK), "preprocessing": to_dict(Preprocessing(spacing_mm=1.5))}


def backbone_content() -> dict:
    network = seeded_network(NETWORK, 2, 0)
    state = {name: tensor for name, tensor in network.state_dict().items() if not name.startswith("segmentation")}
    data = {"fingerprint": "f", "volumes": 3, "slices": 60, "validation_volumes": 1, "transductive": False}
    return {
        **common(),
        "method": "regression",
        "settings": {"method": "regression", "preset": "quick"},
        "max_size": 32,
        "state": state,
        "data": {**data, "cases": ["Jane-Doe", "case0002", "case0003"]},
        "stages": [{"stage": "regression", "step": 40, "total": 40}],
        "stopped_early": None,
    }


def volume_backbone_content(settings: UNet3dSettings = NETWORK_3D, kind: str = UNET3D, **more: object) -> dict:
    """A backbone of volumes, whose normalisations are no longer those that it began with."""
    network = seeded(kind, settings, 2, 0)
    generator = torch.Generator().manual_seed(1)
    state = {name: tensor for name, tensor in network.state_dict().items() if not name.startswith("segmentation")}
    state = {
        name: torch.rand(tensor.shape, generator=generator) + 0.2 if tensor.ndim == 1 else tensor
        for name, tensor in state.items()
    }
    prepared = VolumePreprocessing(spacing_mm=1.5, slice_mm=3.0, patch=(4, 8, 8))
    return {
        **backbone_content(),
        "method": "mim_3d",
        "architecture": kind,
        "network": to_dict(settings),
        "preprocessing": to_dict(prepared),
        "state": state,
        **more,
    }


def model_content() -> dict:
    network = seeded_network(NETWORK, SCHEMA.class_count, 0)
    start = backbone_content()
    return {
        **common(),
        "patch": [32, 32],
        "state": dict(network.state_dict()),
        "training": {"step": 30, "total": 30, "best_step": 20, "best_score": 0.25, "stopped": False},
        "labels": {"train_cases": 2, "validation_cases": 1, "train_slices": 17},
        "schema": SCHEMA.to_dict(),
        "settings": {"preset": "quick"},
        "backbone": {name: start[name] for name in ("method", "data", "version", "stopped_early")},
        "data": {"fingerprint": "g", "cases": ["Jane-Doe", "case0004"]},
        "stopped_early": None,
    }


def make_run(project: Project, kind: str, content: dict, request: dict | None = None, state: str = "done") -> RunFolder:
    """A run that has made a backbone or a model."""
    run = RunFolder(project.new_run_folder({"backbone": "pretrain", "model": "finetune"}[kind]))
    run.write_job({"backbone": "pretrain", "model": "finetune"}[kind], request or {})
    save_result(run.folder, kind, content)
    run.write_result(**{kind: f"{kind}.pt"})
    run.write_status(state)
    return run


def make_pair(project: Project) -> tuple[RunFolder, RunFolder]:
    """A pretraining and a finetuning from it."""
    backbone = make_run(project, "backbone", backbone_content())
    model = make_run(project, "model", model_content(), {"backbone": f"runs/{backbone.id}/backbone.pt"})
    return backbone, model


def write_evaluation(folder: Path, role: str = "test") -> None:
    metrics = dict.fromkeys(("dice", "hd95_mm", "assd_mm"), STATISTIC)
    content = {
        "title": f"{folder.name}, 3 {role} cases",
        "overall": metrics,
        "structures": [{"value": 1, "name": "liver", "skipped": 0, **metrics}],
        "cases": {"Jane-Doe": []},
    }
    (folder / f"evaluation-{role}.json").write_text(json.dumps(content), encoding="utf-8")
