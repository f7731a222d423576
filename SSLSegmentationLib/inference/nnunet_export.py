"""A model as a trained-model folder of nnU-Net v2, which then makes the same masks.

::

    Dataset900_NAME/nnUNetTrainer__nnUNetPlans__2d/
        dataset.json, plans.json, dataset_fingerprint.json   what it segments, how volumes are prepared, its network
        fold_0/checkpoint_final.pth                          weights; of several networks fold_1 … too
        README.md                                            its card, and what differs

nnU-Net decides by its plans how volumes are read, turned, normalised and resampled. Only a model that was trained that
way (``normalisation="z-score"``) can be written; any other is refused.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from ..core.exchange import new_folder
from ..core.storage import atomic_path, write_json, write_text
from ..project import safe_name
from ..project.models import ModelEntry
from ..project.schema import LabelSchema
from ..training import load_checkpoint
from .handed import HandedModel, handed
from .model_formats import ExportedModel, for_others
from .nnunet_network import plan_of, to_nnunet

TRAINER, PLANS, CONFIGURATION = "nnUNetTrainer", "nnUNetPlans", "2d"
CHECKPOINT = "checkpoint_final.pth"
_DATASET = 900  # number of a data set that is not given one
_READER = "NibabelIOWithReorient"  # which turns volumes to RAS
_ENDING = ".nii.gz"
_CHANNEL = "MRI"
#: Axes of a volume [S, A, R] that become slices, rows and columns.
_AXES = {"axial": (0, 1, 2), "coronal": (1, 0, 2), "sagittal": (2, 0, 1)}
_RESAMPLING: dict[str, Any] = {"force_separate_z": False, "mode": "linear"}


def export_nnunet(entry: ModelEntry, target: Path, describe: Callable[[ModelEntry], str]) -> ExportedModel:
    """Write a model as a folder that ``nnUNetv2_predict_from_modelfolder`` and SlicerNNUnet take.

    Args:
        entry: a model of slices that was trained on z-scores.
        target: folder, new or empty; one called ``Dataset123_NAME`` becomes the data set's, in any other there is one.
        describe: writes the card for people.

    Returns:
        The folder that holds ``plans.json``, and what differs.

    Raises:
        CheckpointError, SettingsError: nnU-Net could not make the same masks with it.
        ProjectError: there is something in the folder.
        StorageError: the disk refused.
    """
    content = load_checkpoint(entry.path, "model")
    model = handed(content, entry.name, "nnU-Net")
    own = re.fullmatch(r"Dataset\d{3}_\w+", target.name)
    dataset = target.name if own else f"Dataset{_DATASET}_{safe_name(entry.name).replace('-', '_')}"
    plans = nnunet_plans(dataset, model)
    described = nnunet_dataset(dataset, model.schema, int(content["labels"]["train_cases"]))
    notes = _differences(model)
    inner = f"{TRAINER}__{PLANS}__{CONFIGURATION}"
    with new_folder(target) as staging:
        folder = staging / inner if own else staging / dataset / inner
        for number, state in enumerate(model.states):
            fold = folder / f"fold_{number}"
            fold.mkdir(parents=True)
            checkpoint = {
                "network_weights": to_nnunet(state, model.network),
                "trainer_name": TRAINER,
                "init_args": {"configuration": CONFIGURATION, "fold": number},
                "inference_allowed_mirroring_axes": None,
                "current_epoch": 0,
            }
            buffer = io.BytesIO()
            torch.save(checkpoint, buffer)
            with atomic_path(fold / CHECKPOINT) as temporary:
                temporary.write_bytes(buffer.getbuffer())
        write_json(folder / "dataset.json", described)
        write_json(folder / "plans.json", plans)
        write_json(folder / "dataset_fingerprint.json", {"foreground_intensity_properties_per_channel": {"0": {}}})
        card = describe(for_others(entry, content, dataset))
        write_text(folder / "README.md", card + _in_nnunet(inner, len(model.states), notes))
    return ExportedModel(target / folder.relative_to(staging), notes)


def nnunet_plans(dataset: str, model: HandedModel) -> dict[str, Any]:
    """``plans.json``: volumes are prepared as for the model, and its patches hold whole slices."""
    forward, patch, pixel = _AXES[model.plane], list(model.patch), model.pixel_mm
    resampling = {
        f"resampling_fn_{what}{ending}": value
        for what, is_seg in (("data", False), ("seg", True), ("probabilities", False))
        for ending, value in (("", "resample_torch_fornnunet"), ("_kwargs", {"is_seg": is_seg, **_RESAMPLING}))
    }
    return {
        "dataset_name": dataset,
        "plans_name": PLANS,
        "original_median_spacing_after_transp": [pixel, pixel, pixel],
        "original_median_shape_after_transp": [1, *patch],
        "image_reader_writer": _READER,
        "transpose_forward": list(forward),
        "transpose_backward": [forward.index(axis) for axis in range(3)],
        "configurations": {
            CONFIGURATION: {
                "data_identifier": f"{PLANS}_{CONFIGURATION}",
                "preprocessor_name": "DefaultPreprocessor",
                "batch_size": 8,
                "patch_size": patch,
                "median_image_size_in_voxels": list(map(float, patch)),
                "spacing": [pixel, pixel],
                "normalization_schemes": ["ZScoreNormalization"],
                "use_mask_for_norm": [False],
                **resampling,
                "architecture": plan_of(model.network),
                "batch_dice": True,
            }
        },
        "experiment_planner_used": "ExperimentPlanner",
        "label_manager": "LabelManager",
        "foreground_intensity_properties_per_channel": {"0": {}},
    }


def nnunet_dataset(dataset: str, schema: LabelSchema, volumes: int) -> dict[str, Any]:
    """``dataset.json``: labels in the order of the network's outputs, which nnU-Net counts from 1."""
    labels = {"background": 0}
    for number, value in enumerate(schema.values, start=1):
        name = schema.by_value(value).name
        labels[name if name not in (*labels, "ignore") else f"{name} ({value})"] = number
    return {
        "name": dataset,
        "channel_names": {"0": _CHANNEL},
        "labels": labels,
        "numTraining": volumes,
        "file_ending": _ENDING,
        "overwrite_image_reader_writer": _READER,
    }


def _differences(model: HandedModel) -> list[str]:
    found = model.differences("nnU-Net")
    if model.is_renumbered:
        pairs = ", ".join(f"{value} becomes {number}" for number, value in enumerate(model.schema.values, start=1))
        found.append(f"nnU-Net counts labels without gaps: {pairs}.")
    if len(model.states) > 1:
        found.append(
            f"nnU-Net averages the {len(model.states)} networks before probabilities are made of what they say, this "
            "program after that: masks differ a little at borders."
        )
    return found


def _in_nnunet(folder: str, networks: int, notes: list[str]) -> str:
    """How it is used there, for people."""
    folds = " ".join(map(str, range(networks)))
    return "\n".join(
        [
            "",
            "## In nnU-Net",
            "",
            f"    nnUNetv2_predict_from_modelfolder -i INPUT -o OUTPUT -m {folder} -f {folds}",
            "",
            f"INPUT: a folder of volumes NAME_0000{_ENDING}. Slicer's module nnUNet takes this folder, too.",
            "",
            *(f"- {note}" for note in notes),
            "",
        ]
    )
