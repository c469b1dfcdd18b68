#!/usr/bin/env python3
"""Compares the images per second of Podium and a PyTorch peer: MobileNetV2 at 225 pixels in batches of 16, or
DeepLabV3+ over MobileNetV2 at 257 pixels in batches of 8.

Usage: throughput.py PEER [PAIRS [ITERATIONS [NETWORK]]]
Needs a build (./mvnw -B verify, or test-compile and prepare-package), and Debian's python3-torch, python3-torchvision.
PEER is the peer's script, ../shared/peers/torch_throughput.py. NETWORK is mobilenetv2 (the default) or deeplabv3plus.
For each activation and batch-norm mode, both programs run in turn, PAIRS times. The table shows medians and ratios.
'tuned' is the peer with channels-last tensors and the allocator settings, 'untuned' the peer with default settings.
'infer' is Podium with ONNX Runtime; training is MXNet's.
"""
import statistics
import sys

import checkout

SHAPES = {"mobilenetv2": ["225", "16"], "deeplabv3plus": ["257", "8"]}


def main():
    peer, pairs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 3
    iterations = sys.argv[3] if len(sys.argv) > 3 else "6"
    network = sys.argv[4] if len(sys.argv) > 4 else "mobilenetv2"
    arguments = [network, *SHAPES[network], iterations]
    torch = ["/usr/bin/python3", peer, *arguments]
    print(f"{'mode':16}{'train':>8}{'tuned':>8}{'ratio':>7}{'untuned':>9}{'ratio':>7}{'infer':>9}{'frozen':>8}{'ratio':>7}")
    for activation in "relu", "relu6":
        for norm in "trained", "frozen":
            mode = {"ACT": activation, **({"FROZEN_BN": "1"} if norm == "frozen" else {})}
            java = checkout.java(checkout.ROOT, "NetworkThroughput", [*arguments, activation, norm])
            rows = []
            for _ in range(pairs):
                podium = checkout.figures(java, checkout.LAUNCHER)
                tuned = checkout.figures(torch, {**checkout.ALLOCATOR, **mode, "CHANNELS_LAST": "1"})
                plain = checkout.figures(torch, mode)
                best = max(tuned["infer-frozen"], plain["infer-frozen"])
                infer = podium["infer-onnx"]
                rows.append((podium["train"], tuned["train"], podium["train"] / tuned["train"], plain["train"],
                             podium["train"] / plain["train"], infer, best, infer / best))
            m = [statistics.median(column) for column in zip(*rows)]
            print(f"{activation + ' ' + norm:16}{m[0]:8.1f}{m[1]:8.1f}{m[2]:7.2f}{m[3]:9.1f}{m[4]:7.2f}"
                  f"{m[5]:9.1f}{m[6]:8.1f}{m[7]:7.2f}", flush=True)


main()
