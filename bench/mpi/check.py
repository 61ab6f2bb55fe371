#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Do ranks see the rows, names and scores that trama sees? check.py TRAMA PAGERANK_MPI FOLDER [FILES]

Makes small files that are hard to cut: cells over many lines, quotes where none should be, equal rows far apart,
spellings of one name, loops, rows that name nobody, isolates. Each is ranked by 1, 2, 3, 5 and 16 processes; the
account must be trama's, the table the same bytes for all of them, and the scores trama's to 1e-11 of each.
"""
import csv
import os
import random
import re
import subprocess
import sys

NAMES = ["Ana Ruiz", "ANA RUÍZ", "ana ruiz", "Grupo Norte", "Grupo, Norte", "Ångström \"X\" Ltd", "...", "Łukasz Ø"]


def name(rng: random.Random) -> str:
    return rng.choice(NAMES) if rng.random() < 0.3 else f"Nombre {int(rng.random() ** 2 * 60)}"


def make(seed: int, dirty: bool, ending: str) -> str:
    rng = random.Random(seed)
    lines = ["person,role,organization,action,target"]
    for _ in range(rng.choice([3, 40, 400])):
        person, body = name(rng) if rng.random() < 0.9 else "", name(rng) if rng.random() < 0.9 else ""
        action = rng.choice(["paid", "said \"no\"", "a,b", "first\nsecond,third\n\nlast \"word\"\n", "\n" * 30])
        target = name(rng) if rng.random() < 0.4 else ""
        if dirty and rng.random() < 0.1:
            lines.append(rng.choice(['x,y "z,w,v,u', '"open,and never closed', 'a"b,c"d"e,f,g,h', "too,few", "", '"']))
        cells = [person, "role", body, action, target]
        if person == body == target:
            cells[2] = "Nadie más" if person else ""
        lines.append(",".join('"' + c.replace('"', '""') + '"' if set(c) & set(',"\n') else c for c in cells))
        if rng.random() < 0.1:
            lines.append(rng.choice(lines[1:]))
    return ending.join(lines) + (ending if rng.random() < 0.5 else "")


def run(*words: str) -> subprocess.CompletedProcess:
    return subprocess.run(words, capture_output=True, encoding="utf-8", env=os.environ | {
        "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}, check=False)


def account(text: str) -> str:
    found = re.search(r"\d+ rows = \d+ claims \+ \d+ duplicates \+ \d+ rejected", text)
    return found[0] if found else text


def scores(text: str, of: str) -> dict[str, float]:
    return {row["name"]: float(row[of]) for row in csv.DictReader(text.splitlines(True)) if row[of]}


def main() -> None:
    trama, program, folder = sys.argv[1:4]
    wrong = again = 0
    for seed in range(int(sys.argv[4]) if len(sys.argv) > 4 else 24):
        path = os.path.join(folder, "claims.csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(make(seed, seed % 2 == 1, ["\n", "\r\n"][seed // 2 % 2]))
        expected = account(run(trama, "check", path).stdout)
        ours = scores(run(trama, "rank", path, "--by", "pagerank", "--weights", "claims", "--top", "0",
                          "--format", "csv").stdout, "pagerank")
        tables = set()
        for ranks in 1, 2, 3, 5, 16:
            for old in os.listdir(folder):
                if old.startswith("part."):
                    os.remove(os.path.join(folder, old))
            done = run("mpirun", "--oversubscribe", "-n", str(ranks), program, path, os.path.join(folder, "part"))
            table = ""
            for part in sorted(p for p in os.listdir(folder) if p.startswith("part.")):
                with open(os.path.join(folder, part), encoding="utf-8", newline="") as file:
                    table += file.read()
            theirs = scores(table, "pagerank")
            tables.add(table)
            again += int((re.search(r"read again: (\d+)", done.stderr) or [0, 0])[1])
            off = max((abs(theirs.get(key, 9) - value) / value for key, value in ours.items()), default=0)
            if account(done.stderr) != expected or theirs.keys() != ours.keys() or off > 1e-11 or len(tables) > 1:
                wrong += 1
                print(f"seed {seed}, {ranks} ranks: {account(done.stderr)!r}, trama {expected!r}, off {off:.2g}, "
                      f"{len(tables)} tables, names {sorted(theirs.keys() ^ ours.keys())[:4]}")
    print(f"{seed + 1} files, 5 numbers of ranks: {wrong} wrong; ranges that were read again: {again}")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
