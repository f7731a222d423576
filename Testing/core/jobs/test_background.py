"""Work behind everybody else: when it has the device, and for whom it gives it up."""

import pytest

from SSLSegmentationLib.core.process import current
from SSLSegmentationLib.jobs.background import Background, is_scheduled
from SSLSegmentationLib.jobs.queueing import DeviceQueue
from SSLSegmentationLib.jobs.record import WorkerRun
from SSLSegmentationLib.project.runs import RunFolder, Stopped


@pytest.fixture
def place(make_run):
    return Background(make_run("learn").folder, "cpu", lambda: False, seconds=0.0)


def test_it_has_the_device_while_nobody_else_wants_it_and_then_no_place_in_the_line(place):
    with place.turn():
        (mine,) = DeviceQueue("cpu").living()
        assert mine["run"] == "learn" and place.others() == ""
        theirs = DeviceQueue("cpu").enter(run="theirs")
        assert place.others() == "'theirs'"
    assert [record["run"] for record in DeviceQueue("cpu").living()] == ["theirs"]
    assert theirs.ahead() == []
    theirs.leave()


def test_others_in_the_background_are_waited_for_and_not_made_room_for(place, make_run):
    other = Background(make_run("other").folder, "cpu", lambda: True, seconds=0.0)
    with place.turn():
        with pytest.raises(Stopped), other.turn():
            raise AssertionError("both have it")
        assert place.others() == ""
    with other.turn():
        pass


def test_it_gives_way_to_a_run_of_its_project_that_stands_in_no_line(place, make_run):
    here = WorkerRun(make_run("in a terminal").folder)
    here.write_status("running")
    assert place.others() == "'in a terminal'"
    here.write_status("done")
    assert place.others() == ""


@pytest.mark.parametrize("state", ["running", "queued"])
def test_a_run_whose_worker_has_died_is_nobody(place, make_run, state):
    run = make_run("dead")
    gone = {**current().to_dict(), "pid": 2**22 + 1, "started": "1"}
    RunFolder(run.folder).write_status(state, worker=gone, heartbeat=3)
    assert place.others() == ""


def test_it_says_for_whom_it_waits_and_when_it_goes_on(make_run, monkeypatch):
    said, theirs = [], DeviceQueue("cpu").enter(run="theirs")
    place = Background(make_run("learn").folder, "cpu", lambda: False, said.append, 0.0)
    monkeypatch.setattr("SSLSegmentationLib.jobs.background.time.sleep", lambda seconds: theirs.leave())
    with place.turn():
        assert said == ["'theirs'", ""]


def test_it_stops_while_it_waits(make_run):
    theirs = DeviceQueue("cpu").enter(run="theirs")
    place = Background(make_run("learn").folder, "cpu", lambda: True, seconds=0.0)
    with pytest.raises(Stopped), place.turn():
        pass
    theirs.leave()


def test_where_a_scheduler_gives_the_device_nobody_queues(monkeypatch, make_run):
    monkeypatch.setenv("SLURM_JOB_ID", "7")
    assert is_scheduled()
    with Background(make_run("learn").folder, "cpu", lambda: False, seconds=0.0).turn():
        pass
