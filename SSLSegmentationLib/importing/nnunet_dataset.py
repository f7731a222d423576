"""Raw data sets of nnU-Net 2: what lies in ``nnUNet_raw``."""

from pathlib import Path

from ..core.exchange import ExchangeFormat
from .dataset_formats import DESCRIPTION, described, lists, register

#: Beside the description in what is written here: what nnU-Net has no place for.
OWN_RECORD = "sslsegmentation.json"
OWN_FORMAT = 1
#: Folds, as nnU-Net wants them in ``nnUNet_preprocessed``.
SPLITS = "splits_final.json"
#: Which files of images nnU-Net and this program read both, the usual one first.
ENDINGS = (".nii.gz", ".nrrd", ".mha")


def knows(path: Path) -> bool:
    """Whether a description leaves it to the folders beside it which files there are."""
    content = described(path, DESCRIPTION)
    return content is not None and not lists(content, "training", "validation", "test", "unlabeled", "testing")


register(
    ExchangeFormat(
        "nnunet",
        "nnU-Net raw data set",
        "a folder with dataset.json, imagesTr and labelsTr",
        __package__,
        knows="nnunet_dataset:knows",
        reads="nnunet:read",
        writes="nnunet_export:write",
    )
)
