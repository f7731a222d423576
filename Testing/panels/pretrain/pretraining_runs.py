"""Runs of a pretraining, and what the watcher does."""

import time

from fake_runs import FakeRun

REQUEST = {"settings": {"method": "contrastive", "preset": "quick"}}


def new_run(logic, **changes):
    return FakeRun(logic.session.project, "pretrain", {**REQUEST, **changes})


def show(logic, panel):
    """What the watcher does: look for runs, look at them, tell."""
    logic.session.findJobs()
    for entry in logic.session.jobs.values():
        entry.update()
    panel.enter()
    logic.session.notify("jobs")


def settle(application, logic, condition, seconds=5.0):
    limit = time.monotonic() + seconds
    while not condition() and time.monotonic() < limit:
        logic.session.pollAll()  # as the watcher does
        application.processEvents()
        time.sleep(0.01)
    assert condition()
