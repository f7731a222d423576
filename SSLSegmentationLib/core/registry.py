"""Registries: what the program offers under a name, each in a file of its own. Adding one is adding a file.

An entry is registered by a module of a package whose name ends in a certain way; all such modules are imported when
somebody first asks what there is. Standard library only.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from typing import Any, Protocol, TypeVar

from .errors import SettingsError
from .text import did_you_mean


class Named(Protocol):
    """What a registry holds."""

    @property
    def name(self) -> str:
        """Under which it is found: in settings, records and on the command line."""
        ...


E = TypeVar("E", bound=Named)


class Registry(Mapping[str, E]):
    """Entries by name, in alphabetical order.

    Args:
        noun: what an entry is, for people.
        package: whose modules register entries.
        ending: of the names of these modules.
    """

    def __init__(self, noun: str, package: str, ending: str) -> None:
        self.noun = noun
        self.package = package
        self.ending = ending
        self._entries: dict[str, E] = {}
        self._complete = False

    def register(self, entry: E) -> E:
        """Add an entry.

        Raises:
            ValueError: there is one of this name already.
        """
        if entry.name in self._entries:
            raise ValueError(f"There are two of the name '{entry.name}', each a {self.noun}.")
        self._entries[entry.name] = entry
        return entry

    def named(self, name: str) -> E:
        """An entry that somebody has asked for.

        Raises:
            SettingsError: there is none of this name.
        """
        if name not in self:
            advice = did_you_mean(name, self, f"Use one of: {', '.join(self)}.")
            raise SettingsError(f"There is no {self.noun} '{name}'.", advice)
        return self[name]

    def __getitem__(self, name: str) -> E:
        return self._all()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._all()))

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[str, E]:
        if not self._complete:
            package = importlib.import_module(self.package)
            for module in pkgutil.iter_modules(package.__path__, f"{self.package}."):
                if module.name.endswith(self.ending):
                    importlib.import_module(module.name)
            self._complete = True
        return self._entries


def loaded(package: str, source: str) -> Any:
    """What an entry names, so that it is imported only when it is used: that may load torch.

    Args:
        package: that the module is in.
        source: module and name, as ``simclr:GlobalContrast``.
    """
    module, _, name = source.partition(":")
    return getattr(importlib.import_module(f"{package}.{module}"), name)
