"""Several sequences of a scan in the steps that train: how many cases have each, and which are asked for."""

import pytest
import qt
from real_cases import addCase, giveSequence
from SSLSegmentationPlugin.panels.FinetunePanel import FinetunePanel
from SSLSegmentationPlugin.panels.PretrainPanel import PretrainPanel
from SSLSegmentationPlugin.text.Hints import inSlicer
from SSLSegmentationPlugin.text.SequenceText import countsText, sequencesText
from SSLSegmentationPlugin.widgets.SettingsForm import SettingsForm

from SSLSegmentationLib.finetuning.settings import FinetuneSettings
from SSLSegmentationLib.pretraining.settings import PretrainingSettings
from SSLSegmentationLib.project.channels import set_channels


@pytest.fixture
def scanned(project, logic, tmp_path):
    """Three cases of which two have an ADC beside their T2."""
    cases = [addCase(project, f"MR {n:02d}") for n in (1, 2, 3)]
    for case in cases[:2]:
        giveSequence(project, case, tmp_path, seed=int(case.name[-1]))
    set_channels(project, ("T2", "ADC"))
    logic.session.notify("cases")
    return cases


@pytest.mark.parametrize("kind", [PretrainPanel, FinetunePanel])
def test_steps_that_train_say_how_many_cases_have_each_sequence(logic, scanned, ready, kind):
    panel = kind(logic)
    try:
        panel.enter()
        assert any(
            "Sequences: T2 in all, ADC in 2 of 3." in label.text for label in panel.widget.findChildren(qt.QLabel)
        )
    finally:
        panel.cleanup()


def test_words_of_a_case_and_of_all(project, scanned):
    names = project.channels
    assert [sequencesText(case, names) for case in project.cases()] == ["T2, ADC", "T2, ADC", "T2, no ADC"]
    assert sequencesText(scanned[0], ()) == "" and countsText(project.cases(), ()) == ""


@pytest.mark.parametrize(
    "settings", [PretrainingSettings.from_preset("mim", "quick"), FinetuneSettings.from_preset("quick")]
)
def test_forms_ask_for_sequences_and_neighbours(application, settings):
    widget = qt.QWidget()
    form = SettingsForm(widget)
    form.show([field for field in settings.describe() if field["path"][-1] in ("channels", "context")])
    labels = [label.text for label in widget.findChildren(qt.QLabel)]
    assert "Sequences" in labels and "Neighbouring slices" in labels and form.changes() == {}
    controls = {field["path"][0]: control for field, control in form.controls()}
    controls["channels"].text = "T2, b 800,"
    controls["context"].currentIndex = controls["context"].count - 1
    assert form.changes() == {("channels",): ("T2", "b 800"), ("context",): "1"}
    controls["channels"].text = ""
    assert ("channels",) not in form.changes()


def test_a_lacking_sequence_is_told_in_review_as_it_was_told():
    text = "It lacks the sequence 'ADC', which the model has learnt from."
    assert inSlicer(text) == text
