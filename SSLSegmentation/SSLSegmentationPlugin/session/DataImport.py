"""Bringing volumes into the open project without Slicer waiting: files and DICOM in a child process, nodes one by one.

Reading a hundred files takes minutes and SimpleITK; a child process does it (``sslseg add`` and its kin, in Slicer's
own Python, which needs nothing installed for it). Nodes of the scene are only here, so they are taken one at a time.
"""

import json
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError, ProjectError, SSLSegError, StorageError
from SSLSegmentationLib.jobs.launch import search_path
from SSLSegmentationLib.project import Case, Project, Role, frames_of

from ..environment.ChildProcess import ChildProcess, printed
from ..scene.Sequences import addNode
from .Gifts import Gift, discard
from .ImportResult import ImportResult, Refusal
from .Session import Session

_INTERRUPTED = 130  # exit code of a command that was stopped


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
        #: Files and folders that go when what is going on is over.
        self.files: list[Path] = []
        self._demo: Path | None = None
        self._gift: tuple[Gift, list[Path]] | None = None
        self._pieces: list[Callable[[], None]] | None = None
        self._afterwards: Callable[[], bool] | None = None
        self._known: dict[str, str] = {}
        self._stopping = False
        self._token = session.observe("project", self._onProject)

    @property
    def running(self) -> bool:
        """Whether volumes are being added."""
        return self._process is not None or self._pieces is not None

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
        project = self.free()
        name = self.written("\n".join(map(str, paths)))  # a command line has room for a few hundred paths
        options = ["--list", name, "--role", str(role)]
        options += [*(["--link"] if link else []), *(["--as-images"] if asImages else []), *spacingOptions(spacing)]
        self.start(["add", str(project.folder), *options, "--lock-key", self.session.lendLock()], spacing)

    def addDataset(self, source: str, *, link: bool = False, spacing: Mapping[str, float] | None = None) -> None:
        """Import a data set of the Decathlon, nnU-Net, MONAI or BIDS, with masks and split.

        Args:
            source: its folder, or the file that describes it.
            link: as of :meth:`addFiles`.
            spacing: as of :meth:`addFiles`.

        Raises:
            ProjectError, StorageError: as :meth:`addFiles`.
        """
        project = self.free()
        options = [*(["--link"] if link else []), *spacingOptions(spacing)]
        key = self.session.lendLock()
        self.start(["import", str(project.folder), str(source), *options, "--lock-key", key], spacing)

    def give(self, gift: Gift) -> None:
        """Give a single case something; what it replaces is set aside.

        Raises:
            ProjectError, StorageError: as :meth:`addFiles`.
        """
        project = self.free()
        self.files += [gift.temporary] if gift.temporary else []
        command, *more = gift.command
        kept: list[Path] = []
        try:
            kept = gift.keep()
            self.start([command, str(project.folder), gift.case.id, *more, "--lock-key", self.session.lendLock()])
        except SSLSegError:
            discard(kept)
            self._endProcess()
            raise
        self._gift = (gift, kept)

    def writeDataset(self, format: str, folder: str) -> None:
        """Write the project as a data set of another system.

        Args:
            format: one of ``importing.dataset_formats.REGISTRY``.
            folder: a new or an empty one.

        Raises:
            ProjectError, StorageError: as :meth:`addFiles`.
        """
        project = self.free()
        words = ["export", str(project.folder), "--format", format, "--output", str(folder)]
        self.start([*words, "--lock-key", self.session.lendLock()])

    def makeDemo(self, folder: str) -> None:
        """Make a project of computed volumes in a new folder, and open it when it is there.

        Raises:
            ProjectError: volumes are being added already.
            StorageError: the child process cannot be started.
        """
        self._refuseSecond()
        self._demo = Path(folder)
        self.start(["demo-data", str(folder)])

    def addNodes(
        self, nodes: Sequence[slicer.vtkMRMLNode], role: Role = Role.UNLABELLED, *, asImages: bool = False
    ) -> None:
        """Add volumes of the scene; :meth:`step` takes one at a time.

        Args:
            asImages: also what looks like a mask.

        Raises:
            ProjectError: no project is open, or volumes are being added already.
        """
        project = self.free()
        self._known = project.fingerprints()
        self.takePieces([partial(self.addNode, node, role, asImage=asImages) for node in nodes])

    def addNode(self, node: slicer.vtkMRMLNode, role: Role, *, asImage: bool = False) -> Case:
        """Add one volume of the scene, as a piece of what is done.

        Raises:
            SSLSegError: as of :func:`scene.Sequences.addNode`.
        """
        project = self.session.openedProject()
        case = addNode(project, node, role, known=self._known or project.fingerprints(), asImage=asImage)
        self._known |= {case.fingerprint: case.id} | {view.fingerprint: view.id for view in frames_of(case)}
        return case

    def takePieces(
        self, pieces: Sequence[Callable[[], Case | None]], afterwards: Callable[[], bool] | None = None
    ) -> None:
        """Begin what :meth:`step` does piece by piece; each may make a case.

        Args:
            afterwards: called when all are done; starts a command and returns True, or False if nothing is left to do.
        """
        self._begin()
        self._afterwards = afterwards
        self._pieces, self.total, self.what = list(pieces), len(pieces), "adding volumes"
        self.session.notify("adding")

    # ------------------------------------------------------------------ going on
    def step(self) -> bool:
        """Add the next node; returns whether there are more. An unreadable one is noted, and the rest goes on."""
        if self._pieces is None:
            return False
        if self._stopping or not self._pieces:
            self._pieces, afterwards, self._afterwards = None, self._afterwards, None
            self.result.stopped = self._stopping
            if self._stopping or not self._goesOn(afterwards):
                self._conclude()
            return False
        piece = self._pieces.pop(0)
        try:
            case = piece()
            self.result.added += [case.id] if case is not None else []
        except DataError as error:
            self.result.refused.append(Refusal(error.sentence, error.hint))
        except SSLSegError as error:  # the disk: the others would fare no better
            self._pieces = self._afterwards = None
            self.result.failure = error
            self._conclude()
            return False
        self.done += 1
        self.session.notify("adding")
        return True

    def _goesOn(self, afterwards: Callable[[], bool] | None) -> bool:
        try:
            return afterwards is not None and afterwards()
        except SSLSegError as error:
            self.result.failure = error
            return False

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
        self._pieces = self._afterwards = None
        if self._process is not None:
            self._process.stop()
        self._endProcess()

    # ------------------------------------------------------------------ inside
    def free(self) -> Project:
        """The open project, if nothing is being added.

        Raises:
            ProjectError: none is open, or something is.
        """
        project = self.session.openedProject()
        self._refuseSecond()
        return project

    def _refuseSecond(self) -> None:
        if self.running:
            raise ProjectError(_("Volumes are being added already."), _("Wait until that is done, or stop it."))

    def _begin(self) -> None:
        self.done, self.total, self.what = 0, 0, ""
        self.result, self._stopping = ImportResult(), False

    def written(self, text: str) -> str:
        """Name of a file with this text, which goes when the child process has ended."""
        descriptor, name = tempfile.mkstemp(prefix="sslseg-", suffix=".txt")
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        self.files.append(Path(name))
        return name

    def start(self, arguments: list[str], spacing: Mapping[str, float] | None = None, *, isMore: bool = False) -> None:
        """Start a command of ``sslseg`` with the session's project.

        Args:
            spacing: as of :meth:`addFiles`.
            isMore: what comes of it joins the result that there is.

        Raises:
            StorageError: the child process cannot be started.
        """
        if not isMore:
            self._begin()
        self.result.spacing = dict(spacing or {})
        command = [self.python, "-m", "SSLSegmentationLib", *arguments, "--json", "--attended"]
        try:
            self._process = ChildProcess(command, search_path(self.python), attended=True)
        except OSError as error:
            self._endProcess()
            raise StorageError(
                _("'{path}' cannot be started ({reason}).").format(path=self.python, reason=error.strerror),
                _("Install Slicer anew."),
            ) from error
        logging.info("Adding volumes: %s", " ".join(arguments[:2]))
        self.session.addPoller(self.poll)
        self.session.notify("adding")

    def _takeResult(self, code: int, output: str, messages: str) -> None:
        content = printed(output)
        content = content if isinstance(content, dict) else {}
        if code == _INTERRUPTED or (self._stopping and not content):
            self.result.stopped = True
        elif "error" in content:
            hint = content["error"]["hint"]
            if self._gift is not None and self._gift[0].otherWay:
                hint += "\n" + self._gift[0].otherWay
            self.result.failure = StorageError(content["error"]["sentence"], hint)
        elif not content:
            logging.error("Adding volumes ended with exit code %s: %s", code, messages)
            last = next((line for line in reversed(messages.splitlines()) if line.strip()), _("no message"))
            self.result.failure = StorageError(
                _("Adding the volumes failed: {reason}.").format(reason=last.strip()), _("Slicer's log says more.")
            )
        if self._gift is not None:
            self.result.said = self._gift[0].said(self._gift[0].case, content)
        self.result.take(content, isGift=self._gift is not None)

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
        if self._process is None:
            self._endProcess()  # what was written for one that was not started
        self.session.notify("cases")
        self.session.notify("adding")

    def _endProcess(self) -> None:
        if self._process is not None:
            self._process.close()
            self._process = None
            self.session.reclaimLock()
        files, self.files = self.files, []
        for path in files:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)

    def _onProject(self) -> None:
        """Another project is open, or none: what was being added to the one before ends."""
        if self.running and self._demo is None:
            self.stop()


def spacingOptions(spacing: Mapping[str, float] | None) -> list[str]:
    """Flags of a command for a voxel size, as of :meth:`DataImport.addFiles`."""
    return [f"--{name}={mm:g}" for name, mm in (spacing or {}).items()]


def _progress(line: str) -> dict | None:
    """A line of progress; None for anything else, such as a warning of a library."""
    try:
        content = json.loads(line)
    except ValueError:
        return None
    return content if isinstance(content, dict) and {"done", "total", "text"} <= set(content) else None
