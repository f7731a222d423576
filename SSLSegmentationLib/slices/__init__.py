"""Slices on disk: one memory-mapped array, an index, and the order in which training visits them."""

from .sampling import PartitionedStream, SliceStream
from .store import SliceBatch, SliceStore, StoredCase, build_store, store_shape

__all__ = ["PartitionedStream", "SliceBatch", "SliceStore", "SliceStream", "StoredCase", "build_store", "store_shape"]
