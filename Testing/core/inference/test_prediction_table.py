"""The table beside predicted masks: a row for each, kept from call to call, and nothing of the user's lost."""

import csv
from pathlib import Path

import pytest

from SSLSegmentationLib.core.errors import DataError, StorageError
from SSLSegmentationLib.inference.case_prediction import PredictedCase, PredictionResult, RefusedCase
from SSLSegmentationLib.inference.file_prediction import PredictedFile
from SSLSegmentationLib.inference.prediction_table import TABLE, PredictionTable, case_table


@pytest.fixture
def source(tmp_path):
    for name in ("x/t2.nrrd", "y/t2.nrrd"):
        (tmp_path / "in" / name).parent.mkdir(parents=True)
        (tmp_path / "in" / name).write_bytes(b"")
    return tmp_path / "in"


def found(volume, mask, ml=1.0, frame="", name="liver", remarks=()):
    return PredictedFile(volume, mask, 0.9, {name: ml}, list(remarks), {}, 0.8, {name: 0.8}, frame)


def rows(folder, delimiter=","):
    with open(folder / TABLE, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def write(source, out, *names, **more):
    table = PredictionTable(out, [source])
    for name in names:
        mask = (out / name).with_suffix(".seg.nrrd")
        table.predicted(source / name, [found(source / name, mask, **more)])
    table.write()
    return table


def test_files_of_one_name_have_rows_of_their_own(source, tmp_path):
    write(source, tmp_path / "out", "x/t2.nrrd", "y/t2.nrrd", remarks=['It is "odd", and dark.', "Look."])
    first, second = rows(tmp_path / "out")
    assert first == {
        "file": "x/t2.nrrd",
        "frame": "",
        "mask": "x/t2.seg.nrrd",
        "liver (ml)": "1.000",
        "certainty": "0.8000",
        "liver (certainty)": "0.8000",
        "remarks": 'It is "odd", and dark. Look.',
    }
    assert second["file"] == "y/t2.nrrd" and list(first) == list(second)


def test_a_later_call_keeps_rows_and_doubles_none(source, tmp_path):
    write(source, tmp_path, "x/t2.nrrd", "y/t2.nrrd")
    write(source, tmp_path, "x/t2.nrrd", ml=2.5)
    assert [(row["file"], row["liver (ml)"]) for row in rows(tmp_path)] == [
        ("x/t2.nrrd", "2.500"),
        ("y/t2.nrrd", "1.000"),
    ]


def test_another_model_adds_the_columns_of_its_structures(source, tmp_path):
    write(source, tmp_path, "x/t2.nrrd")
    write(source, tmp_path, "y/t2.nrrd", name="Niere, links")
    first, second = rows(tmp_path)
    assert (first["liver (ml)"], first["Niere, links (ml)"]) == ("1.000", "")
    assert (second["liver (ml)"], second["Niere, links (ml)"]) == ("", "1.000")
    assert list(first)[3:5] == ["liver (ml)", "Niere, links (ml)"] and list(first)[-1] == "remarks"


def test_frames_are_rows_and_go_together(source, tmp_path):
    volume = source / "x" / "t2.nrrd"
    for count in (3, 2):
        table = PredictionTable(tmp_path, [volume])
        frames = [found(volume, tmp_path / "t2.nii.gz", n, f"frame {n} of {count}") for n in range(1, count + 1)]
        table.predicted(volume, frames)
        table.write()
    assert [row["frame"] for row in rows(tmp_path)] == ["frame 1 of 2", "frame 2 of 2"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_a_person_added_in_a_spreadsheet_stays(source, tmp_path, delimiter):
    write(source, tmp_path, "x/t2.nrrd")
    heading, row = (tmp_path / TABLE).read_text().splitlines()
    edited = [f"{heading},seen by", f"{row},Ä. Müller"]
    text = "\n".join(line.replace(",", delimiter) for line in edited) + "\n"
    (tmp_path / TABLE).write_text(text, encoding="utf-8-sig")
    write(source, tmp_path, "x/t2.nrrd", "y/t2.nrrd", ml=2.0)
    first, second = rows(tmp_path, delimiter)
    assert (first["seen by"], first["liver (ml)"], second["seen by"]) == ("Ä. Müller", "2.000", "")


@pytest.mark.parametrize("content", ["", "patient,age\nx,3\n", "\0\1", "filename,mask\n"])
def test_a_file_of_that_name_that_is_no_such_table_is_left_alone(source, tmp_path, content):
    (tmp_path / TABLE).write_text(content)
    with pytest.raises(DataError, match="is no table of predictions"):
        PredictionTable(tmp_path, [source])
    assert (tmp_path / TABLE).read_text() == content


def test_what_others_write_meanwhile_stays(source, tmp_path):
    ours = PredictionTable(tmp_path, [source])
    write(source, tmp_path, "y/t2.nrrd")  # another call
    heading, row = (tmp_path / TABLE).read_text().splitlines()
    (tmp_path / TABLE).write_text(f"{heading},seen by\n{row},me\n")  # a spreadsheet
    ours.predicted(source / "x/t2.nrrd", [found(source / "x/t2.nrrd", tmp_path / "x" / "t2.seg.nrrd")])
    ours.refused(source / "y/t2.nrrd", DataError("It is there."))
    for _ in range(2):
        ours.write()
        assert [(one["file"], one["mask"], one["seen by"]) for one in rows(tmp_path)] == [
            ("y/t2.nrrd", "y/t2.seg.nrrd", "me"),
            ("x/t2.nrrd", "x/t2.seg.nrrd", ""),
        ]
    (tmp_path / TABLE).write_text("mine")
    with pytest.raises(StorageError, match="is no table of predictions"):
        ours.write()
    assert (tmp_path / TABLE).read_text() == "mine"


def test_refusals_are_told_by_the_files_own_names(source, tmp_path):
    table = write(source, tmp_path / "out", "x/t2.nrrd")
    for name in ("x/t2.nrrd", "y/t2.nrrd"):
        table.refused(source / name, DataError(f"'{source / name}' is damaged."))
    table.write()
    first, second = rows(tmp_path / "out")
    assert first["mask"] == "x/t2.seg.nrrd" and first["remarks"] == ""
    assert second["mask"] == "" and second["remarks"] == "Not predicted: 'y/t2.nrrd' is damaged."
    assert str(tmp_path) not in (tmp_path / "out" / TABLE).read_text()
    write(source, tmp_path / "out", "y/t2.nrrd")
    assert [row["mask"] for row in rows(tmp_path / "out")] == ["x/t2.seg.nrrd", "y/t2.seg.nrrd"]


def test_there_is_no_table_without_a_mask(source, tmp_path):
    table = PredictionTable(tmp_path / "out", [source])
    table.refused(source / "x/t2.nrrd", DataError("No."))
    table.write()
    assert not (tmp_path / "out").exists()


def test_a_name_that_is_not_utf_8_has_one_row(source, tmp_path):
    for _ in range(2):
        write(source, tmp_path, "x/\udcff.nrrd")
    assert len(rows(tmp_path)) == 1


def test_cases_and_frames_are_rows(tmp_path):
    done = [PredictedCase(f"case0001@{n}", f"cases/case0001/{n}", 0.5, {"liver": n}, 1.0) for n in (1, 2)]
    text = case_table(PredictionResult(done, [RefusedCase("case0002", "It is damaged.", "Export it.")]))
    assert text.splitlines() == [
        "case,mask,liver (ml),certainty,remarks",
        "case0001@1,cases/case0001/1,1.000,,",
        "case0001@2,cases/case0001/2,2.000,,",
        "case0002,,,,Not predicted: It is damaged.",
    ]


def test_a_flat_mask_has_a_row_without_volumes(source, tmp_path):
    volume = source / "x" / "t2.nrrd"
    table = PredictionTable(tmp_path, [volume])
    table.predicted(volume, [PredictedFile(volume, Path(tmp_path / "t2.nrrd"), 0.9, {}, [], {}, None, {})])
    table.write()
    (row,) = rows(tmp_path)
    assert row == {"file": "t2.nrrd", "frame": "", "mask": "t2.nrrd", "certainty": "", "remarks": ""}
