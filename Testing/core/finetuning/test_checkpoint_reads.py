"""A checkpoint is read once by whoever needs it: it can be large."""

import pytest
import torch

from SSLSegmentationLib.api import Options, evaluate, finetune, predict_cases
from SSLSegmentationLib.finetuning import run_finetuning
from SSLSegmentationLib.project import Role

from .conftest import context, made_backbone, tiny

CPU = Options("cpu")


@pytest.fixture
def read(monkeypatch):
    """Names of the backbones and models that were read since it was last cleared; a training has files of its own."""
    load, names = torch.load, []

    def counted(path, **how):
        names.extend([path.name] * (path.name in ("backbone.pt", "start.pt", "model.pt")))
        return load(path, **how)

    monkeypatch.setattr(torch, "load", counted)
    return names


def test_backbone_and_model_are_read_once_each(project, tmp_path, read):
    backbone = made_backbone(project, tmp_path / "backbone.pt")
    run_finetuning(project, tiny(2), context(tmp_path), backbone)
    assert read == ["backbone.pt"]
    read.clear()
    model = finetune(project, backbone, settings=tiny(2), options=CPU).model
    # Before there is a run, as its preflight and training begin, and to score what it has made.
    assert read == ["backbone.pt", "backbone.pt", "model.pt"]
    read.clear()
    evaluate(project, model, options=CPU)
    assert read == ["model.pt"]
    read.clear()
    predict_cases(project, model, project.cases(Role.UNLABELLED)[:1], options=CPU)
    assert read == ["model.pt"]
