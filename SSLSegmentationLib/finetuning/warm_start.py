"""Going on from a model: what a finetuning begins with when its network has learnt to segment before.

A model becomes a start as a backbone is one, of the same kind of file, with its head and with all that it has seen:
what it has learnt from can judge no later model of the chain, and what has judged it is learnt from by none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..core.acting import with_value
from ..core.errors import CheckpointError, SettingsError
from ..core.settings import from_dict
from ..networks.architecture import PLACED_UNET, REGISTRY, UNET, architecture, can_go_on
from ..project import Case
from ..project.channels import FIRST_CHANNEL
from ..project.patients import of_same_patients
from ..project.schema import LabelSchema
from ..project.seen import SeenScans, seen_scans
from ..stores.slice_settings import PERCENTILES
from ..tasks.base import SLICES
from ..training.checkpoint import load_checkpoint, save_checkpoint
from .settings import FinetuneSettings

#: What a start holds that was made of a model.
MODEL = "model"
HEAD = "segmentation_head."
_METHOD = "model"  # what a start says in place of a method of pretraining


def write_start(model: Path | str, target: Path, schema: LabelSchema) -> None:
    """Write what :func:`start_of` makes of a ``model.pt``.

    Raises:
        CheckpointError: it cannot be read, or is no single network for slices.
        StorageError: the disk refused.
    """
    save_checkpoint(target, "backbone", start_of(model, schema))


def start_of(model: Path | str, schema: LabelSchema) -> dict[str, Any]:
    """What a finetuning can begin with in place of the content of a ``backbone.pt``.

    Args:
        model: ``model.pt`` of one network for slices.
        schema: what is to be segmented; the head stays if the model segments just that.

    Raises:
        CheckpointError: it cannot be read, or is no single network for slices.
    """
    content = load_checkpoint(model, "model")
    refuse_other_networks(content, model)
    origin, seen = content.get("backbone"), seen_scans(content, Path(model).parent)
    own = {part: sorted(getattr(seen, part)) for part in ("learnt", "validation", "unlabelled")}
    state = content["state"]
    if _structures(content["schema"]) != _structures(schema.to_dict()):
        state = {name: tensor for name, tensor in state.items() if not name.startswith(HEAD)}
    return {
        **{name: content[name] for name in ("version", "network", "inputs", "preprocessing") if name in content},
        "state": state,
        "architecture": UNET if architecture(content) == PLACED_UNET else architecture(content),
        "method": _METHOD,
        "settings": {"preset": content["settings"]["preset"], "plane": content["preprocessing"]["plane"]},
        "max_size": content["settings"]["max_size"],
        "data": {"volumes": len(content["data"]["cases"]), "cases": list(content["data"]["cases"]), "scans": own},
        "stopped_early": None,
        MODEL: {"origin": origin},
    }


def refuse_other_networks(content: Mapping[str, Any], model: Path | str) -> None:
    """Make sure that a model can be gone on from.

    Raises:
        CheckpointError: its network is of another kind.
    """
    if not can_go_on(architecture(content), SLICES):
        raise CheckpointError(
            f"The model '{model}' is of another kind than those that learning can go on from.",
            "Go on from a model of one network that was trained as a whole, or from a backbone.",
        )
    if seen_scans(content, Path(model).parent).by_id:
        raise CheckpointError(
            f"The model '{model}' does not say which scans it has seen: it was made by an older version.",
            "Finetune again, and go on from that model; or begin from a backbone.",
        )


def is_warm(start: Mapping[str, Any] | None) -> bool:
    """Whether a finetuning goes on from a model."""
    return bool(start) and MODEL in (start or {})


def _structures(schema: Iterable[Mapping[str, Any]]) -> list[tuple[int, str]]:
    return sorted((int(segment["value"]), str(segment["name"])) for segment in schema)


def seen_before(start: Mapping[str, Any] | None) -> SeenScans:
    """What the models of the chain have seen so far; nothing where it begins."""
    return seen_scans({**start, "kind": "model"}) if start is not None and is_warm(start) else SeenScans()


def gone_on(settings: FinetuneSettings, start: Mapping[str, Any]) -> FinetuneSettings:
    """Settings of a finetuning that goes on from a model, which has decided network, size, plane and place."""
    for name, theirs in settings.of_images.items():
        settings = with_value(settings, name, start["preprocessing"][theirs])
    return replace(
        settings,
        architecture=architecture(start),
        network=network_of(start),
        max_size=start["max_size"],
        context=str(start["preprocessing"].get("context", 0)),
        channels=tuple(start["preprocessing"].get("channels") or (FIRST_CHANNEL,)),
        place="on" if start["network"].get("place") else "off",
        normalisation=start["preprocessing"].get("normalisation", PERCENTILES),
    )


def network_of(start: Mapping[str, Any]) -> Any:
    """Shape of the network of a model that is gone on from, without its place."""
    network: Any = from_dict(REGISTRY[architecture(start)].settings, start["network"])
    return replace(network, place=False) if getattr(network, "place", False) else network


@dataclass(frozen=True)
class Allowed:
    """Cases as a chain of models may use them.

    Args:
        train: labels that may be learnt from.
        validation: labels that may judge.
        left_out: ids of those that may do neither, with the reason.
    """

    train: tuple[Case, ...]
    validation: tuple[Case, ...]
    left_out: Mapping[str, str]


def allowed(train: Iterable[Case], validation: Iterable[Case], test: Iterable[Case], seen: SeenScans) -> Allowed:
    """Sort labelled cases by what the chain has seen: what was held out stays so, what was learnt from judges nothing.

    Where patients are known, a scan that comes in later does what the others of its patient have done.

    Args:
        train, validation: labelled cases of these roles.
        test: all test cases.
        seen: by the models so far.

    Raises:
        SettingsError: a scan that was learnt from has become a test case.
    """
    train, validation = list(train), list(validation)
    if spoilt := seen.among(test, seen.learnt):
        raise SettingsError(
            f"'{spoilt[0]}' has become a test case, and the models of this run have learnt from it.",
            "Start a new one that begins from a backbone, or give the case back its old role.",
        )
    both = [*train, *validation]
    judged, seen_labels = set(seen.among(both, seen.validation)), set(seen.among(both, seen.learnt))
    held_out = [case for case in train if case.id in judged]
    learnt = [case for case in validation if case.id in seen_labels]
    # A case that comes in goes the way of its patient; those that were there from the first are as they were asked for.
    judging, taught = ([case for case in both if case.id in ids] for ids in (judged, seen_labels))
    late = [case for case in of_same_patients(train, judging) if case.id not in seen_labels]
    stale = [case for case in of_same_patients(validation, taught) if case.id not in judged]
    reasons = dict.fromkeys((case.id for case in late), "another scan of its patient has judged the models so far")
    reasons |= dict.fromkeys((case.id for case in stale), "another scan of its patient has been learnt from")
    reasons |= dict.fromkeys((case.id for case in held_out), "it has judged the models so far, and stays held out")
    reasons |= dict.fromkeys((case.id for case in learnt), "it has been learnt from, and cannot judge any more")
    return Allowed(
        tuple(case for case in train if case.id not in reasons),
        tuple(case for case in validation if case.id not in reasons),
        reasons,
    )
