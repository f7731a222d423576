"""Weights in files of other programs are read without running anything."""

import os
import pickle
import zipfile
from pathlib import PurePosixPath

import numpy as np
import pytest
import torch

from SSLSegmentationLib.core.errors import CheckpointError
from SSLSegmentationLib.training.foreign import read_foreign


class Code:
    """What runs when it is unpickled in the usual way."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return os.mkdir, (str(self.path),)


@pytest.fixture
def trained():
    network = torch.nn.Conv2d(1, 2, 3)
    optimizer = torch.optim.SGD(network.parameters(), lr=0.1, momentum=0.9)
    network(torch.zeros(1, 1, 5, 5)).sum().backward()
    optimizer.step()
    return {
        "network_weights": network.state_dict(),
        "optimizer_state": optimizer.state_dict(),
        "logging": {"mean_fg_dice": [np.float64(0.5), np.float32(0.25)], "epochs": np.int64(3)},
        "init_args": {"configuration": "2d", "device": torch.device("cuda", 0)},
        "half": torch.ones(3, dtype=torch.float16)[1:],
        "parameter": torch.nn.Parameter(torch.arange(6.0).view(2, 3).T),
        "plain": (1, "a", None, True, {1, 2}, b"x", 2.5),
        "inference_allowed_mirroring_axes": None,
    }


def test_tensors_numbers_and_plain_values_come_as_they_are(trained, tmp_path):
    torch.save(trained, tmp_path / "a.pth")
    read = read_foreign(tmp_path / "a.pth")
    for name, tensor in trained["network_weights"].items():
        assert torch.equal(read["network_weights"][name], tensor)
    buffer = read["optimizer_state"]["state"][0]["momentum_buffer"]
    assert torch.equal(buffer, trained["optimizer_state"]["state"][0]["momentum_buffer"])
    assert read["logging"] == {"mean_fg_dice": [0.5, 0.25], "epochs": 3}
    assert read["init_args"] == {"configuration": "2d", "device": "cuda:0"}
    assert torch.equal(read["half"], trained["half"]) and torch.equal(read["parameter"], trained["parameter"])
    assert read["plain"] == trained["plain"] and read["inference_allowed_mirroring_axes"] is None


@pytest.mark.parametrize("place", ["beside", "within", "whole"])
def test_code_is_not_run_wherever_it_stands(tmp_path, place):
    code = Code(tmp_path / "it ran")
    content = {
        "beside": {"network_weights": {}, "extra": code},
        "within": {"network_weights": {"a": [code]}},
        "whole": code,
    }
    torch.save(content[place], tmp_path / "a.pth")
    with pytest.raises(CheckpointError, match=r"holds '\w+.mkdir' beside weights; nothing in it was run"):
        read_foreign(tmp_path / "a.pth")
    assert not (tmp_path / "it ran").exists()


@pytest.mark.parametrize(
    "thing",
    [PurePosixPath("a"), np.zeros(2), np.dtype("O"), slice(3), len, torch.nn.ReLU(), complex(1, 2)],
    ids=lambda x: type(x).__name__,
)
def test_other_things_are_refused_by_name(tmp_path, thing):
    torch.save({"network_weights": {}, "extra": thing}, tmp_path / "a.pth")
    with pytest.raises(CheckpointError, match="beside weights; nothing in it was run"):
        read_foreign(tmp_path / "a.pth")


def written(path, data, **members):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/data.pkl", data)
        for name, content in members.items():
            archive.writestr(f"a/{name}", content)
    return path


@pytest.mark.parametrize(
    "data",
    [
        b"\x80\x02ctorch._utils\n_rebuild_tensor_v2\n}X\x01\x00\x00\x00aK\x01sb.",  # sets what the function is
        b"\x80\x02ccollections\nOrderedDict\n)\x81.",  # makes one in another way than by a call
        b"\x80\x02}",  # cut
        b"",
        pickle.dumps({"a": 1})[:-3],
    ],
)
def test_a_pickle_that_is_damaged_or_bent_is_refused(tmp_path, data):
    with pytest.raises(CheckpointError, match="is damaged"):
        read_foreign(written(tmp_path / "a.pth", data))


def test_a_tensor_larger_than_its_numbers_is_refused(tmp_path):
    torch.save({"a": torch.zeros(1).expand(10**6, 10**6)}, tmp_path / "a.pth")
    with pytest.raises(CheckpointError, match="larger than its storage"):
        read_foreign(tmp_path / "a.pth")


def test_numbers_of_the_other_byte_order_and_no_checkpoints_are_refused(tmp_path):
    with pytest.raises(CheckpointError, match="big-endian"):
        read_foreign(written(tmp_path / "a.pth", pickle.dumps({}), byteorder="big"))
    with pytest.raises(CheckpointError, match="holds no weights by name"):
        read_foreign(written(tmp_path / "b.pth", pickle.dumps([1])))
    with zipfile.ZipFile(tmp_path / "c.pth", "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(CheckpointError, match="not a checkpoint of torch"):
        read_foreign(tmp_path / "c.pth")
    (tmp_path / "d.pth").write_bytes(pickle.dumps({"a": 1}, protocol=2))
    with pytest.raises(CheckpointError, match="nothing in it was run"):
        read_foreign(tmp_path / "d.pth")
    with pytest.raises(CheckpointError, match="does not exist"):
        read_foreign(tmp_path / "e.pth")
