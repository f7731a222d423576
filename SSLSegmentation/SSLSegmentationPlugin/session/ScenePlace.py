"""A scene knows with which project it was saved; what it says is offered, and nothing is closed or lost for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.project import Project

from ..scene import PlaceNode
from .Drives import Look
from .RecentProjects import RecentProjects
from .Session import Session

_PATIENCE = 0.5


@dataclass(frozen=True)
class Offer:
    """What a scene that was opened leads to.

    Args:
        text: in one sentence.
        folder: of the project that can be opened; empty if it is not known where it is.
        isMissing: whether the user may know where the project is.
    """

    text: str
    folder: str = ""
    isMissing: bool = False


class ScenePlace:
    """Keeps project, step and case with the scene, and says what a scene misses that was saved elsewhere.

    Args:
        session: what is open.
        recents: where a project may be that was moved.
        step: class name of the panel that is shown.
    """

    def __init__(self, session: Session, recents: RecentProjects, step: Callable[[], str]) -> None:
        self.session, self._recents, self._step = session, recents, step
        self.offer: Offer | None = None
        self.onOffer: Callable[[], None] = lambda: None
        self.onMoved: Callable[[], None] = lambda: None
        self._place = PlaceNode.Place()  # that the offer is about
        self._kept = ""  # identity of the project that we have written into the scene
        self._isReplaced = False  # the scene was closed, and nothing was loaded since
        self._tokens = [session.observe(event, self.keep) for event in ("project", "case")]

    def cleanup(self) -> None:
        """The module goes away."""
        for token in self._tokens:
            self.session.unobserve(token)

    # ------------------------------------------------------------------ keeping
    def keep(self) -> None:
        """Write where the user is; what a scene says of a project that is not open here stays as it is."""
        if slicer.mrmlScene.IsImporting():  # what it says has not been looked at
            return
        project, before = self.session.project, PlaceNode.read(slicer.mrmlScene)
        if project is None:
            if self.offer is not None and not self._place.projectId:  # about a case of the project that was open
                self._withdraw()
            if before.projectId and before.projectId == self._kept:
                PlaceNode.write(slicer.mrmlScene, PlaceNode.Place())
            return
        if self.offer is not None:
            if project.id != self._place.projectId:
                return
            self._withdraw()
        self._kept = project.id
        case = PlaceNode.caseKey(self.session.caseId)
        place = PlaceNode.Place(project.id, str(project.folder), case, self._step())
        PlaceNode.write(slicer.mrmlScene, place)

    def onSceneClosed(self) -> None:
        """The scene is empty: whatever it said is gone with it."""
        self._withdraw()
        self._isReplaced = True
        self.keep()

    # ------------------------------------------------------------------ what a scene says
    def onSceneLoaded(self) -> bool:
        """Nodes came from a scene; returns whether step and case of the open project are those of the scene now.

        Where nodes were only added to what was there, the user stays where he is.
        """
        isReplaced, self._isReplaced = self._isReplaced, False
        place, project = PlaceNode.read(slicer.mrmlScene), self.session.project
        if not place.projectId:
            self.keep()
            return False
        if project is None or project.id != place.projectId:
            self._place = place
            self.offer = self._offerFor(place)
            self.onOffer()
            return False
        if isReplaced:
            self._goTo(place)
        else:
            self.keep()
        return isReplaced

    def accept(self) -> None:
        """Open the project of the scene. The one that is open is saved and closed first.

        Raises:
            SSLSegError: the open one cannot be saved and stays open, or the other one cannot be opened.
        """
        if self.offer is not None and self.offer.folder:
            self._openAt(self.offer.folder)

    def find(self, folder: str) -> None:
        """Open the project of the scene, which the user has found.

        Raises:
            SSLSegError: as :meth:`accept`; or it is another one.
        """
        if self._identity(folder) not in ("", self._place.projectId):
            name = Path(folder).name
            self._show(_("'{name}' is another project than the one of this scene.").format(name=name), isMissing=True)
            return
        self._openAt(folder)

    def dismiss(self) -> None:
        """The user does not want it. With a project open, the scene is this one's from now on."""
        self._withdraw()
        self.keep()

    def _openAt(self, folder: str) -> None:
        place = self._place
        self.session.openProject(folder)
        self._withdraw()
        self._goTo(place)
        self.onMoved()

    def _goTo(self, place: PlaceNode.Place) -> None:
        """Show step and case of a scene."""
        if place.case:
            caseId = self._caseOf(place.case)
            if caseId is not None:
                self.session.setCurrentCase(caseId)
            else:
                self._place = replace(place, projectId="")
                name = place.case if PlaceNode.caseKey(place.case) == place.case else "…"
                self._show(_("This scene shows '{case}', which is not in the project any more.").format(case=name))
        if place.step:
            self.session.askForStep(place.step)
        self.keep()

    def _caseOf(self, key: str) -> str | None:
        try:
            return next((case.id for case in self.session.cases() if PlaceNode.caseKey(case.id) == key), None)
        except SSLSegError as error:  # the step says so, too
            logging.error("%s", error)
            return None

    def _offerFor(self, place: PlaceNode.Place) -> Offer:
        folder, project = place.projectFolder, self.session.project
        name = Path(folder).name
        found = next((one for one in (folder, self._recents.findMoved(place.projectId)) if self._isIt(one)), "")
        if not found:
            text = _("This scene was saved with the project '{name}', which is not at '{folder}'.")
            return Offer(text.format(name=name, folder=folder), isMissing=True)
        if project is None:
            return Offer(_("This scene was saved with the project '{name}'.").format(name=name), found)
        text = _("This scene was saved with the project '{name}', but '{other}' is open. It would be saved and closed.")
        return Offer(text.format(name=name, other=project.shown), found)

    def _isIt(self, folder: str) -> bool:
        return bool(folder) and bool(Look(folder).answer(_PATIENCE)) and self._identity(folder) == self._place.projectId

    def _identity(self, folder: str) -> str:
        try:
            return Project(folder).id
        except SSLSegError:
            return ""

    def _show(self, text: str, *, isMissing: bool = False) -> None:
        self.offer = Offer(text, isMissing=isMissing)
        self.onOffer()

    def _withdraw(self) -> None:
        if self.offer is not None:
            self.offer = None
            self.onOffer()
