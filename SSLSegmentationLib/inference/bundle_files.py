"""What a MONAI bundle looks like. Standard library only."""

from __future__ import annotations

from pathlib import Path

METADATA = "configs/metadata.json"
INFERENCE = "configs/inference.json"
#: The model as this program keeps it, in bundles that it wrote.
OWN = "models/model.sslseg.zip"


def is_bundle(path: Path) -> bool:
    """Whether a path is a folder of a MONAI bundle."""
    return (path / METADATA).is_file()
