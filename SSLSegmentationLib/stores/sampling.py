"""The order in which training visits slices: a pure function of seed and step, so that a resumed run continues it."""

from __future__ import annotations

import hashlib

import numpy as np
import torch


def derived_seed(*parts: int | str) -> int:
    """Return a 63-bit seed that depends on all parts: the same on every machine and in every process."""
    digest = hashlib.sha256("/".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:8], "little") >> 1


def step_generator(*parts: int | str) -> torch.Generator:
    """A CPU random generator for one step: all randomness of step t comes from (seed, ..., t) and nothing else."""
    return torch.Generator().manual_seed(derived_seed(*parts))


class SliceStream:
    """An endless stream of shuffled passes over ``rows``, cut into batches.

    Every row comes once per pass, also when the batch size does not divide their number. ``batch(step)`` needs no
    earlier step to have been asked for.

    Args:
        rows: [N] rows of a slice store, N > 0.
        batch_size: rows per batch.
        seed: decides the order.
    """

    def __init__(self, rows: np.ndarray, batch_size: int, seed: int) -> None:
        if len(rows) == 0 or batch_size < 1:
            raise ValueError("needs at least one row and a positive batch size")
        self.rows = np.asarray(rows, dtype=np.int64)
        self.batch_size = batch_size
        self.seed = seed
        self._passes: dict[int, np.ndarray] = {}

    @property
    def steps_per_epoch(self) -> int:
        """Steps after which every row was seen (rounded up)."""
        return -(-len(self.rows) // self.batch_size)

    def batch(self, step: int) -> np.ndarray:
        """Rows of the batch of step 0, 1, 2, …: [batch_size]."""
        positions = np.arange(step * self.batch_size, (step + 1) * self.batch_size)
        passes, offsets = np.divmod(positions, len(self.rows))
        return np.array([self._pass(int(p))[o] for p, o in zip(passes, offsets, strict=True)], dtype=np.int64)

    def _pass(self, number: int) -> np.ndarray:
        if number not in self._passes:
            if len(self._passes) > 1 + self.batch_size // len(self.rows):  # no batch touches more passes than that
                self._passes.clear()
            rng = np.random.default_rng(derived_seed(self.seed, "pass", number))
            self._passes[number] = rng.permutation(self.rows)
        return self._passes[number]


class PartitionedStream(SliceStream):
    """Batches that hold one random slice of every part of some volumes.

    The volumes take turns, all once before any comes again; a batch is ordered by part, then by volume, so that every
    second or fourth row of it still has several parts. Which slices of a part come is random. A volume without a slice
    in a part gives any of its slices instead.

    Args:
        rows: [N] rows of a slice store, N > 0.
        volume: [N] the volume that each row belongs to.
        part: [N] the part of its volume that each row lies in, from 0.
        parts: number of parts.
        batch_size: rows per batch: those of ``batch_size / parts`` volumes, rounded up; what is too much is cut off.
        seed: decides the order.
    """

    def __init__(
        self, rows: np.ndarray, volume: np.ndarray, part: np.ndarray, parts: int, batch_size: int, seed: int
    ) -> None:
        super().__init__(rows, batch_size, seed)
        self.parts = parts
        self._slices = {}
        order = np.argsort(volume, kind="stable")
        names, starts = np.unique(volume[order], return_index=True)
        for name, own in zip(names.tolist(), np.split(order, starts[1:]), strict=True):
            by_part = [self.rows[own[part[own] == number]] for number in range(parts)]
            self._slices[name] = [found if len(found) else self.rows[own] for found in by_part]
        self._volumes = SliceStream(
            np.array(sorted(self._slices)), -(-batch_size // parts), derived_seed(seed, "volumes")
        )

    def batch(self, step: int) -> np.ndarray:
        """Rows of the batch of step 0, 1, 2, …: [batch_size]."""
        volumes = self._volumes.batch(step).tolist()
        options = [self._slices[volume][part] for part in range(self.parts) for volume in volumes][: self.batch_size]
        rng = np.random.default_rng(derived_seed(self.seed, "slices", step))
        return np.array(
            [rows[int(len(rows) * draw)] for rows, draw in zip(options, rng.random(len(options)), strict=True)]
        )
