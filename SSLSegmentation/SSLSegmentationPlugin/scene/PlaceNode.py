"""Where the user is, kept with the scene: project, step and case, and no name of anybody.

A parameter node as Slicer knows it (one per scene, of class ``vtkMRMLScriptedModuleNode``), and beside it a node that
has nothing but the path of the project: Slicer writes such a path as it is seen from the scene's folder.
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import slicer

_MODULE = "SSLSegmentation"
_CLASS, _PATH_CLASS = "vtkMRMLScriptedModuleNode", "vtkMRMLTextStorageNode"
_NAMES = ("projectId", "case", "step")
_NEUTRAL = re.compile(r"case\d+")  # ids that we have given
_UNSAFE = re.compile(r"[%&<>\"'\x00-\x1f]")  # in a path: Slicer writes them so that the scene cannot be read again


@dataclass(frozen=True)
class Place:
    """Where somebody is.

    Args:
        projectId: identity of the project, which it keeps wherever it lies; empty = none is open.
        projectFolder: where it lies; empty if it is not known.
        case: :func:`caseKey` of the case at hand, or empty.
        step: class name of the panel that is shown, or empty.
    """

    projectId: str = ""
    projectFolder: str = ""
    case: str = ""
    step: str = ""


def caseKey(caseId: str | None) -> str:
    """What stands for a case in a scene: its id, or of one that may be somebody's name, a number made of it."""
    if not caseId or _NEUTRAL.fullmatch(caseId):
        return caseId or ""
    return hashlib.sha256(caseId.encode("utf-8", "backslashreplace")).hexdigest()[:16]


def read(scene: slicer.vtkMRMLScene) -> Place:
    """What the scene says; an empty place if it says nothing."""
    node, path = scene.GetSingletonNode(_MODULE, _CLASS), scene.GetSingletonNode(_MODULE, _PATH_CLASS)
    if node is None:
        return Place()
    folder = path.GetFullNameFromFileName() if path is not None and path.GetFileName() else ""
    identity, case, step = (node.GetParameter(name) or "" for name in _NAMES)
    return Place(identity, os.path.normpath(unquote(folder)) if folder else "", case, step)


def write(scene: slicer.vtkMRMLScene, place: Place) -> None:
    """Keep a place with the scene; without a project, nothing is kept."""
    if place == read(scene):
        return
    if not place.projectId:
        for name in (_CLASS, _PATH_CLASS):
            if (node := scene.GetSingletonNode(_MODULE, name)) is not None:
                scene.RemoveNode(node)
        return
    node, path = _made(scene, _CLASS), _made(scene, _PATH_CLASS)
    node.SetModuleName(_MODULE)
    node.SetAttribute("ModuleName", _MODULE)  # as Slicer marks them
    for name in _NAMES:
        node.SetParameter(name, getattr(place, name))
    folder = Path(place.projectFolder).as_posix()
    path.SetFileName(_UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", folder))


def _made(scene: slicer.vtkMRMLScene, className: str) -> slicer.vtkMRMLNode:
    node = scene.GetSingletonNode(_MODULE, className)
    if node is None:
        node = scene.CreateNodeByClass(className)
        node.UnRegister(None)
        node.SetSingletonTag(_MODULE)
        node.SetName(_MODULE)
        node.SetHideFromEditors(True)
        node = scene.AddNode(node)
    return node
