// SPDX-License-Identifier: GPL-2.0-or-later
// A box that finds entities by any of their names: an ARIA combobox with a list.
const MOST_FOUND = 12;

/* `choose` is called with the entity; `value` is what stands in the box at first. */
function searchBox(id, label, value, choose) {
    const list = el("ul", {id: id + "-list", role: "listbox", "aria-label": label, hidden: true});
    const status = el("span", {class: "unseen", role: "status"});
    const input = el("input", {id, type: "text", role: "combobox", value, autocomplete: "off", spellcheck: "false",
        placeholder: label, "aria-label": label, "aria-expanded": "false", "aria-controls": id + "-list", "aria-autocomplete": "list"});
    const box = {input, list, status, found: [], at: -1, choose};
    input.addEventListener("input", () => openSearch(box));
    input.addEventListener("keydown", event => searchKey(box, event));
    input.addEventListener("blur", () => setTimeout(() => document.activeElement === input || closeSearch(box), 150));
    return el("div", {class: "search", role: id === "search" ? "search" : null}, input, list, status);
}

function openSearch(box) {
    const query = box.input.value;
    box.found = searchNames(query, MOST_FOUND);
    box.at = -1;
    clear(box.list).append(...box.found.map((e, i) => searchOption(box, e, i)));
    const none = fold(query) !== "" && box.found.length === 0;
    if (none)
        box.list.append(el("li", {class: "nothing", role: "option", "aria-disabled": "true", "aria-selected": "false"}, say("search-none")));
    box.list.hidden = box.list.childElementCount === 0;
    box.input.setAttribute("aria-expanded", String(!box.list.hidden));
    box.input.removeAttribute("aria-activedescendant");
    box.status.textContent = fold(query) === "" ? "" : say("search-found", box.found.length);
}

function searchOption(box, e, i) {
    const entity = entities[e];
    const query = fold(box.input.value);
    const alias = fold(entity.name.slice(0, MOST_FOLDED)).includes(query) ? undefined :
        entity.aliases.find(name => fold(name.slice(0, MOST_FOLDED)).includes(query));
    return el("li", {role: "option", id: box.input.id + "-" + i, "aria-selected": "false",
        onmousedown: event => event.preventDefault(), onclick: () => takeFound(box, i)},
    el("bdi", {}, short(entity.name)), el("span", {class: "kind"}, " ", sayWord(entity.kind),
        alias === undefined ? null : [" · ", el("bdi", {}, short(alias))]));
}

function closeSearch(box) {
    box.list.hidden = true;
    box.input.setAttribute("aria-expanded", "false");
    box.input.removeAttribute("aria-activedescendant");
}

function takeFound(box, i) {
    const e = box.found[i];
    box.input.value = entities[e].name;
    closeSearch(box);
    box.choose(e);
}

function moveTo(box, at) {
    if (box.found.length === 0)
        return;
    box.at = (at + box.found.length) % box.found.length;
    [...box.list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === box.at)));
    box.list.children[box.at].scrollIntoView({block: "nearest"});
    box.input.setAttribute("aria-activedescendant", box.input.id + "-" + box.at);
}

function searchKey(box, event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (box.list.hidden)
            openSearch(box);
        moveTo(box, box.at + (event.key === "ArrowDown" ? 1 : box.at < 0 ? 0 : -1));
    } else if (event.key === "Enter" && box.found.length > 0 && !box.list.hidden) {
        event.preventDefault();
        takeFound(box, Math.max(box.at, 0));
    } else if (event.key === "Escape" && !box.list.hidden) {
        event.stopPropagation();
        closeSearch(box);
    }
}

// ---- the tools at the top ----

function isDark() {
    return state.theme === "" ? window.matchMedia("(prefers-color-scheme: dark)").matches : state.theme === "dark";
}

function buildTools() {
    clear(byId("tools")).append(
        searchBox("search", say("search"), "", chooseEntity),
        button(say("language"), () => change({language: language === "en" ? "es" : "en"}, false),
            {id: "language", lang: language === "en" ? "es" : "en"}),
        button(say(isDark() ? "theme-light" : "theme-dark"), () => change({theme: isDark() ? "light" : "dark"}, false), {id: "theme"}),
        button(say("print"), () => window.print(), {id: "print"}));
}
