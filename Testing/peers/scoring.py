"""The same test for everybody: Dice of whole volumes on their own grids, and the seconds of a prediction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import SimpleITK as sitk
from measuring import CLOCKS, Stopwatch

from SSLSegmentationLib.inference.evaluation import EvaluationReport, evaluate_case
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.stores.slices import native_labels
from SSLSegmentationLib.volumes.reading import read_volume

Predict = Callable[[sitk.Image], np.ndarray]  # volume to label values, uint8 [z, y, x]


def test(project: Project, predict: Predict) -> dict[str, Any]:
    """Score a predictor on all labelled test cases, on their own grids.

    Returns:
        ``dice``: of each case, mean over structures; ``volume_cpu_s`` and ``volume_wall_s``: seconds per volume, from
        the image in memory to the mask in memory.
    """
    cases = project.cases(Role.TEST, labelled=True)
    masks: dict[str, np.ndarray] = {}
    seconds = dict.fromkeys(CLOCKS, 0.0)
    for case in cases:
        image = read_volume(case.image_path)
        watch = Stopwatch()
        masks[case.id] = predict(image)
        for clock in CLOCKS:
            seconds[clock] += watch.seconds(clock)
    per_volume = {f"volume_{clock}_s": value / len(cases) for clock, value in seconds.items()}
    return {"dice": score(project, cases, masks), **per_volume}


def score(project: Project, cases: Sequence[Case], masks: dict[str, np.ndarray]) -> dict[str, float | None]:
    """Dice of each case, mean over structures; None where there is neither a structure nor a prediction."""
    schema = project.schema
    report = EvaluationReport(schema)
    for case in cases:
        image = read_volume(case.image_path)
        reference = native_labels(case, image, schema)
        report.add(case.id, evaluate_case(masks[case.id], reference, image.GetSpacing()[::-1], schema.values))
    means = {case.id: report.case_mean(case.id) for case in cases}
    return {name: None if np.isnan(mean) else mean for name, mean in means.items()}
