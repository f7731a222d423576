"""What the stand-in takes for true, in the test that a real Slicer runs, too; its page names each."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "SSLSegmentation" / "Testing" / "Python" / "SSLSegmentationQtRulesTest.py"
PAGE = (ROOT / "Testing" / "harness" / "README.md").read_text(encoding="utf-8")

specification = importlib.util.spec_from_file_location(SCRIPT.stem, SCRIPT)
script = importlib.util.module_from_spec(specification)
specification.loader.exec_module(script)
NAMES = [name for name in vars(script.SSLSegmentationQtRulesTest) if name.startswith("test_")]


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_of_slicer_holds_here(name, scene):
    case = script.SSLSegmentationQtRulesTest(name)
    result = case.run()
    assert result.testsRun == 1 and not result.errors and not result.failures, [*result.errors, *result.failures]


def test_the_page_names_every_rule_and_no_other():
    assert sorted(set(re.findall(r"`(test_\w+)`", PAGE))) == sorted(NAMES)


def test_the_page_names_files_that_there_are():
    table = PAGE[PAGE.index("| rule |") : PAGE.index("## Use")]
    for name in re.findall(r"`(\w+\.\w+)`", table):
        assert (ROOT / "Testing" / "harness" / name).is_file(), name
