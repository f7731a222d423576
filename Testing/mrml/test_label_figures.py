"""Volume, islands and contact with the border, on masks whose figures are known."""

import itertools
import time

import numpy as np
import pytest
from samples import GEOMETRIES
from SSLSegmentationPlugin.scene.Grids import Grid
from SSLSegmentationPlugin.scene.SegmentMeasures import SIDES, labelFigures


def test_figures_of_known_bodies(schema):
    labels = np.zeros((10, 12, 14), np.uint8)
    labels[2:5, 3:6, 4:8] = 2  # 3·3·4 voxels
    labels[7, 8, 9:12] = 2  # a second island of 3
    labels[5:, 1, 1] = 7  # 5 voxels down to the last slice
    liver = {figures.name: figures for figures in labelFigures(labels, 0.25, schema)}["Liver"]
    assert (liver.voxels, liver.volumeMl, liver.islands) == (39, 9.75, 2)
    assert liver.largestShare == pytest.approx(36 / 39)
    assert liver.flags == ("several islands",)
    tumour, _, kidney = labelFigures(labels, 0.25, schema)
    assert (tumour.islands, tumour.sides, tumour.flags) == (1, ("last slice",), ("touches the border",))
    assert (kidney.voxels, kidney.volumeMl, kidney.islands, kidney.flags) == (0, 0.0, 0, ("empty",))


def test_islands_that_meet_at_an_edge_or_corner_are_apart(schema):
    labels = np.zeros((4, 4, 4), np.uint8)
    labels[1, 1, 1] = labels[1, 2, 2] = labels[2, 3, 3] = 2
    assert labelFigures(labels, 1.0, schema)[1].islands == 3


def test_segments_that_touch_are_counted_apart(schema):
    labels = np.zeros((4, 4, 4), np.uint8)
    labels[1, 1] = (2, 7, 2, 2)
    assert [figures.islands for figures in labelFigures(labels, 1.0, schema)] == [1, 2, 0]


@pytest.mark.parametrize("side", SIDES)
def test_each_side_of_the_volume_is_noticed(schema, side):
    labels = np.zeros((5, 5, 5), np.uint8)
    axis, end = divmod(SIDES.index(side), 2)
    place = [2, 2, 2]
    place[2 - axis] = -end
    labels[tuple(place)] = 5
    assert labelFigures(labels, 1.0, schema)[2].sides == (side,)


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_the_volume_of_a_voxel_is_that_of_its_parallelepiped(geometry):
    assert Grid((4, 4, 4), GEOMETRIES[geometry]).voxelMl == pytest.approx(0.7 * 0.9 * 3.0 / 1000)


def test_a_clinical_mask_is_measured_in_less_than_a_tenth_of_a_second(schema):
    labels = np.zeros((24, 320, 320), np.uint8)
    labels[4:20, 40:240, 60:200], labels[8:12, 100:140, 90:120], labels[:10, 200:300, 210:300] = 2, 7, 5
    labelFigures(labels, 1.0, schema)

    def seconds():
        start = time.process_time()
        labelFigures(labels, 1.0, schema)
        return time.process_time() - start

    assert min(itertools.islice(iter(seconds, None), 5)) < 0.1
