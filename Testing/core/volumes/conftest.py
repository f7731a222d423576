"""Fixtures of the volume tests: a label schema, and DICOM series written slice by slice."""

import pytest
import SimpleITK as sitk

from SSLSegmentationLib.project.schema import LabelSchema, Segment

from .synthetic import noise

KIDNEY_MASS = (
    "~SCT^49755003^Morphologically Altered Structure~SCT^4147007^Mass~^^~~SCT^64033007^Kidney~SCT^24028007^Right"
)


@pytest.fixture
def schema():
    """Three segments whose priority order is neither that of their values nor of their names."""
    return LabelSchema(
        (
            Segment(7, "tumeur à droite", (255, 0, 12), KIDNEY_MASS),
            Segment(2, "Liver", (10, 128, 30)),
            Segment(5, "spleen", (0, 0, 200)),
        )
    )


@pytest.fixture
def write_dicom():
    """Write an axial MR series: one file per position along z, file names in the order of ``positions``."""

    def write(folder, positions, uid="1.2.3.4", shift=0.0, axes=(1, 0, 0, 0, 1, 0), shape=(12, 16), prefix="", **tags):
        folder.mkdir(parents=True, exist_ok=True)
        writer = sitk.ImageFileWriter()
        writer.KeepOriginalImageUIDOn()
        volume = noise((len(positions), *shape), seed=1)
        for k, z in enumerate(positions):
            image = sitk.GetImageFromArray(volume[k : k + 1])
            image.SetSpacing((0.75, 0.5, 3.0))
            fields = {
                "0008|0016": "1.2.840.10008.5.1.4.1.1.4",
                "0008|0060": "MR",
                "0008|103e": "t2 tra",
                "0010|0010": "Doe^Jane",
                "0020|000e": uid,
                "0020|0011": uid.rsplit(".", 1)[-1],
                "0020|0013": str(99 - k),  # a lie: instance numbers must not matter
                "0020|0032": f"1.5\\{2 + shift * z}\\{z}",
                "0020|0037": "\\".join(map(str, axes)),
                **tags,
            }
            for tag, value in fields.items():
                image.SetMetaData(tag, value)
            writer.SetFileName(str(folder / f"{prefix}{k:03}.dcm"))
            writer.Execute(image)
        return volume

    return write
