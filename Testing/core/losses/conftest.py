import pytest
import torch

_DECLARED = []  # a library's operators vanish with the object


@pytest.fixture
def lightly_losses():
    """lightly's losses, also where torchvision, which it imports and they do not use, is of another torch build."""
    pytest.importorskip("lightly")
    try:
        import torchvision  # noqa: F401
    except RuntimeError:
        library = torch.library.Library("torchvision", "FRAGMENT")
        for name in ("nms", "qnms"):
            library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
        _DECLARED.append(library)
    from lightly import loss

    return loss


@pytest.fixture
def lightly_nt_xent(lightly_losses):
    """lightly's NT-Xent."""
    return lightly_losses.NTXentLoss
