"""The command probe. It also answers in a Python that has none of the packages that computing needs."""

from __future__ import annotations

import argparse

from ..core import packages
from ..core.errors import SSLSegError
from ..core.gpu import nvidia_gpu
from ..core.starting import ends_at_once, sign_of_life
from .main import emit
from .registry import MACHINE, command


@command("probe", "report what this machine can compute with", group=MACHINE)
def probe(options: argparse.Namespace) -> int:
    """Report what this Python can compute with, or which packages it lacks.

    Raises:
        SSLSegError: packages are missing or broken (without ``--json``).
    """
    found = packages.report()
    if lacking := found["missing"] or packages.absent():
        if not options.json:
            raise packages.lacking_error(lacking)
        emit(options, {"ok": False, **found, "missing": lacking, "nvidia": nvidia_gpu()}, "")
        return 1
    try:
        with ends_at_once(), sign_of_life(wanted=not options.json):
            packages.load_all()
            from ..training.probe import probe as look
    except SSLSegError as error:
        if not options.json:
            raise
        told = {"class": type(error).__name__, "sentence": error.sentence, "hint": error.hint}
        emit(options, {"ok": False, **found, "error": told}, "")
        return 1
    report = look()
    emit(options, {"ok": report.usable, **found, **report.to_dict()}, str(report))
    return 0 if report.usable else 1
