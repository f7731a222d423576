"""A network that takes where pixels lie: when it is chosen, how it learns, and that it is used with its places."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from SSLSegmentationLib.core.errors import CheckpointError, SettingsError
from SSLSegmentationLib.embedding.embedder import Embedder
from SSLSegmentationLib.finetuning import run_finetuning, slices
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.finetuning.method import method_of
from SSLSegmentationLib.finetuning.parts import _predicted
from SSLSegmentationLib.finetuning.place import chosen_place, place_overlap
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.finetuning.settings import PRESETS, FinetuneSettings
from SSLSegmentationLib.finetuning.strategy import REGISTRY
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.inference.prediction import load_predictor, slice_probabilities
from SSLSegmentationLib.networks import UNetSettings, architecture
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.preflight.disk import checkpoint_bytes
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.models import ModelCard, list_models
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.schema import NOT_ANNOTATED, LabelSchema
from SSLSegmentationLib.stores import SliceStore, build_store
from SSLSegmentationLib.stores.place import slice_heights
from SSLSegmentationLib.training import Stopped, load_checkpoint
from SSLSegmentationLib.training.plan import cases_of
from SSLSegmentationLib.volumes.reading import read_volume

from .conftest import context, last_checkpoint, made_backbone, same_tensors, tiny

CPU = torch.device("cpu")
STRATEGIES = {"full": {}, "mean teacher": {"strategy": "mean_teacher"}}
every_strategy = pytest.mark.parametrize("changes", STRATEGIES.values(), ids=STRATEGIES)


@pytest.fixture(scope="module")
def trained(cohort, tmp_path_factory):
    """A project, and a model of it that takes places."""
    folder = tmp_path_factory.mktemp("trained")
    project = Project.create(folder / "project")
    import_dataset(project, cohort, link=True)
    return project, run_finetuning(project, placed(6), context(folder)).model


def placed(steps=3, **changes):
    return tiny(steps, place="on", **changes)


def objective_of(project, folder, settings, place=True):
    plan = plan_finetuning(project, settings)
    if not folder.exists():
        build_store(folder, cases_of(plan.fixed(), project), plan.preprocessing, plan.schema)
    network = seeded_network(plan.network, plan.schema.class_count, settings.optimisation.seed)
    if place:
        network.add_place()
    return method_of(plan, settings).objective(settings.optimisation, network, SliceStore(folder), CPU)


# ---------------------------------------------------------------------- what it learns from
@every_strategy
def test_without_places_nothing_else_of_a_batch_changes(project, tmp_path, changes):
    settings = placed(**changes)
    without, with_place = (objective_of(project, tmp_path / "slices", settings, place) for place in (False, True))
    (images, labels), (more, same) = without.batch(1), with_place.batch(1)
    assert torch.equal(more[:, :1], images) and torch.equal(same, labels) and more.shape[1] == 4
    if "strategy" in changes:
        views, placed_views = without.unlabelled_views(1), with_place.unlabelled_views(1)
        assert all(torch.equal(view[:, :1], image) for view, image in zip(placed_views, views, strict=True))


def test_student_and_teacher_get_the_same_place_but_for_chance(project, tmp_path, monkeypatch):
    objective = objective_of(project, tmp_path / "slices", placed(strategy="mean_teacher"))
    student, teacher = objective.unlabelled_views(0)
    assert not torch.equal(student[:, 1:], teacher[:, 1:]) and teacher[:, 1:].abs().max() <= 1
    monkeypatch.setattr("SSLSegmentationLib.finetuning.supervised.jittered_place", lambda place, generator: place)
    student, again = objective.unlabelled_views(0)
    assert torch.equal(student[:, 1:], teacher[:, 1:]) and torch.equal(again, teacher)


def test_a_batch_in_parts_has_the_places_of_a_batch_in_one(project, tmp_path, monkeypatch):
    """But for chance, which each part has of its own, as of everything else."""
    monkeypatch.setattr("SSLSegmentationLib.finetuning.supervised.jittered_place", lambda place, generator: place)
    still = FinetuneSettings.from_preset("quick").spatial
    still = replace(still, rotation_deg=0.0, scale=(1.0, 1.0), translation=0.0, elastic_px=0.0)
    objective = objective_of(project, tmp_path / "slices", placed(spatial=still))
    whole = objective.batch(2)[0][:, 1:]
    objective.parts = 2
    for part in (0, 1):
        assert torch.equal(objective.batch(2, part)[0][:, 1:], whole[part::2])


@every_strategy
def test_a_stopped_run_resumes_bit_for_bit(project, tmp_path, changes):
    settings = placed(3, **changes)
    run_finetuning(project, settings, context(tmp_path, "whole"))
    with pytest.raises(Stopped):
        run_finetuning(project, settings, context(tmp_path, "halved", stop_after=1))
    run_finetuning(project, settings, context(tmp_path, "halved"))
    one, other = (last_checkpoint(tmp_path / name) for name in ("whole", "halved"))
    assert all(same_tensors(one[part], other[part]) for part in ("module", "optimizer", "schedule"))
    assert any(weight.abs().max() > 0 for name, weight in one["module"].items() if name.endswith("stages.0.place"))


def test_a_run_keeps_to_what_was_chosen_when_it_began(project, tmp_path, monkeypatch):
    """A later version may measure or judge otherwise."""
    settings = tiny(2, place="auto")
    with pytest.raises(Stopped):
        run_finetuning(project, settings, context(tmp_path, stop_after=1))
    told = [event for event in RunFolder(tmp_path / "run").events("message") if "place" in event]
    monkeypatch.setattr(slices, "chosen_place", lambda *arguments: pytest.fail("it was chosen already"))
    result = run_finetuning(project, settings, context(tmp_path))
    content = load_checkpoint(result.model, "model")
    assert len(told) == 1 and content["place"] == told[0]["text"]
    assert content["network"].get("place", False) is told[0]["place"]


def test_a_backbone_hands_on_what_it_hands_on_without_places(project, tmp_path):
    backbone = made_backbone(project, tmp_path / "b.pt")
    plain = run_finetuning(project, tiny(1), context(tmp_path, "plain"), backbone).transfer
    result = run_finetuning(project, placed(1, frozen_start=0.5), context(tmp_path), backbone)
    assert result.transfer == plain
    assert load_checkpoint(result.model, "model")["network"]["place"] is True


@every_strategy
def test_the_preflight_knows_of_it(project, tmp_path, changes):
    settings = placed(**changes)
    stage = prepare_finetuning(project, settings).stages[0]
    run_finetuning(project, settings, context(tmp_path))
    foretold = checkpoint_bytes(stage.module(), settings.optimisation)
    assert (tmp_path / "run/checkpoints/finetune/last.pt").stat().st_size == pytest.approx(foretold, rel=0.25)
    objective = stage.objective(SliceStore(tmp_path / "run" / "slices"), settings.optimisation, CPU)
    objective.training_loss(0)["loss"].backward()
    assert objective.network.encoder.stages[0].place.grad is not None


# ---------------------------------------------------------------------- in use
class Height(torch.nn.Module):
    """Stands for a network: class 1 in the upper half of the stack, class 2 in the right half of the others."""

    settings, classes = UNetSettings(widths=(8, 8), place=True), 3

    def forward(self, images):
        assert images.shape[1] == 4
        upper, right = images[:, 3:] > 0, images[:, 2:3] > 0
        return torch.cat([~upper & ~right, upper, right & ~upper], dim=1).float() * 50


def test_validation_pictures_and_cleaning_hand_each_slice_its_own_place(project, tmp_path):
    """Of whole cases and of those that are annotated in part, some slices at a time."""
    objective = objective_of(project, tmp_path / "slices", placed())
    case = objective.validation_cases[0]
    window = objective.store.window(case)
    labels = np.zeros((case.count, case.height, case.width), np.uint8)
    labels[:, :, -(case.width // 2) :] = 2
    labels[-(case.count // 2) :] = 1
    objective.store.labels = np.array(objective.store.labels)
    objective.store.labels[window] = labels
    objective.network, objective.batch_size = Height(), 3
    assert objective.validate(Height())["validation_dice"] == 1
    for _, reference, predicted in objective.preview(Height()).rows:
        assert np.array_equal(reference.labels, predicted.labels)
    assert np.array_equal(_predicted(objective, objective.network, case)[0], labels)
    objective.store.labels[window][1::3] = NOT_ANNOTATED
    assert objective.validate(Height())["validation_dice"] == 1


def test_a_model_is_used_with_its_places(trained):
    """A prediction of slices one by one is that of all at once, and each has the height that it has in its stack."""
    project, model = trained
    image = read_volume(project.cases(Role.TEST)[0].image_path)
    predictor, one_by_one = load_predictor(model), load_predictor(model)
    one_by_one.chunk = 1
    assert np.array_equal(predictor.predict(image).labels, one_by_one.predict(image).labels)

    slices = torch.from_numpy(predictor.preprocessing.apply(image))
    arguments = (predictor.network, slices, predictor.patch, CPU)
    as_it_is = slice_probabilities(*arguments, heights=slice_heights(len(slices)))
    upside_down = slice_probabilities(*arguments, heights=-slice_heights(len(slices)))
    assert not torch.equal(as_it_is, upside_down)
    mirrored = slice_probabilities(*arguments, heights=slice_heights(len(slices)), flips=True)
    assert mirrored.shape == as_it_is.shape and torch.isfinite(mirrored).all()
    with pytest.raises(ValueError, match="heights of the slices are missing"):
        slice_probabilities(*arguments)


def test_the_order_of_cases_does_not_matter_to_their_masks(trained):
    project, model = trained
    predictor = load_predictor(model)
    images = [read_volume(case.image_path) for case in project.cases()[:2]]
    forth = [predictor.predict(image).labels for image in images]
    back = [predictor.predict(image).labels for image in reversed(images)][::-1]
    assert all(np.array_equal(one, other) for one, other in zip(forth, back, strict=True))


def test_a_model_with_places_is_embedded_with_them(trained):
    project, model = trained
    image = read_volume(project.cases(Role.TEST)[0].image_path)
    embedder = Embedder(model)
    vectors = embedder.embed(image).vectors
    with torch.no_grad():
        embedder.network.encoder.stages[0].place.zero_()
    assert not np.array_equal(vectors, embedder.embed(image).vectors)


def test_a_version_that_does_not_know_places_says_so(trained, monkeypatch):
    model = trained[1]
    known = {name: kind for name, kind in architecture.REGISTRY.items() if name != "placed_unet"}
    monkeypatch.setattr(architecture, "REGISTRY", known)
    with pytest.raises(CheckpointError, match=r"no network 'placed_unet' in this version.*Update"):
        load_predictor(model)


def test_a_model_without_places_says_nothing_that_older_versions_do_not_know(project, tmp_path):
    content = load_checkpoint(run_finetuning(project, tiny(1), context(tmp_path)).model, "model")
    assert content["architecture"] == "unet" and set(content["network"]) == {"widths", "norm", "pixel_features"}


def test_the_card_says_what_was_chosen_and_why(project, tmp_path):
    runs = project.folder / "runs"
    runs.mkdir(exist_ok=True)
    for wish, kind in (("on", "placed_unet"), ("off", "unet")):
        run_finetuning(project, tiny(1, place=wish), context(runs, wish))
        card = ModelCard.read(runs / wish)
        assert card.architecture == kind and card.is_placed is bool(card.place) is (wish == "on")
    off, on = (card_text(entry) for entry in list_models(project))
    assert "also sees where each pixel lies in its volume, as asked for" in on and "cut or positioned otherwise" in on
    assert "where each pixel lies" not in off and "positioned otherwise" not in off


# ---------------------------------------------------------------------- the choice
def test_a_linear_probe_refuses_what_it_cannot_learn(project, tmp_path):
    backbone = made_backbone(project, tmp_path / "b.pt")
    with pytest.raises(SettingsError, match="linear probe cannot learn where pixels lie"):
        plan_finetuning(project, placed(strategy="linear_probe"), backbone)
    result = run_finetuning(project, tiny(place="auto", strategy="linear_probe"), context(tmp_path), backbone)
    assert "the last layer alone learns" in ModelCard.read(result.model.parent).place


def test_settings_of_a_network_do_not_decide(project):
    settings = replace(tiny(), network=UNetSettings(widths=(8, 16), place=True))
    assert plan_finetuning(project, settings).network == UNetSettings(widths=(8, 16))


def test_the_papers_preset_stays_as_in_the_paper():
    assert PRESETS["paper"].place == "off"


class Labelled:
    """Stands for a slice store: masks of its cases."""

    schema = needed_schema = LabelSchema.from_names({1: "liver", 4: "spleen"})

    def __init__(self, *masks):
        self.cases, self.labels = list(range(len(masks))), masks
        self.needed_labels = masks

    def window(self, case):
        return case


def body(shift=(0, 0, 0), shape=(16, 40, 40)):
    """A large and a small structure, moved by parts of a side."""
    labels = np.zeros(shape, np.uint8)
    for value, centre, radius in ((1, (0.5, 0.4, 0.35), 0.22), (2, (0.5, 0.4, 0.72), 0.16)):
        axes = np.meshgrid(*((np.arange(size) + 0.5) / size for size in shape), indexing="ij")
        distance = sum((axis - c - s) ** 2 for axis, c, s in zip(axes, centre, shift, strict=True))
        labels[distance < radius**2] = value
    return labels


def choice(*masks, wish="auto", strategy="full"):
    return chosen_place(wish, REGISTRY[strategy], Labelled(*masks))


def test_volumes_that_are_alike_are_chosen_for_it_whatever_their_size():
    found = choice(body(), body((0.05, 0.03, -0.04)), body(shape=(21, 33, 52)))
    assert found.used and "overlap by" in found.sentence and "at least 25%" in found.sentence


def test_fields_of_view_that_are_shifted_are_not():
    generator = np.random.default_rng(0)
    masks = [body(generator.uniform(-0.3, 0.3, 3)) for _ in range(6)]
    found = choice(*masks)
    assert not found.used and "does not see" in found.sentence


def test_the_overlap_is_that_of_a_loop():
    first, second = body(shape=(12, 12, 12)), body((0.1, 0.0, 0.05), shape=(12, 12, 12))  # a cell is a voxel
    dice = [2 * ((first == v) & (second == v)).sum() / ((first == v).sum() + (second == v).sum()) for v in (1, 2)]
    assert place_overlap(Labelled(first, second)) == pytest.approx(np.mean(dice))


@pytest.mark.parametrize("count", [0, 1])
def test_it_takes_two_labelled_volumes(count):
    unlabelled = np.full((4, 12, 12), NOT_ANNOTATED, np.uint8)
    found = choice(*[body()] * count, unlabelled, unlabelled)
    assert not found.used and "two labelled volumes" in found.sentence


def test_only_what_is_annotated_in_both_is_compared():
    partly, other = body(), body()
    partly[:8] = NOT_ANNOTATED
    other[:8] = 0  # would be a difference
    assert place_overlap(Labelled(partly, other)) == pytest.approx(1.0)
    other[:] = body()
    other[8:] = NOT_ANNOTATED
    assert place_overlap(Labelled(partly, other)) is None


def test_what_is_asked_for_is_done_whatever_the_volumes_say():
    assert choice(body(), wish="on").used
    assert choice(body(), body(), wish="off") == chosen_place("off", REGISTRY["full"], Labelled())
