#!/usr/bin/env python3
"""Compares the images per second of two checkouts, for example before and after a change: training and inference of
MobileNetV2 at 225 pixels in batches of 16 and of DeepLabV3+ at 257 pixels in batches of 8, with ReLU6 and with batch
norm trained and frozen.

Usage: training_pairs.py BEFORE AFTER [--pairs 5] [--iterations 12] [--quick]
Needs a build in both (./mvnw -B verify). Each runs its own test class NetworkThroughput, in turns. The ratios are AFTER
to BEFORE; a ratio is the median of the pairs' ratios, and its range follows. Inference is that of the checkout's usual
engine. --quick makes one pair of MobileNetV2 with two iterations.
"""
import argparse

import checkout

SHAPES = {"mobilenetv2": ["225", "16"], "deeplabv3plus": ["257", "8"]}


def measured(folder, arguments):
    found = checkout.figures(checkout.java(folder, "NetworkThroughput", arguments), checkout.LAUNCHER)
    return found["train"], found["infer-onnx"] if "infer-onnx" in found else found["infer"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--iterations", type=int, default=12)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    pairs, iterations = (1, 2) if options.quick else (options.pairs, options.iterations)
    for network in list(SHAPES)[: 1 if options.quick else None]:
        for norm in ("frozen",) if options.quick else ("trained", "frozen"):
            arguments = [network, *SHAPES[network], iterations, "relu6", norm]
            rows = []
            for pair in range(pairs):
                order = [options.before, options.after]
                found = {folder: measured(folder, arguments) for folder in (order if pair % 2 == 0 else order[::-1])}
                (train, infer), (new_train, new_infer) = found[options.before], found[options.after]
                rows.append((train, new_train, new_train / train, infer, new_infer, new_infer / infer))
            columns = ("train, before", "train, after", "train, ratio", "infer, before", "infer, after", "infer, ratio")
            checkout.table(f"{network}, {norm}, images/s, {pairs} pairs", columns, rows)


main()
