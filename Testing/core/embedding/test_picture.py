"""The picture of embeddings: a row for each volume, marks where the pixels are, true proportions."""

from dataclasses import replace

import numpy as np
import pytest
from matplotlib.image import imread

from SSLSegmentationLib.core.errors import DataError, StorageError
from SSLSegmentationLib.embedding import ComparedVolume, Nearest, save_embedding_picture
from SSLSegmentationLib.figures import canvas

COLOUR = (0.1, 0.6, 0.9)


def volume(name="case0001", query=True, shape=(40, 60), spacing=(1.0, 1.0), mark=(10.0, 45.0)):
    return ComparedVolume(
        name=name,
        nearest=Nearest((3, 10, 45), (45, 10, 3), (12.0, -30.5, 4.0), 0.93) if query else None,
        slice_index=3,
        slice_count=9,
        image=np.zeros(shape),
        similarity=np.full(shape, 1.0) if query else None,
        colours=np.full((*shape, 3), COLOUR),
        extent=(-0.5, shape[1] - 0.5, shape[0] - 0.5, -0.5),
        mark=mark if query else None,
        spacing_mm=spacing,
    )


def pixels(path):
    image = imread(path)[..., :3]
    assert image.shape[1] == canvas.WIDTH_PX
    return image


def places(image, colour, tolerance=0.03):
    """Rows and columns of the pixels of about this colour."""
    return np.nonzero(np.abs(image - np.array(colour)).max(axis=-1) < tolerance)


def extent(image, colour):
    rows, columns = places(image, colour)
    return rows.max() - rows.min() + 1, columns.max() - columns.min() + 1


def test_image_similarity_and_colours_stand_side_by_side_in_true_proportions(tmp_path):
    save_embedding_picture(tmp_path / "a.png", [volume(spacing=(2.0, 1.0))], "A picture.")
    image = pixels(tmp_path / "a.png")
    height, width = extent(image, COLOUR)
    assert height / width == pytest.approx(40 * 2 / 60, rel=0.02)
    panels = [places(image, colour)[1].mean() for colour in (((0.993, 0.906, 0.144)), COLOUR)]
    assert panels[0] < panels[1]


def test_a_coarse_map_that_reaches_beyond_the_slice_ends_with_it(tmp_path):
    coarse = replace(volume(query=False), colours=np.full((5, 4, 3), COLOUR), extent=(-10.5, 69.5, 49.5, -20.5))
    save_embedding_picture(tmp_path / "a.png", [coarse], "A picture.")
    save_embedding_picture(tmp_path / "b.png", [volume(query=False)], "A picture.")
    a, b = (extent(pixels(tmp_path / f"{name}.png"), COLOUR) for name in "ab")
    assert a == b


def test_the_ring_is_around_the_marked_pixel(tmp_path):
    save_embedding_picture(tmp_path / "a.png", [volume()], "A picture.")
    image = pixels(tmp_path / "a.png")[:, : canvas.WIDTH_PX // 3]
    black = places(image, (0, 0, 0), 0.01)
    rows, columns = places(image, [int(canvas.VERMILION[i : i + 2], 16) / 255 for i in (1, 3, 5)], 0.15)
    top = np.percentile(black[0], 0.5)  # letters are black, too, but few
    height, width = np.ptp(black[0][black[0] > top]), np.ptp(black[1])
    assert columns.mean() - black[1].min() == pytest.approx(45.5 / 60 * width, abs=4)
    assert height / width == pytest.approx(40 / 60, rel=0.1)
    bottom = black[0].max()
    assert bottom - rows.mean() == pytest.approx(29.5 / 40 * (40 / 60 * width), abs=4)


def test_without_a_query_there_is_no_similarity_and_no_ring(tmp_path):
    save_embedding_picture(tmp_path / "a.png", [volume(query=False)], "A picture.")
    image = pixels(tmp_path / "a.png")
    vermilion = [int(canvas.VERMILION[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    assert not len(places(image, vermilion, 0.1)[0])
    assert extent(image, COLOUR)[1] > canvas.WIDTH_PX * 0.45


def test_more_volumes_than_fit_are_counted_and_not_drawn(tmp_path, monkeypatch):
    monkeypatch.setattr("SSLSegmentationLib.embedding.picture.MOST_ROWS", 2)
    save_embedding_picture(tmp_path / "a.png", [volume()] * 2, "A picture.")
    save_embedding_picture(tmp_path / "b.png", [volume(f"$case_{n}^") for n in range(30)], "A picture.")
    assert pixels(tmp_path / "b.png").shape == pixels(tmp_path / "a.png").shape


def test_nothing_to_draw_and_a_disk_that_refuses_are_told(tmp_path):
    with pytest.raises(DataError):
        save_embedding_picture(tmp_path / "a.png", [], "A picture.")
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError):
        save_embedding_picture(tmp_path / "file" / "a.png", [volume()], "A picture.")
