"""The strategies of slices, on patches of volumes: each does there what it does, and sees what a 3D network sees."""

from __future__ import annotations

from .drafts import DraftsMethod
from .mean_teacher import MeanTeacherMethod, MeanTeacherObjective
from .probe_method import ProbeMethod
from .volumes import VolumeMethod, VolumeObjective


class VolumeProbeMethod(ProbeMethod, VolumeMethod):
    """A linear classifier of the maps of a 3D network; of each patch it learns from the slice in its middle."""


class VolumeMeanTeacherObjective(MeanTeacherObjective, VolumeObjective):
    """Agreement on patches."""


class VolumeMeanTeacherMethod(MeanTeacherMethod, VolumeMethod):
    """Two 3D networks, of which one follows the other."""

    Objective = VolumeMeanTeacherObjective


class VolumeDraftsMethod(DraftsMethod, VolumeMethod):
    """Patches whose slices are drafted, slice by slice as ever, where nobody has annotated them."""
