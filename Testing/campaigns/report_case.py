"""One rebuilt bug report: its generator, its files, and how to ask the product about them."""

from __future__ import annotations

import contextlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import numpy as np
import SimpleITK as sitk

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.volumes.reading import read_volume

#: What no answer may say.
UNSURE = re.compile(r"unexpected error|Traceback|nan ml|damaged or truncated", re.IGNORECASE)
#: Number of the report → what is right.
CHECKS: dict[int, Callable[[Case], None]] = {}


class Wrong(Exception):
    """What came out is not right."""


@dataclass
class Case:
    """One report.

    Args:
        number: of the report.
        module: its generator.
        folder: what it has made.
        work: an empty folder.
    """

    number: int
    module: ModuleType
    folder: Path
    work: Path

    def sslseg(self, *arguments: object) -> tuple[int, str]:
        """Run a command in this process; returns its exit code and all that it printed."""
        text = io.StringIO()
        with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
            try:
                code = main([str(argument) for argument in arguments])
            except SystemExit as error:
                code = int(error.code or 0)
        return code, text.getvalue()

    def project(self, *names: str) -> Path:
        """An empty project, with structures if some are named."""
        folder = self.work / "project"
        Project.create(folder)
        if names:
            self.expect(self.sslseg("labels", folder, "--names", *names)[0] == 0, "structures were refused")
        return folder

    def spawn(self, environment: dict[str, str], *arguments: object) -> tuple[int, str]:
        """Run a command in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "SSLSegmentationLib", *map(str, arguments)],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=300,
        )
        return done.returncode, done.stdout + done.stderr

    def read(self, path: Path | str) -> sitk.Image | str:
        """The volume, or the sentence that refuses it."""
        try:
            return read_volume(self.folder / path)
        except SSLSegError as error:
            return str(error)

    def expect(self, right: object, what: str) -> None:
        """Note what is wrong unless ``right``."""
        if not right:
            raise Wrong(what)

    def refused(self, answer: sitk.Image | str, *words: str) -> None:
        """The answer must be a sentence with one of these words, and no excuse."""
        self.expect(isinstance(answer, str), "was read")
        self.expect(not UNSURE.search(answer), answer)
        self.expect(any(word in answer for word in words), answer)

    def slices(self, answer: sitk.Image | str, count: int, spacing: float = 3.0) -> sitk.Image:
        """The answer must be a volume of so many slices so many millimetres apart."""
        self.expect(not isinstance(answer, str), str(answer))
        right = answer.GetSize()[2] == count and abs(answer.GetSpacing()[2] - spacing) < 1e-3
        self.expect(right, shape(answer))
        return answer

    def means(self, image: sitk.Image, expected: Sequence[float]) -> None:
        """Mean of each slice."""
        found = sitk.GetArrayFromImage(image).mean(axis=(1, 2))
        self.expect(np.allclose(found, expected, rtol=2e-3, atol=5e-3), f"slice means {np.round(found, 3).tolist()}")


def check(number: int) -> Callable[[Callable[[Case], None]], Callable[[Case], None]]:
    """Register what is right for a report."""

    def register(function: Callable[[Case], None]) -> Callable[[Case], None]:
        CHECKS[number] = function
        return function

    return register


def shape(image: sitk.Image) -> str:
    """Size and spacing in words."""
    return f"size {image.GetSize()}, spacing {tuple(round(mm, 4) for mm in image.GetSpacing())}"
