"""Files with headers of one's choice, which no image library would write."""

import gzip
import struct

import numpy as np
import SimpleITK as sitk

from .synthetic import image_of, noise

#: Byte offset and form of NIfTI-1 fields.
FIELDS = {
    "dim": (40, "8h"),
    "datatype": (70, "h"),
    "pixdim": (76, "8f"),
    "vox_offset": (108, "f"),
    "scl": (112, "2f"),
    "xyzt_units": (123, "B"),
    "codes": (252, "2h"),
    "quatern": (256, "3f"),
    "qoffset": (268, "3f"),
    "sform": (280, "12f"),
    "magic": (344, "4s"),
}


def nifti(path, array=None, spacing=(1.0, 1.0, 3.0), **fields):
    """Write a NIfTI-1 file, then overwrite header fields; ``{index: value}`` changes single numbers of one."""
    plain = path.parent / f"whole-{path.name.partition('.')[0]}.nii"
    sitk.WriteImage(image_of(noise() if array is None else array, spacing=spacing, origin=(0, 0, 0)), str(plain))
    content = bytearray(plain.read_bytes())
    plain.unlink()
    for name, value in fields.items():
        offset, form = FIELDS[name]
        values = list(struct.unpack_from("<" + form, content, offset))
        if isinstance(value, dict):
            for index, number in value.items():
                values[index] = number
        else:
            values = list(value) if isinstance(value, list | tuple) else [value]
        struct.pack_into("<" + form, content, offset, *values)
    path.write_bytes(gzip.compress(content) if path.name.lower().endswith(".gz") else content)
    return path


def nrrd(path, *lines, array=None, encoding="raw", data=None, sizes=None):
    """Write a NRRD of signed shorts with these header lines."""
    array = noise() if array is None else array
    sizes = sizes or array.shape[::-1]
    kinds = {"i2": "short", "u1": "uchar", "f4": "float", "f8": "double"}
    head = ["NRRD0005", f"type: {kinds[array.dtype.str[1:]]}", f"dimension: {len(sizes)}"]
    head += [f"sizes: {' '.join(map(str, sizes))}", "endian: little", f"encoding: {encoding}", *lines]
    body = np.ascontiguousarray(array).tobytes() if data is None else data
    ending = b"\n" if any(line.startswith("data file") for line in lines) else b"\n\n" + body
    path.write_bytes("\n".join(head).encode() + ending)
    return path


def metaimage(path, *lines, array=None, target="LOCAL", data=None, size=None):
    """Write a MetaImage of signed shorts with these header lines."""
    array = noise() if array is None else array
    size = size or array.shape[::-1]
    head = ["ObjectType = Image", f"NDims = {len(size)}", "BinaryData = True", f"DimSize = {' '.join(map(str, size))}"]
    head += ["ElementType = MET_SHORT", *lines, f"ElementDataFile = {target}", ""]
    body = np.ascontiguousarray(array).tobytes() if data is None else data
    path.write_bytes("\n".join(head).encode() + (body if target == "LOCAL" else b""))
    return path
