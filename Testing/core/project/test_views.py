"""The plane of a case as a case of its own: what it says, and that it changes nothing but its own entry."""

import pytest
from importing_data import state

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.cases import Case, LabelRecord, Role
from SSLSegmentationLib.project.en_face import MASK, EnFaceRecord
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.project.views import again, flat_view, has_mask, part_of


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "study é")


def add(project, **more):
    with project.filling_case_folder() as folder:
        (folder / "image.nrrd").write_text("voxels")
        case = Case(
            id=folder.name,
            name="OCT",
            role=Role.TEST,
            image="image.nrrd",
            fingerprint="f",
            size=(200, 128, 100),
            spacing_mm=(0.03, 0.004, 0.06),
            direction=(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
            folder=folder,
            **more,
        )
        case.save()
    return case


def test_a_case_without_a_direction_has_no_plane(project):
    case = add(project)
    assert flat_view(case) is None and part_of(case) == "" and not has_mask(case)
    assert flat_view(case, 1).size == (200, 1, 100)


def test_it_is_as_thick_as_the_volume_and_shows_the_image_that_there_is(project):
    case = add(project, en_face=EnFaceRecord(1))
    view = flat_view(case)
    assert view.size == (200, 1, 100) and view.spacing_mm == pytest.approx((0.03, 0.512, 0.06))
    assert (view.id, view.role, view.image, view.label) == (case.id, Role.TEST, "image.nrrd", None)
    assert part_of(view) == "flat-j"
    assert view.image_path == case.image_path
    case.en_face.image = "en-face-image.nrrd"
    assert flat_view(case).image_path.name == "en-face-image.nrrd"


def test_its_label_is_the_flat_mask_and_nothing_else_of_the_record_changes(project):
    case = add(project, label=LabelRecord("label.nrrd", "annotated"), en_face=EnFaceRecord(1))
    (case.folder / "label.nrrd").write_text("mask")
    view = flat_view(case)
    view.set_label(LabelRecord("", "accepted prediction of m"), ".seg.nrrd", lambda path: path.write_text("flat"))
    newest = Case.load(case.folder)
    assert newest.en_face == EnFaceRecord(1, None, MASK, "accepted prediction of m") and newest.label == case.label
    assert view.label == again(view).label == LabelRecord(MASK, "accepted prediction of m") and has_mask(newest)
    assert view.label_path == newest.en_face_mask_path and view.label_path.read_text() == "flat"
    view.drop_label()
    assert view.label is None and not (case.folder / MASK).exists()
    assert Case.load(case.folder) == case


def test_a_mask_of_an_older_version_counts_as_imported(project):
    view = flat_view(add(project, en_face=EnFaceRecord(0, None, "en-face-mask.seg.nrrd")))
    assert view.label.source == "imported"


def test_a_mask_that_cannot_be_written_changes_nothing(project):
    case = add(project, en_face=EnFaceRecord(1))

    def fails(path):
        raise OSError("full")

    before = state(project.folder)
    with pytest.raises(OSError):
        flat_view(case).set_label(LabelRecord(""), ".seg.nrrd", fails)
    assert state(project.folder) == before


def test_another_direction_by_now_is_refused(project):
    case = add(project, en_face=EnFaceRecord(1))
    view = flat_view(case)
    case.en_face = EnFaceRecord(2)
    case.save()
    with pytest.raises(ProjectError, match="another direction"):
        view.set_label(LabelRecord(""), ".seg.nrrd", lambda path: path.write_text("flat"))


def test_structures_of_flat_masks_stay_in_the_project(project):
    project.set_schema(LabelSchema.from_names(["vessel", "disc"]))
    add(project, en_face=EnFaceRecord(1, None, MASK))
    with pytest.raises(ProjectError, match="use the value 1"):
        project.set_schema(LabelSchema.from_names({2: "disc"}))


def test_a_view_writes_no_record(project):
    with pytest.raises(NotImplementedError):
        flat_view(add(project), 0).save()
