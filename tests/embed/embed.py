#!/usr/bin/python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Pictures in every format, and in the documents that embed them, looked at by other programs.

SVG as the XML parser of Python reads it is what the rest must agree with: PNG by Pillow; PDF by poppler and qpdf;
DOT by Graphviz; and what `--snippet` prints, in an HTML document (html5lib), a Markdown document (cmark) and a
LaTeX document (pdflatex where it is installed). Ordinary figures, and some whose every word is hostile.

Closes with `embed: N passed, N failed, N skipped`."""
import glob
import html
import json
import os
import re
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree

sys.dont_write_bytecode = True  # leave no cache in the tree
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "oracle"))
import html5lib                                                            # noqa: E402
from PIL import Image                                                      # noqa: E402
from oracle import ROOT, TRAMA, Tally, folder, require_trama, run          # noqa: E402

SVG = "{http://www.w3.org/2000/svg}"
HTML = "{http://www.w3.org/1999/xhtml}"
GALLERY = sorted(os.path.basename(path)[:-3] for path in glob.glob(os.path.join(ROOT, "graphs", "*.gv"))
                 if not path.endswith("style.gv"))
INPUT = os.path.join(ROOT, "input")
CAVEAT = ("A tie is a claim by a source, not a finding.", "Un vínculo es lo que afirma una fuente, no un hecho probado.")

# What every word of the hostile figures holds, and the definition around it, in DOT's own quoting.
HOSTILE = [
    ("html", "</title></svg><script>alert(1)</script>&lt;b&gt; <img src=x onerror=alert(1)> \"quoted\" 'single' -->"),
    ("markdown", "](javascript:alert(1)) ![x](y) *bold* _it_ `code` <b>b</b> | a | ~~no~~ # 1. [ref]: http://example.org \\"),
    ("latex", "\\input{/etc/passwd} $x^2$ 100% & #1 a_b ~ {open }close \\end{figure} --- ?` !` \"x\" 50 % \\\\ \\write18{id}"),
    ("letters", "Ñandú, Ångström, œuvre, “quotes” – dash… €"),
]
CLAIMS = "person,role,organization,action,target,source\n"


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def cell(text):
    return '"' + text.replace('"', '""') + '"'


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def hostile_figures(where):
    """(name, definition, input) of figures whose title, caption, credit, names and sources are hostile."""
    for name, text in HOSTILE:
        claims = write(os.path.join(where, f"claims-{name}.csv"),
                       CLAIMS + "".join(f"{cell(who + ' ' + text)},member,{cell('Club ' + text)},,,{cell(text)}\n"
                                        for who in ("Ana", "Beto", "Carla")))
        definition = write(os.path.join(where, f"hostile-{name}.gv"),
                           "digraph {\n" + "".join(f"  trama_{key}={quoted(text)}\n"
                                                   for key in ("title", "caption", "credit")) + "}\n")
        yield f"hostile-{name}", definition, claims


def figures(where):
    for name in ("cartel", "matrix"):
        yield name, os.path.join(ROOT, "graphs", name + ".gv"), INPUT
    with open(os.path.join(ROOT, "graphs", "people.gv"), encoding="utf-8") as file:
        text = file.read().rstrip().rstrip("}") + "trama_language=es trama_palette=dark trama_page=A5\n}\n"
    yield "people-es", write(os.path.join(where, "people-es.gv"), text), INPUT
    yield from hostile_figures(where)


def draw(where, definition, source, path, *options, environment=None):
    """Standard output of `trama draw`, run in the folder `where`."""
    done = subprocess.run([TRAMA, "draw", source, "-q", "-g", definition, "-o", path, *options], cwd=where,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
                          env={**os.environ, **(environment or {})})
    if done.returncode not in (0, 3):
        raise RuntimeError(f"draw -o {path}: {done.returncode}: {done.stderr.decode('utf-8', 'replace')}")
    return done.stdout.decode("utf-8")


def read(*path):
    with open(os.path.join(*path), "rb") as file:
        return file.read()


def tight(text):
    return re.sub(r"\s+", "", text)


def said_by(program, *arguments, **more):
    return subprocess.run([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                          **more)


class Figure:
    """A finished SVG: its size in points, and what it says of itself."""

    def __init__(self, path):
        root = ElementTree.fromstring(read(path))
        self.width, self.height = (float(root.get(side)[:-2]) for side in ("width", "height"))
        self.title = root.find(SVG + "title").text
        self.description = root.find(SVG + "desc").text
        self.words = tight("".join("".join(text.itertext()) for text in root.iter(SVG + "text")))
        self.ids = {element.get("id") for element in root.iter() if element.get("id")}

    def alternative(self):
        return self.title + ("" if self.title[-1] in ".?!" else ".") + " " + self.description

    def says_caption(self, text):
        """Whether `text`, title and caption of a document, is what the figure says."""
        whole = tight(text)
        begin = tight(self.title) + ("" if self.title[-1] in ".?!" else ".")
        return whole.startswith(begin) and whole[len(begin):] in self.words and any(
            tight(caveat) in whole for caveat in CAVEAT)


# ---- PNG and PDF ----

def check_png(tally, what, path, figure, dpi):
    with Image.open(path) as image:
        image.load()
        for found, points in zip(image.size, (figure.width, figure.height)):
            tally.check(abs(found - points * dpi / 72) <= 1, f"{what}: {found} pixels, page of {points} points")
        density = image.info.get("dpi", (0, 0))
        tally.check(all(abs(side - dpi) < 0.02 for side in density), f"{what}: density {density}, not {dpi}")
        tally.check(len(image.convert("RGB").getcolors(1 << 24) or []) > 10, f"{what}: an empty picture")
        lowest = image.getchannel("A").getextrema()[0] if "A" in image.getbands() else 255
        tally.check(lowest == 255, f"{what}: pixels that the page shines through")


def check_pdf(tally, what, path, figure, created):
    information = said_by("pdfinfo", "-isodates", path, env={**os.environ, "TZ": "UTC"}).stdout.decode("utf-8", "replace")
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+) pts", information)
    tally.check(size is not None and abs(float(size[1]) - figure.width) < 0.02
                and abs(float(size[2]) - figure.height) < 0.02, f"{what}: page size in {information}")
    tally.check(re.search(r"Pages: +1\n", information) is not None, f"{what}: not one page")
    tally.check(re.search(r"JavaScript: +no", information) is not None, f"{what}: JavaScript")
    tally.check(re.search(r"CreationDate: +" + created + "T00:00:00Z", information) is not None,
                f"{what}: created at another time: {information}")
    tally.check(said_by("qpdf", "--check", path).returncode == 0, f"{what}: qpdf finds faults")
    text = said_by("pdftotext", "-raw", path, "-").stdout.decode("utf-8", "replace")
    tally.check(tight(figure.title)[:40] in tight(text), f"{what}: the title is not in its text: {text[:80]!r}")
    tally.check(any(tight(caveat) in tight(text) for caveat in CAVEAT), f"{what}: no caveat in its text")
    fonts = said_by("pdffonts", path).stdout.decode("utf-8", "replace").splitlines()[2:]
    tally.check(len(fonts) > 0 and all(re.search(r" yes (yes|no) +(yes|no) +\d+ +\d+$", line) for line in fonts),
                f"{what}: fonts that are not inside: {fonts}")
    tally.check("Liberation" in fonts[0], f"{what}: not the fonts that texts were measured with: {fonts}")
    plain = said_by("qpdf", "--qdf", "--object-streams=disable", path, "-").stdout
    actions = set(re.findall(rb"/S /(\w+)", plain)) - {b"URI"}
    tally.check(b"/JavaScript" not in plain and b"/Launch" not in plain and not actions & {b"GoToR", b"SubmitForm"},
                f"{what}: actions {actions}")
    targets = re.findall(rb"/URI \(([^)]*)", plain)
    tally.check(all(re.match(rb"https?://", target) for target in targets), f"{what}: links {targets[:5]}")


def check_formats(tally, where, name, definition, source):
    draw(where, definition, source, name + ".svg")
    figure = Figure(os.path.join(where, name + ".svg"))
    kinds, first = (("png", ["--dpi", "96"]), ("pdf", [])), {}
    for extension, options in kinds:
        path = os.path.join(where, f"{name}.{extension}")
        draw(where, definition, source, path, *options)
        first[extension] = read(path)
        if extension == "png":
            check_png(tally, path, path, figure, 96)
        else:
            check_pdf(tally, path, path, figure, "1970-01-01")
    time.sleep(1.1)  # a clock that would get into the file has moved on
    for extension, options in kinds:
        path = os.path.join(where, f"{name}.{extension}")
        draw(where, definition, source, path, *options, environment={"TZ": "Asia/Tokyo", "LC_ALL": "C"})
        tally.check(read(path) == first[extension], f"{path}: other bytes a second later")
    draw(where, definition, source, "inline.svg", "--inline")
    inline = read(where, "inline.svg").replace(b"inline.ties.csv", f"{name}.ties.csv".encode())
    tally.check(inline == read(where, name + ".svg").split(b"?>\n", 1)[1], f"{name}: --inline")
    return figure


def check_dates_and_sizes(tally, where):
    definition = os.path.join(ROOT, "graphs", "cartel.gv")
    for extension, environment, options, created in (
            ("pdf", {}, ["--date", "2025-11-21"], "2025-11-21"),
            ("pdf", {"SOURCE_DATE_EPOCH": "1700000000"}, [], "2023-11-14")):
        path = os.path.join(where, "dated." + extension)
        draw(where, definition, INPUT, os.path.join(where, "dated.svg"), *options, environment=environment)
        draw(where, definition, INPUT, path, *options, environment=environment)
        check_pdf(tally, f"created {created}", path, Figure(os.path.join(where, "dated.svg")), created)
    figure = Figure(os.path.join(where, "dated.svg"))
    for dpi in (30, 300):
        path = os.path.join(where, "sized.png")
        draw(where, definition, INPUT, path, *([] if dpi == 300 else ["--dpi", str(dpi)]))
        check_png(tally, f"--dpi {dpi}", path, figure, dpi)
    streamed = subprocess.run([TRAMA, "draw", INPUT, "-q", "-g", definition, "-o", "-", "--format", "pdf"],
                              stdout=subprocess.PIPE, check=True).stdout
    draw(where, definition, INPUT, "whole.pdf")
    tally.check(streamed == read(where, "whole.pdf"), "--format pdf to standard output")


def check_converter(tally, where, definition, source):
    """No rsvg-convert, and one that fails or writes something else: a sentence, and nothing is written."""
    for name, script, wanted in (("none", None, "librsvg2-bin"), ("broken", "echo oh dear >&2; exit 7", "oh dear"),
                                 ("silent", "exit 7", "status 7"), ("other", "cat", "returned no")):
        bin_folder = os.path.join(where, "bin-" + name)
        os.mkdir(bin_folder)
        if script is not None:
            write(os.path.join(bin_folder, "rsvg-convert"), f"#!/bin/sh\nPATH=/bin:/usr/bin\n{script}\n")
            os.chmod(os.path.join(bin_folder, "rsvg-convert"), 0o755)
        for extension in ("png", "pdf"):
            path = os.path.join(bin_folder, "x." + extension)
            done = said_by(TRAMA, "draw", source, "-q", "-g", definition, "-o", path,
                           env={**os.environ, "PATH": bin_folder})
            said = done.stdout.decode("utf-8", "replace")
            left = [file for file in os.listdir(bin_folder) if file != "rsvg-convert"]
            tally.check(done.returncode == 1 and wanted in said and not left,
                        f"{name} converter, {extension}: {done.returncode}, {left}, {said}")


# ---- documents ----

def parse_html(tally, what, text):
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parse(text)
    tally.check(not parser.errors, f"{what}: {[error[1] for error in parser.errors][:3]}")
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    twice = sorted({one for one in ids if ids.count(one) > 1})
    tally.check(not twice, f"{what}: ids that stand there twice: {twice[:5]}")
    for element in tree.iter():
        tag = element.tag.split("}")[-1] if isinstance(element.tag, str) else ""
        bad = tag in ("script", "iframe", "foreignObject", "style", "base", "form") or any(
            key.lower().startswith("on") for key in element.keys())
        for key, value in element.items():
            if key.split("}")[-1].split(":")[-1] in ("href", "src", "data"):
                bad = bad or re.match(r"(https?://|[^:]*$)", value) is None
        if bad:
            tally.check(False, f"{what}: {tag} {dict(element.items())}")
    return tree


def check_html(tally, where, name, definition, source, figure, formats):
    """The figure element, for each format and inline."""
    pieces = []
    for path in formats:
        snippet = draw(where, definition, source, path, "--snippet", "html")
        tree = parse_html(tally, f"{path}: html", f"<!DOCTYPE html><title>t</title>\n{snippet}")
        shown = tree.find(f".//{HTML}figure/{HTML}img")
        if path.endswith(".pdf"):
            shown = tree.find(f".//{HTML}figure/{HTML}object")
        tally.check(shown is not None and shown.get("aria-label", shown.get("alt")) == figure.alternative(),
                    f"{path}: html: alternative text")
        target = "" if shown is None else shown.get("src", shown.get("data"))
        tally.check(os.path.exists(os.path.join(where, re.sub(r"%(..)", lambda m: chr(int(m[1], 16)), target))),
                    f"{path}: html: names {target}")
        caption = tree.find(f".//{HTML}figure/{HTML}figcaption")
        tally.check(caption is not None and figure.says_caption("".join(caption.itertext())), f"{path}: html: caption")
        pieces.append(snippet.replace(f'id="{name}--figure"', f'id="{name}--copy-{len(pieces)}"'))
    snippet = draw(where, definition, source, "-", "--snippet", "html", "--inline")
    tree = parse_html(tally, f"{name}: inline", f"<!DOCTYPE html><title>t</title>\n{snippet}")
    inline = tree.find(f".//{HTML}figure/{SVG}svg")
    tally.check(inline is not None and {element.get("id") for element in inline.iter() if element.get("id")} == figure.ids,
                f"{name}: inline: another tree than in XML")
    tally.check(inline is not None and inline.find(SVG + "title").text == figure.title, f"{name}: inline: title")
    return pieces + [snippet]


def check_markdown(tally, where, name, definition, source, figure, formats):
    pieces = []
    for path in formats:
        snippet = draw(where, definition, source, path, "--snippet", "markdown")
        page = said_by("cmark", "--unsafe", input=snippet.encode("utf-8")).stdout.decode("utf-8")
        tree = parse_html(tally, f"{path}: markdown", f"<!DOCTYPE html><title>t</title>{page}")
        body = tree.find(HTML + "body")
        shape = [element.tag.split("}")[-1] for element in body.iter()]
        wanted = ["body", "p", "a" if path.endswith(".pdf") else "img", "p", "em"]
        tally.check(shape == wanted, f"{path}: markdown makes {shape}")
        shown = body.find(f"{HTML}p/{HTML}" + wanted[2])
        if shown is not None and path.endswith(".pdf"):
            tally.check(figure.alternative().startswith(shown.text), f"{path}: markdown: link {shown.text}")
        elif shown is not None:
            tally.check(shown.get("alt") == figure.alternative(), f"{path}: markdown: {shown.get('alt')}")
        caption = body.find(f"{HTML}p/{HTML}em")
        tally.check(caption is not None and figure.says_caption("".join(caption.itertext())),
                    f"{path}: markdown: caption")
        pieces.append(snippet)
    return pieces


PREAMBLE = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{graphicx}
\newcommand{\includesvg}[2][]{} % the package svg needs Inkscape
\begin{document}
"""


def check_latex(tally, where, name, definition, source, formats):
    pieces = []
    for path in formats:
        snippet = draw(where, definition, source, path, "--snippet", "latex")
        bare = re.sub(r"\\[\\{}%$&#_]", "", re.sub(r"(?m)%.*\n", "\n", snippet.replace("\\%", "")))
        depth, least = 0, 0
        for character in bare:
            depth += {"{": 1, "}": -1}.get(character, 0)
            least = min(least, depth)
        tally.check(depth == 0 and least == 0, f"{path}: latex: braces do not match")
        commands = set(re.findall(r"\\([a-zA-Z]+)", snippet))
        tally.check(commands <= {"usepackage", "begin", "end", "centering", "includegraphics", "includesvg", "linewidth",
                                 "caption", "label", "textbackslash", "textasciicircum", "textasciitilde", "textless",
                                 "textgreater", "textbar", "textasciigrave", "ensuremath", "rightarrow", "leftarrow",
                                 "leftrightarrow", "leq", "geq"}, f"{path}: latex: commands {commands}")
        tally.check(snippet.count("\\begin") == 1 and snippet.count("\\end{figure}") == 1, f"{path}: latex: environments")
        pieces.append(snippet.replace(f"fig:{name}", f"fig:{name}-{len(pieces)}"))
    return pieces


def compile_latex(tally, where, pieces, titles):
    if shutil.which("pdflatex") is None:
        tally.skip("pdflatex is not installed (texlive-latex-base): the LaTeX document is not compiled")
        return
    write(os.path.join(where, "all.tex"), PREAMBLE + "\\listoffigures\n"
          + "\n\\clearpage\n".join(pieces) + "\n\\end{document}\n")
    for _ in range(2):
        done = said_by("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", "all.tex", cwd=where)
    log = done.stdout.decode("utf-8", "replace")
    if not tally.check(done.returncode == 0, f"pdflatex: {log[-1500:]}"):
        return
    text = tight(said_by("pdftotext", "-raw", os.path.join(where, "all.pdf"), "-").stdout.decode("utf-8", "replace"))
    for title in titles:
        wanted = tight(title).replace("'", "’").replace('"', "”")[:30]
        tally.check(text.count(wanted) >= 3, f"pdflatex: {wanted!r} is not in list, figure and caption")
    for caveat in CAVEAT:
        tally.check(tight(caveat) in text, f"pdflatex: no caveat {caveat!r}")


def check_documents(tally, where, all_figures):
    pages, markdown, latex = [], [], []
    for name, definition, source, figure in all_figures:
        formats = [f"{name}.svg", f"{name}.png", f"{name}.pdf"]
        pages += check_html(tally, where, name, definition, source, figure, formats)
        markdown += check_markdown(tally, where, name, definition, source, figure, formats)
        latex += check_latex(tally, where, name, definition, source, formats)
    parse_html(tally, "all in one page", "<!DOCTYPE html><title>t</title>\n" + "\n".join(pages))
    page = said_by("cmark", "--unsafe", input="\n".join(markdown).encode("utf-8")).stdout.decode("utf-8")
    tree = parse_html(tally, "all in one Markdown document", f"<!DOCTYPE html><title>t</title>{page}")
    tally.check(len(list(tree.iter(HTML + "img"))) == 2 * len(all_figures), "images in the Markdown document")
    compile_latex(tally, where, latex, [figure.title for *_, figure in all_figures if "hostile" not in _[0]])


def check_odd_paths(tally, where, definition, source):
    """Names of files that mean something in a URL."""
    for path in ("a b (1).svg", "50% #1 ?x.svg", "javascript:alert(1).svg", "añb\"<c>.svg", "[x](y).svg"):
        for language in ("html", "markdown"):
            snippet = draw(where, definition, source, path, "--snippet", language)
            if language == "markdown":
                snippet = said_by("cmark", "--unsafe", input=snippet.encode("utf-8")).stdout.decode("utf-8")
            tree = parse_html(tally, f"{path}: {language}", f"<!DOCTYPE html><title>t</title>{snippet}")
            target = [image.get("src") for image in tree.iter(HTML + "img")]
            back = [bytes(re.sub(rb"%(..)", lambda m: bytes([int(m[1], 16)]), t.encode())) for t in target]
            tally.check(back == [path.encode("utf-8")], f"{path}: {language}: names {target}")


# ---- the gallery ----

def check_gallery(tally, where):
    """draw and build give the same bytes, ten figures and more stand in one page, and dot reads the graphs."""
    out = os.path.join(where, "out")
    run(["build", INPUT, "-q", "-g", os.path.join(ROOT, "graphs"), "-o", out])
    pieces, unsure = [], 0
    for name in GALLERY:
        definition = os.path.join(ROOT, "graphs", name + ".gv")
        for extension in ("svg", "dot"):
            draw(where, definition, INPUT, f"{name}.{extension}")
            tally.check(read(where, f"{name}.{extension}") == read(out, f"{name}.{extension}"),
                        f"{name}.{extension}: other bytes from draw than from build")
        unsure += b"rank is not known" in read(where, name + ".dot")
        pieces.append(draw(where, definition, INPUT, "-", "--snippet", "html", "--inline"))
        check_dot(tally, where, name)
    run(["build", INPUT, "-q", "-g", os.path.join(ROOT, "graphs"), "-o", out, "--by", "degree"])
    tally.check(read(where, "cartel.svg") == read(out, "cartel.svg"), "other bytes where --by does not name the measure")
    tally.check(unsure > 0, "no picture of the gallery says that a rank is unsure: is anything tested here?")
    parse_html(tally, "the gallery in one page", "<!DOCTYPE html><title>t</title>\n" + "\n".join(pieces))


def shown_label(label):
    """What Graphviz draws of a label, without blanks: ends of lines and entities are marked in it."""
    return tight(html.unescape(re.sub(r"\\(.)", lambda m: "" if m[1] in "nlr" else m[1], label)))


def graph_of(path):
    """What Graphviz reads: {id: label without blanks} of nodes, ids of edges."""
    done = subprocess.run(["dot", "-Tdot_json", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
    graph = json.loads(done.stdout.decode("utf-8"))
    nodes = {node["_gvid"]: node for node in graph.get("objects", []) if "nodes" not in node}
    labels = {node.get("id", node["name"]): shown_label(node["label"]) for node in nodes.values()}
    return nodes, labels, graph.get("edges", [])


def check_dot(tally, where, name):
    """The same nodes, edges and labels as in the SVG, where that is a drawing of the graph itself."""
    nodes, labels, edges = graph_of(os.path.join(where, name + ".dot"))
    text = read(where, name + ".dot").decode("utf-8")
    tally.check(len(nodes) == len(set(re.findall(r"^  ([nt]\d+) \[", text, re.M))), f"{name}.dot: nodes")
    tally.check(len(edges) == len(re.findall(r"^  [nt]\d+ -> [nt]\d+ ", text, re.M)), f"{name}.dot: edges")
    tally.check(all(edge["tail"] in nodes and edge["head"] in nodes for edge in edges), f"{name}.dot: ends of edges")
    root = ElementTree.fromstring(read(where, name + ".svg"))
    if set(root.get("class").split()) & {"matrix", "collapsed", "panels"}:
        return
    shown, lines = {}, set()
    for group in root.iter(SVG + "g"):
        kind = (group.get("class") or "").split()
        if kind[:1] == ["node"] and "legend" not in group.get("id"):
            shown[group.get("id")] = tight("".join("".join(text.itertext()) for text in group.iter(SVG + "text")))
        elif kind[:1] == ["edge"] and "legend" not in group.get("id"):
            lines.add(group.get("id"))
    entities = {key: label for key, label in labels.items() if not re.search(r"-label-\d+$", key)}
    drawn = {key: label for key, label in shown.items() if not re.search(r"-label-\d+$", key)}
    tally.check(entities == drawn, f"{name}.dot: other entities: {set(entities.items()) ^ set(drawn.items())}")
    found = {edge.get("id") for edge in edges}
    if max(map(len, found), default=0) < 100:  # trama-render keeps ids short
        tally.check(found == lines, f"{name}.dot: other ties: {sorted(found ^ lines)[:5]}")
    tally.check(len(edges) == len(lines), f"{name}.dot: {len(edges)} ties, {len(lines)} are drawn")


def main():
    tally = Tally("embed")
    require_trama()
    with folder() as where:
        made = []
        for name, definition, source in figures(where):
            made.append((name, definition, source, check_formats(tally, where, name, definition, source)))
            draw(where, definition, source, name + ".dot")
            check_dot(tally, where, name)
        check_documents(tally, where, made)
        check_dates_and_sizes(tally, where)
        check_converter(tally, where, *made[-1][1:3])
        check_odd_paths(tally, where, *made[-1][1:3])
        check_gallery(tally, where)
    tally.close()


if __name__ == "__main__":
    main()
