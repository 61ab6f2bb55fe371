/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/why_rows.h"

#include <math.h>
#include <string.h>

#include "base/builder.h"
#include "network/sources.h"
#include "report/claim_lines.h"
#include "report/rank_report.h"

TrStatus tr_loss_cells(TrGrid *grid, const TrLoss *loss, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_number(grid, loss->computed ? loss->score : (double)NAN, err));
    TR_TRY(tr_grid_number(grid, loss->computed && isfinite(loss->loss) ? loss->loss : (double)NAN, err));
    TR_TRY(tr_grid_number(grid, loss->rank > 0 ? loss->rank : (double)NAN, err));
out:
    return st;
}

/* ---- CSV ---- */

static TrStatus put_place(void *context, const TrPairClaim *it, TrError *err)
{
    TrBuilder *text = context;
    (void)err;
    if (it->answers == TR_NO_ID && it->tie->counted)
        tr_build_format(text, "%s%s:%u", text->length > 0 ? " " : "",
                        tr_input_file_name(it->network->input, TR_CLAIMS, it->claim),
                        it->network->input->tables[TR_CLAIMS].line[it->claim]);
    return TR_OK;
}

static TrStatus put_source(void *context, const TrPairClaim *it, TrError *err)
{
    TrBuilder *text = context;
    const char *source = tr_source_name(it->network, it->claim);
    (void)err;
    if (it->answers == TR_NO_ID && it->tie->counted &&
        (text->length == 0 || strstr(text->text, source) == NULL)) {
        tr_build_text(text, text->length > 0 ? "; " : "");
        tr_build_text(text, source);
    }
    return TR_OK;
}

/* Cells of a row of CSV; NAN: empty. */
typedef struct {
    const char *without, *name;
    const TrLoss *loss;
    double origins, claims, against, ties, alone;
} Row;

static TrStatus put_row(TrGrid *grid, const TrWhy *why, const Row *row, TrError *err)
{
    const TrPair *pair = row->loss->pair;
    TrBuilder sources = {0}, places = {0};
    TrStatus st = TR_OK;
    tr_build_text(&sources, "");
    tr_build_text(&places, "");
    if (pair != NULL) {
        TR_TRY(tr_pair_claims(why->network, pair, put_source, &sources, err));
        TR_TRY(tr_pair_claims(why->network, pair, put_place, &places, err));
    }
    if (sources.failed || places.failed)
        TR_TRY(tr_fail_memory(err));
    TR_TRY(tr_grid_text(grid, row->without, err));
    TR_TRY(tr_grid_text(grid, row->name, err));
    TR_TRY(tr_loss_cells(grid, row->loss, err));
    TR_TRY(tr_grid_number(grid, row->ties, err));
    TR_TRY(tr_grid_number(grid, row->alone, err));
    TR_TRY(tr_grid_number(grid, row->origins, err));
    TR_TRY(tr_grid_number(grid, row->claims, err));
    TR_TRY(tr_grid_number(grid, row->against, err));
    TR_TRY(tr_grid_text(grid, pair == NULL ? "" : tr_status_info(row->loss->evidence.status)->name, err));
    TR_TRY(tr_grid_text(grid, sources.text, err));
    TR_TRY(tr_grid_text(grid, places.text, err));
out:
    tr_builder_release(&sources);
    tr_builder_release(&places);
    return st;
}

TrStatus tr_why_write_csv(const TrWhyView *view, FILE *file, TrError *err)
{
    static const struct {
        const char *name;
        bool number;
    } columns[] = {{"without", false}, {"name", false},   {"score", true},   {"loss", true},
                   {"rank", true},     {"ties", true},    {"alone", true},   {"origins", true},
                   {"claims", true},   {"against", true}, {"status", false}, {"sources", false},
                   {"places", false}};
    const TrWhy *why = view->why;
    TrLoss whole = {.score = why->score, .rank = why->rank, .computed = true};
    TrGrid *grid = tr_grid_new(file, TR_FORMAT_CSV, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    if (view->excel)
        tr_grid_for_excel(grid);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        TR_TRY(tr_grid_column(grid, columns[i].name, columns[i].number, err));
    TR_TRY(put_row(grid, why, &(Row){"nothing", "", &whole, NAN, NAN, NAN, (double)why->n_ties, NAN}, err));
    if (why->single.computed)
        TR_TRY(put_row(
            grid, why,
            &(Row){"ties of one origin", "", &why->single, NAN, NAN, NAN, (double)why->single.n_ties, NAN},
            err));
    for (size_t i = 0; i < why->n_ties; i++) {
        const TrLoss *tie = &why->ties[i];
        TR_TRY(put_row(grid, why,
                       &(Row){"tie", tr_node_name(why->network, tie->other), tie, tie->evidence.n_origins,
                              tie->evidence.n_claims, tie->evidence.n_against, NAN, NAN},
                       err));
    }
    for (size_t i = 0; i < why->n_origins; i++) {
        const TrLoss *origin = &why->origins[i];
        TR_TRY(put_row(grid, why,
                       &(Row){"origin", tr_origin_name(why->network, origin->claim), origin, NAN, NAN, NAN,
                              (double)origin->n_ties, (double)origin->n_alone},
                       err));
    }
out:
    tr_grid_end(grid);
    return st;
}

/* ---- JSON ---- */

static void put_json_loss(TrJson *json, const TrLoss *loss)
{
    tr_json_key(json, "score");
    tr_json_number(json, loss->computed ? loss->score : (double)NAN);
    tr_json_key(json, "loss");
    tr_json_number(json, loss->computed ? loss->loss : (double)NAN);
    tr_json_key(json, "rank");
    tr_json_number(json, loss->rank > 0 ? loss->rank : (double)NAN);
}

static TrStatus put_json_tie(TrJson *json, const TrWhy *why, const TrLoss *tie, TrError *err)
{
    TrStatus st = TR_OK;
    tr_json_newline(json);
    tr_json_begin(json, '{');
    tr_json_key(json, "to");
    tr_json_text(json, tr_node_name(why->network, tie->other));
    put_json_loss(json, tie);
    tr_json_key(json, "origins");
    tr_json_number(json, tie->evidence.n_origins);
    tr_json_key(json, "for");
    tr_json_number(json, tie->evidence.n_claims);
    tr_json_key(json, "against");
    tr_json_number(json, tie->evidence.n_against);
    tr_json_key(json, "status");
    tr_json_text(json, tr_status_info(tie->evidence.status)->name);
    TR_TRY(tr_claims_json(json, why->network, tie->pair, err));
    tr_json_end(json, '}');
out:
    return st;
}

static void put_json_origin(TrJson *json, const TrWhy *why, const TrLoss *origin)
{
    tr_json_newline(json);
    tr_json_begin(json, '{');
    tr_json_key(json, "origin");
    tr_json_text(json, tr_origin_name(why->network, origin->claim));
    put_json_loss(json, origin);
    tr_json_key(json, "ties");
    tr_json_number(json, (double)origin->n_ties);
    tr_json_key(json, "alone");
    tr_json_number(json, (double)origin->n_alone);
    tr_json_end(json, '}');
}

static void put_json_head(TrJson *json, const TrWhy *why)
{
    tr_json_key(json, "name");
    tr_json_text(json, tr_node_name(why->network, why->node));
    tr_json_key(json, "kind");
    tr_json_text(json, tr_node_kind(why->network, why->node));
    tr_json_key(json, "measure");
    tr_json_text(json, why->measure->name);
    tr_json_key(json, "caveat");
    tr_json_text(json, TR_CAVEAT);
    tr_json_key(json, "score");
    tr_json_number(json, why->score);
    tr_json_key(json, "rank");
    tr_json_number(json, why->rank > 0 ? why->rank : (double)NAN);
    tr_json_key(json, "ranked");
    tr_json_number(json, (double)why->n_ranked);
}

TrStatus tr_why_write_json(const TrWhyView *view, FILE *file, TrError *err)
{
    const TrWhy *why = view->why;
    TrJson json = {.file = file};
    TrStatus st = TR_OK;
    tr_json_begin(&json, '{');
    put_json_head(&json, why);
    if (why->single.computed) {
        tr_json_key(&json, "without_ties_of_one_origin");
        tr_json_begin(&json, '{');
        tr_json_key(&json, "ties");
        tr_json_number(&json, (double)why->single.n_ties);
        put_json_loss(&json, &why->single);
        tr_json_end(&json, '}');
    }
    tr_json_key(&json, "without_tie");
    tr_json_begin(&json, '[');
    for (size_t i = 0; i < why->n_ties; i++)
        TR_TRY(put_json_tie(&json, why, &why->ties[i], err));
    tr_json_end(&json, ']');
    tr_json_key(&json, "without_origin");
    tr_json_begin(&json, '[');
    for (size_t i = 0; i < why->n_origins; i++)
        put_json_origin(&json, why, &why->origins[i]);
    tr_json_end(&json, ']');
    tr_json_end(&json, '}');
    tr_json_newline(&json);
out:
    return st;
}
