#!/usr/bin/env python3
"""Creates a submission of realistic quality from the true masks.

realistic.py SCRIPT MASK_DIR IDS_FILE OUT.csv
    SCRIPT is ../shared/peers/score_reference.py, whose encoder is used.

Every mask is shifted by 3 pixels to the right and 2 down, so that its contours are as irregular as the true ones but
slightly wrong. Every tenth image loses its first class, and every seventh gets an extra person.
"""
import sys
import numpy as np
from PIL import Image

script, mask_dir, ids_file, out = sys.argv[1:]
source = open(script).read()
reference = {}
exec(source[: source.rindex("\nmain()")], reference)
classes = reference["CLASSES"]

with open(out, "w") as file:
    file.write("Id,Predicted\n")
    for i, name in enumerate(open(ids_file).read().split()):
        seg = np.asarray(Image.open(f"{mask_dir}/{name}.png")).copy()
        seg[seg > classes] = 0
        seg = np.roll(seg, (2, 3), (0, 1))
        present = np.unique(seg[seg > 0])
        if i % 10 == 0 and len(present) > 0:
            seg[seg == present[0]] = 0
        if i % 7 == 0:
            seg[40:90, 30:70] = 15
        planes = np.stack([seg == c for c in range(1, classes + 1)])
        file.write(f"{name}_classification,{reference['encode'](planes.any((1, 2)))}\n")
        file.write(f"{name}_segmentation,{reference['encode'](planes)}\n")
