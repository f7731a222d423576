"""Settings that do nothing as others are set are refused by whoever is asked for them."""

from dataclasses import dataclass, replace
from typing import ClassVar

import pytest

from SSLSegmentationLib.core.acting import ActsWith, Needs, idle, refuse_idle
from SSLSegmentationLib.core.errors import SettingsError


@dataclass(frozen=True)
class Noise:
    acts_with: ClassVar[ActsWith] = {"share": (Needs(("amount",)),), "amount": (Needs(("share",)),)}
    amount: float = 0.0
    share: float = 1.0


@dataclass(frozen=True)
class Training:
    acts_with: ClassVar[ActsWith] = {
        "noise": (Needs(("way",), ("noisy", "both")),),
        "blur": (Needs(("way",), ("both",), "without both ways"),),
    }
    way: str = "both"
    blur: int = 3
    noise: Noise = Noise(0.5)


def test_what_lacks_what_it_needs_does_nothing():
    assert idle(Training()) == {}
    assert idle(Training(way="noisy")) == {"blur": "without both ways"}
    assert set(idle(Training(way="plain"))) == {"blur", "noise.amount", "noise.share"}
    assert idle(Training(noise=Noise(0.0))) == {"noise.share": "while amount is 0"}


def test_what_differs_from_the_usual_is_refused_with_the_reason():
    usual = Training(way="plain")
    refuse_idle(usual, usual)
    with pytest.raises(SettingsError, match=r"Blur = 4 would do nothing without both ways\."):
        refuse_idle(replace(usual, blur=4), usual)
    with pytest.raises(SettingsError, match=r"Noise amount = 0\.7 would do nothing while way is plain\."):
        refuse_idle(replace(usual, noise=Noise(0.7)), usual)


def test_what_is_asked_for_is_refused_even_if_it_is_as_usual():
    usual = Training(way="plain")
    with pytest.raises(SettingsError, match="Blur = 3"):
        refuse_idle(usual, usual, {"blur"})


def test_what_is_off_or_as_by_default_is_not_asked_for():
    usual = Training(way="plain", blur=9)
    refuse_idle(replace(usual, blur=3, noise=Noise(0.0, 0.0)), usual)  # 3 is the default
    refuse_idle(replace(usual, noise=Noise(0.0)), usual, {"noise.amount"})


def test_reasons_that_settings_cannot_know_are_told():
    with pytest.raises(SettingsError, match="Way = both would do nothing from scratch"):
        refuse_idle(Training(), Training(), {"way"}, {"way": "from scratch"})
