"""The stand-ins of CTK's and Slicer's widgets, and of the application, behave as the panels need them to."""

import ctk
import numpy as np
import pytest
import qt
import slicer

from Testing.harness import rules, stand_ins


@pytest.fixture
def segmentation(scene):
    node = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "labels")
    for name in ("liver", "kidney"):
        node.GetSegmentation().AddEmptySegment(name, name)
    return node


@pytest.fixture
def editor(application, scene):
    widget = slicer.qMRMLSegmentEditorWidget()
    widget.setMRMLScene(scene)
    widget.setMRMLSegmentEditorNode(scene.AddNewNodeByClass("vtkMRMLSegmentEditorNode"))
    return widget


def test_every_stand_in_is_made_from_what_the_real_class_declares(application):
    for name, row in rules.TABLE.items():
        cls = getattr(ctk if name.startswith("ctk") else slicer, name, None)
        if "base" not in row or cls is None:
            continue
        widget = cls()
        assert widget.className() == name
        for key in row.get("properties", {}):
            getattr(widget, key)
        for signature in row.get("signals", ()):
            assert isinstance(getattr(widget, signature.split("(")[0]), rules.Signal)


def test_a_method_that_a_stand_in_lacks_says_so_instead_of_doing_nothing(application):
    with pytest.raises(NotImplementedError, match="updateVolume"):
        slicer.qMRMLSegmentEditorWidget().updateVolume()
    assert stand_ins.declared.__doc__


def test_a_path_is_told_when_it_changes_and_browsed_for_without_a_dialog(application, dialogs):
    line, heard = ctk.ctkPathLineEdit(), []
    line.currentPathChanged.connect(heard.append)
    line.currentPath = "/data/a"
    dialogs.answer("/data/b")
    line.browse()
    assert heard == ["/data/a", "/data/b"]
    assert [asked.kind for asked in dialogs.asked] == ["ctkPathLineEdit.browse"]


def test_numbers_keep_to_their_range_and_tell_their_value(application):
    slider, heard = ctk.ctkSliderWidget(), []
    slider.valueChanged.connect(heard.append)
    slider.minimum, slider.maximum = 0, 10
    slider.value = 12
    assert (slider.value, heard) == (10, [10])


def test_a_node_selector_follows_the_scene(application, scene):
    selector, heard = slicer.qMRMLNodeComboBox(), []
    selector.nodeTypes = ["vtkMRMLScalarVolumeNode"]
    selector.noneEnabled = True
    selector.currentNodeChanged.connect(lambda node: heard.append(node and node.GetName()))
    assert not selector.enabled
    selector.setMRMLScene(scene)
    assert selector.enabled
    first = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "one")
    scene.AddNewNodeByClass("vtkMRMLModelNode", "not offered")
    assert (selector.nodeCount(), selector.currentNode()) == (1, None)
    selector.setCurrentNode(first)
    assert (selector.currentNode(), selector.currentNodeID) == (first, first.GetID())
    scene.RemoveNode(first)
    assert selector.currentNode() is None
    assert heard == ["one", None]


def test_a_node_selector_without_none_chooses_the_first_and_filters_by_attribute(application, scene):
    one, two = (scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", name) for name in ("one", "two"))
    two.SetAttribute("SSLSegmentation.case", "2")
    selector = slicer.qMRMLNodeComboBox()
    selector.nodeTypes = ["vtkMRMLScalarVolumeNode"]
    selector.setMRMLScene(scene)
    assert selector.currentNode() is one
    selector.addAttribute("vtkMRMLScalarVolumeNode", "SSLSegmentation.case")
    assert selector.currentNode() is two


def test_the_segment_editor_takes_nodes_as_the_real_one_does(editor, scene, segmentation):
    heard = []
    editor.currentSegmentIDChanged.connect(heard.append)
    editor.segmentationNodeChanged.connect(lambda node: heard.append(node and node.GetName()))
    volume = slicer.util.addVolumeFromArray(np.zeros((3, 4, 5), np.int16))
    segmentation.SetReferenceImageGeometryParameterFromVolumeNode(volume)
    editor.setSegmentationNode(segmentation)
    assert editor.segmentationNode() is segmentation
    assert editor.sourceVolumeNode() is volume
    assert editor.currentSegmentID() == "liver"
    editor.setCurrentSegmentID("kidney")
    assert set(heard) == {"liver", "labels", "kidney"}
    editor.setActiveEffectByName("Paint")
    assert editor.activeEffect().name == "Paint"
    editor.setSegmentationNode(None)
    assert editor.activeEffect() is None


def test_the_segment_list_follows_the_segmentation(application, scene, segmentation):
    view = slicer.qMRMLSegmentsTableView()
    view.setMRMLScene(scene)
    view.setSegmentationNode(segmentation)
    assert (view.segmentCount, view.displayedSegmentIDs()) == (2, ("liver", "kidney"))
    segmentation.GetSegmentation().RemoveSegment("liver")
    view.setSelectedSegmentIDs(["kidney"])
    assert view.selectedSegmentIDs() == ("kidney",)


def test_several_nodes_are_checked(application, scene):
    one, two = (scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", name) for name in ("one", "two"))
    box = slicer.qMRMLCheckableNodeComboBox()
    box.nodeTypes = ["vtkMRMLScalarVolumeNode"]
    box.setMRMLScene(scene)
    box.setCheckState(two, qt.Qt.Checked)
    assert (box.checkedNodes(), box.uncheckedNodes(), box.allChecked()) == ((two,), (one,), False)


def test_a_plot_says_which_chart_it_would_draw(application, scene):
    view, chart = (scene.AddNewNodeByClass(name, "Loss") for name in ("vtkMRMLPlotViewNode", "vtkMRMLPlotChartNode"))
    widget = slicer.qMRMLPlotWidget()
    widget.setMRMLScene(scene)
    widget.setMRMLPlotViewNode(view)
    view.SetPlotChartNodeID(chart.GetID())
    assert widget.plotView().text.startswith("Plot of Loss")


def test_slicer_s_own_messages_are_noted_and_not_opened(application, dialogs):
    slicer.util.errorDisplay("It failed.", windowTitle="Training", detailedText="Traceback")
    dialogs.answer(qt.QMessageBox.Ok, qt.QMessageBox.No)
    assert slicer.util.confirmOkCancelDisplay("Stop the job?") is True
    assert slicer.util.confirmYesNoDisplay("Delete it?") is False
    assert [asked.text for asked in dialogs.asked] == ["It failed.", "Stop the job?", "Delete it?"]
    assert dialogs.asked[0].details["detailed"] == "Traceback"


def test_a_question_without_an_answer_fails_the_test_instead_of_waiting(application, dialogs):
    for ask in (
        lambda: slicer.util.confirmYesNoDisplay("Sure?"),
        lambda: qt.QFileDialog.getExistingDirectory(None, "Folder of the project"),
        lambda: qt.QMessageBox.question(None, "Title", "Sure?"),
        lambda: qt.QDialog().exec_(),
    ):
        with pytest.raises(AssertionError, match="no answer"):
            ask()


def test_settings_of_one_test_do_not_reach_the_next(application, tmp_path):
    for _ in range(2):
        slicer.app.begin(tmp_path / str(_))
        assert not slicer.app.settings().contains("SSLSegmentation/recent")
        qt.QSettings().setValue("SSLSegmentation/recent", "a")
        assert slicer.util.settingsValue("SSLSegmentation/recent", "") == "a"


def test_however_many_tests_have_begun_each_rule_of_conversion_is_there_once(application, tmp_path):
    slicer.app.begin(tmp_path / "another")
    names = [rule.GetName() for rule in slicer.vtkSegmentationConverterFactory.GetInstance().GetConverterRules()]
    assert "Binary labelmap to closed surface" in names and len(names) == len(set(names))


def test_slice_views_are_real_nodes(application, scene):
    volume = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "volume")
    manager = slicer.app.layoutManager()
    composite = manager.sliceWidget("Red").mrmlSliceCompositeNode()
    slicer.util.setSliceViewerLayers(background=volume)
    slicer.util.resetSliceViews()
    assert composite.GetBackgroundVolumeID() == volume.GetID()
    assert manager.calls == ["resetSliceViews()"]


def test_a_timer_runs_and_single_shots_fire(application):
    heard, timer = [], qt.QTimer()
    timer.interval = 1
    timer.timeout.connect(lambda: heard.append("tick"))
    timer.start()
    qt.QTimer.singleShot(0, lambda: heard.append("once"))
    loop = qt.QEventLoop()
    qt.QTimer.singleShot(30, loop.quit)
    loop.exec_()
    timer.stop()
    assert heard.count("once") == 1
    assert heard.count("tick") > 1
    assert not timer.active
