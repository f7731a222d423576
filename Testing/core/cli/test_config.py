"""``--config``: the settings of a file or of an earlier run, which flags beside it change."""

import json
import shutil

import pytest

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.finetuning.settings import FinetuneSettings
from SSLSegmentationLib.jobs.requests import StudyRequest
from SSLSegmentationLib.pretraining.settings import PretrainingSettings
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.study.settings import StudySettings

SCRATCH = ["--backbone", "scratch", "--device", "cpu"]
TINY = ["--preset", "quick", "--max-size", "32", "--widths", "8", "16", "--steps", "7", "--batch-size", "4"]


def run(*arguments):
    return main([str(argument) for argument in arguments])


def request(project):
    return json.loads((project.run_folder("latest") / "job.json").read_text())


@pytest.fixture
def asked(project, monkeypatch):
    """What a training command asks for, without training."""
    for module in ("training_commands", "study_commands"):
        monkeypatch.setattr(f"SSLSegmentationLib.cli.{module}.run_here", lambda *arguments: 0)

    def ask(command, *arguments):
        assert run(command, project.folder, *arguments) == 0
        return request(project)

    return ask


@pytest.fixture
def written(tmp_path):
    def write(content):
        path = tmp_path / "my settings.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content))
        return path

    return write


@pytest.mark.parametrize("way", ["id", "latest", "folder", "job.json"])
def test_a_finetuning_is_repeated_with_its_settings_cases_and_threads(project, asked, way):
    labelled = project.cases("train")[0].id
    first = asked("finetune", *SCRATCH, *TINY, "--cases", labelled, "--threads", "2", "--learning-rate", "0.01")
    folder = project.run_folder("latest")
    name = {"id": folder.name, "latest": "latest", "folder": folder, "job.json": folder / "job.json"}[way]
    assert asked("finetune", "--config", name) == first
    again = asked("finetune", "--config", folder.name, "--learning-rate", "0.02", "--threads", "1")
    first["settings"]["optimisation"]["learning_rate"] = 0.02
    assert again == first | {"threads": 1}


def test_a_pretraining_is_repeated_with_its_method(project, asked):
    first = asked("pretrain", "--method", "contrastive", *TINY[:4], "--local-steps", "3", "--device", "cpu")
    assert asked("pretrain", "--config", "latest") == first
    again = asked("pretrain", "--config", "latest", "--local-steps", "5")
    assert again["settings"]["stages"]["local"]["optimisation"]["steps"] == 5
    assert again["settings"]["method"] == "contrastive"


def test_a_run_of_another_project_lends_its_settings_alone(project, asked, tmp_path, capsys):
    asked("finetune", *SCRATCH, *TINY, "--cases", project.cases("train")[0].id)
    shutil.copytree(project.run_folder("latest"), tmp_path / "elsewhere")
    capsys.readouterr()
    assert run("finetune", project.folder, "--config", tmp_path / "elsewhere", "--device", "cpu") == 1
    assert "no pretrained backbone" in capsys.readouterr().err
    assert asked("finetune", *SCRATCH, "--config", tmp_path / "elsewhere")["train_ids"] is None


def test_a_study_is_repeated(project, tmp_path, monkeypatch):
    settings = StudySettings(counts=(1, 2), rates=(1e-3,), max_size=64)
    made = StudyRequest(settings).write(project)
    monkeypatch.setattr("SSLSegmentationLib.study.check_study", lambda *arguments: None)
    monkeypatch.setattr("SSLSegmentationLib.study.cautions_of_design", lambda *arguments: [])
    monkeypatch.setattr("SSLSegmentationLib.cli.study_commands.run_here", lambda *arguments: 0)
    assert run("study", project.folder, "--config", made.id, "--seed", "5") == 0
    assert StudySettings.from_job(request(project)["settings"]) == StudySettings(
        counts=(1, 2), rates=(1e-3,), max_size=64, seed=5
    )
    (tmp_path / "few.json").write_text(json.dumps({"counts": [4], "learning_rates": [0.5], "draws_many": 2}))
    assert run("study", project.folder, "--config", tmp_path / "few.json") == 0
    expected = StudySettings(counts=(4,), rates=(0.5,), draws_many=2)
    assert StudySettings.from_job(request(project)["settings"]) == expected


def test_a_file_may_hold_a_few_settings_nested_or_by_the_words_of_their_flags(asked, written):
    path = written(
        {"preset": "quick", "learning-rate": 0.25, "network": {"widths": [8, 16]}, "optimisation": {"seed": 4}}
    )
    settings = asked("finetune", *SCRATCH, "--config", path, "--seed", "5")["settings"]
    usual = to_dict(FinetuneSettings.from_preset("quick"))
    usual["optimisation"] |= {"learning_rate": 0.25, "seed": 5}
    usual["network"]["widths"] = [8, 16]
    assert settings == json.loads(json.dumps(usual))
    assert asked("finetune", *SCRATCH, "--config", path, "--preset", "default")["settings"]["preset"] == "default"


def test_a_file_chooses_the_method_and_a_flag_another(asked, written):
    path = written({"method": "mim", "preset": "quick", "masked_fraction": 0.5, "widths": [8, 16]})
    settings = asked("pretrain", "--config", path)["settings"]
    assert settings["stages"]["mim"]["method"]["masked_fraction"] == 0.5 and settings["network"]["widths"] == [8, 16]
    settings = asked("pretrain", "--config", path, "--method", "regression")["settings"]
    assert settings["stages"]["regression"]["method"]["masked_fraction"] == 0.5


@pytest.mark.parametrize("preset", ["quick", "paper"])
def test_a_file_with_all_settings_asks_for_what_differs_from_its_preset(asked, written, preset):
    wanted = FinetuneSettings.from_preset(preset).to_job()
    assert asked("finetune", *SCRATCH, "--config", written(wanted))["settings"] == json.loads(json.dumps(wanted))
    wanted = PretrainingSettings.from_preset("dino", preset).to_job()
    assert asked("pretrain", "--config", written(wanted))["settings"] == json.loads(json.dumps(wanted))


def test_a_length_as_a_flag_wins_over_minutes_of_a_file_and_the_other_way_round(asked, written):
    path = written({"preset": "quick", "minutes": 3})
    assert asked("finetune", *SCRATCH, "--config", path)["settings"]["minutes"] == 3
    settings = asked("finetune", *SCRATCH, "--config", path, "--steps", "8")["settings"]
    assert settings["minutes"] == 0 and settings["optimisation"]["steps"] == 8
    assert asked("finetune", *SCRATCH, "--config", "latest", "--minutes", "2")["settings"]["minutes"] == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"learning_rat": 1}, "There is no setting 'learning_rat'. Did you mean 'learning_rate'?"),
        ({"network": {"width": [8, 16]}}, "There is no setting 'network.width'. Did you mean 'widths'?"),
        ({"network": 3}, "network cannot be 3"),
        ({"max_size": "large"}, "max_size cannot be 'large'. It must be a whole number."),
        ({"widths": 8}, "widths cannot be 8"),
        ({"steps": True}, "steps cannot be True"),
        ({"strategy": "mean-teacher"}, "Did you mean 'mean_teacher'?"),
        ({"max_size": 7}, "max_size = 7 is out of range"),
        ({"preset": 7}, "preset cannot be 7"),
        ({"preset": "fast"}, "no finetuning preset 'fast'"),
        ({"mean_teacher": {"weight": 0.1}}, "Mean teacher weight = 0.1 would do nothing"),
        ({"momentum": 0.9}, "Optimisation momentum = 0.9 would do nothing"),
        ({"minutes": 3, "steps": 10}, "Both --minutes and a number of steps"),
        ("[1]", "holds no JSON object"),
        ("{", "is damaged"),
    ],
)
def test_what_is_unknown_not_legal_or_would_do_nothing_is_refused_by_name(project, written, capsys, content, words):
    assert run("finetune", project.folder, *SCRATCH, "--config", written(content)) == 1
    assert words in capsys.readouterr().err
    assert not list((project.folder / "runs").glob("*"))


def test_a_file_that_is_not_legal_is_named(project, written, capsys):
    assert run("pretrain", project.folder, "--config", written({"method": "mim", "fil": 1})) == 1
    text = capsys.readouterr().err
    assert "my settings.json" in text and "Did you mean 'fill'?" in text


def test_a_run_of_another_kind_or_none_is_refused(project, asked, capsys):
    asked("finetune", *SCRATCH, *TINY)
    name = project.run_folder("latest").name
    for words, said in (
        (["pretrain", "--config", name], "is a finetuning, not a pretraining"),
        (["pretrain", "--config", "latest"], "no run that is a pretraining"),
        (["finetune", "--config", "no such run"], "has no run 'no such run'"),
        (["finetune", "--config", name, "--preset", "quick"], "--preset would do nothing"),
        (["finetune", "--config", name, "--en-face"], "--en-face would do nothing"),
    ):
        assert run(words[0], project.folder, *words[1:]) == 1
        assert said in capsys.readouterr().err
    assert len(list((project.folder / "runs").glob("*"))) == 1


def test_a_run_of_slices_is_not_repeated_in_3d_by_a_flag(project, asked, capsys):
    asked("pretrain", "--method", "mim", *TINY, "--device", "cpu")
    name = project.run_folder("latest").name
    assert run("pretrain", project.folder, "--config", name, "--volumes") == 1
    assert "--volumes would do nothing" in capsys.readouterr().err
    first = asked("pretrain", "--method", "mim", "--volumes", "--preset", "quick", "--device", "cpu")
    name = project.run_folder("latest").name
    for again in (["--volumes"], ["--method", "mim", "--volumes"], ["--method", "mim_3d"]):
        assert asked("pretrain", "--config", name, *again) == first


def test_without_a_project_a_run_cannot_be_named(tmp_path, capsys):
    Project.create(tmp_path / "p")
    assert run("finetune", tmp_path / "q", "--config", "latest") == 1
    assert "There is no file 'latest'" in capsys.readouterr().err
