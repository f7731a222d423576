"""What all trainings on projections share: random parts of volumes to learn from, whole volumes to validate on."""

from __future__ import annotations

from abc import abstractmethod

import numpy as np
import torch
from torch import Tensor, nn

from ..figures.panels import Panel
from ..networks.fpn3d2d import Fpn3d2d
from ..networks.projection_strips import flat_logits
from ..stores import SliceStream
from ..stores.projection_batches import EnFaceBatch, fitting_patch, least_patch, random_crops
from ..stores.projection_settings import EnFaceData
from ..stores.projections import EnFaceStore
from ..stores.sampling import derived_seed, step_generator
from .objective import Objective
from .settings import OptimisationSettings

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
        count = volumes_compared(len(validation))
        picked = np.linspace(0, len(validation) - 1, count).round().astype(int)
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
        rows, columns = (
            max(low, side // 2 // step * step) for side, low, step in zip(self.patch, least, self.stride, strict=True)
        )
        smaller = (rows, columns)
        if smaller == tuple(self.patch):
            return None
        self.patch = smaller
        return f"parts of {smaller[0]} × {smaller[1]} pixels"

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


def volumes_compared(available: int) -> int:
    """Volumes that a validation looks at."""
    return min(available, _VALIDATION_CASES)
