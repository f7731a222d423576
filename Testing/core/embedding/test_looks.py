"""What volumes look like as vectors: case by case, kept, and nothing but a cache."""

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.embedding.looks import (
    LENGTH,
    SIDE,
    SLICES,
    area_means,
    vector_of,
    vector_of_slices,
    volume_vectors,
)
from SSLSegmentationLib.project import Project

CACHE = "drafts/volumes/vectors.npz"


def broken(project, case):
    """The project, one of whose volumes is no volume any more."""
    path = project.folder / "spoilt.nrrd"
    path.write_bytes(b"not a volume")
    case.image = str(path)
    case.save()
    return Project(project.folder)


@pytest.mark.parametrize(("size", "parts"), [(6, 3), (5, 3), (2, 3), (1, 4), (7, 7)])
def test_means_of_parts_are_those_of_finely_cut_voxels(size, parts):
    values = np.random.default_rng(0).random((2, size))
    fine = np.repeat(values, parts, axis=1).reshape(2, parts, size)  # each voxel in as many as there are parts
    assert area_means(values, (parts,)) == pytest.approx(fine.mean(axis=2))


def test_means_of_parts_keep_the_mean_and_leading_axes():
    values = np.random.default_rng(0).random((4, 5, 7, 9)).astype(np.float32)
    found = area_means(values, (3, 3, 3))
    assert found.shape == (4, 3, 3, 3) and found.dtype == np.float32
    assert found.mean(axis=(1, 2, 3)) == pytest.approx(values.mean(axis=(1, 2, 3)), rel=1e-5)


@pytest.mark.parametrize("shape", [(1, 1, 1), (2, 3, 70), (9, 40, 30)])
def test_every_shape_has_a_vector(shape):
    vector = vector_of_slices(np.random.default_rng(0).random(shape, dtype=np.float32))
    assert vector.shape == (LENGTH,) and vector.dtype == np.float32 and np.isfinite(vector).all()


def test_a_vector_is_the_same_at_any_brightness_and_orientation_of_the_file(project):
    case = project.cases()[0]
    image = sitk.ReadImage(str(case.image_path))
    turned = sitk.Flip(sitk.PermuteAxes(image, [1, 0, 2]), [False, True, False])
    expected = vector_of(case)
    for number, other in enumerate((sitk.Cast(image, sitk.sitkFloat32) * 3 + 20, turned)):
        path = project.folder / f"other-{number}.nrrd"
        sitk.WriteImage(other, str(path))
        case.image, case.size, case.spacing_mm = str(path), other.GetSize(), other.GetSpacing()
        assert vector_of(case) == pytest.approx(expected, abs=2e-3)


def test_large_volumes_are_shrunk_first(monkeypatch, project):
    seen = []
    monkeypatch.setattr("SSLSegmentationLib.embedding.looks.vector_of_slices", lambda slices: seen.append(slices.shape))
    case = project.cases()[0]
    path = str(project.folder / "large.nrrd")
    sitk.WriteImage(sitk.GetImageFromArray(np.random.default_rng(0).random((60, 200, 100))), path)
    case.image, case.size, case.spacing_mm = path, (100, 200, 60), (1.0, 1.0, 1.0)
    case.direction = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)
    vector_of(case)
    assert seen == [(SLICES, SIDE, SIDE // 2)]


def test_vectors_are_kept_and_only_new_ones_are_computed(project, monkeypatch):
    first = volume_vectors(project)
    assert first.ids == tuple(sorted(case.id for case in project.cases())) and not first.unreadable
    monkeypatch.setattr("SSLSegmentationLib.embedding.looks.vector_of", lambda case: pytest.fail("again"))
    again = volume_vectors(project)
    assert again.ids == first.ids and (again.vectors == first.vectors).all()


def test_nothing_is_read_if_it_is_not_to_be(project):
    found = volume_vectors(project, compute=False)
    assert found.ids == () and found.vectors.shape == (0, LENGTH)
    assert found.missing == tuple(case.id for case in project.cases())
    assert not (project.folder / "drafts").exists()


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\x03\x04 half of one"])
def test_a_damaged_cache_is_made_anew(project, content):
    first = volume_vectors(project)
    (project.folder / CACHE).write_bytes(content)
    assert (volume_vectors(project).vectors == first.vectors).all()
    assert np.load(project.folder / CACHE)["keys"].shape == (6,)


def test_a_cache_of_other_numbers_is_made_anew(project):
    first = volume_vectors(project)
    keys = np.load(project.folder / CACHE)["keys"]
    for vectors in (np.zeros((6, 3)), np.full((6, LENGTH), np.nan)):
        np.savez(project.folder / CACHE, keys=keys, vectors=vectors)
        assert (volume_vectors(project).vectors == first.vectors).all()


def test_a_disk_that_refuses_the_cache_costs_nothing_but_time(project):
    (project.folder / "drafts").write_text("a file where the folder would be")
    assert len(volume_vectors(project).ids) == 6


def test_a_volume_that_cannot_be_read_is_told_and_stops_no_other(project):
    case = project.cases()[2]
    found = volume_vectors(broken(project, case))
    assert case.id not in found.ids and len(found.ids) == 5
    assert list(found.unreadable) == [case.id] and "spoilt.nrrd" in found.unreadable[case.id]


def test_a_volume_of_another_size_than_its_record_is_not_taken_for_it(project):
    case = project.cases()[0]
    case.size = (case.size[0] + 1, *case.size[1:])
    case.save()
    assert "has changed" in volume_vectors(project).unreadable[case.id]
