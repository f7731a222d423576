"""A case of a store, as its index lists it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Stored:
    """What stores of all tasks say of a case.

    Args:
        id: in the project.
        role: when the store was built.
        height: rows of its images, without the canvas around them.
        width: columns.
        fingerprint: of the volume.
    """

    id: str
    role: str
    height: int
    width: int
    fingerprint: str
