"""Batched augmentation on the device of the batch: one resampling grid, then intensities, then corruption."""
