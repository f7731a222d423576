"""A shallow classifier of pixels: a fixed bank of filters and a small perceptron, fitted in seconds, without a network.

Needs numpy and scipy, no torch: it is the yardstick that a network has to beat, and fit to answer while somebody waits.
"""

from .classifier import Perceptron, fit_perceptron
from .filters import FILTERS, PLACE, volume_features

__all__ = ["FILTERS", "PLACE", "Perceptron", "fit_perceptron", "volume_features"]
