"""What the tests' stand-in of Slicer's Qt side (``Testing/harness``) takes for true, asked of Slicer itself.

The tests of the panels run this file over the stand-in, a build runs it in a real Slicer: a rule that holds in one of
them only fails there. Its page, ``Testing/harness/README.md``, says which rule is which test.
"""

import unittest

import ctk
import qt
import slicer


class SSLSegmentationQtRulesTest(unittest.TestCase):
    """Rules of PythonQt, and how CTK's and Slicer's widgets behave."""

    def setUp(self):
        slicer.mrmlScene.Clear(0)

    # ------------------------------------------------------------------ attributes
    def test_properties_are_attributes_and_hide_their_getters(self):
        label = qt.QLabel("one")
        label.text = "two"
        label.enabled = False
        self.assertEqual((label.text, label.enabled, label.isEnabled()), ("two", False, False))
        label.setText("three")
        self.assertEqual(label.text, "three")
        with self.assertRaises(TypeError):
            label.text()

    def test_items_have_no_properties(self):
        item = qt.QTableWidgetItem("one")
        self.assertEqual(item.text(), "one")
        item.setCheckState(qt.Qt.Checked)
        self.assertEqual(item.checkState(), 2)

    def test_values_are_made_to_fit_a_property(self):
        box, label = qt.QSpinBox(), qt.QLabel()
        box.value, label.text, label.enabled = 2.9, 5, 0
        self.assertEqual((box.value, label.text, label.enabled), (2, "5", False))
        with self.assertRaises(AttributeError):
            box.value = "many"

    def test_unknown_attributes_methods_signals_and_read_only_properties_cannot_be_set(self):
        for make, name in (
            (qt.QLabel, "txt"),
            (qt.QLabel, "setText"),
            (qt.QPushButton, "clicked"),
            (qt.QLabel, "selectedText"),
            (qt.QTimer, "singleShot"),
            (ctk.ctkPathLineEdit, "path"),
        ):
            with self.subTest(make.__name__ + "." + name), self.assertRaises(AttributeError):
                setattr(make(), name, "x")

    def test_setters_of_ctk_that_are_no_slots_are_not_seen(self):
        self.assertFalse(hasattr(ctk.ctkSliderWidget(), "setMaximum"))
        self.assertFalse(hasattr(ctk.ctkCollapsibleButton(), "setContentsFrameShape"))

    def test_dynamic_properties_are_attributes_once_set(self):
        widget = qt.QWidget()
        widget.setProperty("role", "primary")
        self.assertEqual(widget.role, "primary")
        widget.role = "other"
        self.assertEqual(widget.property("role"), "other")

    def test_classes_derived_in_python_keep_their_own_attributes(self):
        class Own(qt.QWidget):
            def __init__(self):
                super().__init__()
                self.kept = []

        own = Own()
        own.kept.append(1)
        own.enabled = False
        self.assertEqual((own.kept, own.enabled), ([1], False))

    # ------------------------------------------------------------------ calls
    def test_enumeration_values_are_numbers_without_the_name_of_their_enumeration(self):
        self.assertEqual(int(qt.Qt.AlignRight | qt.Qt.AlignVCenter), 0x82)
        self.assertEqual(qt.QSizePolicy.Expanding, 7)

    def test_widgets_of_ctk_and_slicer_are_made_with_a_parent_or_nothing(self):
        parent = qt.QWidget()
        for make in (ctk.ctkCollapsibleButton, ctk.ctkColorPickerButton, ctk.ctkDirectoryButton):
            self.assertIs(make(parent).parent(), parent)
            with self.subTest(make.__name__), self.assertRaises(ValueError):
                make("text")

    def test_methods_take_no_keywords(self):
        with self.assertRaises((TypeError, ValueError)):
            qt.QLabel().setText(text="x")

    def test_lists_come_back_as_tuples(self):
        self.assertEqual(qt.QTableWidget().selectedItems(), ())
        chooser = slicer.qMRMLNodeComboBox()
        chooser.nodeTypes = ["vtkMRMLModelNode"]
        self.assertEqual(chooser.nodeTypes, ("vtkMRMLModelNode",))

    def test_settings_keep_lists_and_forget_what_is_removed(self):
        settings, key = qt.QSettings(), "SSLSegmentation/qtRulesTest"
        settings.setValue(key, ["a", "b"])
        self.assertEqual(list(settings.value(key)), ["a", "b"])
        settings.remove(key)
        self.assertIsNone(settings.value(key))

    # ------------------------------------------------------------------ signals
    def test_a_callable_gets_as_many_arguments_as_it_takes(self):
        heard, button = [], qt.QPushButton()
        button.clicked.connect(lambda: heard.append("none"))
        button.clicked.connect(lambda checked: heard.append(checked))
        button.clicked.connect(lambda *values: heard.append(values))
        button.connect("clicked()", lambda *values: heard.append(values))
        button.click()
        self.assertEqual(heard, ["none", False, (False,), ()])

    def test_connections_end_by_their_callable(self):
        heard, box = [], qt.QSpinBox()

        def hear(value):
            heard.append(value)

        box.valueChanged.connect(hear)
        box.value = 3
        box.valueChanged.disconnect(hear)
        box.value = 4
        box.connect("valueChanged(int)", hear)
        box.disconnect("valueChanged(int)", hear)
        box.value = 5
        self.assertEqual(heard, [3])

    def test_signals_have_no_overloads_by_type(self):
        with self.assertRaises(TypeError):
            qt.QComboBox().currentIndexChanged[int]

    def test_a_filter_of_events_sees_what_is_dropped_as_such_and_can_take_it(self):
        seen = []

        class Filter(qt.QObject):
            def eventFilter(self, watched, event):
                if event.type() == qt.QEvent.DragEnter:
                    event.accept()
                    return True
                if event.type() != qt.QEvent.Drop:
                    return False
                seen.append([(url.scheme(), url.path(), url.query()) for url in event.mimeData().urls()])
                event.setDropAction(qt.Qt.CopyAction)
                event.accept()
                return True

        table, own, mime = qt.QTableWidget(), Filter(), qt.QMimeData()
        mime.setUrls([qt.QUrl.fromLocalFile("/a b.nrrd"), qt.QUrl("mrml://scene/subjecthierarchy/item?id=7")])
        table.viewport().acceptDrops = True
        table.viewport().installEventFilter(own)
        actions = qt.Qt.MoveAction | qt.Qt.CopyAction
        for make, place in ((qt.QDragEnterEvent, qt.QPoint(1, 1)), (qt.QDropEvent, qt.QPointF(1, 1))):
            event = make(place, actions, mime, qt.Qt.LeftButton, qt.Qt.NoModifier)
            qt.QApplication.sendEvent(table.viewport(), event)
        self.assertEqual(seen, [[("file", "/a b.nrrd", ""), ("mrml", "/subjecthierarchy/item", "id=7")]])
        self.assertTrue(event.isAccepted())
        self.assertEqual(event.dropAction(), qt.Qt.CopyAction)

    # ------------------------------------------------------------------ widgets of CTK and Slicer
    def test_a_collapsed_section_hides_what_it_holds_and_shows_it_again(self):
        section, heard = ctk.ctkCollapsibleButton(), []
        layout = qt.QVBoxLayout(section)
        shown, hidden = qt.QLabel("a"), qt.QLabel("b")
        layout.addWidget(shown)
        layout.addWidget(hidden)
        hidden.visible = False
        section.show()
        section.contentsCollapsed.connect(heard.append)
        section.collapsed = True
        self.assertEqual((shown.visible, hidden.visible, section.checked), (False, False, False))
        section.click()
        self.assertEqual((shown.visible, hidden.visible, section.collapsed), (True, False, False))
        self.assertEqual(heard, [True, False])

    def test_a_path_is_told_when_it_changes(self):
        line, heard = ctk.ctkPathLineEdit(), []
        line.currentPathChanged.connect(heard.append)
        line.currentPath = "/data/a"
        self.assertEqual(heard, ["/data/a"])

    def test_a_colour_is_told_when_it_changes(self):
        button, heard = ctk.ctkColorPickerButton(), []
        button.colorChanged.connect(lambda colour: heard.append(colour.name()))
        button.color = qt.QColor(255, 0, 0)
        self.assertEqual((heard, button.color.name()), (["#ff0000"], "#ff0000"))

    def test_a_node_chooser_follows_the_scene(self):
        scene, chooser, heard = slicer.mrmlScene, slicer.qMRMLNodeComboBox(), []
        chooser.nodeTypes = ["vtkMRMLScalarVolumeNode"]
        chooser.noneEnabled = True
        chooser.setMRMLScene(scene)
        first = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "one")
        scene.AddNewNodeByClass("vtkMRMLModelNode", "not offered")
        self.assertEqual((chooser.nodeCount(), chooser.currentNode()), (1, None))
        chooser.currentNodeChanged.connect(lambda node: heard.append(node and node.GetName()))
        chooser.setCurrentNode(first)
        self.assertEqual((chooser.currentNode(), chooser.currentNodeID), (first, first.GetID()))
        scene.RemoveNode(first)
        self.assertIsNone(chooser.currentNode())
        self.assertEqual(heard, ["one", None])

    def test_the_segment_editor_keeps_the_nodes_that_it_is_given(self):
        scene, editor = slicer.mrmlScene, slicer.qMRMLSegmentEditorWidget()
        editor.setMRMLScene(scene)
        editor.setMRMLSegmentEditorNode(scene.AddNewNodeByClass("vtkMRMLSegmentEditorNode"))
        volume = scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "image")
        segmentation = scene.AddNewNodeByClass("vtkMRMLSegmentationNode", "drawn")
        segmentation.GetSegmentation().AddEmptySegment("liver", "liver")
        editor.setSegmentationNode(segmentation)
        editor.setSourceVolumeNode(volume)
        self.assertIs(editor.segmentationNode(), segmentation)
        self.assertIs(editor.sourceVolumeNode(), volume)
        scene.RemoveNode(segmentation)
        self.assertIsNone(editor.segmentationNode())
