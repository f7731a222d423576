"""A checkpoint is read once by whoever needs it: it can be large."""

import pytest
import torch

from SSLSegmentationLib.api import Options, check_finetuning, evaluate, finetune, new_finetuning, predict_cases, resume
from SSLSegmentationLib.cli.main import main
from SSLSegmentationLib.core.errors import CheckpointError
from SSLSegmentationLib.execution import export_run, take_back
from SSLSegmentationLib.finetuning import run_finetuning
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.training import Checkpoint, Stopped, load_checkpoint, save_checkpoint

from .conftest import context, made_backbone, tiny

CPU = Options("cpu")
QUICK = ["--preset", "quick", "--max-size", "32", "--widths", "8", "16", "--steps", "2", "--batch-size", "4"]


class Reads(list):
    """Names of the backbones and models that were read; a training has files of its own."""

    def pop_all(self):
        """What was read since this was last asked."""
        names = list(self)
        self.clear()
        return names


@pytest.fixture
def read(monkeypatch):
    load, names = torch.load, Reads()

    def counted(path, **how):
        names.extend([path.name] * (path.name in ("backbone.pt", "start.pt", "model.pt", "starter.pt")))
        return load(path, **how)

    monkeypatch.setattr(torch, "load", counted)
    return names


def test_each_way_in_reads_backbone_and_model_once(project, tmp_path, read):
    backbone = made_backbone(project, tmp_path / "backbone.pt")
    run_finetuning(project, tiny(2), context(tmp_path), backbone)
    assert read.pop_all() == ["backbone.pt"]
    model = finetune(project, backbone, settings=tiny(2), options=CPU).model
    # For the check, the preflight and the training at once; then what it has made, to score it.
    assert read.pop_all() == ["backbone.pt", "model.pt"]
    check_finetuning(project, backbone, tiny(2), options=CPU)
    assert read.pop_all() == ["backbone.pt"]
    evaluate(project, model, options=CPU)
    assert read.pop_all() == ["model.pt"]
    predict_cases(project, model, project.cases(Role.UNLABELLED)[:1], options=CPU)
    assert read.pop_all() == ["model.pt"]


def test_a_resumed_and_an_exported_run_read_their_copy_of_the_backbone_once(project, tmp_path, read):
    backbone = made_backbone(project, tmp_path / "backbone.pt")
    begun = Options("cpu", should_stop=lambda: any(project.folder.glob("runs/*/checkpoints")))
    with pytest.raises(Stopped):
        finetune(project, backbone, settings=tiny(3), options=begun)
    assert read.pop_all() == ["backbone.pt"]
    run = RunFolder(project.run_folder("latest"))
    export_run(project, run, tmp_path / "away")
    assert read.pop_all() == ["start.pt"]
    take_back(run)
    resume(project, options=CPU)
    assert read.pop_all() == ["start.pt", "model.pt"]
    new = new_finetuning(project, backbone, tiny(2))
    export_run(project, new, tmp_path / "not begun")
    assert read.pop_all() == ["backbone.pt"]


def test_the_command_line_reads_a_backbone_once(project, tmp_path, read):
    backbone = made_backbone(project, tmp_path / "backbone.pt")
    how = ["--backbone", str(backbone), "--device", "cpu", *QUICK]
    assert main(["finetune", str(project.folder), *how]) == 0
    assert read.pop_all() == ["backbone.pt", "model.pt"]
    main(["finetune", str(project.folder), "--check", *how])
    assert read.pop_all() == ["backbone.pt"]


def test_a_backbone_that_is_replaced_is_read_again(project, tmp_path, read):
    path = made_backbone(project, tmp_path / "backbone.pt")
    opened = Checkpoint(path)
    first = load_checkpoint(opened, "backbone")
    assert load_checkpoint(opened, "backbone") is first
    save_checkpoint(path, "backbone", first | {"max_size": 17})
    assert load_checkpoint(opened, "backbone")["max_size"] == 17
    with pytest.raises(CheckpointError, match="a model checkpoint is needed"):
        load_checkpoint(opened, "model")
    assert read.pop_all() == ["backbone.pt", "backbone.pt"]


def test_the_starter_is_read_once_by_what_begins_with_it(project, read):
    how = ["--device", "cpu", "--preset", "quick", "--max-size", "32", "--batch-size", "2"]
    assert main(["finetune", str(project.folder), "--backbone", "starter", "--steps", "1", *how]) == 0
    assert read.pop_all() == ["starter.pt", "model.pt"]
    begun = ["--method", "regression", "--start", "starter", "--steps", "1"]
    assert main(["pretrain", str(project.folder), *begun, *how]) == 0
    assert read.pop_all() == ["start.pt", "backbone.pt"]  # the run's copy, and what it has made, to tell of it
