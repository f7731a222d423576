"""Networks: the registry of what a backbone or model can hold, and a way to build it.

Each module ``…_network`` of this package registers some. None of this loads torch: an entry names its class, which is
imported when one is built.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from ..core.errors import CheckpointError, SettingsError
from ..core.registry import Registry, loaded
from ..core.settings import J, changed, from_dict, setting, to_dict

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from torch import Tensor, nn

S = TypeVar("S", bound="DataclassInstance")

UNET, FPN3D2D, UNET3D, RESIDUAL3D = "unet", "fpn3d2d", "unet3d", "residual_unet3d"
#: A U-Net that takes where each pixel lies: a kind of its own, so that versions from before it say that they are.
PLACED_UNET = "placed_unet"
#: Several U-Nets of one shape that answer together (``networks.ensemble``). So that versions that know no ensembles
#: say that they are; several of another network are called like one.
ENSEMBLE = "unet_ensemble"


@dataclass(frozen=True)
class Network:
    """A kind of network.

    Args:
        name: registry key, as checkpoints say it.
        title: for people, in a model card.
        settings: class of its shape, with ``widths`` (channels of the encoder from full resolution down) and
            ``stride`` (of which the sides of its input have to be multiples).
        source: module of this package and class, as ``unet:UNet``. That class is made of settings and a number of
            output channels, and has a ``kind``: the name of the entry that describes it.
        task: name of the task that it is for.
        offered: whether a training can be asked for it, so that each of its settings has a default; the others are
            what a training makes of one.
        placed: whether it can take where each pixel lies: it has ``add_place``, as the U-Net, and its settings say so.
        staged: whether its decoder has stages whose maps can be taken, as the U-Net's.
        channels: whether it can take more than one input channel: its class is made with their number, too.
    """

    name: str
    title: str
    settings: type
    source: str
    task: str = "slices"
    offered: bool = True
    placed: bool = False
    staged: bool = False
    channels: bool = False

    @property
    def module(self) -> type[nn.Module]:
        """The class. The first use loads torch."""
        return loaded(__package__, self.source)

    def made(self, settings: Any, outputs: int, channels: int = 1) -> nn.Module:
        """One with random weights.

        Raises:
            SettingsError: it cannot take so many input channels.
        """
        if channels == 1:
            return self.module(settings, outputs)
        check_channels(self.name, channels)
        return self.module(settings, outputs, channels)


REGISTRY: Registry[Network] = Registry("network", __package__, "_network")
register = REGISTRY.register


def offered(task: str, *, staged: bool = False) -> dict[str, str]:
    """The networks that a training of a task can be asked for, by name, with their titles.

    Args:
        task: its name.
        staged: only those whose decoder has stages.
    """
    found = {name: entry for name, entry in REGISTRY.items() if entry.task == task and entry.offered}
    return {name: entry.title for name, entry in found.items() if entry.staged or not staged}


def check_channels(name: str, channels: int) -> None:
    """Make sure that a network can take so many input channels.

    Raises:
        SettingsError: it cannot.
    """
    entry = REGISTRY.named(name)
    if channels > 1 and not entry.channels:
        raise SettingsError(
            f"The network '{name}' ({entry.title}) sees one image at a time, and {channels} are asked for.",
            "Choose another network, or let it see each slice by itself (--context 0).",
        )


def can_go_on(architecture: str, task: str) -> bool:
    """Whether learning can go on from models of a network: a single one, trained as a whole, for this task."""
    entry = REGISTRY.get(architecture)
    return entry is not None and entry.task == task and (entry.offered or architecture == PLACED_UNET)


def architecture_setting(usual: str, choices: Callable[[Any], Mapping[str, str]]) -> Any:
    """The field of settings of a training that says which network it trains; its shape is their ``network``.

    Args:
        usual: name of the one that is trained where nobody says otherwise.
        choices: those that there are, as :func:`offered`, for such settings.
    """
    return setting(usual, "kind of network", choices=choices)


def check_shape(settings: Any) -> None:
    """Make sure that the settings of a training describe the shape of the network that they name.

    Raises:
        SettingsError: they describe another network's.
    """
    entry = REGISTRY.named(settings.architecture)
    if type(settings.network) is not entry.settings:
        raise SettingsError(
            f"The network '{entry.name}' cannot have a shape of {type(settings.network).__name__}.",
            f"Describe it with {entry.settings.__name__}; networks.architecture.with_network gives it its usual shape.",
        )


def with_network(settings: S, name: str) -> S:
    """The settings of a training with another network, in its usual shape; with their own, they are as they were.

    Raises:
        SettingsError: there is none of this name, or it is not for what is trained.
    """
    if name == getattr(settings, "architecture", name):
        return settings
    entry = REGISTRY.get(name)
    changes: dict[str, Any] = {"network": entry.settings()} if entry and entry.offered else {}
    return replace(settings, architecture=name, **changes)  # which refuses what it cannot train


def with_values(settings: J, values: Mapping[tuple[str, ...], Any]) -> J:
    """As ``core.settings.changed``; another network among the values comes in its usual shape, as they leave it."""
    name = values.get(("architecture",), getattr(settings, "architecture", ""))
    before: Any = settings
    return changed(with_network(before, name), values)


def shape_of(content: Mapping[str, Any], usual: str) -> dict[str, Any]:
    """Which network a request of a training asks for, and its shape: the fields of settings that say so.

    Args:
        content: of the request.
        usual: name of the network where it does not say, as those of earlier versions.

    Raises:
        SettingsError: there is no such network, or it has no such shape.
    """
    if not isinstance(content, Mapping):
        return {}
    name = str(content.get("architecture", usual))
    found: dict[str, Any] = {"architecture": name}
    if "network" in content:
        found["network"] = from_dict(REGISTRY.named(name).settings, content["network"])
    return found


def architecture(content: Mapping[str, Any]) -> str:
    """Name of the kind of network of a backbone or model.

    Raises:
        CheckpointError: a kind that this version does not know.
    """
    kind = content.get("architecture", UNET)  # older ones do not say it
    if kind not in REGISTRY:
        raise CheckpointError(f"There is no network '{kind}' in this version.", "Update SSLSegmentation.")
    return kind


def described(network: nn.Module) -> dict[str, Any]:
    """What a checkpoint says of a network, so that :func:`build` makes one of its shape: its kind and its settings, and
    its input channels if there are several."""
    return {
        "architecture": network.kind,
        "network": shape(network.settings),
        **inputs_described(getattr(network, "channels", 1)),
    }


def inputs_described(channels: int) -> dict[str, int]:
    """What a checkpoint says of the input channels. A single one is not spoken of, so that older versions read it."""
    return {} if channels == 1 else {"inputs": channels}


def shape(settings: Any) -> dict[str, Any]:
    """Plain content of settings of a network. Without a place it is not spoken of, so that older versions read it."""
    return {name: value for name, value in to_dict(settings).items() if name != "place" or value}


def build(content: Mapping[str, Any], outputs: int) -> nn.Module:
    """A network of the shape that a backbone or model describes, with random weights and so many outputs; of an
    ensemble one of its members."""
    entry = REGISTRY[architecture(content)]
    return entry.made(from_dict(entry.settings, content["network"]), outputs, content.get("inputs", 1))


def outline(content: Mapping[str, Any], outputs: int) -> nn.Module:
    """As :func:`build`, without memory for its weights, which may be more than there is: for names and shapes."""
    from .outlines import without_memory  # loads torch

    with without_memory():
        return build(content, outputs)


def check_weights(
    content: Mapping[str, Any],
    outputs: int,
    state: Mapping[str, Tensor],
    path: object,
    part: str = "",
    *,
    any_inputs: bool = False,
) -> None:
    """Make sure that weights are those of the network that a file describes, before any memory is taken for it.

    Args:
        content: of a backbone or model.
        outputs: of the network.
        state: the weights.
        path: of the file, for the error.
        part: beginning of the names of those that have to be there: all, or ``encoder.`` of a backbone.
        any_inputs: they may be for other input channels, as those of an exported run, which say nothing of theirs.

    Raises:
        CheckpointError: one is missing, or has another shape.
    """
    try:
        own = outline(content, outputs).state_dict()
    except RuntimeError as error:  # sizes that no memory has room for
        raise _unfit(path) from error
    needed = {name: tensor.shape for name, tensor in own.items() if name.startswith(part)}
    wrong = [name for name, shape in needed.items() if getattr(state.get(name), "shape", None) != shape]
    if any_inputs and wrong:
        seeing = of_inputs(content)
        wrong = [name for name in wrong if name not in seeing or not _alike_but_inputs(state.get(name), needed[name])]
    if wrong or not needed:
        raise _unfit(path)


def of_inputs(content: Mapping[str, Any]) -> set[str]:
    """Names of the weights of a network whose second dimension are the input channels."""
    one, two = (outline({**content, "inputs": inputs}, 1).state_dict() for inputs in (1, 2))
    return {name for name, tensor in one.items() if two[name].shape != tensor.shape}


def _alike_but_inputs(weight: object, shape: Sequence[int]) -> bool:
    own = tuple(getattr(weight, "shape", ()))
    return len(own) == len(shape) > 1 and (own[0], *own[2:]) == (shape[0], *shape[2:])


def _unfit(path: object) -> CheckpointError:
    return CheckpointError(f"The weights in '{path}' do not fit the network described in it.", "Get the file again.")
