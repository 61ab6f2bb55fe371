#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What --stability says of leaving one origin out, against networkx and scipy on claims without that origin; and that
the same input gives the same bytes. Random claims, the same in every run."""
import csv
import json
import os
import random
import shutil
import sys

sys.dont_write_bytecode = True  # leave no cache in the tree
from oracle import ROOT, Tally, folder, require_trama, run, write_claims

try:
    import networkx
    from scipy.stats import kendalltau
except ImportError:
    networkx = None

N_NETWORKS = 12
MEASURES = ("degree", "strength", "pagerank")


def draw(seed):
    """Claims (person, target, source) among up to 25 people by up to 8 origins."""
    rng = random.Random(seed)
    n, n_origins = rng.randint(4, 25), rng.randint(2, 8)
    claims = set()
    for _ in range(rng.randint(n, 4 * n)):
        a, b = rng.sample(range(n), 2)
        claims.add((f"p{min(a, b):02d}", f"p{max(a, b):02d}", f"o{rng.randrange(n_origins)}"))
    return sorted(claims)


def scores(claims, people, measure):
    """By name, on the claims given; who is in none of them stays as an isolate."""
    graph = networkx.Graph()
    graph.add_nodes_from(people)
    for a, b, _ in claims:
        strength = graph[a][b]["weight"] + 1 if graph.has_edge(a, b) else 1
        graph.add_edge(a, b, weight=strength)
    if measure == "degree":
        return dict(graph.degree())
    if measure == "strength":
        return dict(graph.degree(weight="weight"))
    found = networkx.pagerank(graph, tol=1e-14, max_iter=10000)
    return {name: float(f"{score:.10g}") for name, score in found.items()}


def ranks(found):
    return {name: 1 + sum(other > score for other in found.values()) for name, score in found.items()}


def jaccard(x, y, k):
    a, b = ({name for name, rank in ranks_of.items() if rank <= k} for ranks_of in (x, y))
    return len(a & b) / len(a | b) if a | b else 1.0


def check_network(tally, seed, where):
    claims = draw(seed)
    people = sorted({name for claim in claims for name in claim[:2]})
    origins = sorted({claim[2] for claim in claims})
    path = os.path.join(where, f"{seed}.csv")
    write_claims(path, [[a, "", "", "met", b, source] for a, b, source in claims])
    told = json.loads(run(["rank", "--quiet", "--format", "json", "--top", "0", "--by", ",".join(MEASURES), "--stability",
                           "--replicates", "20", path]))
    for measure in MEASURES:
        if len(origins) < 2:
            tally.check(told["stability"]["measures"] == {}, f"network {seed}: one origin, and yet something is said")
            continue
        ours = told["stability"]["measures"][measure]
        whole = ranks(scores(claims, people, measure))
        without = {o: ranks(scores([c for c in claims if c[2] != o], people, measure)) for o in origins}
        taus = {o: kendalltau([whole[p] for p in people], [without[o][p] for p in people])[0] for o in origins}
        taus = {o: tau for o, tau in taus.items() if tau == tau}
        what = f"network {seed}, {measure}"
        if taus:
            worst = min(taus.values())
            tally.compare(what, "worst tau_b", {"": ours["worst_tau_b"]}, {"": worst}, 1e-10)
            tally.check(abs(taus[ours["worst_origin"]] - worst) < 1e-10, f"{what}: {ours['worst_origin']} is not the worst")
        else:
            tally.check(ours["worst_tau_b"] is None, f"{what}: a tau_b where none is defined")
        shares = sorted(jaccard(whole, without[o], ours["top"]) for o in origins)
        middle = (shares[(len(shares) - 1) // 2] + shares[len(shares) // 2]) / 2
        tally.compare(what, "Jaccard", {"": ours["one_origin_left_out"]["jaccard"]}, {"": middle}, 1e-10)
        for entity in told["entities"]:
            name, it = entity["name"], entity["stability"][measure]
            moved = {o: abs(without[o][name] - whole[name]) for o in origins}
            if it["origin"] is None:
                tally.check(max(moved.values()) == 0, f"{what}: some origin moves {name}")
            else:
                tally.check(moved[it["origin"]] == max(moved.values()) > 0, f"{what}: {it['origin']} moves {name} less than others")
                tally.check(it["rank_without"] == without[it["origin"]][name], f"{what}: rank of {name} without {it['origin']}")
            tally.check(entity["ranks"][measure] == whole[name], f"{what}: rank of {name}")


def check_bytes(tally, where):
    """The same for any number of threads, locale and order of rows; --seed changes what is drawn and nothing else."""
    source = os.path.join(ROOT, "input")
    for form in ("table", "csv", "json", "md"):
        options = ["rank", "--quiet", "--stability", "--replicates", "200", "--format", form]
        expected = run([*options, source])
        tally.check(len(expected) > 1000, f"{form}: hardly any output")
        for threads in ("1", "2", "7"):
            tally.check(run([*options, "--threads", threads, source]) == expected, f"{form}: other bytes with {threads} threads")
        tally.check(run([*options, source], {"LC_ALL": "de_DE.UTF-8"}) == expected, f"{form}: other bytes in German")
        tally.check(run([*options, "--seed", "1", source]) == expected, f"{form}: 1 is not the default seed")
        tally.check(run([*options, "--seed", "2", source]) != expected, f"{form}: another seed changes nothing")
        for seed in range(5):
            tally.check(run([*options, shuffled(source, where, f"{form}{seed}")]) == expected,
                        f"{form}: other bytes with rows in another order")
    plain, other = (list(csv.DictReader(run(["rank", "--quiet", "--stability", "--replicates", "200", "--format", "csv",
                                             "--seed", seed, source]).decode().splitlines())) for seed in "12")
    for a, b in zip(plain, other):
        for column in a:
            if not column.endswith(("_rank_low", "_rank_high", "_p_top", "_apart_from_next")):
                tally.check(a[column] == b[column], f"{column} of {a['name']} changes with the seed")


def shuffled(source, where, seed):
    copy = os.path.join(where, seed)
    shutil.copytree(source, copy)
    claims = os.path.join(copy, "claims.csv")
    with open(claims, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    random.Random(seed).shuffle(rows)
    write_claims(claims, rows, header)
    return copy


def main():
    require_trama()
    tally = Tally("certainty")
    with folder() as where:
        check_bytes(tally, where)
    if networkx is None:
        tally.skip("python3-networkx or python3-scipy is not there")
    else:
        with folder() as where:
            for seed in range(N_NETWORKS):
                check_network(tally, seed, where)
    tally.close()


if __name__ == "__main__":
    main()
