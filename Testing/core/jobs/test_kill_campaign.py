"""The short form of the kill campaign: real jobs of every kind, killed at random moments and resumed.

The long form is a command of its own, ``Testing/campaigns/kill_campaign.py``.
"""

import importlib.util
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")

_SCRIPT = Path(__file__).resolve().parents[2] / "campaigns" / "kill_campaign.py"


@pytest.fixture(scope="module")
def kill_campaign():
    specification = importlib.util.spec_from_file_location("kill_campaign", _SCRIPT)
    module = importlib.util.module_from_spec(specification)
    sys.modules["kill_campaign"] = module
    specification.loader.exec_module(module)
    yield module
    del sys.modules["kill_campaign"]


def test_killed_at_random_moments_and_resumed_every_kind_of_job_ends_bit_equal(kill_campaign, tmp_path, loaded_python):
    campaign = kill_campaign.Campaign(tmp_path, seed=1, effort=0.03, kills_per_job=1, interpreter=loaded_python)
    campaign.prepare("contrastive")
    campaign.run(kills=4)
    assert campaign.faults == []
    kills = {name: tally.kills for name, tally in campaign.tallies.items()}
    assert all(kills.values()), kills
    assert sum(map(len, kills.values())) == 4 and all(kill.seconds < 5 for found in kills.values() for kill in found)


def test_the_campaign_finds_what_differs_and_what_was_left(kill_campaign, tmp_path, monkeypatch):
    import torch

    from SSLSegmentationLib.core.process import current
    from SSLSegmentationLib.project.runs import RunFolder

    run = RunFolder(tmp_path)
    run.write_job("count", {})
    run.write_status("done")
    run.write_result(steps=1)
    run.log_event("metrics", step=1)
    assert kill_campaign._leftovers(run, set(), kills=1) == []
    reference = {"weight": torch.ones(2), "bias": torch.zeros(2)}
    assert kill_campaign.differences(reference, lambda _: dict(reference), run) == []
    other = {**reference, "weight": torch.tensor([1.0, 1.0 + 2**-23])}
    assert kill_campaign.differences(reference, lambda _: other, run) == ["'weight' differs"]
    assert "other parts" in kill_campaign.differences(reference, lambda _: {}, run)[0]
    assert "cannot be read" in kill_campaign.differences(reference, lambda _: 1 / 0, run)[0]
    with open(run.folder / "events.jsonl", "ab") as file:
        file.write(b'{"kind"\n{"kind"\n')
    (run.folder / "result.json").write_text("{")
    monkeypatch.setattr(kill_campaign, "_EXIT_SECONDS", 0.1)
    found = kill_campaign._leftovers(run, {current()}, kills=1)
    assert all(word in fault for word, fault in zip(("still lives", "events", "result.json"), found, strict=True))
