"""What training reads: volumes as prepared arrays on disk, and the order in which they are visited."""

from typing import TYPE_CHECKING

from ..core.lazy import lazy_names

if TYPE_CHECKING:
    from .building import build_store as build_store
    from .building import store_shape as store_shape
    from .gathering import SliceBatch as SliceBatch
    from .sampling import PartitionedStream as PartitionedStream
    from .sampling import SliceStream as SliceStream
    from .slices import SliceStore as SliceStore
    from .slices import StoredCase as StoredCase

_LAZY = {
    "PartitionedStream": "sampling",
    "SliceBatch": "gathering",
    "SliceStore": "slices",
    "SliceStream": "sampling",
    "StoredCase": "slices",
    "build_store": "building",
    "store_shape": "building",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
