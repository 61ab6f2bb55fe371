#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How well `trama match --pairs` does on labelled pairs of names: precision, recall and F1 of what it merges,
and of what it merges or asks about, by schema and overall, beside the published figures of the matcher that the
pairs come with (OpenSanctions nomenklatura, contrib/name_bench). names.py FILE… ; TRAMA names the program.
-v lists the pairs it gets wrong."""
import csv
import os
import subprocess
import sys

TRAMA = os.environ.get("TRAMA", "build/trama")
PUBLISHED = (".762", ".821", ".790")
PEOPLE = {"person"}
BODIES = {"company", "organization"}


def outcomes(path):
    text = subprocess.run([TRAMA, "match", "--pairs", path, "--format", "csv"], check=True, text=True,
                          capture_output=True).stdout
    return list(csv.DictReader(text.splitlines()))


def figures(rows, positive):
    tp = sum(1 for same, outcome in rows if same and outcome in positive)
    fp = sum(1 for same, outcome in rows if not same and outcome in positive)
    fn = sum(1 for same, outcome in rows if same and outcome not in positive)
    precision = tp / (tp + fp) if tp + fp else float("nan")
    recall = tp / (tp + fn) if tp + fn else float("nan")
    f1 = 2 * tp / (2 * tp + fp + fn) if tp else 0.0
    return precision, recall, f1


def line(name, rows, positive):
    precision, recall, f1 = figures(rows, positive)
    print(f"| {name} | {len(rows)} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")
    return precision, recall, f1


def main():
    verbose = "-v" in sys.argv
    files = [a for a in sys.argv[1:] if not a.startswith("-")]
    if not all(os.path.exists(path) for path in files):
        print("names: skipped, as the labelled pairs are not here:", *files)
        return
    rows = []
    for path in files:
        with open(path, encoding="utf-8", newline="") as file:
            labelled = list(csv.DictReader(file))
        for label, found in zip(labelled, outcomes(path), strict=True):
            same = label["is_match"] == "true"
            rows.append((label["schema"].lower(), same, found["outcome"]))
            if verbose and same != (found["outcome"] != "distinct"):
                print(label["schema"][:4], "same " if same else "other", found["score"], label["name1"], "|", label["name2"],
                      "|", found["reason"])
    print("| what | pairs | precision | recall | F1 |\n|---|---:|---:|---:|---:|")
    for what, positive in (("merge", {"merge"}), ("merge or ask", {"merge", "ask"})):
        for group, schemas in (("people", PEOPLE), ("bodies", BODIES)):
            line(f"{what}, {group}", [(s, o) for schema, s, o in rows if schema in schemas], positive)
        last = line(f"{what}, all", [(s, o) for _, s, o in rows], positive)
        if what == "merge":
            merge_precision = last[0]
    print(f"| published matcher | 413 | {PUBLISHED[0]} | {PUBLISHED[1]} | {PUBLISHED[2]} |")
    if not (last[2] > 0.790 and merge_precision == 1.0):
        sys.exit("names: below what is asked: F1 over .790, and no merge that is wrong")


if __name__ == "__main__":
    main()
