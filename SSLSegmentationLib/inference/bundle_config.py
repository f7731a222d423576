"""What the files of a MONAI bundle say of a model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import __version__
from .handed import HandedModel

_SCHEMA = "https://github.com/Project-MONAI/MONAI-extra-test-data/releases/download/0.8.1/meta_schema_20240725.json"
_NEEDS = {"pytorch-ignite": "0.4.11", "nibabel": "5.0.0", "fire": "0.4.0"}
#: Rows, columns and slices of each plane, as the ways that MONAI sorts the axes of a volume by.
_AXES = {"axial": "ARS", "coronal": "SRP", "sagittal": "SAL"}
_AT_ONCE = 8  # slices
#: MONAI resamples to a spacing, whatever is left over at the edge; we resample to the nearest number of pixels, edge to
#: edge. Of a volume whose spacing is said to be what makes these the same, both get the same.
_FITTED = (
    "$lambda x: (setattr(x, 'affine', x.affine * torch.tensor("
    "[{pixel} * max(1, round(n * float(mm) / {pixel})) / (n * float(mm)) for n, mm in zip(x.shape[1:3], x.pixdim)] "
    "+ [1.0, 1.0], dtype=x.affine.dtype)), x)[1]"
)
_AS_IT_WAS = "$lambda x: (setattr(x, 'affine', torch.as_tensor(x.meta['original_affine']).to(x.affine)), x)[1]"


def network_config(model: HandedModel) -> dict[str, Any]:
    """MONAI's DynUNet of the shape of our U-Net."""
    stages = len(model.network.widths)
    norm, options = model.network.norm_layer()
    return {
        "_target_": "DynUNet",
        "spatial_dims": 2,
        "in_channels": 1,
        "out_channels": model.schema.class_count,
        "kernel_size": [3] * stages,
        "strides": [1, *[2] * (stages - 1)],
        "upsample_kernel_size": [2] * (stages - 1),
        "filters": list(model.network.widths),
        "norm_name": [norm, options],
        "act_name": ["leakyrelu", {"negative_slope": 0.01, "inplace": True}],
    }


def inference_config(model: HandedModel) -> dict[str, Any]:
    """``inference.json``: from files to masks by what MONAI has."""
    values = list(model.schema.values)
    renumbered = {
        "_target_": "MapLabelValued",
        "keys": "pred",
        "orig_labels": list(range(1, len(values) + 1)),
        "target_labels": values,
    }
    return {
        "imports": ["$import glob", "$import os", "$import torch"],
        "bundle_root": ".",
        "dataset_dir": "$@bundle_root + '/volumes'",
        "output_dir": "$@bundle_root + '/masks'",
        "datalist": "$sorted(glob.glob(os.path.join(@dataset_dir, '*.nii*')))",
        "device": "$torch.device('cuda' if torch.cuda.is_available() else 'cpu')",
        "network_def": network_config(model),
        "network": "$@network_def.to(@device)",
        "preprocessing": {
            "_target_": "Compose",
            "transforms": [
                {"_target_": "LoadImaged", "keys": "image", "ensure_channel_first": True},
                {"_target_": "Orientationd", "keys": "image", "axcodes": _AXES[model.plane]},
                {
                    "_target_": "CropForegroundd",
                    "keys": "image",
                    "source_key": "image",
                    "select_fn": "$lambda x: x != 0",
                    "allow_smaller": True,
                },
                {"_target_": "NormalizeIntensityd", "keys": "image"},
                {
                    "_target_": "Lambdad",
                    "keys": "image",
                    "func": _FITTED.format(pixel=model.pixel_mm),
                },
                {
                    "_target_": "Spacingd",
                    "keys": "image",
                    "pixdim": [model.pixel_mm, model.pixel_mm, -1],
                    "mode": "bilinear",
                    "padding_mode": "border",
                    "align_corners": True,
                    "scale_extent": True,
                },
            ],
        },
        "dataset": {
            "_target_": "Dataset",
            "data": "$[{'image': path} for path in @datalist]",
            "transform": "@preprocessing",
        },
        "dataloader": {"_target_": "DataLoader", "dataset": "@dataset", "batch_size": 1, "num_workers": 0},
        "inferer": {
            "_target_": "SliceInferer",
            "roi_size": list(model.patch),
            "spatial_dim": 2,
            "sw_batch_size": _AT_ONCE,
            "overlap": 0.5,
            "mode": "gaussian",
        },
        "postprocessing": {
            "_target_": "Compose",
            "transforms": [
                {
                    "_target_": "Invertd",
                    "keys": "pred",
                    "transform": "@preprocessing",
                    "orig_keys": "image",
                    "nearest_interp": False,
                    "to_tensor": True,
                },
                {"_target_": "Lambdad", "keys": "pred", "func": _AS_IT_WAS},
                {"_target_": "AsDiscreted", "keys": "pred", "argmax": True},
                *([renumbered] if model.is_renumbered else []),
                {
                    "_target_": "SaveImaged",
                    "keys": "pred",
                    "output_dir": "@output_dir",
                    "output_postfix": "",
                    "output_dtype": "$np.uint8",
                    "separate_folder": False,
                    "resample": False,
                },
            ],
        },
        "handlers": [
            {
                "_target_": "CheckpointLoader",
                "load_path": "$@bundle_root + '/models/model.pt'",
                "load_dict": {"model": "@network"},
                "map_location": "@device",
            }
        ],
        "evaluator": {
            "_target_": "SupervisedEvaluator",
            "device": "@device",
            "val_data_loader": "@dataloader",
            "network": "@network",
            "inferer": "@inferer",
            "postprocessing": "@postprocessing",
            "val_handlers": "@handlers",
        },
        "run": ["$@evaluator.run()"],
    }


def metadata(
    model: HandedModel, name: str, scores: Mapping[str, Mapping[str, Any]], versions: Mapping[str, str]
) -> dict[str, Any]:
    """``metadata.json``.

    Args:
        model: what is exported.
        name: of the bundle.
        scores: role → metric → figures; those of test cases, else of validation cases, are told.
        versions: of monai, torch and numpy.
    """
    structures = {str(number): model.schema.by_value(value).name for number, value in enumerate(model.schema.values, 1)}
    names = ", ".join(structures.values())
    told = scores.get("test") or scores.get("validation") or {}
    means = {metric: figures["mean"] for metric, figures in told.items() if figures.get("mean") is not None}
    image = {
        "type": "image",
        "format": "magnitude",
        "modality": "MR",
        "num_channels": 1,
        "spatial_shape": list(model.patch),
        "dtype": "float32",
        "value_range": [-10.0, 10.0],
        "is_patch_data": True,
        "channel_def": {"0": "image"},
    }
    found = {
        "type": "image",
        "format": "segmentation",
        "num_channels": model.schema.class_count,
        "spatial_shape": list(model.patch),
        "dtype": "float32",
        "value_range": [-100.0, 100.0],
        "is_patch_data": True,
        "channel_def": {"0": "background", **structures},
    }
    return {
        "schema": _SCHEMA,
        "version": "1.0.0",
        "changelog": {"1.0.0": "as it was exported"},
        "monai_version": versions["monai"],
        "pytorch_version": versions["torch"],
        "numpy_version": versions["numpy"],
        "required_packages_version": _NEEDS,
        "made_by": {"sslsegmentation": __version__},
        "name": name,
        "task": f"Segmentation of {names} in MRI, slice by slice",
        "description": f"A 2D U-Net that segments {names}, trained with SSLSegmentation {__version__}; docs/README.md "
        "is its card.",
        "authors": "not said",
        "copyright": "not said",
        "image_classes": "MRI, mean 0 and standard deviation 1",
        "pred_classes": "background and one channel for each structure",
        "eval_metrics": means,
        "intended_use": "Research; not a medical device.",
        "network_data_format": {"inputs": {"image": image}, "outputs": {"pred": found}},
    }
