"""Giving one case a further sequence of its scan by hand: from a file, from DICOM, or from a volume of the scene."""

from collections.abc import Callable

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SettingsError
from SSLSegmentationLib.project import Case
from SSLSegmentationLib.project.channels import FIRST_CHANNEL, channel_name
from SSLSegmentationLib.volumes.image_formats import IMAGE_SUFFIXES

from ..text.SequenceText import lackingOf, namesOf
from .Builders import fileFilter, rowOf, setEnabled, textLabel
from .CaseBox import CaseBox
from .Panel import Panel

_FILES = fileFilter(_("Images"), IMAGE_SUFFIXES)


class SequenceBox(CaseBox):
    """A button, and a box with what the case has, and the ways to give it more.

    Args:
        isLinked: whether files are to stay where they are.
    """

    def __init__(self, panel: Panel, case: Callable[[], Case | None], isLinked: Callable[[], bool]) -> None:
        super().__init__(panel, case)
        self._isLinked = isLinked
        self.button = panel.button(
            _("Sequences …"),
            self.show,
            _("Several sequences of one scan, such as T2 and ADC: networks see them together, and share the mask."),
        )
        rows = qt.QVBoxLayout(self.widget)
        self.label = textLabel()
        rows.addWidget(self.label)
        form = qt.QFormLayout()
        self.first = qt.QLineEdit()
        self.first.placeholderText = FIRST_CHANNEL
        self.first.toolTip = _("What the sequence is called that the image of every case is, such as T2.")
        self.first.editingFinished.connect(panel.acting(self._onFirst))
        form.addRow(_("The images are:"), self.first)
        self.name = qt.QComboBox()
        self.name.editable = True
        self.name.toolTip = _("Which sequence to give or take away. A new name is a new sequence of the project.")
        self.name.editTextChanged.connect(self._onName)
        form.addRow(_("Sequence:"), self.name)
        self.chooser = slicer.qMRMLNodeComboBox()
        self.chooser.nodeTypes = ["vtkMRMLScalarVolumeNode"]
        self.chooser.addEnabled = self.chooser.removeEnabled = self.chooser.renameEnabled = False
        self.chooser.noneEnabled = True
        self.chooser.noneDisplay = _("Choose a volume")
        self.chooser.currentNodeChanged.connect(self._onName)
        form.addRow(_("Volume:"), self.chooser)
        rows.addLayout(form)
        self.giveButton = panel.menuButton(
            _("Give it from"),
            _("On another grid it is resampled onto that of the case's image, and that is told."),
            (_("A file …"), self.askFile),
            (_("A DICOM folder …"), self.askFolder),
            (_("The volume chosen above"), self.useChosen),
        )
        self.dropButton = panel.button(
            _("Take away …"), self.askDrop, _("The case lacks it from then on. Nothing is deleted.")
        )
        rows.addLayout(rowOf(self.giveButton, self.dropButton, self.closeButton))

    def refresh(self, busy: str) -> None:
        """Show what can be done.

        Args:
            busy: why nothing can; empty if something can.
        """
        case, reason = self._case(), self.whyNot(busy, _("A case with frames has no further sequences."))
        setEnabled(self.button, reason)
        setEnabled(self.giveButton, reason or ("" if self.name.currentText.strip() else _("Name the sequence first.")))
        has = case is not None and case.channel(self.name.currentText.strip()) is not None
        setEnabled(self.dropButton, reason or ("" if has else _("The case has no such sequence beside its image.")))
        if not self.widget.visible:
            return
        self.widget.title = _("Sequences of '{name}'").format(name=case.name) if case else _("Sequences")
        self.label.text = self._words(case) if case else ""
        known = self.panel.session.sequences()
        self.first.enabled = not busy
        if not self.first.hasFocus():
            self.first.text = next(iter(known), "")
        self._offer([*known[1:]])

    def _words(self, case: Case) -> str:
        names = self.panel.session.sequences() or (FIRST_CHANNEL,)
        has, lacks = namesOf(case, names), lackingOf(case, names)
        text = _("It has {names}.").format(names=", ".join(has))
        return text + (" " + _("It lacks {names}.").format(names=", ".join(lacks)) if lacks else "")

    def _offer(self, names: list[str]) -> None:
        """Offer the names of the project; what somebody has written stays."""
        if names == [self.name.itemText(row) for row in range(self.name.count)]:
            return
        blocked, text = self.name.blockSignals(True), self.name.currentText
        self.name.clear()
        for name in names:
            self.name.addItem(name)
        self.name.setEditText(text or next(iter(names), ""))
        self.name.blockSignals(blocked)

    def show(self) -> None:
        """Show the box for the selected case."""
        if self.chooser.mrmlScene() is None:  # it makes nodes' lists of the scene: not before somebody wants one
            self.chooser.setMRMLScene(slicer.mrmlScene)
        self.widget.visible = True
        self.refresh("")

    def _onName(self, *_arguments) -> None:
        self.refresh("")

    # ------------------------------------------------------------------ what is done
    def _onFirst(self) -> None:
        known, text = self.panel.session.sequences(), self.first.text.strip()
        if text and text != next(iter(known), ""):
            self.panel.logic.nameImages(text)

    def askFile(self) -> None:
        """Ask for a file."""
        title = self._title()
        path = qt.QFileDialog.getOpenFileName(slicer.util.mainWindow(), title, "", _FILES)
        if path:
            self._give(path)

    def askFolder(self) -> None:
        """Ask for a folder with one DICOM series."""
        folder = qt.QFileDialog.getExistingDirectory(slicer.util.mainWindow(), self._title(), "")
        if folder:
            self._give(folder)

    def useChosen(self) -> None:
        """Give the case the chosen volume; the scene stays as it is."""
        node = self.chooser.currentNode()
        if node is None:
            raise SettingsError(_("No volume of the scene is chosen."), _("Choose one above."))
        case, name = self._case(), channel_name(self.name.currentText)
        if self._mayReplace(case, name):
            self.panel.logic.setSequenceFromScene(case.id, name, node)

    def askDrop(self) -> None:
        """Ask whether the case shall lack it."""
        case, name = self._case(), channel_name(self.name.currentText)
        text = _("Take the sequence '{sequence}' away from '{name}'? Networks then see it as lacking there.")
        if slicer.util.confirmOkCancelDisplay(text.format(sequence=name, name=case.name), windowTitle=self.panel.title):
            self.panel.logic.dropSequence(case.id, name)

    def _title(self) -> str:
        return _("{sequence} of '{name}'").format(sequence=channel_name(self.name.currentText), name=self._case().name)

    def _give(self, path: str) -> None:
        case, name = self._case(), channel_name(self.name.currentText)
        if self._mayReplace(case, name):
            self.panel.logic.setSequenceFromFile(case.id, name, path, link=self._isLinked())

    def _mayReplace(self, case: Case, name: str) -> bool:
        text = _(
            "'{name}' has a sequence '{sequence}' already.\n\nReplace it? A file in the project is kept in the case's "
            "folder, under 'set aside'."
        )
        return case.channel(name) is None or slicer.util.confirmOkCancelDisplay(
            text.format(name=case.name, sequence=name), windowTitle=self.panel.title
        )
