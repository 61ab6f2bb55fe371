/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A picture as DOT. Node names are opaque (n12); from the input only labels, titles and URLs get in, all of
 * them through labels.c. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "draw/labels.h"
#include "draw/picture.h"

/* The smallest entity in inches; the largest has four times its area. */
#define LEAST_WIDTH  0.9
#define LEAST_HEIGHT 0.48
#define NAME_WIDTH   92 /* points of a line of a name: about 20 characters */

typedef struct {
    const TrPicture *picture;
    FILE *file;
    TrArena arena;
    TrBuilder builder;
    double most_score;
} Writing;

static TrStatus set_built(Writing *w, TrAttributes *attributes, const char *key, TrError *err)
{
    const char *value;
    TrStatus st = TR_OK;
    TR_TRY(tr_build_finish(&w->builder, &w->arena, &value, err));
    TR_TRY(tr_attributes_set(attributes, key, value, err));
out:
    return st;
}

/* The highest score shown sets the scale of areas. */
static double most_score(const TrPicture *picture)
{
    double most = 0;
    for (size_t i = 0; i < picture->choice.n_nodes; i++) {
        double score = picture->ranked->scores[picture->choice.nodes[i]];
        most = score > most ? score : most;
    }
    return most;
}

static TrStatus set_size(Writing *w, uint32_t node, TrAttributes *attributes, TrError *err)
{
    double score = w->picture->ranked->scores[node], scale = 1;
    TrStatus st = TR_OK;
    if (w->most_score > 0 && score > 0 && !tr_node_is_event(w->picture->network, node))
        scale = sqrt(1 + 3 * score / w->most_score);
    tr_build_clear(&w->builder);
    tr_build_format(&w->builder, "%.3f", LEAST_WIDTH * scale);
    TR_TRY(set_built(w, attributes, "width", err));
    tr_build_clear(&w->builder);
    tr_build_format(&w->builder, "%.3f", LEAST_HEIGHT * scale);
    TR_TRY(set_built(w, attributes, "height", err));
out:
    return st;
}

static void put_node_id(Writing *w, uint32_t node)
{
    tr_build_format(&w->builder, "%.60s-", w->picture->diagram->name);
    tr_slug(&w->builder, tr_node_name(w->picture->network, node));
    if (tr_node_is_event(w->picture->network, node))
        tr_build_format(&w->builder, "-event-%u", node);
}

/* The class of a word of ours or of a column: letters, digits and hyphens. */
static void put_class(Writing *w, const char *family, const char *word)
{
    tr_build_format(&w->builder, "%s%s-", w->builder.length > 0 ? " " : "", family);
    tr_slug(&w->builder, word);
}

static TrStatus write_node(Writing *w, uint32_t node, TrError *err)
{
    const TrNetwork *network = w->picture->network;
    TrAttributes attributes = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_style_node(w->picture, tr_node_kind(network, node), &attributes, err));
    TR_TRY(set_size(w, node, &attributes, err));
    tr_build_clear(&w->builder);
    tr_label_put(&w->builder, tr_node_name(network, node), NAME_WIDTH);
    TR_TRY(set_built(w, &attributes, "label", err));
    tr_build_clear(&w->builder);
    put_node_id(w, node);
    TR_TRY(set_built(w, &attributes, "id", err));
    tr_build_clear(&w->builder);
    put_class(w, "kind", tr_node_kind(network, node));
    TR_TRY(set_built(w, &attributes, "class", err));
    tr_build_clear(&w->builder);
    tr_title_node(&w->builder, network, node, w->picture->ranked);
    TR_TRY(set_built(w, &attributes, "trama_title", err));
    (void)fprintf(w->file, "  n%u ", node);
    tr_attributes_write(&attributes, w->file);
    (void)fputs(";\n", w->file);
out:
    tr_attributes_release(&attributes);
    return st;
}

static void put_tie_id(Writing *w, const TrTie *tie)
{
    put_node_id(w, tie->a);
    tr_build_text(&w->builder, tie->directed ? "--to--" : "--");
    tr_slug(&w->builder, tr_node_name(w->picture->network, tie->b));
    tr_build_text(&w->builder, "-");
    tr_slug(&w->builder, w->picture->network->layers[tie->layer]);
    tr_build_text(&w->builder, tie->sign > 0 ? "-plus" : tie->sign < 0 ? "-minus" : "");
}

static TrStatus set_tie_texts(Writing *w, const TrTie *tie, TrAttributes *attributes, TrError *err)
{
    const TrNetwork *network = w->picture->network;
    TrStatus st = TR_OK;
    if (tie->n_origins > 1) {
        tr_build_clear(&w->builder);
        tr_build_format(&w->builder, "%.2f", 1 + log2((double)tie->n_origins) / 2);
        TR_TRY(set_built(w, attributes, "penwidth", err));
    }
    tr_build_clear(&w->builder);
    put_tie_id(w, tie);
    TR_TRY(set_built(w, attributes, "id", err));
    tr_build_clear(&w->builder);
    put_class(w, "layer", network->layers[tie->layer]);
    put_class(w, "status", tr_status_info(tie->standing)->name);
    TR_TRY(set_built(w, attributes, "class", err));
    tr_build_clear(&w->builder);
    tr_title_tie(&w->builder, network, tie);
    TR_TRY(set_built(w, attributes, "trama_title", err));
out:
    return st;
}

static void write_edge(Writing *w, const char *from, uint32_t a, const char *to, uint32_t b,
                       const TrAttributes *attributes)
{
    (void)fprintf(w->file, "  %s%u -> %s%u ", from, a, to, b);
    tr_attributes_write(attributes, w->file);
    (void)fputs(";\n", w->file);
}

/* The words of a tie as a node of their own in the middle of it: so they take part in the layout, other ties
 * go round them, and no line runs through them in any engine. */
static TrStatus write_label_node(Writing *w, uint32_t number, const TrAttributes *tie_attributes,
                                 TrError *err)
{
    TrAttributes attributes = {0};
    const char *color = tr_attributes_get(tie_attributes, "fontcolor");
    TrStatus st = TR_OK;
    TR_TRY(set_built(w, &attributes, "label", err));
    TR_TRY(tr_attributes_add_all(&attributes, tr_dot_file_find(w->picture->style, "label", NULL), err));
    if (color != NULL)
        TR_TRY(tr_attributes_set(&attributes, "fontcolor", color, err));
    tr_build_clear(&w->builder);
    tr_build_format(&w->builder, "%.60s-label-%u", w->picture->diagram->name, number);
    TR_TRY(set_built(w, &attributes, "id", err));
    TR_TRY(tr_attributes_set(&attributes, "class", "label", err));
    (void)fprintf(w->file, "  t%u ", number);
    tr_attributes_write(&attributes, w->file);
    (void)fputs(";\n", w->file);
out:
    tr_attributes_release(&attributes);
    return st;
}

/* a -> label -> b: the first half has the tail's arrowhead, if any, the second the head's. */
static TrStatus write_halves(Writing *w, uint32_t number, const TrTie *tie, TrAttributes *attributes,
                             TrError *err)
{
    const char *id = tr_attributes_get(attributes, "id"), *head = tr_attributes_get(attributes, "arrowhead");
    TrStatus st = TR_OK;
    TR_TRY(write_label_node(w, number, attributes, err));
    TR_TRY(tr_attributes_set(attributes, "arrowhead", "none", err));
    tr_build_clear(&w->builder);
    tr_build_text(&w->builder, id);
    tr_build_text(&w->builder, "-from");
    TR_TRY(set_built(w, attributes, "id", err));
    write_edge(w, "n", tie->a, "t", number, attributes);
    TR_TRY(tr_attributes_set(attributes, "arrowhead", head != NULL ? head : "normal", err));
    TR_TRY(tr_attributes_set(attributes, "id", id, err));
    if (tr_attributes_get(attributes, "arrowtail") != NULL)
        TR_TRY(tr_attributes_set(attributes, "arrowtail", "none", err));
    write_edge(w, "t", number, "n", tie->b, attributes);
out:
    return st;
}

static TrStatus write_tie(Writing *w, uint32_t number, TrError *err)
{
    const TrTie *tie = &w->picture->network->ties[number];
    TrAttributes attributes = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_style_tie(w->picture, tie, &attributes, err));
    TR_TRY(set_tie_texts(w, tie, &attributes, err));
    tr_build_clear(&w->builder);
    if (w->picture->diagram->labels == TR_LABEL_ALL)
        tr_label_tie(&w->builder, w->picture->network, tie);
    if (w->builder.length > 0)
        TR_TRY(write_halves(w, number, tie, &attributes, err));
    else
        write_edge(w, "n", tie->a, "n", tie->b, &attributes);
out:
    tr_attributes_release(&attributes);
    return st;
}

/* Title and caption, for whoever draws the DOT with Graphviz alone; trama-render is told to leave them out.
 */
static TrStatus write_label(Writing *w, TrError *err)
{
    TrBuilder caption = {0};
    char *line, *save = NULL;
    const char *label;
    TrStatus st = TR_OK;
    TR_TRY(tr_picture_caption(w->picture, false, &caption, err));
    tr_build_clear(&w->builder);
    tr_label_put(&w->builder, w->picture->diagram->title, 480);
    for (line = strtok_r(caption.text, "\n", &save); line != NULL; line = strtok_r(NULL, "\n", &save)) {
        tr_build_text(&w->builder, "\\n");
        tr_label_put(&w->builder, line, 480);
    }
    TR_TRY(tr_build_finish(&w->builder, &w->arena, &label, err));
    (void)fputs("  label=", w->file);
    tr_dot_quoted(w->file, label);
    (void)fputs(";\n", w->file);
out:
    tr_builder_release(&caption);
    return st;
}

/* The style's defaults, and what the diagram's own file changes in them. */
static TrStatus write_defaults(Writing *w, const char *what, const TrAttributes *style,
                               const TrAttributes *own, TrError *err)
{
    TrAttributes attributes = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_attributes_add_all(&attributes, style, err));
    TR_TRY(tr_attributes_add_all(&attributes, own, err));
    (void)fprintf(w->file, "  %s ", what);
    tr_attributes_write(&attributes, w->file);
    (void)fputs(";\n", w->file);
out:
    tr_attributes_release(&attributes);
    return st;
}

static TrStatus write_head(Writing *w, TrError *err)
{
    const TrPicture *picture = w->picture;
    TrAttributes graph = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_attributes_set(&graph, "fontname", "Arial", err));
    TR_TRY(tr_attributes_set(&graph, "outputorder", "edgesfirst", err));
    TR_TRY(tr_attributes_add_all(&graph, &picture->style->graph, err));
    TR_TRY(tr_attributes_add_all(&graph, &picture->diagram->graphviz, err));
    TR_TRY(tr_attributes_set(&graph, "id", picture->diagram->name, err));
    (void)fputs("digraph ", w->file);
    tr_dot_quoted(w->file, picture->diagram->name);
    (void)fputs(" {\n  graph ", w->file);
    tr_attributes_write(&graph, w->file);
    (void)fputs(";\n", w->file);
    TR_TRY(write_label(w, err));
    TR_TRY(
        write_defaults(w, "node", &picture->style->node_default, &picture->diagram->file.node_default, err));
    TR_TRY(
        write_defaults(w, "edge", &picture->style->edge_default, &picture->diagram->file.edge_default, err));
out:
    tr_attributes_release(&graph);
    return st;
}

TrStatus tr_picture_write_dot(const TrPicture *picture, FILE *file, TrError *err)
{
    Writing w = {.picture = picture, .file = file, .most_score = most_score(picture)};
    TrStatus st = TR_OK;
    TR_TRY(write_head(&w, err));
    for (size_t i = 0; i < picture->choice.n_nodes; i++) {
        TR_TRY(write_node(&w, picture->choice.nodes[i], err));
        tr_arena_release(&w.arena);
    }
    for (size_t i = 0; i < picture->choice.n_ties; i++) {
        TR_TRY(write_tie(&w, picture->choice.ties[i], err));
        tr_arena_release(&w.arena);
    }
    (void)fputs("}\n", file);
out:
    tr_builder_release(&w.builder);
    tr_arena_release(&w.arena);
    return st;
}
