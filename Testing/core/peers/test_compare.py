"""The command: what it refuses before anything is trained, and what it says of a training that fails."""

import argparse
from pathlib import Path

import pytest

from SSLSegmentationLib.core.errors import SettingsError, SSLSegError
from SSLSegmentationLib.core.settings import add_arguments
from SSLSegmentationLib.core.storage import write_json
from SSLSegmentationLib.study import StudySettings


def arguments(*flags, **given):
    """What the command line gives."""
    parser = argparse.ArgumentParser()
    add_arguments(parser, StudySettings(), title="study")
    base = {"study": None, "nnunet_env": None, "threads": 1}
    return parser.parse_args(flags, argparse.Namespace(**(base | given)))


def test_a_flag_that_would_make_the_studys_trainings_invalid_is_refused(peers, tmp_path):
    write_json(tmp_path / "job.json", {"settings": StudySettings(max_size=64, counts=(2,)).to_job()})
    assert peers.compare._base(arguments("--counts", "4", study=tmp_path)).max_size == 64
    with pytest.raises(SettingsError, match=r"made with max_size = 64\. Leave out --max-size"):
        peers.compare._base(arguments("--max-size", "128", study=tmp_path))


def test_an_environment_that_is_none_is_refused(peers, tmp_path):
    with pytest.raises(SettingsError, match="no Python environment"):
        peers.compare._runner(arguments(nnunet_env=tmp_path))


def test_a_training_that_fails_names_its_log(peers, tmp_path):
    run = peers.compare._runner(arguments())
    folder = tmp_path / "jobs" / "cell"
    job = {"kind": "finetune", "name": "cell", "folder": str(folder), "project": str(tmp_path), "work": str(tmp_path)}
    with pytest.raises(SSLSegError, match="training 'cell' failed") as caught:
        run(job)
    assert "KeyError" in Path(caught.value.hint.split("'")[1]).read_text()
