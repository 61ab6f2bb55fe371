/* SPDX-License-Identifier: MIT */
#include "base/terms.h"

#include <string.h>

#include "base/suggest.h"

/* Those that are not here are of the input's own. */
static const char *const vocabulary[][TR_N_LANGUAGES] = {
    /* kinds and sectors */
    {"person", "persona"},
    {"group", "grupo"},
    {"cartel", "cártel"},
    {"government", "gobierno"},
    {"agency", "agencia"},
    {"military", "fuerzas armadas"},
    {"court", "tribunal"},
    {"company", "empresa"},
    {"media", "medio"},
    {"university", "universidad"},
    {"place", "lugar"},
    {"organization", "organización"},
    {"party", "partido"},
    {"union", "sindicato"},
    {"foundation", "fundación"},
    {"vessel", "embarcación"},
    {"asset", "bien"},
    {"event", "suceso"},
    {"unknown", "desconocido"},
    {"crime", "crimen"},
    {"state", "Estado"},
    {"security", "seguridad"},
    {"justice", "justicia"},
    {"business", "negocios"},
    {"politics", "política"},
    {"civil", "sociedad civil"},
    /* layers */
    {"affiliation", "afiliación"},
    {"action", "acción"},
    {"part of", "parte de"},
    {"shared", "compartido"},
    {"inferred", "inferido"},
    {"transfer", "traslado"},
    {"request", "solicitud"},
    {"agreement", "acuerdo"},
    {"alliance", "alianza"},
    {"opposition", "oposición"},
    {"accusation", "acusación"},
    {"operation", "operación"},
    {"statement", "declaración"},
    {"membership", "pertenencia"},
    {"contact", "contacto"},
    {"payment", "pago"},
    {"ownership", "propiedad"},
    {"family", "familia"},
    /* statuses */
    {"rumoured", "rumor"},
    {"reported", "afirmado"},
    {"alleged", "presunto"},
    {"under investigation", "bajo investigación"},
    {"wanted", "buscado"},
    {"sanctioned", "sancionado"},
    {"charged", "imputado"},
    {"convicted", "condenado"},
    {"acquitted", "absuelto"},
    {"dismissed", "sobreseído"},
    {"overturned", "anulado"},
    {"retracted", "retractado"},
    /* measures */
    {"degree", "grado"},
    {"strength", "fuerza"},
    {"betweenness", "intermediación"},
    {"harmonic", "cercanía armónica"},
    {"closeness", "cercanía"},
    {"closeness wf", "cercanía (Wasserman y Faust)"},
    {"eigenvector", "centralidad de vector propio"},
    {"pagerank", "PageRank"},
    {"hub", "centro emisor"},
    {"authority", "autoridad"},
    {"coreness", "núcleo"},
    {"constraint", "restricción"},
    {"effective size", "tamaño efectivo"},
    {"articulation", "articulación"},
    {"brokerage", "mediación"},
    {"broker coordinator", "mediación como coordinador"},
    {"broker itinerant", "mediación itinerante"},
    {"broker gatekeeper", "mediación como portero"},
    {"broker representative", "mediación como representante"},
    {"broker liaison", "mediación como enlace"},
    {"ei index", "índice E-I"},
    {"pn", "índice PN"},
    {"balance", "equilibrio"},
    {"edge betweenness", "intermediación de vínculos"},
    {"bridge", "puente"},
    /* intervals of ranks */
    {"95 % interval", "intervalo del 95 %"},
    {"resampling interval", "intervalo de remuestreo"},
};
enum { N_WORDS = sizeof vocabulary / sizeof *vocabulary };

const char *tr_word(TrLanguage language, const char *word, char *buffer, size_t bytes)
{
    size_t n = 0;
    for (; word[n] != '\0' && n + 1 < bytes; n++)
        buffer[n] = (char)(word[n] == '_' ? ' ' : word[n]);
    buffer[n] = '\0';
    for (size_t i = 0; i < N_WORDS; i++)
        if (strcmp(vocabulary[i][TR_ENGLISH], buffer) == 0)
            return vocabulary[i][language];
    return buffer;
}

static const char *word_at(const void *table, size_t i)
{
    (void)table;
    return vocabulary[i][TR_ENGLISH];
}

bool tr_word_is_ours(const char *word)
{
    char plain[64];
    const char *found = tr_word(TR_SPANISH, word, plain, sizeof plain);
    return found != plain;
}

const char *tr_word_suggest(const char *word)
{
    return tr_suggest(word, word_at, vocabulary, N_WORDS);
}

const char *tr_word_at(size_t i, TrLanguage language)
{
    return i < N_WORDS ? vocabulary[i][language] : NULL;
}
