"""The step Data: a project is made, opened, closed, refused, or the demo."""

from data_cases import finish, withProgram

from SSLSegmentationLib.importing.synthetic import CohortSettings
from SSLSegmentationLib.project import Role


def test_without_a_project_the_panel_offers_the_three_ways_to_one(panel, picture):
    assert not panel.casesBox.visible and not panel.projectBox.widget.collapsed
    assert "no recent project" in panel.projectBox.openButton.toolTip and not panel.projectBox.openButton.enabled
    assert not panel.projectBox.createButton.enabled and "name" in panel.projectBox.createButton.toolTip
    assert panel.projectBox.demoButton.enabled
    assert "'Try the demo'" in panel.nextStep()
    picture(panel.widget, "data-no-project")


def test_a_project_is_made_in_a_folder_of_its_own_and_opened(panel, tmp_path, logic):
    box = panel.projectBox
    box.place.currentPath = str(tmp_path)
    box.name.text = "Foie été / 3T"
    assert box.createButton.enabled and str(tmp_path / "Foie-ete-3T") in box.where.text
    box.createButton.click()
    assert logic.session.project.folder == tmp_path / "Foie-ete-3T"
    assert logic.session.project.name == "Foie été / 3T"
    assert box.widget.collapsed and "Foie été / 3T" in box.widget.text
    assert not panel.casesBox.isHidden() and "add the volumes" in panel.nextStep()


def test_a_place_that_is_gone_disables_making_a_project_there(panel, tmp_path):
    panel.projectBox.name.text = "Liver"
    panel.projectBox.place.currentPath = str(tmp_path / "gone")
    assert not panel.projectBox.createButton.enabled and not panel.projectBox.demoButton.enabled
    assert "exists" in panel.projectBox.demoButton.toolTip


def test_a_recent_project_is_opened_again_and_closed(panel, study, logic):
    logic.session.openProject(study.folder)
    panel.projectBox.widget.collapsed = False
    assert not panel.projectBox.closeButton.isHidden() and str(study.folder) in panel.projectBox.openedLabel.text
    panel.projectBox.closeButton.click()
    assert logic.session.project is None and not panel.projectBox.widget.collapsed
    panel.projectBox.openButton.click()
    assert logic.session.project.folder == study.folder


def test_what_is_no_project_is_refused_with_a_sentence_and_no_dialog(panel, dialogs, tmp_path, logic):
    dialogs.answer(str(tmp_path))
    panel.projectBox.otherButton.click()
    assert [asked.kind for asked in dialogs.asked] == ["QFileDialog.getExistingDirectory"]
    assert "not a project" in panel._message.text and logic.session.project is None


def test_the_demo_is_made_in_the_background_and_opened(panel, tmp_path, logic, monkeypatch, picture):
    program = tmp_path / "small demo.py"
    program.write_text(
        f"import sys\nimport SSLSegmentationLib.importing.demo_project as d\n"
        f"d.DEMO_COHORT = {CohortSettings(cases=6, training=2, validation=1, test=1, size=48)!r}\n"
        "from SSLSegmentationLib.cli import main\nsys.exit(main(sys.argv[1:]))\n".replace(
            "CohortSettings(", "d.CohortSettings("
        )
    )
    begun = withProgram(monkeypatch, program)
    panel.projectBox.place.currentPath = str(tmp_path)
    panel.projectBox.demoButton.click()
    assert begun and not panel.progressRow.isHidden() and not panel.projectBox.demoButton.enabled
    finish(panel)
    assert logic.session.project.folder == tmp_path / "SSLSegmentation-demo"
    assert panel.table.widget.rowCount == 6 and panel.progressRow.isHidden()
    assert {case.role for case in logic.session.cases()} == set(Role)
