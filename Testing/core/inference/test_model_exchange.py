"""A model goes to a colleague in one file without names, and comes in only if it is weights and fits its network."""

import argparse
import io
import json
import pickle
import zipfile

import pytest
import torch
from model_samples import backbone_content, make_pair, make_run, model_content, write_evaluation

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.cli.finding import find_backbone, find_model, tell_if_unfinished
from SSLSegmentationLib.core.errors import CheckpointError, ProjectError, StorageError
from SSLSegmentationLib.finetuning.card_words import card_text
from SSLSegmentationLib.inference.model_exchange import export_model, import_model
from SSLSegmentationLib.inference.postprocessing import PostProcessing
from SSLSegmentationLib.inference.prediction import load_predictor
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.models import find_entry, list_models
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.training import load_checkpoint, save_checkpoint


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "ours é")


@pytest.fixture
def other(tmp_path):
    return Project.create(tmp_path / "theirs")


@pytest.fixture
def exported(project, tmp_path):
    _, model = make_pair(project)
    write_evaluation(model.folder)
    return export_model(find_entry(project, model.id), tmp_path / "liver model", card_text)


def run(*arguments):
    return main([str(argument) for argument in arguments])


def test_a_model_arrives_with_equal_weights_schema_and_scores(project, other, exported):
    assert exported.name == "liver model.sslseg.zip"
    imported = import_model(other, exported)
    entry = imported.entry
    assert (entry.name, entry.kind, entry.imported, imported.warnings) == ("liver-model", "model", True, [])
    ours = load_checkpoint(list_models(project)[1].path, "model")
    theirs = load_checkpoint(entry.path, "model")
    assert all(torch.equal(tensor, theirs["state"][name]) for name, tensor in ours["state"].items())
    assert LabelSchema.read(entry.folder / "labels.csv") == LabelSchema.from_dict(ours["schema"])
    assert entry.scores["test"]["overall"]["dice"]["mean"] == 0.8125
    assert (entry.card.volumes, entry.card.slices, entry.card.start.method) == (2, 17, "regression")
    assert find_model(other, "liver-model") == entry.path


def test_the_rule_for_parts_travels_with_the_model(project, other, tmp_path):
    rule = {"one_part": [1], "without_holes": [2]}
    model = make_run(project, "model", {**model_content(), "postprocessing": rule})
    file = export_model(find_entry(project, model.id), tmp_path / "m", card_text)
    with zipfile.ZipFile(file) as archive:
        assert b"liver: the largest connected part is kept" in archive.read("card.md")
    entry = import_model(other, file).entry
    assert load_predictor(entry.path).postprocessing == PostProcessing((1,), (2,))
    assert (entry.card.one_part, entry.card.without_holes) == (("liver",), ("left kidney",))


@pytest.mark.parametrize("damaged", [{"one_part": ["liver"]}, {"one_part": 3}, "all", {"of another version": []}])
def test_a_rule_that_cannot_be_read_is_refused(project, other, damaged):
    model = make_run(project, "model", model_content())
    save_checkpoint(model.folder / "model.pt", "model", {**model_content(), "postprocessing": damaged})
    with pytest.raises(CheckpointError, match="lacks what a model needs"):
        import_model(other, model.folder / "model.pt")
    assert list_models(other) == []


def test_nothing_in_the_file_names_a_case_or_a_run(project, exported):
    backbone, model = list_models(project)
    with zipfile.ZipFile(exported) as archive:
        assert sorted(archive.namelist()) == ["card.json", "card.md", "labels.csv", "model.pt"]
        parts = [archive.read(name) for name in archive.namelist()]
    with zipfile.ZipFile(io.BytesIO(parts[0])) as weights:
        parts += [weights.read(name) for name in weights.namelist()]
    text = b"".join(parts)
    for name in ("Jane", "case0004", backbone.name, model.name, str(project.folder)):
        assert name.encode() not in text


def test_half_a_letter_in_a_card_stops_no_export(project, tmp_path):
    _, model = make_pair(project)
    card = json.loads((model.folder / "card.json").read_text())
    (model.folder / "card.json").write_text(json.dumps({**card, "preset": "half \ud800"}))
    file = export_model(find_entry(project, model.id), tmp_path / "m", card_text)
    with zipfile.ZipFile(file) as archive:
        assert archive.read("card.md") and json.loads(archive.read("card.json"))["preset"] == "half \ud800"


def test_a_backbone_and_a_bare_checkpoint_come_in_too(project, other, tmp_path):
    backbone, model = make_pair(project)
    file = export_model(find_entry(project, backbone.id), tmp_path / "b.zip", card_text)
    assert file.name == "b.sslseg.zip"
    assert import_model(other, file, "brain").entry.kind == "backbone"
    assert find_backbone(other, "brain").parent.name == "brain"
    assert import_model(other, model.folder / "model.pt").entry.name == "model"
    assert not list((other.folder / "models").glob(".*"))


def test_the_same_model_is_not_taken_over_twice_and_names_do_not_clash(project, other, exported, tmp_path):
    import_model(other, exported)
    with pytest.raises(ProjectError, match="already, as 'liver-model'"):
        import_model(other, exported)
    content = {**model_content(), "patch": [48, 48]}
    second = make_run(project, "model", content)
    assert import_model(other, second.folder / "model.pt", "liver-model").entry.name == "liver-model-2"


def test_an_imported_model_counts_as_the_latest_once_it_is_the_newest(project, other, exported, tmp_path, capsys):
    entry = import_model(other, exported).entry
    assert find_model(other, "latest") == find_entry(other, "latest").path == entry.path
    assert find_model(other, "liver-model") == entry.path
    _, model = make_pair(other)
    card = json.loads((entry.folder / "card.json").read_text())
    (entry.folder / "card.json").write_text(json.dumps({**card, "made": "2020-01-01T00:00:00Z"}))
    assert find_model(other, "latest").parent.name == find_entry(other, "latest").name == model.id
    assert run("evaluate", other.folder, "--role", "test", "--model", "no such") == 1
    assert "neither a run nor an imported model called 'no such'" in capsys.readouterr().err


def test_that_an_imported_model_is_used_is_said(other, exported, capsys):
    model = import_model(other, exported).entry.path
    wish = {"project": other.folder, "json": False}
    tell_if_unfinished(model, argparse.Namespace(**wish, model="latest"))
    assert "the imported model 'liver-model', which is used" in capsys.readouterr().err
    tell_if_unfinished(model, argparse.Namespace(**wish, model="liver-model"))
    assert capsys.readouterr().err == ""


def test_other_structures_than_the_projects_are_told(other, exported):
    other.set_schema(LabelSchema.from_names(["spleen"]))
    (warning,) = import_model(other, exported).warnings
    assert "1 = liver, 2 = left kidney" in warning


def test_a_structure_that_was_renamed_here_is_no_other(other, exported):
    other.set_schema(LabelSchema.from_names(["liver", "left kidney"]).renamed({"liver": "Leber"}))
    assert import_model(other, exported).warnings == []


class Evil:
    def __reduce__(self):
        return (open, ("ran", "w"))


def code(path):
    torch.save({"format": "SSLSegmentation", "format_version": 1, "kind": "model", "state": Evil()}, path)


def cut(path):
    save_checkpoint(path, "model", model_content())
    path.write_bytes(path.read_bytes()[:-200])


def bundled(make):
    def write(path):
        make(path.with_name("inner.pt"))
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(path.with_name("inner.pt"), "model.pt")

    return write


def lacking(path):
    save_checkpoint(path, "model", {key: value for key, value in model_content().items() if key != "schema"})


def other_weights(path):
    content = model_content()
    save_checkpoint(path, "model", {**content, "network": {**content["network"], "widths": [4, 16]}})


def other_backbone(path):
    content = backbone_content()
    save_checkpoint(path, "backbone", {**content, "network": {**content["network"], "widths": [4, 16]}})


def cut_bundle(path):
    bundled(lambda inner: save_checkpoint(inner, "model", model_content()))(path)
    data = bytearray(path.read_bytes())
    data[200:260] = b"x" * 60
    path.write_bytes(data)


def sound(path):
    save_checkpoint(path, "model", model_content())


def truncated_bundle(path):
    bundled(sound)(path)
    path.write_bytes(path.read_bytes()[:-60])


def without_model(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "hello")


def zeros(path, count=1 << 28):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("model.pt", bytes(count))


def many(path):
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(20_001):
            archive.writestr(f"a/{number}", "")


def bomb_of_weights(path):
    sound(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("given/data/99", bytes(1 << 28))


def changed_weight(path):
    sound(path)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        largest = max(archive.infolist(), key=lambda member: member.file_size)
    data[largest.header_offset + 200] ^= 1
    path.write_bytes(data)


def no_numbers(path):
    content = model_content()
    name = next(iter(content["state"]))
    content["state"][name] = torch.full_like(content["state"][name], float("nan"))
    save_checkpoint(path, "model", content)


def no_numbers_in_backbone(path):
    content = backbone_content()
    name = next(iter(content["state"]))
    content["state"][name] = torch.full_like(content["state"][name], float("inf"))
    save_checkpoint(path, "backbone", content)


def odd_version(path):
    torch.save({**model_content(), "format": "SSLSegmentation", "format_version": "x", "kind": "model"}, path)


def garbage_values(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a/data.pkl", b"garbage")
        archive.writestr("a/version", "3\n")


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (code, "holds program code"),
        (bundled(code), "holds program code"),
        (cut, "damaged or truncated"),
        (cut_bundle, "is damaged"),
        (truncated_bundle, "damaged or truncated"),
        (without_model, "not a checkpoint of"),
        (zeros, "would unpack to 268 MB"),
        (many, "in 20001 parts"),
        (bomb_of_weights, "would unpack to"),
        (changed_weight, "has changed"),
        (no_numbers, "not numbers"),
        (no_numbers_in_backbone, "not numbers"),
        (odd_version, "does not say its format"),
        (garbage_values, "cannot be read as weights"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lacking, "lacks what a model needs"),
        (other_weights, "do not fit"),
        (other_backbone, "do not fit"),
        (lambda path: path.write_text("hello"), "not a checkpoint"),
        (lambda path: path.write_bytes(pickle.dumps(Evil(), protocol=2)), "is a pickle file"),
        (lambda path: None, "There is no file"),
    ],
)
def test_what_is_no_sound_model_is_refused_and_leaves_nothing(other, tmp_path, monkeypatch, write, words):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "given.pt"
    write(path)
    with pytest.raises(CheckpointError, match=words) as caught:
        import_model(other, path)
    assert caught.value.hint
    assert str(path) in caught.value.sentence, "the file that the user named, not a copy of it"
    assert not (tmp_path / "ran").exists()
    assert list_models(other) == [] and not list((other.folder / "models").iterdir())


def test_a_damaged_card_in_a_file_costs_its_scores_only(other, exported, tmp_path):
    changed = tmp_path / "changed.zip"
    with zipfile.ZipFile(exported) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"{" if name == "card.json" else old.read(name))
    entry = import_model(other, changed).entry
    assert entry.card.volumes == 2 and entry.scores == {}


def test_an_export_to_nowhere_is_a_sentence(project, tmp_path):
    _, model = make_pair(project)
    with pytest.raises(StorageError, match="was not written"):
        export_model(find_entry(project, model.id), tmp_path / "no such folder" / "m", card_text)


def test_the_command_lists_shows_exports_imports_and_removes(project, other, tmp_path, capsys, monkeypatch):
    # Attended as by the Slicer module; in this process the closed input would interrupt the tests.
    monkeypatch.setattr("SSLSegmentationLib.cli.model_commands.attend", lambda options: None)
    assert run("models", project.folder) == 0
    assert "no backbone and no model yet" in capsys.readouterr().out
    _, model = make_pair(project)
    assert run("models", project.folder) == 0
    assert "from scratch" not in capsys.readouterr().out
    assert run("models", "show", project.folder, "latest") == 0
    assert "A model that segments: liver, left kidney." in capsys.readouterr().out
    assert run("models", "export", project.folder, model.id, tmp_path / "m", "--json") == 0
    file = json.loads(capsys.readouterr().out)["file"]
    assert run("models", "import", other.folder, file, "colleague", "--json", "--attended") == 0
    assert json.loads(capsys.readouterr().out)["name"] == "colleague"
    assert run("models", "remove", other.folder, "colleague", "--json") == 1
    assert "--yes" in capsys.readouterr().err
    assert run("models", "remove", other.folder, "colleague", "--yes", "--json") == 0
    moved = json.loads(capsys.readouterr().out)
    assert (other.folder / "removed" / "models" / "colleague" / "model.pt").is_file() and moved["bytes"] > 1000
    with pytest.raises(SystemExit):
        run("models", "remove", other.folder)
