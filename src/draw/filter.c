/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/filter.h"

#include <string.h>

#include "base/fold.h"
#include "base/memory.h"
#include "network/sources.h"

static const char *const reasons_in_words[TR_N_REASONS][TR_N_LANGUAGES] = {
    [TR_SHOWN] = {"", ""},
    [TR_OUT_NO_CLAIM] = {"only denied", "solo negado"},
    [TR_OUT_LAYER] = {"layer is not shown", "no se muestra esa capa"},
    [TR_OUT_STATUS] = {"status is not shown", "no se muestra ese estado"},
    [TR_OUT_SIGN] = {"sign is not shown", "no se muestra ese signo"},
    [TR_OUT_SOURCE] = {"no claim of the sources asked for", "ninguna afirmación de las fuentes pedidas"},
    [TR_OUT_DATE] = {"no claim of the dates asked for", "ninguna afirmación de las fechas pedidas"},
    [TR_OUT_END] = {"an end is left out", "se omite uno de sus extremos"},
    [TR_OUT_DISPARITY] = {"could be chance (disparity filter)", "atribuible al azar (filtro de disparidad)"},
    [TR_OUT_NOT_REACHED] = {"not reached from the start", "no se llega desde el inicio"},
    [TR_OUT_KIND] = {"kind is not shown", "no se muestra ese tipo"},
    [TR_OUT_PATH] = {"on no shortest path", "en ningún camino mínimo"},
    [TR_OUT_CORE] = {"outside the core", "fuera del núcleo"},
    [TR_OUT_TOO_MANY] = {"beyond the number of entities", "rebasa el número de entidades"},
    [TR_OUT_NO_TIE] = {"no tie that is shown", "sin vínculo que se muestre"},
};

const char *tr_reason_words(TrReason reason, TrLanguage language)
{
    return reasons_in_words[reason][language];
}

bool tr_tie_is_contested(const TrTie *tie)
{
    return tie->n_against > 0;
}

bool tr_tie_is_charged(const TrTie *tie)
{
    return tie->standing == TR_WANTED || tie->standing == TR_SANCTIONED || tie->standing == TR_CHARGED ||
           tie->standing == TR_CONVICTED || tr_status_clears(tie->standing);
}

bool tr_filter_is_set(const TrDiagram *diagram)
{
    return *diagram->statuses != '\0' || *diagram->signs != '\0' || *diagram->sources != '\0' ||
           *diagram->since != '\0' || *diagram->until != '\0' || diagram->panels != TR_PANELS_NONE;
}

/* ---- words of the definition ---- */

static bool is_kind_here(const TrNetwork *network, const char *word)
{
    for (size_t i = 0; i < network->n_nodes; i++)
        if (strcmp(tr_node_kind(network, i), word) == 0)
            return true;
    for (size_t i = 0; i < network->input->tables[TR_KINDS].n; i++)
        if (strcmp(tr_input_cell(network->input, TR_KINDS, i, TR_KIND_KIND), word) == 0)
            return true;
    return false;
}

static bool is_layer_here(const TrNetwork *network, const char *word)
{
    for (size_t i = 0; i < network->n_layers; i++)
        if (strcmp(network->layers[i], word) == 0)
            return true;
    for (size_t i = 0; i < network->input->tables[TR_ACTIONS].n; i++)
        if (strcmp(tr_input_cell(network->input, TR_ACTIONS, i, TR_ACTION_LAYER), word) == 0)
            return true;
    return false;
}

static TrStatus check_list(const TrNetwork *network, const TrDiagram *diagram, const char *key,
                           const char *list, bool (*is_here)(const TrNetwork *, const char *), TrError *err)
{
    while (*list != '\0') {
        size_t length = strcspn(list, ",");
        char word[64];
        (void)snprintf(word, sizeof word, "%.*s", (int)(length < 63 ? length : 63), list);
        if (*word != '\0' && !tr_word_is_ours(word) && !is_here(network, word)) {
            const char *near = tr_word_suggest(word);
            return tr_fail_at(err, TR_BAD_INPUT, (TrPlace){.file = diagram->path},
                              "%s '%.60s' is not known%s%s%s", key, word,
                              near != NULL ? ": did you mean '" : ", nor in this input",
                              near != NULL ? near : "", near != NULL ? "'?" : "");
        }
        list += length + (list[length] == ',');
        list += strspn(list, " ");
    }
    return TR_OK;
}

TrStatus tr_filter_check_words(const TrNetwork *network, const TrDiagram *diagram, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(check_list(network, diagram, "trama_kinds", diagram->kinds, is_kind_here, err));
    TR_TRY(check_list(network, diagram, "trama_without_kinds", diagram->without_kinds, is_kind_here, err));
    TR_TRY(check_list(network, diagram, "trama_layers", diagram->layers, is_layer_here, err));
out:
    return st;
}

/* ---- sources ---- */

/* What is asked for, folded; and by the string id of a source, whether it is: unknown, no, yes. */
typedef struct {
    TrArena arena;
    char **wanted;
    size_t n, room;
    uint8_t *known;
    TrFolder folder;
} Sources;

static TrStatus fold_into(Sources *sources, const char *text, TrError *err)
{
    return tr_fold(&sources->folder, text, strlen(text), err);
}

static TrStatus read_wanted(const TrNetwork *network, const char *list, Sources *sources, TrError *err)
{
    char item[512];
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(sources->known, tr_strings_count(network->input->strings), err));
    while (tr_bar_list_next(&list, item, sizeof item)) {
        TR_TRY(fold_into(sources, item, err));
        TR_TRY(TR_GROW(sources->wanted, sources->room, sources->n + 1, err));
        sources->wanted[sources->n] =
            tr_arena_text(&sources->arena, sources->folder.key, sources->folder.length);
        if (sources->wanted[sources->n++] == NULL)
            TR_TRY(tr_fail_memory(err));
    }
out:
    return st;
}

static bool is_wanted(const Sources *sources)
{
    for (size_t i = 0; i < sources->n; i++)
        if (strcmp(sources->wanted[i], sources->folder.key) == 0)
            return true;
    return false;
}

/* By the id it is given in the claim, or by the name that is shown for it. */
static TrStatus source_matches(const TrNetwork *network, uint32_t claim, Sources *sources, bool *matches,
                               TrError *err)
{
    uint32_t id = tr_table_cell(&network->input->tables[TR_CLAIMS], claim, TR_SOURCE);
    TrStatus st = TR_OK;
    if (sources->known[id] == 0) {
        TR_TRY(fold_into(sources, tr_strings_text(network->input->strings, id), err));
        sources->known[id] = is_wanted(sources) ? 2 : 1;
        if (sources->known[id] == 1) {
            TR_TRY(fold_into(sources, tr_source_name(network, claim), err));
            sources->known[id] = is_wanted(sources) ? 2 : 1;
        }
    }
    *matches = sources->known[id] == 2;
out:
    return st;
}

static TrStatus has_source(const TrNetwork *network, const TrTie *tie, Sources *sources, bool *has,
                           TrError *err)
{
    TrStatus st = TR_OK;
    *has = false;
    for (uint32_t i = 0; i < tie->n_claims && !*has; i++)
        TR_TRY(source_matches(network, network->tie_claims[tie->first_claim + i], sources, has, err));
out:
    return st;
}

static void release_sources(Sources *sources)
{
    tr_free(sources->wanted);
    tr_free(sources->known);
    tr_folder_release(&sources->folder);
    tr_arena_release(&sources->arena);
}

/* ---- dates, layers, the rest ---- */

static bool has_date(const TrNetwork *network, const TrDiagram *diagram, const TrTie *tie)
{
    int32_t first = *diagram->since != '\0' ? diagram->first.first_day : TR_DAY_OPEN_FIRST,
            last = *diagram->until != '\0' ? diagram->last.last_day : TR_DAY_OPEN_LAST;
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        const char *text =
            tr_input_cell(network->input, TR_CLAIMS, network->tie_claims[tie->first_claim + i], TR_DATE);
        char problem[200];
        TrDate date;
        if (*text != '\0' && tr_date_parse(text, &date, problem, sizeof problem) && date.last_day >= first &&
            date.first_day <= last)
            return true;
    }
    return false;
}

bool tr_period_of(const char *cell, TrPanels panels, char out[TR_PERIOD_BYTES])
{
    char problem[200], first[TR_DATE_TEXT_BYTES], last[TR_DATE_TEXT_BYTES];
    size_t length = panels == TR_PANELS_YEAR ? 4 : 7;
    TrDate date;
    if (*cell == '\0' || !tr_date_parse(cell, &date, problem, sizeof problem) ||
        date.first_day == TR_DAY_OPEN_FIRST || date.last_day == TR_DAY_OPEN_LAST)
        return false;
    (void)tr_day_text(date.first_day, first);
    (void)tr_day_text(date.last_day, last);
    if (strncmp(first, last, length) != 0 || first[4] != '-')
        return false;
    (void)snprintf(out, TR_PERIOD_BYTES, "%.*s", (int)length, first);
    return true;
}

static bool has_period(const TrNetwork *network, const TrDiagram *diagram, const TrTie *tie)
{
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        char period[TR_PERIOD_BYTES];
        if (tr_period_of(
                tr_input_cell(network->input, TR_CLAIMS, network->tie_claims[tie->first_claim + i], TR_DATE),
                diagram->panels, period))
            return true;
    }
    return false;
}

static bool layer_is_shown(const TrNetwork *network, const TrDiagram *diagram, const TrTie *tie)
{
    if (tr_node_is_event(network, tie->a) || tr_node_is_event(network, tie->b))
        return true; /* whoever asks for events wants to see them */
    return *diagram->layers == '\0' || tr_list_has(diagram->layers, network->layers[tie->layer]);
}

static TrReason reason_of(const TrNetwork *network, const TrDiagram *diagram, const TrTie *tie)
{
    if (tie->n_claims == 0 && tie->layer != TR_LAYER_PART_OF)
        return TR_OUT_NO_CLAIM;
    if (!layer_is_shown(network, diagram, tie))
        return TR_OUT_LAYER;
    if (*diagram->statuses != '\0' && (tie->layer == TR_LAYER_PART_OF ||
                                       !tr_list_has(diagram->statuses, tr_status_info(tie->standing)->name)))
        return TR_OUT_STATUS;
    if (*diagram->signs != '\0' &&
        (tie->sign == 0 || !tr_list_has(diagram->signs, tie->sign > 0 ? "+" : "-")))
        return TR_OUT_SIGN;
    if ((*diagram->since != '\0' || *diagram->until != '\0') && !has_date(network, diagram, tie))
        return TR_OUT_DATE;
    if (diagram->panels != TR_PANELS_NONE && !has_period(network, diagram, tie))
        return TR_OUT_DATE;
    return TR_SHOWN;
}

TrStatus tr_filter_ties(const TrNetwork *network, const TrDiagram *diagram, uint8_t *reasons, TrError *err)
{
    Sources sources = {0};
    bool by_source = *diagram->sources != '\0', has = true;
    TrStatus st = TR_OK;
    if (by_source)
        TR_TRY(read_wanted(network, diagram->sources, &sources, err));
    for (size_t t = 0; t < network->n_ties; t++) {
        reasons[t] = (uint8_t)reason_of(network, diagram, &network->ties[t]);
        if (reasons[t] != TR_SHOWN || !by_source)
            continue;
        TR_TRY(has_source(network, &network->ties[t], &sources, &has, err));
        reasons[t] = has ? TR_SHOWN : TR_OUT_SOURCE;
    }
out:
    release_sources(&sources);
    return st;
}
