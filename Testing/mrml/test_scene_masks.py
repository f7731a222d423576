"""A mask among the scene's volumes is no image to learn from, unless somebody who knows says so."""

import numpy as np
import pytest
from SSLSegmentationPlugin.scene.Volumes import addVolume, whyMask

from SSLSegmentationLib.core.errors import MaskError

SHAPE = (8, 40, 40)
ORGANS = np.zeros(SHAPE, np.int16)
ORGANS[2:7, 8:26, 6:20] = 1
ORGANS[3:6, 12:18, 24:34] = 2
IMAGE = (np.random.default_rng(0).normal(400, 60, SHAPE) + 300 * (ORGANS == 1)).astype(np.int16)


@pytest.mark.parametrize(
    "mask",
    [ORGANS, (ORGANS > 0).astype(np.uint8) * 255, ORGANS.astype(np.float32), ORGANS.astype(np.float64) * 1000],
    ids=["values 0, 1, 2", "0 and 255", "as floats", "thousands"],
)
@pytest.mark.parametrize("name", ["T2", "T2 seg"])
def test_a_scalar_volume_with_the_content_of_a_mask_is_refused(project, makeVolume, mask, name):
    with pytest.raises(
        MaskError, match=f"'{name}' looks like a mask, not like an image: it holds only the values 0"
    ) as e:
        addVolume(project, makeVolume(mask, name=name))
    assert "Give it to its case" in e.value.hint
    assert project.cases() == [] and not list(project.folder.glob("cases/*"))


def test_somebody_may_say_that_it_is_an_image(project, makeVolume):
    assert addVolume(project, makeVolume(ORGANS), asImage=True).id == "case0001"


@pytest.mark.parametrize("name", ["T2", "mask", "patient Label", "a/b seg/c", ""])
def test_an_image_is_one_whatever_it_is_called(makeVolume, name):
    assert whyMask(makeVolume(IMAGE, name=name)) == ""


def test_what_is_no_scalar_volume_is_not_judged(scene, makeVolume):
    assert whyMask(scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "empty")) == ""
    assert whyMask(scene.AddNewNodeByClass("vtkMRMLVectorVolumeNode", "mask")) == ""
