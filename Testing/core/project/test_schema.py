"""The label schema survives its file, reads what Slicer writes, and says what is wrong with a bad one."""

import csv
import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from SSLSegmentationLib.core.errors import ProjectError, StorageError
from SSLSegmentationLib.project.schema import LabelSchema, Segment

KIDNEY = "~SCT^123037004^Anatomical Structure~SCT^64033007^Kidney~SCT^7771000^Left~~^^~^^"
KIDNEY_MASS = (
    "~SCT^49755003^Morphologically Altered Structure~SCT^4147007^Mass~^^~~SCT^64033007^Kidney~SCT^24028007^Right"
)
PLAIN_HEADER = "LabelValue,Name,Color_R,Color_G,Color_B\n"

#: The example of Slicer's developer guide, "Color table CSV file format".
SLICER_EXAMPLE = """\
LabelValue,Name,Color_R,Color_G,Color_B,Color_A,Category_CodingScheme,Category_CodeValue,Category_CodeMeaning,\
Type_CodingScheme,Type_CodeValue,Type_CodeMeaning,\
TypeModifier_CodingScheme,TypeModifier_CodeValue,TypeModifier_CodeMeaning,\
Region_CodingScheme,Region_CodeValue,Region_CodeMeaning,\
RegionModifier_CodingScheme,RegionModifier_CodeValue,RegionModifier_CodeMeaning
1,left_kidney,185,102,83,255,SCT,123037004,Anatomical Structure,SCT,64033007,Kidney,SCT,7771000,Left,,,,,,
5,right_kidney,185,102,83,255,SCT,123037004,Anatomical Structure,SCT,64033007,Kidney,SCT,24028007,Right,,,,,,
6,right_kidney_mass,144,238,144,255,SCT,49755003,Morphologically Altered Structure,SCT,4147007,Mass,,,,\
SCT,64033007,Kidney,SCT,24028007,Right
10,catheter_renal_artery,127,127,127,255,SCT,260787004,Physical object,SCT,19923001,Catheter,,,,\
SCT,2841007,Renal artery,,,
"""


@pytest.fixture
def read(tmp_path):
    """Read a schema from the text of its file."""

    def reading(text, **how):
        path = tmp_path / "farben é.csv"
        path.write_text(text, encoding=how.get("encoding", "utf-8"))
        return LabelSchema.read(path)

    return reading


@pytest.fixture
def refuses(read, tmp_path):
    """Check that a text is refused in a sentence that names the file and holds ``words``, with a remedy."""

    def check(text, *words, **how):
        with pytest.raises(ProjectError) as caught:
            read(text, **how)
        for word in ("farben é.csv", *words):
            assert word in caught.value.sentence
        assert caught.value.hint
        return caught.value

    return check


def names(schema):
    return [segment.name for segment in schema.segments]


def test_slicers_own_example_is_read(read):
    schema = read(SLICER_EXAMPLE)
    assert names(schema) == ["left_kidney", "right_kidney", "right_kidney_mass", "catheter_renal_artery"]
    assert schema.values == (1, 5, 6, 10)
    assert schema.class_count == 5
    assert schema.by_value(6) == Segment(6, "right_kidney_mass", (144, 238, 144), KIDNEY_MASS)
    assert schema.by_value(1).terminology == KIDNEY


def test_slicers_own_example_comes_back_with_the_priority_added(read, tmp_path):
    schema = read(SLICER_EXAMPLE)
    schema.write(tmp_path / "again.csv")
    assert LabelSchema.read(tmp_path / "again.csv") == schema
    with open(tmp_path / "again.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(tmp_path / "farben é.csv", encoding="utf-8", newline="") as file:
        original = list(csv.DictReader(file))
    assert [row.pop("Priority") for row in rows] == ["1", "2", "3", "4"]
    assert rows == original


def test_priority_decides_the_order_and_is_kept(read, tmp_path):
    schema = read(PLAIN_HEADER.strip() + ",Priority\n1,liver,1,2,3,3\n2,tumour,1,2,3,1\n3,vessel,1,2,3,2\n")
    assert names(schema) == ["tumour", "vessel", "liver"]
    schema.write(tmp_path / "a.csv")
    assert LabelSchema.read(tmp_path / "a.csv") == schema
    assert schema.values == (1, 2, 3)


def test_rows_without_priority_keep_their_place(read):
    assert names(read(PLAIN_HEADER + "3,c,1,2,3\n1,a,1,2,3\n")) == ["c", "a"]
    text = PLAIN_HEADER.strip() + ",Priority\n1,a,1,2,3,\n2,b,1,2,3,\n3,c,1,2,3,1\n"
    assert names(read(text)) == ["a", "c", "b"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_files_of_all_editors_are_read(read, encoding, newline):
    text = (PLAIN_HEADER + '1,"tumeur, à droite",1,2,3\n\n2, rate ,4,5,6\n,,,,\n').replace("\n", newline)
    schema = read(text, encoding=encoding)
    assert names(schema) == ["tumeur, à droite", "rate"]
    assert schema.by_value(2).color == (4, 5, 6)


def test_the_background_row_is_left_out(read):
    assert read(PLAIN_HEADER + "0,Background,0,0,0\n1,liver,1,2,3\n").values == (1,)


def test_a_name_is_optional_and_then_made_of_the_terminology(read):
    lines = SLICER_EXAMPLE.splitlines()
    without_column = "\n".join(",".join(line.split(",")[:1] + line.split(",")[2:]) for line in lines)
    assert names(read(without_column)) == [
        "Left Kidney",
        "Right Kidney",
        "Mass of Right Kidney",
        "Catheter of Renal artery",
    ]
    assert names(read(PLAIN_HEADER + "7,,1,2,3\n")) == ["segment 7"]


@pytest.mark.parametrize("value", ["-1", "255", "256", "100000"])
def test_a_value_out_of_range(refuses, value):
    error = refuses(PLAIN_HEADER + f"{value},liver,1,2,3\n", value, "liver", "out of range")
    assert "1 to 254" in error.hint


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("one,liver,1,2,3", ["row 2", "'one'", "LabelValue"]),
        ("1.5,liver,1,2,3", ["row 2", "'1.5'", "LabelValue"]),
        (",liver,1,2,3", ["row 2", "LabelValue"]),
        ("1,liver,red,2,3", ["row 2", "'red'", "Color_R"]),
        ("1,liver,1,2", ["row 2", "Color_B"]),
        ("1,liver", ["row 2", "Color_R"]),
    ],
)
def test_a_cell_that_is_no_number_is_named(refuses, row, words):
    assert "whole number" in refuses(PLAIN_HEADER + row + "\n", *words).hint
    refuses(PLAIN_HEADER + "9,spleen,1,2,3\n" + row + "\n", "row 3", *words[1:])


@pytest.mark.parametrize("priority", ["high", "nan"])
def test_a_priority_that_is_no_number(refuses, priority):
    refuses(PLAIN_HEADER.strip() + f",Priority\n1,liver,1,2,3,{priority}\n", "row 2", f"'{priority}'", "Priority")


@pytest.mark.parametrize("color", ["256,0,0", "0,-1,0"])
def test_a_colour_out_of_range(refuses, color):
    refuses(PLAIN_HEADER + f"1,liver,{color}\n", "liver", "colour")


def test_two_segments_of_one_value_or_name(refuses):
    refuses(PLAIN_HEADER + "1,liver,1,2,3\n1,spleen,1,2,3\n", "value 1", "'liver' and 'spleen'")
    error = refuses(PLAIN_HEADER + "1,left_kidney,1,2,3\n2,Left  Kidney,1,2,3\n", "'left_kidney'", "'Left  Kidney'")
    assert "its own" in error.hint


@pytest.mark.parametrize("column", ["LabelValue", "Color_R", "Color_G", "Color_B"])
def test_a_missing_column(refuses, column):
    refuses(PLAIN_HEADER.replace(column, "Other") + "1,liver,1,2,3\n", f"lacks the column {column}")


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_table_that_a_spreadsheet_has_separated_otherwise(read, mark):
    (segment,) = read((PLAIN_HEADER + "1,liver,1,2,3\n").replace(",", mark)).segments
    assert segment == Segment(1, "liver", (1, 2, 3))


@pytest.mark.parametrize("text", ["", "\n", PLAIN_HEADER, PLAIN_HEADER + "0,Background,0,0,0\n"])
def test_a_table_without_segments(refuses, text):
    refuses(text, "no segment")


def test_a_file_that_is_no_text(tmp_path, refuses):
    error = refuses(PLAIN_HEADER + "1,Lebermüll,1,2,3\n", "not UTF-8", encoding="latin-1")
    assert "UTF-8" in error.hint
    for content in (
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"LabelValue,Name\0\n" * 3,
        b'LabelValue,Name\n1,"' + b"x" * 200_000,
    ):
        (tmp_path / "a.csv").write_bytes(content)
        with pytest.raises(ProjectError, match=r"a\.csv"):
            LabelSchema.read(tmp_path / "a.csv")


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ProjectError, match=r"label schema '.*a\.csv' does not exist"):
        LabelSchema.read(tmp_path / "a.csv")
    with pytest.raises(StorageError, match="cannot be read"):
        LabelSchema.read(tmp_path)


def test_from_names_counts_from_one_with_distinct_colours():
    schema = LabelSchema.from_names(f"structure {n}" for n in range(1, 31))
    assert schema.values == tuple(range(1, 31))
    assert len({segment.color for segment in schema.segments}) == 30
    assert LabelSchema.from_names({4: "b", 2: "a"}).by_value(2).name == "a"
    assert names(LabelSchema.from_names({4: "b", 2: "a"})) == ["a", "b"]


@pytest.mark.parametrize("wrong", [[], ["liver", "Liver"], ["liver", " _ "], {0: "background"}, {255: "x"}])
def test_from_names_refuses_what_makes_no_schema(wrong):
    with pytest.raises(ProjectError) as caught:
        LabelSchema.from_names(wrong)
    assert caught.value.hint


@pytest.mark.parametrize("spelling", ["left_kidney", "Left Kidney", "LEFT_KIDNEY", " left   kidney "])
def test_a_segment_is_found_however_its_name_is_spelt(spelling):
    schema = LabelSchema.from_names(["liver", "left_kidney"])
    assert schema.by_name(spelling).value == 2
    assert LabelSchema.from_names([spelling]).by_name("left_kidney").value == 1
    assert schema.by_name("kidney") is None
    with pytest.raises(KeyError):
        schema.by_value(3)


def test_quotation_marks_which_slicer_cannot_hold_do_not_lose_the_segment(tmp_path):
    terms = '~SCT^1^"A"~SCT^2^B~^^~~^^~^^'
    schema = LabelSchema((Segment(1, 'lesion "A"\n(new)', (1, 2, 3), terms),))
    schema.write(tmp_path / "a.csv")
    read = LabelSchema.read(tmp_path / "a.csv")
    assert names(read) == ["lesion 'A' (new)"]
    assert read.by_name('lesion "A"\n(new)') is not None
    assert read.segments[0].terminology == terms.replace('"', "'")
    assert '"' not in (tmp_path / "a.csv").read_text()


def test_the_file_is_a_rectangle_whatever_the_terminology(tmp_path):
    schema = LabelSchema((Segment(1, "a", (1, 2, 3)), Segment(2, "b", (1, 2, 3), KIDNEY_MASS)))
    schema.write(tmp_path / "a.csv")
    with open(tmp_path / "a.csv", encoding="utf-8", newline="") as file:
        assert {len(row) for row in csv.reader(file)} == {22}


@pytest.mark.parametrize("terminology", ["liver", "~SCT^1^A", "~" * 8])
def test_a_terminology_of_another_form_is_refused_when_the_schema_is_made(terminology):
    with pytest.raises(ProjectError, match="terminology of 'liver'"):
        LabelSchema((Segment(1, "liver", (1, 2, 3), terminology),))


RIGHT_KIDNEY = KIDNEY.replace("SCT^7771000^Left", "SCT^24028007^Right")
TISSUE = "~SCT^85756007^Tissue~SCT^85756007^Tissue~^^~~^^~^^"


def test_a_segment_is_found_by_the_codes_of_its_terminology():
    schema = LabelSchema((Segment(1, "a", (1, 1, 1), KIDNEY), Segment(2, "b", (2, 2, 2), RIGHT_KIDNEY)))
    listed = RIGHT_KIDNEY.replace("~SCT^123037004^Anatomical", "My list~SCT^123037004^Anatomischer", 1)
    assert schema.by_terminology(listed).name == "b"
    assert schema.by_terminology(KIDNEY_MASS) is None


@pytest.mark.parametrize("entry", ["", "Kidney", TISSUE, "~^^~^^~^^~~^^~^^"])
def test_a_terminology_that_says_nothing_finds_no_segment(entry):
    segments = [Segment(1, "a", (1, 1, 1), entry if entry.count("~") == 6 else ""), Segment(2, "b", (2, 2, 2))]
    assert LabelSchema(tuple(segments)).by_terminology(entry) is None


def test_a_terminology_that_two_segments_share_finds_neither():
    schema = LabelSchema((Segment(1, "a", (1, 1, 1), KIDNEY), Segment(2, "b", (2, 2, 2), KIDNEY)))
    assert schema.by_terminology(KIDNEY) is None


def test_with_priority_puts_segments_first_and_keeps_the_rest_in_order():
    schema = LabelSchema.from_names(["liver", "hepatic_vein", "tumour", "cyst"])
    assert names(schema.with_priority(["Tumour", "hepatic vein"])) == ["tumour", "hepatic_vein", "liver", "cyst"]
    assert schema.with_priority([]) == schema
    assert schema.with_priority(["tumour"]).values == schema.values


def test_with_priority_does_not_overlook_a_misspelt_name():
    with pytest.raises(ProjectError, match="no segment 'tumor'") as caught:
        LabelSchema.from_names(["liver", "tumour"]).with_priority(["tumor"])
    assert "liver, tumour" in caught.value.hint


codes = st.text("abcXYZ019 äé,;'.-", max_size=12).map(str.strip)
code = st.tuples(codes, codes, codes).map("^".join)
terminologies = st.one_of(
    st.just(""),
    st.tuples(st.just(""), code, code, code, st.just(""), code, code).map("~".join).filter(lambda t: t.strip("~^")),
)
segment_names = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters='"'), min_size=1, max_size=30)
channels = st.integers(0, 255)


@st.composite
def schemas(draw):
    values = draw(st.lists(st.integers(1, 254), min_size=1, max_size=8, unique=True))
    keys = draw(
        st.lists(
            segment_names.map(lambda n: " ".join(n.split())).filter(lambda n: n.strip(" _")),
            min_size=len(values),
            max_size=len(values),
            unique_by=lambda n: " ".join(n.replace("_", " ").split()).casefold(),
        )
    )
    return LabelSchema(
        tuple(
            Segment(value, name, draw(st.tuples(channels, channels, channels)), draw(terminologies))
            for value, name in zip(values, keys, strict=True)
        )
    )


@given(schema=schemas())
@settings(max_examples=50, deadline=None)
def test_any_schema_survives_its_file_and_a_checkpoint(tmp_path_factory, schema):
    path = tmp_path_factory.getbasetemp() / "any.csv"
    schema.write(path)
    assert LabelSchema.read(path) == schema
    assert LabelSchema.from_dict(json.loads(json.dumps(schema.to_dict()))) == schema
    for segment in schema.segments:
        assert schema.by_name(segment.name) == segment
        assert schema.by_value(segment.value) == segment
    assert len(schema.values) == schema.class_count - 1
    assert list(schema.values) == sorted(schema.values)


SLICER = """
import json, sys
import slicer_core as slicer

scene = slicer.vtkMRMLScene()
node = scene.AddNode(slicer.vtkMRMLColorTableNode())
storage = scene.AddNode(slicer.vtkMRMLColorTableStorageNode())
storage.SetFileName(sys.argv[1])
assert storage.ReadData(node) == 1
found = {}
for value in map(int, sys.argv[3:]):
    color = [0.0] * 4
    node.GetColor(value, color)
    found[value] = [node.GetColorName(value), [round(255 * c) for c in color], node.GetTerminologyAsString(value)]
storage.SetFileName(sys.argv[2])
assert storage.WriteData(node) == 1
print(json.dumps(found))
"""


def test_slicer_loads_what_we_write_and_we_read_what_it_saves(tmp_path):
    schema = LabelSchema(
        (
            Segment(7, "tumeur, à droite", (255, 0, 12), KIDNEY_MASS),
            Segment(2, "liver 'A'", (10, 128, 30)),
            Segment(5, "left kidney", (1, 0, 200), KIDNEY),
        )
    )
    ours, theirs = tmp_path / "é a.csv", tmp_path / "again.csv"
    schema.write(ours)
    command = [sys.executable, "-c", SLICER, str(ours), str(theirs), "7", "2", "5"]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    for segment in schema.segments:
        name, color, terminology = found[str(segment.value)]
        assert (name, color) == (segment.name, [*segment.color, 255])
        assert terminology.strip("~^") == segment.terminology.strip("~^")
    again = LabelSchema.read(theirs)
    assert {s.value: s for s in again.segments} == {s.value: s for s in schema.segments}


# ---------------------------------------------------------------------- other names
OLD = LabelSchema(
    (Segment(4, "spleen", (1, 2, 3)), Segment(1, "liver", (4, 5, 6), "~SCT^123^Organ~SCT^10200004^Liver~^^~~^^~^^"))
)


def test_a_renamed_segment_is_found_by_all_its_names():
    schema = OLD.renamed({"Liver": "Leber"}).renamed({"Leber": "foie"})
    assert [segment.name for segment in schema.segments] == ["spleen", "foie"]
    assert {schema.by_name(name).value for name in ("foie", "LEBER", "liver")} == {1}
    assert schema.by_value(1).former == ("Leber", "liver")
    assert schema.values == OLD.values and schema.by_value(1).terminology == OLD.by_value(1).terminology


def test_a_name_that_is_taken_back_is_former_no_longer():
    schema = OLD.renamed({"liver": "Leber"}).renamed({"Leber": "liver"})
    assert (schema.by_value(1).name, schema.by_value(1).former) == ("liver", ("Leber",))
    assert OLD.renamed({"liver": "LIVER"}).by_value(1).former == ()


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ({"kidney": "ren"}, "no segment 'kidney'"),
        ({"liver": "spleen"}, "share a name"),
        ({"liver": " "}, "has no name"),
        ({"liver": "spleen", "spleen": "liver"}, "was called before"),
    ],
)
def test_a_name_that_would_stand_for_two_or_none_is_refused(names, words):
    with pytest.raises(ProjectError, match=words) as caught:
        OLD.renamed(names)
    assert caught.value.hint


def test_a_former_name_is_not_given_to_another_segment():
    schema = OLD.renamed({"liver": "Leber"})
    for change in (lambda: schema.renamed({"spleen": "liver"}), lambda: schema.with_more({2: "Liver"})):
        with pytest.raises(ProjectError, match="was called before"):
            change()


def test_a_former_name_with_a_bar_in_it_stays_one_name(tmp_path):
    for names in ({"liver": "liver | foie"}, {"liver | foie": "Leber"}):
        path = tmp_path / "labels.csv"
        (OLD if not path.exists() else LabelSchema.read(path)).renamed(names).write(path)
    schema = LabelSchema.read(path)
    assert len(schema.by_value(1).former) == 2
    assert schema.by_name("Liver | Foie") == schema.by_name("liver") == schema.by_value(1)


def test_former_names_survive_the_file_and_a_checkpoint_and_are_no_difference(tmp_path):
    schema = OLD.renamed({"liver": "Leber | rechts"}).renamed({"spleen": "Milz"})
    schema.write(tmp_path / "labels.csv")
    for again in (LabelSchema.read(tmp_path / "labels.csv"), LabelSchema.from_dict(schema.to_dict())):
        assert again == schema
        assert (again.by_name("liver").value, again.by_name("Spleen").value) == (1, 4)
    assert LabelSchema.from_dict(OLD.to_dict()).to_dict() == OLD.to_dict()
    assert "former" not in str(OLD.to_dict()) and "FormerNames" not in OLD.to_text()


def test_a_model_of_the_old_name_and_a_project_of_the_new_one_mean_the_same():
    schema = OLD.renamed({"liver": "Leber"})
    assert schema.counterparts(OLD) == OLD.counterparts(schema) == {1: 1, 4: 4}


def test_more_segments_come_last_with_colours_of_their_own():
    schema = OLD.with_more({7: "kidney", 2: "aorta"})
    assert [(s.value, s.name) for s in schema.segments] == [(4, "spleen"), (1, "liver"), (2, "aorta"), (7, "kidney")]
    assert len({s.color for s in schema.segments}) == 4
    with pytest.raises(ProjectError, match="share the label value 4"):
        OLD.with_more({4: "kidney"})


def test_a_name_with_half_a_letter_is_written_without_it(tmp_path):
    schema = LabelSchema.from_names(["liver \ud800", "spleen"])
    schema.write(tmp_path / "labels.csv")
    assert [segment.name for segment in LabelSchema.read(tmp_path / "labels.csv").segments] == ["liver", "spleen"]
