/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Small pictures by year or month, all in one layout: that of the union of all. Each panel shows the
 * entities, pale where they have no tie then, and the ties with a claim of that time, in the style of what
 * was claimed until its end: the same layout is made of the network as it was known then. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text_stream.h"
#include "draw/figure.h"
#include "draw/ids.h"
#include "draw/labels.h"
#include "draw/panels.h"
#include "network/reduced.h"

#define HEADING   12.0
#define HEAD_ROOM 20.0
#define GAP       14.0
#define FONTS     "Arial, Liberation Sans, Helvetica, sans-serif"

/* ---- which times there are ---- */

bool tr_panel_has(const TrPicture *picture, const TrTie *tie, const char *period)
{
    const TrNetwork *network = picture->network;
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        char own[TR_PERIOD_BYTES];
        uint32_t claim = network->tie_claims[tie->first_claim + i];
        if (tr_period_of(tr_input_cell(network->input, TR_CLAIMS, claim, TR_DATE), picture->diagram->panels,
                         own) &&
            strcmp(own, period) == 0)
            return true;
    }
    return false;
}

/* Insert in order, the latest last; where there are too many, the earliest go. */
static void add_period(TrPeriodsShown *periods, const char *period)
{
    size_t at = 0;
    while (at < periods->n && strcmp(periods->periods[at], period) < 0)
        at++;
    if (at < periods->n && strcmp(periods->periods[at], period) == 0)
        return;
    if (periods->n == TR_MOST_PERIODS) {
        periods->left_out++;
        if (at == 0)
            return;
        memmove(periods->periods[0], periods->periods[1], (at - 1) * sizeof *periods->periods);
        at--;
    } else {
        memmove(periods->periods[at + 1], periods->periods[at], (periods->n - at) * sizeof *periods->periods);
        periods->n++;
    }
    (void)snprintf(periods->periods[at], TR_PERIOD_BYTES, "%s", period);
}

void tr_panels_find(const TrPicture *picture, TrPeriodsShown *periods)
{
    const TrNetwork *network = picture->network;
    *periods = (TrPeriodsShown){.n = 0};
    for (size_t i = 0; i < picture->choice.n_ties; i++) {
        const TrTie *tie = &network->ties[picture->choice.ties[i]];
        for (uint32_t k = 0; k < tie->n_claims; k++) {
            char period[TR_PERIOD_BYTES];
            if (tr_period_of(tr_input_cell(network->input, TR_CLAIMS,
                                           network->tie_claims[tie->first_claim + k], TR_DATE),
                             picture->diagram->panels, period))
                add_period(periods, period);
        }
    }
}

/* ---- what a panel keeps of the drawing ---- */

/* By id of a group of the drawing: what it stands for. */
typedef struct {
    const char *id;
    bool here, edge;
} Known;

typedef struct {
    const TrPicture *picture;
    const char *period;
    TrArena arena;
    Known *known;
    size_t n;
    FILE *file;
} Panel;

static TrStatus know(Panel *panel, const TrBuilder *id, bool here, bool edge, TrError *err)
{
    Known *known = &panel->known[panel->n++];
    known->here = here;
    known->edge = edge;
    return tr_build_finish(id, &panel->arena, &known->id, err);
}

/* The ids that dot_items.c gives: of each entity, and of each tie's line. */
static TrStatus learn(Panel *panel, TrError *err)
{
    const TrPicture *picture = panel->picture;
    const TrChoice *choice = &picture->choice;
    bool *tied = NULL;
    TrBuilder id = {0};
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(tied, picture->network->n_nodes, err));
    TR_TRY(TR_ARRAY(panel->known, choice->n_nodes + choice->n_ties, err));
    for (size_t i = 0; i < choice->n_ties; i++) {
        const TrTie *tie = &picture->network->ties[choice->ties[i]];
        bool here = tr_panel_has(picture, tie, panel->period);
        tied[tie->a] = tied[tie->a] || here;
        tied[tie->b] = tied[tie->b] || here;
        tr_build_clear(&id);
        tr_tie_id(&id, picture, tie);
        TR_TRY(know(panel, &id, here, true, err));
    }
    for (size_t i = 0; i < choice->n_nodes; i++) {
        tr_build_clear(&id);
        tr_node_id(&id, picture, choice->nodes[i]);
        TR_TRY(know(panel, &id, tied[choice->nodes[i]], false, err));
    }
out:
    tr_free(tied);
    tr_builder_release(&id);
    return st;
}

static const Known *known_of(const Panel *panel, const char *id, size_t length)
{
    for (size_t i = 0; i < panel->n; i++)
        if (strlen(panel->known[i].id) == length && strncmp(panel->known[i].id, id, length) == 0)
            return &panel->known[i];
    return NULL;
}

/* Whether the group is of a tie; ties with several lines of one id have -2 and so on behind it. */
static bool is_edge(const char *group)
{
    const char *end = strchr(group, '>'), *kind = strstr(group, "class=\"edge");
    return kind != NULL && kind < end;
}

/* A group of the drawing from its "<g id=" to its "</g>": with the panel's time behind its id; pale, or not
 * at all, where it has no tie of that time. */
static void put_group(const Panel *panel, const char *group, size_t length)
{
    const char *id = group + strlen("<g id=\"");
    size_t n = strcspn(id, "\"");
    const Known *known = known_of(panel, id, n);
    bool edge = is_edge(group);
    if (edge && (known == NULL || !known->here))
        return;
    (void)fprintf(panel->file, "<g id=\"%.*s--%s\"%s", (int)n, id, panel->period,
                  !edge && known != NULL && !known->here ? " opacity=\"0.55\"" : "");
    (void)fwrite(id + n + 1, 1, length - (size_t)(id + n + 1 - group), panel->file);
}

/* Copy the drawing, deciding on each of its innermost groups. Graphviz does not nest those of nodes and
 * edges. */
static void put_drawing(const Panel *panel, const TrDrawing *drawing)
{
    const char *at = drawing->inside, *end = drawing->inside + drawing->inside_length, *group;
    while ((group = strstr(at, "<g id=\"")) != NULL && group < end) {
        const char *kind = strstr(group, "class=\""), *close = strstr(group, "</g>");
        (void)fwrite(at, 1, (size_t)(group - at), panel->file);
        if (kind != NULL && strncmp(kind, "class=\"graph", 12) == 0) { /* it holds all others */
            const char *id = group + strlen("<g id=\"");
            size_t n = strcspn(id, "\"");
            (void)fprintf(panel->file, "<g id=\"%.*s--%s\"", (int)n, id, panel->period);
            at = id + n + 1;
            continue;
        }
        if (close == NULL)
            break;
        put_group(panel, group, (size_t)(close + 4 - group));
        at = close + 4;
    }
    (void)fwrite(at, 1, (size_t)(end - at), panel->file);
}

static TrStatus put_panel(const TrPicture *picture, const TrDrawing *whole, const char *period, double x,
                          double y, FILE *file, TrError *err)
{
    Panel panel = {.picture = picture, .period = period, .file = file};
    char ink[TR_COLOUR_BYTES];
    TrBuilder figure = {0};
    TrStatus st = TR_OK;
    TR_TRY(learn(&panel, err));
    tr_figure_id(&figure, picture);
    if (figure.failed)
        TR_TRY(tr_fail_memory(err));
    (void)fprintf(file,
                  "<text id=\"%s--panel-name--%s\" class=\"panel-name\" x=\"%.2f\" y=\"%.2f\" "
                  "font-family=\"%s\" font-size=\"%.1f\" font-weight=\"bold\" "
                  "fill=\"%s\">%s</text>\n",
                  figure.text, period, x + 4, y + HEADING, FONTS, HEADING,
                  tr_palette_colour(picture->diagram->palette, "#000000", false, ink), period);
    (void)fprintf(file, "<g id=\"%s--panel--%s\" class=\"panel\" transform=\"translate(%.2f %.2f)\">",
                  figure.text, period, x, y + HEAD_ROOM);
    put_drawing(&panel, whole);
    (void)fputs("</g>\n", file);
out:
    tr_builder_release(&figure);
    tr_free(panel.known);
    tr_arena_release(&panel.arena);
    return st;
}

/* ---- all of them ---- */

/* So many columns that the whole has about the shape of the page. */
static size_t columns_for(const TrPicture *picture, const TrDrawing *whole, size_t n)
{
    TrPage page = picture->diagram->page;
    double shape =
        page.height > 0 ? fmax(page.width, page.height) / fmin(page.width, page.height) * 1.2 : 1.2;
    size_t best = 1;
    double best_score = 0;
    if (page.width > 0 && page.height == 0)
        return 1; /* a narrow column is as high as it needs */
    if (picture->diagram->orientation == TR_PORTRAIT)
        shape = 1 / shape;
    for (size_t columns = 1; columns <= n; columns++) {
        size_t rows = (n + columns - 1) / columns;
        double now = (double)columns * (whole->width + GAP) /
                     ((double)rows * (whole->height + HEAD_ROOM + GAP)),
               score = fmin(now / shape, shape / now);
        if (score > best_score) {
            best_score = score;
            best = columns;
        }
    }
    return best;
}

/* The claims that were made until the end of `period`; `*differ`: that changes the style of a tie it shows.
 */
static TrStatus reduce(const TrPicture *picture, const char *period, TrReduced *reduced, bool *differ,
                       TrError *err)
{
    const TrNetwork *network = picture->network;
    size_t n = network->input->tables[TR_CLAIMS].n;
    bool *gone = NULL;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(gone, n, err));
    for (size_t claim = 0; claim < n; claim++) {
        char own[TR_PERIOD_BYTES];
        gone[claim] = !tr_period_of(tr_input_cell(network->input, TR_CLAIMS, claim, TR_DATE),
                                    picture->diagram->panels, own) ||
                      strcmp(own, period) > 0;
    }
    TR_TRY(tr_reduced_without_claims(network, gone, reduced, err));
    for (size_t i = 0; i < picture->choice.n_ties; i++) {
        const TrTie *tie = &network->ties[picture->choice.ties[i]],
                    *then = &reduced->network.ties[picture->choice.ties[i]];
        *differ = *differ || (tr_panel_has(picture, tie, period) &&
                              (tie->standing != then->standing || tie->n_origins != then->n_origins));
    }
out:
    tr_free(gone);
    return st;
}

/* The drawing as `period` knew it, or none where that looks the same. Statuses change no size, so the layout
 * is that of the whole. A projection's ties have no claims of their own. */
static TrStatus draw_then(const TrPicture *picture, const TrVariant *variant, const char *period,
                          TrDrawing *drawing, TrError *err)
{
    TrPicture then = *picture;
    TrReduced reduced = {.owns_claims = false};
    bool differ = false;
    TrStatus st = TR_OK;
    if (picture->network->weave.mode != TR_MODE_TIES)
        return TR_OK;
    TR_TRY(reduce(picture, period, &reduced, &differ, err));
    if (differ) {
        then.network = &reduced.network;
        then.choice.charged = NULL;
        TR_TRY(TR_ARRAY(then.choice.charged, picture->network->n_nodes, err));
        tr_choice_find_charged(&reduced.network, then.choice.charged);
        TR_TRY(tr_drawing_of_picture(&then, variant, NULL, drawing, err));
    }
out:
    if (differ)
        tr_free(then.choice.charged);
    tr_reduced_release(&reduced);
    return st;
}

static TrStatus put_panels(const TrPicture *picture, const TrVariant *variant, const TrDrawing *whole,
                           const TrPeriodsShown *periods, FILE *file, TrError *err)
{
    TrDrawing then = {0};
    size_t columns = columns_for(picture, whole, periods->n), rows = (periods->n + columns - 1) / columns;
    TrStatus st = TR_OK;
    (void)fprintf(file, "<svg width=\"%.2fpt\" height=\"%.2fpt\">\n",
                  (double)columns * (whole->width + GAP) - GAP,
                  (double)rows * (whole->height + HEAD_ROOM + GAP) - GAP);
    for (size_t i = 0; i < periods->n; i++) {
        size_t column = i % columns, row = i / columns;
        TR_TRY(draw_then(picture, variant, periods->periods[i], &then, err));
        TR_TRY(put_panel(picture, then.text != NULL ? &then : whole, periods->periods[i],
                         (double)column * (whole->width + GAP),
                         (double)row * (whole->height + HEAD_ROOM + GAP), file, err));
        tr_drawing_release(&then);
    }
    (void)fprintf(file, "</svg>%s", whole->places);
out:
    tr_drawing_release(&then);
    return st;
}

TrStatus tr_panels_mark_lines(const TrPicture *picture, bool occurs[TR_N_LINES], bool *any, TrError *err)
{
    TrPeriodsShown periods = {.n = 0};
    TrReduced reduced = {.owns_claims = false};
    bool differ = false;
    TrStatus st = TR_OK;
    *any = false;
    if (picture->diagram->panels == TR_PANELS_NONE || picture->network->weave.mode != TR_MODE_TIES)
        return TR_OK;
    tr_panels_find(picture, &periods);
    for (size_t p = 0; p < periods.n; p++) {
        TR_TRY(reduce(picture, periods.periods[p], &reduced, &differ, err));
        for (size_t i = 0; i < picture->choice.n_ties; i++) {
            uint32_t tie = picture->choice.ties[i];
            if (picture->network->ties[tie].layer != TR_LAYER_PART_OF &&
                picture->network->ties[tie].layer != TR_LAYER_INFERRED &&
                tr_panel_has(picture, &picture->network->ties[tie], periods.periods[p]))
                occurs[tr_style_line(&reduced.network.ties[tie])] = true;
        }
        tr_reduced_release(&reduced);
        *any = true;
    }
out:
    tr_reduced_release(&reduced);
    return st;
}

TrStatus tr_panels_draw(const TrPicture *picture, const TrVariant *variant, TrDrawing *drawing, TrError *err)
{
    TrPeriodsShown periods;
    TrVariant bare = *variant;
    TrDrawing whole = {0};
    TrTextStream text = {0};
    TrStatus st = TR_OK;
    bare.labels = TR_LABEL_NODES;
    tr_panels_find(picture, &periods);
    TR_TRY(tr_drawing_of_picture(picture, &bare, NULL, &whole, err));
    if (periods.n == 0) { /* nothing is dated: the union alone */
        *drawing = whole;
        return TR_OK;
    }
    TR_TRY(tr_text_stream_begin(&text, err));
    st = put_panels(picture, &bare, &whole, &periods, text.file, err);
    TR_TRY(tr_text_stream_end(&text, st, err));
    TR_TRY(tr_drawing_take(drawing, text.text, text.length, err));
    drawing->origin_x = whole.origin_x; /* in the first of them */
    drawing->origin_y = whole.origin_y + HEAD_ROOM;
out:
    tr_drawing_release(&whole);
    return st;
}
