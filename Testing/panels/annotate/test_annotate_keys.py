"""The step Annotate: its keys, and what they do."""

import pytest
from annotating import paint
from real_cases import blob, drawn
from SSLSegmentationPlugin.scene import Views
from SSLSegmentationPlugin.session.Suggestions import Suggested
from SSLSegmentationPlugin.widgets.Keys import KEYS, keysText

#: Of qMRMLSegmentEditorWidget.cxx, vtkMRMLSliceIntersectionWidget.cxx and SegmentEditorDrawEffect in Slicer 5.13.
SLICERS_OWN = {*"0123456789QWZYI/*,.<>GTFBVR[]{}AX+-"}


@pytest.fixture
def press(panel):
    """What a key does."""
    return lambda key: panel.keys._actions[key]()


@pytest.fixture
def suggested(panel, opened, cases):
    panel.suggestions.suggested = (Suggested(cases[0], (4, 1), 2, "a"), Suggested(cases[2], (2,), 2, "b"))
    panel.refresh()
    return opened


def seen(annotations):
    return Views.shownSlice(annotations.volumeNode, annotations.axis)


def test_no_key_is_one_of_slicers_own():
    assert not set(KEYS["Annotate"]) & SLICERS_OWN
    assert keysText().startswith("Annotate – P: previous case, N: next case")


def test_keys_are_there_only_while_the_step_is_shown(panel, opened):
    assert {shortcut.key.toString() for shortcut in panel.keys._shortcuts} == set(KEYS["Annotate"])
    panel.exit()
    assert panel.keys._shortcuts == []
    panel.enter()
    panel.enter()
    assert len(panel.keys._shortcuts) == len(KEYS["Annotate"])


def test_n_opens_the_next_case(panel, opened, cases, press):
    press("N")
    assert opened.case.id == cases[1]


def test_p_goes_back_and_says_so_at_the_top(panel, opened, cases, press):
    press("N")
    press("P")
    assert opened.case.id == cases[0]
    press("P")
    assert opened.case.id == cases[0] and "no case further up" in panel._message.text


def test_c_marks_the_slice_that_is_seen(panel, opened, press):
    paint(opened)
    Views.showSlice(opened.volumeNode, opened.axis, 2)
    panel.complete.refresh()
    press("C")
    assert opened.completeSlices() == [2]


def test_l_goes_through_the_suggested_slices_and_on_to_the_next_case(panel, suggested, cases, press):
    Views.showSlice(suggested.volumeNode, suggested.axis, 0)
    press("L")
    assert seen(suggested) == 1
    press("L")
    assert seen(suggested) == 4
    paint(suggested)
    suggested.markSlice(1)
    suggested.markSlice(4)
    press("L")
    assert suggested.case.id == cases[2] and seen(suggested) == 2


def test_l_begins_with_the_first_case_while_none_is_open(panel, logic, cases, press):
    panel.suggestions.suggested = (Suggested(cases[1], (3,), 2, "a"),)
    logic.session.notify("cases")
    panel.enter()
    press("L")
    assert logic.annotations.case.id == cases[1] and seen(logic.annotations) == 3


def test_l_goes_on_with_the_slices_in_which_the_draft_is_in_doubt(panel, drafts, suggested, cases, press):
    drafts.make(cases[0], blob(), doubt=(3, 0))
    panel.draft._onTimer()
    paint(suggested)
    for index in (1, 4):
        suggested.markSlice(index)
    Views.showSlice(suggested.volumeNode, suggested.axis, 5)
    press("L")
    assert seen(suggested) == 3
    press("L")
    assert seen(suggested) == 0
    suggested.markVolume()
    press("L")
    assert suggested.case.id == cases[2]


def test_keys_do_nothing_but_say_so_where_nothing_can_be_done(panel, logic, cases, press):
    logic.session.notify("cases")
    panel.enter()
    press("L")
    assert "No further slice" in panel._message.text
    press("C")
    press("D")
    assert not logic.annotations.isOpen


def test_d_uses_the_draft(panel, drafts, opened, cases, press):
    drafts.make(cases[0], blob())
    panel.draft._onTimer()
    press("D")
    assert drawn(opened.segmentationNode, opened.volumeNode, "liver")


def test_help_lists_the_keys():
    import SSLSegmentation as module

    assert keysText() in module.helpText()
