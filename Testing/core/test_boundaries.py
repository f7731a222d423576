"""Who may import what: the core knows no Slicer; its project modules, its settings and what lists things no torch."""

import json
import subprocess
import sys

import pytest

from SSLSegmentationLib.cli.registry import commands
from SSLSegmentationLib.project import Project

STANDARD_LIBRARY_ONLY = (
    "core.errors",
    "core.terminal",
    "core.text",
    "core.paths",
    "core.storage",
    "core.settings",
    "core.acting",
    "core.registry",
    "core.exchange",
    "volumes.mask_formats",
    "project.schema",
    "project.terminology",
    "project.cases",
    "project.channels",
    "project.damaged",
    "project.known",
    "project.case_folders",
    "project.project",
    "project.runs",
    "jobs.requests",
    "jobs.background",
    "importing.imported",
    "importing.dataset_formats",
    "volumes.segmentation_formats",
    "volumes.dicom_segmentation",
    "volumes.structures_segmentation",
    "importing.nnunet_dataset",
    "importing.monai_dataset",
    "importing.bids_dataset",
    "importing.decathlon_dataset",
    "inference.model_formats",
    "inference.sslseg_model",
    "inference.nnunet_model",
    "inference.nnunet_files",
    "inference.monai_bundle_model",
    "inference.bundle_files",
    "inference.handed_card",
    "cli.format_commands",
    "project.history",
    "project.en_face",
    "project.views",
    "project.label_state",
    "project.heart",
    "project.volume_curve",
    "project.predicted",
    "core.progress",
    "jobs.client",
    "jobs.launch",
    "execution.worker",
    "execution.ranks",
    "jobs.exported",
    "execution.ready",
    "cli.cluster_commands",
    "jobs.telling",
    "jobs.cleaning",
    "cli.job_commands",
    "cli.attended",
    "cli.suggest_commands",
    "cli.project_commands",
    "cli.import_commands",
    "cli.probe_commands",
    "project.cohort",
    "core.packages",
    "project.models",
    "project.model_text",
    "finetuning.card_words",
    "cli.model_commands",
    "core.lazy",
    "training.presets",
    "networks.settings",
    "networks.architecture",
    "training.settings",
    "augmentation.ranges",
    "pretraining.settings",
    "finetuning.settings",
    "finetuning.strategy",
    "finetuning.learning_settings",
    "finetuning.projection_settings",
    "stores.projection_settings",
    "training.projection_presets",
    "tasks",
    "embedding.settings",
    "pretraining.starter_settings",
    "study.settings",
    "cli.training_commands",
    "cli.study_commands",
    "cli.learning_commands",
    "cli.demo_commands",
    "cli.starter_commands",
    "cli.prediction_commands",
    "cli.embedding_commands",
    "cli.completion_commands",
    "cli.config",
    "cli.former",
    "cli.registry",
)


NUMPY_ONLY = (
    "orientation",
    "doubtful_slices",
    "flattening",
    "fingerprint",
    "checks",
    "headers",
    "integrity",
    "mask_difference",
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


def answer_of(code):
    """What a Python of its own prints as JSON."""
    command = [sys.executable, "-c", f"import json, sys\n{code}"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


#: What Slicer's own Python runs before torch is there: it has numpy, scipy, SimpleITK and pydicom, no more.
WITHOUT_TORCH = (
    "importing.volumes",
    "importing.projections",
    "importing.synthetic",
    "importing.demo_project",
    "volumes.summary",
    "stores.preprocessing",
    "stores.case_arrays",
    "stores.shares",
    "embedding.filters",
    "embedding.perceptron",
    "embedding.channels",
    "embedding.appearance",
    "embedding.draft",
    "embedding.draft_files",
    "embedding.draft_features",
    "embedding.draft_engine",
    "embedding.drafting",
    "embedding.slice_drafts",
    "embedding.coverage",
    "embedding.looks",
    "embedding.suggestion",
    "embedding.suggested_slices",
    "inference.volume_curve",
)


def test_the_core_imports_neither_slicer_nor_vtk_nor_qt():
    names = "api, cli.main, cli.project_commands, cli.training_commands, cli.prediction_commands, cli.demo"
    statement = "; ".join(f"import SSLSegmentationLib.{name.strip()}" for name in names.split(","))
    assert not modules_after(statement) & {"slicer", "vtk", "qt", "ctk", "PyQt5", "PySide6"}


def test_projects_settings_and_recipes_use_the_standard_library_only():
    """One process for all: what one of them loads is told with its name."""
    outside = {"torch", "monai", "numpy", "scipy", "SimpleITK", "matplotlib", "tqdm", "psutil"}
    told = answer_of(
        f"""
import importlib
for module in {STANDARD_LIBRARY_ONLY!r}:
    importlib.import_module("SSLSegmentationLib." + module)
    if loaded := {outside!r} & set(sys.modules):
        raise SystemExit(f"{{module}} loads {{loaded}}")
from SSLSegmentationLib.pretraining import recipes
print(json.dumps([len(recipes()), sorted({outside!r} & set(sys.modules))]))
"""
    )
    assert told[0] > 10 and told[1] == []


def test_no_command_loads_torch_to_explain_itself_or_to_list_things(tmp_path):
    project = str(Project.create(tmp_path / "p").folder)
    heavy = {"torch", "monai", "scipy", "SimpleITK", "matplotlib"}
    lists = [["--help"], ["methods"], *([name, project] for name in ("cases", "runs", "jobs", "models"))]
    told = answer_of(
        f"""
import contextlib, io
from SSLSegmentationLib.cli import main
found = {{}}
for words in {[[*name.split(), "--help"] for name in commands()] + lists!r}:
    with contextlib.redirect_stdout(io.StringIO()) as shown, contextlib.suppress(SystemExit):
        main(words)
    assert shown.getvalue(), words
    found[" ".join(words)] = sorted({heavy!r} & set(sys.modules))
print(json.dumps(found))
"""
    )
    assert len(told) == len(commands()) + len(lists) and not any(told.values()), told


def test_the_pixel_classifier_comes_from_its_package_without_torch():
    loaded = modules_after("from SSLSegmentationLib.embedding import Perceptron, fit_perceptron, volume_features")
    assert not loaded & {"torch", "monai", "matplotlib", "tqdm", "psutil"}


@pytest.mark.parametrize("module", WITHOUT_TORCH)
def test_data_can_be_brought_in_before_torch_is_there(module):
    assert not modules_after(f"import SSLSegmentationLib.{module}") & {"torch", "monai", "matplotlib", "tqdm", "psutil"}


def test_what_slicer_uses_of_the_volumes_and_while_a_mouse_moves_needs_numpy_alone():
    modules = [*(f"volumes.{module}" for module in NUMPY_ONLY), "embedding.alike", "embedding.feature_files"]
    loaded = modules_after("; ".join(f"import SSLSegmentationLib.{module}" for module in modules))
    assert not loaded & {"torch", "monai", "SimpleITK", "scipy", "matplotlib", "tqdm"}
