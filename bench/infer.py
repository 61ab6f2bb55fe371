#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Time and peak memory of finding 100,000 known names in the words of 1,000,000 actions: `trama rank
--infer-targets` beside the same without it, whole processes in turn.

infer.py [--claims N] [--names N] [--runs N] [--write FOLDER]. TRAMA names the program. Names and claims are
invented from a seed; half of the actions name somebody, a fifth of those in other spelling. A benchmark, not a
test: nothing fails because a machine is slow."""
import argparse
import csv
import os
import random
import tempfile
import unicodedata

from match import Maker, TRAMA, run

VERBS = ["met with", "was seen with", "paid", "sent money to", "was arrested beside", "threatened", "se reunió con", "fue visto con",
         "entregó dinero a", "denounced before the court by", "signed a contract with", "is said to protect"]
IDLE = ["travelled to the coast in the spring", "opened a bank account", "no quiso declarar ante los medios",
        "bought three trucks without papers", "gave a press conference on the third day", "was released for want of evidence"]
TAILS = ["", "", " in the capital", " on two occasions", ", as the file says", " durante la fiesta patronal"]


def names_of(n):
    maker, found = Maker(7, 2000, 15000, 8000), {}
    while len(found) < n:
        found[maker.person() if maker.random.random() < 0.7 else maker.body()] = True
    return list(found)


def write(folder, n_claims, n_names):
    r, names = random.Random(11), names_of(n_names)
    with open(os.path.join(folder, "claims.csv"), "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["person", "role", "organization", "action"])
        for i in range(n_claims):
            if r.random() < 0.5:
                action = r.choice(IDLE)
            else:
                target = r.choice(names)
                if r.random() < 0.2:
                    target = "".join(c for c in unicodedata.normalize("NFD", target) if not unicodedata.combining(c)).upper()
                action = r.choice(VERBS) + " " + target
            # every name stands in the first column once, so that all of them are known
            out.writerow([names[i] if i < n_names else r.choice(names), "", "", action + r.choice(TAILS)])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=1000000)
    parser.add_argument("--names", type=int, default=100000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write")
    options = parser.parse_args()
    if options.write:
        write(options.write, options.claims, options.names)
        return
    with tempfile.TemporaryDirectory() as folder:
        write(folder, options.claims, options.names)
        command = [TRAMA, "rank", "--by", "degree", "--top", "0", "--format", "csv", os.path.join(folder, "claims.csv")]
        pairs = [(run(command), run(command + ["--infer-targets"])) for _ in range(options.runs)]
    print(f"{options.claims:,} actions, {options.names:,} names, median of {options.runs}; asked for: 5 s")
    print("| trama rank | wall s | CPU s | peak MB |\n|---|---:|---:|---:|")
    for what, rows in (("without", [p[0] for p in pairs]), ("--infer-targets", [p[1] for p in pairs])):
        took, cpu, memory, _ = sorted(rows)[len(rows) // 2]
        print(f"| {what} | {took:.2f} | {cpu:.2f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
