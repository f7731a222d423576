"""What a task does of a finetuning. The run itself (``run``) is the same for all of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import torch
from torch import nn

from ..core.errors import DataError
from ..core.progress import Progress
from ..core.settings import from_dict
from ..networks.architecture import REGISTRY as NETWORKS
from ..networks.architecture import architecture, check_weights
from ..project import Case, Project, Role
from ..project.series import whole_id
from ..project.shipped import STARTER, checksum, refuse_damaged
from ..stores.preprocessing import Preprocessing
from ..tasks.base import require_task, task_of
from ..training import (
    Checkpoint,
    Objective,
    OptimisationSettings,
    Outcome,
    Place,
    RunContext,
    Trainer,
    TransferReport,
    load_checkpoint,
)
from ..training.plan import RunPlan, plans_of
from ..training.setup import CaseSource, StageSetup

if TYPE_CHECKING:
    from .planning import FinetuningPlan


class FinetuningObjective(Objective):
    """What a finetuning trains."""

    #: Annotated slices, or flat masks, that it learns from.
    train_slices: int

    @property
    @abstractmethod
    def exported(self) -> nn.Module:
        """The network that is validated and kept."""


Trained = TypeVar("Trained", bound=FinetuningObjective)


class TaskFinetuning(ABC, Generic[Trained]):
    """A finetuning of a task, which trains an objective of this type.

    Args:
        settings: of the run.
    """

    def __init__(self, settings: Any) -> None:
        self.settings = settings

    # ------------------------------------------------------------------ what it learns from and begins with
    def labelled(self, project: Project, train_ids: Sequence[str] | None = None) -> tuple[list[Case], list[Case]]:
        """Labelled training cases (all, or those of ``train_ids``, in that order) and labelled validation cases.

        Of cases with frames these are the frames that are labelled; the id of a case stands for all of them.

        Raises:
            DataError: no training case is labelled, or one of ``train_ids`` is not a labelled training case.
            ProjectError: the record of one of ``train_ids`` is damaged.
        """
        plan = self.plan_type
        train = plan.labelled(project.volumes(Role.TRAIN))
        if train_ids is not None:
            by_id: dict[str, list[Case]] = {}
            for case in train:
                for name in {case.id, whole_id(case.id)}:
                    by_id.setdefault(name, []).append(case)
            wanted = list(dict.fromkeys(train_ids))
            project.refuse_damaged(map(whole_id, wanted))
            if missing := [name for name in wanted if name not in by_id]:
                raise self.not_labelled(missing[0])
            train = list({case.id: case for name in wanted for case in by_id[name]}.values())
        if not train:
            raise self.none_labelled(project)
        return train, plan.labelled(project.volumes(Role.VALIDATION))

    @property
    def plan_type(self) -> type[RunPlan]:
        """Of the plans of its runs."""
        return plans_of(self.settings)

    @abstractmethod
    def not_labelled(self, name: str) -> DataError:
        """What to say of a case that is asked for and cannot be learnt from."""

    @abstractmethod
    def none_labelled(self, project: Project) -> DataError:
        """What to say of a project without any that can."""

    def unlabelled(self, project: Project, train: Sequence[Case]) -> tuple[list[Case], bool]:
        """Cases to learn from without labels, and whether there may be test cases among them."""
        return [], False

    @abstractmethod
    def preprocessing(
        self, project: Project, network: Any, train: Sequence[Case], validation: Sequence[Case]
    ) -> Preprocessing:
        """How cases are prepared, for a network of a shape, where no backbone has decided it."""

    def seen(
        self, preprocessing: Any, known: Sequence[str], learnt: Sequence[Case], start: Mapping[str, Any] | None
    ) -> Any:
        """How cases are prepared, with what is asked for of what the network sees; else as a backbone has decided.

        Args:
            preprocessing: as it is without.
            known: names of the sequences of the project.
            learnt: cases that are learnt from.
            start: content of the backbone, if there is one.

        Raises:
            SettingsError: sequences are asked for that cannot be had.
        """
        return preprocessing

    def normalised(self, preprocessing: Preprocessing, start: Mapping[str, Any] | None) -> Preprocessing:
        """The same, with greys as the settings want them, where the backbone leaves that to them."""
        return preprocessing

    def check_start(self, *, pretrained: bool) -> None:
        """Make sure that what learns suits what the network starts from.

        Raises:
            SettingsError: it does not.
        """
        return None

    def architecture(self, start: Mapping[str, Any] | None) -> str:
        """Name of the network: that of the backbone or, from scratch, the one that is asked for."""
        return architecture(start) if start else getattr(self.settings, "architecture", task_of(self.settings).network)

    def check_network(self, start: Mapping[str, Any] | None) -> None:
        """Make sure that the network can do what is asked of it.

        Raises:
            SettingsError: it cannot.
        """
        return None

    def shape(self, network: Any) -> Any:
        """The shape of the network, given that of the backbone or, from scratch, the one that is asked for."""
        return network

    def beginning(self, backbone: Path | str | Checkpoint | None) -> tuple[Any, int, dict[str, Any] | None]:
        """Shape of the network, its ``max_size``, and the content of the backbone's checkpoint, if there is one.

        Raises:
            CheckpointError: the backbone cannot be used.
            SettingsError: what learns does not suit it.
        """
        self.check_start(pretrained=bool(backbone))
        if not backbone:
            self.check_network(None)
            return self.shape(self.settings.network), self.settings.max_size, None
        refuse_damaged(backbone)
        start = load_checkpoint(backbone, "backbone")
        require_task(start, self.settings.task, backbone, finetuned=True)
        check_weights(start, 2, start["state"], backbone, "encoder.", any_inputs=True)
        if start.get("method") == STARTER and "sha256" not in start:  # an exported copy has that of the original
            start = {**start, "sha256": checksum(Path(backbone))}
        self.check_network(start)
        network = self.shape(from_dict(NETWORKS[architecture(start)].settings, start["network"]))
        return network, start["max_size"] or self.settings.max_size, start

    # ------------------------------------------------------------------ how it is trained
    @abstractmethod
    def stages(self, source: CaseSource, plan: FinetuningPlan) -> tuple[StageSetup[Trained], ...]:
        """Its trainings, one for each network, as their run and their rehearsal need them."""

    @abstractmethod
    def new_network(self, plan: FinetuningPlan, seed: int) -> nn.Module:
        """The network with random weights, before those of a backbone are put into it."""

    @abstractmethod
    def transferred(self, network: nn.Module, start: Mapping[str, Any], name: str) -> TransferReport:
        """Put what a backbone, whose file is called ``name``, hands on into a new network.

        Raises:
            CheckpointError: it does not fit.
        """

    def furnish(self, plan: FinetuningPlan, store: Any, progress: Progress) -> None:
        """Make what the training needs beside the slices, as :attr:`RunSetup.furnish`; by default nothing."""
        return None

    @property
    def furnished(self) -> int:
        """Bytes of that on the disk, a pixel of the store."""
        return 0

    def look(self, plan: FinetuningPlan, store: Any, context: RunContext) -> Any:
        """What is decided when the cases are prepared, and told in the run; None if nothing is."""
        return None

    def completed(self, network: nn.Module, decided: Any) -> nn.Module:
        """The network as it is trained, after :meth:`look`."""
        return network

    def fit(
        self,
        plan: FinetuningPlan,
        objective: Trained,
        optimisation: OptimisationSettings,
        context: RunContext,
        stage: str,
        place: Place,
    ) -> Outcome:
        """Train one network. Raises as ``Trainer.fit``."""
        return Trainer(objective, optimisation, context, stage, place).fit()

    def special(self, plan: FinetuningPlan, objective: Trained) -> list[str]:
        """What is special about how the network learns, in words; none if nothing is."""
        return []

    # ------------------------------------------------------------------ what comes out
    def joined(self, networks: Sequence[nn.Module]) -> nn.Module:
        """The model that the trained networks make."""
        return networks[0]

    @abstractmethod
    def content(
        self,
        network: nn.Module,
        objective: Trained,
        outcomes: Sequence[Outcome],
        plan: FinetuningPlan,
        decided: Any,
        context: RunContext,
    ) -> dict[str, Any]:
        """What a model keeps beside what all models do: its network, and all that a prediction needs.

        Args:
            network: the model.
            objective: the last one, with the store.
            outcomes: of each network.
            plan: of the run.
            decided: by :meth:`look`.
            context: of the run.
        """

    def scans(self, store: Any, plan: RunPlan) -> dict[str, Any]:
        """By what else than their voxels the scans that it has learnt from are known again."""
        return {}

    def ending(self, source: CaseSource, plan: FinetuningPlan, store: Any, folder: Path, device: torch.device) -> float:
        """Seconds of what comes after the last step; arguments as of ``RunSetup.ending``."""
        return 0.0


def finetuning_of(settings: Any) -> TaskFinetuning[Any]:
    """What the task of the settings does of their finetuning."""
    return task_of(settings).finetuning(settings)
