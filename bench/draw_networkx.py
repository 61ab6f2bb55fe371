#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""What trama draw is measured beside: draw_networkx.py CLAIMS.csv OUT.svg, by csv, networkx and pygraphviz (sfdp)."""
import csv
import sys

import networkx


def main():
    graph = networkx.Graph()
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            graph.add_node(row["person"])
            for other in (row["organization"], row["target"]):
                if other:
                    graph.add_edge(row["person"], other)
    picture = networkx.nx_agraph.to_agraph(graph)
    picture.node_attr.update(shape="point", width="0.05")
    picture.edge_attr.update(penwidth="0.3")
    picture.draw(sys.argv[2], prog="sfdp")


if __name__ == "__main__":
    main()
