"""The steps of the user's work, one file each, in their order."""

from .AnnotatePanel import AnnotatePanel
from .DataPanel import DataPanel
from .FinetunePanel import FinetunePanel
from .ModelsPanel import ModelsPanel
from .PretrainPanel import PretrainPanel
from .ReviewPanel import ReviewPanel
from .SetupPanel import SetupPanel

PANELS: list[type] = [
    DataPanel,
    PretrainPanel,
    AnnotatePanel,
    FinetunePanel,
    ReviewPanel,
    ModelsPanel,
    SetupPanel,
]
