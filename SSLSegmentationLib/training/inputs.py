"""A backbone whose network sees less, or more, of a slice than the one that is to begin with it.

What both see keeps its weights; what is new begins with weights of zero, so that the output is as before until they
learn; what is left over goes. A backbone of another program that has seen one image of any kind sees all alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from ..core.settings import from_dict
from ..core.text import conjoined
from ..networks.architecture import of_inputs
from ..stores.preprocessing import Preprocessing

#: Key of a backbone that was pretrained elsewhere, on single images of whichever sequence: what is new begins with the
#: same weights, divided by the number of images.
ALIKE = "inputs_alike"
#: Sequence and slices further on, as of ``Preprocessing.seen``.
Seen = Sequence[tuple[str, int]]


def seen_by(content: Mapping[str, Any]) -> Seen:
    """What the network of a backbone or model sees; one that was pretrained on nothing real sees the slice itself."""
    prepared = content["preprocessing"] or {}
    told = {name: prepared[name] for name in ("channels", "context") if name in prepared}
    return from_dict(Preprocessing, told).seen


def only_known(channels: Sequence[str], content: Mapping[str, Any]) -> tuple[str, ...]:
    """Those of some sequences, the volume itself first, that a backbone's network sees; empty = the volume alone."""
    known = {name for name, _ in seen_by(content)}
    further = tuple(name for name in channels[1:] if name in known)
    return (channels[0], *further) if further else ()


def fitted(content: Mapping[str, Any], preprocessing: Preprocessing) -> dict[str, Any]:
    """The content of a backbone, with the weights of its network as one has to have them that sees other things.

    Args:
        content: of the checkpoint, which stays as it is.
        preprocessing: of the training that begins with it.
    """
    before, after = seen_by(content), preprocessing.seen
    if before == after:
        return dict(content)
    seeing = of_inputs(content)
    state = {
        name: (_shared(tensor, len(after)) if content.get(ALIKE) else _rearranged(tensor, before, after))
        if name in seeing
        else tensor
        for name, tensor in content["state"].items()
    }
    return {**content, "state": state}


def new_in_words(content: Mapping[str, Any], preprocessing: Preprocessing) -> str:
    """What there is to be seen that the backbone has not seen; empty if there is nothing."""
    return _named(preprocessing.seen, seen_by(content))


def change_in_words(content: Mapping[str, Any], preprocessing: Preprocessing) -> str:
    """What is new to a backbone, and what of it goes, as sentences; empty if it sees the same."""
    found = []
    new = new_in_words(content, preprocessing)
    if new and content.get(ALIKE):
        found.append(f"The backbone has seen single images: {new} begins with the same weights as the first one.")
    elif new:
        found.append(f"The backbone has not seen {new}: that counts for nothing until the network has learnt from it.")
    if gone := _named(seen_by(content), preprocessing.seen):
        found.append(f"The backbone has also seen {gone}, which the network does not see any more.")
    return " ".join(found)


def _rearranged(weight: Tensor, before: Seen, after: Seen) -> Tensor:
    """Weights [out, inputs before, ...] as [out, inputs after, ...]."""
    known = {seen: number for number, seen in enumerate(before)}
    parts = [weight[:, known[seen]] if seen in known else torch.zeros_like(weight[:, 0]) for seen in after]
    return torch.stack(parts, dim=1)


def _shared(weight: Tensor, images: int) -> Tensor:
    """Weights [out, 1, ...] of one image for each of several, which together answer as one of them."""
    return weight.repeat_interleave(images, dim=1) / images


def _named(these: Seen, others: Seen) -> str:
    """What is in the first and not in the second, in words."""
    sequences = [name for name in dict.fromkeys(name for name, _ in these) if name not in {each for each, _ in others}]
    words = [f"'{name}'" for name in sequences]
    if {step for _, step in these} - {step for _, step in others}:
        words.append("the neighbours of a slice")
    return conjoined(words) if words else ""
