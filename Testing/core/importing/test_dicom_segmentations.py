"""Masks go out as DICOM segmentations of the series that they belong to, and come back voxel for voxel."""

import json

import numpy as np
import pydicom
import pytest
import SimpleITK as sitk
from volumes.dicom_objects import enhanced, save, voxels, write_series
from volumes.synthetic import rotation

from SSLSegmentationLib.core import packages
from SSLSegmentationLib.core.errors import DataError, SSLSegError
from SSLSegmentationLib.importing import add_label, add_volume
from SSLSegmentationLib.importing.segmentation_export import export_segmentations
from SSLSegmentationLib.project import Case, Project, Role, frames_of
from SSLSegmentationLib.project.records import DicomRecord
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.volumes.labels import read_label_map, write_segmentation
from SSLSegmentationLib.volumes.reading import read_volume

pytest.importorskip("highdicom")

MASS = "~SCT^49755003^Morphologically Altered Structure~SCT^4147007^Mass~^^~~SCT^64033007^Kidney~SCT^24028007^Right"
SCHEMA = LabelSchema((Segment(7, "tumeur à droite", (255, 0, 12), MASS), Segment(2, "Liver", (10, 128, 30))))
#: Slices lie askew, and are written from the last to the first.
OBLIQUE = rotation(25, (1, 2, 0.5))
IDS = {"StudyInstanceUID": "1.2.7", "FrameOfReferenceUID": "1.2.8", "PatientID": "P-77"}


def series(folder, uid="1.2.3", seed=0, places=(0.0, 3.0, 6.0, 9.0), axes=OBLIQUE, **values):
    """A series with places along the normal of its slices; files are numbered in the order of ``places``."""
    normal = axes[:, 2]
    each = {place: [round(float(v), 6) for v in (1.5, 2, 0) + place * normal] for place in places}
    return write_series(
        folder,
        voxels(len(places), seed=seed),
        places,
        each=lambda k: {"ImagePositionPatient": each[places[k]]},
        ImageOrientationPatient=[round(float(v), 9) for v in axes[:, :2].T.ravel()],
        **{**IDS, "SeriesInstanceUID": uid, **values},
    )


def labelled(project, folder, name="mask.seg.nrrd", array=None):
    """A case of a series with a mask of landmarks: no two slices, rows or columns of it are alike."""
    case = add_volume(project, folder, Role.TRAIN)
    image = read_volume(case.image_path)
    if array is None:
        array = np.zeros(image.GetSize()[::-1], np.uint8)
        array[0, 1, 2], array[2, 3, 1:4], array[3, 5, 4] = 7, 2, 7
    path = folder.parent / name
    write_segmentation(path, array, image, SCHEMA)
    return add_label(project, case, path, allow_empty=True), array


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "study")


def written(project, case, dicom, target, **how):
    made = export_segmentations(project, "dicom-seg", [case], dicom, target, **how)
    return made, target / f"{case.id}.dcm"


def held(case, schema=SCHEMA):
    return read_label_map(case.label_path, read_volume(case.image_path), schema, allow_empty=True).array


@pytest.mark.parametrize("places", [(0.0, 3.0, 6.0, 9.0), (9.0, 6.0, 3.0, 0.0), (3.0, 9.0, 0.0, 6.0)])
def test_each_landmark_lies_where_it_did_whatever_the_order_of_the_slices(project, tmp_path, places):
    folder = series(tmp_path / "dicom", places=places)
    case, array = labelled(project, folder)
    _, path = written(project, case, folder, tmp_path / "out")
    content = pydicom.dcmread(path)
    image = read_volume(case.image_path)
    seen = {}
    for frame, pixels in zip(content.PerFrameFunctionalGroupsSequence, content.pixel_array, strict=True):
        number = frame.SegmentIdentificationSequence[0].ReferencedSegmentNumber
        position = np.array(frame.PlanePositionSequence[0].ImagePositionPatient, float)
        source = frame.DerivationImageSequence[0].SourceImageSequence[0].ReferencedSOPInstanceUID
        [named] = [one for one in map(pydicom.dcmread, folder.glob("*.dcm")) if source == one.SOPInstanceUID]
        assert np.allclose(position, named.ImagePositionPatient)
        for row, column in np.argwhere(pixels):
            point = position + OBLIQUE[:, 0] * 0.75 * column + OBLIQUE[:, 1] * 0.5 * row
            seen[tuple(np.round(image.TransformPhysicalPointToContinuousIndex(point), 2))] = number
    numbers = {7: 1, 2: 2}
    assert seen == {(x, y, z): numbers[array[z, y, x]] for z, y, x in np.argwhere(array).tolist()}


def test_it_says_what_is_what_and_who_made_it(project, tmp_path):
    folder = series(tmp_path / "dicom", PatientName="Çelik^Ayşe", SpecificCharacterSet="ISO_IR 192")
    case, _ = labelled(project, folder)
    made, path = written(project, case, folder, tmp_path / "out")
    content = pydicom.dcmread(path)
    mass, liver = content.SegmentSequence
    assert (content.Modality, content.SegmentationType, content.FrameOfReferenceUID) == ("SEG", "BINARY", "1.2.8")
    assert (content.StudyInstanceUID, str(content.PatientName), content.PatientID) == ("1.2.7", "Çelik^Ayşe", "P-77")
    assert content.ReferencedSeriesSequence[0].SeriesInstanceUID == "1.2.3"
    assert (mass.SegmentLabel, mass.SegmentAlgorithmType) == ("tumeur à droite", "MANUAL")
    assert mass.SegmentedPropertyTypeCodeSequence[0].CodeMeaning == "Mass"
    assert mass.AnatomicRegionSequence[0].AnatomicRegionModifierSequence[0].CodeMeaning == "Right"
    assert liver.SegmentedPropertyTypeCodeSequence[0].CodeMeaning == "Tissue"
    assert any("'Liver'" in note and "'Tissue'" in note for note in made.notes)
    assert [file.name for file in path.parent.iterdir()] == [f"{case.id}.dcm"]


def test_who_made_a_mask_is_told_from_who_drew_it(project, tmp_path):
    folder = series(tmp_path / "dicom")
    case, array = labelled(project, folder)
    prediction = case.prediction_path("run-3")
    prediction.parent.mkdir()
    write_segmentation(prediction, array, read_volume(case.image_path), SCHEMA)
    _, path = written(project, case, folder, tmp_path / "predicted", model="run-3")
    segment = pydicom.dcmread(path).SegmentSequence[0]
    assert (segment.SegmentAlgorithmType, segment.SegmentAlgorithmName) == ("AUTOMATIC", "run-3")
    assert segment.SegmentationAlgorithmIdentificationSequence[0].AlgorithmVersion
    case = add_label(project, case, prediction, source="accepted prediction of run-3")
    _, path = written(project, case, folder, tmp_path / "accepted")
    segment = pydicom.dcmread(path).SegmentSequence[0]
    assert (segment.SegmentAlgorithmType, segment.SegmentAlgorithmName) == ("SEMIAUTOMATIC", "run-3")


@pytest.mark.parametrize(
    ("source", "kind", "name"),
    [
        ("annotated", "MANUAL", None),
        ("annotated from a draft", "SEMIAUTOMATIC", "SSLSegmentation"),
        ("corrected prediction of run-3", "SEMIAUTOMATIC", "run-3"),
        ("corrected prediction of run-3, with a draft", "SEMIAUTOMATIC", "run-3"),
        ("imported (automatic by Total 2)", "AUTOMATIC", "Total 2"),
        ("imported (manual)", "MANUAL", None),
        ("imported", "MANUAL", None),
        ("corrected import", "MANUAL", None),
    ],
)
def test_of_how_a_mask_was_made_it_says_what_is_known_and_keeps_it_when_it_comes_in(
    project, tmp_path, source, kind, name
):
    folder = series(tmp_path / "dicom")
    case, _ = labelled(project, folder)
    case.label.source = source
    case.save()
    made, path = written(project, case, folder, tmp_path / "out")
    segment = pydicom.dcmread(path).SegmentSequence[0]
    assert (segment.SegmentAlgorithmType, segment.get("SegmentAlgorithmName")) == (kind, name)
    unknown = source in ("imported", "corrected import")
    assert ("not known" in segment.get("SegmentDescription", "")) == unknown
    assert any("is not known" in note for note in made.notes) == unknown
    said = add_label(project, case, path).label.source
    assert said == ("imported" if unknown else f"imported ({kind.lower()}{f' by {name}' if name else ''})")


@pytest.mark.parametrize("kept", ["all", "one slice", "nothing"])
def test_it_comes_back_voxel_for_voxel(project, tmp_path, kept):
    folder = series(tmp_path / "dicom", places=(9.0, 0.0, 6.0, 3.0))
    array = np.random.default_rng(1).choice(np.array([0, 2, 7], np.uint8), (4, 6, 5))
    array[0 if kept == "nothing" else 1 : 4 if kept != "all" else 1] = 0
    case, _ = labelled(project, folder, array=array)
    _, path = written(project, case, folder, tmp_path / "out")
    other = Project.create(tmp_path / "other")
    other.set_schema(SCHEMA)
    back = add_label(other, add_volume(other, folder), path, allow_empty=True)
    assert np.array_equal(held(back), array)


def test_a_project_without_labels_takes_over_names_terms_and_colours(project, tmp_path):
    folder = series(tmp_path / "dicom")
    case, array = labelled(project, folder)
    _, path = written(project, case, folder, tmp_path / "out")
    other = Project.create(tmp_path / "other")
    back = add_volume(other, folder, Role.TRAIN, label=path)
    assert [(s.value, s.name, s.terminology, s.color) for s in other.schema.segments] == [
        (1, "tumeur à droite", MASS, (255, 0, 12)),
        (2, "Liver", "", (10, 128, 30)),
    ]
    assert np.array_equal(held(back, other.schema), np.select([array == 7, array == 2], [1, 2]))


def test_an_enhanced_object_whose_frames_run_backwards(project, tmp_path):
    places = (9.0, 6.0, 3.0, 0.0)
    folder = save(enhanced(voxels(), places, **IDS), tmp_path / "dicom" / "a.dcm").parent
    case, array = labelled(project, folder)
    _, path = written(project, case, folder, tmp_path / "out")
    other = Project.create(tmp_path / "other")
    other.set_schema(SCHEMA)
    assert np.array_equal(held(add_label(other, add_volume(other, folder), path)), array)


def test_of_series_on_one_grid_the_one_with_the_same_voxels_is_meant(project, tmp_path):
    meant = series(tmp_path / "dicom" / "b", uid="1.2.3.2", seed=2)
    for number in (1, 3):
        series(tmp_path / "dicom" / f"a{number}", uid=f"1.2.3.{number}", seed=number)
    case, _ = labelled(project, meant)
    case.dicom = None  # as of cases from before the series was remembered
    _, path = written(project, case, tmp_path / "dicom", tmp_path / "out")
    assert pydicom.dcmread(path).ReferencedSeriesSequence[0].SeriesInstanceUID == "1.2.3.2"


def test_of_copies_of_a_series_the_one_that_the_case_was_added_from_is_meant(project, tmp_path):
    for number in (1, 2, 3):
        series(tmp_path / "dicom" / f"s{number}", uid=f"1.2.3.{number}")
    case, _ = labelled(project, tmp_path / "dicom" / "s2")
    assert Case.load(case.folder).dicom == DicomRecord("1.2.7", "1.2.3.2", "1.2.8")
    _, path = written(project, case, tmp_path / "dicom", tmp_path / "out")
    assert pydicom.dcmread(path).ReferencedSeriesSequence[0].SeriesInstanceUID == "1.2.3.2"
    case.dicom = None
    with pytest.raises(DataError, match="not clear which"):
        written(project, case, tmp_path / "dicom", tmp_path / "unclear")


def test_a_case_of_a_file_says_nothing_of_dicom(project, tmp_path):
    image = sitk.GetImageFromArray(voxels())
    sitk.WriteImage(image, str(tmp_path / "a.nrrd"))
    case = add_volume(project, tmp_path / "a.nrrd")
    assert case.dicom is None and "dicom" not in json.loads((case.folder / "case.json").read_text("utf-8"))


def test_a_case_whose_series_is_gone_stops_no_other(project, tmp_path):
    first = series(tmp_path / "dicom")
    case, _ = labelled(project, first)
    gone, _ = labelled(project, series(tmp_path / "gone", uid="1.9", seed=4, axes=rotation(5, (1, 0, 0))), "b.seg.nrrd")
    made = export_segmentations(project, "dicom-seg", [gone, case], first, tmp_path / "out")
    assert list(made.written) == [case.id] and "No DICOM series" in str(made.refused[0][1])
    with pytest.raises(DataError, match="No DICOM series"):
        export_segmentations(project, "dicom-seg", [gone], first, tmp_path / "none")
    assert not list(tmp_path.glob("*none*"))


@pytest.fixture
def seg(project, tmp_path):
    """A case, the object of its mask, and what writes a changed copy of that."""
    folder = series(tmp_path / "dicom")
    case, _ = labelled(project, folder)
    _, path = written(project, case, folder, tmp_path / "out")

    def changed(change):
        content = pydicom.dcmread(path)
        change(content)
        return save(content, tmp_path / "changed" / "a.dcm")

    return case, changed


def _shift(content, by):
    for frame in content.PerFrameFunctionalGroupsSequence:
        position = frame.PlanePositionSequence[0]
        position.ImagePositionPatient = [float(v) + by for v in position.ImagePositionPatient]


def _no_place(content):
    for frame in content.PerFrameFunctionalGroupsSequence:
        del frame.PlanePositionSequence


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda c: _shift(c, 0.2), "another grid"),
        (lambda c: _shift(c, 60.0), "another grid|beyond the image"),
        (lambda c: setattr(c.SegmentSequence[1], "SegmentLabel", "Spleen"), "'Spleen', which the label schema lacks"),
        (lambda c: setattr(c, "FrameOfReferenceUID", "1.2.9"), "another examination"),
        (lambda c: setattr(c, "SegmentationType", "FRACTIONAL"), "fractions"),
        (lambda c: setattr(c, "PixelData", c.PixelData[:2]), "is damaged"),
        (lambda c: setattr(c.SegmentSequence[1], "SegmentLabel", "Tumeur_à droite"), "share a name"),
        (_no_place, "where its frames lie"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_mask_that_is_there_stays(project, seg, change, reason):
    case, changed = seg
    before = held(case)
    with pytest.raises(DataError, match=reason):
        add_label(project, case, changed(change))
    assert np.array_equal(held(project.case(case.id)), before)


def test_segments_that_overlap_are_told_of_and_the_first_of_the_schema_wins(project, seg):
    from SSLSegmentationLib.importing import ImportReport

    case, changed = seg

    def on_top(content):  # all frames of the second segment become another of the first's slice
        frames = content.PerFrameFunctionalGroupsSequence
        for frame in frames:
            frame.SegmentIdentificationSequence[0].ReferencedSegmentNumber = 1
        pixels = np.packbits(np.tile(content.pixel_array[:1], (len(frames), 1, 1)).ravel(), bitorder="little")
        frames[1].SegmentIdentificationSequence[0].ReferencedSegmentNumber = 2
        frames[1].PlanePositionSequence = frames[0].PlanePositionSequence
        content.PixelData = pixels.tobytes() + b"\0" * (pixels.size % 2)

    report = ImportReport()
    case = add_label(project, case, changed(on_top), report=report)
    assert any("1 voxel belongs to several segments" in note for note in report.notes)
    assert np.bincount(held(case).ravel(), minlength=8)[[2, 7]].tolist() == [0, 2]


def test_what_a_segment_is_called_does_not_matter_if_its_code_says_what_it_is(project, seg):
    case, changed = seg
    before = held(case)
    renamed = changed(lambda content: setattr(content.SegmentSequence[0], "SegmentLabel", "Mass, right"))
    assert np.array_equal(held(add_label(project, case, renamed)), before)


def test_of_a_series_over_time_the_images_of_the_frame_are_meant(project, tmp_path):
    folder = tmp_path / "dicom"
    for k in range(3):
        write_series(folder, voxels(seed=k), start=1 + 4 * k, TriggerTime=100.0 * k, **IDS)
    case = add_volume(project, folder)
    project.set_schema(SCHEMA)
    image = read_volume(frames_of(case)[1].image_path)
    array = np.zeros(image.GetSize()[::-1], np.uint8)
    array[1, 2, 3] = 7
    write_segmentation(tmp_path / "mask.seg.nrrd", array, image, SCHEMA)
    frame = add_label(project, project.case(f"{case.id}@2"), tmp_path / "mask.seg.nrrd")
    _, path = written(project, frame, folder, tmp_path / "out")
    [item] = pydicom.dcmread(path).PerFrameFunctionalGroupsSequence
    source = item.DerivationImageSequence[0].SourceImageSequence[0].ReferencedSOPInstanceUID
    assert pydicom.dcmread(folder / "IM006.dcm").SOPInstanceUID == source  # the second slice at the second time
    assert np.array_equal(held(add_label(project, project.case(f"{case.id}@3"), path)), array)
    with pytest.raises(DataError, match="is of one volume, and 'case0001' has 3 frames"):
        add_label(project, project.case(case.id), path)


def test_images_that_do_not_say_what_an_object_must_name_are_refused(project, tmp_path):
    folder = series(tmp_path / "dicom", FrameOfReferenceUID=None)
    case, _ = labelled(project, folder)
    with pytest.raises(DataError, match="no FrameOfReferenceUID"):
        written(project, case, folder, tmp_path / "out")


def test_without_the_package_one_sentence_says_how_to_get_it(project, tmp_path, monkeypatch):
    folder = series(tmp_path / "dicom")
    case, _ = labelled(project, folder)
    monkeypatch.setitem(packages.OPTIONAL, "highdicom", "99")
    with pytest.raises(SSLSegError, match=r"needs highdicom>=99.*lacks") as raised:
        written(project, case, folder, tmp_path / "out")
    assert "pip install" in raised.value.hint and not (tmp_path / "out").exists()


def test_another_reader_sees_the_same_voxels(project, tmp_path):
    import highdicom

    folder = series(tmp_path / "dicom", places=(9.0, 6.0, 3.0, 0.0))
    case, array = labelled(project, folder)
    _, path = written(project, case, folder, tmp_path / "out")
    volume = highdicom.seg.segread(path).get_volume(combine_segments=True)
    image = read_volume(case.image_path)
    points = np.argwhere(volume.array)
    places = points @ volume.affine[:3, :3].T + volume.affine[:3, 3]
    found = {tuple(np.rint(image.TransformPhysicalPointToContinuousIndex(place)).astype(int)) for place in places}
    assert found == {(x, y, z) for z, y, x in np.argwhere(array).tolist()}
