"""What training reads: volumes as prepared arrays on disk, and the order in which they are visited."""

from ..core.lazy import lazy_names

_LAZY = {
    "PartitionedStream": "sampling",
    "SliceBatch": "slices",
    "SliceStore": "slices",
    "SliceStream": "sampling",
    "StoredCase": "slices",
    "build_store": "slices",
    "store_shape": "slices",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
