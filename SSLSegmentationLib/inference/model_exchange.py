"""Handing a backbone or model to a colleague, and taking one over: one file with weights, card and label schema.

::

    model.pt or backbone.pt   weights and settings, without names of cases
    card.json, card.md        where it comes from and how good it is
    labels.csv                of a model: what its label values mean, a colour table for Slicer

The file is a plain zip archive. A bare ``model.pt`` or ``backbone.pt`` can be taken over, too.
"""

from __future__ import annotations

import filecmp
import shutil
import uuid
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..core.errors import CheckpointError, ProjectError, SettingsError, SSLSegError, StorageError
from ..core.storage import atomic_path, patiently, remove_folder, storage_error
from ..core.text import numbered
from ..networks.architecture import check_weights, outline
from ..project import Project, safe_name
from ..project.models import CARD, KINDS, ModelCard, ModelEntry, list_models
from ..project.schema import LabelSchema
from ..training import check_finite, load_checkpoint
from ..training.archive import check_archive
from ..training.checkpoint import checkpoint_bytes, save_checkpoint
from .model_formats import SUFFIX, ExportedModel, ImportedModel, for_others
from .prediction import load_predictor

_LARGEST_CARD = 4 << 20  # bytes; a real one has some thousand
_AGAIN = "Ask for the file again."


def export_file(entry: ModelEntry, target: Path, describe: Callable[[ModelEntry], str]) -> ExportedModel:
    """:func:`export_model` as an entry of the registry of formats has it."""
    return ExportedModel(export_model(entry, target, describe))


#: What content that is not of ours leads to.
_ODD = (
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    OverflowError,
    RuntimeError,
    SettingsError,
    ProjectError,
)


def export_model(entry: ModelEntry, target: Path | str, describe: Callable[[ModelEntry], str]) -> Path:
    """Write a backbone or model with its card and label schema into one file.

    Cases are counted, not named, and so is the run that it came from: nothing in the file comes from a file's or a
    patient's name, but the names of the structures.

    Args:
        target: the file; ``.sslseg.zip`` is added if it does not end so. One that exists is replaced.
        describe: writes the card for people, as ``finetuning.card_words.card_text``.

    Returns:
        Path of the file.

    Raises:
        CheckpointError: the weights are not whole.
        StorageError: the disk refused; a file that was there is untouched.
    """
    target = Path(target)
    if not target.name.endswith(SUFFIX):
        target = target.with_name(target.name.removesuffix(".zip") + SUFFIX)
    content = load_checkpoint(entry.path, entry.kind)
    for part in (content, content.get("backbone") or {}):
        if "data" in part:
            names = [f"exported-{number:05d}" for number in range(1, len(part["data"]["cases"]) + 1)]
            part["data"] = {**part["data"], "cases": names}
    shown = for_others(entry, content, safe_name(target.name.removesuffix(SUFFIX)))
    card = shown.card or ModelCard.of(entry.kind, content)
    with atomic_path(target, make_folder=False) as temporary, zipfile.ZipFile(temporary, "w") as archive:
        archive.writestr(f"{entry.kind}.pt", checkpoint_bytes(entry.kind, content))
        archive.writestr(CARD, card.to_text(), zipfile.ZIP_DEFLATED)
        archive.writestr("card.md", describe(shown).encode("utf-8", "backslashreplace"), zipfile.ZIP_DEFLATED)
        if entry.kind == "model":
            archive.writestr("labels.csv", LabelSchema.from_dict(content["schema"]).to_text(), zipfile.ZIP_DEFLATED)
    return target


def import_model(project: Project, source: Path | str, name: str | None = None) -> ImportedModel:
    """Take over what :func:`export_model` has written, or a bare checkpoint, into ``models/<name>``.

    The weights are read as weights only, and must fit the network that they say they are of. Of the card that comes
    along only the scores are believed: all else is read from the checkpoint.

    Args:
        name: in the project (default: that of the file).

    Raises:
        CheckpointError: it is none, holds program code, is not whole or of a newer version.
        StorageError: the disk refused.
        ProjectError: the very same is in the project already.
    """
    source = Path(source)
    name = name or source.name.removesuffix(SUFFIX).removesuffix(".pt")
    return _taken_over(project, source, name, lambda staging: _unpack(source, staging))


def adopt(
    project: Project, kind: str, content: Mapping[str, Any], source: Path, name: str, warnings: Sequence[str] = ()
) -> ImportedModel:
    """Take over a backbone or model that was made of a file of another program; as :func:`import_model`.

    Args:
        kind: ``backbone`` or ``model``.
        content: of its checkpoint.
        source: names the file in errors.
        warnings: what the user should know of it.
    """

    def unpack(staging: Path) -> tuple[str, Mapping[str, Any]]:
        save_checkpoint(staging / f"{kind}.pt", kind, content)
        return kind, {}

    found = _taken_over(project, source, name, unpack)
    return replace(found, warnings=[*warnings, *found.warnings])


def _taken_over(
    project: Project, source: Path, name: str, unpack: Callable[[Path], tuple[str, Mapping[str, Any]]]
) -> ImportedModel:
    """Check what ``unpack`` puts into a folder, and keep it."""
    models = project.own("models")
    staging = models / f".import-{uuid.uuid4().hex[:8]}"
    try:
        try:
            staging.mkdir(parents=True)
            kind, scores = unpack(staging)
        except OSError as error:
            raise storage_error(staging, error) from error
        content = _checked(staging / f"{kind}.pt", kind, source)
        _refuse_second(project, staging / f"{kind}.pt")
        ModelCard.of(kind, content).anonymous(scores).write(staging)
        schema = LabelSchema.from_dict(content["schema"]) if kind == "model" else None
        if schema:
            schema.write(staging / "labels.csv")
        target = _move(staging, models, safe_name(name))
    finally:
        with suppress(StorageError):
            remove_folder(staging)
    (entry,) = (entry for entry in list_models(project) if entry.folder == target)
    return ImportedModel(entry, _schema_warnings(project, schema))


def _unpack(source: Path, staging: Path) -> tuple[str, Mapping[str, Any]]:
    """Copy the checkpoint of a file into ``staging``; returns its kind and what its card says of scores."""
    if not source.is_file():
        raise CheckpointError(f"There is no file '{source}'.", "Check the path.")
    names = check_archive(source)
    kind = next((kind for kind in KINDS if f"{kind}.pt" in names), None)
    if kind is None:  # a checkpoint is a zip archive itself
        kind = str(load_checkpoint(source, *KINDS)["kind"])
        shutil.copyfile(source, staging / f"{kind}.pt")
        return kind, {}
    with zipfile.ZipFile(source) as archive:
        with archive.open(f"{kind}.pt") as packed, open(staging / f"{kind}.pt", "wb") as copy:
            shutil.copyfileobj(packed, copy)
        return kind, _packed_scores(archive, staging)


def _packed_scores(archive: zipfile.ZipFile, staging: Path) -> Mapping[str, Any]:
    """The scores in the card of an archive; a card that is missing or damaged costs nothing but them."""
    if CARD not in archive.namelist() or archive.getinfo(CARD).file_size > _LARGEST_CARD:
        return {}
    (staging / CARD).write_bytes(archive.read(CARD))
    try:
        return ModelCard.read(staging).scores
    except SSLSegError:
        return {}


def _checked(path: Path, kind: str, source: Path) -> dict[str, Any]:
    """The content of a checkpoint whose weights fit the network that it says they are of."""
    content = load_checkpoint(path, kind, shown=source)
    if kind == "model":
        load_predictor(source, content=content)
    try:
        ModelCard.of(kind, content)
        if kind == "backbone":
            check_weights(content, 2, content["state"], source, "encoder.")
            own = outline(content, content.get("outputs", 2)).state_dict()
            given = {name: tensor for name, tensor in content["state"].items() if name in own}
            if not given or any(own[name].shape != tensor.shape for name, tensor in given.items()):
                raise CheckpointError(f"The weights in '{source}' do not fit the network described in it.", _AGAIN)
            check_finite(given, source)
    except _ODD as error:
        raise CheckpointError(
            f"The {kind} in '{source}' lacks what a {kind} needs ({type(error).__name__}: {error}).", _AGAIN
        ) from error
    return content


def _refuse_second(project: Project, path: Path) -> None:
    for entry in list_models(project):
        if entry.imported and filecmp.cmp(entry.path, path, shallow=False):
            raise ProjectError(f"It is in the project already, as '{entry.name}'.", "Use that one.")


def _move(staging: Path, models: Path, name: str) -> Path:
    for free in numbered(name):
        target = models / free
        if target.exists():
            continue
        try:
            patiently(staging.rename, target)
        except OSError as error:
            if target.exists():  # somebody was faster
                continue
            raise storage_error(target, error) from error
        return target
    raise AssertionError("unreachable")


def _schema_warnings(project: Project, schema: LabelSchema | None) -> list[str]:
    """What the user should know if a model segments other things than the project."""
    if schema is None or not project.has_schema:
        return []
    own = project.schema
    theirs = {segment.value: segment.name for segment in schema.segments}
    same = schema.counterparts(own)  # a structure that was renamed is the same
    if schema.values == own.values and all(same.get(value) == value for value in own.values):
        return []
    names = ", ".join(f"{value} = {name}" for value, name in sorted(theirs.items()))
    return [f"It segments other structures, or numbers them otherwise, than this project: {names}."]
