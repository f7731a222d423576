"""What runs have told of masks: of two that were at it together, the one that wrote last."""

import time

from SSLSegmentationLib.jobs.requests import PredictionRequest
from SSLSegmentationLib.project.predicted import told_masks
from SSLSegmentationLib.project.runs import RunFolder


def test_what_was_told_last_counts_whichever_run_began_first(project, tmp_path, monkeypatch):
    case = project.cases()[0]
    mask = case.prediction_path("liver")
    mask.parent.mkdir()
    mask.write_bytes(b"")
    model = tmp_path / "liver" / "model.pt"
    model.parent.mkdir()
    model.write_bytes(b"")
    runs = [RunFolder(PredictionRequest(model, [case.id]).write(project).folder) for _ in range(2)]
    for moment, (run, certainty) in enumerate(zip(reversed(runs), (0.5, 0.75), strict=True), 1):
        monkeypatch.setattr(time, "time", lambda moment=moment: 1e9 + moment)
        run.log_event("prediction", case=case.id, certainty=certainty)
    assert told_masks(project, "liver", [case])[case.id].certainty == 0.75
