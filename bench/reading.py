# SPDX-License-Identifier: GPL-2.0-or-later
"""The read stage alone beside libcsv alone, which does nothing with what it finds, on the same file and threads."""
import os
import re
import statistics
import subprocess

from common import ROOT, TRAMA, made, make_claims

ALONE = os.path.join(ROOT, "build", "bench", "libcsv_alone")


def read_stage(claims, threads):
    """Wall seconds and MB of the stage `read`."""
    command = [TRAMA, "rank", "--by", "degree", "--top", "1", "--timings", "--threads", str(threads), claims]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    seconds, megabytes = re.search(r"^read +([\d.]+) s +([\d.]+) MB", done.stderr, re.M).groups()
    return float(seconds), float(megabytes)


def libcsv(claims, threads):
    done = subprocess.run([ALONE, claims, str(threads)], stdout=subprocess.PIPE, text=True, check=True)
    return float(re.search(r"([\d.]+) s", done.stdout).group(1))


def section(options, folder):
    claims = make_claims(folder, options.claims)
    size = os.path.getsize(claims) / 1e6
    rows = []
    for threads in (2, 1):
        pairs = [(read_stage(claims, threads), libcsv(claims, threads)) for _ in range(options.runs + 1)][1:]
        ours, theirs = statistics.median(p[0][0] for p in pairs), statistics.median(p[1] for p in pairs)
        share = statistics.median(p[1] / p[0][0] for p in pairs)
        rows.append(f"| {threads} | {ours:.3f} | {size / ours:.0f} | {theirs:.3f} | {size / theirs:.0f} | "
                    f"{100 * share:.0f} % | {max(p[0][1] for p in pairs):.0f} |")
    return f"""## Reading {options.claims:,} claims

| threads | trama read s | MB/s | libcsv alone s | MB/s | trama's speed in libcsv's | peak MB of read |
|---:|---:|---:|---:|---:|---:|---:|
{os.linesep.join(rows)}

The stage `read` of `--timings`: it splits rows, checks every cell, gives equal texts one number, finds rows that come
twice and balances the account. libcsv alone (`bench/libcsv_alone.c`) counts fields, each thread in its part of the
file.

{made(options.runs)}
"""
