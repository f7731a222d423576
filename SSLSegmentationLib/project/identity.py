"""Which project a project is, wherever its folder lies by now. Standard library only."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from typing import Any


def new_identity() -> str:
    """The identity of a project that is being made."""
    return uuid.uuid4().hex


def identity_of(content: Mapping[str, Any]) -> str:
    """The identity of a project, by the content of its ``project.json``; the same in each copy of it.

    One that was made before projects had an identity is known by its name and the second in which it was made.
    """
    own = content.get("id")
    if isinstance(own, str) and own:
        return own
    made = f"{content.get('created', '')}\n{content.get('name', '')}"
    return hashlib.sha256(made.encode("utf-8", "backslashreplace")).hexdigest()[:32]
