#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures finished pictures: every SVG of a fresh build of input/ and some in other colours, languages, sizes
and layouts; or those that are named.

For each picture a row: labels that overlap, labels on entities that are not theirs, lines through labels or
entities, text under 6 points on the page, contrast under 4.5:1 for text and 3:1 for shapes, whatever leaves
the page, and crossings of lines, beside those of plain dot, sfdp and neato on the same graph. All but the
crossings must be 0, and the crossings no more than those of the plain layout that has fewest, though ours has the
words of a tie on its way and theirs has not: theirs may cross names and words. A circle crosses as it must,
and is only reported. Panels are compared with the same lines of a plain layout of the union.

Usage: tests/pictures/pictures.py [-v] [FOLDER | FILE.svg…]   -v names all places, else eight of each kind.
Closes with `pictures: N passed, N failed`."""
import csv
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import planted                                                 # noqa: E402
from faults import FAULTS, count_crossings, crossings, find    # noqa: E402
from page import Page, flat                                    # noqa: E402

PLAIN = ['dot', 'sfdp', 'neato']


# The gallery in other colours, words, sizes and layouts: name, definition, attributes that it gets besides.
OTHERS = [
    ('cartel-dark', 'cartel', 'trama_palette=dark'),
    ('cartel-greyscale', 'cartel', 'trama_palette=greyscale'),
    ('cartel-es', 'cartel', 'trama_language=es'),
    ('cartel-slide', 'cartel', 'trama_page=slide'),
    ('government-es-dark', 'government', 'trama_language=es trama_palette=dark'),
    ('overview-dark', 'overview', 'trama_palette=dark'),
    ('groups-es-greyscale', 'groups', 'trama_language=es trama_palette=greyscale'),
    ('groups-sector', 'groups', 'trama_collapse=sector trama_palette=dark'),
    ('matrix-es-dark', 'matrix', 'trama_language=es trama_palette=dark'),
    ('matrix-greyscale', 'matrix', 'trama_palette=greyscale'),
    ('timeline-dark', 'timeline', 'trama_palette=dark'),
    ('ego-a5', 'ego', 'trama_page=A5 trama_acronyms=yes'),
    ('path-column', 'path', 'trama_page=column'),
    ('people-column-es', 'people', 'trama_page=column trama_language=es trama_layout=force'),
    ('organizations-letters', 'organizations', 'trama_letters=rank trama_wrap=14'),
    ('organizations-circular', 'organizations', 'trama_layout=circular trama_labels=nodes'),
    ('structure-columns', 'structure', 'trama_layout=columns'),
    ('structure-clusters', 'structure', 'trama_layout=clusters trama_groups=country'),
    ('people-only', 'people', 'trama_network=ties trama_kinds=person trama_hops=0 trama_labels=all'),
]


# Pictures that are drawn on every page, each time in the next palette; on the small ones with fewer entities, as
# their definitions would say: nothing is left out unasked.
EVERYWHERE = ['cartel', 'government', 'organizations', 'timeline', 'matrix', 'rivalries']
PAGES = {'A4': {}, 'A5': {'timeline': 'trama_nodes=12', 'matrix': 'trama_nodes=24'},
         'column': {'matrix': 'trama_nodes=7', '': 'trama_nodes=5'}, 'slide': {'matrix': 'trama_nodes=22'}}
PALETTES = ['okabe-ito', 'greyscale', 'dark']
OTHERS += [('%s-%s-%s' % (base, page.lower(), PALETTES[(i + k) % 3]), base,
            'trama_page=%s trama_palette="%s" trama_orientation=auto %s' % (
                page, PALETTES[(i + k) % 3], PAGES[page].get(base, PAGES[page].get('', ''))))
           for i, base in enumerate(EVERYWHERE) for k, page in enumerate(PAGES)]


def trama(*words, good=0):
    status = subprocess.run([os.environ.get('TRAMA', 'build/trama'), *words, '-q'], check=False).returncode
    if status != good:
        sys.exit('pictures: trama %s ended with %d' % (' '.join(words), status))


def build(folder):
    def draw(other):
        name, base, attributes = other
        with open('graphs/%s.gv' % base, encoding='utf-8') as file:
            text = file.read().rstrip().rstrip('}') + attributes + '\n}\n'
        definition = os.path.join(folder, name + '.gv')
        with open(definition, 'w', encoding='utf-8') as file:
            file.write(text)
        for extension in ('svg', 'dot'):
            trama('draw', 'input', '-g', definition, '-o', os.path.join(folder, name + '.' + extension))
    trama('build', 'input', '-g', 'graphs', '-o', folder)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(draw, OTHERS))
    draw_changes(folder)


# What changed: name and attributes of its definition.
CHANGES = [
    ('changes', ''),
    ('changes-es-dark', 'trama_language=es trama_palette=dark trama_layout=layered'),
    ('changes-slide', 'trama_page=slide trama_layout=force trama_nodes=8'),
]


def edit(older):
    """An older edition of input/: every ninth claim is not there yet, every seventh was only alleged, and a few
    were there that went."""
    shutil.copytree('input', older)
    path = os.path.join(older, 'claims.csv')
    with open(path, encoding='utf-8', newline='') as file:
        rows = list(csv.DictReader(file))
    answered = {row['about'] for row in rows}
    kept = [dict(row, status='alleged') if i % 7 == 3 and not row['about'] else row for i, row in enumerate(rows)
            if i % 9 != 4 or row['claim_id'] in answered]
    gone = [dict(row, claim_id='gone%d' % i, target='Los Zetas', role='', organization='', action='met with')
            for i, row in enumerate(r for r in rows if r['person'] and not r['about']) if i in (0, 20, 40)]
    with open(path, 'w', encoding='utf-8', newline='') as file:
        out = csv.DictWriter(file, rows[0].keys())
        out.writeheader()
        out.writerows(kept + gone)


def draw_changes(folder):
    older = os.path.join(folder, 'older')
    edit(older)
    for name, attributes in CHANGES:
        definition = os.path.join(folder, name + '.gv')
        with open(definition, 'w', encoding='utf-8') as file:
            file.write('digraph changes {\ntrama_title="What changed" trama_size=equal trama_nodes=40 '
                       'trama_layout=force\n%s\n}\n' % attributes)
        trama('diff', older, 'input', '-g', definition, '-o', os.path.join(folder, name + '.svg'), good=1)


# ---- the same graph, drawn by plain Graphviz ----

def plain_graph(dot):
    """Entities and ties of our DOT, the words of a tie as an ordinary label on its line."""
    nodes = dict(re.findall(r'^\s*(n\d+) \[.*?label="((?:[^"\\]|\\.)*)"', dot, re.M))
    words = dict(re.findall(r'^\s*(t\d+) \[.*?label="((?:[^"\\]|\\.)*)"', dot, re.M))
    arcs = re.findall(r'^\s*([nt]\d+) -> ([nt]\d+) ', dot, re.M)
    heads = dict(a for a in arcs if a[0].startswith('t'))
    lines = ['digraph {'] + ['%s [label="%s"];' % item for item in nodes.items()]
    for a, b in arcs:
        if b.startswith('t') and b in heads:
            lines.append('%s -> %s [label="%s"];' % (a, heads[b], words.get(b, '')))
        elif a in nodes and b in nodes:
            lines.append('%s -> %s;' % (a, b))
    return '\n'.join(lines + ['}'])


def plain_lines(engine, plain):
    """dot's lines are its splines; the others draw straight ones between the middles of their nodes."""
    places, ends, lines = {}, [], []
    for words in (line.split() for line in plain.splitlines()):
        if words[0] == 'node':
            places[words[1]] = (float(words[2]), float(words[3]))
        elif words[0] == 'edge':
            n = [float(w) for w in words[4:4 + 2 * int(words[3])]]
            spline = [(n[i], n[i + 1]) for i in range(0, len(n), 2)]
            ends.append((words[1], words[2]))
            lines.append(flat(spline) if engine == 'dot' else [places[words[1]], places[words[2]]])
    return ends, lines


def plain_crossings(dot, panels):
    found = {}
    for engine in PLAIN:
        plain = subprocess.run([engine, '-Tplain'], input=plain_graph(dot).encode(), capture_output=True, check=True)
        ends, lines = plain_lines(engine, plain.stdout.decode())
        if panels:   # each a list of pairs of ends
            found[engine] = sum(count_crossings(taken(panel, ends, lines)) for panel in panels)
        else:
            found[engine] = count_crossings(lines)
    return found


def taken(panel, ends, lines):
    """For each tie of a panel a line between its ends, each line once."""
    left, result = list(zip(ends, lines)), []
    for pair in panel:
        at = next(i for i, (other, _) in enumerate(left) if other == pair)
        result.append(left.pop(at)[1])
    return result


def panels_of(page, dot):
    """The ties of each panel, as pairs of nodes: by the ids of its lines, which end in the panel's number."""
    ends = {tie: (a, b) for a, b, tie in re.findall(r'^\s*(n\d+) -> (n\d+) \[.*?\bid="([^"]*)"', dot, re.M)}
    panels = {}
    for group in page.of('edge'):
        tie, number = group.name.rsplit('--', 1)
        panels.setdefault(number, []).append(ends[tie])
    return list(panels.values())


# ---- the table ----

HEAD = ['picture', 'layout', 'entities', 'lines'] + list(FAULTS) + ['crossings'] + PLAIN


def measure(path):
    page = Page(path)
    beside = os.path.splitext(path)[0] + '.dot'
    plain = {}
    if page.of('edge') and os.path.exists(beside):
        with open(beside, encoding='utf-8') as file:
            dot = file.read()
        plain = plain_crossings(dot, panels_of(page, dot) if 'panels' in page.layout else None)
    return page, find(page), crossings(page), plain


def judge(found, n, plain, layout):
    bound = min(plain.values(), default=n) if 'circular' not in layout else n
    return not any(found.values()) and n <= bound


def report(path, verbose):
    page, found, n, plain = measure(path)
    if not page.layout.startswith('trama'):   # a chart has no entities
        found['empty'] = [] if page.painted and any(g.texts for g in page.groups) else ['nothing is drawn']
    good = judge(found, n, plain, page.layout)
    row = [os.path.basename(path)[:-4], page.layout.replace('trama ', '') or '-', len(page.of('node', 'cell')), len(page.of('edge'))]
    row += [len(places) for places in found.values()] + [n] + [plain.get(engine, '-') for engine in PLAIN]
    print(' | '.join(['', *map(str, row)])[1:] + ' |' + ('' if good else '  <- not as it should be'))
    for kind, places in found.items():
        for place in places[:None if verbose else 8]:
            print('    %s: %s' % (kind, place))
    return good


def main():
    arguments = [a for a in sys.argv[1:] if a != '-v']
    with tempfile.TemporaryDirectory() as folder:
        if not arguments:
            arguments = [os.path.join(folder, 'out')]
            build(arguments[0])
        paths = [p for a in arguments for p in (sorted(glob.glob(a + '/*.svg')) if os.path.isdir(a) else [a])]
        results = planted.check()
        print('| ' + ' | '.join(HEAD) + ' |\n' + '|---' * len(HEAD) + '|')
        results += [report(path, '-v' in sys.argv[1:]) for path in paths]
    failed = results.count(False) + (not paths)
    print('pictures: %d passed, %d failed' % (results.count(True), failed))
    return 0 if failed == 0 else 1


if __name__ == '__main__':
    sys.exit(main())
