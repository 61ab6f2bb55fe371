// SPDX-License-Identifier: GPL-2.0-or-later
// Words: the page's own, which the data has in each language (src/report/page_words.c), and what trama said.
// What comes from the input is never translated.
const WORDS = data.words;
const LANGUAGES = ["en", "es"]; // in the order of all that the data has in each language

let language = "en";

/* That of the language, of what the data has in each. */
function spoken(all) {
    return all[LANGUAGES.indexOf(language)];
}

/* The words of `key`, with {1} and so on replaced; {1|one|# of them} has a form for one and for more. */
function say(key, ...parts) {
    const words = WORDS[key] === undefined ? key : spoken(WORDS[key]);
    return words.replace(/\{(\d)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (all, i, one, more) => {
        const part = parts[i - 1] === undefined ? "" : String(parts[i - 1]);
        return one === undefined ? part : (part === "1" ? one : more).replace(/#/g, part);
    });
}

/* The words of what goes by a name in the data; a name that has none stands for itself. */
function sayNamed(family, name) {
    return WORDS[family + "-" + name] === undefined ? name.replace(/_/g, " ") : say(family + "-" + name);
}

/* A kind, layer, status or measure; one of trama's own has its Spanish in the data. */
function sayWord(word) {
    return language === "es" && spanish.has(word) ? spanish.get(word) : word.replace(/_/g, " ");
}

function sayStatus(index) {
    return sayWord(data.statuses[index][0]);
}

/* What `key` of a finding or of one of its sides says. */
function sayFound(found, key) {
    return found[key + "_" + language] || found[key];
}

/* Put the language's words into all that stands in the page itself. */
function sayPage() {
    document.documentElement.lang = language;
    document.title = say("title");
    for (const element of document.querySelectorAll("[data-say]"))
        element.textContent = say(element.dataset.say);
    byId("views").setAttribute("aria-label", say("views-label"));
    byId("filters").setAttribute("aria-label", say("filters"));
    for (const figure of data.figures)
        sayFigure(figure);
}

/* A diagram's title; its own words are those that it was drawn with. */
function sayFigure(figure) {
    const box = document.querySelector("figure[data-figure=\"" + CSS.escape(figure.name) + "\"] figcaption");
    if (box !== null)
        box.firstChild.textContent = spoken(figure.title);
}
