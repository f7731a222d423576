"""What a finetuning is made of, so that one part can be exchanged at a time: slices, masks, warp, looks, optimisation.

A :class:`Recipe` names each part. Its defaults are a plain training loop's, :data:`OURS` is what the project's own
finetuning has, and a training of that draws the same batches as the project does (tested).
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import SimpleITK as sitk
import torch
import torch.nn.functional as F
from monai.losses import DiceLoss
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from SSLSegmentationLib.augmentation.appearance import AppearanceRanges, augment_appearance
from SSLSegmentationLib.augmentation.intensity import (
    MRI_FINETUNE_INTENSITY,
    IntensityRanges,
    bias_field,
    gaussian,
)
from SSLSegmentationLib.augmentation.warp import MRI_FINETUNE, random_grid, warp, warp_labels
from SSLSegmentationLib.finetuning.supervised import Augmentation, SupervisedObjective
from SSLSegmentationLib.networks import UNet, UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.postprocessing import PostProcessing
from SSLSegmentationLib.prediction import slice_probabilities
from SSLSegmentationLib.preprocessing import Preprocessing, plan_preprocessing
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.schema import NOT_ANNOTATED
from SSLSegmentationLib.slices import SliceStore, build_store
from SSLSegmentationLib.slices.place import slice_heights
from SSLSegmentationLib.slices.store import StoredCase, classes, native_labels, unchanged_volume
from SSLSegmentationLib.starter.shipped import shipped_starter
from SSLSegmentationLib.training import OptimisationSettings, load_checkpoint, transfer
from SSLSegmentationLib.training.optimisation import build_optimizer, build_schedule
from SSLSegmentationLib.training.preparation import patch_size
from SSLSegmentationLib.volumes.geometry import to_canonical
from SSLSegmentationLib.volumes.resampling import resample_probabilities_to

CPU = torch.device("cpu")
SCORES = ("dice", "one_part", "average", "average_one_part")
_AVERAGING = 0.99  # of the weights that are scored beside those of the recipe
#: Changes of intensity by the project's own function. Of ``strong`` every slice gets every one, but shading, which half
#: of them get.
LOOKS = {
    "some": MRI_FINETUNE_INTENSITY,
    "strong": IntensityRanges(
        bias_field=0.3,
        bias_field_probability=0.5,
        contrast=(0.75, 1.25),
        brightness=0.15,
        gamma=(0.6, 1.65),
        noise_std=0.05,
    ),
}
_PROGRESS_STEPS = 10_000  # parts that the course of the learning rate is divided into where time decides
_SOFT_DICE = DiceLoss(include_background=False, batch=True)
_VALIDATE_EVERY = 50  # steps, as the preset quick


@dataclass(frozen=True)
class Recipe:
    """Parts of a finetuning. Amounts of the geometry are in parts of the slice's side.

    Args:
        percentiles: that become 0 and 1.
        ignore_padding: take them of what is inside the field of view.
        image_pixels: how images are shrunk: ``area`` means or ``antialiased`` linear interpolation.
        mask_pixels: how masks are shrunk: ``nearest`` neighbour, the class that covers the largest ``share`` of a
            pixel, or ``soft``: the shares themselves, warped linearly and learnt from as they are (of wholly annotated
            cases).
        rotation_deg: largest rotation.
        scale: zoom, log-uniform.
        shift: largest shift along each axis.
        bend: largest elastic shift of a control point along each axis.
        bend_probability: part of the slices that is bent (of those that are pinned).
        pinned: the bend is the project's, nothing along the slice's edge; else that of :func:`bent_to_the_edge`.
        border: what the warp reads outside the slice: ``border`` repeats its edge, ``zeros`` is black.
        looks: ``every`` slice gets every change of intensity, without clipping; ``some`` do, clipped to [0, 1]; or
            ``none``; ``strong`` are the project's with those of the plain loop as amounts and probabilities.
        foreground_share: least part of the slices seen that shows a segment.
        rate, weight_decay, schedule, warmup, clip: of the optimisation.
        steps: how many; 0 = as many as the time allows.
        keep_best: keep the weights that were best on the validation cases instead of the last.
        averaging: decay of a moving average of the weights; 0 = off.
        precision: of the network's arithmetic in training: ``fp32`` or ``bf16``.
        place: whether the network sees where each pixel lies, too.
        curves: part of the slices in which each structure, and what is around, has a random intensity curve of its own.
        filters: part of the slices that is mixed with a random filtering of itself.
        starter: whether encoder and decoder begin with the weights of the starter that comes with the package.
    """

    percentiles: tuple[float, float] = (1.0, 99.0)
    ignore_padding: bool = False
    image_pixels: str = "area"
    mask_pixels: str = "nearest"
    rotation_deg: float = 15.0
    scale: tuple[float, float] = (0.8, 1.25)
    shift: float = 0.05
    bend: float = 0.04
    bend_probability: float = 1.0
    pinned: bool = False
    border: str = "border"
    looks: str = "every"
    foreground_share: float = 0.5
    rate: float = 2e-3
    weight_decay: float = 1e-2
    schedule: str = "poly"
    warmup: float = 0.05
    clip: float = 5.0
    steps: int = 0
    keep_best: bool = False
    averaging: float = 0.0
    precision: str = "fp32"
    place: bool = False
    curves: float = 0.0
    filters: float = 0.0
    starter: bool = False


#: Stage → its fields as the project's preset ``quick`` has them. 6 px at 64 px is 0.094 of a side.
STAGES: dict[str, dict[str, Any]] = {
    "percentiles": {"percentiles": (0.5, 99.5), "ignore_padding": True},
    "pixels": {"image_pixels": "antialiased"},
    "masks": {"mask_pixels": "share"},
    "shift": {"shift": 0.1},
    "bend": {"bend": 6 / 64, "bend_probability": 0.5, "pinned": True},
    "border": {"border": "zeros"},
    "looks": {"looks": "some"},
    "decay": {"weight_decay": 1e-4},
    "schedule": {"schedule": "cosine", "warmup": 0.03, "clip": 12.0},
    "rate": {"rate": 5e-3},
    "steps": {"steps": 300},
    "best": {"keep_best": True},
}
PLAIN = Recipe()
OURS = replace(PLAIN, **{name: value for fields in STAGES.values() for name, value in fields.items()})
#: Changes that neither has.
FURTHER: dict[str, dict[str, Any]] = {
    "soft-masks": {"mask_pixels": "soft"},
    "averaging": {"averaging": 0.99},
    "no-bend": {"bend": 0.0},
    "no-turn": {"rotation_deg": 0.0, "scale": (1.0, 1.0)},
    "no-looks": {"looks": "none"},
    "strong-looks": {"looks": "strong"},
    "share-0": {"foreground_share": 0.0},
    "share-0.8": {"foreground_share": 0.8},
    "rate-1e-3": {"rate": 1e-3},
    "rate-4e-3": {"rate": 4e-3},
    "bf16": {"precision": "bf16"},
    "place": {"place": True},
    "curves": {"curves": 0.5},
    "filters": {"filters": 0.5},
    "starter": {"starter": True},
    "turn-30": {"rotation_deg": 30.0, "scale": (0.7, 1.4)},
}


def recipe_of(name: str) -> Recipe:
    """``plain``, ``ours``, or one of them with some stages of the other, or further changes: ``plain+masks+shift``.

    Raises:
        ValueError: it names none.
    """
    base, *changes = name.split("+")
    if base not in ("plain", "ours") or not set(changes) <= STAGES.keys() | FURTHER.keys():
        raise ValueError(f"'{name}' is no recipe; stages: {', '.join([*STAGES, *FURTHER])}")
    recipe = PLAIN if base == "plain" else OURS
    for change in changes:
        fields = STAGES.get(change, FURTHER.get(change))
        if base == "ours" and change in STAGES:
            fields = {field: getattr(PLAIN, field) for field in fields}
        recipe = replace(recipe, **fields)
    return recipe


class Cohort:
    """The training and validation cases of a project as slices, prepared as recipes ask for.

    Args:
        project: its test cases are not read.
        folder: for the prepared slices.
        max_size: pixels of the longer side of a slice.
    """

    def __init__(self, project: Project, folder: Path, max_size: int = 64) -> None:
        self.schema = project.schema
        self.max_size = max_size
        self.folder = folder
        self.cases = {case.id: case for case in project.cases(Role.TRAIN, Role.VALIDATION, labelled=True)}
        planned = project.cases(Role.UNLABELLED, Role.TRAIN, Role.VALIDATION)
        self.plan = plan_preprocessing(planned, max_size)
        self._stores: dict[tuple[Any, ...], SliceStore] = {}
        self._natives: dict[str, np.ndarray] = {}
        self._shares: Tensor | None = None

    def ids(self, role: Role) -> list[str]:
        """Ids of the cases of a role."""
        return [name for name, case in self.cases.items() if case.role is role]

    def store(self, recipe: Recipe) -> SliceStore:
        """The slices as ``recipe`` has them."""
        key = (recipe.percentiles, recipe.ignore_padding, recipe.image_pixels, recipe.mask_pixels)
        if key not in self._stores:
            low, high = recipe.percentiles
            plan = replace(self.plan, lower_percentile=low, upper_percentile=high, ignore_padding=recipe.ignore_padding)
            folder = self.folder / f"{low:g}-{high:g}-{recipe.ignore_padding}"
            built = (folder / "index.json").exists()
            store = SliceStore(folder) if built else build_store(folder, [*self.cases.values()], plan, self.schema)
            if recipe.image_pixels == "area":
                store.images = self._area_images(store, plan)
            if recipe.mask_pixels == "nearest":
                store.labels = self._nearest_labels(store)
            self._stores[key] = store
        return self._stores[key]

    def native(self, case_id: str) -> np.ndarray:
        """Classes of a case's mask on its own pixels, in the order of its slices: uint8 [S, H, W]."""
        if case_id not in self._natives:
            case = self.cases[case_id]
            image = unchanged_volume(case)
            mask = sitk.GetImageFromArray(classes(native_labels(case, image, self.schema), self.schema))
            mask.CopyInformation(image)
            self._natives[case_id] = sitk.GetArrayFromImage(to_canonical(mask, self.plan.plane_for(image)))
        return self._natives[case_id]

    def shares(self, store: SliceStore) -> Tensor:
        """How much of each pixel the structures cover: float16 [N, structures, H, W], rows as those of ``store``."""
        if self._shares is None:
            count, (height, width) = len(store), store.canvas
            self._shares = torch.zeros(count, self.schema.class_count - 1, height, width, dtype=torch.float16)
            values = torch.arange(1, self.schema.class_count)[:, None, None]
            for stored in store.cases:
                rows, across, along = store.window(stored)
                covered = torch.from_numpy(self.native(stored.id))[:, None] == values
                self._shares[rows, :, across, along] = _area(covered.float(), (stored.height, stored.width)).half()
        return self._shares

    def _area_images(self, store: SliceStore, plan: Preprocessing) -> np.ndarray:
        images = np.zeros(store.images.shape, np.float16)
        for stored in store.cases:
            image = unchanged_volume(self.cases[stored.id])
            canonical = sitk.GetArrayFromImage(to_canonical(image, plan.plane_for(image)))
            slices = torch.from_numpy(plan.normalised(canonical))[:, None]
            images[store.window(stored)] = _area(slices, (stored.height, stored.width))[:, 0].numpy()
        return images

    def _nearest_labels(self, store: SliceStore) -> np.ndarray:
        labels = np.zeros(store.labels.shape, np.uint8)
        for stored in store.cases:
            native = torch.from_numpy(self.native(stored.id))[:, None]
            size = (stored.height, stored.width)
            labels[store.window(stored)] = F.interpolate(native, size=size, mode="nearest-exact")[:, 0].numpy()
        return labels


def _area(slices: Tensor, size: tuple[int, int]) -> Tensor:
    if max(size) < max(slices.shape[2:]):
        return F.interpolate(slices, size=size, mode="area")
    return F.interpolate(slices, size=size, mode="bilinear", align_corners=False)


class RecipeObjective(SupervisedObjective):
    """The project's own objective with the warp and looks of a recipe."""

    def __init__(
        self, recipe: Recipe, cohort: Cohort, train_ids: list[str], widths: tuple[int, ...], seed: int
    ) -> None:
        store = cohort.store(recipe)
        network = seeded_network(UNetSettings(widths=widths), cohort.schema.class_count, seed)
        if recipe.starter:
            weights = load_checkpoint(shipped_starter(), "backbone")["state"]
            transfer(network, weights, "starter", prefixes=("encoder.", "decoder."))
        if recipe.place:
            network.add_place()
        validation = [case for case in store.cases if case.role == Role.VALIDATION] if recipe.keep_best else []
        patch = patch_size(store.canvas, cohort.max_size, network.settings.stride)
        spatial = replace(
            MRI_FINETUNE,
            rotation_deg=recipe.rotation_deg,
            scale=recipe.scale,
            translation=recipe.shift,
            elastic_px=recipe.bend * min(patch) * recipe.pinned,
            elastic_probability=recipe.bend_probability,
        )
        optimisation = OptimisationSettings(
            steps=recipe.steps or _PROGRESS_STEPS,
            batch_size=8,
            learning_rate=recipe.rate,
            weight_decay=recipe.weight_decay,
            schedule=recipe.schedule,
            warmup=recipe.warmup,
            gradient_clip=recipe.clip,
            seed=seed,
        )
        rows = store.annotated_rows(store.rows(ids=train_ids))
        appearance = AppearanceRanges(recipe.curves, recipe.filters)
        augmentation = Augmentation(spatial, LOOKS.get(recipe.looks, IntensityRanges()), appearance)
        share = recipe.foreground_share
        super().__init__(network, store, rows, validation, patch, augmentation, "dice_ce", share, optimisation, CPU)
        self.recipe, self.optimisation = recipe, optimisation
        self.shares = cohort.shares(store) if recipe.mask_pixels == "soft" else None

    def augmented(self, rows: np.ndarray, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Images and masks warped and changed as the recipe says; soft masks are [B, K, h, w]."""
        recipe, batch = self.recipe, self.store.batch(rows, self.device)
        canvas = tuple(batch.images.shape[-2:])
        grid = random_grid(len(rows), canvas, self.patch, self.augmentation.spatial, generator, self.device)
        if not recipe.pinned:
            grid = bent_to_the_edge(grid, recipe.bend, generator)
        images = F.grid_sample(batch.images.float(), grid, padding_mode=recipe.border, align_corners=False)
        labels = warp_labels(batch.labels, grid)
        if recipe.looks == "every":
            images = augment_appearance(images.clamp(0, 1), labels, self.augmentation.appearance, generator)
            images = looks_of_every(images, generator)
        else:
            images = self.augmentation.look(images, labels, generator)
        images = self.placed(images, rows, grid, generator)
        return images, labels if self.shares is None else self._warped_shares(rows, grid)

    def probabilities(self, network: UNet, case: StoredCase) -> Tensor:
        """Class probabilities of the slices of a case, float32 [K, S, h, w]."""
        slices = torch.from_numpy(self.store.images[self.store.window(case)].astype(np.float32))
        chunks = zip(slices.split(8), slice_heights(case.count).split(8), strict=True)
        found = [slice_probabilities(network, part, self.patch, CPU, heights=heights) for part, heights in chunks]
        return torch.cat(found, dim=1)

    def _warped_shares(self, rows: np.ndarray, grid: Tensor) -> Tensor:
        """Shares of all classes [B, K, h, w]; what no structure covers is background."""
        structures = warp(self.shares[torch.from_numpy(rows)], grid)
        return torch.cat([1 - structures.sum(dim=1, keepdim=True), structures], dim=1)

    def training_loss(self, step: int, part: int = 0) -> dict[str, Tensor]:
        """The project's loss, or the same of soft masks."""
        if self.shares is None:
            return super().training_loss(step, part)
        images, shares = self.batch(step, part)
        logits = self.network(images).float()
        return {"loss": F.cross_entropy(logits, shares) + _SOFT_DICE(logits.softmax(dim=1), shares)}


def bent_to_the_edge(grid: Tensor, amount: float, generator: torch.Generator) -> Tensor:
    """Add a smooth displacement of 4 × 4 control points, the outermost on the edges, by up to ``amount`` of a side."""
    control = (torch.rand(len(grid), 2, 4, 4, generator=generator) * 2 - 1) * (2 * amount)
    field = F.interpolate(control, size=grid.shape[1:3], mode="bicubic", align_corners=True)
    return grid + field.permute(0, 2, 3, 1)


def looks_of_every(images: Tensor, generator: torch.Generator) -> Tensor:
    """Gamma e^±0.5, contrast ±25 % about 0, brightness ±0.15, shading of up to 30 % in half of the batches, noise of
    up to 0.05: to every slice [B, 1, H, W], without clipping."""
    signed = torch.rand(5, len(images), 1, 1, 1, generator=generator) * 2 - 1
    images = images.clamp(0, 1) ** torch.exp(0.5 * signed[0])
    images = images * (1 + 0.25 * signed[1]) + 0.15 * signed[2]
    if torch.rand((), generator=generator) < 0.5:
        coefficients = torch.rand(len(images), 4, 4, generator=generator) * 2 - 1
        images = bias_field(images, 0.3 * signed[3].abs().flatten(), coefficients)
    return images + gaussian(images.shape, generator) * 0.05 * signed[4].abs()


@dataclass(frozen=True)
class Trained:
    """What a training leaves: the network, the moving average of its weights, and the steps that it took."""

    network: UNet
    average: UNet
    steps: int


def train(objective: RecipeObjective, seconds: float) -> Trained:
    """Train for ``seconds`` of the processor (or the recipe's number of steps)."""
    recipe, settings = objective.recipe, objective.optimisation
    optimizer = build_optimizer(settings, objective.parameter_groups())
    factor = build_schedule(settings, optimizer, settings.steps).lr_lambdas[0]
    network = objective.network
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(recipe.averaging or _AVERAGING))
    kept = average.module if recipe.averaging else network
    best: tuple[float, dict[str, Tensor]] | None = None
    started, step = time.process_time(), 0
    while True:
        spent = (time.process_time() - started) / seconds
        done = step / recipe.steps if recipe.steps else spent
        if recipe.keep_best and step and (done >= 1 or step % _VALIDATE_EVERY == 0):
            best = _better(objective, kept, best)
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = settings.learning_rate * factor(int(done * settings.steps))
        network.train()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=recipe.precision == "bf16"):
            loss = objective.training_loss(step)["loss"]
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), recipe.clip)
        optimizer.step()
        average.update_parameters(network)
        step += 1
    if best:
        kept.load_state_dict(best[1])
    return Trained(kept.eval(), average.module.eval(), step)


def _better(
    objective: RecipeObjective, network: UNet, best: tuple[float, dict[str, Tensor]] | None
) -> tuple[float, dict[str, Tensor]] | None:
    """The weights that are best on the validation cases so far, with their Dice."""
    with torch.inference_mode():
        dice = objective.validate(network.eval()).get("validation_dice")
    if dice is None or (best and best[0] >= dice):
        return best
    return dice, {name: tensor.clone() for name, tensor in network.state_dict().items()}


@torch.inference_mode()
def score(
    trained: Trained, objective: RecipeObjective, cohort: Cohort, case_ids: list[str]
) -> dict[str, dict[str, float]]:
    """Hard Dice of the whole volume on its own pixels, mean over structures, of each of ``case_ids``.

    ``dice`` is that of the network, ``one_part`` that with the largest part of each structure kept where one is
    clearly the largest, ``average`` and ``average_one_part`` the same of the averaged weights.
    """
    stored = {case.id: case for case in objective.store.cases}
    found: dict[str, dict[str, float]] = {}
    for name in case_ids:
        native, scores = cohort.native(name), []
        for network in (trained.network, trained.average):
            probabilities = objective.probabilities(network, stored[name])
            scores += _dices(probabilities, native, network.classes)
        found[name] = dict(zip(SCORES, scores, strict=True))
    return found


def _dices(probabilities: Tensor, native: np.ndarray, classes: int) -> tuple[float, float]:
    """Dice of the mask that probabilities [K, S, h, w] mean on the case's own pixels, and with one part a structure."""
    chunks = [resample_probabilities_to(chunk, native.shape[1:]).max(dim=0) for chunk in probabilities.split(8, dim=1)]
    labels = np.concatenate([chunk.indices.byte().numpy() for chunk in chunks])
    certainty = np.concatenate([chunk.values.numpy() for chunk in chunks])
    before = mean_dice(labels, native, classes)
    PostProcessing(one_part=tuple(range(1, classes))).apply(labels, certainty)
    return before, mean_dice(labels, native, classes)


def mean_dice(labels: np.ndarray, native: np.ndarray, classes: int) -> float:
    """Hard Dice of two masks of classes, mean over structures; NaN if neither has any."""
    annotated = native != NOT_ANNOTATED
    dices = []
    for value in range(1, classes):
        mine, reference = (labels == value) & annotated, native == value
        total = int(mine.sum() + reference.sum())
        if total:
            dices.append(2 * int((mine & reference).sum()) / total)
    return float(np.mean(dices)) if dices else float("nan")
