/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The simple graph: which ties count, and how strong each pair is. */
#include <string.h>

#include "base/memory.h"
#include "network/strength.h"
#include "network/ties.h"

/* ---- standing status ---- */

/* The status of the latest dated claim; of several as late, and where none is dated, the weakest. */
static TrClaimStatus standing_status(const TrNetwork *network, const TrTie *tie)
{
    const TrInput *input = network->input;
    TrClaimStatus standing = TR_REPORTED;
    int64_t latest = INT64_MIN;
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        uint32_t claim = network->tie_claims[tie->first_claim + i];
        TrClaimStatus status = tr_claim_status(input, claim);
        char problem[200];
        TrDate date;
        const char *text = tr_input_cell(input, TR_CLAIMS, claim, TR_DATE);
        int64_t day = *text != '\0' && tr_date_parse(text, &date, problem, sizeof problem)
                          ? tr_date_latest(date)
                          : INT64_MIN;
        if (i > 0 && day < latest)
            continue;
        if (i == 0 || day > latest || tr_status_info(status)->weight < tr_status_info(standing)->weight)
            standing = status;
        latest = day;
    }
    return standing;
}

static void settle_ties(TrNetwork *network)
{
    bool has_statuses = network->input->tables[TR_CLAIMS].columns[TR_STATUS].cells != NULL;
    for (size_t i = 0; i < network->n_ties; i++) {
        TrTie *tie = &network->ties[i];
        TrClaimStatus standing =
            has_statuses && tie->n_claims > 0 ? standing_status(network, tie) : TR_REPORTED;
        tie->standing = (uint8_t)standing;
        tie->counted = tie->layer != TR_LAYER_PART_OF && tie->n_claims > 0 &&
                       (network->weave.count_all || !tr_status_clears(standing));
    }
}

/* ---- pairs ---- */

static bool same_pair(const TrTie *x, const TrTie *y)
{
    return (x->a == y->a && x->b == y->b) || (x->a == y->b && x->b == y->a);
}

/* The pair of ties[from ..]; false if none of them counts. */
static bool make_pair(const TrNetwork *network, size_t from, TrPair *pair)
{
    const TrTie *ties = network->ties;
    bool counted = false;
    *pair = (TrPair){.a = ties[from].a < ties[from].b ? ties[from].a : ties[from].b,
                     .b = ties[from].a < ties[from].b ? ties[from].b : ties[from].a,
                     .first_tie = (uint32_t)from};
    for (size_t i = from; i < network->n_ties && same_pair(&ties[i], &ties[from]); i++) {
        pair->n_ties++;
        counted = counted || ties[i].counted;
    }
    return counted && pair->a != pair->b;
}

TrStatus tr_pairs_make(TrNetwork *network, TrError *err)
{
    TrStrengths strengths = {0};
    TrPair pair;
    TrStatus st = TR_OK;
    settle_ties(network);
    TR_TRY(tr_strengths_begin(&strengths, network, err));
    TR_TRY(TR_ARRAY(network->pairs, network->n_ties, err));
    for (size_t from = 0; from < network->n_ties; from += pair.n_ties) {
        if (!make_pair(network, from, &pair))
            continue;
        pair.strength = tr_strength_of_ties(&strengths, pair.first_tie, pair.n_ties, true);
        if (pair.strength > 0) /* confidence 0 leaves no tie */
            network->pairs[network->n_pairs++] = pair;
    }
out:
    tr_strengths_release(&strengths);
    return st;
}
