#!/usr/bin/env python3
"""Compares tiles with whole images on several splits of the code images: code_splits.py FOLDER [--splits N] [--csv FILE]

Needs the variables DATA (the folder of cpp/, hs/ and py/) and WEIGHTS (MobileNetV2's file). PODIUM names another launcher than this
checkout's. Each split has a workspace of its own, FOLDER/split-1 and so on, prepared with that seed, in which both recipes are
trained. Nothing is trained twice, so a call that was stopped goes on where it was.

Prints accuracy and macro F1 on each split's test images, the means over the splits, and the paired difference. Its interval is
that of Student's t over the splits. The splits share images, so it is narrower than that of splits of new images would be.
"""
import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

import checkout

PODIUM = os.environ.get("PODIUM", str(checkout.ROOT / "podium"))
RECIPES = {"whole": "mobilenetv2-finetune", "tiles": "mobilenetv2-finetune-tiles"}
FIGURES = {"accuracy": lambda score: score["score"], "macro F1": lambda score: score["secondary"]["f1Macro"]}


def podium(workspace, *arguments):
    """Runs Podium in a workspace, and returns what it printed."""
    command = [PODIUM, *map(str, arguments), "--workspace", str(workspace)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if run.returncode != 0:
        sys.exit(f"code_splits.py: exit code {run.returncode} of: {' '.join(command)}")
    return run.stdout.strip()


def scores(workspace, seed):
    """Trains both recipes on one split. Returns the score of each on the split's test images."""
    if not (workspace / "competition").is_dir():
        podium(workspace.parent, "init", workspace)
    data = ["--data", os.environ["DATA"], "--set", f"dataset.split.seed={seed}"]
    podium(workspace, "prepare", "code-images", *data)
    found = {}
    for name, recipe in RECIPES.items():
        run = podium(workspace, "train", "code-images", *data, "--recipe", recipe, "--weights", os.environ["WEIGHTS"])
        submission = podium(workspace, "encode", run, "--strategy", "argmax", "--calibration", "none")
        found[name] = json.loads(podium(workspace, "score", submission, "-c", "code-images", "--json"))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--splits", type=int, default=5, choices=range(2, 6))
    parser.add_argument("--csv", type=Path, help="also write the figures in full precision")
    arguments = parser.parse_args()
    for name in ("DATA", "WEIGHTS"):
        if name not in os.environ:
            parser.error(f"the variable {name} is not set")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    folder = arguments.folder.absolute()
    splits = range(1, arguments.splits + 1)
    found = [scores(folder / f"split-{seed}", seed) for seed in splits]
    columns = {f"{name}, {figure}": [value(split[name]) for split in found]
               for name in RECIPES for figure, value in FIGURES.items()}
    print("split  " + "  ".join(columns))
    for i, seed in enumerate(splits):
        print(f"{seed:5}  " + "  ".join(f"{values[i]:{len(column)}.3f}" for column, values in columns.items()))
    print(" mean  " + "  ".join(f"{statistics.mean(values):{len(c)}.3f}" for c, values in columns.items()))
    for figure in FIGURES:
        pairs = zip(columns[f"tiles, {figure}"], columns[f"whole, {figure}"])
        differences = [tiles - whole for tiles, whole in pairs]
        mean, half = statistics.mean(differences), checkout.reach(differences)
        print(f"tiles less whole, {figure}: {mean:+.3f} ({mean - half:+.3f} to {mean + half:+.3f})")
    if arguments.csv:
        with arguments.csv.open("w", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["split", *columns])
            rows.writerows([seed, *values] for seed, *values in zip(splits, *columns.values()))


if __name__ == "__main__":
    main()
