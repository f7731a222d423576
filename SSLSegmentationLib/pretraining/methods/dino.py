"""DINO: a student foretells from a small view what its teacher sees in a large one (Caron et al. 2021).

    ℓ = −Σ softmax((t − c) / τt) · log softmax(s / τs),   over t of 2 large views and s of all other views

The teacher is a moving average of the student: it starts as the student and gets no gradient; its buffers follow too.
Centring (c) keeps one output from winning, the low temperature τt keeps all from becoming alike. The settings of the
cine study (de Mooij et al. 2024, arXiv:2409.18100) are the preset ``paper``; what its code does otherwise is in the
docs (docs/methods.md).
"""

from __future__ import annotations

import math
from dataclasses import replace

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ...augmentation.channels import each_channel
from ...augmentation.intensity import augment_intensity, solarize
from ...augmentation.ranges import SpatialRanges
from ...augmentation.warp import Grid, Size, random_grid, warp
from ...figures.panels import Panel, Preview
from ...losses.collectives import all_reduce_sum, world_size
from ...losses.dino import chance_level, dino_loss, sharpened, teacher_monitors
from ...networks import PrototypeHead, UNet
from ...networks.ema import follow, teacher_of
from ...stores import SliceBatch
from ...training.preview import picture
from ..method import PretrainingMethod, Views
from .dino_recipe import DinoSettings

_LARGE = 2  # views that the teacher sees


class Dino(PretrainingMethod[SliceBatch]):
    """Self-distillation without labels; trains the encoder of the student and hands on that of the teacher."""

    name = "dino"
    Settings = DinoSettings
    matched = (("large",), ("small",))
    trains = ("encoder",)
    transfers = ("encoder",)
    # Its loss is lowest where it has collapsed, and changes with the teacher.
    keep_best = False
    find_unused_parameters = True  # its last layer at first

    _answers: Tensor | float
    _answered: int

    def __init__(self, network: UNet, settings: DinoSettings, size: Size) -> None:
        super().__init__(network, settings, size)
        self.head = PrototypeHead(
            network.settings.widths[-1] * settings.pooling**2,
            settings.hidden,
            settings.embedding,
            settings.outputs,
            batch_norm=settings.head_batch_norm,
        )
        self.teacher = nn.ModuleDict({"encoder": teacher_of(network.encoder), "head": teacher_of(self.head)})
        self.register_buffer("centre", torch.zeros(settings.outputs))
        self.before_step(0, 1)

    # ------------------------------------------------------------------ views
    def views(self, batch: SliceBatch, generator: torch.Generator) -> Views:
        """``large`` [2B, 1, h, w], all first and then all second views, and ``small`` [V·B, 1, h, w] likewise."""
        settings, images = self.settings, batch.images
        large = []
        for number in range(_LARGE):
            view, _ = self._cut(images, settings.large, settings.large_size, generator)
            blurred = number == 0 and settings.first_blur_sigma > 0
            change = {"blur_sigma": settings.first_blur_sigma, "blur_probability": 1.0} if blurred else {}
            large.append(augment_intensity(view, replace(settings.intensity, **change), generator, self.channels))
        chosen = torch.rand(len(images), generator=generator) < settings.second_solarized
        large[1] = each_channel(large[1], self.channels, lambda part: solarize(part, chosen))
        views = {"large": torch.cat(large)}
        if settings.small_views:
            repeated = images.repeat(settings.small_views, 1, 1, 1)
            small, _ = self._cut(repeated, settings.small, settings.small_size, generator)
            views["small"] = augment_intensity(small, settings.intensity, generator, self.channels)
        return views

    def _cut(
        self, images: Tensor, ranges: SpatialRanges, part: float, generator: torch.Generator
    ) -> tuple[Tensor, Grid]:
        """Views of a size that is ``part`` of the slice's, and where they were read."""
        size = self.view_size(part)
        grid = random_grid(len(images), tuple(images.shape[-2:]), size, ranges, generator, images.device)
        return warp(images, grid), grid

    def view_size(self, part: float) -> Size:
        """Height and width of a view: a multiple of the network's stride, at least two of them."""
        stride = self.network.settings.stride
        height, width = (max(2, round(part * side / stride)) * stride for side in self.size)
        return height, width

    # ------------------------------------------------------------------ loss
    def loss(self, views: Views) -> dict[str, Tensor]:
        """Cross-entropy of the student with the teacher; chance level ln K.

        In evaluation the teacher's temperature is the final one, so that values of different steps can be compared.
        """
        settings = self.settings
        large = views["large"]
        batch = len(large) // _LARGE
        present = [view for view in (large, views.get("small")) if view is not None]
        embeddings = self.head.embed(torch.cat([self._pooled(self.network.encoder, view) for view in present]))
        student = self.head.compare(embeddings, frozen=self._last_layer_frozen)
        with torch.no_grad():
            seen = self._teacher_embeddings(large)
            teacher = self.teacher["head"].compare(seen)
        if self.training:
            self._answers = self._answers + all_reduce_sum(teacher.sum(dim=0))
            self._answered += world_size() * len(teacher)
        temperature = self._teacher_temperature if self.training else settings.teacher_temperature[1]
        loss = dino_loss(
            student.unflatten(0, (-1, batch)),
            teacher.unflatten(0, (_LARGE, batch)),
            self.centre,
            settings.student_temperature,
            temperature,
        )
        return {
            "loss": loss,
            "chance_level": loss.new_tensor(chance_level(settings.outputs)),
            **teacher_monitors(seen, sharpened(teacher, self.centre, temperature)),
        }

    def _teacher_embeddings(self, images: Tensor) -> Tensor:
        return self.teacher["head"].embed(self._pooled(self.teacher["encoder"], images))

    def _pooled(self, encoder: nn.Module, images: Tensor) -> Tensor:
        return F.adaptive_avg_pool2d(encoder(images)[-1], self.settings.pooling).flatten(1)

    # ------------------------------------------------------------------ course
    def before_step(self, step: int, total: int) -> None:
        """Set what depends on the step, and forget answers of an attempt that ran out of memory."""
        settings = self.settings
        self._last_layer_frozen = step < settings.frozen_last_layer * total
        self._teacher_temperature = self.teacher_temperature(step, total)
        self._answers, self._answered = 0.0, 0

    @torch.no_grad()
    def after_step(self, step: int, total: int) -> None:
        """Move the centre and the teacher."""
        kept = self.settings.centre_momentum
        self.centre.mul_(kept).add_(self._answers / self._answered, alpha=1 - kept)
        momentum = self.teacher_momentum(step, total)
        follow(self.teacher["encoder"], self.network.encoder, momentum)
        follow(self.teacher["head"], self.head, momentum)

    def teacher_temperature(self, step: int, total: int) -> float:
        """τt at a step: linear from the first to the last value over the warm-up."""
        first, last = self.settings.teacher_temperature
        warmup = self.settings.temperature_warmup * total
        return last if step >= warmup else first + (last - first) * step / warmup

    def teacher_momentum(self, step: int, total: int) -> float:
        """What the teacher keeps of its weights at a step: from the first value to 1 along half a cosine."""
        return 1 - (1 - self.settings.teacher_momentum) * (1 + math.cos(math.pi * step / total)) / 2

    def train(self, mode: bool = True) -> Dino:
        """The teacher always answers in evaluation mode, with the running statistics that it has from the student."""
        super().train(mode)
        self.teacher.eval()
        return self

    def transferable(self) -> dict[str, Tensor]:
        """The encoder of the teacher, or of the student if the settings say so."""
        if self.settings.hand_on == "student":
            return super().transferable()
        state = self.teacher["encoder"].state_dict()
        return {f"encoder.{name}": tensor.detach().clone() for name, tensor in state.items()}

    # ------------------------------------------------------------------ preview
    def preview(self, batch: SliceBatch, generator: torch.Generator) -> Preview:
        """Each slice with a large and a small cut-out, and how alike the network finds them."""
        settings, images = self.settings, batch.images
        kinds = [(settings.large, settings.large_size), (settings.small, settings.small_size)]
        cuts = [self._cut(images, _upright(ranges), part, generator) for ranges, part in kinds]
        large, small = (self._teacher_embeddings(view) for view, _ in cuts)
        alike = (large @ small.T).cpu()
        frames = [_boxes(grid, tuple(images.shape[-2:])) for _, grid in cuts]
        pictures = [picture(view) for view, _ in cuts]
        rows = []
        for number, slice_ in enumerate(picture(images)):
            own = float(alike[number, number])
            others = (float(alike[:, number].sum()) - own) / max(1, len(alike) - 1)
            rows.append(
                (
                    Panel(slice_, boxes=tuple(box[number] for box in frames)),
                    Panel(pictures[0][number], title=f"likeness of the two: {own:.2f}"),
                    Panel(
                        pictures[1][number],
                        title=f"likeness to other slices: {others:.2f}" if len(alike) > 1 else "",
                    ),
                )
            )
        return Preview(
            "The network learns to tell from a small cut-out of a slice what is around it, so that it finds it more "
            "alike (1 = the same) to a large cut-out of its own slice than to those of other slices.",
            ("Slice", "Large cut-out (blue)", "Small cut-out (orange)"),
            tuple(rows),
        )


def _upright(ranges: SpatialRanges) -> SpatialRanges:
    """The same cut-outs, neither turned nor deformed, so that a frame can show where they lie."""
    return SpatialRanges(scale=ranges.scale, translation=ranges.translation, random_crop=ranges.random_crop)


def _boxes(grid: Grid, canvas: Size) -> list[tuple[float, float, float, float]]:
    """(left, top, right, bottom) in pixels of the input, cut at its border, of a grid that is not turned."""
    sides = []
    for axis, line in enumerate((grid[:, 0, :, 0], grid[:, :, 0, 1])):
        length = canvas[1 - axis]
        margin = (line[:, -1] - line[:, 0]) / (line.shape[1] - 1) / 2  # from the outermost pixel centre to its edge
        ends = torch.stack([line[:, 0] - margin, line[:, -1] + margin], dim=1)
        sides.append(((ends + 1) / 2 * length).clamp(0, length))
    return [tuple(box) for box in torch.stack(sides, dim=2).flatten(1).tolist()]
