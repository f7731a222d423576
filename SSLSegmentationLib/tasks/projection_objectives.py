"""What is trained on projections: reconstruction of a flat image, and segmentation into a flat mask."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from ..figures.panels import Panel, Preview
from ..inference.projection_strips import flat_logits
from ..losses.dice_bce import half_dice_half_bce, probabilities
from ..losses.ssim import WINDOW, negative_ssim
from ..networks.fpn3d2d import Fpn3d2d
from ..pretraining.method import PretrainingMethod
from ..project.schema import NOT_ANNOTATED
from ..stores import SliceStream
from ..stores.projection_batches import EnFaceBatch, augment, fitting_patch, least_patch, random_crops
from ..stores.projections import EnFaceStore
from ..stores.sampling import derived_seed, step_generator
from ..training import Objective, OptimisationSettings
from .projection_settings import EnFaceAugmentation, EnFaceData

_VALIDATION_CASES = 8
_PICTURED = 3


class CropObjective(Objective):
    """Random parts of volumes; validation on whole ones.

    Args:
        module: on ``device`` already.
        store: volumes with what is flat beside them.
        train: numbers of the volumes to learn from.
        validation: numbers of those that are held out; evenly spread ones of many.
        data: size and number of the parts.
        settings: batch size and seed.
        stage: name, which the randomness depends on.
    """

    def __init__(
        self,
        module: nn.Module,
        network: Fpn3d2d,
        store: EnFaceStore,
        train: np.ndarray,
        validation: np.ndarray,
        data: EnFaceData,
        settings: OptimisationSettings,
        stage: str,
        device: torch.device,
    ) -> None:
        self.module = module
        self.stride = network.settings.stride
        self.store = store
        self.train = train
        picked = np.linspace(0, len(validation) - 1, min(len(validation), _VALIDATION_CASES)).round().astype(int)
        self.validation = np.asarray(validation, dtype=np.int64)[picked]
        self.patch = fitting_patch(store, train, data.patch, self.stride)
        self.seed = settings.seed
        self.stage = stage
        self.device = device
        self.batch_size = settings.batch_size
        rows = np.repeat(train, data.crops_per_volume)
        self.stream = SliceStream(rows, settings.batch_size, derived_seed(settings.seed, stage))
        self.steps_per_epoch = self.stream.steps_per_epoch
        self.validation_slices = len(self.validation)

    def batch(self, step: int, part: int = 0) -> tuple[EnFaceBatch, torch.Generator]:
        """Parts of a part of the batch of ``step``, and the generator for what else is random in it."""
        generator = step_generator(self.seed, self.stage, step, *([part] if self.parts > 1 else []))
        numbers = self.stream.batch(step)[part :: self.parts]
        return random_crops(self.store, numbers, self.patch, generator, self.device), generator

    def shrink(self) -> str | None:
        """Halve the parts."""
        least = least_patch(self.stride)
        smaller = tuple(
            max(low, side // 2 // step * step) for side, low, step in zip(self.patch, least, self.stride, strict=True)
        )
        if smaller == tuple(self.patch):
            return None
        self.patch = smaller
        return f"parts of {smaller[0]} × {smaller[1]} pixels"

    def move(self, device: torch.device) -> None:
        """Go on on another device."""
        super().move(device)
        self.device = device

    def pictured(self) -> np.ndarray:
        """Numbers of the volumes to look at: held-out ones if there are any."""
        numbers = self.validation if len(self.validation) else self.train
        return numbers[np.unique(np.linspace(0, len(numbers) - 1, _PICTURED).round().astype(int))]

    def whole(self, network: Fpn3d2d, number: int) -> Tensor:
        """What a network in evaluation mode makes of a whole volume: [outputs, H, W]."""
        return flat_logits(network, self.store.volume(number, self.device)).float()

    def section(self, number: int) -> Panel:
        """The middle B-scan of a volume."""
        case = self.store.cases[number]
        image = self.store.images[number, :, case.height // 2, : case.width]
        return Panel(image.astype(np.float32))

    @abstractmethod
    def training_loss(self, step: int, part: int = 0) -> dict[str, Tensor]:
        """Loss of a part of the batch of ``step``."""


class ReconstructionObjective(CropObjective):
    """A pretraining stage: the method's loss on random parts, 1 − SSIM of whole images in validation."""

    smallest_part = 2  # batch normalisation

    def __init__(
        self,
        method: PretrainingMethod,
        store: EnFaceStore,
        train: np.ndarray,
        validation: np.ndarray,
        settings: OptimisationSettings,
        stage: str,
        device: torch.device,
    ) -> None:
        super().__init__(
            method, method.network, store, train, validation, method.settings.data, settings, stage, device
        )
        self.keep_best = method.keep_best

    def training_loss(self, step: int, part: int = 0) -> dict[str, Tensor]:
        """Loss of a part of the batch of ``step``."""
        batch, generator = self.batch(step, part)
        with torch.no_grad(), torch.autocast(self.device.type, enabled=False):
            views = self.module.views(batch, generator)
        return self.module.loss(views)

    def validate(self, module: nn.Module) -> dict[str, float]:
        """Mean 1 − SSIM of the reconstructions of whole held-out volumes."""
        losses = []
        for number in self.validation:
            flat, target = self.whole(module.network, number).sigmoid(), self._target(module, number)
            if min(target.shape) >= WINDOW:
                losses.append(float(1 + negative_ssim(flat[None], target[None, None])))
        if not losses:
            return {}
        loss = float(np.mean(losses))
        return {"score": loss, "validation_loss": loss, "validation_ssim": 1 - loss}

    def preview(self, module: nn.Module) -> Preview:
        """Volumes with their reconstruction and what it should be."""
        rows = []
        for number in self.pictured():
            flat = self.whole(module.network, number).sigmoid()[0].cpu().numpy()
            target = self._target(module, number).cpu().numpy()
            rows.append((self.section(number), Panel(flat), Panel(target)))
        return Preview(
            "From the volume alone the network draws the flat image that belongs to it.",
            ("A section of the volume", "Drawn by the network", "The flat image"),
            tuple(rows),
            tuple(self.store.cases[number].id for number in self.pictured()),
        )

    def before_step(self, step: int, total: int) -> None:
        """Hand on to the method."""
        self.module.before_step(step, total)

    def after_step(self, step: int, total: int) -> None:
        """Hand on to the method."""
        self.module.after_step(step, total)

    def _target(self, module: nn.Module, number: int) -> Tensor:
        flat = self.store.flat(self.store.targets, number).astype(np.float32)
        return module.wanted(torch.from_numpy(flat).to(self.device))


class FlatSegmentationObjective(CropObjective):
    """½ (Dice + cross-entropy) on random parts of labelled volumes, 2D Dice of whole flat masks in validation.

    Arguments as of :class:`CropObjective`, with the network as module.
    """

    smallest_part = 2  # batch normalisation

    def __init__(
        self,
        network: Fpn3d2d,
        store: EnFaceStore,
        train: np.ndarray,
        validation: np.ndarray,
        data: EnFaceData,
        augmentation: EnFaceAugmentation,
        settings: OptimisationSettings,
        device: torch.device,
    ) -> None:
        super().__init__(network, network, store, train, validation, data, settings, "finetune", device)
        self.augmentation = augmentation

    def training_loss(self, step: int, part: int = 0) -> dict[str, Tensor]:
        """Loss of a part of the batch of ``step``."""
        batch, generator = self.batch(step, part)
        with torch.no_grad(), torch.autocast(self.device.type, enabled=False):
            batch = augment(batch, self.augmentation, generator)
        return {"loss": half_dice_half_bce(self.module(batch.volumes), batch.masks)}

    def validate(self, module: nn.Module) -> dict[str, float]:
        """Mean hard Dice over structures, then over held-out volumes, at the resolution of the network."""
        dices = []
        for number in self.validation:
            truth = self.store.flat(self.store.masks, number)
            dices.append(_mean_dice(self.labels(module, number), truth, self.store.schema.class_count))
        dices = [dice for dice in dices if not np.isnan(dice)]
        if not dices:
            return {}
        mean = float(np.mean(dices))
        return {"score": 1 - mean, "validation_dice": mean}

    def preview(self, module: nn.Module) -> Preview:
        """Volumes with their mean projection, reference and prediction."""
        rows = []
        for number in self.pictured():
            case = self.store.cases[number]
            flat = self.store.images[number, :, : case.height, : case.width].mean(axis=0, dtype=np.float32)
            flat = (flat - flat.min()) / max(1e-6, float(flat.max() - flat.min()))
            truth, found = self.store.flat(self.store.masks, number), self.labels(module, number)
            rows.append((self.section(number), Panel(flat, labels=np.asarray(truth)), Panel(flat, labels=found)))
        kind = "Held-out volumes, which the network does not learn from" if len(self.validation) else "Volumes"
        return Preview(
            f"{kind}: the reference and what the network segments so far.",
            ("A section of the volume", "Reference", "Prediction"),
            tuple(rows),
            tuple(self.store.cases[number].id for number in self.pictured()),
            tuple((segment.name, segment.color) for segment in self.store.schema.segments),
        )

    def labels(self, module: nn.Module, number: int) -> np.ndarray:
        """Classes that a network in evaluation mode finds in a volume: uint8 [H, W]."""
        return probabilities(self.whole(module, number)[None])[0].argmax(dim=0).byte().cpu().numpy()


def _mean_dice(found: np.ndarray, truth: np.ndarray, classes: int) -> float:
    """Mean hard Dice over the structures that are in either mask; NaN if none is."""
    seen = truth != NOT_ANNOTATED
    dices: Sequence[float] = [
        2 * int(((found == value) & (truth == value)).sum()) / total
        for value in range(1, classes)
        if (total := int(((found == value) & seen).sum() + (truth == value).sum()))
    ]
    return float(np.mean(dices)) if dices else float("nan")
