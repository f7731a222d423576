"""Two calls that make masks at the same moment: none replaces another image's, and the table loses no row."""

import csv
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import SimpleITK as sitk
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.core.locks import Claim
from SSLSegmentationLib.inference.file_prediction import FilesReport, planned_targets, predict_files
from SSLSegmentationLib.inference.mask_places import OVERWRITE, REFUSE, SKIP
from SSLSegmentationLib.inference.prediction import Prediction
from SSLSegmentationLib.inference.prediction_table import TABLE, PredictionTable

PREDICT = """
import sys, time
from pathlib import Path
sys.path[:0] = sys.argv[5:]
from inference.test_two_at_a_time import Slow, predicted
volume, out, ready, go = map(Path, sys.argv[1:5])
ready.write_text("")
while not go.exists():
    time.sleep(0.005)
report = predicted(Slow(0.3), [volume], out)
print(*[one.mask.name for one in report.predicted], *[error.sentence for _, error in report.refused])
"""


class Slow:
    """Stands for a predictor whose masks are those of their images."""

    def __init__(self, seconds=0.0, meanwhile=lambda: None):
        self.seconds, self.meanwhile = seconds, meanwhile

    def of_volume(self, volume):
        return self

    def origin_digests(self):
        return []

    def predict_file(self, source, target):
        self.meanwhile()
        threading.Event().wait(self.seconds)
        target.write_bytes(Path(source).read_bytes())
        return Prediction(sitk.GetArrayFromImage(sitk.ReadImage(str(source))), 0.9, {"liver": 1.0})


def predicted(predictor, volumes, out, existing=REFUSE):
    report = FilesReport()
    targets = planned_targets(volumes, out, ".seg.nrrd", report)
    predict_files(predictor, targets, report, existing=existing, table=PredictionTable(out, volumes))
    return report


def rows(out):
    with open(out / TABLE, encoding="utf-8", newline="") as file:
        return {row["mask"]: row["file"] for row in csv.DictReader(file)}


def save(path, seed):
    path.parent.mkdir(parents=True, exist_ok=True)
    sitk.WriteImage(image_of(noise((3, 8, 9), seed=seed)), str(path))
    return path


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


def together(tmp_path, out, *volumes):
    """What processes say that predict these volumes at the same moment."""
    paths = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "inference")]
    ready = [tmp_path / f"ready-{number}" for number in range(len(volumes))]
    others = [
        subprocess.Popen(
            [sys.executable, "-c", PREDICT, volume, out, mark, tmp_path / "go", *paths],
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for volume, mark in zip(volumes, ready, strict=True)
    ]
    while not all(mark.exists() for mark in ready):
        assert all(other.poll() is None for other in others)
        threading.Event().wait(0.01)
    (tmp_path / "go").write_text("")
    return [other.communicate()[0].strip() for other in others]


def test_two_processes_never_write_the_mask_of_one_image_over_that_of_another(tmp_path, out):
    volumes = [save(tmp_path / "in" / name, seed) for seed, name in enumerate(["t2.nrrd", "t2.nii.gz", "t3.nrrd"])]
    said = together(tmp_path, out, *volumes)
    assert sorted(said[:2]) == ["t2-2.seg.nrrd", "t2.seg.nrrd"] and said[2] == "t3.seg.nrrd"
    for volume, mask in zip(volumes, said, strict=True):
        assert (out / mask).read_bytes() == volume.read_bytes()
    assert rows(out) == dict(zip(said, (volume.name for volume in volumes), strict=True))
    assert sorted(os.listdir(out)) == sorted([*said, TABLE])


def test_two_processes_never_make_one_mask_twice(tmp_path, out):
    volume = save(tmp_path / "t2.nrrd", 1)
    first, second = sorted(together(tmp_path, out, volume, volume))
    assert "t2.seg.nrrd' is being made by another call at this moment" in first or "exists already" in first
    assert second == "t2.seg.nrrd" and rows(out) == {"t2.seg.nrrd": "t2.nrrd"}


@pytest.mark.parametrize("existing", [REFUSE, SKIP, OVERWRITE])
def test_what_another_call_is_making_is_not_touched_and_the_rest_goes_on(tmp_path, out, existing):
    volume, other = save(tmp_path / "a" / "t2.nrrd", 1), save(tmp_path / "a" / "t3.nrrd", 2)
    found = []
    predictor = Slow(
        meanwhile=lambda: found.append(predicted(Slow(), [volume, other], out, existing)) if not found else 0
    )
    assert [one.mask.name for one in predicted(predictor, [volume], out, existing).predicted] == ["t2.seg.nrrd"]
    (report,) = found
    ((path, error),) = report.refused
    assert path == volume and "is being made by another call" in error.sentence
    assert [one.mask.name for one in report.predicted] == ["t3.seg.nrrd"]
    assert rows(out) == {"t2.seg.nrrd": "t2.nrrd", "t3.seg.nrrd": "t3.nrrd"}


def test_what_another_call_ends_before_its_name_is_ours_is_looked_at_again(tmp_path, out, monkeypatch):
    volume, twin = save(tmp_path / "in" / "t2.nrrd", 1), save(tmp_path / "in" / "t2.nii.gz", 2)
    acquire, done = Claim.acquire, []

    def late(claim, **record):
        if not done:
            done.append(claim)
            predicted(Slow(), [volume], out)
        return acquire(claim, **record)

    monkeypatch.setattr(Claim, "acquire", late)
    assert [one.mask.name for one in predicted(Slow(), [twin], out).predicted] == ["t2-2.seg.nrrd"]
    assert (out / "t2.seg.nrrd").read_bytes() == volume.read_bytes()
    done.clear()
    again = predicted(Slow(), [volume], out, SKIP)
    assert [target.mask.name for target in again.skipped] == ["t2.seg.nrrd"] and again.predicted == []


def test_a_name_is_free_again_after_an_error(tmp_path, out):
    volume = save(tmp_path / "t2.nrrd", 1)

    def fail():
        raise ValueError("odd")

    assert len(predicted(Slow(meanwhile=fail), [volume], out).refused) == 1
    assert not out.exists() and len(predicted(Slow(), [volume], out).predicted) == 1
