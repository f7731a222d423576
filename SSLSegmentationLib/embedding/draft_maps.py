"""What a backbone sees of each pixel, beside the filters, for the classifier of drafts. Needs torch.

All maps of the encoder, and of the decoder as far as the backbone has trained it, are brought to the pixels of the
slice and reduced to :data:`MAPS` numbers a pixel by a principal component analysis, in which each map counts the same.
Its basis is taken from some slices of some cases once, and kept in ``drafts/basis.npz``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from .. import __version__
from ..core.errors import CheckpointError, DataError, SSLSegError
from ..core.settings import from_dict
from ..core.storage import atomic_path
from ..inference.slicewise import SlicewiseNetwork, field_of, network_input
from ..networks.architecture import check_weights, outline
from ..networks.probed import ProbedUNet, probed_settings, upsampled
from ..networks.settings import UNetSettings
from ..project import Case, Project
from ..stores.case_arrays import unchanged_volume
from ..stores.preprocessing import Preprocessing
from ..tasks.base import SLICES, require_task
from ..training import load_checkpoint, transfer
from .draft_features import Filters
from .draft_files import drafts_folder, read_arrays

#: Numbers a pixel that the maps are reduced to.
MAPS = 32
_CASES, _SLICES, _PIXELS = 6, 8, 400  # that the basis is taken from; pixels of each slice
_PATCH = (64, 64)  # of backbones that do not say what they were trained on
_LEAST = 1e-6


class FiltersAndMaps:
    """Makes features: filters and where a pixel lies, then the maps of a backbone.

    Args:
        maps: of the backbone.
        basis: what they are multiplied by, float32 [numbers, MAPS].
        offset: what is taken off then, float32 [MAPS].
    """

    def __init__(self, maps: BackboneMaps, basis: np.ndarray, offset: np.ndarray) -> None:
        self.filters = Filters()
        self.maps = maps
        self.channels = self.filters.channels + basis.shape[1]
        digest = hashlib.sha256(basis.tobytes() + offset.tobytes()).hexdigest()
        self.identity = f"{self.filters.identity} {maps.identity} {digest[:12]}"
        parts = np.split(basis, np.cumsum(maps.widths)[:-1])
        self._weights = [torch.from_numpy(np.ascontiguousarray(part.T))[:, :, None, None] for part in parts]
        self._offset = torch.from_numpy(offset)[:, None, None]

    def features(self, slices: np.ndarray, heights: np.ndarray) -> np.ndarray:
        """As of any maker of features."""
        seen = [F.conv2d(one, weight) for one, weight in zip(self.maps.of(slices, heights), self._weights, strict=True)]
        joined = sum((self.maps.at_pixels(one, slices.shape[1:]) for one in seen), -self._offset)
        return np.concatenate([self.filters.features(slices, heights), joined.half().numpy()], axis=1)


class BackboneMaps(SlicewiseNetwork):
    """A backbone or model, ready to show its maps.

    Args:
        path: ``backbone.pt`` or ``model.pt``.

    Raises:
        CheckpointError: the file cannot be used.
    """

    network: ProbedUNet

    def __init__(self, path: Path | str) -> None:
        content = load_checkpoint(path, "backbone", "model")
        require_task(content, SLICES, path)
        check_weights(content, 1, content["state"], path, "encoder.")
        settings = outline(content, 1).settings
        if not isinstance(settings, UNetSettings):
            raise CheckpointError(f"The network in '{path}' has no maps that drafts can see.", "Choose a U-Net.")
        prepared = content["preprocessing"]  # a starter has none
        self.seen = (from_dict(Preprocessing, prepared) if prepared else Preprocessing()).seen
        network = ProbedUNet(probed_settings(settings, content["state"]), 1, len(self.seen))
        transfer(network, content["state"], str(path), prefixes=("encoder.", "decoder."))
        super().__init__(network, "cpu")
        self.patch = tuple(content.get("patch") or _PATCH)
        self.identity = hashlib.sha256(Path(path).read_bytes() + __version__.encode()).hexdigest()[:12]
        self.widths = network.map_widths

    @torch.inference_mode()
    def of(self, slices: np.ndarray, heights: np.ndarray) -> list[Tensor]:
        """Maps [s, C, h', w'] of slices [s, h, w] in [0, 1] at relative heights [s], 0 to 1, each as large as it is.

        Each slice is looked at by itself: to a network that sees neighbours it is the only one of its volume, and
        further sequences are missing.
        """
        field = field_of(slices.shape[1:], self.patch, self.network.settings.stride)
        places = torch.from_numpy(np.asarray(heights, np.float32)) * 2 - 1
        alone = torch.from_numpy(np.ascontiguousarray(slices, np.float32))
        images = torch.stack([torch.zeros_like(alone) if name else alone for name, _ in self.seen], dim=1)
        return self.network.maps(network_input(self.network, images, field, places))

    @torch.inference_mode()
    def at_pixels(self, one: Tensor, size: tuple[int, ...]) -> Tensor:
        """A map [s, C, h', w'] at the pixels of the slices, [s, C, h, w]."""
        field = field_of((size[0], size[1]), self.patch, self.network.settings.stride)
        whole = upsampled(one, field.size)
        return whole[:, :, field.top : field.top + size[0], field.left : field.left + size[1]]


def maps_for(
    path: Path | str, project: Project, preprocessing: Preprocessing, cases: Sequence[Case], between: Callable[[], None]
) -> FiltersAndMaps:
    """A maker of features that sees through a backbone, with the basis that was kept or is made now.

    Args:
        path: ``backbone.pt`` or ``model.pt``.
        project: with the cases.
        preprocessing: how volumes become slices.
        cases: of the project; some of them make the basis.
        between: called after each case, and may raise.

    Raises:
        CheckpointError: the backbone cannot be used.
        DataError: no volume can be read.
        StorageError: the disk refused.
    """
    maps = BackboneMaps(path)
    kept = drafts_folder(project) / "basis.npz"
    key = f"{maps.identity} {preprocessing} {MAPS}"
    with suppress(SSLSegError, OSError, LookupError, ValueError):
        found = read_arrays(kept, "key", "basis", "offset")
        if str(found["key"]) == key and found["basis"].shape == (sum(maps.widths), MAPS):
            return FiltersAndMaps(maps, found["basis"], found["offset"])
    basis, offset = _basis(maps, preprocessing, cases, between)
    with atomic_path(kept) as temporary, open(temporary, "wb") as file:
        np.savez(file, key=np.array(key), basis=basis, offset=offset)
    return FiltersAndMaps(maps, basis, offset)


def _basis(
    maps: BackboneMaps, preprocessing: Preprocessing, cases: Sequence[Case], between: Callable[[], None]
) -> tuple[np.ndarray, np.ndarray]:
    """Principal components of what the backbone sees of some slices: float32 [numbers, MAPS] and [MAPS]."""
    vectors: list[np.ndarray] = []
    used = 0
    for case in cases:
        if used == _CASES:
            break
        between()
        with suppress(DataError):  # told of when its turn comes
            vectors += _some_vectors(maps, preprocessing.apply(unchanged_volume(case)))
            used += 1
    if not vectors:
        raise DataError("No volume can be read.", "See whether their files are where they were, and can be opened.")
    seen = np.concatenate(vectors).astype(np.float64)
    mean, spread = seen.mean(axis=0), seen.std(axis=0) + _LEAST
    weight = np.concatenate([np.full(width, width**-0.5) for width in maps.widths]) / spread
    seen = (seen - mean) * weight
    strength, directions = np.linalg.eigh(seen.T @ seen / len(seen))
    strength, directions = strength[::-1][:MAPS], directions[:, ::-1][:, :MAPS]
    basis = weight[:, None] * directions / np.sqrt(np.maximum(strength, _LEAST))
    return basis.astype(np.float32), (mean @ basis).astype(np.float32)


def _some_vectors(maps: BackboneMaps, slices: np.ndarray) -> list[np.ndarray]:
    """What the backbone sees of some pixels of some slices of a volume: [n, numbers] of each."""
    found = []
    heights = (np.arange(len(slices)) + 0.5) / len(slices)
    for number in np.linspace(0, len(slices) - 1, min(_SLICES, len(slices))).astype(int):
        one, height = slices[number : number + 1], heights[number : number + 1]
        pixels = torch.cat([maps.at_pixels(each, one.shape[1:])[0].flatten(1) for each in maps.of(one, height)]).T
        chosen = np.random.default_rng(number).permutation(len(pixels))[:_PIXELS]
        found.append(pixels[torch.from_numpy(chosen)].numpy())
    return found
