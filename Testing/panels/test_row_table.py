"""The table of the panels: rows with keys, of which the selected ones stay selected while rows come and go."""

import pytest
import qt
from SSLSegmentationPlugin.widgets.RowTable import RowTable


def rows(*keys, more=""):
    return [(key, [(f"{key}{more}", f"about {key}"), ("-", "")]) for key in keys]


@pytest.fixture
def told():
    return []


@pytest.fixture
def table(told, application):
    made = RowTable(("Name", "State"), lambda: told.append(made.selectedKeys()), several=True)
    made.widget.show()
    return made


def click(table, row):
    model = table.widget.selectionModel()
    model.select(table.widget.model().index(row, 0), qt.QItemSelectionModel.Select | qt.QItemSelectionModel.Rows)


def test_who_watches_is_told_of_what_the_user_selects_and_not_of_what_is_filled(table, told):
    table.fill(rows("a", "b", "c"))
    assert told == []
    click(table, 1)
    assert told == [["b"]]
    table.fill(rows("a", "b", "c", more=" changed"))
    table.fill(rows("b"))
    table.fill([])
    assert told == [["b"]] and table.selectedKeys() == []


def test_what_is_selected_stays_selected_where_it_moves(table):
    table.fill(rows("a", "b", "c"))
    table.select(["b", "c"])
    table.fill(rows("c", "x", "a", "b"))
    assert table.selectedKeys() == ["c", "b"]
    table.fill(rows("c", "x"))
    assert table.selectedKeys() == ["c"]


def test_rows_that_are_right_are_left_alone(table):
    table.fill(rows("a", "b"))
    kept = table.widget.item(0, 0)
    table.fill([*rows("a"), *rows("b", more=" changed")])
    assert table.widget.item(0, 0) is kept
    assert (table.widget.item(1, 0).text(), table.widget.item(1, 0).toolTip()) == ("b changed", "about b")


def test_a_selection_tells_once_and_is_scrolled_to(table, told):
    table.fill(rows(*(f"row {number}" for number in range(60))))
    table.widget.resize(200, 120)
    table.select(["row 40", "row 41", "gone"])
    assert told == [["row 40", "row 41"]]
    assert table.widget.currentRow() == 40
    assert table.widget.verticalScrollBar().value > 0


def test_a_row_that_changes_does_not_scroll_the_table(table):
    keys = [f"row {number}" for number in range(60)]
    table.fill(rows(*keys))
    table.widget.resize(200, 120)
    table.select(["row 0"])
    table.widget.verticalScrollBar().value = 30
    table.fill(rows(*keys, more=" changed"))
    assert table.selectedKeys() == ["row 0"]
    assert table.widget.verticalScrollBar().value == 30


def test_one_row_only_where_one_is_meant(application):
    table = RowTable(("Name", "State"), lambda: None, headingHelp=("who", "how"))
    table.fill(rows("a", "b"), ["b"])
    assert table.selectedKeys() == ["b"]
    table.widget.selectRow(0)
    assert table.selectedKeys() == ["a"]
    assert table.widget.horizontalHeaderItem(1).toolTip() == "how"
