"""The common code of the scripts that run Podium: the launcher's environment, and Java classes of a checkout.

A checkout needs a build: ./mvnw -B verify, or at least ./mvnw -B test-compile and ./podium --version.
"""
import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
ALLOCATOR = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": "4294967296",
    "MALLOC_TRIM_THRESHOLD_": "17179869184",
    "MALLOC_TOP_PAD_": "268435456",
}
LAUNCHER = {**ALLOCATOR, "OMP_NUM_THREADS": str(os.cpu_count()), "MXNET_ENGINE_TYPE": "NaiveEngine"}
BENCHMARKS = "podium.player.training."
# Student's t for a two-sided interval of 95%, by degrees of freedom from 1 on.
STUDENT = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228)


def reach(values):
    """Half the width of the 95% interval of the mean of two or more values, that of Student's t (wider from 12 values on)."""
    return STUDENT[min(len(values) - 1, len(STUDENT)) - 1] * statistics.stdev(values) / len(values) ** 0.5


def java(checkout, name, arguments):
    """Returns the command that runs a benchmark of a checkout, a class of its tests."""
    target = Path(checkout) / "target"
    jars = sorted((target / "lib").glob("*.jar"))
    if not jars or not (target / "test-classes").exists():
        sys.exit(f"{checkout}: there is no build; run ./mvnw -B verify there")
    path = ":".join(map(str, [target / "test-classes", target / "classes", *jars]))
    return ["java", "-cp", path, BENCHMARKS + name, *map(str, arguments)]


def figures(command, environment):
    """Runs a command, and returns the numbers of its lines 'NAME NUMBER'."""
    run = subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True, text=True)
    return {line.split()[0]: float(line.split()[1]) for line in run.stdout.splitlines() if len(line.split()) == 2}


def table(title, columns, rows):
    """Prints the median and the range of each column of numbers."""
    print(title)
    for name, values in zip(columns, zip(*rows)):
        print(f"  {name:28} {statistics.median(values):10.3f}  [{min(values):.3f}, {max(values):.3f}]", flush=True)
