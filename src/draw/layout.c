/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/layout.h"

#include <string.h>

#include "base/memory.h"
#include "draw/spots.h"

enum { MOST_FOR_VARIANTS = 60, MOST_FOR_STARTS = 25, MOST_FOR_ROUTES = 300, MOST_TO_ROUTE = 150 };

typedef struct {
    const char *key, *value;
} Pair;

static const Pair layered[] = {{"layout", "dot"}, {"nodesep", "0.2"}, {"ranksep", "0.12"}, {NULL, NULL}};
static const Pair columns[] = {{"layout", "dot"}, {"nodesep", "0.25"}, {"ranksep", "0.3"}, {NULL, NULL}};
static const Pair framed[] = {{"layout", "dot"},    {"nodesep", "0.2"},     {"ranksep", "0.15"},
                              {"compound", "true"}, {"remincross", "true"}, {NULL, NULL}};
/* Graphviz takes an ellipse for an octagon within it: lines keep 9 points away, so as not to cut its edge. */
static const Pair force[] = {{"layout", "neato"}, {"overlap", "prism"}, {"overlap_scaling", "1"},
                             {"sep", "+14"},      {"esep", "+9"},       {"splines", "true"},
                             {"start", "1"},      {NULL, NULL}};
static const Pair placed[] = {{"layout", "nop"}, {"overlap", "prism"}, {"overlap_scaling", "1"},
                              {"sep", "+14"},    {"esep", "+9"},       {"splines", "true"},
                              {NULL, NULL}};
/* Places that are final, and lines that go straight. */
static const Pair pinned[] = {{"layout", "nop2"}, {"splines", "line"}, {NULL, NULL}};
/* What keeps hundreds of entities in layers within the deadline: fewer rounds, and no routing. */
static const Pair hundreds[] = {{"nslimit", "0.5"},   {"nslimit1", "0.5"}, {"mclimit", "0.1"},
                                {"searchsize", "10"}, {"splines", "line"}, {NULL, NULL}};
static const Pair own[] = {{NULL, NULL}};

static const struct {
    const Pair *pairs;
    bool layered, grouped;
} layouts[] = {
    [TR_LAYOUT_OWN] = {own, true, false},         [TR_LAYOUT_LAYERED] = {layered, true, false},
    [TR_LAYOUT_FORCE] = {force, false, false},    [TR_LAYOUT_RADIAL] = {placed, false, false},
    [TR_LAYOUT_CIRCULAR] = {placed, false, true}, [TR_LAYOUT_COLUMNS] = {columns, true, true},
    [TR_LAYOUT_CLUSTERS] = {framed, true, true},  [TR_LAYOUT_NESTED] = {framed, true, false},
    [TR_LAYOUT_MATRIX] = {own, false, true},
};

/* Own attributes are layered where they name no other engine and no direction. */
bool tr_plan_is_layered(const TrDiagram *diagram)
{
    const char *engine = tr_attributes_get(&diagram->graphviz, "layout");
    if (diagram->layout != TR_LAYOUT_OWN)
        return layouts[diagram->layout].layered;
    return engine == NULL || strcmp(engine, "dot") == 0;
}

TrLabelling tr_plan_labels(const TrPicture *picture)
{
    bool hundreds_of_them =
        picture->choice.n_nodes > MOST_FOR_ROUTES && picture->diagram->collapse == TR_BY_NONE;
    return hundreds_of_them ? TR_LABEL_NODES : picture->diagram->labels;
}

size_t tr_plan_variants(const TrPicture *picture, TrVariant *variants)
{
    const TrDiagram *diagram = picture->diagram;
    bool has_page = diagram->page.width > 0,
         turns = tr_plan_is_layered(diagram) && tr_attributes_get(&diagram->graphviz, "rankdir") == NULL;
    TrLabelling labels = tr_plan_labels(picture);
    size_t n = 0;
    bool many_nodes = picture->choice.n_nodes > MOST_FOR_VARIANTS,
         begins_anew = diagram->layout == TR_LAYOUT_FORCE || diagram->layout == TR_LAYOUT_RADIAL;
    int n_ways = has_page && turns && !many_nodes ? 2 : 1,
        n_widths = n_ways > 1 && labels == TR_LABEL_ALL ? 2 : 1;
    if (begins_anew && picture->choice.n_nodes <= MOST_FOR_STARTS) {
        for (int start = 1; start <= TR_MOST_STARTS; start++)
            variants[n++] = (TrVariant){.start = start, .labels = labels};
        return n;
    }
    for (int down = 0; down < n_ways; down++)
        for (int wide = 0; wide < n_widths; wide++)
            variants[n++] =
                (TrVariant){.top_down = down == 1, .wide_words = wide == 1, .start = 1, .labels = labels};
    return n;
}

static TrStatus set_pairs(TrAttributes *attributes, const Pair *pairs, TrError *err)
{
    TrStatus st = TR_OK;
    for (; pairs->key != NULL; pairs++)
        TR_TRY(tr_attributes_set(attributes, pairs->key, pairs->value, err));
out:
    return st;
}

/* Attributes borrow their values: so the numbers of beginnings stand here. */
static TrStatus set_beginning(const TrDiagram *diagram, const TrVariant *variant, TrAttributes *graph,
                              TrError *err)
{
    static const char *const starts[] = {"1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10",
                                         "11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
                                         "21", "22", "23", "24", "25", "26", "27", "28"};
    int n = (int)(sizeof starts / sizeof *starts);
    TrStatus st = TR_OK;
    if (diagram->layout == TR_LAYOUT_FORCE && variant->start > 1 && variant->spots == NULL)
        TR_TRY(tr_attributes_set(graph, "start", starts[(variant->start - 1) % n], err));
    if (variant->straight)
        TR_TRY(tr_attributes_set(graph, "splines", "line", err));
out:
    return st;
}

static TrStatus make_places(const TrPicture *picture, const TrVariant *variant, TrPlan *plan, TrError *err)
{
    TrLayout layout = picture->diagram->layout;
    TrStatus st = TR_OK;
    if (layout != TR_LAYOUT_RADIAL && layout != TR_LAYOUT_CIRCULAR && variant->spots == NULL)
        return TR_OK;
    TR_TRY(TR_ARRAY(plan->x, picture->choice.n_nodes, err));
    TR_TRY(TR_ARRAY(plan->y, picture->choice.n_nodes, err));
    for (size_t i = 0; variant->spots != NULL && i < picture->choice.n_nodes; i++) {
        plan->x[i] = variant->spots->tangle.bodies[i].x;
        plan->y[i] = variant->spots->tangle.bodies[i].y;
    }
    if (variant->spots != NULL)
        return TR_OK;
    TR_TRY(layout == TR_LAYOUT_RADIAL
               ? tr_places_radial(picture, (variant->start - 1.0) / TR_MOST_STARTS, plan->x, plan->y, err)
               : tr_places_circular(picture, &plan->groups, plan->x, plan->y, err));
out:
    return st;
}

/* As large as it is, with letters as on a page without a size. */
static TrStatus make_many(const TrPicture *picture, TrMany *many, TrError *err)
{
    TrStatus st = TR_OK;
    TR_TRY(tr_many_make(picture, many, err));
    TR_TRY(tr_many_name(many, TR_MANY_POINTS, err));
out:
    return st;
}

TrStatus tr_plan_make(const TrPicture *picture, const TrVariant *variant, TrPlan *plan, TrError *err)
{
    const TrDiagram *diagram = picture->diagram;
    bool many = tr_picture_is_many(picture);
    TrStatus st = TR_OK;
    *plan = (TrPlan){.x = NULL};
    if (many || variant->pinned) {
        TR_TRY(set_pairs(&plan->graph, pinned, err));
        if (many)
            TR_TRY(make_many(picture, &plan->many, err));
        goto out;
    }
    TR_TRY(set_pairs(&plan->graph, variant->spots != NULL ? placed : layouts[diagram->layout].pairs, err));
    if (tr_plan_is_layered(diagram) && picture->choice.n_nodes > MOST_FOR_ROUTES)
        TR_TRY(set_pairs(&plan->graph, hundreds, err));
    if (!tr_plan_is_layered(diagram) && diagram->layout != TR_LAYOUT_OWN &&
        picture->choice.n_nodes + picture->choice.n_ties >
            MOST_TO_ROUTE) /* lines round things take a minute */
        TR_TRY(tr_attributes_set(&plan->graph, "splines", "line", err));
    TR_TRY(set_beginning(diagram, variant, &plan->graph, err));
    if (tr_plan_is_layered(diagram) && (diagram->layout != TR_LAYOUT_OWN || variant->top_down))
        TR_TRY(tr_attributes_set(&plan->graph, "rankdir", variant->top_down ? "TB" : "LR", err));
    if (layouts[diagram->layout].grouped)
        TR_TRY(tr_grouped_make(picture->network, picture->choice.nodes, picture->choice.n_nodes,
                               diagram->groups, diagram->language, &plan->groups, err));
    if (variant->kept == NULL)
        TR_TRY(make_places(picture, variant, plan, err));
out:
    if (st != TR_OK)
        tr_plan_release(plan);
    return st;
}

void tr_plan_release(TrPlan *plan)
{
    tr_attributes_release(&plan->graph);
    tr_free(plan->x);
    tr_free(plan->y);
    tr_many_release(&plan->many);
    tr_grouped_release(&plan->groups);
    *plan = (TrPlan){.x = NULL};
}
