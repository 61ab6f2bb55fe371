/* SPDX-License-Identifier: GPL-2.0-or-later */
/* How sure a ranking is, for programs: JSON and CSV. */
#include <math.h>

#include "base/number.h"
#include "report/certainty_report.h"
#include "report/certainty_sentences.h"
#include "report/sentences.h"

/* ---- JSON ---- */

static void put_number(TrJson *json, const char *key, double value)
{
    tr_json_key(json, key);
    tr_json_number(json, tr_number_round(value));
}

static void put_agreement(TrJson *json, const char *key, const TrAgreement *agreement)
{
    tr_json_key(json, key);
    if (agreement->n == 0) {
        tr_json_null(json);
        return;
    }
    tr_json_begin(json, '{');
    put_number(json, "draws", (double)agreement->n);
    put_number(json, "tau_b", agreement->tau);
    put_number(json, "tau_b_95", agreement->least_tau);
    put_number(json, "jaccard", agreement->jaccard);
    put_number(json, "jaccard_95", agreement->least_jaccard);
    tr_json_end(json, '}');
}

static void put_merges(TrJson *json, const TrCertainty *certainty, const TrSureMeasure *sure)
{
    const TrNetwork *network = certainty->ranking->network;
    tr_json_key(json, "merges");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < certainty->merges.n; i++) {
        tr_json_newline(json);
        tr_json_begin(json, '{');
        tr_json_key(json, "alias");
        tr_json_text(json, tr_network_text(network, certainty->merges.merges[i].alias));
        tr_json_key(json, "name");
        tr_json_text(json, tr_node_name(network, certainty->merges.merges[i].node));
        put_number(json, "rank", sure->undone[i].rank);
        put_number(json, "rank_without", sure->undone[i].rank_without);
        put_number(json, "alias_rank", sure->undone[i].alias_rank);
        put_number(json, "jaccard", sure->undone[i].jaccard);
        tr_json_end(json, '}');
    }
    tr_json_end(json, ']');
}

static void put_measure(TrJson *json, const TrCertainty *certainty, const TrSureMeasure *sure)
{
    tr_json_newline(json);
    tr_json_key(json, sure->ranked->measure->name);
    tr_json_begin(json, '{');
    tr_json_key(json, "interval");
    tr_json_text(json, tr_interval_name(sure->ranked->measure));
    put_number(json, "top", sure->top);
    put_agreement(json, "origins", &sure->origins);
    put_agreement(json, "one_origin_left_out", &sure->one_left_out);
    tr_json_key(json, "worst_origin");
    if (isnan(sure->worst_tau))
        tr_json_null(json);
    else
        tr_json_text(json, tr_resampling_origin(&certainty->resampling, sure->worst_origin));
    put_number(json, "worst_tau_b", sure->worst_tau);
    put_agreement(json, "confidence", &sure->confidence);
    tr_json_key(json, "entities_dropped");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < TR_N_DROPS; i++) {
        tr_json_begin(json, '{');
        put_number(json, "share", tr_drop_shares[i]);
        put_agreement(json, "agreement", &sure->dropped[i]);
        tr_json_end(json, '}');
    }
    tr_json_end(json, ']');
    put_number(json, "cs_entities", sure->cs_entities);
    put_number(json, "cs_origins", sure->cs_origins);
    put_merges(json, certainty, sure);
    tr_json_end(json, '}');
}

static void put_sentence(void *json, const char *sentence)
{
    tr_json_newline(json);
    tr_json_text(json, sentence);
}

TrStatus tr_certainty_write_json(const TrCertainty *certainty, TrJson *json, TrError *err)
{
    TrStatus st = TR_OK;
    tr_json_key(json, "stability");
    tr_json_begin(json, '{');
    put_number(json, "replicates", (double)certainty->n_replicates);
    put_number(json, "origins", (double)certainty->resampling.n_origins);
    tr_json_key(json, "measures");
    tr_json_begin(json, '{');
    for (size_t i = 0; i < certainty->n; i++)
        if (certainty->measures[i].state == TR_SURE_DONE)
            put_measure(json, certainty, &certainty->measures[i]);
    tr_json_end(json, '}');
    tr_json_key(json, "sentences");
    tr_json_begin(json, '[');
    TR_TRY(tr_certainty_say_how(certainty, TR_ENGLISH, put_sentence, json, err));
    for (size_t i = 0; i < certainty->n; i++)
        TR_TRY(tr_certainty_say_measure(certainty, &certainty->measures[i], TR_ENGLISH, put_sentence, json,
                                        err));
    put_sentence(json, tr_says[TR_SAYS_UNREPORTED][TR_ENGLISH]);
    tr_json_end(json, ']');
    tr_json_end(json, '}');
out:
    return st;
}

void tr_certainty_write_node_json(const TrCertainty *certainty, TrJson *json, uint32_t node)
{
    tr_json_key(json, "stability");
    tr_json_begin(json, '{');
    for (size_t i = 0; i < certainty->n; i++) {
        const TrSureMeasure *sure = &certainty->measures[i];
        uint32_t place = sure->state == TR_SURE_DONE ? sure->place_of[node] : TR_NO_ID;
        bool hangs = place != TR_NO_ID && sure->origin[place] != TR_NO_ID;
        if (place == TR_NO_ID)
            continue;
        tr_json_key(json, sure->ranked->measure->name);
        tr_json_begin(json, '{');
        put_number(json, "rank_low", sure->interval.low[place]);
        put_number(json, "rank_high", sure->interval.high[place]);
        put_number(json, "p_top", sure->interval.p_top[place]);
        tr_json_key(json, "origin");
        if (hangs)
            tr_json_text(json, tr_resampling_origin(&certainty->resampling, sure->origin[place]));
        else
            tr_json_null(json);
        put_number(json, "rank_without", hangs ? sure->rank_without[place] : (double)NAN);
        tr_json_key(json, "apart_from_next");
        if (place + 1 < sure->n_watched)
            tr_json_bool(json, tr_sure_apart(sure, place, place + 1));
        else
            tr_json_null(json);
        tr_json_end(json, '}');
    }
    tr_json_end(json, '}');
}

/* ---- CSV ---- */

typedef struct {
    const char *name;
    bool number;
} Column;

static TrStatus new_grid(const Column *columns, size_t n, bool excel, FILE *file, TrGrid **grid, TrError *err)
{
    TrStatus st = TR_OK;
    if ((*grid = tr_grid_new(file, TR_FORMAT_CSV, err)) == NULL)
        return TR_MEMORY;
    if (excel)
        tr_grid_for_excel(*grid);
    for (size_t i = 0; i < n; i++)
        TR_TRY(tr_grid_column(*grid, columns[i].name, columns[i].number, err));
out:
    return st;
}

static TrStatus put_place(const TrCertainty *certainty, const TrSureMeasure *sure, size_t place, TrGrid *grid,
                          TrError *err)
{
    const TrNetwork *network = certainty->ranking->network;
    uint32_t node = sure->ranked->places[place], rank = sure->ranked->ranks[node];
    bool hangs = sure->origin[place] != TR_NO_ID;
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_text(grid, sure->ranked->measure->name, err));
    TR_TRY(tr_grid_number(grid, rank == 0 ? (double)NAN : rank, err));
    TR_TRY(tr_grid_text(grid, tr_node_name(network, node), err));
    TR_TRY(tr_grid_text(grid, tr_node_kind(network, node), err));
    TR_TRY(tr_grid_number(grid, sure->ranked->scores[node], err));
    TR_TRY(tr_grid_text(grid, tr_interval_name(sure->ranked->measure), err));
    TR_TRY(tr_grid_number(grid, sure->interval.low[place], err));
    TR_TRY(tr_grid_number(grid, sure->interval.high[place], err));
    TR_TRY(tr_grid_number(grid, sure->top, err));
    TR_TRY(tr_grid_number(grid, sure->interval.p_top[place], err));
    TR_TRY(tr_grid_text(grid, hangs ? tr_resampling_origin(&certainty->resampling, sure->origin[place]) : "",
                        err));
    TR_TRY(tr_grid_number(grid, hangs ? sure->rank_without[place] : (double)NAN, err));
    TR_TRY(tr_grid_text(grid,
                        place + 1 >= sure->n_watched            ? ""
                        : tr_sure_apart(sure, place, place + 1) ? "yes"
                                                                : "no",
                        err));
out:
    return st;
}

TrStatus tr_certainty_write_entities(const TrCertainty *certainty, bool excel, FILE *file, TrError *err)
{
    static const Column columns[] = {{"measure", false},        {"rank", true},      {"name", false},
                                     {"kind", false},           {"score", true},     {"interval", false},
                                     {"rank_low", true},        {"rank_high", true}, {"top", true},
                                     {"p_top", true},           {"origin", false},   {"rank_without", true},
                                     {"apart_from_next", false}};
    TrGrid *grid = NULL;
    TrStatus st = TR_OK;
    TR_TRY(new_grid(columns, sizeof columns / sizeof *columns, excel, file, &grid, err));
    for (size_t i = 0; i < certainty->n; i++) {
        const TrSureMeasure *sure = &certainty->measures[i];
        for (size_t place = 0; sure->state == TR_SURE_DONE && place < sure->n_watched; place++)
            TR_TRY(put_place(certainty, sure, place, grid, err));
    }
out:
    if (grid != NULL)
        tr_grid_end(grid);
    return st;
}

/* What a row of stability-measures.csv may hold beside measure and what was done; NULL and NaN: nothing. */
typedef struct {
    const char *about; /* the origin, or the alias */
    double share;
    const TrAgreement *agreement;
    double tau, jaccard; /* where there is no agreement */
    const char *name;    /* into whom the alias was merged */
    const TrUndone *undone;
} Row;

static TrStatus put_row(TrGrid *grid, const TrSureMeasure *sure, const char *what, const Row *row,
                        TrError *err)
{
    const TrAgreement *it = row->agreement;
    const TrUndone *undone = row->undone;
    double numbers[] = {it == NULL ? (double)NAN : (double)it->n, it == NULL ? row->tau : it->tau,
                        it == NULL ? (double)NAN : it->least_tau, it == NULL ? row->jaccard : it->jaccard,
                        it == NULL ? (double)NAN : it->least_jaccard};
    double ranks[] = {undone == NULL ? (double)NAN : undone->rank,
                      undone == NULL ? (double)NAN : undone->rank_without,
                      undone == NULL ? (double)NAN : undone->alias_rank};
    TrStatus st = TR_OK;
    if (it != NULL && it->n == 0)
        return TR_OK;
    TR_TRY(tr_grid_text(grid, sure->ranked->measure->name, err));
    TR_TRY(tr_grid_text(grid, what, err));
    TR_TRY(tr_grid_text(grid, row->about == NULL ? "" : row->about, err));
    TR_TRY(tr_grid_number(grid, tr_number_round(row->share), err));
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        TR_TRY(tr_grid_number(grid, tr_number_round(numbers[i]), err));
    TR_TRY(tr_grid_text(grid, row->name == NULL ? "" : row->name, err));
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++)
        TR_TRY(tr_grid_number(grid, ranks[i], err));
out:
    return st;
}

static TrStatus put_measure_rows(const TrCertainty *certainty, const TrSureMeasure *sure, TrGrid *grid,
                                 TrError *err)
{
    const TrNetwork *network = certainty->ranking->network;
    Row none = {.share = NAN, .tau = NAN, .jaccard = NAN}, row = none;
    TrStatus st = TR_OK;
    row.agreement = &sure->origins;
    TR_TRY(put_row(grid, sure, "origins drawn", &row, err));
    row.agreement = &sure->one_left_out;
    TR_TRY(put_row(grid, sure, "one origin left out", &row, err));
    row.agreement = &sure->confidence;
    TR_TRY(put_row(grid, sure, "claims drawn by confidence", &row, err));
    for (size_t i = 0; i < TR_N_DROPS; i++) {
        row.agreement = &sure->dropped[i];
        row.share = tr_drop_shares[i];
        TR_TRY(put_row(grid, sure, "entities dropped", &row, err));
    }
    row = none;
    row.tau = sure->worst_tau;
    row.about = tr_resampling_origin(&certainty->resampling, sure->worst_origin);
    if (!isnan(row.tau))
        TR_TRY(put_row(grid, sure, "the worst origin left out", &row, err));
    row = none;
    row.share = sure->cs_entities;
    TR_TRY(put_row(grid, sure, "CS of entities", &row, err));
    row.share = sure->cs_origins;
    TR_TRY(put_row(grid, sure, "CS of origins", &row, err));
    for (size_t i = 0; i < certainty->merges.n; i++) {
        row = none;
        row.about = tr_network_text(network, certainty->merges.merges[i].alias);
        row.name = tr_node_name(network, certainty->merges.merges[i].node);
        row.undone = &sure->undone[i];
        row.jaccard = sure->undone[i].jaccard;
        TR_TRY(put_row(grid, sure, "merge undone", &row, err));
    }
out:
    return st;
}

TrStatus tr_certainty_write_measures(const TrCertainty *certainty, bool excel, FILE *file, TrError *err)
{
    static const Column columns[] = {{"measure", false},  {"what", false},   {"about", false},
                                     {"share", true},     {"draws", true},   {"tau_b", true},
                                     {"tau_b_95", true},  {"jaccard", true}, {"jaccard_95", true},
                                     {"name", false},     {"rank", true},    {"rank_without", true},
                                     {"alias_rank", true}};
    TrGrid *grid = NULL;
    TrStatus st = TR_OK;
    TR_TRY(new_grid(columns, sizeof columns / sizeof *columns, excel, file, &grid, err));
    for (size_t i = 0; i < certainty->n; i++)
        if (certainty->measures[i].state == TR_SURE_DONE)
            TR_TRY(put_measure_rows(certainty, &certainty->measures[i], grid, err));
out:
    if (grid != NULL)
        tr_grid_end(grid);
    return st;
}
