"""Runs of a finetuning, and what the watcher does."""

from fake_runs import FakeRun

PRETRAINING = {
    "settings": {
        "method": "contrastive",
        "preset": "quick",
        "network": {"widths": [8, 16], "norm": "group"},
        "max_size": 96,
        "plane": "axial",
        "bias_field_correction": False,
    }
}


def show(logic, panel):
    logic.session.findJobs()
    for entry in logic.session.jobs.values():
        entry.update()
    panel.enter()
    logic.session.notify("jobs")


def finetuning(project, backbone=None, **settings):
    request = {
        "settings": {"preset": "quick", "network": {"widths": [8, 16], "norm": "group"}, "max_size": 96, **settings},
        "backbone": f"runs/{backbone.id}/backbone.pt" if backbone else None,
        "train_ids": ["case0000", "case0001", "case0002"],
    }
    request["settings"] |= {"plane": "axial", "bias_field_correction": False}
    return FakeRun(project, "finetune", request)


def labels(train=3, held=1):
    return {"train_cases": train, "validation_cases": held, "train_slices": 41}
