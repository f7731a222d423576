"""``--config``: settings from a file or from an earlier run, in place of those of a preset. Flags beside it win.

A run's ``job.json`` is such a file: it says all that was asked for. A file that a person writes may hold a few settings
only, either nested as they are there or by the word that is their flag::

    {"preset": "quick", "learning_rate": 0.002, "network": {"widths": [16, 32, 64]}}

Standard library only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..core.errors import SettingsError
from ..core.settings import J
from ..core.storage import check_format, read_json
from ..core.text import did_you_mean
from ..jobs.named_files import located
from ..project import Project
from ..project.runs import FORMAT_VERSION, RunFolder
from .parsing import CommandParser, Part

SettingPath = tuple[str, ...]

#: What chooses the settings that a file changes; flags win.
_CHOOSING = ("preset", "method", "architecture")
_KINDS = {
    "pretrain": "a pretraining",
    "finetune": "a finetuning",
    "predict": "a prediction",
    "study": "a study",
    "learn": "learning",
}


@dataclass
class Config:
    """Settings that are named with ``--config``; empty without it.

    Args:
        source: what was named.
        content: the settings, as ``job.json`` holds them or fewer of them.
        of_run: whether they are all those of a run.
        request: what else the run was asked for, if it is one of the same project.
        project: that project.
    """

    source: str = ""
    content: Mapping[str, Any] = field(default_factory=dict)
    of_run: bool = False
    request: Mapping[str, Any] = field(default_factory=dict)
    project: Project | None = None
    #: Paths, as in ``settings.describe``, of the settings that the file asks for: those that it names. One that names
    #: all, as a run's does, asks for what differs from its preset.
    asked: set[SettingPath] = field(default_factory=set)

    def word(self, name: str) -> str:
        """A setting that decides which others there are, for example the method; empty if the file does not say.

        Raises:
            SettingsError: it is no word.
        """
        value = self.content.get(name, "")
        if not isinstance(value, str):
            raise SettingsError(f"'{self.source}': {name} cannot be {value!r}.", "It must be a word.")
        return value

    def settings(
        self, parser: CommandParser, kind: type[J], preset: Callable[[], J], parts: Callable[[J], Sequence[Part]]
    ) -> J:
        """The settings that flags change.

        Args:
            parser: of the command.
            kind: class of the settings.
            preset: makes those that hold where the file says nothing.
            parts: of such settings, whose flags the command has.

        Raises:
            SettingsError: names what is unknown or not legal.
        """
        with self._named():
            if self.of_run:
                return kind.from_job(self.content)
            base = preset()
            if not self.source:
                return base
            plain = base.to_job()
            content = {name: value for name, value in self.content.items() if name not in _CHOOSING}
            self.asked = set(_merge(plain, content, parser.setting_paths(*parts(base))))
            self.asked |= {(name,) for name in _CHOOSING if name in self.content}
            if {path for path in _paths(plain) if path[0] not in _CHOOSING} <= self.asked:
                self.asked = set()
            return kind.from_job(plain)

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except SettingsError as error:
            if not self.source:
                raise
            raise SettingsError(f"'{self.source}': {error.sentence}", error.hint) from error

    def refuse_beside(self, **flags: object) -> None:
        """Refuse flags that choose other settings than those of the run that is named.

        Raises:
            SettingsError: one is given, and a run is named.
        """
        for name, value in flags.items():
            if self.of_run and value:
                raise SettingsError(
                    f"'{self.source}' has all its settings already, so that --{name.replace('_', '-')} would do "
                    "nothing.",
                    "Leave one of them out.",
                )

    def backbone(self) -> str:
        """The backbone of the run, as ``--backbone`` names it; empty if none is known."""
        if self.project is None or "backbone" not in self.request:
            return ""
        name = self.request["backbone"]
        return "scratch" if name is None else str(located(self.project, name))


def add_config_argument(parser: CommandParser) -> None:
    """Add ``--config``."""
    parser.add_argument(
        "--config",
        dest="config_file",  # which read_config has read by then
        metavar="FILE",
        help="take the settings of a JSON file, or of an earlier run (its id, 'latest', its folder or its job.json); "
        "flags beside it win",
    )


def glance_at_config(parser: CommandParser) -> str | None:
    """What is named with ``--config``, before the rest of the command line can be understood."""
    glance = CommandParser(add_help=False, prog=parser.prog, usage=f"{parser.prog} PROJECT [options]")
    glance.add_argument("--config")
    return glance.parse_known_args(parser.words)[0].config


def read_config(parser: CommandParser, kind: str, wish: str | None) -> Config:
    """What ``--config`` names, for a command that makes runs of a kind.

    Raises:
        SSLSegError: there is no such file or run, it cannot be read, or is of another kind.
    """
    if not wish:
        return Config()
    path, project = Path(wish), _project_among(parser.words)
    if path.is_file() and path.name != "job.json":
        content = read_json(path, "settings file")
        if "kind" not in content:
            return Config(wish, content)
    else:
        path = path / "job.json" if path.is_dir() else path
        if not path.is_file():
            path = _run(project, wish, kind) / "job.json"
        content = RunFolder(path.parent).read_job()
    check_format(content, FORMAT_VERSION, f"'{wish}'")
    if content["kind"] != kind or not isinstance(content.get("settings"), dict):
        other = _KINDS.get(content["kind"], "something else")
        raise SettingsError(f"'{wish}' is {other}, not {_KINDS[kind]}.", f"Name {_KINDS[kind]}, or a file of settings.")
    mine = project is not None and path.resolve().parents[1] == (project.folder / "runs").resolve()
    return Config(wish, content["settings"], True, content if mine else {}, project)


def _run(project: Project | None, wish: str, kind: str) -> Path:
    if project is None:
        raise SettingsError(f"There is no file '{wish}'.", "Name a JSON file, or a run of the project.")
    if wish == "latest":
        for folder in reversed(project.run_folders()):
            if RunFolder(folder).read_job()["kind"] == kind:
                return folder
        raise SettingsError(f"The project '{project.shown}' has no run that is {_KINDS[kind]}.", "Name a JSON file.")
    return project.run_folder(wish)


def _project_among(words: Sequence[str]) -> Project | None:
    """The project that a command line names, which cannot be taken apart yet: its flags depend on what this finds."""
    return next((Project(word) for word in words if (Path(word) / "project.json").is_file()), None)


def _merge(
    plain: dict[str, Any], content: Mapping[str, Any], flags: Mapping[str, SettingPath], place: SettingPath = ()
) -> Iterator[SettingPath]:
    """Put ``content`` over ``plain``; yields the paths of what it holds.

    Raises:
        SettingsError: it holds something that there is not.
    """
    for key, value in content.items():
        path = (*place, key)
        if key not in plain:
            path = flags.get(f"--{key}".replace("_", "-"), ()) if not place else ()
            if not path:
                raise _unknown(".".join((*place, key)), plain, flags)
            inner = plain
            for name in path[:-1]:
                inner = inner[name]
            inner[path[-1]] = value
            yield path
        elif isinstance(plain[key], dict):
            if not isinstance(value, Mapping):
                raise SettingsError(f"{'.'.join(path)} cannot be {value!r}.", "It must be a group of settings.")
            yield from _merge(plain[key], value, flags, path)
        else:
            plain[key] = value
            yield path


def _unknown(name: str, plain: Mapping[str, Any], flags: Mapping[str, SettingPath]) -> SettingsError:
    words = [*plain, *(flag[2:].replace("-", "_") for flag in flags)]
    advice = did_you_mean(name.rpartition(".")[2].replace("-", "_"), words, "'--help' lists all settings.")
    return SettingsError(f"There is no setting '{name}'.", advice)


def _paths(plain: Mapping[str, Any], place: SettingPath = ()) -> Iterator[SettingPath]:
    for key, value in plain.items():
        if isinstance(value, Mapping):
            yield from _paths(value, (*place, key))
        else:
            yield (*place, key)
