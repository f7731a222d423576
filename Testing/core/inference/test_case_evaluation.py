"""A model is scored on the structures that it and the project share, and not on scans that it has learnt from."""

from dataclasses import replace

import numpy as np
import pytest
import SimpleITK as sitk
from model_samples import model_content

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.importing import add_volume
from SSLSegmentationLib.inference.case_evaluation import evaluate
from SSLSegmentationLib.inference.prediction import Prediction
from SSLSegmentationLib.project import Role
from SSLSegmentationLib.project.cases import PatientRecord
from SSLSegmentationLib.project.schema import LabelSchema, Segment
from SSLSegmentationLib.training import save_checkpoint

LIVER = "~SCT^123037004^Anatomical Structure~SCT^10200004^Liver~^^~~^^~^^"


@pytest.fixture
def scored(project, tmp_path, monkeypatch):
    """Scores a model that finds each structure where the reference has it, under label values of its own."""

    def score(schema, role=Role.TEST, rule=None, keep_all_parts=False, flips=False, **changes):
        content = {**model_content(), "schema": schema.to_dict(), "postprocessing": rule}
        content["data"] = {"fingerprint": "g", "cases": ["elsewhere"], **changes}
        folder = tmp_path / "their model"
        folder.mkdir(exist_ok=True)
        save_checkpoint(folder / "model.pt", "model", content)

        class Knowing:
            def predict_file(self, source, target):
                case = next(case for case in project.cases() if case.image_path == source)
                truth = sitk.GetArrayFromImage(sitk.ReadImage(str(case.label_path)))
                labels = np.zeros_like(truth, dtype=np.uint8)
                for segment in schema.segments:
                    if ours := project.schema.by_name(aliases.get(segment.name, segment.name)):
                        labels[truth == ours.value] = segment.value
                return Prediction(labels, 1.0, {})

        monkeypatch.setattr("SSLSegmentationLib.inference.case_evaluation.load_predictor", lambda *_, **__: Knowing())
        return evaluate(project, folder / "model.pt", role, keep_all_parts=keep_all_parts, flips=flips)

    aliases = {"Leber": "liver"}
    return score


def dice(report):
    return {report.schema.by_value(value).name: report.per_class(value).mean for value in report._values()}


def test_structures_are_paired_by_name_whatever_their_values(project, scored):
    names = [segment.name for segment in project.schema.segments]
    swapped = LabelSchema.from_names(dict(zip((7, 3, 9, 1), names, strict=True)))
    report = scored(swapped)
    assert dice(report) == dict.fromkeys(names, 1.0) and report.remarks == []


def test_equal_values_of_other_structures_are_never_compared(project, scored):
    with pytest.raises(DataError, match=r"segments 'tumour', 'oedema', .* no structure is the same"):
        scored(LabelSchema.from_names(["tumour", "oedema"]))


def test_a_structure_of_another_name_counts_if_its_terminology_is_the_same(project, scored):
    liver, *others = project.schema.segments
    project.schema.write(project.folder / "labels.csv")
    ours = LabelSchema((replace(liver, terminology=LIVER), *others))
    ours.write(project.folder / "labels.csv")
    report = scored(LabelSchema((Segment(4, "Leber", (1, 2, 3), LIVER),)))
    assert dice(report) == {"liver": 1.0}
    assert "'Leber' of the model is taken for 'liver'" in report.remarks[0]


def test_what_only_one_of_them_segments_is_said(project, scored):
    report = scored(LabelSchema.from_names({2: "liver", 1: "tumour"}))
    assert dice(report) == {"liver": 1.0}
    missing, extra = report.remarks
    assert "'spleen'" in missing and "'liver'" not in missing and "'tumour'" in extra
    for text in (report.format_table(), report.to_markdown()):
        assert missing in text and extra in text
    assert report.to_dict()["remarks"] == report.remarks


@pytest.mark.parametrize("role", [Role.TEST, Role.VALIDATION])
def test_a_scan_that_was_learnt_from_is_found_by_its_content(project, scored, role):
    (case,) = project.cases(role)
    with pytest.raises(DataError, match=f"'{case.id}' was used to train this model .the same scan"):
        scored(project.schema, role, scans={"learnt": [case.fingerprint]})


def test_a_case_of_another_project_may_have_the_same_id(project, scored):
    (case,) = project.cases(Role.TEST)
    assert scored(project.schema, cases=[case.id], scans={"learnt": ["0123456789abcdef"]}).remarks == []
    with pytest.raises(DataError, match="was used to train this model, so"):
        scored(project.schema, cases=[case.id])  # of a version that kept ids only


def test_scans_that_chose_the_weights_or_were_seen_without_labels_are_said(project, scored):
    (case,) = project.cases(Role.TEST)
    scans = {"learnt": [], "validation": [case.fingerprint], "unlabelled": [case.fingerprint]}
    chose, seen = scored(project.schema, scans=scans).remarks
    assert case.id in chose and "chosen" in chose and case.id in seen and "transductive" in seen


def test_the_scores_say_what_was_done_to_the_masks(scored):
    rule = {"one_part": [4], "without_holes": []}
    schema = LabelSchema.from_names({4: "liver", 2: "spleen"})
    (left_out,) = [text for text in scored(schema, rule=rule).remarks if "part" in text]
    assert left_out.startswith("liver: the largest connected part is kept")
    (kept,) = [text for text in scored(schema, rule=rule, keep_all_parts=True).remarks if "part" in text]
    assert "all parts are kept" in kept
    assert any("mirrored" in text for text in scored(schema, flips=True).remarks)


def test_volumes_of_a_sheared_image_are_those_that_a_prediction_tells(project, scored, tmp_path):
    (case,) = project.cases(Role.TEST)
    for name, path in (("image", case.image_path), ("mask", case.label_path)):
        one = sitk.ReadImage(str(path))
        one.SetDirection((1, 0, 0, 0, 1, np.sin(0.4), 0, 0, np.cos(0.4)))
        sitk.WriteImage(one, str(tmp_path / f"{name}.nrrd"))
    tilted = add_volume(project, tmp_path / "image.nrrd", Role.TEST, label=tmp_path / "mask.nrrd")
    (score, *_) = scored(project.schema).scores[tilted.id]
    count = int((sitk.GetArrayFromImage(one) == score.value).sum())
    each_ml = np.prod(one.GetSpacing()) * np.cos(0.4) / 1000
    assert count and score.reference_ml == score.prediction_ml == pytest.approx(count * each_ml)


def test_another_scan_of_a_patient_that_was_learnt_from_is_said(project, scored):
    taught = project.cases(Role.TRAIN, labelled=True)[0]
    tested = project.cases(Role.TEST, labelled=True)[0]
    scans = {"learnt": [taught.fingerprint], "validation": [], "unlabelled": []}
    assert scored(project.schema, scans=scans).remarks == []
    for study, case in enumerate((taught, tested), 1):
        case.patient = PatientRecord(4, study)
        case.save()
    (remark,) = scored(project.schema, scans=scans).remarks
    assert remark.startswith(f"Other scans of the same patients as '{tested.name}' were learnt from")
    assert scored(project.schema, Role.TRAIN, scans=scans).remarks == []
