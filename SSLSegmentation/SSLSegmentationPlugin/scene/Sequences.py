"""Sequences of the scene become cases with frames."""

from __future__ import annotations

import math
from collections.abc import Mapping

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError, MaskError
from SSLSegmentationLib.project import Case, Project, Role, refuse_duplicate
from SSLSegmentationLib.project.series import FrameRecord, SeriesRecord, even_step, frame_file, series_fingerprint
from SSLSegmentationLib.volumes.fingerprint import voxel_fingerprint
from SSLSegmentationLib.volumes.summary import intensities

from . import SceneNodes
from .DicomOrigin import rememberPatient
from .Grids import Grid
from .NrrdWriter import writeNrrd
from .Volumes import addVolume, checkVolume, whyMask

_TO_MS = {"ms": 1.0, "s": 1000.0}
_TIMES = ("time", "frame")  # what Slicer calls the index of images over time


def addNode(
    project: Project,
    node: slicer.vtkMRMLNode,
    role: Role = Role.UNLABELLED,
    *,
    known: Mapping[str, str] | None = None,
    asImage: bool = False,
) -> Case:
    """Add a volume of the scene to a project, or the whole sequence that it shows a frame of.

    Args, Raises: as of :func:`addVolume`, of each frame; ``StorageError`` as of :func:`rememberPatient`.
    """
    sequenceNode = SceneNodes.sequenceOf(node)
    if sequenceNode is None:
        case = addVolume(project, node, role, known=known, asImage=asImage)
    else:
        case = addSequence(project, sequenceNode, role, known=known, asImage=asImage)
    rememberPatient(project, case, node)
    return case


def addSequence(
    project: Project,
    sequenceNode: slicer.vtkMRMLSequenceNode,
    role: Role = Role.UNLABELLED,
    *,
    known: Mapping[str, str] | None = None,
    asImage: bool = False,
) -> Case:
    """Add a sequence of volumes to a project as one case with frames: a copy of each, without parent transforms.

    Args, Raises: as of :func:`addVolume`; ``DataError`` also for a single frame, and for frames on several grids.
    """
    name = sequenceNode.GetName()
    known = project.fingerprints() if known is None else known
    volumes = [sequenceNode.GetNthDataNode(index) for index in range(sequenceNode.GetNumberOfDataNodes())]
    if len(volumes) < 2:
        raise DataError(
            _("The sequence '{name}' has {count} frames, and a case with frames has several.").format(
                name=name, count=len(volumes)
            ),
            _("Clone the frame (Data module, right click, Clone), and add the clone."),
        )
    grids = _checked(name, volumes)
    if not asImage and (why := whyMask(volumes[0])):
        raise MaskError(
            _("The frames of '{name}' look like masks, not like images: the first {why}.").format(name=name, why=why),
            _("Tick it in the step 'Data' if it holds images."),
        )
    arrays = [slicer.util.arrayFromVolume(volume) for volume in volumes]
    prints = [
        voxel_fingerprint(array, grid.spacing, grid.origin, grid.direction)
        for array, grid in zip(arrays, grids, strict=True)
    ]
    whole = series_fingerprint(prints)
    for what, one in [(name, whole), *((f"frame {n} of {name}", one) for n, one in enumerate(prints, 1))]:
        refuse_duplicate(what, one, known)
    times = _times(sequenceNode)
    with project.filling_case_folder() as folder:
        (folder / frame_file(1)).parent.mkdir()
        records = []
        for number, (array, grid) in enumerate(zip(arrays, grids, strict=True), 1):
            writeNrrd(folder / frame_file(number), array, grid)
            record = FrameRecord(frame_file(number), prints[number - 1], None, times[number - 1], intensities(array))
            records.append(record)
        kind = "time" if (sequenceNode.GetIndexName() or "time").lower() in _TIMES else "unknown"
        case = Case(
            id=folder.name,
            name=name,
            role=role,
            image=frame_file(1),
            fingerprint=whole,
            size=grids[0].size,
            spacing_mm=grids[0].spacing,
            direction=tuple(grids[0].direction.ravel().tolist()),
            source="scene",
            intensities=records[0].intensities,
            series=SeriesRecord(tuple(records), kind, even_step(times)),
            folder=folder,
        )
        case.save()
    SceneNodes.assignToCase(sequenceNode, case, SceneNodes.IMAGE)
    return case


def _checked(name: str, volumes: list[slicer.vtkMRMLNode]) -> list[Grid]:
    """Grids of the frames, each of which is a usable volume on the grid of the first."""
    grids: list[Grid] = []
    for number, volume in enumerate(volumes, 1):
        try:
            checkVolume(volume)
        except DataError as error:
            raise DataError(
                _("Frame {number} of '{name}' cannot be used: {sentence}").format(
                    number=number, name=name, sentence=error.sentence
                ),
                error.hint,
            ) from error
        grids.append(Grid.ofVolume(volume))
        if not grids[0].isSameAs(grids[-1], tolerance=1e-3):
            raise DataError(
                _("The frames of '{name}' lie on different grids: frame {number} is not like the first.").format(
                    name=name, number=number
                ),
                _("Resample them onto one grid, or add them one by one as volumes of their own."),
            )
    return grids


def _times(sequenceNode: slicer.vtkMRMLSequenceNode) -> list[float | None]:
    """When each frame is, in ms from the first; None where the index is no time."""
    count, factor = sequenceNode.GetNumberOfDataNodes(), _TO_MS.get(sequenceNode.GetIndexUnit() or "")
    isTime = (sequenceNode.GetIndexName() or "").lower() == "time" and factor is not None
    try:
        values = [float(sequenceNode.GetNthIndexValue(index)) for index in range(count)]
    except ValueError:  # words
        values = [math.nan] * count
    if not isTime or not all(map(math.isfinite, values)):
        return [None] * count
    return [(value - values[0]) * factor for value in values]
