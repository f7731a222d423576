"""Who watches the window says for how long it did not answer, and what kept it."""

import time

import pytest
import qt
from SSLSegmentationPlugin.selftest.EventLoop import LONGEST_GAP, EventLoop

LONG = 3 * LONGEST_GAP


@pytest.fixture
def gaps():
    return []


@pytest.fixture
def watch(gaps):
    watch = EventLoop(gaps.append)
    yield watch
    watch.end()


def goOn(*actions):
    """Let the event loop go on, and do these one after the other in it."""
    loop = qt.QEventLoop()
    for action in actions:
        qt.QTimer.singleShot(20, action)
    qt.QTimer.singleShot(60, loop.quit)
    loop.exec_()


def sleepLong():
    time.sleep(LONG)


def computeLong():
    end = time.thread_time() + LONG
    while time.thread_time() < end:
        sum(range(100))


def test_a_function_that_sleeps_is_told_with_its_name_and_no_processor(watch, gaps):
    goOn(sleepLong)
    (gap,) = [gap for gap in gaps if gap.seconds >= LONG]
    assert gap.processor < LONG / 2
    assert "test_event_loop.sleepLong" in gap.causes[0][0] and gap.causes[0][1] > LONG / 2
    assert "sleepLong" in str(gap)


def test_a_function_that_computes_is_told_with_its_share_of_the_processor(watch, gaps):
    goOn(computeLong)
    gap = max(gaps, key=lambda gap: gap.processor)
    assert gap.processor >= 0.9 * LONG and "computeLong" in gap.causes[0][0]


def test_what_is_to_be_forgotten_is_no_gap(watch, gaps):
    def aside():
        sleepLong()
        watch.forget()

    goOn(aside)
    assert not any("sleepLong" in place for gap in gaps for place, _ in gap.causes)


def test_nothing_is_told_after_the_end(watch, gaps):
    watch.end()
    goOn(sleepLong)
    assert gaps == []
