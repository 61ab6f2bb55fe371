// SPDX-License-Identifier: GPL-2.0-or-later
// The views of ranking, ties and claims.

function rankingColumns(measure) {
    const rank = e => measure.ranks[e] === 0 ? null : measure.ranks[e];
    const sure = measure.sure;
    const columns = [
        {key: "rank", words: say("rank"), n: true, up: true, value: rank},
        {key: "name", words: say("name"), head: true, value: e => entities[e].name, cell: entityButton},
        {key: "kind", words: say("kind"), value: e => sayWord(entities[e].kind)}];
    if (sure !== undefined || measure.best !== undefined)
        columns.push(
            {key: "interval", words: sure !== undefined ? sayWord(sure.interval) : say("interval"), cell: e => intervalCell(measure, e),
                value: e => intervalOf(measure, e) === null ? "" : intervalOf(measure, e).join("–")},
            {key: "apart", words: say("apart"), value: e => apartWords(measure, e)});
    if (sure !== undefined)
        columns.push(
            {key: "p_top", words: say("first-share", sure.top), n: true, value: e => sure.p_top[e], cell: e => sure.p_top[e] === null ? "–" : Math.round(100 * sure.p_top[e]) + " %"},
            {key: "rank_without", words: say("rank-without"), n: true, up: true, value: e => sure.origin[e] < 0 ? null : sure.rank_without[e]},
            {key: "origin", words: say("that-origin"), value: e => sure.origin[e] < 0 ? "" : originName.get(sure.origin[e]) || ""});
    for (const other of ranked)
        columns.push({key: other.name, words: sayWord(other.name), n: true, value: e => other.scores[e]});
    return columns;
}

function intervalCell(measure, e) {
    const interval = intervalOf(measure, e);
    return [rankPicture(measure.ranks[e], interval, measure.n), el("small", {}, interval === null ? "" : interval[0] + "–" + interval[1])];
}

/* Whether the interval overlaps with that of who stands next in the order. */
function isApart(measure, e) {
    const next = measure.order[measure.placeOf[e] + 1];
    if (next === undefined || intervalOf(measure, e) === null || intervalOf(measure, next) === null)
        return null;
    return intervalOf(measure, e)[1] < intervalOf(measure, next)[0];
}

function apartWords(measure, e) {
    const apart = isApart(measure, e);
    return apart === null ? "" : say(apart ? "is-apart" : "not-apart");
}

function orderMeasure(measure) {
    if (measure.order !== undefined)
        return;
    measure.order = entities.filter(e => !e.isEvent).map(e => e.id)
        .sort((a, b) => (measure.ranks[a] || Infinity) - (measure.ranks[b] || Infinity) || a - b || 0);
    measure.placeOf = [];
    measure.order.forEach((e, i) => measure.placeOf[e] = i);
}

function buildRanking() {
    const body = clear(byId("ranking-body"));
    const measure = state.by >= 0 ? data.measures[state.by] : null;
    if (measure === null)
        return;
    orderMeasure(measure);
    const options = data.measures.map((m, i) => m.scores === undefined ? null : el("option", {value: i, selected: i === state.by}, sayWord(m.name)));
    body.append(
        el("p", {}, el("label", {}, say("rank-by"), " ", el("select", {id: "rank-by", onchange: event => change({by: Number(event.target.value), sort: ""}, false)}, options)),
            " ", el("span", {class: "faint"}, sayNamed("help", measure.name))),
        makeTable({id: "ranking-table", caption: say("ranking"), csv: "ranking-" + measure.name + ".csv", columns: rankingColumns(measure),
            rows: () => measure.order.filter(e => visible.entities[e] === 1), remember: true, sort: {key: "rank", down: false},
            rowClass: e => isApart(measure, e) === false ? "not-apart" : null}).element,
        data.measures.filter(m => m.n_samples !== undefined).map(m => el("p", {class: "note"}, say("sampled", sayWord(m.name), m.n_samples, sayNamed("samples", m.samples)))).reduce(gather, document.createDocumentFragment()),
        data.measures.filter(m => m.scores === undefined).map(m => el("p", {class: "note"}, say("left-out-measure", sayWord(m.name), m.seconds))).reduce(gather, document.createDocumentFragment()));
    buildCertainty(measure);
}

function gather(fragment, element) {
    fragment.append(element);
    return fragment;
}

function buildCertainty(measure) {
    const box = clear(byId("certainty-body"));
    const certainty = data.certainty === undefined ? {how: [], said: []} : spoken(data.certainty);
    const sentences = [...certainty.how, ...(certainty.said[data.measures.indexOf(measure)] || [])];
    box.append(el("h3", {}, say("how-sure")));
    if (measure.sure === undefined)
        box.append(el("p", {}, say("no-intervals")));
    box.append(el("ul", {class: "sentences"}, sentences.map(sentence => el("li", {dir: "auto"}, sentence))));
}

// ---- ties and claims ----

function tieRow(tie) {
    return {a: tie.a, b: tie.b, layer: layerName(tie), directed: tie.directed, counted: tie.counted,
        standing: tie.claims.length === 0 ? null : tie.standing, list: tie.claims, denials: against(tie).length, tie: tie.id};
}

function tieColumns() {
    return [
        {key: "from", words: say("from"), head: true, value: row => entities[row.a].name, cell: row => entityButton(row.a)},
        {key: "to", words: say("to"), value: row => entities[row.b].name, cell: row => el("span", {class: "to"}, row.directed ? "→" : "–", entityButton(row.b))},
        {key: "layer", words: say("layer"), value: row => row.layer,
            cell: row => button(row.layer, () => chooseTie(row.a, row.b), {class: "name", "aria-label": row.layer + ": " + short(entities[row.a].name) + " – " + short(entities[row.b].name)})},
        {key: "status", words: say("status"), value: row => row.standing === null ? "" : sayStatus(row.standing), cell: row => row.standing === null ? "" : statusBadge(row.standing)},
        {key: "claims", words: say("claims"), n: true, value: row => row.list.length},
        {key: "origins", words: say("origins"), n: true, value: row => originsOf(row.list).size},
        {key: "against", words: say("against"), n: true, value: row => row.denials},
        {key: "counted", words: say("counted"), value: row => say(row.counted ? "yes" : "no")}];
}

function buildTies() {
    const rows = ties.map(tieRow);
    clear(byId("ties-body")).append(makeTable({id: "ties-table", caption: say("ties"), csv: "ties.csv", columns: tieColumns(),
        rows: () => rows.filter(row => visible.ties[row.tie] === 1)}).element);
}

function claimColumns() {
    return [
        {key: "status", words: say("status"), value: c => sayStatus(c.status), cell: c => statusBadge(c.status)},
        {key: "date", words: say("date"), value: c => c.date},
        {key: "claim", words: say("claim"), wide: true, value: c => c.words, cell: c => [el("span", {dir: "auto"}, short(c.words)), el("span", {class: "parties"},
            [...new Set([c.person, c.organization, c.target, c.recipient])].filter(e => e >= 0).map(e => [" ", entityButton(e)]))]},
        {key: "stance", words: say("stance"), value: c => say(c.stance), cell: c => [say(c.stance), c.answers.length === 0 ? "" : el("strong", {}, " " + say("against-count", c.answers.length))]},
        {key: "source", words: say("source"), value: c => c.source, cell: c => [el("bdi", {}, short(c.source)), c.url === "" ? "" : [" ", link(c.url, say("link"))]]},
        {key: "origin", words: say("origin"), value: c => c.originName},
        {key: "where", words: say("where"), value: placeOf, cell: c => el("code", {}, placeOf(c))}];
}

function buildClaims() {
    clear(byId("claims-body")).append(makeTable({id: "claims-table", caption: say("claims"), csv: "claims.csv", columns: claimColumns(),
        rows: () => claims.filter(claim => visible.claims[claim.id] === 1)}).element);
}
