// SPDX-License-Identifier: GPL-2.0-or-later
// Putting it together: what is built when, and what follows a change of the state.

/* Each view is built when it is first looked at, and again when its language, or what it shows, has changed. */
const builders = {
    diagrams: () => undefined, ranking: buildRanking, ties: buildTies, claims: buildClaims, path: () => undefined, groups: buildGroups,
    sources: buildSources, disagreements: buildDisagreements, guesses: buildGuesses, accounting: buildAccounting
};
const built = new Map(); // view → what it was built for

/* What the tables of a view depend on. */
function signature() {
    return JSON.stringify([language, state.by, ...HIDDEN.map(family => [...state[family]].sort()), state.from, state.until, state.undated]);
}

function buildView(view) {
    if (built.get(view) === signature())
        return;
    built.set(view, signature());
    builders[view]();
}

function showViews() {
    for (const view of VIEWS)
        document.querySelector("[data-view=\"" + view + "\"]").toggleAttribute("data-aside", view !== state.view);
    for (const anchor of document.querySelectorAll("#views a")) {
        const on = anchor.getAttribute("href") === "#view=" + state.view;
        on ? anchor.setAttribute("aria-current", "page") : anchor.removeAttribute("aria-current");
    }
    buildView(state.view);
}

/* Words and controls that hang on the language alone. */
function sayAll() {
    language = state.language;
    sayPage();
    buildTools();
    buildFilters();
    buildDiagramTools();
    buildPath();
}

function show(before) {
    const said = before === null || state.language !== language;
    if (said)
        sayAll();
    document.documentElement.dataset.theme = isDark() ? "dark" : "light";
    byId("theme").textContent = say(isDark() ? "theme-light" : "theme-dark");
    computeVisible();
    computePath();
    showFilters();
    showViews();
    showGallery();
    if (state.view === "path")
        showPath();
    showPanel();
}

function start() {
    document.documentElement.classList.add("live");
    for (const section of document.querySelectorAll("main > section")) { // else the browser scrolls to them
        section.dataset.view = section.id.replace("view=", "");
        section.removeAttribute("id");
    }
    window.scrollTo(0, 0);
    buildGallery();
    state = stateOf(location.hash.slice(1));
    show(null);
    window.addEventListener("hashchange", readAddress);
    window.addEventListener("popstate", readAddress);
    window.addEventListener("beforeprint", () => { VIEWS.forEach(buildView); tablesForPaper(true); });
    window.addEventListener("afterprint", () => tablesForPaper(false));
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show(state));
    document.addEventListener("keydown", pageKey);
    byId("views").addEventListener("click", event => {
        const anchor = event.target.closest("a");
        if (anchor === null || event.ctrlKey || event.metaKey || event.shiftKey)
            return;
        event.preventDefault();
        chooseView(anchor.getAttribute("href").slice("#view=".length));
    });
    document.querySelector(".skip").addEventListener("click", event => {
        event.preventDefault();
        byId("main").focus();
    });
}

/* Escape closes the panel, a slash goes to the search. */
function pageKey(event) {
    const writing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName || "");
    if (event.key === "Escape" && !byId("panel").hidden)
        closePanel();
    else if (event.key === "/" && !writing) {
        event.preventDefault();
        byId("search").focus();
    }
}

start();
