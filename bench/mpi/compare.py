#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Compare scores: compare.py TRAMA.csv PART.csv…

TRAMA.csv is from `trama rank --top 0 --format csv`, the parts are what pagerank_mpi wrote, rank by rank. For each
measure that both have: the largest absolute and relative difference, and pairs of neighbours in trama's ranking that
stand the other way round though their scores differ by more than the rounding of trama's table.
"""
import csv
import sys

SAME = {"pagerank-petsc": "pagerank", "pagerank-ksp": "pagerank"}
ROUNDING = 5e-12  # trama prints twelve significant digits


def read(paths: list[str]) -> tuple[list[str], dict[str, list[str]]]:
    rows: dict[str, list[str]] = {}
    header: list[str] = []
    for path in paths:
        with open(path, newline="", encoding="utf-8") as file:
            for row in csv.reader(file):
                if not header:
                    header = row
                else:
                    rows[row[header.index("name")]] = row
    return header, rows


def main() -> None:
    names, ours = read(sys.argv[1:2])
    columns, theirs = read(sys.argv[2:])
    print(f"{len(ours)} entities, {len(theirs)} there; {len(ours.keys() ^ theirs.keys())} in one of both only")
    for column in columns[1:]:
        name = SAME.get(column, column)
        if name not in names:
            continue
        at, there = names.index(name), columns.index(column)
        pairs = sorted(((float(ours[key][at]), float(theirs[key][there])) for key in ours), reverse=True)
        absolute = max(abs(x - y) for x, y in pairs)
        relative = max((abs(x - y) / x for x, y in pairs if x != 0), default=0)
        swapped = sum(1 for (x, y), (x2, y2) in zip(pairs, pairs[1:]) if x - x2 > ROUNDING * x and y < y2)
        print(f"{column:15} largest difference {absolute:.3g}, relative {relative:.3g}; {swapped} neighbours swapped")


if __name__ == "__main__":
    main()
