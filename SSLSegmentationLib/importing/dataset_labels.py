"""What the description of a data set calls its labels, in whatever way it says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..core.errors import ProjectError
from ..core.storage import read_json
from ..project.schema import LabelSchema
from .dataset_formats import DESCRIPTION
from .datasets import Dataset


def names_beside(mask: Path) -> dict[int, str]:
    """Names of label values that a ``dataset.json`` in the folder of a mask, or in the one above, gives; else none."""
    for folder in list(mask.parents)[:2]:
        if (folder / DESCRIPTION).is_file():
            try:
                return read_labels(folder / DESCRIPTION, read_json(folder / DESCRIPTION)).labels
            except ProjectError:
                return {}
    return {}


def read_labels(description: Path, content: Mapping[str, Any], known: LabelSchema | None = None) -> Dataset:
    """A data set with the labels that its description names, and nothing else yet.

    Raises:
        ProjectError: it does not name them.
    """
    labels = content.get("labels")
    wrong = ProjectError(
        f"'{description}' is not a Decathlon or nnU-Net dataset.json: its 'labels' do not name label values.",
        'It needs entries like "labels": {"1": "liver"} and "training": [{"image": …, "label": …}], or nnU-Net\'s '
        '"labels": {"liver": 1} with the folders imagesTr and labelsTr.',
    )
    if not isinstance(labels, Mapping):
        raise wrong
    pairs: list[tuple[Any, Any]] = list(labels.items())
    if not all(str(value).lstrip("-").isdigit() for value, _ in pairs):
        pairs = [(value, name) for name, value in pairs]  # nnU-Net writes {"liver": 1}
    regions = {str(name): list(value) for value, name in pairs if isinstance(value, list | tuple) and len(value) != 1}
    basic: dict[int, str] = {}
    try:
        for value, name in pairs:
            if str(name) not in regions:
                number = int(value[0] if isinstance(value, list | tuple) else value)
                if number != 0 and basic.setdefault(number, str(name)) != str(name):
                    raise ValueError(f"two names for {number}")
        parts = {int(part) for values in regions.values() for part in values} - {0}
        order = _order(content.get("regions_class_order"), pairs)
    except (TypeError, ValueError, OverflowError) as error:
        raise wrong from error
    ignore = next((value for value, name in basic.items() if name.lower() == "ignore"), None)
    basic.pop(ignore, None) if ignore is not None else None
    dataset = Dataset(basic, ignore)
    if ignore is not None and ignore < max(basic, default=0):
        dataset.notes.append(
            f"The label 'ignore' of '{description}' is {ignore}, and not the highest, as nnU-Net wants it; it was "
            "taken for what nobody has annotated all the same."
        )
    if regions:
        _name_parts(dataset, description, regions, parts, known, order)
    try:
        _ = dataset.schema
    except ProjectError as error:
        raise wrong from error
    return dataset


def _order(order: Any, pairs: Sequence[tuple[Any, Any]]) -> dict[int, str]:
    """Which region nnU-Net means by a value where no further one covers it, by its ``regions_class_order``."""
    named = [(value, str(name)) for value, name in pairs if str(name).lower() not in ("background", "ignore")]
    if not isinstance(order, list | tuple) or len(order) != len(named):
        return {}
    found = {}
    for number, (values, name) in zip(map(int, order), named, strict=True):
        own = [int(value) for value in values] if isinstance(values, list | tuple) else [int(values)]
        if number in own:
            found[number] = name if len(own) == 1 else f"{name} (rest)"
    return found


def _name_parts(
    dataset: Dataset,
    description: Path,
    regions: Mapping[str, list[Any]],
    parts: Iterable[int],
    known: LabelSchema | None,
    order: Mapping[int, str],
) -> None:
    """Name the values that regions are made of: as the description does by itself, else as the project does."""
    name, values = next(iter(regions.items()))
    what = f"'{name}' is the values {', '.join(map(str, values))} together"
    missing = sorted(set(parts) - set(dataset.labels))
    if known is not None and set(missing) <= set(known.values):
        dataset.labels |= {value: known.by_value(value).name for value in missing}
        missing = []
    elif set(missing) <= set(order):
        dataset.labels |= {value: order[value] for value in missing}
        missing = []
    if missing:
        examples = " ".join(f"{value}=NAME" for value in sorted({*parts, *dataset.labels}))
        raise ProjectError(
            f"'{description}' describes regions that overlap ({what}), and gives {_values(missing)} no name of "
            f"{'their' if missing[1:] else 'its'} own.",
            f"Name every value first: 'sslseg labels PROJECT --names {examples}', then import again.",
        )
    dataset.notes.append(
        f"'{description}' describes regions that overlap ({what}). The values were taken one by one instead: "
        f"{', '.join(f'{value} {text}' for value, text in sorted(dataset.labels.items()))}."
    )


def _values(values: list[int]) -> str:
    return f"the {'value' if len(values) == 1 else 'values'} {', '.join(map(str, values))}"
