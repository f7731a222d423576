"""What a run learns from, fixed when it first starts: ``plan.json`` in its folder.

A run that goes on after a stop is to equal one that was not stopped, whatever has been done to the project meanwhile:
cases added, removed or labelled anew. With a plan and a complete slice store it needs neither project nor images, so it
can go on elsewhere, too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar

import numpy as np

from ..core.errors import ProjectError, SettingsError, SSLSegError
from ..core.paths import checked
from ..core.settings import UNSAID, from_dict, to_dict
from ..core.storage import check_format, read_json, remove_file, write_json
from ..project import Case, Project, Role
from ..project.case_keys import whole_and_frames
from ..project.cases import RECORD
from ..project.patients import patients_of
from ..project.schema import LabelSchema
from ..project.seen import PLAN, refuse_scans_of_test_cases
from ..project.series import expanded, whole_id
from ..stores import SliceStore, build_store, store_shape
from ..stores.preprocessing import Preprocessing
from ..stores.slices import native_labels
from ..tasks.base import SLICES, task_of
from ..volumes.reading import read_volume

FORMAT_VERSION = 1
START = "start.pt"  # in the run folder: the backbone as it was when the run began
_AGAIN = "Start a new run."


@dataclass(frozen=True)
class PlannedCase:
    """A case of a plan.

    Args:
        id: in the project.
        role: when the plan was made.
        fingerprint: of the volume.
        channel_fingerprints: of the further sequences that the case has, whether the run sees them or not.
        file_fingerprints: of what the file of the case holds, where the case has it otherwise.
    """

    id: str
    role: str
    fingerprint: str
    channel_fingerprints: tuple[str, ...] = field(default=(), metadata=UNSAID)
    file_fingerprints: tuple[str, ...] = field(default=(), metadata=UNSAID)


@dataclass(frozen=True)
class RunPlan:
    """Which cases a run uses for what, and how they become slices.

    Args:
        train: cases to learn from.
        validation: cases that choose the best weights; may be empty.
        preprocessing: how volumes become slices.
        schema: what is segmented; None for pretraining.
        transductive: whether images of test cases are learnt from, too.
        unlabelled: cases of a finetuning whose images are learnt from without labels. Plans of older versions can
            have validation cases among them.
    """

    #: Name of the task, which decides what is stored.
    task: ClassVar[str] = SLICES
    #: What a step takes, in words.
    unit: ClassVar[str] = "slices"
    #: Whether a pass takes the slices that are annotated, so that more steps than a few for each of them help no more.
    counts_annotated: ClassVar[bool] = True
    #: What its cases are stored in, if that holds slices.
    storing: ClassVar[type[SliceStore]] = SliceStore
    #: What a backbone or model says of its preprocessing.
    preparing: ClassVar[type[Preprocessing]] = Preprocessing

    train: tuple[PlannedCase, ...]
    validation: tuple[PlannedCase, ...]
    preprocessing: Preprocessing
    schema: LabelSchema | None = None
    transductive: bool = False
    unlabelled: tuple[PlannedCase, ...] = ()

    def __str__(self) -> str:
        kind = "with test cases (transductive)" if self.transductive else "without test cases (inductive)"
        return (
            f"learning from {len(self.train)} volumes, {kind}; validation on {len(self.validation)}; "
            f"pixels of {self.preprocessing.spacing_mm:g} mm"
            f"{'; each slice with its neighbours' if self.preprocessing.context else ''}"
            f"{(self.preprocessing.channels and '; sequences ' + ', '.join(self.preprocessing.channels)) or ''}"
        )

    @property
    def cases(self) -> tuple[PlannedCase, ...]:
        """All cases, in the order of the slice store."""
        validation = set(self.validation)
        return (*self.train, *self.validation, *(case for case in self.unlabelled if case not in validation))

    @property
    def train_ids(self) -> list[str]:
        """Ids of the cases to learn from."""
        return [case.id for case in self.train]

    @property
    def validation_ids(self) -> list[str]:
        """Ids of the validation cases."""
        return [case.id for case in self.validation]

    @property
    def unlabelled_ids(self) -> list[str]:
        """Ids of the cases to learn from without labels."""
        return [case.id for case in self.unlabelled]

    def check_apart(self) -> None:
        """Make sure that no case is both learnt from and validated on, and none is there twice.

        Raises:
            SettingsError: one is.
        """
        learnt = [*self.train_ids, *self.unlabelled_ids]
        twice = [name for name, count in Counter([*learnt, *self.validation_ids]).items() if count > 1]
        if twice:
            what = "learnt from and validated on" if twice[0] in self.validation_ids else "learnt from twice"
            raise SettingsError(f"The case '{twice[0]}' would be {what}.", "Give it one role, and name it once.")

    @property
    def needed_schema(self) -> LabelSchema:
        """What is segmented, for who cannot do without.

        Raises:
            ProjectError: the plan does not say.
        """
        if self.schema is None:
            raise ProjectError("The plan of this run does not say what is segmented.", _AGAIN)
        return self.schema

    @staticmethod
    def labelled(cases: Iterable[Case]) -> list[Case]:
        """Those cases that have a reference."""
        return [case for case in cases if case.label is not None]

    def open_store(self, folder: Path) -> Any:
        """What has been prepared in ``folder``: a :class:`SliceStore`, or what other tasks have in its place."""
        return self.storing(folder)

    def build_store(
        self,
        folder: Path,
        cases: Sequence[Case],
        progress: Callable[[Iterable[Case]], Iterable[Case]] = iter,
        canvas: tuple[int, int] | None = None,
    ) -> Any:
        """Prepare ``cases``, all or some of the plan's, in ``folder``; ``canvas`` is as large as all of them need."""
        return build_store(folder, cases, self.preprocessing, self.schema, progress, canvas, self.storing)

    def store_shape(self, cases: Sequence[Case]) -> tuple[int, ...]:
        """Shape of the array of images that :meth:`build_store` makes of these cases, from their records alone.

        Raises:
            DataError: no cases.
        """
        return store_shape(cases, self.preprocessing)

    def native_labels(self, case: Case, schema: LabelSchema) -> np.ndarray:
        """The mask of a case on its native grid: uint8 label values, 255 = not annotated."""
        return native_labels(case, read_volume(case.image_path), schema)

    def renamed(self, names: Mapping[str, str]) -> RunPlan:
        """The same plan with other case ids; ``names`` has one for each."""
        train, validation, unlabelled = (
            tuple(replace(case, id=names[case.id]) for case in part)
            for part in (self.train, self.validation, self.unlabelled)
        )
        return replace(self, train=train, validation=validation, unlabelled=unlabelled)

    def write(self, folder: Path) -> None:
        """Write ``plan.json`` into a run folder.

        Raises:
            StorageError: the disk refused.
        """
        write_json(folder / PLAN, {"format_version": FORMAT_VERSION, "kind": self.task, **to_dict(self)})

    @classmethod
    def read(cls, folder: Path) -> RunPlan:
        """Read the ``plan.json`` of a run folder.

        Raises:
            ProjectError: missing, damaged or of a newer version.
        """
        content = read_json(checked(folder, folder / PLAN, f"The plan of the run '{folder.name}'"), "run plan")
        check_format(content, FORMAT_VERSION, f"The plan of the run '{folder.name}'")
        content.pop("format_version")
        try:
            return from_dict(plans_of(str(content.pop("kind", SLICES))), content)
        except (SSLSegError, LookupError, TypeError, ValueError) as error:
            raise ProjectError(f"The run plan '{folder / PLAN}' is damaged ({error}).", _AGAIN) from error


def plans_of(subject: Any) -> type[RunPlan]:
    """What the plans of a task are; ``subject`` and errors as of :func:`task_of`."""
    return task_of(subject).plan


def to_pretrain_on(cases: Sequence[Case], *, transductive: bool) -> tuple[list[Case], list[Case]]:
    """Cases that a pretraining learns from, and those that give its validation loss; none is both.

    Frames of one case go the same way, and so do cases of one patient where there are several.

    Unlabelled and training cases are learnt from. Validation cases, or without any every tenth case, at least one if
    there are two, give the validation loss; where it can be helped no test case does.

    Args:
        cases: whole cases of a project, or those of them that can be used.
        transductive: learn from test cases, too.
    """
    roles = (Role.UNLABELLED, Role.TRAIN, *((Role.TEST,) if transductive else ()))
    learn = [case for case in cases if case.role in roles]
    validation = [case for case in cases if case.role is Role.VALIDATION]
    if not validation and len(learn) > 1:
        others = [case for case in learn if case.role is not Role.TEST] or learn
        patients = patients_of(others)
        if len({patients.get(case.id, case.id) for case in others}) == 1:  # one patient is all there is
            patients = {}
        apart = list(dict.fromkeys(patients.get(case.id, case.id) for case in others))
        chosen = set(apart[:: max(2, min(10, len(apart)))][: max(1, len(apart) // 10)])
        validation = [case for case in others if patients.get(case.id, case.id) in chosen]
        held = {case.id for case in validation}
        learn = [case for case in learn if case.id not in held]
    return expanded(learn), expanded(validation)


def holds_test_cases(cases: Iterable[Case]) -> bool:
    """Whether what is learnt from makes a run transductive: asked for or not, without a test case it is not."""
    return any(case.role is Role.TEST for case in cases)


def planned(cases: Sequence[Case | PlannedCase]) -> tuple[PlannedCase, ...]:
    """What a plan keeps of cases."""
    return tuple(
        PlannedCase(case.id, str(case.role), case.fingerprint, case.channel_fingerprints, case.file_fingerprints)
        for case in cases
    )


def fixed_plan(folder: Path, project: Project | None, choose: Callable[[Project], RunPlan]) -> RunPlan:
    """The plan of a run: the one made when it first started, else a new one, which is written down.

    Args:
        folder: of the run.
        project: None where the run has been taken elsewhere.
        choose: makes a new plan.

    Raises:
        ProjectError: the plan is damaged, or there is neither plan nor project.
        SettingsError: a case that the run learns from has become a test case, or is the same scan as one, or is one to
            validate on.
        StorageError: the disk refused.
    """
    if (folder / PLAN).exists() or project is None:
        plan = RunPlan.read(folder)
        if project is not None and (spoilt := new_test_cases(plan, project)):
            raise SettingsError(
                f"'{spoilt[0]}' has become a test case since this run began, and the run learns from it.",
                "Start a new run without it, or give it back its old role.",
            )
        return plan
    plan = choose(project)
    plan.check_apart()
    learnt = plan.cases if not plan.transductive else plan.train if plan.schema else ()
    refuse_scans_of_test_cases(learnt, project.volumes(Role.TEST))
    plan.write(folder)
    return plan


def drop_plan(folder: Path) -> None:
    """Let the next start of the run in ``folder`` make a new plan.

    Raises:
        StorageError: the disk refused.
    """
    remove_file(folder / PLAN)


def new_test_cases(plan: RunPlan, project: Project) -> list[str]:
    """Ids of cases that a plan uses and that are test cases by now; of a transductive one only those whose labels are
    learnt from."""
    labelled = plan.train if plan.schema else ()
    used = labelled if plan.transductive else plan.cases
    folders = {whole_id(case.id): project.case_folder(case.id) for case in used}
    tested = {name for name, f in folders.items() if (f / RECORD).exists() and Case.load(f).role is Role.TEST}
    return list(dict.fromkeys(name for case in used if (name := whole_id(case.id)) in tested))


def cases_of(plan: RunPlan, project: Project | None) -> list[Case]:
    """The project's cases that a plan names, in its order. Those to learn from without labels come without them.

    Raises:
        ProjectError: there is no project here.
        SettingsError: one has been removed, or its volume is another one by now.
    """
    if project is None:
        raise ProjectError(
            "The prepared slices of this run are missing, and its project is not here.", "Copy the whole folder again."
        )
    found = []
    labelled = {*plan.train, *plan.validation}
    views: dict[str, Case] = {}
    for case in plan.cases:
        if case.id not in views:  # the record of a case with frames is read once
            folder = project.case_folder(case.id)
            views |= {view.id: view for view in whole_and_frames(folder)}
        record = views.get(case.id)
        if record is None or record.fingerprint != case.fingerprint:
            what = "is no longer in the project" if record is None else "has another volume"
            raise SettingsError(f"The case '{case.id}', which this run began with, {what}.", _AGAIN)
        found.append(record if case in labelled else replace(record, label=None))
    return found
