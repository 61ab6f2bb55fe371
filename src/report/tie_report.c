/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/tie_report.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/builder.h"

enum { MOST_PLACES = 3 };

static bool is_shown(const TrNetwork *network, const TrRankView *view, const TrPair *pair)
{
    for (size_t i = 0; i < view->n_kinds; i++)
        if (strcmp(tr_node_kind(network, pair->a), view->kinds[i]) == 0 ||
            strcmp(tr_node_kind(network, pair->b), view->kinds[i]) == 0)
            return true;
    return view->n_kinds == 0;
}

static TrStatus put_columns(const TrRanking *ranking, TrFormat format, TrGrid *grid, TrError *err)
{
    static const char *const texts[] = {"name", "other"}, *const numbers[] = {"strength", "claims"};
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_column(grid, "rank", true, err));
    for (size_t i = 0; i < 2; i++)
        TR_TRY(tr_grid_column(grid, texts[i], false, err));
    for (size_t i = 0; i < ranking->n; i++) {
        char name[80];
        if (ranking->measures[i].scores == NULL)
            continue;
        TR_TRY(tr_grid_column(grid, ranking->measures[i].measure->name, true, err));
        (void)snprintf(name, sizeof name, "%s_rank", ranking->measures[i].measure->name);
        if (format == TR_FORMAT_CSV)
            TR_TRY(tr_grid_column(grid, name, true, err));
    }
    for (size_t i = 0; i < 2; i++)
        TR_TRY(tr_grid_column(grid, numbers[i], true, err));
    TR_TRY(tr_grid_column(grid, "where", false, err));
out:
    return st;
}

/* How many claims support the pair's counted ties; a claim that makes two of them counts once for each. */
static size_t count_claims(const TrNetwork *network, const TrPair *pair)
{
    size_t n = 0;
    for (uint32_t t = 0; t < pair->n_ties; t++)
        if (network->ties[pair->first_tie + t].counted)
            n += network->ties[pair->first_tie + t].n_claims;
    return n;
}

/* "claims.csv:14 claims.csv:20 …" */
static TrStatus put_places(const TrNetwork *network, const TrPair *pair, TrBuilder *text, TrGrid *grid,
                           TrError *err)
{
    const TrTable *claims = &network->input->tables[TR_CLAIMS];
    size_t n = 0;
    tr_build_clear(text);
    for (uint32_t t = 0; t < pair->n_ties && n <= MOST_PLACES; t++) {
        const TrTie *tie = &network->ties[pair->first_tie + t];
        for (uint32_t i = 0; tie->counted && i < tie->n_claims && n <= MOST_PLACES; i++, n++) {
            uint32_t claim = network->tie_claims[tie->first_claim + i];
            if (n == MOST_PLACES)
                tr_build_text(text, " …");
            else
                tr_build_format(text, "%s%s:%lu", n == 0 ? "" : " ",
                                tr_input_file_name(network->input, TR_CLAIMS, claim),
                                (unsigned long)claims->line[claim]);
        }
    }
    if (text->failed)
        return tr_fail_memory(err);
    return tr_grid_text(grid, n == 0 ? "" : text->text, err);
}

static TrStatus put_row(const TrRanking *ranking, TrFormat format, uint32_t at, TrBuilder *text, TrGrid *grid,
                        TrError *err)
{
    const TrNetwork *network = ranking->network;
    const TrPair *pair = &network->pairs[at];
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_number(grid, tr_ranked_rank(tr_ranking_leading(ranking), at), err));
    TR_TRY(tr_grid_text(grid, tr_node_name(network, pair->a), err));
    TR_TRY(tr_grid_text(grid, tr_node_name(network, pair->b), err));
    for (size_t i = 0; i < ranking->n; i++) {
        if (ranking->measures[i].scores == NULL)
            continue;
        TR_TRY(tr_grid_number(grid, ranking->measures[i].scores[at], err));
        if (format == TR_FORMAT_CSV)
            TR_TRY(tr_grid_number(grid, tr_ranked_rank(&ranking->measures[i], at), err));
    }
    TR_TRY(tr_grid_number(grid, pair->strength, err));
    TR_TRY(tr_grid_number(grid, (double)count_claims(network, pair), err));
    TR_TRY(put_places(network, pair, text, grid, err));
out:
    return st;
}

TrStatus tr_tie_rank_write(const TrRanking *ranking, const TrRankView *view, FILE *file, TrError *err)
{
    const TrRankedMeasure *leading = tr_ranking_leading(ranking);
    TrGrid *grid = tr_grid_new(file, view->format, err);
    TrBuilder text = {0};
    size_t n = 0;
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    if (view->excel)
        tr_grid_for_excel(grid);
    if (view->format == TR_FORMAT_MD)
        (void)fprintf(file, "*%s*\n\n", TR_CAVEAT);
    TR_TRY(put_columns(ranking, view->format, grid, err));
    for (size_t i = 0; leading != NULL && i < leading->n_places && (view->top == 0 || n < view->top); i++) {
        if (!is_shown(ranking->network, view, &ranking->network->pairs[leading->places[i]]))
            continue;
        TR_TRY(put_row(ranking, view->format, leading->places[i], &text, grid, err));
        n++;
    }
out:
    tr_builder_release(&text);
    tr_grid_end(grid);
    return st;
}
