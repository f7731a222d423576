"""The library as a house: few folders, each importing lower floors only, and no circle between files."""

import importlib.util
import sys
from pathlib import Path

import pytest

_FILE = Path(__file__).resolve().parents[1] / "floors.py"


@pytest.fixture(scope="module")
def house():
    specification = importlib.util.spec_from_file_location("floors", _FILE)
    module = sys.modules["floors"] = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    yield module
    del sys.modules["floors"]


def upward(house, library=None):
    """Imports of a folder that stands on the same floor or above."""
    found = house.imports(library) if library else house.imports()
    return above(house, found)


def above(house, found):
    """Those that lead to another folder of the same floor or a higher one."""
    pairs = [(each, house.floor_of(each.importer), house.floor_of(each.imported)) for each in found]
    return [
        f"{each.importer} imports {each.imported}"
        for each, own, other in pairs
        if each.importer.partition(".")[0] != each.imported.partition(".")[0]
        and None not in (own, other)
        and other >= own
    ]


def circles(edges):
    """Groups of modules that import each other in a circle."""
    graph = {}
    for one, other in edges:
        graph.setdefault(one, set()).add(other)
    reached = {}

    def reach(start):
        seen, left = set(), [start]
        while left:
            for module in graph.get(left.pop(), ()):
                if module not in seen:
                    seen.add(module)
                    left.append(module)
        return seen

    for module in graph:
        reached[module] = reach(module)
    return sorted(
        {tuple(sorted({m} | {o for o in reached[m] if m in reached.get(o, ())})) for m in graph if m in reached[m]}
    )


def test_every_folder_has_a_floor_and_there_are_at_most_twenty(house):
    folders = {path.parent.name for path in house.LIBRARY.glob("*/__init__.py")}
    placed = [folder for floor in house.FLOORS for folder in floor]
    assert len(placed) == len(set(placed))
    assert folders == set(placed) - {"api"}
    assert len(folders) <= 20


def test_no_module_lies_loose(house):
    assert {path.name for path in house.LIBRARY.glob("*.py")} == {"__init__.py", "__main__.py", "api.py"}


def test_no_folder_imports_its_own_floor_or_a_higher_one(house):
    assert upward(house) == []


def test_only_tasks_look_up_by_name_what_stands_above_them(house, tmp_path):
    """``tasks.Part`` says so; whatever else a lower floor wants of a higher one, it is handed down."""
    assert {each.partition(".")[0] for each in above(house, house.lookups())} == {"tasks"}
    for name, text in {"project/words.py": 'registry("finetuning.strategy")\n', "finetuning/strategy.py": ""}.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text)
    assert above(house, house.lookups(tmp_path)) == ["project.words imports finetuning.strategy"]


def test_no_files_import_each_other_in_a_circle(house):
    """Imports for types alone are left out: they are never done."""
    known = house.modules()
    edges = [(each.importer, each.imported) for each in house.imports() if not each.for_types]
    packages = {name for name, path in known.items() if path.name == "__init__.py"}
    # A package that offers names imports their modules when they are asked for, as `lazy` says.
    assert circles([edge for edge in edges if not packages & set(edge)]) == []


def test_a_wrong_import_and_a_circle_are_found(house, tmp_path):
    for name, text in {
        "core/errors.py": "def f():\n    from ..training import plan\n",
        "training/plan.py": "from ..core.errors import f\n",
        "training/engine.py": "from . import plan\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    for folder in ("core", "training"):
        (tmp_path / folder / "__init__.py").write_text("")
    assert upward(house, tmp_path) == ["core.errors imports training.plan"]
    edges = [(each.importer, each.imported) for each in house.imports(tmp_path)]
    assert circles(edges) == [("core.errors", "training.plan")]


def test_the_picture_is_the_one_of_these_floors(house):
    assert house.PICTURE.read_text(encoding="utf-8") == house.picture(), "draw it: python Testing/floors.py"
