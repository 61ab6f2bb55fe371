// SPDX-License-Identifier: GPL-2.0-or-later
// Elements. Text gets in as text, and never as markup.

/* el("p", {class: "note", onclick: f}, "text", child …). A value of null or false leaves an attribute out. */
function el(name, attributes, ...children) {
    return fill(document.createElement(name), attributes, children);
}

function svgEl(name, attributes, ...children) {
    return fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function fill(element, attributes, children) {
    for (const [key, value] of Object.entries(attributes || {})) {
        if (value === null || value === undefined || value === false)
            continue;
        if (key.startsWith("on"))
            element.addEventListener(key.slice(2), value);
        else
            element.setAttribute(key, value === true ? "" : String(value));
    }
    add(element, children);
    return element;
}

function add(element, children) {
    for (const child of children) {
        if (Array.isArray(child))
            add(element, child);
        else if (child !== null && child !== undefined && child !== false)
            element.append(child);
    }
}

function byId(id) {
    return document.getElementById(id);
}

function clear(element) {
    element.replaceChildren();
    return element;
}

function button(words, press, attributes) {
    return el("button", {type: "button", onclick: press, ...attributes}, words);
}

/* A link to elsewhere: only to http and https, and without saying where one comes from. */
function link(url, words) {
    return url === "" ? null : el("a", {href: url, target: "_blank", rel: "noopener noreferrer external nofollow"}, words);
}

const MOST_SHOWN = 200; // characters of a name where it stands among others; the panel has all of it

function short(text) {
    const characters = text.length > MOST_SHOWN ? Array.from(text) : text;
    return characters.length > MOST_SHOWN ? characters.slice(0, MOST_SHOWN).join("") + "…" : text;
}

/* An entity's name that opens its panel. */
function entityButton(e) {
    return e < 0 ? "" : el("button", {type: "button", class: "name", "data-entity": e, onclick: () => chooseEntity(e)},
        el("bdi", {}, short(entities[e].name)));
}

function statusBadge(status) {
    const [name, , clears] = data.statuses[status];
    return el("span", {class: "status status-" + name + (clears ? " clears" : "")}, sayStatus(status));
}

// ---- downloads ----

function download(name, type, text) {
    const url = URL.createObjectURL(new Blob([text], {type}));
    const anchor = el("a", {href: url, download: name});
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/* RFC 4180; for Excel with its mark, and nothing that it would take for a formula. */
function csvOf(header, rows) {
    const cell = value => {
        let text = value === null || value === undefined ? "" : String(value);
        if (data.excel && /^[=+\-@\t\r]/.test(text) && !/^[+-]?[0-9.]+$/.test(text))
            text = "'" + text;
        return /[",\r\n]/.test(text) ? "\"" + text.replace(/"/g, "\"\"") + "\"" : text;
    };
    return (data.excel ? "\ufeff" : "") + [header, ...rows].map(row => row.map(cell).join(",") + "\n").join("");
}
