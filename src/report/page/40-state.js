// SPDX-License-Identifier: GPL-2.0-or-later
// What is shown, and the address that tells it: view, diagram, what was chosen, filters, search, language.
const VIEWS = ["diagrams", "ranking", "ties", "claims", "path", "groups", "sources", "disagreements", "guesses", "accounting"];
const HIDDEN = ["kind", "layer", "status", "source"]; // sets of what the filters hide

/* Where everyone is, if there is such a diagram. */
function firstFigure() {
    const all = data.figures.find(f => f.name === "overview") || data.figures[0];
    return all === undefined ? "" : all.name;
}

/* All that a filter can hide. */
const allItems = {
    kind: [...new Set(entities.map(e => e.kind))], layer: [...new Set(ties.map(t => data.layers[t.layer]))],
    status: [...new Set(claims.map(c => data.statuses[c.status][0]))], source: [...new Set(claims.map(c => c.source))]
};

function freshState() {
    return {
        view: "diagrams", figure: firstFigure(), entity: -1, tie: null, part: "",
        kind: new Set(), layer: new Set(), status: new Set(), source: new Set(), from: null, until: null, undated: true,
        by: data.leading, q: "", sort: "", path: [-1, -1], language: data.language, theme: ""
    };
}
let state = freshState();

/* An entity in the address: its name, which stays from edition to edition; a very long one, or the second of
   a name, by number. */
function entityToText(e) {
    const name = entities[e].name;
    return name.length <= MOST_SHOWN && byName.get(name) === e ? name : "~" + e;
}

function entityFromText(text) {
    const number = /^~(\d+)$/.exec(text || "");
    if (number !== null && Number(number[1]) < entities.length)
        return Number(number[1]);
    return byName.has(text) ? byName.get(text) : -1;
}

function readDay(text) {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(text || "") ? Date.parse(text) : NaN;
    return Number.isNaN(time) ? null : Math.round(time / 86400000);
}

function fragmentOf(s) {
    const p = new URLSearchParams();
    const fresh = freshState();
    p.set("view", s.view);
    if (s.figure !== fresh.figure)
        p.set("figure", s.figure);
    if (s.entity >= 0)
        p.set("entity", entityToText(s.entity));
    if (s.tie !== null)
        s.tie.forEach(e => p.append("tie", entityToText(e)));
    if (s.part !== "")
        p.set("part", s.part);
    for (const family of HIDDEN)
        hiddenToText(p, family, s[family]);
    if (s.from !== null)
        p.set("from", day(s.from));
    if (s.until !== null)
        p.set("until", day(s.until));
    if (!s.undated)
        p.set("undated", "no");
    if (s.by !== fresh.by)
        p.set("by", data.measures[s.by].name);
    if (s.q !== "")
        p.set("q", s.q);
    if (s.sort !== "")
        p.set("sort", s.sort);
    if (s.path[0] >= 0)
        p.set("path-from", entityToText(s.path[0]));
    if (s.path[1] >= 0)
        p.set("path-to", entityToText(s.path[1]));
    if (s.language !== fresh.language)
        p.set("language", s.language);
    if (s.theme !== "")
        p.set("theme", s.theme);
    return p.toString();
}

/* What is hidden, or what is not, whichever is shorter. */
function hiddenToText(p, family, hidden) {
    const left = allItems[family].filter(item => !hidden.has(item));
    if (hidden.size > 1 && left.length < hidden.size)
        (left.length > 0 ? left : [""]).sort().forEach(item => p.append("only-" + family, item));
    else
        [...hidden].sort().forEach(item => p.append("no-" + family, item));
}

function hiddenFromText(p, family) {
    const only = new Set(p.getAll("only-" + family));
    return new Set(only.size > 0 ? allItems[family].filter(item => !only.has(item)) : p.getAll("no-" + family));
}

function stateOf(fragment) {
    const p = new URLSearchParams(fragment);
    const s = freshState();
    const one = (key, allowed, otherwise) => allowed.includes(p.get(key)) ? p.get(key) : otherwise;
    s.view = one("view", VIEWS, s.view);
    s.figure = one("figure", data.figures.map(f => f.name), s.figure);
    s.entity = entityFromText(p.get("entity"));
    const ends = p.getAll("tie").map(entityFromText);
    s.tie = ends.length === 2 && ends[0] >= 0 && ends[1] >= 0 ? ends : null;
    s.part = s.entity < 0 && s.tie === null ? one("part", [...parts.keys()], "") : "";
    for (const family of HIDDEN)
        s[family] = hiddenFromText(p, family);
    s.from = readDay(p.get("from"));
    s.until = readDay(p.get("until"));
    s.undated = p.get("undated") !== "no";
    const by = data.measures.findIndex(m => m.name === p.get("by") && m.scores !== undefined);
    s.by = by >= 0 ? by : s.by;
    s.q = p.get("q") || "";
    s.sort = p.get("sort") || "";
    s.path = [entityFromText(p.get("path-from")), entityFromText(p.get("path-to"))];
    s.language = one("language", ["en", "es"], s.language);
    s.theme = one("theme", ["light", "dark"], "");
    return s;
}

/* Change the state; the page and its address follow. What one would want to come back to makes a step of the
   browser's history, what one tries out does not. */
function change(changes, step) {
    const before = state;
    state = {...state, ...changes};
    if (step)
        setAddress("pushState");
    else if (waiting === null)
        waiting = setTimeout(() => setAddress("replaceState"), 100);
    show(before);
}

let waiting = null; // browsers count how often an address changes: a slider's moves are gathered

function setAddress(how) {
    clearTimeout(waiting);
    waiting = null;
    const address = "#" + fragmentOf(state);
    if (address !== location.hash)
        history[how](null, "", address);
}

function chooseEntity(e) {
    change({entity: e, tie: null, part: ""}, true);
    focusPanel();
}

function chooseTie(a, b) {
    change({tie: [a, b], entity: -1, part: ""}, true);
    focusPanel();
}

function choosePart(part) {
    change({part, tie: null, entity: -1}, true);
    focusPanel();
}

function chooseView(view) {
    change({view}, true);
    window.scrollTo(0, 0);
}

function readAddress() {
    const before = state;
    state = stateOf(location.hash.slice(1));
    show(before);
}
