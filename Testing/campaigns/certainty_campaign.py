"""Does the certainty of a mask say how good it is? Networks of the ablation of recipes, on cases they have not seen.

    OMP_NUM_THREADS=1 python Testing/campaigns/certainty_campaign.py ROWS.csv --dataset DATASET.json --work FOLDER \\
        --set NAME --networks NETWORK.pt …                                # measure
    python Testing/campaigns/certainty_campaign.py ROWS.csv               # what orders masks, and how well

Networks are what ``recipe_ablation.py --networks`` keeps. Of each, the training cases are scored that it names as held
out; test cases are not looked at. A network becomes a model of ``sslseg finetune``, with what this decides from the
labelled cases, and masks come about as in ``sslseg predict``. Each structure of each mask is a line of ROWS.csv; a
network that is in it is not measured again.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import torch
from certainty_table import COLUMNS, report
from csv_rows import read_rows, write_rows
from recipe_ablation import WIDTHS, open_cohort
from recipe_cohort import Cohort
from recipe_parts import CPU
from recipes import recipe_of

from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.finetuning.parts import decided_postprocessing
from SSLSegmentationLib.finetuning.usual import usual_structures
from SSLSegmentationLib.inference.certainty import Reference
from SSLSegmentationLib.inference.prediction import Predictor
from SSLSegmentationLib.networks import UNetSettings
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.stores.slices import native_labels
from SSLSegmentationLib.training.preparation import patch_size
from SSLSegmentationLib.volumes.overlap import mean_dice
from SSLSegmentationLib.volumes.reading import read_volume


def model_content(kept: dict[str, Any], cohort: Cohort, widths: tuple[int, ...] = WIDTHS) -> dict[str, Any]:
    """What ``model.pt`` would hold of a network that the ablation kept."""
    recipe = recipe_of(kept["recipe"])
    if recipe.place:
        raise ValueError("A network that is told the place of pixels is not of the product's kind.")
    store = cohort.store(recipe)
    network = seeded_network(UNetSettings(widths=widths), cohort.schema.class_count, 0)
    objective = SimpleNamespace(store=store, validation_cases=[], network=network, device=CPU)
    return {
        "schema": cohort.schema.to_dict(),
        "preprocessing": to_dict(store.preprocessing),
        "patch": list(patch_size(store.canvas, cohort.max_size, network.settings.stride)),
        "network": to_dict(network.settings),
        "state": kept["state"],
        "postprocessing": to_dict(decided_postprocessing(objective, kept["learnt"])),
        "certainty": to_dict(Reference(usual_structures(store, kept["learnt"]))),
    }


def measured(kept: dict[str, Any], cohort: Cohort, widths: tuple[int, ...] = WIDTHS) -> list[dict[str, str]]:
    """Lines of a network: each structure of each held-out case that shows it."""
    predictor = Predictor("network", content=model_content(kept, cohort, widths))
    lines = []
    for name in kept["scored"]:
        case = cohort.cases[name]
        image = read_volume(case.image_path)
        prediction = predictor.predict(image)
        truth = native_labels(case, image, cohort.schema)
        judged = {one.name: one for one in prediction.certainty.structures}
        for segment in cohort.schema.segments:
            dice = mean_dice(prediction.labels == segment.value, truth == segment.value, [1])
            if math.isnan(dice):
                continue
            line = {"case": name, "structure": segment.name, "dice": dice, "probability": prediction.confidence or 0.0}
            one = judged.get(segment.name)
            if one and one.evidence:
                line |= {"agreement": one.evidence.agreement, "doubt": one.evidence.doubt}
                line |= {"likeness": one.likeness, "times": one.times}
            lines.append({key: f"{value:.4f}" if isinstance(value, float) else value for key, value in line.items()})
    return lines


def main() -> None:
    """Parse arguments, measure, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path, help="CSV of the lines; may hold other sets, too")
    parser.add_argument("--networks", type=Path, nargs="*", default=[], help="kept by recipe_ablation.py --networks")
    parser.add_argument("--dataset", type=Path, help="dataset.json of the set that they are of")
    parser.add_argument("--work", type=Path, help="folder for this set's project and slices")
    parser.add_argument("--set", help="name of the set (default: the folder of dataset.json)")
    options = parser.parse_args()
    rows = read_rows(options.rows)
    done = {(row["set"], row["draw"], row["recipe"]) for row in rows}
    torch.set_num_threads(1)
    cohort = open_cohort(options.dataset, options.work, 64) if options.networks else None
    name = options.set or (options.dataset.resolve().parent.name if options.dataset else "")
    for path in options.networks:
        kept = torch.load(path, weights_only=True, map_location=CPU)
        head = {"set": name, "draw": str(kept["draw"]), "recipe": kept["recipe"], "learnt": " ".join(kept["learnt"])}
        if (head["set"], head["draw"], head["recipe"]) in done:
            continue
        rows += [head | line for line in measured(kept, cohort)]
        write_rows(options.rows, COLUMNS, rows)
        print(path.name, flush=True)
    print(report(rows))


if __name__ == "__main__":
    main()
