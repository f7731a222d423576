"""From which labelled cases a study draws: none whose patient is there to validate or test on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..core.storage import read_json, write_json
from ..core.text import counted, listed, quoted
from ..project import Case, Project, Role
from ..project.patients import of_same_patients, patients_of

FILE = "pool.json"  # in a study's folder: how its cases were chosen
_APART = "patients_apart"


@dataclass(frozen=True)
class Pool:
    """Labelled cases of a study.

    Args:
        train: ids of those that it draws from.
        validation, test: numbers of cases.
        remarks: what a reader has to know of their patients, in sentences.
        seen: what a reader of a study with pretraining has to know besides.
    """

    train: tuple[str, ...]
    validation: int
    test: int
    remarks: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()

    @classmethod
    def of(cls, project: Project, *, apart: bool = True) -> Pool:
        """The pool of a project; where no patient is known, that is all labelled training cases.

        Args:
            apart: leave out cases whose patient validates or tests, unless none would be left.
        """
        train, validation, test = (
            project.cases(role, labelled=True) for role in (Role.TRAIN, Role.VALIDATION, Role.TEST)
        )
        spoilt = of_same_patients(train, [*validation, *test])
        left = [case for case in train if case not in spoilt] if apart else train
        remarks = [_on_both_sides(spoilt, left_out=bool(left) and apart)] if spoilt else []
        remarks += _shared(validation, test) + _few_patients(test)
        ids = tuple(case.id for case in left or train)
        return cls(ids, len(validation), len(test), tuple(remarks), tuple(_pretrained_on(project, test)))

    @classmethod
    def of_run(cls, folder: Path, project: Project) -> Pool:
        """The pool of the study in ``folder``, which goes on as it was begun.

        Raises:
            ProjectError: what was written down of it is damaged.
            StorageError: the disk refused.
        """
        path = folder / FILE
        if path.exists():
            return cls.of(project, apart=read_json(path, "study's pool").get(_APART) is True)
        apart = not any((folder / "cells").glob("*"))  # a version that did not ask for patients has begun it
        write_json(path, {_APART: apart})
        return cls.of(project, apart=apart)


def _on_both_sides(cases: Sequence[Case], *, left_out: bool) -> str:
    names = listed(quoted(case.name for case in cases), 3)
    if left_out:
        return (
            f"Never drawn, since other scans of the same patients validate or test: "
            f"{counted(len(cases), 'labelled training case')} ({names}). Give all cases of a patient one role to use "
            "them."
        )
    return (
        f"Training and held-out cases are of the same patients ({names}), and all are drawn from: figures are better "
        "than those of new patients. Give all cases of a patient one role."
    )


def _shared(validation: Sequence[Case], test: Sequence[Case]) -> list[str]:
    shared = of_same_patients(validation, test)
    if not shared:
        return []
    return [
        f"Weights and learning rates are chosen on other scans of test patients "
        f"({listed(quoted(case.name for case in shared), 3)}): figures are a little too good. Give all cases of a "
        "patient one role."
    ]


def _pretrained_on(project: Project, test: Sequence[Case]) -> list[str]:
    seen = of_same_patients(project.cases(Role.UNLABELLED, Role.TRAIN), test)
    if not seen:
        return []
    return [
        f"Pretraining sees the images, without labels, of {counted(len(seen), 'other scan')} of test patients "
        f"({listed(quoted(case.name for case in seen), 3)}). Take them out of the project if the test is to be of "
        "patients that were never seen."
    ]


def _few_patients(test: Sequence[Case]) -> list[str]:
    keys = patients_of(test)
    patients = len({keys.get(case.id, case.id) for case in test})
    if patients == len(test):
        return []
    return [
        f"The {len(test)} test cases are of {counted(patients, 'patient')}: scans of one patient are alike, so that "
        f"intervals and p promise more than {counted(patients, 'patient')} can. Test on one scan of each."
    ]
