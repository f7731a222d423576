"""Several networks of one shape that answer together: the mean of their probabilities.

Trained from different random numbers they err in different places, so that the mean errs less and depends less on luck
(Lakshminarayanan et al. 2017, *Simple and Scalable Predictive Uncertainty Estimation using Deep Ensembles*,
arXiv:1612.01474).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from .architecture import ENSEMBLE, PLACED_UNET, UNET, build, check_weights, described
from .segmenter import Segmenter


class Ensemble(nn.Module):
    """Answers as one network would.

    Args:
        members: networks of one shape and the same classes, at least one.
    """

    def __init__(self, members: Sequence[Segmenter]) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)

    @property
    def settings(self) -> Any:
        """Shape of each member."""
        return self.members[0].settings

    @property
    def classes(self) -> int:
        """Output channels, background included."""
        return self.members[0].classes

    def forward(self, images: Tensor) -> Tensor:
        """Map images [B, C, H, W] to logits [B, classes, H, W] whose softmax is the mean of those of the members."""
        logs = torch.stack([member(images).float().log_softmax(dim=1) for member in self.members])
        return logs.logsumexp(dim=0) - math.log(len(self.members))


def together(networks: Sequence[Segmenter]) -> Segmenter | Ensemble:
    """One network as it is, several as an ensemble."""
    return networks[0] if len(networks) == 1 else Ensemble(networks)


def weights_of(network: Segmenter | Ensemble) -> dict[str, Any]:
    """What a model says of its network and its weights; inverse of :func:`restored`.

    The first member's weights lie where those of a single network do, so that its maps can be looked at like those.
    """
    members = list(network.members) if isinstance(network, Ensemble) else [network]
    first, *others = [{name: tensor.detach().cpu() for name, tensor in m.state_dict().items()} for m in members]
    content = {**described(members[0]), "state": first}
    if not others:
        return content
    kind = content["architecture"]
    return content | {"architecture": ENSEMBLE if kind in (UNET, PLACED_UNET) else kind, "other_states": others}


def restored(content: Mapping[str, Any], classes: int, path: object = "the model") -> Segmenter | Ensemble:
    """The network of a model with its weights.

    Args:
        content: of the model.
        classes: background included.
        path: of the file, for errors.

    Raises:
        CheckpointError: the weights do not fit the network described.
        RuntimeError: there are more of them than it has.
    """
    members = []
    for state in states_of(content):
        check_weights(content, classes, state, path)
        members.append(build(content, classes))
        members[-1].load_state_dict(state)
    return together(members)


def states_of(content: Mapping[str, Any]) -> list[Mapping[str, Tensor]]:
    """Weights of each network of a backbone or model."""
    return [content["state"], *content.get("other_states", ())]
