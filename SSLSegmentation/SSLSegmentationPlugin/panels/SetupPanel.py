"""The step Set-up: which Python computes, what it can compute with, and installing what it lacks."""

import ctk
import qt
import slicer
from slicer.i18n import tr as _

from ..environment.Environment import ProbeState
from ..text.Hints import inSlicer
from ..widgets.Builders import GREEN, RED, inTheme, setEnabled, textLabel
from ..widgets.Panel import Panel

_PYTORCH_PAGE = "https://pytorch.org/get-started/locally/"
_COLOURS = {ProbeState.READY: GREEN, ProbeState.UNUSABLE: RED}


class SetupPanel(Panel):
    """Nothing is installed, and nothing is asked of the computer, before the user is here or needs it."""

    title = _("Set-up")
    events = ("environment",)

    def build(self) -> None:
        """Make the controls."""
        self._failureShown: object = None
        self.layout.addWidget(self._buildState())
        self.layout.addWidget(self._buildInterpreter())
        self.layout.addWidget(self._buildInstallation())
        self.layout.addWidget(self._message)
        self.layout.addStretch(1)

    def _buildState(self) -> "qt.QWidget":
        box = qt.QGroupBox(_("What this computer can compute with"))
        rows = qt.QVBoxLayout(box)
        self.state, self.details = textLabel(selectable=True), textLabel(selectable=True)
        rows.addWidget(self.state)
        rows.addWidget(self.details)
        buttons = qt.QHBoxLayout()
        self.checkButton = self.button(
            _("Check again"),
            self.environment.startProbe,
            _("Does a small computation on each device, in some seconds."),
        )
        self.copyButton = self.button(
            _("Copy report"), self.copyReport, _("Versions and what the check found, for an e-mail. No data of yours.")
        )
        self.otherTorchButton = self.button(
            _("Use the GPU …"),
            self.showOtherTorch,
            _("Shows how to get a build of PyTorch for it, and what is downloaded. Nothing happens by itself."),
        )
        for button in (self.checkButton, self.copyButton, self.otherTorchButton):
            buttons.addWidget(button)
        buttons.addStretch(1)
        rows.addLayout(buttons)
        return box

    def _buildInterpreter(self) -> "qt.QWidget":
        box = qt.QGroupBox(_("Which Python computes"))
        rows = qt.QVBoxLayout(box)
        self.ownRadio = qt.QRadioButton(_("That of Slicer (recommended)"))
        self.otherRadio = qt.QRadioButton(_("Another one, which has torch and MONAI:"))
        self.ownRadio.clicked.connect(self.acting(self.useOwn))
        self.otherRadio.clicked.connect(self.acting(self.wantOther))
        self.path = ctk.ctkPathLineEdit()
        self.path.filters = ctk.ctkPathLineEdit.Files
        self.path.settingKey = "SSLSegmentation/interpreters"
        self.path.currentPathChanged.connect(self._onPath)
        self.useButton = self.button(
            _("Use this one"), self.useOther, _("Checks it, and uses it for all jobs from now.")
        )
        row = qt.QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(self.useButton)
        rows.addWidget(self.ownRadio)
        rows.addWidget(self.otherRadio)
        rows.addLayout(row)
        self.foundBox = qt.QComboBox()
        self.foundBox.toolTip = _("Pythons on this computer that have torch. Choose one to put its path above.")
        self.foundBox.activated.connect(self._onFound)
        rows.addWidget(self.foundBox)
        return box

    def _buildInstallation(self) -> "qt.QWidget":
        self.installBox = qt.QGroupBox(_("Install what is missing"))
        rows = qt.QVBoxLayout(self.installBox)
        self.installText = textLabel()
        rows.addWidget(self.installText)
        row = qt.QHBoxLayout()
        self.installButton = self.button(_("Install …"), self.install, _("You can go on working in Slicer meanwhile."))
        self.stopButton = self.button(
            _("Stop"), self.logic.installation.stop, _("It can be started again at any time.")
        )
        self.busyBar = qt.QProgressBar()
        self.busyBar.maximum = 0  # busy, without a number
        row.addWidget(self.installButton)
        row.addWidget(self.busyBar, 1)
        row.addWidget(self.stopButton)
        rows.addLayout(row)
        self.log = qt.QPlainTextEdit()
        self.log.readOnly = True
        self.log.setMaximumHeight(150)
        rows.addWidget(self.log)
        return self.installBox

    @property
    def environment(self):
        """Where jobs compute."""
        return self.logic.environment

    # ------------------------------------------------------------------ what is shown
    def enter(self) -> None:
        """The user has come here: now is the time to check."""
        self.environment.ensureProbed()
        super().enter()

    def refresh(self) -> None:
        """Show what is."""
        self._refreshState()
        self._refreshInterpreter()
        self._refreshInstallation()

    def _refreshState(self) -> None:
        environment = self.environment
        titles = {
            ProbeState.UNKNOWN: _("Not checked yet."),
            ProbeState.CHECKING: _("Checking … (some seconds; the first time up to a minute)"),
            ProbeState.READY: _("Ready. Jobs use the {device}.").format(device=environment.bestDevice()),
            ProbeState.UNUSABLE: _("Jobs cannot run yet."),
        }
        self.state.text = titles[environment.state]
        self.state.styleSheet = "font-weight: bold;" + inTheme(_COLOURS.get(environment.state, ""))
        lines = []
        if environment.state in (ProbeState.READY, ProbeState.UNUSABLE):
            lines += [environment.reason, *map(_deviceLine, environment.devices()), self._versions()]
        self.details.text = "\n".join(line for line in lines if line)
        self.details.visible = bool(lines)
        checking = environment.state is ProbeState.CHECKING
        installing = self.logic.installation.running
        setEnabled(
            self.checkButton,
            _("It is being checked.") if checking else _("Wait for the installation.") if installing else "",
        )
        setEnabled(self.copyButton, _("Wait for the check.") if checking else "")
        self.otherTorchButton.visible = environment.needsOtherTorch
        setEnabled(self.otherTorchButton, self.logic.installation.whyNoOtherTorch())

    def _versions(self) -> str:
        found = {"Python": self.environment.report.get("python"), **self.environment.report.get("packages", {})}
        return ", ".join(f"{name} {version}" for name, version in found.items() if version)

    def _refreshInterpreter(self) -> None:
        own = self.environment.isSlicerPython
        if own and not self.otherRadio.checked:
            self.ownRadio.checked = True
        if not own and not self.otherRadio.checked:
            self.otherRadio.checked = True
            self.path.currentPath = self.environment.interpreter  # and not the last one of its history
        self.path.enabled = self.otherRadio.checked
        self._showFound()
        self.path.toolTip = "" if self.otherRadio.checked else _("Choose 'Another one' first.")
        inUse = not own and self.path.currentPath == self.environment.interpreter
        reason = _("Wait for the installation.") if self.logic.installation.running else ""
        if not self.otherRadio.checked:
            reason = _("Choose 'Another one' first.")
        elif not self.path.currentPath:
            reason = _("Choose the program: bin/python of an environment (Windows: python.exe).")
        elif inUse:
            reason = _("It is in use.")
        setEnabled(self.useButton, reason)
        setEnabled(self.ownRadio, _("Wait for the installation.") if self.logic.installation.running else "")

    def _showFound(self) -> None:
        """Pythons that were found; those that are listed stay where they are."""
        found = self.logic.interpreters.found
        self.foundBox.visible = bool(found) and self.otherRadio.checked
        if found and not self.foundBox.count:
            self.foundBox.addItem(_("Found on this computer …"))
        for one in found[max(self.foundBox.count - 1, 0) :]:
            text = _("{path} (Python {python}, torch {torch}, MONAI {monai})")
            monai = one.monai or _("is missing")
            self.foundBox.addItem(text.format(path=one.path, python=one.python, torch=one.torch, monai=monai), one.path)

    def _refreshInstallation(self) -> None:
        installation = self.logic.installation
        missing = self.environment.missing()
        self.installBox.visible = bool(missing or installation.running or installation.failure)
        names = ", ".join(requirement.split(">=")[0] for requirement in missing)
        self.installText.text = self._installationText(names)
        reason = installation.disabledReason()
        setEnabled(self.installButton, reason)
        self.busyBar.visible = self.stopButton.visible = installation.running
        setEnabled(self.stopButton, _("It is stopping.") if installation.stopping else "")
        self.log.visible = bool(installation.lines)
        text = "\n".join(installation.lines)
        if text != self.log.plainText:
            self.log.plainText = text
            self.log.verticalScrollBar().value = self.log.verticalScrollBar().maximum
        if installation.failure is not self._failureShown:
            self._failureShown = installation.failure
            if installation.failure:
                self.problem(installation.failure)
            else:
                self.say("")

    def _installationText(self, names: str) -> str:
        installation = self.logic.installation
        if installation.running:
            return _("Installing. You can go on working; closing Slicer ends it.")
        if not self.environment.isSlicerPython:
            command = " ".join(f'"{requirement}"' for requirement in self.environment.missing())
            return _("Missing: {names}. Install it in that Python, for example with\n{command}").format(
                names=names, command=f'"{self.environment.interpreter}" -m pip install {command}'
            )
        parts = [_("Missing: {names}.").format(names=names), installation.sizes()]
        parts.append(_("What Slicer brings stays as it is; no restart is needed."))
        blocked = installation.disabledReason()
        return " ".join([*parts, *([blocked] if blocked else [])])

    # ------------------------------------------------------------------ what is done
    def useOwn(self) -> None:
        """Compute with Slicer's own Python."""
        if not self.environment.isSlicerPython:
            self.environment.setInterpreter("")
        self.refresh()

    def useOther(self) -> None:
        """Compute with the Python that the user points at."""
        self.environment.setInterpreter(self.path.currentPath)
        self.path.addCurrentPathToHistory()

    def wantOther(self) -> None:
        """Another Python than Slicer's: those on this computer are looked for."""
        self.logic.interpreters.look()
        self.refresh()

    def _onFound(self, index: int) -> None:
        if self.foundBox.itemData(index):
            self.path.currentPath = self.foundBox.itemData(index)

    def _onPath(self, *_arguments) -> None:
        self._refreshInterpreter()

    def install(self) -> None:
        """Ask once, then install."""
        installation = self.logic.installation
        text = _(
            "Install into Slicer's Python: {names}?\n\n{sizes}\n\nPyTorch comes through Slicer's PyTorch extension."
        )
        names = ", ".join(requirement.split(">=")[0] for requirement in self.environment.missing())
        if slicer.util.confirmOkCancelDisplay(
            text.format(names=names, sizes=installation.sizes()), windowTitle=_("Install packages")
        ):
            installation.start()

    def showOtherTorch(self) -> None:
        """Say what to do for the GPU; the user is led there if he agrees."""
        if not slicer.util.confirmOkCancelDisplay(
            self.logic.installation.otherTorchText(), windowTitle=_("PyTorch for this GPU")
        ):
            return
        if self.environment.isSlicerPython:
            slicer.util.selectModule("PyTorchUtils")
        else:
            qt.QDesktopServices.openUrl(qt.QUrl(_PYTORCH_PAGE))

    def copyReport(self) -> None:
        """Put the report on the clipboard."""
        qt.QApplication.clipboard().setText(self.environment.reportText())
        self.say(_("The report is on the clipboard."))

    def nextStep(self) -> str:
        """What to do next here."""
        if self.environment.state is ProbeState.UNUSABLE:
            if self.environment.missing() and self.environment.isSlicerPython:
                text = _("Next: install what computing needs, with 'Install …' (step '{step}').")
            else:
                text = _("Next: see why this computer cannot compute yet, with 'Check again' (step '{step}').")
            return text.format(step=self.title)
        return ""


def _deviceLine(device: dict) -> str:
    """One device in a line for people."""
    sign = "✓" if device.get("usable") else "✗"
    memory = ""
    if device.get("free_gib") is not None:
        memory = _(", {free:.0f} of {total:.0f} GB memory free").format(
            free=device["free_gib"], total=device["total_gib"]
        )
    kind = "CPU" if device.get("device") == "cpu" else "GPU"
    return f"{sign} {kind} {device.get('name', '')}{memory}: {inSlicer(device.get('sentence', ''))}"
