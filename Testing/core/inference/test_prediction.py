"""Prediction: the mask lies on the volume's own grid, whatever the grid; chunks, padding and flips change nothing."""

import math

import numpy as np
import pytest
import SimpleITK as sitk
import torch
from torch import nn

from SSLSegmentationLib.core.errors import CheckpointError, DataError
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.inference.evidence import COARSE
from SSLSegmentationLib.inference.likeness import EMPTY
from SSLSegmentationLib.inference.prediction import Predictor, load_predictor, slice_probabilities
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import save_checkpoint

SCHEMA = LabelSchema.from_names({3: "bright"})


class Threshold(nn.Module):
    """Stands for a network: class 1 where the pixel is bright."""

    settings = UNetSettings(widths=(8, 16, 16))

    def forward(self, images):
        return torch.cat([0.5 - images, images - 0.5], dim=1) * 50


def model_file(path, spacing=1.0, widths=(8, 16), **more):
    network = seeded_network(UNetSettings(widths=widths), 2, 0)
    content = {
        "schema": SCHEMA.to_dict(),
        "preprocessing": to_dict(Preprocessing(spacing_mm=spacing)),
        "patch": [32, 32],
        "network": {"widths": list(widths), "norm": "instance"},
        "state": network.state_dict(),
        **more,
    }
    save_checkpoint(path, "model", content)
    return path


def bright_box(order, spacing=(1.0, 1.0, 4.0), shear=0.0, oblique=0.0):
    """A volume with a bright box, stored in the given axis order, and the box itself on the same grid."""
    array = np.full((9, 30, 40), 10, dtype=np.float32)
    array[3:7, 8:20, 22:36] = 100
    image = sitk.GetImageFromArray(array)
    image.SetSpacing(spacing)
    image.SetOrigin((-12.5, 33.0, 7.25))
    cos, sin = np.cos(oblique), np.sin(oblique)
    direction = np.array([[cos, -sin, 0], [sin, cos, shear], [0, 0, np.sqrt(1 - shear**2)]])
    image.SetDirection(direction.flatten().tolist())
    return sitk.DICOMOrient(image, order) if order else image


@pytest.mark.parametrize("order", ["LPS", "RAS", "SPL", "PIR", "ILA"])
@pytest.mark.parametrize("oblique", [0.0, 0.3])
@pytest.mark.parametrize("spacing", [1.0, 0.7, 1.6])
def test_the_mask_lies_where_the_structure_is(tmp_path, order, oblique, spacing):
    image = bright_box(order, oblique=oblique)
    predictor = Predictor(model_file(tmp_path / "model.pt", spacing))
    predictor.network = Threshold()
    predictor.predict_file(_written(tmp_path, image), tmp_path / "mask.seg.nrrd")
    mask = sitk.ReadImage(str(tmp_path / "mask.seg.nrrd"))
    assert mask.GetSize() == image.GetSize()
    for get in ("GetSpacing", "GetOrigin", "GetDirection"):
        assert np.allclose(getattr(mask, get)(), getattr(image, get)(), atol=1e-9)
    truth = sitk.GetArrayFromImage(image) > 50
    predicted = sitk.GetArrayFromImage(mask) == 3
    if spacing == 1.0:
        assert np.array_equal(predicted, truth)
    dice = 2 * (predicted & truth).sum() / (predicted.sum() + truth.sum())
    assert dice > 0.93


def test_a_sheared_volume_keeps_its_grid(tmp_path):
    image = bright_box(None, shear=0.25)
    predictor = Predictor(model_file(tmp_path / "model.pt"))
    predictor.network = Threshold()
    predictor.predict_file(_written(tmp_path, image), tmp_path / "mask.seg.nrrd")
    mask = sitk.ReadImage(str(tmp_path / "mask.seg.nrrd"))
    assert np.allclose(mask.GetDirection(), image.GetDirection(), atol=1e-12)
    assert np.array_equal(sitk.GetArrayFromImage(mask) == 3, sitk.GetArrayFromImage(image) > 50)


def test_an_empty_prediction_has_no_confidence(tmp_path):
    predictor = Predictor(model_file(tmp_path / "model.pt"))
    predictor.network = Threshold()
    predictor.network.forward = lambda images: torch.cat([images + 1, images - 1], dim=1)
    prediction = predictor.predict(bright_box("LPS"))
    assert prediction.confidence is None and not prediction.labels.any()


@pytest.mark.parametrize("shape", [(30, 41), (7, 9), (64, 64)])
def test_slices_of_any_size_are_padded_and_cropped_back(shape):
    slices = torch.rand(3, *shape)
    probabilities = slice_probabilities(Threshold(), slices, (32, 32), torch.device("cpu"))
    assert probabilities.shape == (2, 3, *shape)
    assert torch.allclose(probabilities.sum(0), torch.ones(3, *shape), atol=1e-5)
    assert torch.equal(probabilities.argmax(0) == 1, slices > 0.5)


def test_flips_do_not_move_anything():
    slices = torch.rand(2, 32, 32)
    plain = slice_probabilities(Threshold(), slices, (32, 32), torch.device("cpu"))
    flipped = slice_probabilities(Threshold(), slices, (32, 32), torch.device("cpu"), flips=True)
    assert torch.allclose(plain, flipped, atol=1e-6)


def test_flips_average_a_real_network_over_its_mirrorings():
    network = seeded_network(UNetSettings(widths=(8, 16)), 3, 0).eval()
    slices = torch.rand(2, 32, 32)
    averaged = slice_probabilities(network, slices, (32, 32), torch.device("cpu"), flips=True)
    with torch.no_grad():
        expected = sum(
            network(slices[:, None].flip(axes) if axes else slices[:, None]).softmax(1).flip(axes or ())
            for axes in [(), (-1,), (-2,), (-2, -1)]
        )
    assert torch.allclose(averaged, (expected / 4).transpose(0, 1), atol=1e-6)


def test_weights_that_do_not_fit_their_description_are_refused(tmp_path):
    path = model_file(tmp_path / "model.pt")
    from SSLSegmentationLib.training import load_checkpoint

    content = load_checkpoint(path, "model")
    content["network"] = {"widths": [8, 24], "norm": "instance"}
    save_checkpoint(path, "model", {k: v for k, v in content.items() if k not in ("format", "format_version", "kind")})
    with pytest.raises(CheckpointError, match="do not fit"):
        Predictor(path)


KNOWN = {"usual": [{"value": 3, "volumes_ml": [1.0], "where": [10.0] * math.prod(COARSE), "always": True}]}


def judging(tmp_path, **more):
    predictor = Predictor(model_file(tmp_path / "model.pt", certainty=KNOWN, **more))
    predictor.network = Threshold()
    return predictor


def test_a_mask_comes_with_the_dice_that_it_is_expected_to_have(tmp_path):
    prediction = judging(tmp_path).predict(bright_box("LPS"))
    assert 0 < prediction.certainty.expected_dice < 1
    (structure,) = prediction.certainty.structures
    assert structure.name == "bright" and structure.times == pytest.approx(prediction.volumes_ml["bright"])
    assert set(prediction.certainty.reasons) <= set(prediction.remarks)


def test_what_is_expected_of_a_mask_depends_on_no_other_and_on_no_chunk(tmp_path):
    first, second = bright_box("LPS"), bright_box("LPS", spacing=(1.5, 1.0, 3.0))
    predictor = judging(tmp_path)
    alone = predictor.predict(first).certainty.expected_dice
    other = predictor.predict(second).certainty.expected_dice
    assert predictor.predict(first).certainty.expected_dice == alone != other
    predictor.chunk = 2
    assert predictor.predict(first).certainty.expected_dice == pytest.approx(alone, abs=1e-6)


def test_a_mask_is_the_same_whether_it_is_judged_or_not_and_older_models_do_not_judge(tmp_path):
    judged = judging(tmp_path).predict(bright_box("LPS"))
    older = Predictor(model_file(tmp_path / "older.pt"))
    older.network = Threshold()
    plain = older.predict(bright_box("LPS"))
    assert np.array_equal(judged.labels, plain.labels) and judged.confidence == plain.confidence
    assert plain.certainty is None


def test_a_structure_that_every_labelled_case_has_and_that_is_missing_is_expected_at_nothing(tmp_path):
    predictor = judging(tmp_path)
    predictor.network.forward = lambda images: torch.cat([images + 1, images - 1], dim=1)
    prediction = predictor.predict(bright_box("LPS"))
    assert prediction.certainty.expected_dice == 0 and prediction.remarks == [EMPTY]


def _written(folder, image):
    path = folder / "1 volume é.nrrd"
    sitk.WriteImage(image, str(path))
    return path


def test_a_network_that_makes_no_numbers_makes_no_mask(tmp_path):
    class Overflow(nn.Module):
        settings = UNetSettings(widths=(8, 16, 16))

        def forward(self, images):
            return torch.full((len(images), 2, *images.shape[-2:]), torch.nan)

    predictor = Predictor(model_file(tmp_path / "model.pt"))
    predictor.network = Overflow()
    with pytest.raises(DataError, match=r"no numbers of 'a\.nrrd'"):
        predictor.predict(bright_box("LPS"), "a.nrrd")


@pytest.mark.parametrize("order", ["LPS", "PIR"])
def test_a_part_that_lies_apart_is_left_out_and_told_of_unless_all_are_kept(tmp_path, order):
    box = bright_box("LPS")
    array = sitk.GetArrayFromImage(box)
    whole = array > 50
    array[0:2, 0:4, 0:4] = 100
    array[4:5, 12:14, 27:29] = 10  # a hole
    image = sitk.GetImageFromArray(array)
    image.CopyInformation(box)
    image = sitk.DICOMOrient(image, order)
    rule = {"one_part": [3], "without_holes": [3]}
    path = model_file(tmp_path / "model.pt", postprocessing=rule)
    found = {}
    for keep in (False, True):
        predictor = load_predictor(path, keep_all_parts=keep)
        predictor.network, predictor.chunk = Threshold(), 2
        found[keep] = predictor.predict(image)
    masks = {}
    for keep, prediction in found.items():
        mask = sitk.GetImageFromArray(prediction.labels)
        mask.CopyInformation(image)
        masks[keep] = sitk.GetArrayFromImage(sitk.DICOMOrient(mask, "LPS")) == 3
    assert np.array_equal(masks[False], whole) and np.array_equal(masks[True], array > 50)
    assert found[False].removed_ml == {"bright": pytest.approx(32 * 0.004)} and found[True].removed_ml == {}
    assert found[False].volumes_ml == {"bright": pytest.approx(whole.sum() * 0.004)}
    remarks = [text for text in found[False].remarks if text not in found[True].remarks]
    assert len(remarks) == 1 and remarks[0].startswith("0.13 ml of 'bright' lay apart")
    assert found[False].confidence == pytest.approx(1, abs=1e-3)


def test_a_model_from_before_there_was_a_rule_leaves_all_parts(tmp_path):
    array = np.full((6, 30, 30), 10, np.float32)
    array[1:5, 2:20, 2:20] = array[1:3, 25:27, 25:27] = 100
    predictor = Predictor(model_file(tmp_path / "model.pt"))
    predictor.network = Threshold()
    prediction = predictor.predict(sitk.GetImageFromArray(array))
    assert np.array_equal(prediction.labels == 3, array > 50) and prediction.removed_ml == {}
