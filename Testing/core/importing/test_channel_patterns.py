"""Which names belong to one scan: by what they have beside the literal text of the patterns."""

import pytest

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.importing.channel_patterns import channel_patterns, grouped

T2_ADC = ("T2=*t2*", "ADC=*adc*")


def groups(names, *words):
    return [(group.title, group.files) for group in grouped(names, channel_patterns(words or T2_ADC)).groups]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["P1/t2.nii.gz", "P1/adc.nii.gz"], T2_ADC),
        (["P1_T2.nrrd", "P1_ADC.nii"], T2_ADC),
        (["T2-P1.mha", "adc P1.mha"], T2_ADC),
        (["P1_T2w_TSE.nii.gz", "P1_ADCmap_TSE.nii.gz"], T2_ADC),
        (["site/P1/T2/image.nii", "site/P1/ADC/image.nrrd"], T2_ADC),
        (["liver_1_0000.nii.gz", "liver_1_0001.nii.gz"], ("T2=*_0000", "ADC=*_0001")),
        (["liver_1_0000.nii.gz", "liver_1_0001.nii.gz"], ("T2=*_0000.nii.gz", "ADC=*_0001.*")),
        (["T2/P1.nii", "ADC/P1.nii.gz"], ("T2=T2/*", "ADC=adc/*")),
        (["sub-1_t2.nii", "sub-1_adc.nii"], ("T2=*_t2.nii", "ADC=*_adc")),
    ],
)
def test_files_of_one_scan_come_together(names, words):
    found = groups(names, *words)
    assert [files for _, files in found] == [{"T2": names[:1], "ADC": names[1:]}]
    assert "1" in found[0][0]


def test_two_patients_stay_apart():
    assert groups(["P1_t2.nii", "P2_adc.nii"]) == [("P1", {"T2": ["P1_t2.nii"]}), ("P2", {"ADC": ["P2_adc.nii"]})]
    assert [title for title, _ in groups(["T2anna.nii", "ADCben.nii"])] == ["anna", "ben"]
    assert [len(files) for _, files in groups(["P1/t2.nii", "P11/adc.nii"])] == [1, 1]


def test_a_word_begins_as_a_word_where_some_name_has_it_so():
    names = ["patient2_t1.nii", "patient2_t2.nii", "patient2_adc.nii"]
    found = grouped(names, channel_patterns(T2_ADC))
    assert found.groups[0].files == {"T2": names[1:2], "ADC": names[2:]} and found.unmatched == names[:1]
    names = ["P1_axT2.nii", "P1_axADC.nii"]
    assert groups(names) == [("P1 ax", {"T2": names[:1], "ADC": names[1:]})] or groups(names)[0][1]["T2"] == names[:1]


def test_folders_bring_together_what_names_do_not():
    names = ["A/ax_t2_tse.nii", "A/ep2d_adc_1400.nii", "B/cor_t2.nii", "B/adc_5.nii"]
    found = grouped(names, channel_patterns(T2_ADC))
    assert [group.files for group in found.groups] == [
        {"T2": names[:1], "ADC": names[1:2]},
        {"T2": names[2:3], "ADC": names[3:]},
    ]
    assert [group.title for group in found.groups] == ["A", "B"] and "by their folders" in found.notes[0]


@pytest.mark.parametrize(
    "names",
    [
        ["ax_t2_tse.nii", "ep2d_adc_1400.nii"],  # loose in the folder that was named
        ["A/P1_t2.nii", "A/P2_adc.nii", "A/P3_t2.nii"],  # a folder with several scans
        ["A/P1_t2.nii", "A/P2_adc.nii", "B/P3_t2.nii", "B/P3_adc.nii"],  # names do so elsewhere
    ],
)
def test_folders_do_not_bring_together_where_they_may_hold_several_scans(names):
    found = grouped(names, channel_patterns(T2_ADC))
    assert found.notes == []
    assert len(found.groups[0].files) == 1


def test_several_files_of_one_sequence_are_all_named():
    names = ["P1/t2_a.nii", "P1/t2_a.nrrd", "P1/adc_a.nii"]
    assert groups(names)[0][1]["T2"] == names[:2]


def test_a_name_that_fits_two_patterns_is_refused():
    with pytest.raises(SettingsError, match=r"'P1_t2fs.nii' fits the patterns of two sequences: '\*t2\*' of 'T2'"):
        grouped(["P1_t2fs.nii"], channel_patterns(("T2=*t2*", "T2FS=*t2fs*")))
    assert len(grouped(["P1_t2fs.nii", "P1_t2.nii"], channel_patterns(("T2=*t2", "T2FS=*t2fs*"))).groups) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["T2"], "does not say which files"),
        (["T2="], "does not say which files"),
        (["=*t2*"], "no name for a sequence"),
        (["T2/3=*t2*"], "no name for a sequence"),
        (["T2=*t2*", "t2=*x*"], "called 'T2' and 't2'"),
        (["T2=*t2*", "ADC=*T2*"], "Two sequences have the pattern"),
        (["T2=*t2*", "image=*adc*"], "which comes first"),
        (["T2=[z-a]"], "cannot be read"),
    ],
)
def test_patterns_that_say_nothing_are_refused(words, said):
    with pytest.raises(SettingsError, match=said) as caught:
        channel_patterns(words)
    assert caught.value.hint


@pytest.mark.parametrize("text", ["*(t2*", "*t2+", "a.b*", "[", "*[", "^t2$", "*t2\\*", "[]", "**t2**", "[!]x]*", "?"])
def test_any_text_is_a_pattern(text):
    pattern = channel_patterns([f"T2={text}"])[0]
    for words in (True, False):
        pattern.rest("(t2 a.b", words=words)
