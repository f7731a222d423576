"""From a model and a volume to a flat mask in the plane that the volume is projected onto."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import SimpleITK as sitk
import torch
from torch import Tensor

from ..core.errors import CheckpointError
from ..core.settings import from_dict
from ..losses.dice_bce import probabilities
from ..networks.architecture import build, check_weights
from ..networks.projection_strips import MARGIN_ROWS, STRIP_VOXELS, flat_logits
from ..project.schema import LabelSchema
from ..stores.projection_preprocessing import EnFacePreprocessing
from ..stores.projections import moments
from ..stores.resampling import resample_probabilities_to
from ..training.optimisation import prediction_precision
from ..volumes.labels import write_segmentation
from ..volumes.projection import flat_grid
from .channels import spelt_channels
from .likeness import known_likeness, likeness_remarks, refuse_absurd, result_remarks
from .prediction import Prediction, TaskPredictor, read_whole, refuse_no_numbers
from .probability_maps import percent, write_maps
from .slicewise import FLIPS


class EnFacePredictor(TaskPredictor):
    """A finetuned projection network, ready to predict.

    Args:
        content: of ``model.pt``.
        path: names it in errors.
        device: where to compute.
        flips: average over the four mirrorings in the en-face plane.
        keep_all_parts: changes nothing: no part of a flat mask is taken away in any case.

    Raises:
        CheckpointError: the file is not a model this version can use.
    """

    makes_flat_masks = True

    def __init__(
        self,
        content: Mapping[str, Any],
        path: Path | str,
        device: torch.device | str = "cpu",
        *,
        flips: bool = False,
        keep_all_parts: bool = False,
    ) -> None:
        self.device = self._wished = torch.device(device)
        self.flips = flips
        self.strip_voxels = STRIP_VOXELS
        self.schema = LabelSchema.from_dict(content["schema"])
        self.preprocessing = from_dict(EnFacePreprocessing, content["preprocessing"])
        self.like = known_likeness(content)
        check_weights(content, content["outputs"], content["state"], path)
        self.network = build(content, content["outputs"])
        try:
            self.network.load_state_dict(content["state"])
        except RuntimeError as error:
            raise CheckpointError(
                f"The weights in '{path}' do not fit the network described in it.", "Get the file again."
            ) from error
        self.network.to(self.device).eval()

    @torch.inference_mode()
    def predict(
        self, image: sitk.Image, what: object = "the volume", channels: Mapping[str, sitk.Image] | None = None
    ) -> Prediction:
        """Segment one volume.

        Args:
            image: 3-D scalar volume.
            what: names it in errors.
            channels: none: a flat mask is made of the volume alone.

        Returns:
            A mask of one voxel along the axis of projection. It has no volume, so none is given.

        Raises:
            DataError: its spacing cannot be right.
            SettingsError: there are further sequences.
        """
        spelt_channels(channels or {}, self.preprocessing)
        refuse_absurd(image, self.preprocessing, what)
        volume = self.preprocessing.apply(image)
        mean, std = moments(volume, self.preprocessing)
        standard = torch.from_numpy((volume - mean[:, None]) / std[:, None]).to(self.device)
        found = self._probabilities(standard)
        refuse_no_numbers(found, what)
        native = resample_probabilities_to(found[:, None], self.preprocessing.native_size(image))[:, 0]
        best, classes = native.max(dim=0)
        foreground = classes > 0
        confidence = float(best[foreground].mean()) if bool(foreground.any()) else None
        lookup = np.array([0, *self.schema.values], dtype=np.uint8)
        mask = self.preprocessing.to_native(lookup[classes.cpu().numpy()], image)
        remarks = likeness_remarks(image, volume, self.preprocessing, volume.shape[1:], self.like)
        maps = None
        if self.keep_maps:
            flat = [self.preprocessing.to_native(one, image) for one in percent(native)]
            maps = np.stack([sitk.GetArrayFromImage(one) for one in flat])
        told = [*remarks, *result_remarks(confidence)]
        return Prediction(sitk.GetArrayFromImage(mask), confidence, {}, told, maps=maps)

    def predict_file(
        self, source: Path | str, target: Path | str, channels: Mapping[str, Path] | None = None
    ) -> Prediction:
        """Read a volume, segment it, write the flat mask; arguments and errors as of :class:`TaskPredictor`."""
        spelt_channels(channels or {}, self.preprocessing)
        image = read_whole(source)
        prediction = self.predict(image, source)
        grid = flat_grid(image, self.preprocessing.axis(image))
        if prediction.maps is not None:
            write_maps(target, prediction.maps, grid, self.schema)
        write_segmentation(target, prediction.labels, grid, self.schema)
        return prediction

    def take_less_memory(self) -> str | None:
        """After memory ran out: narrower strips, then the CPU. What was done, in words, or None at the end."""
        if self.strip_voxels > STRIP_VOXELS >> 6:
            self.strip_voxels //= 4
            return f"in narrower strips, of {MARGIN_ROWS} rows and a few more"
        if self.device.type != "cpu":
            self.device = torch.device("cpu")
            self.network.to(self.device)
            self.strip_voxels = STRIP_VOXELS
            return "on the CPU, which is slower"
        return None

    def take_memory_again(self) -> None:
        """As at first: what did not fit even so is out of the way."""
        self.strip_voxels, self.device = STRIP_VOXELS, self._wished
        self.network.to(self.device)

    def _probabilities(self, volume: Tensor) -> Tensor:
        """Class probabilities [K, H, W] of a standardised volume, background first."""
        dtype = prediction_precision(self.device)
        total: Tensor | float = 0.0
        mirrorings = FLIPS if self.flips else FLIPS[:1]
        for axes in mirrorings:
            with torch.autocast(self.device.type, dtype=dtype, enabled=dtype is not torch.float32):
                flat = flat_logits(self.network, volume.flip(axes) if axes else volume, self.strip_voxels)
            found = probabilities(flat[None])[0]
            total = total + (found.flip(axes) if axes else found)
        return total / len(mirrorings)
