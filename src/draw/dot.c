/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A picture as DOT: what holds for all of it, its nodes and ties, its columns and frames. */
#include "draw/dot.h"

#include <string.h>

#include "base/memory.h"
#include "draw/collapse.h"
#include "draw/dot_items.h"
#include "draw/kept.h"
#include "draw/labels.h"
#include "draw/tries.h"

/* Title and caption, for whoever draws the DOT with Graphviz alone; trama-render is told to leave them out.
 */
static TrStatus write_label(TrDotWriting *w, TrError *err)
{
    TrBuilder caption = {0};
    TrOutcome outcome = {0};
    char *line, *save = NULL;
    const char *label;
    TrStatus st = TR_OK;
    if (w->plan->many.x != NULL)
        tr_many_report(&w->plan->many, &outcome);
    TR_TRY(tr_picture_caption_of(w->picture, &outcome, &caption, err));
    tr_build_clear(&w->builder);
    tr_label_put(&w->builder, w->picture->title, 480);
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
static TrStatus write_defaults(TrDotWriting *w, const char *what, const TrAttributes *style,
                               const TrAttributes *own, TrError *err)
{
    TrAttributes attributes = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_attributes_add_all(&attributes, style, err));
    TR_TRY(tr_attributes_add_all(&attributes, own, err));
    TR_TRY(tr_palette_apply(w->picture->diagram->palette, &attributes, &w->arena, err));
    if (w->plan->many.x != NULL) { /* marks and thin lines */
        TR_TRY(tr_attributes_set(&attributes, "fixedsize", "true", err));
        TR_TRY(tr_attributes_set(&attributes, "penwidth", "0.5", err));
        TR_TRY(tr_attributes_set(&attributes, "arrowsize", "0.3", err));
    }
    (void)fprintf(w->file, "  %s ", what);
    tr_attributes_write(&attributes, w->file);
    (void)fputs(";\n", w->file);
out:
    tr_attributes_release(&attributes);
    return st;
}

static bool is_placed(const TrDotWriting *w)
{
    return w->plan->many.x != NULL || w->variant->pinned;
}

static TrStatus write_head(TrDotWriting *w, TrError *err)
{
    const TrPicture *picture = w->picture;
    TrAttributes graph = {0};
    TrStatus st = TR_OK;
    TR_TRY(tr_attributes_set(&graph, "fontname", "Arial", err));
    TR_TRY(tr_attributes_set(&graph, "outputorder", "edgesfirst", err));
    TR_TRY(tr_attributes_add_all(&graph, &picture->style->graph, err));
    TR_TRY(tr_attributes_add_all(&graph, &w->plan->graph, err));
    TR_TRY(tr_attributes_add_all(&graph, &picture->diagram->graphviz, err));
    if (w->variant->kept != NULL)
        TR_TRY(tr_kept_set_graph(w->variant->kept, &graph, &w->arena, err));
    if (is_placed(w)) /* places of ours, whatever the definition says */
        TR_TRY(tr_attributes_add_all(&graph, &w->plan->graph, err));
    TR_TRY(tr_attributes_set(&graph, "id", picture->diagram->name, err));
    TR_TRY(tr_palette_apply(picture->diagram->palette, &graph, &w->arena, err));
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

/* ---- columns and frames ---- */

/* Each group on a rank of its own, in order: an invisible chain holds the ranks apart. */
static void write_columns(TrDotWriting *w, const uint32_t *order, const size_t *first)
{
    const TrGrouped *groups = &w->plan->groups;
    for (uint32_t group = 0; group < groups->n; group++) {
        (void)fprintf(w->file, "  { rank=same; column%u [style=invis, label=\"\", width=0, height=0]; ",
                      group);
        for (size_t i = first[group]; i < first[group + 1]; i++)
            (void)fprintf(w->file, "n%u; ", w->picture->choice.nodes[order[i]]);
        (void)fputs("}\n", w->file);
        if (group > 0)
            (void)fprintf(w->file, "  column%u -> column%u [style=invis, minlen=2];\n", group - 1, group);
    }
}

static void open_frame(TrDotWriting *w, uint32_t number)
{
    char grey[TR_COLOUR_BYTES];
    (void)fprintf(
        w->file,
        "  subgraph cluster%u { id=\"%.60s-frame-%u\"; class=frame; label=\"\"; color=\"%s\"; margin=9;\n",
        number, w->picture->diagram->name, number,
        tr_palette_colour(w->picture->diagram->palette, "#6B6B6B", false, grey));
    tr_kept_put_frame(w->variant->kept, number, w->file);
}

/* The name of a frame is a node: lines go round it, as they do not round the label of a cluster. */
static void write_frame_name(TrDotWriting *w, const char *name, uint32_t number)
{
    char black[TR_COLOUR_BYTES];
    tr_build_clear(&w->builder);
    tr_label_put(&w->builder, *name != '\0' ? name : "—", 140);
    (void)fprintf(
        w->file,
        "    f%u [shape=plaintext, style=\"\", width=0.1, height=0.1, margin=\"0.03,0.02\", fontsize=11, "
        "fontcolor=\"%s\", class=\"label frame-name\", id=\"%.60s-frame-name-%u\", label=",
        number, tr_palette_colour(w->picture->diagram->palette, "#000000", false, black),
        w->picture->diagram->name, number);
    tr_dot_quoted(w->file, w->builder.text != NULL ? w->builder.text : "");
    (void)fputs("]", w->file);
    tr_kept_put_node(w->variant->kept, 'f', number, w->file);
    (void)fputs(";\n", w->file);
}

/* A frame for each group, with the words of ties that stay within it. */
static void write_clusters(TrDotWriting *w, const uint32_t *order, const size_t *first)
{
    const TrGrouped *groups = &w->plan->groups;
    for (uint32_t group = 0; group < groups->n; group++) {
        open_frame(w, group);
        write_frame_name(w, groups->names[group], group);
        (void)fputs("    ", w->file);
        for (size_t i = first[group]; i < first[group + 1]; i++)
            (void)fprintf(w->file, "n%u; ", w->picture->choice.nodes[order[i]]);
        (void)fputs("\n  }\n", w->file);
    }
}

/* The shown nodes that are part of each, as lists: first child, then the next of the same parent. */
typedef struct {
    uint32_t *child, *next; /* by node; TR_NO_ID: none */
} Bodies;

static void release_bodies(Bodies *bodies)
{
    tr_free(bodies->child);
    tr_free(bodies->next);
}

static TrStatus list_bodies(const TrPicture *picture, Bodies *bodies, TrError *err)
{
    size_t n = picture->network->n_nodes;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(bodies->child, n, err));
    TR_TRY(TR_ARRAY(bodies->next, n, err));
    for (size_t i = 0; i < n; i++)
        bodies->child[i] = bodies->next[i] = TR_NO_ID;
    for (size_t i = picture->choice.n_nodes; i-- > 0;) { /* so that each list is in order */
        uint32_t node = picture->choice.nodes[i], parent = tr_node_parent(picture->network, node);
        if (parent == TR_NO_ID)
            continue;
        bodies->next[node] = bodies->child[parent];
        bodies->child[parent] = node;
    }
out:
    return st;
}

/* A frame round a body, with the body itself and all that is part of it. Circles of parents end at `depth`.
 */
static void write_frame(TrDotWriting *w, const Bodies *bodies, uint32_t node, unsigned depth)
{
    if (depth == 0 || bodies->child[node] == TR_NO_ID) {
        (void)fprintf(w->file, "    n%u;\n", node);
        return;
    }
    open_frame(w, node);
    (void)fprintf(w->file, "    n%u [penwidth=2.5];\n", node);
    for (uint32_t part = bodies->child[node]; part != TR_NO_ID; part = bodies->next[part])
        write_frame(w, bodies, part, depth - 1);
    (void)fputs("  }\n", w->file);
}

static TrStatus write_frames(TrDotWriting *w, TrError *err)
{
    enum { DEEPEST = 16 };
    const TrPicture *picture = w->picture;
    Bodies bodies = {NULL, NULL};
    TrStatus st = TR_OK;
    TR_TRY(list_bodies(picture, &bodies, err));
    for (size_t i = 0; i < picture->choice.n_nodes; i++) {
        uint32_t node = picture->choice.nodes[i], parent = tr_node_parent(picture->network, node);
        if ((parent == TR_NO_ID || !picture->choice.shown[parent]) && bodies.child[node] != TR_NO_ID)
            write_frame(w, &bodies, node, DEEPEST);
    }
out:
    release_bodies(&bodies);
    return st;
}

static TrStatus write_grouping(TrDotWriting *w, TrError *err)
{
    const TrGrouped *groups = &w->plan->groups;
    TrLayout layout = w->picture->diagram->layout;
    uint32_t *order = NULL;
    size_t *first = NULL;
    TrStatus st = TR_OK;
    if (is_placed(w))
        return TR_OK;
    if (layout == TR_LAYOUT_NESTED)
        return write_frames(w, err);
    if (layout != TR_LAYOUT_COLUMNS && layout != TR_LAYOUT_CLUSTERS)
        return TR_OK;
    TR_TRY(TR_ARRAY(order, w->picture->choice.n_nodes, err));
    TR_TRY(TR_ARRAY(first, groups->n + 1, err));
    TR_TRY(tr_grouped_order(groups, w->picture->choice.n_nodes, order, first, err));
    if (layout == TR_LAYOUT_CLUSTERS)
        write_clusters(w, order, first);
    else if (w->variant->kept == NULL)
        write_columns(w, order, first);
out:
    tr_free(order);
    tr_free(first);
    return st;
}

/* Where entities and the words of ties stand that are not left to Graphviz. */
static TrStatus prepare_places(TrDotWriting *w, TrPlan *plan, TrError *err)
{
    const TrPicture *picture = w->picture;
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(w->place_of, picture->network->n_nodes, err));
    for (uint32_t i = 0; i < picture->choice.n_nodes; i++)
        w->place_of[picture->choice.nodes[i]] = i;
    if (w->variant->pinned && plan->many.x == NULL)
        TR_TRY(tr_dot_pin(w, plan, err));
out:
    return st;
}

TrStatus tr_picture_write_dot_as(const TrPicture *picture, const TrVariant *variant, FILE *file, TrError *err)
{
    TrPlan plan = {.x = NULL};
    uint32_t *nodes = NULL, *ties = NULL; /* in the order of writing */
    TrDotWriting w = {.picture = picture, .variant = variant, .plan = &plan, .file = file};
    TrStatus st = TR_OK;
    TR_TRY(tr_plan_make(picture, variant, &plan, err));
    if (picture->diagram->collapse == TR_BY_NONE)
        TR_TRY(prepare_places(&w, &plan, err));
    TR_TRY(write_head(&w, err));
    if (picture->diagram->collapse != TR_BY_NONE) {
        TR_TRY(tr_collapsed_write_items(picture, variant, file, err));
        (void)fputs("}\n", file);
        goto out;
    }
    TR_TRY(tr_tries_order(variant->order, picture->choice.n_nodes, &nodes, err));
    TR_TRY(tr_tries_order(variant->order, picture->choice.n_ties, &ties, err));
    for (size_t i = 0; i < picture->choice.n_nodes; i++) {
        TR_TRY(tr_dot_write_node(&w, nodes[i], err));
        tr_arena_release(&w.arena);
    }
    for (size_t i = 0; i < picture->choice.n_ties; i++) {
        w.tie_at = ties[i];
        TR_TRY(tr_dot_write_tie(&w, picture->choice.ties[ties[i]], err));
        tr_arena_release(&w.arena);
    }
    TR_TRY(write_grouping(&w, err));
    (void)fputs("}\n", file);
    if (w.builder.failed)
        st = tr_fail_memory(err);
out:
    tr_builder_release(&w.builder);
    tr_arena_release(&w.arena);
    tr_free(nodes);
    tr_free(ties);
    tr_free(w.place_of);
    tr_plan_release(&plan);
    return st;
}

TrStatus tr_picture_write_dot(const TrPicture *picture, FILE *file, TrError *err)
{
    TrVariant variants[TR_MOST_VARIANTS];
    (void)tr_plan_variants(picture, variants);
    return tr_picture_write_dot_as(picture, &variants[0], file, err);
}
