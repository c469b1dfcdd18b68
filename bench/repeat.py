#!/usr/bin/env python3
"""Repeats the rows of a CSV file TIMES times, each time with new Ids: repeat.py SOURCE.csv TIMES OUT.csv"""
import sys

source, times, out = sys.argv[1:]
with open(source) as file:
    header, *rows = file
marked = "".join("\0" + row for row in rows)
with open(out, "w") as file:
    file.write(header)
    for i in range(int(times)):
        file.write(marked.replace("\0", f"{i}-"))
