"""A beating heart for tests: a shell between two ellipsoids, cut into thick slices, with known volumes over time."""

import numpy as np
import SimpleITK as sitk

SPACING = (1.5, 1.5, 8.0)
CAVITY, WALL = 1, 2
NAMES = {CAVITY: "LV cavity", WALL: "LV wall"}
PERIOD_MS = 800.0
_FINE = 4  # points along each side of a voxel that tell how much of it is inside


def radii(phase, rng):
    """Half axes x, y, z of the cavity in mm at a phase from 0, the end of filling, to 1."""
    squeeze = 0.5 * (1 - np.cos(2 * np.pi * phase))  # 1 at the smallest, halfway
    return rng["radius"] * (1 - rng["squeeze"] * squeeze), rng["length"] * (1 - 0.4 * rng["squeeze"] * squeeze)


def heart(seed=0, phases=20, size=(40, 40, 8)):
    """One heart: images int16 and masks uint8, both [t, z, y, x], and true volumes of cavity and wall in ml, [t, 2]."""
    random = np.random.default_rng(seed)
    shape = {
        "radius": random.uniform(15, 19),
        "length": random.uniform(22, 26),
        "squeeze": random.uniform(0.28, 0.38),
    }
    centre = random.uniform(-4, 4, 2)
    grids = [(np.arange(n * _FINE) + 0.5) / _FINE * mm - n * mm / 2 for n, mm in zip(size, SPACING, strict=True)]
    x, y, z = (grid.reshape([-1 if a == axis else 1 for a in (2, 1, 0)]) for axis, grid in enumerate(grids))
    x, y = x - centre[0], y - centre[1]
    images, masks, volumes = [], [], []
    thickness = random.uniform(8, 10)
    for number in range(phases):
        across, along = radii(number / phases, shape)
        wall = thickness * shape["radius"] / across  # the wall thickens as the cavity shrinks
        inside = (x**2 + y**2) / across**2 + z**2 / along**2 <= 1
        outside = (x**2 + y**2) / (across + wall) ** 2 + z**2 / (along + wall) ** 2 <= 1
        cavity, shell = (_share(part) for part in (inside, outside & ~inside))
        image = 60 + 40 * _share(np.broadcast_to(x**2 + y**2 < 29**2, inside.shape)) + 120 * cavity - 30 * shell
        image = image + random.normal(0, 6, image.shape)
        images.append(np.clip(image, 0, None).astype(np.int16))
        mask = np.zeros(cavity.shape, np.uint8)
        mask[shell > 0.5], mask[cavity > 0.5] = WALL, CAVITY
        masks.append(mask)
        volumes.append([float(part.sum() * np.prod(SPACING) / 1000) for part in (cavity, shell)])
    return np.stack(images), np.stack(masks), np.array(volumes)


def _share(fine):
    """How much of each voxel is inside: [z, y, x] of the fine grid, in means over the voxels."""
    z, y, x = (n // _FINE for n in fine.shape)
    return fine.reshape(z, _FINE, y, _FINE, x, _FINE).mean(axis=(1, 3, 5))


def ejection_fraction(volumes):
    """Of the cavity, from its true volumes over time."""
    return float(1 - volumes[:, 0].min() / volumes[:, 0].max())


def save_series(array, path, frames=None):
    """Write frames [t, z, y, x] as one file with a time axis; ``frames`` says how many of them."""
    image = sitk.GetImageFromArray(array[:frames], isVector=False)
    image.SetSpacing((*SPACING, PERIOD_MS / len(array) / 1000))
    path.parent.mkdir(parents=True, exist_ok=True)
    sitk.WriteImage(image, str(path), useCompression=True)
    return path


def only(masks, *frames):
    """Masks in which all but some frames, counted from 1, are empty, as challenges label the two ends of a beat."""
    kept = np.zeros_like(masks)
    for number in frames:
        kept[number - 1] = masks[number - 1]
    return kept
