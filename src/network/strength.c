/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "network/strength.h"

#include "base/memory.h"

TrStatus tr_strengths_begin(TrStrengths *strengths, const TrNetwork *network, TrError *err)
{
    TrStatus st = TR_OK;
    *strengths = (TrStrengths){.network = network};
    TR_TRY(TR_ARRAY(strengths->seen_in, network->origins.n, err));
    TR_TRY(TR_ARRAY(strengths->doubt, network->origins.n, err));
    TR_TRY(TR_ARRAY(strengths->origins, network->origins.n, err));
out:
    if (st != TR_OK)
        tr_strengths_release(strengths);
    return st;
}

/* How many origins; what each origin's highest confidence leaves in doubt. */
static double origins_or_confidence(TrStrengths *s, const TrTie *ties, size_t n_ties, bool only_counted)
{
    const TrNetwork *network = s->network;
    bool confidence = network->weave.weights == TR_WEIGHT_CONFIDENCE;
    double all_doubt = 1;
    size_t n = 0;
    s->call++;
    for (size_t t = 0; t < n_ties; t++) {
        for (uint32_t i = 0; (ties[t].counted || !only_counted) && i < ties[t].n_claims; i++) {
            uint32_t claim = network->tie_claims[ties[t].first_claim + i];
            uint32_t origin = network->origins.origin_of[claim];
            double doubt = confidence ? 1 - tr_claim_number(network->input, claim, TR_CONFIDENCE, 1) : 0;
            if (s->seen_in[origin] != s->call) {
                s->seen_in[origin] = s->call;
                s->origins[n++] = origin;
                s->doubt[origin] = doubt;
            } else if (doubt < s->doubt[origin]) {
                s->doubt[origin] = doubt;
            }
        }
    }
    for (size_t i = 0; i < n; i++)
        all_doubt *= s->doubt[s->origins[i]];
    return confidence ? 1 - all_doubt : (double)n;
}

/* Sum over the claims of 1, or of their weight. A claim that makes two of the ties (an affiliation and an
 * action) says something twice, and counts for each. */
static double claims_or_weight(const TrNetwork *network, const TrTie *ties, size_t n_ties, bool only_counted)
{
    double sum = 0;
    for (size_t t = 0; t < n_ties; t++)
        for (uint32_t i = 0; (ties[t].counted || !only_counted) && i < ties[t].n_claims; i++)
            sum += network->weave.weights == TR_WEIGHT_CLAIMS
                       ? 1
                       : tr_claim_number(network->input, network->tie_claims[ties[t].first_claim + i],
                                         TR_WEIGHT, 1);
    return sum;
}

double tr_strength_of_ties(TrStrengths *strengths, size_t first_tie, size_t n_ties, bool only_counted)
{
    const TrTie *ties = strengths->network->ties + first_tie;
    switch (strengths->network->weave.weights) {
    case TR_WEIGHT_NONE:
        return 1;
    case TR_WEIGHT_CLAIMS:
    case TR_WEIGHT_WEIGHT:
        return claims_or_weight(strengths->network, ties, n_ties, only_counted);
    case TR_WEIGHT_ORIGINS:
    case TR_WEIGHT_CONFIDENCE:
        break;
    }
    return origins_or_confidence(strengths, ties, n_ties, only_counted);
}

double tr_tie_strength(TrStrengths *strengths, size_t tie)
{
    const TrNetwork *network = strengths->network;
    if (network->weave.mode != TR_MODE_TIES)
        return network->pairs[tie].strength; /* each tie of a projection is a pair */
    return tr_strength_of_ties(strengths, tie, 1, false);
}

void tr_strengths_release(TrStrengths *strengths)
{
    tr_free(strengths->seen_in);
    tr_free(strengths->doubt);
    tr_free(strengths->origins);
    *strengths = (TrStrengths){0};
}
