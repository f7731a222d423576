"""Projects for each task, and a task that the library does not know."""

import pytest
from flat_project import make_flat_project

from SSLSegmentationLib.importing.synthetic import CohortSettings
from SSLSegmentationLib.networks import architecture
from SSLSegmentationLib.tasks import base

from .thresholds import NETWORK, ThresholdTask


@pytest.fixture
def third(monkeypatch):
    """One more task, for as long as a test runs."""
    for registry in (base.REGISTRY, architecture.REGISTRY):
        monkeypatch.setattr(registry, "_entries", dict(registry))
    base.register(ThresholdTask)
    architecture.register(NETWORK)


@pytest.fixture(scope="session")
def flat_cases(tmp_path_factory):
    """A project, only to be read, of volumes with flat masks, some to learn from and one to validate on."""
    cohort = CohortSettings(cases=3, training=2, validation=1, test=0, size=48)
    return make_flat_project(tmp_path_factory.mktemp("flat") / "project", cohort)
