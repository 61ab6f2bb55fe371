// SPDX-License-Identifier: GPL-2.0-or-later
// What a diagram draws as one: a group of entities as a shape or a frame, and all ties between two groups as a line.

/* By id, which is one of a kind over all diagrams: {id, figure, name, members} for a group, {id, figure, ends, against}
   for what runs between two; each with its ties, by their place in the diagram's list. */
const parts = new Map();

function readParts(figure) {
    const groups = (figure.groups || []).map(([id, name, members]) => ({id, figure, name: T[name], members: members.filter(e => e >= 0), ties: []}));
    const bundles = (figure.bundles || []).map(([id, a, b, against]) => ({id, figure, ends: [groups[a], groups[b]], against: against === 1, ties: []}));
    (figure.part_of_tie || []).forEach((at, i) => at >= 0 && [...groups, ...bundles][at].ties.push(i));
    for (const part of [...groups, ...bundles]) {
        part.list = part.ties.map(i => partTie(figure, figure.ties[i])).filter(tie => tie.a >= 0 && tie.b >= 0);
        parts.set(part.id, part);
    }
}

/* A tie of the page's network, or of the diagram's own. */
function partTie(figure, tie) {
    return figure.own ? {a: tie[2], b: tie[3], layer: () => sayWord(T[tie[4]]), claims: tie[5].filter(c => c >= 0), passes: () => ownTiePasses(tie)}
        : {a: ties[tie[1]].a, b: ties[tie[1]].b, layer: () => layerName(ties[tie[1]]), claims: ties[tie[1]].claims.filter(c => c >= 0),
            standing: ties[tie[1]].claims.length > 0 ? ties[tie[1]].standing : undefined, passes: () => visible.ties[tie[1]] === 1};
}

function partName(group) {
    return group.name === "" ? "—" : short(sayWord(group.name));
}

function partTitle(part) {
    return part.members !== undefined ? partName(part) : part.ends.map(partName).join(" – ") + (part.against ? " (−)" : "");
}

function partPasses(part) {
    return part.members !== undefined ? part.members.some(e => visible.entities[e] === 1) : part.list.some(tie => tie.passes());
}

/* Lines that begin or end at a group. */
function bundlesOf(group) {
    return [...parts.values()].filter(part => part.ends !== undefined && part.ends.includes(group));
}

function partIsOn(part, lit) {
    return state.part === part.id || (part.members !== undefined ? part.members.some(e => lit.on.has(e))
        : part.list.some(tie => lit.pairs.has(pairKey(tie.a, tie.b))) || part.ends.some(group => group.id === state.part));
}

function partIsNear(part, lit) {
    const chosen = parts.get(state.part);
    if (part.members === undefined)
        return false;
    return part.members.some(e => lit.near.has(e)) || chosen !== undefined && (chosen.ends !== undefined ? chosen.ends.includes(part)
        : bundlesOf(chosen).some(bundle => bundle.ends.includes(part)));
}

// ---- their panels ----

function partButton(part, words) {
    return button(words, () => choosePart(part.id), {class: "name", "data-part": part.id});
}

/* One line for each two who are tied. */
function pairItems(list) {
    const pairsOf = new Map();
    for (const tie of list) {
        const key = pairKey(tie.a, tie.b);
        pairsOf.set(key, [...pairsOf.get(key) || [], tie]);
    }
    return [...pairsOf.values()].map(some => {
        const [{a, b}] = some;
        const statuses = [...new Set(some.map(tie => tie.standing).filter(x => x !== undefined))];
        return el("li", {},
            button([el("bdi", {}, short(entities[a].name)), " – ", el("bdi", {}, short(entities[b].name))], () => chooseTie(a, b), {class: "name"}),
            el("span", {class: "about"}, " ", [...new Set(some.map(tie => tie.layer()))].join(", "), " · ",
                countWords([...new Set(some.flatMap(tie => tie.claims))]), " ", statuses.map(statusBadge)));
    });
}

/* A list, some at first, the rest when asked for. */
function longList(items) {
    const rest = items.slice(NEIGHBOURS_AT_ONCE);
    const list = el("ul", {class: "neighbours"}, items.slice(0, NEIGHBOURS_AT_ONCE));
    return [list, rest.length === 0 ? null : button(say("more-rows", rest.length), event => { list.append(...rest); event.target.remove(); }, {class: "more"})];
}

function hiddenSome(n) {
    return n === 0 ? null : el("p", {class: "note"}, say("hidden-some", n));
}

function groupPanel(group) {
    const members = group.members.filter(e => visible.entities[e] === 1).sort((a, b) => leadingRank(a) - leadingRank(b) || a - b);
    const all = [...new Set(members.flatMap(e => entities[e].claims))].filter(c => visible.claims[c] === 1);
    const within = group.list.filter(tie => tie.passes());
    const outward = bundlesOf(group).filter(partPasses);
    return [
        el("h2", {id: "panel-title", dir: "auto"}, partName(group)),
        el("p", {}, say("part-of-diagram", group.figure.title)),
        el("dl", {class: "facts"}, fact("members", members.length), fact("claims", countWords(all))),
        el("h3", {}, say("who-is-in"), " (" + members.length + ")"),
        longList(members.map(e => el("li", {}, entityButton(e), el("span", {class: "about"}, " ", sayWord(entities[e].kind), " · ",
            countWords(entities[e].claims.filter(c => visible.claims[c] === 1)))))), hiddenSome(group.members.length - members.length),
        outward.length === 0 ? null : [el("h3", {}, say("their-ties"), " (" + outward.length + ")"), longList(outward.map(bundle => {
            const shown = bundle.list.filter(tie => tie.passes());
            return el("li", {}, partButton(bundle, partName(bundle.ends[bundle.ends[0] === group ? 1 : 0]) + (bundle.against ? " (−)" : "")),
                el("span", {class: "about"}, " ", say("n-ties", shown.length), " · ", countWords([...new Set(shown.flatMap(tie => tie.claims))])));
        }))],
        within.length === 0 ? null : [el("h3", {}, say("ties-within"), " (" + within.length + ")"), longList(pairItems(within))]];
}

function bundlePanel(bundle) {
    const shown = bundle.list.filter(tie => tie.passes());
    const ids = [...new Set(shown.flatMap(tie => tie.claims))];
    return [
        el("h2", {id: "panel-title", dir: "auto"}, partTitle(bundle)),
        el("p", {}, say("part-of-diagram", bundle.figure.title)),
        el("p", {class: "row"}, bundle.ends.map(group => partButton(group, partName(group)))),
        el("h3", {}, say("ties"), " (" + shown.length + ")"), longList(pairItems(shown)), hiddenSome(bundle.list.length - shown.length),
        claimsForAndAgainst(ids)];
}

function partPanel(id) {
    const part = parts.get(id);
    return part.members !== undefined ? groupPanel(part) : bundlePanel(part);
}
