"""What a finetuning learns from: labelled cases, a backbone or random weights, images without labels."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..core.errors import DataError, SettingsError
from ..core.settings import from_dict
from ..core.storage import keep_copy
from ..networks.architecture import REGISTRY as NETWORKS
from ..networks.architecture import UNET, check_channels
from ..project import Case, Project, Role
from ..project.schema import LabelSchema
from ..stores.preprocessing import Preprocessing, plan_preprocessing
from ..training import Checkpoint
from ..training.inputs import fitted, new_in_words
from ..training.plan import START, PlannedCase, RunPlan, fixed_plan, holds_test_cases, planned
from .base import finetuning_of
from .decided import check_acting, check_decided
from .settings import FinetuneSettings
from .strategy import DEFAULT_STRATEGY, REGISTRY


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


def check_network(settings: FinetuneSettings, architecture: str) -> None:
    """Make sure that a network can do what is asked of it.

    Raises:
        SettingsError: the strategy, or the place, needs another one.
    """
    strategy, network = REGISTRY[settings.strategy], NETWORKS[architecture]
    if strategy.staged and not network.staged:
        raise SettingsError(
            f"A {strategy.noun or strategy.name} classifies maps of the stages of a decoder, and the network "
            f"'{architecture}' ({network.title}) has no such stages.",
            "Choose another strategy, or another network.",
        )
    if settings.place == "on" and not network.placed:
        raise SettingsError(
            f"The network '{architecture}' ({network.title}) cannot learn where pixels lie.",
            "Leave the place 'off' or 'auto', or choose another network.",
        )


def check_seen(settings: Any, start: Mapping[str, Any], preprocessing: Preprocessing) -> None:
    """Make sure that the network can learn to see what its backbone has not seen.

    Raises:
        SettingsError: what would have to learn it stays as it is.
    """
    strategy = REGISTRY[getattr(settings, "strategy", DEFAULT_STRATEGY)]
    new = new_in_words(start, preprocessing)
    if new and "encoder." in strategy.freezes:
        raise SettingsError(
            f"A {strategy.noun} cannot learn to see {new}, which the backbone has not seen: its {strategy.part} alone "
            "learns.",
            "Leave context and channels to the backbone, choose another strategy, or a backbone that has seen it.",
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
        network: its shape, that of the backbone if there is one; without a place, on which the slices decide.
        max_size: pixels of the longer side of a typical slice.
        preprocessing: how volumes become slices.
        backbone: content of its checkpoint; None from scratch.
        unlabelled: cases whose images are learnt from without labels.
        transductive: whether images of test cases are among these.
        kind: of the plan that a run keeps of it.
        architecture: name of the network.
    """

    train: Sequence[Case | PlannedCase]
    validation: Sequence[Case | PlannedCase]
    schema: LabelSchema
    network: Any
    max_size: int
    preprocessing: Preprocessing
    backbone: dict[str, Any] | None
    unlabelled: Sequence[Case | PlannedCase] = ()
    transductive: bool = False
    kind: type[RunPlan] = RunPlan
    architecture: str = UNET

    def fixed(self) -> RunPlan:
        """What a run keeps of it."""
        return self.kind(
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
    settings: Any,
    backbone: Path | str | Checkpoint | None = None,
    train_ids: Sequence[str] | None = None,
    asked: Collection[str] = (),
) -> FinetuningPlan:
    """Choose cases, network and preprocessing; arguments as in :func:`prepare_finetuning` and :func:`check_decided`.

    Raises:
        DataError: there is nothing to learn from.
        CheckpointError: the backbone cannot be used.
        SettingsError: the strategy needs a backbone, or the settings ask for what the backbone has decided otherwise,
            or for what would do nothing.
    """
    way = finetuning_of(settings)
    train, validation = way.labelled(project, train_ids)
    network, max_size, start = way.beginning(backbone)
    check_acting(settings, pretrained=bool(start), asked=asked)
    if backbone and start:
        check_decided(settings, network, start, backbone, asked)
    kind = way.plan_type
    decided = start and start["preprocessing"]  # a starter decides nothing of it
    preprocessing = (
        from_dict(kind.preparing, decided) if decided else way.preprocessing(project, network, train, validation)
    )
    unlabelled, transductive = way.unlabelled(project, train)
    preprocessing = way.seen(preprocessing, project.channels, [*train, *unlabelled], start)
    preprocessing = way.normalised(preprocessing, start)
    check_channels(way.architecture(start), preprocessing.inputs)
    if start:
        check_seen(settings, start, preprocessing)
        start = fitted(start, preprocessing)
    return FinetuningPlan(
        train,
        validation,
        project.schema,
        network,
        max_size,
        preprocessing,
        start,
        unlabelled,
        transductive,
        kind,
        way.architecture(start),
    )


def check_request(
    project: Project,
    settings: Any,
    backbone: Path | str | Checkpoint | None = None,
    train_ids: Sequence[str] | None = None,
    asked: Collection[str] = (),
) -> None:
    """Refuse what cannot be done before a run is made of it; arguments and errors as :func:`plan_finetuning`."""
    plan_finetuning(project, settings, backbone, train_ids, asked)


def fixed_finetuning_plan(
    folder: Path,
    project: Project | None,
    settings: Any,
    backbone: Path | str | Checkpoint | None = None,
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
    return _fixed(folder, project, settings, backbone, train_ids)[0]


def begun_finetuning(
    folder: Path,
    project: Project | None,
    settings: Any,
    backbone: Path | str | Checkpoint | None = None,
    train_ids: Sequence[str] | None = None,
) -> FinetuningPlan:
    """The fixed plan with the network that it starts from; arguments and errors as :func:`fixed_finetuning_plan`."""
    fixed, made = _fixed(folder, project, settings, backbone, train_ids)
    way = finetuning_of(settings)
    if made:  # the checkpoint has just been read
        network, max_size, start = made.network, made.max_size, made.backbone
    else:
        network, max_size, start = way.beginning(folder / START if backbone else None)
    if start:
        start = fitted(start, fixed.preprocessing)
    return FinetuningPlan(
        fixed.train,
        fixed.validation,
        fixed.needed_schema,
        network,
        max_size,
        fixed.preprocessing,
        start,
        fixed.unlabelled,
        fixed.transductive,
        type(fixed),
        way.architecture(start),
    )


def _fixed(
    folder: Path,
    project: Project | None,
    settings: Any,
    backbone: Path | str | Checkpoint | None,
    train_ids: Sequence[str] | None,
) -> tuple[RunPlan, FinetuningPlan | None]:
    """The plan of the run in ``folder``, and what it was made of if it was made now."""
    made: list[FinetuningPlan] = []

    def choose(source: Project) -> RunPlan:
        made.append(plan_finetuning(source, settings, backbone, train_ids))
        if backbone:
            keep_copy(backbone, folder / START)
        return made[0].fixed()

    return fixed_plan(folder, project, choose), made[0] if made else None


def unlabelled_of(project: Project, settings: FinetuneSettings, train: Sequence[Case]) -> tuple[list[Case], bool]:
    """What the strategy learns from without labels, and whether it may be images of test cases."""
    strategy = REGISTRY[settings.strategy]
    if not strategy.unlabelled:
        return [], False
    transductive = getattr(strategy.own(settings), "transductive", False)
    cases = unlabelled_cases(project.volumes(), train, transductive=transductive)
    if not cases and not any(case.label and case.label.annotated_slices is not None for case in train):
        raise DataError(
            f"The project '{project.shown}' has no image without labels for the strategy '{strategy.name}' to "
            "learn from.",
            f"Add volumes with the role 'unlabelled', or use the strategy '{DEFAULT_STRATEGY}'.",
        )
    return cases, holds_test_cases(cases)


def usual_preprocessing(
    project: Project, settings: Any, choose: Callable[..., Preprocessing] = plan_preprocessing
) -> Preprocessing:
    """The preprocessing that pretraining would choose: from all cases but the test cases.

    Args:
        project: whose cases count.
        settings: of the finetuning.
        choose: chooses it from cases, the size of slices, and what is asked for.
    """
    cases = project.cases(Role.UNLABELLED, Role.TRAIN, Role.VALIDATION)
    choices = {"plane": settings.plane, "bias_field_correction": settings.bias_field_correction}
    return choose(cases, settings.max_size, **choices)
