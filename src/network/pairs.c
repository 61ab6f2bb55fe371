/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The simple graph: which ties count, and how strong each pair is. */
#include <string.h>

#include "base/memory.h"
#include "base/parallel.h"
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

static void settle_ties(TrNetwork *network, size_t from, size_t end)
{
    bool has_statuses = network->input->tables[TR_CLAIMS].columns[TR_STATUS].cells != NULL;
    for (size_t i = from; i < end; i++) {
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

/* ---- in blocks ---- */

enum { TIES_IN_A_BLOCK = 65536 };

typedef struct {
    size_t first_pair, n; /* where its pairs go, and how many there are */
} Block;

typedef struct {
    TrNetwork *network;
    TrStrengths strengths;
    Block *blocks;
    size_t n_blocks;
} Making;

/* A block begins with the first pair that begins in it. */
static size_t start_of_block(const TrNetwork *network, size_t block)
{
    size_t at = block * TIES_IN_A_BLOCK;
    while (at > 0 && at < network->n_ties && same_pair(&network->ties[at], &network->ties[at - 1]))
        at++;
    return at < network->n_ties ? at : network->n_ties;
}

static void count_block(void *context, size_t block)
{
    const Making *making = context;
    size_t from = start_of_block(making->network, block), end = start_of_block(making->network, block + 1);
    TrPair pair;
    settle_ties(making->network, from, end);
    for (; from < end; from += pair.n_ties)
        making->blocks[block].n += make_pair(making->network, from, &pair);
}

static void fill_block(void *context, size_t at)
{
    Making *making = context;
    TrNetwork *network = making->network;
    Block *block = &making->blocks[at];
    size_t end = start_of_block(network, at + 1);
    TrPair pair;
    block->n = 0;
    for (size_t from = start_of_block(network, at); from < end; from += pair.n_ties) {
        if (!make_pair(network, from, &pair))
            continue;
        pair.strength = tr_strength_of_ties(&making->strengths, pair.first_tie, pair.n_ties, true);
        if (pair.strength > 0) /* confidence 0 leaves no tie */
            network->pairs[block->first_pair + block->n++] = pair;
    }
}

/* Where the pairs of each block go, and how many there are. */
static size_t place_blocks(const Making *making)
{
    size_t n = 0;
    for (size_t i = 0; i < making->n_blocks; i++) {
        making->blocks[i].first_pair = n;
        n += making->blocks[i].n;
    }
    return n;
}

/* Move the pairs to where no ties without strength are between them. */
static void close_gaps(const Making *making)
{
    TrNetwork *network = making->network;
    for (size_t i = 0; i < making->n_blocks; i++) {
        const Block *block = &making->blocks[i];
        if (network->n_pairs < block->first_pair)
            memmove(network->pairs + network->n_pairs, network->pairs + block->first_pair,
                    block->n * sizeof *network->pairs);
        network->n_pairs += block->n;
    }
}

TrStatus tr_pairs_make(TrNetwork *network, TrError *err)
{
    const TrWeave *weave = &network->weave;
    Making making = {.network = network, .n_blocks = network->n_ties / TIES_IN_A_BLOCK + 1};
    /* origins are marked as they are counted, in one table */
    bool by_origin = weave->weights == TR_WEIGHT_ORIGINS || weave->weights == TR_WEIGHT_CONFIDENCE;
    TrStatus st = TR_OK;
    TR_TRY(tr_strengths_begin(&making.strengths, network, err));
    TR_TRY(TR_ARRAY(making.blocks, making.n_blocks, err));
    tr_parallel(making.n_blocks, weave->n_threads, count_block, &making);
    TR_TRY(TR_ARRAY(network->pairs, place_blocks(&making), err));
    tr_parallel(making.n_blocks, by_origin ? 1 : weave->n_threads, fill_block, &making);
    close_gaps(&making);
out:
    tr_strengths_release(&making.strengths);
    tr_free(making.blocks);
    return st;
}
