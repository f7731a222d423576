"""The cells of a study."""

import pickle
from types import SimpleNamespace

import pytest
import torch

from SSLSegmentationLib.project import Project
from SSLSegmentationLib.study import StudySettings
from SSLSegmentationLib.study.cells import Place, do_cell
from SSLSegmentationLib.study.design import FinetuningCell
from SSLSegmentationLib.study.settings import Start
from SSLSegmentationLib.training import load_checkpoint, save_checkpoint

OUTCOME = SimpleNamespace(outcome=SimpleNamespace(best_score=None), labels={})


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path, Project.create(tmp_path / "project").folder, StudySettings())


def test_trainings_that_start_from_one_backbone_read_it_once(place, monkeypatch):
    path = place.backbone("regression").path
    path.parent.mkdir(parents=True)
    save_checkpoint(path, "backbone", {"weights": torch.zeros(3)})
    reads, load, seen = [], torch.load, []
    monkeypatch.setattr(torch, "load", lambda path, **how: reads.append(path.name) or load(path, **how))

    def train(project, settings, context, backbone, cases):
        seen.append(load_checkpoint(backbone, "backbone"))
        return OUTCOME

    monkeypatch.setattr("SSLSegmentationLib.study.cells.run_finetuning", train)
    for draw in range(3):
        do_cell(place, FinetuningCell(Start.parse("regression"), 1, draw, ("a",), 0.01, purpose="rate"))
    assert len(seen) == 3 and reads == ["backbone.pt"]


def test_a_place_that_is_sent_to_another_process_takes_no_weights_along(place):
    path = place.backbone("regression").path
    path.parent.mkdir(parents=True)
    save_checkpoint(path, "backbone", {"weights": torch.zeros(100_000)})
    assert len(place.backbone("regression").content("backbone")["weights"]) == 100_000
    there = pickle.dumps(place)
    assert len(there) < 100_000 and pickle.loads(there).backbone("regression").content("backbone")
