"""Settings become flags, JSON and help texts, and come back; what is not legal is named."""

import argparse
import json
from dataclasses import dataclass, field, fields, replace

import pytest
from hypothesis import given as drawn
from hypothesis import settings as how
from hypothesis import strategies as st

from SSLSegmentationLib.augmentation.intensity import IntensityRanges
from SSLSegmentationLib.augmentation.warp import SpatialRanges
from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.core.settings import (
    NAMED,
    UNSAID,
    add_arguments,
    check,
    describe,
    flag_names,
    former_flags,
    from_dict,
    given,
    overrides,
    range_text,
    setting,
    to_dict,
)
from SSLSegmentationLib.finetuning.settings import PRESETS, FinetuneSettings
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import OptimisationSettings


@dataclass(frozen=True)
class Inner:
    size: int = setting(3, "size of it", unit="px", range=(1, 9))


@dataclass(frozen=True)
class Outer:
    name: str
    rate: float = setting(0.5, "rate of it", range=(0, None))
    cap: float | None = setting(None, "largest value", range=(None, 10.0))
    kind: str = setting("a", "kind of it", choices=("a", "b"))
    pair: tuple[float, float] = setting((1.0, 2.0), "pair of them", range=(0, 5))
    many: tuple[int, ...] = setting((4, 5), "several, 100 % of them")
    flag: bool = setting(True, "whether")
    inner: Inner = field(default_factory=Inner)
    inner_two: Inner = field(default_factory=Inner)

    def __post_init__(self):
        check(self)


def legal(field_, kind):
    """Strategy for the legal values of a field."""
    metadata = field_.metadata
    if metadata.get("choices"):
        return st.sampled_from(metadata["choices"])
    low, high = metadata.get("range") or (None, None)
    if kind is bool:
        return st.booleans()
    if kind is int:
        return st.integers(low, high)
    if kind is float:
        return st.floats(low, high, allow_nan=False)
    if kind == float | None:
        return st.none() | st.floats(low, high, allow_nan=False)
    assert kind == tuple[float, float]
    return st.tuples(st.floats(low, high), st.floats(low, high)).map(sorted).map(tuple)


def any_of(cls):
    kinds = {"int": int, "float": float, "str": str, "bool": bool, "tuple[float, float]": tuple[float, float]}
    kinds["float | None"] = float | None
    return st.builds(cls, **{f.name: legal(f, kinds[f.type]) for f in told(cls)}).map(in_one_word)


def told(cls):
    """Fields that somebody may set."""
    return [f for f in fields(cls) if f.metadata.get("help")]


def in_one_word(settings):
    """Without today's value of what is given under a former name."""
    former = [f for f in told(settings) if f.metadata["replaced_by"] and getattr(settings, f.name) is not None]
    return replace(settings, **{f.metadata["replaced_by"]: 0.0 for f in former})


def parse(base, words):
    parser = argparse.ArgumentParser(exit_on_error=False)
    add_arguments(parser, base, title="settings")
    return overrides(base, parser.parse_args(words))


def words_for(settings):
    """The command line that a person would type for these settings."""
    words = []
    said = {f.metadata["replaced_by"] for f in told(settings) if getattr(settings, f.name) is not None}
    for f in told(settings):
        if f.name in said:
            continue
        value, flag = getattr(settings, f.name), f.name.replace("_", "-")
        if isinstance(value, bool):
            words.append(f"--{flag}" if value else f"--no-{flag}")
        elif value is not None:
            words += [f"--{flag}", *map(str, value if isinstance(value, tuple) else (value,))]
    return words


@pytest.mark.parametrize("cls", [SpatialRanges, IntensityRanges, OptimisationSettings, Preprocessing])
@how(max_examples=30, deadline=None)
@drawn(data=st.data())
def test_flags_and_json_give_any_legal_settings_back(cls, data):
    wanted = data.draw(any_of(cls))
    assert parse(cls(), words_for(wanted)) == wanted
    assert from_dict(cls, json.loads(json.dumps(to_dict(wanted)))) == wanted


@dataclass(frozen=True)
class Later:
    old: int = setting(1, "what there always was")
    new: int = setting(0, "what there was not", unsaid=True)
    words: tuple[str, ...] = field(default=(), metadata=UNSAID)


@dataclass(frozen=True)
class Whole:
    later: Later = field(default_factory=Later)
    several: tuple[Later, ...] = ()


def test_records_do_not_speak_of_what_was_added_later_where_nobody_asks_for_it():
    assert to_dict(Later()) == {"old": 1}
    assert to_dict(Whole(several=(Later(), Later(new=3)))) == {
        "later": {"old": 1},
        "several": ({"old": 1}, {"old": 1, "new": 3}),
    }
    asked = Whole(Later(new=2, words=("a",)))
    assert to_dict(asked) == {"later": {"old": 1, "new": 2, "words": ("a",)}, "several": ()}
    assert from_dict(Whole, to_dict(asked)) == asked and from_dict(Whole, to_dict(Whole())) == Whole()


@pytest.mark.parametrize("preset", PRESETS)
def test_nested_presets_survive_json(preset):
    wanted = FinetuneSettings.from_preset(preset)
    again = FinetuneSettings.from_job(json.loads(json.dumps(wanted.to_job())))
    assert again == wanted
    assert isinstance(again.network.widths, tuple)


def test_a_flag_that_is_not_given_changes_nothing():
    base = Outer("x", rate=7.0, inner=Inner(9))
    assert parse(base, []) == base


def test_flags_reach_the_nested_settings_they_name():
    changed = parse(Outer("x"), ["--rate", "2", "--inner-size", "4", "--inner-two-size", "5", "--no-flag"])
    assert changed == Outer("x", rate=2.0, inner=Inner(4), inner_two=Inner(5), flag=False)


def test_a_stage_keeps_two_settings_of_one_kind_apart():
    parser = argparse.ArgumentParser()
    for stage in ("one", "two"):
        add_arguments(parser, Inner(), title=stage, stage=stage)
    arguments = parser.parse_args(["--two-size", "7"])
    assert overrides(Inner(), arguments, stage="one") == Inner(3)
    assert overrides(Inner(), arguments, stage="two") == Inner(7)
    assert given(Inner(), arguments, stage="two") == {"size"} and not given(Inner(), arguments, stage="one")


@dataclass(frozen=True)
class Views:
    angle: float = setting(1.0, "angle of them")
    near: Inner = field(default_factory=Inner)
    far: Inner = field(default_factory=Inner, metadata=NAMED)


@dataclass(frozen=True)
class Pair:
    rate: float = setting(0.5, "rate of it", flag="pace")
    one: Views = field(default_factory=Views)
    two: Views = field(default_factory=Views)


def test_a_flag_is_the_last_word_of_a_setting_as_long_as_that_tells_it_from_all_others():
    assert flag_names(("", Views())) == {"angle": "--angle", "near.size": "--size", "far.size": "--far-size"}
    assert flag_names(("", Pair())) == {
        "rate": "--pace",
        **{"one.angle": "--one-angle", "two.angle": "--two-angle"},
        **{"one.near.size": "--one-size", "two.near.size": "--two-size"},
        **{"one.far.size": "--one-far-size", "two.far.size": "--two-far-size"},
    }
    names = flag_names(("", Inner()), ("late", Views()), taken=["--size"])
    assert names["late.near.size"] == "--late-size" and names["late.far.size"] == "--late-far-size"
    assert flag_names(("", Outer("x", inner_two=3)), taken=["--size"])["inner.size"] == "--inner-size"


def test_former_flags_are_whole_names():
    former = former_flags(flag_names(("", Pair())))
    assert former["--one-near-size"] == "--one-size" and former["--rate"] == "--pace"
    assert "--one-angle" not in former


def test_tuples_and_optional_values_are_read():
    changed = parse(Outer("x"), ["--pair", "0.5", "3", "--many", "1", "2", "3", "--cap", "4.5"])
    assert (changed.pair, changed.many, changed.cap) == ((0.5, 3.0), (1, 2, 3), 4.5)
    assert Outer("x").cap is None


@pytest.mark.parametrize("words", [["--pair", "1"], ["--rate", "fast"], ["--kind", "c"], ["--inner-size", "2.5"]])
def test_what_a_flag_cannot_hold_is_a_wrong_command(words, capsys):
    with pytest.raises((SystemExit, argparse.ArgumentError)):
        parse(Outer("x"), words)


@pytest.mark.parametrize(
    ("changes", "sentence", "hint"),
    [
        ({"rate": -0.1}, "rate = -0.1", "0 or more"),
        ({"rate": float("nan")}, "rate = nan", "0 or more"),
        ({"cap": 11}, "cap = 11", "at most 10"),
        ({"kind": "c"}, "kind cannot be 'c'", "a, b"),
        ({"pair": (1.0, 6.0)}, "pair = (1.0, 6.0)", "0 to 5"),
        ({"inner": Inner(0)}, "size = 0", "1 to 9 px"),
    ],
)
def test_a_value_out_of_range_names_field_value_and_remedy(changes, sentence, hint):
    with pytest.raises(SettingsError) as caught:
        Outer("x", **changes)
    assert sentence in caught.value.sentence
    assert hint in caught.value.hint


@pytest.mark.parametrize("name", [f.name for f in fields(OptimisationSettings) if not isinstance(f.default, bool)])
def test_every_number_has_a_range_that_is_checked(name):
    chosen = next(f for f in fields(OptimisationSettings) if f.name == name)
    assert chosen.metadata["help"]
    if chosen.metadata["choices"]:
        wrong = ["no such word"]
    else:
        low, high = chosen.metadata["range"]
        wrong = [low - 1, high + 1]
    for value in wrong:
        with pytest.raises(SettingsError, match=name):
            OptimisationSettings(**{name: value})


def test_values_out_of_range_are_refused_from_flags_too():
    with pytest.raises(SettingsError, match="size = 10"):
        parse(Outer("x"), ["--inner-size", "10"])


def test_a_setting_of_a_newer_version_is_refused():
    content = to_dict(Preprocessing()) | {"super_resolution": 2}
    with pytest.raises(SettingsError, match="no setting 'super_resolution'") as caught:
        from_dict(Preprocessing, content)
    assert "update" in caught.value.hint
    nested = to_dict(Outer("x"))
    nested["inner"]["depth"] = 1
    with pytest.raises(SettingsError, match="Inner has no setting 'depth'"):
        from_dict(Outer, nested)


def test_a_setting_that_an_older_version_did_not_know_gets_its_default():
    content = to_dict(Preprocessing(spacing_mm=2.0))
    del content["bias_field_correction"]
    assert from_dict(Preprocessing, content) == Preprocessing(spacing_mm=2.0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"name": "x", "rate": "fast"}, "rate"),
        ({"name": "x", "rate": None}, "rate"),
        ({"name": "x", "flag": "yes"}, "flag"),
        ({"name": "x", "pair": [1.0, 2.0, 3.0]}, "pair"),
        ({"name": "x", "pair": 1.0}, "pair"),
        ({"name": "x", "many": [1, "two"]}, "many"),
        ({"name": "x", "inner": 3}, "Inner"),
        ({"name": 7}, "name"),
        ({}, "name"),
        ([], "Outer"),
        (None, "Outer"),
    ],
)
def test_content_of_another_type_is_refused_and_named(content, words):
    with pytest.raises(SettingsError) as caught:
        from_dict(Outer, content)
    assert words in caught.value.sentence
    assert caught.value.hint


def test_whole_numbers_count_as_numbers_and_none_where_it_is_allowed():
    assert from_dict(Outer, {"name": "x", "rate": 2, "cap": None}) == Outer("x", rate=2.0)
    with pytest.raises(SettingsError, match="size"):
        from_dict(Inner, {"size": 2.5})
    with pytest.raises(SettingsError, match="size"):
        from_dict(Inner, {"size": True})


@dataclass(frozen=True)
class Renewed:
    part: float = setting(0.1, "part of it", range=(0.0, 1.0))
    part_px: float | None = setting(None, "it in pixels", unit="px", range=(0.0, 9.0), replaced_by="part")


def test_a_setting_that_was_replaced_is_obeyed_wherever_it_is_given_and_offered_nowhere():
    assert parse(Renewed(), ["--part-px", "3"]) == from_dict(Renewed, {"part_px": 3.0}) == Renewed(part_px=3.0)
    assert [field_["path"] for field_ in describe(Renewed())] == [["part"]]
    parser = argparse.ArgumentParser()
    add_arguments(parser, Renewed(), title="settings")
    assert "--part" in parser.format_help() and "px" not in parser.format_help()
    with pytest.raises(SettingsError, match="part_px = 10"):
        parse(Renewed(), ["--part-px", "10"])
    with pytest.raises(SettingsError, match="part_px and part"):
        parse(Renewed(), ["--part-px", "3", "--part", "0.2"])


def test_help_names_unit_range_choices_and_default():
    parser = argparse.ArgumentParser()
    add_arguments(parser, Outer("x"), title="settings")
    text = " ".join(parser.format_help().split())
    for words in (
        "rate of it (0 or more; default: 0.5)",
        "largest value (at most 10; default: none)",
        "kind of it (one of a, b; default: a)",
        "pair of them (0 to 5; default: 1.0 2.0)",
        "several, 100 % of them (default: 4 5)",
        "size of it (1 to 9 px; default: 3)",
        "whether (default: yes)",
        "settings: inner two",
    ):
        assert words in text
    assert "--name" not in text


@pytest.mark.parametrize(
    ("metadata", "text"),
    [
        ({"range": (0.5, 4)}, "0.5 to 4"),
        ({"range": (1, 10_000_000)}, "1 to 10000000"),
        ({"range": (1e-8, 10.0), "unit": "mm"}, "1e-08 to 10 mm"),
        ({"unit": "steps"}, "in steps"),
        ({"choices": ("a", "b")}, "one of a, b"),
        ({}, ""),
    ],
)
def test_legal_values_in_words(metadata, text):
    assert range_text(metadata) == text


def test_a_network_that_cannot_be_is_refused():
    with pytest.raises(SettingsError, match="widths"):
        parse(UNetSettings(), ["--widths", "1", "2"])


def test_a_form_is_told_everything_about_each_field():
    described = {tuple(field["path"]): field for field in describe(Outer("x", rate=0.25))}
    assert described["inner", "size"] == {
        "path": ["inner", "size"],
        "kind": "int",
        "length": None,
        "help": "size of it",
        "unit": "px",
        "range": (1, 9),
        "choices": None,
        "value": 3,
    }
    shapes = {path[-1]: (field["kind"], field["length"], field["value"]) for path, field in described.items()}
    assert shapes["rate"] == ("float", None, 0.25) and shapes["cap"] == ("float", None, None)
    assert shapes["pair"] == ("float", 2, (1.0, 2.0)) and shapes["many"] == ("int", 0, (4, 5))
    assert shapes["kind"] == ("str", None, "a") and shapes["flag"] == ("bool", None, True)
