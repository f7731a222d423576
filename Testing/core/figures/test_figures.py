"""Figures: whole PNG files with what they promise, whatever the run logged."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.image import imread

from SSLSegmentationLib.core.errors import DataError, StorageError
from SSLSegmentationLib.figures import (
    CasePicture,
    ComparedCase,
    canvas,
    save_case_picture,
    save_comparison,
    save_curves,
    save_label_curve,
    save_preview,
)
from SSLSegmentationLib.figures.cases import choose_slices
from SSLSegmentationLib.figures.comparison import _frame
from SSLSegmentationLib.figures.curves import _joined, _series, _stages, thin
from SSLSegmentationLib.figures.label_curve import _lines
from SSLSegmentationLib.figures.panels import Panel, Preview
from SSLSegmentationLib.project.schema import LabelSchema, Segment

SCHEMA = LabelSchema((Segment(1, "liver", (220, 40, 40)), Segment(2, "spleen", (40, 90, 230))))


def pixels(path):
    """The PNG as floats [rows, columns, RGB]."""
    assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    image = imread(path)[..., :3]
    assert image.shape[1] == canvas.WIDTH_PX
    return image


def share(image, colour, tolerance=0.03):
    """Share of the pixels with about this colour (0 to 1 each)."""
    return (np.abs(image - np.array(colour)).max(axis=-1) < tolerance).mean()


def rgb(code):
    return [int(code[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def run(steps, **changes):
    return [{"step": i, "loss": 2 * math.exp(-i / 30), "learning_rate": 1e-3, **changes} for i in range(steps)]


def test_curves_show_training_validation_and_chance(tmp_path):
    records = run(50, chance_level=1.9)
    for record in records[::10]:
        record.update(validation_loss=1.0, validation_dice=0.5)
    save_curves(tmp_path / "plain.png", run(50), "A run")
    save_curves(tmp_path / "full.png", records, "A run")
    plain, full = pixels(tmp_path / "plain.png"), pixels(tmp_path / "full.png")
    assert share(plain, rgb(canvas.BLUE)) > 1e-3
    for colour in (canvas.VERMILION, canvas.GREEN):
        assert share(full, rgb(colour)) > 5e-4 and share(plain, rgb(colour)) == 0
    assert len(full) > len(plain)  # one panel more


@pytest.mark.parametrize(
    "records",
    [
        [],
        [{"step": 1}],
        [{"loss": 1.0}],
        [{"step": 3, "loss": 1.0, "validation_dice": 0.2, "learning_rate": 1e-3, "std": 0.1, "chance_level": 2}],
        [{"step": i, "loss": math.nan, "validation_dice": None} for i in range(5)],
        [{"step": i, "loss": math.inf if i % 2 else 1.0} for i in range(200)],
        [{"step": i, "loss": 1e9 if i == 50 else 1.0 + i % 3} for i in range(100)],
        [{"step": 1, "loss": "bad"}, {"step": 1, "loss": 1.0}],
    ],
    ids=["none", "no values", "no step", "one", "nan", "infinite", "exploding", "text"],
)
def test_curves_survive_whatever_was_logged(tmp_path, records):
    save_curves(tmp_path / "curves.png", records, "Costs $5_{ and $6^{ and \\")
    assert pixels(tmp_path / "curves.png").std() > 0


def test_a_hundred_thousand_records_are_thinned_to_a_readable_line(tmp_path):
    steps = np.arange(100_000.0)
    thin_steps, thin_values = thin(steps, np.sin(steps / 1e4))
    assert len(thin_steps) == 2000
    assert np.allclose(thin_values, np.sin(thin_steps / 1e4), atol=1e-4)
    save_curves(tmp_path / "long.png", [{"step": i, "loss": float(i % 7)} for i in range(100_000)], "long")
    assert share(pixels(tmp_path / "long.png"), rgb(canvas.BLUE)) > 1e-4


@given(st.integers(1, 300), st.integers(1, 50))
def test_thinning_keeps_the_mean_and_the_order(count, limit):
    values = np.random.default_rng(count).normal(size=count)
    steps, thinned = thin(np.arange(count, dtype=float), values, limit)
    assert len(steps) == min(count, limit) and (np.diff(steps) > 0).all()
    if count % limit == 0:
        assert thinned.mean() == pytest.approx(values.mean())


def test_stages_follow_each_other_on_one_axis():
    first, second = run(10, stage="encoder"), run(5, stage="decoder")
    joined = _joined([*first, *second])
    assert [record["step"] for record in joined] == [*range(10), *range(9, 14)]
    assert [len(stage) for stage in _stages(joined)] == [10, 5]
    assert len(_stages(_joined(run(4)))) == 1


def test_a_resumed_run_replaces_the_steps_that_it_repeats():
    joined = _joined([*run(10, stage="a", loss=1.0), *({"step": s, "stage": "a", "loss": 2.0} for s in range(6, 12))])
    steps, losses = _series(joined, "loss")
    assert steps.tolist() == [*range(7), *range(6, 12)]
    assert losses[:6].tolist() == [1.0] * 6 and losses[-5:].tolist() == [2.0] * 5


def test_stages_are_separated_by_a_line(tmp_path):
    save_curves(tmp_path / "one.png", run(40, stage="a"), "t")
    save_curves(tmp_path / "two.png", [*run(20, stage="a"), *run(20, stage="b")], "t")
    one, two = (share(pixels(tmp_path / name), rgb(canvas.GREY), 0.15) for name in ("one.png", "two.png"))
    assert two > one


def label_rows(**more):
    return [
        {"initialization": name, "labelled_cases": count, "dice": 0.5 + 0.04 * count + 0.02 * draw + bonus, **more}
        for name, bonus in (("random", 0.0), ("contrastive", 0.1))
        for count in (1, 2, 4)
        for draw in range(3)
    ]


def test_the_label_curve_has_a_line_per_initialisation_and_one_for_all_labels(tmp_path):
    save_label_curve(tmp_path / "few.png", label_rows(), "Study")
    rows = [*label_rows(), {"initialization": "random", "labelled_cases": "all", "dice": 0.9}]
    save_label_curve(tmp_path / "all.png", rows, "Study")
    few, everything = pixels(tmp_path / "few.png"), pixels(tmp_path / "all.png")
    assert share(few, rgb(canvas.BLUE)) > 1e-3 and share(few, rgb(canvas.VERMILION)) > 1e-3
    assert share(everything, rgb(canvas.BLUE)) > share(few, rgb(canvas.BLUE))


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [{"initialization": "random", "labelled_cases": 1, "dice": 0.5}],
        [{"initialization": "random", "labelled_cases": "all", "dice": 0.5}],
        [{"initialization": "random", "labelled_cases": 2, "dice": None}],
        label_rows(low=0.4, high=0.9),
    ],
    ids=["none", "one", "only all", "missing", "interval"],
)
def test_the_label_curve_survives_few_results(tmp_path, rows):
    save_label_curve(tmp_path / "curve.png", rows)
    assert pixels(tmp_path / "curve.png").std() > 0


def test_many_lines_of_the_label_curve_keep_looks_of_their_own():
    roles = {"scratch": "baseline", "longer": "control", "placebo": "control"}
    names = [*roles, *(f"method {number}" for number in range(9))]
    rows = [
        {"initialization": name, "labelled_cases": count, "dice": 0.5, "role": roles.get(name, "")}
        for name in names
        for count in (1, 2)
    ]
    looks = {line.name: line.look for line in _lines(rows)}
    assert len({(look["color"], look["linestyle"]) for look in looks.values()}) == len(names)
    assert len({look["marker"] for look in looks.values()}) == len(names)
    assert looks["scratch"]["color"] == "#000000"
    assert all(len(set(looks[name]["color"][i : i + 2] for i in (1, 3, 5))) == 1 for name in ("longer", "placebo"))
    assert all(look["linestyle"] != "--" for look in looks.values())  # that is training with all labels


def compared(**changes):
    reference = np.zeros((60, 80), np.uint8)
    reference[20:40, 30:50] = 1
    masks = {("N = 1", "scratch"): np.roll(reference, 3, axis=1)}
    content = {"name": "case 1", "image": np.full((60, 80), 0.5), "reference": reference, "masks": masks}
    return ComparedCase(**{**content, "dice": {("N = 1", "scratch"): 0.8}, "pixel_mm": (1.0, 1.0), **changes})


def test_masks_of_several_trainings_are_outlines_in_the_schemas_colours(tmp_path):
    path = tmp_path / "examples.png"
    save_comparison(path, [compared()], ["N = 1"], ["scratch", "mim"], SCHEMA, "Study")
    picture, liver = pixels(path), np.array(SCHEMA.segments[0].color) / 255
    assert share(picture, liver, 0.15) > 1e-3
    without = compared(masks={}, dice={})
    save_comparison(path, [without], ["N = 1"], ["scratch", "mim"], SCHEMA, "Study")
    assert share(pixels(path), liver, 0.15) < share(picture, liver, 0.15)
    with pytest.raises(DataError, match="does not fit its image"):
        save_comparison(path, [compared(reference=np.zeros((3, 3), np.uint8))], ["N = 1"], ["scratch"], SCHEMA)
    with pytest.raises(DataError, match="no case to draw"):
        save_comparison(path, [], ["N = 1"], ["scratch"], SCHEMA)


def test_what_is_outlined_fills_the_panel_and_is_whole():
    top, bottom, left, right = _frame(compared())
    assert top <= 20 and bottom >= 40 and left <= 30 and right >= 53
    assert (bottom - top) / 60 >= 0.4 - 1 / 60 and bottom - top < 40
    far = np.zeros((60, 80), np.uint8)
    far[0, 0] = far[59, 79] = 1
    assert _frame(compared(masks={("N = 1", "scratch"): far})) == (0, 60, 0, 80)
    nothing = np.zeros((60, 80), np.uint8)
    assert _frame(compared(masks={}, reference=nothing)) == (0, 60, 0, 80)


def case(shape=(6, 40, 50), annotated=True, spacing=(5.0, 1.0, 1.0), **changes):
    mask = np.zeros(shape, dtype=np.uint8)
    mask[2:5, 10:30, 10:20] = 1
    mask[3, 5:15, 30:45] = 2
    content = {
        "name": "case 1",
        "image": np.full(shape, 0.5, np.float32),
        "spacing_mm": spacing,
        "dice": {1: 0.8, 2: 0.6},
    }
    content.update(reference=mask if annotated else None, prediction=np.roll(mask, 2, axis=2))
    return CasePicture(**{**content, **changes})


def blended(colour, grey=0.5, alpha=0.35):
    return [alpha * channel / 255 + (1 - alpha) * grey for channel in colour]


def test_a_case_shows_its_masks_in_the_schemas_colours(tmp_path):
    save_case_picture(tmp_path / "with.png", [case()], SCHEMA)
    save_case_picture(
        tmp_path / "empty.png", [case(prediction=np.zeros((6, 40, 50), np.uint8), annotated=False)], SCHEMA
    )
    picture, empty = pixels(tmp_path / "with.png"), pixels(tmp_path / "empty.png")
    for segment in SCHEMA.segments:
        assert share(picture, blended(segment.color)) > 5e-3  # the filled areas
        assert share(picture, np.array(segment.color) / 255, 0.15) > 5e-4  # contours
        assert share(empty, blended(segment.color)) < 1e-4


def extent(path, grey=0.5):
    """Height and width in pixels of the leftmost panel."""
    found = np.abs(pixels(path) - grey).max(axis=-1) < 0.02
    found &= np.arange(found.shape[1]) < 400
    rows, columns = np.flatnonzero(found.mean(axis=1) > 0.2), np.flatnonzero(found.mean(axis=0) > 0.2)
    return rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1


@pytest.mark.parametrize(("row_mm", "column_mm"), [(1.0, 1.0), (1.0, 2.0), (2.0, 1.0)])
def test_pixels_keep_their_true_aspect_ratio(tmp_path, row_mm, column_mm):
    save_case_picture(tmp_path / "case.png", [case(spacing=(5.0, row_mm, column_mm))], SCHEMA)
    height, width = extent(tmp_path / "case.png")
    assert height / width == pytest.approx(40 * row_mm / (50 * column_mm), rel=0.03)


def test_the_slice_with_most_reference_is_drawn_and_more_are_spread():
    assert choose_slices(case(), 1) == [3]
    assert choose_slices(case(), 3) == [2, 3, 4]
    assert choose_slices(case(), 9) == [2, 3, 4]
    nothing = np.zeros((6, 40, 50), np.uint8)
    assert choose_slices(case(annotated=False), 1) == [3]
    assert choose_slices(case(annotated=False, prediction=nothing), 2) == [3]
    assert choose_slices(case(prediction=nothing, reference=np.full_like(nothing, 255)), 1) == [3]


def test_odd_cases_are_drawn_too(tmp_path):
    strange = case(annotated=False, dice=None, name="a $ name_with \\ signs")
    strange.prediction[:, 0:4] = 9
    partial = case(dice={1: math.nan})
    partial.reference[3, 30:] = 255
    flat = case(image=np.full((6, 40, 50), np.nan, np.float32), spacing=(1.0, 6.0, 1.0))
    save_case_picture(tmp_path / "cases.png", [strange, partial, flat], SCHEMA, slices_per_case=2)
    assert share(pixels(tmp_path / "cases.png"), blended((255, 0, 255))) > 1e-4


def test_a_mask_that_does_not_fit_is_refused(tmp_path):
    with pytest.raises(DataError, match="case 1"):
        save_case_picture(tmp_path / "x.png", [case(prediction=np.zeros((6, 40, 51), np.uint8))], SCHEMA)
    with pytest.raises(DataError):
        save_case_picture(tmp_path / "x.png", [], SCHEMA)
    assert not list(tmp_path.iterdir())


def test_a_failed_write_leaves_the_old_picture_and_no_rest(tmp_path, monkeypatch):
    path = tmp_path / "curves.png"
    save_curves(path, run(5), "first")
    before = path.read_bytes()

    def full_disk(self, file, **options):
        with open(file, "wb") as stream:
            stream.write(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("matplotlib.figure.Figure.savefig", full_disk)
    with pytest.raises(StorageError):
        save_curves(path, run(5), "second")
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["curves.png"]


def test_drawing_leaves_no_global_state(tmp_path):
    import subprocess
    import sys

    code = (
        "import sys, SSLSegmentationLib.figures as f; "
        f"f.save_curves({str(tmp_path / 'a.png')!r}, [{{'step': 1, 'loss': 1.0}}], 't'); "
        "sys.exit('matplotlib.pyplot' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def preview(**panel):
    image = np.full((32, 48), 0.5, np.float32)
    segments = (("liver", (220, 40, 40)), ("spleen", (40, 90, 230)))
    return Preview("Costs $5_{ and \\", ("Plain", "Marked"), ((Panel(image), Panel(image, **panel)),), ("a",), segments)


def colours_of_a_preview(path, shown):
    save_preview(path, shown, "Step 3 of 7")
    image = imread(path)[..., :3]
    assert image.shape[1] == 900
    return image


def test_a_preview_outlines_segments_in_their_colours(tmp_path):
    labels = np.zeros((32, 48), np.uint8)
    labels[8:20, 8:20], labels[8:20, 24:40], labels[24:, :] = 1, 2, 255
    outlined = colours_of_a_preview(tmp_path / "a.png", preview(labels=labels))
    plain = colours_of_a_preview(tmp_path / "b.png", preview())
    for colour in ((220, 40, 40), (40, 90, 230), (0x66, 0x66, 0x66)):
        found = share(outlined, np.array(colour) / 255, 0.05) - share(plain, np.array(colour) / 255, 0.05)
        assert found > 1e-3, colour


def test_a_preview_shows_boxes_points_and_heat(tmp_path):
    plain = colours_of_a_preview(tmp_path / "a.png", preview())
    boxes = colours_of_a_preview(tmp_path / "b.png", preview(boxes=((2, 2, 20, 20), (10, 10, 40, 30))))
    point = colours_of_a_preview(tmp_path / "c.png", preview(point=(16.0, 20.0)))
    heat = colours_of_a_preview(tmp_path / "d.png", preview(heat=True))
    assert share(boxes, rgb(canvas.BLUE)) > 1e-3 and share(boxes, rgb(canvas.ORANGE)) > 1e-3
    assert share(plain, rgb(canvas.BLUE)) == 0 and share(plain, rgb(canvas.VERMILION)) == 0
    assert share(point, rgb(canvas.VERMILION), 0.1) > 1e-4
    grey = [np.abs(image - image.mean(-1, keepdims=True)).max(-1) < 0.02 for image in (plain, heat)]
    assert grey[1].mean() < grey[0].mean() - 0.2


def test_panels_of_a_preview_are_not_stretched_and_stand_beside_each_other(tmp_path):
    image = colours_of_a_preview(tmp_path / "a.png", preview())
    grey = np.abs(image - 0.5).max(axis=-1) < 0.02
    for half in (grey[:, :450], grey[:, 450:]):
        rows, columns = np.flatnonzero(half.mean(1) > 0.5), np.flatnonzero(half.mean(0) > 0.3)
        assert len(columns) / len(rows) == pytest.approx(48 / 32, rel=0.03) and len(columns) > 400


def test_odd_previews_are_drawn_too(tmp_path):
    tall = Panel(np.full((90, 10), np.nan, np.float32), title="$ tall")
    save_preview(tmp_path / "a.png", Preview("", ("A", "B", "C"), ((tall, tall, tall),) * 2), "Now")
    assert imread(tmp_path / "a.png").std() > 0


@given(
    st.lists(
        st.fixed_dictionaries(
            {"step": st.integers(0, 50)},
            optional={"loss": st.floats(), "stage": st.sampled_from(["a", "b"]), "validation_dice": st.floats(0, 1)},
        ),
        max_size=30,
    )
)
@settings(max_examples=100, deadline=None)
def test_joined_steps_never_go_back(records):
    steps = [record["step"] for record in _joined(records)]
    assert steps == sorted(steps)
    assert sum(map(len, _stages(_joined(records)))) == len(steps)
