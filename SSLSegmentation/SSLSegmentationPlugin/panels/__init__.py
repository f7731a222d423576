"""The steps of the user's work, one file each, in their order."""

from .DataPanel import DataPanel
from .SetupPanel import SetupPanel

PANELS: list[type] = [DataPanel, SetupPanel]
