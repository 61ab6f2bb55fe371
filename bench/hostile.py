# SPDX-License-Identifier: GPL-2.0-or-later
"""Input of hostile shapes at full size: what each command says of it, how long it takes and how much memory, within
bounds that are set as limits of the process. The shapes are those of tests/oracle/hostile_shapes.py, which runs a
hundredth of each as a test."""
import os
import shutil
import subprocess
import sys
import tempfile
import time

from common import ROOT, made

sys.path.insert(0, os.path.join(ROOT, "tests", "oracle"))
import hostile_shapes as shapes

MOST_WAITS = 4  # the bound is of CPU time, as others may use the machine; what hangs is ended later
STATUSES = {0: "0", 1: "1, refused", 3: "3, rows rejected"}


def seconds_bound(size):
    return shapes.BASE_SECONDS + shapes.SECONDS_PER_GB * size / 1e9


def first_line(log):
    """The first line of what was said, shortened, without the folder's name."""
    log.seek(0)
    text = log.read(4000).decode("utf-8", "replace")
    lines = [line for line in text.splitlines() if line.strip()]
    line = lines[0] if lines else ""
    line = line.split("/")[-1] if line.startswith("/") else line
    line = "".join(c if c.isprintable() and c not in "|`" else " " for c in line)
    return " ".join(line.split())[:90]


def run(command, bytes_mb, seconds):
    """Exit status, first line, wall and CPU seconds, peak MB."""
    with tempfile.TemporaryFile() as log, tempfile.TemporaryDirectory() as where:
        words = [word.replace("OUT", os.path.join(where, "out")) for word in command]
        began = time.monotonic()
        process = subprocess.Popen(words, stdout=log, stderr=subprocess.STDOUT, cwd=where, preexec_fn=shapes.limit(1024 + bytes_mb))
        timer = subprocess.Popen(["sh", "-c", f"sleep {int(MOST_WAITS * seconds)}; kill -KILL {process.pid}"], stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        took = time.monotonic() - began
        timer.kill()
        timer.wait()
        status = process.returncode = os.waitstatus_to_exitcode(status)
        return status, first_line(log), took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def rows_of(shape, folder):
    name, write, full, _, commands = shape
    path = os.path.join(folder, "hostile")
    os.mkdir(path)
    write(path, full)
    size = shapes.bytes_in(path)
    bound, seconds, rows = shapes.bound_mb(size), seconds_bound(size), []
    for command, small, _, *full_size in commands:
        expected = full_size[0] if full_size else small
        status, line, wall, cpu, peak = run(shapes.words_of(command, path, "OUT"), bound, seconds)
        held = "" if status == expected and peak <= bound and cpu <= seconds else " **not held**"
        rows.append(f"| {name} | {size / 1e6:.0f} | `trama {' '.join(command)}` | {STATUSES.get(status, status)} | {line} | "
                    f"{wall:.1f} | {cpu:.1f} of {seconds:.0f}{held} | {peak:.0f} of {bound} |")
        print(rows[-1], file=sys.stderr, flush=True)
        name = ""
    shutil.rmtree(path)
    return rows


def section(options, folder):
    chosen = os.environ.get("SHAPES", "")
    rows = [row for shape in shapes.SHAPES if chosen in shape[0] for row in rows_of(shape, folder)]
    return f"""## Hostile input

Each command runs with limits, which are the bounds: {shapes.BASE_MB} MB of memory and {shapes.BYTES_PER_BYTE} bytes for each byte of
input, at most {shapes.MOST_MB} MB; {shapes.BASE_SECONDS} s of CPU time and {shapes.SECONDS_PER_GB} s for each gigabyte. Either it is done within them, or it is refused with
a sentence. No row is lost in silence, nothing ends by a signal.

| shape | MB | command | exit status | what it says first | s | CPU s, of bound | MB, of bound |
|---|---:|---|---|---|---:|---:|---:|
{os.linesep.join(rows)}

{made(1)}
"""
