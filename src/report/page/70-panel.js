// SPDX-License-Identifier: GPL-2.0-or-later
// What is known of an entity, or of the ties between two: every claim with status, date, source and place.

/* A claim, with what answers it right below. */
function claimItem(claim, depth) {
    const answers = depth > 3 ? [] : claim.answers.map(c => claims[c]);
    const details = [
        claim.url === "" ? null : link(claim.url, say("link")),
        claim.originName === claim.source ? null : [say("origin"), ": ", el("bdi", {}, claim.originName)],
        claim.locator === "" ? null : claim.locator,
        claim.grade === "" ? null : say("grade") + " " + claim.grade,
        claim.confidence === "" ? null : say("confidence") + " " + claim.confidence,
        el("code", {}, placeOf(claim)),
        claim.claimId === "" ? null : claim.claimId
    ].filter(x => x !== null).flatMap((x, i) => i === 0 ? [x] : [" · ", x]);
    return el("li", {class: "claim stance-" + claim.stance, "data-claim": claim.id},
        el("p", {class: "head"}, statusBadge(claim.status),
            claim.stance === "supports" ? null : el("strong", {class: "stance"}, " ", say(claim.stance === "denies" ? "denied" : "corrected")),
            " ", claim.date === "" ? el("span", {class: "faint"}, say("undated-claim")) : el("span", {}, claim.date)),
        el("p", {class: "words", dir: "auto"}, claim.words),
        el("p", {class: "from"}, el("bdi", {}, claim.source), " · ", details),
        claim.reply === "" ? null : el("p", {class: "reply", dir: "auto"}, el("strong", {}, say("reply"), ": "), claim.reply),
        claim.note === "" ? null : el("p", {class: "aside", dir: "auto"}, say("note"), ": ", claim.note),
        answers.length === 0 ? null : el("ul", {class: "answers"}, answers.map(answer => claimItem(answer, depth + 1))));
}

const CLAIMS_AT_ONCE = 40;

/* A list of claims, some at first, the rest when asked for. */
function claimList(ids) {
    const list = el("ul", {class: "claims"});
    const more = button("", () => putMore(), {class: "more"});
    let n = 0;
    const putMore = () => {
        for (const c of ids.slice(n, n + CLAIMS_AT_ONCE))
            list.append(claimItem(claims[c], 0));
        n = Math.min(n + CLAIMS_AT_ONCE, ids.length);
        more.textContent = say("more-rows", ids.length - n);
        more.hidden = n === ids.length;
    };
    putMore();
    return [list, more];
}

function byDate(a, b) {
    const day = c => claims[c].last === null ? claims[c].first === null ? Infinity : claims[c].first : claims[c].last;
    return day(b) - day(a) || a - b;
}

/* Answers stand below what they answer, and not again by themselves. */
function shownClaims(ids) {
    const set = new Set(ids);
    return ids.filter(c => visible.claims[c] === 1 && !claims[c].answered.some(a => set.has(a) && visible.claims[a] === 1)).sort(byDate);
}

function hiddenNote(ids) {
    const n = ids.filter(c => visible.claims[c] === 0).length;
    return n === 0 ? null : el("p", {class: "note"}, say("hidden-claims", n));
}

// ---- an entity ----

/* A rank as a dot on the line of all ranks, with its interval as a bar. */
function rankPicture(rank, interval, n) {
    const x = r => 4 + 92 * (n < 2 ? 0 : (r - 1) / (n - 1));
    const words = rank === 0 ? say("not-ranked") : interval === null ? say("rank-of", rank, n) : say("rank-range", rank, interval[0], interval[1], n);
    return svgEl("svg", {class: "rank", viewBox: "0 0 100 14", role: "img", "aria-label": words},
        svgEl("line", {class: "axis", x1: 4, x2: 96, y1: 7, y2: 7}),
        interval === null || rank === 0 ? null : svgEl("line", {class: "bar", x1: x(interval[0]) - 1, x2: x(interval[1]) + 1, y1: 7, y2: 7}),
        rank === 0 ? null : svgEl("circle", {cx: x(rank), cy: 7, r: 3.5}));
}

function rankRow(measure, e) {
    const rank = measure.ranks[e], interval = intervalOf(measure, e), sure = measure.sure;
    const hangs = sure !== undefined && sure.origin[e] >= 0 && sure.rank_without[e] !== rank;
    return [el("tr", {},
        el("th", {scope: "row"}, sayWord(measure.name)),
        el("td", {class: "n"}, rank === 0 ? "–" : rank, interval === null ? "" : el("small", {}, " (" + interval[0] + "–" + interval[1] + ")")),
        el("td", {}, rankPicture(rank, interval, measure.n)),
        el("td", {class: "n"}, figure(measure.scores[e]))),
    hangs ? el("tr", {class: "hangs"}, el("td", {colspan: 4}, el("small", {}, say("without-origin", short(originName.get(sure.origin[e]) || ""), sure.rank_without[e])))) : null];
}

function ranksOf(e) {
    return ranked.length === 0 || entities[e].isEvent ? null : [
        el("h3", {}, say("ranks")),
        el("table", {class: "ranks"},
            el("thead", {}, el("tr", {}, [["measure", ""], ["rank", "n"], ["interval", ""], ["score", "n"]].map(([key, side]) => el("th", {scope: "col", class: side}, say(key))))),
            el("tbody", {}, ranked.map(measure => rankRow(measure, e))))];
}

function countWords(list) {
    const n = list.length, origins = originsOf(list).size;
    return n === 1 ? say("one-claim") : origins === 1 ? say("one-origin", n) : say("n-claims", n, origins);
}

/* One line for each neighbour, the best reported first. */
function neighboursOf(e) {
    const rows = new Map();
    for (const t of entities[e].ties) {
        const other = ties[t].a === e ? ties[t].b : ties[t].a;
        if (visible.ties[t] === 0)
            continue;
        if (!rows.has(other))
            rows.set(other, []);
        rows.get(other).push(ties[t]);
    }
    const listed = [...rows].map(([other, list]) => ({other, list, claims: [...new Set(list.flatMap(tie => tie.claims))].filter(c => c >= 0)}));
    return listed.sort((x, y) => originsOf(y.claims).size - originsOf(x.claims).size || y.claims.length - x.claims.length || x.other - y.other);
}

function neighbourItem(e, {other, list, claims: ids}) {
    const denials = new Set(list.flatMap(against)).size;
    const statuses = [...new Set(list.filter(tie => tie.claims.length > 0).map(tie => tie.standing))];
    return el("li", {},
        el("button", {type: "button", class: "name", onclick: () => chooseTie(e, other)}, el("bdi", {}, short(entities[other].name))),
        el("span", {class: "about"}, " ", [...new Set(list.map(layerName))].join(", "), " · ", countWords(ids), " ", statuses.map(statusBadge),
            denials === 0 ? null : el("strong", {}, " ", say("against-count", denials)),
            list.every(tie => tie.counted) ? null : el("em", {}, " ", say("not-counted"))));
}

const NEIGHBOURS_AT_ONCE = 60;

function neighbourList(e) {
    const all = neighboursOf(e);
    const list = el("ul", {class: "neighbours"}, all.slice(0, NEIGHBOURS_AT_ONCE).map(row => neighbourItem(e, row)));
    const rest = all.slice(NEIGHBOURS_AT_ONCE);
    return all.length === 0 ? null : [el("h3", {}, say("their-ties"), " (" + all.length + ")"), list, rest.length === 0 ? null :
        button(say("more-rows", rest.length), event => { list.append(...rest.map(row => neighbourItem(e, row))); event.target.remove(); }, {class: "more"})];
}

function rolesOf(e) {
    const roles = new Map();
    for (const c of entities[e].claims) {
        const claim = claims[c];
        if (claim.person !== e || claim.role === "" || visible.claims[c] === 0)
            continue;
        const key = claim.role + "\n" + claim.organization;
        if (!roles.has(key))
            roles.set(key, {claim, list: []});
        roles.get(key).list.push(c);
    }
    return roles.size === 0 ? null : [el("h3", {}, say("roles")), el("ul", {class: "roles"}, [...roles.values()].map(({claim, list}) =>
        el("li", {}, el("bdi", {}, claim.role), claim.organization < 0 ? null : [", ", entityButton(claim.organization)], " · ", countWords(list))))];
}

function fact(key, ...value) {
    return [el("dt", {}, say(key)), el("dd", {}, ...value)];
}

function factsOf(entity) {
    const member = groupOf.get(entity.id);
    return el("dl", {class: "facts"},
        fact("kind", sayWord(entity.kind), entity.guessed ? el("em", {}, " (" + say("guessed") + ")") : null),
        entity.aliases.length === 0 ? null : fact("aliases", entity.aliases.map((alias, i) => [i > 0 ? "; " : "", el("bdi", {}, short(alias))])),
        entity.country === "" ? null : fact("country", entity.country),
        entity.parent < 0 ? null : fact("part-of", entityButton(entity.parent)),
        entity.parts.length === 0 ? null : fact("has-parts", entity.parts.map((part, i) => [i > 0 ? ", " : "", entityButton(part)])),
        member === undefined || member.group === null ? null : fact("group", say("in-group", member.group, data.groups.groups.length)));
}

function diagramsOf(e) {
    const names = data.figures.filter(f => f.nodes.some((x, i) => i % 2 === 1 && x === e));
    return names.length === 0 ? null : [el("h3", {}, say("in-diagrams")), el("ul", {class: "figures"}, names.map(f =>
        el("li", {}, button(spoken(f.title), () => change({view: "diagrams", figure: f.name}, true), {class: "name"}))))];
}

function entityPanel(e) {
    const entity = entities[e];
    return [
        el("h2", {id: "panel-title", dir: "auto"}, entity.name),
        entity.description === "" ? null : el("p", {dir: "auto"}, entity.description, " ", link(entity.url, say("link"))),
        factsOf(entity),
        el("p", {}, button(say("path-from-here"), () => change({view: "path", path: [e, state.path[1]]}, true), {id: "path-from-here"})),
        rolesOf(e), ranksOf(e), neighbourList(e),
        el("h3", {}, say("claims"), " (" + entity.claims.filter(c => visible.claims[c] === 1).length + ")"),
        hiddenNote(entity.claims), claimList(shownClaims(entity.claims)), diagramsOf(e)];
}

// ---- a tie ----

function tieHead(tie) {
    return el("li", {},
        el("strong", {}, layerName(tie)), ": ", el("bdi", {}, short(entities[tie.a].name)), tie.directed ? " → " : " – ", el("bdi", {}, short(entities[tie.b].name)),
        tie.claims.length === 0 ? null : [" ", statusBadge(tie.standing)],
        data.layers[tie.layer] === "inferred" ? el("em", {}, " ", say("a-guess")) : null,
        tie.counted ? null : el("em", {}, " ", say("not-counted")));
}

function tiePanel([a, b]) {
    const list = (pairs.get(pairKey(a, b)) || []).map(t => ties[t]);
    const shared = list.length > 0 ? [] : data.figures.filter(f => f.own).flatMap(f => f.ties).find(t => pairKey(t[2], t[3]) === pairKey(a, b));
    const ids = [...new Set(list.length > 0 ? list.flatMap(tie => tie.claims) : shared === undefined ? [] : shared[5])].filter(c => c >= 0);
    return [
        el("h2", {id: "panel-title"}, el("bdi", {}, short(entities[a].name)), " – ", el("bdi", {}, short(entities[b].name))),
        el("p", {class: "row"}, entityButton(a), entityButton(b)),
        el("ul", {class: "ties"}, list.map(tieHead)), claimsForAndAgainst(ids)];
}

function claimsForAndAgainst(ids) {
    const denials = [...new Set(ids.flatMap(c => claims[c].answers))];
    return [
        el("h3", {}, say("claims-for"), " (" + ids.length + ")"), claimList(ids.slice().sort(byDate)),
        el("h3", {}, say("claims-against"), " (" + denials.length + ")"),
        denials.length === 0 ? el("p", {}, say("none-against")) : claimList(denials.sort(byDate))];
}

// ---- showing it ----

let beforePanel = null;

function focusPanel() {
    beforePanel = document.activeElement;
    byId("panel").focus({preventScroll: wide.matches});
}

function closePanel() {
    change({entity: -1, tie: null, part: ""}, true);
    if (beforePanel !== null && beforePanel.isConnected)
        beforePanel.focus();
}

function showPanel() {
    const panel = byId("panel");
    const some = state.entity >= 0 || state.tie !== null || state.part !== "";
    panel.hidden = !some;
    document.body.classList.toggle("with-panel", some);
    clear(panel);
    if (!some)
        return;
    add(panel, [el("p", {class: "pane-tools"}, button(say("close"), closePanel, {id: "panel-close"})),
        state.entity >= 0 ? entityPanel(state.entity) : state.tie !== null ? tiePanel(state.tie) : partPanel(state.part)]);
    panel.scrollTop = 0;
}
