#!/usr/bin/env python3
"""Measures the quality of a segmenter's label maps with numpy, as a check of Podium's own figures.

Usage: segmentation.py VOCROOT MASKS...
Needs Debian's python3-numpy and python3-pil.
VOCROOT contains SegmentationClass/*.png. MASKS is a folder of label maps, such as RUN/masks-test of a run or OUT/masks
of 'podium predict'. The script prints the mean IoU from one confusion matrix without void, the pixel accuracy, and the
mean over images of Dice pooled over the class planes (void counts as background), with bootstrap intervals.
"""
import sys
from pathlib import Path

import numpy as np
from PIL import Image

LABELS, VOID, SAMPLES = 21, 255, 2000


def mean_iou(confusion):
    right = np.diagonal(confusion, axis1=-2, axis2=-1)
    union = confusion.sum(-1) + confusion.sum(-2) - right
    with np.errstate(invalid="ignore"):
        return np.nanmean(right / union, axis=-1)


def interval(values):
    return "[{:.3f}, {:.3f}]".format(*np.percentile(values, [2.5, 97.5]))


def main():
    truths = Path(sys.argv[1]) / "SegmentationClass"
    for folder in map(Path, sys.argv[2:]):
        confusions, dices = [], []
        for file in sorted(folder.glob("*.png")):
            labels = np.array(Image.open(file)).astype(int)
            truth = np.array(Image.open(truths / file.name)).astype(int)
            known = truth != VOID
            confusions.append(np.bincount(LABELS * truth[known] + labels[known], minlength=LABELS**2))
            present, predicted = known & (truth > 0), labels > 0
            pixels = present.sum() + predicted.sum()
            dices.append(2 * (present & (labels == truth)).sum() / pixels if pixels else 1)
        confusions = np.array(confusions).reshape(-1, LABELS, LABELS)
        dices = np.array(dices)
        drawn = np.random.default_rng(2009).integers(len(dices), size=(SAMPLES, len(dices)))
        total = confusions.sum(0)
        ious = [mean_iou(confusions[images].sum(0)) for images in drawn]
        print(f"{folder}: {len(dices)} images, mean IoU {mean_iou(total):.4f} {interval(ious)},"
              f" pixel accuracy {np.trace(total) / total.sum():.4f}, Dice {dices.mean():.4f} {interval(dices[drawn].mean(1))}")
        with np.errstate(invalid="ignore"):
            iou = np.diagonal(total) / (total.sum(0) + total.sum(1) - np.diagonal(total))
        print("  IoU by label:", " ".join(f"{value:.2f}" for value in iou))


main()
