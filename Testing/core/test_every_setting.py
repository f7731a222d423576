"""Every setting that a command offers changes the run, or is refused: no record says what did not happen.

A run is described as its preflight describes it, and trained for three steps at most. What is compared comes in order
of its cost, and the first difference counts.
"""

from __future__ import annotations

import itertools
from dataclasses import fields, is_dataclass, replace

import numpy as np
import pytest
import torch
from flat_project import make_flat_project
from setting_walk import is_refused, unseen

from SSLSegmentationLib.core.acting import idle
from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.core.settings import describe, to_dict
from SSLSegmentationLib.embedding.embedder import FeatureChoice
from SSLSegmentationLib.finetuning import FinetuneSettings
from SSLSegmentationLib.finetuning.decided import check_acting as check_finetuning
from SSLSegmentationLib.finetuning.linear_probe import LinearProbe
from SSLSegmentationLib.finetuning.method import method_of
from SSLSegmentationLib.finetuning.planning import plan_finetuning
from SSLSegmentationLib.finetuning.projection_settings import EnFaceFinetuneSettings
from SSLSegmentationLib.finetuning.run import prepare_finetuning
from SSLSegmentationLib.finetuning.volume_settings import VolumeFinetuneSettings
from SSLSegmentationLib.importing import import_dataset
from SSLSegmentationLib.importing.synthetic import CohortSettings
from SSLSegmentationLib.networks import Fpn3d2dSettings, UNet3dSettings, UNetSettings
from SSLSegmentationLib.pretraining import PretrainingSettings, recipes, run_pretraining
from SSLSegmentationLib.pretraining.asked import check_acting
from SSLSegmentationLib.pretraining.run import prepare_pretraining
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.runs import RunFolder
from SSLSegmentationLib.project.schema import NOT_ANNOTATED
from SSLSegmentationLib.stores import SliceStore
from SSLSegmentationLib.stores.projection_settings import EnFaceData
from SSLSegmentationLib.stores.sampling import step_generator
from SSLSegmentationLib.study import StudySettings
from SSLSegmentationLib.study.cells import finetuning_settings, pretraining_settings
from SSLSegmentationLib.study.design import PretrainingCell, chosen_rates, longer_rate_cells, rate_cells, result_cells
from SSLSegmentationLib.training import RunContext, Trainer

CPU = torch.device("cpu")
STEPS = 3
#: What makes heads and parts of methods small.
SMALL = {
    **{"hidden": 16, "embedding": 8, "outputs": 16, "pixels": 64, "parts": 2, "pooling": 2},
    **{"small_size": 0.5, "small_views": 1},
}
TINY = {
    UNetSettings: UNetSettings(widths=(4, 8, 8)),
    UNet3dSettings: UNet3dSettings(widths=(4, 8), patch_voxels=2048),
    Fpn3d2dSettings: Fpn3d2dSettings(widths=(2, 4, 4)),
}
#: Settings of a study that change neither its trainings nor their choice → where they are seen.
ELSEWHERE = {
    ("processes",): "how many trainings run at a time: study/test_study.py",
    ("resamples",): "width of the report's intervals: study/test_statistics.py",
}


# ---------------------------------------------------------------------- runs
def trained(make, store_of, folder, facts=lambda: None, only=None):
    """Parts that describe a run, or one stage of it: what its preflight knows, then what its steps do."""
    work = make()
    yield {"plan": to_dict(work.plan), "minutes": work.minutes, "shape": work.shape, "tested": work.seen_test_cases}
    yield {"stages": [stage.name for stage in work.stages], "facts": facts()}
    store = store_of(work)
    for stage in work.stages:
        if only not in (None, stage.name):
            continue
        if stage.rehearsal:  # a probe, which a solver finds
            yield from probed(stage.objective(store, stage.optimisation, CPU), stage.optimisation, folder)
            continue
        objective = stage.objective(store, stage.optimisation, CPU)
        trainer = Trainer(objective, stage.optimisation, RunContext(RunFolder(folder)), stage.name)
        groups = [{k: v for k, v in group.items() if k != "params"} for group in trainer.optimizer.param_groups]
        schedule = {k: v for k, v in trainer.schedule.state_dict().items() if k != "lr_lambdas"}
        length = {"total": trainer.total, "interval": trainer.interval, "dtype": str(trainer.dtype)}
        yield {"optimizer": type(trainer.optimizer).__name__, "groups": groups, "schedule": schedule, **length}
        yield [objective.stream.batch(step).tolist() for step in range(STEPS)]
        yield weights(objective)
        yield views(objective, stage.name)
        for step in range(STEPS):
            trainer.train_step(step)
            yield {
                "loss": {**trainer._sums},
                "weights": weights(objective),
                "rate": trainer.optimizer.param_groups[0]["lr"],
            }
        yield {"averaged": dict(trainer.evaluated_module.state_dict()), "wanted": wanted(objective)}


def weights(objective):
    return {"module": dict(objective.module.state_dict()), "handed on": handed_on(objective)}


def handed_on(objective):
    for name in ("transferable", "exported"):
        for holder in (objective.module, objective):
            if hasattr(holder, name):
                found = getattr(holder, name)
                return dict(found()) if callable(found) and name == "transferable" else dict(found.state_dict())
    return {}


def wanted(objective):
    return {
        name: getattr(objective, name, None) for name in ("keep_best", "find_unused_parameters", "batch_size", "patch")
    }


def views(objective, stage):
    if hasattr(objective, "unlabelled_views"):
        return [*objective.batch(0), *objective.unlabelled_views(0)]
    if hasattr(objective, "batch"):
        return list(objective.batch(0))
    if hasattr(objective, "gathered"):
        generator = step_generator(0, stage)
        batch = objective.gathered(objective.stream.batch(0), generator)
        return objective.module.step_views(batch, generator)
    return []


def probed(objective, optimisation, folder):
    """A probe looks at slices, and its solver at what the network makes of them."""
    probe = LinearProbe(objective, optimisation.precision, RunContext(RunFolder(folder)))
    yield {"batches": [len(rows) for _, rows in probe.batches], "dtype": str(probe._autocast().fast_dtype)}
    yield weights(objective)
    yield list(itertools.islice(probe.slices(), len(probe.batches), len(probe.batches) + 4))


class StillProject(Project):
    """A project that nobody changes."""

    def cases(self, *roles, labelled=None):
        if not hasattr(self, "_read"):
            self._read = super().cases()
        return [c for c in self._read if (not roles or c.role in roles) and labelled in (None, c.label is not None)]


@pytest.fixture(scope="module")
def project(cohort, tmp_path_factory):
    made = Project.create(tmp_path_factory.mktemp("every setting") / "project")
    import_dataset(made, cohort, link=True)
    return StillProject(made.folder)


@pytest.fixture(scope="module")
def flat_project(tmp_path_factory):
    cohort = CohortSettings(cases=4, training=2, validation=1, test=1, size=48, reordered_fraction=0.5)
    return StillProject(make_flat_project(tmp_path_factory.mktemp("flat") / "project", cohort).folder)


@pytest.fixture(scope="module")
def stores(tmp_path_factory):
    """Slice stores by what they hold."""
    made = {}

    def store_of(work):
        key = str(to_dict(work.plan))
        if key not in made:
            folder = tmp_path_factory.mktemp("store") / "slices"
            made[key] = work.plan.build_store(folder, work.cases)
            if isinstance(made[key], SliceStore) and made[key].labels is not None:  # every slice shows an organ
                made[key].labels = np.array(made[key].labels)
                made[key].labels[::2][made[key].labels[::2] != NOT_ANNOTATED] = 0
        return made[key]

    return store_of


def small(settings):
    """Settings of a method with small heads."""
    names = {field.name for field in fields(settings)}
    changes = {name: value for name, value in SMALL.items() if name in names}
    changes |= {
        field.name: small(value) for field in fields(settings) if is_dataclass(value := getattr(settings, field.name))
    }
    if isinstance(settings, EnFaceData):
        return replace(settings, patch=(16, 16), crops_per_volume=2, depth=0)
    if "masked_fraction" in names and "patch" in names:
        changes["patch"] = 4
    return replace(settings, **changes)


def pretraining(method):
    """Small settings that are those of the preset in all else."""
    settings = PretrainingSettings.from_preset(method, "quick")
    network = TINY[type(settings.network)]
    stages = {name: (small(own), replace(how, batch_size=4)) for name, (own, how) in settings.stages.items()}
    return replace(settings, network=network, max_size=32, stages=stages)


def finetuning(kind=FinetuneSettings, **changes):
    settings = kind.from_preset("quick")
    settings = replace(settings, max_size=32, optimisation=replace(settings.optimisation, batch_size=4))
    network = TINY[type(settings.network)]
    if kind is EnFaceFinetuneSettings:
        return replace(settings, network=network, data=small(settings.data), **changes)
    # The agreement counts from the first step.
    semi = replace(settings.mean_teacher, start=0.0)
    return replace(settings, network=network, mean_teacher=semi, **changes)


# ---------------------------------------------------------------------- what each command offers
@pytest.mark.parametrize("method", recipes())
def test_pretrain(method, request, stores, tmp_path):
    project = request.getfixturevalue("flat_project" if recipes()[method].kind == "en_face" else "project")
    settings = pretraining(method)
    first = next(iter(settings.stages))

    def run(changed, only):
        return trained(lambda: prepare_pretraining(project, changed), stores, tmp_path, only=only)

    found = unseen(settings, lambda changed: run(changed, first), check_acting)
    for stage, parts in settings.stages.items():
        for number, part in enumerate(parts):

            def with_part(changed, stage=stage, parts=parts, number=number):
                both = (changed, parts[1]) if number == 0 else (parts[0], changed)
                return replace(settings, stages={**settings.stages, stage: both})

            seen = unseen(
                part,
                lambda changed, make=with_part, stage=stage: run(make(changed), stage),
                lambda changed, make=with_part: check_acting(make(changed)),
            )
            found += [(stage, *path) for path in seen]
    assert not found


@pytest.fixture(scope="module")
def backbone(project, tmp_path_factory):
    settings = pretraining("regression")
    own, optimisation = settings.stages["regression"]
    settings = replace(settings, stages={"regression": (own, replace(optimisation, steps=1))})
    return run_pretraining(project, settings, RunContext(RunFolder(tmp_path_factory.mktemp("backbone"))))


def finetuned(project, stores, folder, backbone=None):
    """What makes the parts of a finetuning."""

    def run(settings):
        def transferred():
            plan = plan_finetuning(project, settings, backbone)
            method = method_of(plan, settings)
            part = method.transferred(method.network(0))
            return part.rate, part.frozen, len(part.transferred)

        facts = transferred if isinstance(settings, FinetuneSettings) else lambda: None
        return trained(lambda: prepare_finetuning(project, settings, backbone), stores, folder, facts)

    return run


@pytest.mark.parametrize("kind", [FinetuneSettings, EnFaceFinetuneSettings, VolumeFinetuneSettings])
def test_finetune_from_scratch(kind, request, stores, tmp_path):
    flat = kind is EnFaceFinetuneSettings
    settings = finetuning(kind)
    fields = [
        field for field in describe(settings) if field["path"][0] not in ("backbone_rate", "frozen_start", "task")
    ]
    project = request.getfixturevalue("flat_project" if flat else "project")

    def refuse(changed):
        return check_finetuning(changed, pretrained=False)

    assert not unseen(settings, finetuned(project, stores, tmp_path), refuse, fields)
    if not flat:
        for change in ({"backbone_rate": 0.1}, {"frozen_start": 0.5}):
            assert is_refused(refuse, replace(settings, **change))


def test_finetune_from_a_backbone(project, stores, tmp_path, backbone):
    settings = finetuning()
    fields = [field for field in describe(settings) if len(field["path"]) == 1 or field["path"][0] == "network"]
    fields = [field for field in fields if field["path"] != ["random_probe"]]
    run = finetuned(project, stores, tmp_path, backbone)
    assert not unseen(settings, run, lambda changed: check_finetuning(changed, pretrained=True), fields)
    probing = replace(settings, strategy="linear_probe", random_probe=True)
    assert is_refused(lambda changed: check_finetuning(changed, pretrained=True), probing)


def test_the_kind_of_network(project, stores, tmp_path, backbone, second_network):
    """With a second network to choose; a backbone decides it."""

    def architecture(settings):
        return [field for field in describe(settings) if field["path"] == ["architecture"]]

    settings, asked = finetuning(), pretraining("regression")
    assert len(architecture(settings)) == len(architecture(asked)) == 1
    scratch = finetuned(project, stores, tmp_path)
    assert not unseen(settings, scratch, lambda changed: None, architecture(settings))
    pretrained = finetuned(project, stores, tmp_path, backbone)
    assert not unseen(settings, pretrained, lambda changed: None, architecture(settings))
    with pytest.raises(SettingsError, match="pretrained with unet as architecture"):
        prepare_finetuning(project, replace(settings, architecture=second_network), backbone)

    def run(changed):
        return trained(lambda: prepare_pretraining(project, changed), stores, tmp_path)

    assert not unseen(asked, run, check_acting, architecture(asked))


def test_a_linear_probe(project, stores, tmp_path, backbone):
    settings = finetuning(strategy="linear_probe")
    doing_nothing = idle(settings)
    fields = [field for field in describe(settings) if ".".join(field["path"]) not in doing_nothing]
    fields = [field for field in fields if field["path"] != ["random_probe"]]
    run = finetuned(project, stores, tmp_path, backbone)
    assert not unseen(settings, run, lambda changed: None, fields)
    assert {"loss", "optimisation.steps", "optimisation.learning_rate", "mean_teacher.weight"} <= set(doing_nothing)


def studied(settings):
    """The trainings of a study, and which learning rates it chooses between."""
    ids = [f"case{number}" for number in range(6)]
    yield settings.names
    yield [pretraining_settings(settings, PretrainingCell(name)).to_job() for name in settings.backbones]
    tried = [*rate_cells(settings, ids), *longer_rate_cells(settings, ids, 2.0)]
    rows = [
        {
            "start": str(cell.start),
            "count": cell.count,
            "rate": cell.rate,
            "validation_dice": cell.rate * (2 - cell.count),
        }
        for cell in tried
    ]
    rates = chosen_rates(settings, ids, rows)
    yield [list(map(vars, tried)), rates]
    cells = result_cells(settings, ids, rates, 2.0)
    yield [vars(cell) for cell in cells]
    yield [finetuning_settings(settings, cell).to_job() for cell in cells]


def test_study():
    assert set(unseen(StudySettings(), studied, StudySettings.check_asked)) == set(ELSEWHERE)


def test_similar_and_embed():
    def chosen(features):
        yield features.part, features.level_in(4)

    assert not unseen(FeatureChoice(), chosen, lambda changed: None)
