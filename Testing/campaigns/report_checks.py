"""What is right for each rebuilt report; the number is that of its generator ``caseNN_*.py``."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path

import numpy as np
import SimpleITK as sitk
from report_case import UNSURE, Case, check, shape

from SSLSegmentationLib.project import Project
from SSLSegmentationLib.volumes.intensity import normalise
from SSLSegmentationLib.volumes.reading import find_volumes, read_volume

_TRAIN = ["--backbone", "scratch", "--preset", "quick", "--max-size", "64", "--widths", "8", "16", "32"]
_TRAIN += ["--steps", "120", "--threads", "1"]


@check(1)
def frames_out_of_order(case: Case) -> None:
    image = case.slices(case.read(_only(case.folder)), 8)
    case.means(image, [249.5, 320.9, 412.5, 544.9, 617, 627, 678, 749.5])


@check(2)
def several_volumes_in_one_object(case: Case) -> None:
    for name in ("one after another", "interleaved"):
        case.refused(case.read(name), "volumes", "4-D")


@check(3)
def uneven_frames(case: Case) -> None:
    case.refused(case.read("gap"), "missing", "gap", "evenly")
    case.refused(case.read("uneven"), "uneven", "evenly", "apart")
    case.refused(case.read("localizer"), "orientation", "directions", "planes")


@check(4)
def a_slope_for_each_frame(case: Case) -> None:
    image = case.slices(case.read(_only(case.folder)), 8)
    case.means(image, [249.5, 160.5, 928.2, 817.8, 462.5, 2068.5, 678.1, 749.5])


@check(5)
def a_slope_for_each_slice(case: Case) -> None:
    image = case.slices(case.read(_only(case.folder)), 8)
    case.means(image, [249.5, 0.417, 0.578, 0.818, 0.987, 1.066, 1.221, 1.424])


@check(7)
def one_object_for_each_part(case: Case) -> None:
    for name in ("slices", "parts"):
        case.means(case.slices(case.read(name), 8), [249.5, 320.9, 412.5, 544.9, 617, 627, 678, 749.5])
    case.refused(case.read("times"), "volumes", "4-D")


@check(8)
def radiotherapy_beside_the_slices(case: Case) -> None:
    case.slices(case.read(""), 8)
    project = case.project()
    code, text = case.sslseg("add", project, case.folder)
    case.expect(code == 0 and len(Project(project).cases()) == 1, text)
    case.refused(case.read("RS.dcm"), "no image", "no slice", "not an image")


@check(11)
def a_copied_slice(case: Case) -> None:
    case.slices(case.read(""), 8)


@check(12)
def no_preamble(case: Case) -> None:
    for name in ("ima", "bare"):
        project = case.work / name
        code, text = case.sslseg("add", project, case.folder / name)
        right = code == 0 and len(Project(project).cases()) == 1
        case.expect(right or (name == "bare" and "preamble" in text), f"{name}: {text}")


@check(26)
def far_from_the_origin(case: Case) -> None:
    answer = case.read(_only(case.folder))
    if isinstance(answer, str):
        case.refused(answer, "origin", "far")
        case.expect("shear" not in answer, answer)


@check(27)
def sform_against_pixdim(case: Case) -> None:
    for name in ("five", "zero", "nan"):
        answer = case.read(f"{name}.nii.gz")
        if isinstance(answer, str):
            case.refused(answer, "pixdim", "sform", "spacing")
        else:
            case.slices(answer, 8, 3.0)


@check(29)
def one_name_with_two_suffixes(case: Case) -> None:
    for name, limits in {"A.nii.gz": (100, 1112), "A.nii": (0, 7)}.items():
        array = sitk.GetArrayFromImage(case.slices(case.read(name), 8))
        case.expect(
            (array.min(), array.max()) == limits or (name == "A.nii.gz" and array.min() >= 100),
            f"{name}: {array.min()} to {array.max()}",
        )


@check(30)
def drawn_on_a_left_handed_image(case: Case) -> None:
    project = case.project()
    code, text = case.sslseg(
        "add", project, case.folder / "las.nii.gz", "--label", case.folder / "las.seg.nrrd", "--role", "train"
    )
    case.expect(code == 0, text)
    (added,) = Project(project).cases()
    labels = sitk.GetArrayFromImage(sitk.ReadImage(str(added.label_path)))
    counts = [int((labels == value).sum()) for value in (1, 2)]
    case.expect(counts == [168, 144], f"voxels {counts}")


@check(32)
def whole_and_called_damaged(case: Case) -> None:
    words = {
        "n2.nii": ("NIfTI-2",),
        "gz.nii": ("gzip", "compressed"),
        "bz.nrrd": ("bzip2",),
        "lost.nhdr": ("lost.raw",),
        "lfs.nii.gz": ("LFS",),
        "comma.mhd": ("comma",),
    }
    for name, some in words.items():
        answer = case.read(name)
        if isinstance(answer, str):
            case.refused(answer, *some)
        else:
            case.slices(answer, 8)


@check(36)
def other_units_of_length(case: Case) -> None:
    for name, spacing in {"um.nrrd": (0.035,) * 3, "m.nrrd": (1.0, 1.0, 3.0)}.items():
        answer = case.read(name)
        if isinstance(answer, str):
            case.refused(answer, "unit", "micro", "metre")
        else:
            case.expect(np.allclose(answer.GetSpacing(), spacing), shape(answer))


@check(43)
def almost_whole_values(case: Case) -> None:
    for name in ("below", "above"):
        project = case.work / name
        code, text = case.sslseg(
            "add", project, case.folder / "image.nrrd", "--label", case.folder / f"{name}.nrrd", "--role", "train"
        )
        case.expect(code == 0, text)
        (added,) = Project(project).cases()
        labels = sitk.GetArrayFromImage(sitk.ReadImage(str(added.label_path)))
        case.expect([int((labels == v).sum()) for v in (1, 2)] == [168, 144], "other voxels")


@check(48)
def reaches_outside(case: Case) -> None:
    project = case.project("a")
    code, text = case.sslseg(
        "add", project, case.folder / "image.nrrd", "--label", case.folder / "big.nrrd", "--role", "train"
    )
    case.expect(code != 0 and re.search("outside|reaches|grid|size", text), text)


@check(49)
def a_healthy_case(case: Case) -> None:
    project = case.project("gland", "lesion")
    code, text = case.sslseg(
        "add", project, case.folder / "image.nrrd", "--label", case.folder / "empty.nrrd", "--role", "train"
    )
    case.expect(code == 0 and len(Project(project).cases(labelled=True)) == 1, text)
    case.expect("no labelled voxel" in text or "healthy" in text or "negative" in text, f"nothing is said: {text}")


@check(51)
def a_data_set_of_nnunet_v2(case: Case) -> None:
    project = case.work / "project"
    code, text = case.sslseg("import", project, case.folder / "dataset.json")
    right = code == 0 and len(Project(project).cases(labelled=True)) == 2
    case.expect(right or ("nnU-Net" in text and not UNSURE.search(text)), text)
    if right:
        names = [segment.name for segment in Project(project).schema.segments]
        case.expect(names == ["gland", "lesion"], f"structures {names}")


@check(53)
def masks_among_images(case: Case) -> None:
    for name in case.module.LAYOUTS:
        project = case.work / name
        _, text = case.sslseg("add", project, case.folder / name)
        cases = Project(project).cases()
        values = [len(np.unique(sitk.GetArrayFromImage(read_volume(c.image_path)))) for c in cases]
        case.expect(len(cases) == 2 and min(values) > 3, f"{name}: {len(cases)} cases; {text}")
        case.expect("mask" in text, f"{name}: what is left out is not named: {text}")
        case.expect(len(find_volumes(case.folder / name)) >= 2, name)


@check(65)
def torch_of_another_numpy(case: Case) -> None:
    _, text = case.spawn({"PYTHONPATH": str(case.folder)}, "probe")
    case.expect("numpy" in text.lower() and not re.search(r"CPU\b.*works", text), text)
    case.expect("Traceback" not in text, text)


@check(67)
def a_rename_that_is_refused_once(case: Case) -> None:
    project = _trainable(case)
    for count in ("6", "9"):
        environment = {"PYTHONPATH": str(case.folder), "REFUSE_RENAME": "status.json", "REFUSE_AT": count}
        code, text = case.spawn(environment, "finetune", project, *_TRAIN, "--json")
        case.expect(code == 0 and json.loads(text[text.index("{") :])["model"], text)


@check(70)
def one_odd_volume_of_a_batch(case: Case) -> None:
    project = _trained(case)
    code, text = case.sslseg("predict", project, case.folder / "new", "--output", case.work / "masks", "--threads", 1)
    made = sorted(path.name for path in (case.work / "masks").glob("*.nrrd"))
    case.expect(made == ["a.seg.nrrd", "c.seg.nrrd"] and code == 3, f"exit {code}, {made}: {text}")
    case.expect("b.nrrd" in text and ("voxels of" in text or "pixel" in text) and "memory is full" not in text, text)


@check(73)
def padding_outside_the_field_of_view(case: Case) -> None:
    project = _trained(case)
    found = []
    for name in ("plain", "padded"):
        target = case.work / name
        case.sslseg("predict", project, case.folder / f"{name}.nrrd", "--output", target, "--threads", 1)
        mask = sitk.GetArrayFromImage(sitk.ReadImage(str(target / f"{name}.seg.nrrd")))
        found.append(int((mask > 0).sum()))
    case.expect(abs(found[0] - found[1]) < 0.05 * found[0], f"{found[0]} voxels plain, {found[1]} padded")


@check(74)
def values_beyond_single_precision(case: Case) -> None:
    for name in ("huge.nrrd", "tiny.nrrd"):
        answer = case.read(name)
        if isinstance(answer, str):
            case.refused(answer, "values", "large", "small", "single precision")
            continue
        with np.errstate(all="raise"):
            pixels = normalise(sitk.GetArrayFromImage(answer))
        case.expect(np.isfinite(pixels).all() and pixels.min() == 0 and pixels.max() == 1, f"{name}: not 0 to 1")


def _only(folder: Path) -> Path:
    """The one file below a folder, or the folder itself if it holds several."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return files[0] if len(files) == 1 else folder


def _trainable(case: Case) -> Path:
    project, common = case.project(), importlib.import_module("common")
    for seed in range(2):
        image, labels = common.blob_case(seed)
        paths = [case.work / f"{what}{seed}.nrrd" for what in ("image", "mask")]
        common.write_nrrd(paths[0], image)
        common.write_nrrd(paths[1], labels)
        code, text = case.sslseg("add", project, paths[0], "--label", paths[1], "--role", "train")
        case.expect(code == 0, text)
    return project


def _trained(case: Case) -> Path:
    project = case.project()
    for number in range(4):
        image, label = (case.folder / "train" / f"c{number}{end}.nrrd" for end in ("", "_label"))
        code, text = case.sslseg("add", project, image, "--label", label, "--role", "train")
        case.expect(code == 0, text)
    code, text = case.sslseg("finetune", project, *_TRAIN)
    case.expect(code == 0, text)
    return project
