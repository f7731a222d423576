"""Two methods on one network at once: masked image modelling, which learns what belongs together, and Pix2Rep, which
learns what is the same under another pose and look.

    L = w · L_mim / chance_mim + (1 − w) · L_pix2rep / chance_pix2rep

Each loss counts in units of what it is without any knowledge, since a mean squared error and a contrast have scales of
their own. No paper has this pair; each part is as in its own file.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ...figures.panels import Preview
from ...networks import UNet
from ...stores import SliceBatch
from ..method import PretrainingMethod, Views
from .combine_recipe import CombineSettings
from .mim import MaskedModelling
from .pix2rep import Pix2Rep

_SMALLEST_CHANCE = 1e-6  # nothing to restore in a batch of air


class Combination(PretrainingMethod[SliceBatch]):
    """Masked image modelling and Pix2Rep on one network; trains and hands on encoder and decoder."""

    name = "combine"
    Settings = CombineSettings

    def __init__(self, network: UNet, settings: CombineSettings, size: tuple[int, int]) -> None:
        super().__init__(network, settings, size)
        self.methods = nn.ModuleDict(
            {
                "mim": MaskedModelling(network, settings.mim, size),
                "pix2rep": Pix2Rep(network, settings.pix2rep, size),
            }
        )
        self.weights = {"mim": settings.restoring, "pix2rep": 1 - settings.restoring}

    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """Those of both methods, each name with the method before it."""
        views: Views = {}
        for name, method in self.methods.items():
            method.size, method.shards = self.size, self.shards  # the training may have changed them
            views |= {f"{name}.{key}": value for key, value in method.views(batch, generator).items()}
        return views

    def mismatched(self, views: Views, count: int, generator: torch.Generator) -> Views:
        """Those of each method's placebo."""
        moved: Views = {}
        for name, method in self.methods.items():
            own = method.mismatched(_own(views, name), count, generator)
            moved |= {f"{name}.{key}": value for key, value in own.items()}
        return moved

    def loss(self, views: Views) -> dict[str, Tensor]:
        """The weighted sum with chance level 1, each method's ``…_loss`` in its own units, and Pix2Rep's monitors."""
        weighted: list[Tensor] = []
        monitors: dict[str, Tensor] = {}
        for name, method in self.methods.items():
            parts = method.loss(_own(views, name))
            loss, chance = parts.pop("loss"), parts.pop("chance_level").clamp_min(_SMALLEST_CHANCE)
            weighted.append(self.weights[name] * loss / chance)
            monitors |= {f"{name}_loss": loss.detach(), **parts}
        total: Tensor = sum(weighted)
        return {"loss": total, "chance_level": torch.ones_like(total.detach()), **monitors}

    def preview(self, batch: SliceBatch, generator: torch.Generator) -> Preview:
        """That of Pix2Rep, or of masked image modelling where it counts more."""
        method = self.methods[max(self.weights, key=lambda name: (self.weights[name], name))]
        method.size = self.size
        return method.preview(batch, generator)

    def transferable(self) -> dict[str, Tensor]:
        """What masked image modelling hands on by its settings; Pix2Rep hands on all."""
        return self.methods["mim"].transferable()


def _own(views: Views, name: str) -> Views:
    """The views of one of the methods, under the names that it knows."""
    return {key.removeprefix(f"{name}."): value for key, value in views.items() if key.startswith(f"{name}.")}
