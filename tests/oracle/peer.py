#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""trama beside the script that a user would write with pandas and python-igraph: peer.py [CLAIMS.csv]

Compares degree, strength, PageRank and coreness with ../shared/peers/rank_igraph.py on the same file; without a
file, on 20,000 claims of gen_claims.py. TRAMA names the program."""
import csv
import os
import subprocess
import sys

sys.dont_write_bytecode = True  # leave no cache in the tree
from oracle import SHARED, Tally, folder, read_csv, require_trama, run

PEERS = os.path.join(SHARED, "peers")
MEASURES = ("degree", "strength", "pagerank", "coreness")
TOLERANCE = 1e-9


def peer_scores(claims, where):
    out = os.path.join(where, "igraph.csv")
    subprocess.run(["/usr/bin/python3", os.path.join(PEERS, "rank_igraph.py"), claims, out], check=True,
                   stderr=subprocess.DEVNULL)
    rows = read_csv(out)
    return {measure: {row["name"]: float(row[measure]) for row in rows} for measure in MEASURES}


def our_scores(claims):
    text = run(["rank", "--quiet", "--by", ",".join(MEASURES), "--weights", "claims", "--top", "0", "--format",
                "csv", claims], good=(0, 3)).decode("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return {measure: {row["name"]: float(row[measure]) for row in rows} for measure in MEASURES}


def compare(tally, claims, where):
    theirs, ours = peer_scores(claims, where), our_scores(claims)
    for measure in MEASURES:
        tally.compare(os.path.basename(claims), measure, ours[measure], theirs[measure], TOLERANCE)


def main():
    tally = Tally("peer")
    require_trama()
    with folder() as where:
        claims = sys.argv[1] if len(sys.argv) > 1 else os.path.join(where, "claims.csv")
        if not os.path.isdir(PEERS):
            tally.skip("../shared/peers is not there")
        else:
            if len(sys.argv) == 1:
                with open(claims, "wb") as file:
                    subprocess.run(["/usr/bin/python3", os.path.join(PEERS, "gen_claims.py"), "20000"],
                                   stdout=file, check=True)
            compare(tally, claims, where)
    tally.close()


if __name__ == "__main__":
    main()
