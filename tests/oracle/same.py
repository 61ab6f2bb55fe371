#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""The same input gives the same bytes: for any number of threads, time zone, locale, repetition, order of rows.

TRAMA names the program; the input is the example folder input/ and one made of misspelt names."""
import csv
import os
import random
import re
import shutil
import sys

sys.dont_write_bytecode = True  # leave no cache in the tree
from oracle import ROOT, Tally, folder, require_trama, run

FORMATS = ("table", "csv", "json", "md")
WEAVES = ([], ["--weights", "confidence", "--lengths", "inverse"], ["--actions", "nodes"],
          ["--network", "people"], ["--network", "organizations"], ["--count", "all", "--weights", "claims"])
N_SHUFFLES = 20
DONE = (0, 3)  # 3: done, but rows were rejected


OF_TIES = {"edge_betweenness", "bridge"}


def questions():
    """What is asked of an input: every measure of entities, and of ties, the brokers, and how sure it is."""
    rows = csv.DictReader(run(["rank", "--list", "--format", "csv"]).decode().splitlines())
    names = [row["measure"] for row in rows]
    return (["--by", ",".join(name for name in names if name not in OF_TIES)],
            ["--ties", "--by", ",".join(name for name in names if name in OF_TIES)],
            ["--brokerage"], ["--stability", "--replicates", "40"])


def rank(source, question, form, options, environment=None):
    return run(["rank", "--quiet", "--top", "0", *question, "--format", form, *options, source],
               environment, DONE)


def same_everywhere(tally, source, question):
    """Threads, time zones, locales, repetition, and where the input stands."""
    with folder() as where:
        elsewhere = os.path.join(where, "another name")
        shutil.copytree(source, elsewhere)
        for form in FORMATS:
            for weave in WEAVES:
                expected = rank(source, question, form, weave)
                what = " ".join([question[0], "--format", form, *weave])
                tally.check(expected.count(b"\n") > (10 if question[0] == "--by" else 0), f"{what}: hardly any output")
                for change, environment in (
                        (["--threads", "1"], {}), (["--threads", "2"], {}),
                        ([], {"TZ": "Asia/Tokyo"}), ([], {"TZ": "UTC"}),
                        ([], {"LC_ALL": "C"}), ([], {"LC_ALL": "de_DE.UTF-8"}),
                        ([], {"OMP_NUM_THREADS": "2"}), ([], {"MALLOC_PERTURB_": "85"})):
                    found = rank(source, question, form, weave + change, environment)
                    tally.check(found == expected, f"{what}: other bytes with {change} {environment}")
                for time in range(5):
                    tally.check(rank(source, question, form, weave) == expected, f"{what}: run {time}")
                tally.check(rank(elsewhere, question, form, weave) == expected, f"{what}: elsewhere")


def edition(source, out, options=(), environment=None):
    """Every file of a build, by name."""
    run(["build", "--quiet", "-g", os.path.join(ROOT, "graphs"), "-o", out, *options, source], environment, DONE)
    files = {}
    for name in sorted(os.listdir(out)):
        with open(os.path.join(out, name), "rb") as file:
            files[name] = file.read()
    return files


def same_edition(tally, source):
    """The whole folder, whatever the threads, the time zone, the locale and the folder's name."""
    with folder() as where:
        expected = edition(source, os.path.join(where, "out"))
        tally.check({"report.md", "rankings.csv", "network.graphml", "cartel.svg"} <= set(expected), "files are missing")
        for options, environment in (([], {}), (["--threads", "1"], {}), (["--threads", "2"], {}), ([], {"TZ": "Asia/Tokyo"}),
                                     ([], {"LC_ALL": "de_DE.UTF-8"}), ([], {"MALLOC_PERTURB_": "85"})):
            for out in ("out", "another"):
                found = edition(source, os.path.join(where, out), options, environment)
                tally.check(found == expected, f"build into {out}: other bytes with {options} {environment}: " +
                            ", ".join(n for n in expected if found.get(n) != expected[n]))


def same_dot_in_any_order(tally, source):
    """A shuffled claims.csv changes nothing in the DOT but the lines that claims stand on."""
    def dots(files):
        return {name: re.sub(rb"claims\.csv:[0-9]+", b"claims.csv:", text)
                for name, text in files.items() if name.endswith((".dot", ".left-out.csv")) or name == "rankings.csv"}
    with folder() as where:
        expected = dots(edition(source, os.path.join(where, "out")))
        tally.check(len(expected) >= 9, "files are missing")
        for seed in range(N_SHUFFLES):
            found = dots(edition(shuffled(source, where, seed), os.path.join(where, "out")))
            tally.check(found == expected, f"rows shuffled by seed {seed}: other DOT: " +
                        ", ".join(n for n in expected if found.get(n) != expected[n]))


def shuffled(source, where, seed):
    """A copy of the folder whose claims stand in another order."""
    copy = os.path.join(where, str(seed))
    shutil.copytree(source, copy)
    claims = os.path.join(copy, "claims.csv")
    with open(claims, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    random.Random(seed).shuffle(rows)
    with open(claims, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    return copy


def same_in_any_order(tally, source, question):
    with folder() as where:
        expected = [rank(source, question, "csv", weave) for weave in WEAVES]
        for seed in range(N_SHUFFLES):
            copy = shuffled(source, where, seed)
            for weave, text in zip(WEAVES, expected):
                tally.check(rank(copy, question, "csv", weave) == text,
                            f"{os.path.basename(source)}, rows shuffled by seed {seed}: other bytes with {weave}")


def make_misspelt(where):
    """Names in many spellings, repeated statements, statuses and dates that contradict each other."""
    source = os.path.join(where, "misspelt")
    rng = random.Random(5)
    names = ["José García", "Ana Peña", "Beto Ruiz", "Zoë Núñez", "Dora Gil", "Eva Sáenz", "Íñigo Paz"]
    bodies = ["Cártel de Sonora", "Policía de León", "Banco Único"]

    def spell(name):
        plain = str.maketrans("éáóúñíëÍ", "eaouniei")
        return rng.choice([name, name, name.upper(), name.lower(), name.translate(plain)])

    os.mkdir(source)
    with open(os.path.join(source, "claims.csv"), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow("person role organization action target source date status place confidence weight".split())
        for _ in range(300):
            out.writerow([spell(rng.choice(names)), rng.choice(["", "jefe", "socio"]),
                          rng.choice(["", spell(rng.choice(bodies))]),
                          rng.choice(["met with", "Paid", "paid", "extradited"]),
                          rng.choice(["", spell(rng.choice(names))]), rng.choice(["s1", "S1", "s2", "s3", ""]),
                          rng.choice(["", "2019", "2020-01", "2020-02-03"]),
                          rng.choice(["", "alleged", "charged", "acquitted"]),
                          rng.choice(["", "León", "LEON", "Roma"]), rng.choice(["", "0.3", "0.7", "0.9"]),
                          rng.choice(["", "0.1", "0.7", "3"])])
    return source


def main():
    tally = Tally("same")
    require_trama()
    example = os.path.join(ROOT, "input")
    for question in questions():
        same_everywhere(tally, example, question)
    entities = questions()[0]
    same_in_any_order(tally, example, entities)
    same_edition(tally, example)
    same_dot_in_any_order(tally, example)
    with folder() as where:
        same_in_any_order(tally, make_misspelt(where), entities)
    tally.close(with_skipped=False)


if __name__ == "__main__":
    main()
