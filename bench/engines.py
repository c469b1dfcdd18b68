#!/usr/bin/env python3
"""Measures predictions by ONNX Runtime and MXNet, in turns within one process.

Usage: engines.py [--rounds 9] [--quick] [throughput|spinning]
Needs a build (./mvnw -B verify).
throughput: ONNX Runtime alone on Podium's file, Podium with ONNX Runtime, and Podium with MXNet; MobileNetV2 at 225
    pixels in batches of 16, DeepLabV3+ at 257 pixels in batches of 8 with label maps at full size, and 20 whole images
    of VOC's sizes, in the order of their files and in the order of their sizes.
spinning: ONNX Runtime with threads that spin or sleep while they wait: alone, in turns with training, and beside
    threads that decode JPEG files. Podium's threads sleep.
Prints medians with their range, and ratios, each the median of the rounds' ratios. Without a name, both are measured.
"""
import argparse
import os
import subprocess

import checkout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=("throughput", "spinning"))
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--quick", action="store_true", help="two rounds with few steps")
    options = parser.parse_args()
    rounds = 2 if options.quick else options.rounds
    runs = {
        "throughput": ("EngineThroughput", [rounds, *((1, 2) if options.quick else (10, 20))]),
        "spinning": ("EngineSpinning", [rounds, 1 if options.quick else 8]),
    }
    for what in [options.what] if options.what else runs:
        command = checkout.java(checkout.ROOT, *runs[what])
        subprocess.run(command, env={**os.environ, **checkout.LAUNCHER}, check=True)


main()
