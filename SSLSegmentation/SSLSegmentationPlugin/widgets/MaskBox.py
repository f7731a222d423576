"""Giving one case a mask that was made elsewhere: from a file, or from a segmentation of the scene."""

from collections.abc import Callable
from pathlib import Path

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.project import Case, frames_of
from SSLSegmentationLib.project.series import frame_view
from SSLSegmentationLib.volumes.image_formats import READABLE_MASKS

from ..session.LabelDecisions import UndecidedError
from ..text.FrameText import shownName
from .Builders import fileFilter, setEnabled, textLabel
from .CaseBox import CaseBox
from .Panel import Panel

_FILES = fileFilter(_("Masks"), READABLE_MASKS)


class MaskBox(CaseBox):
    """A button with a menu, and a box to choose a segmentation of the scene, or the frame that a mask is of."""

    def __init__(self, panel: Panel, case: Callable[[], Case | None]) -> None:
        super().__init__(panel, case)
        self._give: Callable[[Case], None] = self._giveChosen  # what a click on 'Use as mask' gives
        self.button = panel.menuButton(
            _("Give it a mask"),
            _(
                "A mask that was made elsewhere. Segments are recognised by the names of the project's structures, "
                "label maps by their values. A file must have the voxels of the volume."
            ),
            (_("From a file …"), self.askFile),
            (_("From a segmentation in the scene …"), self.askScene),
            (_("It shows none of the structures …"), self.askHealthy),
        )
        rows = qt.QVBoxLayout(self.widget)
        self.label = textLabel()
        rows.addWidget(self.label)
        self.chooser = slicer.qMRMLNodeComboBox()
        self.chooser.nodeTypes = ["vtkMRMLSegmentationNode"]
        self.chooser.addEnabled = self.chooser.removeEnabled = self.chooser.renameEnabled = False
        self.chooser.noneEnabled = True
        self.chooser.noneDisplay = _("Choose a segmentation")
        self.chooser.currentNodeChanged.connect(self._onChosen)
        rows.addWidget(self.chooser)
        self.frame = qt.QSpinBox()
        self.frame.prefix = _("Mask of frame ")
        self.frame.specialValueText = _("All frames: a file with as many masks")
        rows.addWidget(self.frame)
        buttons = qt.QHBoxLayout()
        self.useButton = panel.button(_("Use as mask"), self.useChosen, _("A copy of it. The scene stays as it is."))
        buttons.addWidget(self.useButton)
        buttons.addWidget(self.closeButton)
        rows.addLayout(buttons)

    def refresh(self, busy: str) -> None:
        """Show what can be done.

        Args:
            busy: why nothing can; empty if something can.
        """
        case = self._case()
        reason = self.whyNot(busy)
        setEnabled(self.button, reason)
        self.widget.title = _("Mask of '{name}'").format(name=case.name) if case else _("Mask")
        self.frame.visible = case is not None and case.series is not None
        if self.frame.visible:
            self.frame.maximum = len(case.series.frames)
        isOfScene = self._give == self._giveChosen
        self.chooser.visible, self.label.visible = isOfScene, not isOfScene
        missing = isOfScene and not self.chooser.currentNode()
        setEnabled(self.useButton, reason or (_("Choose a segmentation first.") if missing else ""))

    def askScene(self) -> None:
        """Let the user choose a segmentation of the scene."""
        if self.chooser.mrmlScene() is None:  # it makes nodes' lists of the scene: not before somebody wants one
            self.chooser.setMRMLScene(slicer.mrmlScene)
        self._show(self._giveChosen, "")

    def askFile(self) -> None:
        """Ask for a file, and give the selected case its mask."""
        case = self._case()
        path = qt.QFileDialog.getOpenFileName(
            slicer.util.mainWindow(), _("Mask of '{name}'").format(name=case.name), "", _FILES
        )
        if path and case.series is not None:
            words = _("Of which frame is '{name}'?").format(name=Path(path).name)
            self._show(lambda case: self._giveFile(case, path), words, orAll=True)
        elif path:
            self._giveFile(case, path)

    def askHealthy(self) -> None:
        """Ask whether the selected case is one in which there is nothing to outline."""
        case, project = self._case(), self.panel.session.openedProject()
        if not project.has_schema:
            raise ProjectError(
                _("The project has no structures yet, of which a case could show none."),
                _("Name them in the step 'Annotate', or give another case its mask first."),
            )
        if case.series is not None:
            self._show(self._giveHealthy, _("Which frame shows none of the structures?"))
        else:
            self._giveHealthy(case)

    def useChosen(self) -> None:
        """Give the selected case, or one of its frames, what was chosen."""
        case = self._case()
        number = self.frame.value if case.series is not None else 0
        self._give(frame_view(case, number) if number else case)

    # ------------------------------------------------------------------ what is given
    def _show(self, give: Callable[[Case], None], words: str, *, orAll: bool = False) -> None:
        """Open the box for something that a case can be given.

        Args:
            words: what is asked, if it is no segmentation of the scene.
            orAll: whether all frames can get it at once.
        """
        self._give, self.label.text = give, words
        case = self._case()
        if case is not None and case.series is not None:
            self.frame.maximum = len(case.series.frames)
            self.frame.minimum = 0 if orAll else 1
            self.frame.value = self.panel.logic.annotations.frames.last(case) or (0 if orAll else self.frame.value)
        self.widget.visible = True
        self.refresh("")

    def _giveFile(self, case: Case, path: str) -> None:
        if self._mayReplace(case):
            self.hide()
            self.panel.logic.setMaskFromFile(case.id, path)

    def _giveHealthy(self, case: Case) -> None:
        names = ", ".join(segment.name for segment in self.panel.session.openedProject().schema.segments)
        text = _("Networks will learn '{name}' as a case that shows none of: {structures}.\n\nIs it so?")
        if slicer.util.confirmOkCancelDisplay(
            text.format(name=shownName(case), structures=names), windowTitle=self.panel.title
        ) and self._mayReplace(case):
            self.hide()
            self.panel.logic.setMaskFromFile(case.id, None)

    def _giveChosen(self, case: Case) -> None:
        """A segmentation of the scene."""
        if not self._mayReplace(case):
            return
        try:
            warnings = self.panel.logic.setMaskFromScene(case.id, self.chooser.currentNode())
        except UndecidedError as undecided:
            if not self.panel.agrees(undecided):
                return
            warnings = self.panel.logic.setMaskFromScene(case.id, self.chooser.currentNode(), isAgreed=True)
        self.hide()
        said = _("'{name}' has its mask now.").format(name=shownName(case))
        if warnings:
            self.panel.warn("\n".join([said, *warnings]))
        else:
            self.panel.say(said)

    def _mayReplace(self, case: Case) -> bool:
        labels = [view.label for view in frames_of(case) if view.label is not None]
        text = _(
            "'{name}' has a mask already ({source}).\n\nReplace it? The present mask is kept in the case's folder, "
            "under 'set aside'."
        )
        return not labels or slicer.util.confirmOkCancelDisplay(
            text.format(name=shownName(case), source=labels[0].source), windowTitle=self.panel.title
        )

    def _onChosen(self, *_arguments) -> None:
        self.refresh("")
