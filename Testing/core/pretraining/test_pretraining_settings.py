"""Settings of a pretraining: what a form is told of them, other values at some paths, and what a job file may hold."""

import dataclasses
import json
from itertools import chain

import pytest

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.core.settings import changed
from SSLSegmentationLib.finetuning.settings import FinetuneSettings
from SSLSegmentationLib.pretraining import recipes
from SSLSegmentationLib.pretraining.settings import PretrainingSettings
from SSLSegmentationLib.training.presets import ALL_BUDGETS

QUICK = PretrainingSettings.from_preset("contrastive", "quick")


def at(content, path):
    for name in path:
        content = content[name]
    return content


def every_preset():
    for name, recipe in recipes().items():
        yield from (PretrainingSettings.from_preset(name, preset) for preset in chain(recipe.presets, ALL_BUDGETS))
    yield from (FinetuneSettings.from_preset(preset) for preset in ("quick", "default", "paper", *ALL_BUDGETS))


def test_every_field_leads_to_its_value_and_can_be_shown():
    for settings in every_preset():
        fields, job = settings.describe(), settings.to_job()
        assert len(fields) > 20 and len({tuple(field["path"]) for field in fields}) == len(fields)
        assert type(settings).from_job(job).describe() == fields
        unsaid = [[field.name] for field in dataclasses.fields(settings) if field.metadata.get("unsaid")]
        for field in fields:  # a job file is silent on some, as those from before there was a choice
            assert field["path"] in unsaid or at(job, field["path"]) == field["value"], field
            assert field["kind"] in ("bool", "int", "float", "str") and field["help"]
            assert not field["length"] or len(field["value"]) == field["length"]


def test_values_are_changed_at_their_paths_and_nowhere_else():
    values = {
        ("max_size",): 64,
        ("network", "widths"): [8, 16],
        ("stages", "local", "optimisation", "steps"): 7,
        ("stages", "global", "method", "crop_area"): (0.5, 1),
    }
    found = changed(QUICK, values)
    assert (found.max_size, found.network.widths, found.stages["local"][1].steps) == (64, (8, 16), 7)
    assert found.stages["global"][0].crop_area == (0.5, 1.0)
    fields = {tuple(field["path"]): field["value"] for field in QUICK.describe()}
    back = changed(found, {path: fields[path] for path in values})
    assert back == QUICK == changed(QUICK, {}) == PretrainingSettings.from_preset("contrastive", "quick")


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("max_size",), 7, "max_size = 7 is out of range"),
        (("max_size",), "large", "max_size cannot be 'large'"),
        (("start",), "there", "start cannot be 'there'"),
        (("network", "widths"), "eight", "widths cannot be 'eight'"),
        (("network", "widths"), [8], "1 stages is not possible"),
        (("stages", "local", "optimisation", "steps"), 0, "steps = 0 is out of range"),
        (("stages", "third", "optimisation", "steps"), 9, "no setting 'stages.third.optimisation.steps'"),
        (("size",), 64, "no setting 'size'"),
    ],
)
def test_what_is_not_legal_is_refused_before_a_run_is_made_of_it(path, value, words):
    with pytest.raises(SettingsError, match=words):
        changed(QUICK, {path: value})


def test_a_job_of_a_newer_version_is_refused_and_one_of_an_older_version_gets_defaults():
    job = json.loads(json.dumps(QUICK.to_job()))
    with pytest.raises(SettingsError, match="PretrainingSettings has no setting 'dimensions'"):
        PretrainingSettings.from_job({**job, "dimensions": 3})
    older = {name: value for name, value in job.items() if name not in ("start", "minutes")}
    assert PretrainingSettings.from_job(older) == QUICK
