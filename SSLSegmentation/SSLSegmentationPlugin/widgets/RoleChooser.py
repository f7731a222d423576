"""What cases are used for: a choice of roles, and that of all steps for those that get their first label."""

import qt
from slicer.i18n import tr as _

from SSLSegmentationLib.project import Role

from ..session.Annotations import Annotations
from ..text.RoleText import ROLE_HELP, ROLE_NAMES


class RoleChooser:
    """A combo box.

    Args:
        annotations: keep what is chosen.
    """

    def __init__(self, annotations: Annotations) -> None:
        self._annotations = annotations
        self.widget = qt.QComboBox()
        for role in (Role.TRAIN, Role.VALIDATION, Role.TEST):
            self.widget.addItem(ROLE_NAMES[role], str(role))
            self.widget.setItemData(self.widget.count - 1, ROLE_HELP[role], qt.Qt.ToolTipRole)
        self.widget.toolTip = _(
            "What a case is used for from the moment that something of it is complete or accepted, unless it has a use "
            "already."
        )
        self.widget.activated.connect(self._onChosen)

    def refresh(self) -> None:
        """Show what was chosen last, in whichever step."""
        self.widget.currentIndex = self.widget.findData(str(self._annotations.roleOfLabelled))

    def _onChosen(self, *_arguments) -> None:
        self._annotations.roleOfLabelled = Role.parse(self.widget.itemData(self.widget.currentIndex))


def roleCombo() -> "qt.QComboBox":
    """A combo box of all roles, with what each means."""
    combo = qt.QComboBox()
    for index, role in enumerate(Role):
        combo.addItem(ROLE_NAMES[role], str(role))
        combo.setItemData(index, ROLE_HELP[role], qt.Qt.ToolTipRole)
    combo.toolTip = "\n".join(f"{ROLE_NAMES[role]}: {ROLE_HELP[role]}" for role in Role)
    combo.setProperty("enabledToolTip", combo.toolTip)
    return combo
