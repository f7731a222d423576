"""What is open: the project, its jobs, the case at hand. Without Qt; panels observe it and never each other.

Events: ``project`` (opened, closed), ``cases`` (added, role, label), ``labels`` (schema), ``jobs`` (state, progress,
new events), ``models`` (imported, removed), ``environment`` (interpreter, probe, installation), ``case`` (another case
is at hand), ``adding`` (volumes are being added: progress, end), ``closing`` (the project is about to be closed: save
what belongs to it; an observer that fails keeps it open), ``step`` (another step is asked for), ``suggestions``
(there is an answer to which cases come first).
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import ProjectError, SSLSegError
from SSLSegmentationLib.core.locks import ProjectLock
from SSLSegmentationLib.jobs.client import Job
from SSLSegmentationLib.jobs.launch import start
from SSLSegmentationLib.project import Case, DamagedCase, Project
from SSLSegmentationLib.project.damaged import CaseMemory
from SSLSegmentationLib.project.models import ModelEntry, list_models
from SSLSegmentationLib.project.runs import RunFolder

from .CaseStatus import StatusMemory
from .JobEntry import JobEntry
from .Opening import Opening

EVENTS = (
    *("project", "cases", "labels", "jobs", "environment", "case", "adding", "models", "closing", "step"),
    "suggestions",
)
_RECENT_KEY = "SSLSegmentation/recentProjects"
_RECENT_COUNT = 8
_OPEN_KEY = "SSLSegmentation/openProject"  # until the user closes it: Slicer's end, and a crash, leave it
_REOPEN_KEY = "SSLSegmentation/reopenProject"


class Store(Protocol):
    """Where settings outlive Slicer: ``qt.QSettings`` or something alike."""

    def value(self, key: str, default: Any = None) -> Any:
        """The value of a key."""

    def setValue(self, key: str, value: Any) -> None:
        """Keep a value."""


class Session:
    """One open project in one Slicer.

    Args:
        store: of recent projects and other choices that outlive Slicer.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.project: Project | None = None
        self.jobs: dict[str, JobEntry] = {}
        self.caseId: str | None = None
        self.step = ""
        self._lock: ProjectLock | None = None
        self._pollers: list[Callable[[], bool]] = []
        self._observers: dict[str, dict[int, Callable[[], None]]] = {event: {} for event in EVENTS}
        self._tokens = 0
        self._cases: tuple[list[Case], list[DamagedCase]] | SSLSegError | None = None
        self._memory = CaseMemory()
        self.statuses = StatusMemory()
        self._sequences: tuple[str, ...] | None = None
        self._models: dict[str, tuple[object, list[ModelEntry]]] = {}

    # ------------------------------------------------------------------ observers
    def observe(self, event: str, callback: Callable[[], None]) -> int:
        """Call ``callback`` at every ``event``; returns a token for :meth:`unobserve`."""
        self._tokens += 1
        self._observers[event][self._tokens] = callback
        return self._tokens

    def unobserve(self, token: int) -> None:
        """Stop calling it."""
        for callbacks in self._observers.values():
            callbacks.pop(token, None)

    def notify(self, event: str) -> None:
        """Tell all observers of ``event``; one that fails does not keep the others from being told."""
        if event in ("project", "cases"):
            self._forgetCases()
        if event in ("project", "models"):
            self._models = {}
        self._tell(event)

    def _forgetCases(self) -> None:
        self._cases = self._sequences = None

    def _tell(self, event: str) -> None:
        failed: Exception | None = None
        for callback in list(self._observers[event].values()):
            try:
                callback()
            except Exception as error:
                logging.exception("An observer of '%s' failed.", event)
                failed = failed or error
        if failed:
            raise failed

    # ------------------------------------------------------------------ work in the background
    def addPoller(self, poller: Callable[[], bool]) -> None:
        """Have the watcher call ``poller`` on every tick, also while the module is not shown, until it returns True."""
        if poller not in self._pollers:
            self._pollers.append(poller)

    def pollAll(self) -> bool:
        """One tick; returns whether there is still something to look after."""
        for poller in list(self._pollers):
            try:
                over = poller()
            except Exception:
                logging.exception("What was looked after has failed.")
                over = True
            if over and poller in self._pollers:
                self._pollers.remove(poller)
        return bool(self._pollers)

    # ------------------------------------------------------------------ project
    def createProject(self, folder: Path | str, name: str | None = None) -> None:
        """Create a project and open it.

        Raises:
            ProjectError: the folder is taken.
            StorageError: it cannot be written.
        """
        self._open(Project.create(folder, name))

    def openProject(self, folder: Path | str, ahead: Opening | None = None) -> None:
        """Open a project, instead of the one that is open.

        Args:
            folder: of the project.
            ahead: what was read of it a moment ago.

        Raises:
            ProjectError: it is none, is of a newer version, or another program is changing it.
        """
        if not Path(folder).is_dir():
            raise ProjectError(
                _("The project's folder '{folder}' is not there.").format(folder=folder),
                _("Connect its disk or network drive, or choose another folder."),
            )
        if not (Path(folder) / "project.json").is_file():
            raise ProjectError(
                _("The folder '{folder}' is not a project: it holds no file 'project.json'.").format(folder=folder),
                _("Choose the folder that was made with a project, or make a new project."),
            )
        self._open(Project(folder), ahead)

    def _open(self, project: Project, ahead: Opening | None = None) -> None:
        if self.project and self.project.folder == project.folder:
            return
        lock = ProjectLock(project.folder).acquire()
        try:
            project.tidy()
            self.closeProject()
        except BaseException:
            lock.release()
            raise
        self.project, self._lock = project, lock
        if ahead is not None:
            self._memory, self.statuses = ahead.memory, ahead.statuses
        recent = [path for path in self.recentProjects() if path != str(project.folder)]
        self.store.setValue(_RECENT_KEY, [str(project.folder), *recent][:_RECENT_COUNT])
        self.store.setValue(_OPEN_KEY, str(project.folder))
        self.findJobs()
        self._forgetCases()
        self._models = {}
        for event in ("project", "labels", "cases", "jobs"):
            self._tell(event)

    def closeProject(self) -> None:
        """Close the project. Its jobs go on.

        Raises:
            SSLSegError: something of it could not be saved; it stays open.
        """
        if self.project is not None:
            self.notify("closing")
        self.store.setValue(_OPEN_KEY, "")
        self._release()

    def end(self) -> None:
        """The module goes away: let go of the project, whatever its observers say. It counts as open for the next."""
        try:
            if self.project is not None:
                self.notify("closing")
        except Exception:  # told of in the log by notify(); whoever comes next must not find the project locked
            pass
        self._pollers = []
        self._release()

    def _release(self) -> None:
        if self._lock:
            self._lock.release()
        wasOpen = self.project is not None
        self.project, self._lock, self.caseId, self._memory = None, None, None, CaseMemory()
        self.statuses, self.jobs = StatusMemory(), {}
        if wasOpen:
            for event in ("project", "labels", "cases", "jobs", "case"):
                self.notify(event)

    @property
    def reopens(self) -> bool:
        """Whether the user wants the last project open again when Slicer is started anew."""
        return bool(self.store.value(_REOPEN_KEY))

    @reopens.setter
    def reopens(self, wanted: bool) -> None:
        self.store.setValue(_REOPEN_KEY, "yes" if wanted else "")

    @property
    def lastOpened(self) -> str:
        """Folder of the project that was open when Slicer was left; empty if the user had closed it."""
        return self.store.value(_OPEN_KEY) or ""

    def lendLock(self) -> str:
        """Let one child process change the open project for us; returns the key that it needs (``--lock-key``).

        Raises:
            ProjectError: no project is open.
            StorageError: the lock file cannot be written.
        """
        self.openedProject()
        return self._lock.lend()

    def reclaimLock(self) -> None:
        """The child process has ended."""
        if self._lock:
            self._lock.take_back()

    def recentProjects(self) -> list[str]:
        """Folders of projects that were open, the last first; some may be gone, as no disk is looked at."""
        kept = self.store.value(_RECENT_KEY) or []
        return [kept] if isinstance(kept, str) else list(kept)  # QSettings gives back a list of one as a text

    def openedProject(self) -> Project:
        """The open project.

        Raises:
            ProjectError: none is open.
        """
        if self.project is None:
            raise ProjectError(_("No project is open."), _("Create or open one in the step 'Data'."))
        return self.project

    # ------------------------------------------------------------------ cases
    def cases(self) -> list[Case]:
        """Cases of the open project, read again when somebody has told that they changed; for all, to look at only.

        Raises:
            SSLSegError: they cannot be listed at all.
        """
        return self._survey()[0]

    def damagedCases(self) -> list[DamagedCase]:
        """Cases that are left out, as their records are damaged; raises as :meth:`cases`."""
        return self._survey()[1]

    def _survey(self) -> tuple[list[Case], list[DamagedCase]]:
        if self.project is None:
            return [], []
        if self._cases is None:
            try:
                self._cases = self.project.survey(memory=self._memory)
            except SSLSegError as error:
                self._cases = error
        if isinstance(self._cases, SSLSegError):
            raise self._cases
        return self._cases

    def sequences(self) -> tuple[str, ...]:
        """Names of the sequences of the open project, that of the images first; none where there is but one, or where
        they cannot be read. Read again when somebody has told that cases changed."""
        if self.project is None:
            return ()
        if self._sequences is None:
            try:
                self._sequences = self.project.channels
            except SSLSegError as error:
                logging.error("%s", error)
                self._sequences = ()
        return self._sequences

    def models(self, kind: str) -> list[ModelEntry]:
        """Backbones or models of the open project, read again when a run has changed or one came or went.

        Args:
            kind: ``backbone`` or ``model``.

        Returns:
            Those of runs in the order of time, then imported ones.
        """
        if self.project is None:
            return []
        # A run that ends may have made one; one that keeps learning publishes one after the other.
        runs = tuple(
            (entry.id, entry.view.state, (entry.view.result or {}).get("number")) for entry in self.jobs.values()
        )
        known = self._models.get(kind)
        if known is None or known[0] != runs:
            known = self._models[kind] = (runs, list_models(self.project, kind))
        return known[1]

    def setCurrentCase(self, caseId: str | None) -> None:
        """Take another case at hand."""
        if caseId != self.caseId:
            self.caseId = caseId
            self.notify("case")

    def askForStep(self, name: str) -> None:
        """Have the widget show another step.

        Args:
            name: of the panel's class, for example ``AnnotatePanel``.
        """
        self.step = name
        self.notify("step")

    # ------------------------------------------------------------------ jobs
    def findJobs(self) -> bool:
        """Look for runs that are new or gone; returns whether there are any."""
        if self.project is None:
            return False
        try:
            folders = {folder.name: folder for folder in self.project.run_folders()}
        except SSLSegError as error:
            logging.error("%s", error)
            return False
        before = set(self.jobs)
        for name in before - set(folders):
            del self.jobs[name]
        for name in sorted(set(folders) - before):
            job = Job(folders[name])
            self.jobs[name] = JobEntry(job, job.poll(events=False))
        self.jobs = dict(sorted(self.jobs.items()))
        return set(self.jobs) != before

    def living(self) -> list[JobEntry]:
        """Jobs that have not ended, in the order of their start."""
        return [entry for entry in self.jobs.values() if not entry.view.state.ended]

    def startJob(self, run: RunFolder, interpreter: str, device: str = "auto") -> JobEntry:
        """Start a run whose request is written, or resume one.

        Raises:
            ProjectError: it has finished, or somebody is at it.
            StorageError: its folder cannot be written.
        """
        job = start(run.folder, interpreter, device)
        entry = self.jobs.get(run.id) or JobEntry(job, job.poll(events=False))
        self.jobs[run.id] = entry
        entry.update()
        self.notify("jobs")
        return entry

    def stopJob(self, runId: str, *, keep: bool = True) -> None:
        """Ask a job to stop.

        Raises:
            ProjectError: it has ended already.
            StorageError: its folder cannot be written.
        """
        entry = self.jobs[runId]
        entry.job.stop(keep=keep)
        entry.update()
        self.notify("jobs")
