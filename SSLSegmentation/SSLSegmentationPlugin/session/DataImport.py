"""Bringing volumes into the open project without Slicer waiting: files and DICOM in a child process, nodes one by one.

Reading a hundred files takes minutes and SimpleITK; a child process does it (``sslseg add`` and its kin, in Slicer's
own Python, which needs nothing installed for it). Nodes of the scene are only here, so they are taken one at a time.
"""

import json
import logging
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError, ProjectError, SSLSegError, StorageError
from SSLSegmentationLib.core.text import counted
from SSLSegmentationLib.jobs.launch import search_path
from SSLSegmentationLib.project import Case, Role, frames_of

from ..environment.ChildProcess import ChildProcess
from ..scene.Sequences import addNode
from .Gifts import Gift, discard
from .Session import Session

_INTERRUPTED = 130  # exit code of a command that was stopped


@dataclass
class Refusal:
    """A volume that was not added."""

    sentence: str
    hint: str = ""


@dataclass
class ImportResult:
    """What came of adding volumes.

    Args:
        added: ids of the new cases.
        present: how many files had been added before.
        refused: what was not added, and why.
        masks: files that were left out as masks, each with the image that it seems to belong to, in words.
        notes: what else the user should know, in sentences.
        spacing: what was assumed of the voxel size, as of :meth:`DataImport.addFiles`.
        stopped: the user stopped it.
        failure: what ended it early.
        said: what was done, in a sentence, where it is not about volumes.
    """

    added: list[str] = field(default_factory=list)
    present: int = 0
    refused: list[Refusal] = field(default_factory=list)
    masks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    spacing: Mapping[str, float] = field(default_factory=dict)
    stopped: bool = False
    failure: SSLSegError | None = None
    said: str = ""


class DataImport:
    """At most one at a time. Tells the session's observers of ``adding`` how far it is, and of ``cases`` at the end.

    Args:
        session: whose project gets the volumes.
        python: the interpreter that reads files; it needs SimpleITK and numpy.
    """

    def __init__(self, session: Session, python: str) -> None:
        self.session = session
        self.python = python
        self.done, self.total, self.what = 0, 0, ""
        self.result: ImportResult | None = None
        self._process: ChildProcess | None = None
        self._list: Path | None = None
        self._demo: Path | None = None
        self._gift: tuple[Gift, list[Path]] | None = None
        self._nodes: list[slicer.vtkMRMLNode] | None = None
        self._role = Role.UNLABELLED
        self._known: dict[str, str] = {}
        self._asImages = False
        self._stopping = False
        self._token = session.observe("project", self._onProject)

    @property
    def running(self) -> bool:
        """Whether volumes are being added."""
        return self._process is not None or self._nodes is not None

    @property
    def stopping(self) -> bool:
        """Whether it was asked to stop and has not yet."""
        return self._stopping

    # ------------------------------------------------------------------ starting
    def addFiles(
        self,
        paths: Sequence[str],
        role: Role = Role.UNLABELLED,
        *,
        link: bool = False,
        asImages: bool = False,
        spacing: Mapping[str, float] | None = None,
    ) -> None:
        """Add image files, folders with images, DICOM folders.

        Args:
            role: what they are for.
            link: leave image files where they are, and remember their paths.
            asImages: add also what looks like a mask.
            spacing: ``field-of-view`` or ``pixel-size``, ``slice-distance`` → mm, to assume in place of what the files
                say.

        Raises:
            ProjectError: no project is open, or volumes are being added already.
            StorageError: the child process cannot be started.
        """
        project = self._free()
        descriptor, name = tempfile.mkstemp(prefix="sslseg-", suffix=".txt")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:  # a command line has room for a few hundred paths
            file.write("\n".join(map(str, paths)))
        self._list = Path(name)
        options = ["--list", name, "--role", str(role)]
        options += [*(["--link"] if link else []), *(["--as-images"] if asImages else []), *_spacingOptions(spacing)]
        self._start(["add", str(project.folder), *options, "--lock-key", self.session.lendLock()], spacing)

    def addDataset(self, source: str, *, link: bool = False, spacing: Mapping[str, float] | None = None) -> None:
        """Import a data set of the Decathlon, nnU-Net, MONAI or BIDS, with masks and split.

        Args:
            source: its folder, or the file that describes it.
            link: as of :meth:`addFiles`.
            spacing: as of :meth:`addFiles`.

        Raises:
            ProjectError, StorageError: as :meth:`addFiles`.
        """
        project = self._free()
        options = [*(["--link"] if link else []), *_spacingOptions(spacing)]
        key = self.session.lendLock()
        self._start(["import", str(project.folder), str(source), *options, "--lock-key", key], spacing)

    def give(self, gift: Gift) -> None:
        """Give a single case something; what it replaces is set aside.

        Raises:
            ProjectError, StorageError: as :meth:`addFiles`.
        """
        project = self._free()
        kept = gift.keep()
        command, *more = gift.command
        try:
            self._start([command, str(project.folder), gift.case.id, *more, "--lock-key", self.session.lendLock()])
        except SSLSegError:
            discard(kept)
            raise
        self._gift = (gift, kept)

    def makeDemo(self, folder: str) -> None:
        """Make a project of computed volumes in a new folder, and open it when it is there.

        Raises:
            ProjectError: volumes are being added already.
            StorageError: the child process cannot be started.
        """
        self._refuseSecond()
        self._demo = Path(folder)
        self._start(["demo-data", str(folder)])

    def addNodes(
        self, nodes: Sequence[slicer.vtkMRMLNode], role: Role = Role.UNLABELLED, *, asImages: bool = False
    ) -> None:
        """Add volumes of the scene; :meth:`step` takes one at a time.

        Args:
            asImages: also what looks like a mask.

        Raises:
            ProjectError: no project is open, or volumes are being added already.
        """
        project = self._free()
        self._role, self._known, self._asImages = role, project.fingerprints(), asImages
        self._begin()
        self._nodes, self.total, self.what = list(nodes), len(nodes), "adding volumes"
        self.session.notify("adding")

    # ------------------------------------------------------------------ going on
    def step(self) -> bool:
        """Add the next node; returns whether there are more. An unreadable one is noted, and the rest goes on."""
        if self._nodes is None:
            return False
        if self._stopping or not self._nodes:
            self._nodes = None
            self.result.stopped = self._stopping
            self._conclude()
            return False
        node = self._nodes.pop(0)
        try:
            project = self.session.openedProject()
            case = addNode(project, node, self._role, known=self._known, asImage=self._asImages)
            self._known |= {case.fingerprint: case.id} | {view.fingerprint: view.id for view in frames_of(case)}
            self.result.added.append(case.id)
        except DataError as error:
            self.result.refused.append(Refusal(error.sentence, error.hint))
        except SSLSegError as error:  # the disk: the others would fare no better
            self._nodes = None
            self.result.failure = error
            self._conclude()
            return False
        self.done += 1
        self.session.notify("adding")
        return True

    def poll(self) -> bool:
        """Look at the child process; returns whether it is over. Never waits."""
        if self._process is None:
            return True
        code = self._process.poll()
        lines = [line for line in map(_progress, self._process.newMessages()) if line]
        if lines:
            self.done, self.total, self.what = lines[-1]["done"], lines[-1]["total"] or 0, lines[-1]["text"]
        if code is None:
            if lines:
                self.session.notify("adding")
            return False
        self._takeResult(code, self._process.output(), self._process.messages())
        self._endProcess()
        self._conclude()
        return True

    def stop(self) -> None:
        """Stop after the volume at hand; those that are added stay."""
        if not self.running:
            return
        self._stopping = True
        if self._process is not None:
            self._process.stop()
        self.session.notify("adding")

    def close(self) -> None:
        """The module goes away. A child process ends by itself, because its standard input is closed."""
        self.session.unobserve(self._token)
        self._nodes = None
        if self._process is not None:
            self._process.stop()
            self._endProcess()

    # ------------------------------------------------------------------ inside
    def _free(self):
        project = self.session.openedProject()
        self._refuseSecond()
        return project

    def _refuseSecond(self) -> None:
        if self.running:
            raise ProjectError("Volumes are being added already.", "Wait until that is done, or stop it.")

    def _begin(self) -> None:
        self.done, self.total, self.what = 0, 0, ""
        self.result, self._stopping = ImportResult(), False

    def _start(self, arguments: list[str], spacing: Mapping[str, float] | None = None) -> None:
        self._begin()
        self.result.spacing = dict(spacing or {})
        command = [self.python, "-m", "SSLSegmentationLib", *arguments, "--json", "--attended"]
        try:
            self._process = ChildProcess(command, search_path(self.python), attended=True)
        except OSError as error:
            self._endProcess()
            raise StorageError(
                f"'{self.python}' cannot be started ({error.strerror}).", "Install Slicer anew."
            ) from error
        logging.info("Adding volumes: %s", " ".join(arguments[:2]))
        self.session.addPoller(self.poll)
        self.session.notify("adding")

    def _takeResult(self, code: int, output: str, messages: str) -> None:
        try:
            content = json.loads(output)
        except ValueError:
            content = {}
        if code == _INTERRUPTED or (self._stopping and not content):
            self.result.stopped = True
        elif "error" in content:
            hint = content["error"]["hint"]
            if self._gift is not None and self._gift[0].otherWay:
                hint += "\n" + self._gift[0].otherWay
            self.result.failure = StorageError(content["error"]["sentence"], hint)
        elif not content:
            logging.error("Adding volumes ended with exit code %s: %s", code, messages)
            last = next((line for line in reversed(messages.splitlines()) if line.strip()), "no message")
            self.result.failure = StorageError(f"Adding the volumes failed: {last.strip()}.", "Slicer's log says more.")
        if self._gift is not None:
            self.result.said = self._gift[0].said(self._gift[0].case, content)
        self.result.added = content.get("added", [])
        self.result.present = len(content.get("present", []))
        self.result.refused = [
            # The file's name says enough; the whole path would bury the reason.
            Refusal(entry["sentence"].replace(entry["path"], Path(entry["path"]).name), entry["hint"])
            for entry in content.get("refused", [])
        ]
        self.result.masks = [_maskWords(entry) for entry in content.get("masks", [])]
        self.result.notes = list(content.get("notes", []))
        if self._gift is None and content.get("empty"):
            words = counted(len(content["empty"]), _("mask holds nothing"), _("masks hold nothing"))
            text = _("{masks}: networks learn these cases as ones that show none of the structures.")
            self.result.notes.append(text.format(masks=words))

    def _concludeGift(self) -> None:
        """Tell of what a case has got, or take back what was kept for what has not come."""
        (gift, kept), self._gift = self._gift or (None, []), None
        if gift is None:
            return
        if not self.result.said:
            discard(kept)
            return
        try:
            gift.then(Case.load(gift.case.folder))
        except SSLSegError as error:
            self.result.failure = error
        self.session.notify("labels")  # a mask may have founded the project's structures

    def _conclude(self) -> None:
        """All is done: tell everybody."""
        self._concludeGift()
        demo, self._demo, self._stopping = self._demo, None, False
        if demo is not None and not (self.result.failure or self.result.stopped):
            try:
                self.session.openProject(demo)
            except SSLSegError as error:
                self.result.failure = error
        self.session.notify("cases")
        self.session.notify("adding")

    def _endProcess(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process = None
            self.session.reclaimLock()
        if self._list is not None:
            self._list.unlink(missing_ok=True)
            self._list = None

    def _onProject(self) -> None:
        """Another project is open, or none: what was being added to the one before ends."""
        if self.running and self._demo is None:
            self.stop()


def _spacingOptions(spacing: Mapping[str, float] | None) -> list[str]:
    return [f"--{name}={mm:g}" for name, mm in (spacing or {}).items()]


def _maskWords(entry: dict) -> str:
    mask = Path(entry["path"])
    name = f"{mask.parent.name}/{mask.name}"  # the folder is what many masks are called after
    return (
        name if not entry.get("image") else _("{mask}, of {image}").format(mask=name, image=Path(entry["image"]).name)
    )


def _progress(line: str) -> dict | None:
    """A line of progress; None for anything else, such as a warning of a library."""
    try:
        content = json.loads(line)
    except ValueError:
        return None
    return content if isinstance(content, dict) and {"done", "total", "text"} <= set(content) else None
