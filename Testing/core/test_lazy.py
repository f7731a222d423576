"""Names that packages offer before their modules are loaded."""

from importlib import import_module

import pytest

import SSLSegmentationLib
from SSLSegmentationLib.core.lazy import lazy_names

PACKAGES = (
    "execution",
    "embedding",
    "figures",
    "finetuning",
    "jobs",
    "networks",
    "preflight",
    "pretraining",
    "stores",
    "study",
    "training",
)


@pytest.mark.parametrize("name", PACKAGES)
def test_every_name_that_a_package_offers_is_there(name):
    package = import_module(f"SSLSegmentationLib.{name}")
    assert all(getattr(package, offered) is not None for offered in package.__all__)
    assert len(set(package.__all__)) == len(package.__all__)


def test_the_names_of_the_whole_are_there():
    assert all(getattr(SSLSegmentationLib, name) for name in SSLSegmentationLib.__all__)


def test_a_name_that_nobody_offers_is_an_error_as_of_any_module():
    get = lazy_names("SSLSegmentationLib.networks", {"UNetSettings": "settings"})
    assert get("UNetSettings").__name__ == "UNetSettings"
    with pytest.raises(AttributeError, match=r"module 'SSLSegmentationLib\.networks' has no attribute 'Vnet'"):
        get("Vnet")
