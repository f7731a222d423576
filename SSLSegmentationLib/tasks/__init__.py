"""Tasks: what a network is to make of volumes. Slices, volumes, projections: each in a module of its own."""

from .base import REGISTRY, Part, Task, fits_slicer, register, require_task, task_of

__all__ = ["REGISTRY", "Part", "Task", "fits_slicer", "register", "require_task", "task_of"]
