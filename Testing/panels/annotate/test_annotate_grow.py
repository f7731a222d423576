"""The step Annotate: Slicer's Grow from seeds in one click, with a background that is part of no label."""

import numpy as np
import pytest
from annotating import label, paint
from real_cases import LIVER, SCHEMA, SHAPE, blob
from SSLSegmentationPlugin.scene.BackgroundSeed import backgroundSeeds
from SSLSegmentationPlugin.scene.SegmentArrays import composeNode


@pytest.fixture
def grown(monkeypatch):
    """What the effect is asked for; it does nothing here."""
    asked = []

    class Scripted:
        def onPreview(self):
            asked.append("preview")

    monkeypatch.setattr("Testing.harness.segment_widgets.Effect.self", lambda effect: Scripted(), raising=False)
    return asked


def seeds(annotations):
    return backgroundSeeds(annotations.segmentationNode, annotations.volumeNode)


def liver(slices, rows=slice(3, 7), columns=slice(4, 8)):
    mask = np.zeros(SHAPE, bool)
    mask[slices, rows, columns] = True
    return mask


def test_without_anything_drawn_it_says_what_to_do(panel, opened, grown):
    panel.growButton.click()
    assert "Nothing is drawn yet" in panel._message.text and not grown


def test_it_opens_slicers_effect_with_background_at_the_rim_of_begun_slices(panel, opened, grown):
    paint(opened, "liver", liver([2], slice(1, 3)))
    panel.growButton.click()
    assert grown == ["preview"] and panel.editor.editor.activeEffect().name == "Grow from seeds"
    found = seeds(opened)
    assert found[2, -1].all() and found[2, 6:, 0].all() and not found[2, 1:-1, 1:-1].any()
    assert not found[[0, 1, 3, 4, 5]].any()


def test_what_is_left_of_complete_slices_is_background_but_for_the_border(panel, opened, grown):
    paint(opened, "liver", liver([2], slice(0, 2), slice(0, 2)))
    opened.markSlice(2)
    panel.growButton.click()
    found = seeds(opened)
    assert not found[2, :5, :5].any() and found[2, 5:].all() and found[2, :, 5:].all()


def test_the_background_is_part_of_no_label_and_nobody_is_asked_about_it(panel, opened, grown, project, cases, dialogs):
    paint(opened, "liver", liver([2]))
    panel.growButton.click()
    opened.markVolume()
    found, _record = label(project, cases[0])
    assert set(np.unique(found)) == {0, LIVER.value} and not dialogs.asked
    panel.takeOver()
    assert [segment.name for segment in project.schema.segments] == [segment.name for segment in SCHEMA.segments]
    panel.go(1)
    panel.go(-1)
    assert seeds(opened).any()
    composed = composeNode(opened.segmentationNode, opened.volumeNode, project.schema)
    assert composed.warnings() == [] and np.array_equal(composed.labels, found)


def test_what_the_user_painted_as_background_stays_and_a_second_click_adds_no_second_one(panel, opened, grown):
    paint(opened, "liver", liver([2]))
    panel.growButton.click()
    own = np.zeros(SHAPE, bool)
    own[4, 5, 5] = True
    paint(opened, "background", own | seeds(opened))
    panel.growButton.click()
    assert seeds(opened)[4, 5, 5]
    segmentation = opened.segmentationNode.GetSegmentation()
    names = [segmentation.GetNthSegment(n).GetName() for n in range(segmentation.GetNumberOfSegments())]
    assert names.count("background") == 1


def test_background_seeds_teach_drafts(panel, drafts, opened, grown):
    paint(opened, "liver", liver([2]))
    panel.growButton.click()
    for _tick in range(4):
        panel.draft._onTimer()
    labels = drafts.focus[-1][2]
    assert (labels[seeds(opened)] == 0).all() and (labels[liver([2])] == LIVER.value).all()


def test_it_is_undone_with_one_step(panel, opened, grown):
    paint(opened, "liver", liver([2]))
    panel.growButton.click()
    panel.editor.editor.undo()
    assert not seeds(opened).any()
    assert (composeNode(opened.segmentationNode, opened.volumeNode, SCHEMA).labels == LIVER.value).sum() == 16


@pytest.mark.parametrize("sure", [0.95, 0.6])
def test_where_the_draft_is_sure_of_background_it_is_a_second_opinion(panel, drafts, opened, cases, grown, sure):
    drafts.make(cases[0], blob(), sure=sure)
    panel.draft._onTimer()
    paint(opened, "liver", liver([2], slice(3, 4), slice(4, 5)))
    panel.growButton.click()
    found = seeds(opened)[2]
    assert found[9, 4] and not found[2:8, 4].any()
    assert found[8, 8] == (sure > 0.9)
