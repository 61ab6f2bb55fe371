#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Time trama beside what its users would pick instead, on the same file, in turn, and write bench/RESULTS.md.

A benchmark, not a test: nothing fails because a machine is slow. Each command runs as a whole process, peer and
trama in turn; figures are medians, ratios are taken pair by pair. Options: --runs N (5), --claims N (1000000),
--no-write. The peers' scripts are looked for in ../shared/peers."""
import argparse
import datetime
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
PEERS = os.path.join(ROOT, "..", "shared", "peers")
TRAMA = os.path.join(ROOT, "build", "trama")


def run(command, log):
    """Wall seconds, CPU seconds and peak MB of one run of `command`; its output goes to `log`."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=log, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(ours, theirs, runs):
    """Rows of (wall, cpu, MB) for each, after one run of each that is not counted."""
    with tempfile.TemporaryFile() as log:
        run(theirs, log)
        run(ours, log)
        pairs = [(run(ours, log), run(theirs, log)) for _ in range(runs)]
    return [p[0] for p in pairs], [p[1] for p in pairs]


def median(rows, column):
    return statistics.median(row[column] for row in rows)


def stages(claims):
    """What --timings prints: where the time of one run goes."""
    command = [TRAMA, "rank", "--by", "degree,strength,pagerank,coreness", "--top", "0", "--format", "csv", "--timings", claims]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    return done.stderr


def version(*command):
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip().splitlines()[0]
    except (OSError, subprocess.CalledProcessError):
        return "not there"


def package(name):
    return f"{name} " + version("dpkg-query", "-W", "-f", "${Version}", name)


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else platform.processor()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--claims", type=int, default=1000000)
    parser.add_argument("--no-write", action="store_true")
    options = parser.parse_args()
    if not os.path.isdir(PEERS):
        sys.exit("skipped: ../shared/peers is not there, and without a peer there is nothing to compare with")
    with tempfile.TemporaryDirectory() as folder:
        claims = os.path.join(folder, "claims.csv")
        with open(claims, "wb") as file:
            subprocess.run(["/usr/bin/python3", os.path.join(PEERS, "gen_claims.py"), str(options.claims)], stdout=file, check=True)
        ours = [TRAMA, "rank", "--by", "degree,strength,pagerank,coreness", "--top", "0", "--format", "csv", claims]
        theirs = ["/usr/bin/python3", os.path.join(PEERS, "rank_igraph.py"), claims, os.path.join(folder, "peer.csv")]
        a, b = compare(ours, theirs, options.runs)
        where = stages(claims)
    ratios = sorted(y[0] / x[0] for x, y in zip(a, b))
    text = f"""# Results

Made by `make bench` on {datetime.date.today()}: {processor()}, {platform.system()} {platform.release().split('-')[0]};
{version("gcc", "--version")}; {package("libigraph-dev")}, {package("python3-igraph")}, {package("python3-pandas")}.
Whole processes, run in turn; medians of {options.runs}, ratios pair by pair.

## Ranking {options.claims:,} claims: degree, strength, PageRank, coreness, every row written

**{statistics.median(ratios):.2f} times as fast as pandas with python-igraph (from {ratios[0]:.2f} to {ratios[-1]:.2f}), with
{median(a, 2) / median(b, 2):.2f} of its memory.**

| | wall s | CPU s | peak MB |
|---|---:|---:|---:|
| trama rank | {median(a, 0):.2f} | {median(a, 1):.2f} | {median(a, 2):.0f} |
| pandas + python-igraph | {median(b, 0):.2f} | {median(b, 1):.2f} | {median(b, 2):.0f} |

trama also folds names, checks every cell, keeps each tie's claims and balances the account. Where its time goes
(`--timings`; the peak of memory so far):

```
{where}```
"""
    print(text)
    if not options.no_write:
        with open(os.path.join(HERE, "RESULTS.md"), "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
