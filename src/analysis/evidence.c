/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "analysis/evidence.h"

#include "base/memory.h"

TrStatus tr_evidencing_begin(TrEvidencing *it, const TrNetwork *network, TrError *err)
{
    TrStatus st = TR_OK;
    *it = (TrEvidencing){.network = network};
    TR_TRY(TR_ARRAY(it->claim_seen, network->input->tables[TR_CLAIMS].n, err));
    TR_TRY(TR_ARRAY(it->answer_seen, network->input->tables[TR_CLAIMS].n, err));
    TR_TRY(TR_ARRAY(it->origin_seen, network->origins.n, err));
out:
    if (st != TR_OK)
        tr_evidencing_end(it);
    return st;
}

void tr_evidencing_end(TrEvidencing *it)
{
    tr_free(it->claim_seen);
    tr_free(it->answer_seen);
    tr_free(it->origin_seen);
    *it = (TrEvidencing){0};
}

/* Whether this is the first time under the present mark. */
static bool first_time(uint32_t *seen, uint32_t i, uint32_t mark)
{
    bool first = seen[i] != mark;
    seen[i] = mark;
    return first;
}

static void count_claim(TrEvidencing *it, uint32_t claim, TrEvidence *evidence)
{
    const TrNetwork *network = it->network;
    double confidence = tr_claim_number(network->input, claim, TR_CONFIDENCE, 1);
    size_t first, n;
    if (!first_time(it->claim_seen, claim, it->mark))
        return;
    if (evidence->n_claims++ == 0)
        evidence->claim = claim;
    evidence->n_origins += first_time(it->origin_seen, network->origins.origin_of[claim], it->mark);
    if (confidence > evidence->confidence)
        evidence->confidence = confidence;
    n = tr_answers_to(network, claim, &first);
    for (size_t i = first; i < first + n; i++)
        evidence->n_against += first_time(it->answer_seen, network->against[2 * i + 1], it->mark);
}

TrEvidence tr_evidence_of(TrEvidencing *it, const TrPair *pair)
{
    const TrNetwork *network = it->network;
    TrEvidence evidence = {.claim = TR_NO_ID, .status = TR_RETRACTED};
    it->mark++;
    for (uint32_t t = pair->first_tie; t < pair->first_tie + pair->n_ties; t++) {
        const TrTie *tie = &network->ties[t];
        if (!tie->counted)
            continue;
        if (tr_status_info(tie->standing)->weight > tr_status_info(evidence.status)->weight)
            evidence.status = tie->standing;
        for (uint32_t i = 0; i < tie->n_claims; i++)
            count_claim(it, network->tie_claims[tie->first_claim + i], &evidence);
    }
    return evidence;
}

static int compare(double a, double b)
{
    return (a > b) - (a < b);
}

int tr_evidence_compare(const TrEvidence *a, const TrEvidence *b)
{
    int order = compare(a->n_origins, b->n_origins);
    if (order == 0)
        order = compare(tr_status_info(a->status)->weight, tr_status_info(b->status)->weight);
    if (order == 0)
        order = compare(a->confidence, b->confidence);
    if (order == 0)
        order = compare(b->n_against, a->n_against);
    return order;
}
