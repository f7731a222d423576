"""Volumes and cases for the step Data, and what its table and its import then do."""

import time

import numpy as np
import SimpleITK as sitk
import slicer

from SSLSegmentationLib.project import Case, Intensities, Role

LIMIT_SECONDS = 60


def image(seed, shape=(4, 8, 6)):
    made = sitk.GetImageFromArray(np.random.default_rng(seed).integers(0, 900, shape).astype(np.int16))
    made.SetSpacing((0.7, 0.7, 3.0))
    return made


def volumeNode(name, seed=0, className="vtkMRMLScalarVolumeNode", shape=(4, 8, 6)):
    node = slicer.mrmlScene.AddNewNodeByClass(className, name)
    slicer.util.updateVolumeFromArray(node, np.random.default_rng(seed).integers(0, 900, shape).astype(np.int16))
    node.SetSpacing(0.7, 0.7, 3.0)
    return node


def addCases(project, count=8, **last):
    """Cases without images that can be read: records are all that the table needs."""
    for n in range(count):
        folder = project.new_case_folder()
        (folder / "image.nrrd").touch()
        values = {
            "name": f"MR {n:02d}",
            "role": Role.UNLABELLED,
            "spacing_mm": (0.78 + 0.01 * n, 0.78 + 0.01 * n, 5.0),
            "intensities": Intensities(3.0, 90.0 + n, 800.0 + 9 * n),
            "label": None,
        } | (last if n == count - 1 else {})
        Case(
            id=folder.name,
            image="image.nrrd",
            fingerprint=folder.name,
            size=(320, 320, 24),
            direction=(1, 0, 0, 0, 1, 0, 0, 0, 1),
            folder=folder,
            **values,
        ).save()
    return [case.id for case in project.cases()]


def wait(logic, until):
    """Be the watcher's timer until something has happened."""
    limit = time.monotonic() + LIMIT_SECONDS
    while not until():
        assert time.monotonic() < limit, "it takes too long"
        logic.session.pollAll()
        slicer.app.processEvents()
        time.sleep(0.01)


def cells(panel, row):
    table = panel.table.widget
    return [table.item(row, column).text() for column in range(table.columnCount)]


def finish(panel):
    wait(panel.logic, lambda: not panel.logic.dataImport.running)


def withProgram(monkeypatch, program):
    """Have the import run another program in the place of ``python -m SSLSegmentationLib``."""
    from SSLSegmentationPlugin.environment import ChildProcess
    from SSLSegmentationPlugin.session import DataImport

    begun = []

    class Replaced(ChildProcess.ChildProcess):
        def __init__(self, command, *arguments, **options):
            begun.append(command)
            super().__init__([command[0], str(program), *command[3:]], *arguments, **options)

    monkeypatch.setattr(DataImport, "ChildProcess", Replaced)
    return begun
