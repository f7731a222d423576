"""What a run on projections learns from, fixed in ``plan.json`` like that of any other run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..importing.projections import flat_mask
from ..project import Case
from ..project.schema import NOT_ANNOTATED, LabelSchema
from ..stores.projection_preprocessing import EnFacePreprocessing
from ..stores.projections import EnFaceStore, build_en_face_store, en_face_canvas
from ..tasks.base import task_of
from ..volumes.reading import read_volume
from .plan import RunPlan


@dataclass(frozen=True)
class EnFacePlan(RunPlan):
    """A plan whose volumes are projected.

    Args:
        preprocessing: how volumes and flat images become arrays.
        target: ``paired``, ``own`` or empty: which flat image is reconstructed.
        projection: ``mean`` or ``max``: how a volume becomes that image.
    """

    task = "en_face"
    unit = "parts of volumes"
    counts_annotated = False
    preparing = EnFacePreprocessing

    preprocessing: EnFacePreprocessing
    target: str = ""
    projection: str = "mean"

    def __str__(self) -> str:
        pixels = f"{self.preprocessing.spacing_mm:g} mm" if self.preprocessing.pixels == "square" else "native size"
        kind = "with test cases (transductive)" if self.transductive else "without test cases (inductive)"
        return (
            f"learning from {len(self.train)} volumes, {kind}, projected onto the {self.preprocessing.plane} plane; "
            f"validation on {len(self.validation)}; pixels of {pixels}, {self.preprocessing.depth} voxels deep"
        )

    @staticmethod
    def labelled(cases: Iterable[Case]) -> list[Case]:
        """Those cases that have a flat mask."""
        return list(filter(task_of(EnFacePlan.task).has_reference, cases))

    def store_shape(self, cases: Sequence[Case]) -> tuple[int, ...]:
        """Volumes, depth, rows and columns of the stored volumes."""
        return len(cases), *en_face_canvas(cases, self.preprocessing)

    def open_store(self, folder: Path) -> EnFaceStore:
        """The volumes in ``folder``."""
        return EnFaceStore(folder)

    def build_store(
        self,
        folder: Path,
        cases: Sequence[Case],
        progress: Callable[[Iterable[Case]], Iterable[Case]] = iter,
        canvas: tuple[int, int] | None = None,
    ) -> EnFaceStore:
        """Prepare the volumes of all or some of the plan's cases."""
        spec = (self.preprocessing, self.schema, self.target, self.projection)
        return build_en_face_store(folder, cases, *spec, progress, canvas)

    def native_labels(self, case: Case, schema: LabelSchema) -> np.ndarray:
        """The flat mask of a case on its native grid."""
        volume = read_volume(case.image_path)
        labels = flat_mask(case, volume, schema)
        return np.full((1, 1, 1), NOT_ANNOTATED, dtype=np.uint8) if labels is None else labels
