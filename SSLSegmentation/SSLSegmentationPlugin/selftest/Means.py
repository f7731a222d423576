"""What all steps of the self-test need: tell, wait, show a step."""

import logging
import time
from collections.abc import Callable

import slicer

from SSLSegmentationLib.jobs.states import JobState


def say(test, text: str) -> None:
    """Tell what comes next, where a person may be watching."""
    logging.info("Self-test: %s", text)
    test.answering.step = text
    if hasattr(test, "delayDisplay"):
        test.delayDisplay(text)


def wait(widget, until: Callable[[], bool], seconds: float) -> None:
    """Let Slicer go on, and look at the jobs as its timer does, until something has happened."""
    limit = time.monotonic() + seconds
    while not until():
        if time.monotonic() > limit:
            raise AssertionError(f"It took longer than {seconds:.0f} s.")
        slicer.app.processEvents()
        widget.watcher.tick()
        time.sleep(0.02)


def rest() -> None:
    """Let Slicer answer: a person does one thing after the other, and so each counts for itself."""
    slicer.app.processEvents()


def panel(widget, title: str):
    """The panel of a step, shown."""
    index = next(index for index, panel in enumerate(widget.panels) if type(panel).__name__ == f"{title}Panel")
    widget.tabs.currentIndex = index
    slicer.app.processEvents()
    return widget.panels[index]


def jobOf(test, widget, button, seconds: float):
    """The job that a button starts, when it is done."""
    jobs = widget.logic.session.jobs
    before = set(jobs)
    test.assertTrue(button.enabled, button.toolTip)
    button.click()
    (started,) = set(widget.logic.session.jobs) - before
    entry = widget.logic.session.jobs[started]
    wait(widget, lambda: entry.view.state.ended, seconds)
    test.assertEqual(entry.view.state, JobState.DONE, reason(entry))
    return entry


def reason(entry) -> str:
    return f"{entry.view.error}" if entry.view.error else entry.view.log
