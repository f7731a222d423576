"""Trees of BIDS: images below a folder for each subject, masks below ``derivatives``, roles in ``participants.tsv``.

Images of one session that differ in their last word alone (``_T1w``, ``_T2w``) are the channels of one case; those that
differ in more, as ``acq-ax`` and ``acq-sag`` do, are cases of their own. Only what lies in ``anat`` is taken.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..core.errors import DataError, ProjectError
from ..core.paths import leads_out
from ..core.storage import read_text
from ..core.text import counted, listed, quoted
from ..project import Role
from ..volumes.reading import image_suffix
from .datasets import Dataset, DatasetEntry, DatasetWish, ImageFile, check_fold, chosen_channels, stem

_ROLES = {
    **dict.fromkeys(("train", "training", "tr"), Role.TRAIN),
    **dict.fromkeys(("validation", "val", "valid", "dev"), Role.VALIDATION),
    **dict.fromkeys(("test", "testing", "ts"), Role.TEST),
    **dict.fromkeys(("unlabelled", "unlabeled", "none"), Role.UNLABELLED),
}
_COLUMNS = ("role", "split", "set", "subset", "partition", "group")
#: How masks are called in derivatives that hold other things, too.
_MASK = re.compile(r"(^|_)(dseg|mask|seg)$|seg|lesion|label-", re.IGNORECASE)


def read(path: Path, wish: DatasetWish) -> Dataset:
    """Read a tree.

    Raises:
        ProjectError: ``participants.tsv`` is damaged.
        SettingsError: there is no such channel, or a fold is wished.
        DataError: there is no image.
    """
    cases = _cases(path)
    if not cases:
        raise DataError(
            f"'{path}' has no image in 'anat' of a subject.",
            "Images lie in such places as 'sub-01/anat/sub-01_T2w.nii.gz'.",
        )
    check_fold(path, wish.fold, ())
    kinds = Counter(kind for images in cases.values() for kind in images)
    order = sorted(kinds, key=lambda kind: (-kinds[kind], kind))  # the one that most cases have is the image
    chosen = list(chosen_channels(path, dict(enumerate(order)), wish.channel).values())
    dataset = Dataset({}, channels=tuple(chosen) if len(kinds) > 1 else (), named=_names(path))
    dataset.chosen = wish.channel is not None
    roles = _roles(dataset, path)
    masks = _masks(dataset, path, cases)
    lacking = []
    for name, images in cases.items():
        if chosen[0] not in images:
            lacking.append(name)
            continue
        mask = masks.get(name)
        role = roles.get(name.split("_")[0], Role.UNLABELLED if mask is None else Role.TRAIN)
        further = {kind: ImageFile(images[kind]) for kind in chosen[1:] if kind in images}
        dataset.entries.append(DatasetEntry(ImageFile(images[chosen[0]]), mask, role, name, further))
    if lacking:
        dataset.notes.append(
            f"{counted(len(lacking), 'case')} without an image '{chosen[0]}' left out: {listed(quoted(lacking))}."
        )
    return dataset


def _cases(root: Path) -> dict[str, dict[str, Path]]:
    """Name of each case → last word of the names of its images, such as ``T2w`` → file."""
    found: dict[str, dict[str, Path]] = {}
    for file in _files(root, "sub-*"):
        name, _, kind = stem(file).rpartition("_")
        if file.parent.name == "anat" and name.startswith("sub-") and kind.isalnum():
            found.setdefault(name, {})[kind] = file
    return found


def _files(root: Path, pattern: str) -> Iterator[Path]:
    """Image files below the folders that match; none that a link takes out of the tree."""
    for folder in sorted(root.glob(pattern)):
        for file in sorted(folder.rglob("*")):
            if image_suffix(file) and not file.name.startswith(".") and not leads_out(root, file):
                yield file


def _masks(dataset: Dataset, root: Path, cases: dict[str, dict[str, Path]]) -> dict[str, Path]:
    """The mask of each case that has one: of several kinds, the one that most cases have."""
    kinds: dict[str, dict[str, Path]] = {}
    for file in _files(root, "derivatives"):
        text = stem(file)
        named = file.relative_to(root).parts[1].lower().startswith("label")
        case = max((name for name in cases if text.startswith(f"{name}_")), key=len, default=None)
        if case is None or not (named or _MASK.search(text[len(case) :])):
            continue
        kinds.setdefault(_kind(text[len(case) + 1 :], cases[case]), {}).setdefault(case, file)
    if not kinds:
        return {}
    best = min(kinds, key=lambda kind: (-len(kinds[kind]), kind))
    if others := sorted(set(kinds) - {best}):
        dataset.notes.append(
            f"'{root}' has masks of several kinds; those called '{best}' were taken, and not {listed(quoted(others))}."
        )
    if label := re.search(r"label-([A-Za-z0-9]+)", best):
        dataset.named.setdefault(1, label[1])
    return kinds[best]


def _kind(text: str, images: dict[str, Path]) -> str:
    """What a mask is called, without the image that it is of: ``seg-manual`` of ``T2w_seg-manual``."""
    first, _, rest = text.partition("_")
    return rest if first in images and rest else text


def _table(path: Path) -> list[dict[str, str]]:
    """Rows of a table with tabs.

    Raises:
        ProjectError: it is no text.
    """
    rows = csv.DictReader(io.StringIO(read_text(path, "table")), delimiter="\t")
    try:
        return [{str(key).strip().lower(): str(value or "").strip() for key, value in row.items()} for row in rows]
    except csv.Error as error:
        raise ProjectError(f"The table '{path}' is damaged ({error}).", "Correct it.") from error


def _roles(dataset: Dataset, root: Path) -> dict[str, Role]:
    """Subject → role, as a column of ``participants.tsv`` says; empty if none does."""
    path = root / "participants.tsv"
    if not path.is_file():
        return {}
    rows = _table(path)
    for column in _COLUMNS:
        said = {row.get("participant_id", ""): _ROLES.get(row.get(column, "").lower()) for row in rows}
        roles = {subject: role for subject, role in said.items() if role is not None}
        if roles:
            if unclear := sorted(set(said) - set(roles)):
                dataset.notes.append(f"'{path}' gives no role to {listed(quoted(unclear))} in its column '{column}'.")
            return roles
    return {}


def _names(root: Path) -> dict[int, str]:
    """Names of label values, as tables ``…dseg.tsv`` give them."""
    found: dict[int, str] = {}
    for path in _tables(root):
        for row in _table(path):
            if row.get("index", "").isdecimal() and row.get("name"):
                found.setdefault(int(row["index"]), row["name"])
    return found


def _tables(root: Path) -> Sequence[Path]:
    found = [*root.glob("*dseg.tsv"), *root.glob("derivatives/**/*dseg.tsv")]
    return [path for path in sorted(found) if path.is_file() and not leads_out(root, path)]
