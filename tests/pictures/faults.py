# SPDX-License-Identifier: GPL-2.0-or-later
"""What is wrong with a page: each kind of fault is a function that names the places. One more is a row."""
from page import around, contrast, inside

TOUCH = 0.5            # points by which boxes may meet: rounding of the SVG
LEAST_POINTS = 5.995   # of text, on the page
TEXT_CONTRAST, SHAPE_CONTRAST = 4.5, 3.0   # WCAG 2.1: 1.4.3 and 1.4.11


def pairs(boxes, by=TOUCH):
    for i, a in enumerate(boxes):
        for b in boxes[i + 1:]:
            if a.overlaps(b, by):
                yield '%s / %s' % (a.name, b.name)


def all_texts(page):
    return [t for g in page.groups for t in g.texts]


def label_label(page):
    return list(pairs(all_texts(page), 0.75))   # lines of one name follow each other closely


def bodies(page):
    """What a text must not lie on: entities, and samples of the legend."""
    return [(g, s) for g in page.of('node', 'legend', 'cell') for s in g.shapes if s.points]


def label_node(page):
    found = []
    for group in page.groups:
        for text in group.texts:
            for other, shape in bodies(page):
                if other is not group and text.overlaps(shape.box, TOUCH) and touches(text, shape.points):
                    found.append('%s / %s' % (text.name, other.name))
    return found


def touches(box, points):
    """Whether a box and an outline meet."""
    corners = [(box.x0, box.y0), (box.x1, box.y0), (box.x0, box.y1), (box.x1, box.y1),
               ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)]
    return (any(inside(points, x, y) for x, y in corners) or
            any(box.holds(x, y, TOUCH) for x, y in dense(points)))


def spilling(page):
    """Text that is wider or higher than the shape it is written in."""
    return [t.name for g in page.of('node') if g.shapes for t in g.texts
            if not any(t.within(s.box, TOUCH) for s in g.shapes)]


def node_node(page):
    boxes = [(g, s.box) for g in page.of('node') for s in g.shapes[:1]]
    return ['%s / %s' % (a.name, b.name) for i, (g, a) in enumerate(boxes) for h, b in boxes[i + 1:]
            if g is not h and a.overlaps(b, TOUCH)]


def dense(points, step=0.5):
    """Points at most `step` apart along a line."""
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        n = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / step))
        for k in range(n + 1):
            yield x0 + (x1 - x0) * k / n, y0 + (y1 - y0) * k / n


def edges(page):
    return [(g.name, line) for g in page.of('edge') for line in g.lines]


def edge_label(page):
    found = []
    texts = all_texts(page)
    for name, line in edges(page):
        places = list(dense(line))
        found += ['%s / %s' % (name, t.name) for t in texts if any(t.holds(x, y, TOUCH) for x, y in places)]
    return found


def edge_node(page):
    """A line through an entity at which it does not end."""
    found = []
    for name, line in edges(page):
        for group in page.of('node'):
            for shape in group.shapes[:1]:
                grown = shape.box.x0 - 14, shape.box.y0 - 14, shape.box.x1 + 14, shape.box.y1 + 14
                if any(grown[0] < x < grown[2] and grown[1] < y < grown[3] for x, y in (line[0], line[-1])):
                    continue
                if any(inside(shape.points, x, y) for x, y in dense(line) if shape.box.holds(x, y, 1.5)):
                    found.append('%s / %s' % (name, group.name))
    return found


def small_text(page):
    return ['%s (%.2f pt)' % (t.name, t.points) for t in all_texts(page) if t.points < LEAST_POINTS]


def pale_text(page):
    return ['%s (%.2f:1)' % (t.name, contrast(t.fill, t.background)) for t in all_texts(page)
            if contrast(t.fill, t.background) < TEXT_CONTRAST]


def pale_shape(page):
    """Shapes that neither outline nor fill sets off from what lies under them."""
    found = []
    for group in page.of('node', 'edge', 'legend', 'cell'):
        for shape in group.shapes:
            paints = [c for c in (shape.fill, shape.stroke) if c is not None]
            if group.texts and not paints:
                continue
            best = max([contrast(c, shape.under) for c in paints] or [0])
            if shape.opacity < 1:
                best = max([contrast(tuple(v * shape.opacity + u * (1 - shape.opacity) for v, u in zip(c, shape.under)),
                                     shape.under) for c in paints] or [0])
            if best < SHAPE_CONTRAST and not is_backing(group, shape):
                found.append('%s (%.2f:1)' % (group.name, best))
    return found


def is_backing(group, shape):
    """A patch of the page's own colour, on which a sample or a text is set."""
    return shape.fill == shape.under and shape.stroke in (None, shape.fill)


def outside(page):
    boxes = [t for t in all_texts(page)] + [s.box for s in page.painted]
    return [b.name for b in boxes if not b.within(page.sheet, 0.01)]


def empty(page):
    return [] if page.of('node', 'cell') and all_texts(page) else ['no entities were recognised']


FAULTS = {
    'label-label': label_label, 'label-node': label_node, 'edge-label': edge_label, 'small text': small_text,
    'pale text': pale_text, 'pale shape': pale_shape, 'outside': outside, 'spilling': spilling,
    'node-node': node_node, 'edge-node': edge_node, 'empty': empty,
}


def find(page):
    """By kind of fault, the places where it occurs."""
    return {kind: function(page) for kind, function in FAULTS.items()}


# ---- crossings ----

def cross(p, q, r, s):
    def side(a, b, c):
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return side(p, q, r) * side(p, q, s) < 0 and side(r, s, p) * side(r, s, q) < 0


def crossings(page):
    """Places where lines cross; lines that meet at a shared end do not cross there."""
    return count_crossings([line for _, line in edges(page)])


def count_crossings(lines):
    boxes = [around(line, '') for line in lines]
    n = 0
    for i, a in enumerate(lines):
        for j in range(i + 1, len(lines)):
            if boxes[i].x0 > boxes[j].x1 or boxes[j].x0 > boxes[i].x1 or boxes[i].y0 > boxes[j].y1 or boxes[j].y0 > boxes[i].y1:
                continue
            n += sum(cross(p, q, r, s) for p, q in zip(a, a[1:]) for r, s in zip(lines[j], lines[j][1:])
                     if max(p[0], q[0]) >= min(r[0], s[0]) and max(r[0], s[0]) >= min(p[0], q[0]))
    return n
