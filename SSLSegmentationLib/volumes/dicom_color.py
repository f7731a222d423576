"""Colours as DICOM has them (PS3.3 C.10.7.1.1): CIELab in 16 bits each."""

from __future__ import annotations

import numpy as np

#: Standard red, green and blue of the CIE's X, Y and Z; its white D65, which the programs that write such values take.
_RGB = np.array(
    [[3.2404542, -1.5371385, -0.4985314], [-0.969266, 1.8760108, 0.041556], [0.0556434, -0.2040259, 1.0572252]]
)
_WHITE = np.array([0.95047, 1.0, 1.08883])
_BEND = 6 / 29


def rgb_of_lab(lightness: float, green_red: float, blue_yellow: float) -> tuple[int, int, int]:
    """Red, green, blue, each 0 to 255, of a value of three numbers from 0 to 65535."""
    y = (lightness / 65535 * 100 + 16) / 116
    x, z = y + (green_red / 65535 * 255 - 128) / 500, y - (blue_yellow / 65535 * 255 - 128) / 200
    bent = np.array([x, y, z])
    linear = _RGB @ (_WHITE * np.where(bent > _BEND, bent**3, 3 * _BEND**2 * (bent - 4 / 29)))
    curved = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * np.maximum(linear, 0.0031308) ** (1 / 2.4) - 0.055)
    red, green, blue = np.rint(255 * curved.clip(0, 1)).astype(int).tolist()
    return red, green, blue
