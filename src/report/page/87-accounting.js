// SPDX-License-Identifier: GPL-2.0-or-later
// Every row accounted for, and everything that a diagram leaves out.

function buildAccounting() {
    const a = data.account;
    const box = clear(byId("accounting-body"));
    const sentence = box.previousElementSibling;
    if (sentence !== null && sentence.localName === "p")
        sentence.textContent = say("account-line", a.rows, a.claims, a.duplicates, a.rejected, a.entities, a.ties);
    if (a.undated > 0)
        box.append(el("p", {}, say("account-undated", a.undated)));
    if (a.held_back > 0)
        box.append(el("p", {}, say("account-held", a.held_back)));
    box.append(filesTable(), ...rejectedTable(), ...leftOutTable(), ...warningsTable(), ...networkTable());
}

function filesTable() {
    return makeTable({id: "files-table", caption: say("files"), title: true, csv: "files.csv", rows: () => data.files,
        columns: columnsOf([["file", f => f.file === "all claims" ? say("all-claims") : f.file, {head: true}], ["part", f => sayNamed("part", f.part)], ["rows", f => f.rows, {n: true}], ["kept", f => f.kept, {n: true}],
            ["duplicates", f => f.duplicates, {n: true}], ["rejected", f => f.rejected, {n: true}]])}).element;
}

function rejectedTable() {
    return [el("h3", {}, say("rejected-rows")), data.rejected.length === 0 ? el("p", {}, say("no-rejected")) :
        makeTable({id: "rejected-table", caption: say("rejected-rows"), csv: "rejected-rows.csv", rows: () => data.rejected,
            columns: columnsOf([["file", r => T[r[0]], {head: true}], ["line", r => r[1], {n: true, up: true}],
                ["reason", r => T[spoken(r.slice(2, 4))] || say("row-held"), {wide: true}], ["row", r => T[r[4]], {wide: true}]])}).element];
}

function warningsTable() {
    return data.warnings.length === 0 ? [] : [el("h3", {}, say("warnings")), makeTable({id: "warnings-table", caption: say("warnings"), csv: "warnings.csv", rows: () => data.warnings,
        columns: columnsOf([["file", w => T[w[0]], {head: true}], ["line", w => w[1] || null, {n: true, up: true}], ["reason", w => T[spoken(w.slice(2, 4))], {wide: true}]])}).element];
}

function networkTable() {
    const rows = Object.entries(data.network).filter(([, value]) => typeof value === "number");
    return [el("h3", {}, say("the-network")), makeTable({id: "network-table", caption: say("the-network"), csv: "network.csv", rows: () => rows,
        columns: columnsOf([["name", r => sayNamed("figure", r[0]), {head: true}], ["value", r => r[1], {n: true}]])}).element];
}

// ---- what diagrams leave out ----

function letters(text) {
    return [...text].map(letter => letter.charCodeAt(0) - 65);
}

function entityOut(e, reason) {
    return {what: "entity", e, name: e < 0 ? "" : entities[e].name, layer: e < 0 ? "" : sayWord(entities[e].kind), other: "", claims: null, standing: null, reason: spoken(data.reasons[reason])};
}

function tieOut(a, b, layer, list, standing, reason) {
    return {what: "tie", e: a, name: a < 0 ? "" : entities[a].name, layer, o: b, other: b < 0 ? "" : entities[b].name, claims: list.length, standing, reason: spoken(data.reasons[reason])};
}

/* Every entity and tie that a diagram does not show, with the reason. */
function leftOut(f) {
    const rows = [];
    if (f.own) {
        for (let i = 0; i + 1 < f.nodes_out.length; i += 2)
            rows.push(entityOut(f.nodes_out[i], f.nodes_out[i + 1]));
        for (const [a, b, layer, list, reason] of f.ties_out)
            rows.push(tieOut(a, b, sayWord(T[layer]), list, null, reason));
        return rows;
    }
    letters(f.node_reasons).forEach((reason, e) => reason > 0 && rows.push(entityOut(e, reason)));
    letters(f.tie_reasons).forEach((reason, t) => reason > 0 &&
        rows.push(tieOut(ties[t].a, ties[t].b, layerName(ties[t]), ties[t].claims, ties[t].standing, reason)));
    return rows;
}

function leftOutTable() {
    if (data.figures.length === 0)
        return [];
    const body = el("div", {});
    const show = f => {
        const rows = leftOut(f);
        clear(body).append(makeTable({id: "left-out-table", caption: say("left-out-title") + ": " + spoken(f.title), csv: f.name + ".left-out.csv", rows: () => rows,
            columns: columnsOf([["what", r => say(r.what)], ["name", r => r.name, {head: true, cell: r => entityButton(r.e)}], ["kind-or-layer", r => r.layer],
                ["tied-to", r => r.other, {cell: r => r.what === "tie" ? entityButton(r.o) : ""}], ["claims", r => r.claims, {n: true}],
                ["status", r => r.standing === null ? "" : sayStatus(r.standing)],
                ["reason", r => r.reason, {wide: true}]])}).element);
        if (f.not_listed > 0)
            body.append(el("p", {class: "note"}, say("not-listed", f.not_listed)));
    };
    const select = el("select", {id: "left-out-figure", onchange: event => show(data.figures[event.target.value])},
        data.figures.map((f, i) => el("option", {value: i}, spoken(f.title))));
    show(data.figures[0]);
    return [el("h3", {}, say("left-out-title")), el("p", {}, el("label", {}, say("choose-diagram"), " ", select)), body];
}
