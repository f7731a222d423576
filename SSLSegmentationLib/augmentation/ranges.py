"""Checks that the settings of random transforms share."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from ..errors import SettingsError
from ..settings import check


def check_ranges(settings: Any) -> None:
    """Check each field against its legal values, and that pairs are (lower, upper).

    Raises:
        SettingsError: names the field and its value.
    """
    check(settings)
    for field in fields(settings):
        value = getattr(settings, field.name)
        if isinstance(value, tuple) and value[0] > value[1]:
            raise SettingsError(f"{field.name} = {value} is upside down.", "Give the lower value first.")
