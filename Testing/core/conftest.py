"""Fixtures that several suites share. Data made here is synthetic; real MRI lies beside the checkout, if at all."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of real MRI; tests that ask for it are skipped where it is absent."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("real MRI data (../shared/data) is not here")
    return folder
