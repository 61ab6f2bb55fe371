#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""`trama diff` against edits that are known because they are made here: random ones to the example input, with the
csv module and a fixed seed.

Claims added, removed, with another status, another date and note; two people merged through an alias. What diff says
must be these edits and no others, wherever the rows then stand; ties must be what two GraphML exports differ in, as
networkx reads them; ranks what two rankings differ in; and the comparison the other way round must mirror it.
"""
import csv
import json
import os
import random

import networkx as nx

import oracle

INPUT = os.path.join(oracle.ROOT, "input")
STATUSES = ["rumoured", "reported", "alleged", "under_investigation", "wanted", "sanctioned", "charged",
            "convicted", "acquitted", "dismissed", "overturned", "retracted"]
ESSENCE = ["person", "role", "organization", "action", "target", "recipient", "source"]
ROUNDS = 40


def read(name):
    with open(os.path.join(INPUT, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(folder, name, rows, files=1):
    """Write rows into one file or several; returns FILE:LINE of each row."""
    places = []
    for i in range(files):
        part = rows[i * len(rows) // files:(i + 1) * len(rows) // files]
        path = os.path.join(folder, name if i == 0 else name.replace(".csv", f"-{i}.csv"))
        with open(path, "w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            out.writeheader()
            line = 2
            for row in part:
                out.writerow(row)
                places.append(f"{os.path.basename(path)}:{line}")
                line += 1 + sum(cell.count("\n") for cell in row.values())
    return places


def diff(old, new):
    text = oracle.run(["diff", old, new, "--quiet", "--format", "json", "--by", "degree,harmonic", "--top", "0",
                       "--replicates", "50"], good=(0, 1))
    return json.loads(text) if text else None


# ---- edits ----

def essence(row):
    return tuple(row[key].casefold() for key in ESSENCE)


def edit(dice, claims, entities, merge):
    """The new edition, and what was done: (old row or None, new row or None) of each claim that is not the same."""
    count = {}
    for row in claims:
        count[essence(row)] = count.get(essence(row), 0) + 1
    alone = [i for i, row in enumerate(claims) if count[essence(row)] == 1 and not row["about"]]
    named = {row["about"] for row in claims}
    picked = dice.sample([i for i in alone if claims[i]["claim_id"] not in named or not claims[i]["claim_id"]], 12)
    removed, status, details = picked[:3], picked[3:7], picked[7:10]
    new, done = [], []
    for i, row in enumerate(claims):
        now = dict(row)
        if i in status:
            now["status"] = dice.choice([s for s in STATUSES if s != (row["status"] or "reported")])
        if i in details:
            now["date"] = dice.choice([d for d in ("2024-01", "2024-02-03") if d != row["date"]])
            now["note"] = (row["note"] + " (mended)").strip()
        if i in removed:
            done.append((row, None))
            continue
        new.append(now)
        if now != row:
            done.append((row, now))
    for i in range(dice.randint(1, 4)):
        row = dict.fromkeys(claims[0], "")
        row.update(person=f"Invented {i}", role="clerk", organization=dice.choice(claims)["organization"] or "Office",
                   source="Diario Uno", status=dice.choice(STATUSES), claim_id=f"new{i}")
        new.append(row)
        done.append((None, row))
    dice.shuffle(new)
    people = [row["name"] for row in entities if row["kind"] == "person" and not row["distinct_from"]
              and any(row["name"] in (c["person"], c["target"], c["recipient"]) for c in new)
              and any(row["name"] in (c["person"], c["target"], c["recipient"]) for c in claims)]
    merged = dice.sample(people, 2) if merge else []
    listed = []
    for row in entities:
        if merge and row["name"] == merged[1]:
            continue
        row = dict(row)
        if merge and row["name"] == merged[0]:
            gone = next(r for r in entities if r["name"] == merged[1])
            row["aliases"] = "|".join(x for x in (row["aliases"], gone["name"], gone["aliases"]) if x)
        listed.append(row)
    return new, listed, done, merged


# ---- what the programs say ----

def ties_of(folder, where):
    path = os.path.join(where, "network.graphml")
    oracle.run(["export", folder, "--quiet", "-o", path])
    graph = nx.MultiDiGraph(nx.read_graphml(path))
    names = nx.get_node_attributes(graph, "label")
    ties = {}
    for a, b, data in graph.edges(data=True):
        ends = (names[a], names[b]) if data.get("directed") else tuple(sorted((names[a], names[b])))
        key = (*ends, data["layer"], data.get("directed", False), data.get("sign", 0))
        ties[key] = (data.get("status", ""), data.get("claims", 0), data.get("against", 0), data.get("counted"))
    return ties


def ranks_of(folder):
    text = oracle.run(["rank", folder, "--quiet", "--format", "json", "--top", "0", "--by", "degree,harmonic"])
    return {(entity["name"], measure): rank for entity in json.loads(text)["entities"]
            for measure, rank in entity["ranks"].items()}


# ---- checks ----

def check_claims(tally, what, found, done, old_places, new_places):
    place = lambda places, row: places.get(id(row), "")
    said = {(row["old_place"], row["new_place"]): (row["old"], row["new"]) for row in found["status"]}
    words = lambda row: (row["status"] or "reported").replace("_", " ")
    meant = {(place(old_places, a), place(new_places, b)): (words(a), words(b)) for a, b in done
             if a is not None and b is not None and words(a) != words(b)}
    tally.check(said == meant, f"{what}: statuses {said}, expected {meant}")
    for change, which, key in (("added", 1, "new_place"), ("removed", 0, "old_place")):
        said = sorted(row[key] for row in found["claims"] if row["change"] == change)
        meant = sorted(place((old_places, new_places)[which], pair[which]) for pair in done if pair[1 - which] is None)
        tally.check(said == meant, f"{what}: claims {change}: {said}, expected {meant}")
    said = sorted((row["old_place"], row["new_place"], row["field"], row["old"], row["new"])
                  for row in found["claims"] if row["change"] == "changed")
    meant = sorted((place(old_places, a), place(new_places, b), key, a[key], b[key]) for a, b in done
                   if a is not None and b is not None for key in a
                   if a[key] != b[key] and not (key == "status" and words(a) != words(b)))
    tally.check(said == meant, f"{what}: cells {said}, expected {meant}")


def check_ties(tally, what, found, old, new):
    for change, some, others in (("added", new, old), ("removed", old, new)):
        n = sum(row["change"] == change for row in found["ties"])
        tally.check(n == len(set(some) - set(others)), f"{what}: {n} ties {change}, expected "
                                                       f"{len(set(some) - set(others))}")
    both = set(old) & set(new)
    for field, at in (("status", 0), ("claims", 1), ("against", 2), ("counted", 3)):
        n = sum(row["change"] == "changed" and row["field"] == field for row in found["ties"])
        meant = sum(old[key][at] != new[key][at] for key in both)
        tally.check(n == meant, f"{what}: {n} ties with another {field}, expected {meant}")


def check_ranks(tally, what, found, old, new, partner):
    said = {(row["name"], row["measure"]): (row["old"], row["new"]) for row in found["ranks"]}
    meant = {}
    for (name, measure), rank in new.items():
        before = old.get((partner.get(name, name), measure))
        if before is not None and rank is not None and before != rank:
            meant[name, measure] = (before, rank)
    tally.check(said == meant, f"{what}: ranks differ: {sorted(set(said.items()) ^ set(meant.items()))[:4]}")
    ranked = {(side, m): sum(rank is not None for (_, measure), rank in ranks.items() if measure == m)
              for side, ranks in (("old", old), ("new", new)) for m in {measure for _, measure in ranks}}
    for row in found["ranks"]:
        known = "old_low" in row and "new_low" in row
        within = known and all(row[f"{side}_low"] <= min(row[other], ranked[side, row["measure"]])
                               <= row[f"{side}_high"] for side, other in (("old", "new"), ("new", "old")))
        tally.check(row["verdict"] == ("no interval" if not known else "within the interval" if within
                                       else "beyond the interval"), f"{what}: {row}")


def check_mirror(tally, what, there, back):
    swap = {"added": "removed", "removed": "added", "merged": "split", "split": "merged"}
    for section in ("status", "claims", "ties", "merges", "entities", "sources", "rejected"):
        one = sorted((swap.get(r["change"], r["change"]), r.get("field", ""), r.get("new", ""), r.get("old", ""),
                      r.get("new_place", ""), r.get("old_place", "")) for r in there[section])
        two = sorted((r["change"], r.get("field", ""), r.get("old", ""), r.get("new", ""),
                      r.get("old_place", ""), r.get("new_place", "")) for r in back[section])
        tally.check(one == two, f"{what}: {section} is not mirrored: {[x for x in one if x not in two][:3]}")
    one = sorted((r["measure"], r["new"], r["old"], r["verdict"]) for r in there["ranks"])
    two = sorted((r["measure"], r["old"], r["new"], r["verdict"]) for r in back["ranks"])
    tally.check(one == two, f"{what}: ranks are not mirrored")


def check_round(tally, dice, where, number):
    with_ids, merge = number % 2 == 0, number % 4 >= 2
    claims, entities = read("claims.csv"), read("entities.csv")
    if not with_ids:
        claims = [dict(row, claim_id="") for row in claims if not row["about"] and not row["stance"]]
    what = f"round {number}, {'with' if with_ids else 'without'} ids{', merged' if merge else ''}"
    new, listed, done, merged = edit(dice, claims, entities, merge)
    if not with_ids:
        for row in new:
            row["claim_id"] = ""
    folders = [os.path.join(where, f"{side}{number}") for side in ("old", "new")]
    places = []
    for folder, rows, names in zip(folders, (claims, new), (entities, listed)):
        os.mkdir(folder)
        places.append(dict(zip((id(row) for row in rows),
                               write(folder, "claims.csv", rows, dice.randint(1, 3)))))
        write(folder, "entities.csv", names)
        for name in ("sources.csv", "actions.csv"):
            write(folder, name, read(name))
    tally.check(diff(folders[0], folders[0]) is None, f"{what}: an edition differs from itself")
    found, back = diff(*folders), diff(*folders[::-1])
    check_claims(tally, what, found, done, *places)
    meant = [("merged", f"{a} and {b}") for a, b in [sorted(merged)] if merged] if merged else []
    said = [(row["change"], " and ".join(sorted(row["subject"].split(" and ")))) for row in found["merges"]]
    tally.check(said == meant, f"{what}: merges {said}, expected {meant}")
    if not merge:
        check_ties(tally, what, found, *(ties_of(folder, where) for folder in folders))
    partner = {}
    if found["merges"]:
        partner = {found["merges"][0]["new"]: found["merges"][0]["old"].split(" | ")[0]}
    check_ranks(tally, what, found, *(ranks_of(folder) for folder in folders), partner)
    check_mirror(tally, what, found, back)


def main():
    tally, dice = oracle.Tally("changes"), random.Random(20251)
    with oracle.tempfile.TemporaryDirectory() as where:
        for number in range(ROUNDS):
            check_round(tally, dice, where, number)
    tally.close()


if __name__ == "__main__":
    main()
