"""The steps of the user's work, one file each, in their order."""

PANELS: list[type] = []
