// SPDX-License-Identifier: GPL-2.0-or-later
// What the filters let through. A tie is shown whole if one of its claims passes, as in trama's diagrams: so no
// filter hides that a charge was later dismissed.
const visible = {
    claims: new Uint8Array(claims.length), ties: new Uint8Array(ties.length), entities: new Uint8Array(entities.length),
    nClaims: 0, nTies: 0, nEntities: 0, all: true
};

const dated = claims.filter(claim => claim.first !== null || claim.last !== null);
/* The days at which claims begin or end, each a step of the sliders: one old date does not squeeze the others. */
const days = [...new Set(dated.flatMap(claim => [claim.first, claim.last]).filter(x => x !== null))].sort((a, b) => a - b);
const edges = {from: days[0], until: days[days.length - 1]};

/* The step of the slider for a day: the nearest that lets through as much. */
function stepOf(key, value) {
    const i = key === "from" ? days.findIndex(x => x >= value) : days.findLastIndex(x => x <= value);
    return i >= 0 ? i : key === "from" ? days.length - 1 : 0;
}

function claimPasses(claim) {
    if (state.status.has(data.statuses[claim.status][0]) || state.source.has(claim.source))
        return false;
    if (claim.first === null && claim.last === null)
        return state.undated;
    return (state.from === null || claim.last === null || claim.last >= state.from) &&
        (state.until === null || claim.first === null || claim.first <= state.until);
}

function filtersClaims() {
    return state.status.size > 0 || state.source.size > 0 || state.from !== null || state.until !== null || !state.undated;
}

function computeVisible() {
    const byClaims = filtersClaims();
    visible.all = !byClaims && state.kind.size === 0 && state.layer.size === 0;
    const kindOk = entities.map(entity => !state.kind.has(entity.kind));
    const layerOk = data.layers.map(layer => !state.layer.has(layer));
    claims.forEach((claim, i) => visible.claims[i] = claimPasses(claim) ? 1 : 0);
    entities.forEach((entity, i) => visible.entities[i] =
        kindOk[i] && (!byClaims || entity.claims.some(c => visible.claims[c] === 1)) ? 1 : 0);
    for (const tie of ties)
        visible.ties[tie.id] = layerOk[tie.layer] && kindOk[tie.a] && kindOk[tie.b] && claimsPass(tie.claims) ? 1 : 0;
    if (state.layer.size > 0)
        keepOnlyTied();
    for (const tie of ties) // no line without its ends
        visible.ties[tie.id] &= visible.entities[tie.a] & visible.entities[tie.b];
    visible.nClaims = visible.claims.reduce((n, x) => n + x, 0);
    visible.nTies = visible.ties.reduce((n, x) => n + x, 0);
    visible.nEntities = visible.entities.reduce((n, x, i) => n + (entities[i].isEvent ? 0 : x), 0);
}

/* Ties without claims of their own, of bodies to what they are part of, pass every filter of claims. */
function claimsPass(list) {
    return list.length === 0 || list.some(c => c >= 0 && visible.claims[c] === 1);
}

/* With a layer hidden, who had ties and has none left is hidden too. */
function keepOnlyTied() {
    entities.forEach((entity, i) => {
        if (entity.ties.length > 0 && !entity.ties.some(t => visible.ties[t] === 1))
            visible.entities[i] = 0;
    });
}

/* Whether a diagram's own tie (of a projection: [id, number, a, b, layer, claims]) passes. */
function ownTiePasses(tie) {
    return visible.entities[tie[2]] === 1 && visible.entities[tie[3]] === 1 && claimsPass(tie[5]) &&
        !state.layer.has(T[tie[4]]);
}

// ---- the controls ----

function countBy(list, keyOf) {
    const counts = new Map();
    for (const item of list)
        counts.set(keyOf(item), (counts.get(keyOf(item)) || 0) + 1);
    return counts;
}

function filterFamilies() {
    const statusOrder = data.statuses.map(status => status[0]);
    const named = counts => [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return [
        {family: "kind", items: named(countBy(entities, e => e.kind)), words: sayWord},
        {family: "layer", items: named(countBy(ties, t => data.layers[t.layer])), words: sayWord},
        {family: "status", items: [...countBy(claims, c => data.statuses[c.status][0])]
            .sort((a, b) => statusOrder.indexOf(a[0]) - statusOrder.indexOf(b[0])),
        words: x => sayStatus(statusOrder.indexOf(x))},
        {family: "source", items: named(countBy(claims, c => c.source)), words: x => x}
    ];
}

function setHidden(family, items, hide) {
    const next = new Set(state[family]);
    for (const item of items)
        hide ? next.add(item) : next.delete(item);
    change({[family]: next}, false);
}

function checkbox(family, item, count, words) {
    const id = "no-" + family + "-" + item;
    return el("label", {class: "check"},
        el("input", {type: "checkbox", checked: !state[family].has(item), "data-hide": family, "data-item": item,
            onchange: event => setHidden(family, [item], !event.target.checked)}),
        el("bdi", {id: null, title: id.length > 60 ? words(item) : null}, short(words(item))),
        el("span", {class: "count"}, count));
}

const MOST_BOXES = 300;

/* Made when it is first opened. */
function familyGroup({family, items, words}) {
    const name = say("filter-" + family);
    const details = el("details", {open: family !== "source" && items.length <= 14, "data-family": family},
        el("summary", {}, name, el("span", {class: "hidden-count", "data-count": family})));
    const make = () => {
        if (details.open && details.childElementCount === 1)
            details.append(familyBoxes(family, name, items, words));
    };
    details.addEventListener("toggle", make);
    make();
    return details;
}

function familyBoxes(family, name, items, words) {
    return el("fieldset", {},
        el("legend", {class: "unseen"}, name),
        el("p", {class: "pair"},
            button(say("all"), () => setHidden(family, allItems[family], false), {"aria-label": say("all-of", name)}),
            button(say("none"), () => setHidden(family, allItems[family], true), {"aria-label": say("none-of", name)})),
        items.slice(0, MOST_BOXES).map(([item, count]) => checkbox(family, item, count, words)),
        items.length > MOST_BOXES ? el("p", {class: "faint"}, say("more-items", items.length - MOST_BOXES)) : null);
}

function slider(key, words, value) {
    const output = el("output", {id: "day-" + key}, day(value));
    return el("label", {class: "slider"}, el("span", {}, say(words), " ", output),
        el("input", {type: "range", min: 0, max: days.length - 1, step: 1, value: stepOf(key, value), "data-day": key,
            "aria-valuetext": day(value), oninput: event => moveSlider(key, days[Number(event.target.value)])}));
}

function moveSlider(key, value) {
    change({[key]: value === edges[key] ? null : value}, false);
}

function dateGroup() {
    const undated = claims.length - dated.length;
    if (dated.length === 0)
        return null;
    return el("details", {open: true, "data-family": "date"},
        el("summary", {}, say("filter-date")),
        el("fieldset", {}, el("legend", {class: "unseen"}, say("filter-date")),
            slider("from", "date-from", state.from === null ? edges.from : state.from),
            slider("until", "date-to", state.until === null ? edges.until : state.until),
            el("label", {class: "check"},
                el("input", {type: "checkbox", checked: state.undated, "data-undated": "",
                    onchange: event => change({undated: event.target.checked}, false)}),
                say("undated"), el("span", {class: "count"}, undated))));
}

function resetFilters() {
    change({kind: new Set(), layer: new Set(), status: new Set(), source: new Set(), from: null, until: null, undated: true}, false);
}

const wide = window.matchMedia("(min-width: 1000px)");

function buildFilters() {
    const box = el("details", {class: "all-filters", open: wide.matches},
        el("summary", {}, el("h2", {}, say("filters"))),
        button(say("reset"), resetFilters, {id: "reset"}),
        dateGroup(), filterFamilies().map(familyGroup));
    clear(byId("filters")).append(box);
}

/* Let the controls say what the state is, whoever changed it. */
function showFilters() {
    for (const input of document.querySelectorAll("[data-hide]"))
        input.checked = !state[input.dataset.hide].has(input.dataset.item);
    for (const input of document.querySelectorAll("[data-undated]"))
        input.checked = state.undated;
    for (const input of document.querySelectorAll("[data-day]")) {
        const key = input.dataset.day;
        const value = state[key] === null ? edges[key] : state[key];
        input.value = stepOf(key, value);
        input.setAttribute("aria-valuetext", day(value));
        byId("day-" + key).textContent = day(value);
    }
    for (const mark of document.querySelectorAll("[data-count]"))
        mark.textContent = state[mark.dataset.count].size > 0 ? "−" + state[mark.dataset.count].size : "";
    byId("reset").disabled = visible.all;
    byId("shown").hidden = visible.all;
    byId("shown").textContent = visible.all ? "" : say("shown", visible.nEntities, data.account.entities, visible.nTies,
        ties.length, visible.nClaims, claims.length);
}
