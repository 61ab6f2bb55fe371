/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Ranks that moved, and whether the move says anything: a rank that each edition's own uncertainty leaves
 * open is no news. */
#ifndef TR_EDITIONS_RANK_MOVES_H
#define TR_EDITIONS_RANK_MOVES_H

#include "analysis/certainty.h"
#include "editions/entity_changes.h"

typedef enum {
    TR_MOVE_WITHIN,  /* the new rank lies in the old interval, and the old one in the new */
    TR_MOVE_BEYOND,  /* one of the two does not */
    TR_MOVE_UNKNOWN, /* an edition has no interval for it */
    TR_N_VERDICTS
} TrMoveVerdict;

typedef struct {
    size_t measure;  /* index in the rankings */
    uint32_t entity; /* of NEW */
    uint32_t ranks[TR_N_EDITIONS];
    uint32_t low[TR_N_EDITIONS], high[TR_N_EDITIONS]; /* of the interval; 0: none */
    TrMoveVerdict verdict;
} TrRankMove;

/* Starts as {0}. By measure in order; then beyond before unknown before within; then the longer way first, as
 * a ratio of ranks: from 2 to 1 is further than from 40 to 38; then by name. */
typedef struct {
    const TrRanking *rankings[TR_N_EDITIONS];
    TrRankMove *moves;
    size_t n, room;
    size_t n_ranked_in_both; /* of the first measure */
} TrRankMoves;

/* Of two rankings by the same measures; a certainty that is empty knows no intervals. A measure that one
 * ranking left out is not compared. Borrows the rankings. Release with tr_rank_moves_release() in any case.
 */
TrStatus tr_rank_moves_find(const TrCommon *common, const TrEntityChanges *entities,
                            const TrRanking *const rankings[TR_N_EDITIONS],
                            const TrCertainty *const certainties[TR_N_EDITIONS], TrRankMoves *moves,
                            TrError *err);
void tr_rank_moves_release(TrRankMoves *moves);
const char *tr_verdict_words(TrMoveVerdict verdict);

#endif
