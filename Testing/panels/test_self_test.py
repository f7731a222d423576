"""The self-test's torch-free part runs here, too: the whole module, with jobs that pretend, over the real MRML scene.

Its other part computes for real: it is for Slicer, and runs here when SSLSEG_SELFTEST is set.
"""

import os
import sys
from pathlib import Path

import pytest
import slicer

from Testing.harness import scripted

MODULE = Path(__file__).resolve().parents[2] / "SSLSegmentation" / "SSLSegmentation.py"


@pytest.fixture
def test_case(application, monkeypatch):
    """The module's own test, in the opened module."""
    before = sys.modules.get("SSLSegmentation")
    parent = scripted.load(MODULE)
    monkeypatch.setattr("SSLSegmentationPlugin.selftest.SelfTest.slicerPython", lambda: sys.executable)
    yield sys.modules["SSLSegmentation"].SSLSegmentationTest()
    parent.close()
    if before is not None:
        sys.modules["SSLSegmentation"] = before


def test_a_users_way_through_the_module_with_a_fake_worker(test_case, monkeypatch):
    from SSLSegmentationPlugin.selftest import Answering, SelfTest

    monkeypatch.setattr(SelfTest, "TESTS", (SelfTest.testWithFakeWorker,))
    monkeypatch.setattr(Answering, "MARGIN", 1e6)  # stand-ins do not answer as Slicer does
    monkeypatch.delitem(sys.modules, "torch", raising=False)
    widget = slicer.modules.sslsegmentation.widgetRepresentation().self()
    test_case.runTest()
    assert widget.logic.session.project is None


@pytest.mark.skipif("SSLSEG_SELFTEST" not in os.environ, reason="computes for minutes; set SSLSEG_SELFTEST to run it")
def test_a_users_way_through_the_module_computed_for_real(test_case, monkeypatch):
    from SSLSegmentationPlugin.selftest import SelfTest

    monkeypatch.setattr(SelfTest, "TESTS", (SelfTest.testWholeLoop,))
    monkeypatch.setenv("SSLSEG_SELFTEST_NEEDS_TORCH", "1")
    monkeypatch.setattr("SSLSegmentationPlugin.environment.Environment.slicerPython", lambda: sys.executable)
    test_case.runTest()
