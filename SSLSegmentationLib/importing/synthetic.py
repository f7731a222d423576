"""A synthetic abdominal MRI cohort: data for demonstrations, tests and benchmarks with no download and no patient.

Each case is a random patient (`phantom.Abdomen`) put through a random acquisition: anisotropic voxels with partial
volume, coil shading, motion ghosts, Rician noise (Gudbjartsson & Patz, MRM 34(6), 1995), an arbitrary intensity scale,
and for some cases an oblique scan plane or another storage order of the axes. Patient anatomy stays fixed in LPS space
whatever the storage order, so the right kidney is always on the patient's right.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from ..core.errors import SettingsError, StorageError
from ..core.progress import Progress, silent
from ..core.storage import atomic_path, write_json
from .phantom import LABELS, Abdomen, Lattice, SmoothField, rotation

_SUB_SLICES = 3  # a thick slice averages this many thin ones
#: Sequences of a cohort with lesions, and the label of a lesion.
SEQUENCES, LESION = ("T2", "DWI"), 5
_LIVER = next(value for value, name in LABELS.items() if name == "liver")


@dataclass(frozen=True)
class CohortSettings:
    """What cohort to make. The same settings always give the same cohort.

    Attributes:
        cases: number of cases; those beyond training, validation and test are unlabelled.
        training, validation, test: number of labelled cases in each role.
        size: typical number of pixels across the patient (48 to 512); it varies by an eighth between cases.
        seed: seed of the cohort. Case i depends on (seed, i, size and the fractions) only.
        oblique_fraction: share of cases whose scan plane is turned by 4 to 18 degrees.
        contrast_spread: how much tissue contrast differs between cases, 0 (one protocol) to 1 (T1 and T2 mixed).
        reordered_fraction: share of cases stored in another axis order or direction than axial LPS.
        lesions: whether each case has a second sequence, in which alone a lesion of the liver shows. Its first
            sequence is what it is without.
    """

    cases: int = 24
    training: int = 8
    validation: int = 2
    test: int = 4
    size: int = 112
    seed: int = 0
    contrast_spread: float = 0.3
    oblique_fraction: float = 0.25
    reordered_fraction: float = 0.25
    lesions: bool = False

    @property
    def labels(self) -> dict[int, str]:
        """Label value → name, the background among them."""
        return {**LABELS, LESION: "lesion"} if self.lesions else LABELS

    def __post_init__(self) -> None:
        if min(self.cases, self.training, self.validation, self.test) < 0 or self.cases < 1:
            raise SettingsError("A synthetic cohort cannot have a negative number of cases.", "Ask for one or more.")
        if self.training + self.validation + self.test > self.cases:
            raise SettingsError(
                f"{self.cases} synthetic cases are fewer than the training, validation and test cases together.",
                "Ask for more cases, or for fewer in these roles.",
            )
        if not 48 <= self.size <= 512:
            raise SettingsError(f"A synthetic image size of {self.size} is out of range.", "Choose 48 to 512 pixels.")
        shares = (self.contrast_spread, self.oblique_fraction, self.reordered_fraction)
        if not all(0 <= share <= 1 for share in shares):
            raise SettingsError("A share or spread of the synthetic cohort is out of range.", "Choose 0 to 1.")


def generate_case(index: int, settings: CohortSettings) -> tuple[sitk.Image, sitk.Image]:
    """Make one case.

    Args:
        index: number of the case, from 0; any number works, whatever ``settings.cases`` is.
        settings: the cohort's settings.

    Returns:
        The image (int16, arbitrary intensity scale) and its labels (uint8, values of ``settings.labels``), both on the
        same grid: 12 to 24 slices of 5 to 8 mm, square pixels of about 2 to 3 mm at the default size.
    """
    image, *_, labels = generate_sequences(index, settings)
    return image, labels


def generate_sequences(index: int, settings: CohortSettings) -> list[sitk.Image]:
    """As :func:`generate_case`: the image, its second sequence if the cohort has lesions, and the labels."""
    # Two streams, so that the anatomy does not change when the acquisition does.
    patient = Abdomen(np.random.default_rng([settings.seed, index, 0]), settings.contrast_spread)
    rng = np.random.default_rng([settings.seed, index, 1])
    lattice = _scan_grid(rng, patient, settings)
    signal, labels = patient.sample(_thin_slices(lattice))
    signal = signal.reshape(-1, _SUB_SLICES, *signal.shape[1:]).mean(axis=1)
    labels = labels[_SUB_SLICES // 2 :: _SUB_SLICES]
    reordered, order = rng.random() < settings.reordered_fraction, str(rng.choice(_orders()))
    order = order if reordered else "LPS"
    arrays = [_acquire(signal, lattice, rng)]
    if settings.lesions:
        own = np.random.default_rng([settings.seed, index, 2])
        lesion = _lesion(labels, lattice, own)
        arrays.append(_acquire(0.1 + 0.3 * signal + 0.7 * lesion, lattice, own))
        labels[lesion > 0.5] = LESION
    return [sitk.DICOMOrient(_image(array, lattice), order) for array in (*arrays, labels)]


def write_cohort(folder: Path | str, settings: CohortSettings, progress: Progress = silent) -> Path:
    """Write a cohort as ``images/*.nrrd``, ``labels/*.nrrd`` and a Medical Segmentation Decathlon ``dataset.json``.

    Images of two sequences end in ``_0000`` and ``_0001``, as nnU-Net has them.

    Args:
        folder: made if absent; files of the same names are replaced.
        settings: the cohort's settings.

    Returns:
        The path of ``dataset.json``, written last.

    Raises:
        StorageError: the disk refused a file.
    """
    folder = Path(folder)
    roles = ["training"] * settings.training + ["validation"] * settings.validation + ["test"] * settings.test
    roles += ["unlabeled"] * (settings.cases - len(roles))
    entries: dict[str, list] = {"training": [], "validation": [], "test": [], "unlabeled": []}
    for index, role in progress(list(enumerate(roles)), "making volumes"):
        *images, labels = generate_sequences(index, settings)
        name = f"abdomen_{index + 1:03d}.nrrd"
        for number, image in enumerate(images):
            file = name if len(images) == 1 else name.replace(".", f"_{number:04d}.")
            _write_image(image, folder / "images" / file)
        if role == "unlabeled":
            entries[role].append(f"images/{name}")
        else:
            _write_image(labels, folder / "labels" / name)
            entries[role].append({"image": f"images/{name}", "label": f"labels/{name}"})
    path = folder / "dataset.json"
    write_json(
        path,
        {
            "name": "Synthetic abdominal MRI",
            "description": f"Computed phantoms, not patients. Seed {settings.seed}, {settings.cases} cases.",
            "modality": dict(zip("01", SEQUENCES, strict=True)) if settings.lesions else {"0": "MRI"},
            "labels": {str(value): name for value, name in settings.labels.items()},
            **entries,
        },
    )
    return path


def _scan_grid(rng: np.random.Generator, patient: Abdomen, settings: CohortSettings) -> Lattice:
    """An axial stack over the upper abdomen: grid of voxel centres."""
    columns = 2 * round(settings.size * rng.uniform(0.875, 1.125) / 2)
    width = 2 * patient.half_width_mm * rng.uniform(1.02, 1.2)
    depth = min(2 * patient.half_depth_mm * rng.uniform(1.06, 1.3), width)
    pixel = width / columns
    rows = 2 * round(depth / pixel / 2)
    thickness = rng.uniform(5, 8)
    slices = int(np.clip(round(rng.uniform(118, 150) / thickness), 12, 24))
    direction = rotation(rng, rng.uniform(4, 18) if rng.random() < settings.oblique_fraction else 0)
    size = (columns, rows, slices)
    steps = direction * (pixel, pixel, thickness)
    centre = np.array((0.0, 0.0, 8.0)) + rng.normal(0, (4, 4, 5))
    return Lattice(centre - steps @ ((np.array(size) - 1) / 2), steps, size)


def _thin_slices(lattice: Lattice) -> Lattice:
    """The same slab cut into thinner slices; the middle one of each group lies on the original slice's centre."""
    steps = lattice.steps / (1, 1, _SUB_SLICES)
    origin = lattice.origin - steps[:, 2] * (_SUB_SLICES // 2)
    return Lattice(origin, steps, (*lattice.size[:2], lattice.size[2] * _SUB_SLICES))


def _acquire(signal: np.ndarray, lattice: Lattice, rng: np.random.Generator) -> np.ndarray:
    """What the scanner makes of the signal: shading, ghosts, noise and an arbitrary scale. int16 [z, y, x]."""
    signal = signal * np.exp(rng.uniform(0.1, 0.35) * SmoothField(rng, (260, 700), 6).on(lattice))
    if rng.random() < 0.4:  # breathing: a faint copy, shifted along the phase-encoding axis
        shift = signal.shape[1] // int(rng.integers(2, 5))
        signal = signal + rng.uniform(0.02, 0.09) * np.roll(signal, shift, axis=1)
    deviation = rng.uniform(0.012, 0.05)
    noise = rng.standard_normal((2, *signal.shape), dtype=np.float32) * np.float32(deviation)
    magnitude = np.hypot(signal + noise[0], noise[1])
    scale = np.exp(rng.uniform(np.log(100), np.log(12_000)))
    return np.clip(np.rint(magnitude * scale), 0, 32_767).astype(np.int16)


def _lesion(labels: np.ndarray, lattice: Lattice, rng: np.random.Generator) -> np.ndarray:
    """How much of each voxel is a ball in the liver: float32 [z, y, x], 0 to 1."""
    liver = labels == _LIVER
    points = lattice.points()
    inside = np.argwhere(liver)
    if not len(inside):
        return np.zeros(labels.shape, np.float32)
    centre = points[(slice(None), *inside[rng.integers(len(inside))])]
    apart = np.linalg.norm(points - centre[:, None, None, None], axis=0)
    pixel = float(np.linalg.norm(lattice.steps[:, 0]))
    return np.clip((rng.uniform(14, 24) - apart) / pixel + 0.5, 0, 1).astype(np.float32) * liver


def _orders() -> list[str]:
    """The 48 ways to store the axes of a volume, as three-letter codes such as LPS or PSL."""
    pairs = ("LR", "PA", "SI")
    return sorted("".join(code) for axes in itertools.permutations(pairs) for code in itertools.product(*axes))


def _image(array: np.ndarray, lattice: Lattice) -> sitk.Image:
    spacing = np.linalg.norm(lattice.steps, axis=0)
    image = sitk.GetImageFromArray(array)
    image.SetOrigin(lattice.origin.tolist())
    image.SetSpacing(spacing.tolist())
    image.SetDirection((lattice.steps / spacing).ravel().tolist())
    return image


def _write_image(image: sitk.Image, path: Path) -> None:
    with atomic_path(path) as temporary:
        try:
            sitk.WriteImage(image, str(temporary), useCompression=True)
        except RuntimeError as error:
            raise StorageError(f"'{path}' could not be written.", "Check the disk's free space and rights.") from error
