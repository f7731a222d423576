"""What a case gets in its en-face plane: where it lies, what is refused, and cutting a case apart."""

import json

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import DataError, ProjectError
from SSLSegmentationLib.importing import add_label, add_volume
from SSLSegmentationLib.importing.projections import Part, cut_case, flat_image, flat_mask, set_en_face
from SSLSegmentationLib.project import Case, Project, Role
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.volumes.projection import flat_grid
from SSLSegmentationLib.volumes.reading import read_volume
from SSLSegmentationLib.volumes.writing import write_image

SIZE, SPACING, ORIGIN = (6, 20, 8), (0.5, 0.1, 2.0), (3.0, -4.0, 5.0)
DIRECTION = (0.8, -0.6, 0, 0.6, 0.8, 0, 0, 0, 1)


def image(array, spacing=SPACING, origin=ORIGIN):
    made = sitk.GetImageFromArray(array)
    made.SetSpacing(spacing)
    made.SetOrigin(origin)
    made.SetDirection(DIRECTION)
    return made


def written(path, made):
    sitk.WriteImage(made, str(path))
    return path


@pytest.fixture
def project(tmp_path):
    project = Project.create(tmp_path / "project")
    project.set_schema(LabelSchema.from_names(["vessel"]))
    voxels = np.random.default_rng(0).integers(0, 1000, SIZE[::-1]).astype(np.int16)
    add_volume(project, written(tmp_path / "oct.nrrd", image(voxels)))
    return project


@pytest.fixture
def case(project):
    return project.cases()[0]


@pytest.fixture
def flat():
    """A mask [z, 1, x] of one voxel along j."""
    mask = np.zeros((SIZE[2], 1, SIZE[0]), np.uint8)
    mask[2, 0, 4] = mask[7, 0, 0] = 1
    return mask


def test_the_flat_grid_covers_the_volume_exactly(case):
    volume = read_volume(case.image_path)
    for axis in range(3):
        grid = flat_grid(volume, axis)
        for corner in ((-0.5,) * 3, tuple(size - 0.5 for size in SIZE)):
            flat_corner = tuple((-0.5 if c < 0 else 0.5) if number == axis else c for number, c in enumerate(corner))
            whole = volume.TransformContinuousIndexToPhysicalPoint(corner)
            assert grid.TransformContinuousIndexToPhysicalPoint(flat_corner) == pytest.approx(whole)


def test_image_and_mask_lie_on_the_flat_grid_and_come_back(project, case, flat, tmp_path):
    thick = (0.5, 2.0, 2.0)  # its place along the axis does not matter
    mask = written(tmp_path / "mask.nii.gz", image(flat, thick))
    other = np.random.default_rng(1).random(flat.shape).astype(np.float32)
    set_en_face(project, case, 1, image=written(tmp_path / "faf.nrrd", image(other, thick)), mask=mask)
    newest, volume = Case.load(case.folder), read_volume(case.image_path)
    assert newest.en_face == case.en_face and newest.en_face.axis == 1
    assert np.array_equal(flat_mask(newest, volume, project.schema), flat)
    back, grid = flat_image(newest, volume), flat_grid(volume, 1)
    assert np.array_equal(sitk.GetArrayFromImage(back), other)
    for name in ("GetOrigin", "GetSpacing", "GetDirection"):
        assert getattr(back, name)() == pytest.approx(getattr(grid, name)())
    assert newest.label is None and not project.cases(labelled=True)  # the 3D mask is another thing


def test_a_2d_image_is_taken_by_its_pixels_alone(project, case, flat, tmp_path):
    path = tmp_path / "slo.nrrd"
    sitk.WriteImage(sitk.GetImageFromArray(np.arange(48, dtype=np.float32).reshape(SIZE[2], SIZE[0])), str(path))
    set_en_face(project, case, 1, image=path)
    pixels = sitk.GetArrayFromImage(flat_image(case, read_volume(case.image_path)))
    assert pixels.shape == flat.shape and pixels.ravel().tolist() == list(range(48))


def test_another_volume_on_the_same_grid_is_kept_whole(project, case, tmp_path):
    other = np.random.default_rng(2).random(SIZE[::-1]).astype(np.float32)
    set_en_face(project, case, 2, image=written(tmp_path / "adc.nrrd", image(other)))
    assert np.array_equal(sitk.GetArrayFromImage(flat_image(case, read_volume(case.image_path))), other)


@pytest.mark.parametrize(
    ("origin", "shape", "words"),
    [((3.0, -4.0, 9.0), None, "origin differs"), (ORIGIN, (8, 1, 5), "size is 5 × 1 × 8"), (ORIGIN, (8, 3, 6), "size")],
)
def test_what_lies_elsewhere_in_the_plane_is_refused_and_nothing_changes(
    project, case, tmp_path, origin, shape, words, flat
):
    array = np.arange(np.prod(shape or flat.shape), dtype=np.float32).reshape(shape or flat.shape)
    path = written(tmp_path / "other.nrrd", image(array, origin=origin))
    with pytest.raises(DataError, match=words):
        set_en_face(project, case, 1, image=path)
    assert Case.load(case.folder).en_face is None and not list(case.folder.glob("en-face*"))


@pytest.mark.parametrize("axis", range(3))
@pytest.mark.parametrize("projection", ["mean", "max"])
def test_a_volume_can_be_its_own_flat_image(project, case, axis, projection):
    set_en_face(project, case, axis, projection=projection)
    volume = read_volume(case.image_path)
    back, grid = flat_image(case, volume), flat_grid(volume, axis)
    expected = getattr(sitk.GetArrayFromImage(volume), projection)(axis=2 - axis, keepdims=True)
    assert np.allclose(sitk.GetArrayFromImage(back), expected, rtol=1e-6)
    assert back.GetOrigin() == pytest.approx(grid.GetOrigin()) and back.GetSpacing() == pytest.approx(grid.GetSpacing())


def test_an_axis_is_needed_once_and_changed_only_with_everything(project, case, flat, tmp_path):
    mask = written(tmp_path / "mask.nrrd", image(flat, (0.5, 2.0, 2.0)))
    with pytest.raises(DataError, match="along which axis"):
        set_en_face(project, case, mask=mask)
    set_en_face(project, case, 1, mask=mask)
    set_en_face(project, case, mask=mask)
    with pytest.raises(DataError, match="projected along axis j so far"):
        set_en_face(project, case, 0, image=mask)


def test_a_mask_with_unknown_values_is_refused(project, case, flat, tmp_path):
    path = written(tmp_path / "mask.nrrd", image(flat * 3, (0.5, 2.0, 2.0)))
    with pytest.raises(DataError, match=r"mask\.nrrd' has the value 3"):
        set_en_face(project, case, 1, mask=path)


def test_a_case_without_companions_is_written_as_before(case):
    assert "en_face" not in json.loads((case.folder / "case.json").read_text())


def test_a_case_is_cut_into_parts_that_share_no_voxel(project, case, flat, tmp_path):
    other = np.random.default_rng(1).random(flat.shape).astype(np.float32)
    files = [written(tmp_path / f"{n}.nrrd", image(a, (0.5, 2.0, 2.0))) for n, a in (("a", other), ("m", flat))]
    set_en_face(project, case, 1, image=files[0], mask=files[1])
    volume = sitk.GetArrayFromImage(read_volume(case.image_path))
    parts = [Part(Role.TRAIN, 0, 3), Part(Role.TEST, 4, 8)]
    made = cut_case(project, case, 2, parts)
    assert [c.role for c in project.cases()] == [Role.TRAIN, Role.TEST]
    assert not case.folder.exists() and (project.folder / "removed" / case.id).is_dir()
    ends = []
    for piece, part in zip(made, parts, strict=True):
        own = read_volume(piece.image_path)
        assert np.array_equal(sitk.GetArrayFromImage(own), volume[part.first : part.last])
        assert np.array_equal(flat_mask(piece, own, project.schema), flat[part.first : part.last])
        assert np.array_equal(sitk.GetArrayFromImage(flat_image(piece, own)), other[part.first : part.last])
        ends += [own.TransformIndexToPhysicalPoint((0, 0, k))[2] for k in (0, own.GetSize()[2] - 1)]
    assert ends == sorted(ends) and len(set(ends)) == 4  # disjoint in space, too


@pytest.mark.parametrize("parts", [[(0, 4), (3, 8)], [(0, 9)], [(0, 1)], []])
def test_parts_that_overlap_or_leave_the_volume_are_refused(project, case, parts):
    with pytest.raises(DataError, match="one beside the other"):
        cut_case(project, case, 2, [Part(Role.TRAIN, *part) for part in parts])
    assert [c.id for c in project.cases()] == [case.id]


def test_what_must_not_be_cut_is_not(project, case, flat, tmp_path):
    with pytest.raises(DataError, match="cannot be cut along it"):
        set_en_face(project, case, 1, mask=written(tmp_path / "mask.nrrd", image(flat, (0.5, 2.0, 2.0))))
        cut_case(project, case, 1, [Part(Role.TRAIN, 0, 9)])
    project.set_role(case, Role.TEST)
    with pytest.raises(ProjectError, match="is a test case"):
        cut_case(project, case, 2, [Part(Role.TRAIN, 0, 4)])
    project.set_role(case, Role.TRAIN, force=True)
    labels = image(np.ones(SIZE[::-1], np.uint8))
    write_image(tmp_path / "labels.nrrd", labels)
    add_label(project, case, tmp_path / "labels.nrrd")
    with pytest.raises(ProjectError, match="has a 3D mask"):
        cut_case(project, case, 2, [Part(Role.TRAIN, 0, 4)])


def test_voxels_of_several_segments_of_a_flat_mask_are_counted(project, case, flat, tmp_path):
    project.set_schema(LabelSchema.from_names(["vessel", "tumour"]))
    layers = np.stack([flat, flat], axis=-1)
    made = sitk.GetImageFromArray(layers, isVector=True)
    made.CopyInformation(flat_grid(read_volume(case.image_path), 1))
    for index, name in enumerate(("vessel", "tumour")):
        for key, value in {"ID": name, "Name": name, "LabelValue": "1", "Layer": str(index)}.items():
            made.SetMetaData(f"Segment{index}_{key}", value)
    notes = []
    set_en_face(project, case, 1, mask=written(tmp_path / "m.seg.nrrd", made), notes=notes)
    assert len(notes) == 1 and "2 voxels belong to several segments" in notes[0]
