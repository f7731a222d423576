"""Losses that no library has, or that are clearly faster here; segmentation losses come from MONAI."""
