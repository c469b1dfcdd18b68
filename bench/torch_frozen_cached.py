#!/usr/bin/env python3
"""Trains a head on cached features of a frozen MobileNetV2 in PyTorch: the faster peer of recipe mobilenetv2-frozen.

The features of each train image, of its augmented views and of the valid images are computed once. Worker processes
decode every image once, ahead of the network, which is frozen TorchScript (optimize_for_inference) and gets full
batches. Then the head is trained on the features, with all views in every epoch and the metrics of both parts after
each epoch. The script prints the seconds of each part, and the metrics at the end.

torch_frozen_cached.py [--views 4] [--head-batch 16] [--channels-last] [...]

Needs Debian's python3-numpy, python3-pil, python3-torch and python3-torchvision. For the tuned allocator, set:
  MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=17179869184 MALLOC_TOP_PAD_=268435456 MALLOC_ARENA_MAX=1
"""
import time

import numpy as np
import torch
from torch.nn import functional as F
from torch.utils.data import DataLoader, Dataset

import mobilenetv2_params
import torch_frozen as job


class Views(Dataset):
    """Item i is image i and its augmented views as bytes, (views + 1, size, size, 3)."""

    def __init__(self, options, names, views):
        self.options, self.names, self.views = options, names, views
        self.augment = job.augmentation()

    def __len__(self):
        return len(self.names)

    def __getitem__(self, i):
        image = job.read(self.options.data, self.names[i], self.options.size)
        images = [image] + [self.augment(image) for _ in range(self.views)]
        return torch.from_numpy(np.stack([np.asarray(each) for each in images]))


class Scaled(torch.nn.Module):
    """A backbone that takes batches of interleaved bytes, (N, size, size, 3), and returns features."""

    def __init__(self, backbone, channels_last):
        super().__init__()
        self.backbone = backbone
        self.layout = torch.channels_last if channels_last else torch.contiguous_format

    def forward(self, x):
        planes = x.permute(0, 3, 1, 2).to(torch.float32, memory_format=self.layout)
        return self.backbone(planes.div_(127.5).sub_(1))


def features(network, options, names, views):
    """Returns features of shape (images, views + 1, 1280). A batch goes through the network view by view."""
    loader = DataLoader(Views(options, names, views), batch_size=options.batch, num_workers=options.workers)
    with torch.no_grad():
        return torch.cat([torch.stack([network(x) for x in batch.unbind(1)], 1) for batch in loader])


def frozen(options):
    network = Scaled(mobilenetv2_params.load(options.weights), options.channels_last).eval()
    example = torch.zeros(1, options.size, options.size, 3, dtype=torch.uint8)
    with torch.no_grad():
        traced = torch.jit.trace(network, example, check_trace=False)
        return torch.jit.optimize_for_inference(torch.jit.freeze(traced))


def train(options, x, y, valid_x, valid_y):
    torch.set_num_threads(1)  # a second thread costs more than it gains for such small matrix products
    head = job.new_head()
    optimizer = torch.optim.Adam(head.parameters(), options.rate)
    for _ in range(options.epochs):
        order = torch.randperm(len(x))
        for features, targets in zip(x[order].split(options.head_batch), y[order].split(options.head_batch)):
            optimizer.zero_grad(set_to_none=True)
            F.binary_cross_entropy_with_logits(head(features), targets).backward()
            optimizer.step()
        with torch.no_grad():
            figures = [
                (F.binary_cross_entropy_with_logits(z, t).item(), job.average_precision(z.numpy(), t.numpy()))
                for z, t in ((head(x), y), (head(valid_x), valid_y))
            ]
    return figures


def main():
    arguments = job.parser(__doc__)
    arguments.add_argument("--views", type=int, default=4, help="augmented views per image")
    arguments.add_argument("--head-batch", type=int, default=16)
    arguments.add_argument("--channels-last", action="store_true")
    options = arguments.parse_args()
    parts, clock = {}, time.time()

    def lap(part):
        nonlocal clock
        now = time.time()
        parts[part], clock = now - clock, now

    job.begin(options)
    train_ids, valid_ids = job.split(options.data, options.folds)
    y, valid_y = (
        torch.from_numpy(np.stack([job.labels(options.data, name) for name in ids])) for ids in (train_ids, valid_ids)
    )
    lap("labels")
    network = frozen(options)
    lap("network")
    x = features(network, options, train_ids, options.views).flatten(0, 1)
    valid_x = features(network, options, valid_ids, 0).flatten(0, 1)
    lap("features")
    (loss, precision), (valid_loss, valid_precision) = train(
        options, x, y.repeat_interleave(options.views + 1, 0), valid_x, valid_y
    )
    lap("head")
    images = len(x) + len(valid_x)
    print(f"{len(train_ids)} train images, {options.views} views each, {len(valid_ids)} valid, {options.size} pixels")
    print(f"features {images / parts['features']:.1f} images/s, head {parts['head'] / options.epochs:.3f} s per epoch")
    print(f"loss {loss:.4f}, averagePrecision {precision:.4f}, valid {valid_loss:.4f}, {valid_precision:.4f}")
    seconds = ", ".join(f"{part} {value:.2f}" for part, value in parts.items())
    print(f"{options.epochs} epochs in {sum(parts.values()):.1f} s ({seconds})")


main()
