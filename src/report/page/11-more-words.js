// SPDX-License-Identifier: GPL-2.0-or-later
Object.assign(WORDS, {
    "path-intro": ["The shortest way from one to the other over ties that count, as far as the filters show them. A path is a chain of claims, not a proof that the two know each other.",
        "El camino más corto de uno a otro por vínculos que cuentan, hasta donde los filtros los muestran. Un camino es una cadena de afirmaciones, no prueba de que los dos se conozcan."],
    "path-start": ["From", "De"],
    "path-end": ["To", "A"],
    "path-swap": ["Swap", "Invertir"],
    "path-none": ["No path between the two over what is shown.", "No hay camino entre los dos por lo que se muestra."],
    "path-steps": ["{0} steps, over {1} claims", "{0} pasos, por {1} afirmaciones"],
    "path-step": ["Step {0}: {1} – {2}", "Paso {0}: {1} – {2}"],
    "groups-caveat": ["Groups of the reported network, found from who is tied to whom: not organisations, and no proof of belonging to one.",
        "Grupos de la red reportada, según quién se vincula con quién: no son organizaciones, ni prueba de pertenecer a una."],
    "group": ["group", "grupo"],
    "size": ["size", "tamaño"],
    "within": ["ties within", "vínculos dentro"],
    "without": ["ties out", "vínculos fuera"],
    "density": ["density", "densidad"],
    "together": ["together", "juntos"],
    "members": ["members", "miembros"],
    "with-group": ["share of runs with its group", "parte de las corridas con su grupo"],
    "who-is-where": ["Who is in which group", "Quién está en qué grupo"],
    "modularity": ["Modularity {0}; {1} runs.", "Modularidad {0}; {1} corridas."],
    "players-remove": ["Whose removal fragments the network most", "Cuya ausencia más fragmenta la red"],
    "players-reach": ["Who together are nearest to all others", "Quienes juntos están más cerca de todos"],
    "players-caveat": ["A set of positions in the reported network, not of guilty people.", "Un conjunto de posiciones en la red reportada, no de culpables."],
    "set": ["set", "conjunto"],
    "set-best": ["best set", "mejor conjunto"],
    "set-degree": ["first by degree", "primeros por grado"],
    "set-betweenness": ["first by betweenness", "primeros por intermediación"],
    "set-nobody": ["nobody", "nadie"],
    "left-out": ["Left out.", "Se dejó fuera."],
    "sources-intro": ["An origin is who stands behind a claim: five papers that quote one communiqué are five sources and one origin. Without an origin its ties fall away, and these ranks move.",
        "Un origen es quien está detrás de una afirmación: cinco diarios que citan un comunicado son cinco fuentes y un origen. Sin un origen se caen sus vínculos, y estos lugares cambian."],
    "origins-title": ["Origins, and what hangs on each", "Orígenes, y lo que depende de cada uno"],
    "sources-title": ["Sources", "Fuentes"],
    "only-ties": ["ties on it alone", "vínculos sólo de él"],
    "moves": ["without it, these ranks move", "sin él, estos lugares cambian"],
    "moves-most": ["by {0}; whose rank moves most without it", "por {0}; cuyo lugar más cambia sin él"],
    "id": ["id", "id"],
    "publisher": ["publisher", "editor"],
    "contradictions": ["Contradictions: cannot all be true", "Contradicciones: no todo puede ser cierto"],
    "differences": ["Differences: other words for what may be one thing", "Diferencias: otras palabras para lo que puede ser lo mismo"],
    "no-contradictions": ["No contradiction was found. That does not make the claims true.", "No se halló contradicción. Eso no hace ciertas las afirmaciones."],
    "check": ["check", "regla"],
    "about": ["about", "sobre"],
    "one-side": ["one source", "una fuente"],
    "other-side": ["the other", "la otra"],
    "also": ["and {0} more rows", "y {0} filas más"],
    "guessed-kinds": ["Kinds guessed from names; entities.csv settles them", "Tipos supuestos por los nombres; entities.csv los fija"],
    "guessed-targets": ["Targets guessed from the words of actions", "Objetivos supuestos por las palabras de las acciones"],
    "no-guesses": ["Nothing was guessed.", "No se supuso nada."],
    "words": ["words", "palabras"],
    "actor": ["actor", "actor"],
    "target": ["target", "objetivo"],
    "recipient": ["recipient", "destinatario"],
    "action": ["action", "acción"],
    "files": ["Files", "Archivos"],
    "file": ["file", "archivo"],
    "part": ["part", "parte"],
    "rows": ["rows", "filas"],
    "kept": ["kept", "conservadas"],
    "duplicates": ["duplicates", "duplicados"],
    "rejected": ["rejected", "rechazadas"],
    "rejected-rows": ["Rejected rows", "Filas rechazadas"],
    "line": ["line", "línea"],
    "reason": ["reason", "motivo"],
    "row": ["row", "fila"],
    "row-held": ["held back: its handling is set, or cannot be known", "retenida: su manejo está marcado, o no se puede saber"],
    "no-rejected": ["No row was rejected.", "No se rechazó ninguna fila."],
    "warnings": ["Warnings", "Advertencias"],
    "the-network": ["The network in figures", "La red en cifras"],
    "value": ["value", "valor"],
    "account-line": ["{0} rows = {1} claims + {2} duplicates + {3} rejected; {4} entities, {5} ties.", "{0} filas = {1} afirmaciones + {2} duplicadas + {3} rechazadas; {4} entidades, {5} vínculos."],
    "account-undated": ["Left out because they have no date: {0} claims.", "Fuera por no tener fecha: {0} afirmaciones."],
    "account-held": ["Held back because their handling is set: {0} claims.", "Retenidas porque su manejo está marcado: {0} afirmaciones."],
    "left-out-title": ["What the diagrams leave out", "Lo que los diagramas dejan fuera"],
    "what": ["what", "qué"],
    "entity": ["entity", "entidad"],
    "tie": ["tie", "vínculo"],
    "tied-to": ["tied to", "vinculado con"],
    "kind-or-layer": ["kind or layer", "tipo o capa"],
    "not-listed": ["{0} more ties are not listed here.", "Otros {0} vínculos no se listan aquí."],
    "part-of-diagram": ["Drawn as one in: {0}", "Dibujado como uno en: {0}"],
    "who-is-in": ["Who is in it", "Quiénes lo forman"],
    "ties-within": ["Ties within", "Vínculos dentro"],
    "n-ties": ["ties: {0}", "vínculos: {0}"],
    "hidden-some": ["{0} more are hidden by the filters.", "Otros {0} están ocultos por los filtros."],
    "in-english": ["in English", "en inglés"]
});

let language = "en";

/* The words of `key`, with {0} and so on replaced. */
function say(key, ...parts) {
    const words = WORDS[key];
    const text = words === undefined ? key : words[language === "es" ? 1 : 0];
    return text.replace(/\{(\d)\}/g, (all, i) => parts[i] === undefined ? "" : String(parts[i]));
}

/* A kind, layer, status or measure; one of trama's own has its Spanish in the data. */
function sayWord(word) {
    return language === "es" && spanish.has(word) ? spanish.get(word) : word.replace(/_/g, " ");
}

function sayStatus(index) {
    return sayWord(data.statuses[index][0]);
}

/* Put the language's words into all that stands in the page itself. */
function sayPage() {
    document.documentElement.lang = language;
    document.title = say("title");
    for (const element of document.querySelectorAll("[data-say]"))
        element.textContent = say(element.dataset.say);
    document.getElementById("views").setAttribute("aria-label", say("views-label"));
    document.getElementById("filters").setAttribute("aria-label", say("filters"));
}
