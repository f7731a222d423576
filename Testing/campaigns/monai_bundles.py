"""Models handed to MONAI: does a bundle, run by MONAI's own command, make the masks that this program makes?

    python monai_bundles.py PROJECT MODEL --monai PYTHON --work FOLDER [--schema SCHEMA.json]

Writes the model as a bundle, has ``python -m monai.bundle`` of an environment with MONAI, pytorch-ignite, nibabel, fire
and jsonschema check it and segment the project's validation cases, and compares masks and geometry with ours.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
from pathlib import Path

import numpy as np
import SimpleITK as sitk
import torch

from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.inference.bundle import export_bundle
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.models import find_entry
from SSLSegmentationLib.volumes.geometry import grid_difference
from SSLSegmentationLib.volumes.reading import read_volume

FILES = ["--meta_file", "configs/metadata.json", "--config_file", "configs/inference.json"]


def monai(python: Path, bundle: Path, *words: str) -> None:
    """Run a command of MONAI's in the folder of a bundle."""
    line = [str(python), "-W", "ignore", "-m", "monai.bundle", *words]
    subprocess.run(line, check=True, cwd=bundle, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> None:
    """See the head of the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=Path)
    parser.add_argument("model")
    parser.add_argument("--monai", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--schema", type=Path, help="schema of metadata.json, where it cannot be downloaded")
    options = parser.parse_args()
    torch.set_num_threads(1)
    project, work = Project(options.project), options.work.resolve()
    entry = find_entry(project, options.model)
    shutil.rmtree(work, ignore_errors=True)
    (work / "in").mkdir(parents=True)
    bundle = export_bundle(entry, work / "bundle", card_text).path
    if options.schema:
        monai(options.monai, bundle, "verify_metadata", *FILES[:2], "--filepath", str(options.schema.resolve()))
    monai(options.monai, bundle, "verify_net_in_out", "network_def", *FILES)
    cases = project.cases(Role.VALIDATION)
    for case in cases:
        sitk.WriteImage(read_volume(case.image_path), str(work / "in" / f"{case.id}.nii.gz"))
    places = ["--bundle_root", ".", "--dataset_dir", str(work / "in"), "--output_dir", str(work / "out")]
    monai(options.monai, bundle, "run", *FILES, *places)
    predictor = load_predictor(entry.path, keep_all_parts=True)
    for case in cases:
        image = sitk.ReadImage(str(work / "in" / f"{case.id}.nii.gz"))
        mask = sitk.ReadImage(str(work / "out" / f"{case.id}.nii.gz"))
        ours, theirs = predictor.predict(image).labels, sitk.GetArrayFromImage(mask)
        apart = grid_difference(mask, image) or "same grid"
        found, differing = np.count_nonzero(ours), np.count_nonzero(ours != theirs)
        print(f"{case.id}: {differing} voxels differ of {found} found; {apart}", flush=True)


if __name__ == "__main__":
    main()
