"""Masks as plain label maps: numbers, whose meaning stands in the project alone."""

from .mask_formats import MaskFormat, register

_WRITER = "itk_masks:write_label_map_file"

register(MaskFormat(".nrrd", "NRRD label map", _WRITER))
register(MaskFormat(".mha", "MetaImage label map", _WRITER))
register(MaskFormat(".nii.gz", "NIfTI label map", _WRITER, sheared=False))
register(MaskFormat(".nii", "NIfTI label map, not compressed", _WRITER, sheared=False, offered=False))
