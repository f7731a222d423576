"""Who may import what: the core knows no Slicer, its project modules no torch."""

import subprocess
import sys

import pytest

STANDARD_LIBRARY_ONLY = (
    "errors",
    "terminal",
    "paths",
    "storage",
    "settings",
    "acting",
    "schema",
    "cases",
    "case_folders",
    "project",
    "runs",
    "run_requests",
    "imported",
    "history",
    "enface.record",
    "progress",
    "jobs.client",
    "jobs.launch",
    "jobs.worker",
    "jobs.ranks",
    "jobs.exported",
    "jobs.ready",
    "cli.cluster_commands",
    "jobs.telling",
    "jobs.cleaning",
    "cli.job_commands",
    "cli.attended",
    "cli.project_commands",
    "cli.import_commands",
    "cli.probe_commands",
    "cohort",
    "packages",
    "models",
    "model_text",
    "cli.model_commands",
)


NUMPY_ONLY = (
    "orientation",
    "fingerprint",
    "checks",
    "headers",
    "integrity",
    "masks",
    "metaimage",
    "nifti",
    "nrrd",
    "segments",
    "summary",
)


def modules_after(statement):
    code = f"import sys; {statement}; print(' '.join(sorted({{m.split('.')[0] for m in sys.modules}})))"
    return set(
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8").stdout.split()
    )


#: What Slicer's own Python runs before torch is there: it has numpy, scipy, SimpleITK and pydicom, no more.
WITHOUT_TORCH = ("importing", "enface.importing", "synthetic", "demo_project", "volumes.summary", "shallow")


def test_the_core_imports_neither_slicer_nor_vtk_nor_qt():
    names = "workflow, cli.main, cli.project_commands, cli.training_commands, cli.prediction_commands, demo"
    statement = "; ".join(f"import SSLSegmentationLib.{name.strip()}" for name in names.split(","))
    assert not modules_after(statement) & {"slicer", "vtk", "qt", "ctk", "PyQt5", "PySide6"}


@pytest.mark.parametrize("module", STANDARD_LIBRARY_ONLY)
def test_project_modules_use_the_standard_library_only(module):
    loaded = modules_after(f"import SSLSegmentationLib.{module}")
    assert not loaded & {"torch", "monai", "numpy", "SimpleITK", "matplotlib", "tqdm", "psutil"}


@pytest.mark.parametrize("module", WITHOUT_TORCH)
def test_data_can_be_brought_in_before_torch_is_there(module):
    assert not modules_after(f"import SSLSegmentationLib.{module}") & {"torch", "monai", "matplotlib", "tqdm", "psutil"}


def test_what_slicer_uses_of_the_volumes_needs_numpy_alone():
    loaded = modules_after("; ".join(f"import SSLSegmentationLib.volumes.{module}" for module in NUMPY_ONLY))
    assert not loaded & {"torch", "monai", "SimpleITK", "scipy", "matplotlib", "tqdm"}
