"""Making a starter: the same file bit for bit, also after a stop; a card that says how."""

import json

import pytest
import torch

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import ProjectError, SettingsError
from SSLSegmentationLib.pretraining.starter_making import StarterSettings, make_starter
from SSLSegmentationLib.project.shipped import checksum
from SSLSegmentationLib.training import Stopped, load_checkpoint
from SSLSegmentationLib.training.options import Options

from .conftest import WIDTHS, tiny


def stopping(after):
    steps = iter(range(1, 100))
    return Options("cpu", should_stop=lambda: next(steps) >= after)


def test_a_stopped_starter_goes_on_to_the_same_file_bit_for_bit(tmp_path):
    whole = make_starter(tmp_path / "whole", tiny(4))
    with pytest.raises(Stopped) as stop:
        make_starter(tmp_path / "halved", tiny(4), stopping(2))
    assert stop.value.where["step"] == 2 and stop.value.kept.is_file()
    early = stop.value.kept.read_bytes()
    assert make_starter(tmp_path / "halved", tiny(4)).read_bytes() == whole.read_bytes() != early
    assert make_starter(tmp_path / "short", tiny(2)).read_bytes() == early  # as if no more had been asked for


def test_more_steps_later_are_as_good_as_at_once(made, tmp_path):
    path = make_starter(tmp_path / "more", tiny(2))
    assert path.read_bytes() == (made / "starter.pt").read_bytes()
    assert make_starter(tmp_path / "more", tiny(3)).read_bytes() == make_starter(tmp_path / "b", tiny(3)).read_bytes()


def test_the_weights_are_encoder_and_decoder_in_half_precision(made):
    content = load_checkpoint(made / "starter.pt", "backbone")
    assert {name.split(".")[0] for name in content["state"]} == {"encoder", "decoder"}
    assert {tensor.dtype for tensor in content["state"].values()} == {torch.float16}
    assert content["preprocessing"] is None and content["max_size"] is None
    assert tuple(content["network"]["widths"]) == WIDTHS


def test_the_card_says_how_it_was_made(made):
    card = json.loads((made / "starter.json").read_text())
    assert card["sha256"] == checksum(made / "starter.pt") and card["bytes"] == (made / "starter.pt").stat().st_size
    assert card["steps"] == 2 and card["command"].endswith("--steps 2 --seed 0")
    assert {"torch", "threads", "machine", "instructions"} <= card["made_with"].keys()
    assert {"contrast", "place", "roles"} <= card["last_losses"].keys()


def test_the_usual_starter_has_less_than_3_megabytes():
    from SSLSegmentationLib.networks.unet import count_parameters, seeded_network

    network = seeded_network(StarterSettings().network, 2, 0)
    assert 2 * (count_parameters(network.encoder) + count_parameters(network.decoder)) < 2.9e6


def test_another_beginning_is_refused(made, tmp_path):
    with pytest.raises(ProjectError, match="begun with other settings"):
        make_starter(made, tiny(seed=1))
    (tmp_path / "checkpoints").mkdir()
    with pytest.raises(ProjectError, match="holds something else"):
        make_starter(tmp_path, tiny())
    (tmp_path / "job.json").write_text('{"format_version": 1, "kind": "finetune"}')
    with pytest.raises(ProjectError, match="a run of another kind"):
        make_starter(tmp_path, tiny())
    with pytest.raises(SettingsError, match="steps"):
        StarterSettings.of(0, 0)


def test_the_command_says_where_it_is_and_how_to_use_it(tmp_path, monkeypatch, capsys):
    settings = {(1, seed): tiny(1, seed) for seed in (0, 5)}
    monkeypatch.setattr(StarterSettings, "of", lambda *asked: settings[asked])
    assert main(["starter", str(tmp_path / "mine"), "--steps", "1"]) == 0
    assert f"--backbone {tmp_path / 'mine' / 'starter.pt'}" in capsys.readouterr().out
    assert main(["starter", str(tmp_path / "mine"), "--steps", "1", "--seed", "5"]) == 1
    assert "other settings" in capsys.readouterr().err
