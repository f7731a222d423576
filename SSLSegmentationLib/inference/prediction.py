"""From a model and a volume to a mask on the volume's own grid.

Probabilities are resampled back to the native pixels first and turned into labels there; slices go through in chunks,
so that memory does not grow with the number of slices.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import SimpleITK as sitk
import torch
from torch import Tensor, nn

from ..core.errors import CheckpointError, DataError, ProjectError, SettingsError
from ..core.settings import from_dict
from ..networks.ensemble import restored
from ..project import Case
from ..project.schema import LabelSchema
from ..stores.channels import further
from ..stores.gathering import with_neighbours
from ..stores.place import slice_heights
from ..stores.preprocessing import Preprocessing
from ..stores.resampling import resample_probabilities_to
from ..stores.signature import signature
from ..tasks.base import SLICES, require_task, task_of
from ..training import check_finite, load_checkpoint
from ..volumes.doubtful_slices import DoubtfulSlices
from ..volumes.geometry import from_canonical, to_canonical
from ..volumes.labels import write_segmentation
from ..volumes.orientation import voxel_ml
from ..volumes.reading import read_volume
from .certainty import Certainty, Reference
from .channels import spelt_channels, with_sequences
from .evidence import Gathering
from .likeness import known_likeness, likeness_remarks, refuse_absurd, result_remarks
from .postprocessing import Changes, PostProcessing
from .probability_maps import percent, write_maps
from .slicewise import SlicewiseNetwork, slice_probabilities


@dataclass(frozen=True)
class Prediction:
    """A predicted mask.

    Args:
        labels: uint8 [z, y, x] label values of the schema on the native grid of the volume.
        confidence: mean over predicted segment voxels of the winning class's probability, 0 to 1; None if empty.
        volumes_ml: of each segment of the schema, by name; 0 where nothing was found. Empty of a flat mask.
        remarks: why to look at it twice, in sentences: the volume is unlike those that the model learnt from.
        signature: of the volume as the network sees it; None of a flat mask.
        removed_ml: of each segment of which parts were taken away by the model's rule, by name: how much.
        certainty: how far the mask can be trusted; None by models from before there was any, and of flat masks.
        maps: uint8 [structures, z, y, x] probabilities in percent, where the predictor was asked for them.
        look_at: slices of the mask that are the most doubtful; None where ``certainty`` is.
    """

    labels: np.ndarray
    confidence: float | None
    volumes_ml: dict[str, float]
    remarks: list[str] = field(default_factory=list)
    signature: Tensor | None = None
    removed_ml: dict[str, float] = field(default_factory=dict)
    certainty: Certainty | None = None
    maps: np.ndarray | None = None
    look_at: DoubtfulSlices | None = None


class TaskPredictor(ABC):
    """What predicts with a model of a task."""

    network: nn.Module
    device: torch.device
    preprocessing: Any
    schema: LabelSchema
    #: Whether probabilities are kept, and written beside masks.
    keep_maps = False
    #: Whether its masks have no volume, and lie on another grid than what they are of.
    makes_flat_masks = False

    @property
    def further(self) -> tuple[str, ...]:
        """Names of the sequences that it sees beside a volume."""
        return further(self.preprocessing)

    @abstractmethod
    def predict(
        self, image: sitk.Image, what: object = "the volume", channels: Mapping[str, sitk.Image] | None = None
    ) -> Prediction:
        """Segment one volume.

        Args:
            image: 3-D scalar volume as :func:`read_volume` returns it.
            what: names it in errors.
            channels: its further sequences by name; those that are missing count as zero, and a remark says so.

        Raises:
            DataError: it cannot be used.
            SettingsError: the model does not see one of the sequences.
        """

    @abstractmethod
    def predict_file(
        self, source: Path | str, target: Path | str, channels: Mapping[str, Path] | None = None
    ) -> Prediction:
        """Read a volume, segment it, write the mask (``.seg.nrrd``, ``.nrrd``, ``.nii.gz`` or ``.mha``).

        Args:
            source: the volume.
            target: its mask.
            channels: files of its further sequences, by name.

        Raises:
            DataError: the volume, or a sequence, cannot be used.
            SettingsError: the model does not see one of the sequences.
            StorageError: the mask cannot be written.
        """

    def of_volume(self, volume: Path) -> TaskPredictor:
        """What writes the masks of a volume: this one, unless they are to name what they are of.

        Raises:
            DataError: masks of this volume cannot be written so.
        """
        return self

    def origin_digests(self) -> list[str]:
        """What its masks are made for beside the voxels of a volume, 16 hexadecimal digits each."""
        return []

    def take_less_memory(self) -> str | None:
        """After memory ran out: what was done about it, in words, or None if nothing is left to do."""
        return None

    def take_memory_again(self) -> None:
        """As at first: what did not fit even so is out of the way."""
        return None


def load_predictor(
    path: Path | str,
    device: torch.device | str = "cpu",
    *,
    flips: bool = False,
    keep_all_parts: bool = False,
    shown: Path | None = None,
    content: Mapping[str, Any] | None = None,
) -> TaskPredictor:
    """What predicts with a model, whichever network it holds.

    Args:
        path: ``model.pt``.
        device: where to compute.
        flips: average over mirrorings.
        keep_all_parts: leave masks as the network makes them, whatever the model says of parts and holes.
        shown: what the file is called in error sentences (default: ``path``).
        content: of the file, if it has been read.

    Raises:
        CheckpointError: the file is not a model this version can use, or its weights are no numbers.
    """
    named = shown or path
    if content is None:
        content = load_checkpoint(path, "model", shown=shown)
    try:
        make: Callable[..., TaskPredictor] = task_of(content).predictor
        predictor = make(path=named, device=device, flips=flips, keep_all_parts=keep_all_parts, content=content)
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError, SettingsError, ProjectError) as error:
        raise CheckpointError(
            f"The model '{named}' lacks what a model needs ({type(error).__name__}: {error}).", "Get the file again."
        ) from error
    check_finite(predictor.network.state_dict(), named)
    return predictor


class Predictor(SlicewiseNetwork, TaskPredictor):
    """A finetuned model of slices, ready to predict.

    Args:
        path: ``model.pt``.
        device: where to compute.
        flips: average over the four mirrorings of each slice (four times slower, often a little better).
        keep_all_parts: leave masks as the network makes them, whatever the model says of parts and holes.
        content: of the file, if it has been read.

    Raises:
        CheckpointError: the file is not a model this version can use.
    """

    #: Name of its task, and how that prepares volumes.
    task: ClassVar[str] = SLICES
    preparing: ClassVar[type[Preprocessing]] = Preprocessing

    def __init__(
        self,
        path: Path | str,
        device: torch.device | str = "cpu",
        *,
        flips: bool = False,
        keep_all_parts: bool = False,
        content: Mapping[str, Any] | None = None,
    ) -> None:
        content = load_checkpoint(path, "model") if content is None else content
        require_task(content, self.task, path)
        self.flips = flips
        self.schema = LabelSchema.from_dict(content["schema"])
        self.preprocessing: Any = from_dict(self.preparing, content["preprocessing"])
        self.patch = tuple(content["patch"])
        self.like = known_likeness(content)
        #: What masks are judged by; None of models from before.
        self.reference = Reference.of(content)
        self._damage = Reference.damage(content)
        rule = PostProcessing.of(content)
        #: What is done to masks.
        self.postprocessing = PostProcessing() if keep_all_parts else rule
        try:
            network = restored(content, self.schema.class_count, path)
        except RuntimeError as error:
            raise CheckpointError(
                f"The weights in '{path}' do not fit the network described in it.", "Get the file again."
            ) from error
        super().__init__(network, device)

    def predict(
        self, image: sitk.Image, what: object = "the volume", channels: Mapping[str, sitk.Image] | None = None
    ) -> Prediction:
        """Segment one volume.

        Args:
            image: 3-D scalar volume as :func:`read_volume` returns it.
            what: names it in errors.
            channels: its further sequences by name; those that are missing count as zero, and a remark says so.

        Raises:
            DataError: its spacing cannot be right, a sequence lies elsewhere, or the network makes no numbers of it.
            SettingsError: the model does not see one of the sequences.
        """
        refuse_absurd(image, self.preprocessing, what)
        plane = self.preprocessing.plane_for(image)
        filled, box = self.preprocessing.filled(image)
        columns, rows, stack = to_canonical(filled, plane).GetSize()
        array = self.preprocessing.apply(filled)
        seen, remarks = with_sequences(array, filled, channels or {}, self.preprocessing, what)
        lookup = np.array([0, *self.schema.values], dtype=np.uint8)
        labels, certainties, percents, certain, count = [], [], list[np.ndarray](), 0.0, 0
        gathering = self.gathering() if self.reference else None
        for native in self.native_probabilities(torch.from_numpy(seen), (stack, rows, columns), what, gathering):
            best, classes = native.max(dim=0)
            foreground = classes > 0
            certain += float(best[foreground].sum())
            count += int(foreground.sum())
            labels.append(lookup[classes.cpu().numpy()])
            if self.keep_maps:
                percents.append(percent(native))
            if self.postprocessing:
                certainties.append(best.half().cpu().numpy())
        found, changes = np.concatenate(labels), Changes()
        if certainties:
            sure = np.concatenate(certainties)
            changes = self.postprocessing.apply(found, sure)
            if changes.removed:
                left = sure[found > 0]
                certain, count = float(left.sum(dtype=np.float64)), int(np.count_nonzero(left))
        values = np.zeros(image.GetSize()[::-1], found.dtype)
        values[box] = sitk.GetArrayFromImage(from_canonical(found, filled, plane))
        maps = np.zeros((len(self.schema.values), *values.shape), np.uint8) if percents else None
        if maps is not None:
            for structure, canonical in zip(maps, np.concatenate(percents, axis=1), strict=True):
                structure[box] = sitk.GetArrayFromImage(from_canonical(canonical, filled, plane))
        if filled.GetSize() != image.GetSize():
            array = self.preprocessing.apply(image)  # as what it is compared with
        confidence = certain / count if count else None
        each_ml = voxel_ml(image.GetSpacing(), image.GetDirection())
        remarks += likeness_remarks(image, array, self.preprocessing, self.patch, self.like)
        remarks += (
            self._damage
            + result_remarks(confidence)
            + self.postprocessing.remarks(changes, values, self.schema, each_ml)
        )
        counts = np.bincount(values.ravel(), minlength=256)
        volumes = {segment.name: float(counts[segment.value] * each_ml) for segment in self.schema.segments}
        removed = {self.schema.by_value(value).name: voxels * each_ml for value, voxels in changes.removed.items()}
        certainty = look_at = None
        if gathering and self.reference:
            certainty = self.reference.judge(gathering.evidence(), volumes, self.schema)
            look_at = gathering.look_at(stack, image.GetDirection(), plane, box)
        if certainty and count:
            remarks += certainty.reasons
        return Prediction(values, confidence, volumes, remarks, signature(array), removed, certainty, maps, look_at)

    def gathering(self) -> Gathering:
        """What gathers evidence of a mask."""
        return Gathering(self.schema.class_count, standardised=self.preprocessing.is_standardised)

    def native_probabilities(
        self, slices: Tensor, size: tuple[int, int, int], what: object, gathering: Gathering | None
    ) -> Iterator[Tensor]:
        """Class probabilities [K, s, H, W] of a volume on its own grid, some slices at a time.

        Args:
            slices: [S, h, w] in [0, 1], as prepared, or with their sequences [S, C, h, w].
            size: slices, rows and columns of the volume.
            what: names it in errors.
            gathering: is told of all that is found.

        Raises:
            DataError: the network makes no numbers of it.
        """
        heights, numbers = slice_heights(len(slices)), torch.arange(len(slices))
        for some, high in zip(numbers.split(self.chunk), heights.split(self.chunk), strict=True):
            chunk = with_neighbours(slices, some.numpy(), self.preprocessing.context)
            probabilities = slice_probabilities(
                self.network, chunk, self.patch, self.device, flips=self.flips, heights=high
            )
            refuse_no_numbers(probabilities, what)
            if gathering:
                changed, back = gathering.changed(chunk)
                again = slice_probabilities(self.network, changed, self.patch, self.device, heights=high)
                gathering.add(probabilities, again, back)
            yield resample_probabilities_to(probabilities, size[1:], as_logits=self.preprocessing.is_standardised)

    def predict_file(
        self, source: Path | str, target: Path | str, channels: Mapping[str, Path] | None = None
    ) -> Prediction:
        """Read a volume, segment it, write the mask; arguments and errors as of :class:`TaskPredictor`."""
        spelt_channels(channels or {}, self.preprocessing)  # before anything is read
        image = read_whole(source)
        prediction = self.predict(image, source, {name: read_whole(path) for name, path in (channels or {}).items()})
        if prediction.maps is not None:  # first: where there is a mask, there are its maps
            write_maps(target, prediction.maps, image, self.schema)
        write_segmentation(target, prediction.labels, image, self.schema)
        return prediction


def refuse_no_numbers(probabilities: Tensor, what: object) -> None:
    """Refuse what a network has made of a volume if it is not finite: there would be a mask, but of nothing.

    Raises:
        DataError: says so.
    """
    if not bool(torch.isfinite(probabilities).all()):
        raise DataError(
            f"The model makes no numbers of '{what}' (NaN).",
            "Predict with --device cpu; if that does not help, train the model again.",
        )


def channel_paths(case: Case, predictor: TaskPredictor) -> dict[str, Path]:
    """Files of those of a case's further sequences that a model sees, by name."""
    paths = {name: case.channel_path(name) for name in (predictor.further if case.channels else ())}
    return {name: path for name, path in paths.items() if path}


def read_whole(path: Path | str) -> sitk.Image:
    """:func:`read_volume`, where memory that does not suffice for the voxels alone is told from that for a network.

    Raises:
        DataError: the volume cannot be used.
    """
    try:
        return read_volume(path)
    except MemoryError as error:
        raise DataError(f"'{path}' does not fit into memory.", "Close other programs, or crop the volume.") from error
