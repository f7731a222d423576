"""Where the voxels of a volume are: size and IJKToRAS matrix, shear included. numpy, and vtk's matrices."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import slicer
import vtk
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError

_RAS_TO_LPS = np.diag([-1.0, -1.0, 1.0])


@dataclass(frozen=True)
class Grid:
    """The grid of a volume in its own coordinates, without its parent transform.

    Args:
        size: voxels along i, j, k.
        ijkToRas: 4×4, in mm; any axis order, handedness and shear.
    """

    size: tuple[int, int, int]
    ijkToRas: np.ndarray

    @classmethod
    def ofVolume(cls, volumeNode: slicer.vtkMRMLVolumeNode) -> Grid:
        """The grid of a volume node.

        Raises:
            DataError: it holds no image.
        """
        if volumeNode.GetImageData() is None:
            raise DataError(
                _("The volume '{name}' holds no image.").format(name=volumeNode.GetName()),
                _("Remove it from the scene, and show the case again."),
            )
        matrix = vtk.vtkMatrix4x4()
        volumeNode.GetIJKToRASMatrix(matrix)
        return cls(tuple(volumeNode.GetImageData().GetDimensions()), slicer.util.arrayFromVTKMatrix(matrix))

    @classmethod
    def fromText(cls, text: str) -> Grid:
        """Inverse of :meth:`toText`."""
        content = json.loads(text)
        return cls(tuple(content["size"]), np.array(content["ijkToRas"], dtype=float))

    def toText(self) -> str:
        """All of the grid, exactly, as text for a node attribute."""
        return json.dumps({"size": list(self.size), "ijkToRas": self.ijkToRas.tolist()})

    @property
    def shape(self) -> tuple[int, int, int]:
        """Shape of the numpy array: [k, j, i]."""
        return self.size[::-1]

    @property
    def spacing(self) -> tuple[float, float, float]:
        """Distance of neighbours along i, j, k in mm."""
        return tuple(float(length) for length in np.linalg.norm(self.ijkToRas[:3, :3], axis=0))

    @property
    def origin(self) -> tuple[float, float, float]:
        """LPS position of voxel (0, 0, 0) in mm."""
        return tuple(float(x) for x in _RAS_TO_LPS @ self.ijkToRas[:3, 3])

    @property
    def axes(self) -> np.ndarray:
        """LPS steps from voxel to voxel along i, j, k in mm, as columns, [3, 3]."""
        return _RAS_TO_LPS @ self.ijkToRas[:3, :3]

    @property
    def direction(self) -> np.ndarray:
        """LPS directions of i, j, k as columns of length 1, [3, 3]."""
        return self.axes / self.spacing

    @property
    def voxelMl(self) -> float:
        """Volume of a voxel in ml; that of a parallelepiped where the grid is sheared."""
        return abs(float(np.linalg.det(self.ijkToRas[:3, :3]))) / 1000

    def withSlicesReversed(self) -> Grid:
        """The same voxels with k counted from the other end."""
        matrix = self.ijkToRas.copy()
        matrix[:3, 3] += matrix[:3, 2] * (self.size[2] - 1)
        matrix[:3, 2] *= -1
        return Grid(self.size, matrix)

    def flattened(self, axis: int) -> Grid:
        """One voxel along a voxel axis, as thick as the whole."""
        size, matrix = list(self.size), self.ijkToRas.copy()
        matrix[:3, 3] += matrix[:3, axis] * (size[axis] - 1) / 2
        matrix[:3, axis] *= size[axis]
        size[axis] = 1
        return Grid(tuple(size), matrix)

    def toRas(self, ijk: Sequence[float] | np.ndarray) -> np.ndarray:
        """RAS positions of voxel indices [..., 3]."""
        return np.asarray(ijk, dtype=float) @ self.ijkToRas[:3, :3].T + self.ijkToRas[:3, 3]

    def isSameAs(self, other: Grid, tolerance: float = 0.05) -> bool:
        """Whether sizes agree and no voxel is displaced by more than ``tolerance`` voxels.

        The default forgives the single-precision headers of NIfTI, like the core.
        """
        if self.size != other.size:
            return False
        corners = list(itertools.product(*((0, extent - 1) for extent in self.size)))
        apart = np.linalg.norm(self.toRas(corners) - other.toRas(corners), axis=1)
        return bool(apart.max() <= tolerance * min(*self.spacing, *other.spacing))

    def matrix(self) -> vtk.vtkMatrix4x4:
        """IJKToRAS as vtk has it."""
        return slicer.util.vtkMatrixFromArray(self.ijkToRas)

    def emptyImage(self) -> slicer.vtkOrientedImageData:
        """An image of this geometry without voxels, as the reference of Slicer's resampling."""
        image = slicer.vtkOrientedImageData()
        image.SetExtent(*itertools.chain(*((0, extent - 1) for extent in self.size)))
        image.SetGeometryFromImageToWorldMatrix(self.matrix())
        return image
