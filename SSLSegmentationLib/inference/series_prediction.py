"""Masks of DICOM series as objects of the same kind: a segmentation for each series, which names its images."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import SimpleITK as sitk

from .. import __version__
from ..core.errors import SettingsError
from ..volumes.dicom_seg_writing import MaskOrigin, check_source
from ..volumes.dicom_source import DicomSources
from ..volumes.reading import is_in_dicom, load_image
from ..volumes.segmentation_formats import split_mask_name
from ..volumes.writing import write_volume
from .prediction import Prediction, TaskPredictor, read_whole
from .probability_maps import map_paths

_PLAIN = ".nrrd"


class SeriesPredictor(TaskPredictor):
    """Predicts with a model, and writes segmentation objects of the series that the volumes come from.

    Args:
        predictor: of the model.
        write: of an entry of ``segmentation_formats.REGISTRY``.
        model: name of the model, for the objects.

    Raises:
        SettingsError: its masks are flat.
    """

    def __init__(self, predictor: TaskPredictor, write: Callable[..., list[str]], model: str) -> None:
        if predictor.makes_flat_masks:
            raise SettingsError("A flat mask lies on no image of a DICOM series.", "Choose another --format.")
        self._predictor, self._write = predictor, write
        self._origin = MaskOrigin("AUTOMATIC", model, __version__)
        self._sources: DicomSources | None = None
        self.network, self.device = predictor.network, predictor.device
        self.preprocessing, self.schema = predictor.preprocessing, predictor.schema
        self.keep_maps = predictor.keep_maps
        #: What a person should know of the objects, in sentences.
        self.notes: list[str] = []

    def of_volume(self, volume: Path) -> SeriesPredictor:
        """What writes the masks of a volume.

        Raises:
            DataError: it is no DICOM, or several series.
        """
        if not volume.exists() and not is_in_dicom(volume):
            return self  # reading it says so
        bound = copy.copy(self)
        bound._sources = DicomSources.named(volume)
        return bound

    def origin_digests(self) -> list[str]:
        """What its masks are made for beside the voxels: the series."""
        return [self._sources.digest()] if self._sources else []

    def predict(
        self, image: sitk.Image, what: object = "the volume", channels: Mapping[str, sitk.Image] | None = None
    ) -> Prediction:
        """Segment one volume; arguments and errors as of :class:`TaskPredictor`."""
        return self._predictor.predict(image, what, channels)

    def predict_file(
        self, source: Path | str, target: Path | str, channels: Mapping[str, Path] | None = None
    ) -> Prediction:
        """Read a volume, segment it, write the object; arguments and errors as of :class:`TaskPredictor`."""
        target = Path(target)
        sources = self._sources or DicomSources.named(Path(source))
        found = sources.of(read_whole(source), f"'{sources.folder}'")
        check_source(found)  # before anything is computed
        with tempfile.TemporaryDirectory(prefix="sslseg-") as folder:
            plain = Path(folder) / f"{split_mask_name(target)[0]}{_PLAIN}"
            prediction = self._predictor.predict_file(source, plain, channels)
            if prediction.maps is not None:
                for made, path in zip(map_paths(plain, self.schema), map_paths(target, self.schema), strict=True):
                    write_volume(path, load_image(made))
            notes = self._write(target, load_image(plain), self.schema, found, self._origin)
        self.notes += [note for note in notes if note not in self.notes]
        return prediction

    def take_less_memory(self) -> str | None:
        """After memory ran out; as of :class:`TaskPredictor`."""
        words = self._predictor.take_less_memory()
        self.device = self._predictor.device
        return words

    def take_memory_again(self) -> None:
        """As at first."""
        self._predictor.take_memory_again()
        self.device = self._predictor.device
