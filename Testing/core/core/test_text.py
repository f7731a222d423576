import pytest

from SSLSegmentationLib.core.text import (
    byte_size,
    capitalised,
    closest,
    conjoined,
    counted,
    did_you_mean,
    duration,
    figures_table,
    free_name,
    listed,
    markdown_table,
    numbered,
    quoted,
    rough_duration,
    shortened,
    table,
)


def test_one_is_singular_and_none_is_plural():
    assert [counted(count, "case") for count in (0, 1, 2)] == ["0 cases", "1 case", "2 cases"]
    assert [counted(count, "mask holds", "masks hold") for count in (1, 3)] == ["1 mask holds", "3 masks hold"]


def test_a_long_list_ends_in_how_many_more_there_are():
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b, c"
    assert listed(range(5)) == "0, 1, 2 and 2 more"
    assert listed(quoted(["a", "b"]), 1) == "'a' and 1 more"


def test_the_last_of_several_is_joined_with_and():
    assert [conjoined(parts) for parts in (["a"], ["a", "b"], (1, 2, 3))] == ["a", "a and b", "1, 2 and 3"]


def test_what_is_too_long_is_cut_with_a_mark():
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abcdefg", 6) == "abcde…"


def test_only_the_first_letter_becomes_large():
    assert capitalised("a U-Net of N4") == "A U-Net of N4"
    assert capitalised("") == ""


def test_measured_times_are_exact():
    words = ["0 s", "1 min 00 s", "3 min 20 s", "2 h 05 min"]
    assert [duration(seconds) for seconds in (0.2, 59.6, 200, 7500)] == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.44, "0.44 s"), (99, "99 s"), (101, "1.7 min"), (5400, "90 min"), (2e4, "5.6 h"), (1e6, "12 days")],
)
def test_estimated_times_are_rough(seconds, words):
    assert rough_duration(seconds) == words


def test_sizes_in_words():
    assert [byte_size(count) for count in (900, 2.5e6, 3.456e9, 2e12)] == ["1 kB", "2.5 MB", "3.46 GB", "2 TB"]


def test_names_are_numbered_from_the_second_on():
    names = numbered("run", ".txt")
    assert [next(names) for _ in range(3)] == ["run.txt", "run-2.txt", "run-3.txt"]


def test_the_first_free_name_is_found():
    assert free_name("map", {"map.nrrd", "map-2.nrrd"}.__contains__, ".nrrd") == "map-3.nrrd"
    assert free_name("Heart", {"Heart"}.__contains__, separator=" ") == "Heart 2"
    assert free_name("Heart", set().__contains__) == "Heart"


def test_a_table_is_aligned_and_no_cell_breaks_its_row():
    text = table([("name", "state"), ("a\nlong name", "done"), ("b", "")])
    assert text == "name         state\n-----------  -----\na long name  done\nb"


def test_figures_stand_to_the_right_above_their_sum():
    text = figures_table([["Structure", "Dice"], ["liver", "0.91"], ["all", "0.9"]])
    assert text == "Structure  Dice\n───────────────\nliver      0.91\n───────────────\nall         0.9"


def test_a_bar_in_a_cell_does_not_end_it():
    rows = [["Name", "Dice"], ["a|b", "1"], ["c\\|d", "2"]]
    assert markdown_table(rows) == "| Name | Dice |\n| --- | ---: |\n| a\\|b | 1 |\n| c\\|d | 2 |"
    assert markdown_table(rows[:1], right=False) == "| Name | Dice |\n| --- | --- |"


def test_what_resembles_a_known_word_is_advised():
    assert did_you_mean("quik", ["quick", "paper"], "Use one of them.") == "Did you mean 'quick'? Use one of them."
    assert did_you_mean("xyz", ["quick", "paper"], "Use one of them.") == "Use one of them."
    assert closest(7, ["quick"]) == ""
