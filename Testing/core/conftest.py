"""Fixtures that several suites share. Data made here is synthetic; real MRI lies beside the checkout, if at all."""

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Campaigns are commands; their tests load them as modules, and so find what they share.
sys.path.append(str(Path(__file__).resolve().parents[1] / "campaigns"))

# How long an example takes says how busy the machine is.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of real MRI; tests that ask for it are skipped where it is absent."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("real MRI data (../shared/data) is not here")
    return folder


@pytest.fixture(scope="session")
def cohort(tmp_path_factory) -> Path:
    """``dataset.json`` of a small synthetic cohort: 2 training, 1 validation, 1 test and 2 unlabelled cases."""
    from SSLSegmentationLib.importing.synthetic import CohortSettings, write_cohort

    settings = CohortSettings(cases=6, training=2, validation=1, test=1, size=48)
    return write_cohort(tmp_path_factory.mktemp("cohort"), settings)


@pytest.fixture
def project(cohort, tmp_path):
    """A project of its own for each test, on the small cohort; its path has a space and an accent."""
    from SSLSegmentationLib.importing import import_dataset
    from SSLSegmentationLib.project import Project

    project = Project.create(tmp_path / "my projét")
    import_dataset(project, cohort, link=True)
    return project


@pytest.fixture
def second_network(monkeypatch) -> str:
    """Name of a second network for slices, with the shape of the U-Net, that can be chosen in the test."""
    from SSLSegmentationLib.networks import UNet, UNetSettings
    from SSLSegmentationLib.networks.architecture import REGISTRY, Network

    class Second(UNet):
        kind = "second"

        def features(self, images):
            return super().features(images).relu()

    class Entry(Network):
        module = Second

    entry = Entry("second", "U-Net that has no negative features", UNetSettings, "", placed=False, staged=False)
    monkeypatch.setitem(REGISTRY._all(), entry.name, entry)
    return entry.name


@pytest.fixture(autouse=True, scope="session")
def one_thread():
    """Tests use one thread: small tensors are faster so, and busy machines stay predictable."""
    import torch

    torch.set_num_threads(1)
