# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawing 1,000, 10,000 and 100,000 entities beside dot, sfdp, and networkx with pygraphviz, on the same graphs."""
import csv
import os
import subprocess
import sys
import time

from common import HERE, PYTHON, TRAMA, made, median, package

SIZES = (1000, 10000, 100000)
LIMITS = {1000: 2, 10000: 6, 100000: 20}  # seconds that a picture may take
LONGEST = 60  # seconds after which a peer is stopped
DEFINITION = 'digraph network {{ trama_title="Who deals with whom" trama_layout=force trama_nodes=1000000 trama_page=A4 {more} }}\n'


def timed(command, log):
    """Wall seconds and peak MB of a command and what it waited for; None if it took too long."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=log, stderr=subprocess.DEVNULL, preexec_fn=os.setsid)
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        if time.monotonic() - began > LONGEST:
            os.killpg(process.pid, 9)
            os.wait4(process.pid, 0)
            process.returncode = -9
            return None
        time.sleep(0.005)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return time.monotonic() - began, 0, usage.ru_maxrss / 1024


def plain_graph(claims, path):
    """The same entities and ties as Graphviz reads them, as points."""
    edges, names = set(), {}
    with open(claims, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            a = names.setdefault(row["person"], len(names))
            for other in (row["organization"], row["target"]):
                if other:
                    edges.add((a, names.setdefault(other, len(names))))
    with open(path, "w", encoding="utf-8") as file:
        file.write('digraph {\nnode [shape=point, width=0.05] edge [penwidth=0.3, arrowsize=0.3]\n')
        file.writelines(f"n{i};\n" for i in range(len(names)))
        file.writelines(f"n{a} -> n{b};\n" for a, b in sorted(edges))
        file.write("}\n")
    return len(names), len(edges)


def row(name, rows, ours):
    if rows[0] is None:
        return f"| {name} | over {LONGEST}, stopped | – | over {LONGEST / median(ours, 0):.0f} |"
    return f"| {name} | {median(rows, 0):.2f} | {median(rows, 2):.0f} | {median(rows, 0) / median(ours, 0):.1f} |"


def one_size(n, folder, runs):
    claims, graph = os.path.join(folder, f"people-{n}.csv"), os.path.join(folder, f"people-{n}.gv")
    with open(claims, "wb") as file:
        subprocess.run([PYTHON, os.path.join(HERE, "communities.py"), str(n)], stdout=file, check=True)
    n_nodes, n_edges = plain_graph(claims, graph)
    for name, more in (("force", ""), ("asked", "trama_layout=layered")):
        with open(os.path.join(folder, f"{name}.gv"), "w", encoding="utf-8") as file:
            file.write(DEFINITION.format(more=more))

    def draw(ending, definition="force"):
        out = os.path.join(folder, f"out.{ending}")
        return [TRAMA, "draw", claims, "-g", os.path.join(folder, f"{definition}.gv"), "-o", out, "--quiet"]

    commands = {
        "trama draw, SVG": draw("svg"),
        "trama draw, DOT with places": draw("dot"),
        "trama draw, SVG, layers asked for": draw("svg", "asked"),
        "dot": ["dot", "-Tsvg", graph],
        "sfdp": ["sfdp", "-Tsvg", graph],
        "networkx + pygraphviz (sfdp)": [PYTHON, os.path.join(HERE, "draw_networkx.py"), claims,
                                         os.path.join(folder, "peer.svg")],
    }
    rows = {name: [] for name in commands}
    with open(os.devnull, "wb") as log:
        for turn in range(runs):
            for name, command in commands.items():
                if turn == 0 or (rows[name][0] is not None and rows[name][0][0] < 10):
                    rows[name].append(timed(command, log))
    ours = rows["trama draw, SVG"]
    table = "\n".join(row(name, each, ours) for name, each in rows.items())
    within = "within" if median(ours, 0) <= LIMITS[n] else "over"
    return f"""**{n_nodes:,} entities, {n_edges:,} ties: {median(ours, 0):.2f} s, {within} the {LIMITS[n]} s it may take.**

| | wall s | peak MB | times trama's |
|---|---:|---:|---:|
{table}
"""


def section(options, folder):
    parts = "\n".join(one_size(n, folder, min(options.runs, 3)) for n in SIZES)
    return f"""## Drawing many entities

Communities of heavy-tailed sizes (`bench/communities.py`) from a file of claims to a page of A4 with title, names, legend,
caption, and each tie's claims as its tooltip; the peers draw bare points and lines. Whoever takes over {LONGEST} s is stopped.
Peak memory is that of the largest process; `trama-render` draws only the legend here.

{parts}
{package("graphviz")}, {package("python3-pygraphviz")}.
{made(min(options.runs, 3))}
"""
