"""A check box: the names of patients are shown, as long as it is checked."""

from collections.abc import Callable, Sequence

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError
from SSLSegmentationLib.project import Case

from ..session.PatientNames import PatientNames
from .Panel import Panel


class PatientBox:
    """Hidden where no case has a patient; off at each start and in each project.

    Args:
        panel: that it is a part of; shows problems.
        onToggled: called when names are to be shown, or no longer.
    """

    def __init__(self, panel: Panel, onToggled: Callable[[], None]) -> None:
        self._panel, self._onToggled = panel, onToggled
        self.names = PatientNames(panel.session)
        self.widget = qt.QCheckBox(_("Show patient names"))
        self.widget.toolTip = _(
            "Names and dates of patients whose scans came from DICOM. They are kept in this project alone: what is "
            "exported, trained or reported has numbers only."
        )
        self.widget.toggled.connect(self._onChecked)
        self.widget.visible = False

    def refresh(self, cases: Sequence[Case]) -> None:
        """Show the box if there are patients."""
        self.widget.visible = any(case.patient for case in cases)
        self._check(self.names.shown)

    def groupOf(self, case: Case) -> tuple[str, str]:
        """As :meth:`.PatientNames.of`; where the list cannot be read, that is said and numbers are shown."""
        try:
            return self.names.of(case)
        except SSLSegError as error:
            self._panel.problem(error)
            self.names.show(False)
            self._check(False)
            return self.names.of(case)

    def _check(self, isChecked: bool) -> None:
        blocked = self.widget.blockSignals(True)
        self.widget.checked = isChecked
        self.widget.blockSignals(blocked)

    def _onChecked(self, isChecked: bool) -> None:
        self.names.show(isChecked)
        self._onToggled()
