"""The steps of the user's work, one file each, in their order."""

from .DataPanel import DataPanel
from .FinetunePanel import FinetunePanel
from .ModelsPanel import ModelsPanel
from .PretrainPanel import PretrainPanel
from .SetupPanel import SetupPanel

PANELS: list[type] = [DataPanel, PretrainPanel, FinetunePanel, ModelsPanel, SetupPanel]
