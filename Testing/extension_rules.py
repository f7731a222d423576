"""What the index of Slicer's extensions and its reviewers ask of an extension, looked up in this one.

    python Testing/extension_rules.py

Prints each rule and what offends it; exit code 1 if anything does. The rules are those of the index's own check
(Slicer/ExtensionsIndex, scripts/check_description_files.py and its pull request template, tiers 1 and 3) and of
Slicer's templates (Utilities/Templates). What only the pages of the repository can show, its topic and hidden tabs, is
left to people, and said at the end.
"""

from __future__ import annotations

import ast
import importlib.metadata
import json
import re
import struct
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAME = "SSLSegmentation"
ENTRY = f"Resources/ExtensionsIndex/{NAME}.json"
#: The categories of the index that suit.
CATEGORIES = ("Segmentation", "Active Learning")
_SCHEMA = (
    "https://raw.githubusercontent.com/Slicer/Slicer/main/Schemas/slicer-extension-catalog-entry-schema-v1.0.1.json#"
)
_FIELDS = {
    "$schema": str,
    "category": str,
    "scm_url": str,
    "scm_revision": str,
    "scm_type": str,
    "build_dependencies": list,
    "build_subdirectory": str,
    "enabled": bool,
    "tier": int,
}
_LARGEST = 100 * 2**20  # bytes of a checkout
_DISTRIBUTED = ("SSLSegmentationLib", NAME)  # folders that users get
#: What Slicer 5.10 to 5.13 brings (SuperBuild/External_python-*.cmake) and this module may import when it is loaded.
_BUNDLED = {"ctk", "numpy", "qt", "slicer", "vtk", "SampleData", "SSLSegmentationLib", "SSLSegmentationPlugin"}
_PERMISSIVE = re.compile(
    r"apache|\bMIT\b|\bBSD|\b0BSD|python software foundation|matplotlib|MPL-2\.0|\bHPND\b|enthought", re.I
)
_NETWORK = re.compile(
    r"^\s*(?:import|from)\s+(urllib\.request|urllib3|http\.client|http\.server|requests|httpx|aiohttp|ftplib|smtplib)\b",
    re.M,
)
_BY_HAND = (
    "The repository has the topic '3d-slicer-extension', and its unused tabs (wiki, projects) are hidden.",
    "Every address in CMakeLists.txt answers with a picture (the files that they name are in this tree).",
)


@dataclass(frozen=True)
class Rule:
    """One rule.

    Args:
        title: what has to be so.
        offences: what is not, one sentence each, in the tree that it is given.
    """

    title: str
    offences: Callable[[Path], Iterable[str]]


RULES: dict[str, Rule] = {}


def rule(title: str) -> Callable[[Callable[[Path], Iterable[str]]], Callable[[Path], Iterable[str]]]:
    """Register a function as a rule, under its own name."""

    def register(offences: Callable[[Path], Iterable[str]]) -> Callable[[Path], Iterable[str]]:
        RULES[offences.__name__] = Rule(title, offences)
        return offences

    return register


# ---------------------------------------------------------------------- the entry in the index
@rule("The entry for the index has the fields of its schema, a known category, git's address and this extension's name")
def entry(root: Path) -> Iterator[str]:
    """Schema 1.0.1 of Slicer, and ``check_category``, ``check_scm_url_syntax``."""
    raw = (root / ENTRY).read_bytes()
    if b"\r" in raw:
        yield "Lines end in CR LF."
    fields = json.loads(raw)
    for name, value in fields.items():
        if name not in _FIELDS or type(value) is not _FIELDS[name]:
            yield f"'{name}' is no field of the schema, or of another type."
    for name in ("$schema", "category", "scm_url"):
        if not fields.get(name):
            yield f"'{name}' is missing."
    if fields.get("$schema") != _SCHEMA:
        yield "The schema is not the one that is checked here."
    if fields.get("category") not in CATEGORIES:
        yield f"The category '{fields.get('category')}' is none of {', '.join(CATEGORIES)}."
    if not re.match(r"(https|git)://", fields.get("scm_url", "")):
        yield "The address is none of git's."
    if fields.get("tier") not in (1, 3, 5):
        yield "The tier is 1, 3 or 5."
    if fields.get("build_dependencies") != _cmake(root, "DEPENDS").split():
        yield "CMakeLists.txt and the entry name other extensions to depend on."
    if project(root) != [NAME]:
        yield "CMakeLists.txt names another project."


@rule("The repository is named after Slicer, the extension is not")
def names(root: Path) -> Iterator[str]:
    """``check_git_repository_name``."""
    repository = json.loads((root / ENTRY).read_bytes())["scm_url"].rsplit("/", 1)[-1].removesuffix(".git")
    if "slicer" not in repository.lower():
        yield f"The repository is called '{repository}'."
    if NAME.lower().startswith("slicer"):
        yield "The extension's name begins with Slicer."
    if f"/{repository}" not in _cmake(root, "HOMEPAGE"):
        yield "The homepage is that of another repository."


@rule("A checkout has at most 100 MB")
def size(root: Path) -> Iterator[str]:
    """The index's check of the repository's size, here of the folders that belong to it."""
    folders = (*_DISTRIBUTED, "Resources", "Testing", "docs")
    total = sum(path.stat().st_size for folder in folders for path in (root / folder).rglob("*") if path.is_file())
    if total > _LARGEST:
        yield f"It has {total / 2**20:.0f} MB."


@rule("There is a permissive licence in the root")
def licence(root: Path) -> Iterator[str]:
    """``check_license_file``; tier 3 asks for a permissive one."""
    path = root / "LICENSE"
    if not path.is_file() or "Apache License" not in path.read_text(encoding="utf-8"):
        yield "The file LICENSE is missing, or is not the Apache License."


# ---------------------------------------------------------------------- what machines read of CMake
@rule("Icon and screenshots are one literal text each, and the files that they name are PNG; the icon has 128 pixels")
def pictures(root: Path) -> Iterator[str]:
    """``check_cmakelists_content``: matched by a pattern, so without variables of CMake."""
    raw = f"https://raw.githubusercontent.com/{NAME}/Slicer{NAME}/main/"
    addresses = [_cmake(root, "ICONURL"), *_cmake(root, "SCREENSHOTURLS").split()]
    if len(addresses) < 2 or not all(addresses):
        yield "The icon or the screenshots are missing."
    for address in filter(None, addresses):
        path = root / address.removeprefix(raw)
        if not address.startswith(raw) or not path.is_file() or path.read_bytes()[:4] != b"\x89PNG":
            yield f"'{address}' is no picture of this repository."
    icon = (root / NAME / "Resources" / "Icons" / f"{NAME}.png").read_bytes()
    if struct.unpack(">II", icon[16:24]) != (128, 128):
        yield "The icon has another size."


@rule("The description is one or two sentences that say what it does and that data stay here")
def description(root: Path) -> Iterator[str]:
    """Template of pull requests, tier 1."""
    text = _cmake(root, "DESCRIPTION")
    if not 50 < len(text) < 300:
        yield f"It has {len(text)} characters."
    if not 1 <= len(re.findall(r"[.!?](?:\s|$)", text)) <= 2:
        yield "It is not one or two sentences."
    if "your computer" not in text:
        yield "It does not say where data stay."


# ---------------------------------------------------------------------- what reviewers read
@rule(
    "The README names the extension, says in two sentences what it is, and has pictures, the module, a tutorial with "
    "sample data, the publications, the licence and where to ask"
)
def readme(root: Path) -> Iterator[str]:
    """Template of pull requests, tiers 1 and 3."""
    text = (root / "README.md").read_text(encoding="utf-8")
    if not text.startswith(f"# {NAME}\n"):
        yield "Its title is not the extension's name."
    found = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
    if not found:
        yield "It has no picture."
    yield from (f"'{path}' is not there." for path in found if not (root / path).is_file())
    asked = {
        "the module's place": r"\*Segmentation > SSL Segmentation\*",
        "a tutorial": r"^## In Slicer$",
        "sample data": r"Sample Data",
        "that nothing is sent": r"nothing is sent",
        "that it is for research": r"not a medical device",
        "publications": r"arXiv:\d{4}\.\d{5}",
        "the licence": r"Licen[cs]e: Apache-2\.0",
        "where to ask": r"https://discourse\.slicer\.org",
    }
    yield from (f"It does not name {what}." for what, pattern in asked.items() if not re.search(pattern, text, re.M))


@rule("Sample data are registered, each that is downloaded with its checksum")
def sample_data(root: Path) -> Iterator[str]:
    """Tier 3; Slicer's template of modules."""
    text = (root / NAME / "SSLSegmentationPlugin" / "session" / "SampleData.py").read_text(encoding="utf-8")
    if 'slicer.app.connect("startupCompleted()", registerSampleData)' not in _module(root):
        yield "They are not registered when Slicer has started."
    for address, call in re.findall(r"uris=([^\n]*),\n(.*?)\n        \)", text, re.S):
        if address != '""' and "checksums=" not in call:
            yield f"{address} has no checksum."


# ---------------------------------------------------------------------- the module
@rule("The module's file has the four classes of Slicer, and its widget their life cycle")
def classes(root: Path) -> Iterator[str]:
    """Utilities/Templates/Modules/Scripted."""
    tree = ast.parse(_module(root))
    found = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    yield from (f"The class {NAME}{part} is missing." for part in ("", "Widget", "Test") if NAME + part not in found)
    if f"import {NAME}Logic" not in _module(root) and f"class {NAME}Logic" not in _module(root):
        yield "There is no logic for scripts."
    widget = found.get(f"{NAME}Widget")
    methods = {node.name for node in widget.body if isinstance(node, ast.FunctionDef)} if widget else set()
    wanted = ("setup", "cleanup", "enter", "exit", "onSceneStartClose", "onSceneEndClose")
    yield from (f"The widget lacks {name}()." for name in wanted if name not in methods)
    for attribute in ("title", "categories", "dependencies", "contributors", "helpText", "acknowledgementText"):
        if f"parent.{attribute} = " not in _module(root):
            yield f"The module does not say its {attribute}."


@rule("Nothing runs where a file is loaded: scripts define, and import what Slicer brings")
def file_scope(root: Path) -> Iterator[str]:
    """Docs/developer_guide/python_faq.md; asked by the index's review."""
    for path in _scripts(root / NAME):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant):
                yield f"{path.relative_to(root)}, line {node.lineno}, calls something when it is loaded."
        if path.name in ("InstallPackages.py", "FakeWorker.py"):  # programs of their own
            continue
        for name, line in _imports(tree.body):
            if name.split(".")[0] not in _BUNDLED | sys.stdlib_module_names:
                yield f"{path.relative_to(root)}, line {line}, imports '{name}', which Slicer does not bring."


@rule("Nothing goes over the network but what Slicer's Sample Data and installers do on a click")
def network(root: Path) -> Iterator[str]:
    """Tier 1: no data leaves the machine without being asked."""
    for folder in _DISTRIBUTED:
        for path in _scripts(root / folder):
            for match in _NETWORK.finditer(path.read_text(encoding="utf-8")):
                yield f"{path.relative_to(root)} imports '{match[1]}'."


@rule("Packages are asked for by their lowest version, none is pinned, and each is licensed permissively")
def dependencies(root: Path) -> Iterator[str]:
    """Docs/developer_guide/script_repository/packaging.md; template of pull requests, tier 3."""
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    lists = re.findall(r"^(?:dependencies|dicom) = \[(.*?)\]", text, re.M | re.S)
    for name, limits in re.findall(r'"([\w-]+)([^"\]]*)"', "".join(lists)):
        if not re.fullmatch(r">=[\d.]+", limits):
            yield f"'{name}{limits}' is not a lowest version."
        about = importlib.metadata.metadata(name)
        said = [about.get("License-Expression"), about.get("License"), *about.get_all("Classifier", [])]
        if not _PERMISSIVE.search(" ".join(filter(None, said))):
            yield f"The licence of '{name}' is not known to be permissive."


@rule("Tests are registered with the build, and run in continuous integration with Slicer's release and its preview")
def tests(root: Path) -> Iterator[str]:
    """Tier 3 and 5; Slicer's template of modules."""
    build = (root / NAME / "CMakeLists.txt").read_text(encoding="utf-8")
    for line in ("WITH_GENERIC_TESTS", "slicer_add_python_unittest(", "add_subdirectory(Testing)"):
        if line not in build:
            yield f"CMakeLists.txt of the module lacks {line}."
    workflow = (root / ".github" / "workflows" / "slicer.yml").read_text(encoding="utf-8")
    if "stability: [release, nightly]" not in workflow:
        yield "Continuous integration does not take both Slicers."
    if "continue-on-error" in workflow:
        yield "Continuous integration goes on after a failure."


# ---------------------------------------------------------------------- reading
def project(root: Path) -> list[str]:
    """Names that CMake's ``project()`` is given."""
    return re.findall(r"^project\((\w+)\)$", (root / "CMakeLists.txt").read_text(encoding="utf-8"), re.M)


def _cmake(root: Path, name: str) -> str:
    """The value of a line as the index reads it, one literal text in double quotes; empty where it is not that."""
    text = (root / "CMakeLists.txt").read_text(encoding="utf-8")
    found = re.findall(rf'^set\(EXTENSION_{name} "([^"$]*)"\)$', text, re.M)
    return found[0] if len(found) == 1 else ""


def _module(root: Path) -> str:
    return (root / NAME / f"{NAME}.py").read_text(encoding="utf-8")


def _scripts(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.py") if "Testing" not in path.relative_to(folder).parts)


def _imports(nodes: Iterable[ast.stmt]) -> Iterator[tuple[str, int]]:
    """Names of modules that these statements import, and the lines; relative ones left out."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module, node.lineno


def main() -> int:
    """Print all rules."""
    failed = False
    for found in RULES.values():
        offences = list(found.offences(ROOT))
        failed |= bool(offences)
        print(f"{'FAILS' if offences else 'holds'}  {found.title}")
        for offence in offences:
            print(f"         {offence}")
    print("\nTo be looked at by a person:")
    for line in _BY_HAND:
        print(f"         {line}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
