"""Events and results in words."""

import time

import pytest

from SSLSegmentationLib.jobs.telling import event_text, result_text

NOON = time.mktime((2026, 11, 21, 12, 0, 0, 0, 0, -1))


@pytest.mark.parametrize(
    ("event", "text"),
    [
        (
            {"kind": "metrics", "stage": "contrastive", "step": 20, "loss": 0.123456, "epoch": 2},
            "contrastive 20 loss 0.1235  epoch 2",
        ),
        (
            {
                "kind": "prediction",
                "case": "case0003",
                "path": "cases/case0003/predictions/m.seg.nrrd",
                "confidence": 0.93456,
                "volumes_ml": {"liver": 1423.21, "spleen": 0.0},
                "seconds": 8.25,
            },
            "case0003: liver 1423 ml, spleen 0 ml, confidence 0.9346, 8.25 s",
        ),
        (
            {
                "kind": "prediction",
                "case": "c",
                "confidence": 0.9,
                "certainty": 0.31234,
                "volumes_ml": {"liver": 9.0},
                "seconds": 2.0,
            },
            "c: liver 9 ml, expected Dice 0.3123, 2 s",
        ),
        ({"kind": "prediction", "case": "c", "confidence": None, "seconds": 2.0}, "c: nothing found, 2 s"),
        (
            {"kind": "refused", "case": "case0004", "sentence": "The file 'x' does not exist.", "hint": "Check."},
            "case0004: not predicted. The file 'x' does not exist. Check.",
        ),
        (
            {"kind": "fallback", "stage": "finetune", "step": 7, "text": "Memory ran out: going on on the CPU."},
            "finetune 7 fallback: Memory ran out: going on on the CPU.",
        ),
        ({"kind": "warning", "stage": "local", "step": 3, "text": "Not a number."}, "local 3 warning: Not a number."),
        (
            {"kind": "resumed", "stage": "local", "step": 40, "text": "Going on from step 40."},
            "local 40 Going on from step 40.",
        ),
        ({"kind": "resumed", "stage": "local", "step": 40}, "local 40 Going on from here."),
        (
            {"kind": "preview", "stage": "local", "step": 50, "path": "previews/1.png", "text": "Views."},
            "local 50 preview: Views. (previews/1.png)",
        ),
        ({"kind": "message", "text": "weights: random"}, "weights: random"),
        ({"kind": "transfer", "text": "weights: 2 tensors", "loaded": {"encoder": 2}}, "weights: 2 tensors"),
        ({"kind": "novelty", "what": 5}, "novelty what 5"),
        ({}, ""),
    ],
)
def test_every_event_is_one_readable_line(event, text):
    assert event_text(event) == text
    assert event_text({"time": NOON, **event}) == f"12:00:00  {text}".strip()


@pytest.mark.parametrize(
    ("result", "text"),
    [
        (None, ""),
        ({"ok": False, "error": {}}, ""),
        ({"ok": True, "backbone": "backbone.pt"}, "backbone.pt"),
        ({"ok": True, "model": "model.pt", "stopped_early": True}, "model.pt can be used already."),
        ({"ok": True, "predicted": [{}, {}], "refused": [{}]}, "2 cases segmented, 1 refused"),
        ({"ok": True, "predicted": [{}], "refused": [], "stopped_early": True}, "1 case segmented so far."),
    ],
)
def test_results_say_what_is_there(result, text):
    assert result_text(result) == text
