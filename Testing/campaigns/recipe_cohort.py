"""Training and validation cases as slices, prepared as a recipe asks for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import SimpleITK as sitk
import torch
import torch.nn.functional as F
from recipes import Recipe
from torch import Tensor

from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.stores import SliceStore, build_store
from SSLSegmentationLib.stores.preprocessing import Preprocessing, plan_preprocessing
from SSLSegmentationLib.stores.slices import classes, native_labels, unchanged_volume
from SSLSegmentationLib.volumes.geometry import to_canonical


class Cohort:
    """The training and validation cases of a project as slices, prepared as recipes ask for.

    Args:
        project: its test cases are not read.
        folder: for the prepared slices.
        max_size: pixels of the longer side of a slice.
    """

    def __init__(self, project: Project, folder: Path, max_size: int = 64) -> None:
        self.schema = project.schema
        self.max_size = max_size
        self.folder = folder
        self.cases = {case.id: case for case in project.cases(Role.TRAIN, Role.VALIDATION, labelled=True)}
        planned = project.cases(Role.UNLABELLED, Role.TRAIN, Role.VALIDATION)
        self.plan = plan_preprocessing(planned, max_size)
        self._stores: dict[tuple[Any, ...], SliceStore] = {}
        self._natives: dict[str, np.ndarray] = {}
        self._shares: Tensor | None = None

    def ids(self, role: Role) -> list[str]:
        """Ids of the cases of a role."""
        return [name for name, case in self.cases.items() if case.role is role]

    def store(self, recipe: Recipe) -> SliceStore:
        """The slices as ``recipe`` has them."""
        key = (recipe.percentiles, recipe.ignore_padding, recipe.image_pixels, recipe.mask_pixels)
        if key not in self._stores:
            low, high = recipe.percentiles
            plan = replace(self.plan, lower_percentile=low, upper_percentile=high, ignore_padding=recipe.ignore_padding)
            folder = self.folder / f"{low:g}-{high:g}-{recipe.ignore_padding}"
            built = (folder / "index.json").exists()
            store = SliceStore(folder) if built else build_store(folder, [*self.cases.values()], plan, self.schema)
            if recipe.image_pixels == "area":
                store.images = self._area_images(store, plan)
            if recipe.mask_pixels == "nearest":
                store.labels = self._nearest_labels(store)
            self._stores[key] = store
        return self._stores[key]

    def native(self, case_id: str) -> np.ndarray:
        """Classes of a case's mask on its own pixels, in the order of its slices: uint8 [S, H, W]."""
        if case_id not in self._natives:
            case = self.cases[case_id]
            image = unchanged_volume(case)
            mask = sitk.GetImageFromArray(classes(native_labels(case, image, self.schema), self.schema))
            mask.CopyInformation(image)
            self._natives[case_id] = sitk.GetArrayFromImage(to_canonical(mask, self.plan.plane_for(image)))
        return self._natives[case_id]

    def shares(self, store: SliceStore) -> Tensor:
        """How much of each pixel the structures cover: float16 [N, structures, H, W], rows as those of ``store``."""
        if self._shares is None:
            count, (height, width) = len(store), store.canvas
            self._shares = torch.zeros(count, self.schema.class_count - 1, height, width, dtype=torch.float16)
            values = torch.arange(1, self.schema.class_count)[:, None, None]
            for stored in store.cases:
                rows, across, along = store.window(stored)
                covered = torch.from_numpy(self.native(stored.id))[:, None] == values
                self._shares[rows, :, across, along] = _area(covered.float(), (stored.height, stored.width)).half()
        return self._shares

    def _area_images(self, store: SliceStore, plan: Preprocessing) -> np.ndarray:
        images = np.zeros(store.images.shape, np.float16)
        for stored in store.cases:
            image = unchanged_volume(self.cases[stored.id])
            canonical = sitk.GetArrayFromImage(to_canonical(image, plan.plane_for(image)))
            slices = torch.from_numpy(plan.normalised(canonical))[:, None]
            images[store.window(stored)] = _area(slices, (stored.height, stored.width))[:, 0].numpy()
        return images

    def _nearest_labels(self, store: SliceStore) -> np.ndarray:
        labels = np.zeros(store.labels.shape, np.uint8)
        for stored in store.cases:
            native = torch.from_numpy(self.native(stored.id))[:, None]
            size = (stored.height, stored.width)
            labels[store.window(stored)] = F.interpolate(native, size=size, mode="nearest-exact")[:, 0].numpy()
        return labels


def _area(slices: Tensor, size: tuple[int, int]) -> Tensor:
    if max(size) < max(slices.shape[2:]):
        return F.interpolate(slices, size=size, mode="area")
    return F.interpolate(slices, size=size, mode="bilinear", align_corners=False)
