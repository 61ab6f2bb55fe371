/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Rows that say the same as an earlier one, on whatever rank: the hash of each is sent to the rank that the
 * hash itself chooses, which meets them in the order of the file. */
#include "base/memory.h"
#include "shuffle.h"

/* Where the hash stands, or would, in a table of 2^bits slots of places in `hashes`, plus one. */
static size_t slot_of(const uint32_t *table, unsigned bits, const Hash *hashes, Hash hash)
{
    size_t mask = ((size_t)1 << bits) - 1, slot = hash.low & mask;
    while (table[slot] != 0 &&
           (hashes[table[slot] - 1].low != hash.low || hashes[table[slot] - 1].high != hash.high))
        slot = (slot + 1) & mask;
    return slot;
}

static TrStatus mark_doubles(const Hash *hashes, size_t n, unsigned char *doubled, TrError *err)
{
    uint32_t *table = NULL;
    unsigned bits = 4;
    TrStatus st = TR_OK;
    while (((size_t)1 << bits) < 2 * n)
        bits++;
    TR_TRY(TR_ARRAY(table, (size_t)1 << bits, err));
    for (size_t i = 0; i < n; i++) {
        size_t slot = slot_of(table, bits, hashes, hashes[i]);
        doubled[i] = table[slot] != 0;
        if (table[slot] == 0)
            table[slot] = (uint32_t)i + 1;
    }
out:
    tr_free(table);
    return st;
}

TrStatus rows_drop_doubles(const Team *team, Rows *rows, TrError *err)
{
    Shuffle shuffle = {0};
    Hash *sent = NULL, *met = NULL;
    unsigned char *doubled = NULL, *answers = NULL;
    size_t n = 0;
    TrStatus st = shuffle_begin(&shuffle, team, err);
    for (size_t i = 0; st == TR_OK && i < rows->n; i++)
        shuffle_expect(&shuffle, owner_of_block(team, rows->hashes[i].high >> (64 - BLOCK_BITS)), 1);
    TR_TRY(shuffle_place(&shuffle, team, st, err));
    st = TR_ARRAY(sent, rows->n, err);
    for (size_t i = 0; st == TR_OK && i < rows->n; i++)
        sent[shuffle_next(&shuffle, owner_of_block(team, rows->hashes[i].high >> (64 - BLOCK_BITS)), 1)] =
            rows->hashes[i];
    if (st == TR_OK)
        st = TR_ARRAY(met, shuffle.n_met, err);
    TR_TRY(agree(team, st, err));
    shuffle_send(&shuffle, sent, met, sizeof *sent);
    tr_free(sent);
    sent = NULL;
    st = TR_ARRAY(doubled, shuffle.n_met, err);
    if (st == TR_OK)
        st = mark_doubles(met, shuffle.n_met, doubled, err);
    if (st == TR_OK)
        st = TR_ARRAY(answers, rows->n, err);
    TR_TRY(agree(team, st, err));
    shuffle_answer(&shuffle, doubled, answers, 1);
    shuffle_again(&shuffle);
    for (size_t i = 0; i < rows->n; i++) {
        int owner = owner_of_block(team, rows->hashes[i].high >> (64 - BLOCK_BITS));
        if (answers[shuffle_next(&shuffle, owner, 1)])
            rows->doubled++;
        else
            rows->rows[n++] = rows->rows[i];
    }
    rows->n = n;
    tr_free(rows->hashes);
    rows->hashes = NULL;
out:
    shuffle_release(&shuffle);
    tr_free(sent);
    tr_free(met);
    tr_free(doubled);
    tr_free(answers);
    return st;
}
