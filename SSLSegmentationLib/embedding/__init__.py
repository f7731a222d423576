"""Pixel embeddings: which pixels a network takes for alike, in one volume and across volumes."""

from typing import TYPE_CHECKING

from ..core.lazy import lazy_names

if TYPE_CHECKING:
    from .alike import Alike as Alike
    from .alike import AlikeMap as AlikeMap
    from .alike import Standard as Standard
    from .colours import ColourBasis as ColourBasis
    from .colours import colour_image as colour_image
    from .colours import fit_colours as fit_colours
    from .colours import sample_pixels as sample_pixels
    from .comparison import ComparedVolume as ComparedVolume
    from .comparison import Comparison as Comparison
    from .comparison import Query as Query
    from .comparison import VolumeFile as VolumeFile
    from .comparison import compare as compare
    from .draft import Draft as Draft
    from .draft_engine import DraftEngine as DraftEngine
    from .draft_features import FeatureCache as FeatureCache
    from .draft_features import draft_grid as draft_grid
    from .draft_files import DraftState as DraftState
    from .draft_files import draft_state as draft_state
    from .draft_files import drafts_folder as drafts_folder
    from .draft_files import origin_of as origin_of
    from .draft_files import read_draft as read_draft
    from .draft_files import slice_axis as slice_axis
    from .draft_files import slice_number as slice_number
    from .draft_files import write_focus as write_focus
    from .drafting import DraftLoop as DraftLoop
    from .embedder import Embedder as Embedder
    from .embedder import Embedding as Embedding
    from .feature_files import kept_features as kept_features
    from .filters import volume_features as volume_features
    from .grid import Pixel as Pixel
    from .grid import PixelGrid as PixelGrid
    from .looks import VolumeVectors as VolumeVectors
    from .looks import volume_vectors as volume_vectors
    from .perceptron import Perceptron as Perceptron
    from .perceptron import fit_perceptron as fit_perceptron
    from .picture import save_embedding_picture as save_embedding_picture
    from .settings import FeatureChoice as FeatureChoice
    from .similar import Nearest as Nearest
    from .similar import SimilarityMap as SimilarityMap
    from .similar import similarity as similarity
    from .similar import slice_similarity as slice_similarity
    from .similar import slices_at as slices_at
    from .suggestion import MapPoint as MapPoint
    from .suggestion import Suggestion as Suggestion
    from .suggestion import suggest as suggest
    from .suggestion import suggestion_map as suggestion_map

_LAZY = {
    "Alike": "alike",
    "AlikeMap": "alike",
    "ColourBasis": "colours",
    "ComparedVolume": "comparison",
    "Comparison": "comparison",
    "Draft": "draft",
    "DraftEngine": "draft_engine",
    "DraftLoop": "drafting",
    "DraftState": "draft_files",
    "Embedder": "embedder",
    "Embedding": "embedder",
    "FeatureCache": "draft_features",
    "FeatureChoice": "settings",
    "MapPoint": "suggestion",
    "Nearest": "similar",
    "Perceptron": "perceptron",
    "Pixel": "grid",
    "PixelGrid": "grid",
    "Query": "comparison",
    "SimilarityMap": "similar",
    "Suggestion": "suggestion",
    "Standard": "alike",
    "VolumeFile": "comparison",
    "VolumeVectors": "looks",
    "colour_image": "colours",
    "compare": "comparison",
    "draft_grid": "draft_features",
    "draft_state": "draft_files",
    "drafts_folder": "draft_files",
    "fit_colours": "colours",
    "fit_perceptron": "perceptron",
    "kept_features": "feature_files",
    "origin_of": "draft_files",
    "read_draft": "draft_files",
    "sample_pixels": "colours",
    "save_embedding_picture": "picture",
    "similarity": "similar",
    "slice_axis": "draft_files",
    "slice_number": "draft_files",
    "slice_similarity": "similar",
    "slices_at": "similar",
    "suggest": "suggestion",
    "suggestion_map": "suggestion",
    "volume_features": "filters",
    "volume_vectors": "looks",
    "write_focus": "draft_files",
}

__all__ = sorted(_LAZY)

__getattr__ = lazy_names(__name__, _LAZY)
