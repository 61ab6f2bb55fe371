/* SPDX-License-Identifier: GPL-2.0-or-later */
/* The last step of matching claims: the least different of those that differ in two or three cells. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "editions/claim_matching.h"

enum { LARGEST_LOT = 4096, MOST_CELLS = 3 };

typedef struct {
    uint32_t claims[TR_N_EDITIONS];
    uint8_t n_different;
} Offer;

/* Two claims, each of either edition, by all their cells. */
static int compare_rows(const TrMatching *it, TrEdition e, uint32_t a, TrEdition f, uint32_t b)
{
    int order = 0;
    for (size_t i = 0; order == 0 && i < it->changes->n_columns; i++)
        if (tr_matching_cell(it, e, a, i) != tr_matching_cell(it, f, b, i))
            order = strcmp(tr_matching_text(it, e, a, i), tr_matching_text(it, f, b, i));
    return order;
}

/* The least different first; then by what they say, the smaller of the two rows first: so which edition is
 * the older does not matter. */
static int by_difference(const void *a, const void *b, void *context)
{
    const TrMatching *it = context;
    const Offer *offers[] = {a, b};
    TrEdition low[2];
    int order = (int)offers[0]->n_different - (int)offers[1]->n_different;
    for (int i = 0; i < 2; i++)
        low[i] = compare_rows(it, TR_OLD, offers[i]->claims[TR_OLD], TR_NEW, offers[i]->claims[TR_NEW]) <= 0
                     ? TR_OLD
                     : TR_NEW;
    if (order == 0)
        order = compare_rows(it, low[0], offers[0]->claims[low[0]], low[1], offers[1]->claims[low[1]]);
    if (order == 0)
        order = compare_rows(it, TR_OTHER(low[0]), offers[0]->claims[TR_OTHER(low[0])], TR_OTHER(low[1]),
                             offers[1]->claims[TR_OTHER(low[1])]);
    return order;
}

static TrStatus have_same_essence(const TrMatching *it, uint32_t old, uint32_t new_one, bool *same,
                                  TrError *err)
{
    TrStatus st = TR_OK;
    *same = true;
    for (size_t i = 0; i < TR_N_ESSENCE && *same; i++) {
        uint32_t cells[] = {
            tr_table_cell(&tr_matching_input(it, TR_OLD)->tables[TR_CLAIMS], old, tr_essence[i]),
            tr_table_cell(&tr_matching_input(it, TR_NEW)->tables[TR_CLAIMS], new_one, tr_essence[i])};
        uint32_t keys[TR_N_EDITIONS];
        for (int edition = 0; edition < TR_N_EDITIONS; edition++)
            TR_TRY(tr_common_key(it->common, (TrEdition)edition, cells[edition], &keys[edition], err));
        *same = keys[TR_OLD] == keys[TR_NEW];
    }
out:
    return st;
}

TrStatus tr_matching_pair_nearest(TrMatching *it, TrLot *lot, TrError *err)
{
    Offer *offers = NULL;
    size_t n = 0;
    bool same;
    TrStatus st = TR_OK;
    if (lot->n[TR_OLD] * lot->n[TR_NEW] > LARGEST_LOT)
        return TR_OK;
    TR_TRY(TR_ARRAY(offers, lot->n[TR_OLD] * lot->n[TR_NEW], err));
    for (size_t i = 0; i < lot->n[TR_OLD]; i++)
        for (size_t k = 0; k < lot->n[TR_NEW]; k++) {
            Offer offer = {.claims = {lot->of[TR_OLD][i], lot->of[TR_NEW][k]}};
            size_t n_different =
                tr_matching_count(it, offer.claims[TR_OLD], offer.claims[TR_NEW], MOST_CELLS);
            offer.n_different = (uint8_t)n_different;
            TR_TRY(have_same_essence(it, offer.claims[TR_OLD], offer.claims[TR_NEW], &same, err));
            if (same && n_different <= MOST_CELLS &&
                !tr_matching_other_ids(it, offer.claims[TR_OLD], offer.claims[TR_NEW]))
                offers[n++] = offer;
        }
    if (n > 1)
        qsort_r(offers, n, sizeof *offers, by_difference, it);
    for (size_t i = 0; i < n; i++)
        if (tr_matching_is_left(it, TR_OLD, offers[i].claims[TR_OLD]) &&
            tr_matching_is_left(it, TR_NEW, offers[i].claims[TR_NEW]))
            tr_matching_pair(it, offers[i].claims[TR_OLD], offers[i].claims[TR_NEW]);
out:
    tr_free(offers);
    return st;
}
