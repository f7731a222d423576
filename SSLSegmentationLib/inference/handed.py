"""A model as other programs can run it: one or more plain U-Nets for slices whose greys are z-scores.

Other programs prepare volumes in their own way. What this module describes is the way that both can go: turned to RAS,
cut to what is not empty, mean 0 and standard deviation 1, resampled linearly. A model that needs another is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from torch import Tensor

from ..core.errors import SettingsError
from ..core.settings import from_dict
from ..networks.ensemble import states_of
from ..networks.settings import UNetSettings
from ..project.models import ModelCard
from ..project.schema import LabelSchema
from ..stores.preprocessing import Preprocessing
from .handed_card import why_not
from .likeness import known_likeness
from .postprocessing import PostProcessing


@dataclass(frozen=True)
class HandedModel:
    """What another program has to know of a model.

    Args:
        network: its shape.
        states: weights of each network.
        schema: what it segments.
        pixel_mm: of its slices.
        patch: height and width that hold its slices, in pixels.
        plane: of its slices.
        postprocessing: what is done to its masks here.
    """

    network: UNetSettings
    states: list[Mapping[str, Tensor]]
    schema: LabelSchema
    pixel_mm: float
    patch: tuple[int, int]
    plane: str
    postprocessing: PostProcessing

    @property
    def is_renumbered(self) -> bool:
        """Whether its label values are others than 1, 2, … in the order of its outputs."""
        return list(self.schema.values) != list(range(1, len(self.schema.values) + 1))

    def differences(self, system: str) -> list[str]:
        """What another program does otherwise with it, in sentences."""
        side = " × ".join(f"{round(pixels * self.pixel_mm)}" for pixels in self.patch)
        found = [
            f"Slices of at most {side} mm get the same masks; larger ones are put together from overlapping parts by "
            f"{system}, and so come out a little otherwise."
        ]
        if self.postprocessing:
            found.append(
                f"The rule for parts and holes of this model is not applied by {system}: its masks keep all parts."
            )
        return found


def handed(content: Mapping[str, Any], name: str, system: str) -> HandedModel:
    """The model of a checkpoint, for another program.

    Args:
        content: of the checkpoint.
        name: of the model, for errors.
        system: what the program is called.

    Raises:
        CheckpointError: its network is none that the program can run.
        SettingsError: the program does not prepare volumes as it needs them.
    """
    if fault := why_not(ModelCard.of("model", content), name, system):
        raise fault
    preprocessing = from_dict(Preprocessing, content["preprocessing"])
    height, width = content["patch"]
    return HandedModel(
        network=from_dict(UNetSettings, content["network"]),
        states=states_of(content),
        schema=LabelSchema.from_dict(content["schema"]),
        pixel_mm=float(preprocessing.spacing_mm),
        patch=(int(height), int(width)),
        plane=_plane(content, preprocessing, system),
        postprocessing=PostProcessing.of(content),
    )


def _plane(content: Mapping[str, Any], preprocessing: Preprocessing, system: str) -> str:
    """The plane of the slices that it learnt from; other programs slice all volumes in one."""
    if preprocessing.plane != "acquired":
        return preprocessing.plane
    planes = (known_likeness(content) or {}).get("planes") or ["axial"]
    if len(planes) > 1:
        raise SettingsError(
            f"The model learnt from {' and '.join(planes)} slices, but {system} slices all volumes in one plane.",
            f"Finetune with --plane {planes[0]}.",
        )
    return str(planes[0])
