#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Groups and key player sets: published values of Zachary's club, modularity by networkx on the partition that
trama prints, and Borgatti's formulas over every set of small random networks.

Run with Debian's /usr/bin/python3 (python3-networkx). TRAMA names the program; the data are looked for in
../shared/data from the project's root."""
import itertools
import json
import os
import random
import sys

import networkx

sys.dont_write_bytecode = True  # leave no cache in the tree
from classic import claims_of, graphs_of, shape
from oracle import SHARED, Tally, folder, require_trama, run, write_claims

KARATE = os.path.join(SHARED, "data", "classic", "karate_claims_direct.csv")
SHAPES = ("ring", "star", "path", "complete", "pair", "loops", "apart", "tree", "scale-free", "sparse", "middling")
TOLERANCE = 1e-11


def groups(path, *options):
    return json.loads(run(["groups", "--quiet", "--format", "json", *options, path]))


def key_players(path, goal, k, *options):
    return json.loads(run(["keyplayers", "--quiet", "--format", "json", f"--{goal}", str(k), *options, path]))


def by_name(found):
    return {one["set"]: one for one in found["sets"]}


# ---- published ----

def karate(tally):
    """MEASURES of Zachary's club: Borgatti 2006 by formula, and the known optimum of modularity."""
    if not os.path.exists(KARATE):
        tally.skip(f"Zachary's club: there is no {KARATE}")
        return
    for options in ([], ["--weights", "none"]):
        found = groups(KARATE, *options)
        tally.check(abs(found["method"]["modularity"] - 0.41979) < 5e-6, f"karate {options}: Q {found['method']}")
        tally.check(len(found["groups"]) == 4, f"karate {options}: {len(found['groups'])} groups")
        tally.check([group["size"] for group in found["groups"]] == [12, 11, 6, 5], f"karate {options}: sizes")
    found = key_players(KARATE, "remove", 2)
    sets = by_name(found)
    tally.check(set(sets["best"]["names"]) == {"Mr Hi", "member 2"}, "karate: KPP-Neg")
    tally.check(set(sets["most betweenness"]["names"]) == {"Mr Hi", "Officer"}, "karate: most betweenness")
    tally.check(found["method"]["exact"] and found["method"]["sets_tried"] == 561, "karate: all 561 sets")
    for what, key, expected in (("nobody", "D_F", 0.507992), ("best", "D_F", 0.684409), ("best", "F", 0.423387),
                                ("most betweenness", "D_F", 0.683266), ("most betweenness", "F", 0.3246)):
        tally.check(abs(sets[what][key] - expected) < 5.5e-6 * (10 if expected == 0.3246 else 1),
                    f"karate: {key} of {what} is {sets[what][key]}, expected {expected}")
    sets = by_name(key_players(KARATE, "reach", 2))
    tally.check(set(sets["best"]["names"]) == {"Mr Hi", "Officer"}, "karate: KPP-Pos")
    tally.check(abs(sets["best"]["D_R"] - 0.955882) < 5e-7, "karate: D_R")
    # influenceR does not count the members: k/n less
    tally.check(abs(sets["best"]["D_R"] - 2 / 34 - 0.897059) < 5e-7, "karate: D_R by influenceR's rule")


# ---- groups of random networks ----

def planted(rng, n_groups, size, within, between):
    edges, n = [], n_groups * size
    for a, b in itertools.combinations(range(n), 2):
        if rng.random() < (within if a // size == b // size else between):
            edges.append((a, b, rng.choice([1, 1, 2, 4])))
    return edges, n


def check_groups(tally, what, rows, n, where, options=()):
    path = os.path.join(where, "claims.csv")
    write_claims(path, rows)
    simple, _ = graphs_of(rows, n)
    weight = None if "none" in options else "weight"
    found = groups(path, *options)
    members = {}
    for entity in found["entities"]:
        members.setdefault(entity["group"], set()).add(entity["name"])
    alone = members.pop(None, set())
    tally.check(alone == set(networkx.isolates(simple)), f"{what}: who has no tie")
    tally.check(sorted(members) == list(range(1, len(members) + 1)), f"{what}: numbers of groups")
    tally.check(len(found["groups"]) == len(members), f"{what}: a row a group")
    if simple.number_of_edges() == 0:
        tally.check(found["method"]["modularity"] is None, f"{what}: Q without ties")
        return
    partition = [members[g] for g in sorted(members)]
    expected = networkx.community.modularity(simple, partition + [{v} for v in alone], weight=weight)
    tally.compare(what, "modularity", {"Q": found["method"]["modularity"]}, {"Q": expected}, 1e-9)
    rivals = [networkx.community.modularity(
        simple, networkx.community.louvain_communities(simple, weight=weight, seed=seed), weight=weight)
        for seed in range(5)]
    tally.check(expected >= max(rivals) - 0.02, f"{what}: Q {expected}, louvain {max(rivals)}")
    order = [(-len(group), min(group, key=lambda name: name.encode())) for group in partition]
    tally.check(order == sorted(order), f"{what}: groups by size, then first name")
    for group, row in zip(partition, found["groups"]):
        inner = simple.subgraph(group)
        outer = networkx.cut_size(simple, group)
        tally.check((row["ties_within"], row["ties_out"]) == (inner.number_of_edges(), outer), f"{what}: ties")
        tally.check(row["density"] is None or abs(row["density"] - networkx.density(inner)) < TOLERANCE,
                    f"{what}: density")
        tally.check(networkx.is_connected(inner), f"{what}: a group in two parts")  # what Leiden is for
        tally.check(0 <= row["together"] <= 1, f"{what}: together {row['together']}")


def random_groups(tally):
    rng = random.Random(20)
    with folder() as where:
        for kind in SHAPES:
            for n in (7, 30):
                check_groups(tally, f"{kind} of {n}", claims_of(shape(kind, n, rng), n, rng), n, where)
        for time in range(6):
            edges, n = planted(rng, 2 + time % 4, 12, 0.5, 0.03)
            rows = claims_of(edges, n, rng)
            check_groups(tally, f"planted {time}", rows, n, where)
            check_groups(tally, f"planted {time}, unweighted", rows, n, where, ("--weights", "none"))
        check_groups(tally, "nobody tied", claims_of([], 3, rng), 3, where)
        check_groups(tally, "one alone", claims_of([], 1, rng), 1, where)


# ---- key players by going through all sets ----

def fragmentation(graph, removed):
    """D_F, F, components, largest of what is left; 1 where fewer than two are."""
    left = graph.subgraph(set(graph) - set(removed))
    n = len(left)
    parts = [len(part) for part in networkx.connected_components(left)]
    if n < 2:
        return 1.0, 1.0, len(parts), max(parts, default=0)
    closeness = sum(1 / d for _, reached in networkx.all_pairs_shortest_path_length(left)
                    for d in reached.values() if d > 0)
    return (1 - closeness / (n * (n - 1)), 1 - sum(size * (size - 1) for size in parts) / (n * (n - 1)),
            len(parts), max(parts))


def reach(graph, members):
    distances = networkx.multi_source_dijkstra_path_length(graph, set(members), weight=lambda *_: 1)
    return sum(1.0 if name in members else 1 / d for name, d in distances.items()) / len(graph)


def check_sets(tally, what, graph, path, k, goal):
    score = (lambda members: fragmentation(graph, members)[0]) if goal == "remove" else (
        lambda members: reach(graph, members))
    all_scores = {members: score(members) for members in itertools.combinations(sorted(graph), k)}
    best = max(all_scores.values())
    winners = sorted(members for members, value in all_scores.items() if value > best - 1e-9)
    found = key_players(path, goal, k)
    mine = by_name(found)["best"]
    key = "D_F" if goal == "remove" else "D_R"
    tally.compare(what, f"{goal}: {key}", {"best": mine[key]}, {"best": best}, 1e-10)
    tally.check(found["method"]["exact"], f"{what}: not exact")
    tally.check(found["sets_of_this_score"] == len(winners), f"{what}: {found['sets_of_this_score']} sets, not "
                f"{len(winners)}")
    tally.check([tuple(names) for names in found["shown_of_them"]] == winners[:20], f"{what}: the sets of this score")
    tally.check(tuple(mine["names"]) == winners[0], f"{what}: {mine['names']}, not {winners[0]}")
    for one in found["sets"]:
        members = tuple(one.get("names", ()))
        if goal == "remove":
            expected = fragmentation(graph, members)
            figures = (one["D_F"], one["F"], one["components"], one["largest"])
            tally.check(all(abs(a - b) < 1e-10 for a, b in zip(figures, expected)),
                        f"{what}: {one['set']} {figures}, expected {expected}")
        else:
            tally.check(abs(one["D_R"] - reach(graph, members)) < 1e-10, f"{what}: {one['set']}")
    for member in found["members"]:
        rest = tuple(name for name in winners[0] if name != member["name"])
        without = score(rest) if rest or goal == "remove" else 0.0
        tally.check(abs(member["lost_without_it"] - (best - without)) < 1e-10,
                    f"{what}: {member['name']} loses {member['lost_without_it']}, expected {best - without}")


def small_networks(tally):
    rng = random.Random(21)
    with folder() as where:
        for kind in SHAPES:
            n = 2 if kind == "pair" else 9
            rows = claims_of(shape(kind, n, rng), n, rng)
            path = os.path.join(where, f"{kind}.csv")
            write_claims(path, rows)
            graph, _ = graphs_of(rows, n)
            for k in range(1, min(n, 4) + 1):
                for goal in ("remove", "reach"):
                    check_sets(tally, f"{kind}, {goal} {k} of {n}", graph, path, k, goal)


def greedy(tally):
    """Too many to try within a small budget: greedy with swaps ends where trying all of them does."""
    rng = random.Random(22)
    with folder() as where:
        for kind, n in (("scale-free", 45), ("tree", 45), ("middling", 45), ("apart", 45), ("dense", 45)):
            path = os.path.join(where, f"{kind}.csv")
            write_claims(path, claims_of(shape(kind, n, rng), n, rng))
            for goal, budget in (("remove", "0.1"), ("reach", "0.002")):
                exact = key_players(path, goal, 4, "--budget", "0")
                found = key_players(path, goal, 4, "--budget", budget)
                what = f"{kind}, {goal} 4 of {n}"
                key = "D_F" if goal == "remove" else "D_R"
                tally.check(exact["method"]["exact"] and not found["method"]["exact"], f"{what}: both ways")
                tally.compare(what, f"greedy {goal}", {"best": by_name(found)["best"][key]},
                              {"best": by_name(exact)["best"][key]}, TOLERANCE)
                tally.check(found["method"]["sets_tried"] < exact["method"]["sets_tried"], f"{what}: more work")


# ---- same bytes ----

def same_bytes(tally):
    rng = random.Random(23)
    with folder() as where:
        path = os.path.join(where, "claims.csv")
        write_claims(path, claims_of(shape("scale-free", 120, rng), 120, rng))
        for command in (["groups"], ["keyplayers", "--remove", "2"], ["keyplayers", "--remove", "3", "--budget", "0.3"],
                        ["keyplayers", "--reach", "2"], ["keyplayers", "--reach", "4", "--budget", "0.1"]):
            arguments = [*command, "--quiet", "--format", "json", path]
            expected = run(arguments)
            for threads in ("1", "2", "7"):
                tally.check(run([*arguments, "--threads", threads]) == expected,
                            f"{command}: other bytes with {threads} threads")
            tally.check(run(arguments, {"LC_ALL": "de_DE.UTF-8", "MALLOC_PERTURB_": "85"}) == expected,
                        f"{command}: other bytes elsewhere")
        one = groups(path)["method"]["modularity"]
        for seed in ("2", "3"):  # other random numbers, another partition perhaps, but as good a one
            other = groups(path, "--seed", seed)["method"]["modularity"]
            tally.check(abs(one - other) < 0.01, f"seed {seed}: Q {other}, not about {one}")


def main():
    tally = Tally("groups")
    require_trama()
    karate(tally)
    random_groups(tally)
    small_networks(tally)
    greedy(tally)
    same_bytes(tally)
    tally.close()


if __name__ == "__main__":
    main()
