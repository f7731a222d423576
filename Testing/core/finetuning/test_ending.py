"""What comes after the last step of a finetuning is foretold."""

import pytest
import torch

from SSLSegmentationLib.finetuning import ending
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.networks import UNet
from SSLSegmentationLib.networks.ensemble import Ensemble
from SSLSegmentationLib.project import Role

from .conftest import tiny


@pytest.fixture
def told(project, tmp_path, monkeypatch):
    """The seconds that are told, by a clock that advances with the volumes, slices and pictures that are looked at."""
    now = [0.0]
    looked = {"decided_postprocessing": [], "evaluate_case": [], "save_case_picture": [], "read_volume": []}

    def watch(name, seconds):
        function = getattr(ending, name)

        def watched(*arguments):
            now[0] += seconds
            looked[name].append(arguments)
            return function(*arguments)

        monkeypatch.setattr(ending, name, watched)

    for name, seconds in {
        "decided_postprocessing": 2.0,
        "read_volume": 0.5,
        "evaluate_case": 1.0,
        "save_case_picture": 0.25,
    }.items():
        watch(name, seconds)
    monkeypatch.setattr(ending.time, "perf_counter", lambda: now[0])

    def tell(settings=None):
        work = prepare_finetuning(project, settings or tiny())
        store = work.plan.build_store(tmp_path / "slices", work.cases)
        return work.ending(store, tmp_path, torch.device("cpu")), looked

    return tell


def test_each_part_counts_for_the_cases_that_it_is_for(told, project):
    (case,) = project.cases(Role.VALIDATION, labelled=True)
    seconds, looked = told()
    ((found, reference, *_),) = looked["evaluate_case"]
    assert found.shape == reference.shape and reference.any()
    all_voxels = case.size[0] * case.size[1] * case.size[2]
    assert reference.size < all_voxels
    assert seconds == pytest.approx(2.0 + 0.5 + 1.0 * all_voxels / reference.size + 2 * 0.25)


def test_without_a_case_held_out_only_curves_are_drawn(told, project):
    for case in project.cases(Role.VALIDATION):
        project.set_role(case, Role.TEST)
    seconds, looked = told()
    assert seconds == 0.25 and not looked["evaluate_case"] and not looked["read_volume"]


@pytest.mark.parametrize("strategy", ["linear_probe", "mean_teacher"])
def test_other_strategies_end_alike(told, strategy):
    seconds, looked = told(tiny(strategy=strategy, random_probe=strategy == "linear_probe"))
    assert seconds > 3 and len(looked["decided_postprocessing"]) == 1


@pytest.mark.parametrize("networks", [1, 2])
def test_the_second_look_of_every_network_counts(told, monkeypatch, networks):
    passes, in_prediction, predict = [], [], ending.Predictor.predict

    def watched(predictor, slab):
        before = len(passes)
        found = predict(predictor, slab)
        in_prediction.append(len(passes) - before)
        return found

    monkeypatch.setattr(ending.Predictor, "predict", watched)
    hook = torch.nn.modules.module.register_module_forward_pre_hook(
        lambda module, _: passes.append(1) if type(module) is UNet else None
    )
    try:
        _, looked = told(tiny(networks=networks))
    finally:
        hook.remove()
    assert isinstance(looked["decided_postprocessing"][0][1], Ensemble) is (networks > 1)
    assert in_prediction == [2 * networks]  # all slices of the slab at once, as they are and moved
