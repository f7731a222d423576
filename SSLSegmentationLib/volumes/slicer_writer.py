"""Masks as Slicer's segmentations: with the name, colour and terminology of every structure."""

from .mask_formats import MaskFormat, register

register(MaskFormat(".seg.nrrd", "Slicer segmentation", "itk_masks:write_segmentation_file", named=True))
