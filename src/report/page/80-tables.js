// SPDX-License-Identifier: GPL-2.0-or-later
// Tables: sorted, filtered, some rows at a time, and as CSV. A column is {key, words, value(row), cell(row), n}:
// value is what sorts, is searched and goes into the CSV; cell is what is shown, where that is more.
const ROWS_AT_ONCE = 100;
const ROWS_ON_PAPER = 2000;

/* {id, caption, columns, rows(), csv, sort, remember}: `remember` keeps sort and filter in the address. */
function makeTable(options) {
    const table = {...options, shown: ROWS_AT_ONCE, folded: new Map(), query: options.remember ? state.q : "", sort: options.sort || null};
    if (options.remember && state.sort !== "")
        table.sort = {key: state.sort.replace(/^-/, ""), down: state.sort.startsWith("-")};
    table.count = el("span", {class: "count", role: "status"});
    table.head = el("tr", {});
    table.body = el("tbody", {});
    table.more = el("p", {class: "row"});
    table.filter = el("input", {type: "search", value: table.query, "aria-label": say("table-filter") + ": " + options.caption,
        placeholder: say("table-filter"), oninput: event => setQuery(table, event.target.value)});
    table.element = el("div", {class: "table", id: options.id},
        el("div", {class: "row table-tools"}, table.filter, button(say("download-csv"), () => downloadTable(table)), table.count),
        el("div", {class: "scroll", tabindex: 0, role: "group", "aria-label": options.caption},
            el("table", {}, el("caption", {class: options.title ? "" : "unseen"}, options.caption), el("thead", {}, table.head), table.body)),
        table.more);
    table.head.append(...options.columns.map(column => headCell(table, column)));
    fillTable(table);
    tables.set(options.id, table);
    return table;
}

const tables = new Map();

function headCell(table, column) {
    return el("th", {scope: "col", class: column.n ? "n" : null, "data-key": column.key},
        column.value === undefined ? column.words : button(column.words, () => sortBy(table, column), {class: "sort"}));
}

function sortBy(table, column) {
    const same = table.sort !== null && table.sort.key === column.key;
    table.sort = {key: column.key, down: same ? !table.sort.down : Boolean(column.n) && column.up !== true};
    if (table.remember)
        change({sort: (table.sort.down ? "-" : "") + table.sort.key}, false);
    fillTable(table);
}

function setQuery(table, query) {
    table.query = query;
    table.shown = ROWS_AT_ONCE;
    if (table.remember)
        change({q: query}, false);
    fillTable(table);
}

const collators = {};

function compareValues(a, b) {
    const missing = x => x === null || x === undefined || x === "" || Number.isNaN(x);
    if (missing(a) || missing(b))
        return missing(a) && missing(b) ? 0 : missing(a) ? null : -1;
    if (typeof a === "number" && typeof b === "number")
        return a - b;
    collators[language] = collators[language] || new Intl.Collator(language);
    return collators[language].compare(String(a), String(b));
}

/* What is missing stands last, whichever way the column is sorted. */
function sortRows(rows, column, down) {
    const values = new Map(rows.map(row => [row, column.value(row)]));
    const missing = x => x === null || x === undefined || x === "" || Number.isNaN(x);
    const there = rows.filter(row => !missing(values.get(row))), rest = rows.filter(row => missing(values.get(row)));
    there.sort((x, y) => (down ? -1 : 1) * compareValues(values.get(x), values.get(y)));
    return [...there, ...rest];
}

/* A row as a search sees it; folded once. */
function foldedRow(table, row) {
    if (!table.folded.has(row))
        table.folded.set(row, fold(table.columns.map(column => column.value === undefined ? "" : column.value(row)).join(" ").slice(0, 4 * MOST_FOLDED)));
    return table.folded.get(row);
}

function tableRows(table) {
    const words = fold(table.query).split(" ").filter(word => word !== "");
    const rows = table.rows().filter(row => words.length === 0 || words.every(word => foldedRow(table, row).includes(word)));
    const column = table.sort === null ? undefined : table.columns.find(c => c.key === table.sort.key);
    return column === undefined ? rows : sortRows(rows, column, table.sort.down);
}

function bodyRow(table, row) {
    return el("tr", {class: table.rowClass ? table.rowClass(row) : null}, table.columns.map(column => {
        const content = column.cell !== undefined ? column.cell(row) : column.n ? figure(column.value(row)) : el("span", {dir: "auto"}, short(String(column.value(row))));
        return el(column.head ? "th" : "td", {scope: column.head ? "row" : null, class: column.n ? "n" : column.wide ? "wide" : null}, content);
    }));
}

function fillTable(table) {
    const rows = tableRows(table);
    const n = Math.min(table.shown, rows.length);
    clear(table.body).append(...rows.slice(0, n).map(row => bodyRow(table, row)));
    table.count.textContent = say("rows-shown", n, rows.length);
    for (const th of table.head.children) {
        const on = table.sort !== null && th.dataset.key === table.sort.key;
        if (on)
            th.setAttribute("aria-sort", table.sort.down ? "descending" : "ascending");
        else
            th.removeAttribute("aria-sort");
    }
    clear(table.more);
    if (n < rows.length)
        table.more.append(
            button(say("more-rows", Math.min(ROWS_AT_ONCE, rows.length - n)), () => showRows(table, table.shown + ROWS_AT_ONCE)),
            button(say("all-rows"), () => showRows(table, Infinity)));
    if (rows.length === 0)
        table.more.append(say("nothing"));
}

function showRows(table, n) {
    table.shown = n;
    fillTable(table);
}

function downloadTable(table) {
    const columns = table.columns.filter(column => column.value !== undefined);
    download(table.csv, "text/csv", csvOf(columns.map(column => column.key), tableRows(table).map(row => columns.map(column => column.value(row)))));
}

/* On paper all rows are there, unless they would fill a book: then it is said how many are. */
function tablesForPaper(on) {
    for (const table of tables.values()) {
        if (!table.element.isConnected)
            continue;
        if (on)
            table.onScreen = table.shown;
        table.shown = on ? ROWS_ON_PAPER : table.onScreen || ROWS_AT_ONCE;
        fillTable(table);
        if (on && table.more.childElementCount > 0)
            clear(table.more).append(el("strong", {class: "cut"}, table.count.textContent));
    }
}
