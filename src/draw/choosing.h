/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The steps of a choice: reach.c finds where it begins and how far it goes, simplify.c makes it smaller. */
#ifndef TR_DRAW_CHOOSING_H
#define TR_DRAW_CHOOSING_H

#include "draw/choice.h"

/* How far a node is from where the picture starts; TR_FAR: not reached. */
#define TR_FAR UINT32_MAX

typedef struct {
    const TrNetwork *network;
    const TrDiagram *diagram;
    const TrRankedMeasure *ranked;
    TrChoice *choice;
    uint32_t *distance; /* by node */
    bool *named;        /* by node: the definition names it, so it stays whatever it is tied to */
} TrChoosing;

/* Whether a tie may be drawn, as far as it is known by now. */
bool tr_choosing_lets_in(const TrChoosing *it, size_t tie);
/* Fill `distance` and `named`: the start, and the steps from it; or the paths between two. */
TrStatus tr_choosing_reach(TrChoosing *it, TrError *err);

/* Keep the core that the definition asks for. */
TrStatus tr_choosing_core(TrChoosing *it, size_t k, TrError *err);
/* Keep at most the number of entities that the definition allows. */
TrStatus tr_choosing_limit(TrChoosing *it, TrError *err);
/* Mark in `kept`, by node, both ends of a path that there is, and as many of the shortest paths between them
 * as the number of entities allows: each whole, the highest first, and one in any case. */
TrStatus tr_choosing_whole_paths(TrChoosing *it, bool *kept, TrError *err);
/* Leave out ties that could be chance. */
TrStatus tr_choosing_disparity(TrChoosing *it, TrError *err);

#endif
