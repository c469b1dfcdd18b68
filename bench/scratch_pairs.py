#!/usr/bin/env python3
"""Compares Podium and PyTorch in training large networks from scratch: AlexNet at 227 pixels in batches of 32, and VGG16
at 224 pixels in batches of 8, with two dense layers of 4,096, dropout and SGD with momentum. Podium's layers are those
of cifar10's recipes, and its step is that of PyTorch, not the recipes' Adam.

Usage: scratch_pairs.py [alexnet|vgg16] [--pairs 7] [--iterations 8] [--batch N] [--quick]
Needs a build (./mvnw -B verify), and Debian's python3-torch. Dense layers of Debian's PyTorch use the system's BLAS,
so install libopenblas0-pthread for a strong peer. Which way of dense layers, layout and allocator settings is PyTorch's
fastest is measured first; the pairs use that one, in turns with Podium. The ratio is Podium's images per second to
PyTorch's; the floor is 1.0. The interval is that of the pairs' mean ratio at 95 percent, by Student's t on logarithms.
--quick makes two pairs of two iterations.
"""
import argparse
import itertools
import math
import statistics

import checkout

BATCHES = {"alexnet": 32, "vgg16": 8}
RECIPES = {"alexnet": ("alexnet-augmented-dropout", 227), "vgg16": ("vgg16-scratch-augmented-dropout", 224)}
SCRIPT = checkout.ROOT / "bench/torch_scratch.py"


def torch(network, batch, iterations, way):
    dense, layout, allocator = way
    command = ["/usr/bin/python3", SCRIPT, network, batch, iterations, "--dense", dense, "--layout", layout]
    return checkout.figures(list(map(str, command)), checkout.ALLOCATOR if allocator == "tuned" else {})["train"]


def fastest(network, batch, iterations):
    ways = list(itertools.product(("linear", "convolution"), ("last", "first"), ("tuned", "default")))
    rates = {way: torch(network, batch, iterations, way) for way in ways}
    for way, rate in rates.items():
        print(f"  PyTorch, dense as {way[0]}, channels {way[1]}, allocator {way[2]}: {rate:.2f} images/s", flush=True)
    return max(rates, key=rates.get)


def interval(ratios):
    logs = [math.log(ratio) for ratio in ratios]
    reach = checkout.reach(logs)
    return [math.exp(statistics.mean(logs) + side * reach) for side in (0, -1, 1)]


def compare(network, options):
    batch = options.batch or BATCHES[network]
    print(f"{network}, batches of {batch}")
    way = fastest(network, batch, 2)
    name, size = RECIPES[network]
    recipe = checkout.ROOT / f"competition/cifar10/recipes/{name}.yaml"
    java = checkout.java(checkout.ROOT, "ScratchThroughput", [recipe, size, batch, options.iterations])
    rows = []
    for pair in range(options.pairs):
        programs = [lambda: checkout.figures(java, checkout.LAUNCHER)["train"],
                    lambda: torch(network, batch, options.iterations, way)]
        order = (0, 1) if pair % 2 == 0 else (1, 0)
        found = {program: programs[program]() for program in order}
        rows.append((found[0], found[1], found[0] / found[1]))
    checkout.table(f"{network}, images/s in training, {options.pairs} pairs", ("Podium", "PyTorch", "ratio"), rows)
    mean, low, high = interval([ratio for _, _, ratio in rows])
    print(f"  mean ratio {mean:.3f}, 95% interval [{low:.3f}, {high:.3f}]", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", nargs="?", choices=BATCHES)
    parser.add_argument("--pairs", type=int, default=7)
    parser.add_argument("--iterations", type=int, default=8)
    parser.add_argument("--batch", type=int)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    if options.quick:
        options.pairs, options.iterations = 2, 2
    for network in [options.network] if options.network else BATCHES:
        compare(network, options)


main()
