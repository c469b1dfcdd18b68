#!/usr/bin/env python3
"""Gluon's MobileNetV2 1.0 in PyTorch, with weights from an MXNet .params file.

mobilenetv2_params.py [--weights FILE.params] [--check GOLDEN.npz]
    Prints the number of parameters. With --check, also prints the largest difference from the golden features, and
    exits with 1 if it is above 1e-3.

Needs Debian's python3-numpy and python3-torch. The input is RGB planes of 32k + 1 pixels, scaled by x / 127.5 - 1.
"""
import argparse
import struct
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

SHARED = Path(__file__).resolve().parents[2] / "shared"
WEIGHTS = SHARED / "data/weights/mobilenetv2_1.0-0000.params"
GOLDEN = SHARED / "data/weights/mobilenetv2_1.0-golden.npz"
FEATURES = 1280
PREFIX = "mobilenetv20_features_"

FILE_MAGIC, ARRAY_MAGIC = 0x112, 0xF993FAC9
TYPES = [np.float32, np.float64, np.float16, np.uint8, np.int32, np.int8, np.int64]

# The output channels and stride of the 17 bottlenecks. All but the first expand their input six times.
BOTTLENECKS = [(16, 1), (24, 2), (24, 1), (32, 2), (32, 1), (32, 1), (64, 2), (64, 1), (64, 1), (64, 1)]
BOTTLENECKS += [(96, 1), (96, 1), (96, 1), (160, 2), (160, 1), (160, 1), (320, 1)]


def read_params(path):
    """Reads a file of mxnet.nd.save (little endian, dense, version 2): name without 'arg:' or 'aux:' -> array."""
    data, at = Path(path).read_bytes(), 0

    def take(form):
        nonlocal at
        values = struct.unpack_from("<" + form, data, at)
        at += struct.calcsize("<" + form)
        return values

    magic, _, count = take("QQQ")
    if magic != FILE_MAGIC:
        sys.exit(f"{path}: starts with {magic:#x}; expected {FILE_MAGIC:#x}, as in every MXNet .params file")
    arrays = []
    for _ in range(count):
        magic, storage, dimensions = take("Iii")
        if magic != ARRAY_MAGIC or storage != 0:
            sys.exit(f"{path}: array {len(arrays)} has magic {magic:#x}, storage {storage}; expected dense, version 2")
        shape = take(f"{dimensions}q")
        _, _, kind = take("iii")
        array = np.frombuffer(data, TYPES[kind], int(np.prod(shape)), at).reshape(shape)
        at += array.nbytes
        arrays.append(array)
    (count,) = take("Q")
    names = []
    for _ in range(count):
        (length,) = take("Q")
        names.append(take(f"{length}s")[0].decode().split(":", 1)[-1])
    return dict(zip(names, arrays))


def convolution(inputs, outputs, kernel=1, stride=1, groups=1, active=True):
    layers = [nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, groups=groups, bias=False)]
    layers.append(nn.BatchNorm2d(outputs, eps=1e-5))
    return nn.Sequential(*layers, nn.ReLU6(inplace=True)) if active else nn.Sequential(*layers)


class LinearBottleneck(nn.Module):
    def __init__(self, inputs, outputs, stride, widening):
        super().__init__()
        wide = inputs * widening
        self.skip = stride == 1 and inputs == outputs
        self.body = nn.Sequential(
            convolution(inputs, wide),
            convolution(wide, wide, 3, stride, groups=wide),
            convolution(wide, outputs, active=False),
        )

    def forward(self, x):
        return x + self.body(x) if self.skip else self.body(x)


class MobileNetV2(nn.Module):
    """(N, 3, S, S) -> (N, 1280), globally averaged features. Unlike in torchvision, bottleneck 0 has an expansion."""

    def __init__(self):
        super().__init__()
        inputs = [32] + [channels for channels, _ in BOTTLENECKS]
        self.first = convolution(3, 32, 3, 2)
        self.bottlenecks = nn.Sequential(
            *(LinearBottleneck(inputs[i], o, s, 1 if i == 0 else 6) for i, (o, s) in enumerate(BOTTLENECKS))
        )
        self.last = convolution(inputs[-1], FEATURES)

    def maps(self, x):
        return self.last(self.bottlenecks(self.first(x)))

    def forward(self, x):
        return self.maps(x).mean((2, 3))

    def named_convolutions(self):
        """Yields Gluon's names of a convolution and its batch norm, without the prefix, and the two layers."""
        yield "conv0", "batchnorm0", self.first
        for i, bottleneck in enumerate(self.bottlenecks):
            for j, layers in enumerate(bottleneck.body):
                yield f"linearbottleneck{i}_conv{j}", f"linearbottleneck{i}_batchnorm{j}", layers
        yield "conv1", "batchnorm1", self.last


def load(path=WEIGHTS):
    """Returns the network in evaluation mode with the file's weights; exits if a name is missing on either side."""
    params, net = read_params(path), MobileNetV2()
    with torch.no_grad():
        for convolution_name, norm_name, layers in net.named_convolutions():
            targets = {
                f"{convolution_name}_weight": layers[0].weight,
                f"{norm_name}_gamma": layers[1].weight,
                f"{norm_name}_beta": layers[1].bias,
                f"{norm_name}_running_mean": layers[1].running_mean,
                f"{norm_name}_running_var": layers[1].running_var,
            }
            for name, target in targets.items():
                if PREFIX + name not in params:
                    sys.exit(f"{path}: {PREFIX + name} is missing")
                array = params.pop(PREFIX + name)
                if array.shape != tuple(target.shape):
                    sys.exit(f"{path}: {PREFIX + name} has shape {array.shape}; expected {tuple(target.shape)}")
                target.copy_(torch.from_numpy(array.copy()))
    unused = [name for name in params if name.startswith(PREFIX)]
    if unused:
        sys.exit(f"{path}: the network has no layer for {', '.join(unused)}")
    return net.eval()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--weights", default=WEIGHTS)
    arguments.add_argument("--check", nargs="?", const=GOLDEN, metavar="GOLDEN.npz")
    options = arguments.parse_args()
    net = load(options.weights)
    print(f"{options.weights}: {sum(p.numel() for p in net.parameters())} parameters")
    if options.check:
        golden = np.load(options.check)
        with torch.no_grad():
            features = net(torch.from_numpy(golden["input"])).numpy()
        difference = np.abs(features - golden["features"]).max()
        print(f"largest difference from {options.check}: {difference:.2e}")
        sys.exit(1 if difference > 1e-3 else 0)


if __name__ == "__main__":
    main()
