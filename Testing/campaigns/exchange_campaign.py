"""Data sets out to nnU-Net and back: nnU-Net's own check of every export, and what comes back compared voxel for voxel.

    python exchange_campaign.py DATASET.json … --nnunet PYTHON --work FOLDER [--endings .nii.gz .nrrd .mha]

``PYTHON`` is one in which ``nnunetv2`` is installed; without it only the way back is looked at. Besides the data sets,
the demo's project is taken, and one with a second sequence. One training case of each is annotated in part: nnU-Net's
``ignore`` label. Ends with exit code 1 if nnU-Net refuses an export, or if anything came back otherwise than it was.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import SimpleITK as sitk

from SSLSegmentationLib.importing import add_channel, export_dataset, import_dataset
from SSLSegmentationLib.importing.demo_project import make_demo_project
from SSLSegmentationLib.importing.nnunet_dataset import ENDINGS
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.volumes.case_volumes import native_labels
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_image

_VERIFY = (
    "from nnunetv2.experiment_planning.verify_dataset_integrity import verify_dataset_integrity as verify\n"
    "if __name__ == '__main__':\n    verify({folder!r}, {processes})\n"
)
#: Projects that are made here: the demo's, and one with a second sequence that a case lacks.
COMPUTED = ("demo", "sequences")
#: Geometry in a NIfTI file is of single precision.
_TOLERANCES = {".nii.gz": 2e-5, ".nrrd": 1e-12, ".mha": 1e-9}


def differences(before: Project, after: Project, tolerance: float) -> Iterator[str]:
    """What came back otherwise, in words.

    Args:
        tolerance: of spacing and direction (as they are), and of the origin (mm).
    """
    if before.schema.to_dict() != after.schema.to_dict():
        yield "label schema"
    if [case.id for case in before.cases()] != [case.id for case in after.cases()]:
        yield "cases"
        return
    for one, other in zip(before.cases(), after.cases(), strict=True):
        images = [read_volume(case.image_path) for case in (one, other)]
        names = [[channel.name for channel in case.channels or ()] for case in (one, other)]
        if names[0] != names[1]:
            yield f"{one.id}: sequences"
            continue
        for name in names[0]:
            further = [read_volume(path) for case in (one, other) if (path := case.channel_path(name))]
            if not np.array_equal(*map(sitk.GetArrayViewFromImage, further)):
                yield f"{one.id}: voxels of {name}"
        if one.role is not other.role:
            yield f"{one.id}: role {other.role}, was {one.role}"
        if images[0].GetPixelID() != images[1].GetPixelID():
            yield f"{one.id}: voxel type"
        if not np.array_equal(*map(sitk.GetArrayViewFromImage, images)):
            yield f"{one.id}: voxels"
        for part in ("GetSpacing", "GetDirection", "GetOrigin"):
            apart = np.abs(np.subtract(*(getattr(image, part)() for image in images))).max()
            if apart > tolerance * (100 if part == "GetOrigin" else 1):
                yield f"{one.id}: {part[3:].lower()} by {apart:.2g}"
        if (one.label is None) != (other.label is None):
            yield f"{one.id}: mask there or not"
        elif one.label is not None:
            masks = [
                native_labels(case, image, project.schema)
                for case, image, project in ((one, images[0], before), (other, images[1], after))
            ]
            if not np.array_equal(*masks):
                yield f"{one.id}: mask"


def annotate_in_part(project: Project) -> None:
    """Let only every third slice of a training case count as annotated."""
    case = next((case for case in project.cases(Role.TRAIN) if case.label is not None), None)
    if case is None or case.label is None or case.label_path is None:
        return
    content, path = case.label_path.read_bytes(), case.label_path
    record = replace(case.label, annotated_axis=2, annotated_slices=list(range(1, case.size[2], 3)))
    case.set_label(record, "".join(path.suffixes[-2:]), lambda target: target.write_bytes(content) and None)


def add_sequences(project: Project, work: Path) -> None:
    """Give all cases but one a second sequence: the image the other way round."""
    for case in project.cases()[1:]:
        image = read_volume(case.image_path)
        path = work / "further.nrrd"
        write_image(path, sitk.Cast(1000 - sitk.Cast(image, sitk.sitkFloat32), sitk.sitkInt16))
        add_channel(project, case, "inverse", path)


def verified(python: str | None, folder: Path) -> str:
    """What nnU-Net says of an export: nothing, or the last line of its complaint."""
    if python is None:
        return ""
    script = folder.with_suffix(".verify.py")
    script.write_text(_VERIFY.format(folder=str(folder), processes=max(1, (os.cpu_count() or 2) // 2)))
    places = {name: str(folder.parent) for name in ("nnUNet_raw", "nnUNet_preprocessed", "nnUNet_results")}
    done = subprocess.run(
        [python, str(script)], env={**os.environ, **places}, capture_output=True, encoding="utf-8", check=False
    )
    script.unlink()
    said = done.stdout + done.stderr
    if done.returncode == 0 and "Error" not in said and "Warning" not in said:
        return ""
    return next((line for line in reversed(said.splitlines()) if line.strip()), "no message")


def project_of(source: str, work: Path) -> Project:
    """A project of a data set whose files stay where they are, or the demo's."""
    if source in COMPUTED:
        project = make_demo_project(work / source)
        if source == "sequences":
            add_sequences(project, work)
        return project
    project = Project.create(work / Path(source).absolute().parent.name)
    report = import_dataset(project, source, link=True)
    for path, error in report.refused:
        print(f"  not in: {path.name}: {error.sentence}")
    return project


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources", nargs="*", help="dataset.json files, beside what is computed")
    parser.add_argument("--nnunet", default=None, metavar="PYTHON")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--endings", nargs="+", default=[ENDINGS[0]], choices=ENDINGS)
    options = parser.parse_args(words)
    shutil.rmtree(options.work, ignore_errors=True)
    options.work.mkdir(parents=True)
    failed = 0
    for source in (*options.sources, *COMPUTED):
        project = project_of(source, options.work)
        annotate_in_part(project)
        for number, ending in enumerate(options.endings, start=1):
            started = time.process_time()
            target = options.work / f"Dataset{number:03d}_{project.folder.name}"
            made = export_dataset(project, "nnunet", target, ending=ending)
            complaint = verified(options.nnunet, target)
            back = Project.create(options.work / f"back-{project.folder.name}-{number}")
            refused = [error.sentence for _, error in import_dataset(back, target).refused]
            apart = [*refused, *differences(project, back, _TOLERANCES[ending])]
            failed += bool(complaint) + bool(apart)
            cases = ", ".join(f"{count} {role}" for role, count in made.cases.items())
            said = complaint or ("no complaint" if options.nnunet else "not asked")
            print(
                f"{project.name:16} {ending:8} {cases:50} nnU-Net: {said}; back: {'; '.join(apart[:5]) or 'the same'}"
            )
            print(f"  {time.process_time() - started:.0f} s; {' '.join(made.notes)}")
            for folder in (target, back.folder):
                shutil.rmtree(folder)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
