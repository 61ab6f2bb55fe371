#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Paths, --why and --over against networkx and against trama's own plain rankings.

Paths: the lengths of networkx.shortest_simple_paths, weighted and not. --why: each score and rank again from the
graph without the tie, or without the origin's claims. --over: each period's ranking by --since and --until.
"""
import itertools
import json
import math
import os
import random

import networkx as nx

import oracle

MEASURES = {
    "degree": lambda g: {v: float(d) for v, d in g.degree()},
    "strength": lambda g: {v: float(d) for v, d in g.degree(weight="strength")},
    "betweenness": lambda g: nx.betweenness_centrality(g, normalized=False),
    "harmonic": lambda g: {v: h / (len(g) - 1) for v, h in nx.harmonic_centrality(g).items()},
    "pagerank": lambda g: nx.pagerank(g, weight="strength", tol=1e-13, max_iter=10000),
    "constraint": lambda g: nx.constraint(g, weight="strength"),
}


def graph_of(rows, without=None):
    """The simple graph of rows (a, b, origin): strength = distinct origins; all nodes, whatever is left out."""
    graph, origins = nx.Graph(), {}
    for a, b, origin in rows:
        graph.add_nodes_from((a, b))
        if a != b and origin != without:
            origins.setdefault(frozenset((a, b)), set()).add(origin)
    for pair, names in origins.items():
        a, b = tuple(pair)
        graph.add_edge(a, b, strength=len(names), length=1 / len(names))
    return graph


def random_rows(dice):
    n, m = dice.randint(2, 14), dice.randint(1, 40)
    names = [f"p{i:02d}" for i in range(n)]
    return [(dice.choice(names), dice.choice(names), f"S{dice.randint(1, 4)}") for _ in range(m)]


def write(folder, rows):
    path = os.path.join(folder, "claims.csv")
    oracle.write_claims(path, [[a, "", "", "met", b, origin] for a, b, origin in rows])
    return path


def ask(*arguments):
    return json.loads(oracle.run([*arguments, "--quiet", "--format", "json"]))


# ---- paths ----

def check_paths(tally, dice, where, case):
    rows = random_rows(dice)
    graph = graph_of(rows)
    if len(graph) < 2:
        return
    path = write(where, rows)
    names = sorted(graph)
    for weighted in (False, True):
        start, end = dice.sample(names, 2)
        avoid = dice.sample([v for v in names if v not in (start, end)], min(len(names) - 2, dice.randint(0, 2)))
        left = graph.subgraph([v for v in graph if v not in avoid])
        try:
            theirs = list(itertools.islice(
                nx.shortest_simple_paths(left, start, end, weight="length" if weighted else None), 7))
        except nx.NetworkXNoPath:
            theirs = []
        found = ask("path", path, "--from", start, "--to", end, "--k", "7",
                    "--lengths", "inverse" if weighted else "hops", *[x for v in avoid for x in ("--avoid", v)])
        ours = [one["names"] for one in found["paths"]]
        length = (lambda p: nx.path_weight(left, p, "length")) if weighted else (lambda p: len(p) - 1)
        what = f"paths {case} {start} {end} avoiding {avoid} weighted={weighted}"
        tally.check(all(nx.is_simple_path(left, p) for p in ours), f"{what}: {ours} are no simple paths")
        tally.check(len(set(map(tuple, ours))) == len(ours), f"{what}: one path twice")
        tally.check([round(length(p), 9) for p in ours] == [round(length(p), 9) for p in theirs],
                    f"{what}: lengths of {ours}, expected those of {theirs}")
        tally.check(all(abs(length(p) - one["length"]) < 1e-9 for p, one in zip(ours, found["paths"])),
                    f"{what}: lengths as printed")
        tally.check(("why_none" in found) == (not theirs), f"{what}: says why there is none")


# ---- why ----

def rank_of(scores, name, low_first):
    score = scores[name]
    if math.isnan(score):
        return None
    better = [s for s in scores.values() if not math.isnan(s)
              and (s < score - 1e-9 if low_first else s > score + 1e-9)]
    return 1 + len(better)


def same_place(tally, what, found, scores, name, measure):
    ours = math.nan if found["score"] is None else found["score"]
    good = math.isnan(ours) if math.isnan(scores[name]) else abs(ours - scores[name]) < 1e-7
    tally.check(good, f"{what}: score {ours}, expected {scores[name]}")
    rank = rank_of(scores, name, measure == "constraint")
    tally.check(found["rank"] == rank, f"{what}: rank {found['rank']}, expected {rank}")


def check_why(tally, dice, where, case):
    rows = random_rows(dice)
    graph = graph_of(rows)
    path = write(where, rows)
    name = dice.choice(sorted(graph))
    for measure, compute in MEASURES.items():
        found = ask("rank", path, "--why", name, "--by", measure)
        what = f"why {case} {name} {measure}"
        same_place(tally, what, found, compute(graph), name, measure)
        tally.check(sorted(t["to"] for t in found["without_tie"]) == sorted(graph[name]), f"{what}: its ties")
        for tie in found["without_tie"]:
            less = graph.copy()
            less.remove_edge(name, tie["to"])
            same_place(tally, f"{what} without {tie['to']}", tie, compute(less), name, measure)
        origins = {o for a, b, o in rows if a != b and name in (a, b)}
        tally.check({o["origin"] for o in found["without_origin"]} == origins, f"{what}: its origins")
        for origin in found["without_origin"]:
            same_place(tally, f"{what} without {origin['origin']}", origin,
                       compute(graph_of(rows, origin["origin"])), name, measure)
        single = [b for b, d in graph[name].items() if d["strength"] == 1]
        tally.check(("without_ties_of_one_origin" in found) == bool(single), f"{what}: ties of one origin")
        if single:
            less = graph.copy()
            less.remove_edges_from([(name, b) for b in single])
            same_place(tally, f"{what} without ties of one origin", found["without_ties_of_one_origin"],
                       compute(less), name, measure)
        losses = [math.inf if t["loss"] is None else t["loss"] for t in found["without_tie"]]
        tally.check(losses == sorted(losses, reverse=True), f"{what}: not in order of loss")


# ---- over ----

def random_date(dice):
    year, month = dice.randint(2020, 2022), dice.randint(1, 12)
    return dice.choice([f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-15", f"{year}-{month:02d}/2022-12",
                        f"{year}-{month:02d}/..", f"../{year}-{month:02d}", ""])


def check_over(tally, dice, where, case):
    path = os.path.join(where, "claims.csv")
    oracle.write_claims(path, [[a, "", "", "met", b, o, random_date(dice)] for a, b, o in random_rows(dice)]
                        + [["p00", "", "", "met", "p01", "S1", "2021-05"]], oracle.HEADER + ["date"])
    for unit, measure in (("month", "degree"), ("quarter", "harmonic"), ("year", "pagerank")):
        window = dice.choice([[], ["--since", "2020-11-20"], ["--until", "2022-02-03"],
                              ["--since", "2021-05-02", "--until", "2021-05-30"]])
        found = ask("rank", path, "--over", unit, "--by", measure, "--top", "0", *window)
        what = f"over {case} {unit} {measure} {window}"
        for k, period in enumerate(found["periods"]):
            plain = ask("rank", path, "--by", measure, "--top", "0", "--since", period["since"],
                        "--until", period["until"])
            tally.check(plain["network"]["entities"] == period["entities"], f"{what} {period}: entities")
            expected = {e["name"]: (e["scores"][measure], e["ranks"][measure]) for e in plain["entities"]}
            for entity in found["entities"]:
                point = entity["periods"][k]
                tally.check((point["score"], point["rank"]) == expected.get(entity["name"], (None, None)),
                            f"{what} {period['period']} {entity['name']}: {point}, "
                            f"expected {expected.get(entity['name'])}")
            tally.check(set(expected) <= {e["name"] for e in found["entities"]}, f"{what}: somebody is missing")


# ---- the same bytes ----

def check_bytes(tally, where):
    dice = random.Random(9)
    names = [f"p{i:02d}" for i in range(30)]
    path = os.path.join(where, "claims.csv")
    rows = [[dice.choice(names), "", "", "met", dice.choice(names), f"S{dice.randint(1, 9)}",
             f"202{dice.randint(0, 4)}-{dice.randint(1, 12):02d}"] for _ in range(300)]
    svg = os.path.join(where, "over.svg")
    commands = [["path", "--from", "p00", "--to", "p01", "--k", "20"],
                ["rank", "--why", "p00", "--by", "betweenness"], ["rank", "--why", "p00", "--by", "pagerank"],
                ["rank", "--over", "quarter", "--by", "pagerank"], ["rank", "--over", "month", "-o", svg]]
    for command in commands:
        seen = set()
        for threads, locale, zone in (("1", "C", "UTC"), ("2", "de_DE.UTF-8", "America/Mexico_City"),
                                      ("7", "C.UTF-8", "Asia/Tokyo")):
            dice.shuffle(rows)
            oracle.write_claims(path, rows, oracle.HEADER + ["date"])
            out = oracle.run([command[0], path, *command[1:], "--threads", threads, "--quiet"],
                             {"LC_ALL": locale, "TZ": zone})
            if "-o" in command:
                with open(svg, "rb") as file:
                    out = file.read()
            else: # lines change with the order of rows
                out = b"\n".join(line for line in out.split(b"\n") if b"claims.csv:" not in line)
            seen.add(out)
        tally.check(len(seen) == 1, f"other bytes for other threads, locales or orders of rows: {command}")


def main():
    oracle.require_trama()
    tally = oracle.Tally("trails")
    dice = random.Random(20)
    with oracle.folder() as where:
        for case in range(60):
            check_paths(tally, dice, where, case)
        for case in range(12):
            check_why(tally, dice, where, case)
        for case in range(6):
            check_over(tally, dice, where, case)
        check_bytes(tally, where)
    tally.close()


main()
