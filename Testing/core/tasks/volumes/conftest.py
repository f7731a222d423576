"""A small project of volumes of 16 voxels a side, and tiny runs on them."""

from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
from volumes.synthetic import image_of

from SSLSegmentationLib.embedding import draft_engine, draft_features
from SSLSegmentationLib.finetuning import probe_pixels
from SSLSegmentationLib.finetuning.volume_settings import VolumeFinetuneSettings
from SSLSegmentationLib.importing import add_label, add_volume
from SSLSegmentationLib.networks import UNet3dSettings
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.schema import LabelSchema

from ..projections.conftest import context as context

NETWORK = UNet3dSettings(widths=(4, 8), patch_voxels=2048)
SCHEMA = LabelSchema.from_names({1: "left", 2: "right"})


def ball_volume(seed, shape=(16, 16, 16)):
    """Two bright balls, told apart by their side, in noise: voxels and labels."""
    rng = np.random.default_rng(seed)
    array, labels = 100 * rng.random(shape), np.zeros(shape, np.uint8)
    middle = np.array(shape) / 2 + rng.uniform(-1, 1, 3)
    axes = np.meshgrid(*(np.arange(side) for side in shape), indexing="ij")
    for value, side in ((1, -1), (2, 1)):
        away = [axis - m for axis, m in zip(axes, middle + np.array([0, 0, side * shape[2] / 4]), strict=True)]
        labels[sum((a / s) ** 2 for a, s in zip(away, np.array(shape) / 5, strict=True)) < 1] = value
    array[labels > 0] += 300
    return array.astype(np.int16), labels


def add(project, array, labels=None, role=Role.TRAIN, spacing=(1.0, 1.0, 1.0), annotated=None):
    """Add a volume made of arrays; ``annotated`` are its complete slices, of thickness ``spacing[2]``."""
    folder = project.folder.parent / "in"
    folder.mkdir(exist_ok=True)
    number = len(list(folder.iterdir()))

    def save(voxels, name):
        sitk.WriteImage(image_of(voxels, spacing=spacing), str(folder / name))
        return folder / name

    case = add_volume(project, save(array, f"{number}.nrrd"), role)
    if labels is not None:
        where = {} if annotated is None else {"annotated_axis": 2, "annotated_slices": annotated}
        where["allow_empty"] = not labels.any()
        add_label(project, case, save(labels, f"{number}-label.nrrd"), **where)
    return case


def make_project(folder, spacing=(1.0, 1.0, 1.0), shape=(16, 16, 16)):
    """2 training, 1 validation, 1 unlabelled case."""
    project = Project.create(folder)
    project.set_schema(SCHEMA)
    for seed, role in enumerate((Role.TRAIN, Role.TRAIN, Role.VALIDATION)):
        add(project, *ball_volume(seed, shape), role, spacing)
    add(project, ball_volume(9, shape)[0], None, Role.UNLABELLED, spacing)
    return project


@pytest.fixture
def balls(tmp_path):
    return make_project(tmp_path / "bälle")


@pytest.fixture
def few_voxels(monkeypatch):
    """As many as networks of two stages need to learn from."""
    monkeypatch.setattr(probe_pixels, "PIXELS", 800)
    monkeypatch.setattr(draft_engine, "PIXELS", 300)
    monkeypatch.setattr(draft_features, "LOOKS", 1)


def finetuning(steps=4, **changes):
    """Tiny settings."""
    settings = VolumeFinetuneSettings.from_preset("quick")
    optimisation = replace(settings.optimisation, steps=steps, validate_every=max(2, steps // 2))
    return replace(settings, **{"network": NETWORK, "max_size": 32, "optimisation": optimisation, **changes})
