"""A prediction run: the masks of a project's cases, one after another, each kept as soon as it is there."""

from __future__ import annotations

import glob
import logging
import math
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from ..core.errors import DataError, ProjectError, SSLSegError
from ..core.locks import Claim
from ..core.paths import checked, inside
from ..core.storage import remove_file
from ..project import Case, Project, frames_of
from ..project.case_keys import recorded as recorded_case
from ..project.runs import RunFolder
from ..project.series import frame_view, split_frame_id
from ..stores.channels import unchanged_channel
from ..training import RunContext, Stopped
from ..volumes.case_volumes import unchanged_volume
from .certainty import recorded
from .prediction import Prediction, TaskPredictor, channel_paths, load_predictor
from .single_prediction import predict_volume

_log = logging.getLogger(__name__)

STAGE = "predicting"


@dataclass(frozen=True)
class PredictedCase:
    """A case whose mask is written.

    Args:
        case: its id.
        path: of the mask, relative to the project, with ``/``.
        confidence: see :class:`Prediction`.
        volumes_ml: of each segment, by name.
        seconds: that it took.
        remarks: why to look at it twice, in sentences.
        removed_ml: see :class:`Prediction`.
        certainty: Dice that it is expected to have, 0 to 1; None by a model that cannot tell.
        structure_certainty: the same of each structure, by name.
        look_at: ``axis`` and ``slices`` of :class:`DoubtfulSlices`; None by a model that cannot tell.
    """

    case: str
    path: str
    confidence: float | None
    volumes_ml: dict[str, float]
    seconds: float
    remarks: list[str] = field(default_factory=list)
    removed_ml: dict[str, float] = field(default_factory=dict)
    certainty: float | None = None
    structure_certainty: dict[str, float] = field(default_factory=dict)
    look_at: dict[str, Any] | None = None


@dataclass(frozen=True)
class RefusedCase:
    """A case that could not be segmented, and why."""

    case: str
    sentence: str
    hint: str


@dataclass
class PredictionResult:
    """What a prediction run has made, in the order of the request."""

    predicted: list[PredictedCase] = field(default_factory=list)
    refused: list[RefusedCase] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Plain content for ``result.json``."""
        return {name: [dict(vars(entry)) for entry in entries] for name, entries in vars(self).items()}


def mask_name(model: Path | str) -> str:
    """File name of the masks of a model: that of its run, which is the folder of ``model.pt``."""
    return f"{model_name(model)}.seg.nrrd"


def model_name(model: Path | str) -> str:
    """What a model is called: as its run, which is the folder of ``model.pt``."""
    return Path(model).absolute().parent.name or "model"


def _frame_masks(model: Path | str) -> str:
    """A pattern for the names of the masks of frames."""
    return f"{glob.escape(model_name(model))}@[0-9]*.seg.nrrd"


def mask_path(case: Case, model: Path | str) -> Path:
    """Where the mask of a case by a model lies.

    Raises:
        ProjectError: a link leads out of the case's folder.
    """
    return case.prediction_path(model_name(model))


def run_prediction(
    project: Project,
    model: Path,
    case_ids: Sequence[str],
    context: RunContext,
    *,
    flips: bool = False,
    keep_all_parts: bool = False,
) -> PredictionResult:
    """Segment cases into ``cases/<id>/predictions/<run of the model>.seg.nrrd``.

    A case that cannot be segmented is recorded and stops no other. A resumed run leaves out the cases that it has
    finished; the mask of a case that it was interrupted over is made again, and is the same.

    Args:
        model: ``model.pt``.
        case_ids: which cases, or frames of cases; of a case with frames all of them.
        flips: average over mirrorings.
        keep_all_parts: leave masks as the network makes them, whatever the model says of parts and holes.

    Raises:
        Stopped: the context asked to stop; ``kept`` is the result so far, None before the first mask.
        DataError: no case could be segmented.
        SSLSegError: the model cannot be used, or the disk refuses the masks.
    """
    run = context.run
    case_ids = list(dict.fromkeys(name for case_id in case_ids for name in _volumes(project, case_id)))
    finished = _finished(project, run)
    todo = [name for name in case_ids if name not in finished]
    first = len(case_ids) - len(todo)
    voxels = {name: _voxels(project, name) for name in todo}
    if any(event.get("stage") == STAGE for event in run.events("message")):
        run.log_event("resumed", stage=STAGE, step=first, text=f"Going on after {first} of {len(case_ids)} cases.")
        clear_half_written(project, todo, model)
    text = f"{len(todo)} of {len(case_ids)} cases to segment with '{model.parent.name}'"
    run.log_event("message", stage=STAGE, text=text)
    predictor = load_predictor(model, context.device, flips=flips, keep_all_parts=keep_all_parts)
    refused: list[RefusedCase] = []
    started = time.monotonic()
    past, to_come = 0, sum(voxels.values())

    def result() -> PredictionResult:
        return PredictionResult([finished[name] for name in case_ids if name in finished], refused)

    for step in context.progress(range(first, len(case_ids)), STAGE):
        if context.should_stop():
            raise Stopped(result() if finished else None, {"stage": STAGE, "step": step, "total": len(case_ids)})
        name = todo[step - first]
        try:
            claim = Claim(mask_path(_case(project, name), model))
            if not claim.wait(context.should_stop):  # another run or an evaluation is making the same mask
                raise Stopped(result() if finished else None, {"stage": STAGE, "step": step, "total": len(case_ids)})
            with claim:  # what is told of a mask is told in the order in which they were made
                finished[name] = _segment(project, name, model, predictor, run)
                run.log_event("prediction", **vars(finished[name]))
        except (DataError, ProjectError) as error:
            refused.append(RefusedCase(name, error.sentence, error.hint))
            run.log_event("refused", **vars(refused[-1]))
        past += voxels[name]
        to_come -= voxels[name]
        left = (time.monotonic() - started) / max(1, past) * to_come  # volumes differ a lot in size
        run.write_status("running", stage=STAGE, step=step + 1, total=len(case_ids), seconds_left=round(left, 1))
    if not finished:
        raise DataError(
            f"None of the {len(case_ids)} cases could be segmented. The first: {refused[0].sentence}", refused[0].hint
        )
    return result()


def predict_case(
    predictor: TaskPredictor, case: Case, model: Path | str, tell: Callable[[str], object] | None = None
) -> Prediction:
    """Segment one case, with those of its sequences that the model sees, and write its mask; see
    :func:`predict_volume`.

    Raises:
        DataError: the volume or a sequence cannot be used, or is another than when it was added, or memory does not
            suffice for it.
        StorageError: the mask cannot be written.
    """
    what = f"the case '{case.id}' ({' × '.join(map(str, case.size))} voxels)"
    channels = channel_paths(case, predictor)
    _refuse_changed(case, channels)
    return predict_volume(predictor, case.image_path, mask_path(case, model), what, tell, channels)


def _refuse_changed(case: Case, channels: Iterable[str]) -> None:
    """Make sure that a mask will be that of the case: its files may lie elsewhere, and be replaced there.

    Raises:
        DataError: the volume, or one of the sequences, is another than when it was added.
    """
    try:
        image = unchanged_volume(case)
        for name in channels:
            unchanged_channel(case, name, image)
    except SSLSegError:
        raise
    except Exception as error:  # prediction reads it again, and says what is wrong
        _log.debug("%s", case.id, exc_info=error)


def _segment(project: Project, name: str, model: Path, predictor: TaskPredictor, run: RunFolder) -> PredictedCase:
    started = time.monotonic()
    case = _case(project, name)
    prediction = predict_case(
        predictor, case, model, lambda text: run.log_event("fallback", stage=STAGE, case=name, text=text)
    )
    path = mask_path(case, model).relative_to(project.folder).as_posix()
    confidence = None if prediction.confidence is None else round(prediction.confidence, 4)
    volumes, removed = (
        {segment: round(volume, 3) for segment, volume in found.items()}
        for found in (prediction.volumes_ml, prediction.removed_ml)
    )
    seconds = round(time.monotonic() - started, 2)
    told = recorded(prediction.certainty)
    told["look_at"] = prediction.look_at and prediction.look_at.to_dict()
    return PredictedCase(name, path, confidence, volumes, seconds, prediction.remarks, removed, **told)


def _finished(project: Project, run: RunFolder) -> dict[str, PredictedCase]:
    """Cases that this run has finished earlier and whose masks are still there. The event is written after the mask."""
    names = {field.name for field in fields(PredictedCase)}
    found = {}
    for event in run.events("prediction"):
        with suppress(KeyError, TypeError, ProjectError):  # a line that somebody has edited
            entry = PredictedCase(**{name: value for name, value in event.items() if name in names})
            if inside(project.folder, entry.path, "The predicted mask").is_file():
                found[entry.case] = entry
    return found


def _volumes(project: Project, name: str) -> list[str]:
    """Ids of what is to be segmented of a case: of its frames, if it has any. A damaged one is told of in its turn."""
    try:
        case = recorded_case(project.case_folder(name), name)
    except SSLSegError:
        case = None
    return [view.id for view in frames_of(case)] if case else [name]


def _case(project: Project, name: str) -> Case:
    """The case, or frame, of an id.

    Raises:
        ProjectError: its record is damaged or gone.
    """
    folder = project.case_folder(name)
    return recorded_case(folder, name) or frame_view(Case.load(folder), (split_frame_id(name) or ("", 0))[1])


def _voxels(project: Project, name: str) -> int:
    """Size of a case; 0 if its record cannot be read, which is told when its turn comes."""
    try:
        return math.prod(_case(project, name).size)
    except SSLSegError:
        return 0


def clear_half_written(project: Project, names: Sequence[str], model: Path) -> None:
    """Remove masks of a model that an earlier worker of this run was killed over while it wrote them."""
    for name in names:
        case = project.case_folder(name)
        folder = checked(case, case / "predictions", f"The predicted masks of the case '{name}'")
        patterns = (glob.escape(mask_name(model)), _frame_masks(model))
        for path in [path for pattern in patterns for path in folder.glob(f".partial-*-{pattern}")]:
            claim = Claim(path.with_name(path.name.split("-", 2)[2]))
            if claim.acquire():  # else somebody is writing it at this moment
                with claim:
                    remove_file(path)
