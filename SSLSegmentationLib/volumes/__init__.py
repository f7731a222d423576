"""Volumes and masks: read, check, orient, resample, normalise, write. SimpleITK, numpy and torch; never slicer."""
