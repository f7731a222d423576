"""Writing a project as a raw data set of nnU-Net 2.

::

    dataset.json           channels, structures (numbered from 1), how files end
    imagesTr, labelsTr     cases with a mask, for training and for validation
    imagesTs, labelsTs     test cases, with their masks if they have any
    imagesUn, labelsUn     all others; nnU-Net does not look at these
    splits_final.json      which of the training cases are for validation
    sslsegmentation.json   what nnU-Net has no place for: colours, terminology, numbers of the structures
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import SimpleITK as sitk

from .. import __version__
from ..core.errors import DataError, ProjectError, SettingsError
from ..core.storage import write_json, write_text
from ..core.text import counted, listed, quoted
from ..project import Case, Project, Role, expanded
from ..project.schema import NOT_ANNOTATED, LabelSchema
from ..volumes.case_volumes import classes, native_labels, unchanged_volume
from ..volumes.geometry import same_grid
from ..volumes.reading import read_volume
from ..volumes.writing import write_volume
from .dataset_export import DatasetExport, ExportWish
from .dataset_formats import DESCRIPTION
from .nnunet import FOLDERS
from .nnunet_dataset import ENDINGS, OWN_FORMAT, OWN_RECORD, SPLITS

_UNNAMED = "MRI"
_RESERVED = ("background", "ignore")
_NAME = re.compile(r"Dataset\d{3}_.+")
_README = """A data set for nnU-Net 2, written by SSLSegmentation {version}.

Put this folder below nnUNet_raw, under a name such as Dataset001_Name, and prepare it:

    nnUNetv2_plan_and_preprocess -d 1 --verify_dataset_integrity
{splits}
imagesTs and labelsTs are the test cases. imagesUn and labelsUn are all others: nnU-Net does not look at them.
What lies in sslsegmentation.json nnU-Net has no place for; 'sslseg import PROJECT FOLDER' reads it.
"""
_SPLITS = """
Then copy splits_final.json into the folder of this data set below nnUNet_preprocessed: its fold 0 is the split into
training and validation cases that this data set was made with.
"""


def write(project: Project, folder: Path, wish: ExportWish) -> DatasetExport:
    """Write a project into an empty folder.

    Raises:
        ProjectError: there is no label schema, a name in it means something to nnU-Net, or no case to train with.
        SettingsError: files cannot end so.
        DataError: a volume or mask cannot be used, or the files cannot hold its geometry.
        StorageError: the disk refused.
    """
    ending = wish.ending or ENDINGS[0]
    if ending not in ENDINGS:
        raise SettingsError(f"Images for nnU-Net are not written as '{ending}'.", f"Use {', '.join(ENDINGS)}.")
    schema = project.schema
    _check(project, schema)
    cases, damaged = project.survey()
    writing = _Writing(project, folder, ending, schema)
    for view in wish.progress(expanded(cases), "writing cases"):
        writing.add(view)
    writing.finish()
    made = DatasetExport(wish.folder, writing.counts, writing.notes)
    if damaged:
        made.notes.append(
            f"{counted(len(damaged), 'case')} left out, whose records are damaged: "
            f"{listed(quoted(case.id for case in damaged))}."
        )
    if not _NAME.fullmatch(wish.folder.name):
        made.notes.append(
            f"nnU-Net finds data sets by names such as 'Dataset001_Liver': give '{wish.folder.name}' one before you "
            "put it below nnUNet_raw."
        )
    return made


def _check(project: Project, schema: LabelSchema) -> None:
    for segment in schema.segments:
        if segment.name.strip().lower() in _RESERVED:
            raise ProjectError(
                f"The structure '{segment.name}' cannot be called so in nnU-Net, where that has a meaning of its own.",
                f"Call it otherwise: 'sslseg labels PROJECT --rename \"{segment.name}=NEW NAME\"'.",
            )
    if not any(view.label for view in project.volumes(Role.TRAIN, Role.VALIDATION)):
        raise ProjectError(
            f"No training or validation case of '{project.shown}' has a mask, and from these nnU-Net learns.",
            "Annotate a case, or give one that has a mask the role: 'sslseg role PROJECT CASE --role train'.",
        )


@dataclass
class _Writing:
    """One data set that is being written."""

    project: Project
    folder: Path
    ending: str
    schema: LabelSchema
    counts: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    train: list[str] = field(default_factory=list)
    held_out: list[str] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    lacking: dict[str, list[str]] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    frames: int = 0
    flat: int = 0

    def __post_init__(self) -> None:
        self.channels = self.project.channels
        self.taken: set[str] = set()

    def add(self, view: Case) -> None:
        """Write a case, or a frame of one."""
        image = unchanged_volume(view)
        name = self._name(view)
        labels = native_labels(view, image, self.schema) if view.label else None
        if labels is not None and (labels == NOT_ANNOTATED).all():
            labels = None
        role = view.role
        learnt = labels is not None and role in (Role.TRAIN, Role.VALIDATION)
        place = Role.TRAIN if learnt else role if role is Role.TEST else Role.UNLABELLED
        images, masks = next((images, masks) for images, masks, kind in FOLDERS if kind is place)
        write_volume(self.folder / images / f"{name}_0000{self.ending}", image)
        for number, channel in enumerate(self.channels[1:], start=1):
            further = self._channel(view, channel, image, name)
            write_volume(self.folder / images / f"{name}_{number:04d}{self.ending}", further)
        if labels is not None:
            self._write_mask(self.folder / masks / f"{name}{self.ending}", labels, image, name)
        self.counts[str(role)] = self.counts.get(str(role), 0) + 1
        if learnt:
            (self.train if role is Role.TRAIN else self.held_out).append(name)
        elif place is not role:
            self.roles[name] = str(role)
        self.frames += view.frame is not None
        self.flat += bool(view.en_face and view.en_face.mask)

    def finish(self) -> None:
        """Write what describes the cases."""
        for images, masks, role in FOLDERS[:2]:
            (self.folder / images).mkdir(exist_ok=True)
            if role is Role.TRAIN:
                (self.folder / masks).mkdir(exist_ok=True)
        names = {self.schema.by_value(value).name: number for number, value in enumerate(self.schema.values, start=1)}
        labels = {"background": 0} | names | ({"ignore": self.schema.class_count} if self.open else {})
        description = {
            "channel_names": dict(enumerate(self.channels or (_UNNAMED,))),
            "labels": labels,
            "numTraining": len(self.train) + len(self.held_out),
            "file_ending": self.ending,
        }
        if self.held_out and self.train:
            write_json(self.folder / SPLITS, [{"train": self.train, "val": self.held_out}])
        write_json(self.folder / OWN_RECORD, self._record())
        splits = _SPLITS if self.held_out and self.train else ""
        write_text(self.folder / "README.txt", _README.format(version=__version__, splits=splits))
        write_json(self.folder / DESCRIPTION, description)
        self._tell()

    def _record(self) -> dict[str, Any]:
        if self.held_out and not self.train:  # no fold of nnU-Net's has nothing to train with
            self.roles |= dict.fromkeys(self.held_out, str(Role.VALIDATION))
        content = {
            "format_version": OWN_FORMAT,
            "made_with": __version__,
            "schema": self.schema.to_dict(),
            "values": {str(number): value for number, value in enumerate(self.schema.values, start=1)},
            "channels": list(self.channels),
            "roles": self.roles,
            "lacking": self.lacking,
        }
        return {key: value for key, value in content.items() if value}

    def _tell(self) -> None:
        if self.open:
            self.notes.append(
                f"{counted(len(self.open), 'case is', 'cases are')} annotated in part: what nobody has annotated is "
                f"'ignore' in the masks ({listed(quoted(self.open))})."
            )
        if self.lacking:
            self.notes.append(
                f"{counted(len(self.lacking), 'case lacks', 'cases lack')} a sequence, and nnU-Net wants all: an image "
                f"of zeros stands for it ({listed(quoted(self.lacking))})."
            )
        if self.frames:
            self.notes.append(f"{counted(self.frames, 'frame')} of cases with frames were written as a case each.")
        if self.flat:
            self.notes.append(
                f"{counted(self.flat, 'flat mask was', 'flat masks were')} left out: nnU-Net has no place."
            )

    def _name(self, view: Case) -> str:
        name = f"{view.frame.case_id}-f{view.frame.number:03d}" if view.frame else view.id
        if name.casefold() in self.taken:
            raise ProjectError(f"Two cases would be called '{name}'.", "Rename the folder of one of them.")
        self.taken.add(name.casefold())
        return name

    def _channel(self, view: Case, channel: str, image: sitk.Image, name: str) -> sitk.Image:
        """A further sequence on the grid of the image; zeros where the case lacks it."""
        path = view.channel_path(channel)
        if path is None:
            self.lacking.setdefault(name, []).append(channel)
            empty = sitk.Image(image.GetSize(), sitk.sitkUInt8)
            empty.CopyInformation(image)
            return empty
        further = read_volume(path)
        if not same_grid(further, image):
            raise DataError(
                f"The sequence '{channel}' of case '{view.id}' lies on another grid than its image ('{path}').",
                "Give it anew.",
            )
        return further

    def _write_mask(self, path: Path, labels: np.ndarray, image: sitk.Image, name: str) -> None:
        numbers = classes(labels, self.schema)
        if (numbers == NOT_ANNOTATED).any():
            self.open.append(name)
            numbers[numbers == NOT_ANNOTATED] = self.schema.class_count
        mask = sitk.GetImageFromArray(numbers)
        mask.CopyInformation(image)
        write_volume(path, mask)
