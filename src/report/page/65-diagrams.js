// SPDX-License-Identifier: GPL-2.0-or-later
// The diagrams: which element is whom, choosing, lighting up, hiding, moving, zooming.

/* By name of the diagram: {data, figure, svg, items, zoom}. An item is an element with the entity or the tie
   that it stands for. */
const diagrams = new Map();

/* The element's id as the data has it: without what says which part of a tie it is, or in which panel. */
function itemOf(known, id) {
    const bare = id.replace(/--\d[\d-]*$/, "");
    return known.get(id) || known.get(bare) || known.get(bare.replace(/--(from|words)$/, "")) ||
        known.get(id.replace(/--(from|words)(--\d[\d-]*)?$/, ""));
}

/* id → {entity} or {a, b, tie or own}. */
function knownItems(figure) {
    const known = new Map();
    for (let i = 0; i + 1 < figure.nodes.length; i += 2)
        known.set(figure.nodes[i], {entity: figure.nodes[i + 1]});
    for (const tie of figure.ties) {
        const item = figure.own ? {a: tie[2], b: tie[3], own: tie} : {a: ties[tie[1]].a, b: ties[tie[1]].b, tie: tie[1]};
        known.set(tie[0], item);
    }
    return known;
}

/* A matrix has cells, named after both ends. */
function cellOf(figure, known, id) {
    const [name, part, ...ends] = id.split("--");
    const [a, b] = part === "cell" ? ends.map(end => known.get(name + "-" + end)) : [];
    return ends.length === 2 && a !== undefined && b !== undefined ? {a: a.entity, b: b.entity, cell: true} : undefined;
}

function findItems(figure, svg) {
    const known = knownItems(figure);
    const items = [];
    for (const element of svg.querySelectorAll("g[id]")) {
        const item = itemOf(known, element.id) || cellOf(figure, known, element.id);
        if (item !== undefined)
            items.push({...item, element});
    }
    return items;
}

function buildDiagram(figure) {
    const box = document.querySelector("figure[data-figure=\"" + CSS.escape(figure.name) + "\"]");
    const svg = box === null ? null : box.querySelector("svg");
    if (svg === null)
        return;
    const diagram = {data: figure, figure: box, svg, original: svg.cloneNode(true), items: findItems(figure, svg)};
    diagrams.set(figure.name, diagram);
    makeMovable(diagram);
    makeChoosable(diagram);
    box.append(el("div", {class: "diagram-foot"}));
}

// ---- moving and zooming ----

function makeMovable(diagram) {
    const view = svgEl("g", {class: "moving"});
    view.append(...[...diagram.svg.children].filter(child => !["title", "desc"].includes(child.localName)));
    diagram.svg.append(view);
    const mayMove = event => event.type === "wheel" ? event.ctrlKey || event.metaKey
        : event.touches !== undefined ? event.touches.length > 1 || d3.zoomTransform(diagram.svg).k > 1 : !event.button;
    diagram.zoom = d3.zoom().scaleExtent([0.5, 16]).filter(() => mayMove(d3.event))
        .on("zoom", () => {
            const transform = d3.zoomTransform(diagram.svg);
            view.setAttribute("transform", transform.toString());
            diagram.svg.classList.toggle("zoomed", transform.k > 1);
        });
    diagram.selection = d3.select(diagram.svg).call(diagram.zoom).on("dblclick.zoom", null);
}

function zoomBy(diagram, factor) {
    diagram.zoom.scaleBy(diagram.selection, factor);
}

function fitDiagram(diagram) {
    diagram.zoom.transform(diagram.selection, d3.zoomIdentity);
}

// ---- choosing ----

/* One stop for the Tab key in each diagram: the arrows go on from there. */
function makeChoosable(diagram) {
    const svg = diagram.svg;
    const first = diagram.items.find(item => item.entity >= 0);
    svg.setAttribute("role", "group");
    for (const anchor of svg.querySelectorAll("a")) { // a click opens the panel, which has the link
        anchor.removeAttribute("href");
        anchor.removeAttributeNS("http://www.w3.org/1999/xlink", "href");
    }
    for (const item of diagram.items) {
        const name = item.entity !== undefined ? item.entity >= 0 ? entities[item.entity].name : "" : "";
        item.element.classList.add("item");
        item.element.addEventListener("click", () => chooseItem(item));
        if (item.entity === undefined || item.entity < 0)
            continue;
        fill(item.element, {tabindex: item === first ? 0 : -1, role: "button", "aria-label": short(name)}, []);
        item.element.addEventListener("keydown", event => itemKey(diagram, item, event));
    }
    svg.addEventListener("keydown", event => diagramKey(diagram, event));
}

function chooseItem(item) {
    if (item.entity !== undefined)
        return item.entity >= 0 ? chooseEntity(item.entity) : undefined;
    return chooseTie(item.a, item.b);
}

const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

function itemKey(diagram, item, event) {
    if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        chooseItem(item);
    } else if (ARROWS[event.key] !== undefined) {
        event.preventDefault();
        const next = nextItem(diagram, item, ARROWS[event.key]);
        if (next === null)
            return;
        item.element.setAttribute("tabindex", -1);
        next.element.setAttribute("tabindex", 0);
        next.element.focus();
    }
}

/* The nearest in a direction; what lies aside of it counts double. */
function nextItem(diagram, from, [dx, dy]) {
    const middle = item => {
        const box = item.element.getBoundingClientRect();
        return [box.left + box.width / 2, box.top + box.height / 2];
    };
    const [x, y] = middle(from);
    let best = null, least = Infinity;
    for (const item of diagram.items) {
        if (item === from || !(item.entity >= 0) || item.element.hasAttribute("data-off"))
            continue;
        const [u, v] = middle(item);
        const along = (u - x) * dx + (v - y) * dy;
        const aside = Math.abs((u - x) * dy) + Math.abs((v - y) * dx);
        if (along > 0.5 && along + 2 * aside < least) {
            best = item;
            least = along + 2 * aside;
        }
    }
    return best;
}

function diagramKey(diagram, event) {
    if (event.key === "+" || event.key === "=")
        zoomBy(diagram, 1.4);
    else if (event.key === "-")
        zoomBy(diagram, 1 / 1.4);
    else if (event.key === "0")
        fitDiagram(diagram);
    else
        return;
    event.preventDefault();
}

// ---- what is lit, what is hidden ----

/* Entities and pairs to light: of what was chosen, with its neighbours; of a path, all of it. */
function litSets() {
    const lit = {on: new Set(), near: new Set(), pairs: new Set()};
    const steps = state.view === "path" || state.entity < 0 && state.tie === null ? shownPath : null;
    if (state.entity >= 0) {
        lit.on.add(state.entity);
        for (const t of entities[state.entity].ties) {
            lit.near.add(ties[t].a).add(ties[t].b);
            lit.pairs.add(pairKey(ties[t].a, ties[t].b));
        }
    } else if (state.tie !== null) {
        state.tie.forEach(e => lit.on.add(e));
        lit.pairs.add(pairKey(...state.tie));
    } else if (steps !== null) {
        steps.forEach(e => lit.on.add(e));
        steps.slice(1).forEach((e, i) => lit.pairs.add(pairKey(steps[i], e)));
    }
    return lit;
}

function itemPasses(item) {
    if (item.entity !== undefined)
        return item.entity < 0 || visible.entities[item.entity] === 1;
    if (item.own !== undefined)
        return ownTiePasses(item.own);
    return item.tie !== undefined ? visible.ties[item.tie] === 1
        : (pairs.get(pairKey(item.a, item.b)) || []).some(t => visible.ties[t] === 1);
}

function mark(element, name, on) {
    if (on !== element.hasAttribute(name))
        on ? element.setAttribute(name, "") : element.removeAttribute(name);
}

function showDiagram(diagram) {
    const lit = litSets();
    let any = false;
    for (const item of diagram.items) {
        const isEntity = item.entity !== undefined;
        const on = isEntity ? lit.on.has(item.entity) : lit.pairs.has(pairKey(item.a, item.b)) ||
            item.own !== undefined && (lit.on.has(item.a) || lit.on.has(item.b));
        mark(item.element, "data-off", !itemPasses(item));
        mark(item.element, "data-on", on);
        mark(item.element, "data-near", isEntity && lit.near.has(item.entity));
        any = any || isEntity && on;
    }
    mark(diagram.svg, "data-lit", any);
    diagram.hasChosen = any;
}
