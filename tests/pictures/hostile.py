#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever the input says, what we write of it is inert: every output made of hostile names, roles, actions,
kinds, layers, countries, addresses, definitions, styles and file names is well-formed, holds only elements
and attributes of a short list, links to nothing but http and https, and shows the names as text. And of the
example gallery: ids are one of a kind over all its figures on one page, and the table of ties names the very
ids that the SVG has.

The same holds for what changed (text, Markdown, JSON, CSV, SVG), for a dossier of each of them, rendered too, for the
page, and for what goes to a terminal.

Usage: tests/pictures/hostile.py [-k]   -k keeps the folder and says where it is.
Closes with `hostile: N passed, N failed`."""
import csv
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

TRAMA = os.path.abspath(os.environ.get('TRAMA', 'build/trama'))
SVG, XLINK = '{http://www.w3.org/2000/svg}', '{http://www.w3.org/1999/xlink}'
NO_CHARACTER = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]')

# ---- the corpus ----

NAMES = [
    '</svg><script>alert(1)</script>', '</title></desc><script>alert(2)</script>', ']]>', '<![CDATA[x]]>', '&#0;', '&#x0;&#1;',
    '<!ENTITY x SYSTEM "file:///etc/passwd">', '<!DOCTYPE svg [<!ENTITY a "b">]>&a;', '<?xml-stylesheet href="http://evil.example/x.css"?>',
    '\\N \\G \\L \\E \\T \\H', '%n%n%s%s%x', '%.1000000d', '<b>bold</b>', '<<i>html</i>>', '<table><tr><td>x</td></tr></table>',
    'ends in a quote"', "ends in an apostrophe'", 'ends in a backslash\\', 'ends in two\\\\', 'both\\"', '"]; evil [image="/etc/passwd', '"}\nevil -> worse {',
    'bidi \u202egnp.exe\u202c \u2066x\u2069 \u200f', 'c0 \x01\x07\x1b[31m c1 \x85\x9b', 'no character \ufffe\uffff', 'x' * 10000, 'z' + '\u0301\u0316\u0332' * 150 + 'algo',
    '\u0634\u0628\u0643\u0629 \u05e8\u05e9\u05ea', '\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466', '\U0001f600', '\U0001f601',
    '=cmd|\'/c calc\'!A1', '+1+1', '@SUM(A1)', '-2+3', '[click](javascript:alert(1))', '![x](http://evil.example/x.png)', '<img src=x onerror=alert(1)>',
    '`code` | table | cell', '# heading', '* list', '</p><iframe src="data:text/html,x">', '<a href="javascript:x">', '" onload="alert(1)', "' onmouseover='alert(1)",
    'url(http://evil.example/x)', 'expression(alert(1))', 'javascript:alert(1)', 'data:text/html,<script>alert(1)</script>', '\u0418\u0432\u0430\u043d', '\u6771\u4eac', '../../etc/passwd', '$(reboot)', '`reboot`', 'id="x"', '--', 'to', 'and', '.', '&', '<', '>', '"',
    'tab\tand\nline\r\nend', '\u2028line\u2029paragraph', '\u00a0', '\u200b', 'fi\ufb01 ligature', 'Jos\u00e9 Garc\u00eda', 'Jose Garcia [Sonora]', 'Jose Garcia [Sinaloa]', 'Jose Garcia Sonora',
]
# What is no UTF-8: halves of pairs written alone, a cut character, an overlong one, a NUL is refused as a whole.
BYTES = [b'half \xed\xa0\x80 pair', b'cut \xe2\x82', b'overlong \xc0\xaf', b'latin \xe9\xff']
ADDRESSES = [
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', '\x01javascript:alert(1)', 'vbscript:x', 'data:text/html,<script>x</script>',
    'http://x.example/" onload="alert(1)', "http://x.example/'><script>alert(1)</script>", 'http://x.example/<b>&amp;&lt;&#0;', '//evil.example/x', 'file:///etc/passwd',
    'http://x.example/\\N\\G\\E', 'https://x.example/%0a%0d?a=1&b=2#c', 'http://x.example/\u202egnp', 'http://x.example/' + 'y' * 9000, 'ftp://x.example', 'http://', 'HTTPS://X.EXAMPLE/`{|}^',
]
WORDS = ['"><script>alert(1)</script>', 'url(http://evil.example/x)', 'expression(alert(1))', 'x" onclick="y', 'a b c', 'image', '\\N', '</style>', 'k' * 300, '\u0418\u0432\u0430\u043d', '*', '[x](javascript:y)']
STYLE = r'''digraph {
    graph [stylesheet="http://evil.example/x.css" fontpath="/etc" imagepath="/etc" bgcolor="white"]
    node [image="/etc/passwd" URL="javascript:alert(1)" tooltip="<script>" class="x\" onload=\"alert(1)" fontname="Arial\" onload=\"x" shapefile="/etc/passwd" comment="--><script>"]
    edge [URL="javascript:alert(1)" target="_blank\" onload=\"x" edgetooltip="<script>" href="data:text/html,x" fontname="url(http://evil.example)"]
    kind_person [shape=ellipse fillcolor="url(http://evil.example/x)" "a]; evil ["="x" href="//evil.example" xlabel="</svg><script>"]
    kind_company [shape=box style="filled" fillcolor="red\" onload=\"alert(1)" image="http://evil.example/x.png"]
    layer -> layer_affiliation [color="expression(alert(1))" headURL="javascript:x" id="twice"]
}
'''
OPEN = 'trama_title="</title><script>alert(1)</script> & \\"" trama_caption="<img src=x onerror=y> ]]> [x](javascript:y)" trama_credit="\\N </text>" trama_date="2024-01-01"\n'
DIAGRAMS = {
    'plain': 'trama_nodes=20', 'force': 'trama_layout=force', 'radial': 'trama_layout=radial', 'circular': 'trama_layout=circular', 'columns': 'trama_layout=columns',
    'clusters': 'trama_layout=clusters trama_groups=country', 'nested': 'trama_layout=nested', 'matrix': 'trama_layout=matrix trama_groups=kind',
    'collapsed': 'trama_collapse=country', 'panels': 'trama_panels=year', 'spanish': 'trama_language=es trama_palette=dark trama_links=no trama_collapse=kind',
    'acts': 'URL="javascript:alert(1)" stylesheet="http://evil.example/x.css" image="/etc/passwd" _background="I 0 0 9 9 11 -/etc/passwd" id="x\\" onload=\\"y" trama_hops=0 trama_kinds="person"',
    'e" onload="x\'><script>': 'trama_labels=nodes', '2024 -- (a)': 'trama_labels=nodes trama_id="\\"><script>"',
}


def cell(value):
    data = value if isinstance(value, bytes) else value.encode('utf-8', 'surrogatepass')
    return b'"' + data.replace(b'"', b'""') + b'"'


def table(path, header, rows):
    with open(path, 'wb') as file:
        file.write(header.encode() + b'\n' + b''.join(b','.join(map(cell, row)) + b'\n' for row in rows))


def write_corpus(folder):
    names = NAMES + BYTES
    claims, entities = [], []
    for i, name in enumerate(names):
        address, other = ADDRESSES[i % len(ADDRESSES)], names[(i + 1) % len(names)]
        claims.append([name, name, 'Alfa', '', '', '202%d-05' % (i % 5), name, name, address, '', ''])
        claims.append(['', '', name, name, other, '', 'src %d' % (i % len(ADDRESSES)), '', '', '-' if i % 2 else '', ''])
        claims.append([name, '', 'Alfa', '', '', '', name, '', '', '', 'denies'])
    for i, word in enumerate(WORDS):
        entities.append(['Body %d' % i, word, '', 'Body %d' % (i - 1) if i else '', word, word, ADDRESSES[i % len(ADDRESSES)]])
        claims.append(['Zoe', word, 'Body %d' % i, 'layered%d' % i, 'Alfa', word[:0], word, '', '', '', ''])
    table(os.path.join(folder, 'claims.csv'), 'person,role,organization,action,target,date,source,locator,url,sign,stance', claims)
    table(os.path.join(folder, 'entities.csv'), 'name,kind,aliases,parent,country,description,url', entities)
    table(os.path.join(folder, 'sources.csv'), 'id,title,publisher,url', [['src %d' % i, NAMES[i], NAMES[-i], a] for i, a in enumerate(ADDRESSES)])
    table(os.path.join(folder, 'actions.csv'), 'pattern,layer,sign,directed', [['layered%d' % i, w, '', 'yes' if i % 2 else 'no'] for i, w in enumerate(WORDS)])


def write_gallery(folder):
    os.mkdir(folder)
    for name, attributes in DIAGRAMS.items():
        with open(os.path.join(folder, name + '.gv'), 'w', encoding='utf-8') as file:
            most = '' if 'nodes=' in attributes else ' trama_nodes=%d' % (1000 if 'matrix' in attributes or 'collapse' in attributes else 12)
            file.write('digraph {\n' + OPEN + attributes + most + '\n}\n')
    with open(os.path.join(folder, 'style.gv'), 'w', encoding='utf-8') as file:
        file.write(STYLE)


# ---- what may be in a picture ----

ELEMENTS = {'svg', 'g', 'a', 'title', 'desc', 'text', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'path', 'defs', 'linearGradient', 'radialGradient', 'stop'}
ATTRIBUTES = {
    'id', 'class', 'width', 'height', 'viewBox', 'role', 'aria-labelledby', 'lang', 'transform', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'points', 'd',
    'fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'fill-opacity', 'stroke-opacity', 'opacity', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor',
    'textLength', 'text-decoration', 'baseline-shift', 'rel', 'gradientUnits', 'offset', 'style', 'fx', 'fy', XLINK + 'href',
}
STYLE_ATTRIBUTE = re.compile(r'(stop-color|stop-opacity):[#a-zA-Z0-9. ]+;?(stop-opacity:[0-9. ]+;?)?')
URL_VALUE = re.compile(r'url\(', re.I)


def faults_of_svg(text):
    """All that an SVG should not hold."""
    found = []
    try:
        root = ET.fromstring(text)
    except ET.ParseError as error:
        return ['no XML: %s' % error]
    if root.tag != SVG + 'svg' or root.get('role') != 'img':
        found.append('the root is %s' % root.tag)
    labels, ids = (root.get('aria-labelledby') or '').split(), [e.get('id') for e in root.iter() if e.get('id')]
    if not labels or [i for i in labels if i not in ids]:
        found.append('aria-labelledby names what is not there: %s' % labels)
    found += ['id twice: %s' % i for i in sorted(set(i for i in ids if ids.count(i) > 1))]
    found += ['no XML name: %s' % i for i in ids if not re.fullmatch(r'[A-Za-z][A-Za-z0-9_.-]*', i)]
    for element in root.iter():
        name = element.tag.replace(SVG, '') if isinstance(element.tag, str) else 'comment'
        if name not in ELEMENTS:
            found.append('element %s' % name)
        if name in ('g', 'text', 'a') and name == 'g' and set(element.keys()) - {'transform'} and not (element.get('id') and element.get('class')):
            found.append('a group without id or class: %s' % element.attrib)
        for key, value in element.items():
            if key not in ATTRIBUTES:
                found.append('attribute %s="%.60s"' % (key, value))
            if key == XLINK + 'href' and not re.match(r'https?://[^\s"\'<>\\]*$', value, re.I):
                found.append('link to %.80s' % value)
            if key == 'style' and not STYLE_ATTRIBUTE.fullmatch(value):
                found.append('style="%.60s"' % value)
            if URL_VALUE.search(value) and key not in (XLINK + 'href',) and not re.fullmatch(r'url\(#[A-Za-z0-9_.-]+\)', value):
                found.append('%s="%.60s"' % (key, value))
            if key in ('fill', 'stroke') and not re.fullmatch(r'#[0-9a-fA-F]{6,8}|[a-z]+[0-9]*|url\(#[A-Za-z0-9_.-]+\)', value):
                found.append('%s="%.60s"' % (key, value))
        for piece in (element.text, element.tail, *element.attrib.values()):
            if piece and NO_CHARACTER.search(piece):
                found.append('a control character: %.40r' % piece)
    if '<!' in text or text.count('<?') > 1:
        found.append('a declaration or an instruction')
    return found


def letters(text):
    """Without what may change on the way: blanks, controls, broken bytes, and where it is cut."""
    return re.sub(r'[\s\u00a0\ufffd]', '', NO_CHARACTER.sub('', text))


def faults_of_words(text):
    """Names that no picture with everybody in it shows as text."""
    root = ET.fromstring(text)
    shown = {letters(''.join(e.itertext())) for e in root.iter(SVG + 'title')}
    whole = '\n'.join(shown)
    return ['not there as text: %.60r' % n for n in NAMES if letters(n) and letters(n)[:150] not in whole]


# ---- what may be in the others ----

def faults_of_markdown(text):
    found = []
    bare = re.sub(r'```.*?```|`[^`\n]*`|(?<!\\)<https?://[^\s<>]*>', '', text, flags=re.S | re.I)   # code, and addresses as links
    for match in re.finditer(r'(?<!\\)<(?=[A-Za-z/!?])[^\n]{0,40}', bare):
        found.append('raw HTML: %s' % match.group(0))
    for match in re.finditer(r'(?<!\\)\]\(([^)\s]*)', bare):
        if not re.match(r'https?://|[A-Za-z0-9._-]+$', match.group(1), re.I):
            found.append('link to %.60s' % match.group(1))
    if NO_CHARACTER.search(text):
        found.append('a control character: %.40r' % NO_CHARACTER.search(text).group(0))
    return found


def faults_of_text(text):
    """On a terminal a control character acts."""
    match = NO_CHARACTER.search(text)
    return ['a control character: %.60r' % text[max(match.start() - 20, 0):match.end() + 20]] if match else []


def faults_of_json(text):
    try:
        json.loads(text)
    except ValueError as error:
        return ['no JSON: %s' % error]
    return faults_of_text(text)


def faults_of_rendered(markdown):
    """What a renderer that lets raw HTML through makes of it."""
    if shutil.which('cmark') is None:
        return []
    page = Html()
    page.feed(subprocess.run(['cmark', '--unsafe'], input=markdown.encode(), capture_output=True, check=True).stdout.decode())
    return page.found


class Html(html.parser.HTMLParser):
    """Elements, attributes and links of a page, and what stands in its scripts of data."""
    HOLDS_NOTHING = {'meta', 'br', 'link', 'input', 'hr', 'img', 'col', 'wbr'}

    def __init__(self):
        super().__init__()
        self.found, self.scripts, self.data, self.open, self.styles = [], 0, '', [], 0

    def handle_starttag(self, name, attributes):
        if name not in HTML_ELEMENTS and name.lower() not in {e.lower() for e in ELEMENTS}:
            self.found.append('element %s' % name)
        self.scripts += name == 'script'
        self.styles += name == 'style'
        self.in_data = name == 'script' and ('type', 'application/json') in attributes
        for key, value in attributes:
            if key.startswith('on') or key in ('src', 'srcdoc', 'formaction', 'action'):
                self.found.append('attribute %s="%.60s"' % (key, value))
            if key in ('href', 'xlink:href') and not re.match(r'(https?://|#)', value or '', re.I):
                self.found.append('link to %.60s' % value)
            if value and NO_CHARACTER.search(value):
                self.found.append('a control character in %s' % key)
        if name not in self.HOLDS_NOTHING:
            self.open.append(name)

    def handle_startendtag(self, name, attributes):
        self.handle_starttag(name, attributes)
        if name not in self.HOLDS_NOTHING:
            self.open.pop()

    def handle_endtag(self, name):
        if not self.open or self.open.pop() != name:
            self.found.append('</%s> closes what is not open' % name)

    def handle_data(self, text):
        if self.open and self.open[-1] == 'script':
            self.data += text if self.in_data else ''
        elif NO_CHARACTER.search(text):
            self.found.append('a control character: %.40r' % text)

    def handle_comment(self, text):
        self.found.append('a comment')


HTML_ELEMENTS = set('html head meta title style script body header h1 h2 h3 h4 p div span nav ul ol li a noscript aside main section figure figcaption footer table caption thead tbody tr th td '
                    'strong em small code bdi dl dt dd br blockquote b i abbr hr'.split())


def faults_of_html(text):
    page = Html()
    page.feed(text)
    found = list(page.found)
    if page.scripts not in (0, 3) or page.styles > 1:
        found.append('%d scripts, %d styles' % (page.scripts, page.styles))
    if "script-src 'none'" not in text and "default-src 'none'" not in text:
        found.append('no policy')
    if page.scripts == 3:
        found += faults_of_json(page.data)
        found += ['not there as text: %.60r' % n for n in NAMES if letters(n) and letters(n)[:150] not in letters(''.join(json.loads(page.data)['texts']))]
    return found


DOT_ACTS = re.compile(r'[\[,]\s*"?(image|imagepath|shapefile|src|stylesheet|fontpath|_background|target|href|headURL|tailURL)"?=', re.I)


def outside_quotes(dot):
    return re.sub(r'"(?:[^"\\]|\\.)*"', '""', dot, flags=re.S)


def faults_of_dot(path, text):
    found = ['%s in a DOT' % m.group(1) for m in DOT_ACTS.finditer(outside_quotes(text))]
    found += ['link to %.60s' % u for u in re.findall(r'[\[,] *URL="((?:[^"\\]|\\.)*)"', text, re.S) if not re.match(r'https?://', u, re.I)]
    if 'evil' in outside_quotes(text):
        found.append('a statement of the input\'s')
    render = os.path.join(os.path.dirname(TRAMA), 'trama-render')
    run = subprocess.run([render, '--format', 'dot', '--layout', 'nop', path], capture_output=True) if '"' not in path else None
    if run is not None and b'syntax' in run.stderr:
        found.append('no DOT: %s' % run.stderr.decode()[:100])
    return found


def faults_of_graphml(text):
    try:
        ET.fromstring(text)
    except ET.ParseError as error:
        return ['no XML: %s' % error]
    return ['a control character'] if NO_CHARACTER.search(text) else []


def faults_of_table(path):
    with open(path, encoding='utf-8', errors='strict', newline='') as file:
        rows = list(csv.reader(file, strict=True))
    return ['%d cells in row %d' % (len(r), i) for i, r in enumerate(rows) if len(r) != len(rows[0])]


def faults_of(path):
    with open(path, 'rb') as file:
        data = file.read()
    kind = os.path.splitext(path)[1]
    if kind == '.csv':
        csv.field_size_limit(10 ** 9)
        return faults_of_table(path) if b'\x00' not in data else ['NUL']
    try:
        text = data.decode('utf-8')
    except UnicodeDecodeError as error:
        return ['no UTF-8: %s' % error]
    if kind == '.svg':
        found = faults_of_svg(text)
        if shutil.which('xmllint') and subprocess.run(['xmllint', '--noout', '--nonet', path], capture_output=True).returncode:
            found.append('xmllint finds faults')
        return found
    if kind == '.dot':
        return faults_of_dot(path, text)
    if kind == '.graphml':
        return faults_of_graphml(text)
    readers = {'.md': faults_of_markdown, '.html': faults_of_html, '.json': faults_of_json, '.txt': faults_of_text}
    return readers[kind](text) if kind in readers else []


# ---- tables and ids of pictures ----

def ids_of(path, keep):
    root = ET.parse(path).getroot()
    found = set()
    for group in root.iter(SVG + 'g'):
        name, kinds = group.get('id') or '', (group.get('class') or '').split()
        if kinds and kinds[0] in keep and '--legend' not in name and not name.endswith('--from') and '--from--' not in name and 'key' not in kinds:
            found.add(name)
    return found


def table_ids(path):
    with open(path, encoding='utf-8', newline='') as file:
        rows = list(csv.DictReader(file))
    return rows, {(i, r['shown_as']) for r in rows for i in r['ids'].split()}


def faults_of_ties(svg):
    """The table names each line, cell and bundle of its picture, and nothing that is not there."""
    rows, named = table_ids(svg[:-4] + '.ties.csv')
    lines = ids_of(svg, {'edge', 'cell'})
    everything = ids_of(svg, {'edge', 'cell', 'cluster', 'node'})
    told = {i for i, how in named if how in ('line', 'cell', 'bundle')}
    found = ['not in the table: %s' % i for i in sorted(lines - told)]
    found += ['in the table alone: %s' % i for i in sorted({i for i, _ in named} - everything)]
    text = open(svg, encoding='utf-8').read()
    if 'class="trama ' in text and os.path.basename(svg)[:-4] + '.ties.csv' not in ' '.join(re.findall('<desc.*?</desc>', text)):
        found.append('the description does not name the table')
    if len(rows) == 0 and lines:
        found.append('no rows')
    return found


def faults_of_page(svgs):
    """All figures within one HTML page: no id twice."""
    page = '\n'.join(re.sub(r'<\?xml.*?\?>', '', open(s, encoding='utf-8').read()) for s in svgs)
    ids = re.findall(r'<[^<>]*? id="([^"]*)"', page)
    return ['twice on the page: %s' % i for i in sorted(set(i for i in ids if ids.count(i) > 1))[:20]]


# ---- the run ----

class Score:
    passed = failed = 0

    def take(self, name, found):
        self.passed += not found
        self.failed += bool(found)
        for fault in found[:6]:
            print('hostile: %s: %s' % (name, fault))


def run(score, name, *words, wanted=(0, 3)):   # 3: rows were rejected
    done = subprocess.run([TRAMA, *words], capture_output=True)
    good = done.returncode in wanted
    score.take(name, [] if good else ['exit %d: %s' % (done.returncode, done.stderr.decode('utf-8', 'replace')[-200:])])
    return done.stdout


def planted(score):
    """Each of these the checks must see, or they see nothing."""
    sound = ('<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" role="img" aria-labelledby="t"><title id="t">x</title>'
             '<g id="a" class="b"><text>y</text></g></svg>')
    score.take('a sound picture', faults_of_svg(sound))
    for old, new in [('<text>', '<script>x</script><text>'), ('<text>', '<text onclick="x">'), ('<text>', '<a xlink:href="javascript:x"/><text>'), ('<text>', '<image/><text>'),
                     ('<text>', '<text fill="url(http://x)">'), ('<text>', '<text style="a:b">'), (' id="a"', ''), ('id="a"', 'id="t"'), ('id="a"', 'id="1"'), ('role="img"', ''),
                     ('<text>', '<text href="#a">'), ('y<', '\u202ey<'), ('<text>', '<foreignObject/><text>'), ('y</text>', 'y'), ('<text>', '<!-- x --><text>')]:
        score.take('planted %s' % new, [] if faults_of_svg(sound.replace(old, new, 1)) else ['was not seen'])
    page = '<html><head><meta content="default-src \'none\'"></head><body><p>x</p></body></html>'
    score.take('a sound page', faults_of_html(page))
    for new in ['<script>x</script>', '<img src=x>', '<p onclick="x">y</p>', '<a href="javascript:x">y</a>', '<iframe></iframe>', '</p>', '<!-- x -->', '\u202e', '<style></style><style></style>']:
        score.take('planted %r' % new, [] if faults_of_html(page.replace('x</p>', 'x</p>' + new)) else ['was not seen'])
    score.take('planted in JSON', [] if faults_of_json('{"a": "\x1b"}') and faults_of_json('{"a": 1') and faults_of_text('\x9b') else ['was not seen'])
    score.take('planted, rendered', [] if faults_of_rendered('x <img src=x> <http://a.example/>') or shutil.which('cmark') is None else ['was not seen'])
    for text in ['<b>x</b>', '[x](javascript:y)', '![x](data:y)', '\x07', '</p>']:
        score.take('planted %r' % text, [] if faults_of_markdown(text) else ['was not seen'])


def hostile(score, folder):
    data, gallery, out = (os.path.join(folder, n) for n in ('input', 'graphs', 'out'))
    os.mkdir(data)
    write_corpus(data)
    write_gallery(gallery)
    run(score, 'build', 'build', data, '-g', gallery, '-o', out, '-q')
    run(score, 'draw to a hostile name', 'draw', data, '-g', os.path.join(gallery, 'plain.gv'), '-o', os.path.join(out, 'a" onload="<b>&.svg'), '-q')
    run(score, 'a chart of ranks', 'rank', data, '--over', 'year', '--top', '30', '-o', os.path.join(out, 'over.svg'), '-q')
    run(score, 'events', 'draw', data, '-g', os.path.join(gallery, 'plain.gv'), '--actions', 'nodes', '-o', os.path.join(out, 'events.svg'), '-q')
    for name in sorted(os.listdir(out)):
        if not name.endswith('.json') and name != 'rejected.csv':   # which gives rows back byte for byte
            score.take(name, faults_of(os.path.join(out, name)))
    for name in ('matrix', ):
        with open(os.path.join(out, name + '.svg'), encoding='utf-8') as file:
            score.take('names in %s.svg' % name, faults_of_words(file.read()))
    diagrams = [os.path.join(out, n) for n in sorted(os.listdir(out)) if os.path.exists(os.path.join(out, n[:-4] + '.ties.csv')) and n.endswith('.svg')]
    for svg in diagrams:
        if '"' not in svg:
            score.take('ties of ' + os.path.basename(svg), faults_of_ties(svg))
    score.take('one page of hostile figures', faults_of_page([os.path.join(out, n) for n in sorted(os.listdir(out)) if n.endswith('.svg') and n != 'events.svg' and not n.startswith('a"')]))


def write_later(data, later):
    """A second edition: some claims gone, some new, statuses and names changed."""
    shutil.copytree(data, later)
    path = os.path.join(later, 'claims.csv')
    with open(path, 'rb') as file:
        header, *rows = re.findall(rb'(?:[^"\n]|"(?:[^"]|"")*")*\n', file.read())
    rows = [row for i, row in enumerate(rows) if i % 5 != 3]
    rows += [b'"New %s","<i>x</i>","Alfa","layered1","Zoe",,"src 1",,,,\n' % cell(name)[1:-1] for name in NAMES[:40]]
    rows = [row.replace(b',"denies"', b',""') if i % 2 else row for i, row in enumerate(rows)]
    with open(path, 'wb') as file:
        file.write(header + b''.join(rows))


def others(score, folder):
    """What is written beside pictures: changes, dossiers, the page."""
    data, gallery, later, out = (os.path.join(folder, n) for n in ('input', 'graphs', 'later', 'others'))
    os.mkdir(out)
    write_later(data, later)
    for kind in ('txt', 'md', 'json', 'csv', 'svg'):
        path = os.path.join(out, 'changes.' + kind)
        run(score, 'changes as ' + kind, 'diff', data, later, '--top', '0', '-o', path, '-q', wanted=(1, ))
        score.take('changes.' + kind, faults_of(path) if os.path.exists(path) else ['is not there'])
    run(score, 'changes drawn', 'diff', data, later, '-g', os.path.join(gallery, 'plain.gv'), '-o', os.path.join(out, 'plain.svg'), '-q', wanted=(1, ))
    score.take('plain.svg of changes', faults_of(os.path.join(out, 'plain.svg')))
    with open(os.path.join(out, 'changes.md'), encoding='utf-8') as file:
        score.take('changes.md, rendered', faults_of_rendered(file.read()))
    for words in (['diff', data, later, '-q'], ['dossier', 'Zoe', data, '-q'], ['check', data, '-q'], ['rank', data, '--top', '0', '-q'], ['path', data, '--from', 'Zoe', '--to', 'Alfa', '-q']):
        text = run(score, ' '.join(words[:1]) + ' on a terminal', *words, wanted=(0, 1, 3)).decode('utf-8', 'strict')
        score.take(words[0] + ' on a terminal', faults_of_text(text))
    for i, name in enumerate(NAMES + ['Alfa', 'Zoe']):
        if '\x00' in name or not letters(name) or len(name) > 5000 or name.startswith('-'):
            continue
        for kind in ('md', 'html'):
            path = os.path.join(out, 'dossier-%d.%s' % (i, kind))
            done = subprocess.run([TRAMA, 'dossier', '--date', '2024-01-01', '-q', '-o', path, '--', name, data], capture_output=True)
            if done.returncode == 2 and b'no entity' in done.stderr:   # its characters fold to nothing, or another name
                score.take('an error about %.30r' % name, faults_of_text(done.stderr.decode('utf-8', 'replace')))
            elif done.returncode not in (0, 3):
                score.take('dossier of %.30r' % name, ['exit %d: %s' % (done.returncode, done.stderr.decode('utf-8', 'replace')[-200:])])
            else:
                score.take('dossier of %.30r as %s' % (name, kind), faults_of(path))
                if kind == 'md':
                    with open(path, encoding='utf-8') as file:
                        score.take('dossier of %.30r, rendered' % name, faults_of_rendered(file.read()))
    for language in ('en', 'es'):
        path = os.path.join(out, 'report-%s.html' % language)
        run(score, 'the page', 'report', data, '-g', gallery, '--language', language, '-o', path, '-q')
        score.take(os.path.basename(path), faults_of(path))


def example(score, folder):
    out = os.path.join(folder, 'example')
    run(score, 'build of the example', 'build', 'input', '-g', 'graphs', '-o', out, '-q')
    svgs = [os.path.join(out, n) for n in sorted(os.listdir(out)) if n.endswith('.svg')]
    score.take('the gallery on one page', faults_of_page(svgs))
    for svg in svgs:
        score.take(os.path.basename(svg), faults_of(svg))
        if os.path.exists(svg[:-4] + '.ties.csv'):
            score.take('ties of ' + os.path.basename(svg), faults_of_ties(svg))


def main():
    score = Score()
    folder = tempfile.mkdtemp()
    planted(score)
    hostile(score, folder)
    others(score, folder)
    example(score, folder)
    if '-k' in sys.argv:
        print(folder)
    else:
        shutil.rmtree(folder)
    print('hostile: %d passed, %d failed' % (score.passed, score.failed))
    return score.failed > 0


if __name__ == '__main__':
    sys.exit(main())
