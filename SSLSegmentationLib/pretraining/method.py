"""What a pretraining method is: views of a batch, a loss, and which parts of the network it trains and hands on."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sized
from typing import Any, ClassVar, Generic, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from ..augmentation.ranges import SpatialRanges
from ..augmentation.warp import Grid, Size, random_grid
from ..augmentation.warp3d import random_grid3d
from ..core.errors import SettingsError
from ..figures.panels import Preview
from ..networks import UNet
from ..stores import SliceStore, SliceStream

#: What a method's ``views`` returns and its ``loss`` takes: named tensors, already augmented, on the device.
Views = dict[str, Tensor]
#: What a step is made of: slices, or what the task of the method has in their place.
Batch = TypeVar("Batch", bound=Sized)


class PretrainingMethod(nn.Module, ABC, Generic[Batch]):
    """Base of all methods. A method is a module that holds the network and its own heads, and learns from a ``Batch``.

    Args:
        network: the U-Net to pretrain; changed in place by training.
        settings: an instance of the method's ``Settings``.
        size: height and width in pixels of the patches that the network sees; of volumes with their slices first.
    """

    #: Registry key; also the name on the command line.
    name: ClassVar[str]
    #: Dataclass of the method's own settings.
    Settings: ClassVar[type]
    #: What the data must have beyond slices, for example ``{"position"}``.
    needs: ClassVar[frozenset[str]] = frozenset()
    #: Slices that a step must have at least: two where slices are compared with each other.
    min_batch_size: ClassVar[int] = 1
    #: Parts of the network that are trained; the others are frozen and kept in evaluation mode.
    trains: ClassVar[tuple[str, ...]] = ("encoder", "decoder")
    #: Parts of the network that are worth handing on afterwards.
    transfers: ClassVar[tuple[str, ...]] = ("encoder", "decoder")
    #: Whether a step may not use some of the weights that are trained.
    find_unused_parameters: bool = False
    #: Shards that the batch is divided into: ``views`` gets one at a time, and draws from it its part of what is drawn
    #: from a batch.
    shards: int = 1
    #: Of volumes, the distance of their slices in pixels.
    thickness: float = 1.0
    #: Whether the weights with the lowest validation loss are the ones to keep. Not where a low loss says little.
    keep_best: ClassVar[bool] = True
    #: Names of views whose rows belong together slice by slice, which a placebo takes apart; those of one entry stay
    #: together. A view of several rows a slice has first all first ones, then all second ones, and so on.
    matched: ClassVar[tuple[tuple[str, ...], ...]] = ()

    def __init__(self, network: UNet, settings: Any, size: Size) -> None:
        super().__init__()
        self.network = network
        self.settings = settings
        self.size = size
        self.placebo = False
        for name, part in network.named_children():
            part.requires_grad_(name in self.trains)

    @property
    def channels(self) -> int:
        """Channels of a slice itself, which are the first that the network sees; the others are its neighbours."""
        return getattr(self.network, "own_channels", 1)

    def grid(self, images: Tensor, ranges: SpatialRanges, generator: torch.Generator) -> Grid:
        """Where each pixel of a patch of ``images``, slices [B, C, H, W] or volumes [B, C, D, H, W], is read from."""
        size = tuple(images.shape[2:])
        if len(size) == 3:
            shape = (len(images), size, self.size, ranges, generator, images.device, self.thickness)
            return random_grid3d(*shape)
        return random_grid(len(images), size, self.size, ranges, generator, images.device)

    @abstractmethod
    def views(self, batch: Batch, generator: torch.Generator) -> Views:
        """Augment and corrupt a batch. All randomness comes from ``generator`` (on the CPU).

        The first dimension of each tensor is the batch, or some views of it: first all first views, then all second
        views. Where a last dimension depends on what was drawn, it may be filled up with 0.
        """

    @abstractmethod
    def loss(self, views: Views) -> dict[str, Tensor]:
        """Return ``loss`` (scalar with gradient) and monitors, among them ``chance_level`` where one is known.

        Several processes each get the views of their share of a batch. A loss that is a mean over slices needs nothing
        for that; one that compares slices, or divides by what it counts, takes ``collectives`` to see the whole batch.
        """

    def step_views(self, batch: Batch, generator: torch.Generator) -> Views:
        """The views of a step; of a placebo, with what belongs together taken apart."""
        views = self.views(batch, generator)
        return self.mismatched(views, len(batch), generator) if self.placebo else views

    @classmethod
    def has_placebo(cls) -> bool:
        """Whether its views can be taken apart: it says what belongs together, or takes them apart itself."""
        return bool(cls.matched) or cls.mismatched is not PretrainingMethod.mismatched

    def mismatched(self, views: Views, count: int, generator: torch.Generator) -> Views:
        """``views`` in which no two entries of :attr:`matched`, nor two views of one entry, show the same slice.

        The slices are put in a random circle, and each entry is moved on by another number of places: the same images
        and answers as before, of which none has to do with another. A control that learns nothing of the anatomy.

        Args:
            views: of :meth:`views`.
            count: slices of the batch.
            generator: of the step, on the CPU.

        Raises:
            SettingsError: the method has no placebo, or the batch has too few slices for one.
        """
        present = [[name for name in entry if name in views] for entry in self.matched]
        turns = [len(views[entry[0]]) // count for entry in present if entry]
        if not turns:
            raise SettingsError(f"The method '{self.name}' has no placebo.", "Choose another method.")
        if count < sum(turns):
            raise SettingsError(
                f"A placebo of '{self.name}' compares {sum(turns)} slices at a time, and a step has {count}.",
                "Use larger steps.",
            )
        circle = torch.randperm(count, generator=generator)
        moved, turn = dict(views), 0
        for entry, views_of_slice in zip(filter(None, present), turns, strict=True):
            rows = []
            for number in range(views_of_slice):
                source = torch.empty_like(circle)
                source[circle] = circle.roll(-(turn + number))
                rows.append(source + number * count)
            for name in entry:
                moved[name] = views[name][torch.cat(rows).to(views[name].device)]
            turn += views_of_slice
        return moved

    def stream(self, store: SliceStore, rows: np.ndarray, batch_size: int, seed: int) -> SliceStream:
        """The order in which training visits ``rows``: what makes up a batch is a function of seed and step alone."""
        return SliceStream(rows, batch_size, seed)

    def preview(self, batch: Batch, generator: torch.Generator) -> Preview | None:
        """What the method does to a few slices (a row each), for a picture; None if there is nothing to see.

        Called in evaluation mode without gradients, with the same slices and random numbers each time. Its words are
        for people who know images and no deep learning.
        """
        return None

    def before_step(self, step: int, total: int) -> None:
        """Hook before the losses of each step, for schedules, which must depend on ``step`` and ``total`` alone.

        A step whose memory runs out is repeated from here.
        """
        return None

    def after_step(self, step: int, total: int) -> None:
        """Hook after each optimizer step, for moving averages. What it changes must lie in buffers."""
        return None

    def train(self, mode: bool = True) -> PretrainingMethod:
        """Training mode for what is trained; frozen parts stay in evaluation mode, so that no buffer moves."""
        super().train(mode)
        for name, part in self.network.named_children():
            if name not in self.trains:
                part.eval()
        return self

    def transferable(self) -> dict[str, Tensor]:
        """Weights and buffers of the network to hand on; projection heads are not among them."""
        prefixes = tuple(f"{part}." for part in self.transfers)
        return {
            name: tensor.detach().clone()
            for name, tensor in self.network.state_dict().items()
            if name.startswith(prefixes)
        }
