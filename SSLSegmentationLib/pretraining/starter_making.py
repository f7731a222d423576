"""Making a starter: one command, and the same file bit for bit from the same settings on the same kind of machine."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from .. import __version__
from ..core.errors import ProjectError, SettingsError
from ..core.locks import FileLock
from ..core.settings import from_dict, to_dict
from ..core.storage import storage_error, write_json
from ..networks.segmenter import seeded_weights
from ..networks.unet import count_parameters, seeded_network
from ..project.runs import RunFolder
from ..project.shipped import CARD, STARTER, WEIGHTS, checksum
from ..stores.sampling import derived_seed
from ..training import Outcome, RunContext, Stopped, Trainer, save_checkpoint
from ..training.options import Options, limited_threads
from .starter_objective import StarterModule, StarterObjective
from .starter_settings import StarterSettings

KIND = STARTER
STAGE = STARTER
CARD_VERSION = 1
_PARTS = ("encoder.", "decoder.")
_CLASSES = 2  # of a head that is thrown away


def starter_objective(settings: StarterSettings) -> StarterObjective:
    """What is trained, with weights that depend on the seed alone."""
    seed = settings.optimisation.seed
    network = seeded_network(settings.network, _CLASSES, seed)
    with seeded_weights(derived_seed(seed, "starter heads")):
        module = StarterModule(network)
    return StarterObjective(module, settings.loss, seed)


def make_starter(folder: Path, settings: StarterSettings, options: Options | None = None) -> Path:
    """Train a starter in ``folder`` and write ``starter.pt`` and its card, ``starter.json``, there.

    What is in the folder already is gone on with: a starter that was stopped, or one that shall have more steps.

    Args:
        folder: is made if it does not exist.
        settings: the same as before, but for the number of steps.
        options: ``threads`` should stay the same for the same file bit for bit; by default one.

    Returns:
        Path of the weights.

    Raises:
        Stopped: stopped on request; ``kept`` is the path of what there is so far.
        ProjectError: the folder holds something else, or a starter with other settings or more steps.
        StorageError: the disk refused.
    """
    options = options or Options(device="cpu")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise storage_error(folder, error) from error
    lock = FileLock(folder / "worker.lock")
    if not lock.acquire():
        raise ProjectError(f"Somebody makes a starter in '{folder}' already.", "Wait until it is done.")
    with lock, limited_threads(options.threads or 1):
        _begin(folder, settings)
        context = RunContext(RunFolder(folder), torch.device("cpu"), options.should_stop, options.progress)
        trainer = Trainer(starter_objective(settings), settings.optimisation, context, STAGE)
        outcome = trainer.fit()
        path = _hand_on(folder, settings, trainer, outcome)
    if outcome.stopped:
        raise Stopped(path, {"stage": STAGE, "step": outcome.step, "total": outcome.total})
    return path


def _begin(folder: Path, settings: StarterSettings) -> None:
    """Write down what is asked for, or make sure that the folder holds the beginning of it."""
    run = RunFolder(folder)
    if not (folder / "job.json").exists():
        if (folder / "checkpoints").exists() or (folder / WEIGHTS).exists():
            raise ProjectError(f"'{folder}' holds something else.", "Name a new or an empty folder.")
        run.write_job(KIND, {"settings": to_dict(settings)})
        return
    job = run.read_job()
    if job["kind"] != KIND:
        raise ProjectError(
            f"'{folder}' holds a run of another kind ('{job['kind']}').", "Name a new or an empty folder."
        )
    try:
        begun = from_dict(StarterSettings, job["settings"])
    except SettingsError as error:
        raise ProjectError(
            f"The settings in '{folder}' cannot be used ({error.sentence})", "Name a new folder."
        ) from error
    if begun.with_steps(settings.optimisation.steps) != settings:
        raise ProjectError(f"The starter in '{folder}' was begun with other settings.", "Name a new folder for these.")


def _hand_on(folder: Path, settings: StarterSettings, trainer: Trainer, outcome: Outcome) -> Path:
    """Write encoder and decoder in half precision, and the card. Of a stop it is as if no more had been asked for."""
    settings = settings.with_steps(outcome.step)
    network = trainer.objective.module.network
    state = {name: _halved(tensor) for name, tensor in network.state_dict().items() if name.startswith(_PARTS)}
    stage = {"stage": STAGE, "step": outcome.step}
    content: dict[str, Any] = {
        "version": __version__,
        "method": STARTER,
        "settings": {"preset": STARTER, **to_dict(settings)},
        "network": to_dict(settings.network),
        "preprocessing": None,  # it has seen no volume: pixel size and plane are for the project to decide
        "max_size": None,
        "state": state,
        "data": {"volumes": 0, "slices": 0, "validation_volumes": 0, "transductive": False, "cases": []},
        "stages": [stage],
        "stopped_early": None,
    }
    path = folder / WEIGHTS
    save_checkpoint(path, "backbone", content)
    card = {
        "format_version": CARD_VERSION,
        "what": "A network pretrained on computed shapes, two looks of each; no image of a patient was used.",
        "command": f"sslseg starter FOLDER --steps {outcome.step} --seed {settings.optimisation.seed}",
        "sha256": checksum(path),
        "bytes": path.stat().st_size,
        "steps": outcome.step,
        "parameters": count_parameters(network.encoder) + count_parameters(network.decoder),
        "settings": to_dict(settings),
        "made_with": {
            "version": __version__,
            "torch": torch.__version__,
            "threads": torch.get_num_threads(),
            "machine": platform.machine(),
            "instructions": torch.backends.cpu.get_cpu_capability(),
        },
        "last_losses": _last_losses(folder),
    }
    write_json(folder / CARD, card)
    return path


def _halved(tensor: Tensor) -> Tensor:
    return tensor.detach().cpu().half() if tensor.is_floating_point() else tensor.detach().cpu()


def _last_losses(folder: Path) -> dict[str, float]:
    """Mean losses of the last steps that were recorded, by name."""
    names = ("loss", "contrast", "place", "roles")
    last: dict[str, Any] = {}
    for event in RunFolder(folder).events("metrics"):
        last = event
    return {name: last[name] for name in names if name in last}
