"""How good a predicted mask is: Dice, HD95 and ASSD per case and structure, and tables of them.

Conventions (those of MONAI's metrics, and of the Medical Segmentation Decathlon in what counts):

- Dice is the hard overlap 2|P∩R| / (|P| + |R|) of the whole 3D volume, never an average of slices.
- A mask's surface is its voxels with a face neighbour outside the mask or outside the volume; distances are between
  the centres of such voxels. Metrics that weigh surface elements by area (DeepMind's) differ slightly.
- HD95 is the larger of the two directed 95th percentiles (linear interpolation) of nearest-surface distances.
- ASSD is the mean over all surface voxels of both masks together of the distance to the other mask's surface.
- A structure absent from both masks is not scored: the case counts as skipped. Absent from one of them, its Dice is 0
  and its distances are missing; how many are missing is reported beside each mean, since a mean over the rest flatters.
- Voxels that nobody annotated (255 in the reference) are taken out of both masks. A face where annotation ends is a
  surface of both masks, so distances of partly annotated volumes are a little low.
- Distances use the grid's spacing along its axes. For a sheared grid (a tilted CT gantry) that is an approximation;
  volumes are exact.
"""

from __future__ import annotations

import csv
import io
import math
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from monai.metrics import compute_average_surface_distance, compute_hausdorff_distance
from scipy.stats import spearmanr

from ..core.errors import DataError
from ..core.storage import finite, write_json, write_text
from ..core.text import figures_table, markdown_table
from ..project.schema import NOT_ANNOTATED, LabelSchema
from ..project.series import count_frames, counted_cases, whole_id
from ..volumes.overlap import dice

METRICS = ("dice", "hd95_mm", "assd_mm")
_TITLES = {"dice": "Dice", "hd95_mm": "HD95 (mm)", "assd_mm": "ASSD (mm)"}
_FEWEST_RANKED = 5  # cases of which an order says something
_DECIMALS = {"dice": 3, "hd95_mm": 2, "assd_mm": 2}


@dataclass(frozen=True)
class CaseScore:
    """Scores of one structure in one case; NaN where a score is not defined (see the module's conventions).

    Attributes:
        value: the structure's label value.
        dice: 0 to 1; NaN if the structure is in neither mask.
        hd95_mm, assd_mm: millimetres; NaN unless the structure is in both masks.
        reference_ml, prediction_ml: volumes in millilitres, without voxels that nobody annotated; NaN of flat masks.
    """

    value: int
    dice: float
    hd95_mm: float
    assd_mm: float
    reference_ml: float
    prediction_ml: float

    @property
    def skipped(self) -> bool:
        """Whether the structure is in neither mask."""
        return math.isnan(self.dice)


def evaluate_case(
    prediction: np.ndarray,
    reference: np.ndarray,
    spacing_zyx_mm: Sequence[float],
    values: Iterable[int],
    voxel_ml: float | None = None,
) -> list[CaseScore]:
    """Score a predicted mask against a reference on the same grid.

    Args:
        prediction: label values, uint8 [z, y, x], or [y, x] of flat masks, which have no volume in millilitres.
        reference: label values, uint8 of the same shape; 255 where nobody annotated.
        spacing_zyx_mm: distance between voxel centres along these axes in millimetres.
        values: label values to score, for example ``schema.values``.
        voxel_ml: volume of a voxel in millilitres; None = that of a box with these sides, which a sheared grid has not.

    Returns:
        One score per value, in the given order.

    Raises:
        DataError: the masks have different shapes or are neither 3D nor 2D, or the spacing is not positive.
    """
    prediction, reference = np.asarray(prediction), np.asarray(reference)
    if prediction.ndim not in (2, 3) or prediction.shape != reference.shape:
        raise DataError(
            f"A prediction of {_size(prediction)} voxels cannot be compared with a reference of {_size(reference)}.",
            "Resample the prediction onto the reference's grid first.",
        )
    spacing = np.asarray(spacing_zyx_mm, dtype=float)
    if spacing.shape != (prediction.ndim,) or not (np.isfinite(spacing) & (spacing > 0)).all():
        raise DataError(
            f"The voxel spacing {tuple(spacing_zyx_mm)} is not {prediction.ndim} positive lengths.", "Check the image."
        )
    if prediction.ndim == 2:
        voxel_ml = math.nan
    elif voxel_ml is None:
        voxel_ml = float(spacing.prod()) / 1000
    annotated = reference != NOT_ANNOTATED
    return [
        _score(value, (prediction == value) & annotated, (reference == value) & annotated, spacing, voxel_ml)
        for value in values
    ]


def _score(
    value: int, prediction: np.ndarray, reference: np.ndarray, spacing: np.ndarray, voxel_ml: float
) -> CaseScore:
    prediction_count, reference_count = int(prediction.sum()), int(reference.sum())
    hd95 = assd = math.nan
    if prediction_count and reference_count:
        hd95, assd = _surface_distances(prediction, reference, spacing)
    volumes_ml = reference_count * voxel_ml, prediction_count * voxel_ml
    return CaseScore(value, dice(prediction, reference), hd95, assd, *volumes_ml)


def _surface_distances(prediction: np.ndarray, reference: np.ndarray, spacing: np.ndarray) -> tuple[float, float]:
    """HD95 and ASSD in mm of two masks that are not empty."""
    # MONAI converts whole volumes several times over. Surfaces do not change in a box with a free margin of a voxel,
    # and where the box touches the volume's border there is none to keep: outside counts as background either way.
    box = _bounding_box(prediction | reference)
    pair = [torch.from_numpy(np.ascontiguousarray(mask[box]))[None, None] for mask in (prediction, reference)]
    options = {"include_background": True, "spacing": spacing.tolist()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # MONAI calls its own deprecated options
        hd95 = compute_hausdorff_distance(*pair, percentile=95, **options)
        assd = compute_average_surface_distance(*pair, symmetric=True, **options)
    return hd95.item(), assd.item()


def _bounding_box(mask: np.ndarray) -> tuple[slice, ...]:
    """The smallest box around a mask that is not empty, one voxel larger on each side where the volume allows."""
    box = []
    for axis in range(mask.ndim):
        hits = np.flatnonzero(mask.any(axis=tuple(other for other in range(mask.ndim) if other != axis)))
        box.append(slice(max(hits[0] - 1, 0), hits[-1] + 2))
    return tuple(box)


def _size(array: np.ndarray) -> str:
    return "×".join(map(str, array.shape))


@dataclass(frozen=True)
class Statistic:
    """Mean and sample standard deviation of a metric over ``count`` cases; ``missing`` more were scored without it."""

    mean: float
    std: float
    count: int
    missing: int = 0

    @classmethod
    def of(cls, values: Iterable[float]) -> Statistic:
        """Summarise values; NaN counts as missing. The mean of none and the deviation of one are NaN."""
        values = np.asarray(list(values), dtype=float)
        known = values[np.isfinite(values)]
        mean = float(known.mean()) if known.size else math.nan
        std = float(known.std(ddof=1)) if known.size > 1 else math.nan
        return cls(mean, std, int(known.size), int(values.size - known.size))


@dataclass
class EvaluationReport:
    """Scores of all cases of an evaluation.

    Args:
        schema: names the structures.
        title: heads the tables, for example the model's name.
        scores: case name to its scores, in the order in which they were added.
        remarks: sentences that a reader has to know.
        certainties: case name to the Dice that its mask was expected to have before anybody compared it.
    """

    schema: LabelSchema
    title: str = ""
    scores: dict[str, list[CaseScore]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    certainties: dict[str, float] = field(default_factory=dict)

    def add(self, case: str, scores: Iterable[CaseScore], certainty: float | None = None) -> None:
        """Add a case, or replace it; ``certainty`` is the Dice that its mask was expected to have, if it is known."""
        self.scores[case] = list(scores)
        self.certainties.pop(case, None)
        if certainty is not None:
            self.certainties[case] = certainty

    def per_class(self, value: int, metric: str = "dice") -> Statistic:
        """One metric of one structure over the cases in which it was scored."""
        return Statistic.of(getattr(score, metric) for score in self._scored() if score.value == value)

    def skipped(self, value: int) -> int:
        """In how many cases a structure was in neither mask."""
        return sum(score.skipped for scores in self.scores.values() for score in scores if score.value == value)

    def case_mean(self, case: str, metric: str = "dice") -> float:
        """Mean of one metric over the structures of one case; NaN if none has it."""
        return Statistic.of(getattr(score, metric) for score in self.scores[case]).mean

    def overall(self, metric: str = "dice") -> Statistic:
        """One metric, averaged over the structures of each case and then summarised over cases.

        ``missing`` counts the cases without any value. A case that lacks some structures' distances is averaged
        over the others, so read distances together with ``per_class(...).missing``.
        """
        scored = [case for case, scores in self.scores.items() if not all(score.skipped for score in scores)]
        return Statistic.of(self.case_mean(case, metric) for case in scored)

    def certainty_correlation(self) -> float | None:
        """Spearman's rank correlation of certainty with Dice over cases; None of fewer than five, or all alike."""
        ranked = self._ranked()
        if len(ranked) < _FEWEST_RANKED or not np.ptp(ranked, axis=0).all():
            return None
        return float(spearmanr(*ranked.T).statistic)

    def _ranked(self) -> np.ndarray:
        """Certainty and Dice of the cases that have both."""
        pairs = [(sure, self.case_mean(case)) for case, sure in self.certainties.items()]
        return np.array([pair for pair in pairs if not math.isnan(pair[1])])

    def to_csv(self, path: Path | str) -> None:
        """Write one row per case and structure; undefined scores are empty."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(["case", "value", "structure", *METRICS, "reference_ml", "prediction_ml"])
        for case, scores in self.scores.items():
            for score in scores:
                numbers = [getattr(score, name) for name in (*METRICS, "reference_ml", "prediction_ml")]
                cells = ["" if math.isnan(number) else f"{number:.6g}" for number in numbers]
                writer.writerow([case, score.value, self._name(score.value), *cells])
        write_text(path, text.getvalue())

    def to_json(self, path: Path | str) -> None:
        """Write the summary and all scores; undefined numbers are null."""
        write_json(path, self.to_dict())

    def to_dict(self) -> dict[str, object]:
        """What `to_json` writes: ``title``, ``remarks``, ``overall``, ``structures``, ``cases`` and of certainties."""
        return {
            "title": self.title,
            "remarks": list(self.remarks),
            "certainties": dict(self.certainties),
            "certainty_correlation": self.certainty_correlation(),
            "overall": {metric: finite(vars(self.overall(metric))) for metric in METRICS},
            "structures": [
                {
                    "value": value,
                    "name": self._name(value),
                    "skipped": self.skipped(value),
                    **{metric: finite(vars(self.per_class(value, metric))) for metric in METRICS},
                }
                for value in self._values()
            ],
            "cases": {case: [finite(vars(score)) for score in scores] for case, scores in self.scores.items()},
            **self._of_frames(),
        }

    def _of_frames(self) -> dict[str, object]:
        """Of how many cases the frames are that were scored; nothing if none were."""
        frames = count_frames(self.scores)
        return {"frames": {"frames": frames, "cases": len(set(map(whole_id, self.scores)))}} if frames else {}

    def to_markdown(self) -> str:
        """The summary as a Markdown table: mean ± standard deviation per structure and overall."""
        title = [f"**{self.title}**"] if self.title else []
        return "\n\n".join([*title, markdown_table(self._table()), *self._notes()]) + "\n"

    def format_table(self) -> str:
        """The summary as aligned plain text for a terminal."""
        title = [self.title] if self.title else []
        return "\n".join([*title, figures_table(self._table()), *self._notes()]) + "\n"

    def _table(self) -> list[list[str]]:
        rows = [["Structure", "Cases", *_TITLES.values()]]
        for value in self._values():
            statistics = {metric: self.per_class(value, metric) for metric in METRICS}
            rows.append(
                [
                    self._name(value),
                    str(statistics["dice"].count),
                    *(_cell(metric, s) for metric, s in statistics.items()),
                ]
            )
        statistics = {metric: self.overall(metric) for metric in METRICS}
        rows.append(["all", str(statistics["dice"].count), *(_cell(metric, s) for metric, s in statistics.items())])
        return rows

    def _notes(self) -> list[str]:
        """Sentences without which the table would flatter."""
        notes = list(self.remarks)
        for value in self._values():
            rows = {case: score for case, scores in self.scores.items() for score in scores if score.value == value}
            if skipped := [case for case, score in rows.items() if score.skipped]:
                notes.append(f"{self._name(value)}: in neither mask of {counted_cases(skipped)}, not scored there.")
            if missing := [case for case, score in rows.items() if not score.skipped and math.isnan(score.hd95_mm)]:
                notes.append(
                    f"{self._name(value)}: in only one of the masks of {counted_cases(missing)}, Dice 0, no distance."
                )
        correlation = self.certainty_correlation()
        if correlation is not None:
            ranked = [case for case in self.certainties if not math.isnan(self.case_mean(case))]
            notes.append(
                f"Rank correlation of the expected Dice of {counted_cases(ranked)} with the true one: "
                f"{correlation:.2f} (1: in the same order, 0: in no order)."
            )
        return notes

    def _scored(self) -> list[CaseScore]:
        return [score for scores in self.scores.values() for score in scores if not score.skipped]

    def _values(self) -> list[int]:
        return sorted({score.value for scores in self.scores.values() for score in scores})

    def _name(self, value: int) -> str:
        return self.schema.by_value(value).name if value in self.schema.values else f"label {value}"


def _cell(metric: str, statistic: Statistic) -> str:
    if not statistic.count:
        return "–"
    digits = _DECIMALS[metric]
    deviation = "" if math.isnan(statistic.std) else f" ± {statistic.std:.{digits}f}"
    return f"{statistic.mean:.{digits}f}{deviation}"
