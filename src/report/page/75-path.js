// SPDX-License-Identifier: GPL-2.0-or-later
// The shortest path between two entities over ties that count and are shown.
let shownPath = null;

/* Breadth first; of several shortest paths the one whose entities come first. */
function findPath(from, to) {
    const before = new Map([[from, -1]]);
    let ring = [from];
    while (ring.length > 0 && !before.has(to)) {
        const next = [];
        for (const e of ring)
            for (const other of steppingStones(e))
                if (!before.has(other)) {
                    before.set(other, e);
                    next.push(other);
                }
        ring = next;
    }
    if (!before.has(to))
        return null;
    const path = [];
    for (let e = to; e >= 0; e = before.get(e))
        path.unshift(e);
    return path;
}

function steppingStones(e) {
    const others = new Set();
    for (const t of entities[e].ties)
        if (ties[t].counted && visible.ties[t] === 1)
            others.add(ties[t].a === e ? ties[t].b : ties[t].a);
    return [...others].sort((a, b) => a - b);
}

function stepItem(a, b, i) {
    const list = pairs.get(pairKey(a, b)).map(t => ties[t]).filter(tie => visible.ties[tie.id] === 1 && tie.counted);
    const ids = [...new Set(list.flatMap(tie => tie.claims))].filter(c => c >= 0);
    return el("li", {},
        el("h3", {}, say("path-step", i + 1, short(entities[a].name), short(entities[b].name))),
        el("p", {class: "row"}, entityButton(a), entityButton(b)),
        el("ul", {class: "ties"}, list.map(tieHead)), claimList(ids.sort(byDate)));
}

function pathClaims(path) {
    const all = new Set();
    path.slice(1).forEach((e, i) => pairs.get(pairKey(path[i], e)).forEach(t => {
        if (ties[t].counted && visible.ties[t] === 1)
            ties[t].claims.forEach(c => all.add(c));
    }));
    return all.size;
}

function buildPath() {
    const box = (id, key, k) => el("div", {}, el("label", {for: id}, say(key)),
        searchBox(id, say(key), state.path[k] < 0 ? "" : entities[state.path[k]].name,
            e => change({path: k === 0 ? [e, state.path[1]] : [state.path[0], e]}, false)));
    clear(byId("path-body")).append(
        el("p", {}, say("path-intro")),
        el("div", {class: "row ends"}, box("path-from", "path-start", 0), box("path-to", "path-end", 1),
            button(say("path-swap"), () => change({path: [state.path[1], state.path[0]]}, false), {id: "path-swap"})),
        el("div", {id: "path-steps", role: "status"}));
}

function showPath() {
    const [from, to] = state.path;
    const out = byId("path-steps");
    byId("path-from").value = from < 0 ? "" : entities[from].name;
    byId("path-to").value = to < 0 ? "" : entities[to].name;
    clear(out);
    if (from < 0 || to < 0 || from === to)
        return;
    if (shownPath === null) {
        out.append(el("p", {}, say("path-none")));
        return;
    }
    out.append(el("p", {class: "lead"}, say("path-steps", shownPath.length - 1, pathClaims(shownPath))),
        el("p", {class: "chain"}, shownPath.map((e, i) => [i > 0 ? " – " : "", entityButton(e)])),
        el("ol", {class: "steps"}, shownPath.slice(1).map((e, i) => stepItem(shownPath[i], e, i))));
}

function computePath() {
    const [from, to] = state.path;
    shownPath = from < 0 || to < 0 || from === to ? null : findPath(from, to);
}
