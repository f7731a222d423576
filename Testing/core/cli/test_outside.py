"""Whatever the files of a project say, no command reads, changes or deletes a file outside of it."""

import json
import os
import shutil
import sys

import numpy as np
import pytest
import SimpleITK as sitk
from importing_data import state
from model_samples import make_pair
from volumes.synthetic import image_of, noise

from SSLSegmentationLib.cli import main
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.schema import LabelSchema

SHAPE = (5, 6, 7)
links = pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege on Windows")


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A project with two labelled cases, a backbone and a model, beside files of the user."""
    root = tmp_path_factory.mktemp("outside")
    labels = np.zeros(SHAPE, np.uint8)
    labels[1:3, 2:5, 2:6] = 1
    (root / "mine").mkdir()
    for number in range(2):
        sitk.WriteImage(image_of(noise(SHAPE, seed=number)), str(root / "mine" / f"{number}.nrrd"))
    sitk.WriteImage(image_of(labels), str(root / "mine" / "mask.nrrd"))
    sitk.WriteImage(image_of(noise((5, 1, 7))), str(root / "mine" / "flat.nrrd"))
    project = Project.create(root / "project")
    project.set_schema(LabelSchema.from_names(["liver", "left kidney"]))
    for number in range(2):
        command = ["add", root / "project", root / "mine" / f"{number}.nrrd", "--label", root / "mine" / "mask.nrrd"]
        assert main([*map(str, command), "--role", "train"]) == 0
    make_pair(project)
    return root


@pytest.fixture
def world(template, tmp_path):
    """A copy of it, beside a folder of other files that must stay as they are."""
    shutil.copytree(template, tmp_path / "w")
    victim = tmp_path / "w" / "victim"
    victim.mkdir()
    for name in ("important.txt", "case.json", "image.nrrd", "label.nrrd", "index.json", "status.json", "events.jsonl"):
        (victim / name).write_text("precious\n")
    return tmp_path / "w"


def outside(world):
    return [entry for entry in state(world) if "project" not in entry[0].relative_to(world).parts[:1]]


def runs(world):
    return sorted(path.name for path in (world / "project" / "runs").iterdir())


def commands(world):
    """Commands that touch what records name; none trains for long."""
    backbone, model = runs(world)[:2]
    mine = world / "mine"
    return {
        "label": ["label", "case0001", mine / "mask.nrrd"],
        "role": ["role", "case0001", "--role", "validation"],
        "cut": ["cut", "case0001", "--axis", "i", "--parts", "train=0:3", "test=4:7"],
        "en-face": ["en-face", "case0001", "--axis", "j", "--image", mine / "flat.nrrd"],
        "cases": ["cases"],
        "labels": ["labels", "--names", "liver", "left kidney", "spleen"],
        "add": ["add", mine / "0.nrrd"],
        "models": ["models"],
        "model": ["models show", model],
        "card": ["models show", backbone],
        "jobs": ["jobs"],
        "job": ["jobs show", model],
        "log": ["jobs log", model],
        "clean": ["jobs clean", "--yes"],
        "resume": ["resume", model],
        "export": ["runs take-back", model],
        "predict": ["predict", "--cases", "case0001", "case0002", "--threads", "1"],
        "evaluate": ["evaluate", "--role", "train", "--threads", "1"],
        "finetune": ["finetune", "--cases", "case0001", "--preset", "quick", "--steps", "1"],
        "delete": ["models remove", model, "--yes"],
        "clean one": ["jobs clean", backbone, "--yes"],
        "remove": ["remove", "case0001"],
    }


OF_RUNS = {
    "models",
    "model",
    "card",
    "jobs",
    "job",
    "log",
    "clean",
    "resume",
    "export",
    "predict",
    "delete",
    "clean one",
}


def run_all(world, capsys, among=(), but=()):
    """Exit code and output of every command, one after another in the same project; none may fail unexpectedly."""
    found, all_commands = {}, commands(world)
    for name, (command, *arguments) in all_commands.items():
        if name in (among or all_commands) and name not in but:
            try:
                code = main([*command.split(), str(world / "project"), *map(str, arguments)])
            except SystemExit as end:
                code = end.code
            out, err = capsys.readouterr()
            assert "unexpected" not in err and "Traceback" not in err, (name, err)
            found[name] = (code, out, err)
    return found


def test_the_commands_do_what_they_should_in_a_sound_project(world, capsys):
    """Else it would say nothing that they do no harm in others."""
    found = run_all(world, capsys, but=("finetune", "evaluate"))
    failed = {name for name, (code, _, _) in found.items() if code}
    assert failed == {"add", "cut", "resume", "export"}  # a second time, labelled, finished, not exported


def edit(path, change):
    content = json.loads(path.read_text())
    change(content)
    path.write_text(json.dumps(content))


def case_record(change):
    return lambda world: edit(world / "project" / "cases" / "case0001" / "case.json", change)


def of_run(name, change):
    """Change a file of the newer run, the model's."""

    def spoil(world):
        path = world / "project" / "runs" / runs(world)[-1] / name
        if not path.exists():
            path.write_text("{}")
        edit(path, change)

    return spoil


def append_event(**event):
    def spoil(world):
        for run in runs(world):
            with open(world / "project" / "runs" / run / "events.jsonl", "a", encoding="utf-8") as file:
                file.write(json.dumps(event) + "\n")

    return spoil


UP = "../../../victim/important.txt"
RECORDS = {
    "label": case_record(lambda content: content["label"].update(file=UP)),
    "label, the record itself": case_record(lambda content: content["label"].update(file="case.json")),
    "label, the image": case_record(lambda content: content["label"].update(file="image.nrrd")),
    "label, a folder": case_record(lambda content: content["label"].update(file="..")),
    "image": case_record(lambda content: content.update(image="../../../victim/image.nrrd")),
    "en-face": case_record(lambda content: content.update(en_face={"axis": 1, "image": UP, "mask": UP})),
    "request": of_run("job.json", lambda content: content.update(backbone=UP, model=UP, cases=["../../../victim"])),
    "result": of_run("result.json", lambda content: content.update(model=UP, backbone=UP, predicted=[{"path": UP}])),
    "plan": of_run(
        "plan.json",
        lambda content: content.update(
            format_version=1, train=[{"id": "../../../victim", "role": "train", "fingerprint": "f"}], validation=[]
        ),
    ),
    "preview": append_event(kind="preview", path=UP, text="look"),
    "prediction": append_event(
        kind="prediction", case="../../../victim", path=UP, confidence=1.0, volumes_ml={}, seconds=1.0
    ),
    "export": of_run("exported.json", lambda content: content.update(format_version=1, cases={"a": UP}, folder=UP)),
    "card": of_run("card.json", lambda content: content.update(cases=[UP], structures=[UP])),
}


@pytest.mark.parametrize("record", RECORDS)
def test_no_record_leads_a_command_outside(world, capsys, record):
    RECORDS[record](world)
    before = outside(world)
    of_a_case = record.split(",")[0] in ("label", "image", "en-face")
    found = run_all(world, capsys, among=() if of_a_case else OF_RUNS)
    assert outside(world) == before
    if of_a_case:
        assert [found[name][0] for name in ("label", "role", "cut", "en-face", "finetune", "remove")] == [1] * 6


PLACES = {
    "case": "cases/case0001",
    "cases": "cases",
    "case record": "cases/case0001/case.json",
    "label": "cases/case0001/label.nrrd",
    "image": "cases/case0001/image.nrrd",
    "predictions": "cases/case0001/predictions",
    "runs": "runs",
    "models": "models",
    "removed": "removed",
    "labels": "labels.csv",
    "ledger": "imported.jsonl",
    "lock": "project.lock",
    **{name: f"runs/MODEL/{name}" for name in ("status.json", "events.jsonl", "result.json", "job.json", "log.txt")},
    **{name: f"runs/MODEL/{name}" for name in ("plan.json", "slices", "checkpoints", "previews", "card.json")},
    **{name: f"runs/MODEL/{name}" for name in ("worker.lock", "start.lock", "model.pt", "cancel", "exported.json")},
    "run": "runs/MODEL",
}


@links
@pytest.mark.parametrize("place", PLACES)
def test_no_link_leads_a_command_outside(world, capsys, place):
    """What the project had there lies outside now, where it would still work."""
    path = world / "project" / PLACES[place].replace("MODEL", runs(world)[-1])
    away = world / "victim" / "away"
    if path.exists():
        shutil.move(path, away)
    elif path.suffix:
        away.write_text("precious\n")
    else:
        shutil.copytree(world / "mine", away)
    (path.parent).mkdir(parents=True, exist_ok=True)
    path.symlink_to(away)
    before = outside(world)
    refused = place in ("case", "case record", "cases", "label", "image", "runs", "labels")  # else it would train
    run_all(world, capsys, OF_RUNS if "runs/" in PLACES[place] else (), but=() if refused else ("finetune",))
    assert outside(world) == before


@links
@pytest.mark.parametrize("place", ["models", "models/mine", "models/mine/model.pt", "runs/late"])
def test_a_model_that_is_a_link_to_one_elsewhere_is_none_of_the_project(world, capsys, place):
    project = world / "project"
    made = project / "runs" / runs(world)[-1]
    if place.endswith(".pt"):
        (project / "models" / "mine").mkdir(parents=True)
    away = world / "victim" / "away"
    shutil.copytree(made, away / "mine" if place == "models" else away)
    (project / place).parent.mkdir(exist_ok=True)
    (project / place).symlink_to(away / "model.pt" if place.endswith(".pt") else away)
    before = outside(world)
    for command in (
        ["evaluate", "--model", place.split("/")[1] if "/" in place else "mine", "--role", "train"],
        ["models import", str(made / "model.pt")],
        ["models remove", "mine", "--yes"],
        ["models"],
    ):
        try:
            main([*command[0].split(), str(project), *command[1:]])
        except SystemExit as end:
            assert end.code == 2, command
    capsys.readouterr()
    assert outside(world) == before


def test_a_linked_image_is_read_and_stays_as_it_is(template, tmp_path, capsys):
    shutil.copytree(template, tmp_path / "w")
    world = tmp_path / "w"
    sitk.WriteImage(image_of(noise(SHAPE, seed=7)), str(world / "mine" / "linked.nrrd"))
    assert main(["add", str(world / "project"), str(world / "mine" / "linked.nrrd"), "--link"]) == 0
    before = outside(world)
    for command in (
        ["label", "case0003", str(world / "mine" / "mask.nrrd")],
        ["role", "case0003", "--role", "test"],
        ["remove", "case0003"],
    ):
        assert main([command[0], str(world / "project"), *command[1:]]) == 0
    capsys.readouterr()
    assert outside(world) == before


# ---------------------------------------------------------------------- one damaged record among others
@pytest.mark.parametrize("damage", [b"", b"{", b'{"name": 1}'])
def test_every_command_goes_on_without_a_damaged_case_and_says_so_once(world, capsys, damage):
    (world / "project" / "cases" / "case0001" / "case.json").write_bytes(damage)
    found = run_all(world, capsys)
    for name in ("label", "role", "cut", "en-face", "predict", "finetune", "remove"):  # they name it
        code, _, err = found[name]
        assert code == 1 and "case0001" in err and "case.json" in err, (name, err)
    for name in ("cases", "labels", "models", "jobs", "evaluate"):
        code, out, err = found[name]
        assert code == 0, (name, err)
        assert (out + err).count("case.json") <= 1, (name, out, err)
    assert "case0001" in found["evaluate"][2] and "Restore it from a backup" in found["evaluate"][2]
    assert "same volume" in found["add"][2] or "there already" in found["add"][1]


# ---------------------------------------------------------------------- names
NAMES = ("li\x1b[2Jver", "li\nver\nsslseg: done", "a\u202egpj", "\x9b31mred", "bell\x07\r\x08")


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_no_control_character_of_a_name_reaches_the_terminal(world, capsys, name):
    project = world / "project"
    edit(project / "project.json", lambda content: content.update(name=name))
    edit(project / "cases" / "case0001" / "case.json", lambda content: content.update(name=name))
    card = of_run("card.json", lambda content: content.update(structures=[name], preset=name, version=name))
    card(world)
    append_event(kind="message", text=name)(world)
    (project / "labels.csv").write_text(
        'LabelValue,Name,Color_R,Color_G,Color_B\n1,"' + name + '",1,2,3\n2,left kidney,3,2,1\n', encoding="utf-8"
    )
    if os.name != "nt":
        shutil.copytree(project / "runs" / runs(world)[0], project / "runs" / f"0{name}")
    found = run_all(
        world, capsys, among={"cases", "labels", "models", "model", "jobs", "job", "evaluate", "role", "remove"}
    )
    rows = found["cases"][1].splitlines()
    assert [row.split()[0] for row in rows[2:4]] == ["case0001", "case0002"]
    for command, (_, out, err) in found.items():
        for line in (out + err).split("\n"):
            assert line.isprintable(), (command, line)
            assert not line.startswith("sslseg: done")


# ---------------------------------------------------------------------- half a beginning
@pytest.mark.parametrize(
    "arguments",
    [
        ["add", "P", "no such file.nrrd"],
        ["add", "P", "no such file.nrrd", "--label", "mask.nrrd"],
        ["add", "P", "--list", "no such list.txt"],
        ["import", "P", "no such dataset.json"],
        ["import", "P", "bad.json"],
        ["import", "P", "empty.json"],
        ["import", "P", "gone.json"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("there", ["no", "empty", "with what file managers leave"])
def test_a_first_import_that_comes_to_nothing_leaves_no_project(tmp_path, monkeypatch, capsys, arguments, there):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.json").write_text("{")
    (tmp_path / "empty.json").write_text('{"labels": {"1": "liver"}, "training": []}')
    (tmp_path / "gone.json").write_text(
        '{"labels": {"1": "liver"}, "training": [{"image": "a.nii", "label": "b.nii"}]}'
    )
    if there != "no":
        (tmp_path / "P").mkdir()
    if there.startswith("with"):
        (tmp_path / "P" / ".DS_Store").touch()
    before = sorted(tmp_path.rglob("*"))
    assert main(arguments) == 1
    assert "Created" not in "".join(capsys.readouterr())
    assert sorted(tmp_path.rglob("*")) == before


def test_a_case_that_is_named_twice_is_meant_once(world, capsys):
    project = str(world / "project")
    name = json.loads((world / "project" / "cases" / "case0001" / "case.json").read_text())["name"]
    assert main(["role", project, "case0001", "case0001", name, "--role", "validation"]) == 0
    assert "1 case is now" in capsys.readouterr().out
    assert main(["remove", project, "case0001", "case0001", name]) == 0
    assert "Moved 1 case " in capsys.readouterr().out
    assert os.listdir(world / "project" / "removed") == ["case0001"]


@pytest.mark.parametrize("path", ["n" * 300, "/".join(["n" * 200] * 25)])
@pytest.mark.parametrize("command", [["new"], ["add", "scan.nrrd"], ["cases"], ["import", "d.json"], ["jobs"]])
def test_a_path_that_is_too_long_is_a_sentence(tmp_path, monkeypatch, capsys, command, path):
    monkeypatch.chdir(tmp_path)
    assert main([command[0], path, *command[1:]]) == 1
    err = capsys.readouterr().err
    assert "unexpected" not in err and len(err.splitlines()) == 1
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    "content",
    ['{"format_version": ' + "9" * 5000 + "}", '{"format_version": -5}', '{"format_version": true}', "[]", ""],
    ids=lambda content: content[:25],
)
def test_a_project_file_that_says_nonsense_is_a_sentence(world, capsys, content):
    (world / "project" / "project.json").write_text(content)
    assert main(["cases", str(world / "project")]) == 1
    assert "damaged" in capsys.readouterr().err


@pytest.mark.parametrize("name", [None, "", "  ", 5, ["x"], {"a": 1}])
def test_a_project_whose_name_is_none_is_called_after_its_folder(world, name):
    edit(world / "project" / "project.json", lambda content: content.update(name=name))
    assert Project(world / "project").name == "project"
