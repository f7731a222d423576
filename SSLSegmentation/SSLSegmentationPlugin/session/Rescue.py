"""The last resort for what was drawn when its project cannot be written: a copy in the user's home."""

from __future__ import annotations

import logging
import time
from pathlib import Path

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.project import Case, Project, safe_name

from ..scene import SceneNodes
from ..scene.Grids import Grid
from ..scene.LabelFiles import writeSegmentation
from ..scene.MovedVolumes import andToFile, gridInFile
from ..scene.Transforms import transformBetween
from .Drives import isThere


def isGone(project: Project, case: Case) -> bool:
    """Whether a case was taken out of its project, which is there itself: a drive that is away is something else."""
    return not (case.folder / "case.json").is_file() and not case.folder.is_dir() and isThere(project)


def rescue(
    case: Case,
    segmentationNode: slicer.vtkMRMLSegmentationNode,
    volumeNode: slicer.vtkMRMLScalarVolumeNode,
    error: Exception,
) -> str:
    """Save a copy of what was drawn in ``SSLSegmentation rescued`` in the user's home; never fails.

    Args:
        error: why it could not be saved in its place.

    Returns:
        What the user has to know, in sentences.
    """
    reason = error.sentence if isinstance(error, SSLSegError) else str(error)
    name = f"{safe_name(case.name)} {time.strftime('%Y-%m-%d %H-%M-%S')}.seg.nrrd"
    path = Path.home() / "SSLSegmentation rescued" / name
    try:
        path.parent.mkdir(exist_ok=True)
        transform = transformBetween(segmentationNode, volumeNode)
        hasImage = volumeNode.GetImageData() is not None  # else on the grid that it had
        grid = gridInFile(volumeNode) if hasImage else Grid.fromText(SceneNodes.mark(volumeNode, "grid"))
        transform = andToFile(transform, volumeNode) if hasImage else transform
        writeSegmentation(path, segmentationNode.GetSegmentation(), grid, transform)
    except Exception as second:
        logging.exception("The annotation could not be rescued.")
        return _(
            "The last changes of the annotation of '{name}' could not be saved, neither in the project "
            "({reason}) nor in '{path}' ({second})."
        ).format(name=case.name, reason=reason, path=path, second=second)
    return _(
        "The annotation of '{name}' could not be saved in the project ({reason}) A copy is in "
        "'{path}': load it in Slicer, and export it to the case."
    ).format(name=case.name, reason=reason, path=path)
