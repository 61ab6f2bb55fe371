# SPDX-License-Identifier: GPL-2.0-or-later
"""What the parts of the benchmark share: running whole processes in turn, medians, what machine this is."""
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
PYTHON = "/usr/bin/python3"  # Debian's, which has the peers' packages


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


def made(runs):
    """When, where and how a section was made."""
    return (f"Made on {datetime.date.today()}: {processor()}, {platform.system()} {platform.release().split('-')[0]}; "
            f"{version('gcc', '--version')};\n{package('libigraph-dev')}, {package('python3-igraph')}, "
            f"{package('python3-pandas')}. Whole processes, run in turn; medians of {runs}, ratios pair by pair.")


def make_claims(folder, n):
    """A file of n claims, the same each time."""
    path = os.path.join(folder, f"claims-{n}.csv")
    if not os.path.exists(path):
        with open(path, "wb") as file:
            subprocess.run([PYTHON, os.path.join(PEERS, "gen_claims.py"), str(n)], stdout=file, check=True)
        os.sync()  # or it is written to the disk while the runs are timed
    return path


def ratios(ours, theirs):
    """Theirs to ours in wall time, pair by pair: least, median, most."""
    each = sorted(y[0] / x[0] for x, y in zip(ours, theirs))
    return each[0], statistics.median(each), each[-1]


def row(name, rows):
    return f"| {name} | {median(rows, 0):.2f} | {median(rows, 1):.2f} | {median(rows, 2):.0f} |"
