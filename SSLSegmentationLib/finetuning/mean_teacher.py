"""Mean Teacher: finetuning on labelled slices and, by agreement with a moving average of itself, on unlabelled ones.

The student learns from labels and agrees on images without labels with a teacher, which is the moving average of the
student's weights. Tarvainen and Valpola, *Mean teachers are better role models*, NeurIPS 2017 (arXiv:1703.01780);
settings of the public code SSL4MIS (``train_mean_teacher_2D.py``), to which Pix2Rep (arXiv:2407.20395) adds that both
networks start from pretrained weights.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..augmentation.channels import still_lacking
from ..augmentation.intensity import device_generator, gaussian
from ..networks import UNet, UNetSettings
from ..networks.ema import follow, teacher_of
from ..networks.segmenter import Segmenter
from ..stores import SliceStore, SliceStream
from ..stores.sampling import derived_seed
from ..training.plan import RunPlan
from .mean_teacher_strategy import MeanTeacherSettings
from .method import FinetuningMethod
from .supervised import SupervisedObjective, joined

_NOISE_LIMIT = 2.0  # standard deviations


def agreement_weight(step: int, total: int, settings: MeanTeacherSettings) -> float:
    """Weight of the agreement at ``step`` of ``total``: w · exp(-5 (1 - t/T)²), t/T from 0 to 1 over the ramp."""
    if step < settings.start * total:
        return 0.0
    risen = min(1.0, step / (settings.ramp * total)) if settings.ramp else 1.0
    return settings.weight * math.exp(-5 * (1 - risen) ** 2)


class StudentAndTeacher(nn.Module):
    """Both networks, as one module: what is saved, resumed and validated.

    Args:
        student: with the weights that both start from.
        keep: ``teacher`` or ``student``: which of them answers.
    """

    def __init__(self, student: UNet, keep: str) -> None:
        super().__init__()
        self.student = student
        self.teacher = teacher_of(student)
        self.keep = keep

    @property
    def kept(self) -> UNet:
        """The network that is validated and becomes the model."""
        return self.teacher if self.keep == "teacher" else self.student

    @property
    def settings(self) -> UNetSettings:
        """Shape of both."""
        return self.student.settings

    def forward(self, images: Tensor) -> Tensor:
        """Logits [B, classes, H, W] of the network that is kept."""
        return self.kept(images)

    def train(self, mode: bool = True) -> StudentAndTeacher:
        """The teacher never trains: its running statistics follow those of the student."""
        super().train(mode)
        self.teacher.eval()
        return self


class MeanTeacherObjective(SupervisedObjective):
    """Segmentation loss on labelled slices + weight · mean squared difference of student and teacher on others.

    Student and teacher see the same unlabelled slices, moved and deformed alike. The student sees them with the
    intensity changes of the labelled ones, and some without a further sequence, the teacher as they are, with noise.
    Where a pixel lies, if the networks take that, the student gets with its random changes, and the teacher as it is.

    Args:
        unlabelled_rows: rows of the store to learn from without labels.
        semi: settings of the strategy.
        arguments: as :class:`SupervisedObjective` takes them.
    """

    def __init__(self, *arguments: Any, unlabelled_rows: np.ndarray, semi: MeanTeacherSettings) -> None:
        super().__init__(*arguments)
        self.semi = semi
        self.module: StudentAndTeacher = StudentAndTeacher(self.network, semi.keep)
        count = semi.unlabelled_ratio * self.batch_size
        self.unlabelled = SliceStream(unlabelled_rows, count, derived_seed(self.seed, "unlabelled"))
        self.unlabelled_slices = len(unlabelled_rows)

    @property
    def exported(self) -> UNet:
        """Teacher or student."""
        return self.module.kept

    def unlabelled_views(self, step: int, part: int = 0) -> tuple[Tensor, Tensor]:
        """What student and teacher see of a part of the unlabelled slices of ``step``: [B, 1 or 4, h, w] each."""
        shards = self.shards.of(self.unlabelled.batch(step), part, self.parts, self.seed, "unlabelled", step)
        with torch.no_grad(), torch.autocast(self.device.type, enabled=False):
            seen, seen_by_teacher = zip(*(self._two_looks(rows, generator) for rows, generator in shards), strict=True)
        return joined(seen), joined(seen_by_teacher)

    def _two_looks(self, rows: np.ndarray, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        slices, _, grid = self.warped(self.store, rows, generator)
        noise = gaussian(slices.shape, device_generator(generator, self.device)).clamp_(-_NOISE_LIMIT, _NOISE_LIMIT)
        seen = self.augmentation.look(self.with_fewer(slices, generator), None, generator)
        by_teacher = still_lacking(slices + self.semi.noise * noise, slices, self.augmentation.channels)
        return self.placed(seen, rows, grid, generator), self.placed(by_teacher, rows, grid, None)

    def training_loss(self, step: int, part: int = 0) -> dict[str, Tensor]:
        """Loss of a part of the batch of ``step``, and its two terms."""
        images, labels = self.batch(step, part)
        seen, seen_by_teacher = self.unlabelled_views(step, part)
        labelled, unlabelled = self.network(torch.cat([images, seen])).split([len(images), len(seen)])
        with torch.no_grad():
            target = self.module.teacher(seen_by_teacher).float().softmax(dim=1)
        supervised = self.loss(labelled, labels)
        disagreement = F.mse_loss(unlabelled.float().softmax(dim=1), target)
        weight = agreement_weight(step, self.total, self.semi)
        return {
            "loss": supervised + weight * disagreement,
            "supervised_loss": supervised,
            "disagreement": disagreement,
            "disagreement_weight": torch.tensor(weight),
        }

    def after_step(self, step: int, total: int) -> None:
        """Let the teacher follow; at the first step it equals the student."""
        follow(self.module.teacher, self.network, min(1 - 1 / (step + 1), self.semi.decay))


class MeanTeacherMethod(FinetuningMethod):
    """Two networks, of which one follows the other."""

    Objective = MeanTeacherObjective

    def module(self, network: UNet) -> StudentAndTeacher:
        """Both networks."""
        return StudentAndTeacher(super().module(network), self.own.keep)

    def made_objective(
        self, network: Segmenter, store: SliceStore, rows: np.ndarray, *others: Any, **own: Any
    ) -> SupervisedObjective:
        """One that also learns from the plan's unlabelled cases, and from slices without a label of the others."""
        open_rows = store.open_rows(store.rows(ids=[case.id for case in self.plan.train]))
        free = np.concatenate([open_rows, store.rows(ids=[case.id for case in self.plan.unlabelled])])
        # The run has some, as its plan made sure; a sample of its cases may have none.
        unlabelled = free if len(free) else rows
        own |= {"unlabelled_rows": unlabelled, "semi": self.own}
        return super().made_objective(network, store, rows, *others, **own)

    def special(self, objective: SupervisedObjective, fixed: RunPlan) -> list[str]:
        """What it learns from without labels."""
        slices, cases = objective.unlabelled_slices, len(fixed.unlabelled)
        whose = "test cases among them (transductive)" if fixed.transductive else "no test case (inductive)"
        words = f"mean teacher: {slices} slices are learnt from without labels, {cases} cases more; {whose}"
        return [*super().special(objective, fixed), words]
