"""Strategies in 3D: each learns what it says and nothing else, resumes, is foretold, and refused where it must be."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import DataError, SettingsError
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.finetuning.linear_probe import LinearProbe
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.finetuning.strategy import DEFAULT_STRATEGY, REGISTRY, names
from SSLSegmentationLib.finetuning.volume_settings import VolumeFinetuneSettings
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.networks.probed import probed_settings, seeded_probed_network
from SSLSegmentationLib.networks.unet3d import UNet3d
from SSLSegmentationLib.preflight import rehearse
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.models import find_entry
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores.volume_preprocessing import plan_volumes
from SSLSegmentationLib.stores.volumes import VolumeStore
from SSLSegmentationLib.training import RunContext, Stopped, load_checkpoint, save_checkpoint
from SSLSegmentationLib.volumes.reading import read_volume

from .conftest import NETWORK, context, finetuning

OTHERS = [name for name in names("volumes") if name != DEFAULT_STRATEGY]
#: Of its own, with which a strategy shows all of itself in the first steps.
EARLY = {"mean_teacher": {"start": 0.0}}

pytestmark = pytest.mark.usefixtures("few_voxels")
every_other = pytest.mark.parametrize("name", OTHERS)


@pytest.fixture
def backbone(balls, tmp_path):
    """As a pretraining would leave it."""
    torch.manual_seed(7)
    ways = plan_volumes(balls.cases(), 32, NETWORK)
    network = UNet3d(NETWORK.planned(ways.patch[0], ways.thickness), 2)
    state = {name: tensor for name, tensor in network.state_dict().items() if not name.startswith("segmentation")}
    content = {
        "version": "0",
        "architecture": network.kind,
        "method": "mim_3d",
        "settings": {"preset": "quick"},
        "network": to_dict(network.settings),
        "preprocessing": to_dict(ways),
        "max_size": 32,
        "state": state,
        "data": {"volumes": 2, "cases": [], "transductive": False},
        "stopped_early": None,
    }
    save_checkpoint(tmp_path / "backbone.pt", "backbone", content)
    return tmp_path / "backbone.pt"


def asked(name, steps=4):
    entry, settings = REGISTRY[name], finetuning(steps, strategy=name)
    if entry.solved:  # takes none
        usual = VolumeFinetuneSettings.from_preset("quick").optimisation
        settings = replace(settings, optimisation=replace(usual, batch_size=8))
    return (
        replace(settings, **{name: replace(entry.own(settings), **EARLY.get(name, {}))}) if entry.settings else settings
    )


def test_all_of_slices_are_there():
    assert set(names("volumes")) == set(names())


@every_other
def test_it_learns_what_it_says_and_is_foretold(balls, backbone, tmp_path, name):
    entry, settings = REGISTRY[name], asked(name)
    start = load_checkpoint(backbone, "backbone")["state"]
    work = prepare_finetuning(balls, settings, backbone)
    result = run_finetuning(balls, settings, context(tmp_path / "whole"), backbone)
    content = load_checkpoint(result.model, "model")
    kept = {weight for weight in start if torch.equal(start[weight], content["state"][weight])}
    frozen = {weight for weight in start if entry.freezes and weight.startswith(entry.freezes)}
    assert frozen <= kept and not {weight for weight in kept - frozen if weight.endswith("weight")}
    assert content["state"]["segmentation_head.weight"].abs().sum() > 0 and content["settings"]["strategy"] == name
    assert [stage.steps for stage in work.stages] == [result.outcome.total]
    image = read_volume(balls.cases(Role.VALIDATION)[0].image_path)
    found = load_predictor(result.model).predict(image)
    assert found.labels.shape == (16, 16, 16) and np.isin(found.labels, (0, 1, 2)).all()


def test_student_and_teacher_go_on_after_a_stop_bit_for_bit(balls, backbone, tmp_path):
    settings = asked("mean_teacher")
    whole = run_finetuning(balls, settings, context(tmp_path / "whole"), backbone)
    with pytest.raises(Stopped):
        run_finetuning(balls, settings, context(tmp_path / "halved", 2), backbone)
    again = run_finetuning(balls, settings, context(tmp_path / "halved"), backbone)
    one, other = (load_checkpoint(result.model, "model")["state"] for result in (whole, again))
    assert all(torch.equal(tensor, other[weight]) for weight, tensor in one.items())


def test_a_linear_probe_finds_the_structures_on_random_maps_and_says_what_it_is(balls, backbone, tmp_path):
    run = balls.folder / "runs" / "20260101-000000-probe"
    run.parent.mkdir(exist_ok=True)
    result = run_finetuning(balls, asked("linear_probe"), context(run), backbone)
    assert result.outcome.best_score is not None and 1 - result.outcome.best_score > 0.5
    report = rehearse(prepare_finetuning(balls, asked("linear_probe"), backbone), tmp_path, torch.device("cpu"))
    assert report.stages["finetune"].measured and not report.refusals
    entry = find_entry(balls, run.name)
    assert "linear probe" in card_text(entry).lower() and "3D U-Net" in card_text(entry)


def test_of_a_patch_a_linear_probe_learns_from_the_slice_in_its_middle(balls, backbone, tmp_path):
    setup = prepare_finetuning(balls, asked("linear_probe"), backbone)
    store = setup.plan.build_store(tmp_path / "prepared", setup.cases)
    assert isinstance(store, VolumeStore)
    network = setup.way.new_network(setup.begun, 0)
    objective = setup.stages[0].objective(store, setup.stages[0].optimisation, torch.device("cpu"), network)
    probe = LinearProbe(objective, "fp32", RunContext(RunFolder(tmp_path)))
    looks = list(probe.slices())
    assert len(looks) == probe.work.looks
    depth = objective.patch[0]
    for images, labels in looks:
        assert images.shape[2:] == labels.shape[1:] == objective.patch
        known = (labels != 255).any(dim=(2, 3))
        assert known[:, depth // 2].any() and not known[:, : depth // 2].any() and not known[:, depth // 2 + 1 :].any()


def test_the_maps_of_a_patch_are_joined_as_those_of_a_slice():
    shape = NETWORK.planned(8, 1.0)
    network = seeded_probed_network(probed_settings(shape), 3, 0)
    torch.nn.init.normal_(network.segmentation_head.weight)
    network = network.double().eval()
    patch = torch.rand(2, 1, 8, 8, 8, dtype=torch.float64)
    with torch.inference_mode():
        joined = network.features(patch)
        assert joined.shape == (2, sum(network.map_widths), 8, 8, 8)
        assert torch.allclose(network(patch), network.segmentation_head(joined), atol=1e-10)


def test_what_it_cannot_do_is_refused_and_nothing_that_would_do_nothing_is_taken(balls, backbone, capsys):
    with pytest.raises(SettingsError, match="linear probe needs a pretrained backbone"):
        plan_finetuning(balls, asked("linear_probe"))
    with pytest.raises(SettingsError, match="several networks would all be the same"):
        plan_finetuning(balls, replace(asked("linear_probe"), networks=2), backbone)
    for case in balls.cases(Role.UNLABELLED):
        balls.set_role(case, Role.TEST)
    for name in names("volumes", unlabelled=True):
        with pytest.raises(DataError, match=f"no image without labels for the strategy '{name}'"):
            plan_finetuning(balls, asked(name), backbone)
    words = ["finetune", str(balls.folder), "--volumes", "--backbone", str(backbone), "--check"]
    assert main([*words, "--strategy", "linear_probe", "--steps", "7"]) == 1
    assert "would do nothing" in capsys.readouterr().err


def test_a_request_of_before_there_were_strategies_is_what_it_was():
    content = finetuning().to_job()
    for name in ("strategy", "random_probe", *names("volumes", settings=True)):
        del content[name]
    before = FinetuneSettings.from_job(content)
    assert isinstance(before, VolumeFinetuneSettings)
    assert replace(before, mean_teacher=finetuning().mean_teacher) == finetuning()  # which does nothing there
