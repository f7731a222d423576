"""The Slicer extension's package: every file is found. What the index of extensions asks for: test_extension_rules.py.

A file that a build does not find works in the source tree and is missing for users.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from SSLSegmentationLib.project.schema import LabelSchema

ROOT = Path(__file__).resolve().parents[2]
MODULE, LIBRARY = ROOT / "SSLSegmentation", ROOT / "SSLSegmentationLib"
EXTENSION = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")


def globbed(folder, name):
    """What the pattern of a list in CMake finds; it has to look again at every build."""
    text = (folder / "CMakeLists.txt").read_text(encoding="utf-8")
    words = re.search(rf"file\(GLOB_RECURSE {name}\s+([^)]*)\)", text)[1].split()
    here = "${CMAKE_CURRENT_SOURCE_DIR}"
    assert words[:3] == ["RELATIVE", here, "CONFIGURE_DEPENDS"]
    found = []
    for pattern in (word.removeprefix(f"{here}/") for word in words[3:]):
        above, _slash, last = pattern.rpartition("/")
        found += [f"{above}/{path}".strip("/") for path in files(folder / above, last)]
    return sorted(found)


def files(folder, pattern, without=()):
    found = (path.relative_to(folder) for path in folder.rglob(pattern) if path.is_file())
    return sorted(path.as_posix() for path in found if path.parts[0] not in without and "__pycache__" not in path.parts)


SCRIPTS = {
    LIBRARY: files(LIBRARY, "*.py"),
    MODULE: files(MODULE, "*.py", without=("Testing",)),
}
RESOURCES = {
    LIBRARY: files(LIBRARY, "starter.[pj]*"),
    # A .ts is what its .qm is made of.
    MODULE: [f"Resources/{path}" for path in files(MODULE / "Resources", "*") if not path.endswith(".ts")],
}


def test_every_script_and_resource_is_found_by_its_pattern():
    assert globbed(LIBRARY, "LIBRARY_PYTHON_SCRIPTS") == SCRIPTS[LIBRARY]
    assert globbed(LIBRARY, "LIBRARY_PYTHON_RESOURCES") == RESOURCES[LIBRARY]
    assert sorted(["SSLSegmentation.py", *globbed(MODULE, "MODULE_PYTHON_SCRIPTS")]) == SCRIPTS[MODULE]
    assert globbed(MODULE, "MODULE_PYTHON_RESOURCES") == RESOURCES[MODULE]


@pytest.mark.skipif(not (shutil.which("cmake") and shutil.which("make")), reason="there is no CMake")
def test_cmake_finds_every_script_and_resource(tmp_path):
    """As it configures a build; Slicer's macro is replaced by one that prints what it is given."""
    lines = [
        "cmake_minimum_required(VERSION 3.16)",
        "project(Stand-in NONE)",
        "function(slicerMacroBuildScriptedModule)",
        '  cmake_parse_arguments(MY "WITH_SUBDIR;WITH_GENERIC_TESTS" "NAME" "SCRIPTS;RESOURCES" ${ARGN})',
        '  message(STATUS "${MY_NAME}:${MY_SCRIPTS}:${MY_RESOURCES}")',
        "endfunction()",
        "set(Slicer_QTSCRIPTEDMODULES_LIB_DIR lib/qt-scripted-modules)",
        "set(Slicer_INSTALL_QTSCRIPTEDMODULES_LIB_DIR lib/qt-scripted-modules)",
        *(f'add_subdirectory("{folder.as_posix()}" {folder.name})' for folder in SCRIPTS),
    ]
    (tmp_path / "CMakeLists.txt").write_text("\n".join(lines), encoding="utf-8")
    command = ["cmake", "-G", "Unix Makefiles", "-S", str(tmp_path), "-B", str(tmp_path / "build")]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    for folder, scripts in SCRIPTS.items():
        _name, found, resources = re.search(rf"^-- ({folder.name}):(.*):(.*)$", run.stdout, re.M).groups()
        assert sorted(found.split(";")) == sorted(scripts)
        assert sorted(resources.split(";")) == sorted(RESOURCES[folder])
    command = ["cmake", "--install", str(tmp_path / "build"), "--prefix", str(tmp_path / "installed")]
    subprocess.run(command, capture_output=True, check=True)
    for place in ("build", "installed"):  # the tutorial that each step's ? opens
        folder = tmp_path / place / "lib" / "qt-scripted-modules" / "Resources" / "Help"
        assert (folder / "README.md").read_bytes() == (ROOT / "README.md").read_bytes()
        links = re.findall(r"\]\(((?:docs|Resources)/[^)#]+)", (ROOT / "README.md").read_text(encoding="utf-8"))
        assert len(links) > 20 and all((folder / link).is_file() for link in links)


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
