"""The Slicer extension's package: every file is listed, machine-read lines are as machines want them.

A file that is missing from a list works in the source tree and is missing for users.
"""

import re
import struct
from pathlib import Path

import pytest

from SSLSegmentationLib.schema import LabelSchema

ROOT = Path(__file__).resolve().parents[2]
MODULE, LIBRARY = ROOT / "SSLSegmentation", ROOT / "SSLSegmentationLib"
EXTENSION = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
RAW = "https://raw.githubusercontent.com/SSLSegmentation/SlicerSSLSegmentation/main/"


def listed(folder, name):
    text = (folder / "CMakeLists.txt").read_text(encoding="utf-8").replace("${MODULE_NAME}", "SSLSegmentation")
    return re.search(rf"set\({name}\s+([^)]*)\)", text)[1].split()


def files(folder, pattern, without=()):
    found = (path.relative_to(folder) for path in folder.rglob(pattern) if path.is_file())
    return sorted(path.as_posix() for path in found if path.parts[0] not in without and "__pycache__" not in path.parts)


def quoted(name):
    """The value of a line as the index of extensions reads it: one literal text in double quotes."""
    (value,) = re.findall(rf'^set\(EXTENSION_{name} "([^"]*)"\)$', EXTENSION, re.M)
    assert "${" not in value
    return value


@pytest.mark.parametrize(
    ("folder", "name", "expected"),
    [
        (LIBRARY, "LIBRARY_PYTHON_SCRIPTS", files(LIBRARY, "*.py")),
        (LIBRARY, "LIBRARY_PYTHON_RESOURCES", files(LIBRARY, "starter.[pj]*")),
        (MODULE, "MODULE_PYTHON_SCRIPTS", files(MODULE, "*.py", without=("Testing",))),
        (MODULE, "MODULE_PYTHON_RESOURCES", files(MODULE / "Resources", "*")),
    ],
)
def test_every_file_is_listed_once(folder, name, expected):
    if folder == MODULE and name.endswith("RESOURCES"):
        expected = [f"Resources/{path}" for path in expected]
    assert sorted(listed(folder, name)) == sorted(expected)


def test_every_folder_with_a_list_is_built():
    for folder in ("SSLSegmentationLib", "SSLSegmentation"):
        assert f"add_subdirectory({folder})" in EXTENSION
    assert re.search(r"^project\(SSLSegmentation\)$", EXTENSION, re.M)
    library = (LIBRARY / "CMakeLists.txt").read_text(encoding="utf-8")
    assert "WITH_SUBDIR" in library  # else its files would lie among the modules, each taken for one


def test_every_test_of_the_build_is_registered():
    folder = MODULE / "Testing" / "Python"
    registered = re.findall(r"slicer_add_python_unittest\(SCRIPT (\S+)\)", (folder / "CMakeLists.txt").read_text())
    assert registered == files(folder, "*.py")
    assert "add_subdirectory(Python)" in (MODULE / "Testing" / "CMakeLists.txt").read_text()


def test_icon_and_screenshots_are_where_their_addresses_say():
    addresses = [quoted("ICONURL"), *quoted("SCREENSHOTURLS").split()]
    assert len(addresses) >= 2
    for address in addresses:
        assert address.startswith(RAW)
        assert (ROOT / address.removeprefix(RAW)).read_bytes().startswith(b"\x89PNG")


def test_the_icon_has_128_pixels():
    data = (MODULE / "Resources" / "Icons" / "SSLSegmentation.png").read_bytes()
    assert struct.unpack(">II", data[16:24]) == (128, 128)


def test_the_description_is_short_and_the_dependency_named():
    assert 50 < len(quoted("DESCRIPTION")) < 300
    assert quoted("DEPENDS") == "PyTorch"
    for name in ("LICENSE", "README.md"):
        assert (ROOT / name).is_file() and name in EXTENSION


@pytest.mark.parametrize(
    "path", sorted((ROOT / "Resources" / "LabelSchemas").glob("*.csv")), ids=lambda path: path.stem
)
def test_label_schemas_have_terminology(path):
    schema = LabelSchema.read(path)
    assert all(segment.terminology for segment in schema.segments)
    assert len({segment.color for segment in schema.segments}) == len(schema.segments)


@pytest.mark.parametrize("path", sorted((ROOT / ".github" / "workflows").glob("*.yml")), ids=lambda path: path.stem)
def test_workflows_fail_when_their_tests_fail(path):
    text = path.read_text(encoding="utf-8")
    assert "continue-on-error" not in text and "|| true" not in text and "timeout-minutes" in text
    for name in re.findall(r"'\$PWD/([\w/]+)'", text):
        assert (ROOT / name).is_dir()
