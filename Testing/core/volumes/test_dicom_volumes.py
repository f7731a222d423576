"""Several volumes in one series of single images: each is one that can be added, with a name that says which."""

import shutil

import numpy as np
import pytest
import SimpleITK as sitk

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.importing import add_folder, add_volumes, volume_name, volumes_in
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.volumes.reading import find_volumes, read_volume, search_volumes

from .dicom_objects import PLACES, dicom_object, enhanced, item, save, single_image, voxels, with_pixels, write_series


def array(path):
    return sitk.GetArrayFromImage(read_volume(path))


def refused(path, *words):
    with pytest.raises(DataError) as caught:
        read_volume(path)
    for word in words:
        assert word in caught.value.sentence
    assert caught.value.hint and "Doe" not in str(caught.value)
    return caught.value


def two_in_one_series(folder, each, **values):
    """Two volumes, slice by slice in turn; ``each(n, k)``: elements of slice k of volume n."""
    for n in range(2):
        write_series(folder, voxels(seed=n), prefix=f"{n}-", start=1 + 4 * n, each=lambda k, n=n: each(n, k), **values)
    return folder


def private(block, owner, element, kind, value):
    """A vendor's element, as a header has it."""

    def add(content):
        content.private_block(block, owner, create=True).add_new(element, kind, value)

    return add


@pytest.mark.parametrize(
    ("each", "names"),
    [
        (lambda n, k: {"EchoTime": (2.3, 4.6)[n]}, ["echo 1", "echo 2"]),
        (lambda n, k: {"EchoNumbers": n + 1}, ["echo 1", "echo 2"]),
        (lambda n, k: {"DiffusionBValue": (0.0, 800.0)[n]}, ["b 0", "b 800"]),
        (lambda n, k: {"ImageType": ["ORIGINAL", "PRIMARY", "MP"[n], "NORM"]}, ["magnitude", "phase"]),
        (lambda n, k: {"ImageType": ["DERIVED", "PRIMARY", "DIXON", "WF"[n]]}, ["water", "fat"]),
        (
            lambda n, k: {"ImageType": ["DERIVED", "PRIMARY", ("IN_PHASE", "OPP_PHASE")[n]]},
            ["in phase", "opposed phase"],
        ),
        (lambda n, k: {"AcquisitionNumber": n + 1}, ["acquisition 1", "acquisition 2"]),
        (lambda n, k: {"InversionTime": 100 + 200 * n}, ["inversion 1", "inversion 2"]),
        (lambda n, k: {"FlipAngle": 5 + 10 * n}, ["flip angle 1", "flip angle 2"]),
    ],
)
def test_what_differs_between_volumes_names_them(tmp_path, each, names):
    folder = two_in_one_series(tmp_path / "scan", each)
    found = find_volumes(tmp_path)
    assert [path.name for path in found] == ["0-001.dcm", "1-005.dcm"]
    assert [volume_name(path) for path in found] == [f"scan {name}" for name in names]
    for n, path in enumerate(found):
        np.testing.assert_array_equal(array(path), voxels(seed=n))
    np.testing.assert_array_equal(array(folder / "1-007.dcm"), voxels(seed=1))  # any of its files stands for a volume
    refused(folder, "2 volumes", *names)


@pytest.mark.parametrize(
    "add",
    [
        lambda n: private(0x0019, "SIEMENS MR HEADER", 0x0C, "IS", 800 * n),
        lambda n: private(0x2001, "Philips Imaging DD 001", 0x03, "FL", 800.0 * n),
        lambda n: private(0x0043, "GEMS_PARM_01", 0x39, "IS", [1000000000 * n + 800 * n, 8, 0, 0]),
        lambda n: lambda content: setattr(content, "SequenceName", f"*ep_b{800 * n}{'t' if n else ''}"),
    ],
)
def test_b_values_of_vendors_are_understood(tmp_path, add):
    for n in range(2):
        for k, z in enumerate(PLACES):
            content = single_image(voxels(seed=n)[k], z, 1 + 4 * n + k)
            add(n)(content)
            save(content, tmp_path / f"{n}-{k}.dcm")
    assert [volume_name(path) for path in find_volumes(tmp_path)] == [f"{tmp_path.name} b 0", f"{tmp_path.name} b 800"]


def test_an_element_of_another_vendor_in_the_same_place_is_no_b_value(tmp_path):
    for n in range(2):
        for k, z in enumerate(PLACES):
            content = single_image(voxels(seed=n)[k], z, 1 + 4 * n + k)
            private(0x0019, "SOMEBODY ELSE", 0x0C, "IS", 800 * n)(content)
            save(content, tmp_path / f"{n}-{k}.dcm")
    refused(tmp_path, "4-D")


def test_two_differences_name_four_volumes(tmp_path):
    for n in range(4):
        values = {"EchoTime": 2.0 + n // 2, "ImageType": ["ORIGINAL", "PRIMARY", "MP"[n % 2]]}
        write_series(tmp_path / "a", voxels(seed=n), prefix=f"{n}-", start=1 + 4 * n, **values)
    names = [volume_name(path) for path in find_volumes(tmp_path)]
    assert names == ["a magnitude echo 1", "a phase echo 1", "a magnitude echo 2", "a phase echo 2"]


def test_diffusion_directions_are_counted_within_their_b_value(tmp_path):
    write_series(tmp_path / "d", voxels(seed=0), prefix="0-", DiffusionBValue=0.0)
    for n in range(1, 4):
        direction = [float(i == n) for i in (1, 2, 3)]
        how = {"DiffusionBValue": 800.0, "DiffusionGradientOrientation": direction}
        write_series(tmp_path / "d", voxels(seed=n), prefix=f"{n}-", start=1 + 4 * n, **how)
    names = {volume_name(path) for path in find_volumes(tmp_path)}
    assert names == {"d b 0", *(f"d b 800 direction {n}" for n in (1, 2, 3))}


def test_sequences_are_called_after_b_values_and_directions(tmp_path):
    called = ("*ep_b0", "*ep_b1000#1", "*ep_b1000#2", "re_b1000t")
    for n, name in enumerate(called):
        write_series(tmp_path / "d", voxels(seed=n), prefix=f"{n}-", start=1 + 4 * n, SequenceName=name)
    names = {volume_name(path) for path in find_volumes(tmp_path)}
    assert names == {"d b 0", "d b 1000 direction 1", "d b 1000 direction 2", "d b 1000"}


def test_a_sequence_of_several_b_values_together_is_of_none(tmp_path):
    two_in_one_series(tmp_path, lambda n, k: {"SequenceName": f"*ep_b50_{400 + 400 * n}"})
    refused(tmp_path, "4-D")


def test_what_differs_from_slice_to_slice_splits_nothing(tmp_path):
    own = [{"AcquisitionNumber": k + 1, "TriggerTime": 10.0 * k, "EchoTime": 2.0 + k} for k in range(4)]
    write_series(tmp_path / "a", voxels(), each=lambda k: own[k])
    np.testing.assert_array_equal(array(tmp_path / "a"), voxels())
    two_in_one_series(tmp_path / "b", lambda n, k: {**own[k], "DiffusionBValue": 500.0 * n})
    assert len(find_volumes(tmp_path / "b")) == 2
    two_in_one_series(tmp_path / "c", lambda n, k: own[k])
    refused(tmp_path / "c", "4-D", "8 images share 4 positions")


def test_a_volume_that_was_broken_off_is_refused_and_the_whole_ones_are_not(tmp_path):
    two_in_one_series(tmp_path, lambda n, k: {"TemporalPositionIdentifier": n + 1})
    (tmp_path / "1-008.dcm").unlink()
    np.testing.assert_array_equal(array(tmp_path / "0-001.dcm"), voxels(seed=0))
    refused(tmp_path / "1-005.dcm", "(time 2)", "lacks 1 slice", "other volumes")


def test_copies_of_files_are_left_out(tmp_path):
    write_series(tmp_path / "a", voxels())
    shutil.copy(tmp_path / "a" / "IM003.dcm", tmp_path / "a" / "IM003 (1).dcm")
    found = search_volumes(tmp_path)
    assert found.volumes == [tmp_path / "a"]
    assert "twice" in found.notes[0] and "IM003" in found.notes[0]
    np.testing.assert_array_equal(array(tmp_path / "a"), voxels())
    for path in sorted((tmp_path / "a").glob("IM00?.dcm")):
        shutil.copy(path, path.with_name(f"copy of {path.name}"))
    np.testing.assert_array_equal(array(tmp_path / "a" / "copy of IM002.dcm"), voxels())


def test_an_image_exported_twice_under_another_identity_is_a_copy(tmp_path):
    write_series(tmp_path, voxels())
    save(single_image(voxels()[2], PLACES[2], 3), tmp_path / "again.dcm")
    np.testing.assert_array_equal(array(tmp_path), voxels())


def test_another_image_at_the_same_place_is_no_copy(tmp_path):
    write_series(tmp_path, voxels())
    save(single_image(voxels()[2] + 1, PLACES[2], 3), tmp_path / "again.dcm")
    refused(tmp_path, "2 different images at 6.00 mm", "'IM003.dcm'", "'again.dcm'")
    save(single_image(voxels()[0] + 1, PLACES[0], 1), tmp_path / "more.dcm")
    refused(tmp_path, "2 different images at 0.00 mm", "and at 1 other place")


def test_a_copy_belongs_to_the_volume_that_it_is_a_copy_of(tmp_path):
    two_in_one_series(tmp_path, lambda n, k: {"EchoTime": 2.0 + n})
    shutil.copy(tmp_path / "1-006.dcm", tmp_path / "copy.dcm")
    assert len(find_volumes(tmp_path)) == 2
    np.testing.assert_array_equal(array(tmp_path / "copy.dcm"), voxels(seed=1))


def test_all_files_of_a_volume_stand_for_the_same(tmp_path):
    folder = two_in_one_series(tmp_path / "scan", lambda n, k: {"EchoTime": 2.0 + n})
    found = {tuple(find_volumes(path)) for path in folder.iterdir()}
    assert found == {(folder / "0-001.dcm",), (folder / "1-005.dcm",)}


def test_one_slice_at_many_times_is_one_refusal(tmp_path):
    for n in range(5):
        content = single_image(voxels(seed=n)[0], 3.0, n + 1, TemporalPositionIdentifier=n + 1)
        save(content, tmp_path / f"{n}.dcm")
    assert find_volumes(tmp_path) == [tmp_path]
    refused(tmp_path, "single slice, 5 times")


def test_what_the_first_volume_does_not_say_is_called_other(tmp_path):
    two_in_one_series(tmp_path / "a", lambda n, k: {"DiffusionBValue": 800.0} if n else {})
    assert [volume_name(path) for path in find_volumes(tmp_path)] == ["a other", "a b 800"]


@pytest.mark.filterwarnings("ignore:Invalid value for VR CS")
def test_names_are_parts_of_paths_on_every_system(tmp_path):
    groups = [
        {"MRImageFrameTypeSequence": {"FrameType": ["ORIGINAL", "PRIMARY", ("A/B:C", "..")[f // 4]]}} for f in range(8)
    ]
    content = enhanced(np.concatenate([voxels(seed=1), voxels(seed=2)]), [*PLACES, *PLACES], frame=lambda f: groups[f])
    path = save(content, tmp_path / "e.dcm")
    assert find_volumes(path) == [path / "a b c", path / "other"]
    np.testing.assert_array_equal(array(path / "other"), voxels(seed=2))


@pytest.mark.parametrize("jitter", [0.0, 0.02, 0.05])
def test_positions_that_differ_by_rounding_between_volumes_are_one(tmp_path, jitter):
    rng = np.random.default_rng(1)
    own = [[[0, 0, z + rng.uniform(-jitter, jitter)] for z in PLACES] for _ in range(2)]
    two_in_one_series(tmp_path, lambda n, k: {"EchoTime": 2.0 + n, "ImagePositionPatient": own[n][k]})
    for n, path in enumerate(find_volumes(tmp_path)):
        np.testing.assert_array_equal(array(path), voxels(seed=n))


def test_a_copy_of_an_enhanced_object_is_left_out(tmp_path):
    path = save(enhanced(voxels()), tmp_path / "e.dcm")
    shutil.copy(path, tmp_path / "f.dcm")
    assert find_volumes(tmp_path) == [tmp_path]
    np.testing.assert_array_equal(array(tmp_path), voxels())


def test_a_damaged_copy_of_a_whole_file_does_no_harm(tmp_path):
    write_series(tmp_path, voxels())
    content = (tmp_path / "IM003.dcm").read_bytes()
    (tmp_path / "IM003 (1).dcm").write_bytes(content[:-20])
    np.testing.assert_array_equal(array(tmp_path), voxels())


def test_series_of_one_folder_are_called_after_their_description(tmp_path):
    folder = tmp_path / "visit 2"
    write_series(folder, voxels(seed=1), prefix="a", SeriesInstanceUID="1.1", SeriesDescription="loc: 3/plane")
    write_series(folder, voxels(seed=2), prefix="b", SeriesInstanceUID="1.2", SeriesDescription="t2 tra")
    write_series(
        folder, voxels(seed=3), prefix="c", SeriesInstanceUID="1.3", SeriesDescription="t2 tra", SeriesNumber=9
    )
    write_series(folder, voxels(seed=4), prefix="d", SeriesInstanceUID="1.4", SeriesDescription="")
    names = [volume_name(path) for path in find_volumes(folder)]
    assert names == ["visit 2 loc 3 plane", "visit 2 t2 tra series 4", "visit 2 t2 tra series 9", "visit 2 series 4"]


def test_each_volume_of_a_folder_becomes_a_case_once(tmp_path):
    project = Project.create(tmp_path / "project")
    two_in_one_series(tmp_path / "scan", lambda n, k: {"EchoTime": 2.0 + n})
    frames = [{"MRDiffusionSequence": {"DiffusionBValue": 400.0 * (f // 4)}} for f in range(8)]
    pixels = np.concatenate([voxels(seed=3), voxels(seed=4)])
    path = save(enhanced(pixels, [*PLACES, *PLACES], frame=lambda f: frames[f]), tmp_path / "dwi" / "e.dcm")
    report = add_folder(project, tmp_path / "scan")
    report.added += add_volumes(project, volumes_in(path).volumes, link=True).added
    assert not report.refused
    endings = ["echo-1", "echo-2", "b-0", "b-400"]
    assert [case.name for case in report.added] == [f"patient-01_1_t2-tra-{ending}" for ending in endings]
    assert {(case.source, case.image) for case in report.added} == {("dicom", "image.nrrd")}
    assert not any("Doe" in text.read_text() for text in project.folder.rglob("*.json"))
    again = add_volumes(project, find_volumes(tmp_path / "dwi") + find_volumes(tmp_path / "scan"))
    assert (len(again.present), again.added, again.refused) == (4, [], [])


def test_objects_that_are_no_images_are_left_out(tmp_path):
    write_series(tmp_path, voxels())
    for number, name in (("481.3", "RS.dcm"), ("481.5", "RP.dcm"), ("88.11", "SR.dcm"), ("11.1", "PR.dcm")):
        save(dicom_object(f"1.2.840.10008.5.1.4.1.1.{number}"), tmp_path / name)
    mask = enhanced(voxels(), kind="1.2.840.10008.5.1.4.1.1.66.4")
    save(mask, tmp_path / "SEG.dcm")
    dose = single_image(voxels()[0], 0, kind="1.2.840.10008.5.1.4.1.1.481.2")
    save(dose, tmp_path / "RD.dcm")
    assert find_volumes(tmp_path) == [tmp_path]
    (note,) = search_volumes(tmp_path).notes
    assert "'PR.dcm' (Grayscale Softcopy Presentation State), 'RD.dcm' (RT Dose)" in note and "and 3 more" in note
    np.testing.assert_array_equal(array(tmp_path), voxels())
    assert "no slice of a volume" in refused(tmp_path / "RS.dcm", "RS.dcm", "RT Structure Set").sentence


def test_a_screenshot_among_slices_is_left_out(tmp_path):
    write_series(tmp_path, voxels())
    save(with_pixels(dicom_object("1.2.840.10008.5.1.4.1.1.7"), voxels()[0]), tmp_path / "SC.dcm")
    assert "'SC.dcm' (Secondary Capture Image)" in search_volumes(tmp_path).notes[0]
    np.testing.assert_array_equal(array(tmp_path), voxels())


def test_a_folder_of_other_objects_says_what_it_holds(tmp_path):
    save(dicom_object("1.2.840.10008.5.1.4.1.1.481.3"), tmp_path / "RS.dcm")
    assert find_volumes(tmp_path) == []
    refused(tmp_path, "holds no DICOM image", "'RS.dcm' (RT Structure Set)")
    with pytest.raises(DataError, match="RT Structure Set"):
        volumes_in(tmp_path)


def test_an_orientation_of_its_own_in_each_image_is_refused(tmp_path):
    write_series(
        tmp_path, voxels(), each=lambda k: {"ImageOrientationPatient": [1, 0, 0, 0, 1, 0] if k else [0, 1, 0, 0, 0, -1]}
    )
    refused(tmp_path, "several orientations")


def test_mosaics_are_refused_by_their_name(tmp_path):
    two_in_one_series(
        tmp_path, lambda n, k: {"ImageType": ["ORIGINAL", "PRIMARY", "M", "MOSAIC"], "AcquisitionNumber": n}
    )
    assert find_volumes(tmp_path) == [tmp_path]
    assert "dcm2niix" in refused(tmp_path, "Siemens mosaic", "0-001.dcm").hint


def test_per_frame_groups_of_an_image_that_is_alone_in_its_object_count(tmp_path):
    for k, z in enumerate(PLACES):
        content = enhanced(voxels()[k : k + 1], [z])
        content.PerFrameFunctionalGroupsSequence[0].MREchoSequence = item(EffectiveEchoTime=2.0)
        save(content, tmp_path / f"{9 - k}.dcm")
    np.testing.assert_array_equal(array(tmp_path), voxels())
