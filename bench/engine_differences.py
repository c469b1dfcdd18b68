#!/usr/bin/env python3
"""Compares the numbers of ONNX Runtime and MXNet.

Usage: engine_differences.py [--images DIR] [--limit 40] [--quick] [RUN...]
Needs a build (./mvnw -B verify), ../shared, and Debian's python3-numpy and python3-pil.
First come all architectures at full width, with the weights of ../shared where there are any. The figures are the
largest difference as a share of the largest absolute output. Then come the networks of run folders: 'podium predict'
runs with either engine on the first images of a folder (VOC's by default). For a classifier, the largest difference of
scores.csv and, as a share of the largest, of logits.csv; for a segmenter, the share of pixels with another label.
--quick takes one architecture and four images. The exit code is 1 if a share or a score differs by more than 1e-5.
"""
import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

import checkout

LIMIT = 1e-5
VOC = checkout.SHARED / "data/VOCdevkit/VOC2009/JPEGImages"


def architectures(quick):
    """Prints the table, and returns the largest share."""
    arguments = [checkout.SHARED / "data/weights", VOC, *(["mobilenetv2_1.0"] if quick else [])]
    command = checkout.java(checkout.ROOT, "EngineDifferences", arguments)
    run = subprocess.run(command, env={**os.environ, **checkout.LAUNCHER}, check=True, stdout=subprocess.PIPE, text=True)
    print(run.stdout, end="", flush=True)
    return float(run.stdout.split()[-1])


def numbers(path):
    with open(path, newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [row[0] for row in rows], np.array([[float(value) for value in row[1:]] for row in rows])


def compared(onnx, mxnet, name):
    """Returns the number of rows, the largest difference, and the largest absolute number."""
    (ids, found), (others, expected) = numbers(onnx / name), numbers(mxnet / name)
    if ids != others:
        sys.exit(f"{onnx / name} and {mxnet / name} have different images")
    return len(ids), np.abs(found - expected).max(), np.abs(expected).max()


def run_of(run, images, folder):
    """Predicts with both engines, prints the difference, and returns what must not exceed the limit."""
    outs = []
    for engine in "onnx", "mxnet":
        outs.append(folder / engine)
        command = [checkout.ROOT / "podium", "predict", run, images, "--out", outs[-1], "--engine", engine]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    if (outs[0] / "scores.csv").exists():
        count, score, _ = compared(*outs, "scores.csv")
        _, logit, largest = compared(*outs, "logits.csv")
        print(f"{run.name}: {count} images, scores {score:.2e}, logits {logit / largest:.2e} of {largest:.1f}", flush=True)
        return score
    masks = sorted((outs[0] / "masks").glob("*.png"))
    pairs = [[np.array(Image.open(out / "masks" / mask.name)) for out in outs] for mask in masks]
    differing = sum(int((first != second).sum()) for first, second in pairs)
    pixels = sum(first.size for first, _ in pairs)
    print(f"{run.name}: {len(masks)} images, {differing} of {pixels} pixels differ, {differing / pixels:.2e}", flush=True)
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="*", type=Path, metavar="RUN")
    parser.add_argument("--images", type=Path, default=VOC)
    parser.add_argument("--limit", type=int, default=40, help="the number of images")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    worst = [architectures(options.quick)]
    chosen = sorted(file for file in options.images.iterdir() if file.suffix.lower() in (".jpg", ".jpeg", ".png"))
    for run in options.runs:
        with tempfile.TemporaryDirectory() as folder:
            images = Path(folder) / "images"
            images.mkdir()
            for file in chosen[: 4 if options.quick else options.limit]:
                shutil.copy(file, images)
            worst.append(run_of(run, images, Path(folder)))
    print(f"the largest difference is {max(worst):.2e}; at most {LIMIT:.0e} was expected")
    sys.exit(1 if max(worst) > LIMIT else 0)


main()
