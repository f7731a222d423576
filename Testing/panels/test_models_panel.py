"""The step Models: what is there and where it comes from, cards, export, import, delete."""

import json
import time
from dataclasses import replace

import pytest
import qt
from SSLSegmentationPlugin.environment.Environment import ProbeState
from SSLSegmentationPlugin.panels.ModelsPanel import ModelsPanel
from SSLSegmentationPlugin.widgets.FormatButton import FormatButton

from SSLSegmentationLib.core.exchange import ExchangeFormat, readers, writers
from SSLSegmentationLib.inference.model_formats import REGISTRY
from SSLSegmentationLib.project.models import ModelCard, Start
from SSLSegmentationLib.project.runs import RunFolder

LIMIT_SECONDS = 30
STATISTIC = {"dice": {"mean": 0.912, "std": 0.021, "count": 4, "missing": 0}}
BACKBONE = ModelCard(
    kind="backbone",
    version="0.1.0",
    made="2026-11-20T09:12:00Z",
    cases=tuple(f"case{n:04d}" for n in range(1, 19)),
    volumes=18,
    slices=1240,
    validation_volumes=2,
    method="contrastive",
    preset="quick",
    spacing_mm=1.56,
    plane="acquired",
    widths=(16, 32, 64, 128, 128),
    steps=800,
)
MODEL = ModelCard(
    kind="model",
    version="0.1.0",
    made="2026-11-20T10:40:00Z",
    cases=("case0019", "case0020"),
    volumes=2,
    slices=41,
    validation_volumes=1,
    preset="quick",
    structures=("liver", "right kidney", "left kidney", "spleen"),
    start=Start("contrastive", 18),
    spacing_mm=1.56,
    plane="acquired",
    widths=(16, 32, 64, 128, 128),
    steps=300,
    validation_dice=0.874,
    normalisation="z-score",
)


@pytest.fixture
def logic(plain_logic):
    return plain_logic


@pytest.fixture
def panel(logic):
    panel = ModelsPanel(logic)
    panel.widget.show()
    panel.enter()
    yield panel
    panel.cleanup()


@pytest.fixture
def ready(logic, python):
    """A computer that can compute, with ``python`` as its interpreter."""

    def use(*answer, **how):
        qt.QSettings().setValue("SSLSegmentation/interpreter", python(*answer, **how))
        logic.environment.state = ProbeState.READY
        logic.session.notify("environment")

    return use


def addRun(project, card, name, request=None):
    folder = project.folder / "runs" / name
    folder.mkdir(parents=True)
    run = RunFolder(folder)
    run.write_job("pretrain" if card.kind == "backbone" else "finetune", request or {})
    (folder / f"{card.kind}.pt").write_bytes(b"weights" * 1000)
    card.write(folder)
    run.write_result(**{card.kind: f"{card.kind}.pt"})
    run.write_status("done")
    return folder


def fill(project):
    backbone = addRun(project, BACKBONE, "20261120-091200-000-pretrain-contrastive")
    request = {"backbone": f"runs/{backbone.name}/backbone.pt"}
    model = addRun(project, MODEL, "20261120-103900-000-finetune", request)
    names = ("liver", "right kidney", "left kidney", "spleen")
    content = {"overall": STATISTIC, "structures": [{"name": name, **STATISTIC} for name in names]}
    (model / "evaluation-test.json").write_text(json.dumps(content), encoding="utf-8")
    return backbone, model


def cells(panel, row):
    table = panel.table.widget
    return [table.item(row, column).text() for column in range(table.columnCount)]


def wait(panel):
    limit = time.monotonic() + LIMIT_SECONDS
    while panel.logic.modelTransfer.running:
        assert time.monotonic() < limit, "it takes too long"
        panel.session.pollAll()
        time.sleep(0.01)


def choose(button, words):
    """Choose the entry of a menu that begins so."""
    next(entry for entry in button.menu().actions() if entry.text.startswith(words)).trigger()


def test_without_a_project_nothing_can_be_done_and_says_why(panel):
    assert panel.empty.text == "No project is open."
    for button in (panel.exportButton, panel.importButton, panel.deleteButton):
        assert not button.enabled and "step 'Data'" in button.toolTip


def test_a_new_project_has_nothing_but_can_take_something_over(panel, logic, study, picture):
    logic.session.openProject(study.folder)
    assert "Nothing has been trained" in panel.empty.text
    assert panel.importButton.enabled and "Select a network" in panel.deleteButton.toolTip
    picture(panel.widget, "models-empty")


def test_the_newest_comes_first_and_its_card_is_shown(panel, logic, study, picture):
    fill(study)
    logic.session.openProject(study.folder)
    assert cells(panel, 0) == [
        "Model: liver, right kidney, left kidney, spleen\n20 Nov 2026 10:39",
        "Contrastive\n2 labelled cases",
        "0.912\ntest",
    ]
    assert cells(panel, 1) == ["Backbone\n20 Nov 2026 09:12", "Contrastive\n18 volumes", "–"]
    text = panel.card.toPlainText()
    assert "pretrained by the method 'contrastive' on 18 volumes without labels" in text
    assert "20261120-091200-000-pretrain-contrastive" in text and "0.912 ± 0.021" in text
    assert "sslseg" not in text  # there is no command line here
    picture(panel.widget, "models-done")
    panel.table.select(["20261120-091200-000-pretrain-contrastive"])
    assert "segments nothing by itself" in panel.card.toPlainText()
    picture(panel.widget, "models-backbone")


def test_names_from_files_of_others_are_shown_as_they_are(panel, logic, study):
    addRun(study, ModelCard(**{**vars(MODEL), "structures": ("<b>bold</b> *x*",)}), "20261120-103900-000-finetune")
    logic.session.openProject(study.folder)
    assert "<b>bold</b> *x*" in panel.card.toPlainText()


def test_a_model_without_a_card_is_there_too(panel, logic, study):
    _, model = fill(study)
    (model / "card.json").unlink()
    logic.session.openProject(study.folder)
    assert cells(panel, 0)[:2] == ["Model\n20 Nov 2026 10:39", "unknown"]
    assert "Nothing is written down about it" in panel.card.toPlainText()


def test_files_are_read_again_only_when_a_job_has_ended(panel, logic, study, monkeypatch):
    fill(study)
    logic.session.openProject(study.folder)
    reads = []
    monkeypatch.setattr(panel, "_read", lambda: reads.append(1))
    for _ in range(3):
        logic.session.notify("jobs")
    assert reads == []
    addRun(study, MODEL, "20261121-000000-000-finetune")
    logic.session.findJobs()
    logic.session.notify("jobs")
    assert reads == [1]


def test_export_writes_where_the_user_says(panel, logic, study, ready, dialogs, asked, picture):
    fill(study)
    logic.session.openProject(study.folder)
    ready({"file": "/data/out.sslseg.zip", "bytes": 31_400_000})
    dialogs.answer("/data/out")
    choose(panel.exportButton, "SSLSegmentation")
    assert dialogs.asked[0].details["directory"].endswith("Liver-MRI-model.sslseg.zip")
    assert panel.progressRow.visible and not panel.deleteButton.enabled and "Wait" in panel.deleteButton.toolTip
    picture(panel.widget, "models-exporting")
    wait(panel)
    command = ["-m", "SSLSegmentationLib", "models", "export", str(study.folder), "20261120-103900-000-finetune"]
    assert asked() == [*command, "/data/out", "--format", "sslseg", "--json", "--attended"]
    assert panel._message.text == "Written: /data/out.sslseg.zip (31.4 MB)."
    assert not panel.progressRow.visible and panel.deleteButton.enabled


def test_every_format_of_the_library_is_offered(panel, logic, study):
    fill(study)
    logic.session.openProject(study.folder)
    shown = [(entry.text, entry.enabled, entry.toolTip) for entry in panel.exportButton.menu().actions()]
    assert shown == [(f"{entry.title} …", True, entry.looks) for entry in writers(REGISTRY)]
    assert len(shown) > 2 and panel.exportButton.menu().toolTipsVisible
    assert all(entry.looks in panel.importButton.toolTip for entry in readers(REGISTRY))


def test_a_model_for_another_program_is_a_new_folder_and_says_what_differs(
    panel, logic, study, ready, dialogs, asked, picture
):
    fill(study)
    logic.session.openProject(study.folder)
    note = "Slices of at most 320 × 320 mm get the same masks."
    ready({"file": "/data/out", "bytes": 31_400_000, "notes": [note]})
    dialogs.answer("/data/out")
    choose(panel.exportButton, "nnU-Net trained model")
    assert dialogs.asked[0].details["directory"].endswith("Liver-MRI-model-nnunet")
    assert not dialogs.asked[0].details["filter"]
    wait(panel)
    assert asked()[6:] == ["/data/out", "--format", "nnunet", "--json", "--attended"]
    assert panel._message.text == f"Written: /data/out (31.4 MB).\n{note}"
    picture(panel.widget, "models-exported")


def test_a_folder_can_be_taken_over(panel, logic, study, ready, dialogs, asked):
    logic.session.openProject(study.folder)
    ready({"name": "Dataset003_Liver", "warnings": []})
    dialogs.answer("", "/data/Dataset003_Liver")
    choose(panel.importButton, "A folder")
    assert not panel.logic.modelTransfer.running  # no folder was chosen
    choose(panel.importButton, "A folder")
    wait(panel)
    assert asked()[5:] == ["/data/Dataset003_Liver", "--json", "--attended"]
    assert "'Dataset003_Liver' was taken over" in panel._message.text


def test_a_model_that_another_program_cannot_run_is_refused_with_what_to_choose_here(
    panel, logic, study, ready, dialogs, picture
):
    fill(study)
    logic.session.openProject(study.folder)
    hint = "Finetune again with --normalisation z-score, and export that model."
    ready({"ok": False, "error": {"sentence": "Its masks would be others.", "hint": hint}})
    dialogs.answer("/data/out")
    choose(panel.exportButton, "MONAI bundle")
    wait(panel)
    assert panel._message.text.splitlines()[1] == (
        "Finetune again with 'Normalisation of brightness' set to 'Z-score' ('Advanced settings'), and export that "
        "model."
    )
    picture(panel.widget, "models-refused-export")


def test_what_another_program_cannot_run_is_grey_and_says_why_before_it_is_asked_for(panel, logic, study):
    backbone, _ = fill(study)
    usual = addRun(study, replace(MODEL, normalisation="percentiles"), "20261121-000000-000-finetune")
    logic.session.openProject(study.folder)
    own, *others = sorted(panel.exportButton.menu().actions(), key=lambda entry: "SSLSegmentation" not in entry.text)
    remedies = {backbone: "is a backbone, which segments nothing yet", usual: "Normalisation of brightness"}
    for folder, words in remedies.items():
        panel.table.select([folder.name])
        assert own.enabled and panel.exportButton.enabled
        taken = [entry for entry in others if entry.text.startswith(("nnU-Net trained", "MONAI"))]
        assert len(taken) == 2 and not any(entry.enabled for entry in taken)
        assert all(words in entry.toolTip and "--" not in entry.toolTip for entry in taken)


def test_a_format_whose_package_is_missing_is_grey_and_says_so(panel, logic):
    bag = ExchangeFormat(
        "bag", "bag of weights", "a file .bag", "package", writes="bag:write", needs_to_write=("bagger",)
    )
    formats = FormatButton(panel, "Export …", "", {"bag": bag}, print)
    (entry,) = formats.button.menu().actions()
    formats.refresh("")
    assert entry.enabled  # nobody has looked yet
    logic.environment.report = {"optional": {"bagger": "bagger>=1.2"}}
    formats.refresh("")
    assert formats.button.enabled and not entry.enabled
    assert entry.toolTip.startswith("bag of weights needs bagger>=1.2, which the Python that computes lacks.")
    assert entry.toolTip.endswith('-m pip install "bagger>=1.2"')
    logic.environment.report = {"optional": {}}
    formats.refresh("")
    assert entry.enabled and entry.toolTip == "a file .bag"


def test_import_shows_what_was_taken_over_and_what_to_know(panel, logic, study, ready, dialogs, asked, picture):
    fill(study)
    logic.session.openProject(study.folder)
    warning = "It segments other structures, or numbers them otherwise, than this project: 1 = spleen."
    ready({"name": "colleague", "warnings": [warning]})
    dialogs.answer("/data/colleague.sslseg.zip")
    choose(panel.importButton, "A file")
    folder = study.folder / "models" / "colleague"
    folder.mkdir(parents=True)
    (folder / "model.pt").write_bytes(b"weights")
    MODEL.anonymous({"test": {"overall": STATISTIC, "structures": []}}).write(folder)
    wait(panel)
    assert asked()[3:] == ["import", str(study.folder), "/data/colleague.sslseg.zip", "--json", "--attended"]
    assert panel.selected().name == "colleague" and cells(panel, 0)[0].endswith("imported: colleague")
    assert warning in panel._message.text and "weights are sound" in panel._message.text
    assert "made elsewhere" in panel.card.toPlainText()
    picture(panel.widget, "models-imported")


def test_a_refused_import_is_a_sentence_and_changes_nothing(panel, logic, study, ready, dialogs, picture):
    fill(study)
    logic.session.openProject(study.folder)
    error = {"class": "CheckpointError", "sentence": "The checkpoint holds program code.", "hint": "Get it again."}
    ready({"ok": False, "error": error})
    dialogs.answer("/data/evil.pt")
    choose(panel.importButton, "A file")
    wait(panel)
    assert panel._message.text == "The checkpoint holds program code.\nGet it again."
    assert len(dialogs.asked) == 1 and panel.table.widget.rowCount == 2
    picture(panel.widget, "models-refused")


def test_an_answer_that_is_none_is_told_with_its_last_line(panel, logic, study, ready, dialogs):
    logic.session.openProject(study.folder)
    ready("no JSON", error="Traceback\nModuleNotFoundError: torch")
    dialogs.answer("/data/a.pt")
    choose(panel.importButton, "A file")
    wait(panel)
    assert "ModuleNotFoundError: torch" in panel._message.text


def test_a_transfer_can_be_stopped(panel, logic, study, ready, dialogs):
    logic.session.openProject(study.folder)
    ready("", wait=True)
    dialogs.answer("/data/a.pt")
    choose(panel.importButton, "A file")
    logic.modelTransfer.stop()
    wait(panel)
    assert "nothing was changed" in panel._message.text


def test_cancelled_dialogs_do_nothing(panel, logic, study, dialogs):
    fill(study)
    logic.session.openProject(study.folder)
    dialogs.answer("", "", qt.QMessageBox.Cancel)
    choose(panel.exportButton, "SSLSegmentation")
    choose(panel.importButton, "A file")
    panel.deleteButton.click()
    assert not logic.modelTransfer.running and panel.table.widget.rowCount == 2


def test_export_needs_a_computer_that_can_read_weights(panel, logic, study):
    fill(study)
    logic.session.openProject(study.folder)
    logic.environment.state, logic.environment.reason = ProbeState.UNUSABLE, "The package 'torch' is missing."
    logic.session.notify("environment")
    assert "torch" in panel.exportButton.toolTip and not panel.importButton.enabled
    assert panel.deleteButton.enabled


def test_deleting_asks_once_with_the_size_and_moves_aside(panel, logic, study, dialogs):
    backbone, model = fill(study)
    logic.session.openProject(study.folder)
    panel.table.select([backbone.name])
    dialogs.answer(qt.QMessageBox.Ok)
    panel.deleteButton.click()
    (question,) = dialogs.asked
    assert "MB" in question.text and "1 finetunings began with it" in question.text
    assert str(study.folder / "removed" / "runs") in question.text
    assert (study.folder / "removed" / "runs" / backbone.name / "backbone.pt").is_file() and not backbone.exists()
    assert panel.table.widget.rowCount == 1 and panel.selected().name == model.name
    assert "Moving it back brings it back" in panel._message.text
    assert backbone.name not in logic.session.jobs


def test_what_is_at_work_is_not_deleted(panel, logic, study, dialogs):
    from SSLSegmentationLib.core.locks import FileLock

    _, model = fill(study)
    logic.session.openProject(study.folder)
    dialogs.answer(qt.QMessageBox.Ok)
    with FileLock(model / "worker.lock") as lock:
        assert lock.acquire()
        panel.deleteButton.click()
    assert "Somebody works on the run" in panel._message.text and model.exists()
