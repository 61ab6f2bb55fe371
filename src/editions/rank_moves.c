/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "editions/rank_moves.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

const char *tr_verdict_words(TrMoveVerdict verdict)
{
    static const char *const words[TR_N_VERDICTS] = {"within the interval", "beyond the interval",
                                                     "no interval"};
    return words[verdict];
}

/* The interval of a node's rank; 0, 0 where it was not computed. Sampled scores leave ranks open too. */
static void find_interval(const TrRankedMeasure *ranked, const TrCertainty *certainty, uint32_t node,
                          uint32_t *low, uint32_t *high)
{
    *low = *high = 0;
    for (size_t i = 0; i < certainty->n; i++) {
        const TrSureMeasure *sure = &certainty->measures[i];
        uint32_t place;
        if (sure->state != TR_SURE_DONE || sure->ranked != ranked ||
            (place = sure->place_of[node]) == TR_NO_ID)
            continue;
        *low = sure->interval.low[place];
        *high = sure->interval.high[place];
    }
    if (*low > 0 && ranked->n_samples > 0) {
        *low = ranked->best[node] < *low ? ranked->best[node] : *low;
        *high = ranked->worst[node] > *high ? ranked->worst[node] : *high;
    }
}

/* A rank lower than the other edition has is its lowest. */
static TrMoveVerdict judge(const TrRankMove *move, const TrRankedMeasure *const ranked[TR_N_EDITIONS])
{
    bool within = true;
    for (int edition = 0; edition < TR_N_EDITIONS; edition++) {
        uint32_t other = move->ranks[TR_OTHER(edition)], lowest = (uint32_t)ranked[edition]->n_ranked;
        other = other > lowest ? lowest : other;
        if (move->low[edition] == 0)
            return TR_MOVE_UNKNOWN;
        within = within && move->low[edition] <= other && other <= move->high[edition];
    }
    return within ? TR_MOVE_WITHIN : TR_MOVE_BEYOND;
}

typedef struct {
    const TrCommon *common;
} Ordering;

static int by_news(const void *a, const void *b, void *context)
{
    static const int order_of[TR_N_VERDICTS] = {2, 0, 1};
    const TrRankMove *moves[] = {a, b};
    const Ordering *it = context;
    uint64_t product[2];
    uint32_t least[2], most[2];
    if (moves[0]->measure != moves[1]->measure)
        return moves[0]->measure < moves[1]->measure ? -1 : 1;
    if (moves[0]->verdict != moves[1]->verdict)
        return order_of[moves[0]->verdict] - order_of[moves[1]->verdict];
    for (int i = 0; i < 2; i++) {
        const uint32_t *ranks = moves[i]->ranks;
        least[i] = ranks[TR_OLD] < ranks[TR_NEW] ? ranks[TR_OLD] : ranks[TR_NEW];
        most[i] = ranks[TR_OLD] < ranks[TR_NEW] ? ranks[TR_NEW] : ranks[TR_OLD];
    }
    product[0] = (uint64_t)most[0] * least[1]; /* most[0] / least[0] against most[1] / least[1] */
    product[1] = (uint64_t)most[1] * least[0];
    if (product[0] != product[1])
        return product[0] > product[1] ? -1 : 1;
    return strcmp(tr_edition_name(it->common, TR_NEW, moves[0]->entity),
                  tr_edition_name(it->common, TR_NEW, moves[1]->entity));
}

TrStatus tr_rank_moves_find(const TrCommon *common, const TrEntityChanges *entities,
                            const TrRanking *const rankings[TR_N_EDITIONS],
                            const TrCertainty *const certainties[TR_N_EDITIONS], TrRankMoves *moves,
                            TrError *err)
{
    const TrNetwork *networks[] = {common->networks[TR_OLD], common->networks[TR_NEW]};
    TrStatus st = TR_OK;
    moves->rankings[TR_OLD] = rankings[TR_OLD];
    moves->rankings[TR_NEW] = rankings[TR_NEW];
    for (size_t m = 0; m < rankings[TR_NEW]->n; m++) {
        const TrRankedMeasure *ranked[] = {&rankings[TR_OLD]->measures[m], &rankings[TR_NEW]->measures[m]};
        for (uint32_t i = 0;
             ranked[TR_OLD]->ranks != NULL && ranked[TR_NEW]->ranks != NULL && i < networks[TR_NEW]->n_nodes;
             i++) {
            uint32_t entity = networks[TR_NEW]->nodes[i].entity, old = entities->partner[TR_NEW][entity];
            uint32_t nodes[] = {old == TR_NO_ID ? TR_NO_ID : networks[TR_OLD]->node_of[old], i};
            TrRankMove move = {.measure = m, .entity = entity};
            if (nodes[TR_OLD] == TR_NO_ID || ranked[TR_OLD]->ranks[nodes[TR_OLD]] == 0 ||
                ranked[TR_NEW]->ranks[i] == 0)
                continue;
            moves->n_ranked_in_both += m == 0;
            for (int edition = 0; edition < TR_N_EDITIONS; edition++)
                move.ranks[edition] = ranked[edition]->ranks[nodes[edition]];
            if (move.ranks[TR_OLD] == move.ranks[TR_NEW])
                continue;
            for (int edition = 0; edition < TR_N_EDITIONS; edition++)
                find_interval(ranked[edition], certainties[edition], nodes[edition], &move.low[edition],
                              &move.high[edition]);
            move.verdict = judge(&move, ranked);
            TR_TRY(TR_GROW(moves->moves, moves->room, moves->n + 1, err));
            moves->moves[moves->n++] = move;
        }
    }
    if (moves->n > 1)
        qsort_r(moves->moves, moves->n, sizeof *moves->moves, by_news, &(Ordering){common});
out:
    return st;
}

void tr_rank_moves_release(TrRankMoves *moves)
{
    tr_free(moves->moves);
    *moves = (TrRankMoves){.moves = NULL};
}
