# SPDX-License-Identifier: GPL-2.0-or-later
"""Faults planted into a small sound picture: a checker that cannot fail checks nothing."""
import subprocess
import tempfile

from faults import crossings, find
from page import CAPITALS, DESCENT, Page

SOUND = '''<svg xmlns="http://www.w3.org/2000/svg" width="200pt" height="100pt" viewBox="0 0 200 100">
<rect width="200" height="100" fill="#FFFFFF"/>
<g transform="translate(10 10)"><g id="d" class="graph" transform="scale(1 1) rotate(0) translate(0 80)">
<g id="e" class="edge"><path fill="none" stroke="#444444" d="M50,-40C70,-40 120,-40 140,-40"/></g>
<g id="a" class="node kind-person"><ellipse fill="#FFFFFF" stroke="#333333" cx="25" cy="-40" rx="25" ry="10"/>
<text text-anchor="middle" x="25" y="-37" font-family="Arial, Liberation Sans" font-size="10">Ana</text></g>
<g id="b" class="node kind-person"><polygon fill="#FFFFFF" stroke="#333333" points="140,-50 180,-50 180,-30 140,-30 140,-50"/></g>
<g id="l" class="node label"><text text-anchor="middle" x="95" y="-57" font-family="Arial, Liberation Sans" font-size="9">word</text></g>
</g></g></svg>'''

# name, what to replace, by what, the faults that must be found: these and no others
PLANTED = [
    ('nothing', '', '', set()),
    ('a label on another', 'x="95" y="-57"', 'x="25" y="-37"', {'label-label', 'label-node'}),
    ('a label on an entity', 'x="95" y="-57"', 'x="160" y="-37"', {'label-node'}),
    ('a label half on an entity', 'x="95" y="-57"', 'x="132" y="-46"', {'label-node'}),
    ('a line through a label', 'x="95" y="-57"', 'x="95" y="-37"', {'edge-label'}),
    ('a bent line through a label', '70,-40 120,-40', '70,-65 120,-65', {'edge-label'}),
    ('small text', 'font-size="9"', 'font-size="5.9"', {'small text'}),
    ('text made small by its group', '<g id="l" class="node label">',
     '<g id="l" class="node label" transform="scale(0.6)">', {'small text'}),
    ('text made small by the page', 'width="200pt" height="100pt"', 'width="130pt" height="65pt"', {'small text'}),
    ('pale text on white', 'x="95" y="-57"', 'x="95" y="-57" fill="#808080"', {'pale text'}),
    ('black on blue', 'fill="#FFFFFF" stroke="#333333" cx', 'fill="#0072B2" stroke="#333333" cx', {'pale text'}),
    ('black on orange', 'fill="#FFFFFF" stroke="#333333" cx', 'fill="#E69F00" stroke="#333333" cx', set()),
    ('text half faded', '<g id="l" class="node label">', '<g id="l" class="node label" opacity="0.4">', {'pale text'}),
    ('a pale outline', 'stroke="#333333" points', 'stroke="#BBBBBB" points', {'pale shape'}),
    ('a pale line', '"#444444"', '"#56B4E9"', {'pale shape'}),
    ('a label beyond the page', 'x="95" y="-57"', 'x="185" y="-57"', {'outside'}),
    ('a shape beyond the page', 'points="140,-50 180,-50 180,-30 140,-30 140,-50"',
     'points="140,-50 195,-50 195,-30 140,-30 140,-50"', {'outside'}),
    ('a name wider than its shape', '>Ana<', '>Ana María P.<', {'spilling', 'edge-label'}),
    ('an entity on another', 'cx="25"', 'cx="130"', {'node-node', 'spilling'}),
    ('a line through an entity', 'M50,-40C70,-40 120,-40 140,-40', 'M25,-20C25,-20 160,-58 160,-68', set()),
    ('a line right through an entity', 'M50,-40C70,-40 120,-40 140,-40', 'M160,-75C160,-60 160,-20 160,-5', {'edge-node'}),
]
CROSSED = '<g id="x" class="edge"><path fill="none" stroke="#444444" d="M60,-60L60,-20"/></g><g id="a" class'
SHARED = '<g id="x" class="edge"><path fill="none" stroke="#444444" d="M50,-40L50,-20"/></g><g id="a" class'


def page_of(svg):
    with tempfile.NamedTemporaryFile('w', suffix='.svg', encoding='utf-8') as file:
        file.write(svg)
        file.flush()
        return Page(file.name)


def same(what, found, expected):
    if found != expected:
        print('planted: %s: found %s, expected %s' % (what, found, expected))
    return found == expected


def check():
    results = [same('' + name,
                    {kind for kind, places in find(page_of(SOUND.replace(old, new) if old else SOUND)).items() if places},
                    expected) for name, old, new, expected in PLANTED]
    word = [t for g in page_of(SOUND).groups for t in g.texts if t.name == 'Ana'][0]
    # Adobe's metrics of Helvetica, which Liberation Sans shares: A 667, n 556, a 556
    results.append(same('width of text', round(word.x1 - word.x0, 1), 17.8))
    results.append(same('height of text', round(word.y1 - word.y0, 1), round(10 * (CAPITALS + DESCENT), 1)))
    results.append(same('no crossing', crossings(page_of(SOUND)), 0))
    results.append(same('a crossing', crossings(page_of(SOUND.replace('<g id="a" class', CROSSED, 1))), 1))
    results.append(same('lines that share an end', crossings(page_of(SOUND.replace('<g id="a" class', SHARED, 1))), 0))
    return results
