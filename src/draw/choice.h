/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which entities and ties a diagram shows, and which it leaves out. */
#ifndef TR_DRAW_CHOICE_H
#define TR_DRAW_CHOICE_H

#include "analysis/ranking.h"
#include "base/writers.h"
#include "draw/diagram.h"

typedef struct {
    bool *shown;                /* by node */
    uint32_t *nodes;            /* those shown, in order of name */
    size_t n_nodes, n_entities; /* n_entities: without events */
    uint32_t *ties;             /* those shown, in order */
    size_t n_ties;
    size_t n_matched; /* entities that the definition asks for, shown or not */
} TrChoice;

/* Choose from `network`, by the scores of `ranked` where there are more than the diagram allows. Release with
 * tr_choice_release(). */
TrStatus tr_choice_make(const TrNetwork *network, const TrDiagram *diagram, const TrRankedMeasure *ranked,
                        TrChoice *choice, TrError *err);
/* Every entity and tie that is not shown, as CSV: what,name,kind_or_tie,reason. */
TrStatus tr_choice_write_left_out(const TrNetwork *network, const TrDiagram *diagram, const TrChoice *choice,
                                  bool excel, FILE *file, TrError *err);
void tr_choice_release(TrChoice *choice);

#endif
