# SPDX-License-Identifier: GPL-2.0-or-later
"""A finished SVG as what stands where on its page, in points of that page.

Text is measured by librsvg itself (through its C library), with the font that it takes: Liberation Sans, as
the test command installs it. Shapes and lines are read from the file, with their transforms."""
import ctypes
import ctypes.util
import math
import re
import xml.etree.ElementTree as ET

SVG = '{http://www.w3.org/2000/svg}'
DESCENT, CAPITALS = 0.212, 0.729   # of Liberation Sans, in ems: tables hhea and OS/2
NAMES = {'black': '#000000', 'white': '#ffffff', 'gray': '#808080', 'grey': '#808080'}
IDENTITY = (1, 0, 0, 1, 0, 0)


# ---- librsvg ----

class Rectangle(ctypes.Structure):
    _fields_ = [('x', ctypes.c_double), ('y', ctypes.c_double), ('width', ctypes.c_double),
                ('height', ctypes.c_double)]


def load_librsvg():
    name = ctypes.util.find_library('rsvg-2') or 'librsvg-2.so.2'
    rsvg = ctypes.CDLL(name)
    rsvg.rsvg_handle_new_from_data.restype = ctypes.c_void_p
    rsvg.rsvg_handle_new_from_data.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p]
    rsvg.rsvg_handle_get_geometry_for_layer.argtypes = [
        ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(Rectangle), ctypes.POINTER(Rectangle),
        ctypes.POINTER(Rectangle), ctypes.c_void_p]
    return rsvg


RSVG = load_librsvg()


class Measured:
    """The boxes that librsvg gives to the elements of a document, by an id put on each for that."""

    def __init__(self, root, width, height):
        for number, element in enumerate(root.iter(SVG + 'text')):
            element.set('id', 'measured-%d' % number)
        root.set('width', '%.4f' % width)   # in units of the viewport: librsvg takes a point for 1.25 of them
        root.set('height', '%.4f' % height)
        data = ET.tostring(root)
        self.handle = RSVG.rsvg_handle_new_from_data(data, len(data), None)
        if not self.handle:
            raise ValueError('librsvg does not read it')
        self.viewport = Rectangle(0, 0, width, height)

    def box(self, element):
        ink, logical = Rectangle(), Rectangle()
        if not RSVG.rsvg_handle_get_geometry_for_layer(
                self.handle, ('#' + element.get('id')).encode(), ctypes.byref(self.viewport),
                ctypes.byref(ink), ctypes.byref(logical), None):
            raise ValueError('librsvg does not measure ' + element.get('id'))
        return logical


# ---- boxes and lines ----

class Box:
    def __init__(self, x0, y0, x1, y1, name):
        self.x0, self.y0, self.x1, self.y1, self.name = x0, y0, x1, y1, name

    def overlaps(self, other, by):
        return (self.x0 + by < other.x1 and other.x0 + by < self.x1 and
                self.y0 + by < other.y1 and other.y0 + by < self.y1)

    def holds(self, x, y, by=0):
        return self.x0 + by < x < self.x1 - by and self.y0 + by < y < self.y1 - by

    def within(self, other, by):
        return (self.x0 >= other.x0 - by and self.y0 >= other.y0 - by and
                self.x1 <= other.x1 + by and self.y1 <= other.y1 + by)


def around(points, name):
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(min(xs), min(ys), max(xs), max(ys), name)


def union(boxes, name):
    return Box(min(b.x0 for b in boxes), min(b.y0 for b in boxes), max(b.x1 for b in boxes),
               max(b.y1 for b in boxes), name)


def numbers(text):
    return [float(n) for n in re.findall(r'-?\d+(?:\.\d+)?(?:e-?\d+)?', text)]


def times(m, n):
    return (m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3],
            m[1] * n[2] + m[3] * n[3], m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5])


def transform_of(element):
    matrix = IDENTITY
    for kind, values in re.findall(r'(\w+)\(([^)]*)\)', element.get('transform', '')):
        n = numbers(values)
        if kind == 'translate':
            step = (1, 0, 0, 1, n[0], n[1] if len(n) > 1 else 0)
        elif kind == 'scale':
            step = (n[0], 0, 0, n[-1], 0, 0)
        elif kind == 'rotate':
            c, s = math.cos(math.radians(n[0])), math.sin(math.radians(n[0]))
            step = (c, s, -s, c, 0, 0)
            if len(n) == 3:
                step = times(times((1, 0, 0, 1, n[1], n[2]), step), (1, 0, 0, 1, -n[1], -n[2]))
        else:
            raise ValueError('unexpected transform: ' + kind)
        matrix = times(matrix, step)
    return matrix


def apply(m, x, y):
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def path_points(d):
    """A path of absolute M, L, C and Z, as points along it."""
    points, start = [], None
    for command, values in re.findall(r'([A-Za-z])([^A-Za-z]*)', d):
        n = numbers(values)
        if command in 'ML':
            points += [(n[i], n[i + 1]) for i in range(0, len(n), 2)]
            start = points[0] if start is None else start
        elif command == 'C':
            points += flat([points[-1]] + [(n[i], n[i + 1]) for i in range(0, len(n), 2)])[1:]
        elif command == 'Z':
            points.append(start)
        else:
            raise ValueError('unexpected path: ' + d)
    return points


def flat(spline):
    """Points along Béziers: a start, then three points for each."""
    points = spline[:1]
    for i in range(1, len(spline) - 2, 3):
        points += [bezier(spline[i - 1:i + 3], k / 24) for k in range(1, 25)]
    return points


def bezier(p, t):
    w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3)
    return sum(a * q[0] for a, q in zip(w, p)), sum(a * q[1] for a, q in zip(w, p))


def outline(element):
    """The points of a shape, closed; of a line, open. None for what is neither."""
    kind = element.tag[len(SVG):] if element.tag.startswith(SVG) else ''
    if kind == 'ellipse' or kind == 'circle':
        cx, cy = float(element.get('cx', 0)), float(element.get('cy', 0))
        rx, ry = float(element.get('rx') or element.get('r')), float(element.get('ry') or element.get('r'))
        return [(cx + rx * math.cos(math.pi * k / 24), cy + ry * math.sin(math.pi * k / 24)) for k in range(49)]
    if kind == 'rect':
        x, y = float(element.get('x', 0)), float(element.get('y', 0))
        w, h = float(element.get('width')), float(element.get('height'))
        return [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)]
    if kind == 'line':
        return [(float(element.get('x1')), float(element.get('y1'))), (float(element.get('x2')), float(element.get('y2')))]
    if kind in ('polygon', 'polyline'):
        n = numbers(element.get('points'))
        return [(n[i], n[i + 1]) for i in range(0, len(n), 2)]
    return path_points(element.get('d')) if kind == 'path' else None


# ---- colours ----

def colour(text):
    """Red, green, blue from 0 to 1, or None for no paint."""
    text = NAMES.get(text, text)
    if text in ('none', 'transparent', ''):
        return None
    if not re.fullmatch('#[0-9a-fA-F]{6}', text):
        raise ValueError('unexpected colour: ' + text)
    return tuple(int(text[i:i + 2], 16) / 255 for i in (1, 3, 5))


def mixed(over, under, opacity):
    return tuple(o * opacity + u * (1 - opacity) for o, u in zip(over, under))


def contrast(a, b):
    """WCAG 2.1's contrast ratio, from 1 to 21."""
    def luminance(c):
        linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in c]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# ---- the page ----

class Shape:
    """Something painted: its outline on the page, its paint, and the group it belongs to."""

    def __init__(self, points, fill, stroke, opacity, group):
        self.points, self.fill, self.stroke, self.opacity, self.group = points, fill, stroke, opacity, group
        self.box = around(points, group.name)


class Group:
    def __init__(self, name, role):
        self.name, self.role = name, role   # role: node, label, edge, legend or page
        self.texts, self.shapes, self.lines = [], [], []


class Text(Box):
    def __init__(self, box, words, points, fill, background):
        super().__init__(box.x0, box.y0, box.x1, box.y1, words)
        self.points, self.fill, self.background = points, fill, background


class Page:
    def __init__(self, path):
        root = ET.parse(path).getroot()
        x, y, width, height = numbers(root.get('viewBox'))
        given = re.fullmatch(r'([\d.]+)pt', root.get('width') or '')
        self.points = float(given.group(1)) / width if given else 1   # of a unit of the file
        self.sheet = Box(0, 0, width * self.points, height * self.points, 'the page')
        self.groups, self.painted, self.layout = [], [], root.get('class', '')
        self.measured = Measured(root, width * self.points, height * self.points)
        scale = (self.points, 0, 0, self.points, -x * self.points, -y * self.points)
        self.visit(root, scale, self.group('', 'page'), {'fill': '#000000', 'stroke': 'none', 'opacity': 1})

    def group(self, name, role):
        self.groups.append(Group(name, role))
        return self.groups[-1]

    def of(self, *roles):
        return [g for g in self.groups if g.role in roles]

    def background(self, x, y, own=None):
        """The paint that shows at a place so far, but for that of the group `own`."""
        for shape in reversed(self.painted):
            if shape.group is not own and shape.group.role != 'edge' and shape.fill is not None and shape.box.holds(x, y) and inside(shape.points, x, y):
                return mixed(shape.fill, self.background_below(shape, x, y), shape.opacity)
        return (1, 1, 1)

    def background_below(self, shape, x, y):
        if shape.opacity >= 1:
            return (1, 1, 1)
        for other in reversed(self.painted[:self.painted.index(shape)]):
            if other.fill is not None and other.opacity >= 1 and inside(other.points, x, y):
                return other.fill
        return (1, 1, 1)

    def visit(self, element, matrix, group, paint):
        matrix = times(matrix, transform_of(element))
        paint = {'fill': element.get('fill', paint['fill']), 'stroke': element.get('stroke', paint['stroke']),
                 'opacity': paint['opacity'] * float(element.get('opacity', 1))}
        group = self.group_of(element, group)
        if element.tag == SVG + 'text':
            self.take_text(element, matrix, group, paint)
            return
        points = outline(element)
        if points:
            self.take_shape(element, [apply(matrix, *p) for p in points], group, paint)
        for child in element:
            self.visit(child, matrix, group, paint)

    def group_of(self, element, group):
        kinds, name = (element.get('class') or '').split(), element.get('id') or ''
        if element.tag != SVG + 'g':
            return group
        if '--legend' in name and ('node' in kinds or 'edge' in kinds):
            return self.group(name, 'legend')
        if group.role == 'legend' or group.role in ('node', 'edge', 'label'):
            return group
        for role in ('label', 'edge', 'node', 'cluster', 'cell'):
            if role in kinds:
                return self.group(name, role)
        return group

    def take_text(self, element, matrix, group, paint):
        words = ''.join(element.itertext())
        if not words.strip():
            return
        ink = self.measured.box(element)
        points = float(element.get('font-size')) * math.hypot(matrix[0], matrix[1])
        found = Box(ink.x, ink.y, ink.x + ink.width, ink.y + ink.height, words)
        if abs(matrix[1]) < 1e-9:   # lying: as high as capitals and descenders, whatever letters are in it
            baseline = apply(matrix, float(element.get('x')), float(element.get('y')))[1]
            found.y0, found.y1 = min(found.y0, baseline - CAPITALS * points), max(found.y1, baseline + DESCENT * points)
        under = self.background((found.x0 + found.x1) / 2, (found.y0 + found.y1) / 2)
        fill = colour(paint['fill'])
        group.texts.append(Text(found, words, points, mixed(fill, under, paint['opacity']), under))

    def take_shape(self, element, points, group, paint):
        kind = element.tag[len(SVG):]
        fill = None if kind in ('line', 'polyline') else colour(paint['fill'])
        shape = Shape(points, fill, colour(paint['stroke']), paint['opacity'], group)
        under = self.background((shape.box.x0 + shape.box.x1) / 2, (shape.box.y0 + shape.box.y1) / 2, group)
        shape.under = under
        if group.role == 'edge' and kind == 'path':
            group.lines.append(points)
        group.shapes.append(shape)
        self.painted.append(shape)


def inside(points, x, y):
    result = False
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
            result = not result
    return result
