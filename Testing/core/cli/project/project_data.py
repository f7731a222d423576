"""What the tests of a project's commands share: a mask of one structure, and volumes to add."""

import numpy as np
from importing_data import SHAPE, save
from volumes.synthetic import noise


def labels():
    array = np.zeros(SHAPE, np.uint8)
    array[1:3, 2:5, 2:6] = 1
    return array


def volumes(inbox, count=1):
    return [save(noise(SHAPE, seed=n), inbox / f"Läufer {n}.nrrd") for n in range(count)]
