"""What a finetuning is made of, so that one part can be exchanged at a time: slices, masks, warp, looks, optimisation.

A training of the recipe ``QUICK`` draws the same batches as the project does (tested).
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace

import numpy as np
import torch
import torch.nn.functional as F
from monai.losses import DiceLoss
from recipe_cohort import Cohort
from recipes import Recipe
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from SSLSegmentationLib.augmentation.appearance import AppearanceRanges, augment_appearance
from SSLSegmentationLib.augmentation.intensity import bias_field, gaussian
from SSLSegmentationLib.augmentation.ranges import (
    FEW_LABELS_INTENSITY,
    MRI_FINETUNE,
    MRI_FINETUNE_INTENSITY,
    IntensityRanges,
)
from SSLSegmentationLib.augmentation.warp import random_grid, warp, warp_labels
from SSLSegmentationLib.finetuning.supervised import Augmentation, SupervisedObjective
from SSLSegmentationLib.inference.postprocessing import PostProcessing
from SSLSegmentationLib.inference.prediction import slice_probabilities
from SSLSegmentationLib.networks import UNet, UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.shipped import shipped_starter
from SSLSegmentationLib.stores.place import slice_heights
from SSLSegmentationLib.stores.resampling import resample_probabilities_to
from SSLSegmentationLib.stores.slices import StoredCase
from SSLSegmentationLib.training import OptimisationSettings, load_checkpoint, transfer
from SSLSegmentationLib.training.optimisation import build_optimizer, build_schedule
from SSLSegmentationLib.training.preparation import patch_size
from SSLSegmentationLib.volumes.overlap import mean_dice

CPU = torch.device("cpu")
SCORES = ("dice", "one_part", "average", "average_one_part")
_AVERAGING = 0.99  # of the weights that are scored beside those of the recipe
#: Changes of intensity by the project's own function. Of ``strong`` every slice gets every one, but shading, which half
#: of them get.
LOOKS = {
    "some": MRI_FINETUNE_INTENSITY,
    "strong": FEW_LABELS_INTENSITY,
}
_PROGRESS_STEPS = 10_000  # parts that the course of the learning rate is divided into where time decides
_SOFT_DICE = DiceLoss(include_background=False, batch=True)
_VALIDATE_EVERY = 50  # steps, as the preset quick


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
    before = mean_dice(labels, native, range(1, classes))
    PostProcessing(one_part=tuple(range(1, classes))).apply(labels, certainty)
    return before, mean_dice(labels, native, range(1, classes))
