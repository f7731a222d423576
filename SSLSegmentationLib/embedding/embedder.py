"""From a backbone or model and a volume to one vector of length 1 for each pixel.

The vectors are the feature maps that a pretraining hands on, before any projection head (which it discards). Cosines
between them say which pixels a network takes for alike, in one volume and across volumes.
"""

from __future__ import annotations

import hashlib
import logging
import math
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import SimpleITK as sitk
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .. import __version__
from ..core.errors import CheckpointError, DataError
from ..core.settings import from_dict
from ..core.storage import storage_error
from ..inference.channels import with_sequences
from ..inference.slicewise import SlicewiseNetwork, field_of, network_input
from ..networks.architecture import REGISTRY as NETWORKS
from ..networks.architecture import architecture, build, check_weights
from ..networks.probed import untrained
from ..stores.arrays import new_array
from ..stores.gathering import with_neighbours
from ..stores.place import slice_heights
from ..stores.preprocessing import Preprocessing
from ..stores.resampling import resampled_size
from ..tasks.base import SLICES, require_task
from ..training import load_checkpoint, transfer
from ..training.memory import is_out_of_memory, release_cached_memory
from ..volumes.orientation import reordering
from ..volumes.reading import fingerprint
from .grid import Pixel, PixelGrid
from .settings import FeatureChoice

PIXELS_AT_ONCE = 4096  #: whose vectors, in float32, fit into a processor's cache

_log = logging.getLogger(__name__)
_MEMORY_BYTES = 1 << 29  # of the vectors of a volume; larger ones go into a file
_CHUNK_BYTES = 1 << 28  # of the feature map of some slices


@dataclass(frozen=True)
class Embedding:
    """The pixels of a volume as vectors.

    Args:
        vectors: float16 [S, D, h, w] of length 1 along D; may be memory-mapped. A vector of zeros, from features that
            are all zero, is like nothing (similarity 0).
        grid: where its pixels lie in the volume.
    """

    vectors: np.ndarray
    grid: PixelGrid

    def vector(self, pixel: Pixel) -> np.ndarray:
        """The vector of a map pixel (slice, row, column), float32 [D]."""
        number, row, column = pixel
        return self.vectors[number, :, row, column].astype(np.float32)


class Embedder(SlicewiseNetwork):
    """A backbone or model, ready to embed volumes.

    Args:
        path: ``backbone.pt`` or ``model.pt``.
        device: where to compute.
        features: which of its maps.

    Raises:
        CheckpointError: the file cannot be used, or has not the part that is asked for.
        SettingsError: the network has no such level.
    """

    def __init__(
        self, path: Path | str, device: torch.device | str = "cpu", features: FeatureChoice | None = None
    ) -> None:
        content = load_checkpoint(path, "backbone", "model")
        require_task(content, SLICES, path)
        if content["preprocessing"] is None:
            raise CheckpointError(
                f"The starter backbone '{path}' has learnt no pixel size, so volumes cannot be shown to it.",
                "Choose a backbone that was pretrained on volumes, or a model.",
            )
        if not (kind := NETWORKS[architecture(content)]).staged:
            raise CheckpointError(
                f"The network in '{path}' ({kind.title}) has no maps of several resolutions to compare places with.",
                "Choose a backbone or model with a U-Net.",
            )
        self.features = features or FeatureChoice()
        check_weights(content, 1, content["state"], path, "encoder.")
        network = build(content, 1)
        self.level = self.features.level_in(len(network.settings.widths))
        self.preprocessing = from_dict(Preprocessing, content["preprocessing"])
        self.patch = tuple(content.get("patch", (1, 1)))
        report = transfer(network, content["state"], str(path), prefixes=("encoder.", "decoder."))
        _require(
            network, [*report.new, *untrained(network)], self.features.part, self.level, path, content.get("method")
        )
        super().__init__(network, device)
        weights = hashlib.sha256(Path(path).read_bytes()).hexdigest()
        identity = f"{weights} {self.features.part} {self.level} {__version__}"
        self.identity = hashlib.sha256(identity.encode()).hexdigest()[:16]

    @property
    def width(self) -> int:
        """Length D of the vectors."""
        if self.features.part == "encoder":
            return self.network.settings.widths[self.level]
        return self.network.decoder_width(self._decoder_stages)

    @property
    def _decoder_stages(self) -> int:
        """How many of the decoder's stages lead to the map."""
        return len(self.network.settings.widths) - 1 - self.level

    def embed(self, image: sitk.Image, cache: Path | None = None) -> Embedding:
        """Embed a volume, slice by slice. To a network that sees several sequences the further ones are missing.

        Args:
            image: 3-D scalar volume as :func:`read_volume` returns it.
            cache: folder in which the vectors are kept (2 · D bytes a pixel) and found again by the content of volume
                and checkpoint; they are then read from there as needed. None = in memory, or from half a gigabyte
                on in a temporary file, which vanishes with the embedding.

        Raises:
            DataError: memory does not suffice even for one slice at a time, or the features are not finite.
            StorageError: the disk refused.
        """
        grid = self.grid_of(image)
        shape = (grid.canonical_size[0], self.width, *grid.shape)
        path = cache / self.identity / f"{fingerprint(image)}-{grid.plane}.npy" if cache else None
        if path and (kept := _kept(path, shape)) is not None:
            return Embedding(kept, grid)
        prepared, _ = with_sequences(self.preprocessing.apply(image), image, {}, self.preprocessing, "the volume")
        slices = torch.from_numpy(prepared)
        if path is None:
            return Embedding(_gathered(self._vectors(slices, grid), shape), grid)
        with new_array(path, np.float16, shape) as append:
            for chunk in self._vectors(slices, grid):
                append(chunk)
        return Embedding(np.load(path, mmap_mode="c"), grid)

    def grid_of(self, image: sitk.Image) -> PixelGrid:
        """Where the pixels of a volume's feature maps lie; nothing is computed."""
        plane = self.preprocessing.plane_for(image)
        order, _ = reordering(image.GetDirection(), plane)
        (width, height), (across, down) = (
            [values[axis] for axis in order[:2]] for values in (image.GetSize(), image.GetSpacing())
        )
        wanted = (self.preprocessing.spacing_mm, self.preprocessing.spacing_mm)
        view = resampled_size((height, width), (down, across), wanted)
        field, step = field_of(view, self.patch, self.network.settings.stride), 2**self.level
        before = (field.top % step, field.left % step)
        shape = tuple(-(-(skipped + side) // step) for skipped, side in zip(before, view, strict=True))
        return PixelGrid(image, plane, view, step, before, shape)

    def _vectors(self, slices: Tensor, grid: PixelGrid) -> Iterator[np.ndarray]:
        """Vectors of slices [S, h, w], or with sequences [S, C, h, w], some slices at a time: float16 [s, D, h, w]."""
        field = field_of(grid.view, self.patch, self.network.settings.stride)
        shape = self.network.settings
        if shape.norm == "instance" and field.size[0] * field.size[1] <= shape.stride**2:  # nothing to normalise over
            raise DataError(
                f"Slices of {grid.view[0]} × {grid.view[1]} pixels are too small to embed: of each the network would "
                "see a single point.",
                "Leave this volume out.",
            )
        top, left = field.top // grid.step, field.left // grid.step
        affordable = max(1, _CHUNK_BYTES // (4 * self.width * field.size[0] * field.size[1] // grid.step**2))
        first, heights = 0, slice_heights(len(slices))
        while first < len(slices):
            some = slice(first, first + min(self.chunk, affordable))
            seen = with_neighbours(slices, np.arange(len(slices))[some], self.preprocessing.context)
            images = network_input(self.network, seen, field, heights[some])
            try:
                maps = self._maps(images)[:, :, top : top + grid.shape[0], left : left + grid.shape[1]]
                vectors = F.normalize(maps.float(), dim=1).half().cpu()
            except (RuntimeError, MemoryError) as error:
                if not is_out_of_memory(error):
                    raise
                release_cached_memory(self.device)
                words = self.take_less_memory()
                if words is None:
                    raise DataError(
                        f"There is not enough memory to embed slices of {grid.view[0]} × {grid.view[1]} pixels.",
                        "Close other programs, or use a machine with more memory.",
                    ) from error
                _log.warning("Memory ran out: going on %s.", words)
                continue
            if not bool(vectors.isfinite().all()):
                raise DataError(
                    "The network makes features that are not finite numbers.", "Pretrain again; this one has diverged."
                )
            first += len(vectors)
            yield vectors.numpy()

    @torch.inference_mode()
    def _maps(self, images: Tensor) -> Tensor:
        """Feature maps of the chosen level. In float32 on every device: cosines near 1 need the digits."""
        features = self.network.encoder(images.to(self.device))
        if self.features.part == "encoder":
            return features[self.level]
        return self.network.decoder(features, self._decoder_stages)


def _require(
    network: nn.Module, missing: list[str], part: str, level: int, path: Path | str, method: str | None
) -> None:
    """Refuse a checkpoint that lacks weights of the chosen map.

    Raises:
        CheckpointError: says what it has instead.
    """
    used = tuple(f"encoder.stages.{i}." for i in range(level + 1))
    if part == "decoder":
        used = ("encoder.", *(f"decoder.stages.{i}." for i in range(len(network.decoder.stages) - level)))
    lacking = [name for name in missing if name.startswith(used)]
    if not lacking:
        return
    where = lacking[0].split(".")[0]
    remedy = "Get the file again."
    if part == "decoder" and where == "decoder":
        remedy = "Use the features of its encoder (--part encoder), or a backbone of a method that trains both."
    made = f" (method '{method}')" if method else ""
    raise CheckpointError(f"The checkpoint '{path}'{made} has no trained {where}.", remedy)


def _gathered(chunks: Iterable[np.ndarray], shape: tuple[int, ...]) -> np.ndarray:
    """Chunks of slices as one float16 array: in memory, or memory-mapped from a file that nobody else sees.

    Raises:
        StorageError: the disk for temporary files is full.
    """
    if 2 * math.prod(shape) <= _MEMORY_BYTES:
        vectors, first = np.empty(shape, np.float16), 0
        for chunk in chunks:
            vectors[first : first + len(chunk)] = chunk
            first += len(chunk)
        return vectors
    with tempfile.TemporaryFile() as file:
        try:
            for chunk in chunks:
                file.write(np.ascontiguousarray(chunk).data)
            file.flush()
        except OSError as error:
            raise storage_error(Path(tempfile.gettempdir(), "a temporary file"), error) from error
        return np.memmap(file, np.float16, mode="c", shape=shape)


def _kept(path: Path, shape: tuple[int, ...]) -> np.ndarray | None:
    """Vectors that were kept earlier, memory-mapped; None if there are none of this shape that are whole."""
    if not path.is_file():
        return None
    try:
        vectors = np.load(path, mmap_mode="c")  # copy on write: torch does not take what cannot be written to
    except Exception as error:  # numpy parses the header as Python source: a damaged one raises almost anything
        _log.warning("'%s' cannot be read (%s) and is made anew.", path, error)
        return None
    return vectors if vectors.shape == shape and vectors.dtype == np.float16 else None
