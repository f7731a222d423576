"""Which file the mask of each image goes into: never one that holds the mask of another image.

A mask is known again by the table beside it, which says by fingerprints which image it was made from. Names say less:
``t2.nrrd`` and ``t2.nii.gz`` want one mask, and so do files of one name from two folders.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from ..core.errors import DataError
from ..core.locks import Claim
from ..core.text import numbered
from ..volumes.reading import holds_mask
from ..volumes.segmentation_formats import format_to_be, split_mask_name
from .frame_prediction import frame_masks
from .prediction_table import PredictionTable, Row, path_key

#: Ways to treat a mask that is there already.
REFUSE, SKIP, OVERWRITE = "refuse", "skip", "overwrite"
_LOOKS, _PAUSE_SECONDS = 5, 0.05


class _State(Enum):
    """What lies where a mask would go, seen from its image."""

    FREE = auto()
    OWN = auto()
    #: Made from the same image, with other frames or other sequences of it.
    RELATED = auto()
    UNKNOWN = auto()
    #: The mask of another image of another name.
    OTHER = auto()
    #: The mask of another image of the same name.
    NAMESAKE = auto()


@dataclass(frozen=True)
class MaskPlace:
    """Where the masks of an image go.

    Args:
        mask: where the mask of a single volume goes; those of frames are named after it.
        masks: of each frame.
        there: those of them that are there already and are to be left as they are.
    """

    mask: Path
    masks: list[Path]
    there: list[Path]

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to be made."""
        return bool(self.there) and set(self.there) == set(self.masks)


class MaskPlaces:
    """Places of the masks of one call.

    Args:
        table: of the folder of the masks; None = nobody knows what lies there.
        existing: what becomes of masks that are there already.
        maps: which files lie beside a mask.
    """

    def __init__(self, table: PredictionTable | None, existing: str, maps: Callable[[Path], list[Path]]) -> None:
        self._table, self._existing, self.maps = table, existing, maps
        self._taken: set[str] = set()
        self._claims: list[Claim] = []

    def place(self, volume: Path, wish: Path, images: Sequence[str], *, framed: bool = False) -> MaskPlace:
        """Where the masks of an image go: to ``wish`` or, where that is the mask of another one, to the next number.

        From then on no other call makes a mask of that name, until :meth:`release`, which is due after errors, too.

        Args:
            volume: the image.
            wish: what its mask is to be called.
            images: identity of each frame, as of :meth:`PredictionTable.identity`; empty where it is not known.
            framed: whether these are some of several frames.

        Raises:
            DataError: a mask is there that may neither be replaced nor taken for that of this image, or another call is
                making it.
            StorageError: the disk refuses a file there.
        """
        name = self._table.name_of(volume) if self._table else volume.name
        for mask in self._candidates(wish, images, name):
            masks = frame_masks(mask, len(images))
            found = self._tried(mask, masks, images, name, framed)
            if found and not found.is_complete and self._claimed(found, images, name):
                found = self._tried(mask, masks, images, name, framed)  # another call may just have ended it
                if found and not found.is_complete:
                    self._taken.update(map(_key, self._files(masks)))
                    return found
                self.release()
            if found and found.is_complete:
                return found
        raise AssertionError("numbers have an end")

    def release(self) -> None:
        """What was placed last is made, or will not be."""
        while self._claims:
            self._claims.pop().release()

    def _tried(self, mask: Path, masks: list[Path], images: Sequence[str], name: str, framed: bool) -> MaskPlace | None:
        """The place of this name; None if it is another image's. Raises as :meth:`place`."""
        states = {one: self._state(one, masks, images, name) for one in dict.fromkeys(masks)}
        if self._existing == SKIP and set(states.values()) == {_State.OWN}:
            return MaskPlace(mask, masks, masks)  # also where another file of the same content has it
        if any(_key(file) in self._taken for file in self._files(masks)) or _State.OTHER in states.values():
            return None
        there = [one for one, state in states.items() if state is not _State.FREE]
        for one in there:
            self._check(one, states[one], name, framed)
        return MaskPlace(mask, masks, there if self._existing == SKIP else [])

    def _files(self, masks: Sequence[Path]) -> list[Path]:
        return [file for one in dict.fromkeys(masks) for file in (one, *self.maps(one))]

    def _claimed(self, place: MaskPlace, images: Sequence[str], name: str) -> bool:
        """Whether the files of a place are ours to make; then the table is that of this moment.

        Raises:
            DataError: another call is making them of an image of this name, or of the same one.
        """
        for file in self._files(place.masks):
            claim = Claim(file)
            if claim.acquire(file=name, images=list(images)):
                self._claims.append(claim)
                continue
            self.release()
            maker = _maker(claim)
            if not maker or maker.get("file") == name or set(images) & set(maker.get("images", ())):
                raise DataError(
                    f"'{file}' is being made by another call at this moment.",
                    "Wait until that is done, or choose another --output.",
                )
            return False
        if self._table:
            self._table.refresh()
        return True

    def _candidates(self, wish: Path, images: Sequence[str], name: str) -> Iterator[Path]:
        """Its own masks of earlier calls, then those that bear its name and a number.

        Its own may lie elsewhere: below a single folder masks lie flat, and in folders once there are several.
        """
        stem, suffix, apart = split_mask_name(wish)
        frame = r"@\d+" if apart and len(images) > 1 else ""
        own = re.compile(rf"({re.escape(stem)}(?:-\d+)?){frame}{re.escape(suffix)}", re.IGNORECASE)
        called = re.compile(rf"(.+){frame}{re.escape(suffix)}", re.IGNORECASE)
        for row in self._table.rows_from(images[0], name) if self._table else ():
            path = self._table.path_of(row) if self._table else wish
            found = own.fullmatch(path.name) if _key(path.parent) == _key(wish.parent) else None
            if row.get("file") == name:
                found = found or called.fullmatch(path.name)
            if found and split_mask_name(path)[1] == suffix:
                yield path.with_name(f"{found[1]}{suffix}")
        yield from map(wish.with_name, numbered(stem, suffix))

    def _state(self, mask: Path, masks: Sequence[Path], images: Sequence[str], name: str) -> _State:
        rows = self._table.rows_of(mask) if self._table else []
        maps = [path for path in self.maps(mask) if path.exists()]
        if self._table and any(map(self._table.rows_of, maps)):
            return _State.OTHER  # what would be a map here is a mask
        there = mask.exists() or any(self._table.path_of(row).exists() for row in rows if self._table)
        if not there and not maps:
            return _State.FREE
        wanted = [image for one, image in zip(masks, images, strict=True) if one == mask]
        state = _made_from(rows, wanted, name)
        return state if there or state in (_State.OTHER, _State.NAMESAKE) else _State.FREE

    def _check(self, mask: Path, state: _State, name: str, framed: bool) -> None:
        """Refuse to touch a mask that is there.

        Raises:
            DataError: says why.
        """
        if state is _State.NAMESAKE:
            frame = ", or of another frame of it" if framed else ""
            raise DataError(
                f"'{mask}' is there already, and is the mask of another image that is called '{name}'{frame}.",
                "Choose another --output for this one, or move that mask away.",
            )
        if self._existing == REFUSE:
            refuse_there(mask, self._existing)
        if self._existing == OVERWRITE and state is _State.UNKNOWN:
            _refuse_image(mask)
        if self._existing == SKIP and state is not _State.OWN:
            why = "it is not known which image it was made from"
            if state is _State.RELATED:
                why = "it was made from other frames, other sequences or another DICOM series"
            raise DataError(
                f"'{mask}' is there already, and {why}.", "Choose another --output, or replace it with --overwrite."
            )


def _refuse_image(path: Path) -> None:
    """Make sure that what is to be replaced may be a mask.

    Raises:
        DataError: it is none.
    """
    kind = format_to_be(path)
    if path.exists() and (not kind.is_one(path) if kind else holds_mask(path) is False):
        raise DataError(
            f"'{path}' is there already, and is no mask.", "Choose another --output, or move that file away."
        )


def _made_from(rows: Sequence[Row], wanted: Sequence[str], name: str) -> _State:
    """What the rows of a mask say of it, to the image ``name`` whose frames are ``wanted``."""
    files = [row.get("file") or "" for row in rows]
    known = [PredictionTable.image_of(row) for row in rows]
    if not all(known):  # of a table of earlier versions: names are all there is
        last = {file.rpartition("/")[2] for file in files}
        return _State.UNKNOWN if name.rpartition("/")[2] in last else _State.OTHER
    if not known:
        return _State.UNKNOWN
    if known == list(wanted):
        return _State.OWN
    if {one.partition("+")[0] for one in known} & {one.partition("+")[0] for one in wanted}:
        return _State.RELATED
    return _State.NAMESAKE if name in files else _State.OTHER


def refuse_there(path: Path, existing: str) -> None:
    """Refuse to replace what is there.

    Raises:
        DataError: says so.
    """
    if path.exists() and existing != OVERWRITE:
        raise DataError(
            f"'{path}' exists already.",
            "Nothing was overwritten: choose another --output, leave out what is there with --skip-existing, "
            "or replace it with --overwrite.",
        )


def _maker(claim: Claim) -> dict[str, Any]:
    """Which image somebody is making a mask of; empty if that cannot be told."""
    for _ in range(_LOOKS):
        if "file" in (found := claim.record()):
            return found
        time.sleep(_PAUSE_SECONDS)  # it writes that down after it has taken it
    return {}


def _key(path: Path) -> str:
    return path_key(str(path.absolute()))
