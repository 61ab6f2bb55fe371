// SPDX-License-Identifier: GPL-2.0-or-later
// The diagrams: which element is whom, choosing, lighting up, hiding, moving, zooming.

/* By name of the diagram: {data, figure, svg, items, zoom}. An item is an element with what it stands for: an entity,
   a tie, a group or what runs between two. `stop`: the keyboard stops there; once at a line, and not at its words. */
const diagrams = new Map();

/* The element's id as the data has it: without what says which part of a tie it is, or in which panel. */
function itemOf(known, id) {
    const bare = id.replace(/--\d[\d-]*$/, "");
    return known.get(id) || known.get(bare) || known.get(bare.replace(/--(from|words)$/, "")) ||
        known.get(id.replace(/--(from|words)(--\d[\d-]*)?$/, ""));
}

/* id → {entity}, {a, b, tie or own} or {part}. */
function knownItems(figure) {
    const known = new Map();
    for (let i = 0; i + 1 < figure.nodes.length; i += 2)
        known.set(figure.nodes[i], {entity: figure.nodes[i + 1]});
    for (const tie of figure.ties) {
        const item = figure.own ? {a: tie[2], b: tie[3], own: tie} : {a: ties[tie[1]].a, b: ties[tie[1]].b, tie: tie[1]};
        known.set(tie[0], item);
    }
    for (const part of parts.values())
        if (part.figure === figure)
            known.set(part.id, {part});
    return known;
}

/* A matrix has cells, named after both ends, and columns; a frame round a body is named after it, and so is the name
   on the frame of a group. */
function namedItem(known, id) {
    const [name, role, ...ends] = id.split("--");
    const [a, b] = ends.map(end => known.get(name + "-" + end));
    if (role === "cell" && ends.length === 2 && a !== undefined && b !== undefined)
        return {a: a.entity, b: b.entity, cell: true};
    if (role === "frame-name")
        return known.get(name + "--frame--" + ends[0]);
    return ["column", "frame"].includes(role) && a !== undefined ? {...a, again: true} : undefined;
}

function findItems(figure, svg) {
    const known = knownItems(figure);
    const items = new Map(); // by what one would stop at once
    for (const element of svg.querySelectorAll("g[id]")) {
        const item = itemOf(known, element.id) || namedItem(known, element.id);
        if (item === undefined)
            continue;
        const key = element.id.replace(/--(from|words)(?=--\d|$)/, "").replace("--frame-name--", "--frame--");
        items.set(key, [...items.get(key) || [], {...item, element}]);
    }
    for (const some of items.values())
        (some.find(item => !item.element.classList.contains("label")) || some[0]).stop = some[0].again !== true;
    return [...items.values()].flat();
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

function isNode(item) {
    return item.entity !== undefined || item.part !== undefined && item.part.members !== undefined;
}

function itemTitle(item) {
    if (item.part !== undefined) { // what can be read in the shape too: "cartel: 4 entities; 1 tie within"
        const title = item.element.querySelector("title");
        return item.part.members !== undefined && title !== null ? title.textContent : partTitle(item.part);
    }
    return (item.entity !== undefined ? [item.entity] : [item.a, item.b]).map(e => e >= 0 ? short(entities[e].name) : "").join(" – ");
}

/* One stop for the Tab key in each diagram: the arrows go on from there, and t to the ties. */
function makeChoosable(diagram) {
    const svg = diagram.svg;
    svg.setAttribute("role", "group");
    for (const anchor of svg.querySelectorAll("a")) { // a click opens the panel, which has the link
        anchor.removeAttribute("href");
        anchor.removeAttributeNS("http://www.w3.org/1999/xlink", "href");
    }
    for (const item of diagram.items) {
        item.element.classList.add("item");
        item.element.addEventListener("click", () => chooseItem(item));
        if (!item.stop || item.entity < 0)
            continue;
        fill(item.element, {tabindex: -1, role: "button", "aria-label": itemTitle(item)}, []);
        item.element.addEventListener("keydown", event => itemKey(diagram, item, event));
    }
    svg.addEventListener("keydown", event => diagramKey(diagram, event));
}

function chooseItem(item) {
    if (item.part !== undefined)
        return choosePart(item.part.id);
    if (item.entity !== undefined)
        return item.entity >= 0 ? chooseEntity(item.entity) : undefined;
    return chooseTie(item.a, item.b);
}

const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

function itemKey(diagram, item, event) {
    const isTies = event.key.toLowerCase() === "t" && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        chooseItem(item);
    } else if (ARROWS[event.key] !== undefined || isTies) {
        event.preventDefault();
        const next = isTies ? nextTie(diagram, item, event.shiftKey ? -1 : 1) : nextItem(diagram, item, ARROWS[event.key]);
        if (next === null)
            return;
        stopAt(diagram, next);
        next.element.focus();
    }
}

/* The Tab key comes to this one. */
function stopAt(diagram, item) {
    if (diagram.at !== undefined)
        diagram.at.element.setAttribute("tabindex", -1);
    item.element.setAttribute("tabindex", 0);
    diagram.at = item;
}

function canStop(item) {
    return item.stop && !(item.entity < 0) && !item.element.hasAttribute("data-off");
}

function touches(tie, node) {
    return tie.part !== undefined ? tie.part.ends.includes(node.part) : tie.a === node.entity || tie.b === node.entity;
}

/* From a node to its first tie, and from there to the others of that node. */
function nextTie(diagram, from, step) {
    if (isNode(from))
        diagram.node = from;
    const around = diagram.items.filter(item => canStop(item) && !isNode(item) && (diagram.node === undefined || touches(item, diagram.node)));
    if (around.length === 0)
        return null;
    const at = around.indexOf(from);
    return at < 0 ? around[step > 0 ? 0 : around.length - 1] : around[(at + step + around.length) % around.length];
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
        if (item === from || !canStop(item) || !isNode(item) && !(from.cell && item.cell))
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
    const steps = state.view === "path" || state.entity < 0 && state.tie === null && state.part === "" ? shownPath : null;
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
    if (item.part !== undefined)
        return partPasses(item.part);
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
        const isEntity = item.entity !== undefined, isPart = item.part !== undefined;
        const on = isPart ? partIsOn(item.part, lit) : isEntity ? lit.on.has(item.entity) : lit.pairs.has(pairKey(item.a, item.b)) ||
            item.own !== undefined && (lit.on.has(item.a) || lit.on.has(item.b));
        mark(item.element, "data-off", !itemPasses(item));
        mark(item.element, "data-on", on);
        mark(item.element, "data-near", isPart ? partIsNear(item.part, lit) : isEntity && lit.near.has(item.entity));
        any = any || (isEntity || isPart) && on;
    }
    mark(diagram.svg, "data-lit", any);
    diagram.hasChosen = any;
    const first = diagram.at !== undefined && canStop(diagram.at) ? diagram.at : diagram.items.find(item => canStop(item) && isNode(item));
    if (first !== undefined)
        stopAt(diagram, first);
}
