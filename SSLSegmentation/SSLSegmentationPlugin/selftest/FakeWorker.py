"""A job that only pretends to compute, for the module's self-test: same files, same manners, no torch.

    PythonSlicer FakeWorker.py RUN_FOLDER

It obeys the job protocol as the real worker does (lock, heartbeat, ``cancel``, result); what it makes is no network:
masks are what is brighter than the middle of a volume. Knows nothing of Slicer.
"""

import math
import sys
import time
from contextlib import suppress
from pathlib import Path

from SSLSegmentationLib import __version__
from SSLSegmentationLib.core.locks import FileLock
from SSLSegmentationLib.core.storage import atomic_path, write_json
from SSLSegmentationLib.jobs.record import WorkerRun
from SSLSegmentationLib.jobs.states import read_cancel
from SSLSegmentationLib.project import Project, Role, expanded
from SSLSegmentationLib.project.models import ModelCard, Start, find_entry
from SSLSegmentationLib.project.runs import Stopped
from SSLSegmentationLib.tasks.base import SLICES, is_flat, task_of

STEPS = 12
STEP_SECONDS = 0.02
HOLD = "hold fake jobs"  # a file of this name in the project: nobody gets beyond the last step but one


class _Stopped(Exception):
    """Asked to stop and keep."""


def main(folder: Path) -> int:
    """Do as if; returns the exit code."""
    run = WorkerRun(folder)
    with FileLock(folder / "worker.lock") as lock:
        if not lock.acquire():
            return 1
        run.write_status("running")
        run.beat()
        job, project = run.read_job(), Project(folder.parents[1])
        try:
            _KINDS[job["kind"]](run, job, project)
        except (_Stopped, Stopped):
            run.write_status("stopped")
        except Exception as error:
            run.write_error(error)
            run.write_status("failed")
            raise
        else:
            run.write_status("done")
    return 0


def _train(run: WorkerRun, stage: str, total: int, metrics) -> dict:
    """So many steps, of which each takes a moment; returns what the result says of an early stop."""
    for step in range(1, total + 1):
        time.sleep(STEP_SECONDS)
        while step == total - 1 and (run.folder.parents[1] / HOLD).exists() and not read_cancel(run.folder):
            run.beat()
            time.sleep(STEP_SECONDS)
        left = round((total - step) * STEP_SECONDS, 1)
        run.write_status(
            "running", stage=stage, stage_number=1, stage_count=1, step=step, total=total, seconds_left=left
        )
        run.beat()
        run.log_event("metrics", stage=stage, step=step, **metrics(step))
        if read_cancel(run.folder):
            return {"stopped_early": True, "stage": stage, "step": step, "total": total}
    return {}


def _finish(run: WorkerRun, kind: str, card: ModelCard, stop: dict, **result) -> None:
    """Write what the run hands on."""
    with atomic_path(run.folder / f"{kind}.pt") as temporary:
        temporary.write_bytes(b"a fake network" * 100)
    card.write(run.folder)
    run.write_result(**{kind: f"{kind}.pt"}, **result, **stop)
    if stop:
        raise _Stopped


def _plan(run: WorkerRun, train: list, validation: list) -> None:
    content = {
        name: [{"id": case.id, "role": str(case.role), "fingerprint": case.fingerprint} for case in cases]
        for name, cases in (("train", train), ("validation", validation))
    }
    write_json(run.folder / "plan.json", {"format_version": 1, **content, "transductive": False})


def _card(kind: str, cases: list, stop: dict, **more) -> ModelCard:
    return ModelCard(
        kind=kind,
        version=__version__,
        made=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        cases=tuple(case.id for case in cases),
        volumes=len(cases),
        slices=sum(min(case.size) for case in cases),
        plane="acquired",
        stopped_early="{stage}, step {step} of {total}".format(**stop) if stop else "",
        **more,
    )


def _pretrain(run: WorkerRun, job: dict, project: Project) -> None:
    cases = project.cases(Role.UNLABELLED, Role.TRAIN)
    _plan(run, cases, [])
    settings = job["settings"]
    total = max(stage["optimisation"]["steps"] for stage in settings["stages"].values())
    stage = next(iter(settings["stages"]))
    stop = _train(run, stage, min(total, STEPS), lambda step: {"loss": 1 / step, "learning_rate": 1e-3})
    names = {name: settings[name] for name in ("method", "preset", "architecture")}
    card = _card("backbone", cases, stop, validation_volumes=0, widths=tuple(settings["network"]["widths"]), **names)
    _finish(run, "backbone", card, stop)


def _finetune(run: WorkerRun, job: dict, project: Project) -> None:
    settings = job["settings"]
    learns = task_of(settings.get("task", SLICES)).has_reference
    train, held = (list(filter(learns, project.cases(role))) for role in (Role.TRAIN, Role.VALIDATION))
    _plan(run, train, held)
    total = min(settings["optimisation"]["steps"], STEPS)
    stop = _train(run, "finetune", total, lambda step: {"loss": 1 / step, "validation_dice": 1 - 1 / (step + 1)})
    volumes = len(project.cases(Role.UNLABELLED, Role.TRAIN))
    names = tuple(segment.name for segment in sorted(project.schema.segments, key=lambda segment: segment.value))
    card = _card(
        "model",
        train,
        stop,
        validation_volumes=len(held),
        preset=settings["preset"],
        architecture=settings["architecture"],
        structures=names,
        start=Start("fake", volumes) if job["backbone"] else None,
        validation_dice=0.9 if held else None,
    )
    labels = {"train_cases": len(train), "validation_cases": len(held), "train_slices": card.slices}
    _finish(run, "model", card, stop, validation_dice=card.validation_dice, labels=labels)


def _predict(run: WorkerRun, job: dict, project: Project) -> None:
    import SimpleITK as sitk  # Slicer's Python has it

    from SSLSegmentationLib.volumes.flattening import flattened
    from SSLSegmentationLib.volumes.projection import flat_grid
    from SSLSegmentationLib.volumes.reading import read_volume
    from SSLSegmentationLib.volumes.writing import write_segmentation

    name, schema, made = Path(job["model"]).parent.name, project.schema, []
    isFlat = is_flat(find_entry(project, name).card)
    cases = expanded(project.case(case_id) for case_id in job["cases"])
    for number, case in enumerate(cases, 1):
        image = read_volume(case.image_path)
        pixels = sitk.GetArrayFromImage(image)
        middle = (float(pixels.min()) + float(pixels.max())) / 2
        labels = (pixels > middle).astype("uint8") * schema.values[0]
        path = case.prediction_path(name)
        if isFlat:
            labels, image = flattened(labels, case.en_face.axis, "max"), flat_grid(image, case.en_face.axis)
        write_segmentation(path, labels, image, schema)
        volume = round(float((labels > 0).sum()) * abs(float(math.prod(image.GetSpacing()))) / 1000, 3)
        entry = {
            "case": case.id,
            "path": path.relative_to(project.folder).as_posix(),
            "confidence": 0.9,
            "certainty": 0.8,
            "volumes_ml": {schema.by_value(schema.values[0]).name: volume},
            "seconds": 0.1,
        }
        made.append(entry)
        run.log_event("prediction", **entry)
        run.write_status("running", stage="predicting", step=number, total=len(cases))
        run.beat()
    run.write_result(predicted=made, refused=[])


def _learn(run: WorkerRun, job: dict, project: Project) -> None:
    """A model at once, and then nothing more until it is stopped."""
    stop = {"stage": "finetune", "step": 1, "total": 1}
    with suppress(_Stopped):
        _finish(
            run,
            "model",
            _card("model", project.cases(Role.TRAIN, labelled=True), {}, validation_volumes=0),
            stop,
            number=1,
        )
    _rest(run, "Waiting for new labels.")


def _draft(run: WorkerRun, job: dict, project: Project) -> None:
    """The real thing: it needs no torch."""
    from SSLSegmentationLib.execution.drafts import keep_drafting

    run.write_status("running")
    keep_drafting(run, "cpu", lambda: _asked(run), lambda items, what: items)


def _rest(run: WorkerRun, note: str) -> None:
    run.write_status("running", note=note)
    while not _asked(run):
        time.sleep(STEP_SECONDS)
    raise _Stopped


def _asked(run: WorkerRun) -> bool:
    run.beat()
    return bool(read_cancel(run.folder))


_KINDS = {"pretrain": _pretrain, "finetune": _finetune, "predict": _predict, "learn": _learn, "draft": _draft}

if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
