/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "report/path_report.h"

#include "base/memory.h"
#include "base/number.h"
#include "network/find.h"
#include "network/sources.h"
#include "report/claim_lines.h"

/* A path with what its steps rest on. */
typedef struct {
    const TrNetwork *network;
    const TrPath *path;
    const TrPair **pairs;    /* by step */
    TrEvidence *evidence;    /* by step */
    size_t n_steps, weakest; /* the first of the weakest */
} Trail;

static TrStatus make_trail(TrEvidencing *evidencing, const TrPath *path, Trail *trail, TrError *err)
{
    TrStatus st = TR_OK;
    *trail = (Trail){.network = evidencing->network, .path = path, .n_steps = path->n - 1};
    TR_TRY(TR_ARRAY(trail->pairs, trail->n_steps, err));
    TR_TRY(TR_ARRAY(trail->evidence, trail->n_steps, err));
    for (size_t i = 0; i < trail->n_steps; i++) {
        trail->pairs[i] = tr_network_pair(trail->network, path->nodes[i], path->nodes[i + 1]);
        trail->evidence[i] = tr_evidence_of(evidencing, trail->pairs[i]);
        if (tr_evidence_compare(&trail->evidence[i], &trail->evidence[trail->weakest]) < 0)
            trail->weakest = i;
    }
out:
    return st;
}

static void release_trail(Trail *trail)
{
    tr_free(trail->pairs);
    tr_free(trail->evidence);
}

static bool is_weakest(const Trail *trail, size_t step)
{
    return tr_evidence_compare(&trail->evidence[step], &trail->evidence[trail->weakest]) == 0;
}

/* ---- words ---- */

static void put_name(TrBuilder *text, const TrNetwork *network, uint32_t node)
{
    tr_build_text(text, tr_node_name(network, node));
}

static void put_chain(TrBuilder *text, const TrNetwork *network, const TrPath *path)
{
    for (size_t i = 0; i < path->n; i++) {
        tr_build_text(text, i > 0 ? " → " : "");
        put_name(text, network, path->nodes[i]);
    }
}

static void put_length(TrBuilder *text, const TrNetwork *network, const TrPath *path)
{
    char number[TR_NUMBER_BYTES];
    tr_build_format(text, "%zu step%s", path->n - 1, path->n == 2 ? "" : "s");
    if (network->weave.inverse_lengths)
        tr_build_format(text, ", length %s", tr_number_text(tr_number_round(path->length), number));
}

static void put_step(TrBuilder *text, const Trail *trail, size_t step)
{
    put_name(text, trail->network, trail->path->nodes[step]);
    tr_build_text(text, " – ");
    put_name(text, trail->network, trail->path->nodes[step + 1]);
}

/* Whether one origin alone says all of it. */
static bool rests_on_one_origin(const Trail *trail)
{
    const uint32_t *origin_of = trail->network->origins.origin_of;
    for (size_t i = 0; i < trail->n_steps; i++)
        if (trail->evidence[i].n_origins != 1 ||
            origin_of[trail->evidence[i].claim] != origin_of[trail->evidence[0].claim])
            return false;
    return trail->n_steps > 1;
}

/* The first of the weakest links, why, and those that are as weak. */
static void put_weakest(TrBuilder *text, const Trail *trail)
{
    size_t n = 0;
    put_step(text, trail, trail->weakest);
    tr_build_text(text, ": ");
    tr_evidence_words(text, trail->network, &trail->evidence[trail->weakest]);
    for (size_t i = trail->weakest + 1; i < trail->n_steps; i++) {
        if (!is_weakest(trail, i))
            continue;
        tr_build_text(text, n++ > 0 ? "; " : ". As weak: ");
        put_step(text, trail, i);
    }
    tr_build_text(text, ".");
    if (rests_on_one_origin(trail)) {
        tr_build_text(text, " All steps rest on one origin, ");
        tr_build_text(text, tr_origin_name(trail->network, trail->evidence[0].claim));
        tr_build_text(text, ".");
    }
}

static void put_avoided(TrBuilder *text, const TrPathView *view)
{
    for (size_t i = 0; i < view->question->n_avoid; i++) {
        tr_build_text(text, i == 0 ? "" : i + 1 < view->question->n_avoid ? ", " : " and ");
        put_name(text, view->network, view->question->avoid[i]);
    }
}

void tr_paths_why_none(const TrPathView *view, TrBuilder *text)
{
    const TrPaths *paths = view->paths;
    tr_build_text(text, "There is no path from ");
    put_name(text, view->network, view->question->from);
    tr_build_text(text, " to ");
    put_name(text, view->network, view->question->to);
    if (view->question->n_avoid > 0) {
        tr_build_text(text, " without ");
        put_avoided(text, view);
    }
    tr_build_format(text, ": they stand in two components, one of %zu entit%s and one of %zu.",
                    paths->from_component, paths->from_component == 1 ? "y" : "ies", paths->to_component);
    if (paths->through.n > 0) {
        tr_build_text(text, " All paths lead through what is left out, such as ");
        put_chain(text, view->network, &paths->through);
        tr_build_text(text, ".");
    }
}

static void put_heading(TrBuilder *text, const TrPathView *view)
{
    const TrPaths *paths = view->paths;
    tr_build_format(text, "%zu path%s from ", paths->n, paths->n == 1 ? "" : "s");
    put_name(text, view->network, view->question->from);
    tr_build_text(text, " to ");
    put_name(text, view->network, view->question->to);
    if (view->question->n_avoid > 0) {
        tr_build_text(text, " without ");
        put_avoided(text, view);
    }
    tr_build_text(text, paths->n < view->question->k ? ": there are no others" : ", the shortest first");
}

/* ---- for people ---- */

static void put_trail_heading(TrBuilder *text, const Trail *trail)
{
    put_chain(text, trail->network, trail->path);
    tr_build_text(text, " (");
    put_length(text, trail->network, trail->path);
    tr_build_text(text, ")");
}

/* Write the builder's text on a line of its own between `before` and `after`; empty it. */
static TrStatus write_words(TrBuilder *text, const char *before, const char *after, bool markdown, FILE *file,
                            TrError *err)
{
    if (text->failed)
        return tr_fail_memory(err);
    (void)fputs(before, file);
    tr_put_plain(file, text->text, markdown);
    (void)fputs(after, file);
    tr_build_clear(text);
    return TR_OK;
}

static TrStatus write_trail(const Trail *trail, size_t number, bool markdown, FILE *file, TrError *err)
{
    TrBuilder text = {0};
    char before[40];
    TrStatus st = TR_OK;
    (void)snprintf(before, sizeof before, markdown ? "\n## %zu. " : "\n%zu. ", number);
    put_trail_heading(&text, trail);
    TR_TRY(write_words(&text, before, markdown ? "\n\n" : "\n", markdown, file, err));
    for (size_t i = 0; i < trail->n_steps; i++) {
        put_step(&text, trail, i);
        tr_build_text(&text, ": ");
        tr_evidence_words(&text, trail->network, &trail->evidence[i]);
        TR_TRY(write_words(&text, markdown ? "- " : "   ", "\n", markdown, file, err));
        TR_TRY(tr_claim_lines_write(trail->network, trail->pairs[i], markdown, markdown ? 2 : 6, file, err));
    }
    put_weakest(&text, trail);
    TR_TRY(
        write_words(&text, markdown ? "\nWeakest link: " : "   Weakest link: ", "\n", markdown, file, err));
out:
    tr_builder_release(&text);
    return st;
}

static TrStatus write_text(const TrPathView *view, TrEvidencing *evidencing, FILE *file, TrError *err)
{
    bool markdown = view->format == TR_FORMAT_MD;
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    if (view->paths->n == 0)
        tr_paths_why_none(view, &text);
    else
        put_heading(&text, view);
    TR_TRY(write_words(&text, markdown ? "# " : "", "\n", markdown, file, err));
    if (markdown)
        (void)fputs("\n*" TR_PATH_CAVEAT "*\n", file);
    for (size_t i = 0; i < view->paths->n; i++) {
        Trail trail;
        st = make_trail(evidencing, &view->paths->paths[i], &trail, err);
        if (st == TR_OK)
            st = write_trail(&trail, i + 1, markdown, file, err);
        release_trail(&trail);
        TR_TRY(st);
    }
out:
    tr_builder_release(&text);
    return st;
}

/* ---- for programs ---- */

typedef struct {
    TrGrid *grid;
    const Trail *trail;
    size_t number, step;
} Cells;

static TrStatus put_cells(void *context, const TrPairClaim *it, TrError *err)
{
    const Cells *cells = context;
    const Trail *trail = cells->trail;
    const TrEvidence *evidence = &trail->evidence[cells->step];
    TrStatus st = TR_OK;
    TR_TRY(tr_grid_number(cells->grid, (double)cells->number, err));
    TR_TRY(tr_grid_number(cells->grid, tr_number_round(trail->path->length), err));
    TR_TRY(tr_grid_number(cells->grid, (double)cells->step + 1, err));
    TR_TRY(tr_grid_text(cells->grid, tr_node_name(trail->network, trail->path->nodes[cells->step]), err));
    TR_TRY(tr_grid_text(cells->grid, tr_node_name(trail->network, trail->path->nodes[cells->step + 1]), err));
    TR_TRY(tr_grid_number(cells->grid, evidence->n_origins, err));
    TR_TRY(tr_grid_number(cells->grid, evidence->n_claims, err));
    TR_TRY(tr_grid_number(cells->grid, evidence->n_against, err));
    TR_TRY(tr_grid_text(cells->grid, is_weakest(trail, cells->step) ? "yes" : "no", err));
    TR_TRY(tr_claim_cells(cells->grid, it, err));
out:
    return st;
}

static TrStatus write_csv(const TrPathView *view, TrEvidencing *evidencing, FILE *file, TrError *err)
{
    static const struct {
        const char *name;
        bool number;
    } columns[] = {{"path", true},    {"length", true}, {"step", true},    {"from", false},   {"to", false},
                   {"origins", true}, {"for", true},    {"against", true}, {"weakest", false}};
    Cells cells = {.grid = tr_grid_new(file, TR_FORMAT_CSV, err)};
    TrStatus st = cells.grid == NULL ? TR_MEMORY : TR_OK;
    TR_TRY(st);
    if (view->excel)
        tr_grid_for_excel(cells.grid);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        TR_TRY(tr_grid_column(cells.grid, columns[i].name, columns[i].number, err));
    TR_TRY(tr_claim_columns(cells.grid, err));
    for (size_t i = 0; i < view->paths->n; i++) {
        Trail trail;
        st = make_trail(evidencing, &view->paths->paths[i], &trail, err);
        cells.trail = &trail;
        cells.number = i + 1;
        for (cells.step = 0; st == TR_OK && cells.step < trail.n_steps; cells.step++)
            st = tr_pair_claims(view->network, trail.pairs[cells.step], put_cells, &cells, err);
        release_trail(&trail);
        TR_TRY(st);
    }
out:
    tr_grid_end(cells.grid);
    return st;
}

static TrStatus put_words(TrJson *json, const char *key, TrBuilder *text, TrError *err)
{
    if (text->failed)
        return tr_fail_memory(err);
    tr_json_key(json, key);
    tr_json_text(json, text->text);
    tr_build_clear(text);
    return TR_OK;
}

static TrStatus put_json_step(TrJson *json, const Trail *trail, size_t step, TrError *err)
{
    const TrEvidence *evidence = &trail->evidence[step];
    TrStatus st = TR_OK;
    tr_json_newline(json);
    tr_json_begin(json, '{');
    tr_json_key(json, "from");
    tr_json_text(json, tr_node_name(trail->network, trail->path->nodes[step]));
    tr_json_key(json, "to");
    tr_json_text(json, tr_node_name(trail->network, trail->path->nodes[step + 1]));
    tr_json_key(json, "origins");
    tr_json_number(json, evidence->n_origins);
    tr_json_key(json, "for");
    tr_json_number(json, evidence->n_claims);
    tr_json_key(json, "against");
    tr_json_number(json, evidence->n_against);
    tr_json_key(json, "status");
    tr_json_text(json, tr_status_info(evidence->status)->name);
    tr_json_key(json, "weakest");
    tr_json_bool(json, is_weakest(trail, step));
    TR_TRY(tr_claims_json(json, trail->network, trail->pairs[step], err));
    tr_json_end(json, '}');
out:
    return st;
}

static TrStatus put_json_path(TrJson *json, const Trail *trail, TrError *err)
{
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    tr_json_newline(json);
    tr_json_begin(json, '{');
    tr_json_key(json, "length");
    tr_json_number(json, tr_number_round(trail->path->length));
    tr_json_key(json, "names");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < trail->path->n; i++)
        tr_json_text(json, tr_node_name(trail->network, trail->path->nodes[i]));
    tr_json_end(json, ']');
    put_weakest(&text, trail);
    TR_TRY(put_words(json, "weakest_link", &text, err));
    tr_json_key(json, "steps");
    tr_json_begin(json, '[');
    for (size_t i = 0; i < trail->n_steps; i++)
        TR_TRY(put_json_step(json, trail, i, err));
    tr_json_end(json, ']');
    tr_json_end(json, '}');
out:
    tr_builder_release(&text);
    return st;
}

static TrStatus write_json(const TrPathView *view, TrEvidencing *evidencing, FILE *file, TrError *err)
{
    TrJson json = {.file = file};
    TrBuilder text = {0};
    TrStatus st = TR_OK;
    tr_json_begin(&json, '{');
    tr_json_key(&json, "from");
    tr_json_text(&json, tr_node_name(view->network, view->question->from));
    tr_json_key(&json, "to");
    tr_json_text(&json, tr_node_name(view->network, view->question->to));
    tr_json_key(&json, "avoid");
    tr_json_begin(&json, '[');
    for (size_t i = 0; i < view->question->n_avoid; i++)
        tr_json_text(&json, tr_node_name(view->network, view->question->avoid[i]));
    tr_json_end(&json, ']');
    tr_json_key(&json, "caveat");
    tr_json_text(&json, TR_PATH_CAVEAT);
    if (view->paths->n == 0) {
        tr_paths_why_none(view, &text);
        TR_TRY(put_words(&json, "why_none", &text, err));
    }
    tr_json_key(&json, "paths");
    tr_json_begin(&json, '[');
    for (size_t i = 0; i < view->paths->n; i++) {
        Trail trail;
        st = make_trail(evidencing, &view->paths->paths[i], &trail, err);
        if (st == TR_OK)
            st = put_json_path(&json, &trail, err);
        release_trail(&trail);
        TR_TRY(st);
    }
    tr_json_end(&json, ']');
    tr_json_end(&json, '}');
    tr_json_newline(&json);
out:
    tr_builder_release(&text);
    return st;
}

TrStatus tr_paths_write(const TrPathView *view, FILE *file, TrError *err)
{
    static TrStatus (*const writers[TR_N_FORMATS])(const TrPathView *, TrEvidencing *, FILE *, TrError *) = {
        write_text, write_csv, write_json, write_text};
    TrEvidencing evidencing = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_evidencing_begin(&evidencing, view->network, err));
    TR_TRY(writers[view->format](view, &evidencing, file, err));
out:
    tr_evidencing_end(&evidencing);
    return st;
}
