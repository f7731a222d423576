"""Slices on disk: one memory-mapped array, an index, and the order in which training visits them."""

from ..lazy import lazy_names

_LAZY = {
    "PartitionedStream": "sampling",
    "SliceBatch": "store",
    "SliceStore": "store",
    "SliceStream": "sampling",
    "StoredCase": "store",
    "build_store": "store",
    "store_shape": "store",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
