"""Several sequences of each scan in 3D: what is seen of them, what is found by them, and what a backbone hands on."""

import numpy as np
import pytest
import torch
from two_sequences import NAMES, two_sequences

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.finetuning import run_finetuning
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.pretraining import run_pretraining
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.training import load_checkpoint
from SSLSegmentationLib.volumes.reading import read_volume

from .conftest import context, finetuning
from .test_pretraining import METHODS, objective, pretraining

ROLES = (Role.TRAIN, Role.TRAIN, Role.VALIDATION, Role.TEST)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """The second case to learn from lacks ADC."""
    return two_sequences(tmp_path_factory.mktemp("sequences"), ROLES, lacking=(1,), shape=(8, 32, 32))


def test_a_part_holds_the_same_place_of_every_sequence(study, tmp_path):
    setup = prepare_finetuning(study, finetuning())
    store = setup.plan.build_store(tmp_path / "slices", setup.cases)
    rows, field = np.array([1, 6, 12]), (4, 16, 16)
    batch = store.parts(rows, (2, 8, 8), field, torch.Generator().manual_seed(0))
    assert batch.images.shape == (3, 2, *field)
    for number, row in enumerate(rows):
        case = store.cases[store.case_of_row[row]]
        whole = np.pad(store.inputs(case).numpy().swapaxes(0, 1), ((0, 0), *[(16, 16)] * 3))
        part = tuple(
            slice(start + 16, start + 16 + side) for start, side in zip(batch.first[number], field, strict=True)
        )
        assert np.array_equal(batch.images[number].numpy(), whole[(slice(None), *part)])


@pytest.mark.parametrize("method", METHODS)
def test_every_method_learns_from_both_sequences(study, tmp_path, method):
    made = objective(study, pretraining(method), tmp_path)
    made.training_mode()
    sum(made.training_loss(step)["loss"] for step in range(4)).backward()  # one may be of the case without ADC
    weight = made.module.network.encoder.stages[0].conv1.conv.weight
    assert weight.shape[1] == 2 and bool(weight.grad[:, 1].any())


def test_a_model_sees_the_second_sequence_and_says_where_it_is_missing(study, tmp_path):
    model = run_finetuning(study, finetuning(2), context(tmp_path)).model
    assert load_checkpoint(model, "model")["preprocessing"]["channels"] == NAMES
    (case,) = study.cases(Role.TEST)
    image, adc = read_volume(case.image_path), read_volume(case.channel_path("ADC"))
    predictor = load_predictor(model)
    seen, lacking = predictor.predict(image, channels={"ADC": adc}), predictor.predict(image)
    assert seen.labels.shape == case.size[::-1] and seen.confidence != lacking.confidence
    remark = "It lacks the sequence 'ADC', which the model has learnt from."
    assert remark in lacking.remarks and remark not in seen.remarks


def test_a_backbone_hands_on_what_it_has_seen_and_unknown_names_are_refused(study, tmp_path):
    backbone = run_pretraining(study, pretraining("mim_3d", steps=1), context(tmp_path / "backbone"))
    assert load_checkpoint(backbone, "backbone")["inputs"] == 2
    setup = prepare_finetuning(study, finetuning(), backbone)
    network = setup.way.new_network(setup.begun, 0)
    assert not setup.way.transferred(network, setup.begun.backbone, "backbone.pt").mismatched
    assert prepare_finetuning(study, finetuning(channels=("T2",)), backbone).preprocessing.inputs == 1
    with pytest.raises(SettingsError, match="no sequence 'DWI'"):
        prepare_finetuning(study, finetuning(channels=("T2", "DWI")), backbone)
