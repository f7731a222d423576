"""Sanity of further sequences (channels): which cases lack one, and whether one shows anything."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np

from ..core.text import conjoined, listed, quoted
from ..project import Case
from ..stores import SliceStore
from ..stores.channels import further
from ..training.setup import RunSetup
from .report import Check

_FEW = 0.5  # of the cases have a sequence
_LOOKING_SECONDS = 5.0
_LEAST_RANGE = 0.05  # of the range of intensities that a sequence spans somewhere


def check_sequences(work: RunSetup) -> list[Check]:
    """Which of the cases lack a sequence that the network sees; nothing for a network that sees the volume alone."""
    names = further(work.preprocessing) if work.cases else ()
    if not names:
        return []
    learnt = [case for case in work.cases if case.id in {*work.plan.train_ids, *work.plan.unlabelled_ids}]
    counts = {name: sum(case.channel(name) is not None for case in learnt) for name in names}
    words = conjoined([f"'{name}' in {count} of {len(learnt)}" for name, count in counts.items()])
    unseen = [name for name in names if not _any(learnt, name)]
    held_out = [name for name in names if not _any([case for case in work.cases if case not in learnt], name)]
    if unseen or any(count < _FEW * len(learnt) for count in counts.values()):
        return [
            Check.warning(
                "sequences",
                f"Most of the cases that are learnt from lack a sequence ({words}): the network sees zeros there.",
                "Give them theirs, or leave that sequence out of the channels.",
            )
        ]
    if held_out and len(learnt) < len(work.cases):
        return [
            Check.warning(
                "sequences",
                f"No case that is held out has {conjoined(quoted(held_out))}, so the best weights are chosen without.",
                "Hold out cases that have all sequences.",
            )
        ]
    return [Check.ok("sequences", f"Cases that are learnt from have {words}.")]


def check_shown(store: SliceStore, clock: Callable[[], float] = time.monotonic) -> list[Check]:
    """Whether every further sequence of a case shows something; looks for 5 s at most."""
    if not isinstance(store, SliceStore) or store.channels is None:
        return []
    flat, started = [], clock()
    for case in store.cases:
        rows, *_ = store.window(case)
        for number, name in enumerate(further(store.preprocessing)):
            if name in store.known_channels.get(case.id, {}):
                voxels = store.channels[rows, number]
                if float(np.ptp(voxels.astype(np.float32))) < _LEAST_RANGE:
                    flat.append(f"'{name}' of '{case.id}'")
        if clock() - started > _LOOKING_SECONDS:
            break
    if flat:
        return [
            Check.warning(
                "sequences",
                f"All but nothing is to be seen in {listed(flat)}.",
                "Look at the file; give the case another one, or none.",
            )
        ]
    return []


def _any(cases: Sequence[Case], name: str) -> bool:
    return any(case.channel(name) is not None for case in cases)
