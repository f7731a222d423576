"""What the fuzz campaign feeds the product with, and how: one function for each kind of input.

Each takes a random generator and an empty folder, writes one spoilt input into it, and uses it as a person would.
"""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import random
import shutil
import sys
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import SimpleITK as sitk
from fuzz_mutations import spoilt_archive, spoilt_bytes, spoilt_json, spoilt_lines

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import find_volumes, read_volume

_CORE = Path(__file__).resolve().parents[1] / "core"
sys.path += [str(_CORE), str(_CORE / "volumes")]
_SIZE = (6, 20, 24)  # slices, rows, columns


class Broken(Exception):
    """The product did what it must not."""


def sslseg(*arguments: object) -> int:
    """Run a command in this process.

    Raises:
        Broken: it did not end in a sentence and an exit code.
    """
    text = io.StringIO()
    with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as error:
            code = error.code
    said = text.getvalue()
    if code not in (0, 1, 2, 3) or "nexpected error" in said or "Traceback" in said:
        raise Broken(f"sslseg {arguments[0]}: exit code {code}: {said[-600:]}")
    if any(letter in said for letter in "\x1b\x00\x07"):
        raise Broken(f"sslseg {arguments[0]} printed control characters: {said[-300:]!r}")
    return code


def look_at(path: Path) -> None:
    """Read a volume, as an image and as a mask; a refusal is a sentence.

    Raises:
        Broken: the volume that was read is none.
    """
    with contextlib.suppress(SSLSegError):
        image = read_volume(path)
        spacing = np.array([*image.GetSpacing(), *image.GetOrigin(), *image.GetDirection()])
        voxels = sitk.GetArrayViewFromImage(image)
        if not np.isfinite(spacing).all() or min(image.GetSpacing()) <= 0 or max(image.GetSpacing()) > 1e5:
            raise Broken(f"geometry {spacing.tolist()}")
        if voxels.ndim != 3 or not np.isfinite(voxels).all():
            raise Broken("voxels that are no numbers, or not 3-D")
    if path.is_file():
        with contextlib.suppress(SSLSegError):
            read_label_map(path, _reference(), LabelSchema.from_names(["a", "b"]))


@cache
def _voxels() -> np.ndarray:
    z, y, x = np.meshgrid(*(np.linspace(0, 1, n) for n in _SIZE), indexing="ij")
    ball = ((x - 0.4) ** 2 + (y - 0.6) ** 2 + (z - 0.5) ** 2) < 0.08
    return (1000 * (0.1 + 0.4 * z + 0.2 * x + 0.1 * y + 0.5 * ball)).astype(np.int16)


@cache
def _reference() -> sitk.Image:
    image = sitk.GetImageFromArray(_voxels())
    image.SetSpacing((1.0, 1.0, 3.0))
    return image


@cache
def _labels() -> sitk.Image:
    labels = sitk.GetImageFromArray((_voxels() > 700).astype(np.uint8) + (_voxels() > 900).astype(np.uint8))
    labels.CopyInformation(_reference())
    return labels


@cache
def _file(suffix: str, mask: bool = False) -> bytes:
    """Content of a sound file of a format."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"x{suffix}"
        image = sitk.Image(_labels() if mask else _reference())
        if suffix == ".seg.nrrd":
            for number, name in enumerate(("a", "b")):
                fields = {
                    "ID": f"S{number}",
                    "Name": name,
                    "LabelValue": str(number + 1),
                    "Layer": "0",
                    "Color": "1 0 0",
                }
                for key, value in fields.items():
                    image.SetMetaData(f"Segment{number}_{key}", value)
        sitk.WriteImage(image, str(path), suffix in (".nii.gz", ".seg.nrrd"))
        return path.read_bytes()


def nrrd(rng: random.Random, folder: Path) -> None:
    """NRRD, with voxels and as a segmentation."""
    suffix = rng.choice((".nrrd", ".seg.nrrd"))
    data = _file(suffix, mask=suffix == ".seg.nrrd")
    head, body = data.split(b"\n\n", 1)
    if rng.random() < 0.75:
        data = spoilt_lines(rng, head.decode()).encode("utf-8", "surrogatepass") + b"\n\n" + body
    else:
        data = spoilt_bytes(rng, data, end=len(head))
    path = folder / f"x{suffix}"
    path.write_bytes(data)
    look_at(path)


def nifti(rng: random.Random, folder: Path) -> None:
    """NIfTI, plain and compressed."""
    data = spoilt_bytes(rng, _file(".nii", mask=rng.random() < 0.3), end=rng.choice((348, 352, 352, None)))
    compressed = rng.random() < 0.5
    data = gzip.compress(data, 1) if compressed else data
    path = folder / rng.choice(("x.nii", "x.nii.gz", "x.NII.GZ" if compressed else "x.nii"))
    path.write_bytes(spoilt_bytes(rng, data) if rng.random() < 0.1 else data)
    look_at(path)


def meta_image(rng: random.Random, folder: Path) -> None:
    """MHA, and MHD and NHDR with a data file beside."""
    head, mark, body = _file(".mha").partition(b"LOCAL\n")
    way = rng.randrange(3)
    if way == 0:
        text = spoilt_lines(rng, (head + mark).decode("latin-1"))
        (folder / "x.mha").write_bytes(text.encode("utf-8", "surrogatepass") + body)
        return look_at(folder / "x.mha")
    (folder / "x.raw").write_bytes(body)
    if way == 1:
        text = spoilt_lines(rng, head.decode() + "x.raw")
        path = folder / "x.mhd"
    else:
        head = _file(".nrrd").split(b"\n\n", 1)[0].decode().replace("encoding: gzip", "encoding: raw")
        text = spoilt_lines(rng, f"{head}\ndata file: x.raw\n")
        path = folder / "x.nhdr"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return look_at(path)


@cache
def _objects() -> tuple[list[bytes], bytes]:
    """A classic series, one file a slice, and an enhanced object of the same."""
    import tempfile

    from dicom_objects import enhanced, save, write_series

    places = [3.0 * number for number in range(_SIZE[0])]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        write_series(folder / "series", _voxels().astype(np.uint16), places)
        save(enhanced(_voxels().astype(np.uint16), places), folder / "e.dcm")
        series = [path.read_bytes() for path in sorted((folder / "series").iterdir())]
        return series, (folder / "e.dcm").read_bytes()


def dicom(rng: random.Random, folder: Path) -> None:
    """DICOM: one slice of a series, or a multi-frame object."""
    series, enhanced = _objects()
    if rng.random() < 0.5:
        (folder / "e.dcm").write_bytes(_spoilt_dicom(rng, enhanced))
    else:
        spoilt = rng.randrange(len(series))
        for number, data in enumerate(series):
            content = _spoilt_dicom(rng, data) if number == spoilt else data
            (folder / f"{number}{rng.choice(('.dcm', '', '.IMA')) if number == spoilt else '.dcm'}").write_bytes(
                content
            )
    with contextlib.suppress(SSLSegError):
        for path in find_volumes(folder):
            look_at(path)
    look_at(folder)


def _spoilt_dicom(rng: random.Random, data: bytes) -> bytes:
    """Spoil values by name more often than bytes, and the header more often than the pixels."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the library that writes the nonsense
        return _other_values(rng, data)


def _other_values(rng: random.Random, data: bytes) -> bytes:
    import pydicom

    if rng.random() < 0.5:
        return spoilt_bytes(rng, data, end=rng.choice((400, 2000, len(data))))
    dataset = pydicom.dcmread(io.BytesIO(data))
    holders = [dataset]
    for name in ("SharedFunctionalGroupsSequence", "PerFrameFunctionalGroupsSequence"):
        for item in dataset.get(name, ()):
            holders += [
                item,
                *(inner[0] for inner in (element.value for element in item if element.VR == "SQ") if inner),
            ]
    for _ in range(rng.choice((1, 1, 2, 4))):
        holder = rng.choice(holders)
        element = rng.choice([element for element in holder if element.tag.group != 2] or [None])
        if element is None:
            continue
        if rng.random() < 0.3:
            del holder[element.tag]
        elif element.VR in ("DS", "IS", "FD", "FL", "US"):
            wide = rng.choice((0, -1, 1, 1e-9, 1e9, 65535)) if element.VR != "US" else rng.choice((0, 1, 7, 65535))
            many = element.VM if element.VM > 1 and rng.random() < 0.7 else rng.choice((0, 1, 2, 6))
            with contextlib.suppress(Exception):
                element.value = [int(wide) if element.VR in ("US", "IS") else wide] * many if many != 1 else wide
        elif element.VR in ("CS", "LO", "UI", "SH", "DA"):
            element.value = rng.choice(("", "1.2.3", "MONOCHROME1", "RGB", "DERIVED", "x" * 16))
    made = io.BytesIO()
    with contextlib.suppress(Exception):  # pydicom cannot write all nonsense
        dataset.save_as(made, enforce_file_format=True)
    return made.getvalue() or spoilt_bytes(rng, data, end=2000)


@cache
def _template() -> Path:
    """A small project with cases, masks, a prediction, a backbone and a model; made once."""
    import tempfile

    from model_samples import make_pair, write_evaluation

    from SSLSegmentationLib.importing import add_volume

    place = Path(tempfile.mkdtemp(prefix="fuzz-template-"))
    project = Project.create(place / "project")
    for number, role in enumerate((Role.TRAIN, Role.TEST, Role.UNLABELLED)):
        image = sitk.Image(_reference()) + number
        sitk.WriteImage(image, str(place / "image.nrrd"))
        (place / "mask.seg.nrrd").write_bytes(_file(".seg.nrrd", mask=True))
        add_volume(project, place / "image.nrrd", role, label=None if number == 2 else place / "mask.seg.nrrd")
    _, model = make_pair(project)
    write_evaluation(model.folder)
    model.log_event("message", text="done")
    return place


_COMMANDS: tuple[Callable[[Path], tuple[object, ...]], ...] = (
    lambda p: ("cases", p / "project"),
    lambda p: ("cases", p / "project", "--json"),
    lambda p: ("labels", p / "project"),
    lambda p: ("role", p / "project", "case0003", "train"),
    lambda p: ("label", p / "project", "case0001", p / "mask.seg.nrrd"),
    lambda p: ("label", p / "project", "case0003", p / "mask.seg.nrrd"),
    lambda p: ("remove", p / "project", "case0001"),
    lambda p: ("add", p / "project", p / "image.nrrd"),
    lambda p: ("runs", p / "project"),
    lambda p: ("jobs", p / "project", "--json"),
    lambda p: ("models", p / "project"),
    lambda p: ("models", "show", p / "project", "latest"),
    lambda p: ("models", "export", p / "project", "latest", p / "out"),
)
_RECORDS = (
    "project.json",
    "labels.csv",
    "imported.jsonl",
    "*/*/*.json",
    "*/*/*.jsonl",
    "*/*/card.json",
    "cases/*/case.json",
)


def record(rng: random.Random, folder: Path) -> None:
    """A record of a project: JSON, lines of JSON, the table of structures."""
    place = folder / "place"
    shutil.copytree(_template(), place)
    found = sorted(path for path in (place / "project").glob(rng.choice(_RECORDS)) if path.is_file())
    if not found:
        return
    path = rng.choice(found)
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        text = spoilt_json(rng, text)
    elif path.suffix == ".jsonl":
        lines = text.splitlines() or ["{}"]
        at = rng.randrange(len(lines))
        lines[at] = spoilt_json(rng, lines[at])
        text = "\n".join(lines) + "\n"
    else:
        text = spoilt_lines(rng, text)
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    for command in rng.sample(_COMMANDS, 3):
        sslseg(*command(place))


def dataset(rng: random.Random, folder: Path) -> None:
    """The list of a data set, with its files beside it."""
    for name in ("imagesTr", "labelsTr", "imagesTs"):
        (folder / "data" / name).mkdir(parents=True)
    rows = []
    for number in range(2):
        (folder / "data" / "imagesTr" / f"a{number}_0000.nii.gz").write_bytes(_file(".nii.gz"))
        (folder / "data" / "labelsTr" / f"a{number}.nii.gz").write_bytes(_file(".nii.gz", mask=True))
        rows.append({"image": f"./imagesTr/a{number}_0000.nii.gz", "label": f"./labelsTr/a{number}.nii.gz"})
    lists = {"labels": {"0": "background", "1": "a", "2": "b"}, "modality": {"0": "T2"}, "training": rows, "test": []}
    second = {"labels": {"background": 0, "a": 1, "b": 2}, "channel_names": {"0": "T2"}, "file_ending": ".nii.gz"}
    text = json.dumps(rng.choice((lists, {**second, "numTraining": 2})))
    (folder / "data" / "dataset.json").write_bytes(spoilt_json(rng, text).encode("utf-8", "surrogatepass"))
    sslseg("import", folder / "project", folder / "data" / "dataset.json")


@cache
def _bundle() -> bytes:
    from SSLSegmentationLib.finetuning.card_words import card_text
    from SSLSegmentationLib.inference.model_exchange import export_model
    from SSLSegmentationLib.project.models import find_entry

    project = Project(_template() / "project")
    return export_model(find_entry(project, "latest"), _template() / "bundle", card_text).read_bytes()


def archive(rng: random.Random, folder: Path) -> None:
    """A model that somebody sends."""
    project = folder / "project"
    Project.create(project)
    data = _bundle() if rng.random() < 0.7 else next((_template() / "project" / "runs").glob("*/model.pt")).read_bytes()
    path = folder / rng.choice(("sent.sslseg.zip", "sent.pt"))
    path.write_bytes(spoilt_archive(rng, data))
    sslseg("models", "import", project, path)


KINDS: dict[str, Callable[[random.Random, Path], None]] = {
    function.__name__: function for function in (nrrd, nifti, meta_image, dicom, record, dataset, archive)
}
#: How often each kind comes.
WEIGHTS = {"nrrd": 5, "nifti": 5, "meta_image": 4, "dicom": 4, "record": 4, "dataset": 2, "archive": 2}
