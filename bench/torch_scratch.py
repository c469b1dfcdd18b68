#!/usr/bin/env python3
"""Measures PyTorch's images per second in training AlexNet or VGG16 from scratch, the peer of scratch_pairs.py.

Usage: torch_scratch.py {alexnet|vgg16} BATCH ITERATIONS [--dense linear|convolution] [--layout last|first]
Needs Debian's python3-torch. The networks are those of the recipes in scratch_pairs.py, for 10 classes. '--dense
convolution' computes dense layers as convolutions of the whole map, by oneDNN instead of BLAS. The step is softmax
cross-entropy, backward, and SGD with momentum 0.9 and weight decay 5e-4.
"""
import argparse
import os
import time

import torch
from torch import nn

ALEXNET = [(96, 11, 4, 0), "pool", (256, 5, 1, 2), "pool", (384, 3, 1, 1), (384, 3, 1, 1), (256, 3, 1, 1), "pool"]
VGG16 = [part for filters, count in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3))
         for part in [(filters, 3, 1, 1)] * count + ["pool"]]
NETWORKS = {"alexnet": (ALEXNET, 227, (3, 2), 6, "before"), "vgg16": (VGG16, 224, (2, 2), 7, "after")}
CLASSES, UNITS, WARM_UP = 10, 4096, 3


def network(parts, pool, side, dropout, dense):
    layers, channels = [], 3
    for part in parts:
        if part == "pool":
            layers.append(nn.MaxPool2d(*pool))
        else:
            layers += [nn.Conv2d(channels, *part), nn.ReLU(inplace=True)]
            channels = part[0]
    if dense == "linear":
        layers.append(nn.Flatten())
    for outputs in (UNITS, UNITS, CLASSES):
        if outputs == UNITS and dropout == "before":
            layers.append(nn.Dropout(0.5))
        layers.append(nn.Conv2d(channels, outputs, side) if dense == "convolution"
                      else nn.Linear(channels * side * side, outputs))
        if outputs == UNITS:
            layers += [nn.ReLU(inplace=True)] + ([nn.Dropout(0.5)] if dropout == "after" else [])
        channels, side = outputs, 1
    return nn.Sequential(*layers, nn.Flatten())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", choices=NETWORKS)
    parser.add_argument("batch", type=int)
    parser.add_argument("iterations", type=int)
    parser.add_argument("--dense", choices=("linear", "convolution"), default="linear")
    parser.add_argument("--layout", choices=("last", "first"), default="last")
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    layout = torch.channels_last if options.layout == "last" else torch.contiguous_format
    parts, size, pool, side, dropout = NETWORKS[options.network]
    model = network(parts, pool, side, dropout, options.dense).to(memory_format=layout).train()
    images = torch.rand(options.batch, 3, size, size).to(memory_format=layout)
    labels = torch.arange(options.batch) % CLASSES
    optimizer = torch.optim.SGD(model.parameters(), 1e-3, momentum=0.9, weight_decay=5e-4)
    for step in range(-WARM_UP, options.iterations):
        if step == 0:
            began = time.time()
        optimizer.zero_grad(set_to_none=True)
        loss = nn.functional.cross_entropy(model(images), labels)
        loss.backward()
        optimizer.step()
        loss.item()
    print(f"train {options.iterations * options.batch / (time.time() - began):.3f}")


main()
