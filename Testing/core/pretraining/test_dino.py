"""DINO against Caron et al. 2021: who learns, who follows, what depends on the step; and that nothing is lost."""

import math
from dataclasses import replace

import numpy as np
import pytest
import torch

from SSLSegmentationLib.augmentation.crops import boxes_to_grid
from SSLSegmentationLib.augmentation.intensity import IntensityRanges
from SSLSegmentationLib.augmentation.warp import SpatialRanges, warp
from SSLSegmentationLib.networks import UNet, UNetSettings
from SSLSegmentationLib.pretraining import PretrainingSettings, recipe, run_pretraining
from SSLSegmentationLib.pretraining.methods.dino import Dino, DinoSettings
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores import SliceBatch
from SSLSegmentationLib.training import RunContext, Stopped, load_checkpoint

SIZE = (32, 48)
TINY = DinoSettings(outputs=24, hidden=32, embedding=16, small_views=3, pooling=2)


def method(settings=TINY, norm="instance", seed=0):
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        return Dino(UNet(UNetSettings(widths=(8, 16), norm=norm), 2), settings, SIZE)


def generator(seed=0):
    return torch.Generator().manual_seed(seed)


@pytest.fixture
def batch():
    images = torch.rand(4, 1, *SIZE, generator=generator(3)).half()
    return SliceBatch(images, None, torch.zeros(4, dtype=torch.long), torch.zeros(4))


def state(module):
    return {name: tensor.clone() for name, tensor in module.state_dict().items()}


def step(dino, batch, number=0, total=10, rate=0.1):
    """One step of plain gradient descent."""
    dino.train()
    dino.before_step(number, total)
    losses = dino.loss(dino.views(batch, generator(number)))
    losses["loss"].backward()
    with torch.no_grad():
        for parameter in dino.parameters():
            if parameter.grad is not None:
                parameter -= rate * parameter.grad
                parameter.grad = None
    dino.after_step(number, total)
    return losses


# ---------------------------------------------------------------------- views
def test_two_large_and_several_small_views_of_sizes_that_the_network_takes(batch):
    dino = method()
    views = dino.views(batch, generator())
    assert views["large"].shape == (2 * 4, 1, 24, 36)
    assert views["small"].shape == (3 * 4, 1, 12, 18)
    assert all(float(view.min()) >= 0 and float(view.max()) <= 1 for view in views.values())
    assert "small" not in method(replace(TINY, small_views=0)).views(batch, generator())
    deep = Dino(UNet(UNetSettings(widths=(8,) * 5), 2), TINY, (128, 96))
    assert deep.view_size(0.75) == (96, 64) and deep.view_size(0.375) == (48, 32)
    assert deep.view_size(0.05) == (32, 32)  # two strides, or instance normalisation has a single value to normalise


def test_the_views_of_a_slice_stand_in_the_same_order(batch):
    """Slices of one grey each: the grey tells of which slice a view is."""
    greys = torch.tensor([0.2, 0.4, 0.6, 0.8])
    flat = SliceBatch(greys.half().view(4, 1, 1, 1).expand(4, 1, *SIZE), None, batch.case, batch.position)
    inside = SpatialRanges(scale=(1.0, 1.5), random_crop=True)
    views = method(replace(TINY, large=inside, small=inside, intensity=IntensityRanges())).views(flat, generator())
    for view, count in ((views["large"], 2), (views["small"], 3)):
        assert torch.allclose(view.mean((1, 2, 3)), greys.repeat(count), atol=1e-3)


def test_the_first_large_view_is_blurred_and_the_second_solarized(batch):
    plain = replace(TINY, intensity=IntensityRanges())
    changed = replace(plain, first_blur_sigma=3.0, second_solarized=1.0)
    (first, second), (blurred, solarized) = (
        method(settings).views(batch, generator())["large"].chunk(2) for settings in (plain, changed)
    )
    softer = blurred.std((1, 2, 3)) / first.std((1, 2, 3))  # by a random amount each
    assert softer.max() <= 1 and softer.mean() < 0.8
    mean, largest = second.mean((1, 2, 3), keepdim=True), second.amax((1, 2, 3), keepdim=True)
    expected = torch.where(second > mean, largest - second, second)
    assert torch.allclose(solarized, expected, atol=1e-6) and not torch.allclose(solarized, second)


# ---------------------------------------------------------------------- teacher
def test_the_teacher_starts_as_the_student_and_never_gets_a_gradient(batch):
    dino = method(norm="batch")
    for part, student in (("encoder", dino.network.encoder), ("head", dino.head)):
        for name, tensor in student.state_dict().items():
            assert torch.equal(dino.teacher[part].state_dict()[name], tensor)
    dino.train()
    assert not any(module.training for module in dino.teacher.modules()) and dino.network.encoder.training
    dino.loss(dino.views(batch, generator()))["loss"].backward()
    assert all(parameter.grad is None for parameter in dino.teacher.parameters())
    asking = {name.split(".")[0] for name, parameter in dino.named_parameters() if parameter.requires_grad}
    assert asking == {"network", "head"}
    assert not any(p.requires_grad for p in dino.network.decoder.parameters())


def test_teacher_buffers_and_centre_follow_by_their_formulas(batch):
    dino = method(replace(TINY, teacher_momentum=0.8, frozen_last_layer=0.0), norm="batch")
    for number in (0, 1, 2):
        before, centre = state(dino.teacher), dino.centre.clone()
        with torch.no_grad():
            views = dino.views(batch, generator(number))
            answers = dino.teacher["head"].compare(dino._teacher_embeddings(views["large"]))
        step(dino, batch, number, total=10)
        momentum = 1 - (1 - 0.8) * (math.cos(math.pi * number / 10) + 1) / 2
        for part, student in (("encoder", dino.network.encoder), ("head", dino.head)):
            for name, tensor in student.state_dict().items():
                name = f"{part}.{name}"
                if not tensor.is_floating_point():
                    assert torch.equal(dino.teacher.state_dict()[name], tensor)
                    continue
                expected = momentum * before[name].double() + (1 - momentum) * tensor.double()
                assert torch.allclose(dino.teacher.state_dict()[name].double(), expected, atol=1e-6), name
        assert torch.allclose(dino.centre, 0.9 * centre + 0.1 * answers.mean(dim=0), atol=1e-6)


def test_parts_of_a_batch_move_the_centre_like_the_whole_and_a_failed_attempt_leaves_nothing(batch):
    views = method().views(batch, generator())
    halves = [{name: view.unflatten(0, (-1, 4))[:, i::2].flatten(0, 1) for name, view in views.items()} for i in (0, 1)]
    centres = []
    for attempt in ([views], halves):
        dino = method().train()
        dino.before_step(0, 10)
        dino.loss(halves[1])  # memory runs out after this
        dino.before_step(0, 10)
        for part in attempt:
            dino.loss(part)
        dino.after_step(0, 10)
        centres.append(dino.centre.clone())
    assert torch.allclose(*centres, atol=1e-6) and centres[0].abs().max() > 0


def test_validation_moves_nothing_and_does_not_depend_on_the_step(batch):
    dino = method(replace(TINY, head_batch_norm=False)).eval()
    views, before = dino.views(batch, generator()), state(dino)
    losses = []
    for number in (0, 9):
        dino.before_step(number, 10)
        with torch.no_grad():
            losses.append(float(dino.loss(views)["loss"]))
    assert losses[0] == losses[1] and dino._answered == 0
    assert all(torch.equal(tensor, before[name]) for name, tensor in dino.state_dict().items())


# ---------------------------------------------------------------------- course
def test_schedules_begin_and_end_where_they_should():
    dino = method(replace(TINY, teacher_momentum=0.996, teacher_temperature=(0.02, 0.04), temperature_warmup=0.3))
    assert dino.teacher_momentum(0, 100) == pytest.approx(0.996, abs=1e-12)
    assert dino.teacher_momentum(50, 100) == pytest.approx(0.998, abs=1e-12)
    assert dino.teacher_momentum(100, 100) == 1
    temperatures = [dino.teacher_temperature(number, 100) for number in (0, 15, 30, 99)]
    assert temperatures == pytest.approx([0.02, 0.03, 0.04, 0.04])
    at_once = replace(dino.settings, temperature_warmup=0.0)
    assert method(at_once).teacher_temperature(0, 100) == 0.04


def test_the_last_layer_of_the_student_rests_at_first(batch):
    dino = method(replace(TINY, frozen_last_layer=0.2))
    start = dino.head.directions.detach().clone()
    for number in (0, 1):
        step(dino, batch, number, total=10)
        assert torch.equal(dino.head.directions, start)
    step(dino, batch, 2, total=10)
    assert not torch.equal(dino.head.directions, start)


def test_the_last_layer_is_normalised_with_a_gain_of_one():
    head = method().head
    vectors = torch.randn(5, 16 * 2 * 2)
    answers = head.eval().compare(head.embed(vectors))
    assert float(head.embed(vectors).norm(dim=1).detach().sub(1).abs().max()) < 1e-6
    with torch.no_grad():
        head.directions *= torch.rand(24, 1) + 0.5
    assert torch.allclose(answers, head.compare(head.embed(vectors)), atol=1e-6) and answers.abs().max() <= 1


# ---------------------------------------------------------------------- loss and monitors
def test_a_student_without_an_opinion_is_at_ln_k(batch):
    dino = method()
    dino.head.compare = lambda embeddings, frozen: torch.zeros(len(embeddings), 24)
    losses = dino.loss(dino.views(batch, generator()))
    assert float(losses["loss"]) == pytest.approx(math.log(24), rel=1e-6)
    assert float(losses["chance_level"]) == pytest.approx(math.log(24), rel=1e-6)


def test_a_teacher_that_answers_the_same_to_all_is_noticed_whether_flat_or_peaked(batch):
    dino = method().train()
    views = dino.views(batch, generator())
    healthy = dino.loss(views)
    assert healthy["std"] > 0.1
    last = dino.teacher["head"].mlp[-1]
    with torch.no_grad():
        last.weight.zero_()
        last.bias.copy_(dino.teacher["head"].directions[5])  # every image lies at output 5
    peaked = dino.loss(views)
    assert peaked["std"] < 1e-3 and peaked["outputs_used"] < 1.5 and peaked["effective_rank"] < 1.5
    dino.centre.copy_(dino.teacher["head"].compare(torch.nn.functional.normalize(last.bias, dim=0)[None])[0])
    flat = dino.loss(views)  # the centre has caught up: nothing is left
    assert flat["std"] < 1e-3 and float(flat["teacher_entropy"]) == pytest.approx(math.log(24), rel=1e-3)
    assert flat["loss"] > 0.98 * flat["chance_level"]


def test_the_frames_of_the_preview_show_where_the_cut_outs_lie(batch):
    dino = method(replace(TINY, large=replace(TINY.large, rotation_deg=90.0))).eval()
    with torch.inference_mode():
        preview = dino.preview(batch, generator())
    assert [panel.image.shape for panel in preview.rows[0]] == [SIZE, (24, 36), (12, 18)]
    for row, image in zip(preview.rows, batch.images, strict=True):
        for box, panel in zip(row[0].boxes, row[1:], strict=True):
            assert 0 <= box[0] < box[2] <= SIZE[1] and 0 <= box[1] < box[3] <= SIZE[0]
            there = warp(image[None], boxes_to_grid(torch.tensor([box]), SIZE, panel.image.shape))[0, 0]
            assert np.allclose(panel.image, there.numpy(), atol=1e-3)


# ---------------------------------------------------------------------- what is handed on
@pytest.mark.parametrize("whose", ["teacher", "student"])
def test_one_encoder_is_handed_on_the_teachers_unless_asked_otherwise(batch, whose):
    dino = method(replace(TINY, hand_on=whose), norm="batch")
    step(dino, batch)
    encoders = {"teacher": dino.teacher["encoder"], "student": dino.network.encoder}
    handed_on = dino.transferable()
    assert set(handed_on) == {name for name in dino.network.state_dict() if name.startswith("encoder.")}
    expected = encoders[whose].state_dict()
    assert all(torch.equal(tensor, expected[name.removeprefix("encoder.")]) for name, tensor in handed_on.items())
    other = encoders["student" if whose == "teacher" else "teacher"].state_dict()
    assert any(not torch.equal(tensor, other[name.removeprefix("encoder.")]) for name, tensor in handed_on.items())


def run(project, folder, stop=lambda: False, **optimisation):
    settings = PretrainingSettings.from_preset("dino", "quick")
    (_, old), tiny = settings.stages["dino"], replace(TINY, teacher_momentum=0.5)
    stages = {"dino": (tiny, replace(old, steps=4, batch_size=4, validate_every=2, **optimisation))}
    settings = replace(settings, network=UNetSettings(widths=(8, 16)), max_size=32, stages=stages)
    folder.mkdir(exist_ok=True)
    path = run_pretraining(project, settings, RunContext(RunFolder(folder), should_stop=stop))
    return load_checkpoint(path, "backbone")["state"]


def test_a_run_that_ends_before_its_backbone_is_written_still_hands_on_the_teacher(project, tmp_path):
    first = run(project, tmp_path / "run")
    (tmp_path / "run" / "backbone.pt").unlink()
    again = run(project, tmp_path / "run")
    last = load_checkpoint(tmp_path / "run/checkpoints/dino/last.pt", "training")["module"]
    for name, tensor in first.items():
        assert torch.equal(tensor, again[name]) and torch.equal(tensor, last[f"teacher.{name}"]), name
    assert any(not torch.equal(tensor, last[f"network.{name}"]) for name, tensor in first.items())
    assert not (tmp_path / "run/checkpoints/dino/best.pt").exists()  # the last, since a low loss may be a collapse


def test_a_stop_hands_on_the_teacher_of_that_step(project, tmp_path):
    asked = iter(range(100))
    with pytest.raises(Stopped) as stopped:
        run(project, tmp_path / "run", lambda: (tmp_path / "run/checkpoints").exists() and next(asked) >= 2)
    kept = load_checkpoint(stopped.value.kept, "backbone")["state"]
    last = load_checkpoint(tmp_path / "run/checkpoints/dino/last.pt", "training")
    assert 0 < last["step"] < 4
    assert all(torch.equal(tensor, last["module"][f"teacher.{name}"]) for name, tensor in kept.items())


def test_with_averaged_weights_the_average_of_the_teacher_is_handed_on(project, tmp_path):
    handed_on = run(project, tmp_path / "run", weight_averaging=0.5)
    last = load_checkpoint(tmp_path / "run/checkpoints/dino/last.pt", "training")
    assert all(torch.equal(t, last["average"][f"module.teacher.{name}"]) for name, t in handed_on.items())
    assert any(not torch.equal(t, last["module"][f"teacher.{name}"]) for name, t in handed_on.items())


def test_the_paper_has_the_settings_of_the_cine_study():
    preset = recipe("dino").preset("paper")
    settings, optimisation = preset.stages["dino"]
    assert (settings.outputs, settings.hidden, settings.embedding, settings.small_views) == (8192, 2048, 256, 6)
    assert settings.teacher_temperature == (0.02, 0.04) and settings.student_temperature == 0.1
    assert (settings.teacher_momentum, settings.centre_momentum) == (0.996, 0.9)
    assert (optimisation.optimizer, optimisation.batch_size, optimisation.epochs) == ("sgd", 64, 100)
    assert optimisation.learning_rate == 0.03 * 64 / 256 and optimisation.gradient_clip == 3.0
    with torch.device("meta"):
        dino = Dino(UNet(preset.network, 2), settings, (256, 256))
    assert (dino.view_size(settings.large_size), dino.view_size(settings.small_size)) == ((256, 256), (128, 128))
