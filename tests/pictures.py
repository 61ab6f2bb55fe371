#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Measures the pictures of a fresh build of input/: whether words lie on words, on entities or under lines.

Reads the SVG as a browser would: groups with their translations, text with the widths of Liberation Sans (or
of Helvetica, by Adobe's table, where the font is not there), edges as flattened Béziers. For each diagram it
checks that no two labels overlap, no label lies on an entity that is not its own, no edge runs through a
label or an entity that it does not end at, nothing leaves the sheet, and no text is under 9 points. In the
overview, with everyone in it, a tie may graze an entity: there only labels and the sheet count.

Usage: tests/pictures.py [FOLDER]   FOLDER: SVG files of a build; default: builds input/ anew. -v names pairs.
Closes with `pictures: N passed, N failed`."""
import os
import re
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

SVG = '{http://www.w3.org/2000/svg}'
STRICT = ['agency', 'cartel', 'government']   # nothing may touch anything
LOOSE = {'overview': ['label-label', 'label-node', 'edge-label', 'outside', 'small text', 'empty']}
LEAST_POINTS = 8.99
TOUCH = 0.5      # points by which boxes may meet: rounding of the SVG
FONTS = ['/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf',
         '/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf',
         '/usr/share/fonts/liberation-sans/LiberationSans-Regular.ttf']
# Adobe's Helvetica.afm, thousandths of the size, from U+0020 to U+007E
AFM = [278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278] + [556] * 10 + [
    278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722,
    778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
    556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500,
    500, 500, 334, 260, 334, 584]


# ---- how wide text is ----

def truetype_widths(path):
    """Advance widths by character, in ems: tables head, hhea, hmtx and cmap (format 4)."""
    with open(path, 'rb') as file:
        data = file.read()
    tables = {}
    for i in range(struct.unpack('>H', data[4:6])[0]):
        tag, _, offset, _ = struct.unpack('>4sIII', data[12 + 16 * i:28 + 16 * i])
        tables[tag] = offset
    em = struct.unpack('>H', data[tables[b'head'] + 18:tables[b'head'] + 20])[0]
    n_metrics = struct.unpack('>H', data[tables[b'hhea'] + 34:tables[b'hhea'] + 36])[0]
    advances = [struct.unpack('>H', data[tables[b'hmtx'] + 4 * i:tables[b'hmtx'] + 4 * i + 2])[0]
                for i in range(n_metrics)]
    cmap = tables[b'cmap']
    for i in range(struct.unpack('>H', data[cmap + 2:cmap + 4])[0]):
        platform, encoding, offset = struct.unpack('>HHI', data[cmap + 4 + 8 * i:cmap + 12 + 8 * i])
        if (platform, encoding) == (3, 1):
            return {c: advances[min(glyph, n_metrics - 1)] / em
                    for c, glyph in cmap_format_4(data, cmap + offset)}
    raise ValueError('no Unicode map in ' + path)


def cmap_format_4(data, at):
    if struct.unpack('>H', data[at:at + 2])[0] != 4:
        raise ValueError('unexpected format of the character map')
    n = struct.unpack('>H', data[at + 6:at + 8])[0] // 2
    words = lambda offset: struct.unpack('>%dH' % n, data[at + offset:at + offset + 2 * n])
    ends, starts, deltas, ranges = words(14), words(16 + 2 * n), words(16 + 4 * n), words(16 + 6 * n)
    for k in range(n):
        for c in range(starts[k], min(ends[k], 0xFFFE) + 1):
            if ranges[k] == 0:
                yield c, (c + deltas[k]) & 0xFFFF
            else:
                where = at + 16 + 6 * n + 2 * k + ranges[k] + 2 * (c - starts[k])
                glyph = struct.unpack('>H', data[where:where + 2])[0]
                yield c, (glyph + deltas[k]) & 0xFFFF if glyph else 0


def find_widths():
    for path in FONTS:
        if os.path.exists(path):
            return truetype_widths(path), os.path.basename(path)
    return {0x20 + i: width / 1000 for i, width in enumerate(AFM)}, "Adobe's table of Helvetica"


def text_width(widths, text, points):
    return points * sum(widths.get(ord(c), 0.6) for c in text)


# ---- what stands where ----

class Box:
    def __init__(self, x0, y0, x1, y1, name):
        self.x0, self.y0, self.x1, self.y1, self.name = x0, y0, x1, y1, name

    def overlaps(self, other, by=TOUCH):
        return (self.x0 + by < other.x1 and other.x0 + by < self.x1 and
                self.y0 + by < other.y1 and other.y0 + by < self.y1)

    def holds(self, x, y, by=TOUCH):
        return self.x0 + by < x < self.x1 - by and self.y0 + by < y < self.y1 - by


def union(boxes, name):
    return Box(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes),
               max(b.y1 for b in boxes), name)


def numbers(text):
    return [float(n) for n in re.findall(r'-?\d+(?:\.\d+)?(?:e-?\d+)?', text)]


def shift_of(element):
    """The translation of a transform; scales and turns other than none are refused."""
    transform = element.get('transform', '')
    scale = re.search(r'scale\(([^)]*)\)', transform)
    turn = re.search(r'rotate\(([^)]*)\)', transform)
    if (scale and any(s != 1 for s in numbers(scale.group(1)))) or (turn and any(numbers(turn.group(1)))):
        raise ValueError('unexpected transform: ' + transform)
    move = re.search(r'translate\(([^)]*)\)', transform)
    return (numbers(move.group(1)) + [0])[:2] if move else [0, 0]


def path_points(d):
    """A path of M and absolute C, as points along it."""
    if re.search(r'[^MC\d\s.,e-]', d):
        raise ValueError('unexpected path: ' + d)
    n = numbers(d)
    points = [(n[i], n[i + 1]) for i in range(0, len(n), 2)]
    flat = [points[0]]
    for i in range(1, len(points) - 2, 3):
        p = [points[i - 1]] + points[i:i + 3]
        for k in range(1, 33):
            t = k / 32
            w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3)
            flat.append((sum(a * q[0] for a, q in zip(w, p)), sum(a * q[1] for a, q in zip(w, p))))
    return flat


def segments_dense(points, step=0.5):
    """Points at most `step` apart along a line."""
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        n = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / step))
        for k in range(n + 1):
            yield x0 + (x1 - x0) * k / n, y0 + (y1 - y0) * k / n


class Page:
    def __init__(self, path, widths):
        self.widths = widths
        self.nodes, self.labels, self.words, self.edges, self.all = {}, {}, {}, [], []
        self.small = []
        self.polygons = {}
        root = ET.parse(path).getroot()
        x, y, width, height = numbers(root.get('viewBox'))
        self.sheet = Box(x, y, x + width, y + height, 'sheet')
        self.visit(root, 0, 0, None)

    def text_box(self, element, dx, dy):
        points = float(element.get('font-size'))
        text = ''.join(element.itertext())
        width = text_width(self.widths, text, points)
        if element.get('font-weight') == 'bold':
            width *= 1.07  # Liberation Sans Bold is at most so much wider on the whole
        x, y = float(element.get('x')) + dx, float(element.get('y')) + dy
        x -= {'middle': width / 2, 'end': width}.get(element.get('text-anchor'), 0)
        if points < LEAST_POINTS:
            self.small.append(text)
        # of Arial: capitals rise 0.716 em, descenders reach 0.21 em
        return Box(x, y - 0.72 * points, x + width, y + 0.21 * points, text)

    def shape_boxes(self, group, dx, dy):
        for shape in group:
            if shape.tag == SVG + 'ellipse':
                cx, cy, rx, ry = (float(shape.get(k)) for k in ('cx', 'cy', 'rx', 'ry'))
                yield Box(cx - rx + dx, cy - ry + dy, cx + rx + dx, cy + ry + dy, ''), ('ellipse', cx + dx, cy + dy, rx, ry)
            elif shape.tag in (SVG + 'polygon', SVG + 'polyline'):
                n = numbers(shape.get('points'))
                points = [(n[i] + dx, n[i + 1] + dy) for i in range(0, len(n), 2)]
                yield (Box(min(p[0] for p in points), min(p[1] for p in points), max(p[0] for p in points),
                           max(p[1] for p in points), ''), ('polygon', points))

    def visit(self, element, dx, dy, inside):
        move = shift_of(element)
        dx, dy = dx + move[0], dy + move[1]
        kinds = (element.get('class') or '').split()
        if 'node' in kinds or 'edge' in kinds:
            self.take(element, kinds, dx, dy)
            return
        if element.tag == SVG + 'text':
            box = self.text_box(element, dx, dy)
            self.all.append(box)
            self.words[box.name + str(len(self.words))] = box
        for child in element:
            self.visit(child, dx, dy, inside)

    def take(self, group, kinds, dx, dy):
        name = group.get('id') or ''
        legend = '--legend' in name
        texts = [self.text_box(t, dx, dy) for t in group.iter(SVG + 'text')]
        shapes = list(self.shape_boxes(group, dx, dy))
        self.all += texts + [box for box, _ in shapes]
        if 'edge' in kinds:
            paths = [p.get('d') for p in group.iter(SVG + 'path')]
            for d in paths:
                line = [(x + dx, y + dy) for x, y in path_points(d)]
                self.all.append(Box(min(p[0] for p in line), min(p[1] for p in line),
                                    max(p[0] for p in line), max(p[1] for p in line), name))
                if not legend:
                    self.edges.append((name, line))
        elif legend:
            if shapes:
                self.nodes[name] = union([box for box, _ in shapes], name)
                self.polygons[name] = [shape for _, shape in shapes]
        elif 'label' in kinds:
            self.labels[name] = union(texts, name)
        else:
            self.nodes[name] = union([box for box, _ in shapes] or texts, name)
            self.polygons[name] = [shape for _, shape in shapes]
            if texts:
                self.words[name] = union(texts, name)


def inside_shape(shape, x, y):
    if shape[0] == 'ellipse':
        _, cx, cy, rx, ry = shape
        return rx > 1 and ry > 1 and ((x - cx) / (rx - 1)) ** 2 + ((y - cy) / (ry - 1)) ** 2 < 1
    points, result = shape[1], False
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            result = not result
    return result


def near_ends(line, box, by):
    """Whether the line begins or ends at the box: then it may touch it (some shapes have recesses)."""
    grown = Box(box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by, '')
    return any(grown.holds(x, y, 0) for x, y in (line[0], line[-1]))


# ---- what is wrong ----

def pairs(boxes):
    names = sorted(boxes)
    for i, a in enumerate(names):
        for b in names[i + 1:]:
            if boxes[a].overlaps(boxes[b]):
                yield '%s / %s' % (a, b)


def findings(page):
    """By kind of fault, the places where it occurs."""
    texts = dict(page.labels)
    texts.update(page.words)
    found = {'label-label': list(pairs(texts)), 'label-node': [], 'node-node': list(pairs(page.nodes)),
             'edge-label': [], 'edge-node': [], 'outside': [], 'small text': page.small, 'empty': []}
    for label, box in texts.items():
        for node, other in page.nodes.items():
            if node != label and box.overlaps(other):
                found['label-node'].append('%s / %s' % (label, node))
    for name, line in page.edges:
        dense = list(segments_dense(line))
        for label, box in texts.items():
            if any(box.holds(x, y) for x, y in dense):  # its own ends at the label's outline, too
                found['edge-label'].append('%s / %s' % (name, label))
        for node, box in page.nodes.items():
            if near_ends(line, box, 14):
                continue
            if any(inside_shape(s, x, y) for x, y in dense if box.holds(x, y, 0) for s in page.polygons[node]):
                found['edge-node'].append('%s / %s' % (name, node))
    for box in page.all:
        s = page.sheet
        if box.x0 < s.x0 or box.y0 < s.y0 or box.x1 > s.x1 or box.y1 > s.y1:
            found['outside'].append(box.name)
    if not page.nodes or not page.edges:
        found['empty'].append('no entities or no ties were recognised')
    return found


def build(folder):
    trama = os.environ.get('TRAMA', 'build/trama')
    subprocess.run([trama, 'build', 'input', '-g', 'graphs', '-o', folder, '-q'], check=True)


def report(name, path, widths, verbose):
    page = Page(path, widths)
    found = findings(page)
    judged = LOOSE.get(name, list(found))
    faults = sum(len(found[kind]) for kind in judged)
    print('%s: %d entities, %d labels, %d edges; %s%s' % (
        name, len(page.nodes), len(page.labels), len(page.edges),
        ', '.join('%s %d' % (kind, len(places)) for kind, places in found.items()),
        '' if judged == list(found) else ' (judged: %s)' % ', '.join(judged)))
    for kind in judged:
        for place in found[kind][:None if verbose else 8]:
            print('    %s: %s' % (kind, place))
    return faults == 0


# ---- the measuring itself must be able to fail ----

SAMPLE = '''<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
<g transform="translate(10 10)"><g id="d" class="graph" transform="scale(1 1) rotate(0) translate(0 80)">
<g id="a" class="node kind-person"><ellipse cx="20" cy="-40" rx="20" ry="10"/>%s</g>
<g id="b" class="node kind-person"><polygon points="140,-50 180,-50 180,-30 140,-30 140,-50"/></g>
<g id="l" class="node label"><text text-anchor="middle" x="%g" y="-37" font-size="9">word</text></g>
<g id="e" class="edge"><path d="M40,-40C60,-40 120,-%g 140,-40"/></g></g></g></svg>'''
TEXT = '<text text-anchor="middle" x="20" y="-37" font-size="%s">Ana</text>'


def self_test(widths):
    cases = [(TEXT % 10, 90, 140, {}), (TEXT % 10, 100, 40, {'edge-label'}),
             (TEXT % 10, 30, 140, {'label-label', 'label-node'}), (TEXT % 8, 90, 140, {'small text'}),
             (TEXT % 10, 185, 140, {'label-node', 'outside'})]
    good = abs(text_width(widths, 'Sinaloa Cartel', 10) - 62.80) < 0.1
    for number, (text, x, bend, expected) in enumerate(cases):
        with tempfile.NamedTemporaryFile('w', suffix='.svg') as file:
            file.write(SAMPLE % (text, x, bend))
            file.flush()
            found = {kind for kind, places in findings(Page(file.name, widths)).items() if places}
        if found != set(expected):
            print('self test %d: found %s, expected %s' % (number, sorted(found), sorted(expected)))
            good = False
    return good


def main():
    arguments = [a for a in sys.argv[1:] if a != '-v']
    verbose = '-v' in sys.argv[1:]
    widths, font = find_widths()
    print('text measured with %s' % font)
    results = [self_test(widths)]
    with tempfile.TemporaryDirectory() as folder:
        if arguments:
            folder_of_pictures = arguments[0]
        else:
            folder_of_pictures = os.path.join(folder, 'out')
            build(folder_of_pictures)
        for name in STRICT + list(LOOSE):
            results.append(report(name, os.path.join(folder_of_pictures, name + '.svg'), widths, verbose))
    failed = results.count(False)
    print('pictures: %d passed, %d failed' % (len(results) - failed, failed))
    return 0 if failed == 0 else 1


if __name__ == '__main__':
    sys.exit(main())
