# SPDX-License-Identifier: GPL-2.0-or-later
"""Four cheap measures of a million claims beside pandas with python-igraph."""
import os
import subprocess

from common import PEERS, PYTHON, TRAMA, compare, made, make_claims, median, ratios, row

MEASURES = "degree,strength,pagerank,coreness"


def command(claims):
    return [TRAMA, "rank", "--by", MEASURES, "--weights", "claims", "--top", "0", "--format", "csv", claims]


def stages(claims):
    """What --timings prints: where the time of one run goes."""
    done = subprocess.run([*command(claims), "--timings"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    return done.stderr


def section(options, folder):
    claims = make_claims(folder, options.claims)
    ours = command(claims)
    theirs = [PYTHON, os.path.join(PEERS, "rank_igraph.py"), claims, os.path.join(folder, "peer.csv")]
    a, b = compare(ours, theirs, options.runs)
    least, middle, most = ratios(a, b)
    return f"""## Ranking {options.claims:,} claims: degree, strength, PageRank, coreness, every row written

**{middle:.2f} times as fast as pandas with python-igraph (from {least:.2f} to {most:.2f}), with
{median(a, 2) / median(b, 2):.2f} of its memory.**

| | wall s | CPU s | peak MB |
|---|---:|---:|---:|
{row("trama rank", a)}
{row("pandas + python-igraph", b)}

trama also folds names, checks every cell, keeps each tie's claims and balances the account. Where its time goes
(`--timings`; the peak of memory so far):

```
{stages(claims)}```

{made(options.runs)}
"""
