"""Curves of a training run: losses, validation Dice, learning rate, and what shows a collapse."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .canvas import BLUE, GREEN, GREY, ORANGE, PURPLE, VERMILION, new_figure, number, save, style

_MAX_POINTS = 2000


def save_curves(path: Path | str, records: Sequence[Mapping[str, Any]], title: str) -> None:
    """Draw the curves of a training run.

    Args:
        path: PNG file.
        records: what the run logged, in order. Each has ``step`` and any of ``loss``, ``validation_loss``,
            ``chance_level`` (the loss of a network that has learnt nothing), ``validation_dice``, ``std`` (spread of
            the embedding), ``learning_rate`` and ``stage`` (name of the stage, steps may start again with it).
            NaN, None and absent values are gaps. Where a resumed run repeats steps, the repetition counts.
        title: heads the figure.
    """
    records = _joined(records)
    panels: list[tuple[float, str, tuple[str, ...]]] = [(3.0, "Loss", ("loss", "validation_loss", "chance_level"))]
    if _has(records, "validation_dice"):
        panels.append((2.0, "Validation\nDice", ("validation_dice",)))
    if _has(records, "std"):
        panels.append((1.0, "Embedding\nspread", ("std",)))
    if _has(records, "learning_rate"):
        panels.append((0.8, "Learning\nrate", ("learning_rate",)))
    figure = new_figure(250 + 125 * sum(height for height, *_ in panels))
    axes = figure.subplots(
        len(panels), 1, sharex=True, squeeze=False, gridspec_kw={"height_ratios": [height for height, *_ in panels]}
    )[:, 0]
    styles = {
        "loss": ("training", BLUE),
        "validation_loss": ("validation", VERMILION),
        "validation_dice": ("", GREEN),
        "std": ("", PURPLE),
        "learning_rate": ("", GREY),
    }
    stages = _stages(records)
    for axis, (_, label, keys) in zip(axes, panels, strict=True):
        style(axis)
        axis.set_ylabel(label, fontsize=10)
        for key in keys:
            for place, stage in enumerate(stages):
                steps, values = _series(stage, key)
                if not len(steps):
                    continue
                if key == "chance_level":
                    _draw_chance(axis, stage, float(values[-1]), first=place == 0)
                else:
                    name, colour = styles[key]
                    _draw_line(
                        axis, steps, values, colour, "" if axis.get_legend_handles_labels()[1].count(name) else name
                    )
        for before, after in pairwise(stages):
            axis.axvline((before[-1]["step"] + after[0]["step"]) / 2, color=GREY, linewidth=1, linestyle=":")
    if not records or not any(_has(records, key) for key in styles):
        axes[0].text(0.5, 0.5, "nothing logged yet", transform=axes[0].transAxes, ha="center", color=GREY)
    _limit_loss(axes[0], records)
    for axis, (_, label, _keys) in zip(axes, panels, strict=True):
        if label == "Validation\nDice":
            axis.set_ylim(0, 1)
            _mark_best(axis, *_series(records, "validation_dice"))
        elif label == "Learning\nrate":
            axis.set_ylim(bottom=0)
            axis.yaxis.set_major_locator(MaxNLocator(3))
            axis.yaxis.set_major_formatter(FuncFormatter(lambda rate, _: f"{rate:.2g}"))
        if axis.get_legend_handles_labels()[0]:
            axis.legend(fontsize=9, loc="best", framealpha=0.9)
    _name_stages(axes[0], stages)
    if records and records[0]["step"] == records[-1]["step"]:
        axes[-1].set_xlim(records[0]["step"] - 1, records[0]["step"] + 1)
    axes[-1].set_xlabel("Training step", fontsize=10)
    axes[-1].xaxis.set_major_locator(MaxNLocator(8, integer=True))
    axes[-1].xaxis.set_major_formatter(FuncFormatter(lambda step, _: f"{step:,.0f}".replace(",", " ")))
    figure.suptitle(title, fontsize=12, parse_math=False)
    save(figure, path)


def _has(records: Iterable[Mapping[str, Any]], key: str) -> bool:
    return any(math.isfinite(number(record.get(key))) for record in records)


def _joined(records: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Records on one step axis: stages follow each other, and a resumed run replaces the steps that it repeats."""
    joined: list[dict[str, Any]] = []
    offset = 0.0
    for record in records:
        step = number(record.get("step"))
        if not math.isfinite(step):
            continue
        if joined and step + offset < joined[-1]["step"]:
            if record.get("stage", joined[-1].get("stage")) != joined[-1].get("stage"):
                offset = joined[-1]["step"]
            while joined and joined[-1]["step"] > step + offset:
                joined.pop()
        joined.append({**record, "step": step + offset})
    return joined


def _stages(records: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Records in runs of the same stage; a record without a stage belongs to the one before it."""
    stages: list[list[dict[str, Any]]] = []
    current: object = None
    for record in records:
        name = record.get("stage", current)
        if not stages or (name != current and current is not None):
            stages.append([])
        current = name
        stages[-1].append(record)
    return stages


def _series(records: Iterable[Mapping[str, Any]], key: str) -> tuple[np.ndarray, np.ndarray]:
    """Steps and finite values of one key."""
    pairs = [(record["step"], number(record.get(key))) for record in records]
    table = np.array(pairs, dtype=float).reshape(-1, 2)
    table = table[np.isfinite(table[:, 1])]
    return table[:, 0], table[:, 1]


def thin(steps: np.ndarray, values: np.ndarray, limit: int = _MAX_POINTS) -> tuple[np.ndarray, np.ndarray]:
    """At most ``limit`` points: means of equal runs of neighbouring points."""
    if len(steps) <= limit:
        return steps, values
    edges = np.linspace(0, len(steps), limit + 1).astype(int)
    counts = np.diff(edges)
    return np.add.reduceat(steps, edges[:-1]) / counts, np.add.reduceat(values, edges[:-1]) / counts


def _draw_line(axis: Axes, steps: np.ndarray, values: np.ndarray, colour: str, label: str) -> None:
    """A line; a noisy one with many points is drawn pale, with its moving median on top."""
    steps, values = thin(steps, values)
    label = label or "_nolegend_"
    half = len(steps) // 60
    if not half:
        marker = "o" if len(steps) < 30 else None
        axis.plot(steps, values, color=colour, linewidth=1.6, marker=marker, markersize=4, label=label)
        return
    # The median keeps one exploding batch from bending the line; the mean after it rounds the median's steps.
    smooth = _windows(_windows(values, half, np.median), max(1, half // 2), np.mean)
    if np.abs(np.diff(values)).sum() < 3 * np.abs(np.diff(smooth)).sum():
        smooth = values  # not noise but shape, such as a schedule
    else:
        axis.plot(steps, values, color=colour, linewidth=0.7, alpha=0.3)
    axis.plot(steps, smooth, color=colour, linewidth=1.8, label=label)


def _windows(values: np.ndarray, half: int, function: Callable[..., np.ndarray]) -> np.ndarray:
    """A statistic of the ``2 half + 1`` values around each; the ends are mirrored."""
    padded = np.pad(values, half, mode="reflect")
    return function(np.lib.stride_tricks.sliding_window_view(padded, 2 * half + 1), axis=1)


def _draw_chance(axis: Axes, stage: list[dict[str, Any]], level: float, first: bool) -> None:
    ends = (stage[0]["step"], max(stage[-1]["step"], stage[0]["step"] + 1))
    label = "nothing learnt (chance)" if first else "_nolegend_"
    axis.plot(ends, (level, level), color=GREY, linewidth=1.2, linestyle="--", label=label)


def _limit_loss(axis: Axes, records: list[dict[str, Any]]) -> None:
    """Keep a few exploding values from flattening the curve, and say that they are outside."""
    values = np.concatenate([_series(records, key)[1] for key in ("loss", "validation_loss", "chance_level")])
    if len(values) < 20:
        return
    low, high, peak = values.min(), float(np.percentile(values, 98)), values.max()
    if peak - low > 4 * (high - low) > 0:
        margin = 0.15 * (high - low)
        axis.set_ylim(low - margin, high + margin)
        text = f"values up to {peak:.3g} lie above"
        axis.text(0.01, 0.03, text, transform=axis.transAxes, fontsize=8, color=GREY)


def _mark_best(axis: Axes, steps: np.ndarray, values: np.ndarray) -> None:
    best = int(np.argmax(values))
    right = steps[best] > (steps[0] + steps[-1]) / 2
    axis.plot(steps[best], values[best], marker="*", markersize=12, color=ORANGE, markeredgecolor="black", linewidth=0)
    axis.annotate(
        f"best {values[best]:.3f}",
        (steps[best], values[best]),
        xytext=(-8 if right else 8, -14 if values[best] > 0.5 else 10),
        textcoords="offset points",
        ha="right" if right else "left",
        fontsize=9,
    )


def _name_stages(axis: Axes, stages: list[list[dict[str, Any]]]) -> None:
    if len(stages) < 2:
        return
    for stage in stages:
        middle = (stage[0]["step"] + stage[-1]["step"]) / 2
        name = next((str(record["stage"]) for record in stage if record.get("stage")), "")
        axis.text(
            middle,
            1.02,
            name,
            transform=axis.get_xaxis_transform(),
            ha="center",
            fontsize=9,
            color=GREY,
            parse_math=False,
        )
