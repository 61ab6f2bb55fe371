// SPDX-License-Identifier: GPL-2.0-or-later
// The views of groups and key players, sources, disagreements, guesses and accounting.

/* [[key, value(row), more] …] as columns. */
function columnsOf(list) {
    return list.map(([key, value, more]) => ({key, words: say(WORDS[key] === undefined ? key : key), value, ...more}));
}

function named(name) {
    return byName.has(name) ? entityButton(byName.get(name)) : el("bdi", {}, short(name));
}

function nameList(names) {
    return el("span", {class: "names"}, names.map(named));
}

// ---- groups, key players ----

function buildGroups() {
    const box = clear(byId("groups-body"));
    box.append(el("p", {class: "caveat"}, say("groups-caveat")));
    if (data.groups === undefined)
        box.append(el("p", {}, data.groups_left_out === undefined ? say("nothing") : T[spoken(data.groups_left_out)]));
    else
        box.append(groupsTable(), el("h3", {}, say("who-is-where")), membersTable());
    for (const goal of ["remove", "reach"])
        box.append(...playersOf(goal));
}

function groupsTable() {
    const membersOf = group => data.groups.entities.filter(member => member.group === group);
    return makeTable({id: "groups-table", caption: say("groups"), csv: "groups.csv", rows: () => data.groups.groups,
        columns: columnsOf([["group", g => g.group, {n: true, up: true}], ["size", g => g.size, {n: true}], ["within", g => g.ties_within, {n: true}],
            ["without", g => g.ties_out, {n: true}], ["density", g => g.density, {n: true}], ["together", g => g.together, {n: true}],
            ["members", g => membersOf(g.group).map(m => m.name).join("; "), {wide: true, cell: g => nameList(membersOf(g.group).slice(0, 12).map(m => m.name))}]])}).element;
}

function membersTable() {
    return makeTable({id: "members-table", caption: say("who-is-where"), csv: "group-members.csv",
        rows: () => data.groups.entities.filter(m => !byName.has(m.name) || visible.entities[byName.get(m.name)] === 1),
        columns: columnsOf([["name", m => m.name, {head: true, cell: m => named(m.name)}], ["kind", m => sayWord(m.kind)], ["group", m => m.group, {n: true, up: true}],
            ["within", m => m.ties_within, {n: true}], ["without", m => m.ties_out, {n: true}], ["with-group", m => m.with_group, {n: true}]])}).element;
}

const SETS = {best: "set-best", degree: "set-degree", betweenness: "set-betweenness", nobody: "set-nobody"};

function playersOf(goal) {
    const players = data[goal];
    if (players === undefined)
        return data[goal + "_left_out"] === undefined ? [] : [el("h3", {}, say("players-" + goal)), el("p", {}, T[spoken(data[goal + "_left_out"])])];
    const figures = Object.keys(players.sets[0] || {}).filter(key => key !== "set" && key !== "names");
    return [el("h3", {}, say("players-" + goal)), el("p", {class: "caveat"}, say("players-caveat")),
        makeTable({id: "players-" + goal, caption: say("players-" + goal), csv: "key-players-" + goal + ".csv", rows: () => players.sets,
            columns: [
                {key: "set", words: say("set"), head: true, value: s => say(SETS[s.set.replace("by ", "")] || s.set)},
                {key: "members", words: say("members"), wide: true, value: s => (s.names || []).join("; "), cell: s => nameList(s.names || [])},
                ...figures.map(key => ({key, words: sayNamed("set", key), n: true, value: s => s[key]}))]}).element];
}

// ---- sources ----

/* By origin: claims, sources, ties that rest on it alone, ranks that move most without it. */
function originRows() {
    const rows = new Map();
    const row = origin => {
        if (!rows.has(origin))
            rows.set(origin, {origin, name: originName.get(origin) || "", claims: 0, shown: false, sources: new Set(), only: 0, moves: []});
        return rows.get(origin);
    };
    for (const claim of claims) {
        row(claim.origin).claims++;
        row(claim.origin).sources.add(claim.source);
        row(claim.origin).shown = row(claim.origin).shown || visible.claims[claim.id] === 1;
    }
    for (const tie of ties) {
        const origins = originsOf(tie.claims);
        if (origins.size === 1)
            row([...origins][0]).only++;
    }
    const measure = state.by >= 0 ? data.measures[state.by] : null;
    if (measure !== null && measure.sure !== undefined)
        measure.sure.origin.forEach((origin, e) => {
            if (origin >= 0 && measure.sure.rank_without[e] !== measure.ranks[e])
                row(origin).moves.push(e);
        });
    for (const r of rows.values())
        r.moves.sort((a, b) => measure.ranks[a] - measure.ranks[b]);
    return [...rows.values()].sort((a, b) => b.claims - a.claims || (a.name < b.name ? -1 : 1));
}

function movesCell(row) {
    const measure = data.measures[state.by];
    const item = e => el("li", {}, entityButton(e), " " + measure.ranks[e] + " → " + measure.sure.rank_without[e]);
    const rest = row.moves.slice(8);
    return row.moves.length === 0 ? "" : el("ul", {class: "plain"}, row.moves.slice(0, 8).map(item),
        rest.length === 0 ? null : el("li", {}, button(say("more-rows", rest.length), event => event.target.parentElement.replaceWith(...rest.map(item)))));
}

function buildSources() {
    const rows = originRows();
    const measure = state.by >= 0 ? data.measures[state.by] : null;
    const count = countBy(claims, claim => claim.sourceRow);
    const shown = countBy(claims.filter(claim => visible.claims[claim.id] === 1), claim => claim.sourceRow);
    const box = clear(byId("sources-body"));
    box.append(el("p", {}, say("sources-intro")), el("h3", {}, say("origins-title")),
        makeTable({id: "origins-table", caption: say("origins-title"), csv: "origins.csv", rows: () => rows.filter(r => r.shown),
            columns: columnsOf([["origin", r => r.name, {head: true}], ["claims", r => r.claims, {n: true}],
                ["sources", r => [...r.sources].join("; "), {wide: true}], ["only-ties", r => r.only, {n: true}],
                ["moves", r => r.moves.map(e => entities[e].name + " " + measure.ranks[e] + " → " + measure.sure.rank_without[e]).join("; "), {wide: true, cell: movesCell}]])}).element);
    if (measure !== null && measure.sure !== undefined)
        box.append(el("p", {class: "note"}, say("moves"), " ", say("moves-most", sayWord(measure.name)), "."));
    if (data.sources.length > 0)
        box.append(el("h3", {}, say("sources-title")), makeTable({id: "sources-table", caption: say("sources-title"), csv: "sources.csv", rows: () => data.sources.filter(s => !count.has(s[0]) || shown.has(s[0])),
            columns: columnsOf([["id", s => T[s[1]], {head: true}], ["title", s => T[s[2]], {wide: true, cell: s => [el("bdi", {}, T[s[2]]), " ", link(httpOnly(T[s[5]]), say("link"))]}],
                ["publisher", s => T[s[3]]], ["date", s => T[s[4]]], ["origin", s => T[s[6]]], ["grade", s => T[s[7]]], ["claims", s => count.get(s[0]) || 0, {n: true}]])
                .map(column => column.key === "title" ? {...column, words: say("name")} : column)}).element);
}

// ---- disagreements, guesses ----

function sideCell(side) {
    const at = side.file + ":" + side.line;
    const claim = claimAt.get(at);
    return [claim === undefined ? el("span", {dir: "auto"}, short(sayFound(side, "text"))) : [statusBadge(claims[claim].status), " ", el("span", {dir: "auto"}, short(sayFound(side, "text")))],
        el("br"), el("small", {}, el("bdi", {}, short(side.source)), " · ", el("code", {}, at), side.also === undefined ? "" : " " + say("also", side.also.length))];
}

/* Whether one of its claims at least is shown. */
function findingPasses(finding) {
    const known = [finding.a, finding.b].map(side => claimAt.get(side.file + ":" + side.line)).filter(c => c !== undefined);
    return known.length === 0 || known.some(c => visible.claims[c] === 1);
}

function findingsTable(id, key, rows) {
    const side = s => s.file + ":" + s.line + " (" + s.source + "): " + sayFound(s, "text");
    return [el("h3", {}, say(key), " (" + rows.length + ")"), rows.length === 0 ? el("p", {}, say(id === "contradictions-table" ? "no-contradictions" : "nothing")) :
        makeTable({id, caption: say(key), csv: key + ".csv", rows: () => rows.filter(findingPasses), columns: columnsOf([["check", f => sayNamed("check", f.check)], ["about", f => sayFound(f, "what"), {wide: true}],
            ["one-side", f => side(f.a), {wide: true, cell: f => sideCell(f.a)}], ["other-side", f => side(f.b), {wide: true, cell: f => sideCell(f.b)}]])}).element];
}

function buildDisagreements() {
    clear(byId("disagreements-body")).append(...findingsTable("contradictions-table", "contradictions", data.contradictions),
        ...findingsTable("differences-table", "differences", data.differences));
}

function buildGuesses() {
    const box = clear(byId("guesses-body"));
    const kinds = entities.filter(entity => entity.guessed && !entity.isEvent);
    if (kinds.length + data.inferred.length === 0)
        box.append(el("p", {}, say("no-guesses")));
    if (data.inferred.length > 0)
        box.append(el("h3", {}, say("guessed-targets")), makeTable({id: "inferred-table", caption: say("guessed-targets"), csv: "guessed-targets.csv", rows: () => data.inferred,
            columns: columnsOf([["where", g => g.file + ":" + g.line], ["actor", g => g.actor || ""], ["action", g => g.action || "", {wide: true}], ["words", g => g.words || ""],
                ["target", g => g.target || "", {cell: g => named(g.target || "")}], ["recipient", g => g.recipient || "", {cell: g => g.recipient ? named(g.recipient) : ""}]])}).element);
    if (kinds.length > 0)
        box.append(el("h3", {}, say("guessed-kinds")), makeTable({id: "kinds-table", caption: say("guessed-kinds"), csv: "guessed-kinds.csv",
            rows: () => kinds.filter(entity => visible.entities[entity.id] === 1),
            columns: columnsOf([["name", e => e.name, {head: true, cell: e => entityButton(e.id)}], ["kind", e => sayWord(e.kind)]])}).element);
}
