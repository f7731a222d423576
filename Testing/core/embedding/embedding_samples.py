"""Volumes with one landmark, and networks that see nothing but brightness."""

import numpy as np
import SimpleITK as sitk
import torch
from model_samples import backbone_content
from torch import nn
from torch.nn import functional as F
from volumes.synthetic import rotation

from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.embedding import Embedder
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import save_checkpoint


class Brightness(nn.Module):
    """Stands for a network of two stages, at full and at half resolution: vectors turn with the brightness."""

    settings = UNetSettings(widths=(4, 4))

    def decoder_width(self, stages):
        return 4

    def encoder(self, images):
        return [_turned(images), _turned(F.avg_pool2d(images, 2))]

    def decoder(self, features, stages):
        return features[len(features) - 1 - stages]


def _turned(bright):
    return torch.cat([bright, 1 - bright, bright**2, torch.full_like(bright, 0.1)], dim=1)


def save_backbone(path, *, parts=("encoder.", "decoder."), **preprocessing):
    """A backbone of a network too small to know anything; ``parts`` of it are handed on."""
    content = backbone_content()
    content["state"] = {name: tensor for name, tensor in content["state"].items() if name.startswith(parts)}
    content["preprocessing"] = to_dict(Preprocessing(**{"spacing_mm": 1.5, **preprocessing}))
    save_checkpoint(path, "backbone", content)
    return path


def brightness_embedder(folder, features=None, **preprocessing):
    """An embedder in which the brightest pixel is like that of other volumes, and like nothing else."""
    path = save_backbone(folder / "backbone.pt", upper_percentile=100, lower_percentile=0, **preprocessing)
    embedder = Embedder(path, features=features)
    embedder.network = Brightness()
    return embedder


def landmark_volume(at, order="LPS", degrees=0.0, size=(33, 27, 9), spacing=(1.1, 1.3, 4.0), radius_mm=4.0):
    """A volume that is brightest at a point (LPS, mm), its axes stored in some order and oblique by some degrees."""
    image = sitk.Image(size, sitk.sitkFloat32)
    image.SetSpacing(spacing)
    image.SetDirection(rotation(degrees, (1, 2, 3)).ravel().tolist())
    middle = image.TransformContinuousIndexToPhysicalPoint([(extent - 1) / 2 for extent in size])
    image.SetOrigin([-there for there in middle])  # the volume's middle is at the origin
    z, y, x = np.meshgrid(*(np.arange(extent) for extent in reversed(size)), indexing="ij")
    steps = np.reshape(image.GetDirection(), (3, 3)) * spacing
    points = np.stack([x, y, z], axis=-1) @ steps.T + image.GetOrigin()
    distance = np.linalg.norm(points - np.array(at), axis=-1)
    voxels = sitk.GetImageFromArray((1000 * np.exp(-((distance / radius_mm) ** 2) / 2)).astype(np.float32))
    voxels.CopyInformation(image)
    return sitk.DICOMOrient(voxels, order)
