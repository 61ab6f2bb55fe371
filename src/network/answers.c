/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What denials and corrections answer: the claim that `about` names; without it, claims of the same two
 * parties with the same folded action, or role where the denial has no action. */
#include <string.h>

#include "base/fold.h"
#include "base/memory.h"
#include "base/sort.h"
#include "network/ties.h"

typedef struct {
    TrNetwork *network;
    TrFolder folder, other;
    size_t room; /* of network->against, in numbers */
    bool indexed;
    uint64_t *keys;   /* pairs of parties, sorted */
    uint32_t *claims; /* and the claims that name them */
    size_t n_keys;
} Answering;

static TrStatus add_answer(Answering *answering, uint32_t answered, uint32_t answer, TrError *err)
{
    TrNetwork *network = answering->network;
    TrStatus st = TR_OK;
    TR_TRY(TR_GROW(network->against, answering->room, 2 * network->n_against + 2, err));
    network->against[2 * network->n_against] = answered;
    network->against[2 * network->n_against + 1] = answer;
    network->n_against++;
out:
    return st;
}

/* The entity, whether or not it has a node: see --without. */
static uint32_t party_in(const TrNetwork *network, uint32_t claim, TrClaimColumn column)
{
    uint32_t cell = tr_table_cell(&network->input->tables[TR_CLAIMS], claim, column);
    return cell == 0 ? TR_NO_ID : tr_names_entity(&network->names, cell);
}

static uint64_t pair_key(uint32_t a, uint32_t b)
{
    return a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
}

static uint32_t actor_of(const TrNetwork *network, uint32_t claim)
{
    uint32_t person = party_in(network, claim, TR_PERSON);
    return person != TR_NO_ID ? person : party_in(network, claim, TR_ORGANIZATION);
}

/* Every claim that takes part and is no denial, by its parties: actor and target, person and organization.
 * From the claims rather than from ties, as events and --sign make other ties or none. */
static TrStatus index_claims(Answering *answering, TrError *err)
{
    const TrNetwork *network = answering->network;
    const TrTable *claims = &network->input->tables[TR_CLAIMS];
    TrStatus st = TR_OK;
    TR_TRY(TR_ARRAY(answering->keys, 2 * claims->n, err));
    TR_TRY(TR_ARRAY(answering->claims, 2 * claims->n, err));
    for (uint32_t i = 0; i < claims->n; i++) {
        uint32_t ends[2][2];
        if (!network->takes_part[i] || tr_claim_stance(network->input, i) == TR_DENIES)
            continue;
        ends[0][0] = actor_of(network, i);
        ends[0][1] = party_in(network, i, TR_TARGET);
        ends[1][0] = party_in(network, i, TR_PERSON);
        ends[1][1] = party_in(network, i, TR_ORGANIZATION);
        for (int k = 0; k < 2; k++) {
            if (ends[k][0] == TR_NO_ID || ends[k][1] == TR_NO_ID)
                continue;
            answering->keys[answering->n_keys] = pair_key(ends[k][0], ends[k][1]);
            answering->claims[answering->n_keys++] = i;
        }
    }
    TR_TRY(tr_sort_keys(answering->keys, answering->claims, answering->n_keys, err));
    answering->indexed = true;
out:
    return st;
}

/* Where the claims of this pair begin in the index. */
static size_t first_of_pair(const Answering *answering, uint64_t wanted)
{
    size_t from = 0, to = answering->n_keys;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (answering->keys[middle] < wanted)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static TrStatus same_words(Answering *answering, uint32_t a, uint32_t b, TrClaimColumn column, bool *same,
                           TrError *err)
{
    const char *x = tr_input_cell(answering->network->input, TR_CLAIMS, a, column);
    const char *y = tr_input_cell(answering->network->input, TR_CLAIMS, b, column);
    TrStatus st = TR_OK;
    TR_TRY(tr_fold(&answering->folder, x, strlen(x), err));
    TR_TRY(tr_fold(&answering->other, y, strlen(y), err));
    *same = strcmp(answering->folder.key, answering->other.key) == 0;
out:
    return st;
}

/* Answer every claim of the parties a and b that says what `denial` denies. */
static TrStatus answer_between(Answering *answering, uint32_t denial, uint32_t a, uint32_t b, bool *found,
                               TrError *err)
{
    const TrNetwork *network = answering->network;
    bool has_action = tr_table_cell(&network->input->tables[TR_CLAIMS], denial, TR_ACTION) != 0;
    TrStatus st = TR_OK;
    if (a == TR_NO_ID || b == TR_NO_ID)
        return TR_OK;
    if (!answering->indexed)
        TR_TRY(index_claims(answering, err));
    for (size_t i = first_of_pair(answering, pair_key(a, b));
         i < answering->n_keys && answering->keys[i] == pair_key(a, b); i++) {
        bool same;
        TR_TRY(same_words(answering, denial, answering->claims[i], has_action ? TR_ACTION : TR_ROLE, &same,
                          err));
        if (same && answering->claims[i] != denial) {
            TR_TRY(add_answer(answering, answering->claims[i], denial, err));
            *found = true;
        }
    }
out:
    return st;
}

static TrStatus answer_by_parties(Answering *answering, uint32_t denial, bool *found, TrError *err)
{
    const TrNetwork *network = answering->network;
    uint32_t target = party_in(network, denial, TR_TARGET);
    if (target != TR_NO_ID)
        return answer_between(answering, denial, actor_of(network, denial), target, found, err);
    return answer_between(answering, denial, party_in(network, denial, TR_PERSON),
                          party_in(network, denial, TR_ORGANIZATION), found, err);
}

static TrStatus answer(Answering *answering, uint32_t claim, TrError *err)
{
    TrNetwork *network = answering->network;
    TrInput *input = network->input;
    uint32_t about = tr_table_cell(&input->tables[TR_CLAIMS], claim, TR_ABOUT);
    uint32_t answered = tr_input_row_of_id(input, TR_CLAIMS, about);
    bool found = answered != TR_NO_ID;
    TrStatus st = TR_OK;
    if (found)
        TR_TRY(add_answer(answering, answered, claim, err));
    else if (about == 0)
        TR_TRY(answer_by_parties(answering, claim, &found, err));
    if (!found) {
        network->n_unanswered++;
        if (about == 0)
            TR_TRY(tr_input_warn(input, tr_input_place(input, TR_CLAIMS, claim), err,
                                 "a denial that answers no claim: name the claim_id it denies in about"));
    }
out:
    return st;
}

static TrStatus sort_answers(TrNetwork *network, TrError *err)
{
    uint64_t *keys = NULL;
    uint32_t *unused = NULL;
    TrStatus st = TR_OK;
    size_t n = 0;
    TR_TRY(TR_ARRAY(keys, network->n_against, err));
    TR_TRY(TR_ARRAY(unused, network->n_against, err));
    for (size_t i = 0; i < network->n_against; i++)
        keys[i] = (uint64_t)network->against[2 * i] << 32 | network->against[2 * i + 1];
    TR_TRY(tr_sort_keys(keys, unused, network->n_against, err));
    for (size_t i = 0; i < network->n_against; i++) {
        if (i > 0 && keys[i] == keys[i - 1])
            continue;
        network->against[2 * n] = (uint32_t)(keys[i] >> 32);
        network->against[2 * n + 1] = (uint32_t)keys[i];
        n++;
    }
    network->n_against = n;
out:
    tr_free(keys);
    tr_free(unused);
    return st;
}

size_t tr_answers_to(const TrNetwork *network, uint32_t claim, size_t *first)
{
    size_t from = 0, to = network->n_against, n = 0;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (network->against[2 * middle] < claim)
            from = middle + 1;
        else
            to = middle;
    }
    *first = from;
    while (from + n < network->n_against && network->against[2 * (from + n)] == claim)
        n++;
    return n;
}

/* Answers to any of the tie's claims, each once; seen_in[claim] is the last `mark` it was counted under. */
static uint32_t count_answers(const TrNetwork *network, const TrTie *tie, uint32_t *seen_in, uint32_t mark)
{
    uint32_t n_answers = 0;
    for (uint32_t i = 0; i < tie->n_claims; i++) {
        size_t first, n = tr_answers_to(network, network->tie_claims[tie->first_claim + i], &first);
        for (size_t k = first; k < first + n; k++) {
            uint32_t answer = network->against[2 * k + 1];
            n_answers += seen_in[answer] != mark;
            seen_in[answer] = mark;
        }
    }
    return n_answers;
}

TrStatus tr_answers_make(TrNetwork *network, TrError *err)
{
    Answering answering = {.network = network};
    uint32_t *seen_in = NULL;
    const TrTable *claims = &network->input->tables[TR_CLAIMS];
    TrStatus st = TR_OK;
    if (claims->columns[TR_STANCE].cells == NULL)
        return TR_OK;
    for (uint32_t i = 0; i < claims->n; i++)
        if (tr_claim_stance(network->input, i) != TR_SUPPORTS && network->takes_part[i])
            TR_TRY(answer(&answering, i, err));
    TR_TRY(sort_answers(network, err));
    TR_TRY(TR_ARRAY(seen_in, claims->n, err));
    for (uint32_t t = 0; t < network->n_ties && network->n_against > 0; t++)
        network->ties[t].n_against = count_answers(network, &network->ties[t], seen_in, t + 1);
out:
    tr_free(seen_in);
    tr_folder_release(&answering.folder);
    tr_folder_release(&answering.other);
    tr_free(answering.keys);
    tr_free(answering.claims);
    return st;
}
