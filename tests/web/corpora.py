# SPDX-License-Identifier: GPL-2.0-or-later
"""Inputs for the tests of report.html: one that means harm, and one that is large."""
import csv
import os
import random

EVIL = [
    "</script><img src=x onerror=\"window.harmed=1\">",
    "<script>window.harmed=1</script>",
    "\"><svg onload=window.harmed=1>",
    "' onmouseover='window.harmed=1",
    "{{trama:data}}",
    "]]><!-- x -->",
    "&lt;b&gt;&amp;",
    "Ana \u202egnol eb ot\u202c \u2066x\u2069",
    "line\u2028separator\u2029here",
    "__proto__",
    "constructor",
    "=HYPERLINK(\"http://example.invalid\")",
    "long " + "x" * 9995,
    "\u0645\u062d\u0645\u062f \u05d0\u05d1\u05d2",
    "e\u0301" * 50,
]


def write(folder, header, rows):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "claims.csv"), "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(header)
        out.writerows(rows)


def hostile(folder):
    """Every evil text in every column that takes one, beside plain people."""
    header = ["person", "role", "organization", "action", "target", "date", "place", "source", "origin", "url",
              "status", "stance", "note", "reply", "claim_id"]
    urls = ["javascript:window.harmed=1", "https://example.invalid/\"onclick=\"window.harmed=1", "data:text/html,x",
            "http://example.invalid/a b"]
    rows = []
    for i, evil in enumerate(EVIL):
        other = EVIL[(i + 1) % len(EVIL)]
        rows.append([evil, evil[:200], "Body " + str(i % 3), "paid " + evil[:100], other, "2024-0%d" % (i % 9 + 1), evil[:300],
                     evil[:300], other[:300], urls[i % len(urls)], "alleged", "", evil, evil, "id " + evil[:50]])
        rows.append(["Plain Ana", "", "", "met", evil, "", "", "Daily", "", "", "", "denies" if i % 2 else "", "", "", ""])
    write(folder, header, rows)


def large(folder, n_entities, n_claims):
    """People and bodies with invented names; a few have most ties, as is usual."""
    source = random.Random(1)
    n_bodies = n_entities // 10
    people = ["Per\u00f3n %s Ana%d" % (chr(65 + i % 26), i) for i in range(n_entities - n_bodies)]
    bodies = ["Body Alfa %d" % i for i in range(n_bodies)]
    statuses = ["", "", "", "alleged", "charged", "acquitted", "convicted"]
    rows = []
    for i in range(n_claims):
        person = people[i] if i < len(people) else people[int(len(people) * source.random() ** 2.5)]
        body = bodies[i % n_bodies] if i < len(people) else source.choice(bodies)
        target = people[int(len(people) * source.random() ** 2.5)] if source.random() < 0.5 else ""
        rows.append([person, "member", body, "paid" if target else "", target, "20%02d-%02d-11" % (i % 25, i % 12 + 1),
                     "Daily %d" % (i % 40), source.choice(statuses), "https://example.invalid/%d" % i])
    write(folder, ["person", "role", "organization", "action", "target", "date", "source", "status", "url"], rows)
