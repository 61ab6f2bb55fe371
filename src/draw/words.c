/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/words.h"

/* In the order of TrPhrase. */
static const char *const phrases[TR_N_PHRASES][TR_N_LANGUAGES] = {
    [TR_SAY_CAVEAT] = {"A tie is a claim by a source, not a finding. Position in the reported network is not "
                       "guilt, rank or power.",
                       "Un vínculo es lo que afirma una fuente, no un hecho probado. La posición en la red "
                       "reportada no es culpa, rango ni poder."},
    [TR_SAY_NOTHING_MATCHES] = {"Nothing in this input matches the diagram's definition.",
                                "Nada en estos datos corresponde a la definición del diagrama."},
    [TR_SAY_SOME_SHOWN] = {"{1} of {2} {2|entity|entities} and {3} of {4} {4|tie|ties} are shown.",
                           "Se muestran {1} de {2} {2|entidad|entidades} y {3} de {4} "
                           "{4|vínculo|vínculos}."},
    [TR_SAY_ALL_SHOWN] = {"{1|The one entity|All # entities} and {2} of {3} {3|tie|ties} are shown.",
                          "Se muestran {1|la única entidad|las # entidades} y {2} de {3} "
                          "{3|vínculo|vínculos}."},
    [TR_SAY_AREA] = {"Area grows with {1}, at most fourfold; a long name widens a shape.",
                     "El área crece con {1}, a lo sumo al cuádruple; un nombre largo ensancha la figura."},
    [TR_SAY_AREA_EQUAL] = {"Size says nothing: a long name widens a shape.",
                           "El tamaño no indica nada: un nombre largo ensancha la figura."},
    [TR_SAY_AREA_UNSURE] = {"Smallest too where the rank is not known to within a quarter of all: {1}.",
                            "Mínima también donde el lugar no se conoce dentro de una cuarta parte: {1}."},
    [TR_SAY_LETTERS] = {"Larger letters: higher {1}.", "Letras mayores: más {1}."},
    [TR_SAY_LEFT_OUT_CONTESTED] = {"Contested ties left out: {1}.", "Vínculos disputados omitidos: {1}."},
    [TR_SAY_LEFT_OUT_CHARGED] =
        {"Left out, with somebody wanted, sanctioned, charged, convicted or cleared: {1}.",
         "Omitidos, con alguien buscado, sancionado, imputado, condenado o exculpado: "
         "{1}."},
    [TR_SAY_FELL_BACK] =
        {"The usual layout failed or took too long; entities stand nearer to those they are tied to instead.",
         "La disposición habitual falló o tardó demasiado; las entidades están cerca de aquellas con las que "
         "tienen vínculo."},
    [TR_SAY_AREA_MARKS] = {"Area grows with {1}, at most fourfold.",
                           "El área crece con {1}, a lo sumo al cuádruple."},
    [TR_SAY_MANY] =
        {"Too many for words on the ties; a line's style alone tells its status. Of the first {2} by {3}, "
         "{1} "
         "have room for their name; all other names are left out.",
         "Son demasiados para palabras en los vínculos; solo el trazo indica su estado. De los primeros {2} "
         "por {3}, {1} tienen sitio para su nombre; los demás nombres se omiten."},
    [TR_SAY_NOT_AS_ASKED] = {"Too many for the layout that was asked for: entities stand nearer to those "
                             "they are tied to instead.",
                             "Son demasiadas para la disposición pedida: las entidades están cerca de "
                             "aquellas con las que tienen "
                             "vínculo."},
    [TR_SAY_WORDS_LEFT_OUT] = {"The words of the ties are left out; a line's style alone tells its status.",
                               "Se omiten las palabras de los vínculos; solo el trazo indica su estado."},
    [TR_SAY_STATUS_ONLY] = {"Of the words of ties only status and dispute are shown.",
                            "De las palabras de los vínculos solo se muestran estado y disputa."},
    [TR_SAY_NEIGHBOURHOODS] =
        {"Shown: {1|the first|the first #} by {2}, and all who are tied to {1|it|them}.",
         "Se muestran {1|el primero|los # primeros} por {2} y quienes tienen vínculo con "
         "{1|él|ellos}."},
    [TR_SAY_CORE] = {"Shown are those with at least {1} {1|tie|ties} among one another.",
                     "Se muestran quienes tienen al menos {1} {1|vínculo|vínculos} entre sí."},
    [TR_SAY_DISPARITY] = {"Ties that could be chance (disparity filter, {1}) are left out: {2}; none that is "
                          "contested or charged.",
                          "Se omiten los vínculos atribuibles al azar (filtro de disparidad, {1}): {2}; "
                          "ninguno disputado o imputado."},
    [TR_SAY_NEAREST] = {"More match: the nearest are shown, among them those highest by {1}.",
                        "Hay más: se muestran los más cercanos y, entre ellos, los primeros por {1}."},
    [TR_SAY_COLLAPSED] = {"{1|1 entity is|# entities are} drawn as {2} {2|group|groups}.",
                          "{1|1 entidad se dibuja|# entidades se dibujan} como {2} {2|grupo|grupos}."},
    [TR_SAY_NESTED] = {"A frame holds a body, with a thick outline, and what is part of it.",
                       "Un marco contiene un ente, de contorno grueso, y lo que es parte de él."},
    [TR_SAY_SOME_PATHS] =
        {"There are more shortest paths between the two than shown, of {1} {1|step|steps}; each of these "
         "is whole.",
         "Hay más caminos mínimos entre los dos que los mostrados, de {1} {1|paso|pasos}; cada uno de "
         "estos está entero."},
    [TR_SAY_PATH] = {"All shortest paths between the two are shown: {1} {1|step|steps}.",
                     "Se muestran todos los caminos más cortos entre ambos: {1} {1|paso|pasos}."},
    [TR_SAY_NO_PATH] = {"No path joins the two by the ties of this diagram.",
                        "Ningún camino une a ambos por los vínculos de este diagrama."},
    [TR_SAY_FILTERED] = {"Only some ties ({1}), each with all its claims.",
                         "Solo algunos vínculos ({1}), cada uno con todas sus afirmaciones."},
    [TR_SAY_BY_STATUS] = {"status: {1}", "estado: {1}"},
    [TR_SAY_BY_SIGN] = {"for or against: {1}", "a favor o en contra: {1}"},
    [TR_SAY_BY_SOURCE] = {"sources: {1}", "fuentes: {1}"},
    [TR_SAY_BY_DATE] = {"dates: {1}", "fechas: {1}"},
    [TR_SAY_PROJECTED_PEOPLE] = {"A line: two people share an organization.",
                                 "Una línea: dos personas comparten una organización."},
    [TR_SAY_PROJECTED_ORGANIZATIONS] = {"A line: two organizations share a person.",
                                        "Una línea: dos organizaciones comparten una persona."},
    [TR_SAY_PANELS] =
        {"Each panel shows the ties with a claim of that time, all in one layout; undated claims "
         "are in none. Pale: no tie then. Line styles are those of what was claimed until then.",
         "Cada cuadro muestra los vínculos con una afirmación de ese tiempo, en una misma "
         "disposición; las afirmaciones sin fecha no figuran. Pálido: sin vínculo entonces. El trazo es "
         "el de lo afirmado hasta entonces."},
    [TR_SAY_MATRIX] =
        {"A mark in a row and a column: who stands at the row acts on who stands at the "
         "column, or is tied to them. Rows and columns stand in groups, the highest first.",
         "Una marca en fila y columna: quien figura en la fila actúa sobre quien figura en la "
         "columna o tiene vínculo con él. Filas y columnas van por grupos, los primeros arriba."},
    [TR_SAY_MARK_AGAINST] = {"underlined: against", "subrayado: en contra"},
    [TR_SAY_MARK_CONTESTED] = {"in a ring: contested", "en un anillo: disputado"},
    [TR_SAY_SOURCES] = {"Sources: ", "Fuentes: "},
    [TR_SAY_AND_MORE] = {"; and {1} more", "; y {1} más"},
    [TR_SAY_DATES] = {"Dates of claims: {1}.", "Fechas de las afirmaciones: {1}."},
    [TR_SAY_WINDOW] = {"Only claims dated {1}; claims without a date, left out: {2}.",
                       "Solo afirmaciones con fecha {1}; sin fecha, omitidas: {2}."},
    [TR_SAY_SPAN_TO] = {"{1} to {2}", "de {1} a {2}"},
    [TR_SAY_SPAN_FROM] = {"from {1} on", "desde {1}"},
    [TR_SAY_SPAN_UNTIL] = {"until {1}", "hasta {1}"},
    [TR_SAY_CREDIT] = {"Drawn by {1}.", "Elaboración: {1}."},
    [TR_SAY_A_NETWORK] = {"A network of ", "Una red de "},
    [TR_SAY_A_MATRIX] = {"A network, as a matrix, of ", "Una red, como matriz, de "},
    [TR_SAY_PERIODS] = {"A network, in small pictures by time, of ",
                        "Una red, en cuadros pequeños por tiempo, de "},
    [TR_SAY_GROUPS] = {"A network, drawn as {1} {1|group|groups}, of ",
                       "Una red, dibujada como {1} {1|grupo|grupos}, de "},
    [TR_SAY_DESCRIPTION] = {"{1} {1|entity|entities} and {2} {2|tie|ties} between them, from {3} "
                            "{3|claim|claims} of {4} {4|source|sources}.",
                            "{1} {1|entidad|entidades} y {2} {2|vínculo|vínculos} entre ellas, según {3} "
                            "{3|afirmación|afirmaciones} de {4} {4|fuente|fuentes}."},
    [TR_SAY_TIES_BY_STATUS] = {"Ties by status: {1}.", "Vínculos por estado: {1}."},
    [TR_SAY_TIES_CONTESTED] = {"{1} {1|tie is|ties are} contested.",
                               "{1} {1|vínculo está disputado|vínculos están disputados}."},
    [TR_SAY_AS_A_TABLE] = {"The same ties as a table: {1}.", "Los mismos vínculos en una tabla: {1}."},
    [TR_SAY_DESCRIPTION_MOST] = {"Most ties here: {1}.", "Con más vínculos aquí: {1}."},
    [TR_SAY_WHO] = {"Who", "Quién"},
    [TR_SAY_HOW_SURE] = {"How sure", "Certeza"},
    [TR_SAY_KIND_OF_TIE] = {"Kind of tie", "Tipo de vínculo"},
    [TR_SAY_HOW_MUCH] = {"Size", "Tamaño"},
    [TR_SAY_CONFIRMED] = {"reported by two origins or more, or convicted",
                          "afirmado por dos orígenes o más, o con condena"},
    [TR_SAY_UNCONFIRMED] = {"one origin; wanted, charged, sanctioned",
                            "un solo origen; buscado, imputado, sancionado"},
    [TR_SAY_TENTATIVE] = {"rumoured, alleged, under investigation", "rumor, presunto, bajo investigación"},
    [TR_SAY_CLEARED] = {"acquitted, dismissed, overturned, retracted",
                        "absuelto, sobreseído, anulado, retractado"},
    [TR_SAY_INFERRED] = {"a guess: inferred from the words of an action",
                         "una conjetura: inferido de las palabras de una acción"},
    [TR_SAY_AGAINST_BAR] = {"against: ends in a bar", "en contra: termina en una barra"},
    [TR_SAY_LEAST] = {"lowest {1}", "mínimo: {1}"},
    [TR_SAY_MOST] = {"highest {1} here", "máximo aquí: {1}"},
    [TR_SAY_THICKER] = {"thicker: more origins", "más gruesa: más orígenes"},
    [TR_SAY_CHARGED_PERSON] = {"charged, sanctioned or convicted over a tie to a cartel",
                               "imputada, sancionada o condenada por un vínculo con un cártel"},
    [TR_SAY_GUESS] = {"(a guess)", "(conjetura)"},
    [TR_SAY_CLAIMS_ORIGINS] = {"{1} {1|claim|claims}, {2} {2|origin|origins}",
                               "{1} {1|afirmación|afirmaciones}, {2}\u00A0{2|origen|orígenes}"},
    [TR_SAY_ROLE] = {"{1}: {2} {2|claim|claims}", "{1}: {2} {2|afirmación|afirmaciones}"},
    [TR_SAY_MORE_ROLES] = {"+{1} more {1|role|roles}", "+{1} {1|cargo|cargos} más"},
    [TR_SAY_FOR_AGAINST] = {"{1} for, {2} against", "{1} a favor, {2} en contra"},
    [TR_SAY_ORIGINS] = {"{1} {1|origin|origins}", "{1} {1|origen|orígenes}"},
    [TR_SAY_ALSO] = {"(by one claim: {1})", "(según una afirmación: {1})"},
    [TR_SAY_MORE_CLAIMS] = {"+{1} more {1|claim|claims}", "+{1} {1|afirmación|afirmaciones} más"},
    [TR_SAY_FROM_ENTITIES] = {"from entities.csv", "de entities.csv"},
    [TR_SAY_CORRECTED] = {"corrected: ", "corregido: "},
    [TR_SAY_DENIED] = {"denied: ", "negado: "},
    [TR_SAY_RANK] = {"{1}: rank {2} of {3}", "{1}: lugar {2} de {3}"},
    [TR_SAY_RANK_BETWEEN] = {"{1}: rank {2} of {3}, could be {4} to {5}",
                             "{1}: lugar {2} de {3}, podría ser de {4} a {5}"},
    [TR_SAY_ADDRESS] = {"Address: ", "Dirección: "},
    [TR_SAY_ADDRESSES] = {"Addresses, the earliest first:", "Direcciones, por fecha:"},
    [TR_SAY_ENTITIES] = {"{1} {1|entity|entities}", "{1} {1|entidad|entidades}"},
    [TR_SAY_TIES_CLAIMS] = {"{1} {1|tie|ties}, {2} {2|claim|claims}",
                            "{1} {1|vínculo|vínculos}, {2}\u00A0{2|afirmación|afirmaciones}"},
    [TR_SAY_OF_THEM] = {"{1} {2}", "{1} {2}"},
    [TR_SAY_CONTESTED] = {"{1} contested", "{1} {1|disputado|disputados}"},
    [TR_SAY_BUNDLE_LINES] = {"A line between groups is solid only if all its ties are.",
                             "La línea entre grupos es continua solo si todos sus vínculos lo son."},
    [TR_SAY_WITHIN] = {"{1} {1|tie|ties} within", "{1} {1|vínculo interno|vínculos internos}"},
    [TR_SAY_CHANGES] =
        {"What changed between two editions of the claims: {1} {1|tie|ties} added, {2} removed, {3} "
         "changed. Shown are these, and the ties that stayed alike between those they join.",
         "Qué cambió entre dos ediciones de las afirmaciones: {1} {1|vínculo nuevo|vínculos nuevos}, {2} "
         "retirados, {3} cambiados. Se muestran estos y los que siguen igual entre quienes unen."},
    [TR_SAY_CHANGES_MORE] =
        {"Of the {2} ties that changed, {1} are shown; the others lie between entities that "
         "the page has no room for.",
         "De los {2} vínculos que cambiaron se muestran {1}; los demás están entre entidades "
         "que no caben en la página."},
    [TR_SAY_ALIKE_LEFT_OUT] = {"Alike in both editions, and left out here: {1} {1|tie|ties}.",
                               "Iguales en ambas ediciones y omitidos aquí: {1} {1|vínculo|vínculos}."},
    [TR_SAY_WHAT_CHANGED] = {"What changed", "Qué cambió"},
    [TR_SAY_MARK_ALIKE] = {"alike in both editions", "igual en ambas ediciones"},
    [TR_SAY_MARK_ADDED] = {"+ new: thick", "+ nuevo: línea gruesa"},
    [TR_SAY_MARK_REMOVED] = {"− gone: thin, in long dashes", "− retirado: línea fina de trazos largos"},
    [TR_SAY_MARK_CHANGED] = {"changed: from → to", "cambiado: antes → ahora"},
    [TR_SAY_NEW] = {"+ new", "+ nuevo"},
    [TR_SAY_GONE] = {"− gone", "− retirado"},
    [TR_SAY_NEW_ENTITY] = {"+ new in the claims", "+ nuevo en las afirmaciones"},
    [TR_SAY_GONE_ENTITY] = {"− no longer in the claims", "− ya no figura en las afirmaciones"},
    [TR_SAY_STEP_CLAIMS] = {"{1} → {2} {2|claim|claims}", "{1} → {2} {2|afirmación|afirmaciones}"},
    [TR_SAY_STEP_ORIGINS] = {"{1} → {2} {2|origin|origins}", "{1} → {2} {2|origen|orígenes}"},
    [TR_SAY_STEP_AGAINST] = {"{1} → {2} against", "{1} → {2} en contra"},
    [TR_SAY_COUNTS_NOW] = {"counts now", "ahora cuenta"},
    [TR_SAY_COUNTS_NO_MORE] = {"counts no more", "ya no cuenta"},
    [TR_SAY_AXIS_RANK] = {"rank", "lugar"},
    [TR_SAY_P_FIRST] = {"P(first {1})", "P(primeros {1})"},
    [TR_SAY_RANK_FROM_TO] = {"rank {1}, from {2} to {3}", "lugar {1}, de {2} a {3}"},
    [TR_SAY_HOW_SURE_BY] = {"How sure is the ranking by {1}?",
                            "¿Qué tan segura es la clasificación por {1}?"},
    [TR_SAY_INTERVAL_NOTE] =
        {"Dot: rank in the reported network. Bar: {1}, from {2} draws of {3} of the {4} origins. Dark bars "
         "overlap no other that is shown; where bars overlap, two are not distinguishable. P(first {5}): "
         "share "
         "of the draws with a rank of {5} or better.\nNobody is shown whom no origin reported. ",
         "Punto: lugar en la red reportada. Barra: {1}, con {2} sorteos de {3} de los {4} orígenes. Las "
         "barras "
         "oscuras no se traslapan con ninguna otra de las mostradas; donde dos se traslapan, no se "
         "distinguen. "
         "P(primeros {5}): parte de los sorteos con un lugar de {5} o mejor.\nNo se muestra a nadie a quien "
         "ningún origen haya mencionado. "},
    [TR_SAY_VISIBLE_TITLE] = {"Visible or broker?", "¿Visible o intermediario?"},
    [TR_SAY_VISIBLE_NOTE] =
        {"Each dot is an entity; names, and the colours, where it is among the first {1} by either measure. "
         "The "
         "broken lines part the first {1} from the others. Both axes are scaled by square roots.",
         "Cada punto es una entidad; lleva nombre y color si está entre los primeros {1} por alguna de las "
         "dos "
         "medidas. Las líneas discontinuas separan a los primeros {1} de los demás. Ambos ejes van por "
         "raíces "
         "cuadradas."},
    [TR_SAY_AXIS_DEGREE] = {"degree: number of ties (visible) →", "grado: número de vínculos (visible) →"},
    [TR_SAY_AXIS_BETWEENNESS] = {"betweenness: stands between others (broker) →",
                                 "intermediación: está entre otros (intermediario) →"},
    [TR_SAY_BROKERS] = {"Brokers, less visible", "Intermediarios poco visibles"},
    [TR_SAY_VISIBLE_BROKERS] = {"Visible brokers", "Intermediarios visibles"},
    [TR_SAY_VISIBLE] = {"Visible, less brokers", "Visibles, poco intermediarios"},
    [TR_SAY_DOT_SCORES] = {"degree {1}, betweenness {2}", "grado {1}, intermediación {2}"},
};

const char *tr_phrase(TrLanguage language, TrPhrase phrase)
{
    return phrases[phrase][language];
}

void tr_phrase_put(TrBuilder *out, TrLanguage language, TrPhrase phrase, const TrValue *values)
{
    tr_form_put(out, tr_phrase(language, phrase), values);
}
