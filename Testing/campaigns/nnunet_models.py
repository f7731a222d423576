"""Models handed to nnU-Net: does nnU-Net's own command make the masks that this program makes?

    python nnunet_models.py DATASET.json OUT.csv --work FOLDER --nnunet NNUNET_ENVIRONMENT --seconds 60

Finetunes on the training cases of a data set with z-scores, writes the model as a folder of nnU-Net, has
``nnUNetv2_predict_from_modelfolder`` of an environment with nnunetv2 segment the volumes of the other cases, and
compares the masks with ours: Dice of each structure, and how many voxels differ. Reference masks are not looked at.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import SimpleITK as sitk
import torch
from csv_rows import write_rows
from volumes_campaign import lasting

from SSLSegmentationLib.finetuning import FinetuneSettings, run_finetuning
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.inference.nnunet_export import export_nnunet
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.models import find_entry
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.training import RunContext
from SSLSegmentationLib.volumes.reading import read_volume

COLUMNS = ("set", "networks", "size", "case", "structure", "voxels", "differing", "dice")


def trained(project: Project, seconds: float, networks: int, size: int) -> RunFolder:
    """A model of z-scores, as it is trained from the command line."""
    settings = FinetuneSettings.from_preset("quick")
    settings = replace(settings, normalisation="z-score", networks=networks, max_size=size)
    run = RunFolder(project.folder / "runs" / f"z-{networks}-{size}")
    if (run.folder / "model.pt").exists():
        return run
    shutil.rmtree(run.folder, ignore_errors=True)
    run.folder.mkdir(parents=True)
    ids = sorted(case.id for case in project.cases(Role.TRAIN) if case.label is not None)
    settings = lasting(project, settings, ids, seconds, run.folder)
    run_finetuning(project, settings, RunContext(run, previews=False), None, ids)
    return run


def nnunet_masks(folder: Path, cases: Sequence[Case], environment: Path, work: Path, networks: int) -> Path:
    """What nnU-Net makes of the volumes of some cases."""
    source, target = work / "in", work / "out"
    for path in (source, target):
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
    for case in cases:
        sitk.WriteImage(read_volume(case.image_path), str(source / f"{case.id}_0000.nii.gz"))
    command = [str(environment / "bin" / "nnUNetv2_predict_from_modelfolder"), "-i", str(source), "-o", str(target)]
    command += ["-m", str(folder), "-device", "cpu", "-npp", "1", "-nps", "1", "-f", *map(str, range(networks))]
    places = dict.fromkeys(("nnUNet_raw", "nnUNet_preprocessed", "nnUNet_results"), str(work))
    subprocess.run(command, check=True, env={**os.environ, **places}, stdout=subprocess.DEVNULL)
    return target


def rows_of(
    project: Project, run: RunFolder, environment: Path, work: Path, networks: int, size: int
) -> list[dict[str, str]]:
    """A line for each structure of each volume that the model has not learnt from."""
    shutil.rmtree(work / "model", ignore_errors=True)
    exported = export_nnunet(find_entry(project, run.id), work / "model", card_text)
    print(*exported.notes, sep="\n", flush=True)
    cases = project.cases(Role.VALIDATION, Role.TEST)
    masks = nnunet_masks(exported.path, cases, environment, work, networks)
    predictor = load_predictor(run.folder / "model.pt", keep_all_parts=True)
    rows = []
    for case in cases:
        ours = predictor.predict(read_volume(case.image_path)).labels
        theirs = sitk.GetArrayFromImage(sitk.ReadImage(str(masks / f"{case.id}.nii.gz")))
        for number, value in enumerate(project.schema.values, start=1):
            mine, other = ours == value, theirs == number
            total = int(mine.sum() + other.sum())
            dice = 2 * int((mine & other).sum()) / total if total else 1.0
            values = (
                case.id,
                project.schema.by_value(value).name,
                int(mine.sum()),
                int((mine != other).sum()),
                f"{dice:.6f}",
            )
            rows.append(
                dict(zip(COLUMNS, [project.folder.name, str(networks), str(size), *map(str, values)], strict=True))
            )
    return rows


def main() -> None:
    """See the head of the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dataset", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--nnunet", type=Path, required=True)
    parser.add_argument("--networks", type=int, default=1)
    parser.add_argument("--size", type=int, default=128)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    folder = options.work / options.dataset.resolve().parent.name
    project = Project(folder) if folder.exists() else Project.create(folder)
    if not project.cases():
        import_dataset(project, options.dataset, link=True)
    run = trained(project, options.seconds, options.networks, options.size)
    rows = rows_of(project, run, options.nnunet, options.work, options.networks, options.size)
    write_rows(options.out, COLUMNS, rows)
    dice = np.array([float(row["dice"]) for row in rows])
    print(f"{project.folder.name}: {len(rows)} structures, Dice {dice.mean():.5f}, lowest {dice.min():.5f}")


if __name__ == "__main__":
    main()
