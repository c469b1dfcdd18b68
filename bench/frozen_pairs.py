#!/usr/bin/env python3
"""Compares the recipe mobilenetv2-frozen with PyTorch that keeps features: from images on disk to a finished head.

Usage: frozen_pairs.py [--pairs 5] [--size 385] [--quick] [--engine onnx|mxnet]
Needs ../shared, and Debian's python3-numpy, python3-pil, python3-torch and python3-torchvision.
Both train on VOC's images and run in turns. Podium's seconds are those from the start of its process to the line of its
last epoch; scores of test and valid, curves and manifest come afterwards and are in 'whole command'. The peer is
torch_frozen_cached.py with the launcher's allocator settings; its seconds begin after its imports. The ratio is the
peer's seconds to Podium's, and the target 1.25. --quick makes one pair at 97 pixels with one augmented view.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import checkout

VOC = checkout.SHARED / "data/VOCdevkit/VOC2009"
WEIGHTS = checkout.SHARED / "data/weights/mobilenetv2_1.0-0000.params"
EPOCHS = 50
LAST_EPOCH = re.compile(rf"epoch +{EPOCHS}/{EPOCHS}  ")


def podium(options, views):
    """Trains in a new workspace, and returns the seconds to the last epoch and to the end."""
    program = checkout.ROOT / "podium"
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        subprocess.run([program, "init", workspace], check=True, stdout=subprocess.DEVNULL)
        command = [program, "train", "voc2009", "--workspace", workspace, "--data", VOC, "--set", "dataset.labels=masks"]
        command += ["--weights", WEIGHTS, "--recipe", "mobilenetv2-frozen", "--folds", "competition"]
        command += ["--recipe-set", f"size={options.size}", "--recipe-set", f"features.views={views}"]
        command += ["--engine", options.engine]
        began, trained, lines = time.time(), None, []
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in process.stdout:
            lines.append(line)
            if LAST_EPOCH.match(line):
                trained = time.time() - began
        if process.wait() != 0 or trained is None:
            sys.exit("".join(lines) + f"podium train ended with {process.returncode}; expected a line for epoch {EPOCHS}")
        return trained, time.time() - began


def torch(options, views):
    script = checkout.ROOT / "bench/torch_frozen_cached.py"
    command = ["/usr/bin/python3", script, "--size", str(options.size), "--views", str(views), "--epochs", str(EPOCHS)]
    environment = {**os.environ, **checkout.ALLOCATOR}
    began = time.time()
    run = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return float(re.search(rf"{EPOCHS} epochs in ([0-9.]+) s", run.stdout).group(1)), time.time() - began


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--size", type=int, default=385)
    parser.add_argument("--engine", choices=("onnx", "mxnet"), default="onnx", help="Podium's engine of the features")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    views = 4
    if options.quick:
        options.pairs, options.size, views = 1, 97, 1
    subprocess.run([checkout.ROOT / "podium", "--version"], check=True, stdout=subprocess.DEVNULL)
    rows = []
    for pair in range(options.pairs):
        sides = [podium, torch] if pair % 2 == 0 else [torch, podium]
        found = {side: side(options, views) for side in sides}
        (trained, command), (head, process) = found[podium], found[torch]
        rows.append((trained, head, head / trained, command, process))
    columns = ("Podium, s", "PyTorch, s", "PyTorch / Podium", "Podium, whole command, s", "PyTorch with imports, s")
    checkout.table(f"mobilenetv2-frozen, {options.size} pixels, {options.pairs} pairs", columns, rows)


main()
