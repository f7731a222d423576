"""Dice, HD95 and ASSD against brute force, and reports that do not flatter."""

import csv
import json
import math

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from monai.metrics import compute_average_surface_distance, compute_dice, compute_hausdorff_distance

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.inference.evaluation import CaseScore, EvaluationReport, Statistic, evaluate_case
from SSLSegmentationLib.project.schema import LabelSchema

SPACING = (5.0, 1.5, 2.0)
SCHEMA = LabelSchema.from_names({1: "liver", 3: "left | kidney"})
MASKS = arrays(np.uint8, (4, 5, 6), elements=st.integers(0, 1))


def surface(mask):
    """Voxels with a face neighbour outside the mask or the volume; loops, no library."""
    found = []
    for z, y, x in np.argwhere(mask):
        for dz, dy, dx in ((1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, -1, 0), (0, 0, 1), (0, 0, -1)):
            n = (z + dz, y + dy, x + dx)
            if any(i < 0 or i >= size for i, size in zip(n, mask.shape, strict=True)) or not mask[n]:
                found.append((z, y, x))
                break
    return np.array(found, dtype=float)


def brute_force(prediction, reference, spacing):
    """Dice by a loop, HD95 and ASSD by all pairs of surface voxels, in float64."""
    both = p_count = r_count = 0
    for p, r in zip(prediction.ravel(), reference.ravel(), strict=True):
        both, p_count, r_count = both + (p and r), p_count + bool(p), r_count + bool(r)
    p, r = (surface(mask) * np.array(spacing) for mask in (prediction, reference))
    pairs = np.sqrt(((p[:, None] - r[None]) ** 2).sum(-1))
    forward, back = pairs.min(1), pairs.min(0)
    hd95 = max(np.percentile(forward, 95), np.percentile(back, 95))
    return 2 * both / (p_count + r_count), hd95, np.concatenate([forward, back]).mean()


def one(prediction, reference, spacing=SPACING, value=1):
    return evaluate_case(prediction, reference, spacing, [value])[0]


@given(MASKS, MASKS)
@settings(max_examples=50, deadline=None)
def test_scores_equal_brute_force_on_any_pair_of_masks(prediction, reference):
    score = one(prediction, reference)
    if prediction.any() and reference.any():
        dice, hd95, assd = brute_force(prediction, reference, SPACING)
        assert score.dice == pytest.approx(dice)
        # torch.quantile interpolates with the rank in float32.
        assert score.hd95_mm == pytest.approx(hd95, rel=1e-5, abs=1e-4)
        assert score.assd_mm == pytest.approx(assd, rel=1e-5, abs=1e-6)
    swapped = one(reference, prediction)
    for name in ("dice", "hd95_mm", "assd_mm"):
        assert getattr(swapped, name) == pytest.approx(getattr(score, name), rel=1e-6, nan_ok=True)
    assert swapped.reference_ml == score.prediction_ml


def random_blobs(seed, shape=(14, 30, 34)):
    """Two overlapping noisy ellipsoids that do not touch the border."""
    rng = np.random.default_rng(seed)
    z, y, x = np.meshgrid(*(np.linspace(-1, 1, n) for n in shape), indexing="ij")
    masks = []
    for _ in range(2):
        c, r = rng.uniform(-0.15, 0.15, 3), rng.uniform(0.3, 0.5, 3)
        field = ((z - c[0]) / r[0]) ** 2 + ((y - c[1]) / r[1]) ** 2 + ((x - c[2]) / r[2]) ** 2
        masks.append((field + 0.15 * rng.normal(size=shape) < 1).astype(np.uint8))
    return masks


@pytest.mark.parametrize("seed", range(3))
def test_cropping_to_the_masks_changes_nothing(seed):
    prediction, reference = random_blobs(seed)
    score = one(prediction, reference)
    pair = [torch.from_numpy(mask)[None, None] for mask in (prediction, reference)]
    options = {"include_background": True, "spacing": list(SPACING)}
    assert score.dice == pytest.approx(compute_dice(*pair, include_background=True).item())
    assert score.hd95_mm == compute_hausdorff_distance(*pair, percentile=95, **options).item()
    assert score.assd_mm == compute_average_surface_distance(*pair, symmetric=True, **options).item()
    # Far away from the border, and at the border on all sides: the same distances.
    padded = one(*(np.pad(mask, 20) for mask in (prediction, reference)))
    assert (padded.dice, padded.hd95_mm, padded.assd_mm) == (score.dice, score.hd95_mm, score.assd_mm)


def test_masks_that_touch_the_border_have_a_surface_there():
    prediction, reference = np.ones((2, 4, 5, 6), dtype=np.uint8)
    reference = reference.copy()
    reference[:, :, 4:] = 0
    dice, hd95, assd = brute_force(prediction, reference, SPACING)
    score = one(prediction, reference)
    assert (score.dice, score.hd95_mm) == pytest.approx((dice, hd95))
    assert score.assd_mm == pytest.approx(assd, rel=1e-6)


def test_identical_masks_score_one_and_no_distance():
    mask, _ = random_blobs(7)
    score = one(mask, mask)
    assert (score.dice, score.hd95_mm, score.assd_mm) == (1, 0, 0)
    expected = np.count_nonzero(mask) * 15 / 1000
    assert score.reference_ml == pytest.approx(expected) and score.prediction_ml == pytest.approx(expected)


@pytest.mark.parametrize("axis", range(3))
@pytest.mark.parametrize("shift", [1, 2, 4])
def test_a_sheet_shifted_by_k_voxels_is_k_spacings_away(axis, shift):
    sheet = np.zeros((12, 12, 12), dtype=np.uint8)
    sheet[(slice(None),) * axis + (3,)] = 1
    score = one(np.roll(sheet, shift, axis), sheet)
    assert score.dice == 0
    assert score.hd95_mm == pytest.approx(shift * SPACING[axis])
    assert score.assd_mm == pytest.approx(shift * SPACING[axis])


@pytest.mark.parametrize("axis", range(3))
def test_a_shifted_cube_has_the_hausdorff_distance_of_its_leading_face(axis):
    cube = np.zeros((20, 20, 20), dtype=np.uint8)
    cube[4:10, 4:10, 4:10] = 1
    moved = np.roll(cube, 3, axis)
    score = one(moved, cube, (2.0, 2.0, 2.0))
    assert score.dice == pytest.approx(0.5)
    assert score.hd95_mm == pytest.approx(6)


def test_a_structure_in_neither_mask_is_skipped_and_in_one_of_them_scores_zero():
    empty, mask = np.zeros((3, 4, 5), dtype=np.uint8), np.zeros((3, 4, 5), dtype=np.uint8)
    mask[1, 1:3, 1:3] = 1
    neither, missed, invented = one(empty, empty), one(empty, mask), one(mask, empty)
    assert neither.skipped and math.isnan(neither.dice) and neither.reference_ml == 0
    for score in (missed, invented):
        assert score.dice == 0 and not score.skipped
        assert math.isnan(score.hd95_mm) and math.isnan(score.assd_mm)
    assert missed.reference_ml == invented.prediction_ml == pytest.approx(4 * 15 / 1000)


def test_voxels_that_nobody_annotated_do_not_count():
    prediction, reference = random_blobs(1)
    annotated = reference.copy()
    annotated[8:] = 255
    wrong_elsewhere = prediction.copy()
    wrong_elsewhere[8:] = 1
    prediction[8:] = 0
    reference[8:] = 0
    assert one(wrong_elsewhere, annotated) == one(prediction, reference)
    assert one(wrong_elsewhere, np.full_like(annotated, 255)).skipped


def test_every_value_is_scored_on_its_own():
    prediction, reference = random_blobs(2)
    scores = evaluate_case(prediction * 3, reference * 3 + 0, SPACING, [1, 3])
    assert [score.value for score in scores] == [1, 3]
    assert scores[0].skipped
    assert scores[1].dice == one(prediction, reference).dice


@pytest.mark.parametrize(
    ("shape", "spacing"), [((3, 4, 6), SPACING), ((3, 4, 5), (1.0, 0.0, 1.0)), ((3, 4, 5), (1.0, 1.0))]
)
def test_grids_that_do_not_match_are_refused(shape, spacing):
    with pytest.raises(DataError) as error:
        evaluate_case(np.zeros((3, 4, 5), np.uint8), np.zeros(shape, np.uint8), spacing, [1])
    assert error.value.hint


def report():
    nan = math.nan
    result = EvaluationReport(SCHEMA, title="test model")
    result.add("a", [CaseScore(1, 0.9, 2.0, 1.0, 10, 11), CaseScore(3, 0.5, 8.0, 4.0, 1, 1)])
    result.add("b", [CaseScore(1, 0.7, 4.0, 2.0, 10, 9), CaseScore(3, 0.0, nan, nan, 1, 0)])
    result.add("c", [CaseScore(1, nan, nan, nan, 0, 0), CaseScore(3, nan, nan, nan, 0, 0)])
    return result


def test_a_report_averages_structures_within_a_case_and_then_cases():
    result = report()
    liver = result.per_class(1)
    assert (liver.mean, liver.std, liver.count, liver.missing) == (pytest.approx(0.8), pytest.approx(0.02**0.5), 2, 0)
    kidney = result.per_class(3, "hd95_mm")
    assert (kidney.mean, kidney.count, kidney.missing) == (8.0, 1, 1) and math.isnan(kidney.std)
    assert result.overall().mean == pytest.approx((0.7 + 0.35) / 2) and result.overall().count == 2
    assert result.overall("hd95_mm").mean == pytest.approx((5 + 4) / 2)
    assert result.skipped(1) == 1 and math.isnan(result.case_mean("c"))


def test_tables_name_structures_units_and_what_is_missing():
    result = report()
    markdown, text = result.to_markdown(), result.format_table()
    assert "| left \\| kidney | 2 | 0.250 ± 0.354 | 8.00 | 4.00 |" in markdown
    for table in (markdown, text):
        assert "HD95 (mm)" in table and "test model" in table
        assert "in only one of the masks of 1 case" in table and "in neither mask of 1 case" in table
    rows = [line for line in text.splitlines() if line.startswith(("Structure", "liver", "left", "all"))][:4]
    assert len({len(row) for row in rows}) == 1


def test_files_hold_every_score_and_no_nan(tmp_path):
    result = report()
    result.to_json(tmp_path / "report.json")
    result.to_csv(tmp_path / "report.csv")

    def refuse(constant):
        raise AssertionError(constant)

    content = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"), parse_constant=refuse)
    assert content["cases"]["b"][1]["hd95_mm"] is None and content["cases"]["b"][1]["dice"] == 0
    assert content["overall"]["dice"]["mean"] == pytest.approx(0.525)
    assert content["structures"][1]["name"] == "left | kidney" and content["structures"][1]["skipped"] == 1
    rows = list(csv.DictReader((tmp_path / "report.csv").open(encoding="utf-8")))
    assert len(rows) == 6 and rows[3]["hd95_mm"] == "" and float(rows[3]["dice"]) == 0


def certain_report(certainties):
    result = EvaluationReport(SCHEMA)
    for number, sure in enumerate(certainties):
        result.add(f"case{number}", [CaseScore(1, number / 10, 1.0, 1.0, 10, 10)], sure)
    return result


@pytest.mark.parametrize(
    ("certainties", "expected"),
    [
        ([0.1, 0.2, 0.3, 0.4, 0.5], 1.0),
        ([0.9, 0.2, 0.15, 0.1, 0.05], -1.0),
        ([0.1, 0.2, 0.4, 0.3, 0.5], 0.9),
        ([0.1, 0.2, 0.3, 0.4], None),
        ([0.5] * 6, None),
        ([None] * 6, None),
    ],
)
def test_how_well_certainty_orders_masks_is_told_of_five_cases_or_more(certainties, expected):
    result = certain_report(certainties)
    assert result.to_dict()["certainty_correlation"] == (expected if expected is None else pytest.approx(expected))
    assert ("Rank correlation" in result.to_markdown()) == (expected is not None)


def test_a_case_that_is_added_anew_loses_the_certainty_of_before():
    result = certain_report([0.1, 0.2])
    result.add("case0", [CaseScore(1, 0.5, 1.0, 1.0, 10, 10)])
    assert result.certainties == {"case1": 0.2}


def test_an_empty_report_says_nothing_rather_than_failing(tmp_path):
    empty = EvaluationReport(SCHEMA)
    assert empty.overall().count == 0 and math.isnan(empty.overall().mean)
    empty.to_json(tmp_path / "empty.json")
    assert "all" in empty.format_table() and "–" in empty.to_markdown()


@given(st.lists(st.floats(0, 1), min_size=2, max_size=20))
def test_statistics_equal_their_definition(values):
    statistic = Statistic.of([*values, math.nan])
    mean = sum(values) / len(values)
    assert statistic.mean == pytest.approx(mean)
    assert statistic.std == pytest.approx(math.sqrt(sum((v - mean) ** 2 for v in values) / (len(values) - 1)), abs=1e-9)
    assert (statistic.count, statistic.missing) == (len(values), 1)
