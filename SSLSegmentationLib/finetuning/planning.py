"""What a finetuning learns from: labelled cases, a backbone or random weights, images without labels."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..core.errors import DataError, SettingsError
from ..core.settings import from_dict
from ..core.storage import keep_copy
from ..networks import UNetSettings
from ..networks.architecture import UNET, require_architecture
from ..project import Case, Project, Role
from ..project.schema import LabelSchema
from ..project.shipped import STARTER, checksum, refuse_damaged
from ..stores.preprocessing import Preprocessing, plan_preprocessing
from ..training import load_checkpoint
from ..training.plan import START, PlannedCase, RunPlan, fixed_plan, holds_test_cases, planned
from .decided import check_acting, check_decided
from .settings import FinetuneSettings, run_module
from .strategy import DEFAULT_STRATEGY, REGISTRY


def labelled_cases(project: Project, train_ids: Sequence[str] | None = None) -> tuple[list[Case], list[Case]]:
    """Labelled training cases (all, or those of ``train_ids``, in that order) and labelled validation cases.

    Raises:
        DataError: no training case is labelled, or one of ``train_ids`` is not a labelled training case.
        ProjectError: the record of one of ``train_ids`` is damaged.
    """
    train = project.cases(Role.TRAIN, labelled=True)
    if train_ids is not None:
        by_id = {case.id: case for case in train}
        wanted = list(dict.fromkeys(train_ids))
        project.refuse_damaged(wanted)
        missing = [name for name in wanted if name not in by_id]
        if missing:
            raise DataError(
                f"'{missing[0]}' is not a labelled case with the role 'train'.", "Label it, or change its role."
            )
        train = [by_id[name] for name in wanted]
    if not train:
        raise DataError(
            f"The project '{project.shown}' has no labelled training case.",
            "Label at least one case and give it the role 'train'.",
        )
    return train, project.cases(Role.VALIDATION, labelled=True)


def check_start(settings: FinetuneSettings, *, pretrained: bool) -> None:
    """Make sure that the strategy suits what the network starts from, and what is asked of it.

    Raises:
        SettingsError: it needs a backbone, and there is none, or it cannot learn what is asked for.
    """
    strategy = REGISTRY[settings.strategy]
    if strategy.solved and settings.networks > 1:
        raise SettingsError(
            f"A {strategy.noun} has one best answer: several networks would all be the same.",
            "Leave out --networks, or choose another strategy.",
        )
    if strategy.freezes and settings.place == "on":
        raise SettingsError(
            f"A {strategy.noun} cannot learn where pixels lie: its {strategy.part} alone learns, and that sees the "
            "backbone's maps only.",
            "Choose another strategy, or leave the place 'off' or 'auto'.",
        )
    if strategy.freezes and not pretrained and not settings.random_probe:
        raise SettingsError(
            f"A {strategy.noun} needs a pretrained backbone: from scratch, the features that it learns on are random.",
            "Name a backbone or another strategy, or allow it with --random-probe, as a control.",
        )


def unlabelled_cases(cases: Iterable[Case], train: Iterable[Case], *, transductive: bool = False) -> list[Case]:
    """Those of ``cases`` whose images may be learnt from without labels, their labels, if any, taken away.

    Args:
        cases: of a project.
        train: those whose labels are learnt from; they are not among the result.
        transductive: also images of test cases; those of validation cases never, since they choose the best weights.
    """
    labelled = {case.id for case in train}
    roles = (Role.UNLABELLED, Role.TRAIN, *((Role.TEST,) if transductive else ()))
    return [replace(case, label=None) for case in cases if case.role in roles and case.id not in labelled]


@dataclass(frozen=True)
class FinetuningPlan:
    """What a finetuning learns from and starts with.

    Args:
        train: labelled cases to learn from.
        validation: labelled cases whose Dice chooses the best weights.
        schema: what is segmented.
        network: shape of the U-Net, of the backbone if there is one; without a place, on which the slices decide.
        max_size: pixels of the longer side of a typical slice.
        preprocessing: how volumes become slices.
        backbone: content of its checkpoint; None from scratch.
        unlabelled: cases whose images are learnt from without labels.
        transductive: whether images of test cases are among these.
    """

    train: Sequence[Case | PlannedCase]
    validation: Sequence[Case | PlannedCase]
    schema: LabelSchema
    network: UNetSettings
    max_size: int
    preprocessing: Preprocessing
    backbone: dict[str, Any] | None
    unlabelled: Sequence[Case | PlannedCase] = ()
    transductive: bool = False

    def fixed(self) -> RunPlan:
        """What a run keeps of it."""
        return RunPlan(
            planned(self.train),
            planned(self.validation),
            self.preprocessing,
            self.schema,
            self.transductive,
            planned(self.unlabelled),
        )

    @property
    def cases(self) -> list[Case | PlannedCase]:
        """All cases, in the order of the slice store."""
        held_out = {case.id for case in self.validation}
        return [*self.train, *self.validation, *(case for case in self.unlabelled if case.id not in held_out)]


def plan_finetuning(
    project: Project,
    settings: FinetuneSettings,
    backbone: Path | str | None = None,
    train_ids: Sequence[str] | None = None,
    asked: Collection[str] = (),
) -> FinetuningPlan:
    """Choose cases, network and preprocessing; arguments as in :func:`run_finetuning` and :func:`check_decided`.

    Raises:
        DataError: there is nothing to learn from.
        CheckpointError: the backbone cannot be used.
        SettingsError: the strategy needs a backbone, or the settings ask for what the backbone has decided otherwise,
            or for what would do nothing.
    """
    train, validation = labelled_cases(project, train_ids)
    network, max_size, start = _beginning(settings, backbone)
    check_acting(settings, pretrained=bool(start), asked=asked)
    if start:
        check_decided(settings, network, start, backbone, asked)
    decided = start and start["preprocessing"]  # a starter decides nothing of it
    preprocessing = from_dict(Preprocessing, decided) if decided else _plan(project, settings)
    unlabelled, transductive = _unlabelled(project, settings, train)
    return FinetuningPlan(
        train, validation, project.schema, network, max_size, preprocessing, start, unlabelled, transductive
    )


def check_request(
    project: Project,
    settings: FinetuneSettings,
    backbone: Path | str | None = None,
    train_ids: Sequence[str] | None = None,
    asked: Collection[str] = (),
) -> None:
    """Refuse what cannot be done before a run is made of it; arguments and errors as :func:`plan_finetuning`."""
    planner = run_module(settings)
    (planner.plan_finetuning if planner else plan_finetuning)(project, settings, backbone, train_ids, asked)


def fixed_finetuning_plan(
    folder: Path,
    project: Project | None,
    settings: FinetuneSettings,
    backbone: Path | str | None = None,
    train_ids: Sequence[str] | None = None,
) -> RunPlan:
    """The plan of the run in ``folder``: made and written down on the first call, with a copy of the backbone.

    The copy is what the run goes on with: the backbone itself may be trained further, or removed, meanwhile.

    Raises:
        DataError: there is nothing to learn from.
        CheckpointError: the backbone cannot be used.
        SettingsError: the strategy needs a backbone.
        SSLSegError: others as :func:`fixed_plan`.
    """
    if module := run_module(settings):
        return module.fixed_finetuning_plan(folder, project, settings, backbone, train_ids)

    def choose(source: Project) -> RunPlan:
        plan = plan_finetuning(source, settings, backbone, train_ids)
        if backbone:
            keep_copy(backbone, folder / START)
        return plan.fixed()

    return fixed_plan(folder, project, choose)


def finetuning_plan(fixed: RunPlan, settings: FinetuneSettings, backbone: Path | None) -> FinetuningPlan:
    """A fixed plan with the network that it starts from; ``backbone`` is the run's own copy of it."""
    network, max_size, start = _beginning(settings, backbone)
    return FinetuningPlan(
        fixed.train,
        fixed.validation,
        fixed.schema,
        network,
        max_size,
        fixed.preprocessing,
        start,
        fixed.unlabelled,
        fixed.transductive,
    )


def _beginning(
    settings: FinetuneSettings, backbone: Path | str | None
) -> tuple[UNetSettings, int, dict[str, Any] | None]:
    """Shape of the network, its ``max_size``, and the content of the backbone's checkpoint, if there is one.

    Whether it takes places is not the backbone's business: their weights are new in any case (``place``).
    """
    check_start(settings, pretrained=bool(backbone))
    if not backbone:
        return replace(settings.network, place=False), settings.max_size, None
    refuse_damaged(backbone)
    start = load_checkpoint(backbone, "backbone")
    require_architecture(start, UNET, backbone)
    if start.get("method") == STARTER:
        start["sha256"] = checksum(Path(backbone))
    network = replace(from_dict(UNetSettings, start["network"]), place=False)
    return network, start["max_size"] or settings.max_size, start


def _unlabelled(project: Project, settings: FinetuneSettings, train: Sequence[Case]) -> tuple[list[Case], bool]:
    """What the strategy learns from without labels, and whether it may be images of test cases."""
    strategy = REGISTRY[settings.strategy]
    if not strategy.unlabelled:
        return [], False
    transductive = getattr(strategy.own(settings), "transductive", False)
    cases = unlabelled_cases(project.cases(), train, transductive=transductive)
    if not cases and all(case.label.annotated_slices is None for case in train):
        raise DataError(
            f"The project '{project.shown}' has no image without labels for the strategy '{strategy.name}' to "
            "learn from.",
            f"Add volumes with the role 'unlabelled', or use the strategy '{DEFAULT_STRATEGY}'.",
        )
    return cases, holds_test_cases(cases)


def _plan(project: Project, settings: FinetuneSettings) -> Preprocessing:
    """The preprocessing that pretraining would choose: from all cases but the test cases."""
    cases = project.cases(Role.UNLABELLED, Role.TRAIN, Role.VALIDATION)
    choices = {"plane": settings.plane, "bias_field_correction": settings.bias_field_correction}
    return plan_preprocessing(cases, settings.max_size, **choices)
