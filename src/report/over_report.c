/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/over_report.h"

#include <math.h>

#include "report/rank_report.h"

static const char *name_of(const TrOverView *view, size_t i)
{
    return tr_names_shown(view->whole->input, &view->whole->names, view->trajectory->entities[i]);
}

static const char *kind_of(const TrOverView *view, size_t i)
{
    return tr_node_kind(view->whole, view->whole->node_of[view->trajectory->entities[i]]);
}

static double rank_of(const TrTrajectoryPoint *point)
{
    return point->rank == 0 ? (double)NAN : (double)point->rank;
}

static TrStatus put_row(TrGrid *grid, const TrOverView *view, size_t i, size_t k, TrError *err)
{
    const TrTrajectory *it = view->trajectory;
    const TrTrajectoryPoint *point = &it->points[i * it->n_periods + k];
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_text(grid, name_of(view, i), err));
    TR_TRY(tr_grid_text(grid, kind_of(view, i), err));
    TR_TRY(tr_grid_text(grid, it->periods[k].name, err));
    TR_TRY(tr_grid_text(grid, it->periods[k].since, err));
    TR_TRY(tr_grid_text(grid, it->periods[k].until, err));
    TR_TRY(tr_grid_number(grid, point->score, err));
    TR_TRY(tr_grid_number(grid, rank_of(point), err));
    TR_TRY(tr_grid_number(grid, (double)it->counts[k].n_entities, err));
    TR_TRY(tr_grid_number(grid, point->n_claims, err));
    TR_TRY(tr_grid_number(grid, (double)it->counts[k].n_claims, err));
out:
    return st;
}

static TrStatus write_grid(const TrOverView *view, FILE *file, TrError *err)
{
    const TrTrajectory *it = view->trajectory;
    const struct {
        const char *name;
        bool number;
    } columns[] = {{"name", false},  {"kind", false},           {"period", false}, {"since", false},
                   {"until", false}, {it->measure->name, true}, {"rank", true},    {"of", true},
                   {"claims", true}, {"all_claims", true}};
    TrGrid *grid = tr_grid_new(file, view->format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    if (view->excel)
        tr_grid_for_excel(grid);
    if (view->format == TR_FORMAT_MD)
        (void)fprintf(file, "*%s*\n\n", TR_CAVEAT);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        TR_TRY(tr_grid_column(grid, columns[i].name, columns[i].number, err));
    for (size_t i = 0; i < it->n_entities; i++)
        for (size_t k = 0; k < it->n_periods; k++)
            TR_TRY(put_row(grid, view, i, k, err));
out:
    tr_grid_end(grid);
    return st;
}

/* ---- JSON ---- */

static void put_text(TrJson *json, const char *key, const char *text)
{
    tr_json_key(json, key);
    tr_json_text(json, text);
}

static void put_number(TrJson *json, const char *key, double value)
{
    tr_json_key(json, key);
    tr_json_number(json, value);
}

static void put_periods(TrJson *json, const TrTrajectory *it)
{
    tr_json_key(json, "periods");
    tr_json_begin(json, '[');
    for (size_t k = 0; k < it->n_periods; k++) {
        tr_json_newline(json);
        tr_json_begin(json, '{');
        put_text(json, "period", it->periods[k].name);
        put_text(json, "since", it->periods[k].since);
        put_text(json, "until", it->periods[k].until);
        put_number(json, "entities", (double)it->counts[k].n_entities);
        put_number(json, "claims", (double)it->counts[k].n_claims);
        tr_json_end(json, '}');
    }
    tr_json_end(json, ']');
}

static void put_entity(TrJson *json, const TrOverView *view, size_t i)
{
    const TrTrajectory *it = view->trajectory;
    tr_json_newline(json);
    tr_json_begin(json, '{');
    put_text(json, "name", name_of(view, i));
    put_text(json, "kind", kind_of(view, i));
    tr_json_key(json, "periods");
    tr_json_begin(json, '[');
    for (size_t k = 0; k < it->n_periods; k++) {
        const TrTrajectoryPoint *point = &it->points[i * it->n_periods + k];
        tr_json_begin(json, '{');
        put_text(json, "period", it->periods[k].name);
        put_number(json, "score", point->score);
        put_number(json, "rank", rank_of(point));
        put_number(json, "claims", point->n_claims);
        tr_json_end(json, '}');
    }
    tr_json_end(json, ']');
    tr_json_end(json, '}');
}

static TrStatus write_json(const TrOverView *view, FILE *file)
{
    TrJson json = {.file = file};
    tr_json_begin(&json, '{');
    put_text(&json, "measure", view->trajectory->measure->name);
    put_text(&json, "over", tr_period_unit_name(view->unit));
    put_text(&json, "caveat", TR_CAVEAT);
    put_number(&json, "undated_claims_left_out", (double)view->whole->n_undated);
    put_number(&json, "claims_in_several_periods", (double)view->trajectory->n_spread);
    put_periods(&json, view->trajectory);
    tr_json_key(&json, "entities");
    tr_json_begin(&json, '[');
    for (size_t i = 0; i < view->trajectory->n_entities; i++)
        put_entity(&json, view, i);
    tr_json_end(&json, ']');
    tr_json_end(&json, '}');
    tr_json_newline(&json);
    return TR_OK;
}

TrStatus tr_over_write(const TrOverView *view, FILE *file, TrError *err)
{
    return view->format == TR_FORMAT_JSON ? write_json(view, file) : write_grid(view, file, err);
}
