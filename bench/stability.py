# SPDX-License-Identifier: GPL-2.0-or-later
"""`rank --stability` with 1,000 draws: the example, and 30,000 claims of 200 origins."""
import os
import tempfile

from common import ROOT, TRAMA, made, make_claims, median, row, run

CLAIMS = 30000


def measured(command, runs):
    with tempfile.TemporaryFile() as log:
        run(command, log)
        return [run(command, log) for _ in range(runs)]


def section(options, folder):
    claims = make_claims(folder, CLAIMS)
    example = measured([TRAMA, "rank", "--stability", "-q", os.path.join(ROOT, "input")], options.runs)
    large = measured([TRAMA, "rank", "--stability", "-q", "--by", "degree,strength,pagerank", claims], options.runs)
    return f"""## How sure a ranking is, from 1,000 draws

**{median(large, 0):.1f} s and {median(large, 2):.0f} MB for {CLAIMS:,} claims of 200 origins; {median(example, 0):.2f} s for the example.**

| | wall s | CPU s | peak MB |
|---|---:|---:|---:|
{row("the example, five measures", example)}
{row(f"{CLAIMS:,} claims: degree, strength, PageRank", large)}

{made(options.runs)}
"""
