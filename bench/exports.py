# SPDX-License-Identifier: GPL-2.0-or-later
"""Every export of a million claims: time of the export alone, memory; and networkx writing the same graph."""
import os
import re
import shutil
import statistics
import subprocess

from common import PYTHON, TRAMA, made, make_claims

PEER_CLAIMS = 100000  # networkx holds a dictionary for each edge: a million claims take gigabytes
PEER = """import json, sys, time, networkx
graph = networkx.read_graphml(sys.argv[1], force_multigraph=True)
for name, write in (("graphml", networkx.write_graphml), ("gexf", networkx.write_gexf),
                    ("json", lambda g, path: json.dump(networkx.node_link_data(g), open(path, "w")))):
    began = time.monotonic()
    write(graph, sys.argv[2] + "." + name)
    print(name, time.monotonic() - began)
"""


def formats():
    listed = subprocess.run([TRAMA, "export", "--list"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return [line.split()[0] for line in listed.splitlines()]


def bytes_of(path):
    if not os.path.isdir(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(path, name)) for name in os.listdir(path))


def export(form, claims, folder):
    """Seconds and MB before the export, and in it; bytes written."""
    out = os.path.join(folder, "export-" + form)
    done = subprocess.run([TRAMA, "export", "--quiet", "--timings", "--format", form, "-o", out, claims],
                          stderr=subprocess.PIPE, text=True, check=True)
    stages = {name: (float(s), float(mb)) for name, s, mb in re.findall(r"^(\w+) +([\d.]+) s +([\d.]+) MB", done.stderr, re.M)}
    size = bytes_of(out)
    (shutil.rmtree if os.path.isdir(out) else os.remove)(out)
    return stages["export"][0], stages["export"][1], max(stages[s][1] for s in stages if s != "export"), size


def peer(folder):
    """networkx's seconds by format, and ours, for a smaller file."""
    claims = make_claims(folder, PEER_CLAIMS)
    graph = os.path.join(folder, "peer.graphml")
    subprocess.run([TRAMA, "export", "--quiet", "-o", graph, claims], check=True)
    done = subprocess.run([PYTHON, "-c", PEER, graph, os.path.join(folder, "written")], stdout=subprocess.PIPE, text=True, check=True)
    theirs = {line.split()[0]: float(line.split()[1]) for line in done.stdout.splitlines()}
    return {form: (export(form, claims, folder)[0], seconds) for form, seconds in theirs.items()}


def section(options, folder):
    claims = make_claims(folder, options.claims)
    rows, runs = [], max(1, min(options.runs, 3))
    for form in formats():
        found = [export(form, claims, folder) for _ in range(runs)]
        seconds = statistics.median(row[0] for row in found)
        rows.append(f"| {form} | {seconds:.2f} | {found[0][3] / 1e6:.0f} | {found[0][3] / 1e6 / seconds:.0f} | "
                    f"{max(row[1] - row[2] for row in found):.0f} |")
    ratios = [f"| {form} | {ours:.2f} | {theirs:.2f} | {theirs / ours:.0f} |" for form, (ours, theirs) in peer(folder).items()]
    return f"""## Exports of {options.claims:,} claims

| format | export s | MB written | MB/s | MB of memory over reading and weaving |
|---|---:|---:|---:|---:|
{os.linesep.join(rows)}

Only the stage `export` of `--timings`; reading, weaving and, for sqlite, ranking come before it.

networkx writing a graph that it holds already, of {PEER_CLAIMS:,} claims (its GEXF and JSON from our GraphML):

| format | trama s | networkx s | times |
|---|---:|---:|---:|
{os.linesep.join(ratios)}

{made(runs)}
"""
