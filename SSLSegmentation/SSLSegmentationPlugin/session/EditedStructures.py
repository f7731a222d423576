"""The project's structures, as somebody changes them while a case is open in the Segment Editor."""

from __future__ import annotations

import slicer

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.schema import LabelSchema

from ..scene.Segmentations import schemaWithSegments
from . import Structures
from .Drives import away, isThere
from .LabelRoles import LabelRoles


class EditedStructures(LabelRoles):
    """Structures of the open project, and of the segmentation that is open."""

    segmentationNode: slicer.vtkMRMLSegmentationNode | None

    def setSchema(self, schema: LabelSchema) -> None:
        """Change the project's label schema; what the scene shows follows. Segments that hold voxels are never removed.

        Raises:
            ProjectError: labelled cases use a value that it lacks or names differently.
            StorageError: the disk refused.
        """
        Structures.change(self.session, schema)

    def schemaFromEditor(self) -> LabelSchema:
        """The project's schema with the names, colours, terminology and further segments of the case at hand.

        Raises:
            ProjectError: no case is open, or two segments of one name.
        """
        self._opened()
        return schemaWithSegments(self.segmentationNode, self._schema())

    def _schema(self) -> LabelSchema:
        project = self.session.openedProject()
        if not isThere(project):
            raise away(project)
        return project.schema

    def _opened(self) -> Case:
        """The case that is open; else it is an error."""
        raise NotImplementedError
