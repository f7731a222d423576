"""What the tests of importing share: small files, and the state of a folder."""

import errno
import hashlib
import os

import numpy as np
import SimpleITK as sitk
from volumes.synthetic import image_of

from SSLSegmentationLib.project.schema import LabelSchema

SHAPE = (5, 6, 7)
SCHEMA = LabelSchema.from_names({1: "liver", 2: "spleen"})


def labels(shape=SHAPE, dtype=np.uint8):
    array = np.zeros(shape, dtype)
    array[1:3, 2:5, 2:6] = 1
    array[3, 1:3, 1:3] = 2
    return array


def save(array, path, compress=True, **geometry):
    path.parent.mkdir(parents=True, exist_ok=True)
    sitk.WriteImage(image_of(array, **geometry), str(path), useCompression=compress)
    return path


def state(folder):
    """Content and time of change of every file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(path, hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) for path in files]


def names_below(folder):
    return [path.name for path in folder.rglob("*")]


def refuse(number=errno.ENOSPC):
    def refusing(*args, **kwargs):
        raise OSError(number, os.strerror(number))

    return refusing


def found(study):
    """Cases of a project: role, and whether there is a mask."""
    return {case.id: (str(case.role), case.label is not None) for case in study.cases()}
