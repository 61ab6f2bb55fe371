# SPDX-License-Identifier: GPL-2.0-or-later
"""Sampled betweenness: a million claims, and whether the intervals hold what they promise."""
import csv
import io
import subprocess
import tempfile

from common import TRAMA, made, make_claims, median, row, run

TRUTH, SEEDS, TOP = 30000, 20, 10


def rank(*arguments):
    command = [TRAMA, "rank", "--quiet", "--by", "betweenness", "--format", "csv", *arguments]
    text = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return list(csv.DictReader(io.StringIO(text)))


def count_covering(claims):
    """Seeds for which all intervals of the true top hold, and for which all of all entities do."""
    exact = {line["name"]: float(line["betweenness"]) for line in rank("--exact", "--top", "0", claims)}
    top = sorted(exact, key=lambda name: -exact[name])[:TOP]
    good, all_good = 0, 0
    for seed in range(1, SEEDS + 1):
        lines = {line["name"]: line for line in rank("--budget", "0.3", "--top", "0", "--seed", str(seed), claims)}
        holds = {name: float(lines[name]["betweenness_low"]) <= exact[name] * (1 + 1e-9) and
                 exact[name] <= float(lines[name]["betweenness_high"]) * (1 + 1e-9) for name in exact}
        good += all(holds[name] for name in top)
        all_good += all(holds.values())
    return good, all_good


def section(options, folder):
    claims = make_claims(folder, options.claims)
    command = [TRAMA, "rank", "--by", "betweenness", "--top", "20", claims]
    with tempfile.TemporaryFile() as log:
        rows = [run(command, log) for _ in range(options.runs)]
    lines = rank("--top", "20", claims)
    widths = [(float(line["betweenness_high"]) - float(line["betweenness_low"])) / 2 / float(line["betweenness"])
              for line in lines]
    good, all_good = count_covering(make_claims(folder, TRUTH))
    return f"""## Sampled betweenness: the top 20 of {options.claims:,} claims, with intervals

**{median(rows, 0):.1f} s and {median(rows, 2):.0f} MB in all, reading included, at the default budget. Half an interval is from
{min(widths):.1%} to {max(widths):.1%} of the score, such that all intervals of all entities hold at once with 95 %.**

| | wall s | CPU s | peak MB |
|---|---:|---:|---:|
{row("trama rank", rows)}

Of {TRUTH:,} claims, whose exact scores are known, sampled at a budget of 0.3 s: the true top {TOP} lie in their
intervals with {good} of {SEEDS} seeds, all entities with {all_good} of {SEEDS}.

{made(options.runs)}
"""
