"""What all panels have in common: a heading, a line for messages, controls that say why they are disabled."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import qt
import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import SSLSegError

from ..environment.Environment import ProbeState
from ..session.Drives import away, isThere
from ..session.LabelDecisions import UndecidedError
from ..session.Session import Session
from ..text.Hints import advice, inSlicer
from .Builders import AMBER, RED, inTheme, textLabel

NO_PROJECT = _("Open or create a project first, in the step 'Data'.")
_STYLES = {"problem": RED, "warning": AMBER, "say": ""}


class Panel:
    """One step of the user's work.

    Args:
        logic: SSLSegmentationLogic, which does what a step asks for.
    """

    #: Heading of the step.
    title = ""
    #: Whether what it has to say of the next step comes after what all others have.
    isOptional = False
    #: Events of the session after which :meth:`refresh` is called.
    events: tuple[str, ...] = ("project",)

    def __init__(self, logic) -> None:
        self.logic = logic
        self.session: Session = logic.session
        self.widget = qt.QWidget()
        self.layout = qt.QVBoxLayout(self.widget)
        self.layout.setContentsMargins(6, 6, 6, 6)
        self._message = textLabel()
        self._message.visible = False
        self.build()
        if self._message.parentWidget() is None:  # unless the panel has given it a place
            self.layout.addWidget(self._message)
        self._tokens = [self.session.observe(event, self.refresh) for event in self.events]

    def build(self) -> None:
        """Make the controls, in ``self.layout``."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what is; cheap."""

    def nextStep(self) -> str:
        """What the user should do next in this step, or nothing if it is done or not due."""
        return ""

    def enter(self) -> None:
        """The user has opened this step."""
        self.refresh()

    def exit(self) -> None:
        """The user has left this step."""

    def onSceneStartClose(self) -> None:
        """The scene is about to be closed: save what is in it, let go of its nodes."""

    def onSceneEndClose(self) -> None:
        """The scene is empty."""

    def onSceneEndImport(self) -> None:
        """Nodes of another scene were added."""

    def cleanup(self) -> None:
        """The module goes away."""
        for token in self._tokens:
            self.session.unobserve(token)
        self._tokens = []

    def buildBody(self) -> "qt.QVBoxLayout":
        """Rows for everything that :meth:`showBody` may put away, with a line that says why."""
        self.emptyLabel, self.body = textLabel(), qt.QWidget()
        self.layout.addWidget(self.emptyLabel)
        self.layout.addWidget(self.body)
        rows = qt.QVBoxLayout(self.body)
        rows.setContentsMargins(0, 0, 0, 0)
        return rows

    def showBody(self, reason: str) -> bool:
        """Show the rows, or instead of them why there is nothing to show; returns whether they are shown."""
        self.emptyLabel.text = reason
        self.emptyLabel.visible = bool(reason)
        self.body.visible = not reason
        return not reason

    def whyNoProject(self) -> str:
        """Why there is no project to show anything of, or why it cannot be read; empty if nothing is wrong."""
        project = self.session.project
        if project is None:
            return NO_PROJECT
        if not isThere(project):
            return advice(away(project))
        try:
            _schema = project.schema if project.has_schema else None
        except SSLSegError as error:
            return advice(error)
        return ""

    # ------------------------------------------------------------------ messages
    def say(self, text: str) -> None:
        """Show a message, or none."""
        self._show("say", text)

    def warn(self, text: str) -> None:
        """Show a warning."""
        self._show("warning", text)

    def problem(self, error: SSLSegError) -> None:
        """Show an error: what, and the remedy."""
        logging.error("%s", error)
        self._show("problem", advice(error))

    def _show(self, kind: str, text: str) -> None:
        self._message.text = inSlicer(text)
        self._message.styleSheet = inTheme(_STYLES[kind])
        self._message.visible = bool(text)

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Do what a click asks for: what it refuses is shown here, what nobody expected in one dialog."""
        self.say("")
        try:
            yield
        except SSLSegError as error:
            self.problem(error)
        except Exception as error:
            logging.exception("Unexpected error in the step '%s'.", self.title)
            slicer.util.errorDisplay(
                _("Something went wrong that should not: {reason}").format(reason=f"{type(error).__name__}: {error}"),
                windowTitle=self.title,
            )

    def acting(self, action: Callable[[], None]) -> Callable[..., None]:
        """A slot that calls ``action`` within :meth:`reporting`, whatever the signal hands over."""

        def slot(*_arguments) -> None:
            with self.reporting():
                action()

        return slot

    def keyed(self, action: Callable[[], None]) -> Callable[..., None]:
        """A slot for a key: :meth:`acting`, while there is something to show."""
        act = self.acting(action)
        return lambda *_arguments: None if self.emptyLabel.text else act()

    def pressing(self, button: "qt.QPushButton") -> Callable[..., None]:
        """A slot for a key that stands for a button: the same as a click, or it says why that is disabled."""

        def press() -> None:
            if button.isVisibleTo(self.widget) and not button.enabled:
                self.say(button.toolTip)
            elif button.isVisibleTo(self.widget):
                button.click()

        return self.keyed(press)

    def agrees(self, undecided: UndecidedError) -> bool:
        """Ask the user for what a label needs his word for."""
        return slicer.util.confirmOkCancelDisplay(
            "\n\n".join([*undecided.points, _("Save the mask so?")]), windowTitle=self.title
        )

    # ------------------------------------------------------------------ controls
    def cannotCompute(self) -> str:
        """Why no job can be started here; empty if one can, or nobody has looked yet."""
        environment = self.logic.environment
        if environment.state is not ProbeState.UNUSABLE:
            return ""
        return environment.reason + "\n" + _("The step 'Set-up' helps.")

    def button(self, text: str, action: Callable[[], None], toolTip: str = "") -> "qt.QPushButton":
        """A button whose click is :meth:`acting`."""
        button = qt.QPushButton(text)
        button.toolTip = toolTip
        button.setProperty("enabledToolTip", toolTip)
        button.clicked.connect(self.acting(action))
        return button

    def menuButton(self, text: str, toolTip: str, *entries: tuple[str, Callable[[], None]]) -> "qt.QPushButton":
        """A button with a menu: the words of each entry, and what it does, which is :meth:`acting`."""
        button = qt.QPushButton(text)
        button.setProperty("enabledToolTip", toolTip)
        menu = qt.QMenu(button)
        for words, action in entries:
            made = qt.QAction(words, menu)
            made.triggered.connect(self.acting(action))
            menu.addAction(made)
        button.setMenu(menu)
        return button
