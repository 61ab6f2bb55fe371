/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "draw/layout.h"

#include <string.h>

#include "base/memory.h"

enum { MOST_FOR_VARIANTS = 60, MOST_FOR_STARTS = 25, N_STARTS = 4, MOST_FOR_NEATO = 300 };

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
/* What keeps thousands of nodes within the deadline: no routing round them. */
static const Pair many[] = {{"layout", "sfdp"}, {"overlap", "prism"}, {"overlap_scaling", "-4"},
                            {"sep", "+4"},      {"splines", "line"},  {"start", "1"},
                            {NULL, NULL}};
static const char *const starts[N_STARTS] = {"1", "2", "3", "4"};
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

size_t tr_plan_variants(const TrPicture *picture, TrVariant *variants)
{
    const TrDiagram *diagram = picture->diagram;
    bool has_page = diagram->page.width > 0,
         turns = tr_plan_is_layered(diagram) && tr_attributes_get(&diagram->graphviz, "rankdir") == NULL;
    size_t n = 0;
    bool many_nodes = picture->choice.n_nodes > MOST_FOR_VARIANTS,
         begins_anew = diagram->layout == TR_LAYOUT_FORCE || diagram->layout == TR_LAYOUT_RADIAL;
    int n_ways = has_page && turns && !many_nodes ? 2 : 1,
        n_widths = n_ways > 1 && diagram->labels == TR_LABEL_ALL ? 2 : 1;
    if (begins_anew && picture->choice.n_nodes <= MOST_FOR_STARTS) {
        for (int start = 1; start <= N_STARTS; start++)
            variants[n++] = (TrVariant){false, false, start, diagram->labels, NULL};
        return n;
    }
    for (int down = 0; down < n_ways; down++)
        for (int wide = 0; wide < n_widths; wide++)
            variants[n++] = (TrVariant){down == 1, wide == 1, 1, diagram->labels, NULL};
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

static TrStatus make_places(const TrPicture *picture, const TrVariant *variant, TrPlan *plan, TrError *err)
{
    TrLayout layout = picture->diagram->layout;
    TrStatus st = TR_OK;
    if (layout != TR_LAYOUT_RADIAL && layout != TR_LAYOUT_CIRCULAR)
        return TR_OK;
    TR_TRY(TR_ARRAY(plan->x, picture->choice.n_nodes, err));
    TR_TRY(TR_ARRAY(plan->y, picture->choice.n_nodes, err));
    TR_TRY(layout == TR_LAYOUT_RADIAL
               ? tr_places_radial(picture, (variant->start - 1.0) / N_STARTS, plan->x, plan->y, err)
               : tr_places_circular(picture, &plan->groups, plan->x, plan->y, err));
out:
    return st;
}

TrStatus tr_plan_make(const TrPicture *picture, const TrVariant *variant, TrPlan *plan, TrError *err)
{
    const TrDiagram *diagram = picture->diagram;
    bool too_many = diagram->layout == TR_LAYOUT_FORCE && picture->choice.n_nodes > MOST_FOR_NEATO;
    TrStatus st = TR_OK;
    *plan = (TrPlan){.x = NULL};
    TR_TRY(set_pairs(&plan->graph, too_many ? many : layouts[diagram->layout].pairs, err));
    if (diagram->layout == TR_LAYOUT_FORCE && variant->start > 1)
        TR_TRY(tr_attributes_set(&plan->graph, "start", starts[variant->start - 1], err));
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
    tr_grouped_release(&plan->groups);
    *plan = (TrPlan){.x = NULL};
}
