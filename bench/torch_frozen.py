"""The common code of torch_frozen_plain.py and torch_frozen_cached.py: images, labels, the head and its metric.

The task uses every train image of the devkit that is on disk, with labels from its mask; every FOLDS-th image is kept
for validation. The network is a frozen MobileNetV2 at SIZE pixels in [-1, 1] with a new dense layer of 20 sigmoids,
trained with cross-entropy and Adam.
"""
import argparse
import os
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn
from torchvision import transforms
from torchvision.transforms import InterpolationMode

import mobilenetv2_params

CLASSES = 20
DEVKIT = mobilenetv2_params.SHARED / "data/VOCdevkit/VOC2009"


def parser(description):
    arguments = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", type=Path, default=DEVKIT)
    arguments.add_argument("--weights", type=Path, default=mobilenetv2_params.WEIGHTS)
    arguments.add_argument("--size", type=int, default=225)
    arguments.add_argument("--batch", type=int, default=16)
    arguments.add_argument("--epochs", type=int, default=50)
    arguments.add_argument("--rate", type=float, default=1e-3, help="Adam's learning rate")
    arguments.add_argument("--folds", type=int, default=5)
    arguments.add_argument("--seed", type=int, default=2009)
    arguments.add_argument("--threads", type=int, default=os.cpu_count())
    arguments.add_argument("--workers", type=int, default=2, help="processes that decode; 0: the main process")
    return arguments


def begin(options):
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    allocator = "tuned" if "MALLOC_TRIM_THRESHOLD_" in os.environ else "default"
    print(f"torch {torch.__version__}, {options.threads} threads, {options.workers} workers, allocator {allocator}")


def split(devkit, folds):
    """Returns the ids of ImageSets/Segmentation/train.txt whose image exists, as (train, valid)."""
    ids = (devkit / "ImageSets/Segmentation/train.txt").read_text().split()
    ids = [name for name in ids if (devkit / f"JPEGImages/{name}.jpg").exists()]
    valid = ids[::folds]
    return [name for name in ids if name not in set(valid)], valid


def labels(devkit, name):
    """Returns 20 zeros and ones for the classes that have a pixel in the mask; 0 is background, 255 is void."""
    pixels = Image.open(devkit / f"SegmentationClass/{name}.png").histogram()
    return np.float32([count > 0 for count in pixels[1 : CLASSES + 1]])


def read(devkit, name, size):
    image = Image.open(devkit / f"JPEGImages/{name}.jpg").convert("RGB")
    return image.resize((size, size), Image.Resampling.BILINEAR)


def augmentation():
    """Returns a transform of Pillow images: a random flip and a small rotation, translation and zoom."""
    affine = transforms.RandomAffine(10, (0.05, 0.05), (0.9, 1.1), interpolation=InterpolationMode.BILINEAR)
    return transforms.Compose([transforms.RandomHorizontalFlip(), affine])


def new_head():
    head = nn.Linear(mobilenetv2_params.FEATURES, CLASSES)
    nn.init.normal_(head.weight, std=0.01)
    nn.init.zeros_(head.bias)
    return head


def average_precision(scores, targets):
    """Returns the mean over occurring classes of precision weighted by recall gain; equal scores are one step."""
    values = []
    for score, target in zip(scores.T, targets.T):
        if target.any():
            order = np.argsort(-score, kind="stable")
            last = np.append(np.diff(score[order]) != 0, True)
            hits = np.cumsum(target[order])[last]
            precision = hits / (np.flatnonzero(last) + 1)
            values.append(np.sum(np.diff(hits, prepend=0) * precision) / hits[-1])
    return float(np.mean(values))
