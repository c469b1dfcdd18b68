#!/usr/bin/env python3
"""Compares two checkouts, for example before and after a change: peak memory and seconds of 'podium run', and of
commands that load no engine.

Usage: run_memory.py BEFORE AFTER [--pairs 3] [--starts 25] [--quick]
Each pair runs 'podium run sample' of both checkouts in turns, each in a new workspace, so that its networks are trained
and its images predicted. Then 'help' and 'leaderboard sample' run --starts times in turns. Memory is the largest
resident size of the Java process. Ratios are AFTER to BEFORE, each the median of the pairs' ratios, with its range.
--quick makes one pair with the players that need no network, and three starts.
"""
import argparse
import os
import subprocess
import tempfile
import time
from pathlib import Path

import checkout

NO_NETWORKS = ["--classifier", "none", "--segmenter", "none"]


def measured(folder, *arguments):
    """Runs a command of a checkout to its end, and returns its seconds and its peak in MB."""
    began = time.time()
    process = subprocess.Popen(
        [Path(folder) / "podium", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{folder}/podium {' '.join(map(str, arguments))} ended with {process.returncode}")
    return time.time() - began, usage.ru_maxrss * 1024 / 1e6


def pairs(count, measure):
    """Measures both checkouts in turns; the second begins every other pair."""
    rows = []
    for pair in range(count):
        found = {i: measure(i, pair) for i in ((0, 1) if pair % 2 == 0 else (1, 0))}
        (seconds, memory), (new_seconds, new_memory) = found[0], found[1]
        rows.append((seconds, new_seconds, new_seconds / seconds, memory, new_memory, new_memory - memory))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before", type=Path)
    parser.add_argument("after", type=Path)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--starts", type=int, default=25)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    count, starts = (1, 3) if options.quick else (options.pairs, options.starts)
    checkouts = (options.before.resolve(), options.after.resolve())
    more = NO_NETWORKS if options.quick else []
    columns = ("before, s", "after, s", "ratio", "before, peak MB", "after, peak MB", "difference, MB")
    with tempfile.TemporaryDirectory() as folder:
        spaces = {}
        for root in checkouts:
            measured(root, "--version")  # builds it, and writes the archive of its classes

        def run(which, pair):
            spaces[which] = Path(folder) / f"{pair}-{which}"
            measured(checkouts[which], "init", spaces[which])
            return measured(checkouts[which], "run", "sample", "--workspace", spaces[which], *more)

        def start(which, _):
            return measured(checkouts[which], "help")

        def board(which, _):
            return measured(checkouts[which], "leaderboard", "sample", "--workspace", spaces[which])

        checkout.table(" ".join(["podium run sample", *more]), columns, pairs(count, run))
        checkout.table("podium help", columns, pairs(starts, start))
        checkout.table("podium leaderboard sample", columns, pairs(starts, board))


main()
