"""What a finetuning may ask for: not what its backbone has decided otherwise, and nothing that would do nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from ..core.acting import in_words, refuse_idle, shown, value_of, with_value
from ..core.errors import SettingsError
from ..core.settings import flag_names
from ..networks.architecture import architecture, with_network

if TYPE_CHECKING:
    from .planning import FinetuningPlan


class _Settings(Protocol):
    """A dataclass of settings of a finetuning, of whichever task."""

    __dataclass_fields__: ClassVar[dict[str, Any]]
    of_images: ClassVar[Mapping[str, str]]

    @property
    def preset(self) -> str: ...

    @classmethod
    def from_preset(cls: type[T], name: str = ..., /) -> T: ...


T = TypeVar("T", bound=_Settings)

_ANY = "acquired"  # plane: each volume's own, whichever that is
_OF_TRANSFER = ("backbone_rate", "frozen_start")
_FREE = {"plane": _ANY, "data.depth": 0}  # what leaves it to the volumes


def check_decided(
    settings: Any, network: Any, start: Mapping[str, Any], backbone: object, asked: Collection[str] = ()
) -> None:
    """Make sure that nothing else is asked for than what the backbone has decided.

    Args:
        settings: of the finetuning. What is as in its preset does not count as asked for.
        network: shape of the backbone's network.
        start: content of its checkpoint.
        backbone: its path.
        asked: dotted names of settings that were asked for even if they are as in the preset.

    Raises:
        SettingsError: names the first setting that is asked for and differs.
    """
    usual, left_open = _usual(settings, type(settings).from_preset()), _left_open(start)
    usual_shape = with_network(usual, getattr(settings, "architecture", ""))
    for name, theirs in _decided(settings, network, start).items():
        mine = value_of(settings, name)
        unasked = value_of(usual_shape if name.startswith("network.") else usual, name)
        if mine == theirs or (mine == unasked and name not in asked):
            continue
        if mine == _FREE.get(name) and name in left_open:
            continue
        flag = flag_names(("", settings))[name]
        raise SettingsError(
            f"The backbone '{backbone}' was pretrained with {shown(theirs)} as {in_words(name)}, but {shown(mine)} is "
            "asked for.",
            f"Leave that to the backbone (without {flag}), pretrain anew with it, or start from scratch.",
        )
    if type(settings.network) is not type(network):
        _refuse_other_shape(settings, network, usual_shape, start, backbone, asked)


def check_acting(settings: Any, *, pretrained: bool, asked: Collection[str] = ()) -> None:
    """Make sure that nothing is asked for that would do nothing.

    Args:
        settings: of the finetuning. What is as in its preset does not count as asked for.
        pretrained: whether it starts from a backbone.
        asked: as of :func:`check_decided`.

    Raises:
        SettingsError: names the first such setting.
    """
    others = {"random_probe": "from a backbone"} if pretrained else dict.fromkeys(_OF_TRANSFER, "from scratch")
    others = {name: why for name, why in others.items() if hasattr(settings, name)}
    refuse_idle(settings, _usual(settings, settings), asked, others)


def acted(settings: T, plan: FinetuningPlan) -> T:
    """The settings as they were in effect: with what the backbone, or else the volumes, have decided."""
    for name, theirs in settings.of_images.items():
        settings = with_value(settings, name, getattr(plan.preprocessing, theirs))
    changes: dict[str, Any] = {"network": plan.network, "max_size": plan.max_size}
    if hasattr(settings, "architecture"):
        changes["architecture"] = plan.architecture
    if isinstance(vars(settings).get("context"), str):
        changes["context"] = str(plan.preprocessing.context)
    if hasattr(settings, "channels") and plan.preprocessing.channels:
        changes["channels"] = plan.preprocessing.channels
    return replace(settings, **changes)


def _decided(settings: Any, network: Any, start: Mapping[str, Any]) -> dict[str, Any]:
    """Dotted name of a setting → its value in the backbone."""
    found = {"architecture": architecture(start)} if hasattr(settings, "architecture") else {}
    if type(settings.network) is type(network):
        found |= {f"network.{name}": value for name, value in vars(network).items()}
    if not start["preprocessing"]:
        return found
    images = start["preprocessing"]
    found["max_size"] = start["max_size"]
    return found | {name: images[theirs] for name, theirs in settings.of_images.items() if theirs in images}


def _refuse_other_shape(
    settings: Any, network: Any, usual: Any, start: Mapping[str, Any], backbone: object, asked: Collection[str]
) -> None:
    """Refuse what is asked for of the shape of another network than the backbone has, if it has it otherwise."""
    for field, mine in vars(settings.network).items():
        name = f"network.{field}"
        if mine == getattr(network, field, None):
            continue
        if mine != value_of(usual, name) or name in asked:
            raise SettingsError(
                f"{in_words(name).capitalize()} = {shown(mine)} is asked for of the network '{settings.architecture}', "
                f"but the backbone '{backbone}' has the network '{architecture(start)}'.",
                f"Leave that to the backbone (without {flag_names(('', settings))[name]}), or start from scratch.",
            )


def _usual(settings: T, unknown: T) -> T:
    """What its preset says; ``unknown`` for one that is not known any more, or that somebody has named."""
    try:
        return type(settings).from_preset(settings.preset)
    except SettingsError:
        return unknown


def _left_open(start: Mapping[str, Any]) -> set[str]:
    """What the pretraining has left to its volumes, too: the same words then mean the same."""
    settings = start.get("settings", {})
    stages = settings.get("stages", {}).values()
    found = {"plane"} if settings.get("plane", _ANY) == _ANY else set()
    return found | {"data.depth" for stage in stages if not stage["method"].get("data", {}).get("depth", 0)}
