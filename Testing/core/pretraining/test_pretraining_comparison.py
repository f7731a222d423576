"""The short form of the campaigns on pretraining: each cell is done once, and a lattice of pixels is found."""

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from SSLSegmentationLib.augmentation.warp import SpatialRanges
from SSLSegmentationLib.importing.synthetic import CohortSettings, write_cohort
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.project import Role

_FOLDER = Path(__file__).resolve().parents[2] / "campaigns"


@pytest.fixture(scope="module")
def loaded():
    """A campaign by its name."""
    sys.path.insert(0, str(_FOLDER))
    before = set(sys.modules)

    def load(name):
        specification = importlib.util.spec_from_file_location(name, _FOLDER / f"{name}.py")
        module = importlib.util.module_from_spec(specification)
        sys.modules[name] = module
        specification.loader.exec_module(module)
        return module

    yield load
    sys.path.remove(str(_FOLDER))
    for name in set(sys.modules) - before:
        if Path(getattr(sys.modules[name], "__file__", None) or "x").parent == _FOLDER:
            del sys.modules[name]


@pytest.fixture(scope="module")
def comparison(loaded):
    return loaded("pretraining_comparison")


@pytest.fixture(scope="module")
def project(comparison, tmp_path_factory):
    folder = tmp_path_factory.mktemp("comparison")
    sizes = CohortSettings(cases=6, training=4, validation=1, test=1, size=64)
    return comparison.open_project(write_cohort(folder / "cohort", sizes), folder / "project")


def test_a_cell_is_done_once_and_scores_training_cases_only(comparison, project, tmp_path, monkeypatch):
    cells, path = {}, tmp_path / "cells.csv"
    amounts = comparison.Amounts(seconds=0.3, steps=2, max_size=32, widths=(8, 16))
    wanted = [
        comparison.Cell("synthetic", 1, 0, *what)
        for what in [("mim+small-squares", "finetune"), ("scratch", "finetune"), ("scratch-longer", "finetune")]
    ]
    comparison.run(cells, wanted, project, tmp_path, path, amounts)
    read = comparison.read_cells(path)
    assert read == cells and list(read) == wanted
    rows = [row for cell in read.values() for row in cell]
    ids = {case.id for case in project.cases(Role.TRAIN)}
    assert {row["case"] for row in rows} <= ids - {row["trained_on"] for row in rows}
    assert all(0 <= float(row["dice"]) <= 1 for row in rows)
    pretrained, short, longer = (read[cell][0] for cell in wanted)
    assert int(pretrained["pretraining_steps"]) > 0 and float(pretrained["pretraining_seconds"]) > 0
    assert (short["steps"], short["pretraining_steps"]) == ("2", "0") and int(longer["steps"]) > 2
    monkeypatch.setattr(comparison, "do_cell", pytest.fail)
    comparison.run(read, wanted, project, tmp_path, path, amounts)
    monkeypatch.setattr(comparison, "run_pretraining", pytest.fail)
    again = comparison.pretrained("mim+small-squares", project, tmp_path, amounts)
    assert again[2] == int(pretrained["pretraining_steps"])
    text = comparison.table(read)
    assert "| finetune | `mim+small-squares` | 1 |" in text and "| finetune | `scratch-longer` | 1 |" in text


def test_a_pretraining_can_begin_with_the_starter_and_the_starter_is_a_start_itself(comparison, tmp_path):
    begun = comparison.start_settings("mim+starter", comparison.Amounts())
    assert begun.start == "starter" and begun.stages == comparison.start_settings("mim", comparison.Amounts()).stages
    path, seconds, steps = comparison.pretrained("starter", None, tmp_path, comparison.Amounts())
    assert path.name.endswith(".pt") and path.exists() and (seconds, steps) == (0.0, 0) and not list(tmp_path.iterdir())


def test_a_variant_changes_what_it_names_and_a_slip_is_told(comparison):
    amounts = comparison.Amounts()
    plain, warped = (comparison.start_settings(start, amounts) for start in ("contrastive+still", "contrastive+warp"))
    assert plain.stages["local"][0].warp == SpatialRanges() and warped.stages["local"][0].warp.rotation_deg == 20
    assert replace(warped.stages["local"][0], warp=SpatialRanges()) == plain.stages["local"][0]
    for start in ("mim+warp", "mim+typo"):
        with pytest.raises(ValueError, match="variants"):
            comparison.start_settings(start, amounts)


def test_a_lattice_is_found_where_there_is_one_and_only_there(loaded):
    lattice = loaded("pixel_lattice")
    images = torch.rand(16, 1, 32, 32, generator=torch.Generator().manual_seed(0))
    cases = [number // 4 for number in range(16)]

    class Features(torch.nn.Module):
        def __init__(self, phase):
            super().__init__()
            self.phase = phase

        def features(self, batch):
            """The image, and, of a lattice, which of four rows and columns a pixel is in."""
            rows, columns = torch.meshgrid(torch.arange(32), torch.arange(32), indexing="ij")
            marks = [rows % 4 == k for k in range(4)] + [columns % 4 == k for k in range(4)]
            return torch.cat([batch, self.phase * torch.stack(marks)[None].float()], dim=1)

    with_lattice, without = (lattice.lattice_accuracy(Features(phase), images, cases) for phase in (1, 0))
    assert with_lattice[2][0] == with_lattice[4][0] == 1 and with_lattice[8][0] == pytest.approx(1 / 2, abs=0.1)
    assert all(mean == pytest.approx(1 / modulus, abs=0.05) for modulus, (mean, _) in without.items())
    network = seeded_network(UNetSettings(widths=(8, 16)), 2, 0)
    assert set(lattice.lattice_accuracy(network, images, cases)) == set(lattice.MODULI)
