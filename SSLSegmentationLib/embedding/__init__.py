"""Pixel embeddings: which pixels a network takes for alike, in one volume and across volumes."""

from ..core.lazy import lazy_names

_LAZY = {
    "ColourBasis": "colours",
    "ComparedVolume": "comparison",
    "Comparison": "comparison",
    "Embedder": "embedder",
    "Embedding": "embedder",
    "FeatureChoice": "settings",
    "Nearest": "similar",
    "Pixel": "grid",
    "PixelGrid": "grid",
    "Query": "comparison",
    "SimilarityMap": "similar",
    "VolumeFile": "comparison",
    "colour_image": "colours",
    "compare": "comparison",
    "fit_colours": "colours",
    "sample_pixels": "colours",
    "save_embedding_picture": "picture",
    "similarity": "similar",
    "slice_similarity": "similar",
    "slices_at": "similar",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
