"""The step Data, volumes to add, and a project with cases."""

import pytest
import SimpleITK as sitk
from data_cases import addCases, image
from SSLSegmentationPlugin.panels.DataPanel import DataPanel

from SSLSegmentationLib.project import LabelRecord, Role


@pytest.fixture
def logic(plain_logic, tmp_path):
    """Nothing is found out of the cases by itself: tests of that give it a Python."""
    plain_logic.caseLooks.python = str(tmp_path / "no Python")
    return plain_logic


@pytest.fixture
def panel(logic):
    panel = DataPanel(logic)
    panel.widget.show()
    panel.enter()
    yield panel
    panel.cleanup()


@pytest.fixture
def inbox(tmp_path):
    """Three volumes, and three files that are none."""
    folder = tmp_path / "3 Eingang é"
    folder.mkdir()
    for n in range(3):
        sitk.WriteImage(image(n), str(folder / f"Läufer {n}.nrrd"))
    sitk.WriteImage(sitk.JoinSeries([image(3), image(4)]), str(folder / "dynamic.nrrd"))
    sitk.WriteImage(sitk.Compose([image(5)] * 3), str(folder / "colours.nrrd"))
    sitk.WriteImage(image(6)[:, :, 2:3], str(folder / "one slice.nrrd"))
    return folder


@pytest.fixture
def filled(panel, study, logic):
    """A project with eight cases open in the panel; the last is odd, two are for testing, one is partly annotated."""
    ids = addCases(study, name="MR 07 with a name that is long", spacing_mm=(0.8, 0.8, 20.0), source="dicom")
    for case in study.cases()[:2]:
        study.set_role(case, Role.TEST)
    case = study.case(ids[2])
    case.role, case.label = Role.TRAIN, LabelRecord("label.seg.nrrd", "annotated", 2, [3, 4, 9])
    case.save()
    logic.session.openProject(study.folder)
    return ids
