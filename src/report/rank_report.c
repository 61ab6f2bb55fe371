/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/rank_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "analysis/sampling.h"
#include "base/memory.h"
#include "network/components.h"
#include "report/certainty_report.h"
#include "report/rank_csv.h"

bool tr_rank_shows(const TrNetwork *network, const TrRankView *view, uint32_t node)
{
    for (size_t i = 0; i < view->n_kinds; i++)
        if (strcmp(tr_node_kind(network, node), view->kinds[i]) == 0)
            return true;
    return view->n_kinds == 0;
}

/* Calls `put` for each row to show, until it fails. */
typedef struct {
    const TrRanking *ranking;
    TrFormat format;
    const TrCertainty *certainty; /* or NULL */
    TrGrid *grid;
    TrJson json;
    TrSpellings spellings;
} Writing;

static TrStatus each_row(Writing *writing, const TrRankView *view,
                         TrStatus (*put)(Writing *, uint32_t, TrError *), TrError *err)
{
    const TrRankedMeasure *leading = tr_ranking_leading(writing->ranking);
    size_t n = 0;
    TrStatus st = TR_OK;
    for (size_t i = 0; leading != NULL && i < leading->n_places && (view->top == 0 || n < view->top); i++) {
        if (!tr_rank_shows(writing->ranking->network, view, leading->places[i]))
            continue;
        TR_TRY(put(writing, leading->places[i], err));
        n++;
    }
out:
    return st;
}

/* ---- rows of cells ---- */

/* Programs get every measure's ranks; people would have a table too wide to read. */
static bool shows_all_ranks(TrFormat format)
{
    return format == TR_FORMAT_CSV;
}

static TrStatus put_column(const char *measure, const char *behind, TrGrid *grid, TrError *err)
{
    char name[80];
    (void)snprintf(name, sizeof name, "%s%s", measure, behind);
    return tr_grid_column(grid, name, true, err);
}

/* Sampled scores have an interval, and the ranks that it leaves open: in columns of their own for programs.
 */
static TrStatus put_measure_columns(const TrRankedMeasure *ranked, TrFormat format, TrGrid *grid,
                                    TrError *err)
{
    const char *name = ranked->measure->name;
    bool sampled = ranked->low != NULL;
    TrStatus st = TR_OK;
    TR_TRY(put_column(name, "", grid, err));
    if (!shows_all_ranks(format)) {
        if (sampled) {
            TR_TRY(put_column("low", "", grid, err));
            TR_TRY(put_column("high", "", grid, err));
            TR_TRY(put_column("ranks", "", grid, err));
        }
        return TR_OK;
    }
    if (sampled) {
        TR_TRY(put_column(name, "_low", grid, err));
        TR_TRY(put_column(name, "_high", grid, err));
    }
    TR_TRY(put_column(name, "_rank", grid, err));
    if (sampled) {
        TR_TRY(put_column(name, "_rank_best", grid, err));
        TR_TRY(put_column(name, "_rank_worst", grid, err));
    }
out:
    return st;
}

static TrStatus put_columns(const Writing *writing, TrGrid *grid, TrError *err)
{
    const TrRanking *ranking = writing->ranking;
    TrFormat format = writing->format;
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_column(grid, "rank", true, err));
    TR_TRY(tr_grid_column(grid, "name", false, err));
    TR_TRY(tr_grid_column(grid, "kind", false, err));
    for (size_t i = 0; i < ranking->n; i++)
        if (ranking->measures[i].scores != NULL)
            TR_TRY(put_measure_columns(&ranking->measures[i], format, grid, err));
    if (writing->certainty != NULL)
        TR_TRY(tr_certainty_columns(writing->certainty, format, grid, err));
out:
    return st;
}

static double open_rank(const uint32_t *ranks, uint32_t node)
{
    return ranks[node] == 0 ? NAN : (double)ranks[node];
}

/* "3" or "3-5" */
static TrStatus put_open_ranks(TrGrid *grid, const TrRankedMeasure *ranked, uint32_t node, TrError *err)
{
    char text[40] = "";
    if (ranked->best[node] > 0)
        (void)snprintf(text, sizeof text, ranked->best[node] == ranked->worst[node] ? "%u" : "%u-%u",
                       ranked->best[node], ranked->worst[node]);
    return tr_grid_text(grid, text, err);
}

static TrStatus put_measure(Writing *writing, const TrRankedMeasure *ranked, uint32_t node, TrError *err)
{
    TrGrid *grid = writing->grid;
    bool sampled = ranked->low != NULL;
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_number(grid, ranked->scores[node], err));
    if (sampled) {
        TR_TRY(tr_grid_number(grid, ranked->low[node], err));
        TR_TRY(tr_grid_number(grid, ranked->high[node], err));
    }
    if (!shows_all_ranks(writing->format))
        return sampled ? put_open_ranks(grid, ranked, node, err) : TR_OK;
    TR_TRY(tr_grid_number(grid, tr_ranked_rank(ranked, node), err));
    if (sampled) {
        TR_TRY(tr_grid_number(grid, open_rank(ranked->best, node), err));
        TR_TRY(tr_grid_number(grid, open_rank(ranked->worst, node), err));
    }
out:
    return st;
}

static TrStatus put_row(Writing *writing, uint32_t node, TrError *err)
{
    const TrRanking *ranking = writing->ranking;
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_number(writing->grid, tr_ranked_rank(tr_ranking_leading(ranking), node), err));
    TR_TRY(tr_grid_text(writing->grid, tr_node_name(ranking->network, node), err));
    TR_TRY(tr_grid_text(writing->grid, tr_node_kind(ranking->network, node), err));
    for (size_t i = 0; i < ranking->n; i++)
        if (ranking->measures[i].scores != NULL)
            TR_TRY(put_measure(writing, &ranking->measures[i], node, err));
    if (writing->certainty != NULL)
        TR_TRY(tr_certainty_cells(writing->certainty, writing->format, writing->grid, node, err));
out:
    return st;
}

static TrStatus write_grid(const TrRanking *ranking, const TrRankView *view, bool rows, FILE *file,
                           TrError *err)
{
    Writing writing = {.ranking = ranking,
                       .format = view->format,
                       .certainty = view->certainty,
                       .grid = tr_grid_new(file, view->format, err)};
    TrStatus st = writing.grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    if (view->excel)
        tr_grid_for_excel(writing.grid);
    if (view->format == TR_FORMAT_MD)
        (void)fprintf(file, "*%s*\n\n", TR_CAVEAT);
    TR_TRY(put_columns(&writing, writing.grid, err));
    if (rows)
        TR_TRY(each_row(&writing, view, put_row, err));
out:
    tr_grid_end(writing.grid);
    return st;
}

/* ---- many rows, as CSV ---- */

/* The nodes to show, in order of rank. Free with tr_free(). */
static TrStatus list_shown(const TrRanking *ranking, const TrRankView *view, uint32_t **nodes, size_t *n,
                           TrError *err)
{
    const TrRankedMeasure *leading = tr_ranking_leading(ranking);
    TrStatus st = TR_OK;
    *n = 0;
    TR_TRY(TR_ARRAY(*nodes, leading == NULL ? 0 : leading->n_places, err));
    for (size_t i = 0; leading != NULL && i < leading->n_places && (view->top == 0 || *n < view->top); i++)
        if (tr_rank_shows(ranking->network, view, leading->places[i]))
            (*nodes)[(*n)++] = leading->places[i];
out:
    return st;
}

/* The same bytes as write_grid(). */
static TrStatus write_csv(const TrRanking *ranking, const TrRankView *view, FILE *file, TrError *err)
{
    uint32_t *nodes = NULL;
    size_t n;
    TrStatus st = TR_OK;
    TR_TRY(list_shown(ranking, view, &nodes, &n, err));
    TR_TRY(write_grid(ranking, view, false, file, err));
    TR_TRY(tr_rank_csv_rows(ranking, nodes, n, file, err));
out:
    tr_free(nodes);
    return st;
}

/* ---- JSON ---- */

static TrStatus put_counts(TrJson *json, const TrNetwork *network, TrError *err)
{
    size_t n_components;
    TrStatus st = TR_OK;
    TR_TRY(tr_network_count_components(network, &n_components, err));
    tr_json_key(json, "network");
    tr_json_begin(json, '{');
    tr_json_key(json, "entities");
    tr_json_number(json, (double)tr_network_count_entities(network));
    tr_json_key(json, "ties");
    tr_json_number(json, (double)network->n_ties);
    tr_json_key(json, "pairs");
    tr_json_number(json, (double)network->n_pairs);
    tr_json_key(json, "components");
    tr_json_number(json, (double)n_components);
    if (network->weave.since != NULL || network->weave.until != NULL) {
        tr_json_key(json, "undated_claims_left_out");
        tr_json_number(json, (double)network->n_undated);
    }
    tr_json_end(json, '}');
out:
    return st;
}

static void put_measures(TrJson *json, const TrRanking *ranking)
{
    tr_json_key(json, "measures");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < ranking->n; i++)
        if (ranking->measures[i].scores != NULL)
            tr_json_text(json, ranking->measures[i].measure->name);
    tr_json_end(json, ']');
}

static void put_aliases(Writing *writing, uint32_t node)
{
    uint32_t entity = writing->ranking->network->nodes[node].entity;
    tr_json_key(&writing->json, "aliases");
    tr_json_begin(&writing->json, '[');
    for (size_t i = writing->spellings.first[entity]; i < writing->spellings.first[entity + 1]; i++)
        tr_json_text(&writing->json, tr_network_text(writing->ranking->network, writing->spellings.items[i]));
    tr_json_end(&writing->json, ']');
}

static void put_numbers(TrJson *json, const TrRanking *ranking, uint32_t node, const char *key, bool ranks)
{
    tr_json_key(json, key);
    tr_json_begin(json, '{');
    for (size_t i = 0; i < ranking->n; i++) {
        const TrRankedMeasure *ranked = &ranking->measures[i];
        if (ranked->scores == NULL)
            continue;
        tr_json_key(json, ranked->measure->name);
        tr_json_number(json, ranks ? tr_ranked_rank(ranked, node) : ranked->scores[node]);
    }
    tr_json_end(json, '}');
}

static bool has_sampled(const TrRanking *ranking)
{
    for (size_t i = 0; i < ranking->n; i++)
        if (ranking->measures[i].low != NULL)
            return true;
    return false;
}

/* How the sampled measures were; not there where all are exact. */
static void put_samples(TrJson *json, const TrRanking *ranking)
{
    if (!has_sampled(ranking))
        return;
    tr_json_key(json, "sampled");
    tr_json_begin(json, '{');
    for (size_t i = 0; i < ranking->n; i++) {
        const TrRankedMeasure *ranked = &ranking->measures[i];
        if (ranked->low == NULL)
            continue;
        tr_json_key(json, ranked->measure->name);
        tr_json_begin(json, '{');
        tr_json_key(json, ranked->samples);
        tr_json_number(json, (double)ranked->n_samples);
        tr_json_key(json, "all_intervals_hold");
        tr_json_number(json, TR_SAMPLING_CONFIDENCE);
        tr_json_end(json, '}');
    }
    tr_json_end(json, '}');
}

/* [low, high] of each sampled measure. */
static void put_intervals(TrJson *json, const TrRanking *ranking, uint32_t node, const char *key, bool ranks)
{
    if (!has_sampled(ranking))
        return;
    tr_json_key(json, key);
    tr_json_begin(json, '{');
    for (size_t i = 0; i < ranking->n; i++) {
        const TrRankedMeasure *ranked = &ranking->measures[i];
        if (ranked->low == NULL)
            continue;
        tr_json_key(json, ranked->measure->name);
        tr_json_begin(json, '[');
        tr_json_number(json, ranks ? open_rank(ranked->best, node) : ranked->low[node]);
        tr_json_number(json, ranks ? open_rank(ranked->worst, node) : ranked->high[node]);
        tr_json_end(json, ']');
    }
    tr_json_end(json, '}');
}

static TrStatus put_entity(Writing *writing, uint32_t node, TrError *err)
{
    TrJson *json = &writing->json;
    (void)err;
    tr_json_newline(json);
    tr_json_begin(json, '{');
    tr_json_key(json, "name");
    tr_json_text(json, tr_node_name(writing->ranking->network, node));
    put_aliases(writing, node);
    tr_json_key(json, "kind");
    tr_json_text(json, tr_node_kind(writing->ranking->network, node));
    put_numbers(json, writing->ranking, node, "scores", false);
    put_numbers(json, writing->ranking, node, "ranks", true);
    put_intervals(json, writing->ranking, node, "intervals", false);
    put_intervals(json, writing->ranking, node, "rank_intervals", true);
    if (writing->certainty != NULL)
        tr_certainty_write_node_json(writing->certainty, json, node);
    tr_json_end(json, '}');
    return TR_OK;
}

static TrStatus write_json(const TrRanking *ranking, const TrRankView *view, FILE *file, TrError *err)
{
    const TrNetwork *network = ranking->network;
    Writing writing = {.ranking = ranking, .certainty = view->certainty, .json = {.file = file}};
    TrJson *json = &writing.json;
    TrStatus st = TR_OK;
    TR_TRY(tr_names_spellings(network->input, &network->names, &writing.spellings, err));
    tr_json_begin(json, '{');
    TR_TRY(put_counts(json, network, err));
    tr_json_key(json, "caveat");
    tr_json_text(json, TR_CAVEAT);
    put_measures(json, ranking);
    put_samples(json, ranking);
    if (view->certainty != NULL)
        TR_TRY(tr_certainty_write_json(view->certainty, json, err));
    tr_json_key(json, "entities");
    tr_json_begin(json, '[');
    TR_TRY(each_row(&writing, view, put_entity, err));
    tr_json_end(json, ']');
    tr_json_end(json, '}');
    tr_json_newline(json);
out:
    tr_spellings_release(&writing.spellings);
    return st;
}

TrStatus tr_rank_write(const TrRanking *ranking, const TrRankView *view, FILE *file, TrError *err)
{
    if (view->format == TR_FORMAT_JSON)
        return write_json(ranking, view, file, err);
    return view->format == TR_FORMAT_CSV && !view->excel && view->certainty == NULL
               ? write_csv(ranking, view, file, err)
               : write_grid(ranking, view, true, file, err);
}
