"""Finetuning on slices: how its cases are chosen and prepared, and what its model keeps.

What learns of the network, and how, is the strategy's business (``method``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import torch
from torch import Tensor, nn

from ..core.errors import DataError
from ..core.progress import Progress
from ..core.settings import to_dict
from ..inference.certainty import Reference
from ..inference.slicewise import field_of
from ..networks import UNet
from ..networks.ensemble import Ensemble, together, weights_of
from ..project import Case, Project
from ..project.model_text import rule_sentences
from ..stores import SliceStore
from ..stores.preprocessing import Preprocessing, slice_shape, through_plane_axis
from ..stores.signature import signatures
from ..stores.slice_settings import Z_SCORE
from ..training import OptimisationSettings, Outcome, Place, RunContext, TransferReport, transfer
from ..training.channels import chosen_channels
from ..training.inputs import only_known
from ..training.plan import PlannedCase, RunPlan
from ..training.setup import CaseSource, StageSetup
from .base import TaskFinetuning
from .ending import ending_seconds
from .method import FinetuningMethod, method_of
from .parts import decided_postprocessing
from .place import PlaceChoice, chosen_place
from .planning import FinetuningPlan, check_network, check_start, unlabelled_of, usual_preprocessing
from .settings import FinetuneSettings
from .strategy import PARTS, REGISTRY
from .supervised import SupervisedObjective
from .task_settings import AUTO
from .usual import usual_structures
from .warm_start import HEAD, is_warm

_KERNEL = 4  # axes of the weights of a convolution of slices


class SliceFinetuning(TaskFinetuning[SupervisedObjective]):
    """A finetuning on labelled slices."""

    settings: FinetuneSettings
    #: How the time of scoring is told; arguments of ``ending_seconds``.
    scoring: ClassVar[Mapping[str, Any]] = {}

    def not_labelled(self, name: str) -> DataError:
        """A case that is asked for has no label, or another role."""
        return DataError(f"'{name}' is not a labelled case with the role 'train'.", "Label it, or change its role.")

    def none_labelled(self, project: Project) -> DataError:
        """No training case has a label."""
        return DataError(
            f"The project '{project.shown}' has no labelled training case.",
            "Label at least one case and give it the role 'train'.",
        )

    def unlabelled(self, project: Project, train: Sequence[Case]) -> tuple[list[Case], bool]:
        """What the strategy learns from without labels."""
        return unlabelled_of(project, self.settings, train)

    def preprocessing(
        self, project: Project, network: Any, train: Sequence[Case], validation: Sequence[Case]
    ) -> Preprocessing:
        """That which pretraining would choose."""
        return usual_preprocessing(project, self.settings)

    def seen(
        self,
        preprocessing: Preprocessing,
        known: Sequence[str],
        learnt: Sequence[Case],
        start: Mapping[str, Any] | None,
    ) -> Preprocessing:
        """With as many neighbours of a slice, and the sequences, that are asked for: without a word of them all, of
        which a strategy that cannot learn to see them takes those that the backbone has seen."""
        wish, asked = self.settings.context, self.settings.channels
        channels = chosen_channels(known, asked, learnt)
        if not asked and start and "encoder." in REGISTRY[self.settings.strategy].freezes:
            channels = only_known(channels, start)
        found = replace(preprocessing, channels=channels)
        return found if wish == AUTO else replace(found, context=int(wish))

    def normalised(self, preprocessing: Preprocessing, start: Mapping[str, Any] | None) -> Preprocessing:
        """Backbones leave it to the settings: networks normalise what they see after the first convolution anyway."""
        return preprocessing if is_warm(start) else replace(preprocessing, normalisation=self.settings.normalisation)

    def check_start(self, *, pretrained: bool) -> None:
        """Make sure that the strategy suits what the network starts from."""
        check_start(self.settings, pretrained=pretrained)

    def check_network(self, start: Mapping[str, Any] | None) -> None:
        """Make sure that the network can do what the strategy, and the place, ask of it."""
        check_network(self.settings, self.architecture(start))

    def shape(self, network: Any) -> Any:
        """Whether it takes places is not the backbone's business: their weights are new in any case (``place``)."""
        return replace(network, place=False) if hasattr(network, "place") else network

    def stages(self, source: CaseSource, plan: FinetuningPlan) -> tuple[StageSetup[SupervisedObjective], ...]:
        """A training for each network, as the strategy does it."""
        method, rehearsed = self.method(plan), self._rehearsed(source, plan)
        learnt = [_annotated(source, [case]) for case in source.plan.train]
        held_out = _annotated(source, source.plan.validation)
        sizes = learnt, bool(source.plan.validation)
        return tuple(
            StageSetup(
                name,
                optimisation,
                sum(learnt),
                held_out,
                partial(_module, rehearsed),
                partial(_objective, method, rehearsed),
                # The best of this one, its place in the model, and the copy of the backbone.
                weight_files=(1 if number == 0 else 2) + bool(plan.backbone and number == 0),
                rehearsal=method.rehearsal(*sizes),
            )
            for number, (name, optimisation) in enumerate(method.foretold(*sizes).items())
        )

    def _rehearsed(self, source: CaseSource, plan: FinetuningPlan) -> FinetuningMethod:
        """The dearest steps, which are the later ones of a frozen start, and the largest validation case."""
        sample = replace(plan, validation=source.largest(source.plan.validation))
        return self.method(sample, frozen_start=0.0)

    def method(self, plan: FinetuningPlan, **changes: Any) -> FinetuningMethod:
        """What the strategy does with a plan; ``changes`` of the settings."""
        return method_of(plan, replace(self.settings, **changes))

    def new_network(self, plan: FinetuningPlan, seed: int) -> UNet:
        """The network with random weights."""
        return self.method(plan).network(seed)

    def transferred(self, network: UNet, start: Mapping[str, Any], name: str) -> TransferReport:
        """Encoder and decoder, as far as the backbone has them; of a model that is gone on from, its head and place."""
        if not is_warm(start):
            turned = start["preprocessing"] and self.settings.normalisation == Z_SCORE
            return transfer(network, (turned_state if turned else dict)(start["state"]), name, prefixes=PARTS)
        if start["network"].get("place"):
            network.add_place()
        return transfer(network, start["state"], name, prefixes=(*PARTS, HEAD))

    def furnish(self, plan: FinetuningPlan, store: SliceStore, progress: Progress) -> None:
        """What the strategy needs."""
        method_of(plan, self.settings).furnish(store, progress)

    @property
    def furnished(self) -> int:
        """Of that, by the strategy."""
        return REGISTRY[self.settings.strategy].method(self.settings.task).furnished

    def look(self, plan: FinetuningPlan, store: SliceStore, context: RunContext) -> PlaceChoice:
        """Whether the network takes places."""
        return _place(self.method(plan), store, context)

    def completed(self, network: UNet, decided: PlaceChoice) -> UNet:
        """With weights for the place, if it takes that."""
        if decided.used and not network.settings.place:
            network.add_place()
        return network

    def fit(
        self,
        plan: FinetuningPlan,
        objective: SupervisedObjective,
        optimisation: OptimisationSettings,
        context: RunContext,
        stage: str,
        place: Place,
    ) -> Outcome:
        """Steps of training, or a solver."""
        return self.method(plan).fit(objective, optimisation, context, stage, place)

    def special(self, plan: FinetuningPlan, objective: SupervisedObjective) -> list[str]:
        """What the strategy has to say."""
        return self.method(plan).special(objective, plan.fixed())

    def joined(self, networks: Sequence[UNet]) -> UNet | Ensemble:
        """One network as it is, several as an ensemble."""
        return together(networks)

    def content(
        self,
        network: UNet | Ensemble,
        objective: SupervisedObjective,
        outcomes: Sequence[Outcome],
        plan: FinetuningPlan,
        decided: PlaceChoice,
        context: RunContext,
    ) -> dict[str, Any]:
        """Network and patch, what is done to masks, and what they are judged by."""
        store, learnt = objective.store, [case.id for case in plan.train]
        rule = decided_postprocessing(objective, network, learnt)
        labelled = [*learnt, *(case.id for case in plan.validation)]
        for sentence in rule_sentences(*rule.names(plan.schema)):
            context.run.log_event("message", text=sentence)
        return {
            **weights_of(network),
            "patch": list(self._field(plan, store, network)),
            "training": {**vars(outcomes[-1]), "networks": [vars(outcome) for outcome in outcomes]},
            "place": decided.sentence,
            "postprocessing": to_dict(rule),
            "certainty": to_dict(Reference(usual_structures(store, labelled))),
        }

    def _field(self, plan: FinetuningPlan, store: SliceStore, network: UNet | Ensemble) -> tuple[int, ...]:
        """What the network sees at least of a slice: as in training; standardised ones on a field for all of them, as
        nnU-Net, which has one size of patch, will see them."""
        patch = self.method(plan).patch(store)
        if not plan.preprocessing.is_standardised:
            return tuple(patch)
        return field_of(store.canvas, (patch[0], patch[1]), network.settings.stride).size

    def scans(self, store: SliceStore, plan: RunPlan) -> dict[str, Any]:
        """What they look like."""
        return {"signatures": signatures(store, [case for case in store.cases if case.id in plan.train_ids])}

    def ending(
        self, source: CaseSource, plan: FinetuningPlan, store: SliceStore, folder: Path, device: torch.device
    ) -> float:
        """Deciding on parts, scoring and drawing."""
        rehearsed = self._rehearsed(source, plan)
        *_, last = rehearsed.trainings.values()
        objective = _objective(rehearsed, rehearsed, store, last, device)
        held_out = set(source.plan.validation_ids)
        validation = [case for case in source.records if case.id in held_out]
        networks = self.settings.networks
        return ending_seconds(objective, source.plan.train_ids, validation, folder, networks, **self.scoring)


def turned_state(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Weights for slices turned by 180°: what they answer is turned, too, but for a shift by how stages are strided."""
    return {name: tensor.flip(-2, -1) if tensor.ndim == _KERNEL else tensor for name, tensor in state.items()}


def _place(method: FinetuningMethod, store: SliceStore, context: RunContext) -> PlaceChoice:
    """Whether the network takes places: as it was told when the run began, else as it is chosen now."""
    told = [PlaceChoice(event["place"], event["text"]) for event in context.run.events("message") if "place" in event]
    choice = told[-1] if told else chosen_place(method.settings.place, method.strategy, store, fits=method.takes_place)
    if choice.sentence and not told:
        context.run.log_event("message", place=choice.used, text=choice.sentence)
    return PlaceChoice(*context.ranks.broadcast((choice.used, choice.sentence)))


def _annotated(source: CaseSource, cases: Sequence[PlannedCase]) -> int:
    """Slices of labelled cases that hold an annotation."""
    ids = {case.id for case in cases}
    if source.store:
        return len(source.store.annotated_rows(source.store.rows(ids=ids)))
    return sum(annotated_slices(case, source.plan.preprocessing) for case in source.records if case.id in ids)


def annotated_slices(case: Case, preprocessing: Preprocessing) -> int:
    """Slices of a case that hold an annotation, from its record alone."""
    record = case.label
    if record is None:
        return 0
    if record.annotated_slices is None or record.annotated_axis != through_plane_axis(case, preprocessing):
        return slice_shape(case, preprocessing)[0]
    across = through_plane_axis(case, preprocessing)
    return preprocessing.stacked(len(record.annotated_slices), case.spacing_mm[across])[0]


def _network(method: FinetuningMethod, seed: int) -> UNet:
    """As it will be; where the slices decide whether it takes places, the dearer way."""
    network = method.network(seed)
    if method.settings.place != "off" and method.takes_place:
        network.add_place()
    return network


def _module(method: FinetuningMethod) -> nn.Module:
    return method.module(_network(method, method.settings.optimisation.seed))


def _objective(
    method: FinetuningMethod,
    rehearsed: FinetuningMethod,
    store: SliceStore,
    optimisation: OptimisationSettings,
    device: torch.device,
    network: UNet | None = None,
) -> SupervisedObjective:
    if network is None:
        network, method = _network(rehearsed, optimisation.seed), rehearsed
    return method.objective(optimisation, network.to(device), store, device)
