// SPDX-License-Identifier: GPL-2.0-or-later
// One diagram at a time on the screen, all of them on paper; each with its table.

function buildGallery() {
    data.figures.forEach(readParts);
    data.figures.forEach(buildDiagram);
}

function buildDiagramTools() {
    const options = data.figures.map(f => el("option", {value: f.name, selected: f.name === state.figure}, spoken(f.title)));
    const here = f => () => f(diagrams.get(state.figure));
    clear(byId("diagram-tools")).append(
        el("p", {class: "row"},
            el("label", {}, say("choose-diagram"), " ", el("select", {id: "figure", onchange: event => change({figure: event.target.value}, true)}, options)),
            el("span", {class: "buttons"},
                button("+", here(d => zoomBy(d, 1.4)), {"aria-label": say("zoom-in"), title: say("zoom-in")}),
                button("−", here(d => zoomBy(d, 1 / 1.4)), {"aria-label": say("zoom-out"), title: say("zoom-out")}),
                button(say("fit"), here(fitDiagram), {id: "fit"}),
                button(say("download-svg"), here(downloadSvg), {id: "download-svg"}))),
        el("p", {class: "note", id: "drawn-in"}),
        el("p", {class: "note", id: "not-here", role: "status"}));
    for (const diagram of diagrams.values())
        buildFoot(diagram);
    for (const count of document.querySelectorAll("figure[data-figure] .count"))
        count.textContent = " · " + say("figure-counts", ...figureCounts(count.closest("figure").dataset.figure));
    for (const chart of document.querySelectorAll("figure.chart"))
        buildChartFoot(chart);
}

function figureCounts(name) {
    const f = diagrams.get(name).data;
    const shown = f.nodes.filter((x, i) => i % 2 === 1 && (x < 0 || !entities[x].isEvent));
    return [shown.length, f.ties.length];
}

const serializer = new XMLSerializer();

/* The file as it was drawn: without what the page did to it. */
function downloadSvg(diagram) {
    downloadDrawing(diagram.data.name, diagram.original);
}

function downloadDrawing(name, svg) {
    download(name + ".svg", "image/svg+xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + serializer.serializeToString(svg) + "\n");
}

/* A chart is a picture and nothing else; on a narrow page it scrolls, for the keyboard too. */
function buildChartFoot(chart) {
    const name = chart.dataset.chart;
    const old = chart.querySelector(".diagram-foot");
    if (old !== null)
        old.remove();
    fill(chart.querySelector(".canvas"), {tabindex: 0, role: "group", "aria-label": say(name)}, []);
    chart.append(el("div", {class: "diagram-foot"}, button(say("download-svg"), () => downloadDrawing(name, chart.querySelector("svg")))));
}

/* The table is made when it is opened. */
function buildFoot(diagram) {
    const body = el("div", {});
    const details = el("details", {}, el("summary", {}, say("as-table")), body);
    details.addEventListener("toggle", () => {
        if (details.open && body.childElementCount === 0)
            body.append(figureTable(diagram).element);
    });
    clear(diagram.figure.querySelector(".diagram-foot")).append(el("p", {class: "help"}, say("diagram-help")), details);
}

function figureTable(diagram) {
    const f = diagram.data;
    const rows = f.ties.map(tie => f.own
        ? {a: tie[2], b: tie[3], layer: sayWord(T[tie[4]]), standing: null, list: tie[5], passes: () => ownTiePasses(tie)}
        : {...tieRow(ties[tie[1]]), passes: () => visible.ties[tie[1]] === 1});
    return makeTable({
        id: "table-" + f.name, caption: spoken(f.title), csv: f.name + ".ties.csv", rows: () => rows.filter(row => row.passes()),
        columns: tieColumns().filter(column => !f.own || ["from", "to", "layer", "claims", "origins"].includes(column.key))
    });
}

function showGallery() {
    const diagram = diagrams.get(state.figure);
    for (const [name, other] of diagrams)
        mark(other.figure, "data-aside", name !== state.figure);
    for (const other of diagrams.values())
        showDiagram(other);
    byId("figure").value = state.figure;
    byId("drawn-in").textContent = diagram === undefined || diagram.data.language === language ? ""
        : say("pictures-are", say("language-" + diagram.data.language));
    const chosen = state.entity;
    byId("not-here").textContent = diagram !== undefined && chosen >= 0 && !diagram.hasChosen
        ? say("not-in-diagram", short(entities[chosen].name)) : "";
}
