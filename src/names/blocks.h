/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Which pairs of many names are worth comparing: names that share a block. Each name stands in a few dozen
 * blocks. All words of the shorter name must have a partner: so names of three words or more meet by three
 * words, two by the consonants they sound of and one by those, its beginning, its end, its initial or a
 * nickname; names of two words meet others by two; acronyms, bynames and words joined by their own. A large
 * block is gone through in its order, each name against the next hundred or so, and the whole stays near
 * linear.
 *
 * Blocking and the sorted neighbourhood after Hernández & Stolfo (1995) and Christen, "Data Matching" (2012).
 */
#ifndef TR_NAMES_BLOCKS_H
#define TR_NAMES_BLOCKS_H

#include "names/compare.h"

typedef struct {
    uint64_t *keys;
    uint32_t
        *names; /* beside its key: the name's number, TR_BLOCK_SPECIAL if it is an initial, a byname, an */
    size_t n, keys_room, names_room; /* acronym or words joined, which is compared with the others only */
} TrBlocks;

enum { TR_BLOCK_PLAIN, TR_BLOCK_MIXED }; /* lowest bit of a key: whether only special names meet others */
#define TR_BLOCK_SPECIAL UINT32_C(0x80000000)

/* All keys of the n names, sorted. Release with tr_blocks_release(), also after a failure. */
TrStatus tr_blocks_make(TrBlocks *blocks, const TrComparer *comparer, const TrNameForm *forms, size_t n,
                        TrError *err);
void tr_blocks_release(TrBlocks *blocks);

typedef struct {
    uint32_t a, b; /* numbers of names, a < b */
    float score;
} TrCandidate;

/* All pairs of the n names that reach TR_ASK_FROM, as far as blocks find them, in order of (a, b), the same
 * for any number of threads. Names that are near each other in order of text should have near numbers. The
 * caller frees *candidates. TR_BAD_INPUT as soon as more than `most` are found, a pair that two parts of the
 * blocks find counted twice. */
TrStatus tr_candidates_find(const TrComparer *comparer, const TrNameForm *forms, size_t n, size_t most,
                            size_t n_threads, TrCandidate **candidates, size_t *n_candidates, TrError *err);

#endif
