"""Several sequences of each scan come into the open project: from files by a plan, from nodes of the scene."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import slicer
from slicer.i18n import tr as _

from SSLSegmentationLib.core.errors import DataError
from SSLSegmentationLib.project import Case, Role
from SSLSegmentationLib.project.case_keys import recorded
from SSLSegmentationLib.project.channels import check_first_channel

from ..scene import SceneNodes
from ..scene.SequenceFiles import writeSequence
from .DataImport import DataImport
from .SequencePlan import PlannedScan, SequencePlan


class ScanImport:
    """Uses what adds volumes: one thing at a time, looked at and stopped in the same way.

    Args:
        dataImport: that.
    """

    def __init__(self, dataImport: DataImport) -> None:
        self._adding = dataImport

    def plan(self, paths: Sequence[str], patterns: Sequence[str], *, asImages: bool = False) -> None:
        """Find out which files would become which sequences of which case; ``plan`` of the result says it.

        Args:
            patterns: a ``NAME=PATTERN`` for each sequence, that of the image first.

        Raises:
            ProjectError, StorageError: as of :meth:`.DataImport.addFiles`.
        """
        project = self._adding.free()
        options = [*map(str, paths), "--channels", *patterns, *(["--as-images"] if asImages else [])]
        self._adding.start(["channels", "plan", str(project.folder), *options])

    def addFiles(
        self, plan: SequencePlan, role: Role = Role.UNLABELLED, *, link: bool = False, asImages: bool = False
    ) -> None:
        """Add the scans of a plan of files.

        Args:
            role, link, asImages: as of :meth:`.DataImport.addFiles`.

        Raises:
            ProjectError, StorageError: likewise.
        """
        self._adding.free()
        options = [*(["--link"] if link else []), *(["--as-images"] if asImages else [])]
        self._start(plan.content(), role, options)

    def addNodes(self, plan: SequencePlan, role: Role = Role.UNLABELLED, *, asImages: bool = False) -> None:
        """Add the scans of a plan of nodes, piece by piece as :meth:`.DataImport.step` is called: the first sequence of
        each becomes a case, if it is none yet, the others are written for the command that puts them onto its grid. The
        scene stays as it is.

        Args:
            role, asImages: as of :meth:`.DataImport.addFiles`.

        Raises:
            ProjectError, StorageError: as of :meth:`.DataImport.addFiles`.
        """
        check_first_channel(self._adding.free(), plan.names[0])
        folder = Path(tempfile.mkdtemp(prefix="sslseg-"))
        written: list[dict[str, Any]] = []
        first, options = plan.names[0], ["--as-images"] if asImages else []
        pieces: list[Callable[[], Case | None]] = []
        for scan in plan.ready:
            pieces += self._pieces(
                first, scan, lambda node: self._adding.addNode(node, role, asImage=asImages), folder, written
            )

        def afterwards() -> bool:
            if written:
                self._start({"channels": plan.names, "scans": written}, role, options, isMore=True)
            return bool(written)

        self._adding.takePieces(pieces, afterwards)
        self._adding.files.append(folder)

    def _pieces(
        self,
        first: str,
        scan: PlannedScan,
        add: Callable[[slicer.vtkMRMLNode], Case],
        folder: Path,
        written: list[dict[str, Any]],
    ) -> list[Callable[[], Case | None]]:
        """What is done for one scan; volumes are looked for when it is their turn, as the scene may have changed."""
        imageId = scan.files[first]

        def makeCase() -> Case | None:
            image = _nodeOf(imageId, scan.name, first)
            return None if self._caseOf(image) else add(image)

        def write(name: str, nodeId: str) -> Callable[[], None]:
            def piece() -> None:
                image = slicer.mrmlScene.GetNodeByID(imageId)
                if not (case := self._caseOf(image)):  # it was refused, and that is told
                    return
                path = folder / str(len(written)) / f"{name}.nrrd"
                path.parent.mkdir(exist_ok=True)
                writeSequence(path, _nodeOf(nodeId, scan.name, name), image)
                written.append({"case": case, "files": {name: str(path)}})

            return piece

        return [makeCase, *(write(name, node) for name, node in scan.files.items() if name != first)]

    def _caseOf(self, node: slicer.vtkMRMLNode | None) -> str:
        """Id of the case of the open project whose image a node is; empty if it is none."""
        if node is None or SceneNodes.mark(node, "kind") != SceneNodes.IMAGE:
            return ""
        caseId = SceneNodes.mark(node, "caseId")
        case = recorded(self._adding.session.openedProject().case_folder(caseId), caseId)
        return caseId if case is not None and SceneNodes.isOfCase(node, case) else ""

    def _start(self, plan: Mapping[str, Any], role: Role, options: Sequence[str], *, isMore: bool = False) -> None:
        adding = self._adding
        project = adding.session.openedProject()
        command = ["channels", "add", str(project.folder), adding.written(json.dumps(plan)), "--role", str(role)]
        adding.start([*command, *options, "--lock-key", adding.session.lendLock()], isMore=isMore)


def _nodeOf(nodeId: str, scan: str, name: str) -> slicer.vtkMRMLNode:
    node = slicer.mrmlScene.GetNodeByID(nodeId)
    if node is None:
        raise DataError(
            _("The volume that was '{name}' of '{scan}' is no longer in the scene.").format(name=name, scan=scan),
            _("Load it again."),
        )
    return node


def fileOfNode(node: slicer.vtkMRMLScalarVolumeNode, name: str, case: Case) -> Path:
    """A file of a volume of the scene, in a folder of its own, to be given to a case.

    Args:
        name: of the sequence.
        case: whose image says where it lies, if that is in the scene.

    Raises:
        DataError: the volume cannot be used.
        StorageError: the disk refused.
    """
    imageNode = SceneNodes.findNode(slicer.mrmlScene, case, SceneNodes.IMAGE)
    folder = Path(tempfile.mkdtemp(prefix="sslseg-"))
    try:
        writeSequence(folder / f"{name}.nrrd", node, imageNode)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder / f"{name}.nrrd"
