"""Which files are the further sequences of the volumes that a model segments: named one by one, or by patterns."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..core.errors import SettingsError
from ..core.text import conjoined, quoted
from ..importing.channel_patterns import ChannelPattern
from ..importing.grouped import find_scans, without_first
from ..project.channels import FIRST_CHANNEL
from .channels import spelt_channels
from .file_prediction import FilesReport, Target
from .prediction import TaskPredictor


def named_sequences(words: Sequence[str], predictor: TaskPredictor) -> dict[str, Path]:
    """The files of ``NAME=FILE`` words, by the names of the sequences as the model spells them.

    Raises:
        SettingsError: a word says no name or no file, a sequence is there twice, or the model does not see it.
    """
    found: dict[str, Path] = {}
    for word in words:
        name, mark, file = word.partition("=")
        if not mark or not name.strip() or not file.strip():
            raise SettingsError(f"'{word}' does not say which file a sequence is.", "Write for example 'ADC=adc.nii'.")
        if name.strip() in found:
            raise SettingsError(f"The sequence '{name.strip()}' is there twice.", "Give one file for each.")
        found[name.strip()] = Path(file.strip())
    spelt = spelt_channels(found, predictor.preprocessing)
    if len(set(spelt.values())) < len(spelt):
        raise SettingsError(f"Two of the sequences {conjoined(quoted(spelt))} are one.", "Give one file for each.")
    return {spelt[name]: path for name, path in found.items()}


def scan_targets(
    targets: Sequence[Target],
    paths: Sequence[Path],
    patterns: Sequence[ChannelPattern],
    predictor: TaskPredictor,
    report: FilesReport,
    *,
    as_images: bool = False,
) -> list[Target]:
    """Those of the targets that are the volumes to be segmented, each with the files of its further sequences.

    Args:
        targets: all that the paths stand for, of :func:`.planned_targets`.
        paths: files and folders.
        patterns: of the sequences; the model says which of them it segments, else it is the first.
        predictor: of the model.
        report: takes scans that cannot be used, and what else should be known.
        as_images: as of :func:`.planned_targets`.

    Raises:
        SettingsError: no pattern is that of the volume, the model does not see one, or as of :func:`.find_scans`.
        DataError: a path is missing or holds no volume.
    """
    first = _first(patterns, predictor)
    others = {pattern.name: None for pattern in patterns if pattern is not first}
    spelt = spelt_channels(others, predictor.preprocessing)
    found = find_scans(paths, patterns, as_images=as_images)
    report.refused += found.refused
    report.notes += [*found.notes, *without_first(found.scans, first.name)]
    report.masks += [mask for mask in found.masks if mask not in report.masks]
    sequences: dict[str, dict[str, Path]] = {
        os.path.abspath(scan.files[first.name]): {
            spelt[name]: path for name, path in scan.files.items() if name != first.name
        }
        for scan in found.scans
        if first.name in scan.files
    }
    return [
        replace(target, channels=sequences[place], found=True)
        for target in targets
        if (place := os.path.abspath(target.volume)) in sequences
    ]


def _first(patterns: Sequence[ChannelPattern], predictor: TaskPredictor) -> ChannelPattern:
    """The pattern of the volumes that are segmented."""
    known = tuple(predictor.preprocessing.channels) if predictor.further else ()
    if not known or known[0].casefold() == FIRST_CHANNEL:
        return patterns[0]
    first = next((pattern for pattern in patterns if pattern.name.casefold() == known[0].casefold()), None)
    if first is None:
        raise SettingsError(
            f"The model segments the sequence '{known[0]}', and no pattern is one of that.",
            f"Name its files, too: '{known[0]}=PATTERN'.",
        )
    return first
