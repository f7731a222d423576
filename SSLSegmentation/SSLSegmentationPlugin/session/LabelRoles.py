"""What cases are used for once they have a label."""

from __future__ import annotations

from SSLSegmentationLib.project import Case, Role

from .Session import Session

_ROLE_KEY = "SSLSegmentation/roleOfLabelled"


class LabelRoles:
    """Gives a role to cases that have just got a label.

    Args:
        session: whose project they belong to, and whose settings keep what the user chose.
    """

    def __init__(self, session: Session) -> None:
        self.session = session

    @property
    def roleOfLabelled(self) -> Role:
        """What an unlabelled case is used for once it has a label."""
        word = self.session.store.value(_ROLE_KEY)
        return Role(word) if word in (Role.TRAIN, Role.VALIDATION, Role.TEST) else Role.TRAIN

    @roleOfLabelled.setter
    def roleOfLabelled(self, role: Role) -> None:
        self.session.store.setValue(_ROLE_KEY, str(role))

    def useLabel(self, case: Case) -> None:
        """Give a case that has just got a label a role, unless it has one; tell everybody."""
        if Case.load(case.folder).role is Role.UNLABELLED:
            self.session.openedProject().set_role(case, self.roleOfLabelled)
        self.session.notify("cases")
