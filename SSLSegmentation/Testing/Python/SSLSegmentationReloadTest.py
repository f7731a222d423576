"""Slicer's Reload reads every file of the module anew, in all its folders, and keeps what was open."""

import sys
import tempfile
import unittest
from pathlib import Path

import slicer

PACKAGE = "SSLSegmentationPlugin"


class SSLSegmentationReloadTest(unittest.TestCase):
    """Presses the developer's button."""

    def test_reload_reads_every_file_anew_and_keeps_what_is_open(self):
        slicer.util.selectModule("SSLSegmentation")
        before = slicer.util.getModuleWidget("SSLSegmentation")
        modules = {name: module for name, module in sys.modules.items() if name.startswith(f"{PACKAGE}.")}
        self.assertTrue(any(name.startswith(f"{PACKAGE}.session.") for name in modules))
        with tempfile.TemporaryDirectory() as folder:
            before.logic.session.createProject(Path(folder) / "reloaded")
            before.onReload()
            after = slicer.util.getModuleWidget("SSLSegmentation")
            try:
                self.assertIsNot(after, before)
                self.assertIsNone(before.logic)
                self.assertEqual([name for name in modules if sys.modules.get(name) is modules[name]], [])
                self.assertIs(type(after.panels[0]), sys.modules[type(after.panels[0]).__module__].DataPanel)
                self.assertEqual(after.logic.session.project.folder.name, "reloaded")
            finally:
                after.logic.session.closeProject()
