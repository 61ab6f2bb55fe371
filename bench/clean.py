#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How well `trama clean` reads polluted CSV files, scored as the Pollock benchmark scores a loader (Vitagliano et al.,
"Pollock: A Data Loading Benchmark", PVLDB 16(8), 2023): for each file success, and precision, recall and F1 of the
header's cells, of the records and of all cells; the sum of the ten, at most 10, averaged over the files.

clean.py FOLDER, which holds csv/FILE, clean/FILE and parameters/FILE_parameters.json, as in the benchmark's
polluted_files; and, for the weighted score, pollock_weights.json in the folder or the one above. Each file is read
twice: with the dialect that its parameters give, and with what trama finds out by itself. TRAMA names the program;
-v lists the files that lose most, -v KIND all of a kind. Dates and times count as equal however they are written, as
there; what is there read by a library for prices is here `$` and a number."""
import collections
import csv
import functools
import json
import os
import re
import subprocess
import sys

TRAMA = os.environ.get("TRAMA", "build/trama")
PUBLISHED = "published: DuckDB 9.961, SQLite 9.955, pandas 9.895 (dialect given)"
MEASURES = ["success"] + [f"{what} {m}" for what in ("header", "record", "cell") for m in ("P", "R", "F1")]
REJECTED = 3  # the exit status of a clean that kept rows aside
csv.field_size_limit(1 << 30)

try:
    import dateutil.parser as dates

    class Info(dates.parserinfo):
        JUMP = [" ", ".", ",", ";", "-", "/", "'"]
except ImportError:
    sys.exit("clean.py needs python3-dateutil, which comes with python3-pandas")


@functools.lru_cache(maxsize=None)
def normal(cell):
    """The cell as its type says: numbers, times, dates and prices in one form, other text in small letters."""
    if not cell.strip():
        return cell.lower()
    if cell in ("True", "true", "False", "false"):
        return "1" if cell.lower() == "true" else "0"
    for kind in (int, float):
        try:
            return str(kind(cell))
        except ValueError:
            pass
    if re.fullmatch(r"\d{1,2}:\d{2}", cell):
        return cell + ":00"
    try:
        return str(dates.parse(cell, parserinfo=Info()))
    except (ValueError, OverflowError, TypeError):
        pass
    price = re.fullmatch(r"\$(\d+(?:\.\d+)?)", cell)
    return "$" + str(float(price[1])) if price else cell.lower()


def rows_of(text):
    return list(csv.reader(text.decode("utf-8-sig").splitlines(keepends=True)))


def shares(expected, found):
    """Precision, recall and F1 of two multisets, named as the benchmark names them."""
    if not expected:
        return 1.0, 1.0, 1.0
    common = sum((collections.Counter(expected) & collections.Counter(found)).values())
    if common == 0:
        return 0.0, 0.0, 0.0
    p, r = common / len(expected), common / len(found)
    return p, r, 2 * p * r / (p + r)


def records(rows):
    return ["".join(map(normal, row)) for row in rows]


def score(expected, found):
    if not expected:
        return [1.0] * 10
    header = shares([normal(c) for c in expected[0]], [normal(c) for c in found[0]] if found else [])
    return [1.0, *header, *shares(records(expected[1:]), records(found[1:])),
            *shares([c for row in expected for c in row], [c for row in found for c in row])]


def options(path):
    with open(path, encoding="utf-8") as file:
        told = json.load(file)
    words = ["--encoding", told["encoding"]] if told["encoding"] else []
    words += ["--delimiter", told["delimiter"]] if told["delimiter"] else []
    words += ["--quote", told["quotechar"]] if told["quotechar"] else []
    words += ["--escape", told["escapechar"]] if told["escapechar"] else []
    words += ["--skip-rows", str(told["preamble_lines"])] if told["preamble_lines"] else []
    return words + (["--no-header"] if told["header_lines"] == 0 else [])


def measure(folder, name, words):
    run = subprocess.run([TRAMA, "clean", "--quiet", *words, f"{folder}/csv/{name}"], capture_output=True)
    with open(f"{folder}/clean/{name}", "rb") as file:
        expected = rows_of(file.read())
    return score(expected, rows_of(run.stdout)) if run.returncode in (0, REJECTED) else [0.0] * 10


def kind_of(name):
    return re.sub(r"\d+(?=_|\.)|(?<=row)\d+|(?<=quote)\d+", "N", name) if name.startswith("row") else name


def mean(lists):
    return [sum(column) / len(lists) for column in zip(*lists)]


def weighted(folder, scores):
    for path in (f"{folder}/pollock_weights.json", f"{folder}/../pollock_weights.json"):
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                weights = json.load(file)
            total = sum(weights.get(name, 0) for name in scores)
            return sum(sum(s) * weights.get(name, 0) for name, s in scores.items()) / total
    return None


def report(folder, title, scores, listed):
    kinds = collections.defaultdict(list)
    for name, s in scores.items():
        kinds[kind_of(name)].append(s)
    print(f"\n## {title}\n\n| kind | files | score | header F1 | record F1 | cell F1 | points lost |\n|---|" + "---:|" * 6)
    for kind, lists in sorted(kinds.items(), key=lambda k: sum(sum(s) - 10 for s in k[1])):
        m = mean(lists)
        print(f"| {kind} | {len(lists)} | {sum(m):.3f} | {m[3]:.4f} | {m[6]:.4f} | {m[9]:.4f} "
              f"| {(10 - sum(m)) * len(lists) / len(scores):.5f} |")
    m = mean(list(scores.values()))
    print(f"\n{title}: **{sum(m):.4f}** over {len(scores)} files: " +
          ", ".join(f"{name} {value:.4f}" for name, value in zip(MEASURES, m)))
    of_weights = weighted(folder, scores)
    if of_weights is not None:
        print(f"weighted: {of_weights:.4f}")
    if listed is not None:
        worst = sorted((sum(s), name) for name, s in scores.items() if listed in name and sum(s) < 9.9999)
        for total, name in worst if listed else worst[:40]:
            print(f"  {total:.4f} {name}: " + " ".join(f"{value:.4f}" for value in scores[name]))


def main():
    words = [w for w in sys.argv[1:] if w != "-v"]
    listed = None if "-v" not in sys.argv else words[1] if len(words) > 1 else ""
    if not words or not os.path.isdir(f"{words[0]}/csv"):
        print("clean: skipped, as the benchmark's files are not here:", *words[:1])
        return
    folder = words[0]
    names = sorted(name for name in os.listdir(f"{folder}/csv"))
    for title, given in (("dialect given", True), ("found out", False)):
        scores = {name: measure(folder, name, options(f"{folder}/parameters/{name}_parameters.json") if given else [])
                  for name in names}
        report(folder, title, scores, listed)
    print(PUBLISHED)


if __name__ == "__main__":
    main()
