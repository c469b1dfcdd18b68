#!/usr/bin/env python3
"""Trains a head on a frozen MobileNetV2 in plain PyTorch: the slower peer of the recipe mobilenetv2-frozen.

Each epoch decodes, resizes and augments every train image again and sends it through the backbone without gradients.
The valid images are treated likewise, without augmentation. torch_frozen_cached.py does this with cached features.

torch_frozen_plain.py [--epochs 50] [--of 50] [...]
    With fewer epochs than --of, the seconds of the whole task are extrapolated from the mean of the epochs after the
    first, and the last line says so.

Needs Debian's python3-numpy, python3-pil, python3-torch and python3-torchvision. For the tuned allocator, set:
  MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=17179869184 MALLOC_TOP_PAD_=268435456 MALLOC_ARENA_MAX=1
"""
import time

import numpy as np
import torch
from torch.nn import functional as F
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms

import mobilenetv2_params
import torch_frozen as job


class Images(Dataset):
    def __init__(self, options, names, augmented):
        self.options, self.names = options, names
        self.targets = [torch.from_numpy(job.labels(options.data, name)) for name in names]
        steps = [job.augmentation()] if augmented else []
        self.transform = transforms.Compose([*steps, transforms.ToTensor(), transforms.Normalize([0.5] * 3, [0.5] * 3)])

    def __len__(self):
        return len(self.names)

    def __getitem__(self, i):
        return self.transform(job.read(self.options.data, self.names[i], self.options.size)), self.targets[i]


def main():
    arguments = job.parser(__doc__)
    arguments.add_argument("--of", type=int, default=50, help="the number of epochs of the whole task")
    options = arguments.parse_args()
    began = time.time()
    job.begin(options)
    train_ids, valid_ids = job.split(options.data, options.folds)
    loader = dict(batch_size=options.batch, num_workers=options.workers)
    train = DataLoader(Images(options, train_ids, True), shuffle=True, **loader)
    valid = DataLoader(Images(options, valid_ids, False), **loader)
    backbone, head = mobilenetv2_params.load(options.weights), job.new_head()
    optimizer = torch.optim.Adam(head.parameters(), options.rate)
    setup = time.time() - began
    print(f"{len(train_ids)} train and {len(valid_ids)} valid images, {options.size} pixels, set up in {setup:.1f} s")

    def epoch(batches, learn):
        scores, targets, total = [], [], 0.0
        for x, y in batches:
            with torch.no_grad():
                features = backbone(x)
            with torch.set_grad_enabled(learn):
                logits = head(features)
                loss = F.binary_cross_entropy_with_logits(logits, y)
            if learn:
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
            total += loss.item() * len(x)
            scores.append(logits.detach())
            targets.append(y)
        scores, targets = torch.cat(scores).numpy(), torch.cat(targets).numpy()
        return total / len(targets), job.average_precision(scores, targets)

    seconds = []
    for number in range(1, options.epochs + 1):
        start = time.time()
        loss, precision = epoch(train, True)
        valid_loss, valid_precision = epoch(valid, False)
        seconds.append(time.time() - start)
        print(
            f"epoch {number}: {seconds[-1]:.2f} s, loss {loss:.4f}, averagePrecision {precision:.4f}, "
            f"valid loss {valid_loss:.4f}, averagePrecision {valid_precision:.4f}",
            flush=True,
        )
    total = time.time() - began
    print(f"{options.epochs} epochs in {total:.1f} s, measured")
    if options.epochs < options.of:
        mean = np.mean(seconds[1:] or seconds)
        whole = setup + options.of * mean
        print(f"{options.of} epochs in {whole:.1f} s, EXTRAPOLATED from {mean:.2f} s per epoch")


main()
