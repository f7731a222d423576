"""Giving one case a mask that was made elsewhere: from a file, or from a segmentation of the scene."""

from collections.abc import Callable

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.project import Case, frames_of
from SSLSegmentationLib.project.series import frame_view
from SSLSegmentationLib.volumes.image_formats import READABLE_MASKS

from ..session.LabelDecisions import UndecidedError
from ..text.FrameText import shownName
from .Builders import fileFilter, setEnabled
from .CaseBox import CaseBox
from .Panel import Panel

_FILES = fileFilter(_("Masks"), READABLE_MASKS)


class MaskBox(CaseBox):
    """A button with a menu, and a box to choose a segmentation of the scene."""

    def __init__(self, panel: Panel, case: Callable[[], Case | None]) -> None:
        super().__init__(panel, case)
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
        self.chooser = slicer.qMRMLNodeComboBox()
        self.chooser.nodeTypes = ["vtkMRMLSegmentationNode"]
        self.chooser.addEnabled = self.chooser.removeEnabled = self.chooser.renameEnabled = False
        self.chooser.noneEnabled = True
        self.chooser.noneDisplay = _("Choose a segmentation")
        self.chooser.currentNodeChanged.connect(self._onChosen)
        rows.addWidget(self.chooser)
        self.frame = qt.QSpinBox()
        self.frame.minimum = 1
        self.frame.prefix = _("Mask of frame ")
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
        chosen = "" if self.chooser.currentNode() else _("Choose a segmentation first.")
        setEnabled(self.useButton, reason or chosen)

    def askScene(self) -> None:
        """Let the user choose a segmentation of the scene."""
        if self.chooser.mrmlScene() is None:  # it makes nodes' lists of the scene: not before somebody wants one
            self.chooser.setMRMLScene(slicer.mrmlScene)
        self.widget.visible = True
        self._onChosen()

    def askFile(self) -> None:
        """Ask for a file, and give the selected case its mask."""
        case = self._case()
        path = qt.QFileDialog.getOpenFileName(
            slicer.util.mainWindow(), _("Mask of '{name}'").format(name=case.name), "", _FILES
        )
        if path and self._mayReplace(case):
            self.panel.logic.setMaskFromFile(case.id, path)

    def askHealthy(self) -> None:
        """Ask whether the selected case is one in which there is nothing to outline."""
        case, project = self._case(), self.panel.session.openedProject()
        if not project.has_schema:
            raise ProjectError(
                "The project has no structures yet, of which a case could show none.",
                "Name them in the step 'Annotate', or give another case its mask first.",
            )
        names = ", ".join(segment.name for segment in project.schema.segments)
        text = _("Networks will learn '{name}' as a case that shows none of: {structures}.\n\nIs it so?")
        if slicer.util.confirmOkCancelDisplay(
            text.format(name=case.name, structures=names), windowTitle=self.panel.title
        ) and self._mayReplace(case):
            self.panel.logic.setMaskFromFile(case.id, None)

    def useChosen(self) -> None:
        """Give the selected case, or one of its frames, the chosen segmentation."""
        case = self._case()
        if case.series is not None:
            case = frame_view(case, self.frame.value)
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
