#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Effective size, cut nodes and ties, edge betweenness, mixing, signed ties and brokerage, against networkx,
python-igraph, numpy and R's sna on random networks; and the published disruption of the Montagna networks.

Run with Debian's /usr/bin/python3. Brokerage is compared where Rscript and r-cran-sna are there."""
import itertools
import json
import math
import os
import random
import shutil
import subprocess
import sys
import warnings

import igraph
import networkx
import numpy

sys.dont_write_bytecode = True  # leave no cache in the tree
from classic import KINDS, MAFIA, shape
from oracle import Tally, folder, rank, read_csv, require_trama, run, write_claims

HEADER = ["person", "role", "organization", "action", "target", "source", "sign"]
ROLES = ["coordinator", "itinerant", "gatekeeper", "representative", "liaison", "all"]
SHAPES = [*KINDS, "alone", "nothing"]


# ---- random networks ----

class Drawn:
    """Claims with signs, their entities' kinds, and what they say: pairs with origins and signs, and arcs."""

    def __init__(self, kind, rng):
        self.n = {"pair": 2, "alone": 1}.get(kind, rng.randint(3, 24))
        self.names = [f"v{i:02d}" for i in range(self.n)]
        groups = rng.choice([["red"], ["red", "blue"], ["red", "blue", "green"], list("abcdefgh")])
        self.group = {name: rng.choice(groups) for name in self.names}
        edges = [] if kind in ("alone", "nothing") else shape(kind, self.n, rng)
        self.rows = [[name, "", "", "", "", "s0", ""] for name in self.names]
        for a, b, n_origins in edges:
            self.add(self.names[a], self.names[b], n_origins, rng)
        rng.shuffle(self.rows)
        self.rows = list(dict.fromkeys(tuple(row) for row in self.rows))
        self.read()

    def add(self, a, b, n_origins, rng):
        sign = rng.choice(["", "+", "+", "-"])
        for origin in range(n_origins):
            self.rows.append([a, "", "", "nudged", b, f"s{origin}", sign])
            if rng.random() < 0.2:
                self.rows.append([b, "", "", "shoved", a, f"s{origin}", rng.choice([sign, sign, "-"])])
            if rng.random() < 0.2:  # repeated, in other words
                self.rows.append([a, "", "", "pushed", b, f"s{origin}", sign])
            if rng.random() < 0.1:
                self.rows.append([b, "friend", a, "", "", f"s{origin}", ""])

    def read(self):
        """The graphs, from the rows alone."""
        self.graph, self.arcs, origins, self.signs = networkx.Graph(), networkx.DiGraph(), {}, {}
        self.graph.add_nodes_from(self.names)
        self.arcs.add_nodes_from(self.names)
        for person, _, organization, action, target, source, sign in self.rows:
            other = target or organization
            if not other or other == person:
                continue
            origins.setdefault(frozenset((person, other)), set()).add(source)
            if action:
                self.arcs.add_edge(person, other)
                self.signs.setdefault(frozenset((person, other)), set()).update({sign} - {""})
        for pair, told in origins.items():
            self.graph.add_edge(*pair, length=1 / len(told))
        networkx.set_node_attributes(self.graph, self.group, "group")

    def write(self, where):
        write_claims(os.path.join(where, "claims.csv"), self.rows, HEADER)
        write_claims(os.path.join(where, "entities.csv"),
                     [[name, "person", self.group[name]] for name in self.names], ["name", "kind", "wing"])


def cuts(graph):
    """Components that removing each node adds; nodes of the smaller part that removing each tie cuts off."""
    before = networkx.number_connected_components(graph)
    added, cut_off = {}, {}
    for node in graph:
        rest = graph.subgraph(set(graph) - {node})
        added[node] = max(0, (networkx.number_connected_components(rest) if len(rest) else 0) - before)
    bridges = set(map(frozenset, networkx.bridges(graph)))
    for a, b in graph.edges():
        cut_off[frozenset((a, b))] = 0
        if frozenset((a, b)) in bridges:
            rest = graph.copy()
            rest.remove_edge(a, b)
            cut_off[frozenset((a, b))] = min(len(networkx.node_connected_component(rest, a)),
                                             len(networkx.node_connected_component(rest, b)))
    return added, cut_off


def positive_negative(drawn):
    """(I - A/(2n - 2))^-1 1, A = P - 2N, over the nodes with a signed tie."""
    signed = {pair: signs for pair, signs in drawn.signs.items() if signs}
    members = sorted(set().union(*signed)) if signed else []
    scores = dict.fromkeys(drawn.names, math.nan)
    matrix = numpy.zeros((len(members), len(members)))
    for pair, signs in signed.items():
        i, j = (members.index(name) for name in pair)
        matrix[i, j] = matrix[j, i] = ("+" in signs) - 2 * ("-" in signs)
    if members and not (len(members) == 2 and matrix[0, 1] == -2):
        n = len(members)
        solved = numpy.linalg.solve(numpy.eye(n) - matrix / (2 * n - 2), numpy.ones(n))
        scores.update(zip(members, solved))
    return scores


def balanced(drawn):
    """By node: shares of balanced ones among the triangles whose ties have one sign each; and the totals."""
    clear = {pair: 1 if "+" in signs else -1 for pair, signs in drawn.signs.items() if len(signs) == 1}
    count = {name: [0, 0] for name in drawn.names}
    all_of_them = [0, 0]
    for three in itertools.combinations(drawn.names, 3):
        signs = [clear.get(frozenset(pair), 0) for pair in itertools.combinations(three, 2)]
        if 0 in signs:
            continue
        for tally in (all_of_them, *(count[name] for name in three)):
            tally[0] += 1
            tally[1] += math.prod(signs) > 0
    return {name: good / n if n else math.nan for name, (n, good) in count.items()}, all_of_them


def ei(graph, group):
    """(E - I)/(E + I) of the network, and of each node."""
    across = [group[a] != group[b] for a, b in graph.edges()]
    whole = (2 * sum(across) - len(across)) / len(across) if across else math.nan
    nodes = {}
    for node in graph:
        out = [group[node] != group[other] for other in graph[node]]
        nodes[node] = (2 * sum(out) - len(out)) / len(out) if out else math.nan
    return whole, nodes


def permuted(graph, group):
    """Mean of the E-I index over every way to deal the groups out, and how often it is as far from the mean."""
    labels = [group[node] for node in graph]
    values = [ei(graph, dict(zip(graph, dealt)))[0] for dealt in itertools.permutations(labels)]
    mean = sum(values) / len(values)
    far = abs(ei(graph, group)[0] - mean)
    return mean, sum(abs(value - mean) >= far - 1e-9 for value in values) / len(values)


def number(value):
    return math.nan if value is None else value


def compare_nodes(tally, what, drawn, where):
    added, cut_off = cuts(drawn.graph)
    edges = [tuple(map(drawn.names.index, edge)) for edge in drawn.graph.edges()]
    cut_nodes = {drawn.names[i] for i in igraph.Graph(n=drawn.n, edges=edges).articulation_points()}
    tally.check(cut_nodes == {name for name, n in added.items() if n > 0}, f"{what}: the oracles disagree")
    expected = {"effective_size": networkx.effective_size(drawn.graph), "articulation": added,
                "ei_index": ei(drawn.graph, drawn.group)[1], "pn": positive_negative(drawn),
                "balance": balanced(drawn)[0]}
    scores = rank(list(expected), "--groups", "wing", where)
    for measure, theirs in expected.items():
        tally.compare(what, measure, scores[measure], theirs, 1e-9)
    for options, length in (([], None), (["--lengths", "inverse"], "length")):
        rows = json.loads(run(["rank", "--quiet", "--ties", "--format", "json", "--top", "0", *options, where]))
        ours = {frozenset((row["name"], row["other"])): row for row in rows}
        theirs = networkx.edge_betweenness_centrality(drawn.graph, normalized=False, weight=length)
        tally.compare(what, "edge_betweenness", {pair: row["edge_betweenness"] for pair, row in ours.items()},
                      {frozenset(pair): score for pair, score in theirs.items()}, 1e-9, relative=True)
        tally.compare(what, "bridge", {pair: row["bridge"] for pair, row in ours.items()}, cut_off, 0)


def compare_whole(tally, what, drawn, where):
    found = json.loads(run(["rank", "--quiet", "--summary", "--groups", "wing", "--format", "json", where]))
    triangles, good = balanced(drawn)[1]
    added, cut_off = cuts(drawn.graph)
    expected = {"ei_index": ei(drawn.graph, drawn.group)[0], "signed_triangles": triangles,
                "balanced_triangles": good, "balance": good / triangles if triangles else math.nan,
                "articulation_points": sum(n > 0 for n in added.values()),
                "bridges": sum(n > 0 for n in cut_off.values())}
    ends = {drawn.group[name] for name in drawn.names if drawn.graph.degree(name)}
    if len(ends) > 1:  # networkx and igraph divide by 0 where there is nothing to mix with
        expected["assortativity"] = networkx.attribute_assortativity_coefficient(drawn.graph, "group")
        kinds = sorted(set(drawn.group.values()))
        graph = igraph.Graph(n=drawn.n, edges=[tuple(map(drawn.names.index, edge))
                                               for edge in drawn.graph.edges()])
        theirs = graph.assortativity_nominal([kinds.index(drawn.group[name]) for name in drawn.names], False)
        tally.compare(what, "assortativity (igraph)", {"it": found["assortativity"]}, {"it": theirs}, 1e-9)
    else:
        expected["assortativity"] = math.nan
    tally.compare(what, "figures of the network", {key: number(found[key]) for key in expected}, expected, 1e-9)
    if drawn.n <= 7 and drawn.graph.number_of_edges():
        mean, p = permuted(drawn.graph, drawn.group)
        tally.compare(what, "ei_expected", {"it": found["ei_expected"]}, {"it": mean}, 1e-9)
        # (hits + 1)/1000 of 999 draws: five standard deviations
        tally.compare(what, "ei_p", {"it": found["ei_p"]}, {"it": p},
                      5 * math.sqrt(p * (1 - p) / 999) + 0.001)


# ---- brokerage, by R ----

def sna_is_there():
    if shutil.which("Rscript") is None:
        return False
    done = subprocess.run(["Rscript", "-e", "library(sna)"], capture_output=True, check=False)
    return done.returncode == 0


def by_sna(networks):
    """[{(name, role): (count, expected, deviation)}], all from one run."""
    lines = []
    for drawn in networks:
        arcs = ",".join(f"{drawn.names.index(a) + 1}-{drawn.names.index(b) + 1}" for a, b in drawn.arcs.edges())
        lines.append(f"{drawn.n};{','.join(drawn.group[name] for name in drawn.names)};{arcs}")
    script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "brokerage.R")
    text = subprocess.run(["Rscript", script], input="\n".join(lines) + "\n", text=True, check=True,
                          stdout=subprocess.PIPE).stdout
    found = [{} for _ in networks]
    for line in text.splitlines():
        graph, node, role, *numbers = line.split()
        drawn = networks[int(graph) - 1]
        found[int(graph) - 1][drawn.names[int(node) - 1], role] = tuple(map(float, numbers))
    return found


def brokerage(tally, networks):
    networks = [drawn for drawn in networks if drawn.n > 2]  # sna has no density of one, no variance of two
    for seed, (drawn, theirs) in enumerate(zip(networks, by_sna(networks))):
        what = f"brokerage of network {seed} (n = {drawn.n})"
        with folder() as where:
            drawn.write(where)
            path = os.path.join(where, "out")
            run(["rank", "--quiet", "--brokerage", "--groups", "wing", "--format", "csv", "--top", "0", "-o",
                 path, where])
            rows = {(row["name"], row["role"]): row for row in read_csv(path) if row["name"] != "(network)"}
        z = {key: (count - expected) / deviation if deviation > 0 else math.nan
             for key, (count, expected, deviation) in theirs.items()}
        ours = {column: {key: float(row[column]) if row[column] else math.nan for key, row in rows.items()}
                for column in ("count", "expected", "z")}
        tally.compare(what, "brokerage count", ours["count"], {key: row[0] for key, row in theirs.items()}, 0)
        tally.compare(what, "brokerage expected", ours["expected"],
                      {key: row[1] for key, row in theirs.items()}, 1e-9)
        tally.compare(what, "brokerage z", ours["z"], z, 1e-7, relative=True)


def at_random(tally, rounds=5):
    networks = []
    for seed in range(rounds * len(SHAPES)):
        kind = SHAPES[seed % len(SHAPES)]
        drawn = Drawn(kind, random.Random(seed))
        networks.append(drawn)
        what = f"network {seed} ({kind}, n = {drawn.n})"
        with folder() as where:
            drawn.write(where)
            compare_nodes(tally, what, drawn, where)
            compare_whole(tally, what, drawn, where)
    for measure in ("ei_p", "assortativity (igraph)"):
        tally.check(tally.compared.get(measure, 0) >= 5, f"{measure} was hardly ever compared")
    if sna_is_there():
        brokerage(tally, networks)
    else:
        tally.skip("brokerage: Rscript with r-cran-sna is not there")


# ---- published figures ----

def karate(tally):
    """Zachary's club: effective size of vertices 0 and 33, and all of them by networkx."""
    rows = read_csv(os.path.dirname(MAFIA), "classic", "karate_claims_direct.csv")
    graph = networkx.Graph()
    graph.add_edges_from((row["person"], row["organization"]) for row in rows)
    found = rank(["effective_size"], os.path.join(os.path.dirname(MAFIA), "classic", "karate_claims_direct.csv"))
    tally.compare("karate", "effective_size", found["effective_size"], networkx.effective_size(graph), 1e-9)
    tally.compare("karate", "effective_size (published)",
                  {name: found["effective_size"][name] for name in ("Mr Hi", "Officer")},
                  {"Mr Hi": 13.75, "Officer": 15.2353}, 5e-5)


# Members of the largest component of Operation Montagna's networks while the one with the highest betweenness
# is taken out, again and again: Cavallaro, Ficara et al., PLOS ONE 15(8) e0236476, 2020, and its data,
# github.com/lcucav/criminal-nets, disruption/results/sequential/*/df_Unweighted_5nrem.csv (there as shares of
# the first).
DISRUPTED = {
    "meetings": [92, 88, 68, 66, 46, 39, 38, 36, 24, 23, 19, 17, 15, 10, *[8] * 9, 7, *[5] * 70, 4, 3],
    "phonecalls": [89, 68, 51, 38, 35, 22, 12, 11, 5, 5, 4, 4, 3, 3, 3, *[2] * 80],
}


def disruption(tally):
    """By trama alone. Of several with the highest score, theirs is the one that their file names last."""
    for name, published in DISRUPTED.items():
        path = os.path.join(MAFIA, f"{name}_claims_direct.csv")
        with open(os.path.join(MAFIA, "dataset", f"Montagna_{name}_edgelist.csv"), encoding="utf-8") as file:
            named = list(dict.fromkeys(f"N{end}" for line in file for end in line.split()[:2]))
        place = {entity: i for i, entity in enumerate(named)}
        gone, found = [], []
        for _ in published:
            without = ["--without", "|".join(gone)] if gone else []
            found.append(json.loads(run(["rank", "-q", "--summary", "--format", "json", path, *without]))
                         ["largest_component"])
            scores = rank(["betweenness"], path, *without)["betweenness"]
            gone.append(max(scores, key=lambda entity: (scores[entity], place[entity])))
        tally.compare(f"mafia {name}, all {len(published)} steps", "largest component",
                      dict(enumerate(found)), dict(enumerate(published)), 0)


def main():
    tally = Tally("structure")
    warnings.simplefilter("ignore")  # networkx 2.8 of its own 3.0, and of divisions by zero
    require_trama()
    if os.path.isdir(MAFIA):
        karate(tally)
        disruption(tally)
    else:
        tally.skip("../shared/data is not there")
    at_random(tally)
    tally.close()


if __name__ == "__main__":
    main()
