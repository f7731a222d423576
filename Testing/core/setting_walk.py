"""Changes settings one by one, and finds those that show in nothing that describes a run."""

from __future__ import annotations

import copy
import itertools
from dataclasses import is_dataclass, replace
from functools import reduce

import pytest
import torch

from SSLSegmentationLib.core.acting import Needs, idle, is_off
from SSLSegmentationLib.core.errors import SettingsError, SSLSegError
from SSLSegmentationLib.core.settings import describe, to_dict


def put(settings, path, value):
    """The same settings with another value at a path."""
    if len(path) > 1:
        value = put(getattr(settings, path[0]), path[1:], value)
    return replace(settings, **{path[0]: value})


def get(settings, path):
    return reduce(getattr, path, settings)


def numbers(value, kind, low, high):
    """Other numbers than ``value``, those that change most first."""
    if kind == "int":
        wishes = [value + 1, 2 * value, value - 1, value // 2, 4, 0]
    else:
        wishes = [
            *(bound for bound in (high, low) if bound is not None and abs(bound) <= 200),
            value * 1.5,
            value / 2,
            1.0,
        ]
    found = [
        wish for wish in wishes if wish != value and (low is None or wish >= low) and (high is None or wish <= high)
    ]
    return [int(wish) if kind == "int" else float(wish) for wish in found]


def others(field, value):
    """Values of a described setting other than the one it has."""
    if field["choices"]:
        return [choice for choice in field["choices"] if choice != value]
    if field["kind"] == "bool":
        return [not value]
    low, high = field["range"] or (None, None)
    if field["length"] is None:
        return numbers(value or 0, field["kind"], low, high)
    if field["kind"] == "str":
        return [value[:-1], (*value, "mim")]
    if not value:
        return [(8, 16)]
    step = (lambda one: 2 * one) if field["kind"] == "int" else (lambda one: one * 1.3)
    changed = [tuple(map(step, value)), (*value[:-1], step(value[-1])), (value[0] / 1.3, *value[1:])]
    changed += [value[1:]] if field["length"] == 0 else [(1.3 * value[0], value[1]), (value[0], value[1] / 1.3)]
    kind = int if field["kind"] == "int" else float
    return [tuple(map(kind, one)) for one in changed]


def legal(settings, path, values):
    """The settings with each of some values that can be had."""
    for value in values:
        try:
            changed = put(settings, path, value)
        except SettingsError:
            continue
        if get(changed, path) != get(settings, path):
            yield changed


def enabled(settings, path):
    """The same with what the setting at ``path`` needs, so that it does something."""
    name = ".".join(path)
    for _ in range(4):
        if name not in idle(settings):
            return settings
        settings = _met(settings, path)
    raise AssertionError(f"{name} does nothing whatever is set")


def _met(settings, path):
    """The first need that is lacking, met."""
    for depth in range(len(path)):
        holder, inner = get(settings, path[:depth]), path[depth:]
        for name, needed in getattr(holder, "acts_with", {}).items():
            if not f"{'.'.join(inner)}.".startswith(f"{name}."):
                continue
            for needs in needed:
                if not needs.met(holder):
                    return reduce(
                        lambda all_of, change: put(all_of, *change), _changes(holder, path[:depth], needs), settings
                    )
    raise AssertionError(path)


def _changes(holder, prefix, needs: Needs):
    special = {
        "warms_up": ("teacher_temperature", (0.02, 0.07)),
        "has_choice": ("rates", (1e-3, 5e-3)),
        "has_longer": ("starts", ("scratch", "regression", "scratch-longer")),
        "has_few": ("counts", (1, 2, 4)),
        "has_many": ("counts", (1, 2, 4)),
        "backbones": ("starts", ("scratch", "regression")),
    }
    name = needs.names[0]
    if name in special:
        name, value = special[name]
    elif needs.values:
        value = needs.values[0]
    else:
        field = next(field for field in describe(holder) if field["path"] == name.split("."))
        value = next(iter(others(field, get(holder, name.split(".")))))
    yield (*prefix, *name.split(".")), value


def same(one, other):
    """Whether two descriptions are the same, bit for bit."""
    if isinstance(one, torch.Tensor):
        return isinstance(other, torch.Tensor) and one.shape == other.shape and torch.equal(one, other)
    if isinstance(one, dict):
        return isinstance(other, dict) and one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if is_dataclass(one) and not isinstance(one, type):
        return same(vars(one), vars(other))
    return one == other


class Described:
    """What a run is, in parts that are made when they are asked for."""

    def __init__(self, parts):
        self._parts, self._made = parts, []

    def differs(self, other):
        for number in itertools.count():
            mine, theirs = self.part(number), other.part(number)
            if not same(mine, theirs):
                return True
            if mine is None:
                return False

    def part(self, number):
        while len(self._made) <= number:
            try:
                self._made.append(copy.deepcopy(next(self._parts, None)))
            except SSLSegError as error:
                self._made += [f"refused: {error}", None]
        return self._made[number]


def is_out_of_range(settings, path, value):
    with pytest.raises(SettingsError) as caught:
        put(settings, path, value)
    return "out of range" in caught.value.sentence


def is_refused(refuse, settings):
    try:
        refuse(settings)
    except SettingsError as error:
        return "would do nothing" in error.sentence
    return False


def unseen(settings, described, refuse, walked=None):
    """Settings that show in nothing, by their paths.

    Args:
        settings: to change one by one.
        described: makes the parts of the run that such settings stand for.
        refuse: raises if settings ask for what does nothing.
        walked: which fields; None = all that are offered.
    """
    shown, bases = [], {}
    for field in describe(settings) if walked is None else walked:
        path = tuple(field["path"])
        if ".".join(path) in idle(settings):
            asked = [one for one in legal(settings, path, others(field, field["value"])) if not is_off(get(one, path))]
            assert not asked or any(is_refused(refuse, one) for one in asked), (
                f"{path} does nothing, and can be asked for"
            )
        try:
            base = enabled(settings, path)
        except SettingsError:  # what it needs is refused as other settings are
            continue
        key = str(to_dict(base)) if is_dataclass(base) else str(base)
        bases.setdefault(key, Described(described(base)))
        wishes = others(field, get(base, path))
        changes = list(legal(base, path, wishes))
        if not changes and wishes and not any(is_out_of_range(base, path, wish) for wish in wishes):
            continue  # every other value is refused for what else is set
        if not any(bases[key].differs(Described(described(changed))) for changed in changes):
            shown.append(path)
    return shown
