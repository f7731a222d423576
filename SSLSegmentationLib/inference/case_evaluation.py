"""Scoring a model on the labelled cases of a project, with its table and picture beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from ..core.errors import DataError
from ..core.locks import Claim
from ..core.storage import write_text
from ..core.text import counted, listed, quoted
from ..figures import CasePicture, save_case_picture
from ..project import Case, Project, Role
from ..project.model_text import rule_sentences
from ..project.patients import of_same_patients
from ..project.runs import RunFolder
from ..project.schema import LabelSchema, Segment
from ..project.seen import SeenScans, seen_scans
from ..project.series import counted_cases
from ..stores.signature import SAME_SCAN, most_like
from ..tasks.base import task_of
from ..training import Checkpoint, load_checkpoint, pick_device
from ..training.options import Options, limited_threads
from ..training.plan import plans_of
from ..volumes.reading import read_volume
from .case_prediction import clear_half_written, mask_path, predict_case
from .evaluation import EvaluationReport
from .postprocessing import PostProcessing
from .prediction import Prediction, load_predictor

_PICTURED_CASES = 4
_HELD_OUT = (Role.TEST, Role.VALIDATION)


def evaluate(
    project: Project,
    model: Path | str | Checkpoint,
    role: Role = Role.TEST,
    *,
    flips: bool = False,
    keep_all_parts: bool = False,
    options: Options | None = None,
) -> EvaluationReport:
    """What :func:`api.evaluate` does, here and now, with a checkpoint that may have been read before.

    Raises:
        SSLSegError: as :func:`evaluable`; a volume cannot be read, or the disk refuses what is written.
    """
    path, schema = Path(model), project.schema
    folder = path.absolute().parent
    content, cases, seen, pairing = evaluable(project, model, role)
    task = task_of(content)
    known = (content["data"].get("scans") or {}).get("signatures", {}) if role in _HELD_OUT else {}
    rule = rule_sentences(*PostProcessing.of(content).names(pairing.model))
    if rule and keep_all_parts:
        rule = ["Masks are scored as the network makes them: all parts are kept, and no hole is filled."]
    if flips:
        rule = [*rule, "Probabilities are averaged over mirrored slices."]
    notes = [*pairing.notes, *seen.notes(cases, role), *rule]
    notes += _patient_notes(project, cases, seen) if role in _HELD_OUT else []
    notes += _frame_notes(cases) + _sequence_notes(cases, content["preprocessing"].get("channels", ())[1:])
    many = counted_cases([case.id for case in cases], f"{role} case")
    report = EvaluationReport(schema, title=f"{folder.name}, {many}", remarks=notes)
    pictures: list[CasePicture] = []
    options = options or Options()
    device = pick_device(options.device)
    predictor = load_predictor(path, device, flips=flips, keep_all_parts=keep_all_parts, content=content)
    with limited_threads(options.threads):
        for case in options.progress(cases, "predicting"):
            claim = Claim(mask_path(case, path))
            claim.wait()  # a run may be making the same mask
            with claim:
                prediction = predict_case(predictor, case, path)
            found = pairing.translated(prediction.labels)
            report.remarks += _twin_remarks(case, prediction, known)
            scores, picture = task.score(case, read_volume(case.image_path), found, schema, pairing.values)
            certainty = prediction.certainty
            report.add(case.id, scores, None if certainty is None else certainty.expected_dice)
            pictures = [*pictures, picture][:_PICTURED_CASES]
    stem = folder / f"evaluation-{role}"
    report.to_csv(stem.with_suffix(".csv"))
    report.to_json(stem.with_suffix(".json"))
    write_text(stem.with_suffix(".md"), report.to_markdown())
    save_case_picture(stem.with_suffix(".png"), pictures, schema)
    return report


class Evaluable(NamedTuple):
    """A model and what it can be scored on."""

    content: dict[str, Any]
    cases: list[Case]
    seen: SeenScans
    pairing: StructurePairing


def evaluable(project: Project, model: Path | str | Checkpoint, role: Role) -> Evaluable:
    """Make sure that a model can be scored on the labelled cases of a role.

    Raises:
        CheckpointError: it cannot be used.
        DataError: no labelled case has this role, the model segments none of the project's structures, or it has
            learnt from a test or validation case.
    """
    content = load_checkpoint(model, "model")
    task = task_of(content)
    cases = plans_of(content).labelled(project.volumes(role))
    if not cases:
        what = task.labelled_case.format(role=role)
        raise DataError(f"The project '{project.shown}' has no {what}.", "Label one, or name another role.")
    seen = seen_scans(content, Path(model).absolute().parent)
    if role in _HELD_OUT:
        seen.refuse_learnt(cases, role)
    return Evaluable(content, cases, seen, StructurePairing(LabelSchema.from_dict(content["schema"]), project.schema))


def _patient_notes(project: Project, cases: Sequence[Case], seen: SeenScans) -> list[str]:
    """What to say of held-out cases whose patient was learnt from by another scan."""
    volumes = project.volumes()
    learnt = set(seen.among(volumes, seen.learnt))
    shared = of_same_patients(cases, [case for case in volumes if case.id in learnt])
    if not shared:
        return []
    names = listed(quoted(case.name for case in shared), 3)
    return [
        f"Other scans of the same patients as {names} were learnt from, so that scores on these are better than those "
        "of new patients."
    ]


def _frame_notes(cases: Sequence[Case]) -> list[str]:
    """What to say of scores of frames."""
    frames = [case for case in cases if case.frame]
    if not frames:
        return []
    wholes = len({case.frame.case_id for case in frames if case.frame})
    return [
        f"{len(frames)} of these are frames of {counted(wholes, 'case')}, scored one by one: frames of one case are "
        "alike, so that the spread says less than that of as many patients."
    ]


def _sequence_notes(cases: Sequence[Case], further: Sequence[str]) -> list[str]:
    """What to say of scores of cases that lack sequences which the model sees beside the volume."""
    lacking = {name: sum(case.channel(name) is None for case in cases) for name in further}
    zeros = "the network saw zeros there"
    return [
        f"{count} of these {len(cases)} cases {'lacks' if count == 1 else 'lack'} the sequence '{name}': {zeros}."
        for name, count in lacking.items()
        if count
    ]


def _twin_remarks(case: Case, prediction: Prediction, known: Mapping[str, Sequence[int]]) -> list[str]:
    """What to say of a held-out case that may be a scan of the training, with other greys or on another grid."""
    like = 0.0 if prediction.signature is None else most_like(prediction.signature, known)
    if like < SAME_SCAN:
        return []
    return [
        f"'{case.id}' looks like a scan that the model has learnt from (likeness {like:.3f}; different scans stay "
        "below 0.95). If it is the same one, perhaps exported twice, its score means nothing: take one of them out."
    ]


class StructurePairing:
    """Which structure of a project each one of a model is.

    Args:
        model: what the model segments.
        project: what the project segments.

    Raises:
        DataError: they have no structure in common.
    """

    def __init__(self, model: LabelSchema, project: LabelSchema) -> None:
        self.model = model
        self._lookup = np.zeros(256, dtype=np.uint8)
        pairs = model.counterparts(project)
        if not pairs:
            raise DataError(
                f"The model segments {_names(model.segments)}, and the project {_names(project.segments)}: "
                "no structure is the same by name or terminology.",
                "Score it in a project of its structures, or give the structure the same name or terminology in both.",
            )
        for mine, theirs in pairs.items():
            self._lookup[mine] = theirs
        #: Label values of the project that can be scored, ascending.
        self.values = tuple(sorted(pairs.values()))
        #: What a reader of the scores has to know, in sentences.
        self.notes = [
            f"'{model.by_value(mine).name}' of the model is taken for '{project.by_value(theirs).name}': "
            "by its terminology it is the same."
            for mine, theirs in pairs.items()
            if project.by_name(model.by_value(mine).name) is None
        ]
        if missing := [s for s in project.segments if s.value not in self.values]:
            self.notes.append(f"Not scored, since the model does not segment it: {_names(missing)}.")
        if extra := [s for s in model.segments if s.value not in pairs]:
            self.notes.append(f"Counted as background, since the project does not have it: {_names(extra)}.")

    def translated(self, labels: np.ndarray) -> np.ndarray:
        """A mask of the model (uint8 label values) in the project's label values."""
        return self._lookup[labels]


def _names(segments: Iterable[Segment]) -> str:
    return ", ".join(quoted(segment.name for segment in segments))


def score_validation(project: Project | None, run: RunFolder, model: Path, options: Options) -> None:
    """Score a new model on the project's validation cases, if they are still there.

    Raises:
        SSLSegError: they cannot be scored; the model is none the worse.
    """
    opened = Checkpoint(model)
    plan = plans_of(opened.content("model"))
    cases = plan.labelled(project.volumes(Role.VALIDATION)) if project else []
    if project is None or not cases:
        where = "here" if project is None else "in the project any more"
        run.log_event("message", text=f"The validation cases are not {where}: not scored on their own grids.")
        return
    clear_half_written(project, [case.id for case in cases], model)
    evaluate(project, opened, Role.VALIDATION, options=options)
