"""The part of the module's self-test that needs no torch, as a test of its own for a build."""

import unittest

import slicer


class SSLSegmentationFakeWorkerTest(unittest.TestCase):
    """Drives the module with jobs that only pretend to compute."""

    def test_the_module_with_a_fake_worker(self):
        slicer.util.selectModule("SSLSegmentation")
        from SSLSegmentationPlugin.selftest import SelfTest

        slicer.mrmlScene.Clear(0)
        SelfTest.testWithFakeWorker(self)
