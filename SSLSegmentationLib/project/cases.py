"""A case: one volume of a project, what it is used for, its reference segmentation. Standard library only."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError, SettingsError, StorageError
from ..core.paths import checked, inside, inside_or_linked, is_absolute
from ..core.settings import from_dict
from ..core.storage import read_json, remove_file, write_json
from .en_face import EnFaceRecord
from .records import AssumedSpacing as AssumedSpacing
from .records import ChannelRecord, check_channels, parted, rejoined
from .records import DicomRecord as DicomRecord
from .records import Intensities as Intensities
from .records import LabelRecord as LabelRecord
from .records import PatientRecord as PatientRecord
from .records import Role as Role
from .series import Frame, FrameRecord, SeriesRecord, frame_id

RECORD = "case.json"
#: Names that label files are given here; no other file is ever deleted for being an older label.
_LABEL_NAME = re.compile(r"label(-f\d+)?(-\d)?\.[a-z.]+", re.ASCII)
#: Parts of a record that are records themselves, also within each other.
_PARTS = {
    "label": LabelRecord,
    "intensities": Intensities,
    "en_face": EnFaceRecord,
    "assumed": AssumedSpacing,
    "series": SeriesRecord,
    "frames": FrameRecord,
    "channels": ChannelRecord,
    "dicom": DicomRecord,
    "patient": PatientRecord,
}
#: What a case has beside what its record says.
_NOT_WRITTEN = frozenset({"folder", "unknown", "frame"})
#: Parts that are left out of the record of a case without them: versions that do not know them can still read it.
_OPTIONAL = ("en_face", "assumed", "series", "scan", "cut_from", "channels", "dicom", "patient")


@dataclass
class Case:
    """One volume of a project.

    Args:
        id: folder name, neutral by default so that no patient name gets into a file name.
        name: what the user calls it.
        role: what it is used for.
        image: file name inside the case folder, or an absolute path to a file that stays where it is.
        fingerprint: of voxels and geometry, to detect duplicates and changed files.
        size: voxels along i, j, k.
        spacing_mm: along i, j, k.
        direction: physical direction of i, j, k as columns of a 3×3 matrix, row by row.
        source: ``file``, ``dicom`` or ``scene``.
        label: reference segmentation, if there is one.
        intensities: voxel values in short; None in projects from before they were kept.
        en_face: image and mask in the plane that the volume is projected onto, if there are any.
        assumed: what ``spacing_mm`` was before a person gave another one; None = it is that of the file.
        series: its frames, if it has any; then ``image`` is that of the first, ``fingerprint`` of all of them, and
            ``label`` None: every frame has its own.
        scan: fingerprints of all volumes of its file, if it is some of several, or their mean.
        cut_from: fingerprints of the volumes that it is a part of, if a case was cut into parts.
        channels: the further sequences of its scan that it has, on the grid of ``image``; None = none.
        dicom: the series that it was added from; None if it was added from a file, or before this was remembered.
        patient: whom it is of, by number; None = it came from no DICOM series, or before this was remembered.
        frame: which one of which case it is, if this is a view of a frame (:mod:`.series`).
    """

    id: str
    name: str
    role: Role
    image: str
    fingerprint: str
    size: tuple[int, int, int]
    spacing_mm: tuple[float, float, float]
    direction: tuple[float, ...]
    source: str = "file"
    label: LabelRecord | None = None
    intensities: Intensities | None = None
    en_face: EnFaceRecord | None = None
    assumed: AssumedSpacing | None = None
    series: SeriesRecord | None = None
    scan: tuple[str, ...] | None = None
    cut_from: tuple[str, ...] | None = None
    channels: tuple[ChannelRecord, ...] | None = None
    dicom: DicomRecord | None = None
    patient: PatientRecord | None = None
    frame: Frame | None = None
    folder: Path = field(default=Path(), compare=False)
    #: What a newer version has written into the record beside all that; it stays there.
    unknown: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def image_path(self) -> Path:
        """Where the volume is: in the case's folder, or at the absolute path of a file that is only ever read.

        Raises:
            ProjectError: the record names a place that is neither.
        """
        return inside_or_linked(self.folder, self.image, f"The image of the case '{self.id}'")

    @property
    def is_labelled(self) -> bool:
        """Whether the case, or at least one of its frames, has a reference segmentation."""
        return bool(self._labels())

    @property
    def label_path(self) -> Path | None:
        """Where the reference segmentation is, or None.

        Raises:
            ProjectError: the record names a place outside the case's folder.
        """
        return self._inside(self.label.file, "label") if self.label else None

    @property
    def en_face_image_path(self) -> Path | None:
        """Where the image of another modality is, or None; raises as :attr:`label_path`."""
        return self._inside(self.en_face.image, "en-face image") if self.en_face and self.en_face.image else None

    @property
    def en_face_mask_path(self) -> Path | None:
        """Where the flat mask is, or None; raises as :attr:`label_path`."""
        return self._inside(self.en_face.mask, "en-face mask") if self.en_face and self.en_face.mask else None

    def channel(self, name: str) -> ChannelRecord | None:
        """The further sequence of this name, whatever its capitals, or None if the case lacks it."""
        return next((one for one in self.channels or () if one.name.casefold() == name.casefold()), None)

    def channel_path(self, name: str) -> Path | None:
        """Where the further sequence of this name is, or None if the case lacks it; raises as :attr:`image_path`."""
        if (one := self.channel(name)) is None:
            return None
        return inside_or_linked(self.folder, one.image, f"The sequence '{one.name}' of the case '{self.id}'")

    @property
    def channel_fingerprints(self) -> tuple[str, ...]:
        """Of the further sequences, and of the volumes that they were resampled from."""
        prints = (one for each in self.channels or () for one in (each.fingerprint, each.file_fingerprint))
        return tuple(one for one in prints if one is not None)

    @property
    def file_fingerprints(self) -> tuple[str, ...]:
        """Of what its file holds, where the case has it otherwise: at an assumed spacing, some of several volumes, or
        their mean."""
        return (*([self.assumed.file_fingerprint] if self.assumed else []), *(self.scan or ()))

    def prediction_path(self, model: str) -> Path:
        """Where the mask that ``model``, the name of a run, has predicted lies; raises as :attr:`label_path`."""
        which = f"@{self.frame.number:03d}" if self.frame else ""
        path = self.folder / "predictions" / f"{model}{which}.seg.nrrd"
        return checked(self.folder, path, f"The predicted mask of the case '{self.id}'")

    def save(self) -> None:
        """Write ``case.json`` atomically; of a view, what it says of its frame's mask and values."""
        if self.frame is not None:
            newest, record = self._newest()
            newest._put(self.frame, replace(record, label=self.label, intensities=self.intensities))
            newest.save()
            return
        content = asdict(self)
        for name in _NOT_WRITTEN:
            content.pop(name)
        content = rejoined(content, self.unknown)
        for name in _OPTIONAL:
            if content[name] is None:
                content.pop(name)
        content["role"] = str(self.role)
        write_json(self.folder / RECORD, content)

    def _newest(self) -> tuple[Case, FrameRecord]:
        """The case of a view as its record says now, and the record of the frame.

        Raises:
            ProjectError: the record cannot be read, or has another volume there by now.
        """
        newest, frame = Case.load(self.folder), self.frame
        frames = newest.series.frames if newest.series else ()
        if frame is None or len(frames) < frame.number or frames[frame.number - 1].fingerprint != self.fingerprint:
            raise ProjectError(
                f"The case '{newest.id}' has no longer the frame '{self.id}'.",
                "'sslseg cases PROJECT' lists what is there.",
            )
        return newest, frames[frame.number - 1]

    def _put(self, frame: Frame, record: FrameRecord) -> None:
        if self.series is not None:
            self.series = self.series.with_frame(frame.number, record)

    def free_name(self, what: str, *wishes: str) -> str:
        """The first of ``wishes`` that the record does not give to another of its files.

        Args:
            what: is to have the name; ``en-face image`` and ``en-face mask`` may keep that of the older one.
            wishes: file names, best first.

        Raises:
            ProjectError: all are taken, which no record is that was written here.
        """
        taken = {name.casefold() for kind, name in self._files() if kind != what}
        for name in wishes:
            if name.casefold() not in taken:
                return name
        raise ProjectError(
            f"The case '{self.id}' has another file by the name '{wishes[0]}'.", "Remove the case, and add it again."
        )

    def _files(self) -> list[tuple[str, str]]:
        """What the record names in the case's folder: what it is, and its name."""
        flat, frames = self.en_face, self.series.frames if self.series else ()
        named: list[tuple[str, str | None]] = [("record", RECORD)]
        named += [("image", None if is_absolute(self.image) or frames else self.image)]
        named += [("frame", frame.image) for frame in frames]
        named += [(f"sequence '{o.name}'", o.image) for o in self.channels or () if not is_absolute(o.image)]
        named += [("label", label.file) for label in self._labels()]
        named += [("en-face image", flat.image or None), ("en-face mask", flat.mask or None)] if flat else []
        return [(kind, name) for kind, name in named if name is not None]

    def _labels(self) -> list[LabelRecord]:
        """Of the case and of its frames."""
        labels = (self.label, *(frame.label for frame in (self.series.frames if self.series else ())))
        return [label for label in labels if label is not None]

    def _inside(self, name: str, what: str) -> Path:
        return inside(self.folder, name, f"The {what} of the case '{self.id}'")

    def set_label(self, record: LabelRecord, suffix: str, write: Callable[[Path], None]) -> None:
        """Give the case its reference segmentation: one moment the older one, the next moment the new one.

        What else the record on the disk says by now is kept.

        Args:
            record: what is said of it; ``file`` is filled in here.
            suffix: of the file, for example ``.seg.nrrd``.
            write: writes it whole to the path that it is given, or raises.

        Raises:
            ProjectError: the case has frames, and this is no view of one; or no longer this frame.
        """
        newest = self._for_label()
        previous = newest._label_of(self.frame)
        stem = self.frame.label_stem if self.frame else "label"
        stems = (stem, *(f"{stem}-{number}" for number in range(2, 7)))  # the files that are no masks are fewer
        target = self.folder / newest.free_name("a new file", *(f"{stem}{suffix}" for stem in stems))
        write(target)
        try:
            newest._relabel(self.frame, replace(record, file=target.name))
        except BaseException:
            with suppress(StorageError):
                remove_file(target)
            raise
        self.label = newest._label_of(self.frame)
        newest._forget(previous)

    def drop_label(self) -> None:
        """Take the reference segmentation away from the case. What else its record says by now is kept.

        Whoever may want the file again has copied it before.

        Raises:
            ProjectError: as of :meth:`set_label`.
        """
        newest = self._for_label()
        previous = newest._label_of(self.frame)
        newest._relabel(self.frame, None)
        self.label = None
        newest._forget(previous)

    def _for_label(self) -> Case:
        """The case as its record says now, if a mask can be given to it, or to the frame that this is."""
        newest = self._newest()[0] if self.frame else Case.load(self.folder)
        if newest.series is not None and self.frame is None:
            count = len(newest.series.frames)
            raise ProjectError(
                f"The case '{self.id}' has {count} frames, and each has a mask of its own.",
                f"Name one of them: '{frame_id(self.id, 1)}' to '{frame_id(self.id, count)}'.",
            )
        return newest

    def _label_of(self, frame: Frame | None) -> LabelRecord | None:
        return self.series.frames[frame.number - 1].label if self.series and frame else self.label

    def _relabel(self, frame: Frame | None, label: LabelRecord | None) -> None:
        """Write the record with another label of the case or of a frame; nothing unknown of the older one stays."""
        self.unknown = deepcopy(self.unknown)
        holder: Any = self.unknown
        if self.series and frame:
            self._put(frame, replace(self.series.frames[frame.number - 1], label=label))
            known = self.unknown.get("series", {}).get("frames")
            holder = known[frame.number - 1] if known else {}
        else:
            self.label = label
        holder.pop("label", None)
        self.save()

    def _forget(self, previous: LabelRecord | None) -> None:
        """Delete the file of an older label, if it is one that was written here."""
        if previous is None or not _LABEL_NAME.fullmatch(previous.file):
            return
        with suppress(StorageError):  # a file that nothing refers to does no harm
            remove_file(self.folder / previous.file)

    def checked_slices(self, slices: Sequence[int] | None, axis: int | None) -> list[int] | None:
        """Sorted indices of completely annotated slices along voxel axis ``axis``; None stays None: the whole volume.

        Raises:
            ProjectError: no axis, no slice, or an index that the volume does not have.
        """
        if slices is None:
            return None
        if axis not in (0, 1, 2):
            raise ProjectError("Annotated slices need their axis.", "Say 0, 1 or 2 for i, j or k.")
        if not len(slices):
            raise ProjectError(f"No slice of case '{self.id}' is marked as annotated.", "Name at least one.")
        bad = [index for index in slices if not 0 <= index < self.size[axis]]
        if bad:
            raise ProjectError(
                f"Case '{self.id}' has no slice {bad[0]} along {'ijk'[axis]}.", f"Use 0 to {self.size[axis] - 1}."
            )
        return sorted({int(index) for index in slices})

    @classmethod
    def load(cls, folder: Path) -> Case:
        """Read ``case.json``. The folder's name is the id, also after somebody has copied or renamed it.

        Raises:
            ProjectError: missing, damaged, incomplete or of a newer version.
        """
        place = checked(folder.parent.parent, folder / RECORD, f"The case '{folder.name}'")
        try:
            content = read_json(place, "case record")
        except ProjectError as error:
            raise ProjectError(error.sentence, _mend(folder)) from error
        try:
            content |= {"id": folder.name, "role": Role.parse(content.get("role"))}
            known, unknown = parted(cls, content, _PARTS, _NOT_WRITTEN)
            case = from_dict(cls, {**known, "folder": folder, "unknown": unknown})
            case._check()
        except (SettingsError, ProjectError) as error:
            raise ProjectError(f"The case record '{place}' is damaged: {error.sentence}", _mend(folder)) from error
        return case

    def _check(self) -> None:
        """Refuse a record whose parts cannot be true together.

        Raises:
            SettingsError, ProjectError: says what.
        """
        if len(self.direction) != 9:
            raise SettingsError(f"direction has {len(self.direction)} numbers instead of 9.")
        possible = all(map(math.isfinite, self.direction)) and all(1e-6 <= mm <= 1e6 for mm in self.spacing_mm)
        if not possible or min(self.size) <= 0:
            raise SettingsError("its size, spacing or direction is that of no volume.")
        if self.series is not None:
            if self.label is not None:
                raise SettingsError("it has frames, and a mask that is that of none of them.")
            self.series.check(self.image, self.fingerprint)
        check_channels(self.channels, has_frames=self.series is not None)
        for kind, name in self._files():
            self._inside(name, kind)
        for label in self._labels():
            if label.annotated_slices is not None:
                self._check_slices(label.annotated_slices, label.annotated_axis)
        if self.en_face and self.en_face.axis not in (0, 1, 2):
            raise SettingsError(f"{self.en_face.axis} is no axis of projection.")
        names = Counter(name.casefold() for _, name in self._files())
        if twice := next((name for name, count in names.items() if count > 1), None):
            raise SettingsError(f"it gives the name {twice!r} to two of its files.")

    def _check_slices(self, slices: object, axis: object) -> None:
        if not isinstance(slices, list) or not all(type(index) is int for index in slices):
            raise SettingsError("annotated_slices is no list of whole numbers.")
        if slices:
            self.checked_slices(slices, axis if type(axis) is int else None)


def _mend(folder: Path) -> str:
    return f"Restore it from a backup, or move the folder '{folder.name}' out of the project."
