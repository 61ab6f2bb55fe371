# SPDX-License-Identifier: GPL-2.0-or-later
"""Exact betweenness of 30,000 claims beside python-igraph, with the same scores."""
import csv
import os
import subprocess

from common import PEERS, PYTHON, TRAMA, compare, made, make_claims, ratios, row

CLAIMS = 30000


def largest_difference(claims, theirs):
    """Between the scores of both, relative to a score of at least 1."""
    command = [TRAMA, "rank", "--by", "betweenness", "--exact", "--top", "0", "--format", "csv", claims]
    text = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True).stdout
    ours = {line["name"]: float(line["betweenness"]) for line in csv.DictReader(text.splitlines())}
    with open(theirs, encoding="utf-8", newline="") as file:
        expected = {line["name"]: float(line["betweenness"]) for line in csv.DictReader(file)}
    if set(ours) != set(expected):
        raise SystemExit("betweenness: other names than the peer's")
    return max(abs(ours[name] - value) / max(1.0, value) for name, value in expected.items())


def section(options, folder):
    claims, scores = make_claims(folder, CLAIMS), os.path.join(folder, "betweenness.csv")
    ours = [TRAMA, "rank", "--by", "betweenness", "--exact", "--top", "0", "--format", "csv", claims]
    theirs = [PYTHON, os.path.join(PEERS, "betweenness_igraph.py"), claims, scores]
    a, b = compare(ours, theirs, options.runs)
    one, _ = compare([*ours, "--threads", "1"], theirs, 1)
    least, middle, most = ratios(a, b)
    return f"""## Exact betweenness of {CLAIMS:,} claims

**{middle:.1f} times as fast as pandas with python-igraph (from {least:.1f} to {most:.1f}); the largest relative difference
of a score is {largest_difference(claims, scores):.0e}.**

| | wall s | CPU s | peak MB |
|---|---:|---:|---:|
{row("trama rank", a)}
{row("trama rank, one thread, one run", one)}
{row("pandas + python-igraph", b)}

{made(options.runs)}
"""
