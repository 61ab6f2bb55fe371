/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/summary_report.h"

#include <math.h>
#include <string.h>

typedef struct {
    const char *key, *words, *by; /* by: what the groups are, put behind the words; NULL: nothing */
    double value;
} Figure;

enum { N_FIGURES = 22 };

static void list_figures(const TrSummary *s, Figure figures[N_FIGURES])
{
    const TrMixing *mixing = &s->mixing;
    double triangles = (double)s->balance.n_triangles;
    const Figure all[N_FIGURES] = {
        {"entities", "entities", NULL, (double)s->n_entities},
        {"events", "events drawn as nodes", NULL, (double)s->n_events},
        {"ties", "ties", NULL, (double)s->n_ties},
        {"pairs", "pairs tied (edges of the simple graph)", NULL, (double)s->n_pairs},
        {"density", "density", NULL, s->density},
        {"mean_degree", "mean degree", NULL, s->mean_degree},
        {"components", "components", NULL, (double)s->n_components},
        {"largest_component", "entities in the largest component", NULL, (double)s->largest_component},
        {"diameter", "its diameter, in hops", NULL, s->diameter},
        {"mean_distance", "its mean distance, in hops", NULL, s->mean_distance},
        {"transitivity", "transitivity", NULL, s->transitivity},
        {"degree_centralisation", "degree centralisation", NULL, s->degree_centralisation},
        {"betweenness_centralisation", "betweenness centralisation", NULL, s->betweenness_centralisation},
        {"articulation_points", "articulation points (entities)", NULL, (double)s->n_articulation_points},
        {"bridges", "bridges (tied pairs)", NULL, (double)s->n_bridges},
        {"ei_index", "E-I index (all across: 1), by ", s->groups, mixing->ei},
        {"ei_expected", "its mean by chance", NULL, mixing->ei_expected},
        {"ei_p", "how often chance is as far from it (p)", NULL, mixing->ei_p},
        {"assortativity", "assortativity (all within: 1), by ", s->groups, mixing->assortativity},
        {"signed_triangles", "triangles of signed ties", NULL, triangles},
        {"balanced_triangles", "balanced ones of them", NULL, (double)s->balance.n_balanced},
        {"balance", "their share", NULL, triangles > 0 ? (double)s->balance.n_balanced / triangles : NAN},
    };
    memcpy(figures, all, sizeof all);
}

static TrStatus write_rows(const TrSummary *summary, TrFormat format, FILE *file, TrError *err)
{
    Figure figures[N_FIGURES];
    TrGrid *grid = tr_grid_new(file, format, err);
    TrStatus st = grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    list_figures(summary, figures);
    TR_TRY(tr_grid_column(grid, "network", false, err));
    TR_TRY(tr_grid_column(grid, "value", true, err));
    for (size_t i = 0; i < N_FIGURES; i++) {
        char words[160];
        (void)snprintf(words, sizeof words, "%s%.60s", figures[i].words,
                       figures[i].by == NULL ? "" : figures[i].by);
        TR_TRY(tr_grid_text(grid, format == TR_FORMAT_CSV ? figures[i].key : words, err));
        TR_TRY(tr_grid_number(grid, figures[i].value, err));
    }
out:
    tr_grid_end(grid);
    return st;
}

void tr_summary_write_json(const TrSummary *summary, TrJson *json)
{
    Figure figures[N_FIGURES];
    list_figures(summary, figures);
    tr_json_begin(json, '{');
    for (size_t i = 0; i < N_FIGURES; i++) {
        tr_json_key(json, figures[i].key);
        tr_json_number(json, figures[i].value);
    }
    tr_json_key(json, "groups");
    tr_json_text(json, summary->groups);
    tr_json_end(json, '}');
}

TrStatus tr_summary_write(const TrSummary *summary, TrFormat format, FILE *file, TrError *err)
{
    TrJson json = {.file = file};
    if (format != TR_FORMAT_JSON)
        return write_rows(summary, format, file, err);
    tr_summary_write_json(summary, &json);
    tr_json_newline(&json);
    return TR_OK;
}
