# SPDX-License-Identifier: GPL-2.0-or-later
"""Each export as {entities: {name: {aliases, columns …}}, ties: n, claims: [row …], sources: [row …]}, read by the
program named in its function. None where that program is not there."""
import csv
import json
import os
import re
import shutil
import sqlite3
import subprocess
import xml.etree.ElementTree

from oracle import ROOT, SHARED

try:
    import igraph
    import networkx
    import pandas
except ImportError:
    igraph = networkx = pandas = None
try:
    import rdflib
except ImportError:
    rdflib = None

FILES = {"graphml": "n.graphml", "gexf": "n.gexf", "gephi": "gephi", "neo4j": "neo4j", "json": "n.json",
         "ftm": "n.ftm.jsonl", "pajek": "n.net", "sqlite": "n.sqlite", "nquads": "n.nq"}
AS_THEY_ARE = ("gephi", "neo4j", "sqlite")  # the others have no control characters
SCHEMAS = {"graphml": "graphml-1.0/xmlns/1.0/graphml.xsd", "gexf": "gexf-1.3/gexf.xsd"}
FTM = os.environ.get("TRAMA_NPM") or os.path.join(ROOT, "build", "npm")


def why_not(form):
    return {"ftm": "the npm package @alephdata/followthemoney is not in build/npm: make npm",
            "nquads": "rdflib is not there"}.get(form, "networkx, igraph or pandas is not there")


def clean(text):
    """Without the characters that do not leave: controls, bidirectional controls."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufffe\uffff]", "", text)


def all_bytes(path):
    if not os.path.isdir(path):
        with open(path, "rb") as file:
            return file.read()
    return b"".join(all_bytes(os.path.join(path, name)) for name in sorted(os.listdir(path)))


def strip(row, *keys):
    return {name: cell for name, cell in row.items() if name not in keys and cell not in ("", None)}


def rows_of(objects):
    return [strip(row, "number", "file", "line", "claim", "source_") for row in objects]


def names_between_bars(text):
    return [re.sub(r"\\(.)", r"\1", name, flags=re.DOTALL) for name in re.findall(r"(?:[^|\\]|\\.)+", text or "", re.DOTALL)]


def distinct(claims):
    return list({claim["number"]: claim for claim in claims}.values())


def schema_holds(form, path):
    schema = os.path.join(SHARED, "data", "schemas", SCHEMAS[form])
    if not os.path.exists(schema):
        print(f"skipped: {schema} is not there")
        return
    subprocess.run(["xmllint", "--noout", "--nonet", "--schema", schema, path], check=True, stderr=subprocess.DEVNULL)


def networkx_graphml(path):
    return networkx.read_graphml(path, force_multigraph=True)


def read_graphml(path):
    if networkx is None:
        return None
    schema_holds("graphml", path)
    graph = networkx_graphml(path)
    assert igraph.Graph.Read_GraphML(path).ecount() == graph.number_of_edges()
    claims = [claim for _, d in graph.nodes(data=True) for claim in json.loads(d.get("evidence", "[]"))]
    claims += [claim for _, _, d in graph.edges(data=True) for claim in json.loads(d.get("evidence", "[]"))]
    for _, _, d in graph.edges(data=True):
        assert len(json.loads(d.get("evidence", "[]"))) == d["claims"] + d["against"]
    entities = {d["label"]: {**d, "aliases": names_between_bars(d.get("aliases"))} for _, d in graph.nodes(data=True)}
    return {"entities": entities, "ties": graph.number_of_edges(), "claims": rows_of(distinct(claims)),
            "sources": rows_of(json.loads(graph.graph.get("sources", "[]")))}


def read_gexf(path):
    """By ElementTree, and by networkx, which knows 1.2: its names and counts are the same there."""
    if networkx is None:
        return None
    schema_holds("gexf", path)
    with open(path, encoding="utf-8") as file:
        older = file.read().replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace('version="1.3"', 'version="1.2"')
    with open(path + ".12", "w", encoding="utf-8") as file:
        # networkx takes no file of both kinds of edges
        file.write(re.sub(' type="(un)?directed" kind', " kind", older))
    graph = networkx.read_gexf(path + ".12", version="1.2draft")
    space = "{http://gexf.net/1.3}"
    root = xml.etree.ElementTree.parse(path).getroot()
    titles = {group.get("class"): {it.get("id"): it.get("title") for it in group} for group in root.iter(space + "attributes")}
    values = lambda item, kind: {titles[kind][it.get("for")]: it.get("value") for it in item.iter(space + "attvalue")}
    nodes = [values(node, "node") for node in root.iter(space + "node")]
    edges = [values(edge, "edge") for edge in root.iter(space + "edge")]
    assert sorted(d["label"] for _, d in graph.nodes(data=True)) == sorted(node["label"] for node in nodes)
    claims = [claim for item in nodes + edges for claim in json.loads(item.get("evidence", "[]"))]
    about = json.loads(next(root.iter(space + "description")).text)
    return {"entities": {node["label"]: {**node, "aliases": names_between_bars(node.get("aliases"))} for node in nodes},
            "ties": len(edges), "claims": rows_of(distinct(claims)), "sources": rows_of(about["sources"])}


def read_table(*path):
    return pandas.read_csv(os.path.join(*path), dtype=str, keep_default_na=False, encoding="utf-8", lineterminator=None)


def csv_rows(*path):
    """pandas counts the rows; cells come from Python's csv, since pandas takes \\r for an end of line."""
    with open(os.path.join(*path), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_gephi(path):
    """The headers are those of https://docs.gephi.org: Id, Label; Source, Target, Type, Kind, Id, Label, Weight."""
    if pandas is None:
        return None
    nodes, edges = csv_rows(path, "nodes.csv"), csv_rows(path, "edges.csv")
    table = read_table(path, "edges.csv")
    assert list(read_table(path, "nodes.csv").columns[:2]) == ["Id", "Label"]
    assert list(table.columns[:7]) == ["Source", "Target", "Type", "Kind", "Id", "Label", "Weight"]
    assert len(table) == len(edges) and set(table["Type"]) <= {"Directed", "Undirected"}
    assert set(table["Source"]) | set(table["Target"]) <= set(read_table(path, "nodes.csv")["Id"])
    assert not table.duplicated(["Source", "Target", "Type", "Kind"]).any()
    table["Weight"].astype(float)
    with open(os.path.join(path, "metadata.json"), encoding="utf-8") as file:
        assert json.load(file)["counts"]["ties"] == len(edges)
    claims = csv_rows(path, "claims.csv")
    named = {number for row in nodes + edges for number in row["evidence"].split(";") if number}
    assert named == {claim["number"] for claim in claims}, "every claim is at a node or an edge"
    return {"entities": {row["Label"]: {**row, "aliases": names_between_bars(row["aliases"])} for row in nodes},
            "ties": len(edges), "claims": rows_of(claims), "sources": rows_of(csv_rows(path, "sources.csv"))}


def read_neo4j(path):
    """By the headers that https://neo4j.com/docs/operations-manual documents; each end of a relationship exists."""
    if pandas is None:
        return None
    entities, names = csv_rows(path, "entities.csv"), csv_rows(path, "names.csv")
    claims, sources, ties = csv_rows(path, "claims.csv"), csv_rows(path, "sources.csv"), csv_rows(path, "ties.csv")
    ids = {"Entity": {r["id:ID(Entity)"] for r in entities}, "Name": {r["id:ID(Name)"] for r in names},
           "Claim": {r["number:ID(Claim)"] for r in claims}, "Source": {r["number:ID(Source)"] for r in sources}}
    assert len(read_table(path, "ties.csv")) == len(ties)
    for table in ("ties", "known_as", "parties", "from", "answers"):
        rows = csv_rows(path, table + ".csv")
        for row in rows:
            start, end = [key for key in row if key.startswith(":START_ID")][0], [key for key in row if key.startswith(":END_ID")][0]
            assert row[start] in ids[start[10:-1]] and row[end] in ids[end[8:-1]] and row[":TYPE"], (table, row)
    known = {}
    name_of = {row["id:ID(Name)"]: row["name"] for row in names}
    for row in csv_rows(path, "known_as.csv"):
        known.setdefault(row[":START_ID(Entity)"], []).append(name_of[row[":END_ID(Name)"]])
    plain = lambda rows, space: [{re.sub(r"_\d+$", "", name).replace("_", ":") if re.match(r"a_b_\d+$", name) else
                                  {f"number:ID({space})": "number", "line:int": "line"}.get(name, name): cell
                                  for name, cell in row.items() if name != ":LABEL"} for row in rows]
    return {"entities": {row["label"]: {**row, "aliases": known.get(row["id:ID(Entity)"], [])} for row in entities},
            "ties": len(ties), "claims": rows_of(plain(claims, "Claim")), "sources": rows_of(plain(sources, "Source"))}


def read_json(path):
    if networkx is None:
        return None
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    try:
        graph = networkx.node_link_graph(data, edges=data["graph"]["edges_key"])
    except TypeError:  # before networkx 3.4
        graph = networkx.node_link_graph(data, link=data["graph"]["edges_key"])
    # what networkx holds is what the file says: nodes, edges and their attributes
    assert [{"id": n, **d} for n, d in graph.nodes(data=True)] == data["nodes"]
    ends = lambda e: (min(e["source"], e["target"]), max(e["source"], e["target"])) if not data["directed"] else (e["source"], e["target"])
    assert (sorted(json.dumps([ends({"source": u, "target": v}), k, d], sort_keys=True) for u, v, k, d in graph.edges(keys=True, data=True))
            == sorted(json.dumps([ends(e), e["key"], {k: v for k, v in e.items() if k not in ("source", "target", "key")}], sort_keys=True)
                      for e in data["edges"]))
    assert graph.is_directed() == data["directed"]
    numbers = {claim["number"] for claim in graph.graph["claims"]}
    named = {n for d in data["nodes"] + data["edges"] for n in d.get("evidence", [])}
    assert named == numbers
    return {"entities": {d["label"]: {"aliases": [], **d} for _, d in graph.nodes(data=True)},
            "ties": graph.number_of_edges(), "claims": rows_of(graph.graph["claims"]), "sources": rows_of(graph.graph["sources"])}


def read_pajek(path):
    """networkx and igraph read labels and lines; what stands in comments is read as JSON."""
    if networkx is None:
        return None
    graph, other = networkx.read_pajek(path), igraph.Graph.Read_Pajek(path)
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line[2:]) for line in file if line.startswith("% ")]
    vertices = [line for line in lines if "vertex" in line]
    assert graph.number_of_nodes() == len(vertices) == other.vcount(), "labels are told apart"
    assert graph.number_of_edges() >= other.ecount()
    return {"entities": {it["label"]: {"aliases": [], **it} for it in vertices}, "ties": other.ecount(),
            "claims": rows_of(line["claim"] for line in lines if "claim" in line),
            "sources": rows_of(line["source"] for line in lines if "source" in line)}


def read_sqlite(path):
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    rows = lambda sql: [dict(row) for row in db.execute(sql)]
    assert rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}] and not rows("PRAGMA foreign_key_check")
    entities = {row["id"]: {**strip(row, "aliases"), "aliases": []} for row in rows("SELECT * FROM entities")}
    for row in rows("SELECT * FROM aliases"):
        entities[row["entity"]]["aliases"].append(row["name"])
    links = ("person_id", "organization_id", "target_id", "recipient_id", "source_number")
    claims = [strip(row, *links) for row in rows("SELECT * FROM claims")]
    found = {"entities": {row["name"]: row for row in entities.values()}, "ties": len(rows("SELECT id FROM ties")),
             "claims": rows_of(claims), "sources": rows_of(rows("SELECT * FROM sources"))}
    db.close()
    return found


def read_nquads(path):
    if rdflib is None:
        return None
    data = rdflib.ConjunctiveGraph()
    data.parse(path, format="nquads")
    trama, prov = "urn:trama:", "http://www.w3.org/ns/prov#"
    whole = list(data.quads())
    of = {}
    for s, p, o, _ in whole:
        of.setdefault(str(s), []).append((str(p), str(o)))
    kinds = {}
    for s, p, o, _ in whole:
        if p == rdflib.RDF.type:
            kinds.setdefault(str(o), []).append(str(s))
    from urllib.parse import unquote
    columns = lambda s: {unquote(p[len(trama) + 7:]): o for p, o in of[s] if p.startswith(trama + "column:")}
    entities = {}
    for s in kinds.get(trama + "Entity", []) + kinds.get(trama + "Event", []):
        told = dict(of[s])
        entities[told[str(rdflib.RDFS.label)]] = {
            **columns(s), "kind": told[trama + "kind"],
            "aliases": [o for p, o in of[s] if p == "http://www.w3.org/2004/02/skos/core#altLabel"]}
    claims = kinds.get(trama + "Claim", [])
    label = {s: dict(of[s])[str(rdflib.RDFS.label)] for s in kinds.get(trama + "Entity", [])}
    # a name is a literal only where it is not the one that its entity is shown by
    parties = lambda s: {p[len(trama):]: label[o] for p, o in of[s]
                         if p in [trama + party for party in ("person", "organization", "target", "recipient")]}
    ties, nobody = set(), []
    for s, p, o, g in whole:
        if str(p).startswith(trama + "layer:"):
            ties.add((str(s), str(p), str(o)))
            name = str(getattr(g, "identifier", g))
            if name.startswith(trama + "claim:") and name not in claims:
                nobody.append(name)
    assert not nobody, "every graph is a claim's"
    for claim in claims:
        assert prov + "wasDerivedFrom" in dict(of[claim])
    # two ties of a pair that differ in sign or direction are one triple: ties are not counted here
    count = [int(o) for s, p, o, _ in whole if str(p) == trama + "counts:ties"][0]
    return {"entities": entities, "ties": count, "claims": [{**parties(s), **columns(s)} for s in claims],
            "sources": [columns(s) for s in kinds.get(trama + "Source", [])]}


def read_ftm(path):
    script = os.path.join(ROOT, "tests", "oracle", "ftm.js")
    if shutil.which("node") is None or not os.path.isdir(os.path.join(FTM, "node_modules", "@alephdata", "followthemoney")):
        return None
    done = subprocess.run(["node", script, path], stdout=subprocess.PIPE, check=True, env={**os.environ, "NODE_PATH": os.path.join(FTM, "node_modules")})
    found = json.loads(done.stdout)
    entities, statements, documents = {}, [], []
    for it in found["entities"]:
        texts = {value for values in it["properties"].values() for value in values}
        if it["schema"] == "Document":
            documents.append(set(it["properties"]["notes"]))
        elif it["schema"] == "Note" or it["edge"]:
            statements.append({"schema": it["schema"], "values": texts})
        else:
            texts |= {value.split(": ", 1)[1] for value in it["properties"].get("notes", []) if value.startswith(("kind", "sector"))}
            entities[it["properties"]["name"][0]] = {"aliases": it["properties"].get("alias", []), "values": texts}
    return {"entities": entities, "ties": None, "statements": statements, "documents": documents, "problems": found["problems"]}


READERS = {"graphml": read_graphml, "gexf": read_gexf, "gephi": read_gephi, "neo4j": read_neo4j, "json": read_json,
           "ftm": read_ftm, "pajek": read_pajek, "sqlite": read_sqlite, "nquads": read_nquads}
