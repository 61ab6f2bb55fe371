#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Write claims about N people to standard output, the same each time: communities.py N.

Communities of heavy-tailed sizes, tied mostly within and to those beside them, with some hubs; one in twenty stands
outside, alone or in a group of up to five. What a picture of it must show is the communities."""
import random
import sys

GIVEN = "Ana Beto Carla Dino Elsa Fito Gala Hugo Inés Jairo Karla Lino".split()
SURNAME = "Abad Bosque Cano Duarte Encinas Fierro Garduño Hoyos Ibarra Jara".split()
ACTION = ["met with", "paid", "accused", "transferred", "negotiated with", "allied with", "clashed with"]


def main():
    n = int(sys.argv[1])
    rng = random.Random(1)
    out = sys.stdout
    out.write("person,role,organization,action,target,date,source\n")

    def person(i):
        return f"{GIVEN[i % 12]} {SURNAME[i // 12 % 10]} {i}"

    def row(a, role, body, action, target):
        out.write(f"{a},{role},{body},{action},{target},{rng.randint(2010, 2025)}-{rng.randint(1, 12):02d},"
                  f"source-{rng.randint(1, 60)}\n")

    communities, begin, left = [], 0, int(n * 0.95)
    while left > 0:
        size = min(left, max(20, n // 6), max(8, int(rng.paretovariate(1.1) * max(20, n / 200))))
        communities.append((begin, size))
        begin += size
        left -= size
    for c, (first, size) in enumerate(communities):
        known = [first]
        for i in range(first + 1, first + size):
            for _ in range(1 + (rng.random() < 0.6) + (rng.random() < 0.25)):
                other = known[int(len(known) * rng.random() ** 1.5)] if rng.random() < 0.5 else rng.choice(known)
                row(person(i), "", "", rng.choice(ACTION), person(other))
                if rng.random() < 0.3:
                    known.append(other)
            known.append(i)
            if rng.random() < 0.1:
                row(person(i), rng.choice(["member", "director"]), f"Grupo {SURNAME[c % 10]} {c}", "", "")
        for _ in range(max(1, int(size * 0.03))):
            far = rng.random() >= 0.8
            other, others = communities[rng.randrange(len(communities)) if far else (c + rng.choice([-2, -1, 1, 2])) % len(communities)]
            row(person(first + rng.randrange(size)), "", "", rng.choice(ACTION), person(other + rng.randrange(others)))
    while begin < n:
        size = min(rng.choice([1, 2, 2, 2, 3, 4, 5]), n - begin)
        for k in range(1, size):
            row(person(begin + k), "", "", rng.choice(ACTION), person(begin + rng.randrange(k)))
        if size == 1:
            row(person(begin), "consultant", "", "", "")
        begin += size


if __name__ == "__main__":
    main()
