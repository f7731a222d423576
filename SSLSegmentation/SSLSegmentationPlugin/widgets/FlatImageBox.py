"""Giving one case a flat image, or a flat mask, in the plane that it is projected onto."""

from collections.abc import Callable

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Case
from SSLSegmentationLib.volumes.image_formats import IMAGE_SUFFIXES, READABLE_MASKS
from SSLSegmentationLib.volumes.orientation import through_plane_axis

from ..scene import Views
from ..scene.FlatPreview import removePreview, showPreview
from ..text.FlatText import directionWords
from .Builders import fileFilter, narrowChooser, rowOf, setEnabled, textLabel
from .CaseBox import CaseBox
from .Panel import Panel

_IMAGES, _MASKS = fileFilter(_("Images"), IMAGE_SUFFIXES), fileFilter(_("Masks"), READABLE_MASKS)


class FlatImageBox(CaseBox):
    """A button, and a box with the direction, a preview and what can be given."""

    def __init__(self, panel: Panel, case: Callable[[], Case | None]) -> None:
        super().__init__(panel, case)
        self._shownId: str | None = None
        self._isOpen = False  # whether it is shown once the step is
        self.button = panel.button(
            _("Flat image …"),
            self.show,
            _(
                "For masks in the plane that a volume is projected onto, such as the vessels of an eye: an image "
                "of another modality in that plane, or the volume's own projection."
            ),
        )
        rows = qt.QVBoxLayout(self.widget)
        self.label = textLabel()
        rows.addWidget(self.label)
        form = qt.QFormLayout()
        self.direction = narrowChooser(_("The way that the volume is looked through."))
        self.direction.activated.connect(self._onDirection)
        form.addRow(_("Projected:"), self.direction)
        rows.addLayout(form)
        self.previews = panel.menuButton(
            _("Preview"),
            _("Shows the projection at its place, in the views. Nothing is saved."),
            (_("Mean of the volume"), lambda: self.preview("mean")),
            (_("Maximum of the volume"), lambda: self.preview("max")),
        )
        self.imageButton = panel.menuButton(
            _("Flat image from"),
            _("What networks learn to draw of the volume, and what you draw on."),
            (_("A file …"), self.askImage),
            (_("The mean of the volume"), lambda: self.project("mean")),
            (_("The maximum of the volume"), lambda: self.project("max")),
        )
        self.maskButton = panel.button(
            _("Flat mask from a file …"), self.askMask, _("One that was made elsewhere. Or draw it, in 'Annotate'.")
        )
        for pair in ((self.previews, self.imageButton), (self.maskButton, self.closeButton)):
            rows.addLayout(rowOf(*pair))

    def refresh(self, busy: str) -> None:
        """Show what can be done.

        Args:
            busy: why nothing can; empty if something can.
        """
        case, reason = self._case(), self.whyNot(busy, _("A case with frames has no flat image."))
        setEnabled(self.button, reason)
        for control in (self.direction, self.previews, self.imageButton, self.maskButton):
            setEnabled(control, reason)
        if case is not None and self._isOpen:
            self._showCase(case)

    def _showCase(self, case: Case) -> None:
        record = case.en_face
        self.widget.title = _("Flat image of '{name}'").format(name=case.name)
        if record is None:
            self.label.text = _("It has none yet. Choose the direction, look at the preview, and give it one.")
        else:
            words = {
                (True, True): _("It has a flat image and a flat mask."),
                (True, False): _("It has a flat image, and no flat mask yet."),
                (False, True): _("It has a flat mask, and no flat image: its mean is shown."),
                (False, False): _("It has neither image nor mask there yet."),
            }
            self.label.text = words[bool(record.image), bool(record.mask)]
        if case.id != self._shownId:
            self._shownId = case.id
            self.direction.clear()
            for axis in range(3):
                count = _("{count} voxels deep").format(count=case.size[axis])
                self.direction.addItem(f"{directionWords(case, axis)}, {count}", axis)
            self.direction.currentIndex = self._usual(case)

    def _usual(self, case: Case) -> int:
        """The direction that the case has, else that of another one, else the one across its slices."""
        if case.en_face is not None:
            return case.en_face.axis
        known = [directionWords(one, one.en_face.axis) for one in self.panel.session.cases() if one.en_face is not None]
        same = [axis for axis in range(3) if known and directionWords(case, axis) == known[0]]
        return same[0] if same else through_plane_axis(case.spacing_mm, case.direction)

    @property
    def axis(self) -> int:
        """Voxel axis of the chosen direction."""
        return self.direction.itemData(self.direction.currentIndex)

    def show(self) -> None:
        """Show the box for the selected case."""
        self._shownId, self._isOpen = None, True
        self.widget.visible = True
        self.refresh("")

    def hide(self, *_arguments) -> None:
        """Put the box away, and the preview with it."""
        super().hide()
        self._isOpen = False
        removePreview(slicer.mrmlScene)

    def _onDirection(self, *_arguments) -> None:
        removePreview(slicer.mrmlScene)

    # ------------------------------------------------------------------ what is done
    def preview(self, projection: str) -> None:
        """Show what the projection looks like, in the views."""
        Views.showVolume(showPreview(slicer.mrmlScene, self._case(), self.axis, projection))

    def project(self, projection: str) -> None:
        """Make the flat image of the volume itself."""
        self._give(projection=projection)

    def askImage(self) -> None:
        """Ask for a file of another modality."""
        self._ask(_("Flat image of '{name}'"), _IMAGES, "image")

    def askMask(self) -> None:
        """Ask for a flat mask."""
        self._ask(_("Flat mask of '{name}'"), _MASKS, "mask")

    def _ask(self, title: str, filters: str, what: str) -> None:
        title = title.format(name=self._case().name)
        path = qt.QFileDialog.getOpenFileName(slicer.util.mainWindow(), title, "", filters)
        if path:
            self._give(**{what: path})

    def _give(self, **what: str) -> None:
        case = self._case()
        record = case.en_face
        kind = "mask" if "mask" in what else "image"
        if record is not None and getattr(record, kind):
            questions = {
                "image": _("'{name}' has a flat image already."),
                "mask": _("'{name}' has a flat mask already."),
            }
            text = questions[kind].format(name=case.name) + "\n\n"
            text += _("Replace it? The present one is kept in the case's folder, under 'set aside'.")
            if not slicer.util.confirmOkCancelDisplay(text, windowTitle=self.panel.title):
                return
        removePreview(slicer.mrmlScene)
        self.panel.logic.setFlat(case.id, self.axis, **what)
