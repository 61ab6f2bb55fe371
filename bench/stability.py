#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Time `rank --stability` with 1,000 draws as a whole process: degree, strength and PageRank on 30,000 claims of 200
origins (../shared/peers/gen_claims.py), and the default measures on the example. Prints Markdown. TRAMA names the
program; RUNS (5) how often."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
GENERATOR = os.path.join(ROOT, "..", "shared", "peers", "gen_claims.py")
TRAMA = os.environ.get("TRAMA") or os.path.join(ROOT, "build", "trama")
RUNS = int(os.environ.get("RUNS", "5"))


def once(command):
    """Wall seconds, CPU seconds, peak MB of one process."""
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: exit status {child.returncode}")
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def row(title, command):
    runs = [once(command) for _ in range(RUNS)]
    wall, cpu, peak = (statistics.median(run[i] for run in runs) for i in range(3))
    return f"| {title} | {wall:.2f} | {cpu:.2f} | {peak:.0f} |"


def table():
    """The part of a report, in Markdown."""
    rows = ["| rank --stability, 1,000 draws | wall s | CPU s | peak MB |", "|---|---:|---:|---:|"]
    rows.append(row("the example, five measures", [TRAMA, "rank", "--stability", "-q", os.path.join(ROOT, "input")]))
    if not os.path.exists(GENERATOR):
        return "\n".join(rows) + "\n\nskipped: ../shared/peers is not there\n"
    with tempfile.TemporaryDirectory() as folder:
        claims = os.path.join(folder, "claims.csv")
        with open(claims, "wb") as file:
            subprocess.run(["/usr/bin/python3", GENERATOR, "30000"], stdout=file, check=True)
        rows.append(row("30,000 claims, 200 origins: degree, strength, PageRank",
                        [TRAMA, "rank", "--stability", "-q", "--by", "degree,strength,pagerank", claims]))
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table())
