"""Sanity of further sequences: which cases lack one, and whether one shows anything."""

from dataclasses import replace

import numpy as np
import pytest
from two_sequences import NAMES, SCHEMA, two_sequences

from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.preflight.report import Severity
from SSLSegmentationLib.preflight.sequences import check_sequences, check_shown
from SSLSegmentationLib.stores import build_store

from .conftest import finetuning


def work(folder, lacking=(), channels=NAMES):
    project = two_sequences(folder, lacking=lacking)
    found = prepare_finetuning(project, finetuning())
    preprocessing = replace(found.preprocessing, channels=channels)
    return replace(found, plan=replace(found.plan, preprocessing=preprocessing))


@pytest.mark.parametrize(
    ("lacking", "severity", "words"),
    [
        ((), Severity.OK, "'ADC' in 2 of 2"),
        ((0,), Severity.OK, "'ADC' in 1 of 2"),
        ((0, 1), Severity.WARNING, "lack a sequence ('ADC' in 0 of 2)"),
        ((2,), Severity.WARNING, "No case that is held out has 'ADC'"),
    ],
)
def test_cases_that_lack_one_are_counted(tmp_path, lacking, severity, words):
    (check,) = check_sequences(work(tmp_path, lacking))
    assert check.severity is severity and words in check.sentence


def test_a_network_that_sees_the_image_alone_is_asked_nothing(tmp_path):
    alone = work(tmp_path, channels=())
    assert check_sequences(alone) == []
    store = build_store(tmp_path / "store", alone.cases, alone.preprocessing, SCHEMA)
    assert check_shown(store) == []


def test_one_that_shows_nothing_is_named(tmp_path):
    both = work(tmp_path, lacking=(1,))
    store = build_store(tmp_path / "store", both.cases, both.preprocessing, SCHEMA)
    assert check_shown(store) == []
    store.channels = np.array(store.channels)
    store.channels[store.window(store.cases[0])[0]] = 0.5
    (check,) = check_shown(store)
    assert check.severity is Severity.WARNING and "'ADC' of 'case0001'" in check.sentence
