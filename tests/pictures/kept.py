#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""How far things move from one edition to the next when 5 % of the claims change, measured on the finished SVGs.

The gallery and a definition for each layout are built from input/; then a twentieth of the claims are changed (half
taken out, half made up, by a fixed seed) and all is built again, with --keep-positions and without. What is in both
pictures must have moved by less than 5 % of the page's longer side in the median; a picture that says that it was
laid out anew, as more than half of it is new, is another picture and only reported. Kept pictures pass the checker as
those laid out freely do. With nothing changed, nothing moves, and edition after edition has the same bytes; as have
20 runs of 20.

Usage: tests/pictures/kept.py [SEED…]     Closes with `kept: N passed, N failed`."""
import csv
import filecmp
import glob
import math
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from faults import find    # noqa: E402
from page import Page      # noqa: E402

SEEDS, SHARE, MOST_MOVED, RUNS = [1, 3, 5], 0.05, 0.05, 20
PEOPLE = ['Ana Peña Ríos', 'Beto Ruiz Lara', 'Zoë Quispe', 'Íñigo Paz Sol']   # nobody
LAYOUTS = {
    'layout-layered': 'trama_kinds=cartel trama_hops=1 trama_nodes=20 trama_layout=layered trama_page=A4',
    'layout-force': 'trama_without_kinds=media trama_nodes=20 trama_layout=force trama_labels=status trama_page=A3',
    'layout-radial': 'trama_entities="Mexican government" trama_nodes=16 trama_layout=radial trama_page=A4',
    'layout-circular': 'trama_without_kinds="person,media" trama_nodes=20 trama_layout=circular trama_labels=nodes trama_page=A4',
    'layout-columns': 'trama_kinds="government,agency" trama_hops=1 trama_nodes=14 trama_layout=columns trama_page=A3',
    'layout-clusters': 'trama_kinds="government,agency,court" trama_nodes=20 trama_layers="affiliation,part_of" trama_layout=clusters trama_page=A3',
    'layout-nested': 'trama_kinds="government,agency,court,military" trama_nodes=24 trama_layers="affiliation,part_of" trama_layout=nested trama_page=A4',
    'layout-matrix': 'trama_nodes=30 trama_layout=matrix trama_groups=sector trama_page=A4',
    'layout-collapsed': 'trama_collapse=sector trama_layout=layered trama_page=A4',
    'layout-panels': 'trama_nodes=12 trama_panels=year trama_layout=force trama_labels=nodes trama_page=A3',
    'layout-own': 'trama_kinds=government trama_hops=1 trama_nodes=15 layout=neato overlap=prism splines=true sep="+12" esep="+8" trama_page=A4',
    'layout-no-page': 'trama_kinds=agency trama_hops=1 trama_nodes=15 trama_layout=layered',
}


def trama(*words):
    done = subprocess.run([os.environ.get('TRAMA', 'build/trama'), *words], stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode())
    return done.stderr.decode()


def build(source, graphs, out, *options):
    """The pictures that say that they were laid out anew, with the reason."""
    said = trama('build', source, '-g', graphs, '-o', out, *options)
    return dict(re.findall(r'note: (\S+): laid out anew, not as in the last edition: (.*)', said))


def changed(folder, seed):
    """A copy of input/ in which a twentieth of the claims is another."""
    shutil.copytree('input', folder)
    path = os.path.join(folder, 'claims.csv')
    with open(path, encoding='utf-8', newline='') as file:
        head, *rows = csv.reader(file)
    rng, n = random.Random(seed), max(2, round(SHARE * len(rows)))
    gone = set(rng.sample(range(len(rows)), n - n // 2))
    people = sorted({row[head.index('person')] for row in rows} - {''})
    bodies = sorted({row[head.index('organization')] for row in rows} - {''})
    made = []
    for k in range(n // 2):
        row = dict.fromkeys(head, '')
        row.update(person=rng.choice(PEOPLE + people[:2]), role=rng.choice(['adviser', 'spokesperson', '']),
                   organization=rng.choice(bodies), action=rng.choice(['met with', 'accused', 'agreed with']),
                   target=rng.choice(people + bodies), date='2025-08-%02d' % rng.randint(1, 28),
                   source=rows[k][head.index('source')])
        made.append([row[name] for name in head])
    with open(path, 'w', encoding='utf-8', newline='') as file:
        out = csv.writer(file, lineterminator='\n')
        out.writerows([head, *(row for i, row in enumerate(rows) if i not in gone), *made])


# ---- measuring ----

def places(page):
    """The middle of each entity, group or cell on the page; in panels, of each of them."""
    return {g.name: ((g.shapes[0].box.x0 + g.shapes[0].box.x1) / 2, (g.shapes[0].box.y0 + g.shapes[0].box.y1) / 2)
            for g in page.of('node', 'cell') if g.shapes}


def moved(old, new):
    """The median and the largest way of what is in both pages, as shares of the longer side; how many there are."""
    before, after = places(old), places(new)
    side = max(old.sheet.x1, old.sheet.y1)
    ways = [math.dist(before[name], after[name]) / side for name in before if name in after]
    return (statistics.median(ways), max(ways), len(ways), len(after)) if ways else (0, 0, 0, len(after))


def pictures(folder):
    return {os.path.basename(path)[:-4]: path for path in sorted(glob.glob(folder + '/*.svg'))
            if os.path.exists(path[:-4] + '.positions.json')}


def faults(path):
    found = find(Page(path))
    found.pop('empty')
    return sum(len(places) for places in found.values())


class Tally:
    passed = failed = 0

    def check(self, good, what):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print('failed: ' + what)


def same_files(tally, a, b, what):
    names = sorted(set(os.listdir(a)) | set(os.listdir(b)))
    other = [n for n in names if n.endswith(('.svg', '.json')) and not
             (os.path.exists(os.path.join(b, n)) and os.path.exists(os.path.join(a, n)) and
              filecmp.cmp(os.path.join(a, n), os.path.join(b, n), shallow=False))]
    tally.check(not other, '%s: other bytes: %s' % (what, ', '.join(other)))


def one_change(tally, seed, graphs, first, where):
    source, kept, free = (os.path.join(where, '%s-%d' % (name, seed)) for name in ('input', 'kept', 'free'))
    changed(source, seed)
    shutil.copytree(first, kept)
    anew = build(source, graphs, kept, '--keep-positions')
    build(source, graphs, free)
    for name, path in pictures(first).items():
        old, new = Page(path), Page(os.path.join(kept, name + '.svg'))
        median, most, n, after = moved(old, new)
        without = moved(old, Page(os.path.join(free, name + '.svg')))[0]
        n_faults, n_free = faults(os.path.join(kept, name + '.svg')), faults(os.path.join(free, name + '.svg'))
        print('| %d | %s | %d | %d | %.2f | %.2f | %.2f | %d | %d |%s' % (
            seed, name, n, after - n, 100 * median, 100 * most, 100 * without, n_faults, n_free,
            ' anew: ' + anew[name] if name in anew else ''))
        if 'half' in anew.get(name, ''):
            continue
        tally.check(median < MOST_MOVED, 'seed %d: %s moved by %.1f %% in the median' % (seed, name, 100 * median))
        tally.check(n_faults <= n_free, 'seed %d: %s has %d faults, laid out freely %d' % (seed, name, n_faults, n_free))
    return source, kept


def main():
    tally = Tally()
    seeds = [int(word) for word in sys.argv[1:]] or SEEDS
    with tempfile.TemporaryDirectory() as where:
        graphs, first, out = (os.path.join(where, name) for name in ('graphs', 'first', 'out'))
        shutil.copytree('graphs', graphs)
        for name, attributes in LAYOUTS.items():
            with open(os.path.join(graphs, name + '.gv'), 'w', encoding='utf-8') as file:
                file.write('digraph g { trama_title="%s" %s }\n' % (name, attributes))
        build('input', graphs, first)
        shutil.copytree(first, out)
        tally.check(not build('input', graphs, out, '--keep-positions'), 'with nothing changed, something is laid out anew')
        same_files(tally, first, out, 'nothing changed')
        print('| seed | picture | in both | new | moved, median % | most % | without, median % | faults | without |')
        print('|---' * 9 + '|')
        for seed in seeds:
            source, kept = one_change(tally, seed, graphs, first, where)
        again = os.path.join(where, 'again')
        shutil.copytree(kept, again)
        build(source, graphs, again, '--keep-positions')
        for name, path in pictures(kept).items():
            way = moved(Page(path), Page(os.path.join(again, name + '.svg')))[1]
            tally.check(way < 0.0001, '%s: moved by %.2f %% though nothing has changed' % (name, 100 * way))
        for run in range(RUNS):
            shutil.rmtree(out)
            shutil.copytree(first, out)
            build(source, graphs, out, '--keep-positions')
            same_files(tally, kept, out, 'run %d' % (run + 1))
        third = os.path.join(where, 'third')
        shutil.copytree(again, third)
        build(source, graphs, third, '--keep-positions')
        same_files(tally, again, third, 'the third edition')
    print('kept: %d passed, %d failed' % (tally.passed, tally.failed))
    return 0 if tally.failed == 0 else 1


if __name__ == '__main__':
    sys.exit(main())
