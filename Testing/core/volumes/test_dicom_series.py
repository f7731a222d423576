"""Cine and other times in DICOM: one file a slice and phase, or all in one; what lacks is named."""

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.importing import volume_name
from SSLSegmentationLib.volumes.frames import read_frames
from SSLSegmentationLib.volumes.reading import find_volumes, read_volume

from .dicom_objects import PLACES, enhanced, save, single_image, voxels, write_series

PHASES = 5


def cine(folder, each, phases=PHASES, leave_out=(), **values):
    """A stack with a file for each slice and phase, slice by slice as scanners write them."""
    for k, z in enumerate(PLACES):
        for n in range(phases):
            if (k, n) not in leave_out:
                number = 1 + k * phases + n
                content = single_image(voxels(seed=n)[k], z, number, **{**values, **each(n, k)})
                save(content, folder / f"IM-{number:04}.dcm")
    return folder


def seeds(stack):
    """Which of the phases the frames are."""
    known = [voxels(seed=n) for n in range(PHASES)]
    found = [sitk.GetArrayFromImage(image) for image in stack.images]
    return [next(n for n, one in enumerate(known) if np.array_equal(one, frame)) for frame in found]


WAYS = {
    "trigger time": (lambda n, k: {"TriggerTime": 7.0 + 43.0 * n + 0.1 * k}, 43.0),
    "temporal position": (lambda n, k: {"TemporalPositionIdentifier": n + 1}, None),
    "both": (lambda n, k: {"TemporalPositionIdentifier": n + 1, "TriggerTime": 43.0 * n}, 43.0),
    "time of the day": (
        lambda n, k: {"AcquisitionDate": "20240229", "AcquisitionTime": f"1159{58 + n // 2:02}.{n % 2 * 5}"},
        500.0,
    ),
    "across noon": (lambda n, k: {"AcquisitionTime": ("115958", "115959", "120000", "120001", "120002")[n]}, 1000.0),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_file_for_each_slice_and_time_makes_one_series(tmp_path, way):
    each, step = WAYS[way]
    folder = cine(tmp_path / "sax", each)
    assert find_volumes(tmp_path) == [folder] and volume_name(folder) == "sax"
    for place in (folder, folder / "IM-0003.dcm"):  # any of its files stands for the series
        stack = read_frames(place)
        assert stack.kind == "time" and seeds(stack) == list(range(PHASES))
        expected = [step * n for n in range(PHASES)] if step else [None] * PHASES
        assert stack.times_ms == pytest.approx(expected, abs=0.01)
    assert read_frames(folder).images[0].GetSpacing() == (0.75, 0.5, 3.0)


def test_files_that_were_written_in_another_order_are_put_into_that_of_their_times(tmp_path):
    order = (3, 0, 4, 2, 1)
    folder = cine(tmp_path / "sax", lambda n, k: {"TriggerTime": 40.0 * order[n]})
    assert [order[seed] for seed in seeds(read_frames(folder))] == [0, 1, 2, 3, 4]


def test_a_cine_beside_another_series_is_one_of_two(tmp_path):
    cine(tmp_path / "mix", lambda n, k: {"TriggerTime": 40.0 * n})
    write_series(tmp_path / "mix", voxels(seed=9), prefix="T2", SeriesInstanceUID="9.8.7", SeriesDescription="t2")
    found = find_volumes(tmp_path)
    assert [path.name for path in found] == ["IM-0001.dcm", "T2001.dcm"]
    assert [len(read_frames(path)) for path in found] == [PHASES, 1]
    with pytest.raises(DataError, match="2 DICOM series"):
        read_frames(tmp_path / "mix")


def test_magnitude_and_phase_of_a_cine_are_two_series(tmp_path):
    for c, kind in enumerate("MP"):
        cine(
            tmp_path / kind,
            lambda n, k: {"TriggerTime": 40.0 * n},
            ImageType=["ORIGINAL", "PRIMARY", kind],
        )
        for path in sorted((tmp_path / kind).iterdir()):
            path.rename(path.with_name(f"{c}{path.name}"))
    (tmp_path / "flow").mkdir()
    for path in [*tmp_path.glob("M/*"), *tmp_path.glob("P/*")]:
        path.rename(tmp_path / "flow" / path.name)
    found = find_volumes(tmp_path)
    assert [volume_name(path) for path in found] == ["flow magnitude trigger time", "flow phase trigger time"]
    assert [len(read_frames(path)) for path in found] == [PHASES, PHASES]


def test_magnitude_and_phase_in_one_object_are_two_series(tmp_path):
    def groups(f):
        kind, n = "MP"[f // 8], f % 8 // 4
        return {
            "MRImageFrameTypeSequence": {"FrameType": ["ORIGINAL", "PRIMARY", kind]},
            "CardiacSynchronizationSequence": {"NominalCardiacTriggerDelayTime": 40.0 * n},
        }

    pixels = np.concatenate([voxels(seed=n) for n in range(4)])
    path = save(enhanced(pixels, [*PLACES] * 4, frame=groups), tmp_path / "e.dcm")
    found = find_volumes(tmp_path)
    assert {place.name for place in found} == {"magnitude trigger time", "phase trigger time"}
    assert seeds(read_frames(path / "phase trigger time")) == [2, 3]


def test_a_slice_with_fewer_phases_is_named(tmp_path):
    folder = cine(tmp_path / "sax", lambda n, k: {"TriggerTime": 40.0 * n}, leave_out=[(2, 4)])
    with pytest.raises(
        DataError, match=r"has 5 times at most of its 4 positions, but 4 at 6\.00 mm \(such as 'IM-0011"
    ):
        read_frames(folder)
    folder = cine(tmp_path / "t", lambda n, k: {"TemporalPositionIdentifier": n + 1}, leave_out=[(2, 4)])
    with pytest.raises(DataError, match=r"\(time 5\) lacks 1 slice that other volumes of its series have"):
        read_frames(folder)


def test_frames_of_different_grids_are_refused(tmp_path):
    def each(n, k):
        shift = 0.4 if n == 3 else 0.0
        return {"TemporalPositionIdentifier": n + 1, "ImagePositionPatient": [1.5 + shift, 2.0, PLACES[k]]}

    with pytest.raises(DataError, match="frames of different grids: 'time 4' lies on another one than 'time 1'"):
        read_frames(cine(tmp_path / "sax", each))


def test_one_of_the_times_can_still_be_read_alone(tmp_path):
    folder = cine(tmp_path / "sax", lambda n, k: {"TriggerTime": 40.0 * n})
    np.testing.assert_array_equal(sitk.GetArrayFromImage(read_volume(folder / "IM-0003.dcm")), voxels(seed=2))
    assert seeds(read_frames(folder, "2,3")) == [1, 2]


def test_a_damaged_file_among_them_is_told_of(tmp_path):
    folder = cine(tmp_path / "sax", lambda n, k: {"TriggerTime": 40.0 * n})
    path = folder / "IM-0007.dcm"
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(DataError, match=r"IM-0007\.dcm' is (damaged|truncated|cut)"):
        read_frames(folder)
