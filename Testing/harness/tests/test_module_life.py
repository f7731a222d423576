"""A scripted module lives in the harness as in Slicer: loaded, opened, left, reloaded, closed."""

import textwrap

import pytest
import slicer

from Testing.harness import scripted

MODULE = """
    import qt
    import slicer
    import vtk
    from slicer.i18n import tr as _
    from slicer.ScriptedLoadableModule import *
    from slicer.util import VTKObservationMixin

    told = []


    class Sample(ScriptedLoadableModule):
        def __init__(self, parent):
            ScriptedLoadableModule.__init__(self, parent)
            self.parent.title = _("Sample")
            self.parent.categories = ["Segmentation"]


    class SampleWidget(ScriptedLoadableModuleWidget, VTKObservationMixin):
        def __init__(self, parent=None):
            ScriptedLoadableModuleWidget.__init__(self, parent)
            VTKObservationMixin.__init__(self)

        def setup(self):
            ScriptedLoadableModuleWidget.setup(self)
            self.logic = SampleLogic()
            self.label = qt.QLabel(self.resourcePath("x"))
            self.layout.addWidget(self.label)
            self.addObserver(slicer.mrmlScene, slicer.mrmlScene.EndCloseEvent, self.onClose)
            told.append("setup")

        def onClose(self, caller, event):
            told.append("scene closed, entered" if self.parent.isEntered else "scene closed")

        def enter(self):
            told.append("enter")

        def exit(self):
            told.append("exit")

        def cleanup(self):
            self.removeObservers()
            told.append("cleanup")


    class SampleLogic(ScriptedLoadableModuleLogic):
        pass


    class SampleTest(ScriptedLoadableModuleTest):
        def runTest(self):
            told.append("tested")
"""


@pytest.fixture
def sample(application, tmp_path, monkeypatch):
    path = tmp_path / "Sample.py"
    path.write_text(textwrap.dedent(MODULE), encoding="utf-8")
    monkeypatch.setattr("sys.path", [*__import__("sys").path])
    yield scripted.load(path)
    __import__("sys").modules.pop("Sample", None)


def told():
    return __import__("sys").modules["Sample"].told


def test_loading_makes_no_widget_and_opening_does_once(sample):
    assert (sample.title, sample.categories, told()) == ("Sample", ["Segmentation"], [])
    widget = scripted.open_module(sample)
    assert widget is slicer.modules.SampleWidget is slicer.util.getModuleWidget("Sample")
    assert widget.label.text.endswith("Resources/x")
    slicer.util.selectModule("Other")
    assert scripted.open_module(sample) is widget
    assert told() == ["setup", "enter", "exit", "enter"]


def test_a_closed_scene_is_noticed(sample, scene):
    scripted.open_module(sample)
    scene.Clear(False)
    assert told()[-1] == "scene closed, entered"


def test_reload_cleans_up_and_makes_a_new_widget_in_the_same_place(sample, scene):
    before = scripted.open_module(sample)
    before.onReload()
    after = slicer.modules.SampleWidget
    assert after is not before
    assert after.parent is before.parent
    scene.Clear(False)
    assert told() == ["setup", "scene closed, entered"]  # the new script's own list: the old widget is not heard


def test_closing_leaves_and_cleans_up(sample):
    scripted.open_module(sample)
    sample.close()
    assert told() == ["setup", "enter", "exit", "cleanup"]


def test_the_self_test_runs_and_parameters_live_in_one_node(sample):
    widget = scripted.open_module(sample)
    slicer.selfTests["Sample"]()
    assert told()[-1] == "tested"
    node = widget.logic.getParameterNode()
    assert node is widget.logic.getParameterNode()
    assert node.GetModuleName() == "Sample"
