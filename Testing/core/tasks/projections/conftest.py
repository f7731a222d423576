"""Small projects of volumes with flat images and masks, and tiny runs on them."""

import shutil
from dataclasses import replace

import pytest
from flat_project import make_flat_project

from SSLSegmentationLib.finetuning.projection_settings import EnFaceFinetuneSettings
from SSLSegmentationLib.importing.synthetic import CohortSettings
from SSLSegmentationLib.networks import Fpn3d2dSettings
from SSLSegmentationLib.pretraining import PretrainingSettings
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.stores.projection_settings import EnFaceData
from SSLSegmentationLib.training import RunContext

NETWORK = Fpn3d2dSettings(widths=(4, 8, 8))
DATA = EnFaceData(patch=(16, 16), crops_per_volume=4)
COHORT = CohortSettings(cases=5, training=2, validation=1, test=1, size=48, reordered_fraction=0.5)


@pytest.fixture(scope="session")
def made_flat_project(tmp_path_factory):
    return make_flat_project(tmp_path_factory.mktemp("flat") / "project", COHORT)


@pytest.fixture(scope="session")
def made_project_of_structures(tmp_path_factory):
    settings = replace(COHORT, cases=2, training=1, validation=1, test=0)
    return make_flat_project(tmp_path_factory.mktemp("flat") / "several", settings, structures=2)


@pytest.fixture
def flat_project(made_flat_project, tmp_path):
    """A project of its own: 2 training, 1 validation, 1 test and 1 unlabelled case, one structure."""
    return Project(shutil.copytree(made_flat_project.folder, tmp_path / "flat projét"))


@pytest.fixture
def project_of_structures(made_project_of_structures, tmp_path):
    """1 training and 1 validation case, two structures."""
    return Project(shutil.copytree(made_project_of_structures.folder, tmp_path / "several"))


def pretraining(steps=4, learning_rate=1e-2, **changes):
    """Tiny settings; ``changes`` are those of the method."""
    settings = PretrainingSettings.from_preset("intermodal", "quick")
    own, optimisation = settings.stages["intermodal"]
    optimisation = replace(
        optimisation, steps=steps, batch_size=4, learning_rate=learning_rate, validate_every=max(2, steps // 2)
    )
    stages = {"intermodal": (replace(own, **{"data": DATA, **changes}), optimisation)}
    return replace(settings, network=NETWORK, max_size=32, stages=stages)


def finetuning(steps=4, learning_rate=1e-2, **changes):
    """Tiny settings of a finetuning to flat masks."""
    settings = EnFaceFinetuneSettings.from_preset("quick")
    optimisation = replace(
        settings.optimisation, steps=steps, batch_size=4, learning_rate=learning_rate, validate_every=max(2, steps // 2)
    )
    return replace(settings, network=NETWORK, max_size=32, optimisation=optimisation, **{"data": DATA, **changes})


def context(folder, stop_after=None):
    """Of a run in ``folder`` that is asked to stop after so many steps."""
    folder.mkdir(exist_ok=True)
    run, steps = RunFolder(folder), iter(range(10**6))

    def should_stop():  # while volumes are prepared there is no checkpoint yet
        return stop_after is not None and run.checkpoints.exists() and next(steps) + 1 >= stop_after

    return RunContext(run, should_stop=should_stop)
