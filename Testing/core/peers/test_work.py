"""Ours and the MONAI pipeline for real, at the smallest size: they train, predict and are scored."""

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import SimpleITK as sitk
import torch

from SSLSegmentationLib.core.storage import read_json
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.stores.slices import native_labels
from SSLSegmentationLib.study import Start, StudySettings
from SSLSegmentationLib.study.cells import finetuning_settings
from SSLSegmentationLib.study.design import FinetuningCell
from SSLSegmentationLib.volumes.reading import read_volume

TINY = StudySettings(starts=("scratch",), max_size=32, widths=(4, 8), finetuning_length=0.01)  # 6 steps


@pytest.fixture
def job(project, tmp_path):
    train = [case.id for case in project.cases(Role.TRAIN, labelled=True)]
    common = {"work": str(tmp_path / "work"), "project": str(project.folder), "settings": TINY.to_job()}
    machine = {"device": "cpu", "threads": 1, "folder": str(tmp_path / "jobs")}
    return common | machine | {"start": "scratch", "count": 1, "draw": 0, "cases": train[:1], "rate": 5e-3}


@pytest.mark.parametrize("kind", ["finetune", "monai"])
def test_a_cell_is_trained_then_tested_and_never_trained_twice(peers, project, tmp_path, job, kind):
    name = {"finetune": "scratch-n1-d0-lr0.005", "monai": "monai-n1-d0-lr0.005"}[kind]
    peers.work.do(job | {"kind": kind, "name": name, "test": False})
    cell = tmp_path / "work" / "cells" / name
    assert not (cell / "tested.json").exists()
    trained = read_json(cell / "trained.json")
    peers.work.do(job | {"kind": kind, "name": name, "test": True})
    tested = read_json(cell / "tested.json")
    assert {key: tested[key] for key in trained} == trained
    assert tested["steps"] == 6 and tested["train_cpu_s"] > 0 and tested["train_peak_mib"] > 50
    assert 0 <= tested["validation_dice"] <= 1 and tested["volume_cpu_s"] > 0
    assert set(tested["dice"]) == {case.id for case in project.cases(Role.TEST, labelled=True)}


def test_what_an_interrupted_training_left_does_not_shorten_the_next(peers, tmp_path, job):
    name = "scratch-n1-d0-lr0.005"
    left = tmp_path / "work" / "cells" / name / "checkpoints"
    left.mkdir(parents=True)
    (left / "half").write_text("…")
    peers.work.do(job | {"kind": "finetune", "name": name, "test": False})
    assert not (left / "half").exists()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_the_monai_pipeline_puts_its_mask_where_the_image_is_in_every_orientation(peers, project, order):
    """With a network that answers whether its input is bright, what comes back is the bright box."""
    settings = finetuning_settings(replace(TINY, max_size=64), FinetuningCell(Start("scratch"), 1, 0, (), 1e-3))
    pipeline = peers.monai_pipeline.MonaiPipeline(project, settings, "cpu")
    pipeline.network = Bright(project.schema.class_count)
    voxels = np.zeros((9, 70, 90), dtype=np.float32)
    voxels[1:4, 10:30, 5:45] = 1
    image = sitk.GetImageFromArray(voxels)
    image.SetSpacing((1.0, 1.0, 4.0))
    image = sitk.Flip(sitk.PermuteAxes(image, order), (True, False, True))
    bright = sitk.GetArrayFromImage(image) > 0
    mask = pipeline.predictor()(image) == project.schema.values[0]
    # Half a coarse pixel is lost at each edge; an axis turned or flipped would leave nothing in common.
    assert 2 * (bright & mask).sum() / (bright.sum() + mask.sum()) > 0.8


class Bright(torch.nn.Module):
    """The first structure where the input is above one half, otherwise background."""

    def __init__(self, classes):
        super().__init__()
        self.classes = classes

    def forward(self, x):
        others = torch.full_like(x, -100.0).expand(-1, self.classes - 2, -1, -1)
        return torch.cat([0.5 - x, x - 0.5, others], dim=1) * 50


def test_the_scores_are_those_of_the_masks(peers, project):
    cases = project.cases(Role.TEST, labelled=True)
    perfect = {case.id: native_labels(case, read_volume(case.image_path), project.schema) for case in cases}
    assert peers.scoring.score(project, cases, perfect) == {case.id: 1.0 for case in cases}
    empty = {name: np.zeros_like(mask) for name, mask in perfect.items()}
    assert peers.scoring.score(project, cases, empty) == {case.id: 0.0 for case in cases}


def test_seconds_of_the_processor_do_not_count_waiting(peers):
    watch = peers.measuring.Stopwatch()
    time.sleep(0.2)
    assert watch.seconds("wall") >= 0.2 > 0.15 > watch.seconds("cpu")


def test_peak_memory_is_that_of_the_process_alone_whoever_started_it(peers):
    """It starts from a process with torch, which holds more."""
    code = "import measuring; held = bytearray(b'x') * (200 * 2**20); del held; print(measuring.peak_mib())"
    folder = Path(peers.measuring.__file__).parent
    printed = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    ).stdout
    assert 200 <= float(printed) < 250 < peers.measuring.peak_mib()
