/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Words of the page: its head, filters, diagrams, ranking and what is said of one entity or tie. */
#include "report/page_words.h"

#include <string.h>

const TrPageWord tr_page_words[] = {
    {"skip", {"Skip to the content", "Saltar al contenido"}},
    {"title", {"Relationship report", "Informe de relaciones"}},
    {"caveat",
     {"Every tie is a claim by a source, not a finding. Allegations are shown as allegations. Position in "
      "the reported network is not guilt, rank or power.",
      "Cada vínculo es lo que afirma una fuente, no un hecho comprobado. Los señalamientos se muestran como "
      "señalamientos. La posición en la red reportada no es culpa, rango ni poder."}},
    {"diagrams", {"Diagrams", "Diagramas"}},
    {"ranking", {"Ranking", "Clasificación"}},
    {"ties", {"Ties", "Vínculos"}},
    {"claims", {"Claims", "Afirmaciones"}},
    {"path", {"Path", "Camino"}},
    {"groups", {"Groups", "Grupos"}},
    {"groups-players", {"Groups and key players", "Grupos y actores clave"}},
    {"sources", {"Sources", "Fuentes"}},
    {"disagreements", {"Disagreements", "Discrepancias"}},
    {"disagreements-long", {"What sources disagree on", "En qué discrepan las fuentes"}},
    {"guesses", {"Guesses", "Conjeturas"}},
    {"accounting", {"Accounting", "Cuentas"}},
    {"accounting-long", {"Accounting, and what was left out", "Cuentas, y lo que quedó fuera"}},
    {"views-label", {"Parts of the report", "Partes del informe"}},
    {"footer",
     {"Made by trama. This page is one file: it loads nothing and sends nothing. Pan and zoom are d3's, by "
      "Mike Bostock; its licence is in the page.",
      "Hecho con trama. Esta página es un solo archivo: no carga ni envía nada. El desplazamiento y la "
      "ampliación son de d3, de Mike Bostock; su licencia está en la página."}},
    {"ranking-note",
     {"Ranks are those of the whole reported network, whatever the filters hide. The order says who stands "
      "where in what was reported, not who is guilty of what.",
      "Los lugares son los de toda la red reportada, aunque los filtros oculten algo. El orden dice quién "
      "está dónde en lo reportado, no quién es culpable de qué."}},
    {"search", {"Search names and aliases", "Buscar nombres y alias"}},
    {"search-none", {"No such name", "No hay tal nombre"}},
    {"search-found", {"{1} found", "{1|1 encontrado|# encontrados}"}},
    {"language", {"Español", "English"}},
    {"theme-dark", {"Dark", "Oscuro"}},
    {"theme-light", {"Light", "Claro"}},
    {"print", {"Print", "Imprimir"}},
    {"filters", {"Filters", "Filtros"}},
    {"filter-kind", {"Kind", "Tipo"}},
    {"filter-layer", {"Layer of ties", "Capa de vínculos"}},
    {"filter-status", {"Status of claims", "Estado de las afirmaciones"}},
    {"filter-source", {"Source", "Fuente"}},
    {"filter-date", {"Date", "Fecha"}},
    {"date-from", {"From", "Desde"}},
    {"date-to", {"Until", "Hasta"}},
    {"undated", {"Claims without a date", "Afirmaciones sin fecha"}},
    {"all", {"all", "todos"}},
    {"none", {"none", "ninguno"}},
    {"all-of", {"All: {1}", "Todos: {1}"}},
    {"none-of", {"None: {1}", "Ninguno: {1}"}},
    {"more-items", {"and {1} more, with fewer claims", "y {1} más, con menos afirmaciones"}},
    {"reset", {"Show everything", "Mostrar todo"}},
    {"shown",
     {"Filtered: {1} of {2} entities, {3} of {4} ties, {5} of {6} claims.",
      "Filtrado: {1} de {2} entidades, {3} de {4} vínculos, {5} de {6} afirmaciones."}},
    {"choose-diagram", {"Diagram", "Diagrama"}},
    {"zoom-in", {"Zoom in", "Acercar"}},
    {"zoom-out", {"Zoom out", "Alejar"}},
    {"fit", {"Fit", "Ajustar"}},
    {"download-svg", {"Download SVG", "Descargar SVG"}},
    {"download-csv", {"Download CSV", "Descargar CSV"}},
    {"diagram-help",
     {"Choose a person, body or tie in the diagram. With the keyboard: arrows go from one to the next, t to "
      "its ties, one after the other, Enter opens, plus and minus zoom, 0 fits. Ctrl and the wheel zoom, "
      "dragging moves.",
      "Elija una persona, un organismo o un vínculo en el diagrama. Con el teclado: las flechas van de uno a "
      "otro, t a sus vínculos, uno tras otro, Intro abre, más y menos amplían, 0 ajusta. Ctrl y la rueda "
      "amplían, arrastrar mueve."}},
    {"not-in-diagram", {"{1} is not in this diagram.", "{1} no está en este diagrama."}},
    {"as-table", {"This diagram as a table", "Este diagrama como tabla"}},
    {"entities", {"entities", "entidades"}},
    {"figure-counts",
     {"{1|1 entity|# entities}, {2|1 tie|# ties}", "{1|1 entidad|# entidades}, {2|1 vínculo|# vínculos}"}},
    {"close", {"Close", "Cerrar"}},
    {"back", {"Back", "Volver"}},
    {"kind", {"kind", "tipo"}},
    {"guessed", {"guessed", "por conjetura"}},
    {"aliases", {"Also written", "También escrito"}},
    {"part-of", {"Part of", "Parte de"}},
    {"has-parts", {"Its parts", "Sus partes"}},
    {"country", {"Country", "País"}},
    {"roles", {"Roles as reported", "Cargos reportados"}},
    {"ranks", {"Ranks", "Lugares"}},
    {"measure", {"measure", "medida"}},
    {"rank", {"rank", "lugar"}},
    {"score", {"score", "valor"}},
    {"interval", {"interval", "intervalo"}},
    {"rank-interval", {"rank and interval", "lugar e intervalo"}},
    {"rank-range", {"rank {1}, interval {2} to {3}, of {4}", "lugar {1}, intervalo de {2} a {3}, de {4}"}},
    {"rank-of", {"rank {1} of {2}", "lugar {1} de {2}"}},
    {"without-origin", {"Without the origin {1}: rank {2}", "Sin el origen {1}: lugar {2}"}},
    {"not-ranked", {"not ranked", "sin lugar"}},
    {"in-group", {"Group {1}, of {2}", "Grupo {1}, de {2}"}},
    {"their-ties", {"Tied to", "Vinculado con"}},
    {"in-diagrams", {"In these diagrams", "En estos diagramas"}},
    {"path-from-here", {"Path from here", "Camino desde aquí"}},
    {"hidden-claims",
     {"{1|1 more is|# more are} hidden by the filters.",
      "{1|Otra está oculta|Otras # están ocultas} por los filtros."}},
    {"claims-for", {"Claims for it", "Afirmaciones a favor"}},
    {"claims-against", {"Claims against it", "Afirmaciones en contra"}},
    {"none-against",
     {"No claim denies or corrects it. That nobody denied it does not make it true.",
      "Ninguna afirmación lo niega o corrige. Que nadie lo niegue no lo hace cierto."}},
    {"denied", {"Denied", "Negado"}},
    {"corrected", {"Corrected", "Corregido"}},
    {"denies", {"denies", "niega"}},
    {"corrects", {"corrects", "corrige"}},
    {"supports", {"supports", "apoya"}},
    {"against-count", {"{1} against", "{1} en contra"}},
    {"not-counted", {"drawn, not counted", "dibujado, no contado"}},
    {"a-guess", {"a guess from its words", "una conjetura por sus palabras"}},
    {"source", {"source", "fuente"}},
    {"origin", {"origin", "origen"}},
    {"at", {"at", "en"}},
    {"link", {"open the source", "abrir la fuente"}},
    {"grade", {"grade", "grado"}},
    {"confidence", {"confidence", "confianza"}},
    {"reply", {"Reply", "Respuesta"}},
    {"note", {"Note", "Nota"}},
    {"place", {"place", "lugar"}},
    {"undated-claim", {"no date", "sin fecha"}},
    {"n-claims", {"{1} claims of {2|1 origin|# origins}", "{1} afirmaciones de {2|1 origen|# orígenes}"}},
    {"one-claim", {"1 claim", "1 afirmación"}},
    {"one-origin", {"{1} claims of 1 origin", "{1} afirmaciones de 1 origen"}},
    {"from", {"from", "de"}},
    {"to", {"to", "a"}},
    {"with", {"with", "con"}},
    {"layer", {"layer", "capa"}},
    {"status", {"status", "estado"}},
    {"stance", {"stance", "postura"}},
    {"date", {"date", "fecha"}},
    {"claim", {"claim", "afirmación"}},
    {"where", {"file and line", "archivo y renglón"}},
    {"name", {"name", "nombre"}},
    {"origins", {"origins", "orígenes"}},
    {"against", {"against", "en contra"}},
    {"sign", {"sign", "signo"}},
    {"counted", {"counted", "contado"}},
    {"yes", {"yes", "sí"}},
    {"no", {"no", "no"}},
    {"table-filter", {"Filter this table", "Filtrar esta tabla"}},
    {NULL, {NULL, NULL}},
};

/* ---- finding them ---- */

static const TrPageWord *const tables[] = {tr_page_words, tr_page_words_found, tr_page_words_named};

const TrPageWord *tr_page_word_at(size_t i)
{
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        for (const TrPageWord *word = tables[t]; word->name != NULL; word++)
            if (i-- == 0)
                return word;
    return NULL;
}

const char *tr_page_say_slice(TrLanguage language, const char *name, size_t length)
{
    const TrPageWord *word;
    for (size_t i = 0; (word = tr_page_word_at(i)) != NULL; i++)
        if (strlen(word->name) == length && strncmp(word->name, name, length) == 0)
            return word->in[language];
    return NULL;
}

const char *tr_page_say(TrLanguage language, const char *name)
{
    const char *words = tr_page_say_slice(language, name, strlen(name));
    return words == NULL ? name : words;
}
