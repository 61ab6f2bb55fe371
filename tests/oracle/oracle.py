# SPDX-License-Identifier: GPL-2.0-or-later
"""What the oracles share: running trama, reading its JSON, counting comparisons."""
import csv
import json
import math
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TRAMA = os.environ.get("TRAMA") or os.path.join(ROOT, "build", "trama")
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
HEADER = ["person", "role", "organization", "action", "target", "source"]


class Tally:
    """Comparisons passed, failed, skipped; and the largest difference seen of each measure."""

    def __init__(self, name):
        self.name, self.passed, self.failed, self.skipped = name, 0, 0, 0
        self.largest, self.compared = {}, {}

    def check(self, good, what):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print(f"failed: {what}")
        return good

    def skip(self, why):
        self.skipped += 1
        print(f"skipped: {why}")

    def compare(self, what, measure, found, expected, tolerance, relative=False):
        """One comparison: two dictionaries of scores by name; None and NaN are 'not defined'."""
        worst, where = 0.0, None
        self.compared[measure] = self.compared.get(measure, 0) + 1
        if set(found) != set(expected):
            odd = sorted(set(found) ^ set(expected))[:5]
            return self.check(False, f"{what}: {measure}: other names: {odd}")
        for name, value in expected.items():
            ours = math.nan if found[name] is None else found[name]
            theirs = math.nan if value is None else value
            if math.isnan(ours) or math.isnan(theirs):
                difference = 0.0 if math.isnan(ours) and math.isnan(theirs) else math.inf
            else:
                difference = abs(ours - theirs) / (max(1.0, abs(theirs)) if relative else 1.0)
            if difference > worst:
                worst, where = difference, f"{name}: {ours!r}, expected {theirs!r}"
        self.largest[measure] = max(self.largest.get(measure, 0.0), worst)
        return self.check(worst <= tolerance, f"{what}: {measure} of {where}")

    def close(self, with_skipped=True):
        """The closing line, and the exit status."""
        for measure, difference in sorted(self.largest.items()):
            print(f"largest difference: {measure} {difference:.2g}, in {self.compared[measure]} comparisons")
        print(f"{self.name}: {self.passed} passed, {self.failed} failed"
              + (f", {self.skipped} skipped" if with_skipped else ""))
        sys.exit(1 if self.failed else 0)


def run(arguments, environment=None, good=(0,)):
    """Standard output of `trama arguments`, as bytes; raises if its exit status is none of `good`."""
    done = subprocess.run([TRAMA, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env={**os.environ, **(environment or {})}, check=False)
    if done.returncode not in good:
        raise RuntimeError(f"trama {' '.join(arguments)}: exit status {done.returncode}: "
                           + done.stderr.decode("utf-8", "replace").strip()[:500])
    return done.stdout


def rank(measures, *arguments):
    """{measure: {name: score}} of the whole network."""
    text = run(["rank", "--quiet", "--format", "json", "--top", "0", "--budget", "0", "--by",
                ",".join(measures), *arguments])
    entities = json.loads(text)["entities"]
    return {measure: {entity["name"]: entity["scores"][measure] for entity in entities}
            for measure in measures}


def read_csv(*path):
    with open(os.path.join(*path), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_claims(path, rows, header=None):
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header or HEADER)
        out.writerows(rows)


def folder():
    return tempfile.TemporaryDirectory(prefix="trama-oracle-")


def require_trama():
    if not os.access(TRAMA, os.X_OK):
        sys.exit(f"there is no {TRAMA}: build it, or set TRAMA")
