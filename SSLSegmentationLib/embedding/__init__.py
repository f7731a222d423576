"""Pixel embeddings: which pixels a network takes for alike, in one volume and across volumes."""

from .colours import ColourBasis, colour_image, fit_colours, sample_pixels
from .comparison import ComparedVolume, Comparison, Query, VolumeFile, compare
from .embedder import Embedder, Embedding, FeatureChoice
from .grid import Pixel, PixelGrid
from .similar import Nearest, SimilarityMap, similarity, slice_similarity, slices_at

__all__ = [
    "ColourBasis",
    "ComparedVolume",
    "Comparison",
    "Embedder",
    "Embedding",
    "FeatureChoice",
    "Nearest",
    "Pixel",
    "PixelGrid",
    "Query",
    "SimilarityMap",
    "VolumeFile",
    "colour_image",
    "compare",
    "fit_colours",
    "sample_pixels",
    "similarity",
    "slice_similarity",
    "slices_at",
]
