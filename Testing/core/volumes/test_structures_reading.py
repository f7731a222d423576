"""Contours of radiotherapy: the voxels whose centres lie within are found, on oblique slices and with holes."""

import numpy as np
import pydicom
import pytest
import SimpleITK as sitk
from matplotlib.path import Path as Outline
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.importing import ImportReport, add_label, add_volume
from SSLSegmentationLib.project import Project, Role
from SSLSegmentationLib.project.records import DicomRecord
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.volumes.labels import read_label_map
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.segmentation_formats import segmentation_format
from SSLSegmentationLib.volumes.structures_reading import read_structures
from volumes.dicom_objects import CLASSES, dicom_object, item, save, voxels, write_series
from volumes.synthetic import rotation

SHAPE, STEP, SPACE = (6, 24, 30), 2.0, "1.2.8"
AXES = rotation(25, (1, 2, 0.5))
ORIGIN, SPACING = np.array([5.0, -7.0, 11.0]), np.array([0.75, 0.5, STEP])  # between columns, rows, slices


def image(axes=AXES, shape=SHAPE):
    made = sitk.GetImageFromArray(voxels(shape[0], shape[1:]))
    made.SetOrigin(ORIGIN.tolist())
    made.SetSpacing(SPACING.tolist())
    made.SetDirection(axes.ravel().tolist())
    return made


def box(i0, i1, j0, j1):
    return [(i0, j0), (i1, j0), (i1, j1), (i0, j1)]


def contour(k, points, kind="CLOSED_PLANAR", axes=AXES):
    """A contour of points (column, row) in a slice, as DICOM has it: in mm, with as many digits as scanners write."""
    flat = np.asarray(points, float)
    at = np.column_stack([flat, np.full(len(flat), float(k))]) * SPACING @ axes.T + ORIGIN
    one = Dataset()
    one.ContourGeometricType, one.NumberOfContourPoints = kind, len(flat)
    one.ContourData = [f"{value:.5f}" for value in at.ravel()]
    return one


def structures(path, **contours):
    """A file of structures: name → contours."""
    content = dicom_object(CLASSES + "481.3", Modality="RTSTRUCT")
    content.StructureSetROISequence = Sequence(
        [
            item(ROINumber=number, ROIName=name, ReferencedFrameOfReferenceUID=SPACE)[0]
            for number, name in enumerate(contours, 1)
        ]
    )
    content.ROIContourSequence = Sequence(
        [
            item(ReferencedROINumber=number, ContourSequence=Sequence(drawn))[0]
            for number, drawn in enumerate(contours.values(), 1)
        ]
    )
    content.RTROIObservationsSequence = Sequence(
        [
            item(ReferencedROINumber=number, RTROIInterpretedType="EXTERNAL" if name == "BODY" else "ORGAN")[0]
            for number, name in enumerate(contours, 1)
        ]
    )
    return save(content, path)


def found(path, name="liver", of=None, **how):
    return sitk.GetArrayFromImage(read_structures(path, of or image(), LabelSchema.from_names([name]), **how).labels)


@pytest.mark.parametrize("axes", [np.eye(3), AXES, rotation(90, (1, 0, 0)) @ rotation(7, (0, 0, 1))])
def test_a_cube_and_an_ellipsoid_hold_the_voxels_that_they_should(tmp_path, axes):
    centre, radii = np.array([14.2, 11.3, 2.6]), np.array([9.37, 7.61, 2.2])
    angles = np.linspace(0, 2 * np.pi, 400, endpoint=False)
    ellipses = []
    for k in range(SHAPE[0]):
        rest = 1 - ((k - centre[2]) / radii[2]) ** 2
        if rest > 0:
            round_it = np.column_stack([np.cos(angles), np.sin(angles)])
            ellipses.append(contour(k, centre[:2] + radii[:2] * np.sqrt(rest) * round_it, axes=axes))
    cube = [contour(k, box(3.5, 17.5, 4.5, 15.5), axes=axes) for k in range(1, 4)]
    path = structures(tmp_path / "rt.dcm", cube=cube, ellipsoid=ellipses)
    z, y, x = np.mgrid[: SHAPE[0], : SHAPE[1], : SHAPE[2]]
    inside = sum(((at - c) / r) ** 2 for at, c, r in zip((x, y, z), centre, radii, strict=True)) < 1
    assert np.array_equal(found(path, "ellipsoid", image(axes)) > 0, inside)
    expected = (z >= 1) & (z <= 3) & (x >= 4) & (x <= 17) & (y >= 5) & (y <= 15)
    assert np.array_equal(found(path, "cube", image(axes)) > 0, expected)
    turned = sitk.PermuteAxes(sitk.Flip(image(axes), (True, False, True)), (2, 0, 1))  # the same in other axes
    seen = read_structures(path, turned, LabelSchema.from_names(["cube"])).labels
    points = [seen.TransformIndexToPhysicalPoint(at[::-1]) for at in np.argwhere(sitk.GetArrayFromImage(seen)).tolist()]
    back = {image(axes).TransformPhysicalPointToIndex(point)[::-1] for point in points}
    assert back == set(map(tuple, np.argwhere(expected).tolist()))


def test_outlines_of_any_shape_hold_what_another_implementation_finds_in_them(tmp_path):
    random = np.random.default_rng(0)
    centres = np.stack(np.mgrid[: SHAPE[2], : SHAPE[1]], axis=-1).reshape(-1, 2).astype(float)
    for count in (3, 4, 7, 12, 30, 80):  # most cross themselves
        points = random.uniform(0.01, (SHAPE[2] - 1.01, SHAPE[1] - 1.01), (count, 2))
        expected = Outline(points).contains_points(centres).reshape(SHAPE[2], SHAPE[1]).T
        array = found(structures(tmp_path / "rt.dcm", liver=[contour(3, points, axes=np.eye(3))]), of=image(np.eye(3)))
        assert np.array_equal(array[3] > 0, expected)


OUTER, HOLE, ISLAND = box(2.5, 20.5, 2.5, 20.5), box(6.5, 16.5, 6.5, 16.5), box(9.5, 12.5, 9.5, 12.5)
KEYHOLE = [*OUTER, OUTER[0], *HOLE[::-1], HOLE[-1], OUTER[0]]


@pytest.mark.parametrize(
    ("drawn", "voxels_in", "said"),
    [
        ([(OUTER, "CLOSEDPLANAR_XOR"), (HOLE, "CLOSEDPLANAR_XOR")], 324 - 100, False),
        ([(KEYHOLE, "CLOSED_PLANAR")], 324 - 100, False),
        ([(OUTER, "CLOSED_PLANAR"), (HOLE, "CLOSED_PLANAR")], 324 - 100, True),
        ([(ISLAND, "CLOSED_PLANAR"), (OUTER, "CLOSED_PLANAR"), (HOLE, "CLOSED_PLANAR")], 324 - 100 + 9, True),
        ([(OUTER, "CLOSED_PLANAR"), (OUTER, "CLOSED_PLANAR")], 324, False),
        ([(box(1.5, 4.5, 1.5, 4.5), "CLOSED_PLANAR"), (box(4.5, 8.5, 1.5, 4.5), "CLOSED_PLANAR")], 9 + 12, False),
    ],
)
def test_holes_are_left_open_however_they_are_drawn(tmp_path, drawn, voxels_in, said):
    path = structures(tmp_path / "rt.dcm", liver=[contour(2, points, kind) for points, kind in drawn])
    read = read_structures(path, image(), LabelSchema.from_names(["liver"]))
    array = sitk.GetArrayFromImage(read.labels)
    assert np.count_nonzero(array) == np.count_nonzero(array[2]) == voxels_in
    assert any("taken for holes" in note for note in read.notes) == said


def test_structures_that_the_schema_lacks_are_named_and_those_of_none_are_refused(tmp_path):
    point = contour(2, [(3, 3)], "POINT")
    body = [contour(k, box(-0.5, 29.5, -0.5, 23.5)) for k in range(6)]
    path = structures(tmp_path / "rt.dcm", BODY=body, liver=[contour(2, OUTER)], seed=[point])
    read = read_structures(path, image(), LabelSchema.from_names(["liver"]))
    assert ["'BODY'" in read.notes[0], "'seed'" in read.notes[1]] == [True, True]
    everything = read_structures(path, image())
    assert [one.name for one in everything.schema.segments] == ["liver", "BODY"]  # the outline of all comes last
    assert np.bincount(sitk.GetArrayFromImage(everything.labels).ravel()).tolist() == [0, 324, 6 * 24 * 30 - 324]
    with pytest.raises(DataError, match="no structure that the label schema has") as raised:
        found(path, "spleen")
    assert "--add" in raised.value.hint


def named(path, *names):
    """Give the structures of a file other names."""
    content = pydicom.dcmread(path)
    for one, name in zip(content.StructureSetROISequence, names, strict=True):
        one.ROIName = name
    return save(content, path)


def test_names_that_the_schema_lacks_may_be_there_twice(tmp_path):
    drawn = [contour(2, OUTER)]
    path = structures(tmp_path / "rt.dcm", a=drawn, b=drawn, c=drawn)
    assert np.count_nonzero(found(named(path, "PTV_1", "liver", "ptv 1"))) == 324
    with pytest.raises(DataError, match="share a name"):
        read_structures(path, image())
    with pytest.raises(DataError, match="share a name"):
        found(named(path, "PTV", "Liver", "liver"))


def test_slices_come_in_any_order_and_structures_without_contours_are_nothing(tmp_path):
    path = structures(tmp_path / "rt.dcm", liver=[contour(k, OUTER[::-1]) for k in (4, 1, 3, 2)], spleen=[])
    read = read_structures(path, image())
    assert [one.name for one in read.schema.segments] == ["liver"] and not read.notes
    slices = np.count_nonzero(sitk.GetArrayFromImage(read.labels), axis=(1, 2)).tolist()
    assert slices == [0, 324, 324, 324, 324, 0]


@pytest.mark.parametrize(
    "stray",
    [
        contour(3, [(3, 3.4)]),
        contour(3, [(3, 3.4), (4, 4)]),
        contour(3, [(3, 3)], "POINT"),
        contour(3, OUTER, "OPEN_PLANAR"),
    ],
)
def test_a_point_among_contours_is_left_out_alone(tmp_path, stray):
    read = read_structures(structures(tmp_path / "rt.dcm", liver=[contour(2, OUTER), stray]), image())
    assert np.count_nonzero(sitk.GetArrayFromImage(read.labels)) == 324
    assert len(read.notes) == 1 and "points and open lines were left out of 'liver'" in read.notes[0]


def test_a_structure_of_stray_points_alone_has_no_voxel_and_is_told_of(tmp_path):
    path = structures(tmp_path / "rt.dcm", liver=[contour(2, OUTER)], seed=[contour(3, [(3, 3.4)])])
    notes = read_structures(path, image()).notes
    assert len(notes) == 2 and all("'seed'" in note for note in notes)


def test_a_contour_without_extent_says_nothing_of_where_slices_lie(tmp_path):
    dot = contour(3, [(3.3, 3.3)] * 3)
    assert np.count_nonzero(found(structures(tmp_path / "rt.dcm", liver=[dot, contour(2, OUTER), dot]))) == 324


def test_a_structure_between_the_centres_of_voxels_is_told_of(tmp_path):
    path = structures(tmp_path / "rt.dcm", liver=[contour(2, OUTER)], lesion=[contour(2, box(3.2, 3.6, 4.2, 4.6))])
    [note] = read_structures(path, image()).notes
    assert "no voxel of the image has its centre within 'lesion'" in note


@pytest.mark.parametrize("turned", [1, -1])
@pytest.mark.parametrize("axes", [np.eye(3), AXES])
@pytest.mark.parametrize(
    ("drawn", "voxels_in"),
    [
        ([box(3, 10, 3, 10)], 64),
        ([box(3, 3, 3, 10)], 8),  # one voxel wide
        ([[(3, 3)], [(5, 5), (5, 8)], [(9, 9)]], 6),  # single voxels and a line of four
        ([[(4, 8), (8, 4), (12, 8), (8, 12)]], 41),
        ([box(3, 12, 3, 12), box(5, 10, 5, 10)], 100 - 16),  # around a hole, both through voxels of the structure
    ],
)
def test_what_lies_on_a_contour_from_centre_to_centre_belongs_to_it(tmp_path, turned, axes, drawn, voxels_in):
    path = structures(tmp_path / "rt.dcm", liver=[contour(2, points[::turned], axes=axes) for points in drawn])
    assert np.count_nonzero(found(path, of=image(axes))) == voxels_in


@pytest.mark.parametrize(
    ("color", "kept"), [([12, 200, 3], True), ([0, 0, 0], True), ([300, 0, 0], False), ([1], False)]
)
def test_a_project_without_labels_takes_the_colours_over(tmp_path, color, kept):
    path = structures(tmp_path / "rt.dcm", liver=[contour(2, OUTER)])
    plain = read_structures(path, image()).schema.segments[0].color
    content = pydicom.dcmread(path)
    content.ROIContourSequence[0].ROIDisplayColor = color
    assert read_structures(save(content, path), image()).schema.segments[0].color == (tuple(color) if kept else plain)


@pytest.mark.parametrize(
    ("drawn", "reason"),
    [
        ([contour(2.4, OUTER)], "other slices"),
        ([contour(2, OUTER, axes=rotation(28, (1, 2, 0.5)))], "other slices"),
        ([contour(7, OUTER)], "beyond the image"),
        ([contour(2, box(2.5, 40.5, 2.5, 20.5))], "beyond the image"),
        ([contour(k, OUTER) for k in (0, 2, 4)], "one of 2 slices"),
        ([contour(2, OUTER), contour(2, box(10.5, 25.5, 10.5, 22.5))], "cross each other"),
        ([contour(2, [(3, 3)], "POINT")], "no closed contour"),
        ([], "no closed contour"),
    ],
)
def test_what_cannot_be_meant_is_refused(tmp_path, drawn, reason):
    path = structures(tmp_path / "rt.dcm", liver=drawn)
    with pytest.raises(DataError, match=reason) as raised:
        found(path)
    assert raised.value.hint


def test_a_file_that_is_cut_off_is_never_a_mask_with_less(tmp_path):
    path = structures(tmp_path / "rt.dcm", liver=[contour(k, OUTER) for k in (1, 2)], spleen=[contour(2, ISLAND)])
    data, both = path.read_bytes(), LabelSchema.from_names(["spleen", "liver"])
    whole = sitk.GetArrayFromImage(read_structures(path, image(), both).labels)
    for cut in range(200, len(data), 23):
        path.write_bytes(data[:cut])
        try:
            assert np.array_equal(sitk.GetArrayFromImage(read_structures(path, image(), both).labels), whole)
        except DataError as error:
            assert "is damaged" in error.sentence


def test_contours_come_in_as_the_mask_of_a_case(tmp_path):
    folder = write_series(
        tmp_path / "dicom",
        voxels(6, SHAPE[1:]),
        [STEP * k for k in range(6)],
        each=lambda k: {"ImagePositionPatient": [round(float(v), 6) for v in ORIGIN + STEP * k * AXES[:, 2]]},
        ImageOrientationPatient=[round(float(v), 9) for v in AXES[:, :2].T.ravel()],
        PixelSpacing=[0.5, 0.75],
        StudyInstanceUID="1.2.7",
        FrameOfReferenceUID=SPACE,
    )
    path = structures(tmp_path / "rt.dcm", liver=[contour(2, OUTER)])
    project = Project.create(tmp_path / "study")
    report = ImportReport()
    case = add_label(project, add_volume(project, folder, Role.TRAIN), path, report=report)
    held = read_label_map(case.label_path, read_volume(case.image_path), project.schema).array
    assert [one.name for one in project.schema.segments] == ["liver"] and np.count_nonzero(held[2]) == 324
    assert segmentation_format(path).name == "rtstruct"
    with pytest.raises(DataError, match="another examination"):
        found(path, series=DicomRecord("1.2.7", "1.2.3", "1.9"))
