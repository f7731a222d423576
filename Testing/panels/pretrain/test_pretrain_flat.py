"""The step Pretrain with the method that draws flat images: what it needs, in words, and from how many it learns."""

from fake_runs import add_cases

from SSLSegmentationLib.project.en_face import EnFaceRecord


def test_without_flat_images_it_says_where_they_come_from(panel, project, logic, ready):
    add_cases(project, unlabelled=3)
    logic.session.notify("cases")
    panel.enter()
    panel.methods.choose("intermodal")
    assert not panel.startButton.enabled and "Flat image" in panel.startButton.toolTip
    assert "sslseg" not in panel.methods.cards["intermodal"].when.text
    panel.advanced.collapsed = False
    control = next(control for field, control in panel.form.controls() if field["path"][-1] == "target")
    control.currentIndex = control.findData("own")
    panel.refresh()
    assert panel.startButton.enabled and "3 volumes" in panel.dataLabel.text
    panel.methods.choose("regression")
    assert panel.startButton.enabled


def test_it_learns_from_the_cases_that_have_one(panel, project, logic, ready, picture):
    add_cases(project, unlabelled=3, train=1)
    for case in project.cases()[2:]:
        case.en_face = EnFaceRecord(2, "flat.nrrd")
        case.save()
    logic.session.notify("cases")
    panel.enter()
    panel.methods.choose("intermodal")
    assert "<b>2 volumes</b> with a flat image" in panel.dataLabel.text and panel.startButton.enabled
    panel.estimates.stop()
    picture(panel.widget, "pretrain-flat", 1500)
    panel.methods.choose("regression")
    assert "<b>4 volumes</b>" in panel.dataLabel.text
