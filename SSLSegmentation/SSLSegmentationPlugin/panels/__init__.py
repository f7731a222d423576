"""The steps of the user's work, one file each, in their order."""

from .FinetunePanel import FinetunePanel
from .PretrainPanel import PretrainPanel

PANELS: list[type] = [PretrainPanel, FinetunePanel]
