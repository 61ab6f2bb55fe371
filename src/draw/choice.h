/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which entities and ties a diagram shows, and which it leaves out, and why. */
#ifndef TR_DRAW_CHOICE_H
#define TR_DRAW_CHOICE_H

#include "analysis/ranking.h"
#include "base/writers.h"
#include "draw/diagram.h"
#include "draw/filter.h"

/* What was done where more matched than the definition allows. */
typedef enum { TR_CUT_NONE, TR_CUT_NEIGHBOURHOODS, TR_CUT_CORE, TR_CUT_NEAREST } TrCut;

typedef struct {
    bool *shown;                         /* by node */
    uint8_t *node_reasons, *tie_reasons; /* TrReason, by node and by tie */
    uint32_t *nodes;                     /* those shown, in order of name */
    size_t n_nodes, n_entities;          /* n_entities: without events */
    uint32_t *ties;                      /* those shown, in order */
    size_t n_ties;
    size_t n_matched; /* entities that the definition asks for, shown or not */
    TrCut cut;
    size_t n_cut;                          /* of the neighbourhoods: how many; of the core: its k */
    size_t n_disparity;                    /* ties that the disparity filter left out */
    size_t n_contested_out, n_charged_out; /* left-out ties of the layers shown that are contested, charged */
    uint32_t path_ends[2];                 /* nodes, or TR_NO_ID */
    size_t path_steps;                     /* 0: there is no path */
    uint32_t middle;                       /* the node that the definition names first, or TR_NO_ID */
    bool *charged; /* by node: a person with a tie to a cartel over which they were charged, sanctioned,
                      convicted */
} TrChoice;

/* Choose from `network`, by the scores of `ranked` where there are more than the diagram allows. In order:
 * the start and its neighbourhoods, the core, the number of entities, the disparity filter. Release with
 * tr_choice_release(). */
TrStatus tr_choice_make(const TrNetwork *network, const TrDiagram *diagram, const TrRankedMeasure *ranked,
                        TrChoice *choice, TrError *err);
/* Every entity and tie that is not shown, as CSV:
 * what,name,kind_or_layer,tied_to,claims,status,against,reason.
 */
TrStatus tr_choice_write_left_out(const TrNetwork *network, const TrDiagram *diagram, const TrChoice *choice,
                                  bool excel, FILE *file, TrError *err);
/* Mark in `charged`, by node, who is charged over a tie to a cartel, as TrChoice says. */
void tr_choice_find_charged(const TrNetwork *network, bool *charged);
void tr_choice_release(TrChoice *choice);

#endif
