#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Time and peak memory of `trama match` on 100,000 distinct invented names, whole processes.

match.py [--names N] [--threads N] [--runs N] [--write FILE]. TRAMA names the program. Names are made from a seed:
two thirds people, most with two surnames; a third organisations; one in eight is a near-duplicate of an earlier
one (a slip, a surname missing, another order, an initial, a legal form more or less). Two pools of words: `wide`,
with as many surnames as a country has, and `narrow`, where a few hundred words make all the names, so that blocks
are as large as they get. A benchmark, not a test: nothing fails because a machine is slow."""
import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile
import time

TRAMA = os.environ.get("TRAMA", "build/trama")
ONSETS = ["b", "c", "ch", "d", "f", "g", "gu", "j", "l", "ll", "m", "n", "p", "qu", "r", "s", "t", "v", "x", "y", "z", "br",
          "cr", "tr", "gr", "pr", "fr", "h", ""]
CODAS = ["", "", "", "", "n", "r", "s", "l", "z"]
ENDINGS = ["ez", "a", "o", "es", "in", "al", "ar", "on", "is", "era", "illo", "ado"]
PARTICLES = ["de", "de la", "del", "de los", "y"]
BODIES = ["Constructora", "Comercializadora", "Grupo", "Transportes", "Servicios", "Banco", "Fundación", "Inmobiliaria",
          "Secretaría de", "Agencia", "Cártel de", "Universidad de", "Instituto", "Partido", "Policía de", "Asociación"]
FORMS = ["", "", "SA de CV", "S. de R.L.", "S.A.", "Ltd", "LLC", "Inc.", "GmbH", "y Asociados"]


class Maker:
    def __init__(self, seed, given, surnames, nouns):
        self.random = random.Random(seed)
        self.given = self.words(given, 2, 3)
        self.surnames = self.words(surnames, 2, 3)
        self.nouns = self.words(nouns, 2, 4)

    def words(self, n, least, most):
        """n different words; the first of them are drawn more often, as in life."""
        found = {}
        while len(found) < n:
            syllables = [self.random.choice(ONSETS) + self.random.choice("aeiou") + self.random.choice(CODAS)
                         for _ in range(self.random.randint(least, most) - 1)]
            found[("".join(syllables) + self.random.choice(ENDINGS)).capitalize()] = True
        return list(found)

    def draw(self, words):
        return words[int(len(words) * self.random.random() ** 1.6)]

    def person(self):
        r = self.random
        given = " ".join(self.draw(self.given) for _ in range(1 if r.random() < 0.6 else 2))
        first = self.draw(self.surnames)
        if r.random() < 0.1:
            first = r.choice(PARTICLES) + " " + first
        return given + " " + first + (" " + self.draw(self.surnames) if r.random() < 0.85 else "")

    def body(self):
        r = self.random
        nouns = " ".join(self.draw(self.nouns) for _ in range(r.randint(1, 3)))
        return " ".join(part for part in (r.choice(BODIES), nouns, r.choice(FORMS)) if part)

    def near(self, name):
        r, words = self.random, name.split(" ")
        at = r.randrange(1, len(name) - 1)
        kind = r.randrange(6)
        if kind == 0 and name[at] != " ":
            return name[:at] + name[at + 1:]
        if kind == 1 and name[at] != " ":
            return name[:at] + r.choice("aeioulnrst") + name[at + 1:]
        if kind == 2 and len(words) > 2:
            return " ".join(words[:-1])
        if kind == 3 and len(words) > 2:
            return " ".join(words[1:]) + ", " + words[0]
        if kind == 4:
            return words[0][0] + ". " + " ".join(words[1:])
        return name[:at] + name[at] + name[at:]


def names_of(n, pool):
    """n pairs (name, whether a person), all names different."""
    wide = pool == "wide"
    maker = Maker(2026, *((3000, 20000, 15000) if wide else (150, 400, 400)))
    found, order = {}, []
    while len(order) < n:
        if order and maker.random.random() < 0.125:
            earlier, person = maker.random.choice(order)
            name = maker.near(earlier)
        else:
            person = maker.random.random() < 0.66
            name = maker.person() if person else maker.body()
        if name not in found:
            found[name] = True
            order.append((name, person))
    return order


def write(path, names):
    people = [name for name, person in names if person]
    bodies = [name for name, person in names if not person]
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["person", "role", "organization", "action"])
        for i in range(max(len(people), len(bodies))):
            out.writerow([people[i] if i < len(people) else "", "member" if i < len(bodies) and i < len(people) else "",
                          bodies[i] if i < len(bodies) else "", "met"])


def run(command):
    with tempfile.TemporaryFile() as log:
        began = time.monotonic()
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        took = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        lines = sum(1 for _ in log) - 1
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, lines


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--names", type=int, default=100000)
    parser.add_argument("--threads", default="0")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pool", choices=["wide", "narrow"])
    parser.add_argument("--write")
    options = parser.parse_args()
    if options.write:
        write(options.write, names_of(options.names, options.pool or "wide"))
        return
    print(f"trama match on {options.names:,} distinct names, median of {options.runs}; asked for: 10 s, 300 MB")
    print("| names | wall s | CPU s | peak MB | rows |\n|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for pool in [options.pool] if options.pool else ["wide", "narrow"]:
            path = os.path.join(folder, "claims.csv")
            write(path, names_of(options.names, pool))
            runs = sorted(run([TRAMA, "match", path, "--format", "csv", "--threads", options.threads])
                          for _ in range(options.runs))
            took, cpu, memory, rows = runs[len(runs) // 2]
            print(f"| {pool} | {took:.2f} | {cpu:.2f} | {memory:.0f} | {rows:,} |")


if __name__ == "__main__":
    main()
