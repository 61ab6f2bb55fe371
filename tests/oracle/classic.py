#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""trama's scores against published tables, and against networkx and python-igraph on random networks.

Run with Debian's /usr/bin/python3 (python3-networkx, python3-igraph). TRAMA names the program; the data are
looked for in ../shared/data from the project's root."""
import math
import os
import random
import sys
import warnings

import igraph
import networkx
import numpy

sys.dont_write_bytecode = True  # leave no cache in the tree
from oracle import SHARED, Tally, folder, rank, read_csv, require_trama, write_claims

CLASSIC = os.path.join(SHARED, "data", "classic")
MAFIA = os.path.join(SHARED, "data", "sicilian_mafia")
# column of REFERENCE_*.csv -> measure
REFERENCE = {"degree": "degree", "betweenness": "betweenness", "closeness_igraph_norm": "closeness",
             "closeness_networkx": "closeness_wf", "harmonic_igraph_norm": "harmonic",
             "eigenvector_igraph_max1": "eigenvector", "pagerank_0.85": "pagerank", "coreness": "coreness"}


# ---- (a) tables ----

def shown(name, names):
    """karate: the reference numbers its members; the claims call two of them by name."""
    if name in names:
        return name
    return {"1": "Mr Hi", "34": "Officer"}.get(name, f"member {name}")


def against_reference(tally, what, path, scores, translate=False):
    rows = read_csv(path)
    for column, measure in REFERENCE.items():
        expected = {}
        for row in rows:
            name = shown(row["name"], scores[measure]) if translate else row["name"]
            expected[name] = float(row[column]) if row[column] not in ("", "nan") else math.nan
        tally.compare(what, measure, scores[measure], expected, 1e-6, relative=measure == "betweenness")


def against_published(tally, what, path, scores):
    """Three decimals, normalised; a half of the last of them is rounding."""
    rows = read_csv(path)
    n = len(rows)
    betweenness = {name: score / ((n - 1) * (n - 2) / 2) for name, score in scores["betweenness"].items()}
    for column, found in (("degree", scores["degree"]), ("betweenness_normalized", betweenness),
                          ("closeness", scores["closeness_wf"])):
        expected = {row["name"]: float(row[column]) for row in rows}
        tally.compare(f"{what}, published", f"{column} (published)", found, expected, 0.0005 + 1e-9)


def classic(tally):
    measures = list(REFERENCE.values())
    for name in ("florentine", "krackhardt_kite", "les_miserables", "karate"):
        for how, options in (("direct", []), ("direct", ["--weights", "none"]),
                             ("incidence", ["--network", "people", "--weights", "none"])):
            what = " ".join([name, how, *options])
            scores = rank(measures, *options, os.path.join(CLASSIC, f"{name}_claims_{how}.csv"))
            against_reference(tally, what, os.path.join(CLASSIC, f"REFERENCE_{name}_centrality.csv"), scores,
                              translate=name == "karate")
            published = os.path.join(CLASSIC, f"EXPECTED_{name}.csv")
            if os.path.exists(published):
                against_published(tally, what, published, scores)
    women = os.path.join(CLASSIC, "southern_women_claims.csv")
    against_reference(tally, "southern women, two-mode",
                      os.path.join(CLASSIC, "REFERENCE_southern_women_bipartite_centrality.csv"),
                      rank(measures, women))
    against_reference(tally, "southern women, people",
                      os.path.join(CLASSIC, "REFERENCE_southern_women_projection_centrality.csv"),
                      rank(measures, "--network", "people", "--weights", "none", women))
    newman(tally, women)
    golden(tally)


def newman(tally, path):
    """The weighted projections of the two-mode data, by networkx."""
    graph = networkx.Graph()
    rows = read_csv(path)
    women, events = {row["person"] for row in rows}, {row["organization"] for row in rows}
    graph.add_edges_from((row["person"], row["organization"]) for row in rows)
    for side, nodes in (("people", women), ("organizations", events)):
        projected = networkx.bipartite.collaboration_weighted_projected_graph(graph, nodes)
        scores = rank(["strength", "constraint", "pagerank"], "--network", side, path)
        what = f"southern women, Newman's {side}"
        tally.compare(what, "strength", scores["strength"], dict(projected.degree(weight="weight")), 1e-9)
        tally.compare(what, "constraint", scores["constraint"],
                      networkx.constraint(projected, weight="weight"), 1e-9)
        tally.compare(what, "pagerank", scores["pagerank"],
                      networkx.pagerank(projected, tol=1e-14, max_iter=10000), 1e-9)


def golden(tally):
    """Zachary's club: constraint of vertices 0 and 33 (MEASURES.md); pagerank and closeness of 0 as published."""
    path = os.path.join(CLASSIC, "karate_claims_direct.csv")
    scores = rank(["constraint", "pagerank", "closeness", "betweenness"], path)
    pick = {measure: {name: scores[measure][name] for name in names} for measure, names in (
        ("constraint", ("Mr Hi", "Officer")), ("pagerank", ("Mr Hi",)), ("closeness", ("Mr Hi",)),
        ("betweenness", ("Mr Hi",)))}
    tally.compare("karate", "constraint (published)", pick["constraint"],
                  {"Mr Hi": 0.155423, "Officer": 0.156419}, 5e-7)
    # published from a power iteration that stopped at 34e-6
    tally.compare("karate", "pagerank (published)", pick["pagerank"], {"Mr Hi": 0.09700181758983709}, 2e-5)
    tally.compare("karate", "closeness (published)", pick["closeness"], {"Mr Hi": 0.5689655172413793}, 1e-9)
    tally.compare("karate", "betweenness (published)", pick["betweenness"],
                  {"Mr Hi": 0.43763528138528146 * 33 * 32 / 2}, 1e-8)


# ---- (a) the mafia: reference centralities, and the published disruption ----

PUBLISHED = {  # relative size of the largest component as the top broker is removed, one after another
    "meetings": (92, [1, .956522, .739130, .717391, .5, .423913, .413043, .391304, .260870]),
    "phonecalls": (89, [1, .764045, .573034, .426966, .393258, .247191, .134831, .123596, .056180]),
}


def largest_component(rows):
    graph = networkx.Graph()
    graph.add_edges_from((row["person"], row["organization"]) for row in rows)
    return max((len(part) for part in networkx.connected_components(graph)), default=0)


def mafia(tally):
    for name, (start, expected) in PUBLISHED.items():
        path = os.path.join(MAFIA, f"{name}_claims_direct.csv")
        against_reference(tally, f"mafia {name}", os.path.join(MAFIA, f"REFERENCE_{name}_centrality.csv"),
                          rank(list(REFERENCE.values()), path))
        rows, found, removed = read_csv(path), {}, []
        header = list(rows[0])
        with folder() as where:
            for step in range(len(expected)):
                found[str(step)] = largest_component(rows) / start
                claims = os.path.join(where, f"{step}.csv")
                write_claims(claims, [[row[column] for column in header] for row in rows], header)
                scores = rank(["betweenness"], claims)["betweenness"]
                top = max(scores, key=scores.get)
                removed.append(top)
                rows = [row for row in rows if top not in (row["person"], row["organization"])]
        tally.compare(f"mafia {name}, disrupted by removing {', '.join(removed)}", "largest component",
                      found, {str(i): value for i, value in enumerate(expected)}, 5e-7)


# ---- (b) random networks ----

def shape(kind, n, rng):
    """Pairs (actor, target) with the number of origins that tell of each."""
    nodes = range(n)
    origins = lambda: rng.choice([1, 1, 2, 4, 8])  # powers of two: 1/strength adds up without rounding
    if kind == "ring":
        return [(i, (i + 1) % n, origins()) for i in nodes]
    if kind == "star":
        return [(0, i, origins()) for i in nodes if i > 0]
    if kind == "path":
        return [(i, i + 1, origins()) for i in nodes if i + 1 < n]
    if kind == "complete":
        return [(i, j, origins()) for i in nodes for j in nodes if i < j]
    if kind == "pair":
        return [(0, 1, origins())]
    if kind == "loops":
        return [(rng.randrange(n), rng.randrange(n), origins()) for _ in nodes] + [(i, i, 1) for i in nodes]
    if kind == "apart":  # two halves without a tie between them
        half = n // 2
        return [(a, b, origins()) for a, b in
                [(rng.randrange(half), rng.randrange(half)) for _ in nodes]
                + [(half + rng.randrange(n - half), half + rng.randrange(n - half)) for _ in nodes]]
    if kind == "tree":
        return [(i, rng.randrange(i), origins()) for i in nodes if i > 0]
    if kind == "scale-free":
        targets, edges = [0], []
        for i in range(1, n):
            for target in {rng.choice(targets) for _ in range(2)}:
                edges.append((i, target, origins()))
                targets += [i, target]
        return edges
    m = {"sparse": n // 2, "middling": 2 * n, "dense": n * n // 4}[kind]
    return [(rng.randrange(n), rng.randrange(n), origins()) for _ in range(m)]


def claims_of(edges, n, rng):
    """Rows that say so: repeated, and some of them against the direction in an affiliation of the two."""
    rows = [[f"v{i}", "", "", "", "", "s0"] for i in range(n)]
    for a, b, n_origins in edges:
        for origin in range(n_origins):
            rows.append([f"v{a}", "", "", "nudged", f"v{b}", f"s{origin}"])
            if rng.random() < 0.3:  # the same again in other words: one more claim, no more origins
                rows.append([f"v{a}", "", "", "shoved", f"v{b}", f"s{origin}"])
            if rng.random() < 0.1:
                rows.append([f"v{b}", "friend", f"v{a}", "", "", f"s{origin}"])
    rng.shuffle(rows)
    unique = list(dict.fromkeys(tuple(row) for row in rows))
    return unique


def graphs_of(rows, n):
    """The simple graph with strengths, and the arcs, from the rows themselves."""
    names = [f"v{i}" for i in range(n)]
    simple, arcs, sources = networkx.Graph(), networkx.DiGraph(), {}
    simple.add_nodes_from(names)
    arcs.add_nodes_from(names)
    for person, _, organization, action, target, source in rows:
        other = target or organization
        if other and other != person:
            sources.setdefault(frozenset((person, other)), set()).add(source)
            if action:
                arcs.add_edge(person, other)
    for pair, told in sources.items():
        simple.add_edge(*pair, weight=len(told), length=1 / len(told))
    return simple, arcs


def separated(matrix):
    """Whether the largest eigenvalue stands alone, so that its vector is one and no other."""
    values = numpy.sort(numpy.linalg.eigvalsh(matrix))
    return values[-1] > 1e-9 and (len(values) == 1 or values[-2] < values[-1] * (1 - 1e-4))


def leading(matrix, names):
    """The vector of the largest eigenvalue, maximum 1."""
    _, vectors = numpy.linalg.eigh(matrix)
    vector = numpy.abs(vectors[:, -1])
    return dict(zip(names, vector / vector.max()))


def scaled(scores):
    top = max(scores.values())
    return {name: score / top for name, score in scores.items()} if top > 0 else scores


def expectations(simple, arcs, weight, length):
    """What networkx, and igraph where networkx defines it otherwise, say of each measure."""
    n, names = len(simple), list(simple)
    expected = {
        "degree": dict(simple.degree()),
        "strength": dict(simple.degree(weight=weight)),
        "betweenness": networkx.betweenness_centrality(simple, normalized=False, weight=length),
        "harmonic": {name: score / max(n - 1, 1) for name, score in
                     networkx.harmonic_centrality(simple, distance=length).items()},
        "closeness_wf": networkx.closeness_centrality(simple, distance=length),
        "pagerank": networkx.pagerank(simple, weight=weight, tol=1e-14, max_iter=10000),
        "coreness": networkx.core_number(simple),
        "constraint": networkx.constraint(simple, weight=weight),
    }
    place = {name: i for i, name in enumerate(names)}
    edges = [(place[a], place[b]) for a, b in simple.edges()]
    graph = igraph.Graph(n=n, edges=edges)
    lengths = [simple.edges[edge][length] for edge in simple.edges()] if length else None
    expected["closeness"] = dict(zip(names, graph.closeness(weights=lengths, normalized=True)))
    matrix = networkx.to_numpy_array(simple, nodelist=names, weight=weight)
    if n > 2 and networkx.is_connected(simple) and separated(matrix):
        expected["eigenvector"] = scaled(networkx.eigenvector_centrality_numpy(simple, weight=weight))
    directed = networkx.to_numpy_array(arcs, nodelist=names, weight=None)
    if directed.any() and separated(directed @ directed.T):
        expected["hub"] = leading(directed @ directed.T, names)
        expected["authority"] = leading(directed.T @ directed, names)
        hubs, authorities = networkx.hits(arcs, tol=1e-14, max_iter=100000)
        expected["hub, networkx"], expected["authority, networkx"] = scaled(hubs), scaled(authorities)
    return expected


KINDS = ["ring", "star", "path", "complete", "pair", "loops", "apart", "tree", "scale-free", "sparse",
         "middling", "dense"]
OPTIONS = [([], "weight", None), (["--lengths", "inverse"], "weight", "length"),
           (["--weights", "none", "--lengths", "inverse"], None, None)]


def at_random(tally, rounds=6):
    for seed in range(rounds * len(KINDS)):
        kind = KINDS[seed % len(KINDS)]
        rng = random.Random(seed)
        n = 2 if kind == "pair" else rng.randint(3, 40)
        rows = claims_of(shape(kind, n, rng), n, rng)
        simple, arcs = graphs_of(rows, n)
        with folder() as where:
            path = os.path.join(where, "claims.csv")
            write_claims(path, rows)
            for options, weight, length in OPTIONS:
                expected = expectations(simple, arcs, weight, length)
                measures = [measure for measure in expected if "," not in measure]
                scores = rank(measures, *options, path)
                for measure, theirs in expected.items():
                    ours = scores[measure.split(",")[0]]
                    tally.compare(f"graph {seed} ({kind}, n = {n}) {' '.join(options)}", measure, ours,
                                  theirs, 1e-6, relative=measure == "betweenness")
    for measure in ("eigenvector", "hub", "authority"):  # only where they are settled: is that often enough?
        tally.check(tally.compared.get(measure, 0) >= 30, f"{measure} was hardly ever compared")


def main():
    tally = Tally("oracle")
    warnings.simplefilter("ignore", FutureWarning)  # networkx 2.8 of its own 3.0
    require_trama()
    for data, compare in ((CLASSIC, classic), (MAFIA, mafia)):
        if os.path.isdir(data):
            compare(tally)
        else:
            tally.skip("../shared/data is not there")
    at_random(tally)
    tally.close()


if __name__ == "__main__":
    main()
