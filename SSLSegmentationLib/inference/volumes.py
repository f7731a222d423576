"""From a model of a 3D network and a volume to a mask on the volume's own grid.

The network sees patches that overlap by half, and what it says of their middle weighs more than of their border
(MONAI's sliding window with Gaussian weights).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from monai.inferers.utils import sliding_window_inference
from torch import Tensor, nn

from ..stores.resampling import line_weights, resample_probabilities_to
from ..stores.volume_preprocessing import VolumePreprocessing
from ..training.optimisation import prediction_precision
from .evidence import CHANGES, Gathering
from .prediction import Predictor, refuse_no_numbers
from .slicewise import FLIPS

_OVERLAP = 0.5
_AT_ONCE = (
    2  # patches; of a single small one torch computes a convolution without oneDNN, which takes four times as long
)


class VolumePredictor(Predictor):
    """A finetuned model of volumes, ready to predict; arguments and errors as of :class:`Predictor`."""

    task = "volumes"
    preparing = VolumePreprocessing

    def gathering(self) -> Gathering:
        """What gathers evidence of a mask; all slices of a volume change alike."""
        return Gathering(self.schema.class_count, CHANGES[:1])

    def native_probabilities(
        self, slices: Tensor, size: tuple[int, int, int], what: object, gathering: Gathering | None
    ) -> Iterator[Tensor]:
        """Class probabilities [K, s, H, W] of a volume on its own grid, some slices at a time.

        The whole volume is held in memory at the resolution of the network, on the CPU.
        """
        found = volume_probabilities(self.network, slices, self.patch, self.device, flips=self.flips)
        refuse_no_numbers(found, what)
        if gathering:
            changed, back = gathering.changed(slices)
            gathering.add(found, volume_probabilities(self.network, changed, self.patch, self.device), back)
        weights = line_weights(len(slices), size[0]) if len(slices) != size[0] else np.eye(size[0], dtype=np.float32)
        for part in torch.from_numpy(np.array(weights)).split(self.chunk):
            taken = part.any(dim=0).nonzero()[:, 0]
            first, last = int(taken[0]), int(taken[-1]) + 1
            near = torch.einsum("ns,kshw->knhw", part[:, first:last], found[:, first:last])
            yield resample_probabilities_to(near, size[1:])

    def take_less_memory(self) -> str | None:
        """After memory ran out: on the CPU. What was done, in words, or None at the end."""
        if self.device.type == "cpu":
            return None
        self.chunk = 1
        return super().take_less_memory()


@torch.inference_mode()
def volume_probabilities(
    network: nn.Module, slices: Tensor, patch: tuple[int, ...], device: torch.device, *, flips: bool = False
) -> Tensor:
    """Class probabilities of a whole volume.

    Args:
        network: a 3D network in evaluation mode.
        slices: [S, h, w] in [0, 1], or with their sequences [S, C, h, w].
        patch: slices, rows and columns that the network was trained on.
        device: where to compute.
        flips: average over mirrorings within slices.

    Returns:
        float32 [K, S, h, w], on the CPU.
    """
    dtype = prediction_precision(device)

    def probabilities(patches: Tensor) -> Tensor:
        total: Tensor | float = 0.0
        mirrorings = FLIPS if flips else FLIPS[:1]
        for axes in mirrorings:
            with torch.autocast(device.type, dtype=dtype, enabled=dtype is not torch.float32):
                logits = network(patches.flip(axes) if axes else patches)
            each = logits.float().softmax(dim=1)
            total = total + (each.flip(axes) if axes else each)
        return total / len(mirrorings)

    volume = slices[None] if slices.ndim == 3 else slices.transpose(0, 1)
    found = sliding_window_inference(
        volume[None].float().cpu(),
        patch,
        _AT_ONCE,
        probabilities,
        overlap=_OVERLAP,
        mode="gaussian",
        sw_device=device,
        device="cpu",
    )
    return found[0]
