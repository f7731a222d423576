"""Several volumes together: the query, the most similar pixel of each, the same colours, and what cannot be used."""

import numpy as np
import pytest
import SimpleITK as sitk
from embedding_samples import brightness_embedder, landmark_volume

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.embedding import Query, VolumeFile, compare

PLACES = {"first": (6.0, -5.0, 4.0), "second": (-8.0, 3.0, -8.0), "third": (0.0, 4.0, 8.0)}


@pytest.fixture
def volumes(tmp_path):
    for (name, place), order in zip(PLACES.items(), ("LPS", "SPL", "RAI"), strict=True):
        sitk.WriteImage(landmark_volume(place, order), str(tmp_path / f"{name}.nrrd"))
    return [VolumeFile(name, tmp_path / f"{name}.nrrd") for name in PLACES]


@pytest.fixture
def embedder(tmp_path):
    return brightness_embedder(tmp_path, spacing_mm=1.2)


def test_each_volume_shows_the_slice_with_the_most_similar_pixel(embedder, volumes):
    maps = {}
    result = compare(
        embedder,
        volumes,
        Query(point_mm=PLACES["first"]),
        on_map=lambda volume, found: maps.update({volume.name: found}),
    )
    assert [volume.name for volume in result.volumes] == list(PLACES) == list(maps)
    assert result.volumes[0].nearest.similarity == pytest.approx(1, abs=1e-6)
    for volume in result.volumes:
        assert np.abs(np.subtract(volume.nearest.point_mm, PLACES[volume.name])).max() <= 2  # half of 4 mm at most
        assert volume.slice_index == volume.nearest.pixel[0] and volume.slice_count == 9
        assert volume.image.shape == (27, 33)  # of 1.3 × 1.1 mm; the network's pixels are 1.2 mm wide
        assert volume.similarity.shape == volume.colours.shape[:2] == (29, 30)
        assert volume.extent == pytest.approx((-0.5, 32.5, 26.5, -0.5))
        assert volume.spacing_mm == pytest.approx((1.3, 1.1))
        row, column = (round(place) for place in volume.mark)
        assert volume.image[row, column] == volume.image.max()
        assert volume.similarity[volume.nearest.pixel[1:]] == volume.similarity.max()
        found = maps[volume.name].values
        assert found.max() == pytest.approx(volume.nearest.similarity)


def test_equal_pixels_have_equal_colours_in_all_volumes(embedder, volumes):
    result = compare(embedder, [*volumes, volumes[0]], Query(point_mm=PLACES["first"]))
    first, last = result.volumes[0], result.volumes[-1]
    assert np.array_equal(first.colours, last.colours)
    peaks = [volume.colours[volume.nearest.pixel[1:]] for volume in result.volumes]
    assert np.ptp(peaks, axis=0).max() < 0.2 < np.abs(peaks[0] - first.colours[0, 0]).max()


def test_only_the_same_relative_position_is_searched_when_asked(embedder, volumes):
    result = compare(embedder, volumes, Query(point_mm=PLACES["first"]), search="position")
    assert len({volume.slice_index for volume in result.volumes}) == 1
    free = compare(embedder, volumes, Query(point_mm=PLACES["first"]))
    for bound, best in zip(result.volumes[1:], free.volumes[1:], strict=True):
        assert bound.nearest.similarity < best.nearest.similarity


def test_an_unknown_way_to_search_is_an_error(embedder, volumes):
    with pytest.raises(ValueError, match="volume, position"):
        compare(embedder, volumes, search="somewhere")


def test_without_a_query_the_middle_slices_are_coloured(embedder, volumes):
    for volume in compare(embedder, volumes).volumes:
        assert volume.slice_index == 4
        assert volume.nearest is None and volume.similarity is None and volume.mark is None
        assert volume.colours.shape == (29, 30, 3) and np.ptp(volume.colours) > 0.5


def test_a_volume_that_cannot_be_used_stops_no_other(embedder, volumes, tmp_path):
    missing = VolumeFile("gone", tmp_path / "gone.nrrd")
    result = compare(embedder, [volumes[0], missing, volumes[1]], Query(index=(3, 4, 5)))
    assert [volume.name for volume in result.volumes] == ["first", "second"]
    ((name, error),) = result.refused
    assert name == "gone" and "does not exist" in error.sentence


def test_without_the_volume_of_the_query_there_is_no_comparison(embedder, volumes, tmp_path):
    with pytest.raises(DataError, match="does not exist"):
        compare(embedder, [VolumeFile("gone", tmp_path / "gone.nrrd"), *volumes], Query(index=(3, 4, 5)))
    with pytest.raises(DataError, match="outside the volume"):
        compare(embedder, volumes, Query(index=(3, 4, 50)))
    with pytest.raises(DataError, match="None of the volumes can be used"):
        compare(embedder, [VolumeFile("gone", tmp_path / "gone.nrrd")])


def test_a_query_outside_is_refused_before_anything_is_embedded(embedder, volumes):
    embedder.embed = None
    with pytest.raises(DataError, match="outside the volume"):
        compare(embedder, volumes, Query(point_mm=(500.0, 0.0, 0.0)))
