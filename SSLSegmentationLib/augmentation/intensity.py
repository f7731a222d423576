"""Random intensity augmentation of batches in [0, 1], each sample with its own parameters.

The parameters are drawn on the CPU, so they are the same on every device; only per-pixel noise comes from a generator
of the images' own device, seeded from the one given. Parameters of the single functions are ``[B]`` tensors.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from .channels import each_channel
from .ranges import IntensityRanges

_BIAS_DEGREE = 3  # total degree of the bias field's polynomial, the default of TorchIO and MONAI


@torch.no_grad()
def augment_intensity(images: Tensor, ranges: IntensityRanges, generator: torch.Generator, channels: int = 1) -> Tensor:
    """Apply bias field, blur, contrast, brightness, gamma, noise and inversion, in this order, and clip to [0, 1].

    Args:
        images: ``[B, C, H, W]``, or volumes ``[B, C, D, H, W]``, in [0, 1]; half precision is computed in float32. Not
            changed. The slices of a volume, and a slice and its neighbours, all change alike.
        generator: a CPU generator. What is drawn from it does not depend on the ranges, so switching one effect off
            leaves the others as they were.
        channels: sequences among the C, each of which changes in a way of its own (:mod:`.channels`).

    Returns:
        float32 like ``images``, in [0, 1].
    """

    def change(part: Tensor) -> Tensor:
        planes = part.flatten(1, -3)  # slices as channels, which share all that is drawn
        of_one = (1, 2, 3) if planes.shape[1] > 1 else (2, 3)
        return _augmented(planes, ranges, generator, of_one).reshape(part.shape)

    return each_channel(images, channels, change)


def _augmented(images: Tensor, ranges: IntensityRanges, generator: torch.Generator, of_one: tuple[int, ...]) -> Tensor:
    batch = len(images)
    # The few numbers per sample are worked out in numpy, where a small operation costs a fifth of torch's.
    chance, value = torch.rand(2, batch, 7, generator=generator, dtype=torch.float64).numpy()
    coefficients = torch.rand(batch, _BIAS_DEGREE + 1, _BIAS_DEGREE + 1, generator=generator).numpy() * 2 - 1
    noise_source = device_generator(generator, images.device)
    images = images.float()

    chosen = (chance[:, 0] < ranges.bias_field_probability) & (ranges.bias_field > 0)
    images = _change_chosen(images, chosen, bias_field, ranges.bias_field * value[:, 0], coefficients)

    chosen = (chance[:, 1] < ranges.blur_probability) & (ranges.blur_sigma > 0)
    images = _change_chosen(images, chosen, blur, ranges.blur_sigma * value[:, 1])

    # Contrast and brightness cost less on all samples, with neutral parameters, than picking samples out.
    factor = np.where(chance[:, 2] < ranges.contrast_probability, _between(ranges.contrast, value[:, 2]), 1.0)
    offset = ranges.brightness * (2 * value[:, 3] - 1) * (chance[:, 3] < ranges.brightness_probability)
    images = contrast_and_brightness(images, torch.from_numpy(factor), torch.from_numpy(offset), of_one).clamp_(0, 1)
    # From here on ``images`` is our own, and is changed in place: new memory costs more than the arithmetic.

    chosen = (chance[:, 4] < ranges.gamma_probability) & (ranges.gamma != (1, 1))
    low, high = ranges.gamma
    exponent = np.exp(_between((math.log(low), math.log(high)), value[:, 4]))
    images = _change_chosen(images, chosen, gamma_, exponent)

    chosen = (chance[:, 5] < ranges.noise_probability) & (ranges.noise_std > 0)
    images = _change_chosen(images, chosen, lambda x, std: noise_(x, std, noise_source), ranges.noise_std * value[:, 5])

    images = _change_chosen(images, chance[:, 6] < ranges.invert_probability, lambda x: x.neg_().add_(1))
    return images.clamp_(0, 1)


def in_unit_range(images: Tensor, change: Callable[[Tensor], Tensor]) -> Tensor:
    """Apply what changes images in [0, 1] to images of any range, each in its own range of greys.

    Args:
        images: ``[B, …]``.
        change: of images of that shape.

    Returns:
        float32 like ``images``, in their ranges.
    """
    axes = tuple(range(1, images.ndim))
    images = images.float()
    low = images.amin(dim=axes, keepdim=True)
    span = (images.amax(dim=axes, keepdim=True) - low).clamp_min(torch.finfo(torch.float32).tiny)
    return change((images - low) / span) * span + low


def contrast_and_brightness(images: Tensor, factor: Tensor, offset: Tensor, of_one: tuple[int, ...] = (2, 3)) -> Tensor:
    """Scale each image about its channels' means by ``factor`` ``[B]`` and add ``offset`` ``[B]``. Not clipped.

    ``of_one`` are the axes that a mean is taken over.
    """
    mean = images.mean(dim=of_one, keepdim=True)
    factor, offset = (_per_sample(values, images) for values in (factor, offset))
    # lerp would say the same of the factor, but is slow on the CPU where it has to broadcast.
    return (images * factor).add_(mean * (1 - factor) + offset)


def gamma_(images: Tensor, exponent: Tensor) -> Tensor:
    """Raise non-negative images to the power ``exponent`` ``[B]`` > 0, in place."""
    # Half the time of pow on the CPU; log2(0) = -inf comes back as exactly 0.
    return images.log2_().mul_(_per_sample(exponent, images)).exp2_()


def noise_(images: Tensor, std: Tensor, generator: torch.Generator) -> Tensor:
    """Add Gaussian noise of standard deviation ``std`` ``[B]`` in place; ``generator`` is on the images' device."""
    return images.addcmul_(gaussian(images.shape, generator), _per_sample(std, images))


def gaussian(shape: Sequence[int], generator: torch.Generator) -> Tensor:
    """Independent draws from N(0, 1), float32 on the device of ``generator``.

    On the CPU to 16 bits: each is one of 65 536 equally likely quantiles, the outermost at ±4.3. There the time goes
    into drawing random bits one after another, and this takes a third of it.
    """
    if generator.device.type != "cpu":
        return torch.randn(shape, generator=generator, device=generator.device)
    count = math.prod(shape)
    bits = torch.empty(-(-count // 4), dtype=torch.int64).random_(-(2**63), None, generator=generator)  # all 64
    ranks = bits.view(torch.int16)[:count].int().add_(2**15)
    return _gaussian_quantiles().index_select(0, ranks).view(shape)


def blur(images: Tensor, sigma: Tensor) -> Tensor:
    """Gaussian blur with standard deviation ``sigma`` ``[B]`` in pixels, edge pixels repeated outside the image.

    ``sigma`` on the CPU spares a wait for the device, since the kernel's width depends on the largest.
    """
    batch, channels, height, width = images.shape
    # Three standard deviations hold 99.7 % of the weight; at most the whole image.
    radius = min(math.ceil(3 * float(sigma.max())), height - 1, width - 1)
    if radius < 1:
        return images.clone()
    distance = torch.arange(-radius, radius + 1, device=sigma.device, dtype=torch.float64)
    kernel = torch.exp(-0.5 * (distance / sigma.double().clamp_min(1e-3)[:, None]) ** 2)
    kernel = (kernel / kernel.sum(dim=1, keepdim=True)).to(images.device, images.dtype)
    kernel = kernel.repeat_interleave(channels, dim=0)[:, None, None]
    with torch.autocast(images.device.type, enabled=False):
        # One group per image and channel: every image has its own kernel and still all go in one call.
        planes = F.pad(images, (radius,) * 4, mode="replicate").flatten(0, 1)[None]
        planes = F.conv2d(planes, kernel, groups=batch * channels)
        planes = F.conv2d(planes, kernel.transpose(2, 3), groups=batch * channels)
    return planes.view_as(images)


def bias_field(images: Tensor, amplitude: Tensor, coefficients: Tensor) -> Tensor:
    """Multiply each image by exp(f), f a random polynomial with max |f| = ``amplitude`` ``[B]``. Not clipped.

    Args:
        images: ``[B, C, H, W]``; channels share the field.
        amplitude: ``[B]``, natural logarithm of the largest factor.
        coefficients: ``[B, d + 1, d + 1]`` of the Legendre polynomials in y and x; those of total degree 1 to d count.
    """
    degree = coefficients.shape[-1] - 1
    order = torch.arange(degree + 1)
    total = order[:, None] + order
    used = ((total > 0) & (total <= degree)).to(coefficients)
    weights = (coefficients * used).to(images)
    with torch.autocast(images.device.type, enabled=False):
        basis_y, basis_x = (_legendre(size, degree).to(images) for size in images.shape[-2:])
        field = basis_y @ weights @ basis_x.T
    largest = field.abs().amax(dim=(1, 2), keepdim=True).clamp_min(torch.finfo(field.dtype).tiny)
    field = field * (amplitude.to(field)[:, None, None] / largest)
    return images * field.exp_()[:, None]


def invert(images: Tensor, chosen: Tensor) -> Tensor:
    """Replace x by 1 - x in the ``chosen`` ``[B]`` images."""
    return torch.where(_per_sample(chosen, images) > 0, 1 - images, images)


def solarize(images: Tensor, chosen: Tensor) -> Tensor:
    """In the ``chosen`` ``[B]`` images, replace x by the image's maximum - x where x is above the image's mean.

    As in the cine study (de Mooij et al. 2024), whose threshold is 0 on images of mean 0.
    """
    mean = images.mean(dim=(1, 2, 3), keepdim=True)
    largest = images.amax(dim=(1, 2, 3), keepdim=True)
    return torch.where((_per_sample(chosen, images) > 0) & (images > mean), largest - images, images)


def device_generator(generator: torch.Generator, device: torch.device | str) -> torch.Generator:
    """Generator on ``device``, seeded from ``generator``, which advances equally for every kind of device."""
    seed = int(torch.randint(2**62, (), generator=generator))
    return torch.Generator(device).manual_seed(seed)


def _change_chosen(
    images: Tensor, chosen: np.ndarray, change: Callable[..., Tensor], *parameters: np.ndarray
) -> Tensor:
    """Apply ``change(images, *parameters)`` to the chosen samples, which are known without waiting for the device."""
    rows = np.flatnonzero(chosen)
    if len(rows) == 0:
        return images
    of_rows = [torch.from_numpy(values[rows]) for values in parameters]
    if len(rows) == len(images):
        return change(images, *of_rows)
    index = torch.from_numpy(rows).to(images.device, non_blocking=True)
    return images.index_copy(0, index, change(images.index_select(0, index), *of_rows))


def _between(bounds: tuple[float, float], unit: np.ndarray) -> np.ndarray:
    return bounds[0] + (bounds[1] - bounds[0]) * unit


def _per_sample(values: Tensor, images: Tensor) -> Tensor:
    return values.to(images.device, images.dtype, non_blocking=True).view(-1, 1, 1, 1)


@lru_cache
def _gaussian_quantiles() -> Tensor:
    return torch.special.ndtri((torch.arange(2**16, dtype=torch.float64) + 0.5) / 2**16).to(torch.float32)


@lru_cache(maxsize=16)
def _legendre(size: int, degree: int) -> Tensor:
    """Legendre polynomials of degree 0 to ``degree`` at the pixel centres of [-1, 1], ``[size, degree + 1]``."""
    x = (torch.arange(size, dtype=torch.float64) + 0.5) * (2 / size) - 1
    columns = [torch.ones_like(x), x]
    for n in range(1, degree):
        columns.append(((2 * n + 1) * x * columns[n] - n * columns[n - 1]) / (n + 1))
    return torch.stack(columns[: degree + 1], dim=1)
