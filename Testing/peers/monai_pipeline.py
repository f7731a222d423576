"""What a researcher would write with MONAI: dictionary transforms, U-Net, Dice + cross-entropy, AdamW, SliceInferer.

The same cases, pixel size, patch, widths, batch size, steps and learning rates as ours; best weights by validation
Dice, as ours; the rest is MONAI's, of its tutorials' kind. ``LoadImaged`` reads NIfTI with nibabel or itk only, which
this project does not need, so SimpleITK reads here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import SimpleITK as sitk
import torch
from monai.data import CacheDataset, DataLoader, MetaTensor
from monai.inferers import SliceInferer
from monai.losses import DiceCELoss
from monai.metrics import DiceMetric
from monai.networks.nets import UNet
from monai.networks.utils import one_hot
from monai.transforms import (
    Compose,
    Invertd,
    MapTransform,
    RandAdjustContrastd,
    RandAffined,
    RandCropByPosNegLabeld,
    RandGaussianNoised,
    RandScaleIntensityFixedMeand,
    RandShiftIntensityd,
    ScaleIntensityRangePercentilesd,
    Spacingd,
    SpatialPadd,
    SqueezeDimd,
)
from monai.utils import set_determinism
from torch.utils.data import RandomSampler

from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.stores.preprocessing import plan_preprocessing
from SSLSegmentationLib.stores.slices import classes, native_labels
from SSLSegmentationLib.volumes.geometry import from_canonical, plane_of, to_canonical
from SSLSegmentationLib.volumes.reading import read_volume

_BOTH = ("image", "label")


class ReadVolumed(MapTransform):
    """Case or image to ``MetaTensor`` [1, column, row, slice], slices as a radiologist sees them."""

    def __init__(self, keys: Sequence[str], schema: LabelSchema) -> None:
        super().__init__(keys, allow_missing_keys=True)
        self.schema = schema

    def __call__(self, data: dict[str, Any]) -> dict[str, Any]:
        """Read what is there of image and label; without a label ``image`` is the volume itself."""
        found = dict(data)
        if "label" in data:
            case = data["label"]
            image = read_volume(case.image_path)
            labels = sitk.GetImageFromArray(classes(native_labels(case, image, self.schema), self.schema))
            labels.CopyInformation(image)
            found["label"] = _tensor(labels, plane_of(image), torch.uint8)
        else:
            image = data["image"]
        found["image"] = _tensor(image, plane_of(image), torch.float32)
        return found


def _tensor(image: sitk.Image, plane: str, dtype: torch.dtype) -> MetaTensor:
    canonical = to_canonical(image, plane)
    affine = np.eye(4)
    # LPS instead of MONAI's RAS: nothing here asks where left is.
    affine[:3, :3] = np.reshape(canonical.GetDirection(), (3, 3)) * canonical.GetSpacing()
    affine[:3, 3] = canonical.GetOrigin()
    array = sitk.GetArrayFromImage(canonical).transpose(2, 1, 0)[None]
    return MetaTensor(torch.from_numpy(np.ascontiguousarray(array)).to(dtype), affine=torch.from_numpy(affine))


class MonaiPipeline:
    """Training and prediction.

    Args:
        project: with the cases.
        settings: those of our finetuning, for what the two have in common.
        device: where to compute.
    """

    def __init__(self, project: Project, settings: FinetuneSettings, device: str) -> None:
        cases = project.cases(Role.UNLABELLED, Role.TRAIN, Role.VALIDATION)
        spacing = plan_preprocessing(cases, settings.max_size).spacing_mm
        widths, stride = settings.network.widths, settings.network.stride
        self.schema = project.schema
        self.optimisation = settings.optimisation
        self.device = torch.device(device)
        self.side = -(-settings.max_size // stride) * stride
        set_determinism(settings.optimisation.seed)
        self.network = UNet(
            2, 1, self.schema.class_count, channels=widths, strides=(2,) * (len(widths) - 1), num_res_units=2
        ).to(self.device)
        self.inferer = SliceInferer(
            roi_size=(self.side, self.side), spatial_dim=2, sw_batch_size=8, overlap=0.25, progress=False
        )
        self.both = self._transforms(_BOTH, spacing)
        self.image_only = self._transforms(("image",), spacing)

    def _transforms(self, keys: tuple[str, ...], spacing: float) -> Compose:
        modes = ("bilinear", "nearest")[: len(keys)]
        return Compose(
            [
                ReadVolumed(keys, self.schema),
                ScaleIntensityRangePercentilesd("image", 0.5, 99.5, 0.0, 1.0, clip=True),
                Spacingd(keys, pixdim=(spacing, spacing, -1), mode=modes),
                SpatialPadd(keys, spatial_size=(self.side, self.side, -1)),
            ]
        )

    def train(self, train: Sequence[Case], validation: Sequence[Case]) -> dict[str, Any]:
        """Train, and keep the weights that were best on the validation cases (mean Dice of whole volumes).

        Returns:
            ``steps`` and ``validation_dice``.
        """
        of = self.optimisation
        samples = 4 if of.batch_size % 4 == 0 else 1  # slices of one volume in a batch
        crop = {"spatial_size": (self.side, self.side, 1), "pos": 1, "neg": 1, "num_samples": samples}
        random = [
            RandCropByPosNegLabeld(_BOTH, "label", **crop),
            SqueezeDimd(_BOTH, dim=-1),
            RandAffined(
                _BOTH,
                prob=0.8,
                rotate_range=0.26,
                scale_range=0.2,
                translate_range=0.1 * self.side,
                mode=("bilinear", "nearest"),
                padding_mode="zeros",
            ),
            RandScaleIntensityFixedMeand("image", factors=0.25, prob=0.5),
            RandShiftIntensityd("image", offsets=0.1, prob=0.5),
            RandAdjustContrastd("image", gamma=(0.7, 1.5), prob=0.3),
            RandGaussianNoised("image", std=0.05, prob=0.3),
        ]
        steps, volumes = of.steps, of.batch_size // samples
        data = CacheDataset(
            [{"image": case, "label": case} for case in train],
            Compose([*self.both.transforms, *random]),
            num_workers=0,
            progress=False,
        )
        loader = DataLoader(data, volumes, sampler=RandomSampler(data, replacement=True, num_samples=steps * volumes))
        held_out = [self.both({"image": case, "label": case}) for case in validation]
        loss = DiceCELoss(to_onehot_y=True, softmax=True)
        optimizer = torch.optim.AdamW(self.network.parameters(), of.learning_rate, weight_decay=of.weight_decay)
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
        best, weights = -1.0, None
        for step, batch in enumerate(loader, start=1):
            self.network.train()
            images, labels = batch["image"].to(self.device), batch["label"].to(self.device)
            value = loss(self.network(images), labels)
            optimizer.zero_grad()
            value.backward()
            optimizer.step()
            schedule.step()
            if step % (of.validate_every or steps) == 0 or step == steps:
                dice = self._validate(held_out)
                if dice > best:
                    best = dice
                    weights = {name: tensor.clone() for name, tensor in self.network.state_dict().items()}
        self.network.load_state_dict(weights)
        return {"steps": steps, "validation_dice": best}

    def save(self, path: Path) -> None:
        """Keep the weights."""
        torch.save(self.network.state_dict(), path)

    def load(self, path: Path) -> None:
        """Take kept weights."""
        self.network.load_state_dict(torch.load(path, map_location=self.device, weights_only=True))

    @torch.inference_mode()
    def _logits(self, image: torch.Tensor) -> torch.Tensor:
        """[1, x, y, z] to [classes, x, y, z]."""
        self.network.eval()
        return self.inferer(image[None].to(self.device), self.network)[0]

    def _validate(self, cases: list[dict[str, Any]]) -> float:
        metric = DiceMetric(include_background=False)
        for case in cases:
            classes_found = self._logits(case["image"]).argmax(dim=0, keepdim=True)
            pair = [one_hot(labels[None], self.schema.class_count) for labels in (classes_found.cpu(), case["label"])]
            metric(*pair)
        return float(metric.aggregate())

    def predictor(self) -> Callable[[sitk.Image], np.ndarray]:
        """What turns a volume into label values, uint8 [z, y, x] on its own grid."""
        back = Invertd("prediction", self.image_only, orig_keys="image", nearest_interp=False, to_tensor=True)
        lookup = np.array([0, *self.schema.values], dtype=np.uint8)

        def predict(image: sitk.Image) -> np.ndarray:
            data = self.image_only({"image": image})
            data["prediction"] = self._logits(data["image"]).softmax(dim=0)
            native = back(data)["prediction"].argmax(dim=0).cpu().numpy()
            canonical = lookup[native.transpose(2, 1, 0)]
            return sitk.GetArrayFromImage(from_canonical(canonical, image, plane_of(image)))

        return predict
