"""Names that packages offer before their modules are loaded."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

import SSLSegmentationLib
from SSLSegmentationLib.core.lazy import lazy_names

ROOT = Path(SSLSegmentationLib.__file__).parent
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


@pytest.mark.parametrize("path", sorted(ROOT.rglob("__init__.py")), ids=lambda path: path.parent.name)
def test_type_checkers_see_the_names_that_a_package_offers(path):
    """They know nothing of names that are made when somebody asks for them."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {
        name.name: line.module
        for block in tree.body
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for line in block.body
        for name in line.names
    }
    package = import_module(".".join(["SSLSegmentationLib", *path.parent.relative_to(ROOT).parts]))
    assert said == getattr(package, "_LAZY", {})
