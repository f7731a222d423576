"""Projects whose cases have two sequences, T2 and ADC: what is to be segmented shows in the second one alone."""

from dataclasses import dataclass, field

import numpy as np
import SimpleITK as sitk
from volumes.synthetic import image_of

from SSLSegmentationLib.core.locks import ProjectLock
from SSLSegmentationLib.importing import add_label, add_volume
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.channels import ChannelRecord, ensure_channel, set_channels, write_channel
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.volumes.reading import fingerprint, read_volume
from SSLSegmentationLib.volumes.writing import write_image

SCHEMA = LabelSchema((Segment(1, "lesion", (200, 40, 40)),))
#: Names in the order of the network's inputs.
NAMES = ("T2", "ADC")


def give(case, name, array, **geometry):
    """Give a case a further sequence, on the grid of its image if nothing else is said."""
    image = image_of(array, **geometry) if geometry else sitk.GetImageFromArray(array)
    if not geometry:
        image.CopyInformation(read_volume(case.image_path))

    def write(path):
        write_image(path, image)
        return ChannelRecord(name, "", fingerprint(read_volume(path)))

    return write_channel(case, name, write)


@dataclass(frozen=True)
class Scan:
    """Voxels of a made-up scan.

    Args:
        seed: of what is random.
        shape: slices, rows and columns.
        side: of the square lesion, in pixels.
    """

    seed: int
    shape: tuple = (4, 32, 32)
    side: int = 10
    rng: np.random.Generator = field(init=False, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "rng", np.random.default_rng(self.seed))

    def arrays(self):
        """T2 (noise that says nothing), ADC (the lesion is bright), and its mask."""
        t2, adc = (self.rng.normal(100, 20, self.shape).astype(np.float32) for _ in range(2))
        mask = np.zeros(self.shape, np.uint8)
        top, left = self.rng.integers(2, min(self.shape[1:]) - self.side - 2, 2)
        mask[1:-1, top : top + self.side, left : left + self.side] = 1
        return t2, adc + 150 * mask, mask


def two_sequences(folder, roles=(Role.TRAIN, Role.TRAIN, Role.VALIDATION, Role.TEST), lacking=(), **shape):
    """A project with a case for each of ``roles``, labelled unless that is unlabelled; those whose numbers are
    ``lacking`` have no ADC."""
    project = Project.create(folder / "project")
    project.set_schema(SCHEMA)
    files = folder / "files"
    files.mkdir()
    with ProjectLock(project.folder):
        set_channels(project, NAMES[:1])
        ensure_channel(project, NAMES[1])
    for number, role in enumerate(roles):
        t2, adc, mask = Scan(number, **shape).arrays()
        for name, array in (("t2", t2), ("mask", mask)):
            sitk.WriteImage(image_of(array, spacing=(1.0, 1.0, 3.0)), str(files / f"{name}-{number}.nrrd"))
        case = add_volume(project, files / f"t2-{number}.nrrd", role)
        if role is not Role.UNLABELLED:
            add_label(project, case, files / f"mask-{number}.nrrd")
        if number not in lacking:
            give(case, NAMES[1], adc)
    return project
