"""Pretraining on projections: a network learns to make of a volume the flat image of another modality."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from ..core.errors import DataError
from ..figures.panels import Panel, Preview
from ..losses.ssim import WINDOW, negative_ssim
from ..networks.segmenter import seeded
from ..networks.settings import Fpn3d2dSettings
from ..project import Case, Project
from ..stores.projection_preprocessing import plan_en_face
from ..stores.projection_settings import PAIRED
from ..stores.projections import EnFaceStore
from ..training import OptimisationSettings
from ..training.crops import CropObjective, volumes_compared
from ..training.plan import RunPlan, holds_test_cases, planned
from ..training.projection_plan import EnFacePlan
from ..training.setup import CaseSource
from .base import TaskPretraining, nothing_to_learn
from .method import PretrainingMethod
from .recipe import Stage

OUTPUTS = 1


class ProjectionPretraining(TaskPretraining[Fpn3d2dSettings]):
    """A pretraining of a projection network, whose recipe has one stage."""

    def described(self, plan: RunPlan) -> dict[str, Any]:
        """Which network a checkpoint holds, and how many flat images it makes."""
        return {**super().described(plan), "outputs": OUTPUTS}

    @property
    def own(self) -> Any:
        """The method's settings."""
        ((own, _),) = self.settings.stages.values()
        return own

    def usable(self, project: Project) -> list[Case]:
        """Those cases that have what is reconstructed."""
        cases, paired = project.cases(), self.own.target == PAIRED
        if paired:
            cases = [case for case in cases if case.en_face is not None and case.en_face.image is not None]
        if not cases:
            raise _no_image(project.name) if paired else nothing_to_learn(project)
        return cases

    def plan(self, learn: Sequence[Case], validation: Sequence[Case]) -> EnFacePlan:
        """What a run on these cases keeps; they must all be projected alike."""
        settings, own = self.settings, self.own
        choices = {**own.data.choices, "bias_field_correction": settings.bias_field_correction}
        depths = settings.network.least_depth, own.data.depth
        preprocessing = plan_en_face([*learn, *validation], settings.max_size, *depths, settings.plane, **choices)
        return EnFacePlan(
            planned(learn),
            planned(validation),
            preprocessing,
            transductive=holds_test_cases(learn),
            target=own.target,
            projection=own.projection,
        )

    def network(self, plan: RunPlan, seed: int) -> nn.Module:
        """A projection network with random weights."""
        return seeded(self.settings.architecture, self.shape(plan), OUTPUTS, seed)

    def size(self, source: CaseSource) -> tuple[int, int]:
        """Rows and columns of the parts of volumes."""
        return self.own.data.patch

    def images(self, source: CaseSource) -> int:
        """Flat images that are learnt from, one of each volume."""
        return len(source.plan.train)

    def pass_images(self, stage: Stage, source: CaseSource) -> int:
        """Parts of volumes."""
        return len(source.plan.train) * self.own.data.crops_per_volume

    def validation_images(self, stage: Stage, source: CaseSource) -> int:
        """Volumes that a validation looks at."""
        return volumes_compared(len(source.plan.validation))

    def objective(
        self,
        stage: Stage,
        method: PretrainingMethod,
        plan: RunPlan,
        optimisation: OptimisationSettings,
        store: EnFaceStore,
        device: torch.device,
    ) -> ReconstructionObjective:
        """The method on those volumes of the plan that ``store`` holds."""
        train, validation = store.numbers(plan.train_ids), store.numbers(plan.validation_ids)
        return ReconstructionObjective(method, store, train, validation, optimisation, stage.name, device)


def _no_image(project: str) -> DataError:
    """What to say where no case has a paired image."""
    return DataError(
        f"No volume of '{project}' has an image of another modality in the plane that it is projected onto.",
        "Add them with 'sslseg en-face PROJECT CASE --axis k --image FILE', or use --target own, which reconstructs a "
        "projection of the volume itself.",
    )


class ReconstructionObjective(CropObjective):
    """A pretraining stage: the method's loss on random parts, 1 − SSIM of whole images in validation."""

    min_micro_batch = 2  # batch normalisation

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
            views = self.module.step_views(batch, generator)
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
