"""The structures of the open project change: what the scene shows of its cases follows."""

from __future__ import annotations

import os

import slicer

from SSLSegmentationLib.project.schema import LabelSchema

from ..scene import SceneNodes
from ..scene.Segmentations import removeEmptySegments, updateSegments
from .Session import Session


def change(session: Session, schema: LabelSchema) -> None:
    """Give the open project another label schema. Segments that hold voxels are never removed.

    Raises:
        ProjectError: labelled cases use a value that it lacks or names differently.
        StorageError: the disk refused.
    """
    project = session.openedProject()
    before = project.schema if project.has_schema else None
    project.set_schema(schema)
    if before is not None:
        _follow(session, before, schema)
    session.notify("labels")


def rename(session: Session, old: str, new: str) -> None:
    """Give a structure of the open project another name.

    What the scene shows of it follows. Masks, drafts and models keep the former name, which still means it.

    Raises:
        ProjectError: there is no such structure; or the name is taken, empty, or another structure's former one.
        StorageError: the disk refused.
    """
    change(session, session.openedProject().schema.renamed({old: new}))


def _follow(session: Session, before: LabelSchema, schema: LabelSchema) -> None:
    cases = os.path.normcase(session.openedProject().folder / "cases")
    for node in SceneNodes.nodesOfClass(slicer.mrmlScene, "vtkMRMLSegmentationNode"):
        if os.path.dirname(SceneNodes.mark(node, "case")) == cases:
            updateSegments(node, before, schema)
            removeEmptySegments(node, before, schema)
