#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Time trama beside what its users would pick instead, on the same file, in turn, and write bench/RESULTS.md.

A benchmark, not a test: nothing fails because a machine is slow. Options: PART… (all; each makes its own section of
the file and leaves the others), --runs N (5), --claims N (1000000), --no-write. The peers' scripts are looked for
in ../shared/peers."""
import argparse
import os
import re
import sys
import tempfile

sys.dont_write_bytecode = True  # leave no cache in the tree
import betweenness
import drawing
import exports
import hostile
import large
import ranking
import reading
import sampling
import stability
from common import HERE, PEERS

# One more part is a module with section(options, folder), which returns Markdown, and a row here.
PARTS = {"ranking": ranking, "large": large, "reading": reading, "betweenness": betweenness, "sampling": sampling,
         "stability": stability, "drawing": drawing, "exports": exports, "hostile": hostile}
RESULTS = os.path.join(HERE, "RESULTS.md")


def read_sections():
    """{part: text} of the file as it is."""
    if not os.path.exists(RESULTS):
        return {}
    with open(RESULTS, encoding="utf-8") as file:
        return dict(re.findall(r"<!-- part: (\w+) -->\n(.*?)<!-- /part -->\n", file.read(), re.DOTALL))


def write_sections(sections):
    with open(RESULTS, "w", encoding="utf-8") as file:
        file.write("# Results\n\nMade by `make bench`, or one section by `make bench PART=NAME`.\n")
        for name in PARTS:
            if name in sections:
                file.write(f"\n<!-- part: {name} -->\n{sections[name]}<!-- /part -->\n")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--claims", type=int, default=1000000)
    parser.add_argument("--no-write", action="store_true")
    options = parser.parse_args()
    for name in options.parts:
        if name not in PARTS:
            sys.exit(f"there is no part '{name}': {', '.join(PARTS)}")
    if not os.path.isdir(PEERS):
        sys.exit("skipped: ../shared/peers is not there, and without a peer there is nothing to compare with")
    with tempfile.TemporaryDirectory() as folder:
        for name in options.parts or PARTS:
            text = PARTS[name].section(options, folder)
            print(text)
            if not options.no_write:
                write_sections({**read_sections(), name: text})


if __name__ == "__main__":
    main()
