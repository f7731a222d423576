"""The catalogue of methods: complete, true to the registry, and usable without torch."""

import json
from pathlib import Path

import pytest

from SSLSegmentationLib.catalogue import catalogue
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.settings import PRESETS
from SSLSegmentationLib.presets import BUDGETS, GPU_BUDGETS
from SSLSegmentationLib.pretraining import PretrainingSettings, recipes


@pytest.fixture(scope="module")
def content():
    return catalogue()


def at(settings, path):
    for name in path:
        settings = settings[name]
    return settings


def test_every_method_and_preset_is_there(content):
    assert {name: set(entry["presets"]) for name, entry in content["methods"].items()} == {
        name: set(recipe.presets) for name, recipe in recipes().items()
    }
    assert set(content["finetuning"]) == set(PRESETS)
    assert all(entry[key] for entry in content["methods"].values() for key in ("title", "summary", "when", "source"))


def test_its_settings_are_those_of_a_job(content):
    for name, entry in content["methods"].items():
        for preset, given in entry["presets"].items():
            assert PretrainingSettings.from_job(given["settings"]) == PretrainingSettings.from_preset(name, preset)
    for preset, given in content["finetuning"].items():
        assert FinetuneSettings.from_job(given["settings"]) == FinetuneSettings.from_preset(preset)


def test_every_field_leads_to_its_value_and_can_be_shown(content):
    entries = [preset for entry in content["methods"].values() for preset in entry["presets"].values()]
    for entry in [*entries, *content["finetuning"].values()]:
        assert len(entry["fields"]) > 20
        for field in entry["fields"]:
            assert at(entry["settings"], field["path"]) == field["value"], field
            assert field["kind"] in ("bool", "int", "float", "str") and field["help"]
            if field["length"]:
                assert len(field["value"]) == field["length"]


def test_budgets_are_their_base_with_some_changes(content):
    def budgeted(presets, entry):
        settings = json.loads(json.dumps(presets[entry["base"]]["settings"]))
        for path, value in entry["changes"]:
            at(settings, path[:-1])[path[-1]] = value
        return settings

    for name, method in content["methods"].items():
        for budget, entry in method["budgets"].items():
            settings = PretrainingSettings.from_job(budgeted(method["presets"], entry))
            assert settings == PretrainingSettings.from_preset(name, budget)
    for budget, entry in content["finetuning_budgets"].items():
        assert FinetuneSettings.from_job(budgeted(content["finetuning"], entry)) == FinetuneSettings.from_preset(budget)
    assert set(content["finetuning_budgets"]) == {*BUDGETS, *GPU_BUDGETS}


def test_it_is_plain_json(content):
    assert json.loads(json.dumps(content, allow_nan=False)) == content


def test_the_slicer_module_ships_this_catalogue(content):
    shipped = Path(__file__).parents[2] / "SSLSegmentation" / "Resources" / "methods.json"
    again = "make it anew: sslseg methods --json > SSLSegmentation/Resources/methods.json"
    assert json.loads(shipped.read_text(encoding="utf-8")) == content, again
