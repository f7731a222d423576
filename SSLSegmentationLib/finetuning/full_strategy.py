"""The usual way to finetune: the whole network learns from labels."""

from .strategy import DEFAULT_STRATEGY, Strategy, register

register(
    Strategy(DEFAULT_STRATEGY, noun="", part="whole network", forms={"volumes": "volumes:VolumeMethod"}),
)
