"""Paths that records name."""

import os
import sys

import pytest
from hostile_names import HOSTILE

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.core.paths import checked, inside, inside_or_linked, plainly_there

WHAT = "The label of the case 'case0001'"


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: ascii(name)[:30])
def test_a_name_that_leads_out_or_is_none_of_a_file_is_refused(tmp_path, name):
    with pytest.raises(ProjectError) as refusal:
        inside(tmp_path / "folder", name, WHAT)
    assert refusal.value.sentence.startswith(WHAT)
    assert refusal.value.hint
    assert str(refusal.value).isprintable()


@pytest.mark.parametrize(
    "name", ["label.seg.nrrd", "predictions/a b.seg.nrrd", "a..b", "Größe/肝.nrrd", ".hidden", "console"]
)
def test_a_plain_name_is_a_path_below_the_folder(tmp_path, name):
    assert inside(tmp_path, name, WHAT) == tmp_path / name
    assert inside_or_linked(tmp_path, name, WHAT) == tmp_path / name


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
@pytest.mark.parametrize("link", ["link", "link/file", "chain", "loop", "up", "missing"])
def test_a_link_that_leads_out_is_refused_wherever_it_stands(tmp_path, link):
    folder, outside = tmp_path / "folder", tmp_path / "folder-outside"
    folder.mkdir(), outside.mkdir()
    (folder / "link").symlink_to(outside)
    (folder / "chain").symlink_to("link")
    (folder / "loop").symlink_to("loop")
    (folder / "up").symlink_to("..")
    (folder / "missing").symlink_to(outside / "not yet there")
    if link == "loop":  # leads nowhere, and so not out: opening it fails
        assert inside(folder, link, WHAT)
        return
    with pytest.raises(ProjectError, match="link"):
        inside(folder, link, WHAT)
    with pytest.raises(ProjectError, match="link"):
        checked(folder, folder / link, WHAT)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")
def test_a_link_within_the_folder_and_one_to_the_folder_are_followed(tmp_path):
    (tmp_path / "real" / "sub").mkdir(parents=True)
    (tmp_path / "real" / "here").symlink_to("sub")
    os.symlink("real", tmp_path / "project")
    assert inside(tmp_path / "project", "here/file", WHAT) == tmp_path / "project" / "here" / "file"


def test_a_linked_file_may_lie_anywhere_and_has_a_name_that_a_file_can_have(tmp_path):
    assert inside_or_linked(tmp_path / "case", str(tmp_path / "scan.nii.gz"), WHAT) == tmp_path / "scan.nii.gz"
    for name in (f"{tmp_path}/a\0b", f"{tmp_path}/a\x1bb", f"{tmp_path}/a\ud800b", "../scan.nii", "", None):
        with pytest.raises(ProjectError):
            inside_or_linked(tmp_path / "case", name, WHAT)


def test_a_link_made_on_another_system_says_so(tmp_path):
    foreign = "/data/scan.nii" if sys.platform == "win32" else "D:\\data\\scan.nii"
    with pytest.raises(ProjectError, match="another operating system"):
        inside_or_linked(tmp_path, foreign, WHAT)


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("image.nrrd", True),
        ("frames/001.nrrd", True),
        ("gone.nrrd", False),
        ("frames", False),
        ("link.nrrd", False),
        ("frames-link/001.nrrd", False),
        ("../image.nrrd", False),
        ("frames//001.nrrd", False),
        ("", False),
        (".", False),
    ],
)
def test_the_quick_look_takes_only_plain_files_for_there(tmp_path, name, there):
    folder = tmp_path / "case"
    (folder / "frames").mkdir(parents=True)
    for place in (tmp_path / "image.nrrd", folder / "image.nrrd", folder / "frames" / "001.nrrd"):
        place.touch()
    (folder / "link.nrrd").symlink_to(folder / "image.nrrd")
    (folder / "frames-link").symlink_to(folder / "frames")
    assert plainly_there(folder, name) is there
    assert plainly_there(folder, str(folder / "image.nrrd")) and not plainly_there(folder, str(folder / "gone.nrrd"))
