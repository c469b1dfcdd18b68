#!/usr/bin/env python3
"""Compares the results in two workspaces, for example before and after a change of the program.

    bench/compare_workspaces.py BEFORE AFTER [COMPETITION]

These files must have equal bytes: submission.csv, strategy.yaml, scores, logits, masks, parameters, solution.csv and
the public files. These must have equal values: recipe.yaml, history.csv (without `seconds` and `images/s`) and
figures.json (without `fitSeconds`). Texts, pictures, pages and manifests may differ. Runs are paired by their recipe's
name, because the id of a run depends on the program. The exit code is 0 if all results are equal, and 1 if something
differs or nothing could be compared.
"""
import csv
import hashlib
import json
import pathlib
import re
import sys

BYTES = re.compile(
    r"(submission\.csv|strategy\.yaml|classes\.csv|synset\.txt|scores-\w+\.csv|logits-\w+\.csv"
    r"|.*\.params|.*\.npy|(train|test|folds|sample_submission|solution)\.csv|masks-\w+/.*\.png|images/.*\.png|.*-symbol\.json)$"
)
UNSTEADY = {"seconds", "images/s", "fitSeconds"}


def name_of(folder):
    """Returns the name of a run's folder without the hash at the end."""
    return re.sub(r"-[0-9a-f]{8}$", "", folder.name)


def files(root):
    return {str(path.relative_to(root)): path for path in sorted(root.rglob("*")) if path.is_file()}


def history(path):
    with open(path, newline="") as file:
        return [{key: value for key, value in row.items() if key not in UNSTEADY} for row in csv.DictReader(file)]


def figures(path):
    return {key: value for key, value in json.loads(path.read_text()).items() if key not in UNSTEADY}


def recipe(path):
    """Returns the sorted lines, so that the order of keys does not matter."""
    return sorted(line.strip() for line in path.read_text().splitlines() if line.strip())


def same(name, before, after):
    if name.endswith("history.csv"):
        return history(before) == history(after)
    if name.endswith("recipe.yaml"):
        return recipe(before) == recipe(after)
    if name.endswith("figures.json"):
        return figures(before) == figures(after)
    if BYTES.search(name):
        return hashlib.sha256(before.read_bytes()).digest() == hashlib.sha256(after.read_bytes()).digest()
    return None


def compare(what, before, after, found):
    first, second = files(before), files(after)
    for name in sorted(first.keys() | second.keys()):
        if name not in first or name not in second:
            if BYTES.search(name):
                place = "second" if name in second else "first"
                found["missing"].append(f"{what}/{name}: only in the {place} workspace")
            continue
        equal = same(name, first[name], second[name])
        if equal is not None:
            found["equal" if equal else "different"].append(f"{what}/{name}")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    before, after = map(pathlib.Path, sys.argv[1:3])
    competition = sys.argv[3] if len(sys.argv) == 4 else "sample"
    found = {"equal": [], "different": [], "missing": []}
    for folder in (f"data/prepared/{competition}",):
        compare(folder, before / folder, after / folder, found)
    runs = [
        {name_of(run): run for run in sorted((root / "submissions" / competition).iterdir()) if run.is_dir()}
        for root in (before, after)
    ]
    for name in sorted(runs[0].keys() | runs[1].keys()):
        if name in runs[0] and name in runs[1]:
            compare(name, runs[0][name], runs[1][name], found)
        else:
            found["missing"].append(f"{name}: only in the {'second' if name in runs[1] else 'first'} workspace")
    for kind in ("different", "missing"):
        for line in found[kind]:
            print(f"{kind}: {line}")
    print(", ".join(f"{len(lines)} {kind}" for kind, lines in found.items()))
    return 0 if found["equal"] and not found["different"] and not found["missing"] else 1


if __name__ == "__main__":
    sys.exit(main())
