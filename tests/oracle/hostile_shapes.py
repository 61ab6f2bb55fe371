#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Input of hostile shapes, a hundredth of the size at which bench/hostile.py times them: each command ends with the
exit status and the words that its row in the table says, within a bound of memory and time, and never by a signal.

The bounds are those of the table in bench/RESULTS.md: memory of BASE_MB and BYTES_PER_BYTE for each byte of input, of
which at most MOST_MB; the time here is only there to end what hangs.
Usage: tests/oracle/hostile_shapes.py. Closes with `shapes: N passed, N failed`."""
import os
import re
import resource
import subprocess
import sys
import tempfile
import unicodedata

TRAMA = os.path.abspath(os.environ.get("TRAMA", "build/trama"))
BASE_MB, BYTES_PER_BYTE, MOST_MB = 256, 40, 6000
BASE_SECONDS, SECONDS_PER_GB = 30, 300
TIMEOUT = 120
HEADER = b"person,role,organization,action,target\n"
DONE, FAILED, REJECTED = 0, 1, 3


# ---- shapes: each writes its files into a folder, of a size that n says ----

def chunks(n, row, size=10000):
    """row(0) … row(n - 1), some at a time."""
    for first in range(0, n, size):
        yield "".join(row(i) for i in range(first, min(n, first + size))).encode("utf-8", "surrogatepass")


def claims(folder, parts, header=HEADER):
    with open(os.path.join(folder, "claims.csv"), "wb") as file:
        file.write(header)
        for part in parts:
            file.write(part)


def repeated(text):
    """A claim, then n bytes of one text, then a claim."""
    def write(folder, n):
        block = text * (1000000 // len(text))
        pieces = [block[:min(len(block), n - at)] for at in range(0, n, len(block))]
        claims(folder, [b"Ana,chair,Alfa,,\n", *pieces, b"\nEva,chair,Alfa,,\n"])
    return write


def unclosed(folder, n):
    claims(folder, [b'Ana,chair,Alfa,"paid,\n', *chunks(n // 20, lambda i: f"P{i % 1000:05},,Alfa,met,\n")])


def columns(folder, n):
    extra = b"".join(b",c%d" % i for i in range(n))
    cells = b"".join(b",v%d" % i for i in range(n))
    claims(folder, [b"Ana,chair,Alfa,,", cells, b"\nEva,chair,Alfa,,", cells, b"\n"], HEADER[:-1] + extra + b"\n")


def long_name(folder, n):
    name = ("Ana " * (n // 4)).strip().encode()
    claims(folder, [name, b",chair,Alfa,,\nEva,chair,", name, b" B,,\n"])


def names(folder, n):
    claims(folder, chunks(n // 2, lambda i: f"Person {i:x},member,Body {i:x},,\n"))


def one_pair(folder, n):
    claims(folder, chunks(n, lambda i: f"Ana,member,Alfa,paid it {i} times,\n"))


def star(folder, n):
    claims(folder, chunks(n, lambda i: f"Person {i:x},member,Alfa,,\n"))


def clique(folder, n):
    claims(folder, ("".join(f"P{i},,,met,P{j}\n" for j in range(i)).encode() for i in range(1, n)))


def parents(folder, n, cycle=False):
    claims(folder, [b"Ana,chair,Body 0,,\n"])
    with open(os.path.join(folder, "entities.csv"), "wb") as file:
        file.write(b"name,kind,parent\n")
        for part in chunks(n, lambda i: f"Body {i},agency,Body {(i + 1) % n if cycle else i + 1}\n"):
            file.write(part)


def ring_of_parents(folder, n):
    parents(folder, n, True)


def aliases(folder, n):
    claims(folder, [b"Ana,chair,Alfa,,\nAlias 1,chair,Beta,,\n"])
    with open(os.path.join(folder, "entities.csv"), "wb") as file:
        file.write(b'name,aliases\n')
        for part in chunks(n // 100, lambda i: f"Ana {i}," + "|".join(f"Alias {100 * i + k}" for k in range(100)) + "\n"):
            file.write(part)


def code_points(folder, n):
    """Every n-th code point, surrogates as the three bytes that UTF-8 forbids, as names by themselves and behind a letter."""
    def row(i):
        c = chr(min(i * n, 0x10FFFF))
        c = '""' if c == '"' else c
        return f'"{c}",,"A{c}",,\n'
    claims(folder, chunks(0x110000 // n, row))


def marks(folder, n):
    """Names of one letter under so many combining marks, each in another order."""
    all_marks = [chr(c) for c in range(0x300, 0x370)]
    claims(folder, chunks(10, lambda i: "a" + "".join(all_marks[(i * 7 + k) % 112] for k in range(n)) + ",,Alfa,,\n", 1))


def rejected(folder, n):
    claims(folder, chunks(n, lambda i: f",,,no one did it {i},\n" if i else "Ana,,Alfa,,\n"))


def folded_alike(folder, n):
    """Names that only differ in what folding drops."""
    spaces = " \u00a0\u2003\u3000"
    claims(folder, chunks(n, lambda i: "Ana" + "".join(spaces[i >> 2 * k & 3] for k in range(12)) + f"Paz,,Alfa,paid {i},\n"))


RANK = ["rank", "--top", "3"]
CHECK = ["check"]
DRAW = ["draw", "-g", "overview", "-o", "OUT.svg"]
MATCH = ["match", "-o", "OUT.csv"]

# name, what writes it, size in full, size in small, [(command, exit status, what it must say, the status in full if it is another)].
SHAPES = [
    ("a gigabyte of quotes", repeated(b'"'), 10**9, 10**7, [(CHECK, REJECTED, "quote"), (RANK, REJECTED, "Ana|Alfa")]),
    ("a gigabyte of commas", repeated(b","), 10**9, 10**7, [(CHECK, REJECTED, "neither person nor"), (RANK, REJECTED, "Ana|Alfa")]),
    ("a gigabyte of line ends", repeated(b"\n"), 10**9, 10**7, [(CHECK, DONE, "2"), (RANK, DONE, "Ana|Alfa")]),
    ("a gigabyte of NUL bytes", repeated(b"\0"), 10**9, 10**7, [(CHECK, REJECTED, "NUL|field"), (RANK, REJECTED, "Ana|Alfa")]),
    ("a gigabyte behind a quote that nothing closes", unclosed, 10**9, 10**7, [(CHECK, REJECTED, "quote"), (RANK, REJECTED, "Alfa")]),
    ("sixteen thousand columns", columns, 16000, 160, [(CHECK, DONE, "2"), (RANK, DONE, "Alfa")]),
    ("a million columns", columns, 10**6, 2 * 10**4, [(CHECK, FAILED, "16384"), (RANK, FAILED, "16384")]),
    ("a name of a million letters", long_name, 10**6, 10**4, [(CHECK, DONE, "2"), (RANK, DONE, "Ana"), (DRAW, DONE, "")]),
    ("ten million distinct names", names, 10**7, 10**5, [(CHECK, DONE, "50000|5000000"), (RANK, DONE, "Person|Body")]),
    ("ten million claims of one pair", one_pair, 10**7, 10**5, [(CHECK, DONE, "100000|10000000"), (RANK, DONE, "Ana")]),
    ("a star of a million", star, 10**6, 12000, [(RANK, DONE, "Alfa"), (RANK + ["--network", "people"], FAILED, "pairs"), (DRAW, DONE, ""),
                                                (MATCH, DONE, "", FAILED)]),
    ("a clique of 3,000", clique, 3000, 300, [(RANK, DONE, "P1"), (DRAW, DONE, "")]),
    ("a chain of a million parents", parents, 10**6, 10**4, [(CHECK, DONE, ""), (RANK, DONE, "Ana"), (DRAW, DONE, "")]),
    ("a ring of a million parents", ring_of_parents, 10**6, 10**4, [(CHECK, DONE, ""), (RANK, DONE, "Body 0")]),
    ("a million aliases", aliases, 10**6, 10**4, [(CHECK, DONE, ""), (RANK, DONE, "Ana")]),
    ("every code point of Unicode", code_points, 1, 100, [(CHECK, REJECTED, "UTF-8"), (RANK, REJECTED, "")]),
    ("letters under 100,000 marks each", marks, 10**5, 10**3, [(CHECK, DONE, ""), (RANK, DONE, "Alfa")]),
    ("ten million rejected rows", rejected, 10**7, 10**5, [(CHECK, REJECTED, ""), (RANK, REJECTED, "Ana")]),
    ("a million spellings of one name", folded_alike, 10**6, 10**4, [(CHECK, DONE, ""), (RANK, DONE, "Ana")]),
]


# ---- running them ----

def bytes_in(folder):
    return sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder))


def bound_mb(size):
    return min(MOST_MB, BASE_MB + BYTES_PER_BYTE * size // 10**6)


def words_of(command, folder, out):
    return [TRAMA, command[0], "--quiet", *(word.replace("OUT", out) for word in command[1:]), folder]


def limit(megabytes):
    def apply():
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return apply


def main():
    passed, failed = 0, 0
    for name, write, _, small, commands in SHAPES:
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as out:
            write(folder, small)
            size = bytes_in(folder)
            for command, status, says, *_ in commands:
                # address space, of which threads and their stacks take some that is never used
                run = subprocess.run(words_of(command, folder, os.path.join(out, "o")), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                     timeout=TIMEOUT, preexec_fn=limit(1024 + bound_mb(size)), cwd=out)
                said = run.stdout.decode("utf-8", "replace")
                if run.returncode == status and re.search(says, said):
                    passed += 1
                else:
                    failed += 1
                    print(f"FAILED: {name}: {' '.join(command)}: ended with {run.returncode}, expected {status} and '{says}': {said[:300]!r}")
    print(f"shapes: {passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
