"""Folds of nnU-Net, ``splits_final.json``: what our roles of training and validation are there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError
from ..core.storage import read_text
from ..core.text import counted, listed, quoted
from ..project import Role
from .datasets import Dataset, check_fold, fold_note
from .nnunet_dataset import SPLITS


def split_roles(dataset: Dataset, folder: Path, cases: Sequence[str], fold: int | None) -> dict[str, Role]:
    """Roles of training cases by a fold; empty where there are no folds.

    Args:
        dataset: is told of what a person should know.
        folder: of the raw data set; its folds lie there, or where nnU-Net keeps them beside ``nnUNet_raw``.
        cases: names of the training cases.
        fold: whose cases are for validation; None = the first.

    Raises:
        ProjectError: the file is damaged.
        SettingsError: there is no such fold.
    """
    places = (folder, folder.parent.parent / "nnUNet_preprocessed" / folder.name)
    path = next((place / SPLITS for place in places if (place / SPLITS).is_file()), None)
    if path is None:
        check_fold(folder, fold, ())
        return {}
    splits = _read(path)
    number = check_fold(path, fold, range(len(splits))) or 0
    train, held_out = splits[number]
    note = fold_note(path, len(splits), number, fold is not None)
    dataset.notes += [note] if note else []
    unknown = sorted({*train, *held_out} - set(cases))
    if unknown:
        dataset.notes.append(
            f"'{path}' names {counted(len(unknown), 'case')} that the data set lacks: {listed(quoted(unknown))}."
        )
    rest = [name for name in cases if name not in train and name not in held_out]
    if rest:
        dataset.notes.append(
            f"Fold {number} of '{path}' leaves {counted(len(rest), 'training case')} out ({listed(quoted(rest))}): "
            "they came in as unlabelled."
        )
    return (
        {name: Role.UNLABELLED for name in rest}
        | {name: Role.TRAIN for name in train}
        | {name: Role.VALIDATION for name in held_out}
    )


def _read(path: Path) -> list[tuple[list[str], list[str]]]:
    """Names of the training and the validation cases of each fold."""
    try:
        content: Any = json.loads(read_text(path, "split"))
        folds = [(fold["train"], fold["val"]) for fold in content]
        if not folds or not all(
            isinstance(names, list) and all(isinstance(name, str) for name in names) for fold in folds for names in fold
        ):
            raise TypeError("it is no list of folds with lists 'train' and 'val'")
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ProjectError(
            f"The split '{path}' is damaged ({type(error).__name__}: {error}).", "Correct it, or move it away."
        ) from error
    for number, (train, held_out) in enumerate(folds):
        if both := sorted(set(train) & set(held_out)):
            raise ProjectError(
                f"Fold {number} of '{path}' has {listed(quoted(both))} for training and for validation.", "Correct it."
            )
    return folds
