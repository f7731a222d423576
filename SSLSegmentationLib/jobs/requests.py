"""Writing down what a run shall do, and reading it back. Standard library only.

A request (``job.json``) never changes. It names a file of the project relative to the project, so that a run goes on
after the project has been moved.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from ..core.errors import DataError, ProjectError, SSLSegError
from ..project import Project
from ..project.runs import DRAFT, RunFolder, makes_drafts
from ..project.shipped import STARTER
from .named_files import checksum_of, located, located_model, name_of, start_of


class Settings(Protocol):
    """What a run is asked for: of a finetuning, a study."""

    def to_job(self) -> dict[str, Any]:
        """Plain content for ``job.json``."""


class StudySettings(Settings, Protocol):
    """The same of a study, whose settings depend on each other."""

    def check_asked(self) -> None:
        """Refuse what would do nothing."""


class MethodSettings(Settings, Protocol):
    """The same of a pretraining."""

    @property
    def method(self) -> str:
        """Name of its recipe."""


class SettingsType(Protocol):
    """A class of settings. Those of a training stand on a higher floor: the job that is done with them names it."""

    def from_job(self, content: Mapping[str, Any]) -> Any:
        """Of what ``to_job`` has made."""


R = TypeVar("R", bound="Request")


@dataclass(frozen=True)
class Request(ABC):
    """What a run is asked for: its fields, and how ``job.json`` holds them. A job (``execution``) can do it, too."""

    kind: ClassVar[str]

    @property
    def name(self) -> str:
        """What the folder of its run is called, beside the time."""
        return self.kind

    @abstractmethod
    def content(self, project: Project) -> dict[str, Any]:
        """Plain content for ``job.json``.

        Raises:
            SSLSegError: it asks for nothing, or for what would do nothing.
        """

    @classmethod
    @abstractmethod
    def values(cls, project: Project | None, request: Mapping[str, Any]) -> dict[str, Any]:
        """Its fields, of :meth:`content`. There is no project where an exported run is trained.

        Raises:
            SSLSegError: what it names is not there any more.
        """

    @classmethod
    def read(cls: type[R], project: Project | None, request: Mapping[str, Any]) -> R:
        """Of the content of ``job.json``. Raises as :meth:`values`."""
        return cls(**cls.values(project, request))

    def write(self, project: Project, threads: int | None = None) -> RunFolder:
        """Write it into a new run folder, to be done here (``run_job``) or in the background (``jobs.start``).

        Args:
            threads: CPU threads of the run, also when it is resumed (default: torch's choice, one per core).

        Raises:
            SSLSegError: as :meth:`content`.
        """
        return _new_run(project, self.name, self.kind, self.content(project), threads)


@dataclass(frozen=True)
class PretrainingRequest(Request):
    """A pretraining."""

    kind = "pretrain"
    settings_type: ClassVar[SettingsType]

    settings: MethodSettings

    @property
    def name(self) -> str:
        """With its method."""
        return f"pretrain-{self.settings.method}"

    def content(self, project: Project) -> dict[str, Any]:
        """Its settings."""
        return {"settings": self.settings.to_job()}

    @classmethod
    def values(cls, project: Project | None, request: Mapping[str, Any]) -> dict[str, Any]:
        """Its settings."""
        return {"settings": cls.settings_type.from_job(request["settings"])}


@dataclass(frozen=True)
class FinetuningRequest(Request):
    """A finetuning.

    Args:
        settings: of it.
        backbone: ``backbone.pt``; None = from scratch.
        train_ids: labelled training cases to use (default: all).
    """

    kind = "finetune"
    settings_type: ClassVar[SettingsType]

    settings: Settings
    backbone: Path | str | None = None
    train_ids: Sequence[str] | None = None

    @property
    def name(self) -> str:
        """By what it starts from."""
        return "finetune" if self.backbone else "scratch"

    def content(self, project: Project) -> dict[str, Any]:
        """A backbone of the project by its place in it."""
        return {
            "settings": self.settings.to_job(),
            **start_of(project, self.backbone),
            "train_ids": list(dict.fromkeys(self.train_ids)) if self.train_ids is not None else None,
        }

    @classmethod
    def values(cls, project: Project | None, request: Mapping[str, Any]) -> dict[str, Any]:
        """The backbone where it is now."""
        named = request["backbone"]
        backbone = located(project, named) if named and project else named
        settings = cls.settings_type.from_job(request["settings"])
        return {"settings": settings, "backbone": backbone, "train_ids": request["train_ids"]}


@dataclass(frozen=True)
class PredictionRequest(Request):
    """A prediction.

    The model is not copied: its checksum is kept, and a run whose model is another by then is refused, so that no run
    mixes the masks of two models.

    Args:
        model: ``model.pt``.
        cases: ids of the cases, in the order in which they are segmented.
        flips: average over mirrorings.
        keep_all_parts: leave masks as the network makes them, whatever the model says of parts and holes.
    """

    kind = "predict"

    model: Path | str
    cases: Sequence[str]
    flips: bool = False
    keep_all_parts: bool = False

    def content(self, project: Project) -> dict[str, Any]:
        """With the checksum of the model.

        Raises:
            DataError: no case is named.
            CheckpointError: there is no such model, or it cannot be read.
        """
        if not self.cases:
            raise DataError("No case is named for prediction.", "Name at least one.")
        return {
            "model": name_of(project, self.model),
            "model_sha256": checksum_of(Path(self.model)),
            "cases": list(dict.fromkeys(self.cases)),
            "flips": self.flips,
            "keep_all_parts": self.keep_all_parts,
        }

    @classmethod
    def values(cls, project: Project | None, request: Mapping[str, Any]) -> dict[str, Any]:
        """The model where it is now, if it is still the same."""
        model = located_model(needed(project, "A prediction"), request)
        how = {"flips": request["flips"], "keep_all_parts": request.get("keep_all_parts", False)}
        return {"model": model, "cases": request["cases"], **how}


@dataclass(frozen=True)
class StudyRequest(Request):
    """A study of label efficiency."""

    kind = "study"
    settings_type: ClassVar[SettingsType]

    settings: StudySettings

    def content(self, project: Project) -> dict[str, Any]:
        """Its settings.

        Raises:
            SettingsError: something is asked for that would do nothing.
        """
        self.settings.check_asked()
        return {"settings": self.settings.to_job()}

    @classmethod
    def values(cls, project: Project | None, request: Mapping[str, Any]) -> dict[str, Any]:
        """Its settings."""
        needed(project, "A study")
        return {"settings": cls.settings_type.from_job(request["settings"])}


@dataclass(frozen=True)
class LearningRequest(Request):
    """Learning that goes on by itself.

    Args:
        settings: of its rounds.
        backbone: ``backbone.pt`` or ``model.pt`` that it begins with; None = from scratch.
        once: end when nothing more is to be had from the labels that there are.
    """

    kind = "learn"
    settings_type: ClassVar[SettingsType]

    settings: Settings
    backbone: Path | str | None = None
    once: bool = False

    def content(self, project: Project) -> dict[str, Any]:
        """What it begins with, if it is of the project, by its place in it."""
        return {"settings": self.settings.to_job(), **start_of(project, self.backbone), "once": self.once}

    @classmethod
    def values(cls, project: Project | None, request: Mapping[str, Any]) -> dict[str, Any]:
        """What it begins with where that is now."""
        present, named = needed(project, "Learning that goes on"), request["backbone"]
        backbone = located(present, named) if named else None
        settings = cls.settings_type.from_job(request["settings"])
        return {"settings": settings, "backbone": backbone, "once": bool(request.get("once"))}


@dataclass(frozen=True)
class DraftRequest(Request):
    """Drafts of all cases, made in the background as long as somebody works. A project needs one run of it: drafts are
    kept in the project, and the run holds nothing of its own.

    Args:
        backbone: whose maps the classifier sees beside filters: ``auto`` (the starter's, if torch is there),
            ``starter``, the file of another, or ``none``.
    """

    kind = DRAFT

    backbone: Path | str = "auto"

    def content(self, project: Project) -> dict[str, Any]:
        """A backbone of the project by its place in it."""
        wish = str(self.backbone)
        return {"backbone": wish if wish in ("auto", "none", STARTER) else name_of(project, self.backbone)}

    @classmethod
    def values(cls, project: Project | None, request: Mapping[str, Any]) -> dict[str, Any]:
        """The backbone as it is named."""
        needed(project, "Drafting")
        return {"backbone": request["backbone"]}

    def write(self, project: Project, threads: int | None = None) -> RunFolder:
        """The run that asks for the same already, going on or to be started again, or a new one."""
        wanted = {**self.content(project), "threads": threads}
        for folder in reversed(project.run_folders()):
            if not makes_drafts(folder):
                continue
            with suppress(SSLSegError):
                job = RunFolder(folder).read_job()
                if job["kind"] == DRAFT and all(job.get(name) == value for name, value in wanted.items()):
                    return RunFolder(folder)
        return super().write(project, threads)


def needed(project: Project | None, what: str) -> Project:
    """The project of a job that cannot do without.

    Raises:
        ProjectError: there is none.
    """
    if project is None:
        raise ProjectError(f"{what} needs the volumes of its project.", "Run it where the project is.")
    return project


def _new_run(project: Project, name: str, kind: str, request: dict[str, Any], threads: int | None) -> RunFolder:
    run = RunFolder(project.new_run_folder(name))
    run.write_job(kind, {**request, "threads": threads})
    return run
