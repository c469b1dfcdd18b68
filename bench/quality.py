#!/usr/bin/env python3
"""Measures the quality of runs' scores on the test images. The threshold is chosen on scores-valid.csv only.

Usage: quality.py VOCDEVKIT_VOC2009 RUN[:CHOICE] [RUN...]
Needs Debian's python3-numpy and python3-pil.
CHOICE is another run of the same recipe, on whose valid scores the threshold is chosen. Use it for a run with
--folds none. The labels come from the masks. For each run, and for the mean over runs, the script prints the mean
average precision (as scikit-learn defines it, over the classes with a positive image) and the mean Dice per image (one
threshold for all classes; the class with the highest score if none reaches it), each with a 95% interval from 2,000
bootstrap samples of the images.
"""
import csv
import os
import sys

import numpy as np
from PIL import Image

RESAMPLES, SEED = 2000, 2009


def labels(root, image, classes):
    mask = np.unique(np.asarray(Image.open(os.path.join(root, "SegmentationClass", image + ".png"))))
    return np.isin(np.arange(1, classes + 1), mask)


def read(path):
    with open(path, newline="") as file:
        rows = list(csv.reader(file))
    return [row[0] for row in rows[1:]], np.array([[float(x) for x in row[1:]] for row in rows[1:]])


def average_precision(scores, truth):
    """Returns the average precision of one class. Images with equal scores count as one step."""
    if not truth.any():
        return np.nan
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(truth[order])
    last = np.append(np.nonzero(np.diff(scores[order]))[0], len(scores) - 1)
    recall = hits[last] / hits[-1]
    return float(np.sum(np.diff(recall, prepend=0) * hits[last] / (last + 1)))


def mean_average_precision(scores, truth):
    return np.nanmean([average_precision(scores[:, c], truth[:, c]) for c in range(truth.shape[1])])


def dices(scores, truth, threshold):
    predicted = scores >= threshold
    none = ~predicted.any(axis=1)
    predicted[none, scores[none].argmax(axis=1)] = True
    return 2 * (predicted & truth).sum(axis=1) / (predicted.sum(axis=1) + truth.sum(axis=1))


def interval(values):
    low, high = np.percentile(values, [2.5, 97.5])
    return f"[{low:.3f}, {high:.3f}]"


def main():
    root, runs = sys.argv[1], sys.argv[2:]
    picks = None
    all_ap, all_dice = [], []
    for argument in runs:
        run, _, choice = argument.partition(":")
        ids, scores = read(os.path.join(choice or run, "scores-valid.csv"))
        truth = np.array([labels(root, i, scores.shape[1]) for i in ids])
        thresholds = np.arange(0.02, 0.99, 0.01)
        threshold = thresholds[np.argmax([dices(scores, truth, t).mean() for t in thresholds])]
        valid_ap, valid_dice = mean_average_precision(scores, truth), dices(scores, truth, threshold).mean()
        ids, scores = read(os.path.join(run, "scores-test.csv"))
        truth = np.array([labels(root, i, scores.shape[1]) for i in ids])
        if picks is None:
            picks = np.random.default_rng(SEED).integers(0, len(ids), (RESAMPLES, len(ids)))
        dice = dices(scores, truth, threshold)
        ap_samples = [mean_average_precision(scores[p], truth[p]) for p in picks]
        dice_samples = [dice[p].mean() for p in picks]
        all_ap.append((mean_average_precision(scores, truth), ap_samples))
        all_dice.append((dice.mean(), dice_samples))
        print(f"{os.path.basename(os.path.normpath(run))}: valid ({valid_ap:.4f} AP, {valid_dice:.4f} Dice"
              f" at {threshold:.2f}); test ({len(ids)} images): AP {all_ap[-1][0]:.4f} {interval(ap_samples)},"
              f" Dice {all_dice[-1][0]:.4f} {interval(dice_samples)}", flush=True)
    if len(runs) > 1:
        print(f"mean of {len(runs)} runs: AP {np.mean([a for a, _ in all_ap]):.4f}"
              f" {interval(np.mean([s for _, s in all_ap], axis=0))},"
              f" Dice {np.mean([d for d, _ in all_dice]):.4f} {interval(np.mean([s for _, s in all_dice], axis=0))}")


main()
