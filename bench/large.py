# SPDX-License-Identifier: GPL-2.0-or-later
"""The ranking of ranking.py on ten times as many claims: how much longer, and how much memory."""
from common import compare, made, make_claims, median, ratios, row
from ranking import command, stages


def section(options, folder):
    few, many = make_claims(folder, options.claims), make_claims(folder, 10 * options.claims)
    runs = min(options.runs, 3)
    a, b = compare(command(few), command(many), runs)
    least, middle, most = ratios(a, b)
    return f"""## Ranking {10 * options.claims:,} claims

**{middle:.1f} times as long as {options.claims:,} claims (from {least:.1f} to {most:.1f}), with {median(b, 2) / median(a, 2):.1f} times the memory.**

| claims | wall s | CPU s | peak MB |
|---|---:|---:|---:|
{row(f"{options.claims:,}", a)}
{row(f"{10 * options.claims:,}", b)}

```
{stages(many)}```

{made(runs)}
"""
