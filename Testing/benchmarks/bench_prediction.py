"""Seconds to predict one volume end to end (read, prepare, network, back to the native grid, write), and their shares.

    python Testing/benchmarks/bench_prediction.py VOLUME [--model model.pt] [--device cuda]

Without a model, one of the quick preset's size with random weights is used: the time does not depend on the weights.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import torch

from SSLSegmentationLib.core.settings import to_dict
from SSLSegmentationLib.inference import prediction as module
from SSLSegmentationLib.inference.prediction import Predictor
from SSLSegmentationLib.networks.unet import seeded_network
from SSLSegmentationLib.project.schema import LabelSchema
from SSLSegmentationLib.stores.preprocessing import Preprocessing
from SSLSegmentationLib.training import save_checkpoint
from SSLSegmentationLib.training.presets import QUICK_NETWORK, QUICK_SIZE
from SSLSegmentationLib.volumes.reading import read_volume


def random_model(path: Path, volume: Path) -> Path:
    """A model of the quick preset with random weights and four structures."""
    image = read_volume(volume)
    extent = max(size * spacing for size, spacing in zip(image.GetSize(), image.GetSpacing(), strict=True))
    schema = LabelSchema.from_names(["liver", "right kidney", "left kidney", "spleen"])
    content = {
        "schema": schema.to_dict(),
        "preprocessing": to_dict(Preprocessing(spacing_mm=extent / QUICK_SIZE)),
        "patch": [QUICK_SIZE, QUICK_SIZE],
        "network": to_dict(QUICK_NETWORK),
        "state": seeded_network(QUICK_NETWORK, schema.class_count, 0).state_dict(),
    }
    save_checkpoint(path, "model", content)
    return path


def main() -> None:
    """Parse arguments, measure, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("volume", type=Path)
    parser.add_argument("--model", type=Path, default=None)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--flips", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    spent: dict[str, float] = defaultdict(float)

    def timed(name: str, function):
        def wrapper(*arguments, **keywords):
            start = time.perf_counter()
            result = function(*arguments, **keywords)
            spent[name] += time.perf_counter() - start
            return result

        return wrapper

    for attribute, name in (
        ("read_volume", "read"),
        ("slice_probabilities", "network"),
        ("resample_probabilities_to", "resample back"),
        ("write_segmentation", "write"),
    ):
        setattr(module, attribute, timed(name, getattr(module, attribute)))
    with tempfile.TemporaryDirectory() as folder:
        model = options.model or random_model(Path(folder) / "model.pt", options.volume)
        predictor = Predictor(model, options.device, flips=options.flips)
        predictor.predict_file(options.volume, Path(folder) / "warm-up.seg.nrrd")
        rounds = []
        for number in range(options.rounds):
            spent.clear()
            start = time.perf_counter()
            predictor.predict_file(options.volume, Path(folder) / f"{number}.seg.nrrd")
            total = time.perf_counter() - start
            rounds.append({**spent, "prepare and rest": total - sum(spent.values()), "total": total})
    total = statistics.median(entry["total"] for entry in rounds)
    size = "×".join(map(str, read_volume(options.volume).GetSize()))
    print(f"{size} voxels, {options.device}, {torch.get_num_threads()} threads, median of {options.rounds}\n")
    print("| part | seconds | share |\n|---|---|---|")
    for name in rounds[0]:
        seconds = statistics.median(entry[name] for entry in rounds)
        print(f"| {name} | {seconds:.2f} | {100 * seconds / total:.0f} % |")


if __name__ == "__main__":
    main()
