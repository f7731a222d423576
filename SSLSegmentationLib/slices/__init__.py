"""Slices on disk: one memory-mapped array, an index, and the order in which training visits them."""

from .sampling import SliceStream
from .store import SliceBatch, SliceStore, StoredCase, build_store, store_shape

__all__ = ["SliceBatch", "SliceStore", "SliceStream", "StoredCase", "build_store", "store_shape"]
