"""What a project has learnt: listed without opening weights, taken out without deleting, refused while in use."""

import dataclasses
import json
from dataclasses import replace

import pytest
from model_samples import backbone_content, make_pair, make_run, model_content, write_evaluation

from SSLSegmentationLib.core.errors import ProjectError
from SSLSegmentationLib.core.locks import FileLock
from SSLSegmentationLib.finetuning.card_words import card_text, lineage_text
from SSLSegmentationLib.jobs.removal import set_aside
from SSLSegmentationLib.project import Project
from SSLSegmentationLib.project.model_text import score_text
from SSLSegmentationLib.project.models import ModelCard, find_entry, list_models, successors
from SSLSegmentationLib.tasks import task_of


@pytest.fixture
def project(tmp_path):
    return Project.create(tmp_path / "projét 1")


def test_backbones_and_models_are_listed_with_what_they_come_from(project):
    backbone, model = make_pair(project)
    first, second = list_models(project)
    assert (first.name, first.kind, second.name, second.kind) == (backbone.id, "backbone", model.id, "model")
    assert (first.card.method, first.card.volumes, first.card.slices, first.card.steps) == ("regression", 3, 60, 40)
    card = second.card
    assert (card.volumes, card.slices, card.validation_volumes) == (2, 17, 1)
    assert card.structures == ("liver", "left kidney")
    assert (card.start.name, card.start.method, card.start.volumes) == (backbone.id, "regression", 3)
    assert card.validation_dice == 0.75
    assert [entry.kind for entry in list_models(project, "model")] == ["model"]
    assert lineage_text(card) == "pretrained (regression, 3 volumes), 2 labelled cases (17 slices)"


def test_a_network_for_flat_masks_is_known_by_its_card():
    content = backbone_content()
    assert task_of(ModelCard.of("backbone", content)).name == "slices"
    card = ModelCard.of("backbone", {**content, "architecture": "fpn3d2d"})
    assert task_of(card).name == "en_face"


def test_a_run_that_has_made_nothing_yet_is_not_listed(project):
    make_run(project, "model", model_content())
    project.new_run_folder("pretrain")
    assert len(list_models(project)) == 1


def test_scores_come_from_the_evaluation_else_from_the_training(project):
    _, model = make_pair(project)
    assert score_text(list_models(project)[1]) == "0.750 (validation, in training)"
    write_evaluation(model.folder)
    entry = list_models(project)[1]
    assert score_text(entry) == "0.812 (test, 3 cases)"
    text = card_text(entry)
    assert "| liver | 3 | 0.812 ± 0.050 | 0.81 ± 0.05 |" in text
    assert "Jane-Doe" in text and "Jane-Doe" not in json.dumps(entry.scores)


@pytest.mark.parametrize("content", ["{", "[]", '{"overall": 3, "structures": []}', '{"overall": {}, "structures": 1}'])
def test_a_damaged_evaluation_costs_nothing_but_itself(project, content):
    _, model = make_pair(project)
    (model.folder / "evaluation-test.json").write_text(content)
    entry = list_models(project)[1]
    assert entry.card is not None
    assert "Where it comes from" in card_text(entry)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "Nothing is written down"),
        ("{", "damaged"),
        ('{"format_version": 99}', "Update"),
        ('{"format_version": 1, "kind": "model"}', "damaged"),
    ],
)
def test_a_model_without_a_readable_card_is_listed_all_the_same(project, content, words):
    _, model = make_pair(project)
    (model.folder / "card.json").unlink()
    if content:
        (model.folder / "card.json").write_text(content)
    entry = list_models(project)[1]
    assert entry.card is None and words in entry.problem
    assert words in card_text(entry)


def test_a_card_survives_writing_and_reading(tmp_path):
    for kind, content in (("backbone", backbone_content()), ("model", model_content())):
        card = ModelCard.of(kind, content)
        card.write(tmp_path)
        assert ModelCard.read(tmp_path) == card


def test_an_early_stop_is_told_on_the_card_and_on_that_of_what_began_with_it(project):
    where = {"stage": "regression", "step": 7, "total": 40}
    backbone = {**backbone_content(), "stopped_early": where}
    model = model_content()
    model["backbone"]["stopped_early"] = where
    make_run(project, "backbone", backbone)
    make_run(project, "model", model)
    for entry in list_models(project):
        assert "step 7 of 40" in card_text(entry)


def test_names_have_no_meaning_in_the_card(project):
    content = model_content()
    content["schema"][0]["name"] = "<img src=x> *bold* | [a](b)"
    text = card_text(list_models(make_run(project, "model", content) and project)[0])
    assert "&lt;img src=x&gt; \\*bold\\* \\| \\[a\\](b)" in text


def test_latest_and_unknown_names(project):
    _, model = make_pair(project)
    assert find_entry(project, "latest").name == model.id
    with pytest.raises(ProjectError, match="no backbone or model 'other'"):
        find_entry(project, "other")


def test_taking_out_moves_the_whole_run_and_moving_back_brings_it_back(project):
    backbone, model = make_pair(project)
    entry = find_entry(project, backbone.id)
    assert entry.size() > 1000
    target = set_aside(project, entry)
    assert target == project.folder / "removed" / "runs" / backbone.id
    assert (target / "backbone.pt").is_file()
    assert [other.name for other in list_models(project)] == [model.id]
    target.rename(backbone.folder)
    assert len(list_models(project)) == 2


def test_what_began_with_a_backbone_is_known(project):
    backbone, model = make_pair(project)
    assert successors(project, find_entry(project, backbone.id)) == [model.id]
    assert successors(project, find_entry(project, model.id)) == []


def test_what_somebody_works_on_or_waits_for_stays(project):
    _, model = make_pair(project)
    entry = find_entry(project, model.id)
    with FileLock(model.folder / "worker.lock") as lock:
        assert lock.acquire()
        with pytest.raises(ProjectError, match="Somebody works on the run"):
            set_aside(project, entry)
    (model.folder / "exported.json").write_text('{"format_version": 1}')
    with pytest.raises(ProjectError, match="trained elsewhere"):
        set_aside(project, entry)
    assert entry.path.is_file()


def test_what_a_run_at_work_needs_stays(project):
    backbone, model = make_pair(project)
    (model.folder / "status.json").write_text("{")  # unreadable, but a worker holds its lock: it runs
    (model.folder / "result.json").unlink()
    with FileLock(model.folder / "worker.lock") as lock:
        assert lock.acquire()
        with pytest.raises(ProjectError, match=f"'{model.id}', which is running, needs it"):
            set_aside(project, find_entry(project, backbone.id))
    assert (backbone.folder / "backbone.pt").is_file()


def test_a_card_holds_nothing_but_what_it_says(project):
    assert {field.name for field in dataclasses.fields(ModelCard)} >= {"cases", "start", "scores", "version"}
    anonymous = ModelCard.of("model", model_content()).anonymous({})
    assert "Jane" not in anonymous.to_text()


def test_a_card_tells_how_it_was_finetuned_and_on_what_without_labels(project):
    content = model_content()
    content["settings"] |= {"strategy": "mean_teacher"}
    content["labels"] |= {"unlabelled_cases": 12}
    content["data"] |= {"unlabelled": [], "transductive": True}
    make_run(project, "model", content)
    (entry,) = list_models(project)
    words = "pretrained (regression, 3 volumes), Mean Teacher, 2 labelled cases (17 slices) and 12 cases without labels"
    assert lineage_text(entry.card) == words
    text = card_text(entry)
    assert "images of 12 more cases, without labels (Mean Teacher)" in text and "results on these look too good" in text
    content["settings"] |= {"strategy": "linear_probe"}
    probe = ModelCard.of("model", content | {"data": content["data"] | {"transductive": False}})
    text = card_text(replace(entry, card=replace(probe, unlabelled_volumes=0)))
    assert "Only its last layer learnt" in text and "too good" not in text


def test_the_card_says_what_is_done_to_masks_and_older_cards_load(project):
    make_run(project, "model", {**model_content(), "postprocessing": {"one_part": [2, 9], "without_holes": [1, 2]}})
    (entry,) = list_models(project)
    assert (entry.card.one_part, entry.card.without_holes) == (("left kidney",), ("liver", "left kidney"))
    text = card_text(entry)
    assert "left kidney: the largest connected part is kept" in text and "--keep-all-parts" in text
    assert "liver, left kidney: small holes are filled." in text
    card = json.loads((entry.folder / "card.json").read_text())
    older = {name: value for name, value in card.items() if name not in ("one_part", "without_holes")}
    (entry.folder / "card.json").write_text(json.dumps(older))
    (entry,) = list_models(project)
    assert entry.card.one_part == () and "largest connected part" not in card_text(entry)
