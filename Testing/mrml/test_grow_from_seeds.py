"""*Grow from seeds* of the campaign's scripted user: Slicer's own filter, and what it is said to compute."""

import sys
from pathlib import Path

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

sys.path.append(str(Path(__file__).resolve().parents[1] / "campaigns"))
from scripted_corrections import grown


def shortest_paths(image, drawn):
    """Each voxel gets the label of the seed from which the way through 26-connected neighbours is shortest, where a
    step costs the difference of the greys. Voxels of the border are reached, and lead nowhere."""
    index = np.arange(image.size).reshape(image.shape)
    inner = np.zeros(image.shape, bool)
    inner[1:-1, 1:-1, 1:-1] = True
    edges = []
    for step in np.ndindex(3, 3, 3):
        step = np.array(step) - 1
        if step.any():
            source = index[inner]
            target = source + step @ np.array([image.shape[1] * image.shape[2], image.shape[2], 1])
            edges.append((source, target, np.abs(image.ravel()[source] - image.ravel()[target])))
    source, target, cost = (np.concatenate(part) for part in zip(*edges, strict=True))
    graph = coo_array((cost, (source, target)), (image.size, image.size)).tocsr()
    starts = np.flatnonzero(drawn.ravel())
    _, _, nearest = dijkstra(graph, indices=starts, min_only=True, return_predecessors=True)
    labels = drawn.ravel()[np.maximum(nearest, 0)]
    return np.where(nearest < 0, 0, labels).reshape(image.shape)


def test_it_is_a_forest_of_shortest_paths_over_differences_of_greys():
    generator = np.random.default_rng(5)
    image = generator.uniform(0, 1000, (9, 11, 13)).astype(np.float32)
    drawn = np.zeros(image.shape, np.uint8)
    drawn[4, 5, 3], drawn[4, 5, 9], drawn[1, 1, 1], drawn[7, 9, 11] = 1, 2, 3, 3
    expected = shortest_paths(image, drawn)
    found = grown(image, drawn, (1.0, 1.0, 4.0))
    assert (found == np.where(expected == 3, 0, expected)).mean() > 0.999


def test_it_stays_within_the_extent_of_the_seeds_and_its_margin():
    image = np.zeros((20, 20, 20), np.float32)
    drawn = np.zeros(image.shape, np.uint8)
    drawn[9:11, 9:11, 9:11], drawn[9, 9, 12] = 1, 2
    found = grown(image, drawn, (1.0, 1.0, 1.0))
    assert found.any() and not found[:6].any() and not found[14:].any()
