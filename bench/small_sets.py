#!/usr/bin/env python3
"""Trains the competitions of whole images on the small real sets, and reports accuracy on test and wall time.

Usage: small_sets.py [mnist|cifar10|flowers|scenes8|code-images|pair]... [--recipe NAME]... [--seeds 5]
                     [--workspace DIR] [--quick]
Needs ../shared. Each row is a recipe: train, choose the strategy on valid, encode, and score on the test images, which
nothing is chosen on. 'pair' trains the plain and the residual CNN on the scenes with --seeds seeds each, and prints the
difference on the same test images for each seed, and its mean with a 95% t interval over the seeds.
--quick trains one epoch a stage, with one seed and without the transfer recipes.
"""
import argparse
import csv
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import checkout

PODIUM = checkout.ROOT / "podium"
DATA = checkout.SHARED / "data"
WEIGHTS = DATA / "weights/mobilenetv2_1.0-0000.params"
FIVE_FOLDS = "validation={folds: 5, fold: 0, seed: 2009}"
SETS = {
    "mnist": (DATA / "mnist", ["dataset.split={train: 8000, test: rest, order: listing}"]),
    "cifar10": (DATA / "cifar10", ["dataset.kind=folders"]),
    "flowers": (DATA / "flowers", ["dataset.split=none", FIVE_FOLDS]),
    "scenes8": (DATA / "scenes8", []),
    "code-images": (DATA / "code", []),
}
RECIPES = {
    "mnist": ["mlp", "lenet5"],
    "cifar10": ["base-cnn-augmented", "mobilenetv2-frozen", "mobilenetv2-finetune"],
    "flowers": ["mobilenetv2-frozen", "mobilenetv2-finetune"],
    "scenes8": ["mobilenetv2-frozen"],
    "code-images": ["mobilenetv2-frozen"],
}


def podium(workspace, *arguments):
    """Runs Podium and returns its standard output; ends with its messages where it fails."""
    command = [PODIUM, *arguments, "--workspace", workspace]
    run = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{run.stdout}{run.stderr}")
    return run.stdout


def data_options(competition):
    folder, changes = SETS[competition]
    options = ["--data", folder]
    for change in changes:
        options += ["--set", change]
    return options


def path_in(output, workspace):
    """The path that a command prints on its last line."""
    path = Path(workspace) / output.strip().splitlines()[-1]
    if not path.exists():
        sys.exit(f"no path in the output:\n{output}")
    return path


def measure(workspace, competition, recipe, changes=()):
    """Trains and scores one recipe. Returns seconds of training, the score, its interval and each image's score."""
    options = data_options(competition)
    for change in changes:
        options += ["--recipe-set", change]
    if recipe.startswith("mobilenetv2"):
        options += ["--weights", WEIGHTS]
    began = time.time()
    run = path_in(podium(workspace, "train", competition, "--recipe", recipe, *options), workspace)
    seconds = time.time() - began
    submission = path_in(podium(workspace, "encode", run, "--name", recipe), workspace)
    details = Path(workspace) / "details.csv"
    score = json.loads(podium(workspace, "score", submission, "-c", competition, "--json", "--ci", "--details", details))
    with open(details, newline="") as file:
        rows = {row["Id"]: float(row["Right"]) for row in csv.DictReader(file)}
    return seconds, score["score"], score["interval"], rows


def stages(workspace, competition, recipe, quick):
    """The changes of a recipe for --quick: every stage has one epoch."""
    if not quick:
        return []
    text = (Path(workspace) / "competition" / competition / "recipes" / f"{recipe}.yaml").read_text()
    return [f"stages[{i}].epochs=1" for i in range(text.count("epochs:"))]


def pair(workspace, seeds, quick):
    differences = []
    for seed in range(1, seeds + 1):
        found = {}
        for recipe in ("plain-cnn", "residual-cnn"):
            changes = [f"seed={seed}", *stages(workspace, "scenes8", recipe, quick)]
            found[recipe] = measure(workspace, "scenes8", recipe, changes)
        (plain_s, plain, _, plain_rows), (residual_s, residual, _, residual_rows) = found.values()
        assert plain_rows.keys() == residual_rows.keys()
        difference = statistics.fmean(residual_rows[i] - plain_rows[i] for i in plain_rows)
        differences.append(difference)
        print(f"  seed {seed}: plain {plain:.3f} ({plain_s:.0f} s), residual {residual:.3f} ({residual_s:.0f} s), "
              f"difference {difference:+.3f}", flush=True)
    mean = statistics.fmean(differences)
    if len(differences) > 1:
        half = checkout.reach(differences)
        print(f"residual less plain CNN on scenes8, {len(differences)} seeds: {mean:+.3f} [{mean - half:+.3f}, "
              f"{mean + half:+.3f}]")
    else:
        print(f"residual less plain CNN on scenes8, one seed: {mean:+.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", choices=[*SETS, "pair", []])
    parser.add_argument("--recipe", action="append", help="only this recipe; can be repeated")
    parser.add_argument("--seeds", type=int, default=5, choices=range(1, 11))
    parser.add_argument("--workspace", type=Path, help="keep the runs in this folder")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    wanted = options.what or [*SETS, "pair"]
    with tempfile.TemporaryDirectory() as folder:
        workspace = options.workspace or Path(folder) / "workspace"
        if not (workspace / "competition").is_dir():
            subprocess.run([PODIUM, "init", workspace], check=True, stdout=subprocess.DEVNULL)
        for what in wanted:
            competition = "scenes8" if what == "pair" else what
            podium(workspace, "prepare", competition, *data_options(competition))
            if what == "pair":
                pair(workspace, 1 if options.quick else options.seeds, options.quick)
                continue
            for recipe in RECIPES[what]:
                if options.recipe and recipe not in options.recipe:
                    continue
                if options.quick and recipe.startswith("mobilenetv2"):
                    continue
                changes = stages(workspace, what, recipe, options.quick)
                seconds, score, (low, high), rows = measure(workspace, what, recipe, changes)
                print(f"{what:12} {recipe:24} accuracy {score:.3f} [{low:.3f}, {high:.3f}] on {len(rows)} test images, "
                      f"{seconds:.0f} s", flush=True)


main()
