"""A model card as Markdown for people: what it is for, where it comes from, how good it is, where to be careful."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..core.text import counted, markdown_table
from .models import NNSSL, NNUNET, ModelCard, ModelEntry
from .series import with_frames
from .shipped import STARTER

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~&])")
_METRICS = (("dice", "Dice", 3), ("hd95_mm", "HD95 (mm)", 2), ("assd_mm", "ASSD (mm)", 2))
_NEIGHBOURS = "- Of each slice the network looks at the slices before and after it, too."


@dataclass(frozen=True)
class CardWords:
    """Words for what a card names by its name in a registry.

    Args:
        network: title of its network, or of how many of which it is made.
        strategy: by which a model was finetuned, as in "a linear probe"; empty for the usual one.
        alone: part of the network that alone learnt; empty if all of it did.
    """

    network: str
    strategy: str = ""
    alone: str = ""


#: Says them of a card; the registries stand on higher floors, see ``finetuning.card_words``.
WordsOf = Callable[[ModelCard], CardWords]


def card_text(entry: ModelEntry, words_of: WordsOf) -> str:
    """The card of a backbone or model in Markdown."""
    heading = f"# {_plain(entry.name)}\n\n"
    if entry.card is None:
        return heading + _plain(entry.problem) + "\n"
    card, words = entry.card, words_of(entry.card)
    parts = [_what(card), _rule(card), _scores(entry, card), _cautions(entry, card)]
    parts += [_origin(card, words), _figures(card, words)]
    return heading + "\n\n".join(part for part in parts if part) + "\n"


def lineage_text(card: ModelCard, words_of: WordsOf) -> str:
    """In one line: what it learnt from, and what it began with."""
    if card.kind == "backbone":
        return f"{card.method}, {_learnt_from(card.method, card.volumes)}"
    labels = f"{_cases(card, 'train', card.volumes, 'labelled case')} ({counted(card.slices, 'slice')})"
    if card.unlabelled_volumes:
        labels += f" and {_cases(card, 'unlabelled', card.unlabelled_volumes, 'case')} without labels"
    if strategy := words_of(card).strategy:
        labels = f"{strategy}, {labels}"
    if card.start is None:
        return f"from scratch, {labels}"
    if card.start.method == STARTER:
        return f"from the starter, {labels}"
    known = "" if card.start.method == NNSSL else f", {counted(card.start.volumes, 'volume')}"
    return f"pretrained ({card.start.method}{known}), {labels}"


def _cases(card: ModelCard, part: str, count: int, one: str, many: str = "") -> str:
    """A count of the cases of a model, with the frames that they have."""
    frames = card.frames.get(part)
    return with_frames(count, frames if isinstance(frames, int) else 0, one, many)


def _learnt_from(method: str, volumes: int) -> str:
    if method == NNUNET:
        return f"{counted(volumes, 'labelled volume')} by nnU-Net"
    if method == NNSSL:
        return "volumes without labels elsewhere"
    return "computed shapes" if method == STARTER else f"{counted(volumes, 'volume')} without labels"


def rule_sentences(one_part: Sequence[str], without_holes: Sequence[str]) -> list[str]:
    """What is done to the masks of a model, in sentences; none if nothing is.

    Args:
        one_part: structures of which the largest part is kept.
        without_holes: structures whose small holes are filled.
    """
    found = []
    if one_part:
        found.append(
            f"{', '.join(one_part)}: the largest connected part is kept, as each is one piece in the labelled cases; "
            "if it is less than two thirds of what was found, all parts are."
        )
    if without_holes:
        found.append(f"{', '.join(without_holes)}: small holes are filled.")
    return found


def score_text(entry: ModelEntry) -> str:
    """Its best known Dice in a few words: on test cases, else on validation cases; empty if there is none."""
    for role, what in (("test", "test"), ("validation", "validation")):
        scores = entry.scores.get(role)
        mean, number = _dice(scores)
        if scores and mean is not None:
            of = scores.get("frames")
            cases = with_frames(of["cases"], of["frames"]) if of else counted(number, "case")
            return f"{mean:.3f} ({what}, {cases})"
    best = entry.card.validation_dice if entry.card else None
    return "" if best is None else f"{best:.3f} (validation, in training)"


def _what(card: ModelCard) -> str:
    if card.kind == "backbone":
        return (
            "A pretrained network (*backbone*). It segments nothing by itself: finetune it on labelled cases to get a "
            "model."
        )
    return f"A model that segments: {', '.join(map(_plain, card.structures))}."


def _rule(card: ModelCard) -> str:
    sentences = rule_sentences(card.one_part, card.without_holes)
    if not sentences:
        return ""
    undone = "`--keep-all-parts` of `sslseg predict` and `sslseg evaluate` leaves masks as the network makes them."
    return "\n".join(["## What is done to its masks", "", *(f"- {_plain(text)}" for text in sentences), "", undone])


def _origin(card: ModelCard, words: CardWords) -> str:
    lines = ["## Where it comes from", ""]
    if card.kind == "backbone":
        learnt = f"Pretrained by the method '{_plain(card.method)}' on {_learnt_from(card.method, card.volumes)}"
        lines.append(f"- {learnt} ({counted(card.slices, 'slice')})." if card.slices else f"- {learnt}.")
    else:
        learnt = _cases(card, "train", card.volumes, "labelled case")
        lines.append(f"- Finetuned on {learnt} ({counted(card.slices, 'slice')}).")
        if card.unlabelled_volumes:
            without = _cases(card, "unlabelled", card.unlabelled_volumes, "more case")
            way = f" ({words.strategy})" if words.strategy else ""
            lines.append(f"- It learnt from the images of {without}, without labels{way}.")
        if words.alone:
            lines.append(f"- Only its {words.alone} learnt from the labels ({words.strategy}).")
        chose = _cases(card, "validation", card.validation_volumes, "more labelled case")
        were = "was" if card.validation_volumes == 1 else "were"
        lines.append(
            f"- {chose} {were} held out to choose the best moment of the training."
            if card.validation_volumes
            else "- No labelled case was held out to choose the best moment of the training."
        )
        lines.append(f"- {_began(card)}")
        if card.place:
            lines.append(f"- {_plain(card.place)}")
    if card.cases:
        lines.append(f"- Cases: {', '.join(map(_plain, card.cases))}.")
    lines.append(f"- Made {_plain(card.made.replace('T', ' ').rstrip('Z'))} UTC, version {_plain(card.version)}.")
    return "\n".join(lines)


def _began(card: ModelCard) -> str:
    start = card.start
    if start is None:
        return "It began from scratch, with random weights."
    name = f", run {_plain(start.name)}" if start.name else ""
    return (
        f"It began with a network pretrained by the method '{_plain(start.method)}' on "
        f"{_learnt_from(start.method, start.volumes)}{name}."
    )


def _scores(entry: ModelEntry, card: ModelCard) -> str:
    if entry.kind == "backbone":
        return ""
    parts = ["## How good it is"]
    for role in ("test", "validation", "train", "unlabelled"):
        if role in entry.scores:
            parts.append(_table(role, entry.scores[role]))
    best = card.validation_dice
    if best is not None:
        parts.append(f"Dice on slices of the validation cases, at the best step of the training: {best:.3f}.")
    if len(parts) == 1:
        parts.append("Nobody has measured it: it was never compared with labelled cases that it had not learnt from.")
    return "\n\n".join(parts)


def _table(role: str, scores: Mapping[str, Any]) -> str:
    lines = [["Structure", "Cases", *(title for _, title, _ in _METRICS)]]
    rows = [(str(row.get("name", "")), row) for row in scores["structures"]]
    for name, row in [*rows, ("all", scores["overall"])]:
        cells = [_cell(row.get(metric), digits) for metric, _, digits in _METRICS]
        lines.append([_plain(name), str(_dice({"overall": row})[1]), *cells])
    chosen = " (they chose the best weights, so this flatters)" if role == "validation" else ""
    of = scores.get("frames")
    frames = f" (of {with_frames(of['cases'], of['frames'])}, each frame by itself)" if of else ""
    heading = f"On {role} cases{frames}{chosen}, whole volumes, mean ± standard deviation:"
    return "\n\n".join((heading, markdown_table(lines)))


def _cautions(entry: ModelEntry, card: ModelCard) -> str:
    found = []
    if card.stopped_early:
        found.append(f"Its training was stopped before the end ({_plain(card.stopped_early)}).")
    if card.start and card.start.stopped_early:
        found.append(f"The pretraining that it began with was stopped early ({_plain(card.start.stopped_early)}).")
    if card.transductive or (card.start and card.start.transductive):
        found.append("Test cases were among the images that it learnt from: results on these look too good.")
    if entry.imported:
        found.append("It was made elsewhere: check it on some of your own labelled cases before you rely on it.")
    if card.kind == "model":
        found.append("It knows volumes of the kind that it learnt from: same contrast, same region of the body.")
    if card.is_placed:
        found.append(
            "It goes by where structures lie in a volume, too: one that is cut or positioned otherwise than those that "
            "it learnt from suits it less."
        )
    found.append("For research, not a medical device.")
    return "\n".join(["## Careful", "", *(f"- {text}" for text in found)])


def _sequences(card: ModelCard) -> str:
    first, *further = map(_plain, card.channels)
    return (
        f"- Of each scan the network looks at the sequences {', '.join((first, *further))}; masks are on the grid of "
        f"{first}. Where {' or '.join(further)} is missing, it counts as zero."
    )


def _figures(card: ModelCard, words: CardWords) -> str:
    correction = ", N4 bias field correction first" if card.bias_field_correction else ""
    slices = f"- Slices: {_plain(card.plane)} plane, pixels of {card.spacing_mm:.3g} mm{correction}."
    return "\n".join(
        [
            "## In figures",
            "",
            *([slices] if card.plane else []),
            *([_NEIGHBOURS] if card.context else []),
            *([_sequences(card)] if card.channels else []),
            f"- Network: {words.network} with {' · '.join(map(str, card.widths))} channels.",
            f"- Training: {card.steps} steps, preset '{_plain(card.preset)}'.",
        ]
    )


def _dice(scores: Any) -> tuple[float | None, int]:
    """Mean Dice over all and number of cases of an evaluation."""
    try:
        found = scores["overall"]["dice"]
        return float(found["mean"]), int(found["count"])
    except (KeyError, TypeError, ValueError):
        return None, 0


def _cell(statistic: Any, digits: int) -> str:
    mean, std = (_number(statistic, key) for key in ("mean", "std"))
    if mean is None:
        return "–"
    return f"{mean:.{digits}f}" + ("" if std is None else f" ± {std:.{digits}f}")


def _number(content: Any, key: str) -> float | None:
    value = content.get(key) if isinstance(content, Mapping) else None
    return float(value) if isinstance(value, (int, float)) and math.isfinite(value) else None


def _plain(text: str) -> str:
    """Text without meaning in Markdown or HTML: names come from people, and from files of others."""
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split())).replace("\\<", "&lt;").replace("\\>", "&gt;")
