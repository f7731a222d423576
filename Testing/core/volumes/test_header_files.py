"""What a header claims of its file, and which other files it names."""

import gzip
import os
import re
import resource
import shutil
import subprocess
import sys
import zlib

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.volumes.integrity import check_whole
from SSLSegmentationLib.volumes.nifti import unambiguous
from SSLSegmentationLib.volumes.reading import read_volume

from .header_files import metaimage, nifti, nrrd
from .synthetic import image_of, noise

SPACING = "spacings: 1 1 3"
HUGE = (2000, 2000, 1000)


def refusal(path, *words, read=read_volume):
    with pytest.raises(DataError) as caught:
        read(path)
    for word in words:
        assert word in caught.value.sentence
    assert caught.value.hint
    return caught.value


def huge_files(folder):
    """Tiny files whose headers claim 8 GB, in every format and encoding."""
    few, zeros = bytes(100), zlib.compress(bytes(100))
    (folder / "few.raw").write_bytes(few)
    yield nrrd(folder / "raw.nrrd", SPACING, sizes=HUGE, data=few)
    yield nrrd(folder / "gzip.nrrd", SPACING, sizes=HUGE, encoding="gzip", data=gzip.compress(few))
    yield nrrd(folder / "text.nrrd", SPACING, sizes=HUGE, encoding="ascii", data=b"1 2 3")
    yield nrrd(folder / "hex.nrrd", SPACING, sizes=HUGE, encoding="hex", data=b"0102")
    yield nrrd(folder / "skip.nrrd", SPACING, "byte skip: -1", sizes=HUGE, data=few)
    yield nrrd(folder / "raw.nhdr", SPACING, "data file: few.raw", sizes=HUGE)
    yield metaimage(folder / "raw.mha", size=HUGE, data=few)
    compressed = ("CompressedData = True", f"CompressedDataSize = {len(zeros)}")
    yield metaimage(folder / "zlib.mha", *compressed, size=HUGE, data=zeros)
    yield metaimage(folder / "raw.mhd", size=HUGE, target="few.raw")
    yield metaimage(folder / "end.mhd", "HeaderSize = -1", size=HUGE, target="few.raw")
    for name in ("a.nii", "b.nii.gz"):
        yield nifti(folder / name, dim=[3, *HUGE, 1, 1, 1, 1])


def test_a_claim_that_the_file_cannot_hold_takes_no_memory(tmp_path):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for path in huge_files(tmp_path):
        refusal(path, "promises")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kB


def test_far_more_data_than_the_header_says_is_not_unpacked(tmp_path):
    bomb = gzip.compress(bytes(100 << 20), compresslevel=1)
    refusal(nrrd(tmp_path / "a.nrrd", SPACING, encoding="gzip", data=bomb), "far more data")


@pytest.mark.parametrize(
    "text", ["../outside.raw", "{0}/outside.raw", "link.raw", "sub/../../outside.raw", "linked/outside.raw"]
)
@pytest.mark.parametrize("how", ["{}", "LIST\n{}", "LIST 3\n{}"])
@pytest.mark.parametrize("write", [nrrd, metaimage])
def test_a_data_file_outside_the_headers_folder_is_not_opened(tmp_path, text, how, write):
    (tmp_path / "outside.raw").write_bytes(noise().tobytes())
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "link.raw").symlink_to(tmp_path / "outside.raw")
    (folder / "linked").symlink_to(tmp_path)
    name = how.format(text.format(tmp_path))
    if write is nrrd:
        path = nrrd(folder / "a.nhdr", SPACING, f"data file: {name}")
    else:
        path = metaimage(folder / "a.mhd", target=name)
    if how == "LIST\n{}":  # one file for each slice is needed
        path.write_bytes(path.read_bytes() + f"\n{text.format(tmp_path)}\n".encode() * 4)
    refusal(path, "outside its folder")


@pytest.mark.parametrize("write", [nrrd, metaimage])
@pytest.mark.parametrize("text", ["LISTED\n{}", "x\rElementDataFile = {}\rdata file: {}", "x\0{}", "~{}"])
def test_a_header_that_libraries_read_otherwise_than_we_do_is_refused(tmp_path, text, write):
    (tmp_path / "outside.raw").write_bytes(noise().tobytes())
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("LISTED", "x"):
        (folder / name).write_bytes(noise().tobytes())
    name = text.replace("{}", "../outside.raw")
    if write is nrrd:
        refusal(nrrd(folder / "a.nhdr", SPACING, f"data file: {name}"))
    else:
        refusal(metaimage(folder / "a.mhd", target=name))


@pytest.mark.parametrize("line", ["sizes: 2 2 2", "byte skip: nan", "byte skip: inf", "byte skip: ", "line skip: 0.5"])
def test_nrrd_fields_said_twice_or_without_a_number(tmp_path, line):
    refusal(nrrd(tmp_path / "a.nrrd", SPACING, line), "says")


@pytest.mark.parametrize("field", ["HeaderSize", "ElementNumberOfChannels"])
@pytest.mark.parametrize("value", ["nan", "inf", "1 2", "x", "1_0"])
def test_metaimage_fields_without_a_number(tmp_path, field, value):
    refusal(metaimage(tmp_path / "a.mha", f"{field} = {value}"), field)


@pytest.mark.parametrize("write", [nrrd, metaimage])
def test_patterns_that_lead_outside(tmp_path, write):
    folder = tmp_path / "in"
    folder.mkdir()
    for k, plane in enumerate(noise()):
        (tmp_path / f"s{k:02}.raw").write_bytes(plane.tobytes())
    pattern = "../s%02d.raw 0 4 1"
    if write is nrrd:
        path = nrrd(folder / "a.nhdr", SPACING, f"data file: {pattern}")
    else:
        path = metaimage(folder / "a.mhd", target=pattern)
    refusal(path, "outside its folder")


@pytest.mark.parametrize(
    "pattern", ["s%99999d.raw 0 4 1", "s%s.raw 0 4 1", "s%d.raw 0 99999999 1", "s%d.raw 0 4 0", "s%d.raw 0"]
)
def test_patterns_that_make_no_sense(tmp_path, pattern):
    refusal(nrrd(tmp_path / "a.nhdr", SPACING, f"data file: {pattern}"), "not understood")
    refusal(metaimage(tmp_path / "a.mhd", target=pattern), "not understood")


@pytest.mark.parametrize("write", [nrrd, metaimage])
@pytest.mark.parametrize("how", ["one", "list", "pattern", "below"])
def test_data_files_inside_are_read(tmp_path, write, how):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "all.raw").write_bytes(noise().tobytes())
    shutil.copy(tmp_path / "sub" / "all.raw", tmp_path / "all data.raw")
    for k, plane in enumerate(noise()):
        (tmp_path / f"s{k:02}.raw").write_bytes(plane.tobytes())
    names = "\n".join(f"s{k:02}.raw" for k in range(5))
    text = {"one": "all data.raw", "list": f"LIST\n{names}", "pattern": "s%02d.raw 0 4 1", "below": "sub/all.raw"}[how]
    if write is nrrd:
        path = nrrd(tmp_path / "a.nhdr", SPACING, f"data file: {text}")
    else:
        path = metaimage(tmp_path / "a.mhd", "ElementSpacing = 1 1 3", target=text)
    np.testing.assert_array_equal(sitk.GetArrayFromImage(read_volume(path)), noise())


@pytest.mark.parametrize("write", [nrrd, metaimage])
def test_a_list_that_is_too_short_or_names_a_lost_file(tmp_path, write):
    (tmp_path / "s0.raw").write_bytes(noise().tobytes())
    for names, word in (("s0.raw\ns0.raw", "names 2 data files, but needs 5"), ("s0.raw\n" * 4 + "s9.raw", "'s9.raw'")):
        if write is nrrd:
            path = nrrd(tmp_path / "a.nhdr", SPACING, f"data file: LIST\n{names}")
        else:
            path = metaimage(tmp_path / "a.mhd", target=f"LIST\n{names}")
        refusal(path, word)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_regular_file_is_refused_at_once(tmp_path):
    for name in ("a.nrrd", "a.nii.gz", "a.mha", "data.raw"):
        os.mkfifo(tmp_path / name)
    for name in ("a.nrrd", "a.nii.gz", "a.mha"):
        refusal(tmp_path / name, "no regular file")
    for path in (
        nrrd(tmp_path / "b.nhdr", SPACING, "data file: data.raw"),
        metaimage(tmp_path / "b.mhd", target="data.raw"),
    ):
        refusal(path, "no regular file")
    (tmp_path / "zero.nrrd").symlink_to("/dev/zero")
    refusal(tmp_path / "zero.nrrd", "no regular file")


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (("CompressedData = True",), "CompressedDataSize"),
        (("HeaderSize = 10",), "HeaderSize"),
        (("BinaryData = False",), "BinaryData"),
        (("NDims = 2",), "NDims"),
        (("DimSize = 7 6 0",), "DimSize"),
    ],
)
def test_metaimages_whose_voxels_metaio_would_make_up(tmp_path, lines, word):
    refusal(metaimage(tmp_path / "a.mha", *lines, data=zlib.compress(noise().tobytes())), word)


@pytest.mark.parametrize("offset", [0, -500, 348, 351, float("nan"), float("inf")])
def test_nifti_voxels_that_would_be_looked_for_in_the_header(tmp_path, offset):
    refusal(nifti(tmp_path / "a.nii", vox_offset=offset), "vox_offset")


@pytest.mark.parametrize("sizes", [[0] * 8, [8, *[1] * 7], [3, 7, -6, 5, 1, 1, 1, 1], [3, 7, 6, 0, 1, 1, 1, 1]])
def test_nifti_sizes_that_are_none(tmp_path, sizes):
    refusal(nifti(tmp_path / "a.nii", dim=sizes), "dim")


def test_slopes_of_a_nifti(tmp_path, caplog):
    for slope in (0.0, float("nan")):
        image = read_volume(nifti(tmp_path / "a.nii", scl=(slope, 0.0)))
        np.testing.assert_array_equal(sitk.GetArrayFromImage(image), noise())
    assert "slope nan" in caplog.text
    for scale in ((float("inf"), 0.0), (1.0, float("nan")), (2.0, float("inf")), (0.0, 5.0)):
        refusal(nifti(tmp_path / "a.nii", scl=scale), "scl_slope")


@pytest.mark.parametrize("name", ["a.nii", "a.nii.gz"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_nifti_voxels_that_are_not_finite_are_not_turned_into_0(tmp_path, name, dtype, value):
    array = noise((8, 60, 70)).astype(dtype)
    array[0, 0, 0] = array[4, 3, 5] = array[-1, -1, -1] = value
    refusal(nifti(tmp_path / name, array), "3 voxels that are NaN or infinite")
    whole = noise((8, 60, 70)).astype(dtype)
    np.testing.assert_array_equal(sitk.GetArrayFromImage(read_volume(nifti(tmp_path / name, whole))), whole)


@pytest.mark.parametrize(("name", "beside"), [("A.nii.gz", "A.nii"), ("A.nii", "A.nii.gz"), ("A.NII.GZ", "A.NII")])
def test_the_named_nifti_is_read_whatever_lies_beside_it(tmp_path, name, beside):
    mine, other = noise(seed=1), noise((4, 5, 6), seed=2)
    nifti(tmp_path / beside, other)
    for sibling in ("A.hdr", "A.img", "A.nrrd", "A.img.gz"):
        shutil.copy(tmp_path / beside, tmp_path / sibling)
    np.testing.assert_array_equal(sitk.GetArrayFromImage(read_volume(nifti(tmp_path / name, mine))), mine)
    np.testing.assert_array_equal(sitk.GetArrayFromImage(read_volume(tmp_path / beside)), other)


@pytest.mark.parametrize("name", ["a.nii", "A.Nii", "a.nii.gz", "a.NII.gz"])
@pytest.mark.parametrize("compressed", [False, True])
def test_compression_is_seen_by_content_and_not_by_name(tmp_path, name, compressed):
    plain = nifti(tmp_path / "plain.nii").read_bytes()
    (tmp_path / name).write_bytes(gzip.compress(plain) if compressed else plain)
    np.testing.assert_array_equal(sitk.GetArrayFromImage(read_volume(tmp_path / name)), noise())


def test_where_links_are_forbidden_the_named_nifti_is_copied(tmp_path, monkeypatch):
    def forbidden(*args):
        raise OSError("a required privilege is not held by the client")

    nifti(tmp_path / "A.nii", noise(seed=2))
    path = nifti(tmp_path / "A.nii.gz")
    monkeypatch.setattr(os, "symlink", forbidden)
    monkeypatch.setattr(os, "link", forbidden)
    with unambiguous(path) as readable:
        assert readable.read_bytes() == path.read_bytes()
        assert not readable.is_symlink()
    assert not readable.exists()
    np.testing.assert_array_equal(sitk.GetArrayFromImage(read_volume(path)), noise())


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("a.nii.gz", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "Git LFS"),
        ("a.nrrd", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "Git LFS"),
        ("a.mha", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize = 1\n", "Git LFS"),
        ("a.nii.gz", b"<!DOCTYPE html><html>" + bytes(600), "web page"),
        ("a.mhd", b"PK\x03\x04 = " + bytes(600), "zip"),
        ("a.nii", b"NRRD0005\ntype: short\n" + bytes(600), "NRRD"),
        ("a.nrrd", bytes(128) + b"DICM" + bytes(600), "DICOM"),
        ("a.nrrd", b"\x1f\x8b" + bytes(600), "gzip"),
        ("a.nii.gz", gzip.compress(b"a letter, not an image", mtime=0), "does not begin like a NIfTI image"),
    ],
)
def test_content_that_is_not_what_the_name_says_is_called_by_its_name(tmp_path, name, content, word):
    (tmp_path / name).write_bytes(content)
    error = refusal(tmp_path / name, "not what its name says", word)
    assert "damaged" not in error.sentence
    assert "truncated" not in error.sentence


@pytest.mark.parametrize("kept", [60, 100])
def test_a_header_that_is_cut_short_is_called_so(tmp_path, kept):
    for path in (nrrd(tmp_path / "a.nrrd", SPACING), metaimage(tmp_path / "a.mha"), nifti(tmp_path / "a.nii")):
        path.write_bytes(path.read_bytes()[:kept])
        assert re.search("truncated|cut short", refusal(path).sentence)


def test_nifti_of_another_kind(tmp_path):
    second = bytearray(600)
    second[0:4], second[4:8] = (540).to_bytes(4, "little"), b"n+2\0"
    (tmp_path / "a.nii").write_bytes(second)
    refusal(tmp_path / "a.nii", "NIfTI-2")
    refusal(nifti(tmp_path / "b.nii", magic=b"ni1\0"), ".hdr and .img")
    refusal(nifti(tmp_path / "c.nii", magic=b"\0\0\0\0"), "Analyze")
    refusal(nifti(tmp_path / "d.nii", datatype=999), "datatype")


def test_an_encoding_that_is_not_read_is_named(tmp_path):
    refusal(nrrd(tmp_path / "a.nrrd", SPACING, encoding="bzip2"), "bzip2")


@pytest.mark.parametrize(("name", "word"), [("T1.mgz", "mri_convert"), ("a.img", "Slicer"), ("a.nii.bz2", "Unpack")])
def test_kinds_that_are_not_read_have_a_way_on(tmp_path, name, word):
    (tmp_path / name).write_bytes(bytes(600))
    error = refusal(tmp_path / name, "of no kind that can be read")
    assert word in error.hint
    assert "NRRD" in error.hint


def test_a_header_does_not_steer_the_terminal(tmp_path):
    for lines in (
        ("space: \x1b[31mred",),
        ('space units: "\x1b[2J" "mm" "mm"',),
        ("data file: \x1b[1m.raw",),
        ("sizes: \x07",),
    ):
        assert refusal(nrrd(tmp_path / "a.nhdr", *lines)).sentence.isprintable()
    assert refusal(metaimage(tmp_path / "a.mhd", "ElementSpacing = \x1b]0;x\x07")).sentence.isprintable()


def test_what_follows_the_voxels_is_no_fault(tmp_path):
    path = tmp_path / "a.nii.gz"
    sitk.WriteImage(image_of(noise()), str(path))
    path.write_bytes(path.read_bytes() + b"garbage behind the end")
    check_whole(path)
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()[:-22]) + bytes(1000)))
    np.testing.assert_array_equal(sitk.GetArrayFromImage(read_volume(path)), noise())


READ = """
import os, sys, pathlib, threading, SimpleITK as sitk
from SSLSegmentationLib.volumes.itk import quiet_itk

def bar(started, done):
    started.wait()
    print("ours", file=sys.stderr)
    done.set()

reader = sitk.ImageFileReader()
for name, kind in (("a.nii", "NiftiImageIO"), ("a.mha", "MetaImageIO"), ("b.mha", "MetaImageIO")):
    reader.SetImageIO(kind)
    reader.SetFileName(str(pathlib.Path(sys.argv[1]) / name))
    started, done = threading.Event(), threading.Event()
    if sys.argv[2] == "threads":
        threading.Thread(target=bar, args=(started, done), daemon=True).start()
    try:
        with quiet_itk():
            if sys.argv[2] == "threads":
                started.set()
                done.wait()
            reader.Execute()
    except RuntimeError:
        os.write(2, b"refused\\n")
"""


@pytest.mark.parametrize("how", ["alone", "threads"])
def test_no_library_below_itk_prints_and_nothing_of_ours_is_swallowed(tmp_path, how):
    nifti(tmp_path / "a.nii", datatype=999)
    metaimage(tmp_path / "a.mha", "BinaryData = False", data=b"1 2 3")
    if how == "alone":
        (tmp_path / "b.mha").write_bytes(b"DimSize = 1 2 3\nElementDataFile = LOCAL\n")
    else:
        metaimage(tmp_path / "b.mha", "BinaryData = False", data=b"1 2 3")
    run = subprocess.run([sys.executable, "-c", READ, tmp_path, how], capture_output=True, encoding="utf-8", check=True)
    lines = ["refused"] * 3 if how == "alone" else ["ours", "refused"] * 3
    assert run.stderr.splitlines() == lines
    assert run.stdout == ""


@pytest.mark.parametrize(
    "line",
    ["a" * 5000, "a" * 700, "old min: " + "9" * 3000, "x" * 3000 + ": 1", 'units: "' + "m" * 5000, "spacings 1 1 1"],
)
def test_a_line_that_would_end_the_process_is_refused(tmp_path, line):
    path = tmp_path / "long.nrrd"
    head = "NRRD0004\ntype: short\ndimension: 3\nspace: LPS\nsizes: 4 4 4\nspace directions: (1,0,0) (0,1,0) (0,0,1)\n"
    path.write_bytes(f"{head}encoding: raw\nendian: little\n{line}\n\n".encode() + bytes(range(128)))
    with pytest.raises(DataError) as caught:
        read_volume(path)
    assert "long.nrrd" in caught.value.sentence and len(caught.value.sentence) < 500
    path.write_bytes(
        f"{head}encoding: raw\nendian: little\n# {'c' * 5000}\nk:={'v' * 5000}\n\n".encode() + bytes(range(128))
    )
    assert read_volume(path).GetSize() == (4, 4, 4)
