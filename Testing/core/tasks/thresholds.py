"""A task of its own, in one file: which grey values a structure has. No network looks around a pixel.

It shows all that a task has to say; the library knows nothing of it (CONTRIBUTING, *A new task*).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar

import numpy as np
import SimpleITK as sitk
import torch
import torch.nn.functional as F
from torch import nn

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.core.settings import check, from_dict, setting, to_dict
from SSLSegmentationLib.finetuning.base import FinetuningObjective, TaskFinetuning
from SSLSegmentationLib.inference.prediction import Prediction, TaskPredictor
from SSLSegmentationLib.inference.scoring import score_volume
from SSLSegmentationLib.networks.architecture import Network
from SSLSegmentationLib.project.schema import NOT_ANNOTATED, LabelSchema
from SSLSegmentationLib.stores import SliceStream
from SSLSegmentationLib.stores.preprocessing import Preprocessing, plan_preprocessing
from SSLSegmentationLib.stores.resampling import resample_probabilities_to
from SSLSegmentationLib.stores.sampling import derived_seed
from SSLSegmentationLib.tasks import Task
from SSLSegmentationLib.training import OptimisationSettings
from SSLSegmentationLib.training.plan import RunPlan
from SSLSegmentationLib.training.presets import minutes_setting
from SSLSegmentationLib.training.setup import StageSetup
from SSLSegmentationLib.volumes.geometry import from_canonical, to_canonical
from SSLSegmentationLib.volumes.labels import write_segmentation
from SSLSegmentationLib.volumes.reading import read_volume


@dataclass(frozen=True)
class Shape:
    """Of the network: the powers of the grey value that each class weighs."""

    degree: int = setting(2, "highest power of the grey value", range=(1, 4))


@dataclass(frozen=True)
class ThresholdSettings:
    """What such a finetuning can be asked for."""

    of_images: ClassVar[Mapping[str, str]] = {}

    preset: str
    network: Shape
    optimisation: OptimisationSettings
    task: str = setting("thresholds", "grey values become masks", choices=("thresholds",))
    max_size: int = setting(32, "pixels of the longer side of a typical slice", unit="px", range=(8, 2048))
    minutes: float = minutes_setting()

    def __post_init__(self) -> None:
        check(self)

    @classmethod
    def from_preset(cls, name: str = "default") -> ThresholdSettings:
        """The only preset."""
        return cls(name, Shape(), OptimisationSettings(steps=60, batch_size=8, learning_rate=0.3, validate_every=30))

    def lasting(self, lengths: Mapping[str, tuple[int, int]]) -> ThresholdSettings:
        """The same with another length."""
        return replace(self, optimisation=self.optimisation.lasting(*lengths["finetune"])) if lengths else self

    def title(self, *, pretrained: bool) -> str:
        """What it is, in words."""
        return "Thresholds"

    def to_job(self) -> dict[str, Any]:
        """Plain content for ``job.json``."""
        return to_dict(self)

    @classmethod
    def from_job(cls, content: Mapping[str, Any]) -> ThresholdSettings:
        """Inverse of :meth:`to_job`."""
        return from_dict(cls, content)


@dataclass(frozen=True)
class ThresholdPlan(RunPlan):
    """Slices, as they are."""

    task = "thresholds"


#: What its checkpoints hold.
NETWORK = Network("thresholds", "thresholds of grey values", Shape, "", "thresholds")


class Thresholds(nn.Module):
    """Weighs powers of the grey value: logits [B, classes, H, W] of images [B, 1, H, W] in [0, 1]."""

    def __init__(self, settings: Shape, classes: int) -> None:
        super().__init__()
        self.settings = settings
        self.weights = nn.Conv2d(settings.degree, classes, 1)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """See the class."""
        return self.weights(torch.cat([(2 * images - 1) ** n for n in range(1, self.settings.degree + 1)], dim=1))


class ThresholdObjective(FinetuningObjective):
    """Cross-entropy of whole slices."""

    def __init__(self, network, store, train, validation, settings, device) -> None:
        self.module = network.to(device)
        self.store, self.device = store, device
        rows = store.annotated_rows(store.rows(ids=[case.id for case in train]))
        self.validation = store.rows(ids=[case.id for case in validation])
        self.train_slices, self.validation_slices = len(rows), len(self.validation)
        self.batch_size = settings.batch_size
        self.stream = SliceStream(rows, settings.batch_size, derived_seed(settings.seed, "finetune"))
        self.steps_per_epoch = self.stream.steps_per_epoch

    @property
    def exported(self) -> nn.Module:
        """The network."""
        return self.module

    def _loss(self, module: nn.Module, rows: np.ndarray) -> torch.Tensor:
        batch = self.store.batch(rows, self.device)
        return F.cross_entropy(module(batch.images.float()), batch.labels.long(), ignore_index=NOT_ANNOTATED)

    def training_loss(self, step: int, part: int = 0) -> dict[str, torch.Tensor]:
        """Of a part of the batch of ``step``."""
        return {"loss": self._loss(self.module, self.stream.batch(step)[part :: self.parts])}

    def validate(self, module: nn.Module) -> dict[str, float]:
        """The same of held-out slices."""
        return {"score": float(self._loss(module, self.validation))} if len(self.validation) else {}

    def preview(self, module: nn.Module) -> None:
        """Nothing to see."""


class ThresholdFinetuning(TaskFinetuning):
    """What is done of a finetuning."""

    def not_labelled(self, name: str) -> DataError:
        """See the base."""
        return DataError(f"'{name}' has no label.", "Label it.")

    def none_labelled(self, project: Any) -> DataError:
        """See the base."""
        return DataError(f"'{project.shown}' has no label.", "Label a case.")

    def preprocessing(self, project: Any, network: Any, train: Any, validation: Any) -> Preprocessing:
        """See the base."""
        return plan_preprocessing([*train, *validation], self.settings.max_size)

    def stages(self, source: Any, plan: Any) -> tuple[StageSetup, ...]:
        """See the base."""

        def objective(store, optimisation, device, network=None):
            network = network or self.new_network(plan, optimisation.seed)
            return ThresholdObjective(network, store, plan.train, plan.validation, optimisation, device)

        counts = (source.slices(cases) for cases in (source.plan.train, source.plan.validation))
        module = partial(self.new_network, plan, 0)
        return (StageSetup("finetune", self.settings.optimisation, *counts, module, objective),)

    def new_network(self, plan: Any, seed: int) -> Thresholds:
        """See the base."""
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            return Thresholds(plan.network, plan.schema.class_count)

    def transferred(self, network: nn.Module, start: Any, name: str) -> Any:
        """See the base."""
        raise NotImplementedError("there is no pretraining")

    def content(self, network: Any, objective: Any, outcomes: Any, plan: Any, decided: Any, context: Any) -> dict:
        """See the base."""
        state = {name: tensor.cpu() for name, tensor in network.state_dict().items()}
        return {"architecture": "thresholds", "network": to_dict(network.settings), "state": state}


class ThresholdPredictor(TaskPredictor):
    """A finetuned model, ready to predict."""

    def __init__(self, path: Any, device: Any, content: Mapping[str, Any], **how: bool) -> None:
        self.device = torch.device(device)
        self.schema = LabelSchema.from_dict(content["schema"])
        self.preprocessing = from_dict(Preprocessing, content["preprocessing"])
        self.network = Thresholds(from_dict(Shape, content["network"]), self.schema.class_count)
        self.network.load_state_dict(content["state"])
        self.network.to(self.device).eval()

    @torch.inference_mode()
    def predict(self, image: sitk.Image, what: object = "") -> Prediction:
        """Segment a volume."""
        plane = self.preprocessing.plane_for(image)
        size = to_canonical(image, plane).GetSize()[1::-1]
        slices = torch.from_numpy(self.preprocessing.apply(image))[:, None].to(self.device)
        found = self.network(slices).softmax(dim=1).transpose(0, 1)
        classes = resample_probabilities_to(found, size).argmax(dim=0).cpu().numpy()
        labels = np.array([0, *self.schema.values], dtype=np.uint8)[classes]
        return Prediction(sitk.GetArrayFromImage(from_canonical(labels, image, plane)), 1.0, {})

    def predict_file(self, source: Any, target: Any) -> Prediction:
        """Segment a file."""
        image = read_volume(source)
        prediction = self.predict(image)
        write_segmentation(target, prediction.labels, image, self.schema)
        return prediction


class ThresholdTask(Task):
    """Which grey values a structure has."""

    name = "thresholds"
    purpose = "grey values"
    makes = "thresholded masks"
    flag = "thresholds"
    flag_help = "learn which grey values each structure has"

    plan = ThresholdPlan
    settings = ThresholdSettings
    pretraining = None
    finetuning = ThresholdFinetuning
    predictor = ThresholdPredictor
    score = staticmethod(score_volume)
