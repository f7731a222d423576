"""What the tests of prediction share: a model with random weights, volumes, the state of a folder."""

import hashlib

import SimpleITK as sitk
from volumes.synthetic import image_of, noise, rotation

from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import save_checkpoint

SCHEMA = LabelSchema.from_names({3: "liver"})
SHAPE = (4, 12, 14)


def save_model(path, **more):
    """A model with random weights."""
    settings = UNetSettings(widths=(8, 8))
    content = {
        "schema": SCHEMA.to_dict(),
        "preprocessing": to_dict(Preprocessing(spacing_mm=1.0)),
        "patch": [16, 16],
        "network": to_dict(settings),
        "state": seeded_network(settings, 2, 0).state_dict(),
        **more,
    }
    save_checkpoint(path, "model", content)
    return path


def save(path, seed=0, array=None):
    path.parent.mkdir(parents=True, exist_ok=True)
    voxels = noise(SHAPE, seed=seed) if array is None else array
    sitk.WriteImage(image_of(voxels, rotation(20, (1, 2, 0))), str(path))
    return path


def state(folder):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}
