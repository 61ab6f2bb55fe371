#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Each export, read back by a program that is not ours: networkx, igraph, xmllint, rdflib, sqlite3, pandas and the
npm package of FollowTheMoney. Every claim, name, source and cell is compared with the CSV as Python's csv reads it."""
import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree

sys.dont_write_bytecode = True  # leave no cache in the tree
from oracle import ROOT, TRAMA, Tally, folder, require_trama, run

import readers

HOSTILE = "]]> </data> <script>\"'&amp; \\ | ; : % \u202e\u0007 ={{7*7}} end"
CLAIMS = [
    ["claim_id", "person", "role", "organization", "action", "target", "recipient", "date", "place", "source", "origin",
     "url", "status", "stance", "about", "sign", "weight", "confidence", "handling", "note", "Ficha núm.", "number", "a:b"],
    ["c1", "José Ñandú", "chair", "Alfa S.A.", "", "", "", "2024-05", "", "s1", "", "https://e.org/a b?q=<1>&r=\"x\"",
     "", "", "", "", "2.5", "0.5", "", "first\nline two", "F-1", "77", "x"],
    ["c2", "JOSE NANDU", "chair", "Alfa S.A.", "", "", "", "2023/2024-02-01", "", "s2", "", "", "", "", "", "", "", "0.9",
     "", HOSTILE, "=1+1", "", ""],
    ["", "José Ñandú", "", "", "paid", "Beta [norte]", "", "2025-01-02/..", "Lima", "s1", "wire", "", "alleged", "",
     "", "-", "", "", "", "", "", "", ""],
    ["", "José Ñandú", "", "", "paid", "Beta [norte]", "", "", "", "elsewhere", "", "", "", "denies", "", "", "", "", "",
     "he says no", "", "", ""],
    ["", "Solo Speaker", "", "", "spoke", "", "", "2025", "", "", "", "", "", "", "", "", "", "", "", "alone", "", "", ""],
    ["", "Cleared One", "", "", "robbed", "Alfa S.A.", "", "../2020", "", "s2", "", "", "acquitted", "", "", "", "", "",
     "", "", "", "", ""],
    ["", "State", "", "", "handed over", "Cleared One", "Other State", "2025-08-12", "", "s2", "", "", "", "", "", "+", "",
     "", "", "", "", "", ""],
    ["", "Secret Person", "spy", "Hidden Body", "", "", "", "", "", "s9", "", "", "", "", "", "", "", "", "red", "withheld",
     "", "", ""],
    [HOSTILE + " name", HOSTILE + " person", "r", "B|ar\\s", "", "", "", "", "", "s1", "", "", "", "", "", "", "", "", "", "",
     "", "", ""],
    ["", "b ar s", "member", "Alfa S.A.", "", "", "", "", "", "s1", "", "", "", "", "", "", "", "", "", "", "", "", ""],
    ["c12", "Beta [norte]", "owner", "Alfa S.A.", "", "", "", "", "", "s1", "", "javascript:alert(1)", "", "corrects", "c1",
     "", "", "", "", "", "", "", ""],
]
ENTITIES = [
    ["name", "kind", "aliases", "parent", "country", "description", "url", "handling", "label", "Región"],
    ["José Ñandú", "person", "El Ñ|Pepe \"el\" <N>", "", "MX", "Says \"hi\" & <b>\nand more", "https://e.org/n", "", "own label",
     "Sur"],
    ["Alfa S.A.", "company", "Alfa", "State", "", "", "", "", "", ""],
    ["Cleared One", "cartel", "Withheld Alias", "", "", "withheld words", "", "red", "", ""],
]
SOURCES = [
    ["id", "title", "publisher", "date", "url", "origin", "grade", "handling", "shelf"],
    ["s1", "One & <two>", "Paper \"P\"", "2024", "https://e.org/s1", "", "B2", "", "top"],
    ["s2", "Two", "", "2024-01/2024-02", "", "wire", "", "", ""],
    ["s9", "withheld title", "", "", "", "", "", "red", ""],
]
SKIPPED = set()
WITHHELD = ["Secret Person", "Hidden Body", "withheld", "Withheld Alias"]
# the names each entity is known by, worked out by hand from the rows above
NAMES = {
    "José Ñandú": {"JOSE NANDU", "El Ñ", "Pepe \"el\" <N>"}, "Alfa S.A.": {"Alfa"},
    "Beta [norte]": set(), "Solo Speaker": set(), "Cleared One": set(), "State": set(), "Other State": set(),
    HOSTILE + " person": set(), "B|ar\\s": {"b ar s"},
}
# one line each: what is odd about it, the claims, options, entities and ties expected
EDGES = [
    ("one entity without a tie", "person,role,organization,action\nAna,,,spoke\n", [], 1, 0),
    ("an event of three", "person,role,organization,action,target,date\nAna,,,met,Beto,2025\nCal,,,met,Beto,2025\n",
     ["--actions", "nodes"], 4, 3),
    ("signs", "person,role,organization,action,target,sign\nAna,,,met,Beto,+\nAna,,,met,Beto,-\nAna,,,met,Beto,\n", [], 2, 3),
    ("a denial alone", "person,role,organization,action,target,stance\nAna,,,met,Beto,denies\n", [], 2, 0),
    ("claims denied", "person,role,organization,action,target,stance\nAna,,,met,Beto,\nAna,,,met,Beto,denies\n", [], 2, 1),
    ("not counted", "person,role,organization,action,target,status\nAna,,,hit,Beto,acquitted\n", [], 2, 1),
    ("dates", "person,role,organization,action,target,date\nA,,,met,B,2025\nA,,,met,C,2025-02\nA,,,met,D,2025-02-03\n"
     "A,,,met,E,2024/2025-02\nA,,,met,F,2025/..\nA,,,met,G,../2025\nA,,,met,H,\n", [], 8, 7),
    ("a loop", "person,role,organization,action,target\nAna,,,praised,Ana\n", [], 1, 1),
    ("people who share a body", "person,role,organization,action\nAna,x,Alfa,\nBeto,y,Alfa,\n", ["--network", "people"], 2, 1),
    ("a window", "person,role,organization,action,date\nAna,x,Alfa,,2020\nBeto,y,Alfa,,2025\nCal,z,Alfa,,\n",
     ["--since", "2024"], 2, 1),
    ("guessed targets", "person,role,organization,action,target\nAna,,,met Beto Gil in town,\nBeto Gil,x,Alfa,,\n",
     ["--infer-targets"], 3, 2),
    ("somebody left out", "person,role,organization,action\nAna,x,Alfa,\nBeto,y,Alfa,\nBeto,,,spoke\n", ["--without", "Beto"], 2, 1),
    ("tabs and blanks", "person,role,organization,action\n\"Ana\tB\",\"  x \",\"A\nB\",\"a\r\nb\"\n", [], 2, 1),
]


def write(path, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def read_rows(path):
    """Rows of a CSV file, as trama takes them: without blanks around cells, empty cells left out."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    blanks = " \t\r\n\u00a0\ufeff"
    return [{name.strip(blanks): cell.strip(blanks) for name, cell in zip(rows[0], row) if cell.strip(blanks)}
            for row in rows[1:] if row]


def export(form, inputs, where, *options):
    out = os.path.join(where, readers.FILES[form])
    if os.path.isdir(out):
        shutil.rmtree(out)
    run(["export", "--quiet", "--format", form, "-o", out, *options, *inputs], good=(0, 3))
    return out


def renamed(row, names):
    """Headers that our own attributes have get _ behind them."""
    return {names.get(name, name): cell for name, cell in row.items()}


def canonical(rows, clean):
    return sorted(sorted((name, clean(cell)) for name, cell in row.items()) for row in rows)


def check_all(tally, what, inputs, where, claims, entities, sources, names=None, options=()):
    """claims, entities and sources: the rows expected, as dictionaries of cells that are not empty."""
    told = None
    for form in readers.FILES:
        path = export(form, inputs, where, *options)
        found = readers.READERS[form](path)
        if found is None:
            if form not in SKIPPED:
                tally.skip(f"{form}: {readers.why_not(form)}")
            SKIPPED.add(form)
            continue
        clean = (lambda text: text) if form in readers.AS_THEY_ARE else readers.clean
        label = f"{what}: {form}"
        if form == "ftm":
            check_ftm(tally, label, found, claims, entities, sources, clean)
        else:
            if found["claims"] is not None:
                tally.check(canonical(found["claims"], clean) == canonical(claims, clean),
                            f"{label}: claims differ: {odd(canonical(found['claims'], clean), canonical(claims, clean))}")
            if found["sources"] is not None:
                tally.check(canonical(found["sources"], clean) == canonical(sources, clean), f"{label}: sources differ")
            for row in entities:
                row = dict(row)
                name, aliases = clean(row.pop("name")), row.pop("aliases", "")
                kind = row.pop("kind", None)
                at = found["entities"].get(name)
                if not tally.check(at is not None, f"{label}: no entity '{name}'"):
                    continue
                cells = {key: clean(cell) for key, cell in row.items()}
                tally.check({key: at.get(key) for key in cells} == cells and (kind is None or at.get("kind") == kind),
                            f"{label}: '{name}' has other cells: {at}, expected {cells}")
                tally.check({clean(alias.strip()) for alias in aliases.split("|") if alias} <= set(at["aliases"]),
                            f"{label}: '{name}' lacks an alias")
        if names is not None:
            tally.check({key: set(value["aliases"]) for key, value in found["entities"].items()}
                        == {clean(name): {clean(alias) for alias in aliases} for name, aliases in names.items()},
                        f"{label}: names differ: { {k: v['aliases'] for k, v in found['entities'].items()} }")
        shape = (len(found["entities"]), found["ties"])
        if form != "ftm":
            told = told or shape
            tally.check(shape == told, f"{label}: {shape} entities and ties, others have {told}")
    return told


def odd(found, expected):
    return [row for row in found if row not in expected][:1] + [row for row in expected if row not in found][:1]


def check_ftm(tally, label, found, claims, entities, sources, clean):
    """Every cell of every claim stands in the entities made of it; ids are told apart; nothing refers to nobody."""
    tally.check(not found["problems"], f"{label}: {found['problems'][:3]}")
    names = set(found["entities"])
    for claim in claims:
        known = {clean(cell) for cell in claim.values()} | {f"{column}: {clean(cell)}" for column, cell in claim.items()}
        known |= set(claim.get("date", "").split("/"))
        told = max(found["statements"], key=lambda texts: len(known & texts["values"]))
        missing = [clean(cell) for column, cell in claim.items()
                   if clean(cell) not in told["values"] and f"{column}: {clean(cell)}" not in told["values"]
                   and not (column in ("person", "organization", "target", "recipient") and clean(cell) in names)
                   and not (column == "date" and set(clean(cell).split("/")) - {".."} <= told["values"])]
        tally.check(not missing, f"{label}: a claim lacks {missing}")
    for source in sources:
        tally.check(any(all(f"{column}: {clean(cell)}" in notes for column, cell in source.items())
                        for notes in found["documents"]), f"{label}: source {source['id']} is not there")
    for row in entities:
        at = found["entities"].get(clean(row["name"]))
        if tally.check(at is not None, f"{label}: no entity '{row['name']}'"):
            missing = [f"{column}: {cell}" for column, cell in row.items() if column not in ("name", "aliases") and
                       clean(cell) not in at["values"] and f"{column}: {clean(cell)}" not in at["values"]]
            tally.check(not missing, f"{label}: '{row['name']}' lacks {missing}")


def check_example(tally, where):
    place = os.path.join(ROOT, "input")
    claims = read_rows(os.path.join(place, "claims.csv"))
    entities = read_rows(os.path.join(place, "entities.csv"))
    told = {cell for claim in claims for cell in claim.values()}
    entities = [row for row in entities if {row["name"], *row.get("aliases", "").split("|")} & told]
    check_all(tally, "the example", [place], where, claims, entities, read_rows(os.path.join(place, "sources.csv")))


def check_odd_folder(tally, where):
    place = os.path.join(where, "odd")
    os.mkdir(place)
    for name, rows in (("claims.csv", CLAIMS), ("entities.csv", ENTITIES), ("sources.csv", SOURCES)):
        write(os.path.join(place, name), rows)
    claims = [renamed(row, {"number": "number_"}) for row in read_rows(os.path.join(place, "claims.csv"))
              if "handling" not in row]
    entities = [renamed(row, {"label": "label_"}) for row in read_rows(os.path.join(place, "entities.csv"))
                if "handling" not in row]
    sources = [row for row in read_rows(os.path.join(place, "sources.csv")) if "handling" not in row]
    check_all(tally, "a folder of odd things", [place], where, claims, entities, sources, NAMES)
    for form in readers.FILES:
        text = readers.all_bytes(os.path.join(where, readers.FILES[form]))
        for secret in WITHHELD:
            tally.check(secret.encode() not in text, f"{form}: '{secret}' was to stay behind")
    for weights, expected in (("origins", 2), ("claims", 2), ("confidence", 0.95), ("weight", 3.5), ("none", 1)):
        path = export("graphml", [place], where, "--weights", weights)
        graph = readers.networkx_graphml(path)
        weight = [d["weight"] for _, _, d in graph.edges(data=True) if d["layer"] == "affiliation" and d["claims"] == 2]
        tally.check(len(weight) == 1 and abs(weight[0] - expected) < 1e-12,
                    f"--weights {weights}: {weight}, expected {expected}")
        tally.check(json.loads(graph.graph["metadata"])["network"]["weights"] == weights, f"metadata lacks {weights}")


def check_edges(tally, where):
    for what, text, options, n_entities, n_ties in EDGES:
        path = os.path.join(where, "claims.csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        rows = read_rows(path)
        if "--since" in options:
            rows = [row for row in rows if row.get("date", "") >= "2024"]
        if "--without" in options:
            rows = [row for row in rows if row.get("organization")]
        rows = [{k: v for k, v in row.items()} for row in rows]
        told = check_all(tally, what, [path], where, rows, [], [], options=options)
        tally.check(told == (n_entities, n_ties), f"{what}: {told}, expected {(n_entities, n_ties)}")
    graph = xml.etree.ElementTree.parse(export("gexf", [dates_file(where)], where)).getroot()
    spans = {edge.get("target"): (edge.get("start"), edge.get("end")) for edge in graph.iter("{http://gexf.net/1.3}edge")}
    tally.check(spans == {"n1": ("2025-01-01", "2025-12-31"), "n2": ("2025-02-01", "2025-02-28"),
                          "n3": ("2025-02-03", "2025-02-03"), "n4": ("2024-01-01", "2025-02-28"),
                          "n5": ("2025-01-01", None), "n6": (None, "2025-12-31"), "n7": (None, None)},
                f"GEXF's intervals: {spans}")


def dates_file(where):
    path = os.path.join(where, "dates.csv")
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(next(text for what, text, _, _, _ in EDGES if what == "dates"))
    return path


def check_database(tally, where):
    """What makes it more than its rows: search without accents, ranks, joins, the same bytes again."""
    place = os.path.join(ROOT, "input")
    path = export("sqlite", [place], where)
    first = readers.all_bytes(path)
    with sqlite3.connect(path) as db:
        one = lambda sql: db.execute(sql).fetchall()
        tally.check(one("PRAGMA integrity_check") == [("ok",)] and one("PRAGMA foreign_key_check") == [], "integrity")
        tally.check(one("SELECT name FROM entities WHERE id IN (SELECT rowid FROM entities_search WHERE "
                        "entities_search MATCH 'garcia harfuch')") == [("Omar García Harfuch",)], "search without accents")
        tally.check(one("SELECT count(*) FROM claims_search WHERE claims_search MATCH 'drone*'")
                    == one("SELECT count(*) FROM claims WHERE lower(coalesce(role,'')||' '||coalesce(action,'')||' '||"
                           "coalesce(target,'')||' '||coalesce(note,'')||' '||coalesce(place,'')||' '||coalesce(person,'')||"
                           "' '||coalesce(organization,'')||' '||coalesce(origin,'')||' '||coalesce(recipient,'')||' '||"
                           "coalesce(source,'')||' '||coalesce(locator,'')) LIKE '%drone%'"), "search of claims")
        ranked = json.loads(run(["rank", "--quiet", "--format", "json", "--top", "0", place]))["entities"]
        for measure in ("degree", "strength", "betweenness", "harmonic", "pagerank"):
            tally.check(dict(one(f"SELECT name, rank FROM ranking WHERE measure = '{measure}'"))
                        == {row["name"]: row["ranks"][measure] for row in ranked}, f"ranks by {measure}")
        tally.check(one("SELECT count(*) FROM evidence") == one("SELECT count(*) FROM tie_claims"), "the view evidence")
        tally.check(one("SELECT count(*) FROM named_ties") == one("SELECT count(*) FROM ties"), "the view named_ties")
    db.close()
    tally.check(readers.all_bytes(export("sqlite", [place], where)) == first, "a second database has other bytes")


def check_failures(tally, where):
    """Nothing half-written: a disk that is full, a file too large, a name that cannot be written."""
    place = os.path.join(ROOT, "input")
    for form in readers.FILES:
        out = os.path.join(where, "failing", readers.FILES[form])
        shutil.rmtree(os.path.join(where, "failing"), ignore_errors=True)
        os.mkdir(os.path.join(where, "failing"))
        done = subprocess.run(["sh", "-c", f"trap '' XFSZ; ulimit -f 8; exec \"$0\" export --quiet --format {form} -o '{out}' '{place}'",
                               TRAMA], stderr=subprocess.PIPE, check=False)
        tally.check(done.returncode == 1 and b"cannot write" in done.stderr, f"{form}: {done.returncode} {done.stderr[:200]}")
        tally.check(os.listdir(os.path.join(where, "failing")) == [], f"{form}: left {os.listdir(os.path.join(where, 'failing'))}")
        if form in ("sqlite", "gephi", "neo4j"):
            continue
        done = subprocess.run([TRAMA, "export", "--quiet", "--format", form, "-o", "/dev/full", place],
                              stderr=subprocess.PIPE, check=False)
        tally.check(done.returncode == 1 and b"cannot write /dev/full" in done.stderr, f"{form} to /dev/full: {done.stderr[:200]}")


def main():
    require_trama()
    tally = Tally("exports")
    with folder() as where:
        for check in (check_example, check_odd_folder, check_edges, check_database, check_failures):
            place = os.path.join(where, check.__name__)
            os.mkdir(place)
            check(tally, place)
    tally.close()


if __name__ == "__main__":
    main()
