"""What the card of a model says of its network and of the strategy that it was finetuned by. Standard library only."""

from __future__ import annotations

from ..networks.architecture import REGISTRY as NETWORKS
from ..project import model_text
from ..project.model_text import CardWords
from ..project.models import ModelCard, ModelEntry
from .strategy import REGISTRY as STRATEGIES


def words_of(card: ModelCard) -> CardWords:
    """The words of the registries; of what this version does not know, its name or nothing."""
    network, strategy = NETWORKS.get(card.architecture), STRATEGIES.get(card.strategy)
    title = network.title if network else card.architecture
    if card.networks > 1:
        title = f"{card.networks} {'× ' if network and network.offered else ''}{title}"
    if not strategy:
        return CardWords(title)
    return CardWords(title, strategy.noun, strategy.part if strategy.freezes else "")


def card_text(entry: ModelEntry) -> str:
    """The card of a backbone or model in Markdown."""
    return model_text.card_text(entry, words_of)


def lineage_text(card: ModelCard) -> str:
    """In one line: what it learnt from, and what it began with."""
    return model_text.lineage_text(card, words_of)
