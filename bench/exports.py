# SPDX-License-Identifier: GPL-2.0-or-later
"""Every export of a million claims as a whole command, and what pandas, networkx and sqlite3 take for the same."""
import os
import shutil
import subprocess
import tempfile

from common import PYTHON, TRAMA, made, make_claims, median, package, run

PEER_CLAIMS = 100000  # networkx holds a dictionary for each edge: a million claims take gigabytes
READ = """import sys, pandas
claims = pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
"""
GRAPH = READ + """import networkx
graph = networkx.MultiDiGraph()
for number, claim in enumerate(claims.itertuples(index=False), 2):
    told = dict(claim._asdict(), line=number)
    for other in ("organization", "target"):
        if told[other]:
            graph.add_edge(claim.person, told[other], layer=other, **told)
"""
ROWS = READ + """import sqlite3
database = sqlite3.connect(sys.argv[2])
database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
claims.to_sql("claims", database, index_label="number")
names = ", ".join(name for name in claims.columns if name != "date")
database.executescript(f"CREATE INDEX person ON claims (person); CREATE INDEX organization ON claims (organization);"
                       f"CREATE VIRTUAL TABLE search USING fts5 ({names}, content='claims', content_rowid='number');"
                       "INSERT INTO search (search) VALUES ('rebuild');")
database.commit()
"""
PEERS = {
    "graphml": GRAPH + "networkx.write_graphml(graph, sys.argv[2])\n",
    "gexf": GRAPH + "networkx.write_gexf(graph, sys.argv[2])\n",
    "json": GRAPH + "import json\njson.dump(networkx.node_link_data(graph), open(sys.argv[2], 'w'))\n",
    "pajek": GRAPH + "networkx.write_pajek(networkx.MultiDiGraph((a, b, {'weight': 1}) for a, b in graph.edges()), sys.argv[2])\n",
    "sqlite": ROWS,
}


def formats():
    listed = subprocess.run([TRAMA, "export", "--list"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return [line.split()[0] for line in listed.splitlines()]


def bytes_of(path):
    if not os.path.isdir(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(path, name)) for name in os.listdir(path))


def remove(path):
    (shutil.rmtree if os.path.isdir(path) else os.remove)(path)


def measured(command, out):
    """Wall, CPU, MB of one run, and the bytes it wrote, which are gone then."""
    with tempfile.TemporaryFile() as log:
        row = run(command, log)
    size = bytes_of(out)
    remove(out)
    return (*row, size)


def export(form, claims, folder):
    out = os.path.join(folder, "export-" + form)
    return measured([TRAMA, "export", "--quiet", "--format", form, "-o", out, claims], out)


def rank(claims, folder):
    """MB of the same reading and weaving, with the least to do behind it."""
    out = os.path.join(folder, "ranked.csv")
    return measured([TRAMA, "rank", "--quiet", "--by", "degree", "-o", out, claims], out)[2]


def against(form, program, folder, runs):
    claims = make_claims(folder, PEER_CLAIMS)
    out = os.path.join(folder, "peer-" + form)
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(export(form, claims, folder))
        theirs.append(measured([PYTHON, "-c", program, claims, out], out))
    wall, mb = [(median(ours, column), median(theirs, column)) for column in (0, 2)]
    return (f"| {form} | {wall[1] / wall[0]:.0f} | {mb[1] / mb[0]:.0f} | {wall[0]:.2f} | {wall[1]:.2f} | "
            f"{mb[0]:.0f} | {mb[1]:.0f} |")


def section(options, folder):
    claims = make_claims(folder, options.claims)
    runs = max(1, min(options.runs, 3))
    base, rows = rank(claims, folder), []
    for form in formats():
        found = [export(form, claims, folder) for _ in range(runs)]
        wall, cpu, mb = (median(found, column) for column in range(3))
        rows.append(f"| {form} | {wall:.2f} | {cpu:.2f} | {found[0][3] / 1e6:.0f} | {mb:.0f} | {mb - base:.0f} |")
    peers = [against(form, program, folder, runs) for form, program in PEERS.items()]
    return f"""## Exports

From the same CSV file of {PEER_CLAIMS:,} claims: how many times as long, and as much memory, a program in Python takes
({package('python3-pandas')}, {package('python3-networkx')}, sqlite3 with full-text search). It writes less: no kinds,
no statuses, no counted ties.

| format | times as long | times the memory | trama s | Python s | trama MB | Python MB |
|---|---:|---:|---:|---:|---:|---:|
{os.linesep.join(peers)}

Whole commands on {options.claims:,} claims; `trama rank` of the same file takes {base:.0f} MB:

| format | s | CPU s | MB written | MB of memory | over rank |
|---|---:|---:|---:|---:|---:|
{os.linesep.join(rows)}

{made(runs)}
"""
