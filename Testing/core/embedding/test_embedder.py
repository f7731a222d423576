"""Embedding a volume: what the network says, of length 1; which checkpoints can; memory and the kept vectors."""

import numpy as np
import pytest
import torch
from embedding_samples import brightness_embedder, landmark_volume, save_backbone
from model_samples import backbone_content, model_content
from torch.nn import functional as F
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.core.errors import CheckpointError, DataError, SettingsError, StorageError
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.embedding import Embedder, FeatureChoice, similarity
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import UNet, seeded_network
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import save_checkpoint

IMAGE = image_of(noise((11, 13, 18)), spacing=(1.5, 1.5, 5.0))


@pytest.fixture
def backbone(tmp_path):
    return save_backbone(tmp_path / "backbone.pt")


def test_vectors_are_the_features_of_the_slices_scaled_to_length_1(backbone):
    embedder = Embedder(backbone)
    embedding = embedder.embed(IMAGE)
    assert embedding.vectors.shape == (11, 4, 13, 18) and embedding.vectors.dtype == np.float16
    slices = torch.from_numpy(embedder.preprocessing.apply(IMAGE))[:, None]
    with torch.no_grad():
        features = embedder.network.features(F.pad(slices, (0, 0, 0, 1)))[:, :, :13]
    expected = F.normalize(features.double(), dim=1).numpy()
    assert np.abs(embedding.vectors - expected).max() < 1e-3
    assert np.abs(np.linalg.norm(embedding.vectors.astype(float), axis=1) - 1).max() < 1e-3


def test_a_network_that_sees_neighbours_embeds_each_slice_with_its_own(tmp_path):
    network = UNet(UNetSettings(widths=(4, 8)), 2, 3)
    seen = {"inputs": 3, "preprocessing": to_dict(Preprocessing(spacing_mm=1.5, context=1))}
    save_checkpoint(
        tmp_path / "backbone.pt", "backbone", {**backbone_content(), **seen, "state": dict(network.state_dict())}
    )
    embedder = Embedder(tmp_path / "backbone.pt")
    embedder.chunk = 4
    vectors = embedder.embed(IMAGE).vectors
    slices = F.pad(torch.from_numpy(embedder.preprocessing.apply(IMAGE)), (0, 0, 0, 1))
    for number in (0, 3, 4, 10):
        stack = torch.stack([slices[number], slices[max(0, number - 1)], slices[min(10, number + 1)]])
        with torch.no_grad():
            features = F.normalize(embedder.network.features(stack[None])[0, :, :13].double(), dim=0)
        assert np.abs(vectors[number] - features.numpy()).max() < 1e-3


@pytest.mark.parametrize(
    ("features", "shape"),
    [
        (FeatureChoice("encoder"), (11, 8, 7, 9)),
        (FeatureChoice("encoder", 0), (11, 4, 13, 18)),
        (FeatureChoice("decoder", 0), (11, 4, 13, 18)),
    ],
)
def test_maps_of_other_parts_and_levels_can_be_chosen(backbone, features, shape):
    assert Embedder(backbone, features=features).embed(IMAGE).vectors.shape == shape


def test_the_length_of_the_features_does_not_matter(tmp_path):
    embedder = brightness_embedder(tmp_path)
    image = landmark_volume((0, 0, 0))
    plain = embedder.embed(image)
    decoder = embedder.network.decoder
    embedder.network.decoder = lambda features, stages: 37.5 * decoder(features, stages)
    query = plain.vector((4, 10, 10))
    a, b = (similarity(e, query).values for e in (plain, embedder.embed(image)))
    assert np.abs(a - b).max() < 1e-3
    assert np.abs(similarity(plain, 9.0 * query).values - a).max() < 1e-6


def test_a_model_pads_its_slices_to_the_patch_that_it_was_trained_on(tmp_path, backbone):
    save_checkpoint(tmp_path / "model.pt", "model", model_content())
    model = Embedder(tmp_path / "model.pt")
    seen = []
    model.network.encoder.register_forward_hook(lambda module, images, out: seen.append(images[0].shape[-2:]))
    assert model.embed(IMAGE).vectors.shape == (11, 4, 13, 18)
    assert set(seen) == {(32, 32)}


def test_a_backbone_without_a_decoder_is_refused_and_its_encoder_is_offered(tmp_path):
    path = save_backbone(tmp_path / "backbone.pt", parts=("encoder.",))
    with pytest.raises(CheckpointError, match=r"has no trained decoder\. .*--part encoder"):
        Embedder(path)
    assert Embedder(path, features=FeatureChoice("encoder")).embed(IMAGE).vectors.shape == (11, 8, 7, 9)


def test_a_level_that_the_network_lacks_is_refused(backbone):
    with pytest.raises(SettingsError, match="decoder of this network has no level 1"):
        Embedder(backbone, features=FeatureChoice("decoder", 1))


def test_features_that_are_not_finite_are_refused(tmp_path):
    embedder = brightness_embedder(tmp_path)
    embedder.network.decoder = lambda features, stages: features[0] * float("nan")
    with pytest.raises(DataError, match="not finite"):
        embedder.embed(landmark_volume((0, 0, 0)))


def test_little_memory_makes_the_bites_smaller_and_changes_nothing(backbone):
    expected = Embedder(backbone).embed(IMAGE).vectors
    embedder = Embedder(backbone)
    encoder, sizes = embedder.network.encoder.forward, []

    def hungry(images):
        sizes.append(len(images))
        if len(images) > 3:
            raise RuntimeError("DefaultCPUAllocator: can't allocate memory")
        return encoder(images)

    embedder.network.encoder.forward = hungry
    assert np.allclose(embedder.embed(IMAGE).vectors, expected, atol=1e-3)
    assert sizes == [8, 4, 2, 2, 2, 2, 2, 1]


def test_slices_of_which_a_network_sees_a_single_point_are_refused(backbone):
    with pytest.raises(DataError, match=r"Slices of \d+ × \d+ pixels are too small to embed"):
        Embedder(backbone).embed(image_of(noise((2, 2, 2))))


def test_too_little_memory_is_a_sentence(backbone):
    embedder = Embedder(backbone)

    def hungry(images):
        raise MemoryError

    embedder.network.encoder.forward = hungry
    with pytest.raises(DataError, match="not enough memory to embed slices of 13 × 18 pixels"):
        embedder.embed(IMAGE)


def test_vectors_that_would_fill_the_memory_lie_in_a_file_that_nobody_sees(tmp_path, backbone, monkeypatch):
    expected = Embedder(backbone).embed(IMAGE).vectors
    monkeypatch.setattr("SSLSegmentationLib.embedding.embedder._MEMORY_BYTES", 100)
    monkeypatch.setattr("SSLSegmentationLib.embedding.embedder._CHUNK_BYTES", 3 * 4 * 4 * 14 * 18)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    embedder, sizes = Embedder(backbone), []
    embedder.network.encoder.register_forward_hook(lambda module, images, out: sizes.append(len(images[0])))
    embedding = embedder.embed(IMAGE)
    assert isinstance(embedding.vectors, np.memmap) and sizes == [3, 3, 3, 2]
    assert not list((tmp_path / "temporary").iterdir())
    assert np.allclose(embedding.vectors, expected, atol=1e-3)
    assert similarity(embedding, embedding.vector((3, 4, 5))).nearest().pixel == (3, 4, 5)


def test_a_last_map_of_its_own_width_is_embedded_whole(tmp_path):
    settings = UNetSettings(widths=(4, 8), pixel_features=24)
    content = backbone_content() | {"network": to_dict(settings), "state": seeded_network(settings, 2, 0).state_dict()}
    save_checkpoint(tmp_path / "backbone.pt", "backbone", content)
    assert Embedder(tmp_path / "backbone.pt").embed(IMAGE).vectors.shape == (11, 24, 13, 18)


def test_kept_vectors_are_found_again_and_are_the_same(tmp_path, backbone):
    embedder = Embedder(backbone)
    kept = embedder.embed(IMAGE, cache=tmp_path / "kept")
    assert np.array_equal(kept.vectors, embedder.embed(IMAGE).vectors)
    embedder._maps = None  # computes no more
    again = embedder.embed(IMAGE, cache=tmp_path / "kept")
    assert np.array_equal(again.vectors, kept.vectors)
    assert similarity(again, again.vector((3, 4, 5))).nearest().pixel == (3, 4, 5)


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY\x01\x00v\x00{'descr'", b"half"])
def test_kept_vectors_that_are_damaged_are_made_anew(tmp_path, backbone, content):
    embedder = Embedder(backbone)
    expected = embedder.embed(IMAGE, cache=tmp_path / "kept").vectors.copy()
    (path,) = (tmp_path / "kept").rglob("*.npy")
    path.write_bytes(path.read_bytes()[:-100] if content == b"half" else content)
    assert np.array_equal(embedder.embed(IMAGE, cache=tmp_path / "kept").vectors, expected)
    assert np.array_equal(np.load(path), expected)


def test_other_weights_features_and_volumes_do_not_share_kept_vectors(tmp_path, backbone):
    other = save_backbone(tmp_path / "other.pt", spacing_mm=1.4)
    embedders = [Embedder(backbone), Embedder(other), Embedder(backbone, features=FeatureChoice("encoder"))]
    for embedder in embedders:
        for image in (IMAGE, IMAGE + 1):
            embedder.embed(image, cache=tmp_path / "kept")
    assert len(list((tmp_path / "kept").rglob("*.npy"))) == 6


def test_a_disk_that_refuses_is_told_and_leaves_nothing_half(tmp_path, backbone):
    (tmp_path / "kept").write_text("a file where the folder should be")
    with pytest.raises(StorageError):
        Embedder(backbone).embed(IMAGE, cache=tmp_path / "kept")
    assert (tmp_path / "kept").read_text() == "a file where the folder should be"
