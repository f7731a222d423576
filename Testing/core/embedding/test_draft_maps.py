"""Maps of a backbone beside the filters: the same features each time, whatever slices come together."""

import numpy as np
import pytest
import torch
from model_samples import backbone_content

from SSLSegmentationLib.core.errors import CheckpointError, DataError
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.embedding.draft_features import FeatureCache, Filters, draft_grid
from SSLSegmentationLib.embedding.draft_files import draft_state, drafts_folder, read_draft
from SSLSegmentationLib.embedding.draft_maps import MAPS, BackboneMaps, maps_for
from SSLSegmentationLib.embedding.drafting import DraftLoop
from SSLSegmentationLib.embedding.filters import relative_places
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import UNet, seeded_network
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.shipped import starter_path
from SSLSegmentationLib.stores.case_arrays import unchanged_volume
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import save_checkpoint


@pytest.fixture
def tiny(tmp_path):
    """A backbone that is fast, with just more maps than are kept of them."""
    network = seeded_network(UNetSettings(widths=(8, 32)), 2, 0)
    content = {"network": to_dict(network.settings), "state": dict(network.state_dict())}
    save_checkpoint(tmp_path / "backbone.pt", "backbone", {**backbone_content(), **content})
    return tmp_path / "backbone.pt"


def maker_of(path, project):
    return maps_for(path, project, draft_grid(project, project.cases()), project.cases(), lambda: None)


def slices_of(project):
    case = project.cases()[0]
    return draft_grid(project, project.cases()).apply(unchanged_volume(case))


def test_features_are_those_of_each_slice_alone(project):
    slices = slices_of(project)
    heights = relative_places(len(slices))
    maker = maker_of(starter_path(), project)
    found = maker.features(slices, heights)
    assert found.shape == (len(slices), Filters.channels + MAPS, *slices.shape[1:]) and found.dtype == np.float16
    np.testing.assert_array_equal(found[:, : Filters.channels], Filters().features(slices, heights))
    alone = maker.features(slices[3:4], heights[3:4])
    np.testing.assert_allclose(found[3:4].astype(float), alone.astype(float), atol=0.02)
    spread = found[:, Filters.channels :].astype(float).std(axis=(0, 2, 3))
    assert np.isfinite(found).all() and (spread > 0.05).all() and (spread < 20).all()


def test_to_a_backbone_that_sees_neighbours_each_slice_is_the_only_one(tmp_path):
    network = UNet(UNetSettings(widths=(4, 8)), 2, 3)
    seen = {"inputs": 3, "preprocessing": to_dict(Preprocessing(context=1)), "state": dict(network.state_dict())}
    save_checkpoint(tmp_path / "backbone.pt", "backbone", {**backbone_content(), **seen})
    maps = BackboneMaps(tmp_path / "backbone.pt")
    slices = np.random.default_rng(0).random((2, 128, 128), np.float32)  # as large as what the network sees
    found = maps.of(slices, np.array([0.2, 0.8]))
    with torch.inference_mode():
        expected = network.eval().encoder(torch.from_numpy(slices)[:, None].repeat(1, 3, 1, 1))
    torch.testing.assert_close(found[:2], expected)


def test_the_basis_is_kept_and_made_anew_if_it_is_damaged(project, tiny):
    def maker():
        return maker_of(tiny, project)

    first = maker().identity
    path = drafts_folder(project) / "basis.npz"
    kept = path.read_bytes()
    assert maker().identity == first and path.read_bytes() == kept
    path.write_bytes(kept[:100])
    assert maker().identity == first
    assert FeatureCache(project, draft_grid(project, project.cases()), maker()).key(project.cases()[0]) != FeatureCache(
        project, draft_grid(project, project.cases())
    ).key(project.cases()[0])


def test_drafts_are_made_with_it_and_anew_without_it(project, tiny, monkeypatch):
    monkeypatch.setattr("SSLSegmentationLib.embedding.draft_engine.PIXELS", 3000)
    for backbone in (tiny, None):
        loop = DraftLoop(project, backbone=backbone)
        while loop.step() is not None:
            pass
        assert all(loop.fresh().values())
        assert len(list((drafts_folder(project) / "features").glob("*.npy"))) == len(project.cases())
    assert draft_state(project)[project.cases()[0].id].fit == 2
    assert read_draft(project, project.cases(Role.TEST)[0].id).labels().any()


def test_without_a_volume_there_is_no_basis(project):
    with pytest.raises(DataError, match="No volume"):
        maps_for(starter_path(), project, draft_grid(project, project.cases()), [], lambda: None)


def test_what_is_no_backbone_is_refused(project, tmp_path):
    (tmp_path / "x.pt").write_bytes(b"no checkpoint")
    with pytest.raises(CheckpointError):
        maps_for(tmp_path / "x.pt", project, draft_grid(project, project.cases()), project.cases(), lambda: None)
