"""What the jobs of the kill campaign make, as tensors by name, and where two of a kind differ."""

from __future__ import annotations

from collections.abc import Callable

import SimpleITK as sitk
import torch
from torch import Tensor

from SSLSegmentationLib.execution.chain import Chain
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.training import load_checkpoint

Parts = dict[str, Tensor]


def weights(run: RunFolder) -> Parts:
    """Of the backbone or model that a result names."""
    kind = "backbone" if "backbone" in run.read_result() else "model"
    return load_checkpoint(run.folder / f"{kind}.pt", kind)["state"]


def masks(project: Project, run: RunFolder) -> Parts:
    """Voxels of the masks that a prediction's result names, by case."""
    paths = {entry["case"]: entry["path"] for entry in run.read_result()["predicted"]}
    found = {name: sitk.ReadImage(str(project.folder / path)) for name, path in paths.items()}
    return {name: torch.from_numpy(sitk.GetArrayFromImage(mask)) for name, mask in found.items()}


def models(run: RunFolder) -> Parts:
    """Weights of all models that learning has made, how each was judged, and what is left beside them."""
    chain = Chain(run.folder)
    made = chain.read().models
    folders = {"newest": run.folder, **{f"model {each.number}": chain.model_folder(each.number) for each in made}}
    parts = {
        f"{name}: {key}": tensor
        for name, folder in folders.items()
        for key, tensor in load_checkpoint(folder / "model.pt", "model")["state"].items()
    }
    parts |= {f"judgement of model {each.number}": torch.tensor([each.round, each.validation_dice]) for each in made}
    parts["rounds that are left"] = torch.tensor(len(list(run.folder.glob("rounds/[0-9]*"))))
    parts["scores"] = torch.tensor((run.folder / "evaluation-validation.json").exists())
    return parts


def differences(reference: Parts, output: Callable[[RunFolder], Parts], run: RunFolder) -> list[str]:
    """Sentences on what a run has made otherwise than the undisturbed one."""
    try:
        found = output(run)
    except Exception as error:  # whatever it is, it is a finding
        return [f"its result cannot be read ({error})"]
    if found.keys() != reference.keys():
        return [f"its result has other parts: {sorted(found.keys() ^ reference.keys())}"]
    return [f"'{name}' differs" for name, tensor in reference.items() if not torch.equal(tensor, found[name])]
