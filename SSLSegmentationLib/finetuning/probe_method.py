"""The linear probe as a strategy: its network, its solver, and how preflight sizes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from ..networks.probed import ProbedSettings, ProbedUNet, probed_settings, seeded_probed_network
from ..training import OptimisationSettings, Outcome, RunContext
from ..training.plan import RunPlan
from ..training.reporting import Place
from .linear_probe import STAGE, LinearProbe, ProbeWork
from .method import FinetuningMethod
from .probe_rehearsal import ProbeRehearsal
from .supervised import SupervisedObjective


class ProbeMethod(FinetuningMethod):
    """A solver fits a linear classifier of the maps of a network that stays as it is."""

    def network(self, seed: int) -> ProbedUNet:
        """One that classifies those of its maps that are worth it."""
        return seeded_probed_network(self._shape, self.plan.schema.class_count, seed, self.plan.preprocessing.inputs)

    def fit(
        self,
        objective: SupervisedObjective,
        optimisation: OptimisationSettings,
        context: RunContext,
        stage: str,
        place: Place,
    ) -> Outcome:
        """Solve, anew if it was stopped."""
        return LinearProbe(objective, optimisation.precision, context).fit()

    def special(self, objective: SupervisedObjective, fixed: RunPlan) -> list[str]:
        """What stays, and which maps are classified."""
        what = "what came from the backbone" if self.plan.backbone else "the random encoder and decoder"
        shape = self._shape
        maps = f"{len(shape.encoder_maps)} maps of the encoder and {len(shape.decoder_maps)} of the decoder"
        return [f"linear probe: {what} stays as it is, and a linear classifier of {maps} learns"]

    def foretold(self, slices: Sequence[int], validated: bool) -> Mapping[str, OptimisationSettings]:
        """Of as many steps as the solver takes."""
        return {STAGE: self._work(slices, validated).optimisation(self.settings.optimisation)}

    def rehearsal(self, slices: Sequence[int], validated: bool) -> Callable[..., Any]:
        """A few batches, and the solver on a few pixels."""
        return partial(ProbeRehearsal, probe_work=self._work(slices, validated))

    @property
    def _shape(self) -> ProbedSettings:
        """Of the network, with the maps that are worth it."""
        return probed_settings(self.shape, self.plan.backbone["state"] if self.plan.backbone else None)

    def _work(self, slices: Sequence[int], validated: bool) -> ProbeWork:
        return ProbeWork(slices, self.settings.optimisation.batch_size, validated)
