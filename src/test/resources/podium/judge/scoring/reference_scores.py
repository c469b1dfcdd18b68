"""Scores many submissions with the functions of score_reference.py, counting each distinct row once.

reference_scores.py SCRIPT SOLUTION.csv SUBMISSION.csv...    prints a line each: classification, segmentation, score
"""
import csv
import sys

script, solution_file, *submissions = sys.argv[1:]
source = open(script).read()
reference = {}
exec(source[: source.rindex("\nmain()")], reference)
csv.field_size_limit(1 << 30)
solution = list(csv.DictReader(open(solution_file)))
counted = {}


def dice(row, predicted):
    kind = row["Id"].rsplit("_", 1)[1]
    size = reference["CLASSES"]
    if kind == "segmentation":
        size *= int(row["Width"]) * int(row["Height"])
    key = row["Id"], predicted
    if key not in counted:
        counted[key] = reference["dice"](
            reference["decode"](predicted, size), reference["decode"](row["Predicted"], size)
        )
    return kind, counted[key]


for file in submissions:
    predicted = {row["Id"]: row["Predicted"] for row in csv.DictReader(open(file))}
    values = {"classification": [], "segmentation": []}
    for row in solution:
        kind, value = dice(row, predicted[row["Id"]])
        values[kind].append(value)
    mean = reference["np"].mean
    print(*(repr(float(mean(v))) for v in (*values.values(), sum(values.values(), []))))
